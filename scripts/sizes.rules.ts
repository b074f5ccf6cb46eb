/** The budgets of what a user downloads, in bytes after gzip. Read by the check `sizes`. */

/** A budget over some imports, bundled and minified together. */
export interface Budget {
  /** The id of its row in bench/results/size.json. */
  readonly id: string
  readonly what: string
  /** Bytes after gzip. */
  readonly limit: number
  /** Modules, all of each; or the files whose imports of ours are what is measured, only the names they use. */
  readonly modules?: ReadonlyArray<string>
  readonly usedBy?: ReadonlyArray<string>
  /** Counted apart, not here. */
  readonly external: ReadonlyArray<string>
  /** The best known elsewhere. */
  readonly peer?: { readonly name: string; readonly bytes: number }
}

export const budgets: ReadonlyArray<Budget> = [
  {
    id: "size.reducer",
    what: "a reducer alone, with the whole life of a conversation",
    limit: 3 * 1024,
    modules: ["@pupitre/core/Conversation"],
    external: [],
  },
  {
    id: "size.thread-filters",
    what: "the pure timeline with the filters over it",
    limit: 8 * 1024,
    modules: [
      "@pupitre/core/Timeline",
      "@pupitre/filters/Kind",
      "@pupitre/filters/FilterBar",
      "@pupitre/filters/FilteredTimeline",
    ],
    external: [],
    peer: { name: "matrix-js-sdk's timeline", bytes: 12.4 * 1024 },
  },
  {
    id: "size.collector",
    what: "what a visitor's page loads to report visits, pages and what the site says of the visitor",
    limit: 3 * 1024,
    modules: ["@pupitre/visitor-profile/collector/Collector"],
    external: [],
  },
  {
    id: "size.page-mirror",
    what: "what a visitor's page loads to be seen and driven, without rrweb and without Effect, which its session brings",
    limit: 8 * 1024,
    modules: ["@pupitre/actions/mirror/PageMirror"],
    external: ["@rrweb/record", "effect/*"],
  },
  {
    id: "size.all",
    what: "what the desk's page imports of the packages, with Effect, without React and what adapters bring",
    // 60 KiB is the aim, and was held before the whole vocabulary, its words in two languages, marks and pages came in; all
    // the actions of the pane, the library, the directory and the whole profile brought eight more. The tables of hosts are
    // the server's alone now, which took three away; the whole composer (kept drafts, canned replies, proposed answers,
    // translation, files, splitting) brought eighteen. What would bring it back: the composer's tools fetched when one is
    // first used, words by language, and a smaller decoder than Effect's schemas, which are a third of it.
    limit: 103 * 1024,
    usedBy: ["examples/console/src/desk/**/*.{ts,tsx}"],
    external: [
      "react",
      "react-dom",
      "bowser",
      "countries-and-timezones",
      "@pupitre/visitor-profile/adapter/*",
      "@pupitre/actions/mirror/*",
    ],
    peer: { name: "stream-chat", bytes: 100 * 1024 },
  },
]

/**
 * The most that each package may weigh packed, in bytes. The sources are in it, but of what serves tests alone; so are the
 * declarations that public ones lead to. Transport, with a session, a gateway and two logs, weighed 184 kB with the sources of
 * its simulation and every internal declaration, and 157 without; uploads, aggregates and erasure brought it to 173. Core
 * weighed 190 kB before the composer, which is 60 modules.
 */
export const tarballLimits: Readonly<Record<string, number>> = {
  core: 325_000,
  filters: 42_000,
  actions: 120_000,
  "visitor-profile": 115_000,
  transport: 175_000,
  "react-bindings": 20_000,
}
