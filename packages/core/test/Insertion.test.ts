import { assert, describe, it } from "@effect/vitest"
import * as Insertion from "@pupitre/core/composer/Insertion"
import * as fc from "fast-check"
import { joined } from "./text.js"

const characters = (text: string): ReadonlyArray<string> =>
  Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)

const emoji = fc.constantFrom("👍", "👍🏽", "👨‍👩‍👧", "🇫🇷", "❤️", "1️⃣", "👩🏽‍🚀", "🏴‍☠️")

/** Whether two texts can be kept apart at all: a mark with nothing to stand on clings to whatever is before it. */
const apart = (left: string, right: string): boolean =>
  left === "" ||
  right === "" ||
  [...characters(left), " ", ...characters(right)].length === characters(`${left} ${right}`).length

describe("Insertion", () => {
  it("[TX6] whatever the caret, the characters around it stay what they were, and what is put in stands whole", () => {
    fc.assert(
      fc.property(joined(), fc.nat(200), fc.nat(200), fc.oneof(emoji, joined(4)), (text, a, b, piece) => {
        const { start, end } = Insertion.whole(text, { start: a, end: b })
        const made = Insertion.insert(text, { start: a, end: b }, piece)
        const before = text.slice(0, start)
        const after = text.slice(end)
        assert.deepStrictEqual(characters(text), [
          ...characters(before),
          ...characters(text.slice(start, end)),
          ...characters(after),
        ])
        const parts = [before, piece, after].filter((part) => part !== "")
        if (parts.every((part, index) => index === 0 || apart(parts[index - 1]!, part))) {
          assert.deepStrictEqual(
            characters(made.text).filter((character) => character !== " "),
            parts.flatMap(characters).filter((character) => character !== " "),
          )
        }
        assert.strictEqual(made.text.slice(0, made.caret), before + made.by.slice(0, made.caret - before.length))
        assert.isTrue(made.text.slice(0, made.caret).endsWith(piece))
        assert.strictEqual(made.text, before + made.by + after)
        assert.deepStrictEqual(made.replaced, { start, end })
      }),
      { numRuns: 2000 },
    )
  })

  it("[TX6] a caret inside of a character is after it, and a selection that touches one holds it", () => {
    const family = "👨‍👩‍👧‍👦"
    const text = `a${family}b`
    for (let caret = 2; caret < 1 + family.length; caret++) {
      const { text: made, caret: at } = Insertion.insert(text, { start: caret, end: caret }, "👍")
      assert.strictEqual(made, `a${family}👍b`)
      assert.strictEqual(at, 1 + family.length + 2)
      assert.strictEqual(Insertion.insert(text, { start: 0, end: caret }, "").text, "b")
      assert.strictEqual(Insertion.insert(text, { start: text.length, end: caret }, "").text, "a")
    }
    assert.strictEqual(Insertion.insert(text, { start: 1, end: 1 }, "👍").text, `a👍${family}b`)
    assert.deepStrictEqual(Insertion.whole(text, { start: -4, end: Number.NaN }), { start: 0, end: 0 })
    assert.deepStrictEqual(Insertion.whole(text, { start: 99, end: 99 }), { start: text.length, end: text.length })
  })

  it("[TX6] two halves of flags, or a joiner left over, do not become another character", () => {
    assert.strictEqual(Insertion.insert("🇫", { start: 2, end: 2 }, "🇷").text, "🇫 🇷")
    assert.strictEqual(Insertion.insert("👩\u200d", { start: 3, end: 3 }, "👩").text, "👩\u200d 👩")
    assert.strictEqual(Insertion.insert("ab\u0301", { start: 1, end: 1 }, "").text, "ab\u0301")
    // What is taken out leaves no two that join.
    assert.strictEqual(Insertion.insert("🇫x🇷", { start: 2, end: 3 }, "").text, "🇫 🇷")
  })
})
