import { assert, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import { decide } from "@pupitre/core/Command"
import { StartConversation } from "@pupitre/core/command/StartConversation"
import { LeaveSite, StartVisit, VisitPage } from "@pupitre/core/command/Visit"
import type { Fact } from "@pupitre/core/Fact"
import type { PageId, VisitId } from "@pupitre/core/Id"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Visitors from "@pupitre/core/Visitor"
import { Visitor } from "@pupitre/core/VisitorSchema"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"
import { schemaLaw } from "../../../scripts/project/schemaLaw.ts"
import { AnyFacts, eventsOf, started } from "./anyFacts.js"

const kept = (state: Visitors.Visitor): Visitors.Visitor =>
  Schema.decodeUnknownSync(Visitor)(JSON.parse(JSON.stringify(state)))
const by = { _tag: "Visitor", id: "camille" as never } as const
const talking = Visitors.fold([
  started,
  { ...started, seq: 2 as never, _tag: "ConsentGiven", scopes: ["store"] } as never,
])

it("[H21] a page told again is the page told first: nothing is written of it, here or in the conversation", () =>
  fc.assert(
    fc.property(fc.array(fc.nat(8), { minLength: 1, maxLength: 40 }), fc.boolean(), (told, resting) => {
      let state = talking
      const written: Array<Fact> = []
      const also: Array<Fact> = []
      told.forEach((n, i) => {
        const input = {
          pageId: `page-${n}` as PageId,
          visitId: "visit-1" as VisitId,
          url: `https://lumen.example/${i}` as SafeUrl,
          title: `told as number ${i}`,
        }
        const context = {
          tenant: Scenario.tenant,
          by,
          role: "visitor",
          at: i,
          commandId: `command-${i}` as never,
          visitorOnline: true,
        } as const
        const decision = decide(VisitPage, state, input, context)
        assert.strictEqual(decision._tag, "Accepted")
        if (decision._tag !== "Accepted") return
        written.push(...decision.events)
        also.push(...(decision.also ?? []).flatMap(({ events }) => events))
        for (const fact of decision.events) {
          const seq = state.seq + 1
          state = Visitors.apply(state, { ...fact, id: `command-${i}/0`, seq, at: i, by } as never)
        }
        if (resting) state = kept(state)
      })
      const first = new Map(told.map((n, i) => [n, i] as const).toReversed())
      const titles = written.flatMap((fact) => (fact._tag === "PageVisited" ? [fact.title] : []))
      assert.sameMembers(
        titles,
        [...first.values()].map((i) => `told as number ${i}`),
      )
      assert.deepStrictEqual(also, written)
    }),
    { numRuns: 500 },
  ))

const page = (seq: number): ChatEvent =>
  ({
    ...started,
    id: `page-${seq}/0`,
    seq,
    _tag: "PageVisited",
    pageId: `page-${seq}`,
    visitId: "v",
    url: "https://lumen.example/",
    title: "",
  }) as unknown as ChatEvent

schemaLaw(
  "[H22] a visitor's state survives being kept, and folding on from it gives what folding everything gives",
  [AnyFacts],
  (all) => {
    // Someone who has looked at a page, whatever comes after.
    const events = [started, page(2), ...eventsOf(all, 3)]
    const cut = 2 + ((events.length - 2) >> 1)
    const half = Visitors.fold(events.slice(0, cut))
    assert.deepStrictEqual(kept(half), half)
    assert.deepStrictEqual(Visitors.fold(events.slice(cut), kept(half)), Visitors.fold(events))
  },
  300,
)

it("[H21] no more pages than twenty are remembered, the newest", () => {
  const events = Array.from({ length: 30 }, (_, i) => page(i + 1))
  const { pageIds } = Visitors.fold(events)
  assert.deepStrictEqual(
    pageIds,
    events.slice(-Visitors.rememberedPages).map((event) => (event as { pageId: string }).pageId as PageId),
  )
})

it("[H63] which page and which visit one is, is the server's count, whatever a page says and however often", () => {
  const wish = fc.oneof(
    fc.record({ visit: fc.nat(3) }),
    fc.record({ page: fc.nat(30) }),
    fc.record({ page: fc.nat(30), nth: fc.integer({ min: 1, max: 99 }) }),
  )
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 40 }), fc.boolean(), (wishes, resting) => {
      let state = talking
      const pages: Array<number | undefined> = []
      const visits: Array<number | undefined> = []
      const began: Array<number> = []
      wishes.forEach((one, i) => {
        const context = {
          tenant: Scenario.tenant,
          by,
          role: "visitor",
          at: i,
          commandId: `command-${i}` as never,
          visitorOnline: true,
        } as const
        const url = "https://lumen.example/" as SafeUrl
        const decision =
          "visit" in one
            ? decide(
                StartVisit,
                state,
                { visitId: `visit-${one.visit}` as VisitId, landing: url, referrer: "", userAgent: "" },
                context,
              )
            : decide(
                VisitPage,
                state,
                {
                  pageId: `page-${one.page}` as PageId,
                  visitId: "visit-0" as VisitId,
                  url,
                  title: "",
                  ...("nth" in one && { nth: one.nth }),
                },
                context,
              )
        if (decision._tag !== "Accepted") return assert.fail("refused")
        if ("visit" in one && began.at(-1) !== one.visit) began.push(one.visit)
        for (const fact of decision.events) {
          if (fact._tag === "PageVisited") pages.push(fact.nth)
          if (fact._tag === "VisitStarted") visits.push(fact.nth)
          state = Visitors.apply(state, { ...fact, id: `command-${i}/0`, seq: state.seq + 1, at: i, by } as never)
        }
        if (resting) state = kept(state)
      })
      assert.deepStrictEqual(
        pages,
        pages.map((_, i) => i + 1),
      )
      assert.deepStrictEqual(new Set(visits), new Set(began.map((_, i) => i + 1)))
    }),
    { numRuns: 500 },
  )
})

