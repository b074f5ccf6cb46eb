/**
 * The hosts whose kind is known: search engines, social networks, web mail.
 *
 * A small table of our own, on purpose: `docs/decisions/profile-sources.md` has the packages that were measured and why
 * none is used. It names what most visits come from; a team puts its own rules before it.
 *
 * @since 0.1.0
 */

/** A site by its hosts. The first rule of a list that matches decides. */
export interface Rule {
  readonly kind: "search" | "social" | "email"
  /** What people call it. */
  readonly name: string
  /**
   * Host names, `www.` left out. `*.example.org` covers the host and everything below it; `example.*` the name under
   * any public suffix of one label, or of two such as `co.uk`.
   */
  readonly hosts: ReadonlyArray<string>
  /** For a search engine: the query parameters that may hold the words searched for. */
  readonly terms?: ReadonlyArray<string>
}

/** The rule for a host, if any. The host as `URL.hostname` gives it. */
export const find = (host: string, rules: ReadonlyArray<Rule>): Rule | undefined => {
  const bare = host.startsWith("www.") ? host.slice(4) : host
  return rules.find((rule) => rule.hosts.some((pattern) => covers(pattern, bare)))
}

const q = ["q", "query"]

/** The table. */
export const rules: ReadonlyArray<Rule> = [
  { kind: "email", name: "Gmail", hosts: ["mail.google.com", "com.google.android.gm"] },
  {
    kind: "email",
    name: "Outlook",
    hosts: ["outlook.live.com", "outlook.office.com", "outlook.office365.com", "outlook.com", "*.mail.live.com"],
  },
  { kind: "email", name: "Yahoo Mail", hosts: ["*.mail.yahoo.com", "mail.yahoo.co.jp"] },
  { kind: "email", name: "Proton Mail", hosts: ["mail.proton.me", "mail.protonmail.com"] },
  { kind: "email", name: "iCloud Mail", hosts: ["mail.icloud.com"] },
  { kind: "email", name: "Orange", hosts: ["messagerie.orange.fr", "mail.orange.fr"] },
  { kind: "email", name: "La Poste", hosts: ["webmail.laposte.net"] },
  { kind: "email", name: "Free", hosts: ["webmail.free.fr", "zimbra.free.fr"] },
  { kind: "email", name: "SFR", hosts: ["webmail.sfr.fr", "messagerie.sfr.fr"] },
  { kind: "email", name: "GMX", hosts: ["*.gmx.net", "gmx.*"] },
  { kind: "email", name: "Web.de", hosts: ["*.web.de"] },
  { kind: "email", name: "Zoho Mail", hosts: ["mail.zoho.*"] },
  {
    kind: "search",
    name: "Google",
    hosts: ["google.*", "images.google.*", "com.google.android.googlequicksearchbox"],
    terms: q,
  },
  { kind: "search", name: "Bing", hosts: ["*.bing.com"], terms: q },
  { kind: "search", name: "DuckDuckGo", hosts: ["*.duckduckgo.com"], terms: q },
  { kind: "search", name: "Ecosia", hosts: ["*.ecosia.org"], terms: q },
  { kind: "search", name: "Qwant", hosts: ["*.qwant.com"], terms: q },
  { kind: "search", name: "Brave", hosts: ["search.brave.com"], terms: q },
  { kind: "search", name: "Startpage", hosts: ["*.startpage.com"], terms: q },
  {
    kind: "search",
    name: "Yahoo!",
    hosts: ["*.search.yahoo.com", "search.yahoo.co.jp", "yahoo.*"],
    terms: ["p", ...q],
  },
  { kind: "search", name: "Yandex", hosts: ["yandex.*", "ya.ru"], terms: ["text"] },
  { kind: "search", name: "Baidu", hosts: ["*.baidu.com"], terms: ["wd", "word"] },
  { kind: "search", name: "Naver", hosts: ["search.naver.com", "m.search.naver.com"], terms: ["query"] },
  { kind: "search", name: "Seznam", hosts: ["search.seznam.cz"], terms: q },
  { kind: "search", name: "Lilo", hosts: ["search.lilo.org"], terms: q },
  { kind: "search", name: "Kagi", hosts: ["kagi.com"], terms: q },
  { kind: "search", name: "Ask", hosts: ["ask.com"], terms: q },
  { kind: "social", name: "Facebook", hosts: ["*.facebook.com", "fb.me", "com.facebook.katana"] },
  { kind: "social", name: "Messenger", hosts: ["*.messenger.com", "m.me"] },
  { kind: "social", name: "Instagram", hosts: ["*.instagram.com", "com.instagram.android"] },
  { kind: "social", name: "WhatsApp", hosts: ["*.whatsapp.com", "wa.me"] },
  { kind: "social", name: "Threads", hosts: ["*.threads.net", "*.threads.com"] },
  { kind: "social", name: "X", hosts: ["x.com", "t.co", "*.twitter.com", "com.twitter.android"] },
  { kind: "social", name: "LinkedIn", hosts: ["*.linkedin.com", "lnkd.in", "com.linkedin.android"] },
  { kind: "social", name: "YouTube", hosts: ["*.youtube.com", "youtu.be"] },
  { kind: "social", name: "TikTok", hosts: ["*.tiktok.com"] },
  { kind: "social", name: "Pinterest", hosts: ["pinterest.*", "*.pinterest.com", "pin.it"] },
  { kind: "social", name: "Reddit", hosts: ["*.reddit.com", "com.reddit.frontpage"] },
  { kind: "social", name: "Snapchat", hosts: ["*.snapchat.com"] },
  { kind: "social", name: "Bluesky", hosts: ["*.bsky.app"] },
  { kind: "social", name: "Mastodon", hosts: ["mastodon.social", "mastodon.online", "piaille.fr", "mamot.fr"] },
  { kind: "social", name: "Telegram", hosts: ["t.me", "web.telegram.org", "org.telegram.messenger"] },
  { kind: "social", name: "Discord", hosts: ["*.discord.com"] },
  { kind: "social", name: "VK", hosts: ["*.vk.com"] },
  { kind: "social", name: "Quora", hosts: ["*.quora.com"] },
]

/** `co` in `co.uk`: what stands before a country in a public suffix of two labels. */
const secondLevel = new Set(["ac", "co", "com", "edu", "gov", "ne", "net", "or", "org"])

function covers(pattern: string, host: string): boolean {
  if (pattern.startsWith("*.")) {
    const root = pattern.slice(2)
    return host === root || host.endsWith(`.${root}`)
  }
  if (!pattern.endsWith(".*")) return host === pattern
  const name = pattern.slice(0, -1)
  if (!host.startsWith(name)) return false
  const [first = "", second, ...rest] = host.slice(name.length).split(".")
  if (rest.length > 0 || first === "") return false
  return second === undefined || (secondLevel.has(first) && second.length === 2)
}
