import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { words as shop } from "../src/shop/words.ts"
import { actionWords } from "../src/words/actionWords.ts"
import { catalogue } from "../src/words/catalogue.ts"
import { managerWords } from "../src/words/managerWords.ts"
import * as Speech from "../src/words/Speech.ts"

const entries = [...Object.entries(catalogue), ...Object.entries(shop)]
const places = (text: string): ReadonlyArray<string> => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort()

describe("the words of the desk and of the shop", () => {
  it("are there in both languages", () => {
    assert.isAbove(entries.length, 150)
    for (const [key, { fr, en }] of entries) {
      assert.isNotEmpty(fr.trim(), key)
      assert.isNotEmpty(en.trim(), key)
    }
  })

  it("name the same parameters in both languages", () => {
    for (const [key, { fr, en }] of entries) assert.deepStrictEqual(places(fr), places(en), key)
  })

  it("have a plural for every singular, with the count in it", () => {
    const keys = new Set(entries.map(([key]) => key))
    const counted = [...keys].filter((key) => key.endsWith(".one"))
    assert.isNotEmpty(counted)
    for (const key of counted) assert.isTrue(keys.has(key.replace(/\.one$/, ".other")), key)
    for (const [key, { fr }] of entries) {
      if (/\.(one|other)$/.test(key)) assert.include(places(fr), "n", key)
    }
  })

  it("stand in one part of the catalogue alone", () => {
    const parts = [actionWords, managerWords]
    for (const part of parts)
      for (const [key, words] of Object.entries(part))
        assert.strictEqual(catalogue[key as keyof typeof catalogue], words)
    const keys = parts.flatMap((part) => Object.keys(part))
    assert.strictEqual(new Set(keys).size, keys.length)
  })

  it("use the typographic habits of French: no English quotes", () => {
    for (const [key, { fr }] of entries) assert.notMatch(fr, /[“”"]/, key)
  })
})

describe("a language", () => {
  const fr = Speech.of("fr")
  const en = Speech.of("en")

  it("is made once", () => {
    assert.strictEqual(Speech.of("fr"), fr)
  })

  it("counts zero as one in French and as many in English", () => {
    assert.strictEqual(fr.count("thread.new", 0), "0 nouveau")
    assert.strictEqual(en.count("thread.earlier", 0), "Show 0 earlier items")
    assert.strictEqual(en.count("thread.earlier", 1), "Show 1 earlier item")
  })

  it("writes a timer that never goes back while time goes on", () => {
    assert.strictEqual(fr.timer(0), "00:00")
    assert.strictEqual(fr.timer(134_999), "02:14")
    assert.strictEqual(fr.timer(3_600_000), "1:00:00")
    const seconds = (text: string): number => text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_599_999_000 }), fc.nat(10_000), (at, more) => {
        assert.isAtMost(seconds(en.timer(at).replaceAll(",", "")), seconds(en.timer(at + more).replaceAll(",", "")))
      }),
    )
  })

  it("names today and yesterday by the calendar, not by 24 hours", () => {
    const noon = new Date(2026, 2, 10, 12).getTime()
    const minutesAfterMidnight = new Date(2026, 2, 10, 0, 5).getTime()
    assert.strictEqual(fr.day(minutesAfterMidnight, noon), "Aujourd'hui")
    assert.strictEqual(fr.day(minutesAfterMidnight - 600_000, noon), "Hier")
    assert.strictEqual(en.day(noon - 86_400_000 * 3, noon), "Saturday 7 March")
  })

  it("writes a moment as briefly as it can be told apart", () => {
    const noon = new Date(2026, 2, 10, 12).getTime()
    assert.strictEqual(fr.brief(noon + 3_600_000, noon), "13:00")
    assert.strictEqual(fr.brief(noon + 86_400_000, noon), "demain 12:00")
    assert.strictEqual(en.brief(noon + 86_400_000 * 4, noon), "14 Mar 12:00")
    assert.strictEqual(en.date(new Date(1999, 0, 2).getTime()), "2 Jan 1999")
  })

  it("says reasons it knows in words and others by their key", () => {
    assert.strictEqual(fr.because([{ key: "Blank" }]), "Le message est vide.")
    assert.strictEqual(fr.because([{ key: "OutboxFull" }]), "Trop de messages attendent d'être envoyés.")
    assert.strictEqual(fr.because([{ key: "SomethingOfATeam" }]), "SomethingOfATeam")
  })

  it("shows a code that is none as it came", () => {
    assert.strictEqual(fr.country("FR"), "France")
    assert.strictEqual(fr.country("not a country"), "not a country")
    assert.strictEqual(en.language("fr"), "French")
  })
})
