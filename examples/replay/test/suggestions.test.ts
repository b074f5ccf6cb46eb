import { assert, describe, it } from "@effect/vitest"
import { conversations, none } from "../suggestions/Conversations.ts"
import { measure } from "../suggestions/Quality.ts"
import type { Recall } from "../suggestions/Quality.ts"

const all = await conversations()
const measured = all && measure(all)
/** Where there is nothing to measure on the name of the test says so: it is not to be taken for one that has looked. */
const named = (name: string): string => (measured === undefined ? `NOT LOOKED AT: ${name}` : name)

describe("suggestions on conversations between people", () => {
  it(named("the hidden answer is found more often than by BM25 and by chance, among 1, 5 and 10"), () => {
    if (measured === undefined) return console.warn(none)
    const { ours, oursOfWordsAlone, bm25, bm25OfAll, chance, turns } = measured
    const words = ({ at1, at5, at10 }: Recall): string => [at1, at5, at10].map((share) => share.toFixed(3)).join(" ")
    console.log(`${turns} turns: ours ${words(ours)}, BM25 ${words(bm25)}, chance ${words(chance)}`)
    assert.isAtLeast(turns, 100)
    for (const k of ["at1", "at5", "at10"] as const) {
      for (const other of [bm25, bm25OfAll, chance]) {
        assert.isAbove(ours[k], other[k], k)
        assert.isAbove(oursOfWordsAlone[k], other[k], `${k}, without what agents looked up`)
      }
    }
  })
})
