/**
 * Who was erased, by whom and when, as a manager reads it: the fold of the workspace's stream `erasures`.
 *
 * It names nobody who was erased: the id alone is left of them.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { VisitorId } from "@pupitre/core/Id"
import type { Participant } from "@pupitre/core/Participant"

/** One erasure, when in milliseconds. `seq` numbers it in the workspace's stream. */
export interface Mark {
  readonly visitorId: VisitorId
  readonly by: Participant
  readonly at: number
  readonly seq: number
}

/** Every erasure, oldest first. */
export type Erasures = ReadonlyArray<Mark>

/** Nobody was ever erased. */
export const empty: Erasures = []

/** The erasures after one more event. Only `VisitorErased` changes them. */
export const apply = (self: Erasures, event: ChatEvent): Erasures => {
  if (event._tag !== "VisitorErased") return self
  const { visitorId, by, at, seq } = event
  return [...self, { visitorId, by, at, seq }]
}
