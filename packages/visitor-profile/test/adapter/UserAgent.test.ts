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

  it("[P27] what a text names as a system, a distribution among them, is never its browser", () => {
    const read = (text: string): ReadonlyArray<string | undefined> => {
      const { browser, system } = userAgent(text)
      return [browser?.name, browser?.version, system?.name, system?.version]
    }
    const gecko = (system: string, products: string): string =>
      `Mozilla/5.0 (X11; U; ${system}; fr; rv:1.9.2) Gecko/20100115 ${products}`
    for (const name of ["Ubuntu", "Fedora", "Debian", "SUSE", "Mandriva", "Gentoo"]) {
      assert.deepStrictEqual(read(gecko("Linux x86_64", `${name}/12.1 (abc) Firefox/3.6`)), [
        "Firefox",
        "3.6",
        name,
        "12.1",
      ])
      assert.deepStrictEqual(read(gecko("Linux x86_64", `Firefox/3.6 ${name}/12.1`)).slice(0, 3), [
        "Firefox",
        "3.6",
        name,
      ])
    }
    assert.deepStrictEqual(read(gecko("Linux i686", "Iceweasel/3.5.16 (like Firefox/3.5.16)")), [
      "Iceweasel",
      "3.5.16",
      "Linux",
      undefined,
    ])
    const systems: ReadonlyArray<readonly [string, string]> = [
      ["X11; FreeBSD amd64", "FreeBSD"],
      ["X11; NetBSD amd64", "NetBSD"],
      ["X11; OpenBSD amd64", "OpenBSD"],
      ["X11; SunOS i86pc", "Solaris"],
      ["X11; CrOS x86_64 14541.0.0", "ChromeOS"],
      ["X11; Linux armv7l; Maemo", "Maemo"],
      ["MeeGo; NokiaN9", "MeeGo"],
      ["Phone; OpenHarmony 5.0", "HarmonyOS"],
      ["Linux; Android 12; HarmonyOS; ABC-AL00", "HarmonyOS"],
      ["Linux; Android 11; KFTRWI Build/RS8332", "Fire OS"],
      ["Linux; GoogleTV 3.2; Box", "Google TV"],
      ["Linux; Tizen 2.4; SAMSUNG SM-Z130H", "Tizen"],
      ["Web0S; Linux/SmartTV", "webOS TV"],
      ["Mobile; LYF; rv:48.0; KAIOS/2.5", "KaiOS"],
      ["compatible; MSIE 10.0; Windows Phone 8.0; Trident/6.0", "Windows Phone"],
      ["BB10; Touch", "BlackBerry OS"],
      ["SymbianOS/9.4; Series60/5.0", "Symbian"],
    ]
    for (const [comment, name] of systems) {
      const text = `Mozilla/5.0 (${comment}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36`
      assert.strictEqual(userAgent(text).system?.name, name, text)
    }
  })

  it("[P27] an app that shows pages is told from the browser that it shows them with", () => {
    const iPhone =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"
    const android =
      "Mozilla/5.0 (Linux; Android 15; Pixel 9 Build/X; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36"
    const apps: ReadonlyArray<readonly [string, string]> = [
      [`${android} [FB_IAB/FB4A;FBAV/500.1.0.1;]`, "Facebook"],
      [`${iPhone} [FBAN/MessengerForiOS;FBAV/500.1]`, "Messenger"],
      [`${iPhone} Instagram 300.1.2 (iPhone17,1; iOS 18_5)`, "Instagram"],
      [`${android} Barcelona 320.0.0 Android`, "Threads"],
      [`${iPhone} [LinkedInApp]/9.30`, "LinkedIn"],
      [`${iPhone} Snapchat/13.1 (like Safari/604.1)`, "Snapchat"],
      [`${android} musical_ly_3400 BytedanceWebview/d8a21c6`, "TikTok"],
      [`${android} MicroMessenger/8.0.50 NetType/WIFI`, "WeChat"],
      [`${iPhone} Safari Line/15.1.0`, "Line"],
      [`${iPhone} Weibo (iPhone17,1__weibo__15.4.1__iphone__os18.5)`, "Weibo"],
      [
        "Mozilla/5.0 (X11; Linux x86_64; Quest 3) AppleWebKit/537.36 (KHTML, like Gecko) OculusBrowser/40.1 SamsungBrowser/4.0 Chrome/140.0.0.0 VR Safari/537.36",
        "Oculus Browser",
      ],
    ]
    for (const [text, name] of apps) assert.strictEqual(userAgent(text).browser?.name, name, text)
  })

  it("[P27] a browser is told wherever it names itself: by a word alone, in a comment, behind its maker, without a space", () => {
    const chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0"
    const windows = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36`
    const android = `Mozilla/5.0 (Linux; Android 16; K) ${chrome} Mobile Safari/537.36`
    const named: ReadonlyArray<readonly [text: string, name: string, version?: string]> = [
      [`${windows} Lanterne`, "Lanterne"],
      [`${windows} (Lanterne Browser v4.2)`, "Lanterne Browser", "4.2"],
      [`${windows} Lanterne/a3f20c1`, "Lanterne", "a3f20c1"],
      [`${windows} 42Lampes/3.1`, "42Lampes", "3.1"],
      [`${windows} Lanterne/3.1 LanterneBrowser/3.2 Abat/1.0`, "LanterneBrowser", "3.2"],
      [`Mozilla/5.0 (Windows NT 10.0; Lanterne/2.1) ${chrome} Safari/537.36`, "Lanterne", "2.1"],
      ["Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.0; Lanterne Browser; GTB7.0)", "Lanterne Browser"],
      [`${android} Atelier/Lanterne/3.1`, "Lanterne", "3.1"],
      [`${android} Lanterne_Android/3.1`, "Lanterne", "3.1"],
      [`${android}Lanterne Browser/2.6`, "Lanterne Browser", "2.6"],
      [`${android} Lanterne com.example.abat/8.2`, "Lanterne"],
      [`${windows} Slack_SSB/4.1`, "Slack", "4.1"],
    ]
    for (const [text, name, version] of named) {
      const { browser } = userAgent(text)
      assert.deepStrictEqual([browser?.name, browser?.version], [name, version], text)
    }
    // What stands where a name would, and is none: a device that has lost its parentheses, and the desktop around a browser.
    for (const text of [
      `Mozilla/5.0 Linux; Android 7.0; ATELIER Space ${chrome} Safari/537.36`,
      `${windows} Xfce`,
      `${windows} OK`,
    ]) {
      assert.strictEqual(userAgent(text).browser?.name, "Chrome", text)
    }
  })

  it("[P27] a robot is told by who runs it too, and a device that has a company's name is none", () => {
    for (const text of [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36; lampes@lanterne.example",
      "Mozilla/5.0 (compatible; Lanterne)",
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36 (lanterne.com)",
    ]) {
      assert.isTrue(userAgent(text).bot, text)
    }
    assert.isUndefined(
      userAgent(
        "Mozilla/5.0 (Linux; Android 11; Google Pixelbook Go) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36",
      ).bot,
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
