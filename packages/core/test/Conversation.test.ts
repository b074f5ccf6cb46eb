import { assert, describe, it } from "@effect/vitest"
import * as Audience from "@pupitre/core/Audience"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Conversation from "@pupitre/core/Conversation"
import * as ConversationSummary from "@pupitre/core/ConversationSummary"
import * as Routing from "@pupitre/core/desk/Routing"
import type { SiteId } from "@pupitre/core/Id"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Visitor from "@pupitre/core/Visitor"
import * as fc from "fast-check"
import { history } from "./histories.js"

const close = (events: ReadonlyArray<ChatEvent>): ChatEvent =>
  ({
    _tag: "ConversationClosed",
    id: "closing-1/0",
    seq: events.length + 1,
    at: 9,
    by: Scenario.ines,
    conversationId: "scenario-0004",
    visitorId: "camille",
    tags: ["SECRET-tag"],
    note: "SECRET-note",
    answers: [{ field: "f", value: "SECRET-answer" }],
  }) as never

const unknown = (seq: number): ChatEvent => ({
  _tag: "Unknown",
  id: "future-1/0" as never,
  seq: seq as never,
  at: 1,
  by: Scenario.ines,
  kind: "Poll",
  body: { text: "SECRET-unknown" },
})

const summary = (events: ReadonlyArray<ChatEvent>): ConversationSummary.ConversationSummary | undefined =>
  events.reduce<ConversationSummary.ConversationSummary | undefined>(ConversationSummary.apply, undefined)

