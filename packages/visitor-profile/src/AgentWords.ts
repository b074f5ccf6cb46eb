/**
 * What a user agent says by how user agents are written: a browser names itself beside the ones that it pretends to be.
 *
 * Beside `adapter/UserAgent`, whose parser knows the browsers of today by name: this reads the rest, by the marks of those
 * that dress as another one, then by the one product that none of the engines would have written. No package, no table of
 * devices.
 *
 * @since 0.1.0
 */
import type { DeviceKind, Program } from "./Device.js"

/** The browser, app or robot, if the text names one that is not merely Chrome, Safari, Firefox or the like. */
export const program = (text: string): Program | undefined => {
  for (const [mark, name] of marks) {
    const found = mark.exec(text)
    if (found !== null) return of(name, found[1])
  }
  return robot(text) ?? stranger(text)
}

/** The operating system, if the text names one. */
export const system = (text: string): Program | undefined => {
  const darwin = /CFNetwork\/\S* Darwin\/(\d+)(.*)/.exec(text)
  if (darwin !== null) {
    const [, kernel = "", rest = ""] = darwin
    if (/x86_64|i386|Mac|Power/.test(rest)) return { name: "macOS" }
    return of("iOS", kernels.get(Number(kernel)) ?? String(Number(kernel) - 6))
  }
  for (const [mark, name] of systems) {
    const found = mark.exec(text)
    if (found !== null) return of(name, found[1]?.replaceAll("_", "."))
  }
  const named = distribution.exec(text)
  if (named !== null) return of(named[1]!, named[2])
  return /\bLinux\b|\bX11\b/i.test(text) ? { name: "Linux" } : undefined
}

/** What kind of device it is, where the text says something that a parser of browsers may miss. */
export const kind = (text: string): DeviceKind | undefined => {
  if (/PlayStation|PLAYSTATION|Nintendo|Xbox/.test(text)) return "console"
  if (/OculusBrowser|Quest|Watch|Wear OS|Mobile VR/.test(text)) return "wearable"
  return /SMART-?TV|SmartTV|HbbTV|AppleTV|Apple TV|CrKey|AFT[A-Z]|Roku\/|DTV\b|Web0S|NetCast/.test(text)
    ? "tv"
    : undefined
}

