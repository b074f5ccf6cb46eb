import { assert, describe, it } from "@effect/vitest"
import * as SendLink from "@pupitre/actions/SendLink"
import * as SendOffer from "@pupitre/actions/SendOffer"
import * as Command from "@pupitre/core/Command"
import type { Decision } from "@pupitre/core/Decision"
import type { ItemId } from "@pupitre/core/Id"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import * as SafeUrlModule from "@pupitre/core/SafeUrl"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as fc from "fast-check"
import { context, eight, refusals } from "./fixtures.js"

describe("SendLink", () => {
  it("[A5] a link is what the browser will open, on an allowed host; its words default to the host", () => {
    const send = (url: string, label?: string) =>
      Command.decide(
        eight.sendLink.command,
        Scenario.make("a").conversation(),
        label === undefined ? { url } : { url, label },
        context(),
      )
    assert.deepStrictEqual(send("HTTPS://WWW.Lumen.example/p/aube"), {
      _tag: "Accepted",
      events: [{ _tag: "LinkSent", url: "https://www.lumen.example/p/aube" as never, label: "www.lumen.example" }],
    })
    const refused = (url: string): string => {
      const decision = send(url)
      return decision._tag === "Rejected" ? decision.rejection.reasons[0].key : "Accepted"
    }
    const bad = [
      "javascript:alert(1)",
      "java\nscript:alert(1)",
      "data:text/html,x",
      "//lumen.example",
      "lumen.example",
      "https://lumen.example@evil.test",
      "blob:https://lumen.example/1",
      "",
    ]
    for (const url of bad) assert.strictEqual(refused(url), "LinkInvalid", url)
    for (const url of ["https://evil.test/lumen.example", "https://lumen.example.evil.test", "https:\\\\evil.test"]) {
      assert.strictEqual(refused(url), "HostNotAllowed", url)
    }
    assert.strictEqual(refused("https://evillumen.example"), "HostNotAllowed")
    assert.strictEqual(send("https://lumen.example:8443/")._tag, "Accepted")
    const capital = SendLink.make({ hosts: ["Lumen.Example"] }).command
    const state = Scenario.make("a").conversation()
    assert.strictEqual(Command.decide(capital, state, { url: "https://lumen.example" }, context())._tag, "Accepted")
  })

  it("[A5] a link of the library is sent by its id as it is at that moment, under the same rules", () => {
    const aube = "aube" as ItemId
    let label = "Lampe Aube"
    const kept = { aube: "https://lumen.example/p/aube", far: "https://evil.test/" } as Readonly<Record<string, string>>
    const library = (id: string) => (kept[id] === undefined ? undefined : { url: kept[id] as never, label })
    const { command } = SendLink.make({ hosts: ["lumen.example"], library })
    const send = (input: SendLink.Input) => Command.decide(command, Scenario.make("a").conversation(), input, context())
    const sent = (shown: string): Decision => ({
      _tag: "Accepted",
      events: [{ _tag: "LinkSent", url: "https://lumen.example/p/aube" as SafeUrl, label: shown, itemId: aube }],
    })
    assert.deepStrictEqual(send({ item: aube }), sent("Lampe Aube"))
    label = "Aube, la lampe"
    assert.deepStrictEqual(send({ item: aube }), sent("Aube, la lampe"))
    assert.deepStrictEqual(send({ item: aube, label: "Celle-ci" }), sent("Celle-ci"))
    const refused = (input: SendLink.Input): string => {
      const decision = send(input)
      return decision._tag === "Rejected" ? decision.rejection.reasons[0].key : "Accepted"
    }
    assert.strictEqual(refused({ item: "gone" as ItemId }), "LinkNotFound")
    assert.strictEqual(refused({ item: "far" as ItemId }), "HostNotAllowed")
  })

  it("[A12] the words of a link, of an offer's too, name no other address than the one that it leads to", () => {
    const state = Scenario.make("a").conversation()
    const url = "https://www.lumen.example/p/aube"
    const link = (label: string, to = url) => {
      const decision = Command.decide(SendLink.make().command, state, { url: to, label }, context())
      return decision._tag === "Rejected" ? decision.rejection.reasons[0].key : "Accepted"
    }
    const elsewhere = [
      "https://impots.gouv.fr",
      "HTTPS://IMPOTS.GOUV.FR/avis",
      "//impots.gouv.fr",
      "impots.gouv.fr",
      "Payer sur www.impots.gouv.fr.",
      "Voir (impots.gouv.fr/avis?no=1)",
      "impots.gouv.fr:443",
      "impots\u200b.gouv.fr",
      "impots。gouv.fr",
      "https://www.lumen.example@evil.test/",
      "www.lumen.example.evil.test",
      "evillumen.example",
      "lum\u0435n.example",
      "www.lumen.example puis impots.gouv.fr",
      "Payer:impots.gouv.fr",
      "Payer:https://impots.gouv.fr/avis",
      "Paiement/impots.gouv.fr",
      "lumen.example:impots.gouv.fr",
      "lumen.example@impots.gouv.fr",
      "lumen.example → impots.gouv.fr",
      "https://www.lumen.example/p/aube?(impots.gouv.fr)",
    ]
    for (const label of elsewhere) assert.strictEqual(link(label), "LabelElsewhere", label)
    const honest = [
      url,
      "lumen.example",
      "www.lumen.example/p/aube.",
      "La notice : notice-v2.pdf",
      "Lampe Aube, 89.90 €",
      "S.A.V. : voir la page",
      "Payez vos impôts...",
      "https://",
      "a:b",
    ]
    for (const label of honest) assert.strictEqual(link(label), "Accepted", label)
    assert.strictEqual(link("lumen.example:8443", "https://lumen.example:8443/"), "Accepted")
    assert.strictEqual(link("lumen.example", "https://impots.gouv.fr/"), "LabelElsewhere")
    const odd = "https://lumen.example/aube(impots.gouv.fr)"
    for (const label of [odd, odd.slice(8)]) assert.strictEqual(link(label, odd), "Accepted")
    assert.strictEqual(link(odd, "https://lumen.example/aube"), "LabelElsewhere")
    const fileName = /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|csv|txt|rtf|jpe?g|png|gif|webp|avif|html?|json|xml)$/
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.boolean(), (shown, plainly) => {
        const parsed = SafeUrlModule.parse(shown)
        if (!("url" in parsed) || parsed.url.length > 200) return
        // Without its scheme a name that could be a file's is no address.
        if (plainly && fileName.test(new URL(parsed.url).hostname)) return
        const label = plainly ? parsed.url.replace(/^https?:../, "") : parsed.url
        assert.strictEqual(link(label, parsed.url), "Accepted")
        assert.strictEqual(link(label), "LabelElsewhere")
      }),
    )
    const offer = (label: string) => ({ offer: { title: "Aube", message: "", link: { url: url as SafeUrl, label } } })
    const send = (label: string) => refusals(Command.decide(SendOffer.make().command, state, offer(label), context()))
    assert.deepStrictEqual(send("impots.gouv.fr"), ["LabelElsewhere"])
    assert.deepStrictEqual(send("lumen.example"), [])
  })

  it("[A12] every sign parts words but those that an address is written with, and what follows an address is its own", () => {
    const state = Scenario.make("a").conversation()
    const link = (label: string) => {
      const wish = { url: "https://www.lumen.example/p/aube", label }
      const decision = Command.decide(SendLink.make().command, state, wish, context())
      return decision._tag === "Rejected" ? decision.rejection.reasons[0].key : "Accepted"
    }
    // One after the other, to the end of what is written with fewer than four hexadecimal digits, and the full-width forms.
    let looked = 0
    for (let code = 0x20; code <= 0xffee; code = code === 0x30ff ? 0xfe00 : code + 1) {
      const sign = String.fromCharCode(code)
      const own = sign === "/" || sign === "\\" || sign === "?" || sign === "#"
      assert.strictEqual(link(`lumen.example${sign}impots.gouv.fr`), own ? "Accepted" : "LabelElsewhere", `U+${code}`)
      if (/[\p{L}\p{M}\p{N}._。．｡-]/u.test(sign)) continue
      assert.strictEqual(link(`Payer${sign}impots.gouv.fr`), "LabelElsewhere", `U+${code}`)
      looked++
    }
    assert.isAbove(looked, 4_000)

    const innocent = fc.constantFrom(
      "aube",
      "Payer",
      "p",
      "42",
      "a-b",
      "notice.pdf",
      "v=2",
      "r+d",
      "100%",
      "!",
      "~",
      "@",
    )
    const written = fc.constantFrom(..."/?&=@!%:#$*+~")
    const parting = fc.constantFrom(
      ...[..." \t\n\u00a0\u3000\"'`<>()[]{}^,;|", ..."«»“”‘’„–—…·•→¿¡€°©", "、", "😀", "\u200b "],
    )
    const foreign = fc.constantFrom(
      "impots.gouv.fr",
      "www.impots.gouv.fr/avis",
      "https://impots",
      "HTTPS://Impots.gouv.fr",
    )
    const more = fc.oneof(
      fc.tuple(written, innocent).map(([sign, word]) => ({ text: sign + word, parts: false, names: false })),
      fc.tuple(written, foreign).map(([sign, word]) => ({ text: sign + word, parts: false, names: true })),
      fc.tuple(parting, innocent).map(([sign, word]) => ({ text: sign + word, parts: true, names: false })),
      fc.tuple(parting, foreign).map(([sign, word]) => ({ text: sign + word, parts: true, names: true })),
    )
    const said = { Accepted: 0, LabelElsewhere: 0 }
    fc.assert(
      fc.property(
        fc.constantFrom("https://lumen.example/p", "www.lumen.example:8443/", "lumen.example?q"),
        fc.array(more, { maxLength: 6 }),
        (first, rest) => {
          let parted = false
          let elsewhere = false
          for (const { parts, names } of rest) {
            parted ||= parts
            elsewhere ||= parted && names
          }
          const expected = elsewhere ? "LabelElsewhere" : "Accepted"
          said[expected]++
          assert.strictEqual(link(first + rest.map(({ text }) => text).join("")), expected)
        },
      ),
      { numRuns: 1_000 },
    )
    for (const count of Object.values(said)) assert.isAtLeast(count, 100)
  })

  it("[A5] what is no id is refused before the library is asked", () => {
    const asked: Array<string> = []
    const { command } = SendLink.make({ library: (id) => (asked.push(id), undefined) })
    const send = (item: string) =>
      refusals(Command.decideCall(command, Scenario.make("a").conversation(), { item }, context()))
    for (const item of ["", "../aube", "a b", "x".repeat(65)]) assert.deepStrictEqual(send(item), ["InvalidInput"])
    assert.deepStrictEqual(asked, [])
    assert.deepStrictEqual(send("aube"), ["LinkNotFound"])
    const none = SendLink.make().command
    const state = Scenario.make("a").conversation()
    assert.deepStrictEqual(refusals(Command.decideCall(none, state, { item: "aube" }, context())), ["LinkNotFound"])
  })
})
