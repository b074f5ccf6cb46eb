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
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.boolean(), (shown, plainly) => {
        const parsed = SafeUrlModule.parse(shown)
        // Where a sign parts words, what follows it may name a host of its own.
        if (!("url" in parsed) || !/^https?:\/\/[a-z0-9.-]+(?:\/[a-z0-9/_-]*)?$/i.test(shown)) return
        assert.strictEqual(link(plainly ? shown.replace(/^https?:../, "") : shown, parsed.url), "Accepted")
        assert.strictEqual(link(shown), "LabelElsewhere")
      }),
    )
    const offer = (label: string) => ({ offer: { title: "Aube", message: "", link: { url: url as SafeUrl, label } } })
    const send = (label: string) => refusals(Command.decide(SendOffer.make().command, state, offer(label), context()))
    assert.deepStrictEqual(send("impots.gouv.fr"), ["LabelElsewhere"])
    assert.deepStrictEqual(send("lumen.example"), [])
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