describe("Conversation", () => {
  it("[C1] folding a log in two steps equals folding it in one", () => {
    fc.assert(
      fc.property(history, fc.nat(50), (events, cut) => {
        const whole = Conversation.fold(events)
        assert.deepStrictEqual(Conversation.fold(events.slice(cut), Conversation.fold(events.slice(0, cut))), whole)
        assert.deepStrictEqual(JSON.parse(JSON.stringify(whole)), whole)
      }),
      { numRuns: 1000 },
    )
  })

  it("[C2] every event in every state gives a state, whatever the order", () => {
    fc.assert(
      fc.property(history, fc.array(fc.nat(60), { maxLength: 60 }), (events, picks) => {
        let state = Conversation.empty
        let visitor = Visitor.empty
        for (const pick of picks) {
          const event = [...events, close(events), unknown(1)][pick % (events.length + 2)]!
          state = Conversation.apply(state, event)
          visitor = Visitor.apply(visitor, event)
          assert.isTrue(state.seq === event.seq && visitor.seq === event.seq)
          assert.isAtMost(state.assignments.filter(({ until }) => until === undefined).length, 1)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it("[C3] nothing but its reopening leads back from a closed conversation; its tags, note and answers stay", () => {
    fc.assert(
      fc.property(history, history, (events, more) => {
        const closed = Conversation.apply(Conversation.fold(events), close(events))
        const after = Conversation.fold(more, closed)
        assert.strictEqual(after.status, "closed")
        assert.deepStrictEqual(after.closing, closed.closing)
        assert.deepInclude(after.closing, {
          tags: ["SECRET-tag"],
          note: "SECRET-note",
          answers: [{ field: "f", value: "SECRET-answer" }],
        })
        assert.isUndefined(Conversation.owner(after))
      }),
    )
  })

  it("[C4] a fact of an unknown kind changes only its count", () => {
    fc.assert(
      fc.property(history, (events) => {
        const { unknown: before, seq: _s, ...state } = Conversation.fold(events)
        const { unknown: after, seq: _t, ...same } = Conversation.apply(Conversation.fold(events), unknown(99))
        assert.deepStrictEqual(same, state)
        assert.strictEqual(after, before + 1)
      }),
    )
  })

  it("[C5] the visitor waits from their message to the agent's", () => {
    const scenario = Scenario.make("Bonjour")
    assert.isTrue(Conversation.isWaiting(scenario.conversation()))
    assert.isFalse(Conversation.isWaiting(scenario.agent("Bonjour").conversation()))
    assert.isTrue(Conversation.isWaiting(scenario.visitor("Et ?").conversation()))
  })
})

describe("Audience", () => {
  it("[V1] the visitor's projection has nothing of alerts, pages, team actions, unknown facts, tags, notes or answers", () => {
    fc.assert(
      fc.property(history, (events) => {
        const all = [...events, unknown(events.length + 1), close(events)]
        const seen = Audience.projectAll(all, "visitor")
        const hidden = new Set(["AlertRaised", "PageVisited", "VisitStarted", "ActionRecorded", "Unknown"])
        assert.isFalse(seen.some(({ _tag }) => hidden.has(_tag)))
        assert.notInclude(JSON.stringify(seen), "SECRET")
        assert.notInclude(JSON.stringify(Audience.projectConversation(Conversation.fold(all), "visitor")), "SECRET")
        assert.deepStrictEqual(
          seen.map(({ seq }) => seq),
          all.filter(({ _tag }) => !hidden.has(_tag)).map(({ seq }) => seq),
        )
      }),
      { numRuns: 1000 },
    )
  })

  it("[V2] the desk sees everything", () => {
    const events = [...Scenario.make("a").alert("VisitorLeft").events, unknown(6)]
    assert.strictEqual(Audience.projectAll(events, "agents"), events)
  })
})

describe("ConversationSummary", () => {
  it("[S1] a line says who waits since when, what was last said, and whether the visitor left", () => {
    const scenario = Scenario.make("Bonjour").visitor("Vous êtes là ?").alert("VisitorLeft")
    const { waitingSince, last, unanswered, visitorGone, owner, status } = summary(scenario.events)!
    assert.strictEqual(waitingSince, scenario.events[0]!.at)
    assert.deepInclude(last, { by: "visitor", text: "Vous êtes là ?" })
    assert.deepStrictEqual([unanswered, visitorGone, owner?.name, status], [2, true, "Inès", "active"])
    const answered = summary(scenario.agent("Oui").alert("VisitorReturned").events)!
    assert.isUndefined(answered.waitingSince)
    assert.deepStrictEqual([answered.unanswered, answered.visitorGone], [0, false])
  })

  it("[S4] a line and the folded conversation agree on whether the visitor is kept away, at every moment", () => {
    const [shop, blog] = ["shop", "blog"] as unknown as [SiteId, SiteId]
    const { events, conversation } = Scenario.make("Bonjour", undefined, shop)
    const site = fc.constantFrom(undefined, shop, blog)
    const facts = fc.oneof(
      fc.record({ _tag: fc.constant("VisitorUnblocked"), site }),
      fc.record({ _tag: fc.constant("VisitorBlocked"), site, until: fc.option(fc.nat(20), { nil: undefined }) }),
    )
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 6 }), fc.nat(20), (said, at) => {
        const fact = (one: object) =>
          Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as object
        const more = said.map(
          (one, i) =>
            ({
              ...fact(one),
              visitorId: "camille",
              reason: "spam",
              id: `b-${i}`,
              seq: 10 + i,
              at: 0,
              by: Scenario.ines,
            }) as never,
        )
        const keeps = (scope: SiteId | undefined): boolean => {
          const last = said.findLast((one) => one.site === scope || (one._tag === "VisitorUnblocked" && !one.site))
          return last !== undefined && "until" in last && (last.until === undefined || at < last.until)
        }
        const away = keeps(undefined) || keeps(shop)
        const state = Conversation.fold(more, conversation())
        assert.strictEqual(ConversationSummary.isBlocked(summary([...events, ...more])!, at), away)
        assert.strictEqual(Conversation.isBlocked(state, at), away)
        assert.strictEqual(Conversation.isBlocked(state, at, blog), keeps(undefined) || keeps(blog))
      }),
      { numRuns: 500 },
    )
  })

  it("[S2] of two lines of one conversation the one that folded more stands, in either order", () => {
    const { events } = Scenario.make("a").agent("b")
    const [older, newer] = [summary(events.slice(0, 3))!, summary(events)!]
    assert.strictEqual(ConversationSummary.latest(older, newer), newer)
    assert.strictEqual(ConversationSummary.latest(newer, older), newer)
  })

  it("[S3] a line and the folded conversation agree on status, owner, mode and who waits, whatever the order", () => {
    fc.assert(
      fc.property(history, fc.array(fc.nat(60), { maxLength: 60 }), (events, picks) => {
        const started = events[0]!
        const rest = picks.map((pick) => [...events.slice(1), close(events), unknown(1)][pick % (events.length + 1)]!)
        const all = [started, ...rest].map((event, i) => ({ ...event, seq: (i + 1) as never }))
        const line = summary(all)!
        const state = Conversation.fold(all)
        assert.deepStrictEqual([line.status, line.mode, line.seq], [state.status, state.mode, state.seq] as never)
        if (state.status === "active") assert.strictEqual(line.owner?.agentId, Conversation.owner(state)?.agentId)
        if (state.messages > 0 && state.status !== "closed") {
          assert.strictEqual(line.unanswered > 0, Conversation.isWaiting(state))
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe("Routing", () => {
  const line = summary(Scenario.make("a").events)!
  const candidate = (agentId: string, slots: number): Routing.Candidate => ({
    agentId: agentId as never,
    name: agentId,
    slots,
  })
  const open = (agentId: string, startedAt: number) => ({
    ...line,
    status: "active" as const,
    owner: { agentId: agentId as never, name: agentId },
    startedAt,
  })

  it("[Q1] the next visitor goes to the agent with the most free slots, then to the one served longest ago", () => {
    const choose = (...taken: ReadonlyArray<ReturnType<typeof open>>) =>
      Routing.leastBusy(line, [candidate("a", 2), candidate("b", 2)], taken)?.agentId
    assert.strictEqual(choose(), "a")
    assert.strictEqual(choose(open("a", 1)), "b")
    assert.strictEqual(choose(open("a", 5), open("b", 1)), "b")
    assert.isUndefined(choose(open("a", 1), open("a", 2), open("b", 1), open("b", 2)))
  })
})
