/**
 * What an agent does on the visitor's page, one step at a time, as it travels beside the conversation.
 *
 * Steps are no facts: they are lost with the connection and never stored. Whether one may be done is
 * `NavigationGuard`'s, asked by the server before it passes a step on and by the visitor's page before it does it.
 *
 * @since 0.1.0
 */
import { SafeUrl } from "@pupitre/core/SafeUrl"
import * as Schema from "effect/Schema"

/** The name of an element of the page, as the visitor's page gave it; not a selector that an agent could choose. */
export const Target = Schema.String.check(Schema.isPattern(/^[A-Za-z0-9_-]{1,64}$/))

const distance = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 10_000_000 }))

/** The page shows another address of the site. */
export const GoTo = Schema.TaggedStruct("GoTo", { url: SafeUrl })
/** The page is moved so far from its top left corner, in CSS pixels. */
export const Scroll = Schema.TaggedStruct("Scroll", { x: distance, y: distance })
/** Something of the page is shown to the visitor. The one step that does nothing. */
export const Highlight = Schema.TaggedStruct("Highlight", { target: Target })
/** Something is clicked. */
export const Click = Schema.TaggedStruct("Click", { target: Target })
/** A field is filled in. */
export const Fill = Schema.TaggedStruct("Fill", {
  target: Target,
  value: Schema.String.check(Schema.isMaxLength(2000)),
})

/** One step on the visitor's page. */
export const NavigationStep = Schema.Union([GoTo, Scroll, Highlight, Click, Fill])
export type NavigationStep = typeof NavigationStep.Type
