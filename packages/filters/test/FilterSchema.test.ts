import { assert, describe, it } from "@effect/vitest"
import type * as Filter from "@pupitre/filters/Filter"
import * as FilterSchema from "@pupitre/filters/FilterSchema"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"
import { filter } from "./threads.js"

const nested = (depth: number, inner: unknown): unknown => {
  let all = inner
  for (let i = 1; i < depth; i++) all = i % 2 === 0 ? { _tag: "Not", of: all } : { _tag: "And", of: [all] }
  return all
}
const tags = (input: unknown): ReadonlyArray<string> => {
  const read = FilterSchema.decode(input)
  return Result.isSuccess(read) ? [] : read.failure.map(({ _tag }) => _tag)
}

describe("FilterSchema", () => {
  it("[F18] a filter that was kept as JSON is read again as it was", () => {
    const again = (one: Filter.Filter): void => {
      const read = FilterSchema.decode(JSON.parse(JSON.stringify(one)))
      assert.isTrue(Result.isSuccess(read))
      if (Result.isSuccess(read)) assert.deepStrictEqual(read.success, one)
    }
    fc.assert(fc.property(filter, again), { numRuns: 300 })
    const generated = Effect.runSync(
      Arbitrary.sampleEffect(Arbitrary.schema(FilterSchema.Filter), { count: 100, seed: 3, size: 6 }),
    )
    for (const one of generated) {
      again(one)
      assert.deepStrictEqual(Schema.encodeSync(FilterSchema.Filter)(one), one)
    }
  })

  it("[F19] a filter is at most 8 deep and 200 parts large, as a filter and as part of another schema", () => {
    const leaf = { _tag: "HasLink" }
    assert.deepStrictEqual(tags(nested(8, leaf)), [])
    assert.deepStrictEqual(tags(nested(9, leaf)), ["TooDeep"])
    assert.deepStrictEqual(tags({ _tag: "Or", of: Array.from({ length: 199 }, () => leaf) }), [])
    assert.deepStrictEqual(tags({ _tag: "Or", of: Array.from({ length: 200 }, () => leaf) }), ["TooLarge"])
    const wide = Array.from({ length: 20 }, () => ({ _tag: "And", of: Array.from({ length: 10 }, () => leaf) }))
    assert.deepStrictEqual(tags({ _tag: "And", of: wide }), ["TooLarge"])
    assert.isFalse(Schema.is(FilterSchema.Filter)({ _tag: "And", of: wide }))
    assert.isFalse(Schema.is(FilterSchema.Filter)(nested(9, leaf)))
    assert.isTrue(Schema.is(FilterSchema.Filter)(nested(8, leaf)))
  })

  it("[F19] whatever comes is answered, and a refusal never says what was refused", () => {
    const round: { _tag: string; of: Array<unknown> } = { _tag: "And", of: [] }
    round.of.push(round)
    const hostile: ReadonlyArray<readonly [name: string, input: unknown, refused: string]> = [
      ["nothing", undefined, "Malformed"],
      ["null", null, "Malformed"],
      ["a text", "canary", "Malformed"],
      ["a list", [{ _tag: "HasLink" }], "Malformed"],
      ["no tag", { query: "canary" }, "Malformed"],
      ["an unknown tag", { _tag: "canary" }, "Malformed"],
      ["a tag that objects have", { _tag: "constructor" }, "Malformed"],
      ["a tag that is an object", { _tag: { toString: "canary" } }, "Malformed"],
      ["a bomb of depth", nested(100_000, { _tag: "HasLink" }), "TooDeep"],
      ["a bomb of nots", JSON.parse(`${'{"_tag":"Not","of":'.repeat(5_000)}1${"}".repeat(5_000)}`), "TooDeep"],
      ["a bomb of breadth", { _tag: "And", of: Array.from({ length: 1_000_000 }, () => null) }, "TooLarge"],
      ["a circle", round, "TooDeep"],
      ["a prototype", JSON.parse('{"__proto__":{"_tag":"HasLink"}}'), "Malformed"],
      ["a prototype beside", JSON.parse('{"_tag":"HasLink","__proto__":{"x":"canary"}}'), "Malformed"],
      ["a huge text", { _tag: "Text", query: "canary".repeat(1_000_000) }, "Malformed"],
      ["many words", { _tag: "Text", query: "a b c d e f g h i j k l m n o p q" }, "Malformed"],
      ["a query that is a list", { _tag: "Text", query: ["canary"] }, "Malformed"],
      ["more than is known", { _tag: "HasLink", host: "canary" }, "Malformed"],
      ["parts that are no list", { _tag: "And", of: { length: 3 } }, "Malformed"],
      ["parts of a not", { _tag: "Not", of: [{ _tag: "HasLink" }] }, "Malformed"],
      ["a fifth kind", { _tag: "Kinds", kinds: ["canary"] }, "Malformed"],
      ["many kinds", { _tag: "Kinds", kinds: Array.from({ length: 5 }, () => "agent") }, "Malformed"],
      ["no number", { _tag: "Time", from: "canary" }, "Malformed"],
      ["no end", { _tag: "Time", to: Number.POSITIVE_INFINITY }, "Malformed"],
      ["no id", { _tag: "Author", by: { agentId: "../canary" } }, "Malformed"],
    ]
    for (const [name, input, refused] of hostile) {
      const read = FilterSchema.decode(input)
      assert.isTrue(Result.isFailure(read), name)
      if (!Result.isFailure(read)) continue
      assert.strictEqual(read.failure[0]?._tag, refused, name)
      assert.notInclude(JSON.stringify(read.failure), "canary", name)
    }
    assert.strictEqual(Reflect.get({}, "x"), undefined)
  })

  it("[F19] any JSON is answered", () => {
    const part = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.record({
        _tag: fc.constantFrom("And", "Or", "Not", "Kinds", "Author", "Time", "Text", "HasFile"),
        of: fc.jsonValue(),
      }),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          part,
          part.map((of) => ({ _tag: "Not", of })),
        ),
        (input) => {
          const read = FilterSchema.decode(input)
          assert.isTrue(Result.isSuccess(read) || read.failure.length > 0)
        },
      ),
      { numRuns: 500 },
    )
  })
})
