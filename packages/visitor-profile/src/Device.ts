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
import type { Mark } from "./Newest.js"
import { compare } from "./Newest.js"

/** What the browser said of itself when the last visit began. `id` is the visit's. */
export interface Seen extends Mark {
  readonly userAgent: string
  readonly language?: string
  readonly timeZone?: string
  /** CSS pixels. */
  readonly screen?: { readonly width: number; readonly height: number }
}

/** The last device seen, if any. */
export interface Device {
  readonly seen?: Seen
}

/** Nothing known yet. */
export const empty: Device = {}

/** The device after one more event. Only the beginning of a visit changes it. */
export const apply = (self: Device, event: ChatEvent): Device => {
  if (event._tag !== "VisitStarted") return self
  const { visitId: id, seq, at, userAgent, language, timeZone, screen } = event
  const seen: Seen = {
    id,
    seq,
    at,
    userAgent,
    ...(language !== undefined && { language }),
    ...(timeZone !== undefined && { timeZone }),
    ...(screen !== undefined && { screen }),
  }
  return merge(self, { seen })
}

/** Both together: the later one. Associative, commutative, idempotent; `empty` changes nothing. */
export const merge = (a: Device, b: Device): Device => {
  if (a.seen === undefined || b.seen === undefined) return b.seen === undefined ? a : b
  return compare(a.seen, b.seen) >= 0 ? a : b
}

/** What a value was read from. */
export type Source = "userAgent" | "language" | "timeZone" | "screen"

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

/** What a user agent says. Everything may be absent. */
export interface Agent {
  readonly browser?: Program
  readonly system?: Program
  readonly kind?: "desktop" | "mobile" | "tablet" | "tv"
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
  readonly kind?: Sourced<NonNullable<Agent["kind"]>>
  readonly bot: boolean
  /** BCP 47. */
  readonly language?: Sourced<string>
  readonly screen?: Sourced<{ readonly width: number; readonly height: number }>
  /** ISO 3166: the time zone's country if it has one, else the region of the language. */
  readonly country?: Sourced<string>
}

/** What is known of the device. A reader that throws is a reader that found nothing. */
export const describe = (self: Device, readers: Readers = {}): Description => {
  const { seen } = self
  if (seen === undefined) return { bot: false }
  const agent = attempt(() => readers.agent?.(seen.userAgent)) ?? {}
  const country = countryOf(seen, readers)
  return {
    bot: agent.bot === true,
    ...(agent.browser !== undefined && { browser: { value: agent.browser, source: "userAgent" } }),
    ...(agent.system !== undefined && { system: { value: agent.system, source: "userAgent" } }),
    ...(agent.kind !== undefined && { kind: { value: agent.kind, source: "userAgent" } }),
    ...(seen.language !== undefined && { language: { value: seen.language, source: "language" } }),
    ...(seen.screen !== undefined && { screen: { value: seen.screen, source: "screen" } }),
    ...(country !== undefined && { country }),
  }
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