/** Whether a program visits by itself: it says so, names who runs it or a place to read about it, or is no browser at all. */
export const isRobot = (text: string): boolean =>
  automatic.test(text) ||
  signed.test(text) ||
  (/^Mozilla\/[\d.]+ \(compatible;/.test(text) &&
    !/WebKit|Gecko|KHTML|Presto|Trident|MSIE|Opera|NetFront/.test(text)) ||
  (!/^(Mozilla|Opera|\(Opera|Dalvik)\b/.test(text) &&
    !/\[FBAN|UCWEB|UC ?Browser|QQBrowser|CFNetwork|iPhone|Android|MIDP/.test(text))

const automatic =
  /bot(?![a-z])|(?<!cu)bot\b|crawl|spider|slurp|scrap|scanner|headless|phantomjs|monitor|pinger|fetch|archiver|preview|heritrix|nutch|\bPTST\b|pingdom|statuscake|gomez|python|okhttp|libwww|httpclient|\bcurl\b|wget|https?:\/\/|www\.|Google-|-Google\b|Google (?:Favicon|Search Console|Web)|\b\w+-?agent\b|favicon|lighthouse|selenium|survey|siteimprove|link-?check|\bprobe\b|inspector|thumbnails?\b|optimizer|diagnostics/i

/** The address of who runs it, for mail or for the web. */
const signed = /[\w.-]+@[\w-]+\.[a-z]{2,}|[a-z\d]\.(?:com|org|net|io)(?=[\s);]|$)/i

/** Marks of those that dress as another one, in an order in which the first that is there is the true one. */
const marks: ReadonlyArray<readonly [mark: RegExp, name: string]> = [
  [/\bMicroMessenger\/([\d.]+)/, "WeChat"],
  [/\bInstagram[ /]([\d.]+)/, "Instagram"],
  [/\bBarcelona[ /]([\d.]+)/, "Threads"],
  [/\bFB(?:AN|_IAB)\/(?:Messenger|MESSENGER|Orca)(?:.*?\bFBAV\/([\d.]+))?/, "Messenger"],
  [/\bFB(?:AN|_IAB|IOS)\b(?:.*?\bFBAV\/([\d.]+))?/, "Facebook"],
  [/\bFBAV\/([\d.]+)/, "Facebook"],
  [/\bSnapchat[/ ]([\d.]+)/, "Snapchat"],
  [/\bLine\/([\d.]+)/, "Line"],
  [/\bKAKAOTALK[/ ]([\d.]+)/i, "KakaoTalk"],
  [/\bTwitter(?: for \w+|Android\b)(?:\/([\d.]+))?/, "X"],
  [/\bLinkedInApp\b(?:.*?\/([\d.]+))?/, "LinkedIn"],
  [/\b(?:musical_ly|BytedanceWebview|trill|TikTok)(?:[_/ ]([\d.]+))?/, "TikTok"],
  [/__weibo__([\d.]+)|\bWeibo(?:lite|Intl|[ /(])/, "Weibo"],
  [/\bNAVER\(inapp;[^)]*?; ([\d.]+)/, "Naver"],
  [/\bAlipayClient\/([\d.]+)/, "Alipay"],
  [/\bTelegram[-\w]*\/([\d.]+)/, "Telegram"],
  [/(?:^|\[)Pinterest(?: for [\w ]+)?\/([\d.]+)?/, "Pinterest"],
  [/\bGSA\/([\d.]+)/, "Google"],
  [/\b(?:Ya(?:Search)?Browser|YandexSearch\w*)\/([\d.]+)/, "Yandex Browser"],
  [/\bTeams\/([\d.]+)/, "Microsoft Teams"],
  [/\bValve (?:Steam|Client)\b/, "Steam"],
  [/\bchromeframe\/([\d.]+)/, "Chrome Frame"],
  [/; Chromium GOST\b/, "Chromium GOST"],
  [/\bOPRGX\/([\d.]+)/, "Opera GX"],
  [/^Mozilla\/5\.0 \(Macintosh;[^)]*\) AppleWebKit\/[\d.]+ \(KHTML, like Gecko\)$/, "Apple Mail"],
  [/\b(?:Edg|EdgA|EdgiOS|Edge)\/([\d.]+)/, "Microsoft Edge"],
  [/\bOpera Mini\b(?:\/([\d.]+))?/, "Opera Mini"],
  [/\bOPX\/([\d.]+)/, "Opera GX"],
  [/\bOPT\/([\d.]+)/, "Opera Touch"],
  [/\bCoast\/([\d.]+)/, "Opera Coast"],
  [/\bOPiOS\/([\d.]+)/, "Opera Mini"],
  [/\bOPR\/([\d.]+)/, "Opera"],
  [/ MMS\/([\d.]+)$/, "Opera Neon"],
  [/\bOculusBrowser\/([\d.]+)/, "Oculus Browser"],
  [/\bSamsungBrowser\/([\d.]+)/, "Samsung Internet"],
  [/\bVivaldi\/([\d.]+)/, "Vivaldi"],
  [/\bBrave\b(?:.*?Chrome\/([\d.]+))?/, "Brave"],
  [/\b(?:Ddg|DuckDuckGo)\/([\d.]+)/, "DuckDuckGo"],
  [/\bEcosia [a-z]+@([\d.]+)/, "Ecosia"],
  [/\b(?:UCBrowser\/|UC Browser\/?|UCWEB\/?|UBrowser\/|UCMobile\/)([\d.]+)/, "UC Browser"],
  [/\bMQQBrowser\/Mini([\d.]+)/, "QQ Browser Mini"],
  [/\bM?QQBrowser\/([\d.]+)/, "QQ Browser"],
  [/\bMiuiBrowser\/([\d.]+)/, "Mi Browser"],
  [/\bHuaweiBrowser\/([\d.]+)/, "Huawei Browser"],
  [/\bHeyTapBrowser\/([\d.]+)/, "HeyTap Browser"],
  [/\b(?:bd)?honorbrowser\/([\d.]+)/i, "Honor Browser"],
  [/\bbaiduboxapp\/([\d.]+)/, "Baidu Explorer"],
  [/\b(?:baidubrowser|bidubrowser|BIDUBrowser)[ /]([\d.]+)/i, "Baidu Browser"],
  [/\bPHX\/([\d.]+)/, "Phoenix Browser"],
  [/\bSznProhlizec\/([\d.]+)/, "Seznam prohlížeč"],
  [/\bcoc_coc_browser\/([\d.]+)/, "Coc Coc"],
  [/\bQIHU 360|\b360SE|\b360EE/, "360 Secure Browser"],
  [/\bQuark(?:PC)?\/([\d.]+)/, "Quark"],
  [/\bAvast\/([\d.]+)/, "Avast Secure Browser"],
  [/\bOMI\/([\d.]+)/, "Vewd Browser"],
  [/\bPlayStation Vita\b|\bPLAYSTATION \d;? ([\d.]+)|\(PSP/, "NetFront"],
  [/\bMSOffice (\d+)/, "Outlook"],
  [/\bSilk\/([\d.]+)/, "Amazon Silk"],
  [/\bDolphin(?:HDCN)?[ /](?:INT-)?([\d.]+)/, "Dolphin"],
  [/\b(?:MxBrowser|Maxthon)[/ ]([\d.]+)/, "Maxthon"],
  [/\bSleipnir[ /]([\d.]+)/, "Sleipnir"],
  [/\bPaleMoon\/([\d.]+)/, "Pale Moon"],
  [/\bMaemo Browser ([\d.]+)/, "Maemo Browser"],
  [/\bDolfin\/([\d.]+)/, "Dolfin"],
  [/\bAOL ([\d.]+)/, "AOL"],
  [/\bMicrosoft Outlook (?:Mobile )?([\d.]+)/, "Outlook"],
  [/\bOutlook-iOS\/([\d.]+)/, "Outlook-iOS"],
  [/\bIEMobile[ /]([\d.]+)/, "Internet Explorer"],
  [/\b(?:BrowserNG|NokiaBrowser)\/([\d.]+)/, "Nokia Browser"],
  [/Series60\/.*Safari\/([\d.]+)/, "Nokia OSS Browser"],
  [/\bS40OviBrowser\/([\d.]+)/, "Ovi Browser"],
  [/\bNetFront\/([\d.]+)/, "NetFront"],
  [/\bTeleca-?Q?([\d.]+)?/, "Teleca Browser"],
  [/\bObigo\w*\/?/, "Obigo"],
  [/\b(?:BB10|PlayBook|BlackBerry)\b.*?Version\/([\d.]+).*?Safari/, "BlackBerry"],
  [/\bOpera (?:Mobi|Tablet)\b.*?(?:Version\/([\d.]+))?$/, "Opera"],
  [/^Opera\/9\.80 .*Version\/([\d.]+)/, "Opera"],
  [/^\(?Opera[/)] ?([\d.]+)?/, "Opera"],
  [/\b(?:FxiOS|Focus\/[\d.]+ FxiOS)\/([\d.]+)/, "Firefox"],
  [/\bCriOS\/([\d.]+)/, "Chrome"],
]

/** Products that say with what a browser was made or what it imitates, for which system, on which device, for which network. */
const common =
  /^(?:Mozilla|AppleWebKit|WebKit|KHTML|Gecko|Version|Chrome|Chromium|Safari|Mobile|Firefox|Presto|Trident|Build|Goanna|Electron|CFNetwork|Darwin|MSIE|like|U\d?|Profile|Configuration|MIDP|CLDC|Series\d+|Linux|Android|Windows|Java|Dalvik|NetType|Language|XWEB|XWalk|T7|SP-engine|Model|DeviceType|TouchPad|rv|CoRom|Release|Browser|Tablet|Large|VR|TV|SA|AquosTV|Thunderbird\d|Lightning|MMS|WebAppManager|Screen|Xfce|KDE|GNOME|Desktop|[KXL]?ubuntu|fedora|debian|(?:open)?suse|mint|mandriva|gentoo|centos|hat|redhat|archlinux|arch|slackware|pclinuxos|FreeBSD|OpenBSD|NetBSD|Maemo|MeeGo|Bada|Tizen|HarmonyOS|OpenHarmony|Symbian(?:OS)?|Series ?60|webOS)(?:-[\d.]+)?$/i

/** The robot that a text names: a word of its own that says so, or what stands after `compatible`. */
function robot(text: string): Program | undefined {
  if (!automatic.test(text)) return undefined
  if (/^Mozilla\/|^DoCoMo|^Opera\//.test(text)) {
    const named =
      /compatible; *(?!MSIE|Konqueror|Linux|Windows|X11|U;)([A-Za-z][\w .!:+()-]*?)(?:\/v?(\d[\w.]*)|[;,)]| http)/.exec(
        text,
      ) ??
      /([A-Za-z][\w.-]*(?:bot|crawler|spider|scraper)[\w-]*)(?:\/v?(\d[\w.]*))?/i.exec(text) ??
      /(PhantomJS|HeadlessChrome)\/([\d.]+)/.exec(text)
    return named === null ? undefined : of((named[1] ?? "").trim(), named[2])
  }
  const first = /^([^/;,()[\]]*?[^/;,()[\] ])(?: ?\/ ?v?(\d[\w.]*)|[ /]*[;,([]| \d| http| [\w.]+@|$)/.exec(text)
  return first === null ? undefined : of(first[1] ?? "", first[2])
}

/**
 * What none of the engines would have written. Outside the comments a product that calls itself a browser, else the last one with
 * a version; then a comment of its own at the end, or what calls itself a browser in any comment; then a word by itself. Of what is
 * no browser, the first product.
 */
function stranger(given: string): Program | undefined {
  if (!/^\(?(Mozilla|Opera)\b/.test(given)) {
    const first = /^([A-Za-z][^/;,()[\]]*?)(?:-(?:iPad|iPhone|iOS))?(?:\/v?([\d.]+\w*)|$|[;,(])/.exec(given)
    return first === null ? undefined : called((first[1] ?? "").trim(), first[2])
  }
  // Some write themselves without a space after the browser that they imitate.
  const text = given.replace(/(?<=Safari\/\d+\.\d+)(?=[A-Za-z])/, " ")
  const bare = text.replace(/\([^()]*(\([^()]*\)[^()]*)*\)?/g, " ; ")
  const own = [...bare.matchAll(product)].filter(unusual)
  // An identifier of a store, such as `com.example.app`, is the last thing that anyone calls it.
  const known = own.filter(([, name = ""]) => !/^\w+\.\w+\./.test(name))
  const explorer = /MSIE|Trident/.test(text)
  // Before the engine a word may be the device's, where the comment has lost its parentheses.
  const after = bare.replace(/^.*?(?:AppleWebKit|Gecko|Presto)\/\S*/, "").replace("KHTML, like Gecko", "")
  const found =
    known.findLast(([, name = ""]) => /browser/i.test(name)) ??
    known.at(-1) ??
    [...text.matchAll(inside)].findLast(unusual) ??
    (explorer ? undefined : [...after.matchAll(alone)].findLast(unusual)) ??
    (explorer ? undefined : [...text.matchAll(noted)].findLast(unusual)) ??
    own.at(-1)
  return found === undefined ? undefined : called((found[1] ?? found[3] ?? "").trim(), found[2] ?? found[4])
}

const unusual = ([, name, , other = ""]: RegExpExecArray): boolean => !common.test(name ?? other.trim())

/** A name with what stands for a version after it; `115Browser` is a name too, and a maker may stand before it. */
const product =
  /(?<![\w/.-])(?:[A-Za-z]+\/(?=(?!ios|android)[A-Za-z][\w ]*\/\d)(?<!\bBuild\/))?((?:\d+(?=[A-Za-z]{3}))?[A-Za-z][\w.-]*(?: Browser)?)\/(?:ios\/|android\/)?v?(\d[\w.]*|[\da-f]{6,}\b)/gi

/** In a comment: what calls itself a browser, or all of the last one. */
const inside =
  /[(;] *((?:[A-Z]\w* ){0,3}\w*[Bb]rowser)(?:[/ ]v?(\d[\d.]*))?(?= *[;)])|(?<=\) *|\d )\(((?:[A-Z]\w+ ?){1,3})(?: v?(\d[\d.]*))?\)$/g

/** A word that stands by itself among products, perhaps with a version. */
const alone = /(?<=^| )((?:[A-Z]\w* )?[Bb]rowser|[A-Za-z][A-Za-z_-]{2,})(?: (\d[\d.]+))?(?= |;|$)/g

/** A product within the comment on the system, on a computer: on a telephone it is the device. */
const noted = /(?<=\((?:Windows|Macintosh|X11)[^)]*; *)([A-Za-z]\w{2,})\/(\d[\d.]*)(?= *[;)])/g

/** What people call a program that writes itself otherwise. */
const names: ReadonlyMap<string, string> = new Map([
  ["ADG", "AOL Desktop Gold"],
  ["ABB", "Aloha Browser"],
  ["ASW", "Avast Secure Browser"],
  ["AlohaBrowser", "Aloha Browser"],
  ["Atlas", "ChatGPT Atlas"],
  ["BDSpark", "Baidu Spark"],
  ["BaiduHD", "Baidu Browser"],
  ["BonEcho", "Firefox"],
  ["CrMo", "Chrome"],
  ["CreativeCloud", "Adobe Creative Cloud"],
  ["DT-Browser", "t-online.de Browser"],
  ["EdgW", "Edge WebView"],
  ["Focus", "Firefox Focus"],
  ["GranParadiso", "Firefox"],
  ["HBPC", "Huawei Browser"],
  ["Lorentz", "Firefox"],
  ["MRCHROME", "Mail.ru Chromium"],
  ["ManagedBrowser", "Intune Managed Browser"],
  ["MetaSr", "Sogou Explorer"],
  ["Namoroka", "Firefox"],
  ["QihooBrowserHD", "360 Secure Browser"],
  ["QtCarBrowser", "Tesla"],
  ["Rocket", "Firefox Rocket"],
  ["SEB", "Safe Exam Browser"],
  ["SLBrowser", "Smart Lenovo Browser"],
  ["SamanthaDoubao", "Doubao"],
  ["Shiretoko", "Firefox"],
  ["Slack_SSB", "Slack"],
  ["TO-Browser", "t-online.de Browser"],
  ["Talon", "Talon Cyber Security Browser"],
  ["YJApp", "Yahoo! Japan"],
  ["bdbrowser", "Baidu Browser"],
  ["iLunascape", "Lunascape"],
  ["wOSBrowser", "webOS Browser"],
])

/** A program by its own word for itself, without the system that it was made for. */
function called(word: string, version?: string): Program | undefined {
  const own = word.replace(/(?<=\w{2})[_-](?:Android|iOS|iPad|iPhone)$/i, "")
  return of(names.get(own) ?? own, version)
}

/** Which iOS a kernel is; from 20 on it is six less. */
const kernels: ReadonlyMap<number, string> = new Map([
  [10, "4"],
  [11, "5"],
  [13, "6"],
  [14, "7"],
  [15, "9"],
  [16, "10"],
  [17, "11"],
  [18, "12"],
  [19, "13"],
])

const systems: ReadonlyArray<readonly [mark: RegExp, name: string]> = [
  [/\bWindows Phone(?: OS)? ?([\d.]+)?|\bwds ([\d.]+)/, "Windows Phone"],
  [/\bXBLWP7\b/, "Windows Phone"],
  [/\bWebTV\/([\d.]+)/, "WebTV"],
  [/\bWindows Mobile\b|\bWindows CE; IEMobile/, "Windows Mobile"],
  [/\bXbox\b/, "Xbox"],
  [/\bNintendo\b/, "Nintendo"],
  [/\bPlayStation|\(PSP/i, "PlayStation"],
  [/\bWindows ?CE\b/, "Windows CE"],
  [/\bSMART-TV.*Tizen[ /]([\d.]+)/, "Tizen"],
  [/\bTizen[ /]([\d.]+)/, "Tizen"],
  [/\bWeb0S\b|\bwebOS\.TV/i, "webOS TV"],
  [/\b(?:hpwOS|webOS)\/([\d.]+)/, "webOS"],
  [/HbbTV\/[\d.]+ ?\(.*?;? ?(?:LGE)\b/, "LG"],
  [/HbbTV\/[\d.]+ ?\(.*?Samsung/, "Samsung"],
  [/HbbTV\/[\d.]+ ?\(.*?Sony/, "Sony"],
  [/HbbTV\/[\d.]+ ?\(.*?Philips/i, "Philips"],
  [/HbbTV\/[\d.]+ ?\(.*?Panasonic/i, "Panasonic"],
  [/\bCrKey\/([\d.]+)/, "Chromecast"],
  [/\bRoku\/DVP-([\d.]+)/, "Roku"],
  [/\bApple ?TV\b|\btvOS\b/, "tvOS"],
  [/\bwatchOS[ /]?([\d.]+)?/, "watchOS"],
  [/\bGoogle ?TV\b/, "Google TV"],
  [/\b(?:Open)?Harmony(?:OS)?(?:[ /]([\d.]+))?/, "HarmonyOS"],
  [/\bAndroid TV\b/, "Android TV"],
  [/\bKindle\/([\d.]+)/, "Kindle"],
  [/\bKindle Fire\b|; KF[A-Z]{2,5} |; AFT[A-Z]+\d* |\bSilk\//, "Fire OS"],
  [/\bKAIOS\/([\d.]+)/i, "KaiOS"],
  [/\bCrOS \S+ ([\d.]+)/, "ChromeOS"],
  [/\bBB10\b/, "BlackBerry OS"],
  [/\bRIM Tablet OS ([\d.]+)/, "BlackBerry Tablet OS"],
  [/\bBlackBerry/, "BlackBerry OS"],
  [/\biPh(?:one)? OS[ _]+([\d_]+)|\bCPU OS ([\d_]+)|\biPad OS ([\d_]+)|\bCPU OS_(\d+)/, "iOS"],
  [/\biOS(?:[ /]([\d.]+)|;)/, "iOS"],
  [/\biPhone\b|\biPad\b|\biPod\b|\b(?:Edg|Fx|Cr|OP)iOS\b|\bOutlook-iOS\b|-iOS[-/]/i, "iOS"],
  [/\bAndroid[ /-]?v?([\d.]+)|\bAdr ([\d.]+)/, "Android"],
  [/\bAndroid\b|\bJUC ?\(Linux|\bOculusBrowser\b/, "Android"],
  [/\bSailfish(?: ([\d.]+))?/, "Sailfish"],
  [/\bSymbian|\bSymbOS\b|\bSeries ?60\b|\bS60V?\d?\b/i, "Symbian"],
  [/\bSeries ?40\b/, "Series 40"],
  [/\bBMP[ /]([\d.]+)|\bBREW/, "Brew"],
  [/^Mozilla\/5\.0 \((?:Mobile|Tablet|TV); .*rv:[\d.]+\) Gecko.*Firefox/, "Firefox OS"],
  [/\bWindows NT 10\.0|\bWindows NT 6\.4|\bWindows\/10|\bWindows 10/, "Windows 10"],
  [/\bWindows NT 6\.[23]/, "Windows 8"],
  [/\bWindows NT 6\.1|\bWindows 7\b/, "Windows 7"],
  [/\bWindows NT 6\.0/, "Windows Vista"],
  [/\bWindows NT 5\.[12]|\bWindows XP/, "Windows XP"],
  [/\bWin(?:dows)?[ ;]|\bWin(?:16|9\dx?|32|64|NT)\b/, "Windows"],
  [/\bMac OS X ?([\d_.]+)?|\bOS X ([\d.]+)|\bMacintosh\b|\bMac_P|\bmacOS\b|\bos\/macos|Darwin\/10\./i, "macOS"],
  [/\b(?:SunOS|Solaris)(?: ([\d.]+))?/, "Solaris"],
]

/** Systems that go by the name that they are written with, most of them beside `Linux`. */
const distribution =
  /\b([KXL]?[Uu]buntu|Fedora|Debian|(?:open)?SUSE|Linux Mint|Mandriva|Gentoo|CentOS|Red Hat|Arch Linux|Slackware|PCLinuxOS|(?:Free|Open|Net|DragonFly|)BSD|SerenityOS|Maemo|MeeGo|[Bb]ada|Haiku|BeOS|AmigaOS|AIX|HP-UX|IRIX|QNX)\b(?:[/ ]v?(\d[\d.]*))?/

function of(name: string, version?: string): Program | undefined {
  if (name === "") return undefined
  const windows = /^Windows (10|8|7|Vista|XP)$/.exec(name)
  if (windows !== null) return { name: "Windows", version: windows[1]! }
  return version === undefined || version === "" ? { name } : { name, version }
}
