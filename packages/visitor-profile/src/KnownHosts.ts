/**
 * The hosts whose kind is known: search engines, social networks, web mail, assistants, advertising.
 *
 * A table of our own for what most visits come from and for what no package carries; `adapter/KnownReferrers` knows two
 * thousand more hosts, and `docs/decisions/profile-sources.md` says what was measured. A team puts its own rules before it.
 *
 * @since 0.1.0
 */

/** What a site is to the visitor. `paid` serves advertising. */
export type Kind = "search" | "social" | "email" | "assistant" | "paid"

/** A site by its hosts. The first rule of a list that matches decides. */
export interface Rule {
  readonly kind: Kind
  /** What people call it. */
  readonly name: string
  /**
   * Host names, `www.` left out. `*.example.org` covers the host and everything below it; `example.*` the name under
   * any public suffix; `*.example.*` both.
   */
  readonly hosts: ReadonlyArray<string>
  /** For a search engine: the query parameters that may hold the words searched for. */
  readonly terms?: ReadonlyArray<string>
}

/** How names end. See `adapter/PublicSuffix`, which knows the public list. */
export interface Suffixes {
  /** What a host ends with under which anyone registers a name: `co.uk` of `a.b.co.uk`. Nothing for a bare suffix. */
  readonly suffix: (host: string) => string | undefined
  /** The site of a host: the name registered, or the name under a suffix that a company lends out. */
  readonly site: (host: string) => string | undefined
}

/** Without the list: a suffix is one label, or two such as `co.uk`; a host is a site of its own. */
export const plain: Suffixes = {
  suffix: (host) => {
    const dot = host.lastIndexOf(".")
    if (dot < 0 || dot === host.length - 1) return undefined
    const before = dot === 0 ? -1 : host.lastIndexOf(".", dot - 1)
    const wide = before >= 0 && dot === host.length - 3 && secondLevel.has(host.slice(before + 1, dot))
    return host.slice((wide ? before : dot) + 1)
  },
  site: (host) => host,
}

/** The rule for a host, if any. The host as `URL.hostname` gives it. */
export const find = (host: string, rules: ReadonlyArray<Rule>, suffixes: Suffixes = plain): Rule | undefined => {
  const name = bare(host)
  if (rules.length === 0 || name.includes("*")) return undefined
  const index = indexOf(rules)
  const suffix = suffixes.suffix(name)
  let place = Math.min(index.exact.get(name) ?? Infinity, covering(index.below, name))
  if (suffix !== undefined && name.endsWith(`.${suffix}`)) {
    const stem = name.slice(0, -suffix.length - 1)
    place = Math.min(place, index.anywhere.get(stem) ?? Infinity, covering(index.belowAnywhere, stem))
  }
  return rules[place]
}

/** A host without `www.` and without the dot that may end it. */
export const bare = (host: string): string =>
  host.slice(host.startsWith("www.") ? 4 : 0, host.endsWith(".") ? -1 : host.length)

const q = ["q", "query"]

