/**
 * The address of a visitor's page without what would open something in another person's hands.
 *
 * The address goes to the agent's browser and its history, or into a report: parameters whose name tells that their
 * value is a key, a session or a person's are taken out, and the fragment with them. A team names its own.
 *
 * @since 0.1.0
 */

/** Parts of parameter names that tell of a secret, lower case. */
export const secretNames: ReadonlyArray<string> = [
  "token",
  "secret",
  "passw",
  "pwd",
  "session",
  "sid",
  "auth",
  "otp",
  "apikey",
  "api_key",
  "signature",
  "credential",
  "jwt",
  "mail",
  "phone",
  "iban",
  "card",
]

/** Whole parameter names that tell of a secret, lower case. */
const wholeNames: ReadonlySet<string> = new Set(["code", "state", "key", "sig", "tel", "name"])

/** A way to clean addresses with these parts of names. A text that is no URL stays as it is. */
export const cleaner =
  (names: ReadonlyArray<string> = secretNames) =>
  (text: string): string => {
    if (!/[?#]/.test(text)) return text
    let url: URL
    try {
      url = new URL(text)
    } catch {
      return text
    }
    url.hash = ""
    for (const name of [...url.searchParams.keys()]) {
      const low = name.toLowerCase()
      if (wholeNames.has(low) || names.some((part) => low.includes(part))) url.searchParams.delete(name)
    }
    return url.href
  }

/** The address without what is secret by default. */
export const clean: (text: string) => string = cleaner()
