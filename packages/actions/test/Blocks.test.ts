import { assert, describe, it } from "@effect/vitest"
import * as Blocks from "@pupitre/actions/Blocks"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Fact } from "@pupitre/core/Fact"
import * as Visitor from "@pupitre/core/Visitor"
import * as Workspace from "@pupitre/core/Workspace"
import * as fc from "fast-check"
import { blog, shop } from "./desk.js"

const sites = [shop, blog]
const lou = { _tag: "Agent", id: "lou", name: "Lou" } as const
const visitors = ["v1", "v2", "constructor", "__proto__"]

const word = fc.record({
  visitorId: fc.constantFrom(...visitors),
  after: fc.integer({ min: 0, max: 20 }),
  lasts: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
  site: fc.constantFrom(undefined, undefined, "shop", "blog"),
  what: fc.constantFrom("block", "block", "unblock", "request", "refuse"),
  comment: fc.option(fc.string({ maxLength: 8 }), { nil: undefined }),
})

const stream = fc.array(word, { maxLength: 25 }).map((words) => {
  let at = 0
  return words.map(({ visitorId, after, lasts, site, what, comment }, i): ChatEvent => {
    at += after
    const said = { visitorId, ...(comment !== undefined && { comment }) }
    const from = site === undefined ? {} : { site }
    const fact = {
      block: {
        _tag: "VisitorBlocked",
        ...said,
        ...from,
        reason: "spam",
        ...(lasts !== undefined && { until: at + lasts }),
      },
      unblock: { _tag: "VisitorUnblocked", ...said, ...from },
      request: { _tag: "UnblockRequested", ...said, comment: comment ?? "?" },
      refuse: { _tag: "UnblockRefused", ...said },
    }[what]
    return { ...(fact as Fact), id: `command-001/${i}`, seq: i + 1, at, by: lou } as unknown as ChatEvent
  })
})

