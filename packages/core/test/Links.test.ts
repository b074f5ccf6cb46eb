import { assert, describe, it } from "@effect/vitest"
import * as Links from "@pupitre/core/adapter/Links"
import * as SafeUrl from "@pupitre/core/SafeUrl"
import * as TextSpans from "@pupitre/core/TextSpans"
import * as fc from "fast-check"

const shown = (text: string): ReadonlyArray<readonly [string, string]> =>
  Links.find(text).map(({ at, length, url }) => [text.slice(at, at + length), url] as const)

describe("Links", () => {
  const found: ReadonlyArray<readonly [string, ReadonlyArray<readonly [string, string]>]> = [
    ["Voir https://maison.fr/p/aube, merci.", [["https://maison.fr/p/aube", "https://maison.fr/p/aube"]]],
    ["(voir https://a.fr/x_(y))", [["https://a.fr/x_(y)", "https://a.fr/x_(y)"]]],
    ["« https://a.fr/x »", [["https://a.fr/x", "https://a.fr/x"]]],
    ["c'est là : www.maison.io !", [["www.maison.io", "https://www.maison.io/"]]],
    ["maison-lumen.fr/livraison", [["maison-lumen.fr/livraison", "https://maison-lumen.fr/livraison"]]],
    ["prix:https://a.fr?", [["https://a.fr", "https://a.fr/"]]],
    ["http://localhost:3000/x", [["http://localhost:3000/x", "http://localhost:3000/x"]]],
    ["MAISON.FR", [["MAISON.FR", "https://maison.fr/"]]],
    ["https://é.fr/ça", [["https://é.fr/ça", "https://xn--9ca.fr/%C3%A7a"]]],
    [
      "https://a.fr https://b.fr",
      [
        ["https://a.fr", "https://a.fr/"],
        ["https://b.fr", "https://b.fr/"],
      ],
    ],
  ]
  it(`[TX8] ${found.length} addresses are found where they begin and end in a sentence`, () => {
    for (const [text, links] of found) assert.deepStrictEqual(shown(text), links, text)
  })

  const none = [
    "Bonjour.Je regarde, merci.la lampe, tu.es là, oui.il marche, C'est bon.Com",
    "notice.md facture.pdf main.rs 12.50 v1.2.3 etc...",
    "camille@exemple.com",
    "javascript:alert(1) data:text/html,x vbscript:x file:///etc/passwd blob:x",
    "ftp://a.fr/x mailto:a@b.fr //evil.com tel:+33612345678",
    "http://user:secret@evil.com http://user@evil.com https://bank.com@evil.com",
    "https://a.fr/\u202etxt.exe https://a\u200b.fr www.a\u00ad.fr",
    `https://a.fr/${"a".repeat(2048)}`,
    "192.168.1.1/x",
  ]
  it(`[TX9] in ${none.length} texts of sentences, files and dangers nothing becomes a link`, () => {
    for (const text of none) assert.deepStrictEqual(shown(text), [], text)
  })

  const bits = fc.constantFrom(
    "https://",
    "http://",
    "www.",
    "a.fr",
    "maison",
    ".com",
    "/x",
    "?q=1",
    "#",
    "@",
    ":",
    "(",
    ")",
    "»",
    " ",
    "\n",
    "é",
    "👍🏽",
    "\u202e",
    "javascript:",
    "%00",
    "..",
    "[::1]",
    ":8080",
  )
  it("[TX9] every link of any text leads to a safe address, in order, apart, and the parts of the text are the text", () => {
    let links = 0
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(bits, { maxLength: 20 }).map((all) => all.join("")),
          fc.string({ unit: "binary", maxLength: 60 }),
        ),
        (raw) => {
          const text = raw.toWellFormed()
          const spans = Links.find(text)
          let from = 0
          for (const { at, length, url } of spans) {
            links++
            assert.deepStrictEqual(SafeUrl.parse(url), { url })
            assert.isAtLeast(at, from)
            from = at + length
            // What is shown is what opens, but for how it is written.
            const part = text.slice(at, from)
            const parsed = SafeUrl.parse(/^https?:/iu.test(part) ? part : `https://${part}`)
            assert.deepStrictEqual(parsed, { url })
          }
          assert.isAtMost(from, text.length)
          const segments = TextSpans.segments(text, spans)
          assert.strictEqual(segments.map((segment) => segment.text).join(""), text)
          assert.strictEqual(segments.filter(({ span }) => span !== undefined).length, spans.length)
        },
      ),
      { numRuns: 2000 },
    )
    assert.isAbove(links, 20)
  })

  it("[TX9] a text of addresses has no more than a hundred links", () => {
    assert.strictEqual(Links.find("https://a.fr ".repeat(700)).length, 100)
  })

  it("[TX10] what a message says of itself stands before what is found in it", () => {
    const text = "Voir https://a.fr et https://b.fr"
    const own = { _tag: "MentionSpan", at: 0, length: 12, agentId: "ines" } as never
    assert.deepStrictEqual(
      TextSpans.withFound([own], Links.find(text)).map(({ _tag, at }) => [_tag, at]),
      [
        ["MentionSpan", 0],
        ["LinkSpan", 21],
      ],
    )
  })
})
