import { assert, describe, it } from "@effect/vitest"
import { userAgent } from "@pupitre/visitor-profile/adapter/UserAgent"
import * as fc from "fast-check"

const cases: ReadonlyArray<readonly [string, string, string, string]> = [
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36",
    "Chrome",
    "Windows",
    "desktop",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36 Edg/149.0.0.0",
    "Microsoft Edge",
    "Windows",
    "desktop",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Safari",
    "iOS",
    "mobile",
  ],
  [
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Mobile Safari/537.36",
    "Chrome",
    "Android",
    "mobile",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
    "Safari",
    "macOS",
    "desktop",
  ],
]

describe("user agents", () => {
  it("[P27] the browsers that most visitors use are read", () => {
    for (const [text, browser, system, kind] of cases) {
      const agent = userAgent(text)
      assert.deepStrictEqual(
        [agent.browser?.name, agent.system?.name, agent.kind, agent.bot],
        [browser, system, kind, undefined],
      )
    }
  })

  it("[P27] programs that visit by themselves are flagged", () => {
    for (const text of [
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/149.0.0.0 Safari/537.36",
      "some-crawler/1.0",
    ]) {
      assert.isTrue(userAgent(text).bot, text)
    }
  })

  it("[P13] any text is read", () => {
    assert.deepStrictEqual(userAgent(" "), {})
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 1024 }), (text) => {
        assert.isObject(userAgent(text))
      }),
      { numRuns: 500, interruptAfterTimeLimit: 5000 },
    )
  })
})
