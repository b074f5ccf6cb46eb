/** The budgets of what a user downloads, in bytes after gzip. Read by the check `sizes`. */

/** A budget over some modules, all of each, bundled and minified together. */
export interface Budget {
  /** The id of its row in bench/results/size.json. */
  readonly id: string
  readonly what: string
  /** Bytes after gzip. */
  readonly limit: number
  readonly modules: ReadonlyArray<string>
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
]

/** What a part of the desk's page may bring, in bytes after gzip, beside what is there before it. */
export interface PartBudget {
  /** The id of its row, where it has one. */
  readonly id?: string
  readonly what: string
  /** The packages with Effect, only the names that it uses, without React and what adapters bring. */
  readonly ours: number
  /** All its JavaScript in the built page, React and other libraries too. */
  readonly page: number
}

/**
 * The desk's page as it loads: first the list, with what an agent takes conversations by; then the conversation that is
 * open; the rest when someone turns to it. A part that comes later has its line here, or is `small`.
 *
 * Effect's schemas are 28 KiB of the first, of which 24 are there as soon as one thing is decoded. The aim of 60 KiB is held by
 * the first part alone.
 */
export const desk = {
  page: "examples/console",
  html: "examples/console/index.html",
  first: "examples/console/src/desk/index.tsx",
  /** Comes by itself with the first conversation that is opened. */
  second: "examples/console/src/desk/window/Opened.tsx",
  /** With the first conversation too, where it was left open, as it is at first on a wide screen. */
  third: "examples/console/src/desk/information/Information.tsx",
  /** The row of all three together, beside what does the same. */
  all: { id: "size.all", peer: { name: "stream-chat", bytes: 100 * 1024 } },
  external: [
    "react",
    "react-dom",
    "bowser",
    "countries-and-timezones",
    "eld",
    "file-type",
    "linkify-it",
    "tus-js-client",
    "@rrweb/*",
    "@pupitre/visitor-profile/adapter/*",
  ],
} as const

const KiB = 1024

/** What a visitor loads before they agree to anything, in bytes after gzip: all the JavaScript of a page of the built shop. */
export const shop = { first: "examples/console/src/shop/index.tsx", page: 96 * KiB } as const

/** What a part may bring that has no line of its own. */
export const small: PartBudget = { what: "a small part", ours: 0.5 * KiB, page: 4 * KiB }

/** By the file that the part begins at, or the module of ours that is fetched alone. */
export const parts: Readonly<Record<string, PartBudget>> = {
  "examples/console/src/desk/index.tsx": {
    id: "size.desk",
    what: "the desk, to its list",
    ours: 49.5 * KiB,
    page: 222 * KiB,
  },
  "examples/console/src/desk/window/Opened.tsx": {
    id: "size.window",
    what: "the conversation that is open: thread, filters, composer, actions, profile",
    ours: 66.5 * KiB,
    page: 124 * KiB,
  },
  "examples/console/src/desk/information/Information.tsx": {
    what: "the information pane",
    ours: 1 * KiB,
    page: 28 * KiB,
  },
  "examples/console/src/desk/actions/Dialogs.tsx": { what: "what the actions ask", ours: 1 * KiB, page: 38 * KiB },
  "examples/console/src/desk/information/CustomerRecord.tsx": {
    what: "the customer record",
    ours: 0.5 * KiB,
    page: 8 * KiB,
  },
  "examples/console/src/desk/mirror/MirrorPane.tsx": {
    what: "the visitor's page beside the thread",
    ours: 0.25 * KiB,
    page: 4 * KiB,
  },
  "examples/console/src/desk/composer/Splitting.tsx": {
    what: "a long text in its parts",
    ours: 1 * KiB,
    page: 4 * KiB,
  },
  "@pupitre/core/composer/Splitting": { what: "the parts of a long text", ours: 1 * KiB, page: 2 * KiB },
  "@pupitre/actions/mirror/MirrorScreen": {
    what: "the replay of the visitor's page",
    ours: 4.25 * KiB,
    page: 64 * KiB,
  },
  "examples/console/src/desk/composer/CannedPicker.tsx": {
    what: "all canned replies",
    ours: 0.25 * KiB,
    page: 5 * KiB,
  },
  "examples/console/src/text/EmojiPicker.tsx": { what: "the emoji menu", ours: 1.5 * KiB, page: 5 * KiB },
  "examples/console/src/text/emoji.ts": { what: "emoji by their names", ours: 1.25 * KiB, page: 2 * KiB },
  "examples/console/src/desk/composer/WrittenAnswer.ts": {
    what: "an answer that is written",
    ours: 0.25 * KiB,
    page: 3 * KiB,
  },
  "@pupitre/core/adapter/Links": { what: "links in a text", ours: 0.75 * KiB, page: 6 * KiB },
  "@pupitre/core/adapter/SniffedType": { what: "the type of a file", ours: 0.25 * KiB, page: 22 * KiB },
  "@pupitre/core/adapter/LanguageDetection": { what: "the language of a message", ours: 0.5 * KiB, page: 290 * KiB },
  "@pupitre/core/composer/translator/BuiltIn": {
    what: "the browser's own translator",
    ours: 1.25 * KiB,
    page: 2 * KiB,
  },
  "examples/console/src/desk/composer/KeptFiles.ts": {
    what: "where unsent files are kept, and the words for what is wrong with one",
    ours: 1.75 * KiB,
    page: 5 * KiB,
  },
  "@pupitre/transport/upload/Tus": { what: "uploads", ours: 1.25 * KiB, page: 17 * KiB },
}

/**
 * The most that each package may weigh packed, in bytes: what was built of it, with the declarations that public ones lead to.
 * With its sources core weighed 327 kB and transport 175, of which a third to a half is what nothing ever read.
 */
export const tarballLimits: Readonly<Record<string, number>> = {
  core: 220_000,
  filters: 30_000,
  actions: 80_000,
  "visitor-profile": 80_000,
  transport: 100_000,
  "react-bindings": 15_000,
}
