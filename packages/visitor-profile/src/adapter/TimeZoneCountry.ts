/**
 * Guesses the country from the time zone with `countries-and-timezones`: a reader for {@link Readers}.
 *
 * @since 0.1.0
 */
import { getTimezone } from "countries-and-timezones"
import type { Readers } from "../Device.js"

/**
 * The country of a time zone, ISO 3166; nothing for a zone that names none, or several without a first one.
 *
 * @example
 * ```ts
 * import { timeZoneCountry } from "@pupitre/visitor-profile/adapter/TimeZoneCountry"
 *
 * timeZoneCountry("Europe/Paris") // => "FR"
 * timeZoneCountry("UTC") // => undefined
 * ```
 */
export const timeZoneCountry: NonNullable<Readers["country"]> = (timeZone) => getTimezone(timeZone)?.countries[0]
