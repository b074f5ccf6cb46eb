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
    // the server's alone now, which took three away. What would bring it back: words by language, and a smaller decoder than
    // Effect's schemas, which are a third of it.
    limit: 83 * 1024,
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
 * The most a packed tarball may weigh, in bytes. The sources are in it, with the maps that lead to them: transport, with a
 * session, a gateway, two logs and their simulation, is the heaviest: pages and marks brought it from 148 kB to 167, alarms,
 * blocks and the mirror's lane to 184.
 */
export const tarballLimit = 200_000
