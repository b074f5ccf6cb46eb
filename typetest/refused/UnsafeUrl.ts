/** A text is not a SafeUrl until it has been parsed, and a refused one has none. */
import type { LinkSent } from "@pupitre/core/Fact"
import * as SafeUrl from "@pupitre/core/SafeUrl"

// refused 2322: to type 'Brand<"SafeUrl">'
export const url: SafeUrl.SafeUrl = "https://example.com/"

// refused 2322: to type 'Brand<"SafeUrl">'
export const sent: LinkSent = { _tag: "LinkSent", url: "https://example.com/", label: "Lamps" }

const parsed = SafeUrl.parse("https://example.com/")
// refused 2339: Property 'url' does not exist
export const unchecked = parsed.url
