/**
 * Numbers, durations, dates, countries and languages in words, by the platform's own `Intl`.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"

/** A count, "at least" shown by a plus: `200+`. */
export const count = (locale: Locale, n: number, atLeast = false): string =>
  new Intl.NumberFormat(locale).format(n) + (atLeast ? "+" : "")

/** A span of milliseconds in its two largest units, seconds being the smallest: `3 min 12 s`, `1 h 4 min`, `at least 1 h 4 min`. */
export const duration = (locale: Locale, millis: number, atLeast = false): string => {
  const seconds = Math.max(0, Math.floor(millis / 1000))
  const parts = [
    ["day", Math.floor(seconds / 86_400)],
    ["hour", Math.floor(seconds / 3600) % 24],
    ["minute", Math.floor(seconds / 60) % 60],
    ["second", seconds % 60],
  ] as const
  const first = parts.findIndex(([, n]) => n > 0)
  const text = (first < 0 ? parts.slice(3) : parts.slice(first, first + 2))
    .filter(([, n], i) => i === 0 || n > 0)
    .map(([unit, n]) => new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(n))
    .map((part, i, all) => (i < all.length - 1 ? `${part} ` : part))
    .join("")
  if (!atLeast) return text
  return `${locale === "fr" ? "au moins" : "at least"} ${text}`
}

/** A number, with at most so many digits after the point: as many as it has, up to six, unless given. */
export const number = (locale: Locale, n: number, digits = 6): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(n)

/** An amount of money by its ISO 4217 currency; the code itself when the platform does not know it. */
export const money = (locale: Locale, amount: number, currency: string): string => {
  try {
    return new Intl.NumberFormat(locale, { style: "currency", currency }).format(amount)
  } catch {
    return `${number(locale, amount)} ${currency}`
  }
}

/** Yes or no. */
export const yes = (locale: Locale, value: boolean): string => {
  if (locale === "fr") return value ? "oui" : "non"
  return value ? "yes" : "no"
}

/** A note: `4 sur 5`, `4 of 5`. */
export const outOf = (locale: Locale, n: number, most: number): string =>
  `${number(locale, n)} ${locale === "fr" ? "sur" : "of"} ${number(locale, most)}`

/** A day: `3 mars 2026`, `Mar 3, 2026`. In UTC unless a time zone is given; the number itself beyond what dates reach. */
export const day = (locale: Locale, at: number, timeZone = "UTC"): string =>
  Math.abs(at) <= 8.64e15 ? new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone }).format(at) : String(at)

/** A country by its ISO 3166 code; the code itself when the platform does not know it. */
export const country = (locale: Locale, code: string): string => named(locale, "region", code)

/** A language by its BCP 47 tag; the tag itself when the platform does not know it. */
export const language = (locale: Locale, tag: string): string => named(locale, "language", tag)

function named(locale: Locale, type: "region" | "language", code: string): string {
  try {
    return new Intl.DisplayNames(locale, { type }).of(code) ?? code
  } catch {
    return code
  }
}
