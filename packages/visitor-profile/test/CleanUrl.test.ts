import { assert, describe, it } from "@effect/vitest"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import * as SafeUrls from "@pupitre/core/SafeUrl"
import * as CleanUrl from "@pupitre/visitor-profile/CleanUrl"
import * as fc from "fast-check"

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

  it("[P11] a referrer is its origin and path, or nothing", () => {
    assert.strictEqual(CleanUrl.referrer("https://a:b@blog.example/x?y=z#t"), "https://blog.example/x")
    assert.strictEqual(CleanUrl.referrer("android-app://com.example.app/"), "android-app://com.example.app/")
    for (const none of ["", "no address", "about:blank", "javascript:alert(1)", "data:text/html,x"]) {
      assert.isUndefined(CleanUrl.referrer(none), none)
    }
  })
})
