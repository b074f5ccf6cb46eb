import { assert, describe, it } from "@effect/vitest"
import * as TextSearch from "@pupitre/filters/TextSearch"
import * as fc from "fast-check"
import * as threads from "./threads.js"

const found = (query: string, text: string): ReadonlyArray<string> =>
  TextSearch.ranges(TextSearch.make(query), text).map(({ at, length }) => text.slice(at, at + length))

const text = fc.oneof(
  threads.sentence,
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(..."aàeé\u0301\u00ADœŒæßẞςΣİıÅ’'‐- \u{1F600}𝒳한"), maxLength: 20 }),
)

describe("TextSearch", () => {
  it("[F13] words are found whatever case, accents, ligatures and apostrophes they are written with", () => {
    const rows: ReadonlyArray<readonly [query: string, text: string, found: ReadonlyArray<string>]> = [
      ["ecole", "L’École, l'ECOLE et l'e\u0301cole", ["École", "ECOLE", "e\u0301cole"]],
      ["ÉCOLE", "ecole", ["ecole"]],
      ["coeur", "Cœur de CŒUR", ["Cœur", "CŒUR"]],
      ["cœur", "coeur", ["coeur"]],
      ["o", "cœur", ["œ"]],
      ["oeur", "cœur", ["œur"]],
      ["strasse", "Die Straße, die STRASSE, die STRAẞE", ["Straße", "STRASSE", "STRAẞE"]],
      ["aerien", "Ærien", ["Ærien"]],
      ["l'ete", "L’été", ["L’été"]],
      ["οδος", "Ο ΟΔΟΣ, ο οδός", ["ΟΔΟΣ", "οδός"]],
      ["istanbul", "İstanbul", ["İstanbul"]],
      ["lampe", "lam\u00ADpe", ["lam\u00ADpe"]],
      ["a", "\u{1F600}a\u{1F600}", ["a"]],
      ["\u{1F600}", "a\u{1F600}b", ["\u{1F600}"]],
      ["de le", "Le chemin de l'École", ["Le", "de", "le"]],
      ["lampe bleue", "La bleue lampe", ["bleue", "lampe"]],
      ["aa", "aaaa b aa", ["aaaa", "aa"]],
      ["%_\\ .*", ".* et %_\\", [".*", "%_\\"]],
      ["", "tout", []],
      ["\u0301", "tout", []],
    ]
    for (const [query, from, parts] of rows) {
      assert.deepStrictEqual(found(query, from), parts, `${query} in ${from}`)
      const all = parts.length > 0 || TextSearch.make(query).words.length === 0
      assert.strictEqual(TextSearch.matches(TextSearch.make(query), TextSearch.fold(from)), all, query)
    }
    assert.isFalse(TextSearch.matches(TextSearch.make("lampe bleue"), TextSearch.fold("La lampe")))
  })

  it("[F13] a text is folded the same whole and unit by unit, and folding what is folded changes nothing", () => {
    fc.assert(
      fc.property(text, (any) => {
        const whole = TextSearch.fold(any)
        assert.strictEqual(Array.from(any, TextSearch.fold).join(""), whole)
        assert.strictEqual(TextSearch.fold(whole), whole)
        // Past the length up to which a table folds.
        const long = "é".repeat(9_000)
        assert.strictEqual(TextSearch.fold(`${any}${long}`), `${whole}${"e".repeat(9_000)}`)
      }),
      { numRuns: 500 },
    )
  })

  it("[F14] each highlighted part folds to what holds a word, together they hold them all, and none touches another", () => {
    fc.assert(
      fc.property(text, text, fc.nat(20), fc.integer({ min: 1, max: 6 }), (from, other, start, length) => {
        const query = `${from.slice(start, start + length)} ${other.slice(0, 2)}`
        const search = TextSearch.make(query)
        const ranges = TextSearch.ranges(search, from)
        const parts = ranges.map(({ at, length: size }) => TextSearch.fold(from.slice(at, at + size)))
        for (const part of parts) assert.isTrue(search.words.some((word) => part.includes(word.text)))
        for (const { text: word } of search.words) {
          assert.strictEqual(
            parts.some((part) => part.includes(word)),
            TextSearch.fold(from).includes(word),
          )
        }
        ranges.forEach(({ at, length: size }, i) => {
          assert.isAbove(size, 0)
          assert.isAtMost(at + size, from.length)
          if (i > 0) assert.isAbove(at, ranges[i - 1]!.at + ranges[i - 1]!.length)
        })
        // What is left, with the parts cut out, holds no word any more.
        const rest = ranges.reduceRight(
          (all, { at, length: size }) => `${all.slice(0, at)}\n${all.slice(at + size)}`,
          from,
        )
        for (const { text: word } of search.words) assert.isFalse(TextSearch.fold(rest).includes(word))
      }),
      { numRuns: 1000 },
    )
  })

  it("[F14] occurrences that overlap or touch are one part", () => {
    assert.deepStrictEqual(found("aba", "xababax"), ["ababa"])
    assert.deepStrictEqual(found("aaa", "aaaaa b aaa"), ["aaaaa", "aaa"])
    assert.deepStrictEqual(found("lam amp pe", "lampe, pé"), ["lampe", "pé"])
  })

  it("[F15] a word is found where plain search finds it first, and then again", () => {
    const few = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(few, fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 60 }), (word, from) => {
        const [only] = TextSearch.make(word).words
        const all: Array<number> = []
        const again = only!.borders[word.length - 1]
        for (
          let at = TextSearch.find(only!, from);
          at >= 0;
          at = TextSearch.find(only!, from, at + word.length, again)
        ) {
          all.push(at)
        }
        const expected = Array.from({ length: from.length }, (_, i) => i).filter((i) => from.startsWith(word, i))
        assert.deepStrictEqual(all, expected)
      }),
      { numRuns: 1000 },
    )
  })

  it("[F15] no unit of a text is read twice for a word, however hostile the word is", () => {
    const size = 20_000
    const texts = ["a".repeat(size), "ab".repeat(size / 2), `${"a".repeat(99)}b`.repeat(size / 100)]
    const queries = [
      `${"a".repeat(198)}b`,
      "a".repeat(200),
      `b${"a".repeat(199)}`,
      `${"ab".repeat(99)}b`,
      `${"a".repeat(99)}ba`,
    ]
    for (const from of texts) {
      for (const query of queries) {
        let reads = 0
        const counted: TextSearch.Units = {
          length: from.length,
          charCodeAt: (index) => {
            reads++
            return from.charCodeAt(index)
          },
          // At most as many units as are looked for, at each place.
          indexOf: (part, at) => {
            assert.isAtMost(part.length, 4)
            return from.indexOf(part, at)
          },
        }
        const [word] = TextSearch.make(query).words
        assert.strictEqual(TextSearch.find(word!, counted), from.indexOf(query))
        assert.isAtMost(reads, size)
        // All of them, not only the first.
        reads = 0
        const again = word!.borders[query.length - 1]
        let at = TextSearch.find(word!, counted)
        while (at >= 0) at = TextSearch.find(word!, counted, at + query.length, again)
        assert.isAtMost(reads, size + query.length)
      }
    }
  })

  it("[F15] of a query only so much counts: 200 units, 16 words", () => {
    assert.strictEqual(TextSearch.problem("a".repeat(200)), undefined)
    assert.strictEqual(TextSearch.problem("a".repeat(201)), "TooLong")
    const words = Array.from({ length: 17 }, (_, i) => `w${i}`)
    assert.strictEqual(TextSearch.problem(words.slice(1).join(" ")), undefined)
    assert.strictEqual(TextSearch.problem(words.join(" ")), "TooManyWords")
    assert.strictEqual(TextSearch.make(words.join(" ")).words.length, 16)
    assert.strictEqual(TextSearch.make("x".repeat(100_000)).words[0]!.text.length, 200)
    assert.strictEqual(TextSearch.make("a a A à").words.length, 1)
  })
})
