/**
 * Everything of `@pupitre/filters`, each module as a namespace. Import a module by its own path to load it alone.
 *
 * @since 0.1.0
 */
export * as FilterBar from "./FilterBar.js"
export * as FilteredThread from "./FilteredThread.js"
export * as FilteredTimeline from "./FilteredTimeline.js"
export * as Kind from "./Kind.js"
