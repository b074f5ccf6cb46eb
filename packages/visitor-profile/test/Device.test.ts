import { assert, describe, it } from "@effect/vitest"
import * as Device from "@pupitre/visitor-profile/Device"
import { event, located, visit } from "./visits.js"

const seen = (more: Parameters<typeof visit>[1]): Device.Device =>
  Device.apply(Device.empty, event(1, visit("v1", more)))

describe("device", () => {
  it("[P19] the device is that of the last visit, in whatever order the visits come", () => {
    const events = [event(1, visit("v1", { userAgent: "old" })), event(7, visit("v2", { userAgent: "new" }))]
    for (const order of [events, events.toReversed()]) {
      const device = order.reduce(Device.apply, Device.empty)
      assert.strictEqual(device.seen?.userAgent, "new")
    }
  })

  it("[P20] the country is the time zone's, else that of the language, and says which", () => {
    const country = (timeZone: string): string | undefined => (timeZone === "Europe/Brussels" ? "BE" : undefined)
    const both = seen({ timeZone: "Europe/Brussels", language: "fr-FR" })
    assert.deepStrictEqual(Device.describe(both, { country }).country, { value: "BE", source: "timeZone" })
    assert.deepStrictEqual(Device.describe(both).country, { value: "FR", source: "language" })
    assert.isUndefined(Device.describe(seen({ language: "fr" })).country)
    assert.isUndefined(Device.describe(seen({ language: "not a language" })).country)
  })

  it("[P21] a reader that throws is one that found nothing", () => {
    const broken = (): never => {
      throw new Error("broken")
    }
    const described = Device.describe(seen({ timeZone: "Europe/Paris" }), { agent: broken, country: broken })
    assert.deepStrictEqual(described, { bot: false })
  })

  it("[P21] every value says what it was read from", () => {
    const agent = (): Device.Agent => ({ browser: { name: "B" }, system: { name: "S" }, kind: "tablet", bot: true })
    const described = Device.describe(seen({ screen: { width: 390, height: 844 }, language: "en" }), { agent })
    assert.deepStrictEqual(described, {
      bot: true,
      botSource: "userAgent",
      browser: { value: { name: "B" }, source: "userAgent" },
      system: { value: { name: "S" }, source: "userAgent" },
      kind: { value: "tablet", source: "userAgent" },
      language: { value: "en", source: "language" },
      screen: { value: { width: 390, height: 844 }, source: "screen" },
    })
  })

  it("[P40] hints say what a frozen user agent cannot: the brand, the true version of the system, the model", () => {
    const agent = (): Device.Agent => ({
      browser: { name: "Chrome", version: "149.0.0.0" },
      system: { name: "Windows", version: "10" },
      kind: "desktop",
    })
    const hints = {
      brands: [
        { brand: "Not)A;Brand", version: "99" },
        { brand: "Chromium", version: "149" },
        { brand: "Microsoft Edge", version: "149" },
      ],
      platform: "Windows",
      platformVersion: "19.0.0",
      mobile: false,
    }
    const described = Device.describe(seen({ hints }), { agent })
    assert.deepStrictEqual(described.browser, { value: { name: "Microsoft Edge", version: "149" }, source: "hints" })
    assert.deepStrictEqual(described.system, { value: { name: "Windows", version: "11" }, source: "hints" })
    assert.deepStrictEqual(described.kind, { value: "desktop", source: "hints" })
    const phone = seen({
      hints: {
        brands: [{ brand: "Google Chrome", version: "149" }],
        platform: "Android",
        platformVersion: "16.0.0",
        mobile: true,
        model: "Pixel 9",
      },
    })
    const shown = Device.describe(phone)
    assert.deepStrictEqual(shown.browser?.value, { name: "Chrome", version: "149" })
    assert.deepStrictEqual(shown.model, { value: "Pixel 9", source: "hints" })
    assert.strictEqual(shown.kind?.value, "mobile")
    assert.strictEqual(Device.describe(seen({ hints: {} }), { agent }).browser?.source, "userAgent")
  })

  it("[P20] where the server saw this visit come from goes before what the browser says, another visit's does not", () => {
    const place = Device.apply(seen({ timeZone: "Europe/Paris", language: "fr-FR" }), event(2, located("v1", "CH")))
    assert.deepStrictEqual(Device.describe(place).country, { value: "CH", source: "address" })
    const later = Device.apply(place, event(3, visit("v2", { language: "fr-FR" })))
    assert.deepStrictEqual(Device.describe(later).country, { value: "FR", source: "language" })
  })

  it("[P40] a browser whose brands say that it has no window is flagged, whatever its user agent", () => {
    const told = (brand: string): Device.Description =>
      Device.describe({
        seen: { id: "v", seq: 1, at: 1, userAgent: "Mozilla/5.0", hints: { brands: [{ brand, version: "149" }] } },
      })
    assert.deepInclude(told("HeadlessChrome"), { bot: true, botSource: "hints" })
    assert.isFalse(told("Google Chrome").bot)
    assert.notProperty(told("Google Chrome"), "botSource")
  })
})
