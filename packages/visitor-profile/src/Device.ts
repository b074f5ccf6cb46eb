/**
 * With what the visitor came (*profil*): browser, system, kind of device, screen, language, country.
 *
 * The fold keeps what the browser said; reading it is left to the moment it is shown, with the readers that a team
 * chooses, so that the fold carries no parser and a better parser reads old visits better. Every value says what it was
 * read from, because most of it is a guess.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { ClientHints, CountrySource } from "@pupitre/core/Fact"
import type { Mark } from "./Newest.js"
import { compare } from "./Newest.js"

/** What the browser said of itself when the last visit began. `id` is the visit's. */
export interface Seen extends Mark {
  readonly userAgent: string
  readonly hints?: ClientHints
  readonly language?: string
  readonly timeZone?: string
  /** CSS pixels. */
  readonly screen?: { readonly width: number; readonly height: number }
}

/** From which country the server saw a visit come. `id` is the visit's. */
export interface Located extends Mark {
  /** ISO 3166. */
  readonly country: string
  readonly source: CountrySource
}

/** The last device seen, if any, and the last country that the server saw. */
export interface Device {
  readonly seen?: Seen
  readonly located?: Located
}

/** Nothing known yet. */
export const empty: Device = {}

/** The device after one more event. Only the beginning of a visit, and where the server saw it come from, change it. */
export const apply = (self: Device, event: ChatEvent): Device => {
  if (event._tag === "VisitLocated") {
    const { visitId: id, seq, at, country, source } = event
    return merge(self, { located: { id, seq, at, country, source } })
  }
  if (event._tag !== "VisitStarted") return self
  const { visitId: id, seq, at, userAgent, hints, language, timeZone, screen } = event
  const seen: Seen = {
    id,
    seq,
    at,
    userAgent,
    ...(hints !== undefined && { hints }),
    ...(language !== undefined && { language }),
    ...(timeZone !== undefined && { timeZone }),
    ...(screen !== undefined && { screen }),
  }
  return merge(self, { seen })
}

/** Both together: the later ones. Associative, commutative, idempotent; `empty` changes nothing. */
export const merge = (a: Device, b: Device): Device => {
  const seen = later(a.seen, b.seen)
  const located = later(a.located, b.located)
  if (seen === a.seen && located === a.located) return a
  return { ...(seen !== undefined && { seen }), ...(located !== undefined && { located }) }
}

/** Without anything that the browser or the server said: when the last visit began stays. */
export const erase = ({ seen }: Device): Device =>
  seen === undefined ? empty : { seen: { id: seen.id, seq: seen.seq, at: seen.at, userAgent: "" } }

/** What a value was read from. */
export type Source = "userAgent" | "hints" | "language" | "timeZone" | "screen" | CountrySource

/** A value and what it was read from. */
export interface Sourced<A> {
  readonly value: A
  readonly source: Source
}

/** A program by name, and its version as far as it is known. */
export interface Program {
  readonly name: string
  readonly version?: string
}

/** What kind of device it is. */
export type DeviceKind = "desktop" | "mobile" | "tablet" | "tv" | "console" | "wearable"

/** What a user agent says. Everything may be absent. */
export interface Agent {
  readonly browser?: Program
  readonly system?: Program
  readonly kind?: DeviceKind
  /** A program that visits by itself. */
  readonly bot?: boolean
}

/** How to read what the browser said. The adapters of this package are two of them. */
export interface Readers {
  /** See `adapter/UserAgent`. */
  readonly agent?: (userAgent: string) => Agent
  /** The ISO 3166 code of a time zone's country. See `adapter/TimeZoneCountry`. */
  readonly country?: (timeZone: string) => string | undefined
}

/** The device in words that a section can show. */
export interface Description {
  readonly browser?: Sourced<Program>
  readonly system?: Sourced<Program>
  readonly kind?: Sourced<DeviceKind>
  readonly bot: boolean
  /** What a robot was known by; absent for what is none. */
  readonly botSource?: Source
  /** BCP 47. */
  readonly language?: Sourced<string>
  readonly screen?: Sourced<{ readonly width: number; readonly height: number }>
  /** What the maker calls it, where the browser says. */
  readonly model?: Sourced<string>
  /** ISO 3166: where the server saw the visit come from, else the time zone's country if it has one, else the region of the language. */
  readonly country?: Sourced<string>
}

