/**
 * What the `index.ts` of a package holds: every module of its `src` but those below. Read by the check `barrels`.
 *
 * A module is there as a namespace, `export * as Timeline from "./Timeline.js"`. What is in `internal/`, `testing/` and
 * `collector/` is never there, nor is a module that needs Node or an optional peer, itself or through another module: the
 * index must load in a browser with nothing installed but the package's peers.
 */

/**
 * Modules that are one exported thing, re-exported by its own name instead of as a namespace. So is, without being named
 * here, a module whose own name begins with a small letter: it is one function.
 */
export const plain: ReadonlyArray<string> = ["packages/core/src/command/*", "packages/react-bindings/src/**"]

/** Modules that the index leaves out, beside those that it leaves out by rule. */
export const leftOut: ReadonlyArray<string> = ["packages/core/src/command/guards.ts"]

/** Folders that the index leaves out. */
export const folders: ReadonlyArray<string> = ["internal", "testing", "collector"]
