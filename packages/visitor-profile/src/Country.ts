/**
 * From which country a connection comes, as a server sees it: by what a proxy in front of it says, or by the address.
 *
 * Ask when a visit begins and keep the answer with `locateVisit`: the country is a fact, the address is never kept.
 *
 * @since 0.1.0
 */
import type { CountrySource } from "@pupitre/core/Fact"

/** What a server knows of a connection. */
export interface Connection {
  /** A header of the request, by its name in small letters. */
  readonly header: (name: string) => string | undefined
  /** The address of the visitor, as far as the server knows. */
  readonly address?: string
}

/** Where a connection comes from. */
export interface Located {
  /** ISO 3166, two capital letters. */
  readonly country: string
  readonly source: CountrySource
}

/** A way to find out. Nothing when it does not know. */
export type Locator = (connection: Connection) => Located | undefined

/**
 * A header that a proxy sets: `cf-ipcountry`, `cloudfront-viewer-country`, `x-vercel-ip-country`. Only where every request
 * passes that proxy: anyone else can set the header too.
 */
export const proxy =
  (header: string): Locator =>
  (connection) =>
    located(connection.header(header.toLowerCase()), "proxy")

/** A database of addresses. See `adapter/AddressCountry`. One that throws does not know. */
export const address =
  (lookUp: (address: string) => string | undefined): Locator =>
  ({ address: of }) => {
    try {
      return of === undefined ? undefined : located(lookUp(of), "address")
    } catch {
      return undefined
    }
  }

/** The first that knows. */
export const firstOf =
  (...locators: ReadonlyArray<Locator>): Locator =>
  (connection) => {
    for (const locator of locators) {
      const found = locator(connection)
      if (found !== undefined) return found
    }
    return undefined
  }

/** Codes that say that the country is not known: nowhere, a network of relays, a test. */
const none = new Set(["XX", "ZZ", "T1", "EU", "AP"])

function located(text: string | undefined, source: CountrySource): Located | undefined {
  const country = text?.trim().toUpperCase() ?? ""
  return /^[A-Z]{2}$/.test(country) && !none.has(country) ? { country, source } : undefined
}
