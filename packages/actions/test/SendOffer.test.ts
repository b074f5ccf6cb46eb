import { assert, describe, it } from "@effect/vitest"
import * as SendOffer from "@pupitre/actions/SendOffer"
import { offers } from "@pupitre/actions/Library"
import { problem } from "@pupitre/core/Message"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import * as fc from "fast-check"
import { active, context, facts, now, said, tell, later } from "./desk.js"
import * as Command from "@pupitre/core/Command"

const content: SendOffer.Content = {
  title: "Lampe Aube",
  message: "Port offert",
  link: { url: "https://www.lumen.example/p/aube", label: "Voir la lampe" },
  image: { url: "https://img.lumen.example/aube.jpg", alt: "Une lampe allumée" },
  price: { now: "89 €", was: "119 €" },
}
const item = "aube" as never
const french = later(active())

describe("send an offer", () => {
  it("[K1] an offer of the library is looked at again when it is sent, and stays what it was then", () => {
    let kept: SendOffer.Offer | undefined = { ...content, until: now + 1 }
    const { command } = SendOffer.make({ offers: (id) => (id === item ? kept : undefined) })
    const send = (at = now) => tell(command, active(), { item }, undefined, { at })
    const sent = facts(send())[0]
    assert.deepStrictEqual(sent, { _tag: "OfferSent", itemId: item, ...content, until: now + 1 } as never)
    assert.strictEqual(said(send(now + 1)), "OfferExpired")
    kept = { ...content, title: "Autre" }
    assert.deepInclude(sent, { title: "Lampe Aube" })
    kept = { ...content, available: false }
    assert.strictEqual(said(send()), "OfferUnavailable")
    kept = { ...content, from: now + 1 }
    assert.strictEqual(said(send()), "OfferUnavailable")
    assert.strictEqual(said(send(now + 1)), "+OfferSent")
    kept = undefined
    assert.strictEqual(said(send()), "OfferNotFound")
    assert.strictEqual(said(tell(SendOffer.make().command, active(), { item })), "OfferNotFound")
    assert.strictEqual(said(tell(command, active(), { offer: { ...content, until: now } })), "OfferExpired")
  })

  it("[K2] an offer in another language is sent when the agent says so; a region is no other language", () => {
    let language = "en"
    const { command } = SendOffer.make({ offers: () => ({ ...content, language }) })
    assert.strictEqual(french.language, "fr")
    assert.strictEqual(said(tell(command, french, { item })), "LanguageDiffers")
    assert.strictEqual(said(tell(command, french, { item, confirmed: true })), "+OfferSent")
    language = "fr-CA"
    assert.strictEqual(said(tell(command, french, { item })), "+OfferSent")
    const { language: _, ...unknown } = french
    language = "en"
    assert.strictEqual(said(tell(command, unknown, { item })), "+OfferSent")
  })

  it("[K81] an offer that is for other sites or pages is sent when the agent says so; what is not known holds none back", () => {
    let place: Pick<SendOffer.Offer, "sites" | "paths"> = {}
    const { command } = SendOffer.make({ offers: () => ({ ...content, ...place }) })
    const on = (path: string, site = "shop") =>
      ({ ...active(), site, page: { url: `https://lumen.example${path}`, title: "" } }) as never
    const send = (state: never, confirmed = false) => said(tell(command, state, { item, confirmed }))
    assert.strictEqual(send(on("/p/aube")), "+OfferSent")
    place = { sites: ["shop", "blog"] as never }
    assert.strictEqual(send(on("/p/aube")), "+OfferSent")
    assert.strictEqual(send(on("/p/aube", "workshop")), "OfferElsewhere")
    assert.strictEqual(send(on("/p/aube", "workshop"), true), "+OfferSent")
    place = { paths: ["/p", "/c/"] }
    for (const path of ["/p", "/p/aube?ref=1", "/c/lampes", "/c/"])
      assert.strictEqual(send(on(path)), "+OfferSent", path)
    for (const path of ["/", "/print", "/c", "/a/p"]) assert.strictEqual(send(on(path)), "OfferElsewhere", path)
    assert.strictEqual(send(on("/print"), true), "+OfferSent")
    place = { sites: ["workshop"] as never, paths: ["/p"] }
    assert.strictEqual(send(on("/p")), "OfferElsewhere", "both are asked")
    const { site: _, page: _page, ...unknown } = active()
    assert.strictEqual(send(unknown as never), "+OfferSent")
  })

  it("[K81] the library keeps where an offer is for, and no path that is none", () => {
    const kept = (more: object): unknown =>
      offers.decode({ title: "Aube", message: "", link: { url: "https://lumen.example/" }, ...more })
    assert.deepInclude(kept({ sites: ["shop"], paths: ["/p"] }), { sites: ["shop"], paths: ["/p"] } as never)
    for (const path of ["p", "", "https://lumen.example/p", "/p?q=1", "/p#a", "/a b", `/${"a".repeat(200)}`])
      assert.isUndefined(kept({ paths: [path] }), path)
  })

  it("[K3] link and image are safe and of allowed hosts, an image has words and is no drawing with scripts", () => {
    const policy = { hosts: ["lumen.example"], imageHosts: ["img.lumen.example"] }
    const send = (patch: Partial<SendOffer.Content>, more: SendOffer.Policy = {}) =>
      tell(SendOffer.make({ ...policy, ...more }).command, active(), { offer: { ...content, ...patch } })
    assert.strictEqual(said(send({})), "+OfferSent")
    assert.strictEqual(said(send({ link: { url: "javascript:alert(1)" } })), "LinkInvalid")
    assert.strictEqual(said(send({ link: { url: "https://evil.test/" } })), "HostNotAllowed")
    const bare = facts(send({ link: { url: "https://lumen.example/x" } }))[0]
    assert.deepInclude(bare, { link: { url: "https://lumen.example/x" as SafeUrl, label: "lumen.example" } })
    for (const image of [
      { url: "https://img.lumen.example/a.svg", alt: "a" },
      { url: "https://img.lumen.example/a.jpg", alt: " " },
      { url: "https://evil.test/a.jpg", alt: "a" },
      { url: "data:image/png;base64,AA", alt: "a" },
      { url: "https://evilimg.lumen.example.evil.test/a.jpg", alt: "a" },
    ]) {
      assert.strictEqual(said(send({ image })), "ImageInvalid", image.url)
      assert.notProperty(facts(send({ image }, { withoutImage: true }))[0], "image")
    }
    assert.strictEqual(said(send({ title: "  " })), "Blank")
    assert.strictEqual(said(send({ message: "\ud800" })), "NotWellFormed")
  })

  it("[K4] where there are no cards an offer is the text and the link that were shown before", () => {
    const { command } = SendOffer.make()
    const messaging = later(active(), { _tag: "ModeChanged", mode: "messaging" })
    const decision = tell(command, messaging, { offer: content })
    const composed = SendOffer.compose({ offer: content }, now)
    assert.isTrue("sent" in composed)
    if ("sent" in composed) assert.deepStrictEqual(facts(decision), [...SendOffer.degraded(composed.sent)])
    assert.deepStrictEqual(facts(decision)[0], {
      _tag: "MessagePosted",
      text: "Lampe Aube\n89 € (119 €)\nPort offert",
    })
    const soon = later(messaging, { _tag: "ClosingAnnounced", deadline: now + 5, cause: "idle" })
    assert.strictEqual(said(tell(command, soon, { offer: content })), "+ClosingCancelled MessagePosted LinkSent")
  })

  it("[K4] whatever an offer says, its text is a message", () => {
    const words = fc.string({ unit: "grapheme", maxLength: 60 })
    fc.assert(
      fc.property(words, words, words, (title, message, price) => {
        const composed = SendOffer.compose({ offer: { ...content, title, message, price: { now: price } } }, now)
        if ("sent" in composed) assert.isUndefined(problem(SendOffer.degraded(composed.sent)[0].text))
        else assert.include(["Blank", "NotWellFormed"], composed.reason.key)
      }),
    )
    assert.strictEqual(Command.can(SendOffer.make().command, active(), context())._tag, "Enabled")
  })
})
