import { assert, describe, it } from "@effect/vitest"
import * as PastExchanges from "@pupitre/visitor-profile/PastExchanges"
import { closed, event, start, started } from "./visits.js"

describe("past exchanges", () => {
  it("[P22] an exchange is past once it is closed, and counts once", () => {
    const events = [event(1, started("c1")), event(2, closed("c1")), event(3, started("c2")), event(2, closed("c1"))]
    const self = events.reduce((all, one) => PastExchanges.apply(all, one), PastExchanges.empty)
    assert.deepStrictEqual(PastExchanges.summary(self), {
      count: 1,
      atLeast: false,
      open: true,
      lastAt: start + 2000,
    })
    assert.isFalse(PastExchanges.summary(PastExchanges.apply(self, event(4, closed("c2")))).open)
  })
})
