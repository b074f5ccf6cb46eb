/** What is written of a draft, merged between pages: whatever order they hear of each other in, nothing written is lost. */
import { assert, describe, it } from "@effect/vitest"
import * as Writing from "@pupitre/core/composer/Writing"
import { WritingSchema } from "@pupitre/core/composer/WritingSchema"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"

const pages = ["a", "b", "c"] as const
const page = fc.constantFrom(...pages)

/** What pages do: write, clear, use or throw away what stands beside, give a text back, set one aside, hear of each other. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("write" as const), page }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("tell" as const), page, to: page }) },
  fc.record({ do: fc.constantFrom("clear", "take", "drop", "offer", "aside"), page }),
)
const steps = fc.array(step, { maxLength: 40 })

interface Told {
  readonly states: Record<(typeof pages)[number], Writing.Writing>
  /** Every state that there has been. */
  readonly all: ReadonlyArray<Writing.Writing>
  /** What nobody wrote over or threw away who had it before them. */
  readonly live: ReadonlySet<string>
  readonly written: ReadonlySet<string>
}

const play = (all: ReadonlyArray<typeof step extends fc.Arbitrary<infer S> ? S : never>): Told => {
  const states: Told["states"] = { a: Writing.empty, b: Writing.empty, c: Writing.empty }
  const been: Array<Writing.Writing> = [Writing.empty]
  const live = new Set<string>()
  const written = new Set<string>()
  let n = 0
  for (const one of all) {
    const pen = { writer: one.page, at: ++n }
    const self = states[one.page]
    const [shown, other] = [Writing.text(self), Writing.others(self)[0]]
    const fresh = `#${n}#`
    switch (one.do) {
      case "write":
        live.delete(shown)
        live.add(fresh)
        written.add(fresh)
        states[one.page] = Writing.write(self, fresh, pen, n)
        break
      case "clear":
        live.delete(shown)
        states[one.page] = Writing.write(self, "", pen)
        break
      case "take":
        if (other !== undefined) states[one.page] = Writing.take(self, other, pen)
        break
      case "drop":
        if (other !== undefined) {
          live.delete(other)
          states[one.page] = Writing.drop(self, other)
        }
        break
      case "offer":
        live.add(fresh)
        written.add(fresh)
        states[one.page] = Writing.offer(self, fresh, pen)
        break
      case "aside":
        states[one.page] = Writing.setAside(self, pen).writing
        break
      default:
        if ("to" in one) states[one.to] = Writing.merge(states[one.to], self)
    }
    been.push(states[one.page])
  }
  return { states, all: been, live, written }
}

describe("Writing", () => {
  it("[DR1] merging is commutative, associative and idempotent, and what is merged survives being kept", () => {
    const encode = Schema.encodeSync(WritingSchema)
    const decode = Schema.decodeUnknownSync(WritingSchema)
    fc.assert(
      fc.property(steps, fc.nat(), fc.nat(), fc.nat(), (all, i, j, k) => {
        const { all: been } = play(all)
        const at = (index: number): Writing.Writing => been[index % been.length]!
        const [a, b, c] = [at(i), at(j), at(k)]
        const same = (x: Writing.Writing, y: Writing.Writing): void => {
          assert.deepStrictEqual(told(x), told(y))
        }
        same(Writing.merge(a, b), Writing.merge(b, a))
        same(Writing.merge(Writing.merge(a, b), c), Writing.merge(a, Writing.merge(b, c)))
        same(Writing.merge(a, structuredClone(a)), a)
        same(decode(JSON.parse(JSON.stringify(encode(a)))), a)
      }),
      { numRuns: 1_000 },
    )
  })

  it("[DR2] what nobody wrote over or threw away is shown or offered, whatever pages hear of each other", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { states, live, written } = play(all)
        const whole = Writing.merge(Writing.merge(states.a, states.b), states.c)
        const there = new Set([Writing.text(whole), ...Writing.others(whole)])
        for (const text of live) assert.isTrue(there.has(text), `${text} is lost`)
        for (const text of there) assert.isTrue(text === "" || written.has(text), `${text} was never written`)
      }),
      { numRuns: 1_000 },
    )
  })

  it("[DR1] the later text shows, and what it begins with is not offered beside it", () => {
    const first = Writing.write(Writing.empty, "Bonj", { writer: "a", at: 1 }, 3)
    const there = Writing.write(first, "Bonjour", { writer: "b", at: 2 })
    const here = Writing.write(Writing.write(first, "Un", { writer: "a", at: 3 }), "Un instant", { writer: "a", at: 4 })
    const both = Writing.merge(here, there)
    assert.strictEqual(Writing.text(both), "Un instant")
    assert.deepStrictEqual(Writing.others(both), ["Bonjour"])
    assert.strictEqual(Writing.shown(both)?.begun, 3, "it was begun when its first letter was")
    const grown = Writing.merge(Writing.write(Writing.empty, "Bonjour Camille", { writer: "z", at: 1 }), there)
    assert.deepStrictEqual(Writing.others(Writing.write(grown, "Bonjour Camille !", { writer: "z", at: 2 })), [])
  })
})

/** What a state says, whatever the order in which it holds it. */
const told = (self: Writing.Writing) => ({
  text: Writing.text(self),
  others: Writing.others(self),
  ...said(self),
})

const said = ({ heads, seen, at }: Writing.Writing) => ({
  heads: heads.toSorted((x, y) => x.rev - y.rev || (x.writer < y.writer ? -1 : 1)),
  seen,
  at,
})
