import { assert, describe, it } from "@effect/vitest"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import * as SafeUrls from "@pupitre/core/SafeUrl"
import * as CleanUrl from "@pupitre/visitor-profile/CleanUrl"
import * as fc from "fast-check"
import type { Address } from "../src/internal/address.js"
import { addressOf, eachParameter } from "../src/internal/address.js"

const page = (url: string): string => CleanUrl.page(url as SafeUrl)

describe("clean URLs", () => {
  it("[P11] a page keeps what chooses it and loses what opens something or names someone", () => {
    assert.strictEqual(page("https://lumen.example/s?q=lampe&page=2"), "https://lumen.example/s?q=lampe&page=2")
    for (const name of [
      "token",
      "access_token",
      "sessionId",
      "sid",
      "code",
      "email",
      "phone",
      "api_key",
      "firstname",
    ]) {
      assert.strictEqual(
        page(`https://lumen.example/s?q=lampe&${name}=canary`),
        "https://lumen.example/s?q=lampe",
        name,
      )
    }
    assert.strictEqual(page("https://lumen.example/#token=canary"), "https://lumen.example/")
  })

  it("[P11] cleaning what is clean changes nothing, and gives a URL that is still safe to open", () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (text) => {
        const parsed = SafeUrls.parse(text)
        if ("refusal" in parsed) return
        const clean = page(parsed.url)
        assert.strictEqual(page(clean), clean)
        assert.deepStrictEqual(SafeUrls.parse(clean), { url: clean as SafeUrl })
      }),
      { numRuns: 1000 },
    )
  })

  it("[P11] a page is what a URL without its fragment and its telling parameters would be, however it is written", () => {
    const name = fc.constantFrom(
      "q",
      "ref",
      "token",
      "to%6ben",
      "Session",
      "reset_token",
      "e-mail",
      "a+b",
      "%74oken",
      "",
      "é",
      "to\tken",
    )
    // Without letters that could come together to another name that tells something.
    const any = fc.webQueryParameters().map((text) => text.replace(/[a-z]/gi, "x"))
    const value = fc.oneof(any, fc.constantFrom("", "=", "a=b", "a?b", "%26token=x", "a b"))
    const one = fc.tuple(name, fc.constantFrom("=", ""), value).map(([a, b, c]) => a + b + c)
    fc.assert(
      fc.property(
        fc.webUrl(),
        fc.array(one, { maxLength: 5 }),
        fc.constantFrom("", "#", "#token=x"),
        (url, query, end) => {
          const text = `${url}${query.length > 0 ? "?" : ""}${query.join("&")}${end}`
          const clean = new URL(page(text))
          const whole = new URL(text)
          const told = /token|session|mail/i
          assert.deepStrictEqual([clean.origin, clean.pathname, clean.hash], [whole.origin, whole.pathname, ""])
          assert.deepStrictEqual(
            [...clean.searchParams].filter(([key, said]) => key + said !== ""),
            [...whole.searchParams].filter(([key, said]) => !told.test(key) && key + said !== ""),
          )
        },
      ),
      { numRuns: 2000, interruptAfterTimeLimit: 5000 },
    )
  })

  it("[P11] an address that is taken apart where it stands has the parts that a URL would have", () => {
    const host = fc.constantFrom(
      "lumen.example",
      "a-b.co",
      "1.2",
      "0x7f.1",
      "xn--caf-dma.fr",
      "a..b.fr",
      "Lumen.fr",
      "a.b:443",
    )
    const step = fc.constantFrom("", "a", ".", "..", "%2e", "a.b", ".a", "é", "a b", "x'y", "@", "\\")
    const query = fc.constantFrom("", "?", "?q=a", "?q='", "?a=%41&a=2", "?q=é", "?a?b", "?a=/./")
    const written = fc
      .tuple(
        fc.constantFrom("https://", "http://", "HTTPS://", "https:/", "android-app://"),
        host,
        fc.array(step, { maxLength: 3 }),
        query,
        fc.constantFrom("", "#", "#a?b"),
      )
      .map(
        ([scheme, name, steps, asked, end]) =>
          `${scheme}${name}${steps.map((one) => `/${one}`).join("")}${asked}${end}`,
      )
    const parts = (address: Address | undefined): unknown =>
      address && [
        address.protocol,
        address.host,
        address.hostname,
        address.pathname,
        [...new URLSearchParams(address.search)],
      ]
    fc.assert(
      fc.property(fc.oneof(written, fc.webUrl({ withQueryParameters: true, withFragments: true })), (text) => {
        assert.deepStrictEqual(parts(addressOf(text)), parts(CleanUrl.parse(text)))
      }),
      { numRuns: 2000, interruptAfterTimeLimit: 5000 },
    )
  })

  it("[P11] the parameters of a query are those that URLSearchParams reads, in its order", () => {
    const piece = fc.constantFrom(
      "a",
      "utm_source",
      "=",
      "==",
      "&",
      "&&",
      "?",
      "+",
      "%",
      "%41",
      "%C3%A9",
      "%E9",
      "'",
      "",
    )
    const query = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map((all) => all.join("")),
      fc.webQueryParameters(),
    )
    fc.assert(
      fc.property(query, (text) => {
        const { search } = new URL(`https://lumen.example/?${text}`)
        const read: Array<readonly [string, string]> = []
        eachParameter(search, (name, value) => read.push([name, value]))
        assert.deepStrictEqual(read, [...new URLSearchParams(search)])
      }),
      { numRuns: 2000, interruptAfterTimeLimit: 5000 },
    )
  })

  it("[P11] a referrer is its origin and path, or nothing", () => {
    assert.strictEqual(CleanUrl.referrer("https://a:b@blog.example/x?y=z#t"), "https://blog.example/x")
    assert.strictEqual(CleanUrl.referrer("android-app://com.example.app/"), "android-app://com.example.app/")
    for (const none of ["", "no address", "about:blank", "javascript:alert(1)", "data:text/html,x"]) {
      assert.isUndefined(CleanUrl.referrer(none), none)
    }
  })
})
