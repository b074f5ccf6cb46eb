import { assert, describe, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as ChatEvents from "@pupitre/core/ChatEvent"
import { decide } from "@pupitre/core/Command"
import type { Context } from "@pupitre/core/Command"
import { EraseVisitor } from "@pupitre/core/command/EraseVisitor"
import * as Conversation from "@pupitre/core/Conversation"
import * as Summary from "@pupitre/core/ConversationSummary"
import * as Erasure from "@pupitre/core/Erasure"
import type { TenantId } from "@pupitre/core/Id"
import * as Visitor from "@pupitre/core/Visitor"
import { VisitorErased } from "@pupitre/core/Fact"
import * as Result from "effect/Result"
import { schemaLaw } from "../../../scripts/project/schemaLaw.ts"
import { AnyFacts, eventsOf, started } from "./anyFacts.js"

const unknown: ChatEvent = {
  id: "unknown-1/0" as never,
  seq: 99 as never,
  at: 1,
  by: { _tag: "Visitor", id: "camille" as never, name: "canary-name" },
  _tag: "Unknown",
  kind: "canary-kind",
  body: { text: "canary-text" },
}

/** The texts of a value that may say something: not ids, numbers of a vocabulary, or names of those of the desk. */
const texts = (value: unknown, key = "", of?: unknown): ReadonlyArray<string> => {
  if (typeof value === "string") {
    const desk = key === "name" && ["Agent", "Bot", "Group"].includes(String((of as { _tag?: string })._tag))
    const assigned = key === "name" && Object.hasOwn(of as object, "agentId")
    const moved = key === "to" && (of as { kind?: string }).kind === "ReassignedAway"
    return desk || assigned || moved || vocabulary.test(key) ? [] : [value]
  }
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => texts(part, Array.isArray(value) ? key : name, value))
}
const vocabulary = /^(_tag|id|\w+Id|site|mode|consent|scopes|cause|outcome|level|reason|was|kind|at|seq|follows|about)$/

describe("what stays of an erased visitor", () => {
  schemaLaw(
    "[ER1] no fact of any kind keeps a text of its own, whoever said it; number, id and time stay",
    [AnyFacts],
    (all) => {
      for (const event of [...eventsOf(all), unknown]) {
        const left = Erasure.erased(event)
        assert.deepStrictEqual([left.id, left.seq, left.at], [event.id, event.seq, event.at])
        const allowed = new Set(["", Erasure.nowhere])
        assert.deepStrictEqual(
          texts(left).filter((text) => !allowed.has(text)),
          [],
        )
      }
    },
    500,
  )

  schemaLaw(
    "[ER1] what stays is an event, and erasing it again changes nothing",
    [AnyFacts],
    (all) => {
      for (const event of eventsOf(all)) {
        const left = Erasure.erased(event)
        assert.isTrue(Result.isSuccess(ChatEvents.decode(JSON.parse(JSON.stringify(ChatEvents.encode(left))))))
        assert.deepStrictEqual(Erasure.erased(left), left)
      }
    },
    500,
  )

  schemaLaw(
    "[ER2] what is counted is what it was, and the line of the list is that of what stays",
    [AnyFacts],
    (all) => {
      const events = [started, ...eventsOf(all, 2)]
      const left = events.map(Erasure.erased)
      const [before, after] = [events, left].map((of) => of.reduce(Conversation.apply, Conversation.empty))
      for (const what of [
        "status",
        "messages",
        "notes",
        "mode",
        "startedAt",
        "lastMessageAt",
        "assignments",
      ] as const) {
        assert.deepStrictEqual(after![what], before![what], what)
      }
      assert.strictEqual(Visitor.fold(left).conversations, Visitor.fold(events).conversations)
      const erasure = eventsOf(
        [{ fact: { _tag: "VisitorErased", visitorId: "camille" as never }, by: { _tag: "System" } }],
        events.length + 1,
      )[0]!
      const line = (of: ReadonlyArray<ChatEvent>) => [...of, erasure].reduce(Summary.apply, undefined)
      assert.deepStrictEqual(line(events), line(left))
    },
    500,
  )

  it("[ER3] a manager erases, if there is something, in the visitor's stream and in all of their conversations", () => {
    const context: Context = {
      tenant: "acme" as TenantId,
      by: { _tag: "Agent", id: "lea" as never, name: "Léa" },
      role: "manager",
      at: 9,
      commandId: "command-9" as never,
      visitorOnline: false,
    }
    const ids = ["c1", "c2"]
    const events = ids.flatMap((id, i): ReadonlyArray<ChatEvent> => [
      { ...started, seq: (2 * i + 1) as never, conversationId: id as never } as ChatEvent,
      {
        ...started,
        seq: (2 * i + 2) as never,
        _tag: "ConversationClosed",
        conversationId: id as never,
        visitorId: "camille" as never,
        tags: [],
      } as never,
    ])
    const reasons = (state: Visitor.Visitor, role: Context["role"] = "manager") => {
      const decision = decide(EraseVisitor, state, {}, { ...context, role })
      return decision._tag === "Rejected" ? decision.rejection.reasons.map(({ key }) => key) : decision
    }
    assert.deepStrictEqual(reasons(Visitor.fold(events.slice(0, 3))), ["NotClosedYet"])
    const nothing = { _tag: "Accepted", events: [] } as never
    assert.deepStrictEqual(reasons(Visitor.empty), nothing)
    assert.deepStrictEqual(reasons(Visitor.fold(events), "agent"), ["NotPermitted"])
    const fact = VisitorErased.make({ visitorId: "camille" as never })
    const streams = ["acme/conversation/c1", "acme/conversation/c2", "acme/workspace/erasures"]
    assert.deepStrictEqual(reasons(Visitor.fold(events)), {
      _tag: "Accepted",
      events: [fact],
      also: streams.map((stream) => ({ stream, events: [fact] })),
    } as never)
    const erased = { ...started, seq: 5 as never, ...fact } as ChatEvent
    assert.deepStrictEqual(reasons(Visitor.fold([...events, erased])), nothing)
  })
})
