import { assert, describe, it } from "@effect/vitest"
import * as Emoji from "@pupitre/core/composer/Emoji"
import * as Emoticons from "@pupitre/core/composer/Emoticons"
import * as RecentEmoji from "@pupitre/core/composer/RecentEmoji"
import en from "emojibase-data/en/compact.json" with { type: "json" }
import enNames from "emojibase-data/en/messages.json" with { type: "json" }
import github from "emojibase-data/en/shortcodes/github.json" with { type: "json" }
import fr from "emojibase-data/fr/compact.json" with { type: "json" }
import frNames from "emojibase-data/fr/messages.json" with { type: "json" }
import * as fc from "fast-check"

const french = Emoji.make({ emoji: fr, names: frNames, shortcodes: [github] })
const english = Emoji.make({ emoji: en, names: enNames, shortcodes: [github] })
const sets = [french, english] as const
const firstOf = (set: Emoji.EmojiSet, query: string): string | undefined => Emoji.search(set, query)[0]?.char

describe("Emoji", () => {
  it("[EM1] every emoji of the data is in one group, once, with a name, and no part of another stands alone", () => {
    for (const set of sets) {
      const all = set.groups.flatMap(({ emoji }) => emoji)
      assert.isAbove(all.length, 1_900)
      assert.strictEqual(set.groups.length, 9)
      assert.strictEqual(new Set(all.map(({ char }) => char)).size, all.length)
      for (const { char, name } of all) {
        assert.notStrictEqual(name.trim(), "")
        assert.strictEqual([...new Intl.Segmenter().segment(char)].length, 1, name)
      }
      assert.isFalse(all.some(({ char }) => char === "🇫" || char === "🏽"))
    }
  })

  it("[EM2] what comes in tones comes in all five, each of one tone alone, and shows in the one that was chosen", () => {
    const tones = /[\u{1F3FB}-\u{1F3FF}]/gu
    let with_ = 0
    for (const { emoji } of french.groups)
      for (const one of emoji) {
        assert.strictEqual(Emoji.toned(one, 0), one.char)
        if (one.tones.length === 0) {
          assert.strictEqual(Emoji.toned(one, 3), one.char)
          continue
        }
        with_++
        assert.strictEqual(one.tones.length, 5)
        for (const tone of [1, 2, 3, 4, 5] as const) {
          const shown = Emoji.toned(one, tone)
          assert.deepStrictEqual([...new Set(shown.match(tones))], [String.fromCodePoint(0x1f3fa + tone)], one.name)
          assert.strictEqual(french.byChar.get(shown), one)
        }
      }
    assert.isAbove(with_, 300)
    assert.strictEqual(Emoji.toned(french.byChar.get("👍")!, 3), "👍🏽")
    assert.deepStrictEqual(english.tones, [
      "light skin tone",
      "medium-light skin tone",
      "medium skin tone",
      "medium-dark skin tone",
      "dark skin tone",
    ])
  })

  const found = [
    [french, "fusée", "🚀"],
    [french, "FUSEE", "🚀"],
    [french, ":rocket:", "🚀"],
    [french, "pouce vers", "👍"],
    [french, "+1", "👍"],
    [french, "tada", "🎉"],
    [french, "poignée de main", "🤝"],
    [french, "🚀", "🚀"],
    [french, "👍🏽", "👍"],
    [french, "coeur rouge", "❤️"],
    [french, "drapeau france", "🇫🇷"],
    [french, "camion de livraison", "🚚"],
    [english, "rocket", "🚀"],
    [english, "red heart", "❤️"],
    [english, "party", "🥳"],
    [english, "delivery truck", "🚚"],
  ] as const
  it(`[EM3] ${found.length} searches by word, keyword and shortcode in two languages find what was meant first`, () => {
    for (const [set, query, char] of found) assert.strictEqual(firstOf(set, query), char, query)
    assert.isTrue(Emoji.search(french, "content").some(({ char }) => char === "🙂"))
    assert.deepStrictEqual(Emoji.search(french, "xyzzy"), [])
    assert.deepStrictEqual(Emoji.search(french, " : "), [])
  })

  it("[EM3] every emoji is found by its name, its shortcodes and its keywords, whatever the accents and the case", () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1), fc.nat(1_899), fc.boolean(), (which, place, loud) => {
        const set = sets[which]
        const { emoji } = set.index[place]!
        for (const query of [emoji.name, ...emoji.shortcodes, ...emoji.keywords]) {
          const written = loud ? query.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase() : query
          assert.isTrue(Emoji.search(set, written, 3_000).includes(emoji), `${emoji.char} by ${written}`)
        }
        for (const code of emoji.shortcodes) assert.strictEqual(Emoji.byShortcode(set, `:${code}:`), emoji)
      }),
      { numRuns: 150 },
    )
  })

  it("[EM4] what was used comes first, each once, no more than are kept; what was kept wrongly is left out", () => {
    const isEmoji = (text: string): boolean => french.byChar.has(text)
    const used = fc.array(fc.constantFrom(...[...french.byChar.keys()].slice(0, 40)), { maxLength: 60 })
    fc.assert(
      fc.property(used, fc.integer({ min: 1, max: 30 }), (all, max) => {
        const recents = all.reduce<RecentEmoji.RecentEmoji>((self, one) => RecentEmoji.use(self, one, max), [])
        assert.deepStrictEqual(recents, [...new Set(all.toReversed())].slice(0, max))
        assert.deepStrictEqual(RecentEmoji.read(JSON.stringify(recents), isEmoji, max), recents)
      }),
    )
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.constant(null)), (kept) => {
        for (const one of RecentEmoji.read(kept, isEmoji)) assert.isTrue(isEmoji(one))
      }),
    )
    assert.deepStrictEqual(RecentEmoji.read(`["🚀", "<b>", 4, "🚀", "👍🏽"]`, isEmoji), ["🚀", "👍🏽"])
  })
})

