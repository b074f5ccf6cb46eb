import { assert, describe, it } from "@effect/vitest"
import { userAgent } from "@pupitre/visitor-profile/adapter/UserAgent"
import * as AgentWords from "@pupitre/visitor-profile/AgentWords"
import { parse as bowser } from "bowser"
import { cases, plain, share } from "../accuracy.js"
import { ceiling, peers } from "./peers.js"

interface Case {
  readonly ua: string
  readonly family: string
}
type Names = { readonly browser: string | undefined; readonly system: string | undefined }

const browsers = cases("user-agents-browser") as ReadonlyArray<Case> | undefined
const systems = cases("user-agents-os") as ReadonlyArray<Case> | undefined

/** Names that mean one browser, for all parsers alike: of phones, of views within apps, of several generations. */
const oneBrowser: Readonly<Record<string, string>> = {
  "Chrome Mobile": "Chrome",
  "Chrome Mobile iOS": "Chrome",
  "Chrome Mobile WebView": "Chrome",
  "Chrome WebView": "Chrome",
  "Mobile Chrome": "Chrome",
  "Chrome Webview": "Chrome",
  chrome: "Chrome",
  "Mobile Safari": "Safari",
  "Mobile Safari UI/WKWebView": "Safari",
  "WebKit Nightly": "Safari",
  ios: "Safari",
  "iOS Safari": "Safari",
  "Edge Mobile": "Edge",
  "Microsoft Edge": "Edge",
  "edge-chromium": "Edge",
  "edge-ios": "Edge",
  "Firefox iOS": "Firefox",
  "Firefox Mobile": "Firefox",
  "Firefox Mobile iOS": "Firefox",
  fxios: "Firefox",
  "IE Mobile": "IE",
  IEMobile: "IE",
  "Internet Explorer": "IE",
  "Opera Mobile": "Opera",
  "Opera Mobi": "Opera",
  "Opera Tablet": "Opera",
  Android: "Android Browser",
  "Android WebView": "Android Browser",
  "BlackBerry WebKit": "BlackBerry",
  "BlackBerry Browser": "BlackBerry",
  "Amazon Silk": "Silk",
  "Mobile Silk": "Silk",
  "Samsung Internet for Android": "Samsung Internet",
  "Samsung Browser": "Samsung Internet",
  "DuckDuckGo Mobile": "DuckDuckGo",
  "DuckDuckGo Privacy Browser": "DuckDuckGo",
  "Ecosia Android": "Ecosia",
  "Facebook Messenger": "Messenger",
  Twitter: "X",
  "NetFront NX": "NetFront",
  "Naver Whale Browser": "Whale",
  UCWEB: "UC Browser",
  "Google Search": "Google",
  "Google Search App": "Google",
  "Pale Moon": "PaleMoon",
  "OBS Studio": "OBS",
  "HipChat Desktop Client": "HipChat",
}

/** Names that mean one system, for all parsers alike. */
const oneSystem: Readonly<Record<string, string>> = {
  "Mac OS X": "macOS",
  "Mac OS": "macOS",
  Mac: "macOS",
  "OS X": "macOS",
  "Chrome OS": "ChromeOS",
  "Chromium OS": "ChromeOS",
  BlackBerry: "BlackBerry OS",
  "BlackBerry 10": "BlackBerry OS",
  "BlackBerry Tablet OS": "BlackBerry OS",
  "RIM Tablet OS": "BlackBerry OS",
  "Symbian OS": "Symbian",
  "Symbian^3": "Symbian",
  "Symbian^3 Anna": "Symbian",
  "Symbian OS Series 60": "Symbian",
  "Nokia Series 40": "Series 40",
  Series40: "Series 40",
  "Brew MP": "Brew",
  Brew: "Brew",
  BREW: "Brew",
  "ATV OS X": "tvOS",
  Web0S: "webOS TV",
  "Chromecast Linux": "Chromecast",
  FireHbbTV: "Other",
  "Windows CE": "Windows",
  "GNU/Linux": "Linux",
  "Roku OS": "Roku",
  iPadOS: "iOS",
  Ubuntu: "Linux",
  // The cases know no system of game consoles and of simple phones.
  Nintendo: "Other",
  "Nintendo Wii": "Other",
  PlayStation: "Other",
  "PlayStation 3": "Other",
}

