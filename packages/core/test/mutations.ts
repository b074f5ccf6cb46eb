/** Commands of a test's own that say something about an earlier event, so that histories hold such facts too. */
import * as Command from "@pupitre/core/Command"
import { accept } from "@pupitre/core/Decision"
import { Seq } from "@pupitre/core/Id"
import type { Seq as SeqType } from "@pupitre/core/Id"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Redaction from "@pupitre/core/Redaction"
import type { Scenario } from "@pupitre/core/testing/Scenario"
import * as Schema from "effect/Schema"

/** Takes an event out of the thread. */
export const Redact = Command.make({
  name: "testRedact",
  on: "conversation",
  roles: ["agent"],
  input: Schema.Struct({ target: Seq }),
  inputReasons: ["InvalidInput"],
  availability: () => ({ _tag: "Enabled" }),
  facts: (state, { target }) =>
    state.redactions[target] === undefined && target <= state.seq
      ? accept([{ _tag: "MessageRedacted", target, cause: "personalData" }])
      : { _tag: "Rejected", rejection: { reasons: [{ key: "InvalidInput" }] } },
})

/** Attaches a translation to an event. */
export const Translate = Command.make({
  name: "testTranslate",
  on: "conversation",
  roles: ["agent"],
  input: Schema.Struct({ target: Seq, text: Schema.String }),
  inputReasons: [],
  availability: () => ({ _tag: "Enabled" }),
  facts: (_, { target, text }) =>
    accept([{ _tag: "TranslationAttached", target, language: "en", text, provider: "test", to: "agents" }]),
})

/** Redacts or translates one of the events so far, if it can be. */
export const mutate = (scenario: Scenario, pick: number, redact: boolean): Scenario => {
  const at = (pick % scenario.events.length) + 1
  const target = at as SeqType
  const event = scenario.events[at - 1]
  if (event === undefined || !Redaction.canRedact(event)) return scenario
  if (!redact) return scenario.command(Translate, { target, text: `t${scenario.events.length}` })
  return scenario.conversation().redactions[at] === undefined ? scenario.command(Redact, { target }) : scenario
}

/** What a thread shows of these events when all of them have come: the definition that the timeline is held to. */
export const shown = (events: ReadonlyArray<ChatEvent>): ReadonlyArray<unknown> => {
  const gone = new Set<number>()
  const translations = new Map<number, Array<ChatEvent>>()
  for (const event of events) {
    if (event._tag === "MessageRedacted") gone.add(event.target)
    if (event._tag === "TranslationAttached") {
      translations.set(event.target, [...(translations.get(event.target) ?? []), event])
    }
  }
  return events
    .filter((event) => !Redaction.isMutation(event))
    .map((event) =>
      gone.has(event.seq) && Redaction.canRedact(event)
        ? Redaction.tombstone(event, "personalData")
        : translations.has(event.seq)
          ? { ...event, translations: translations.get(event.seq) }
          : event,
    )
}
