import { assert, describe, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as ChatEvents from "@pupitre/core/ChatEvent"
import { decide } from "@pupitre/core/Command"
import type { Context } from "@pupitre/core/Command"
import { CloseForErasure } from "@pupitre/core/command/CloseForErasure"
import { EraseVisitor } from "@pupitre/core/command/EraseVisitor"
import * as Conversation from "@pupitre/core/Conversation"
import * as Summary from "@pupitre/core/ConversationSummary"
import * as Erasure from "@pupitre/core/Erasure"
import type { TenantId } from "@pupitre/core/Id"
import * as Visitor from "@pupitre/core/Visitor"
import * as Workspace from "@pupitre/core/Workspace"
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
const vocabulary =
  /^(_tag|id|\w+Ids?|site|severity|status|mode|consent|scopes|cause|outcome|level|reason|was|kind|at|seq|follows|about)$/

/** A manager wishes it. */
const context: Context = {
  tenant: "acme" as TenantId,
  by: { _tag: "Agent", id: "lea" as never, name: "Léa" },
  role: "manager",
  at: 9,
  commandId: "command-9" as never,
  visitorOnline: false,
}

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

  schemaLaw(
    "[ER4] of a stream that tells of others too, what is of an erased visitor has no text of its own, the rest is as it was",
    [AnyFacts],
    (all) => {
      const events = eventsOf(all)
      const of = (one: ChatEvent): string | undefined =>
        one._tag === "ProblemReported" ? one.conversationId : "visitorId" in one ? one.visitorId : undefined
      const someone = events.map(of).find((one) => one !== undefined) ?? "nobody"
      const mine = new Set(
        events.flatMap((one) => (one._tag === "ProblemReported" && of(one) === someone ? [one.reportId] : [])),
      )
      const stays = Erasure.within({ visitorId: someone as never, conversationIds: [someone as never] })
      const left = events.map(stays)
      const reported = new Set<string>()
      events.forEach((event, i) => {
        const stay = left[i]!
        if (event._tag === "ProblemReported" && of(event) === someone) reported.add(event.reportId)
        const moved = event._tag === "ProblemMoved" || event._tag === "ProblemDetailAdded"
        const known = moved && reported.has(event.reportId)
        const blocks = /^(VisitorBlocked|VisitorUnblocked|UnblockRequested|UnblockRefused)$/.test(event._tag)
        const theirs = known || (of(event) === someone && (event._tag === "ProblemReported" || blocks))
        if (!theirs) return assert.strictEqual(stay, event)
        const allowed = new Set<unknown>(["", Erasure.noWords])
        if (event._tag === "ProblemReported") allowed.add(event.category)
        assert.deepStrictEqual(
          texts(stay).filter((text) => !allowed.has(text)),
          [],
        )
        assert.isTrue(Result.isSuccess(ChatEvents.decode(JSON.parse(JSON.stringify(ChatEvents.encode(stay))))))
      })
      const twice = Erasure.within({ visitorId: someone as never, conversationIds: [someone as never] })
      assert.deepStrictEqual(left.map(twice), left)
      const counted = (of: ReadonlyArray<ChatEvent>) => Workspace.fold(of).problems
      assert.deepStrictEqual(counted(left), counted(events))
      assert.isAtMost(mine.size, events.length)
    },
    500,
  )

  it("[ER4] a report keeps its kind and what became of it, and a block who it is of, until when and why", () => {
    const say = (fact: object, seq: number): ChatEvent => ({ ...started, ...fact, seq }) as never
    const report = {
      _tag: "ProblemReported",
      reportId: "r1",
      conversationId: "c1",
      category: "cart",
      severity: "major",
      description: "canary",
      page: { url: "https://lumen.example/canary", title: "canary" },
      device: "canary",
      excerpt: [2, 3],
    }
    const moved = { _tag: "ProblemMoved", reportId: "r1", status: "rejected", reason: "canary" }
    const block = { _tag: "VisitorBlocked", visitorId: "camille", reason: "spam", comment: "canary", until: 9 }
    const others = [
      say({ ...report, reportId: "r2", conversationId: "c2" }, 5),
      say({ ...block, visitorId: "other" }, 6),
      say({ ...moved, reportId: "r2" }, 7),
    ]
    const stays = Erasure.within({ visitorId: "camille" as never, conversationIds: ["c1" as never] })
    const left = [
      say(report, 1),
      say(moved, 2),
      say({ ...moved, _tag: "ProblemDetailAdded", text: "canary" }, 3),
      say(block, 4),
    ].map(stays)
    assert.notInclude(JSON.stringify(left), "canary")
    assert.deepInclude(left[0], { category: "cart", severity: "major", conversationId: "c1", reportId: "r1" } as never)
    assert.deepInclude(left[1], { status: "rejected" } as never)
    assert.deepInclude(left[2], { _tag: "Tombstone", was: "ProblemDetailAdded" } as never)
    assert.deepInclude(left[3], { visitorId: "camille", reason: "spam", until: 9 } as never)
    assert.deepStrictEqual(others.map(stays), others)
    assert.strictEqual(Workspace.fold(left).problems["r1"]?.status, "rejected")
  })

  it("[ER3] a manager erases, if there is something, in the visitor's stream and in all of their conversations", () => {
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
    const shared = ["acme/workspace/problems", "acme/workspace/blocks"]
    assert.deepStrictEqual(reasons(Visitor.fold(events)), {
      _tag: "Accepted",
      events: [fact],
      also: [
        ...streams.map((stream) => ({ stream, events: [fact] })),
        ...shared.map((stream) => ({ stream, events: [{ ...fact, conversationIds: ids }] })),
      ],
    } as never)
    const erased = { ...started, seq: 5 as never, ...fact } as ChatEvent
    assert.deepStrictEqual(reasons(Visitor.fold([...events, erased])), nothing)
  })

  schemaLaw(
    "[ER5] a manager closes whatever is open, with why, here and in the visitor's stream; then, and of what is closed, nothing is left to do",
    [AnyFacts],
    (all) => {
      const events = [started, ...eventsOf(all, 2)]
      const state = events.reduce(Conversation.apply, Conversation.empty)
      for (const role of ["agent", "visitor", "bot", "system"] as const) {
        const refused = { _tag: "Rejected", rejection: { reasons: [{ key: "NotPermitted" }] } }
        assert.deepStrictEqual(decide(CloseForErasure, state, {}, { ...context, role }), refused as never)
      }
      const decision = decide(CloseForErasure, state, {}, context)
      if (decision._tag === "Rejected") return assert.fail(JSON.stringify(decision))
      if (state.status === "closed") return assert.deepStrictEqual(decision.events, [])
      const [closed, ...before] = decision.events.toReversed()
      const letGo = state.navigation.state === "idle" ? [] : [{ _tag: "NavigationEnded", cause: "close" }]
      assert.deepStrictEqual(before, letGo as never)
      assert.deepInclude(closed, { _tag: "ConversationClosed", conversationId: state.id, cause: "erasure" } as never)
      assert.deepStrictEqual(decision.also, [
        { stream: `acme/visitor/${state.visitor?.id}` as never, events: [closed as never] },
      ])
      const after = decision.events
        .map((fact, i) => ({ ...started, by: context.by, seq: (events.length + 1 + i) as never, ...fact }) as ChatEvent)
        .reduce(Conversation.apply, state)
      assert.deepStrictEqual([after.status, after.navigation.state], ["closed", "idle"])
      assert.deepStrictEqual(decide(CloseForErasure, after, {}, context), { _tag: "Accepted", events: [] } as never)
    },
    500,
  )

  it("[ER5] nothing is closed of a conversation that never began", () => {
    assert.deepStrictEqual(decide(CloseForErasure, Conversation.empty, {}, context), {
      _tag: "Rejected",
      rejection: { reasons: [{ key: "ConversationUnknown" }] },
    } as never)
  })
})