describe("Emoticons", () => {
  const word = fc.oneof(
    fc.constantFrom(...Object.keys(Emoticons.standard)),
    fc.constantFrom("Bonjour", "https://a.fr", "12:30", "8)", ":(1)", "http:/", "liste:)", "<3"),
  )

  it("[EM5] a face becomes an emoji once a blank follows it, only where it stands alone, and nothing else changes", () => {
    let turned = 0
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), word, fc.constantFrom(" ", "\n"), (before, last, blank) => {
        const rest = before.map((one) => `${one} `).join("")
        const text = `${rest}${last}${blank}`
        const made = Emoticons.typed(`${text}suite`, text.length)
        if (!Object.hasOwn(Emoticons.standard, last)) return assert.isUndefined(made)
        turned++
        assert.deepStrictEqual(made, {
          start: rest.length,
          end: rest.length + last.length,
          by: Emoticons.standard[last]!,
        })
        assert.isUndefined(Emoticons.typed(text, text.length - 1))
      }),
    )
    assert.isAbove(turned, 10)
  })

  it("[EM5] published, the face at the very end becomes one; with a blank after it, it was left so", async () => {
    const { run } = Emoticons.step()
    const published = (text: string): unknown => run({ text, language: "fr" }, { text } as never)
    assert.deepStrictEqual(published("Merci :)"), { text: "Merci 🙂", language: "fr" })
    assert.deepStrictEqual(published("Merci :-)"), { text: "Merci 🙂", language: "fr" })
    assert.deepStrictEqual(published("Merci :) "), { text: "Merci :) ", language: "fr" })
    // Also when another step has taken the blank away.
    assert.deepStrictEqual(run({ text: "Merci :)" }, { text: "Merci :) " } as never), { text: "Merci :)" })
    assert.deepStrictEqual(published("Merci :) Inès"), { text: "Merci :) Inès", language: "fr" })
    assert.deepStrictEqual(published("page 8)"), { text: "page 8)", language: "fr" })
    assert.deepStrictEqual(published("__proto__"), { text: "__proto__", language: "fr" })
  })
})
