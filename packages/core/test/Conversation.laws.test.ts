import { assert, describe, it } from "@effect/vitest"
import * as Audience from "@pupitre/core/Audience"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Conversation from "@pupitre/core/Conversation"
import * as ConversationSummary from "@pupitre/core/ConversationSummary"
import * as Lifecycle from "@pupitre/core/Lifecycle"
import type { EventId, Seq } from "@pupitre/core/Id"
import { canRedact } from "@pupitre/core/Redaction"
import { Snapshot } from "@pupitre/core/Snapshot"
import * as Visitor from "@pupitre/core/Visitor"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"
import { readFileSync } from "node:fs"
import { AnyFacts, eventsOf, started } from "./anyFacts.js"
import { changingHistory } from "./histories.js"
import { schemaLaw } from "../../../scripts/project/schemaLaw.ts"

const decodeSnapshot = Schema.decodeUnknownSync(Snapshot)
const encodeSnapshot = Schema.encodeSync(Snapshot)

const unknown = (seq: number): ChatEvent =>
  ({ _tag: "Unknown", id: "future-1/0", seq, at: 1, by: { _tag: "System" }, kind: "Poll", body: {} }) as never

describe("Conversation", () => {
  schemaLaw(
    "[C2] every fact in every state gives a state that leaves at most one owner, and a line of the desk that agrees",
    [AnyFacts],
    (facts) => {
      const events = [started, ...eventsOf(facts, 2)]
      let state = Conversation.empty
      let visitor = Visitor.empty
      let line: ConversationSummary.ConversationSummary | undefined
      for (const event of events) {
        const before = state.status
        state = Conversation.apply(state, event)
        visitor = Visitor.apply(visitor, event)
        line = ConversationSummary.apply(line, event)
        assert.isTrue(state.seq === event.seq && visitor.seq === event.seq && line?.seq === event.seq)
        assert.isAtMost(state.assignments.filter(({ until }) => until === undefined).length, 1)
        assert.strictEqual(line?.status, state.status as never)
        const expected = Lifecycle.next(before, event)
        // Someone else's refusal to pick up leads nowhere.
        if (event._tag !== "ConversationDeclined") assert.strictEqual(state.status, expected)
      }
    },
    1000,
  )

  it("[C6] the state depends on the events alone: no clock, no chance, no language of the machine", () => {
    const zone = process.env["TZ"]
    const { now } = Date
    const { random } = Math
    fc.assert(
      fc.property(changingHistory, (events) => {
        const state = JSON.stringify(Conversation.fold(events))
        try {
          process.env["TZ"] = "Pacific/Kiritimati"
          Date.now = () => assert.fail("a fold asked for the time")
          Math.random = () => assert.fail("a fold drew by chance")
          assert.strictEqual(JSON.stringify(Conversation.fold(events)), state)
        } finally {
          Date.now = now
          Math.random = random
          if (zone === undefined) delete process.env["TZ"]
          else process.env["TZ"] = zone
        }
      }),
      { numRuns: 1000 },
    )
  })

  it("[C7] the table is the machine: every state can be reached, a reopening alone leads on from closed, and the page draws it as it is", () => {
    const reached = new Set<Lifecycle.Status>(["unstarted"])
    for (const _ of Lifecycle.table) for (const { from, to } of Lifecycle.table) if (reached.has(from)) reached.add(to)
    assert.sameMembers([...reached], ["unstarted", "queued", "offered", "active", "snoozed", "transferring", "closed"])
    assert.deepStrictEqual(
      Lifecycle.table.filter(({ from }) => from === "closed").map(({ on, to }) => [on, to]),
      [["ConversationReopened", "queued"]],
    )
    const page = readFileSync(new URL("../../../docs/lifecycle.md", import.meta.url), "utf8")
    assert.include(page, `\`\`\`mermaid\n${Lifecycle.toMermaid()}\n\`\`\``)
  })

  schemaLaw(
    "[C8] a state survives as a snapshot, and folding on from it gives what folding all of it gives",
    [AnyFacts, AnyFacts],
    (before, after) => {
      const events = [started, ...eventsOf(before, 2)]
      const more = eventsOf(after, events.length + 1)
      for (const audience of ["agents", "visitor"] as const) {
        const state = Audience.projectConversation(Conversation.fold(events), audience)
        // As JSON has it: -0 is 0 there, in an answer to a survey for one.
        const sent = JSON.parse(JSON.stringify(encodeSnapshot(state))) as Conversation.Conversation
        assert.deepStrictEqual(sent, JSON.parse(JSON.stringify(state)))
        const kept = decodeSnapshot(sent)
        assert.deepStrictEqual(kept, sent)
        assert.deepStrictEqual(Conversation.fold(more, kept), Conversation.fold(more, sent))
      }
    },
    1000,
  )

  schemaLaw(
    "[C9] a fact of a kind from the future, anywhere, changes nothing but its count",
    [AnyFacts, Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 30 }))],
    (facts, at) => {
      const events = [started, ...eventsOf(facts, 2)]
      const cut = 1 + (at % events.length)
      const { unknown: count, ...state } = Conversation.fold([
        ...events.slice(0, cut),
        unknown(cut + 1),
        ...events.slice(cut),
      ])
      const { unknown: none, ...expected } = Conversation.fold(events)
      assert.deepStrictEqual({ ...state, seq: 0 }, { ...expected, seq: 0 })
      assert.strictEqual(count, none + 1)
    },
    1000,
  )

  let taken = 0
  schemaLaw(
    "[V3] what the visitor's state is, is what the visitor would fold from what they get",
    [AnyFacts, Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 30 })))],
    (facts, cuts) => {
      // Of what leads somewhere: a fact that has no line in the table from where it stands was never decided.
      const events: Array<ChatEvent> = [started]
      let state = Conversation.fold(events)
      for (const made of eventsOf(facts, 2)) {
        const event =
          made._tag === "MessageRedacted" ? { ...made, target: (1 + (made.target % made.seq)) as Seq } : made
        const moves = Lifecycle.table.some(({ on }) => on === event._tag)
        const leads = Lifecycle.table.some(
          ({ from, on, when }) =>
            from === state.status &&
            on === event._tag &&
            (when === undefined || (event._tag === "TransferEnded" && when.includes(event.outcome))),
        )
        if (moves && !leads) continue
        if (event._tag === "ConversationDeclined" && event.agentId !== state.offer?.agentId) continue
        events.push(event)
        state = Conversation.apply(state, event)
      }
      // Some of what was there is taken out.
      const there = events.filter(canRedact)
      for (const cut of there.length === 0 ? [] : cuts) {
        const { _tag, seq: target } = there[cut % there.length]!
        const seq = (events.at(-1)!.seq + 1) as Seq
        const fact = { _tag: "MessageRedacted", target, cause: "law" } as const
        events.push({ id: `cut-${seq}/0` as EventId, seq, at: 1_000 * seq, by: started.by, ...fact })
        if (_tag === "MessagePosted" || _tag === "FilePosted") taken++
      }
      const whole = Conversation.fold(events)
      const own = Conversation.fold(Audience.projectAll(events, "visitor", whole.redactions))
      const see = (state: Conversation.Conversation) => ({ ...Audience.projectConversation(state, "visitor"), seq: 0 })
      assert.deepStrictEqual(see(own), see(whole))
    },
    1000,
  )

  it("[V3] messages were taken out of what was looked at", () => {
    assert.isAtLeast(taken, 100)
  })
})
