import { userAgent } from "@pupitre/visitor-profile/adapter/UserAgent"
import { parse as bowser } from "bowser"
import type { Score } from "./Cases.ts"
import { cases, plain } from "./Cases.ts"
import { ceiling, peers } from "./peers.ts"

interface Case {
  readonly ua: string
  readonly family: string
}
type Names = { readonly browser: string | undefined; readonly system: string | undefined }

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
  "IE Large Screen": "IE",
  MiuiBrowser: "Mi Browser",
  "Steam GameOverlay": "Steam",
  "Steam Deck": "Steam",
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
  "Chromecast Android": "Chromecast",
  "Chromecast Fuchsia": "Chromecast",
  "Chromecast SmartSpeaker": "Chromecast",
  FireHbbTV: "Other",
  "Windows CE": "Windows",
  "GNU/Linux": "Linux",
  "Roku OS": "Roku",
  iPadOS: "iOS",
  // The cases call it by what it is made from.
  "Fire OS": "Android",
  Ubuntu: "Linux",
  // The cases know no system of game consoles and of simple phones.
  Nintendo: "Other",
  "Nintendo Wii": "Other",
  PlayStation: "Other",
  "PlayStation 3": "Other",
}

const same = (names: Readonly<Record<string, string>>, a: string | undefined, b: string): boolean => {
  // Whether a name ends in what kind of program it is, for which devices or how finished, is a habit of each data set.
  const one = (name: string): string =>
    plain(names[name] ?? name.replace(/ \(.*\)$/, "")).replace(
      /(?<=..)(browser|mobile|desktop|client|ios|android|pc|beta|alpha)+$/,
      "",
    )
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

/** How well one parser does. */
export interface Row {
  readonly name: string
  readonly browser: Score
  readonly system: Score
  /** Of those cases alone that are a browser opening a page. */
  readonly browserOfPages: Score
  readonly systemOfPages: Score
}

/** Why a browser that opens a page, or its system, is read wrongly, by what is in the text. */
const whys: ReadonlyArray<readonly [mark: RegExp, why: string]> = [
  [/Espial|Lightning|Electron/, "names two programs, and the other one is taken"],
  [/wOSBrowser|Thano|Colt/, "names itself by another word than the one that it is known by"],
  [/WeTab/, "names itself without a version, as parts of browsers do"],
  [
    /GomezAgent|scooter|ZyBorg|Catchpoint|Datanyze/,
    "a robot that says so by its name alone, within the comment on its system",
  ],
  [/WebAppManager/, "the cases name the engine where the text names the television"],
  [/VRE/, "a system known from nowhere else"],
  [/Safria/, "a word for an engine that is misspelt is taken for a name"],
  [/AppleNews|ManagedBrowser/, "the cases name the view that the system lends to apps, and ours the app"],
  [/Windows (?:aarch64|x86_64)/, "says Windows, and is known by the number of its version alone"],
]

/** Names of browsers that others pretend to be. */
const pretended = /^(Chrome|Safari|Firefox|Internet Explorer|Microsoft Edge|Android Browser|Mozilla)$/

/** The kind of reason that a case is read wrongly for: what stands in the text, beside both names. */
const kindOf = (ua: string, family: string, read: string | undefined): string => {
  const [text, theirs, ours] = [plain(ua), plain(family), plain(read)]
  if (family === "Other") return "the cases have no name for it"
  if (ours !== "" && ours.includes(theirs)) return "its name is taken with more of the words around it"
  if (ours !== "" && theirs.includes(ours)) return "its name is taken without all of its words"
  if (!text.includes(theirs)) return "the cases give a name that the text does not have"
  if (read === undefined || pretended.test(read)) return "names itself in passing, beside a browser's own name"
  return text.includes(ours) ? "names several programs, and another one is taken" : "unexplained"
}

/** Why a case is read wrongly: what was found when it was looked at, else the kind of reason. */
const because = (which: "browser" | "system", one: Case): string =>
  whys.find(([mark]) => mark.test(one.ua))?.[1] ?? kindOf(one.ua, one.family, ours(one.ua)[which])

/** Every parser on the same cases, and what ours gets wrong. */
export interface Measured {
  readonly ours: Row
  /** Published parsers that know nothing of where the cases come from. */
  readonly peers: ReadonlyArray<Row>
  /** Made from the data that the cases come from: the most that can be expected. */
  readonly ceiling: ReadonlyArray<Row>
  /** Each with the reason, as those of everything else have it. */
  readonly wrongOfPages: ReadonlyArray<string>
  readonly wrong: ReadonlyArray<string>
}

/**
 * A browser opening a page, told by the case alone and by nothing of the reader that is measured: the text begins as browsers
 * do, with `Mozilla/` or `Opera/`, names an engine that shows pages, and neither it nor the published name says that it is a
 * robot, or names an address to read about it. The others are apps, libraries that fetch, robots and telephones of before.
 */
const opening = ({ ua, family }: Case): boolean =>
  /^(Mozilla|Opera)\//.test(ua) &&
  /WebKit|Gecko\/|Trident|Presto|MSIE|Ladybird/.test(ua) &&
  !/bot\b|crawl|spider|scrap|monitor|https?:|www\./i.test(`${ua} ${family}`)

/** The published user agents, read by ours and by others; nothing where there are no cases. */
export const userAgents = (): Measured | undefined => {
  const browsers = cases("user-agents-browser") as ReadonlyArray<Case> | undefined
  const systems = cases("user-agents-os") as ReadonlyArray<Case> | undefined
  if (browsers === undefined || systems === undefined) return undefined
  const row = (name: string, parser: (ua: string) => Names): Row => {
    const read = once(parser)
    const score = (which: "browser" | "system", of: ReadonlyArray<Case>): Score => ({
      right: of.filter((one) => isRight(read, which, one)).length,
      of: of.length,
    })
    return {
      name,
      browser: score("browser", browsers),
      system: score("system", systems),
      browserOfPages: score("browser", browsers.filter(opening)),
      systemOfPages: score("system", systems.filter(opening)),
    }
  }
  const wrong = (which: "browser" | "system", of: ReadonlyArray<Case>): ReadonlyArray<string> =>
    of
      .filter((one) => !isRight(ours, which, one))
      .map((one) => {
        const read = ours(one.ua)[which] ?? "nothing"
        return `${which} ${one.family}, read as ${read} (${because(which, one)}): ${one.ua}`
      })
  const all = [...wrong("browser", browsers), ...wrong("system", systems)]
  const ofPages = [...wrong("browser", browsers.filter(opening)), ...wrong("system", systems.filter(opening))]
  return {
    ours: row("ours", ours),
    peers: [
      ...Object.entries(peers).map(([name, read]) => row(name, read)),
      row("bowser alone", (ua) => ({ browser: bowser(ua).browser.name, system: bowser(ua).os.name })),
    ],
    ceiling: Object.entries(ceiling).map(([name, read]) => row(name, read)),
    wrongOfPages: ofPages,
    wrong: all.filter((one) => !ofPages.includes(one)),
  }
}

const isRight = (read: (ua: string) => Names, which: "browser" | "system", { ua, family }: Case): boolean =>
  same(which === "browser" ? oneBrowser : oneSystem, read(ua)[which], family)
