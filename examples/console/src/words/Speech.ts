/**
 * One language: its words, and its way of writing numbers, times, durations, countries and languages.
 *
 * @since 0.1.0
 */
import type { Catalogue, Locale, Params } from "@pupitre/core/Catalogue"
import { fill } from "@pupitre/core/Catalogue"
import type { Reason } from "@pupitre/core/Reason"
import { text as reasonText } from "@pupitre/core/Reason"
import type { CountKey, Key } from "./catalogue.ts"
import { catalogue } from "./catalogue.ts"
import { form } from "./Plural.ts"
import { sizeIn } from "./Size.ts"

/** One language. Times are milliseconds since 1970, durations milliseconds. */
export interface Speech {
  readonly locale: Locale
  readonly say: (key: Key, params?: Params) => string
  /** The form of a text for a count, with `n` in it. */
  readonly count: (key: CountKey, n: number) => string
  /** Reasons in words, as sentences one after the other. */
  readonly because: (reasons: ReadonlyArray<Reason>) => string
  readonly number: (n: number) => string
  /** A size in bytes: 340 kB, 2.4 MB. */
  readonly size: (bytes: number) => string
  /** A share from 0 to 1, in whole hundredths. */
  readonly percent: (share: number) => string
  /** 10:42 */
  readonly time: (at: number) => string
  /** Today, yesterday, or the date with its weekday. */
  readonly day: (at: number, now: number) => string
  /** 28 Nov: a date without its time, with the year when it is another. */
  readonly date: (at: number) => string
  /** As short as it can be told apart: 10:42 today, else with the day: tomorrow 10:42, 28 Nov 10:42. */
  readonly brief: (at: number, now: number) => string
  /** The whole date and time. */
  readonly moment: (at: number) => string
  /** Date and time in short, for a table: 25 nov., 10:42; with the year when it is another. */
  readonly stamp: (at: number) => string
  /** 02:14, for what ticks. */
  readonly timer: (duration: number) => string
  /** The largest unit alone, for a list: 38 s, 12 min, 3 h, 2 d. */
  readonly span: (duration: number) => string
  readonly list: (items: ReadonlyArray<string>) => string
  /** The name of an ISO 3166 country. */
  readonly country: (code: string) => string
  /** The name of a BCP 47 language. */
  readonly language: (tag: string) => string
}

/** The speech of a language, made once. */
export const of = (locale: Locale): Speech => {
  let speech = made.get(locale)
  if (speech === undefined) made.set(locale, (speech = make(locale)))
  return speech
}

/** Adds the reasons of a package to those that {@link Speech} can say. */
export const learn = (reasons: Catalogue): void => {
  if (!learnt.includes(reasons)) learnt.push(reasons)
}

const made = new Map<Locale, Speech>()
const learnt: Array<Catalogue> = []

const make = (locale: Locale): Speech => {
  const tag = locale === "fr" ? "fr-FR" : "en-GB"
  const number = new Intl.NumberFormat(tag)
  const percent = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 0 })
  const time = new Intl.DateTimeFormat(tag, { hour: "2-digit", minute: "2-digit" })
  const weekday = new Intl.DateTimeFormat(tag, { weekday: "long", day: "numeric", month: "long" })
  const moment = new Intl.DateTimeFormat(tag, { dateStyle: "full", timeStyle: "short" })
  const short = new Intl.DateTimeFormat(tag, { day: "numeric", month: "short" })
  const yearly = new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", year: "numeric" })
  const stamped = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" } as const
  const stamp = new Intl.DateTimeFormat(tag, stamped)
  const stampOfYear = new Intl.DateTimeFormat(tag, { ...stamped, year: "numeric" })
  const list = new Intl.ListFormat(tag, { type: "conjunction" })
  const regions = new Intl.DisplayNames(tag, { type: "region" })
  const languages = new Intl.DisplayNames(tag, { type: "language" })
  const units = new Map(
    (["second", "minute", "hour", "day"] as const).map((unit) => [
      unit,
      new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: locale === "fr" ? "short" : "narrow" }),
    ]),
  )
  const two = new Intl.NumberFormat(tag, { minimumIntegerDigits: 2, useGrouping: false })
  const unit = (name: "second" | "minute" | "hour" | "day", n: number): string =>
    units.get(name)?.format(Math.floor(n)) ?? String(n)
  const own: Catalogue = catalogue
  const say = (key: Key, params?: Params): string => fill(catalogue[key], locale, params)
  return {
    locale,
    say,
    count: (key, n) => {
      return fill(catalogue[`${key}.${form(locale, n)}`], locale, { n: number.format(n) })
    },
    because: (reasons) =>
      reasons
        .map((reason) => {
          const known = own[`reason.${reason.key}`]
          return known === undefined ? reasonText(locale, reason, ...learnt) : fill(known, locale, reason.params)
        })
        .join(" "),
    number: (n) => number.format(n),
    size: (bytes) => sizeIn(tag, bytes),
    percent: (share) => percent.format(Math.floor(share * 100) / 100),
    time: (at) => time.format(at),
    day: (at, now) => {
      const distance = Math.round((midnight(now) - midnight(at)) / 86_400_000)
      if (distance === 0) return say("thread.today")
      return distance === 1 ? say("thread.yesterday") : weekday.format(at)
    },
    date: (at) => (new Date(at).getFullYear() === new Date().getFullYear() ? short : yearly).format(at),
    brief: (at, now) => {
      const days = Math.round((midnight(at) - midnight(now)) / 86_400_000)
      if (days === 0) return time.format(at)
      return `${days === 1 ? say("time.tomorrow") : short.format(at)} ${time.format(at)}`
    },
    moment: (at) => moment.format(at),
    stamp: (at) => (new Date(at).getFullYear() === new Date().getFullYear() ? stamp : stampOfYear).format(at),
    timer: (duration) => {
      const seconds = Math.max(0, Math.floor(duration / 1000))
      const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
      const tail = `${two.format(m)}:${two.format(s)}`
      return h === 0 ? tail : `${number.format(h)}:${tail}`
    },
    span: (duration) => {
      const seconds = Math.max(0, duration) / 1000
      if (seconds < 60) return unit("second", seconds)
      if (seconds < 3600) return unit("minute", seconds / 60)
      return seconds < 86_400 ? unit("hour", seconds / 3600) : unit("day", seconds / 86_400)
    },
    list: (items) => list.format(items),
    country: (code) => named(regions, code),
    language: (language) => named(languages, language),
  }
}

const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0)

const named = (names: Intl.DisplayNames, code: string): string => {
  try {
    return names.of(code) ?? code
  } catch {
    // Not a code at all: shown as it came.
    return code
  }
}
