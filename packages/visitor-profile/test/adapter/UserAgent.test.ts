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

  it("[P27] a browser that dresses as another one is told by its mark, one that nobody knows by its own product", () => {
    const chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0"
    const read = (text: string): ReadonlyArray<string | undefined> => {
      const { browser, system, kind } = userAgent(text)
      return [browser?.name, browser?.version, system?.name, kind]
    }
    assert.deepStrictEqual(read(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Lanterne/7.2`), [
      "Lanterne",
      "7.2",
      "Windows",
      "desktop",
    ])
    assert.deepStrictEqual(
      read(`Mozilla/5.0 (Linux; Android 16; K) ${chrome} SamsungBrowser/29.0 Mobile Safari/537.36`),
      ["Samsung Internet", "29.0", "Android", "mobile"],
    )
    const app =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"
    assert.deepStrictEqual(read(`${app} [FBAN/FBIOS;FBAV/500.0.0;FBDV/iPhone17,1]`), [
      "Facebook",
      "500.0.0",
      "iOS",
      "mobile",
    ])
    assert.deepStrictEqual(read("Lampiste/3.1 CFNetwork/1500 Darwin/24.1.0").slice(0, 3), ["Lampiste", "3.1", "iOS"])
    assert.strictEqual(userAgent("Lampiste/3.1 CFNetwork/1500 Darwin/24.1.0").system?.version, "18")
    assert.strictEqual(
      userAgent("Mozilla/5.0 (compatible; Lampebot/2.0; +https://lampe.example)").browser?.name,
      "Lampebot",
    )
  })

  it("[P13] any text is read", () => {
    assert.deepStrictEqual(userAgent(" "), {})
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        assert.isObject(userAgent(text))
      }),
      { numRuns: 300, interruptAfterTimeLimit: 4000 },
    )
  })
})
