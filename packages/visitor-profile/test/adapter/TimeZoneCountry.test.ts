import { assert, describe, it } from "@effect/vitest"
import { timeZoneCountry } from "@pupitre/visitor-profile/adapter/TimeZoneCountry"

describe("time zones", () => {
  it("[P28] a zone gives the country it is named for, one of no country gives none", () => {
    assert.strictEqual(timeZoneCountry("Europe/Paris"), "FR")
    assert.strictEqual(timeZoneCountry("America/Montreal"), "CA")
    assert.isUndefined(timeZoneCountry("UTC"))
    assert.isUndefined(timeZoneCountry("Etc/GMT+2"))
    assert.isUndefined(timeZoneCountry("nowhere"))
  })
})
