/**
 * A URL that can be shown, sent and opened without asking again whether it is safe.
 *
 * Judged once, by the WHATWG parser that the browser itself uses, never by prefix: `https` or `http`, no user name or
 * password, a host, at most 2,048 characters. The stored form is the parser's `href`, so what is shown is what opens.
 *
 * @since 0.1.0
 */
import type * as Brand from "effect/Brand"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import * as SchemaTransformation from "effect/SchemaTransformation"

// The decoded side checks too, so that neither `make` nor `is` lets through what decoding would not.
const Href = Schema.String.check(
  Schema.makeFilter(
    (text: string) => {
      const parsed = parse(text)
      return "refusal" in parsed ? parsed.refusal : parsed.url === text || "NotCanonical"
    },
    { arbitraryConstraint: { patterns: [{ source: "^https?://[a-z]{1,12}\\.example/[a-z0-9/]{0,12}$", flags: "" }] } },
  ),
).pipe(Schema.brand("SafeUrl"))

/** Why a text is not a {@link SafeUrl:type}. */
export type Refusal = "NotAUrl" | "SchemeNotAllowed" | "HasCredentials" | "NoHost" | "TooLong"

/** The longest URL accepted, in UTF-16 units. */
export const maxLength = 2048

/** The safe form of a text, or why there is none. */
export function parse(text: string): { readonly url: SafeUrl } | { readonly refusal: Refusal } {
  if (text.length > maxLength) return { refusal: "TooLong" }
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return { refusal: "NotAUrl" }
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return { refusal: "SchemeNotAllowed" }
  if (url.username !== "" || url.password !== "") return { refusal: "HasCredentials" }
  if (url.hostname === "") return { refusal: "NoHost" }
  return url.href.length > maxLength ? { refusal: "TooLong" } : { url: url.href as SafeUrl }
}

/** A URL safe to show and open. Decoding normalises to the canonical `href`; bad input fails with the {@link Refusal}. */
export const SafeUrl = Schema.String.pipe(
  Schema.decodeTo(
    Href,
    SchemaTransformation.transformEffect({
      decode: (text, options) => {
        const parsed = parse(text)
        return "url" in parsed
          ? Effect.succeed<string>(parsed.url)
          : Effect.fail(new SchemaIssue.InvalidValue({ message: parsed.refusal }, text, options))
      },
      encode: (url: string) => Effect.succeed(url),
    }),
  ),
)
export type SafeUrl = string & Brand.Brand<"SafeUrl">

/**
 * The host to show beside a link, in its ASCII form, so that a look-alike name (`xn--pple-43d.com`) cannot pass for
 * another one.
 */
export const host = (url: SafeUrl): string => new URL(url).host
