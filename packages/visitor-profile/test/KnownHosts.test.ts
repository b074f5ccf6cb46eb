import { assert, describe, it } from "@effect/vitest"
import * as KnownHosts from "@pupitre/visitor-profile/KnownHosts"

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

  it("[P8] of one owner's hosts, each is what it is", () => {
    assert.strictEqual(name("www.google.fr"), "Google")
    assert.strictEqual(name("mail.google.com"), "Gmail")
    assert.isUndefined(name("docs.google.com"))
    assert.strictEqual(name("fr.search.yahoo.com"), "Yahoo!")
    assert.strictEqual(name("mail.yahoo.com"), "Yahoo Mail")
    assert.strictEqual(name("l.instagram.com"), "Instagram")
  })
})
