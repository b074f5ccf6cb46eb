/** Facts of every kind, made from their schemas, as events in the order they are given. */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Fact } from "@pupitre/core/Fact"
import { schemas } from "@pupitre/core/Fact"
import * as Participant from "@pupitre/core/Participant"
import * as Schema from "effect/Schema"

/** A fact of any kind with an author. */
export const AnyFact: Schema.Codec<{ readonly fact: Fact; readonly by: Participant.Participant }, unknown> =
  Schema.Struct({
    fact: Schema.Union(Object.values(schemas)),
    by: Participant.Participant,
  })

/** Up to thirty of them. */
export const AnyFacts = Schema.Array(AnyFact).check(Schema.isMaxLength(30))

/** Facts as the events of one stream, from `from` on. */
export const eventsOf = (
  facts: ReadonlyArray<{ readonly fact: Fact; readonly by: Participant.Participant }>,
  from = 1,
): ReadonlyArray<ChatEvent> =>
  facts.map(
    ({ fact, by }, i) =>
      ({ id: `any-${from + i}-fact/0`, seq: from + i, at: 1_000 * (from + i), by, ...fact }) as never,
  )

/** A conversation that has started, so that what follows can lead somewhere. */
export const started: ChatEvent = {
  id: "started-1/0" as never,
  seq: 1 as never,
  at: 1,
  by: { _tag: "Visitor", id: "camille" as never },
  _tag: "ConversationStarted",
  conversationId: "c1" as never,
  visitor: { _tag: "Visitor", id: "camille" as never },
  mode: "chat",
  consent: ["store"],
}
