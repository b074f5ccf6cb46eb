/**
 * Everything of `@pupitre/actions`, each module as a namespace. Import a module by its own path to load it alone.
 *
 * @since 0.1.0
 */
export * as Action from "./Action.js"
export * as ActionReason from "./ActionReason.js"
export * as Catalogue from "./Catalogue.js"
export * as Close from "./Close.js"
export * as ClosingForm from "./ClosingForm.js"
export * as Library from "./Library.js"
export * as Matrix from "./Matrix.js"
export * as SendLink from "./SendLink.js"
