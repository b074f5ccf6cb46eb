/**
 * What an answer is looked for with: what was said and done in a conversation, up to the visitor's message that waits.
 *
 * Made of stored events and of nothing else, so that nothing unpublished is ever in it: no draft, no live preview; and
 * nothing that the two sides did not say or do to each other: no note, no page, no custom data. What was taken out of the
 * thread is not there either.
 *
 * @since 0.1.0
 */
import { worded } from "../Catalogue.js"
import type { ChatEvent } from "../ChatEvent.js"
import type { Redactions } from "../Redaction.js"
import * as Redaction from "../Redaction.js"

/** Something said, or the trace of a team's own action: what the agent looked up, say. */
export interface Turn {
  readonly by: "visitor" | "agent" | "record"
  readonly text: string
}

/** What an answer is looked for with. */
export interface Question {
  /** The sequence number of the visitor's last message. */
  readonly answers: number
  /** In order; the messages of `answers` and before, and what was said and done since. */
  readonly turns: ReadonlyArray<Turn>
  /** BCP 47: the language of the visitor's page, if it is known. */
  readonly language?: string
}

/** What an agent once published, and what it was the answer to. */
export interface Moment {
  readonly seq: number
  /** The last {@link momentTurns} turns before it, in order. */
  readonly turns: ReadonlyArray<Turn>
  readonly answer: string
}

/** How many turns of what came before are kept of a moment. */
export const momentTurns = 12

/** The question that a conversation asks now; nothing when its visitor has said nothing. */
export const of = (events: ReadonlyArray<ChatEvent>): Question | undefined => {
  const { turns: said, last, language } = read(events)
  return last === undefined
    ? undefined
    : { answers: last, turns: said.map(({ turn }) => turn), ...(language !== undefined && { language }) }
}

/**
 * Everything that agents published in a conversation, each with what came before it.
 *
 * @example
 * ```ts
 * import * as Question from "@pupitre/core/composer/Question"
 * import * as Scenario from "@pupitre/core/testing/Scenario"
 *
 * const { events } = Scenario.make("Bonjour").agent("Bonjour Camille").visitor("Livrez-vous ?").agent("Oui")
 * Question.moments(events).map(({ answer, turns }) => [answer, turns.length]) // => [["Bonjour Camille", 1], ["Oui", 3]]
 * ```
 */
export const moments = (events: ReadonlyArray<ChatEvent>): ReadonlyArray<Moment> => {
  const numbered = turns(events)
  const said = numbered.map(({ turn }) => turn)
  return numbered.flatMap(({ seq, turn }, index) =>
    turn.by === "agent" ? [{ seq, turns: said.slice(Math.max(0, index - momentTurns), index), answer: turn.text }] : [],
  )
}

/** What was said and done, in order, each with its sequence number. What was taken out is not there. */
export const turns = (events: ReadonlyArray<ChatEvent>): ReadonlyArray<{ readonly seq: number; readonly turn: Turn }> =>
  read(events).turns

/** The longest text of a recorded action that is looked at, UTF-16 units: its details may be a whole answer of a service. */
const longestRecord = 4_000

interface Reading {
  readonly turns: ReadonlyArray<{ readonly seq: number; readonly turn: Turn }>
  readonly last: number | undefined
  readonly language: string | undefined
}

function read(events: ReadonlyArray<ChatEvent>): Reading {
  const redactions: Record<number, Redactions[number]> = {}
  for (const event of events) if (event._tag === "MessageRedacted") redactions[event.target] = {}
  const said: Array<Reading["turns"][number]> = []
  let last: number | undefined
  let language: string | undefined
  for (const event of Redaction.applyAll(events, redactions)) {
    const { seq } = event
    if (event._tag === "ConversationStarted") language = event.language ?? language
    if (event._tag === "ActionRecorded") {
      const label = worded(event.label, language === undefined || /^fr\b/i.test(language) ? "fr" : "en")
      const text = [label, ...leaves(event.details)].join(" ").slice(0, longestRecord)
      said.push({ seq, turn: { by: "record", text: text.toWellFormed() } })
    }
    if (event._tag !== "MessagePosted") continue
    if (event.by._tag === "Visitor") last = seq
    said.push({ seq, turn: { by: event.by._tag === "Visitor" ? "visitor" : "agent", text: event.text } })
  }
  return { turns: said, last, language }
}

/** Every word and number in a value, however deep: it was decoded, so that it ends. */
function leaves(value: unknown): ReadonlyArray<string> {
  if (typeof value === "string" || typeof value === "number") return [String(value)]
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(leaves) : []
}
