/**
 * What the visitor's page reports of itself: visits, pages, whether anyone looks, and what the site says of the visitor.
 *
 * Small, for pages that are not ours. Nothing is sent, and no identifier is read or written, before the visitor agrees where
 * the policy asks for that; what the site says meanwhile waits in memory. What may be secret in an address does not leave
 * the page. Give it the page's `window`: it loads anywhere, and touches nothing but what it is given.
 *
 * @since 0.1.0
 *
 * @example
 * ```ts no-run
 * import * as Collector from "@pupitre/visitor-profile/collector/Collector"
 *
 * declare const page: Collector.Page // the window
 * declare const session: { send: Collector.Send }
 *
 * const onRefused = ({ wish, keys, reasons }: Collector.Refused) => console.warn(wish.name, keys, reasons)
 * const collector = Collector.start({ page, send: session.send, agreed: false, onRefused })
 * collector.set({ cart_amount: 129.9 }) // waits
 * collector.agree(true) // the visit, the page and the amount are sent
 * ```
 */
import type { ClientHints, CustomDataSet, CustomValue, PageVisited, VisitStarted } from "@pupitre/core/Fact"
import type { PageId, VisitId } from "@pupitre/core/Id"
import type { Reason } from "@pupitre/core/Reason"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import * as CleanUrl from "../CleanUrl.js"
import type { VisitPolicy } from "../VisitPolicy.js"
import { standard } from "../VisitPolicy.js"

/** What is read of a `window`. */
export interface Page {
  readonly document: {
    readonly referrer: string
    readonly title: string
    readonly visibilityState: string
    readonly addEventListener: Listen
    readonly removeEventListener: Listen
  }
  readonly location: { readonly href: string }
  readonly history: { pushState: Change; replaceState: Change }
  readonly navigator: { readonly userAgent: string; readonly language?: string; readonly userAgentData?: Hinted }
  readonly screen?: { readonly width: number; readonly height: number }
  /** Keeps the visit over pages and tabs. One that throws, or cannot even be named, is one that keeps nothing. */
  readonly localStorage?: Kept
  /** Only pages over https have `randomUUID`. */
  readonly crypto: {
    readonly randomUUID?: () => string
    readonly getRandomValues: (into: Uint8Array<ArrayBuffer>) => Uint8Array
  }
  readonly setTimeout: (run: () => void, millis: number) => unknown
  readonly addEventListener: Listen
  readonly removeEventListener: Listen
}

/** What is sent: commands by their name, for any channel. */
export type Wish =
  | { readonly name: "startVisit"; readonly input: Omit<VisitStarted, "_tag"> }
  | { readonly name: "visitPage"; readonly input: Omit<PageVisited, "_tag"> }
  | { readonly name: "setCustomData"; readonly input: Pick<CustomDataSet, "values"> }
  | { readonly name: "identifyVisitor"; readonly input: { readonly externalId: string; readonly name?: string } }

/** Sends a wish, and answers, if it learns that, why the server refused it: nothing when it did not. */
export type Send = (wish: Wish) => void | PromiseLike<ReadonlyArray<Reason> | undefined>

/** What the server did not take. */
export interface Refused {
  readonly wish: Wish
  /** Of custom data: the keys that were not taken. The others of the wish are, or are told of apart. */
  readonly keys: ReadonlyArray<string>
  readonly reasons: ReadonlyArray<Reason>
}

