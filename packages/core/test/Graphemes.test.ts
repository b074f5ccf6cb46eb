import { assert, describe, it } from "@effect/vitest"
import * as Graphemes from "@pupitre/core/Graphemes"
import * as fc from "fast-check"
import { joined, pieces } from "./text.js"

const counted = (text: string): number => [...new Intl.Segmenter().segment(text)].length

const edit = fc.record({
  at: fc.nat(1000),
  gone: fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, fc.nat(400)),
  put: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...pieces) }, joined(60)),
})

describe("Graphemes", () => {
  it("[TX1] a count that goes on from the one before is the count of the text, whatever was edited", () => {
    fc.assert(
      fc.property(joined(400), fc.array(edit, { maxLength: 12 }), (first, edits) => {
        let tally = Graphemes.tally(first)
        assert.strictEqual(tally.count, counted(first))
        for (const { at, gone, put } of edits) {
          const { text } = tally
          // Also in the middle of a pair or of a character, as a program may.
          const place = text.length === 0 ? 0 : at % (text.length + 1)
          tally = Graphemes.tally(text.slice(0, place) + put + text.slice(place + gone), tally)
          assert.strictEqual(tally.count, counted(tally.text))
          assert.strictEqual(
            tally.pieces.reduce((sum, { units }) => sum + units, 0),
            tally.text.length,
          )
        }
      }),
      { numRuns: 1000 },
    )
  })

  it("[TX1] a letter more in a text of 10,000 characters looks at a few hundred, and leaves no more pieces", () => {
    let looked = 0
    const real = Reflect.get(Intl.Segmenter.prototype, "segment")
    let tally = Graphemes.tally("👨‍👩‍👧 é".repeat(3_334))
    assert.strictEqual(tally.count, 10_002)
    const before = tally.pieces.length
    Intl.Segmenter.prototype.segment = function (this: Intl.Segmenter, text: string) {
      const segments = real.call(this, text)
      return {
        *[Symbol.iterator]() {
          for (const segment of segments) {
            looked++
            yield segment
          }
        },
      } as unknown as Intl.Segments
    }
    try {
      const middle = tally.text.indexOf("é", tally.text.length >> 1)
      for (let i = 0; i < 100; i++)
        tally = Graphemes.tally(`${tally.text.slice(0, middle)}a${tally.text.slice(middle)}`, tally)
      for (let i = 0; i < 100; i++) tally = Graphemes.tally(`${tally.text}b`, tally)
    } finally {
      Intl.Segmenter.prototype.segment = real
    }
    assert.strictEqual(tally.count, 10_202)
    assert.isAbove(looked, 200)
    assert.isBelow(looked / 200, 300)
    assert.isAtMost(tally.pieces.length, before + 5)
  })

  it("[TX1] the edges of a text are where its characters begin, and its end", () => {
    fc.assert(
      fc.property(joined(), (text) => {
        const edges = Graphemes.edges(text)
        assert.deepStrictEqual(
          edges.slice(0, -1).map((edge, index) => text.slice(edge, edges[index + 1])),
          Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment),
        )
        assert.strictEqual(edges.at(-1), text.length)
      }),
    )
  })
})
