import { assert, describe, it } from "@effect/vitest"
import type { Piece } from "@pupitre/core/Mirror"
import { maxPiece } from "@pupitre/core/Mirror"
import * as fc from "fast-check"
import { cut, join, maxLine, nothing } from "../../src/internal/mirror/take.js"

/** Lines as a page writes them: any text but line ends, characters beyond 16 bits among it. */
const line = fc.string({ unit: "binary", maxLength: 40 }).map((text) => text.replaceAll("\n", " "))
const takes = fc.array(fc.array(line, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 })

const piecesOf = (lines: ReadonlyArray<string>, take: number, limit: number): ReadonlyArray<Piece> =>
  cut(`${lines.join("\n")}\n`, limit).map((text, n) => ({ _tag: "Piece", take, n, text }))

describe("a take in pieces", () => {
  it("[MP1] pieces joined are what was cut, none is longer than it may be, and none ends within a character", () => {
    let cuts = 0
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), fc.integer({ min: 2, max: 50 }), (text, limit) => {
        const pieces = cut(text, limit)
        cuts += pieces.length
        assert.strictEqual(pieces.join(""), text)
        for (const piece of pieces) {
          assert.isTrue(piece.length > 0 && piece.length <= limit)
          // The wire carries UTF-8, in which half a character has no form.
          assert.strictEqual(new TextDecoder().decode(new TextEncoder().encode(piece)), piece.toWellFormed())
        }
        const wired = pieces.map((piece) => new TextDecoder().decode(new TextEncoder().encode(piece)))
        if (text.isWellFormed()) assert.strictEqual(wired.join(""), text)
      }),
    )
    assert.isAbove(cuts, 100)
    const page = "é".repeat(maxPiece * 2 + 1)
    assert.deepStrictEqual(
      cut(page).map(({ length }) => length),
      [maxPiece, maxPiece, 1],
    )
  })

  it("[MP2] whatever is lost, what shows is the beginning of one take, and a later take mends it", () => {
    let [holes, shown] = [0, 0]
    fc.assert(
      fc.property(takes, fc.integer({ min: 2, max: 30 }), fc.infiniteStream(fc.boolean()), (all, limit, losses) => {
        const sent = all.flatMap((lines, take) => piecesOf(lines, take, limit))
        const kept = sent.filter(() => losses.next().value === true)
        let joined = nothing
        let seen: Array<string> = []
        for (const piece of kept) {
          const next = join(joined, piece)
          if (next.begins) seen = []
          joined = next.joined
          seen.push(...next.lines)
          if (!joined.whole) holes++
          shown += next.lines.length
          // Shown are lines of the latest take that began; a hole shows nothing more.
          const of = all[next.joined.whole ? joined.take : -1]
          if (of !== undefined) assert.deepStrictEqual(seen, of.slice(0, seen.length))
          // The newest take that was heard of is the one that is joined, or waited for.
          assert.strictEqual(joined.take, piece.take)
          const heard = kept.filter(({ take, n }) => take === piece.take && n <= piece.n)
          assert.strictEqual(joined.whole, heard.length === piece.n + 1)
        }
        // A take that arrives whole shows whole, whatever was lost before.
        let last = joined
        const fresh: Array<string> = []
        for (const piece of piecesOf(["a", "b\u{1F600}"], all.length, limit)) {
          const next = join(last, piece)
          last = next.joined
          fresh.push(...next.lines)
        }
        assert.isTrue(last.whole)
        assert.deepStrictEqual(fresh, ["a", "b\u{1F600}"])
      }),
    )
    assert.isAbove(holes, 50)
    assert.isAbove(shown, 50)
  })

  it("[MP2] what was heard already, or is of an older take, changes nothing", () => {
    const [first, second] = piecesOf(["one", "two"], 5, 4)
    const one = join(nothing, first!)
    assert.deepStrictEqual([one.begins, one.lines], [true, ["one"]])
    assert.strictEqual(join(one.joined, first!).joined, one.joined)
    assert.strictEqual(join(one.joined, { ...second!, take: 4 }).joined, one.joined)
    assert.deepStrictEqual(join(one.joined, second!).lines, ["two"])
  })

  it("[MP3] a line that does not end is given up, not kept for ever", () => {
    const text = "x".repeat(maxPiece)
    let joined = nothing
    let most = 0
    for (let n = 0; n <= maxLine / maxPiece + 2; n++) {
      joined = join(joined, { _tag: "Piece", take: 1, n, text }).joined
      most = Math.max(most, joined.rest.length)
    }
    assert.isAtMost(most, maxLine)
    assert.deepStrictEqual([joined.whole, joined.rest], [false, ""])
  })
})
