import { assert, describe, it } from "@effect/vitest"
import * as KnownHosts from "@pupitre/visitor-profile/KnownHosts"
import * as fc from "fast-check"

const name = (host: string): string | undefined => KnownHosts.find(host, KnownHosts.rules)?.name

describe("known hosts", () => {
  it("[P9] a pattern covers what it says and nothing beside it", () => {
    const covers = (pattern: string, host: string): boolean =>
      KnownHosts.find(host, [{ kind: "social", name: "x", hosts: [pattern] }]) !== undefined
    assert.isTrue(covers("site.example", "www.site.example"))
    assert.isFalse(covers("site.example", "a.site.example"))
    assert.isTrue(covers("*.site.example", "a.b.site.example"))
    assert.isTrue(covers("*.site.example", "site.example"))
    assert.isFalse(covers("*.site.example", "mysite.example"))
    assert.isTrue(covers("site.*", "site.fr"))
    assert.isTrue(covers("site.*", "site.co.uk"))
    assert.isFalse(covers("site.*", "site.evil.uk"))
    assert.isFalse(covers("site.*", "site.com.evil"))
    assert.isFalse(covers("site.*", "site."))
    assert.isFalse(covers("site.*", "site.co.uk.example"))
  })

  it("[P10] of the rules that cover a host the first one of the list decides, whatever the form of its pattern", () => {
    const label = fc.constantFrom("a", "b", "co", "uk", "fr")
    const name = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join("."))
    const pattern = fc.tuple(fc.constantFrom("", "*."), name, fc.constantFrom("", ".*")).map((parts) => parts.join(""))
    const rule = fc.array(pattern, { maxLength: 3 }).map((hosts) => ({ kind: "social" as const, name: "x", hosts }))
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 6 }), name, (rules, host) => {
        const alone = rules.find((one) => KnownHosts.find(host, [one]) !== undefined)
        assert.strictEqual(KnownHosts.find(host, rules), alone)
      }),
      { numRuns: 1000 },
    )
  })

  it("[P8] of one owner's hosts, each is what it is", () => {
    assert.strictEqual(name("www.google.fr"), "Google")
    assert.strictEqual(name("mail.google.com"), "Gmail")
    assert.isUndefined(name("docs.google.com"))
    assert.strictEqual(name("fr.search.yahoo.com"), "Yahoo!")
    assert.strictEqual(name("mail.yahoo.com"), "Yahoo Mail")
    assert.strictEqual(name("l.instagram.com"), "Instagram")
  })
})
