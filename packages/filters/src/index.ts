/**
 * Everything of `@pupitre/filters`, each module as a namespace. Import a module by its own path to load it alone.
 *
 * @since 0.1.0
 */
export * as EntryText from "./EntryText.js"
export * as Filter from "./Filter.js"
export * as FilterBar from "./FilterBar.js"
export * as FilterSchema from "./FilterSchema.js"
export * as FilteredThread from "./FilteredThread.js"
export * as FilteredTimeline from "./FilteredTimeline.js"
export * as FilteredView from "./FilteredView.js"
export * as Kind from "./Kind.js"
export * as Search from "./Search.js"
export * as TextSearch from "./TextSearch.js"
