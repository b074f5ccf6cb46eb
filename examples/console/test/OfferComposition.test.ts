import * as SendOffer from "@pupitre/actions/SendOffer"
import type { Offer } from "@pupitre/actions/Library"
import * as fc from "fast-check"
import { assert, describe, expect, it } from "vitest"
import { fromField, toField } from "../src/desk/LocalTime.ts"
import * as Composition from "../src/desk/actions/OfferComposition.ts"

const offer = {
  id: "aube",
  title: "Aube",
  message: "Port offert",
  image: { url: "https://lumen.example/aube.webp", alt: "Une lampe" },
  link: { url: "https://lumen.example/p/aube", label: "Voir" },
  price: { now: "89 €", was: "119 €" },
  until: new Date(2026, 10, 28, 9, 30).getTime(),
} as unknown as Offer

describe("an offer that an agent composes", () => {
  it("begins from one of the library and is the same offer until something is changed", () => {
    const { id: _, ...content } = offer
    expect(Composition.content(Composition.of(offer))).toEqual(content)
  })

  it("leaves out what was left empty", () => {
    expect(
      Composition.content({ ...Composition.blank, title: " Aube ", url: "https://lumen.example/", was: "9" }),
    ).toEqual({
      title: "Aube",
      message: "",
      link: { url: "https://lumen.example/" },
    })
  })

  it("shows no image before its address is one", () => {
    const of = (image: string) => Composition.shown({ ...Composition.blank, image, alt: "x" }).image
    assert.isUndefined(of("lumen"))
    assert.isUndefined(of("javascript:alert(1)"))
    assert.isDefined(of("https://lumen.example/a.webp"))
  })

  it("is refused for the reason that the action gives, whatever is written", () => {
    const text = fc.string({ maxLength: 40 })
    fc.assert(
      fc.property(fc.record(Object.fromEntries(Object.keys(Composition.blank).map((key) => [key, text]))), (own) => {
        const composed = SendOffer.compose({ offer: Composition.content(own as never) }, 0, {
          hosts: ["lumen.example"],
        })
        if ("sent" in composed) assert.match(composed.sent.link.url, /lumen\.example/)
        else assert.isString(composed.reason.key)
      }),
    )
  })
})

describe("a moment in a field", () => {
  it("is the same to the minute when it is read back, whatever the moment", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (at) => {
        const read = fromField(toField(at))
        assert.isDefined(read)
        // An hour that a change of the clocks repeats has one writing for two moments.
        assert.include([0, 3_600_000, -3_600_000], Math.floor(at / 60_000) * 60_000 - read)
      }),
    )
  })

  it("is none while the field holds none", () => {
    for (const text of ["", "2026-11-28", "not a date", "2026-13-41T99:99"]) assert.isUndefined(fromField(text))
  })
})
