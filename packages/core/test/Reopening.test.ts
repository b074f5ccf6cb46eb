import { assert, describe, it } from "@effect/vitest"
import * as Alert from "@pupitre/core/Alert"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Command from "@pupitre/core/Command"
import { ReopenConversation, reopenConversation } from "@pupitre/core/command/Reopening"
import { StartConversation, startConversation } from "@pupitre/core/command/StartConversation"
import * as Conversation from "@pupitre/core/Conversation"
import * as ConversationSummary from "@pupitre/core/ConversationSummary"
import type { Decision } from "@pupitre/core/Decision"
import type { Fact } from "@pupitre/core/Fact"
import type { ConversationId } from "@pupitre/core/Id"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Visitor from "@pupitre/core/Visitor"
import * as fc from "fast-check"

const { camille, ines, tenant } = Scenario
const scenario = Scenario.make("Bonjour")
const id = scenario.conversation().id!
const closedAt = 1_760_000_100_000
const within = 60_000
const closed = {
  _tag: "ConversationClosed",
  conversationId: id,
  visitorId: camille.id,
  tags: ["Livraison"],
  at: closedAt,
  by: ines,
} as const
const visitor = Visitor.fold([...scenario.visits, { ...closed, id: "close-001/0", seq: 50 } as never])
const events: ReadonlyArray<ChatEvent> = [...scenario.events, { ...closed, id: "close-001/0", seq: 50 } as never]

const context = (at: number, by: typeof camille | typeof ines = camille, patch = {}): Command.Context => ({
  tenant,
  by,
  role: by._tag === "Visitor" ? "visitor" : "agent",
  at,
  commandId: "again-0001" as Command.Context["commandId"],
  visitorOnline: true,
  ...patch,
})
const said = (decision: Decision): string =>
  decision._tag === "Accepted"
    ? `+${decision.events.map(({ _tag }) => _tag).join(" ")}`
    : decision.rejection.reasons.map(({ key }) => key).join(" ")
const inConversation = (decision: Decision): ReadonlyArray<Fact> =>
  decision._tag === "Accepted" ? (decision.also?.find(({ stream }) => stream === scenario.stream)?.events ?? []) : []
const after = (facts: ReadonlyArray<Fact>, by: typeof camille | typeof ines, at: number): ReadonlyArray<ChatEvent> =>
  facts.map((fact, i) => ({ ...fact, id: `again-0001/${i}`, seq: 51 + i, at, by }) as never)
const writes = { mode: "chat", message: "Encore une question" } as const

