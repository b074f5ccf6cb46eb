import { assert, describe, it } from "@effect/vitest"
import * as Newest from "@pupitre/visitor-profile/Newest"
import * as fc from "fast-check"

const limit = 3
const mark: fc.Arbitrary<Newest.Mark> = fc
  .record({ id: fc.constantFrom("a", "b", "c", "d", "e", "f"), seq: fc.integer({ min: 1, max: 9 }) })
  .map(({ id, seq }) => ({ id, seq, at: seq * 1000 }))
const marks = fc.array(mark, { maxLength: 8 })
const of = (items: ReadonlyArray<Newest.Mark>): Newest.Newest<Newest.Mark> =>
  items.reduce((self: Newest.Newest<Newest.Mark>, item) => Newest.add(self, item, limit), Newest.empty)
const merge = (a: Newest.Newest<Newest.Mark>, b: Newest.Newest<Newest.Mark>): Newest.Newest<Newest.Mark> =>
  Newest.merge(a, b, limit)
const check = { numRuns: 1000 }

describe("newest", () => {
  it("[P1] [P2] [P3] merging bounded sets is associative, commutative, idempotent, with nothing as identity", () => {
    fc.assert(
      fc.property(marks.map(of), marks.map(of), marks.map(of), (a, b, c) => {
        assert.deepStrictEqual(merge(merge(a, b), c), merge(a, merge(b, c)))
        assert.deepStrictEqual(merge(a, b), merge(b, a))
        assert.deepStrictEqual(merge(a, a), a)
        assert.deepStrictEqual(merge(a, Newest.empty), a)
      }),
      check,
    )
  })

  it("[P5] adding one by one equals merging what was added apart", () => {
    fc.assert(
      fc.property(marks, marks, (a, b) => {
        assert.deepStrictEqual(merge(of(a), of(b)), of([...b, ...a]))
      }),
      check,
    )
  })

  it("[P18] the newest of all that came are kept, and something is missing exactly when it is said", () => {
    fc.assert(
      fc.property(marks, (items) => {
        const newest = new Map<string, Newest.Mark>()
        for (const item of items.toSorted(Newest.compare)) newest.set(item.id, item)
        const all = [...newest.values()].toSorted(Newest.compare)
        const kept = of(items)
        assert.deepStrictEqual(kept.items, all.slice(-limit))
        assert.strictEqual(kept.more === true, all.length > limit)
      }),
      check,
    )
  })
})