/** What is known of the device. A reader that throws is a reader that found nothing. */
export const describe = (self: Device, readers: Readers = {}): Description => {
  const { seen, located } = self
  if (seen === undefined) return { bot: false }
  const agent = attempt(() => readers.agent?.(seen.userAgent)) ?? {}
  const told = hinted(seen.hints, agent)
  const country =
    located?.id === seen.id ? { value: located.country, source: located.source } : countryOf(seen, readers)
  // A browser without a window says so in its brands, whatever it wears as a user agent.
  const headless = seen.hints?.brands?.some(({ brand }) => /headless/i.test(brand)) === true
  const botSource = headless ? "hints" : agent.bot === true ? "userAgent" : undefined
  return {
    bot: botSource !== undefined,
    ...(botSource !== undefined && { botSource }),
    ...sourced("browser", told.browser, agent.browser),
    ...sourced("system", told.system, agent.system),
    ...sourced("kind", told.kind, agent.kind),
    ...(told.model !== undefined && { model: { value: told.model, source: "hints" } }),
    ...(seen.language !== undefined && { language: { value: seen.language, source: "language" } }),
    ...(seen.screen !== undefined && { screen: { value: seen.screen, source: "screen" } }),
    ...(country !== undefined && { country }),
  }
}

/** What the hints say that the user agent cannot: it is frozen in what it tells of system, version and model. */
function hinted(hints: ClientHints | undefined, agent: Agent): Omit<Agent, "bot"> & { readonly model?: string } {
  if (hints === undefined) return {}
  const { brands = [], platform, platformVersion, mobile, model } = hints
  const real = brands.filter(({ brand }) => !/not[^a-z]*a[^a-z]*brand/i.test(brand))
  const own = real.find(({ brand }) => brand !== "Chromium") ?? real[0]
  const named = own === undefined ? undefined : (brandNames.get(own.brand) ?? own.brand)
  // A brand says what the user agent says, or, where browsers pretend to be others, more than it.
  const browser = named === undefined ? undefined : { name: named, ...version(own?.version) }
  const name =
    platform === undefined || /^unknown$/i.test(platform) ? undefined : (platformNames.get(platform) ?? platform)
  const release = name === "Windows" ? windows(platformVersion) : name === "Linux" ? undefined : platformVersion
  const fixed = agent.kind === "tv" || agent.kind === "tablet" || agent.kind === "console" ? agent.kind : undefined
  return {
    ...(browser !== undefined && { browser }),
    ...(name !== undefined && { system: { name, ...version(release) } }),
    ...(mobile !== undefined && { kind: fixed ?? (mobile ? "mobile" : name === "Android" ? "tablet" : "desktop") }),
    ...(model !== undefined && model.trim() !== "" && { model }),
  }
}

const brandNames: ReadonlyMap<string, string> = new Map([
  ["Google Chrome", "Chrome"],
  ["HeadlessChrome", "Headless Chrome"],
  ["YaBrowser", "Yandex Browser"],
])
const platformNames: ReadonlyMap<string, string> = new Map([
  ["Chrome OS", "ChromeOS"],
  ["Chromium OS", "ChromeOS"],
  ["Mac OS X", "macOS"],
])

/** Windows tells its age by the version of an interface: from 13 on it is 11. */
function windows(text: string | undefined): string | undefined {
  const major = Number.parseInt(text ?? "", 10)
  return Number.isNaN(major) ? undefined : major >= 13 ? "11" : major >= 1 ? "10" : undefined
}

function version(text: string | undefined): { readonly version?: string } {
  return text === undefined || text === "" ? {} : { version: text }
}

function sourced<K extends "browser" | "system" | "kind", A>(
  key: K,
  hints: A | undefined,
  agent: A | undefined,
): { readonly [_ in K]?: Sourced<A> } {
  const value = hints ?? agent
  if (value === undefined) return {}
  return { [key]: { value, source: hints === undefined ? "userAgent" : "hints" } } as { readonly [_ in K]: Sourced<A> }
}

function later<A extends Mark>(a: A | undefined, b: A | undefined): A | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return compare(a, b) >= 0 ? a : b
}

function countryOf(seen: Seen, { country }: Readers): Sourced<string> | undefined {
  const { timeZone, language } = seen
  const byZone = timeZone === undefined ? undefined : attempt(() => country?.(timeZone))
  if (byZone !== undefined) return { value: byZone, source: "timeZone" }
  const region = language === undefined ? undefined : attempt(() => new Intl.Locale(language).region)
  return region === undefined ? undefined : { value: region, source: "language" }
}

function attempt<A>(read: () => A): A | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
