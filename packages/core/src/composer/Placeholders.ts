/**
 * The places in a text that stand for what is known of the visitor, the agent and the conversation:
 * `{{visitor.name}}`, `{{custom.loyalty_tier|votre fidélité}}`.
 *
 * What stands after the bar is written when nothing is known. Without it the place stays as it is, is named, and stops what
 * would be published: a visitor never reads a placeholder.
 *
 * Two opening braces always begin a place, whatever follows them. One that cannot be read, with a brace within or without
 * its end, is named by itself and never filled. Two closing braces that nothing opened are text.
 *
 * @since 0.1.0
 */
import { make as reason } from "../Reason.js"
import type { DraftStep } from "./DraftStep.js"
import { stop } from "./DraftStep.js"

/** What places stand for, by their names: `visitor.name`, `agent.name`, `custom.…`. A blank value is not known. */
export type Values = Readonly<Record<string, string | undefined>>

/** A place in a text. `from` and `to` in UTF-16 units. */
export interface Place {
  /** What stands for a value, without the white space around it; the whole place where nothing does. */
  readonly name: string
  readonly fallback?: string
  readonly from: number
  readonly to: number
}

/** What rendering came to: every place written, or the names of those that are not known and the text with them in it. */
export type Rendering =
  | { readonly _tag: "Rendered"; readonly text: string }
  | { readonly _tag: "Missing"; readonly text: string; readonly names: ReadonlyArray<string> }

/** The places of a text, in order. */
export const places = (text: string): ReadonlyArray<Place> =>
  Array.from(text.matchAll(pattern), ({ 0: whole, 1: name, 2: fallback, index }) => ({
    name: nameOf(whole, name),
    ...(fallback !== undefined && { fallback }),
    from: index,
    to: index + whole.length,
  }))

/**
 * The text with its places written. Only what no value and no fallback is known for stays.
 *
 * @example
 * ```ts
 * import * as Placeholders from "@pupitre/core/composer/Placeholders"
 *
 * const values = { "visitor.name": "Camille" }
 * Placeholders.render("Bonjour {{visitor.name}} !", values) // => { _tag: "Rendered", text: "Bonjour Camille !" }
 * Placeholders.render("Bonjour {{visitor.title|}}{{visitor.name}}", values).text // => "Bonjour Camille"
 * ```
 */
export const render = (text: string, values: Values): Rendering => {
  const written = text.replaceAll(pattern, (whole, inside: string | undefined, fallback: string | undefined) => {
    const name = nameOf(whole, inside)
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    // A value is not read again for places: what a visitor is called must not become one.
    return value === undefined || value.trim() === "" ? (fallback ?? whole) : value.replace(/[{}]/g, "")
  })
  const names = [...new Set(places(written).map(({ name }) => name))]
  return names.length === 0 ? { _tag: "Rendered", text: written } : { _tag: "Missing", text: written, names }
}

/** A step that stops a text with places in it. */
export const filled: DraftStep = {
  name: "placeholders",
  run: (outgoing) => {
    const names = [...new Set(places(outgoing.text).map(({ name }) => name))]
    return names.length === 0 ? outgoing : stop([reason("PlaceholderMissing", { names: names.join(", ") })])
  },
}

// Either a place that can be read, or whatever else opens: up to its end in the same line, or all of that line.
const pattern = /\{\{(?:([^{}|]*)(?:\|([^{}]*))?\}\}|.*?\}\}+|.*)/g

function nameOf(whole: string, inside: string | undefined): string {
  return inside?.trim() || whole
}
