/**
 * What became of the answers that were proposed to a team, as managers read it: how often they were taken, by what they
 * come from. No word that anybody wrote is in it, and nobody is.
 *
 * The fold of the workspace's stream `suggestions`.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "../ChatEvent.js"
import type { SuggestionJudged } from "../fact/AssistanceFacts.js"
import type { SourceKind, Verdict } from "./Suggestion.js"
import { search } from "./Suggestion.js"

/** How often each verdict was given. */
export type Tally = Readonly<Record<Verdict, number>>

/** What an answer was: of one kind of source, or written by a service. */
export type Origin = SourceKind | "written"

/** What became of what was proposed. */
export interface SuggestionReport {
  /** Over all messages for which something was proposed. */
  readonly all: Tally
  /** By what was inserted; where nothing was, by the first that was shown. */
  readonly by: Readonly<Record<Origin, Tally>>
  /** The last event applied. */
  readonly seq: number
}

/** The origins, in the order in which they are shown. */
export const origins: ReadonlyArray<Origin> = ["reply", "article", "past", "written"]

const none: Tally = { accepted: 0, edited: 0, ignored: 0 }

/** Nothing has been proposed. */
export const empty: SuggestionReport = {
  all: none,
  by: { reply: none, article: none, past: none, written: none },
  seq: 0,
}

/** The report after one more event. Total; facts of other streams change only `seq`. */
export const apply = (self: SuggestionReport, event: ChatEvent): SuggestionReport => {
  const { seq } = event
  if (event._tag !== "SuggestionJudged") return { ...self, seq }
  const { verdict } = event
  const origin = originOf(event)
  const more = (tally: Tally): Tally => ({ ...tally, [verdict]: tally[verdict] + 1 })
  return { all: more(self.all), by: { ...self.by, [origin]: more(self.by[origin]) }, seq }
}

const originOf = ({ provider, sources }: SuggestionJudged): Origin =>
  provider === search ? (sources[0]?.kind ?? "written") : "written"

/** How many messages a tally counts. */
export const size = ({ accepted, edited, ignored }: Tally): number => accepted + edited + ignored

/** Which part of them was taken, as it was or changed, from 0 to 1; 0 of none. */
export const taken = (tally: Tally): number => (size(tally) === 0 ? 0 : (tally.accepted + tally.edited) / size(tally))
