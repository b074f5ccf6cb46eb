/**
 * A conversation that stops being this agent's while it is on screen leaves the screen: the one that needs them most takes
 * its place, and what became of it is said.
 *
 * @since 0.1.0
 */
import type { Conversation } from "@pupitre/core/Conversation"
import { owner, takesPart } from "@pupitre/core/Conversation"
import * as Focus from "@pupitre/core/desk/Focus"
import { useDesk } from "@pupitre/react-bindings/useDesk"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import { useEffect, useRef } from "react"
import type { Speech } from "../../words/Speech.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import * as Address from "../Address.ts"
import { tell } from "../list/Told.tsx"
import { visitorName } from "../Who.ts"

/** Leaves the conversation on screen once it is no longer held by this agent; one that closes stays to be read. */
export const useLeaving = (conversation: Conversation): void => {
  const speech = useSpeech()
  const me = useSelf()?.participant
  const desk = useDesk()
  const had = useRef<"charge" | "part">(undefined)
  const { status } = conversation
  const self = me?._tag === "Agent" ? me.id : undefined
  const holds =
    self === undefined || !takesPart(conversation, self) || (status !== "active" && status !== "transferring")
      ? undefined
      : owner(conversation)?.agentId === self
        ? "charge"
        : "part"
  useEffect(() => {
    if (holds !== undefined) {
      had.current = holds
      return
    }
    const before = had.current
    if (before === undefined || status === "unstarted") return
    had.current = undefined
    if (status === "closed") return
    tell(fate(conversation, before, speech))
    // The list may not have heard of it yet.
    const others = desk.filter(({ id }) => id !== conversation.id)
    Address.open(self === undefined ? undefined : Focus.elect(others, self))
    // Only as it stops being held: the list changes all the time.
    // eslint-disable-next-line react/exhaustive-deps -- see above
  }, [holds, status])
}

const fate = (conversation: Conversation, before: "charge" | "part", speech: Speech): string => {
  const visitor = visitorName(conversation.visitor, speech)
  const { status, queuedFor } = conversation
  if (status === "snoozed") return speech.say("told.snoozed", { visitor })
  const to = owner(conversation)?.name ?? queuedFor?.name
  if (before === "part" && to !== undefined) return speech.say("told.staysWith", { visitor, to })
  if (to === undefined) return speech.say("told.queued", { visitor })
  return speech.say(status === "queued" ? "told.waitsFor" : "told.transferred", { visitor, to })
}