it("[H64] how long the visitor had been there is the time of all visits before, whatever a page says and however often", () => {
  const step = fc.record({
    what: fc.constantFrom("visit", "again", "page", "left"),
    after: fc.nat(50),
    early: fc.nat(60),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.boolean(), (steps, resting) => {
      let [state, at, n] = [talking, 0, 0]
      const hulls: Array<{ from: number; to: number }> = []
      const apply = (fact: object): void => {
        state = Visitors.apply(state, { ...fact, id: "command-1/0", seq: state.seq + 1, at, by } as never)
        if (resting) state = kept(state)
      }
      for (const { what, after, early } of steps) {
        at += after
        const last = hulls.at(-1)
        const visitId = `visit-${hulls.length - (what === "visit" ? 0 : 1)}` as VisitId
        if (what === "visit" || (what === "again" && last !== undefined)) {
          const url = "https://lumen.example/" as SafeUrl
          const told = { visitId, landing: url, referrer: "", userAgent: "", before: 7 }
          const context = {
            tenant: Scenario.tenant,
            by,
            role: "visitor",
            at,
            commandId: "c" as never,
            visitorOnline: true,
          }
          const decision = decide(StartVisit, state, told, context as never)
          const fact = decision._tag === "Accepted" ? decision.events[0] : undefined
          // They come one after the other.
          const before = hulls
            .slice(0, what === "visit" ? undefined : -1)
            .reduce((sum, { from, to }) => sum + to - from, 0)
          assert.deepInclude(fact, { _tag: "VisitStarted", before })
          apply(fact!)
          if (what === "visit") hulls.push({ from: at, to: at })
          else last!.to = Math.max(last!.to, at)
        } else if (last !== undefined) {
          const leftAt = Math.max(0, at - early)
          if (what === "left") apply({ _tag: "SiteLeft", visitId, leftAt })
          else apply({ _tag: "PageVisited", pageId: `page-${n++}`, visitId, url: "https://lumen.example/", title: "" })
          last.to = Math.max(last.to, what === "left" ? leftAt : at)
        }
      }
    }),
    { numRuns: 500 },
  )
  const { time: _, ...uncounted } = Visitors.apply(talking, {
    ...started,
    _tag: "VisitStarted",
    visitId: "v",
    seq: 3,
  } as never)
  assert.isUndefined(Visitors.timeBefore(uncounted, "other" as VisitId, 40))
})

it("[H64] which conversation of theirs one is, is the server's count", () => {
  const context = {
    tenant: Scenario.tenant,
    by,
    role: "visitor",
    at: 1,
    commandId: "command-9" as never,
    visitorOnline: true,
  }
  const { conversationId: _, ...free } = { ...talking, conversations: 7 }
  const decision = decide(StartConversation, free, { mode: "chat" }, context as never)
  assert.deepInclude(decision._tag === "Accepted" ? decision.events[0] : undefined, { nth: 8 })
})

it("[H24] when the visitor left is the server's word, for who agreed and was in a visit, and no later than it is written", () => {
  const stay = {
    _tag: "VisitStarted",
    visitId: "visit-1",
    landing: "https://lumen.example/",
    referrer: "",
    userAgent: "",
  }
  const visiting = Visitors.apply(talking, { ...started, seq: 3, ...stay } as never)
  const left = (state: Visitors.Visitor, role: "system" | "visitor" = "system", leftAt = 40) =>
    decide(
      LeaveSite,
      state,
      { leftAt },
      {
        tenant: Scenario.tenant,
        by: role === "system" ? { _tag: "System" } : by,
        role,
        at: 50,
        commandId: "command-1" as never,
        visitorOnline: false,
      },
    )
  const fact = (leftAt: number) => ({ _tag: "Accepted", events: [{ _tag: "SiteLeft", visitId: "visit-1", leftAt }] })
  assert.deepStrictEqual<unknown>(left(visiting), fact(40))
  assert.deepStrictEqual<unknown>(left(visiting, "system", 90), fact(50))
  assert.deepStrictEqual<unknown>(left(talking), { _tag: "Accepted", events: [] })
  assert.strictEqual(left(visiting, "visitor")._tag, "Rejected")
  assert.strictEqual(left({ ...visiting, consent: [] })._tag, "Rejected")
})
