import { assert, describe, it } from "@effect/vitest"
import * as Device from "@pupitre/visitor-profile/Device"
import { event, visit } from "./visits.js"

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
      browser: { value: { name: "B" }, source: "userAgent" },
      system: { value: { name: "S" }, source: "userAgent" },
      kind: { value: "tablet", source: "userAgent" },
      language: { value: "en", source: "language" },
      screen: { value: { width: 390, height: 844 }, source: "screen" },
    })
  })
})