describe("the trail of blocks", () => {
  it("[K40] who is kept away is who the workspace's rules keep away, at every moment", () => {
    fc.assert(
      fc.property(stream, fc.integer({ min: 0, max: 600 }), (events, now) => {
        const rules = Workspace.fold(events)
        const standing = Blocks.standing(Blocks.fold(events), now)
        const scopes = visitors.flatMap((one) => [undefined, ...sites].map((site) => [one, site] as const))
        const keeps = ([one, site]: (typeof scopes)[number]) => {
          const own = rules.blocks[one]
          const block =
            !Object.hasOwn(rules.blocks, one) || own === undefined
              ? undefined
              : site === undefined
                ? own.blocked
                : own.blockedOn?.[site]
          return block === undefined || (block.until !== undefined && block.until <= now) ? undefined : block
        }
        assert.sameDeepMembers(
          standing.map(({ visitorId, site }) => [visitorId as string, site] as const),
          scopes.filter((scope) => keeps(scope) !== undefined),
        )
        for (const { visitorId, site, at, reason, until, request } of standing) {
          const own = Visitor.fold(events.filter((event) => "visitorId" in event && event.visitorId === visitorId))
          const held = Visitor.blocks(own, now).find((one) => one.site === site)?.block
          assert.strictEqual(request?._tag === "Requested", held?.requested === true)
          const block = keeps([visitorId, site])
          assert.strictEqual(block?.since, at)
          assert.strictEqual(block?.reason, reason)
          assert.strictEqual(block?.until, until)
        }
        for (const one of visitors)
          for (const site of [undefined, ...sites]) {
            const away = standing.some(
              (block) => block.visitorId === one && (block.site === undefined || block.site === site),
            )
            assert.strictEqual(Workspace.block(rules, one, now, site) !== undefined, away)
          }
        assert.isTrue(standing.every(({ at }, i) => i === 0 || at <= standing[i - 1]!.at))
      }),
      { numRuns: 500 },
    )
  })

  it("[K40] nothing said is forgotten, in two steps as in one, and each visitor has what was said of them", () => {
    fc.assert(
      fc.property(stream, fc.nat(25), (events, cut) => {
        const whole = Blocks.fold(events)
        assert.deepStrictEqual(Blocks.fold(events.slice(cut), Blocks.fold(events.slice(0, cut))), whole)
        assert.deepStrictEqual(
          whole.trail.map(({ seq }) => seq),
          events.map(({ seq }) => seq as number),
        )
        const parts = visitors.flatMap((one) => Blocks.of(whole, one))
        assert.deepStrictEqual(
          parts.toSorted((a, b) => a.seq - b.seq),
          whole.trail,
        )
        for (const mark of whole.trail) assert.deepEqual<unknown>(mark.by, lou)
      }),
      { numRuns: 300 },
    )
  })

  it("[K91] with each block is how often they came back since, from where it keeps them, and when they last did", () => {
    const back = fc.record({
      visitorId: fc.constantFrom("v1", "v2", "__proto__"),
      site: fc.constantFrom(undefined, undefined, "shop", "blog"),
      what: fc.constantFrom("block", "unblock", "back", "back", "back", "back", "back", "back"),
      after: fc.integer({ min: 0, max: 9 }),
      times: fc.integer({ min: 1, max: 5 }),
      before: fc.integer({ min: 0, max: 12 }),
    })
    let counted = 0
    fc.assert(
      fc.property(fc.array(back, { maxLength: 30, size: "max" }), (said) => {
        let now = 0
        const events = said.map(({ what, site, after, visitorId, times, before }, i) => {
          now += after
          const of = { visitorId, ...(site !== undefined && { site }) }
          const fact = {
            block: { _tag: "VisitorBlocked", ...of, reason: "spam" },
            unblock: { _tag: "VisitorUnblocked", ...of },
            back: { _tag: "VisitorTurnedAway", ...of, times, last: Math.max(0, now - before) },
          }[what]
          return { ...fact, id: `w/${i}`, seq: i + 1, at: now, by: lou } as unknown as ChatEvent
        })
        const blocks = Blocks.fold(events)
        assert.deepStrictEqual(Blocks.fold(events.slice(9), Blocks.fold(events.slice(0, 9))), blocks)
        for (const { visitorId, site, at, returns } of Blocks.standing(blocks, now)) {
          const since = events.findLast(
            (event) => event._tag === "VisitorBlocked" && event.visitorId === visitorId && event.site === site,
          )!.seq
          const came = events.flatMap((event) =>
            event._tag === "VisitorTurnedAway" &&
            event.visitorId === visitorId &&
            event.seq > since &&
            event.last >= at &&
            (site === undefined || event.site === site)
              ? [event]
              : [],
          )
          const times = came.reduce((sum, one) => sum + one.times, 0)
          if (came.length > 1) counted++
          assert.deepStrictEqual(
            returns,
            times === 0 ? undefined : { times, last: Math.max(...came.map(({ last }) => last)) },
          )
        }
        const person = Blocks.ofPerson(blocks, ["v1", "v2"] as never, now)
        for (const { site, at, returns = { times: 0 } } of person) {
          const all = Blocks.standing(blocks, now).filter((one) => one.visitorId !== "__proto__" && one.site === site)
          if (all.length === 1 && all[0]!.at === at) assert.isAtLeast(returns.times, all[0]!.returns?.times ?? 0)
        }
      }),
      { numRuns: 500 },
    )
    assert.isAbove(counted, 100)
  })

  it("[K43] a person of several visitors is kept away by the newest word on any of them, and a block that follows is nobody's", () => {
    const word = (fact: object, seq: number, at: number) => ({ ...fact, id: `w/${seq}`, seq, at, by: lou }) as never
    const block = (visitorId: string, more: object = {}) => ({
      _tag: "VisitorBlocked",
      visitorId,
      reason: "spam",
      ...more,
    })
    const only = (standing: ReadonlyArray<Blocks.Standing>) => {
      assert.lengthOf(standing, 1)
      return standing[0]!
    }
    const both = ["a", "b"] as unknown as Parameters<typeof Blocks.ofPerson>[1]
    const once = Blocks.fold([word(block("a", { until: 50 }), 1, 10), word(block("c"), 2, 11)])
    assert.deepInclude(only(Blocks.ofPerson(once, both, 49)), { visitorId: "a", reason: "spam", until: 50 } as never)
    assert.isEmpty(Blocks.ofPerson(once, both, 50))
    assert.isEmpty(Blocks.ofPerson(once, [], 20))
    const again = Blocks.fold([word(block("b", { follows: "a" }), 3, 12)], once)
    assert.deepInclude(only(Blocks.ofPerson(again, both, 60)), {
      visitorId: "b",
      follows: "a",
      by: { _tag: "System" },
    } as never)
    const asked = Blocks.fold([word({ _tag: "UnblockRequested", visitorId: "b", comment: "?" }, 9, 12)], again)
    assert.deepInclude(
      only(Blocks.ofPerson(asked, both, 60)),
      { visitorId: "b" } as never,
      "asked for is not yet granted",
    )
    const free = Blocks.fold([word({ _tag: "VisitorUnblocked", visitorId: "b" }, 4, 13)], again)
    assert.isEmpty(Blocks.ofPerson(free, both, 20))
    const sited = Blocks.fold([word(block("a", { site: shop }), 5, 14), word(block("b", { site: blog }), 6, 15)], free)
    const from = (blocks: Blocks.Blocks) => Blocks.ofPerson(blocks, both, 20).map(({ site }) => site)
    assert.deepStrictEqual(from(sited), [blog, shop])
    const lifted = Blocks.fold([word({ _tag: "VisitorUnblocked", visitorId: "b", site: shop }, 7, 16)], sited)
    assert.deepStrictEqual(from(lifted), [blog])
    const all = Blocks.fold([word({ _tag: "VisitorUnblocked", visitorId: "b" }, 8, 17)], sited)
    assert.deepStrictEqual(from(all), [])
  })
})
