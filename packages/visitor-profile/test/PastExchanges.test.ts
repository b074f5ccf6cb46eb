import { assert, describe, it } from "@effect/vitest"
import * as PastExchanges from "@pupitre/visitor-profile/PastExchanges"
import * as Profile from "@pupitre/visitor-profile/Profile"
import * as fc from "fast-check"
import { closed, dealt, event, law, rated, start, started } from "./visits.js"

describe("past exchanges", () => {
  it("[P22] an exchange is past once it is closed, and counts once", () => {
    const events = [event(1, started("c1")), event(2, closed("c1")), event(3, started("c2")), event(2, closed("c1"))]
    const self = events.reduce((all, one) => PastExchanges.apply(all, one), PastExchanges.empty)
    assert.deepStrictEqual(PastExchanges.summary(self), {
      count: 1,
      atLeast: false,
      open: true,
      lastAt: start + 2000,
      lastId: "c1",
    })
    assert.isFalse(PastExchanges.summary(PastExchanges.apply(self, event(4, closed("c2")))).open)
  })

  it("[P73] how many there were is the server's count, although few are kept; of the mean it is said of how many it is", () => {
    const history = (conversations: number, counted: boolean) =>
      Array.from({ length: conversations }, (_, i) => [
        event(i * 3 + 1, counted ? { ...started(`c${i}`), nth: i + 1 } : started(`c${i}`)),
        event(i * 3 + 2, rated(`c${i}`, 1 + (i % 5), i % 11)),
        event(i * 3 + 3, closed(`c${i}`)),
      ]).flat()
    const count = fc.integer({ min: 1, max: 120 })
    law(
      fc.property(
        count.chain((n) => fc.tuple(fc.constant(n), dealt(history(n, true)))),
        fc.boolean(),
        ([n, parts], open) => {
          const whole = parts
            .map((part) => part.reduce(PastExchanges.apply, PastExchanges.empty))
            .reduce(PastExchanges.merge, PastExchanges.empty)
          const next = event(n * 3 + 1, { ...started("open"), nth: n + 1 })
          const self = open ? PastExchanges.apply(whole, next) : whole
          assert.deepInclude(PastExchanges.summary(self), { count: n, atLeast: false, open })
          assert.isAtMost(self.started.items.length, PastExchanges.limit)
        },
      ),
    )
    const uncounted = PastExchanges.summary(history(9, false).reduce(PastExchanges.apply, PastExchanges.empty))
    assert.deepInclude(uncounted, { count: PastExchanges.limit, atLeast: true })
    const text = (n: number, locale: "fr" | "en") =>
      Profile.sections(Profile.fold(history(n, true)), { locale, now: start, role: "manager" })
        .find(({ key }) => key === "pastExchanges")
        ?.rows.map((row) => row.text)
    assert.includeMembers([...text(9, "fr")!], ["9", "4 sur 5 (moyenne des 5 dernières 3)"])
    assert.includeMembers([...text(9, "en")!], ["9", "4 of 5 (mean of the last 5 3)"])
    assert.includeMembers([...text(2, "fr")!], ["2", "2 sur 5 (moyenne 1,5)"])
  })

  it("[P31] of the notes of one conversation the last one counts, and what is not given again stays", () => {
    const events = [
      event(1, started("c1")),
      event(2, closed("c1")),
      event(3, rated("c1", 2, 9)),
      event(4, rated("c1", 4)),
      event(5, rated("c0", 5)),
    ]
    for (const order of [events, events.toReversed()]) {
      const self = order.reduce((all, one) => PastExchanges.apply(all, one), PastExchanges.empty)
      const csat = { last: 5, mean: 4.5, count: 2, at: start + 5000 }
      assert.deepInclude(PastExchanges.summary(self), { csat, nps: { last: 9, at: start + 3000 } })
    }
  })
})
