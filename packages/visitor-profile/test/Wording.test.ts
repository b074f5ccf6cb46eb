import { assert, describe, it } from "@effect/vitest"
import * as Wording from "@pupitre/visitor-profile/Wording"

const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, " ")

describe("wording", () => {
  it("[P26] a duration is its two largest units", () => {
    const hour = 3_600_000
    assert.strictEqual(plain(Wording.duration("en", 999)), "0 sec")
    assert.strictEqual(plain(Wording.duration("en", 59_000)), "59 sec")
    assert.strictEqual(plain(Wording.duration("en", hour)), "1 hr")
    assert.strictEqual(plain(Wording.duration("en", 25 * hour + 61_000)), "1 day 1 hr")
    assert.strictEqual(plain(Wording.duration("en", -5)), "0 sec")
  })

  it("[P26] what the platform does not know is shown as it came", () => {
    assert.strictEqual(Wording.country("fr", "DE"), "Allemagne")
    assert.strictEqual(Wording.country("fr", "no such country"), "no such country")
    assert.strictEqual(Wording.language("en", "not a tag!"), "not a tag!")
    assert.strictEqual(Wording.count("en", 200, true), "200+")
  })
})