/** The table. */
export const rules: ReadonlyArray<Rule> = [
  { kind: "email", name: "Gmail", hosts: ["mail.google.com", "com.google.android.gm"] },
  {
    kind: "email",
    name: "Outlook",
    hosts: ["outlook.live.com", "outlook.office.com", "outlook.office365.com", "outlook.com", "*.mail.live.com"],
  },
  { kind: "email", name: "Yahoo Mail", hosts: ["*.mail.yahoo.*"] },
  { kind: "email", name: "Proton Mail", hosts: ["mail.proton.me", "mail.protonmail.com"] },
  { kind: "email", name: "iCloud Mail", hosts: ["mail.icloud.com"] },
  { kind: "email", name: "Orange", hosts: ["messagerie.orange.fr", "mail.orange.fr"] },
  { kind: "email", name: "La Poste", hosts: ["webmail.laposte.net"] },
  { kind: "email", name: "Free", hosts: ["webmail.free.fr", "zimbra.free.fr"] },
  { kind: "email", name: "SFR", hosts: ["webmail.sfr.fr", "messagerie.sfr.fr"] },
  // Searches of those whose every other host is mail.
  { kind: "search", name: "GMX", hosts: ["suche.gmx.*"], terms: q },
  { kind: "search", name: "Web.de", hosts: ["suche.web.de"], terms: ["su", ...q] },
  { kind: "search", name: "Bluewin", hosts: ["search.bluewin.ch"], terms: q },
  { kind: "email", name: "GMX", hosts: ["*.gmx.*", "deref-gmx.*"] },
  { kind: "email", name: "Web.de", hosts: ["*.web.de", "deref-web.de"] },
  { kind: "email", name: "Mail.com", hosts: ["*.mail.com", "deref-mail.com"] },
  { kind: "email", name: "T-Online", hosts: ["email.t-online.de"] },
  { kind: "email", name: "Bluewin", hosts: ["*.bluewin.ch"] },
  { kind: "email", name: "UPC", hosts: ["upcmail.hispeed.ch", "upcmail.upc.*", "webmail.upcmail.*"] },
  { kind: "email", name: "Zoho Mail", hosts: ["mail.zoho.*"] },
  { kind: "email", name: "Mail.ru", hosts: ["e.mail.ru", "touch.mail.ru"] },
  { kind: "email", name: "Fastmail", hosts: ["app.fastmail.com"] },
  { kind: "email", name: "Tuta", hosts: ["app.tuta.com", "mail.tutanota.com"] },
  { kind: "email", name: "HEY", hosts: ["app.hey.com"] },
  { kind: "email", name: "AOL Mail", hosts: ["mail.aol.com", "*.mail.aol.com"] },
  { kind: "email", name: "QQ Mail", hosts: ["mail.qq.com", "*.mail.qq.com"] },
  { kind: "assistant", name: "ChatGPT", hosts: ["*.chatgpt.com", "chat.openai.com", "com.openai.chatgpt"] },
  {
    kind: "assistant",
    name: "Gemini",
    hosts: ["gemini.google.com", "bard.google.com", "com.google.android.apps.bard"],
  },
  { kind: "assistant", name: "NotebookLM", hosts: ["notebooklm.google.com", "notebooklm.google"] },
  {
    kind: "assistant",
    name: "Copilot",
    hosts: [
      "copilot.microsoft.com",
      "copilot.cloud.microsoft",
      "m365.cloud.microsoft",
      "edgeservices.bing.com",
      "com.microsoft.copilot",
    ],
  },
  { kind: "assistant", name: "Perplexity", hosts: ["*.perplexity.ai", "ai.perplexity.app.android"] },
  { kind: "assistant", name: "Claude", hosts: ["*.claude.ai", "claude.com", "com.anthropic.claude"] },
  { kind: "assistant", name: "Le Chat", hosts: ["chat.mistral.ai"] },
  { kind: "assistant", name: "Grok", hosts: ["*.grok.com"] },
  { kind: "assistant", name: "DeepSeek", hosts: ["chat.deepseek.com"] },
  { kind: "assistant", name: "Meta AI", hosts: ["*.meta.ai"] },
  { kind: "assistant", name: "Duck.ai", hosts: ["*.duck.ai"] },
  { kind: "assistant", name: "Lumo", hosts: ["lumo.proton.me"] },
  { kind: "assistant", name: "Poe", hosts: ["*.poe.com"] },
  { kind: "assistant", name: "You.com", hosts: ["*.you.com"] },
  { kind: "assistant", name: "Phind", hosts: ["*.phind.com"] },
  { kind: "assistant", name: "Character.AI", hosts: ["*.character.ai"] },
  { kind: "assistant", name: "Kimi", hosts: ["*.kimi.com", "kimi.moonshot.cn"] },
  { kind: "assistant", name: "Qwen", hosts: ["chat.qwen.ai", "tongyi.aliyun.com"] },
  { kind: "assistant", name: "Doubao", hosts: ["*.doubao.com"] },
  { kind: "assistant", name: "HuggingChat", hosts: ["chat.huggingface.co"] },
  { kind: "assistant", name: "iAsk", hosts: ["*.iask.ai"] },
  { kind: "assistant", name: "Andi", hosts: ["andisearch.com"] },
  { kind: "assistant", name: "Felo", hosts: ["*.felo.ai"] },
  {
    kind: "paid",
    name: "Google Ads",
    hosts: [
      "*.doubleclick.net",
      "*.googleadservices.com",
      "*.googlesyndication.com",
      "*.syndicatedsearch.goog",
      "*.adsensecustomsearchads.com",
    ],
  },
  { kind: "paid", name: "Outbrain", hosts: ["*.outbrain.com"] },
  { kind: "paid", name: "Taboola", hosts: ["*.taboola.com"] },
  { kind: "paid", name: "Criteo", hosts: ["*.criteo.com", "*.criteo.net"] },
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
  { kind: "search", name: "Ixquick", hosts: ["*.ixquick.com"], terms: q },
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
  { kind: "search", name: "Mojeek", hosts: ["*.mojeek.com"], terms: q },
  { kind: "search", name: "Swisscows", hosts: ["*.swisscows.com"], terms: ["query"] },
  { kind: "search", name: "MetaGer", hosts: ["*.metager.org", "*.metager.de"], terms: ["eingabe"] },
  { kind: "search", name: "Presearch", hosts: ["*.presearch.com"], terms: q },
  { kind: "search", name: "Sogou", hosts: ["*.sogou.com"], terms: ["query", "keyword"] },
  { kind: "search", name: "Orange", hosts: ["lemoteur.orange.fr"], terms: ["kw"] },
  { kind: "social", name: "Facebook", hosts: ["*.facebook.com", "fb.me", "com.facebook.katana"] },
  { kind: "social", name: "Workplace", hosts: ["*.workplace.com"] },
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
  { kind: "social", name: "Linktree", hosts: ["*.linktr.ee"] },
  { kind: "social", name: "Lnk.Bio", hosts: ["*.lnk.bio"] },
  { kind: "social", name: "Slack", hosts: ["app.slack.com", "com.slack"] },
  { kind: "social", name: "Teams", hosts: ["teams.microsoft.com", "statics.teams.cdn.office.net"] },
  { kind: "social", name: "Twitch", hosts: ["*.twitch.tv"] },
  { kind: "social", name: "Tumblr", hosts: ["*.tumblr.com"] },
  { kind: "social", name: "Hacker News", hosts: ["news.ycombinator.com"] },
  { kind: "social", name: "Weibo", hosts: ["*.weibo.com", "*.weibo.cn"] },
  { kind: "social", name: "Line", hosts: ["line.me"] },
]

