import { assert, describe, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Fact } from "@pupitre/core/Fact"
import * as Journey from "@pupitre/visitor-profile/Journey"
import * as fc from "fast-check"
import * as Law from "../../../scripts/project/Law.ts"
import { event, left, page, start, stream, visit } from "./visits.js"

const minute = 60_000
const at = (minutes: number): number => start + minutes * minute
const journey = (...events: ReadonlyArray<ChatEvent>): Journey.Journey =>
  events.reduce((self, one) => Journey.apply(self, one), Journey.empty)
const later = { now: at(600) }

describe("journey", { timeout: Law.patience }, () => {
  it("[P14] a reload counts as a page, the same page load twice counts once", () => {
    const reloaded = journey(
      event(1, visit("v1")),
      event(2, page("p1", "v1", "/lampes")),
      event(3, page("p2", "v1", "/lampes")),
      event(4, page("p2", "v1", "/lampes")),
    )
    assert.strictEqual(Journey.summary(reloaded, later).pages, 2)
  })

  it("[P15] time on the site is the union of the visits, never their sum", () => {
    const overlapping = journey(
      event(1, visit("v1"), at(0)),
      event(2, visit("v2"), at(5)),
      event(3, page("p1", "v1"), at(10)),
      event(4, page("p2", "v2"), at(15)),
      event(5, visit("v3"), at(60)),
      event(6, page("p3", "v3"), at(62)),
    )
    assert.strictEqual(Journey.summary(overlapping, later).duration, 17 * minute)
    assert.strictEqual(Journey.summary(overlapping, later).visits, 3)
  })

  it("[P15] it is the minutes that some visit covers, counted one by one, and the same from any parts", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(4), fc.nat(90), fc.nat(3)), { minLength: 1, maxLength: 40 }),
        fc.dictionary(fc.constantFrom("0", "1", "2", "3", "4"), fc.nat(120), { noNullPrototype: true }),
        fc.integer({ min: 1, max: 4 }),
        (loads, ends, parts) => {
          const visits = [...new Set(loads.map(([of]) => of))].map((of, i) => {
            const first = Math.min(...loads.filter(([own]) => own === of).map(([, minutes]) => minutes))
            return event(i + 1, visit(`v${of}`), at(first))
          })
          const pages = loads.map(([of, minutes], i) =>
            event(visits.length + i + 1, page(`p${i}`, `v${of}`), at(minutes)),
          )
          const leavings = Object.entries(ends).map(([of, minutes], i) =>
            event(visits.length + pages.length + i + 1, left(`v${of}`, at(minutes)), at(minutes)),
          )
          const events = [...visits, ...pages, ...leavings]
          const covered = new Set<number>()
          for (let of = 0; of <= 4; of++) {
            const mine = loads.filter(([own]) => own === of).map(([, minutes]) => minutes)
            const end = Math.max(...mine, mine.length === 0 ? 0 : (ends[of] ?? 0))
            for (let m = Math.min(...mine); m < end; m++) covered.add(m)
          }
          const { duration } = Journey.summary(journey(...events), later)
          assert.strictEqual(duration / minute, covered.size)
          const dealt = Array.from({ length: parts }, (_, part) =>
            journey(...events.filter((_one, i) => (loads[i]?.[2] ?? 0) % parts === part || i % parts === part)),
          )
          assert.deepStrictEqual(dealt.reduce(Journey.merge, Journey.empty), journey(...events))
          assert.strictEqual(Journey.summary(dealt.reduceRight(Journey.merge), later).duration, duration)
        },
      ),
      Law.whole(1000),
    )
  })

  it("[P15] time on the site is at most from the first event to the last", () => {
    fc.assert(
      fc.property(stream, (events) => {
        const times = events.flatMap((one) => {
          if (one._tag === "SiteLeft") return [one.leftAt]
          return one._tag === "VisitStarted" || one._tag === "PageVisited" ? [one.at] : []
        })
        const { duration } = Journey.summary(journey(...events), { now: Math.max(start, ...times) + 86_400_000 })
        assert.isAtLeast(duration, 0)
        assert.isAtMost(duration, times.length === 0 ? 0 : Math.max(...times) - Math.min(...times))
      }),
      Law.whole(1000),
    )
  })

  it("[P16] the time runs while the visitor is there, stops when the visitor left, and after half an hour of silence", () => {
    const here = journey(event(1, visit("v1"), at(0)), event(2, page("p1", "v1"), at(2)))
    assert.deepInclude(Journey.summary(here, { now: at(5) }), { duration: 5 * minute, live: true })
    assert.deepInclude(Journey.summary(here, { now: at(90), leftAt: at(6) }), { duration: 6 * minute, live: false })
    assert.deepInclude(Journey.summary(here, { now: at(90) }), { duration: 2 * minute, live: false })
    assert.deepInclude(Journey.summary(here, { now: at(90), visits: { idleAfter: 120 * minute } }), { live: true })
  })

  it("[P16] who is known to be there is there however long the silence; who is known to be gone has left", () => {
    const here = journey(event(1, visit("v1"), at(0)), event(2, page("p1", "v1"), at(2)))
    for (const minutes of [5, 32, 33, 90, 600]) {
      const look = { now: at(minutes), online: true }
      assert.deepInclude(Journey.summary(here, look), { duration: minutes * minute, live: true })
      assert.deepInclude(Journey.viewed(here, look)[0], { duration: (minutes - 2) * minute, live: true })
    }
    const back = { now: at(50), online: true, leftAt: at(6) }
    assert.deepInclude(Journey.summary(here, back), { duration: 50 * minute, live: true })
    assert.deepInclude(Journey.viewed(here, back)[0], { duration: 48 * minute, live: true })
    const gone = { now: at(5), online: false }
    assert.deepInclude(Journey.summary(here, gone), { duration: 2 * minute, live: false })
    assert.deepInclude(Journey.summary(here, { ...gone, leftAt: at(4) }), { duration: 4 * minute, live: false })
    assert.deepInclude(Journey.viewed(here, gone)[0], { duration: 0, live: false })
  })

  it("[P16] a clock that stands before the last event takes nothing away", () => {
    const here = journey(event(1, visit("v1"), at(0)), event(2, page("p1", "v1"), at(2)))
    assert.strictEqual(Journey.summary(here, { now: at(-10) }).duration, 2 * minute)
    assert.strictEqual(Journey.summary(here, { now: at(9), leftAt: at(1) }).duration, 2 * minute)
  })

  it("[P64] that the visitor left is a fact: who looks later, without having seen it, reads how long each visit was", () => {
    const once = journey(
      event(1, visit("v1"), at(0)),
      event(2, page("p1", "v1", "/a"), at(2)),
      event(3, left("v1", at(9)), at(9.2)),
    )
    for (const now of [at(10), at(20), at(600)]) {
      assert.deepInclude(Journey.summary(once, { now }), { duration: 9 * minute, live: false })
      assert.deepInclude(Journey.summary(once, { now, online: false }), { duration: 9 * minute, live: false })
      assert.deepInclude(Journey.viewed(once, { now })[0], { duration: 7 * minute, live: false })
    }
    // Back on the page that was never closed as far as the browser is concerned, and away again.
    assert.deepInclude(Journey.summary(once, { now: at(12), online: true }), { duration: 12 * minute, live: true })
    const longer = Journey.apply(once, event(4, left("v1", at(15)), at(15.2)))
    assert.deepInclude(Journey.summary(longer, later), { duration: 15 * minute, live: false })
  })

  it("[P64] a second visit takes nothing from the first, and tabs that are open together count once", () => {
    const twice = journey(
      event(1, visit("v1"), at(0)),
      event(2, page("p1", "v1", "/a"), at(0)),
      event(3, page("p2", "v1", "/b"), at(3)),
      event(4, left("v1", at(8)), at(8.2)),
      event(5, visit("v2"), at(100)),
      event(6, page("p3", "v2", "/c"), at(100)),
    )
    assert.deepInclude(Journey.summary(twice, { now: at(105), online: true }), {
      duration: 13 * minute,
      live: true,
      visits: 2,
    })
    const times = Journey.viewed(twice, { now: at(105), online: true })
    assert.deepStrictEqual(
      times.map(({ page: { id }, duration }) => [id, duration / minute]),
      [
        ["p3", 5],
        ["p2", 5],
        ["p1", 3],
      ],
    )
    const overlapping = Journey.apply(twice, event(7, left("v2", at(104)), at(104.2)))
    const other = [event(8, visit("v3"), at(102)), event(9, left("v3", at(106)), at(106.2))]
    assert.deepInclude(Journey.summary(other.reduce(Journey.apply, overlapping), later), { duration: 14 * minute })
  })

  it("[P64] the end of a visit that was forgotten counts for nothing, nor does one before its beginning", () => {
    const alone = journey(event(1, left("v1", at(9)), at(9)))
    assert.deepInclude(Journey.summary(alone, later), { duration: 0, visits: 0, live: false })
    const early = journey(event(1, visit("v1"), at(5)), event(2, left("v1", at(1)), at(6)))
    assert.deepInclude(Journey.summary(early, later), { duration: 0, visits: 1, live: false })
  })

  it("[P17] the current page is that of the last load in the stream, whatever the clocks say", () => {
    const pages = journey(event(2, page("p2", "v1", "/b"), at(1)), event(1, page("p1", "v1", "/a"), at(9)))
    assert.strictEqual(Journey.summary(pages, later).current?.url, "https://lumen.example/b")
  })

  it("[P18] what is forgotten is the oldest, and it is said", () => {
    const many = Array.from({ length: Journey.limits.pages + 1 }, (_, i) => event(i + 1, page(`p${i}`, "v1")))
    const kept = journey(...many)
    assert.strictEqual(kept.pages.items.length, Journey.limits.pages)
    assert.strictEqual(kept.pages.items[0]?.id, "p1")
    assert.isTrue(Journey.summary(kept, later).atLeast)
    assert.isFalse(Journey.summary(journey(...many.slice(1)), later).atLeast)
  })

  it("[P18] how many there were is said exactly by the server's count, whatever is forgotten and however it was dealt", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 9 }), fc.nat(4), (many, each, parts) => {
        const events: Array<ChatEvent> = []
        for (let i = 0; i < many; i++) {
          const nth = Math.floor(i / each) + 1
          const next = (fact: Fact): number => events.push(event(events.length + 1, fact))
          if (i % each === 0) next({ ...visit(`v${nth}`), nth })
          next({ ...page(`p${i}`, `v${nth}`), nth: i + 1 })
        }
        const dealt = Array.from({ length: parts + 1 }, (_, part) =>
          journey(...events.filter((one) => one.seq % (parts + 1) === part).toReversed()),
        ).reduce(Journey.merge)
        const told = Journey.summary(dealt, later)
        const visits = Math.ceil(many / each)
        assert.deepInclude(told, { pages: many, visits, atLeast: false })
        assert.deepStrictEqual(told.earlier, {
          pages: Math.max(0, many - Journey.limits.pages),
          visits:
            visits -
            new Set([...dealt.visits.items.map(({ id }) => id), ...dealt.pages.items.map(({ visitId }) => visitId)])
              .size,
        })
      }),
      Law.whole(1000),
    )
  })

  it("[P72] how long the visitor was there is exact by the server's count, whatever is forgotten and however it was dealt", () => {
    const stays = fc.array(fc.tuple(fc.nat(90), fc.integer({ min: 1, max: 300 }), fc.nat(3)), {
      minLength: 1,
      maxLength: 30,
    })
    fc.assert(
      fc.property(stays, fc.nat(4), fc.boolean(), (visits, parts, counted) => {
        const events: Array<ChatEvent> = []
        let [minutes, before] = [0, 0]
        const next = (fact: Fact, when: number): number => events.push(event(events.length + 1, fact, at(when)))
        visits.forEach(([stay, away, more], i) => {
          const told = visit(`v${i}`)
          next(counted ? { ...told, nth: i + 1, before } : told, minutes)
          for (let n = 0; n <= more; n++) next(page(`p${i}-${n}`, `v${i}`), minutes + (stay * n) / (more + 1))
          next(left(`v${i}`, at(minutes + stay)), minutes + stay)
          before += stay * minute
          minutes += stay + away
        })
        const dealt = Array.from({ length: parts + 1 }, (_, part) =>
          journey(...events.filter((one) => one.seq % (parts + 1) === part).toReversed()),
        ).reduce(Journey.merge)
        const summary = Journey.summary(dealt, { now: at(minutes + 600) })
        if (counted || visits.length <= Journey.limits.visits)
          assert.deepInclude(summary, { duration: before, atLeastDuration: false })
        else {
          assert.isTrue(summary.atLeastDuration)
          assert.isAtMost(summary.duration, before)
        }
      }),
      Law.whole(1000),
    )
  })

  it("[P15] a visit is as long as it was, although its pages are forgotten", () => {
    const events = Array.from({ length: 60 }, (_, i) => event(i + 2, page(`p${i}`, i < 30 ? "v1" : "v2"), at(i)))
    const long = journey(event(1, visit("v1"), at(0)), ...events, event(62, left("v2", at(70)), at(70)))
    // Of the second visit the beginning is not known: its first page kept is.
    const first = long.pages.items[0]!.at
    assert.strictEqual(Journey.summary(long, later).duration, 29 * minute + (at(70) - first))
  })

  it("[P11] a page is kept without fragment and telling parameters, and with the others", () => {
    const [kept] = journey(event(1, page("p1", "v1", "/p?ref=42&reset_token=x&email=a%40b.example#y"))).pages.items
    assert.strictEqual(kept?.url, "https://lumen.example/p?ref=42")
  })

  it("[P41] a page was looked at until the next one of its visit; the current one until now, or until the visitor left", () => {
    const two = journey(
      event(1, visit("v1"), at(0)),
      event(2, page("p1", "v1", "/a"), at(0)),
      event(3, page("q1", "v2", "/b"), at(1)),
      event(4, page("p2", "v1", "/c"), at(3)),
    )
    const times = (look: Journey.Look): ReadonlyArray<unknown> =>
      Journey.viewed(two, look).map(({ page: { id }, duration, live }) => [id, duration / minute, live])
    assert.deepStrictEqual(times({ now: at(5) }), [
      ["p2", 2, true],
      ["q1", 0, false],
      ["p1", 3, false],
    ])
    assert.deepStrictEqual(times({ now: at(50), leftAt: at(4) })[0], ["p2", 1, false])
    assert.deepStrictEqual(times({ now: at(90) })[0], ["p2", 0, false])
    assert.deepStrictEqual(times({ now: at(1) })[0], ["p2", 0, true])
  })
})
