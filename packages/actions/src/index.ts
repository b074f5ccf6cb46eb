/**
 * Everything of `@pupitre/actions`, each module as a namespace. Import a module by its own path to load it alone.
 *
 * @since 0.1.0
 */
export * as Action from "./Action.js"
export * as ActionReason from "./ActionReason.js"
export * as ActionRecord from "./ActionRecord.js"
export * as Block from "./Block.js"
export * as Blocks from "./Blocks.js"
export * as Catalogue from "./Catalogue.js"
export * as CleanPage from "./CleanPage.js"
export * as Close from "./Close.js"
export * as ClosingForm from "./ClosingForm.js"
export * as DirectNavigation from "./DirectNavigation.js"
export * as Directory from "./Directory.js"
export * as Library from "./Library.js"
export * as Matrix from "./Matrix.js"
export * as NavigationGrant from "./NavigationGrant.js"
export * as NavigationGuard from "./NavigationGuard.js"
export * as NavigationStep from "./NavigationStep.js"
export * as OpenCurrentPage from "./OpenCurrentPage.js"
export * as Pane from "./Pane.js"
export * as Problems from "./Problems.js"
export * as ReportProblem from "./ReportProblem.js"
export * as SendLink from "./SendLink.js"
export * as SendOffer from "./SendOffer.js"
export * as Snooze from "./Snooze.js"
export * as Transfer from "./Transfer.js"