/** How to collect. */
export interface Options {
  readonly page: Page
  readonly send: Send
  /** Told of what the server refused, and why. What no server takes is answered by {@link Collector.set} at once. */
  readonly onRefused?: (refused: Refused) => void
  /** Whether the visitor has agreed to `store` already; `true` where the policy asks for nothing. */
  readonly agreed: boolean
  /** Told now and whenever someone begins or ceases to look at the page, while the visitor agrees. */
  readonly looking?: (visible: boolean) => void
  /**
   * The address that a page is told by, from the one in the browser: without what is no part of the page, such as the language
   * chosen. Two addresses told alike are one page. The address as it is, unless given.
   */
  readonly address?: (href: string) => string
  /** When the next page begins another visit: half an hour of silence, unless given. */
  readonly visits?: VisitPolicy
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

/** A collector at work. */
export interface Collector {
  /** The visitor agrees, or no longer does: then the visit is forgotten and nothing more is sent. */
  readonly agree: (agreed: boolean) => void
  /**
   * Says something of the visitor by key; `null` takes it back. At most 50 keys wait. The keys beyond are answered and not sent,
   * and so are those that no server takes, by their name or their value: they do not take the others with them.
   */
  readonly set: (values: Readonly<Record<string, CustomValue | null>>) => ReadonlyArray<string>
  /** Says who the visitor is. The page's word only: a server does not take it for a sign-in. */
  readonly identify: (externalId: string, name?: string) => void
  /** Leaves the page as it was. */
  readonly stop: () => void
}

/** Begins to collect. Not to be called twice on one page without {@link Collector.stop}. */
export const start = (options: Options): Collector => {
  const { page, looking, onRefused, address = (href) => href, visits = standard, now = Date.now } = options
  const { document, history } = page
  let agreed = false
  let stopped = false
  let memory: Visit | undefined
  let shown = ""
  /** Where the page has gone, until its title is there. */
  let going: { readonly href: string } | undefined
  /** The wishes that wait for what the visit begins with; absent when nothing does. */
  let behind: Array<Wish> | undefined
  let waiting = new Map<string, CustomValue | null>()
  /** The last word on each key. */
  let said = new Map<string, CustomValue | null>()
  let person: Wish | undefined
  /** Which agreement it is: what an earlier one began is dropped. */
  let era = 0

  const send = (wish: Wish): void => {
    Promise.resolve(options.send(wish)).then(
      (reasons) => reasons && refused(wish, reasons),
      () => {},
    )
  }

  /** Custom data goes together: those keys that the refusal does not name go once more, as far as they still stand. */
  const refused = (wish: Wish, reasons: ReadonlyArray<Reason>): void => {
    if (wish.name !== "setCustomData") return onRefused?.({ wish, keys: [], reasons })
    const named = new Set(reasons.map(({ params }) => params?.["key"]))
    const all = Object.entries(wish.input.values)
    const left = all.filter(([key]) => !named.has(key))
    const none = left.length === all.length
    onRefused?.({ wish, keys: all.map(([key]) => key).filter((key) => none || named.has(key)), reasons })
    const again = left.filter(([key, value]) => said.get(key) === value)
    if (!none && again.length > 0 && agreed && !stopped) {
      put({ name: "setCustomData", input: { values: Object.fromEntries(again) } })
    }
  }

  const put = (wish: Wish): void => {
    if (behind === undefined) send(wish)
    else behind.push(wish)
  }

  const keep = (id: string, at: number): void => {
    memory = { id, at }
    write(page, memory)
  }

  const inVisit = (): VisitId => {
    const kept = goingOn()
    const id = kept?.id ?? newId(page)
    keep(id, now())
    if (kept === undefined) begin(id as VisitId)
    return id as VisitId
  }
  /** The visit that the next page is part of; none after a silence. */
  const goingOn = (): Visit | undefined => {
    const kept = read(page) ?? memory
    return kept !== undefined && Math.abs(now() - kept.at) <= visits.idleAfter ? kept : undefined
  }

  const begin = (visitId: VisitId): void => {
    const queue: Array<Wish> = (behind = [])
    const own = era
    const { referrer } = document
    const landing = clean(address(page.location.href)) as SafeUrl
    const { userAgent, language } = page.navigator
    const tell = (hints: ClientHints | undefined): void => {
      if (own !== era || behind !== queue) return
      behind = undefined
      const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone
      const { screen } = page
      send({
        name: "startVisit",
        input: {
          visitId,
          landing,
          referrer: clean(referrer),
          userAgent: userAgent.slice(0, 1024),
          ...(hints && { hints }),
          ...(language && { language: language.slice(0, 35) }),
          ...(timeZone && { timeZone }),
          ...(screen && { screen: { width: Math.round(screen.width), height: Math.round(screen.height) } }),
        },
      })
      for (const wish of queue) send(wish)
    }
    const { userAgentData } = page.navigator
    if (userAgentData === undefined) return tell(undefined)
    const told = hintsOf(userAgentData)
    page.setTimeout(() => tell(told), 300)
    Promise.resolve()
      .then(() => userAgentData.getHighEntropyValues?.(["platformVersion", "model"]))
      .then(
        (more) => tell({ ...told, ...hintsOf(more ?? {}) }),
        () => tell(told),
      )
  }

  const visited = (href = address(page.location.href)): void => {
    if (!agreed || stopped) return
    shown = href
    const visitId = inVisit()
    put({
      name: "visitPage",
      input: {
        pageId: newId(page) as PageId,
        visitId,
        url: clean(shown) as SafeUrl,
        title: document.title.slice(0, 200),
      },
    })
  }

  /** The address may have changed; the title follows a little later, or before the next address at the latest. */
  const moved = (): void => {
    // A link of some frameworks tells the same change twice.
    if (going?.href !== address(page.location.href)) settle()
    become()
  }
  /** As {@link moved}, in place of an address that was never looked at. */
  const become = (): void => {
    const own = (going = { href: address(page.location.href) })
    page.setTimeout(() => {
      if (own === going) settle()
    }, 50)
  }
  const settle = (): void => {
    const href = going?.href
    going = undefined
    if (href !== undefined && bare(href) !== bare(shown)) visited(href)
  }
  /** A page that comes back from the browser's memory is loaded again as far as the visitor sees. */
  const back = (event: unknown): void => {
    if ((event as { readonly persisted?: boolean } | undefined)?.persisted === true) visited()
  }
  const look = (): void => {
    if (!agreed || stopped) return
    const visible = document.visibilityState !== "hidden"
    // Neither a visit that is over nor one that another tab has begun since is this page's to keep alive.
    if (visible && memory !== undefined && goingOn()?.id === memory.id) keep(memory.id, now())
    looking?.(visible)
  }

  const say = (): void => {
    if (!agreed || stopped) return
    if (person !== undefined) put(person)
    if (waiting.size > 0) put({ name: "setCustomData", input: { values: Object.fromEntries(waiting) } })
    person = undefined
    waiting = new Map()
  }

  const agree = (does: boolean): void => {
    if (does === agreed || stopped) return
    agreed = does
    era++
    if (!does) {
      memory = behind = undefined
      waiting = new Map()
      said = new Map()
      person = undefined
      return forget(page)
    }
    visited()
    say()
    look()
  }

  const { pushState, replaceState } = history
  const wrap = (original: Change, then: () => void): Change =>
    function (this: unknown, ...given) {
      original.apply(this, given)
      then()
    }
  const pushed = (history.pushState = wrap(pushState, moved))
  const replaced = (history.replaceState = wrap(replaceState, become))
  page.addEventListener("popstate", moved)
  page.addEventListener("pageshow", back)
  document.addEventListener("visibilitychange", look)

  agree(options.agreed)
  return {
    agree,
    set: (values) => {
      const beyond: Array<string> = []
      for (const [key, value] of Object.entries(values)) {
        if (isTaken(key, value) && (waiting.size < 50 || waiting.has(key))) {
          waiting.set(key, value)
          said.set(key, value)
        } else beyond.push(key)
      }
      say()
      return beyond
    },
    identify: (externalId, name) => {
      person = { name: "identifyVisitor", input: { externalId, ...(name !== undefined && { name }) } }
      say()
    },
    stop: () => {
      stopped = true
      era++
      // Whoever wrapped them after us goes on through us, to no effect.
      if (history.pushState === pushed) history.pushState = pushState
      if (history.replaceState === replaced) history.replaceState = replaceState
      page.removeEventListener("popstate", moved)
      page.removeEventListener("pageshow", back)
      document.removeEventListener("visibilitychange", look)
    },
  }
}

type Listen = (type: string, listener: (event: unknown) => void) => void
type Change = (data: unknown, unused: string, url?: string | URL | null) => void
interface Hints {
  readonly brands?: ReadonlyArray<{ readonly brand: string; readonly version: string }>
  readonly platform?: string
  readonly platformVersion?: string
  readonly mobile?: boolean
  readonly model?: string
}
interface Hinted extends Hints {
  readonly getHighEntropyValues?: (names: Array<string>) => Promise<Hints>
}
/** A visit that goes on, and when it was last seen to. */
interface Visit {
  readonly id: string
  readonly at: number
}
interface Kept {
  readonly getItem: (key: string) => string | null
  readonly setItem: (key: string, value: string) => void
  readonly removeItem: (key: string) => void
}

const key = "pupitre.visit"

function read(page: Page): Visit | undefined {
  try {
    const [id, at] = page.localStorage?.getItem(key)?.split(" ") ?? []
    return id !== undefined && /^[\w-]{1,64}$/.test(id) && Number(at) > 0 ? { id, at: Number(at) } : undefined
  } catch {
    return undefined
  }
}

function write(page: Page, { id, at }: Visit): void {
  try {
    page.localStorage?.setItem(key, `${id} ${at}`)
  } catch {
    // A browser that keeps nothing: each page load is a visit.
  }
}

function forget(page: Page): void {
  try {
    page.localStorage?.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}

/** A UUID, on pages without TLS too. */
function newId({ crypto }: Page): string {
  if (crypto.randomUUID !== undefined) return crypto.randomUUID()
  const [...bytes] = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 15) | 64
  bytes[8] = (bytes[8]! & 63) | 128
  const text = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")
}

/** Core's `CustomKey` and `customLimits`, without the schemas that a page of ours would bring. */
function isTaken(name: string, value: CustomValue | null): boolean {
  const fits = typeof value === "string" ? value.length <= 1024 : typeof value !== "number" || Number.isFinite(value)
  return fits && /^(?!__proto__$)[\w.-]{1,64}$/.test(name)
}

function bare(href: string): string {
  return href.replace(/#.*/, "")
}

/** Without what may be secret, and short enough to be taken. */
function clean(address: string): string {
  if (CleanUrl.parse(address) === undefined) return address.slice(0, 2048)
  const url = CleanUrl.page(address as SafeUrl)
  return url.length < 2048 ? url : (CleanUrl.referrer(address) ?? "")
}

function hintsOf({ brands, platform, platformVersion, mobile, model }: Hints): ClientHints {
  return {
    ...(brands && {
      brands: brands
        .slice(0, 8)
        .map(({ brand, version }) => ({ brand: brand.slice(0, 64), version: version.slice(0, 32) })),
    }),
    ...(platform && { platform: platform.slice(0, 32) }),
    ...(platformVersion && { platformVersion: platformVersion.slice(0, 32) }),
    ...(mobile !== undefined && { mobile }),
    ...(model && { model: model.slice(0, 64) }),
  }
}
