import { assert, describe, it } from "@effect/vitest"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import { knownReferrers } from "@pupitre/visitor-profile/adapter/KnownReferrers"
import { publicSuffix } from "@pupitre/visitor-profile/adapter/PublicSuffix"
import * as Provenance from "@pupitre/visitor-profile/Provenance"
import * as fc from "fast-check"
import { event, visit } from "./visits.js"

const origin = (referrer: string, landing = "https://lumen.example/"): Provenance.Origin =>
  Provenance.classify({ referrer, landing: landing as SafeUrl })

describe("provenance", () => {
  it("[P8] no referrer is direct, what is no web address unknown, the site's own host internal", () => {
    assert.deepStrictEqual(origin(""), { _tag: "Direct" })
    assert.deepStrictEqual(origin("about:blank"), { _tag: "Unknown" })
    assert.deepStrictEqual(origin("not an address"), { _tag: "Unknown" })
    assert.deepStrictEqual(origin("https://www.lumen.example/p/aube"), {
      _tag: "Internal",
      host: "www.lumen.example",
    })
  })

  it("[P8] known hosts are search engines, networks and mail, any other host a referral", () => {
    assert.deepStrictEqual(origin("https://www.google.co.uk/"), { _tag: "SearchEngine", name: "Google" })
    assert.deepStrictEqual(origin("https://duckduckgo.com/?q=lampe+de+bureau"), {
      _tag: "SearchEngine",
      name: "DuckDuckGo",
      terms: "lampe de bureau",
    })
    assert.deepStrictEqual(origin("https://l.facebook.com/l.php?u=x"), { _tag: "Social", network: "Facebook" })
    assert.deepStrictEqual(origin("https://mail.google.com/mail/u/0"), { _tag: "Email", name: "Gmail" })
    assert.deepStrictEqual(origin("android-app://com.google.android.gm/"), { _tag: "Email", name: "Gmail" })
    assert.deepStrictEqual(origin("https://blog.example/"), { _tag: "Referral", host: "blog.example" })
  })

  it("[P8] a search for pictures says so, by its host or its path", () => {
    for (const [referrer, name] of [
      ["https://www.google.fr/imgres?q=lampe", "Google Images"],
      ["https://images.google.fr/", "Google Images"],
      ["https://www.google.fr/search?q=images", "Google"],
      ["https://fr.images.search.yahoo.com/", "Yahoo! Images"],
    ] as const) {
      const read = origin(referrer)
      assert.strictEqual(read._tag === "SearchEngine" && read.name, name, referrer)
    }
  })

  it("[P9] a host that only looks like a known one is not it", () => {
    for (const host of [
      "google.com.evil.example",
      "x.company.example",
      "notgoogle.com",
      "google.evil",
      "bing.com.example",
    ]) {
      const expected = host === "google.evil" ? "SearchEngine" : "Referral"
      assert.strictEqual(origin(`https://${host}/`)._tag, expected, host)
    }
  })

  it("[P8] the landing address of a campaign wins over the referrer", () => {
    const landing = "https://lumen.example/?utm_source=lettre&utm_medium=email&utm_campaign=hiver"
    assert.deepStrictEqual(origin("https://www.google.fr/", landing), {
      _tag: "Campaign",
      source: "lettre",
      medium: "email",
      name: "hiver",
    })
    assert.deepStrictEqual(origin("https://www.google.fr/", "https://lumen.example/?gclid=abc"), {
      _tag: "Campaign",
      source: "Google Ads",
      medium: "cpc",
    })
  })

  it("[P8] a campaign that says its medium alone is one all the same", () => {
    const landing = "https://lumen.example/?utm_medium=email"
    assert.deepStrictEqual(origin("", landing), { _tag: "Campaign", source: "", medium: "email" })
    assert.deepStrictEqual(origin("", `${landing}&gclid=x`), {
      _tag: "Campaign",
      source: "Google Ads",
      medium: "email",
    })
  })

  it("[P8] every network's mark of a click is its own, whatever stands beside it; of two the first known counts", () => {
    const networks: Readonly<Record<string, string>> = {
      gclid: "Google Ads",
      gbraid: "Google Ads",
      wbraid: "Google Ads",
      dclid: "Google Marketing Platform",
      msclkid: "Microsoft Advertising",
      ttclid: "TikTok Ads",
      twclid: "X Ads",
      li_fat_id: "LinkedIn Ads",
      epik: "Pinterest Ads",
      ScCid: "Snapchat Ads",
      rdt_cid: "Reddit Ads",
      yclid: "Yandex Direct",
      qclid: "Quora Ads",
      tblci: "Taboola",
      dicbo: "Outbrain",
      obclid: "Outbrain",
      awc: "Awin",
      irclickid: "Impact",
    }
    for (const [mark, source] of Object.entries(networks)) {
      const landing = `https://lumen.example/p?size=2&${mark}=a1b2`
      assert.deepStrictEqual(
        origin("https://blog.example/", landing),
        { _tag: "Campaign", source, medium: "cpc" },
        mark,
      )
      assert.strictEqual(origin("https://blog.example/", landing.replace(mark, `${mark}x`))._tag, "Referral", mark)
    }
    assert.deepInclude(origin("", "https://lumen.example/?msclkid=b&gclid=a"), { source: "Google Ads" })
  })

  it("[P8] of what is said twice the first counts, of several who write of a campaign the first who says something", () => {
    const name = fc.constantFrom("utm_source", "mtm_source", "pk_source", "utm_medium", "pk_medium", "mtm_campaign")
    const value = fc.constantFrom("", "%20", "a", "b", "c+d", "e%26f")
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 8 }), (params) => {
        const query = params.map((param) => param.join("=")).join("&")
        const said = new URLSearchParams(query)
        const word = (part: string): string | undefined =>
          ["utm", "mtm", "pk"].map((writer) => said.get(`${writer}_${part}`)?.trim()).find((text) => text)
        const [source, medium, campaign] = [word("source"), word("medium"), word("campaign")]
        const nothing = source === undefined && medium === undefined && campaign === undefined
        assert.deepStrictEqual(
          origin("", `https://lumen.example/?${query}`),
          nothing
            ? { _tag: "Direct" }
            : {
                _tag: "Campaign",
                source: source ?? "",
                ...(medium !== undefined && { medium }),
                ...(campaign !== undefined && { name: campaign }),
              },
        )
      }),
      { numRuns: 1000, interruptAfterTimeLimit: 5000 },
    )
  })

  it("[P8] assistants, by host, by app and by how they mark their links", () => {
    assert.deepStrictEqual(origin("https://chatgpt.com/"), { _tag: "Assistant", name: "ChatGPT" })
    assert.deepStrictEqual(origin("https://gemini.google.com/"), { _tag: "Assistant", name: "Gemini" })
    assert.deepStrictEqual(origin("android-app://com.anthropic.claude/"), { _tag: "Assistant", name: "Claude" })
    const marked = "https://lumen.example/?utm_source=chatgpt.com"
    assert.deepStrictEqual(origin("", marked), { _tag: "Assistant", name: "ChatGPT" })
    assert.strictEqual(origin("", `${marked}&utm_medium=cpc`)._tag, "Campaign")
  })

  it("[P8] a paid click is known by its network's mark; a click of Facebook's is not paid for bearing one", () => {
    for (const [parameter, source] of [
      ["gbraid", "Google Ads"],
      ["msclkid", "Microsoft Advertising"],
      ["ttclid", "TikTok Ads"],
      ["li_fat_id", "LinkedIn Ads"],
    ] as const) {
      const landing = `https://lumen.example/?${parameter}=x1`
      assert.deepStrictEqual(origin("", landing), { _tag: "Campaign", source, medium: "cpc" })
    }
    assert.deepStrictEqual(origin("", "https://lumen.example/?fbclid=x1"), { _tag: "Social", network: "Facebook" })
    assert.strictEqual(origin("https://googleads.g.doubleclick.net/")._tag, "Campaign")
  })

  it("[P8] a campaign keeps its words, without what may name someone", () => {
    const landing = "https://lumen.example/?utm_source=a@b.example&utm_campaign=hiver&utm_term=lampe"
    assert.deepStrictEqual(origin("", landing), { _tag: "Campaign", source: "…", name: "hiver", terms: "lampe" })
  })

  it("[P9] a search engine's own hosts and mail on numbered hosts are read", () => {
    assert.strictEqual(origin("https://webmail7b.provider.example/")._tag, "Email")
    assert.strictEqual(origin("https://syndicatedsearch.goog/")._tag, "Campaign")
    assert.strictEqual(origin("https://s3-us3.ixquick.com/do/search")._tag, "SearchEngine")
  })

  it("[P30] a host that nothing knows is told by its words, as a guess, and nothing of its query is read", () => {
    assert.deepStrictEqual(origin("https://webmail.provider.example/inbox"), {
      _tag: "Email",
      name: "Provider",
      guessed: true,
    })
    assert.deepStrictEqual(origin("https://suche.provider.example/?q=canary"), {
      _tag: "SearchEngine",
      name: "Provider",
      guessed: true,
    })
    for (const host of [
      "dailymail.co.uk",
      "mailing.provider.example",
      "research.provider.example",
      "provider.example",
    ]) {
      assert.strictEqual(origin(`https://${host}/?q=x`)._tag, "Referral", host)
    }
  })

  it("[P9] with the public suffix list, names end where the list says", () => {
    const read = (referrer: string, landing = "https://www.lumen.example.co.uk/"): string =>
      Provenance.classify({ referrer, landing: landing as SafeUrl }, { suffixes: publicSuffix })._tag
    assert.strictEqual(read("https://help.example.co.uk/"), "Internal")
    assert.strictEqual(read("https://other.co.uk/"), "Referral")
    assert.strictEqual(read("https://google.com.au/"), "SearchEngine")
    assert.strictEqual(read("https://google.blogspot.com/"), "Referral")
    assert.strictEqual(read("https://a.github.io/", "https://b.github.io/"), "Referral")
    assert.strictEqual(read("https://webmail.co.uk/"), "Email")
  })

  it("[P9] the package's answers count only where names end", () => {
    const known = (url: string): string | undefined => knownReferrers(new URL(url))?.name
    assert.strictEqual(known("https://www.dalesearch.com/?q=x"), "Dalesearch")
    assert.strictEqual(known("https://www.bing.com/images/search?q=x"), "Bing Images")
    for (const url of [
      "https://t.company.example/",
      "https://google.com.evil.example/",
      "https://bing.comx/",
      "https://x.y/",
    ]) {
      assert.isUndefined(known(url), url)
    }
  })

  it("[P10] a source that throws knows nothing", () => {
    const known = (): never => {
      throw new Error("broken")
    }
    const read = Provenance.classify(
      { referrer: "https://blog.example/", landing: "https://lumen.example/" as SafeUrl },
      { known },
    )
    assert.strictEqual(read._tag, "Referral")
  })

  it("[P11] nothing of a referrer's query is kept but the words given to a known search engine", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("https://blog.example", "https://www.bing.com", "https://bsky.app", "https://mail.yahoo.com"),
        fc.webPath(),
        fc.constantFrom("token", "email", "u", "q2"),
        (site, path, name) => {
          const canary = "canary4711"
          const touched = Provenance.apply(
            Provenance.empty,
            event(1, visit("v1", { referrer: `${site}${path}?${name}=${canary}#${canary}` })),
          )
          assert.notInclude(JSON.stringify(touched), canary)
          assert.isTrue(touched.last?.referrer?.startsWith(site))
        },
      ),
      { numRuns: 300 },
    )
  })

  it("[P12] the first touch is the first visit's and the last touch the last one's, in whatever order they come", () => {
    const events = [
      event(1, visit("v1", { referrer: "https://www.ecosia.org/" })),
      event(5, visit("v2")),
      event(9, visit("v3", { referrer: "https://t.co/abc" })),
    ]
    for (const order of [events, events.toReversed()]) {
      const { first, last } = order.reduce((self, one) => Provenance.apply(self, one), Provenance.empty)
      assert.deepStrictEqual(first?.origin, { _tag: "SearchEngine", name: "Ecosia" })
      assert.deepStrictEqual(last?.origin, { _tag: "Social", network: "X" })
    }
  })

  it("[P13] any text as referrer gives an origin", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.webUrl({ withQueryParameters: true })), (referrer) => {
        assert.isString(origin(referrer)._tag)
      }),
      { numRuns: 1000 },
    )
  })
})
