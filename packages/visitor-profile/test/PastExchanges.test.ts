import { assert, describe, it } from "@effect/vitest"
import * as PastExchanges from "@pupitre/visitor-profile/PastExchanges"
import { closed, event, rated, start, started } from "./visits.js"

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
