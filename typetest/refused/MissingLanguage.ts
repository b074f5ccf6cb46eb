/** What a person reads is in both languages, or it does not compile. */
import * as Action from "@pupitre/actions/Action"
import type { Catalogue, Words } from "@pupitre/core/Catalogue"

// refused 2741: Property 'en' is missing
export const label: Words = { fr: "Applaudir" }

// refused 2741: Property 'fr' is missing
export const reasons: Catalogue = { TooLate: { en: "Too late." } }

declare const action: Action.Action
// refused 2741: Property 'en' is missing
export const relabelled: Action.Action = { ...action, label: { fr: "Applaudir" } }