const same = (names: Readonly<Record<string, string>>, a: string | undefined, b: string): boolean => {
  // Whether a browser's name ends in that word is a habit of each data set.
  const one = (name: string): string => plain(names[name] ?? name).replace(/(?<=.)browser$/, "")
  // One that names a family with its version, such as `Windows 7`, means the family.
  const bare = (a ?? "Other")
    .replace(/^Windows .*(?<!Phone|Mobile|CE)$/, "Windows")
    .replace(/^(OS X|Mac OS X) .*/, "$1")
  return one(bare === "" ? "Other" : bare) === one(b)
}

const ours = (ua: string): Names => {
  const { browser, system } = userAgent(ua)
  return { browser: browser?.name, system: system?.name }
}

/** Each text once: one of the parsers takes its time. One that throws found nothing. */
const once = (read: (ua: string) => Names): ((ua: string) => Names) => {
  const known = new Map<string, Names>()
  const attempt = (ua: string): Names => {
    try {
      return read(ua)
    } catch {
      return { browser: undefined, system: undefined }
    }
  }
  return (ua) => {
    const names = known.get(ua) ?? attempt(ua)
    known.set(ua, names)
    return names
  }
}

describe.skipIf(browsers === undefined || systems === undefined)("published user agents", () => {
  const right = (read: (ua: string) => Names, which: "browser" | "system", of: ReadonlyArray<Case>): number =>
    of.filter(({ ua, family }) => same(which === "browser" ? oneBrowser : oneSystem, read(ua)[which], family)).length
  const all = browsers ?? []
  const os = systems ?? []
  const pages = all.filter(({ ua }) => AgentWords.isBrowser(ua))
  const osPages = os.filter(({ ua }) => AgentWords.isBrowser(ua))
  const row = (name: string, parser: (ua: string) => Names): readonly [number, number] => {
    const read = once(parser)
    const figures = [right(read, "browser", all), right(read, "system", os)] as const
    console.log(
      `${name}: browser ${share(figures[0], all.length)}, opening a page ${share(right(read, "browser", pages), pages.length)}; ` +
        `system ${share(figures[1], os.length)}, opening a page ${share(right(read, "system", osPages), osPages.length)}`,
    )
    return figures
  }

  it("[P42] browsers and systems are read at least as well as by the best of the parsers beside", () => {
    const [browser, system] = row("ours", ours)
    for (const [name, read] of Object.entries(peers)) {
      const [theirs, theirSystems] = row(name, read)
      assert.isAtLeast(browser, theirs, name)
      assert.isAtLeast(system, theirSystems, name)
    }
    row("bowser alone", (ua) => ({ browser: bowser(ua).browser.name, system: bowser(ua).os.name }))
    for (const [name, read] of Object.entries(ceiling)) row(`${name} (made from the same data: the ceiling)`, read)
  }, 120_000)

  it("[P42] of the browsers that open a page at least 95 % are read, and of their systems", () => {
    for (const { ua, family } of pages) {
      if (!same(oneBrowser, ours(ua).browser, family))
        console.log(`  wrong: ${family}, read as ${ours(ua).browser}: ${ua}`)
    }
    for (const { ua, family } of osPages) {
      if (!same(oneSystem, ours(ua).system, family))
        console.log(`  wrong: ${family}, read as ${ours(ua).system}: ${ua}`)
    }
    assert.isAtLeast(right(ours, "browser", pages) / pages.length, 0.95)
    assert.isAtLeast(right(ours, "system", osPages) / osPages.length, 0.95)
  })
})