describe("a conversation that is over", () => {
  it("[H62] stays over by default: what the visitor writes begins another one that says which was before", () => {
    const decision = Command.decide(StartConversation, visitor, writes, context(closedAt + 1))
    assert.strictEqual(said(decision), "+ConversationStarted")
    assert.deepInclude(decision._tag === "Accepted" && decision.events[0], { previousConversationId: id } as never)
    assert.strictEqual(
      said(Command.decide(ReopenConversation, visitor, { conversationId: id }, context(closedAt + 1, ines))),
      "NotReopenable",
    )
  })

  it("[H62] goes on within the team's time when the visitor writes: it waits for whoever had it, with its tags, in the list too", () => {
    const command = startConversation({ within })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 * within }), fc.boolean(), (later, speaks) => {
        const input = speaks ? writes : ({ mode: "chat" } as const)
        const decision = Command.decide(command, visitor, input, context(closedAt + later))
        const reopens = speaks && later < within
        assert.strictEqual(said(decision), reopens ? "+ConversationReopened" : "+ConversationStarted")
        if (!reopens) return
        const told = inConversation(decision)
        assert.deepStrictEqual(
          told.map(({ _tag }) => _tag),
          ["ConversationReopened", "MessagePosted"],
        )
        const all = [...events, ...after(told, camille, closedAt + later)]
        const state = Conversation.fold(all)
        assert.strictEqual(state.status, "queued")
        assert.deepInclude(state.queuedFor, { _tag: "Agent", id: ines.id } as never)
        assert.strictEqual(state.queuedSince, closedAt + later)
        assert.isUndefined(state.closing)
        assert.deepStrictEqual(state.tags, ["Livraison"])
        assert.isTrue(Conversation.isWaiting(state))
        const line = all.reduce<ConversationSummary.ConversationSummary | undefined>(
          ConversationSummary.apply,
          undefined,
        )!
        assert.deepInclude(line, { status: "queued" })
        assert.strictEqual(line.queuedFor?.id, ines.id)
        assert.isUndefined(line.closedAt)
        assert.isDefined(line.waitingSince)
        const [reopened] = decision._tag === "Accepted" ? decision.events : []
        const own = Visitor.fold(after([reopened!], camille, closedAt + later), visitor)
        assert.strictEqual(own.conversationId, id)
        assert.isUndefined(own.previousConversationId)
        assert.strictEqual(own.conversations, visitor.conversations)
        assert.deepStrictEqual(own.conversationIds, visitor.conversationIds)
        assert.strictEqual(said(Command.decide(command, own, writes, context(closedAt + later))), "AlreadyOpen")
      }),
      { numRuns: 200 },
    )
  })

  it("[H62] is taken up by an agent, who has it then; the last one alone, while none is open and there is a slot", () => {
    const command = reopenConversation({ within })
    const take = (state = visitor, conversationId: ConversationId = id, at = closedAt + 1, patch = {}) =>
      Command.decide(command, state, { conversationId }, context(at, ines, patch))
    const decision = take()
    assert.strictEqual(said(decision), "+ConversationReopened")
    const state = Conversation.fold([...events, ...after(inConversation(decision), ines, closedAt + 1)])
    assert.strictEqual(state.status, "active")
    assert.strictEqual(Conversation.owner(state)?.agentId, ines.id)
    assert.strictEqual(said(take(visitor, "another" as ConversationId)), "NotReopenable")
    assert.strictEqual(said(take(visitor, id, closedAt + within)), "NotReopenable")
    assert.strictEqual(said(take(Visitor.fold(scenario.visits))), "AlreadyOpen")
    assert.strictEqual(said(take(visitor, id, closedAt + 1, { load: { open: 2, slots: 2 } })), "SlotsFull")
    const erased = Visitor.apply(visitor, { ...closed, _tag: "VisitorErased", id: "erase-001/0", seq: 51 } as never)
    assert.strictEqual(said(take(erased)), "NotReopenable", "of who was erased nothing is left to go on with")
    assert.strictEqual(
      said(Command.decide(command, visitor, { conversationId: id }, context(closedAt + 1))),
      "NotPermitted",
    )
    for (const cause of ["visitor", "agent"] as const) {
      const alert = Alert.fromEvent({ _tag: "ConversationReopened", conversationId: id, visitorId: camille.id, cause })!
      assert.strictEqual(Alert.severity(alert), cause === "visitor" ? "warning" : "info")
      assert.notStrictEqual(Alert.text("fr", alert), Alert.text("en", alert))
    }
  })

  it("[H62] cannot go on for a visitor who is kept away", () => {
    const block = { ...closed, _tag: "VisitorBlocked", reason: "spam", id: "block-001/0", seq: 51 } as never
    const decision = Command.decide(
      startConversation({ within }),
      Visitor.apply(visitor, block),
      writes,
      context(closedAt + 1),
    )
    assert.strictEqual(said(decision), "Unreachable")
    const away = (state: Visitor.Visitor, at = closedAt + 1): string =>
      said(Command.decide(reopenConversation({ within }), state, { conversationId: id }, context(at, ines)))
    assert.strictEqual(away(Visitor.apply(visitor, block)), "NotReopenable")
    const until = { ...(block as object), until: closedAt + 10 } as never
    assert.strictEqual(away(Visitor.apply(visitor, until), closedAt + 11), "+ConversationReopened")
  })
})
