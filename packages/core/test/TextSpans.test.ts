import { assert, describe, it } from "@effect/vitest"
import * as TextSpans from "@pupitre/core/TextSpans"
import * as fc from "fast-check"

const span = fc.record({
  _tag: fc.constant("MentionSpan" as const),
  at: fc.nat(40),
  length: fc.integer({ min: 1, max: 20 }),
  agentId: fc.constant("ines" as never),
})

describe("TextSpans", () => {
  it("[M4] the parts of a text are the text, whatever its spans say, and no part splits a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), fc.array(span, { maxLength: 8 }), (raw, spans) => {
        const text = raw.toWellFormed()
        const parts = TextSpans.segments(text, spans)
        assert.strictEqual(parts.map((part) => part.text).join(""), text)
        let at = 0
        for (const part of parts) {
          assert.strictEqual(part.at, at)
          assert.isTrue(part.text.isWellFormed() && part.text !== "")
          if (part.span !== undefined)
            assert.deepStrictEqual([part.at, part.text.length], [part.span.at, part.span.length])
          at += part.text.length
        }
      }),
      { numRuns: 2000 },
    )
  })
})
