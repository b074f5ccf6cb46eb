/** The library that agents send from: found as its shelves are, searched whatever the accents. */
import { assert, describe, expect, it } from "@effect/vitest"
import * as Library from "@pupitre/actions/Library"
import * as SendLink from "@pupitre/actions/SendLink"
import * as SendOffer from "@pupitre/actions/SendOffer"
import * as Command from "@pupitre/core/Command"
import type { ItemId } from "@pupitre/core/Id"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import * as Shelf from "@pupitre/core/Shelf"
import * as Workspace from "@pupitre/core/Workspace"
import * as fc from "fast-check"
import { active, context, elsewhere, event, facts, now, said, tell } from "./desk.js"

const id = (name: string): ItemId => name as ItemId
const link = (label: string, url: string, category?: string): Library.LinkItem => ({
  label,
  url: url as SafeUrl,
  ...(category !== undefined && { category }),
})
const offer = (patch: Partial<Library.OfferItem> = {}): Library.OfferItem =>
  ({
    title: "Été à la lampe",
    message: "Port offert",
    link: { url: "https://lumen.example/ete" },
    ...patch,
  }) as Library.OfferItem

/** A shelf with these on it, kept by the wishes of a manager. */
const shelf = <Item>(
  shelving: { readonly name: string; readonly keep: Command.Any },
  items: Readonly<Record<string, Item>>,
): Shelf.Shelf =>
  Object.entries(items).reduce((held, [itemId, item]) => {
    const decision = Command.decideCall(
      shelving.keep,
      Workspace.empty,
      { id: itemId, item },
      context(undefined, { role: "manager" }),
    )
    const kept = elsewhere(decision)[`workspace/${shelving.name}`] ?? []
    assert.lengthOf(kept, 1)
    return Shelf.fold(
      kept.map((fact) => event(fact, held.seq + 1)),
      held,
    )
  }, Shelf.empty)

const links = shelf(Library.links, {
  aube: link("Lampe de chevet Aube", "https://lumen.example/p/aube", "Français"),
  basket: link("Your basket", "https://lumen.example/panier", "English"),
})

describe("the library", () => {
  it("[K31] what is picked is sent as its shelf holds it at that moment, and no longer once it is taken off", () => {
    let held = links
    const { command } = SendLink.make({ library: (wanted) => Library.findLink(held, wanted) })
    const send = () => tell(command, active(), { item: id("aube") })
    assert.deepInclude(facts(send())[0], { url: "https://lumen.example/p/aube", itemId: "aube" } as never)
    held = Shelf.fold(
      [
        event(
          { _tag: "ItemKept", shelf: "links", itemId: id("aube"), item: link("Aube", "https://lumen.example/") },
          3,
        ),
      ],
      held,
    )
    assert.deepInclude(facts(send())[0], { label: "Aube" })
    held = Shelf.apply(held, event({ _tag: "ItemRemoved", shelf: "links", itemId: id("aube") }, 4))
    assert.strictEqual(said(send()), "LinkNotFound")
    held = Shelf.apply(
      held,
      event({ _tag: "ItemKept", shelf: "links", itemId: id("aube"), item: { label: "x", url: "javascript:x" } }, 5),
    )
    assert.strictEqual(said(send()), "LinkNotFound")
    expect(Library.searchLinks(held, "")).toEqual<unknown>([
      { id: id("basket"), ...link("Your basket", "https://lumen.example/panier", "English") },
    ])
  })

  it("[K32] a text finds by any part of the words and the address, in the order of the shelf", () => {
    const found = (text: string) => Library.searchLinks(links, text).map((one) => String(one.id))
    assert.deepStrictEqual(found(""), ["aube", "basket"])
    assert.deepStrictEqual(found(" AUBE "), ["aube"])
    assert.deepStrictEqual(found("francais"), ["aube"])
    assert.deepStrictEqual(found("panier"), ["basket"])
    assert.deepStrictEqual(found("lumen.example"), ["aube", "basket"])
    assert.deepStrictEqual(found("brume"), [])
    const offers = shelf(Library.offers, { a: offer(), b: offer({ title: "Brume", category: "Rentrée" }) })
    const some = (text: string) => Library.searchOffers(offers, text).map((one) => String(one.id))
    assert.deepStrictEqual(some("ete a la"), ["a"])
    assert.deepStrictEqual(some("rentree"), ["b"])
    assert.deepStrictEqual(some("PORT"), ["a", "b"])
  })

  it("[K32] whatever is on a shelf is found by any part of its words", () => {
    const word = fc.stringMatching(/^[a-zéèàçœA-ZÉ ]{1,12}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), (labels, which, from) => {
        const held = shelf(
          Library.links,
          Object.fromEntries(labels.map((label, n) => [`i${n}`, link(label, "https://lumen.example/")])),
        )
        const n = which % labels.length
        const part = labels[n]!.slice(from % labels[n]!.length)
        for (const text of [part, part.toUpperCase(), part.normalize("NFD")]) {
          assert.include(
            Library.searchLinks(held, text).map((one) => String(one.id)),
            `i${n}`,
          )
        }
      }),
    )
  })

  it("[K33] an offer stands as valid exactly when its dates and its stock let it be sent", () => {
    const moment = fc.option(fc.integer({ min: now - 2, max: now + 2 }), { nil: undefined })
    fc.assert(
      fc.property(moment, moment, fc.option(fc.boolean(), { nil: undefined }), (from, until, available) => {
        const one = offer({
          ...(from !== undefined && { from }),
          ...(until !== undefined && { until }),
          ...(available !== undefined && { available }),
        })
        const { command } = SendOffer.make({ offers: () => one })
        const decision = said(tell(command, active(), { item: id("a") }))
        const expected = {
          valid: "+OfferSent",
          over: "OfferExpired",
          gone: "OfferUnavailable",
          notYet: "OfferUnavailable",
        }
        assert.strictEqual(decision, expected[Library.standing(one, now)])
      }),
    )
  })
})
