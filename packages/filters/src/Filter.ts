/**
 * A filter as data: kinds, author, time, text, links and files, and what `and`, `or` and `not` make of them.
 *
 * It says of each entry yes, no, or nothing: the kinds say nothing of what has none (alerts, notes, facts that this
 * version does not know), and no filter says anything of a gap. What no part speaks against shows. So `not` turns yes and
 * no around and leaves the rest, and the laws of sets hold.
 *
 * @since 0.1.0
 */
import type { Entry } from "@pupitre/core/Entry"
import type { AgentId } from "@pupitre/core/Id"
import { question } from "./internal/question.js"
import type { Classification, Kind } from "./Kind.js"
import * as TextSearch from "./TextSearch.js"

/** A filter. Plain data: `FilterSchema` reads it from outside. */
export type Filter = And | Or | Not | Kinds | Author | Time | Text | HasLink | HasFile

/** What all of these let pass; without any, everything. */
export interface And {
  readonly _tag: "And"
  readonly of: ReadonlyArray<Filter>
}

/** What at least one of these lets pass; without any, nothing. */
export interface Or {
  readonly _tag: "Or"
  readonly of: ReadonlyArray<Filter>
}

/** What this does not let pass. */
export interface Not {
  readonly _tag: "Not"
  readonly of: Filter
}

/** What is of at least one of these kinds; without any, everything. Says nothing of what has no kind. */
export interface Kinds {
  readonly _tag: "Kinds"
  readonly kinds: ReadonlyArray<Kind>
}

/** What one side wrote or did, or one agent or bot by its id. */
export interface Author {
  readonly _tag: "Author"
  readonly by: Side | { readonly agentId: AgentId }
}

/** Who can be an author. */
export type Side = "visitor" | "agent" | "bot" | "system"

/** What happened from a moment on, and before another one. Milliseconds; a row that is pending has its device's clock. */
export interface Time {
  readonly _tag: "Time"
  readonly from?: number
  readonly to?: number
}

/** What has all words of this query, whatever their case and accents. */
export interface Text {
  readonly _tag: "Text"
  readonly query: string
}

/** A link or an offer that was sent, a message or note with an address in it. */
export interface HasLink {
  readonly _tag: "HasLink"
}

/** A file that was shared. */
export interface HasFile {
  readonly _tag: "HasFile"
}

/** Everything. */
export const everything: Filter = { _tag: "And", of: [] }

/** What all of these let pass. */
export const and = (...of: ReadonlyArray<Filter>): Filter => ({ _tag: "And", of })

/** What at least one of these lets pass. */
export const or = (...of: ReadonlyArray<Filter>): Filter => ({ _tag: "Or", of })

/** What this does not let pass. */
export const not = (of: Filter): Filter => ({ _tag: "Not", of })

/** What is of at least one of these kinds. */
export const kinds = (...kinds: ReadonlyArray<Kind>): Filter => ({ _tag: "Kinds", kinds })

/** What one side wrote or did, or one agent or bot. */
export const author = (by: Author["by"]): Filter => ({ _tag: "Author", by })

/** What happened at `from` or later, and before `to`; milliseconds. */
export const time = (range: { readonly from?: number; readonly to?: number }): Filter => ({ _tag: "Time", ...range })

/** What has all words of this query. */
export const text = (query: string): Filter => ({ _tag: "Text", query })

/** What has a link. */
export const hasLink: Filter = { _tag: "HasLink" }

/** What is a file. */
export const hasFile: Filter = { _tag: "HasFile" }

/**
 * A filter made ready to ask of many entries.
 *
 * @example
 * ```ts
 * import * as Scenario from "@pupitre/core/testing/Scenario"
 * import * as Filter from "@pupitre/filters/Filter"
 *
 * const { events } = Scenario.make("La lampe Aube ?").agent("Elle est là.").visitor("Et la lampe Brume ?")
 * const filter = Filter.and(Filter.author("visitor"), Filter.text("LAMPE"), Filter.not(Filter.text("brume")))
 * events.filter(Filter.toPredicate(filter)).map((event) => event.seq) // => [3]
 * ```
 */
export const toPredicate = (self: Filter, classification?: Classification): ((entry: Entry) => boolean) => {
  const passes = question(self, classification)
  return (entry) => passes(entry)
}

/** Whether a filter lets an entry pass. {@link toPredicate} is the same for many. */
export const matches = (self: Filter, entry: Entry, classification?: Classification): boolean =>
  toPredicate(self, classification)(entry)

/** The parts of a text as it is shown that a filter's words match; those that it is to be without match nothing. */
export const highlights = (self: Filter, text: string): ReadonlyArray<TextSearch.Range> => {
  const words = queries(self, true).flatMap((query) => TextSearch.make(query).words)
  return TextSearch.ranges({ words }, text)
}

// ── inside ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The queries of a filter that an entry may have passed for. */
const queries = (self: Filter, wanted: boolean): ReadonlyArray<string> => {
  switch (self._tag) {
    case "And":
    case "Or":
      return self.of.flatMap((part) => queries(part, wanted))
    case "Not":
      return queries(self.of, !wanted)
    case "Text":
      return wanted ? [self.query] : []
    default:
      return []
  }
}