/** `co` in `co.uk`: what stands before a country in a public suffix of two labels. */
const secondLevel = new Set(["ac", "co", "com", "edu", "gov", "ne", "net", "or", "org"])

/** Of a list of rules, the place of the first one with each pattern, by the form of the pattern: made once for each list. */
interface Index {
  readonly exact: Map<string, number>
  /** `*.name`. */
  readonly below: Map<string, number>
  /** `name.*`. */
  readonly anywhere: Map<string, number>
  /** `*.name.*`. */
  readonly belowAnywhere: Map<string, number>
}

const indexes = new WeakMap<ReadonlyArray<Rule>, Index>()

function indexOf(rules: ReadonlyArray<Rule>): Index {
  const known = indexes.get(rules)
  if (known !== undefined) return known
  const index: Index = { exact: new Map(), below: new Map(), anywhere: new Map(), belowAnywhere: new Map() }
  for (const [place, { hosts }] of rules.entries()) {
    for (const pattern of hosts) {
      const name = pattern.replace(/^\*\./, "")
      const root = name.replace(/\.\*$/, "")
      const whole = name === pattern
      const places = root === name ? (whole ? index.exact : index.below) : whole ? index.anywhere : index.belowAnywhere
      if (!places.has(root)) places.set(root, place)
    }
  }
  indexes.set(rules, index)
  return index
}

/** The first rule for a name or for one that it is below. */
function covering(places: ReadonlyMap<string, number>, name: string): number {
  let place = Infinity
  for (let rest = name; ;) {
    place = Math.min(place, places.get(rest) ?? Infinity)
    const dot = rest.indexOf(".")
    if (dot < 0) return place
    rest = rest.slice(dot + 1)
  }
}
