/**
 * What passes between the agent in charge and the visitor's page while it is seen or driven: in order, never stored, and
 * the first thing to be dropped.
 *
 * Pieces of the page come from the visitor alone and go to the agent in charge alone; what the agent asks for and does goes
 * to the one tab that sends. Nothing passes unless the page is seen at that moment, which a pause and every end stop at
 * once, and no step reaches the page that the product's guard has not let through.
 *
 * @since 0.1.0
 */
import type { Availability } from "@pupitre/core/Availability"
import type { Conversation } from "@pupitre/core/Conversation"
import { owner } from "@pupitre/core/Conversation"
import type { Mirror, Step } from "@pupitre/core/Mirror"
import { observes } from "@pupitre/core/Navigation"
import type { Participant } from "@pupitre/core/Participant"
import type { Reason } from "@pupitre/core/Reason"
import type * as Schema from "effect/Schema"
import * as Effect from "effect/Effect"
import * as Codec from "../../Codec.js"
import type { LiveStream } from "./LiveStream.js"
import type { Run, Subscription } from "./Subscription.js"

/** What mirroring needs. */
export interface Options {
  /** Whether the agent in charge may make this step on the visitor's page now. */
  readonly steps: (conversation: Conversation, step: Schema.Json) => Availability
  readonly run: Run
}

/** Takes what one connection passes on a conversation that it watches; `wait`: it came so many milliseconds too soon. */
export type Mirroring = (by: Participant, own: Subscription, item: Mirror, wait: number) => void

/** Nothing has passed yet. */
export const make = ({ steps, run }: Options): Mirroring => {
  /** The tab that the pieces of a visitor's page came from last. */
  const tabs = new WeakMap<LiveStream, Subscription>()

  const fromPage = ({ live }: Subscription, by: Participant, item: Mirror): void => {
    const agent = owner(live.conversation)
    if (agent === undefined) return
    const text = mirrored(live, by, item)
    for (const { receiver } of live.subscriptions) {
      if (receiver.audience !== "agents" || !isAgent(receiver.by, agent.agentId)) continue
      // What is lost of the page shows by its numbers and is asked for again; an answer has none.
      if (item._tag === "Piece") receiver.sendSignal(text)
      else if (!receiver.choked()) receiver.sendText(text)
    }
  }

  /** Whether anybody was there to be told. */
  const toPage = (live: LiveStream, by: Participant, item: Mirror): boolean => {
    const tab = tabs.get(live)
    const known = tab !== undefined && !tab.ended
    const text = mirrored(live, by, item)
    let told = false
    for (const subscription of live.subscriptions) {
      const { receiver } = subscription
      if (known ? subscription !== tab : receiver.audience !== "visitor") continue
      if (receiver.choked()) continue
      receiver.sendText(text)
      told = true
    }
    return told
  }

  /** Why a step is not done; nothing when it is let through. */
  const refusal = ({ live }: Subscription, by: Participant, { step }: Step, wait: number): ReadonlyArray<Reason> => {
    const { conversation } = live
    if (wait > 0) return [{ key: "TooManyRequests" }]
    if (!isAgent(by, owner(conversation)?.agentId)) return [{ key: "NotPermitted" }]
    const availability = guarded(conversation, step)
    if (availability._tag === "Disabled") return availability.reasons
    return observes(conversation.navigation) ? [] : [{ key: "NotPermitted" }]
  }

  const guarded = (conversation: Conversation, step: Schema.Json): Availability => {
    try {
      return steps(conversation, step)
    } catch (thrown) {
      run(Effect.logError("The guard of steps threw", thrown))
      return { _tag: "Disabled", reasons: [{ key: "Failed" }] }
    }
  }

  return (by, own, item, wait) => {
    const { live, receiver } = own
    const { conversation } = live
    if (live.kind !== "conversation") return
    switch (item._tag) {
      case "Piece":
      case "Stepped":
        if (by._tag !== "Visitor" || conversation.visitor?.id !== by.id || wait > 0) return
        if (!observes(conversation.navigation)) return
        if (item._tag === "Piece") tabs.set(live, own)
        return fromPage(own, by, item)
      case "Again":
        if (!isAgent(by, owner(conversation)?.agentId) || wait > 0) return
        if (observes(conversation.navigation)) toPage(live, by, item)
        return
      case "Step": {
        if (receiver.audience !== "agents") return
        let reasons = refusal(own, by, item, wait)
        if (reasons.length === 0 && !toPage(live, by, item)) reasons = [{ key: "Unreachable" }]
        if (reasons.length === 0) return
        // Answered at once, and by the server: the page has not heard of it.
        return receiver.sendText(mirrored(live, { _tag: "System" }, { _tag: "Stepped", id: item.id, reasons }))
      }
    }
  }
}

const isAgent = (by: Participant | undefined, agentId: string | undefined): boolean =>
  (by?._tag === "Agent" || by?._tag === "Bot") && by.id === agentId

const mirrored = ({ key }: LiveStream, by: Participant, item: Mirror): string =>
  Codec.encode({ _tag: "Mirrored", stream: key, by, item })
