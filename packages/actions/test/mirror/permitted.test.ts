import { assert, describe, it } from "@effect/vitest"
import { NavigationStep } from "@pupitre/actions/NavigationStep"
import * as Schema from "effect/Schema"
import type { Aim } from "../../src/internal/mirror/permitted.js"
import { refusal } from "../../src/internal/mirror/permitted.js"
import { asked, later, running } from "../desk.js"

const step = Schema.decodeUnknownSync(NavigationStep)
const here = "https://lumen.example/panier"
const free: Aim = { element: { masked: false }, own: false, clickable: true }
const click = step({ _tag: "Click", target: "t1n1" })
const fill = step({ _tag: "Fill", target: "t1n1", value: "75011" })
const show = step({ _tag: "Highlight", target: "t1n1" })

describe("what the page does", () => {
  it("[MP5] the page asks the guard of every step, with the element as it is now", () => {
    const driven = running("control")
    const why = (one: NavigationStep, aim: Aim | undefined, state = driven) =>
      refusal(state, one, aim, here).map(({ key }) => key)
    for (const one of [click, fill]) {
      assert.deepStrictEqual(why(one, free), [])
      assert.deepStrictEqual(why(one, free, running()), ["NavigationNotAllowed"])
      assert.deepStrictEqual(why(one, free, asked()), ["NavigationNotAllowed"])
      assert.deepStrictEqual(why(one, free, later(driven, { _tag: "NavigationPaused" })), ["NavigationPaused"])
      assert.deepStrictEqual(why(one, { ...free, element: { masked: true } }), ["FieldMasked"])
      assert.deepStrictEqual(why(one, { ...free, element: { type: "password", masked: false } }), ["FieldMasked"])
      assert.deepStrictEqual(why(one, undefined), ["TargetGone"])
    }
    assert.deepStrictEqual(why(click, { ...free, element: { href: "https://evil.test/" } }), ["OriginNotAllowed"])
    assert.deepStrictEqual(why(step({ _tag: "GoTo", url: "https://evil.test/" }), undefined), ["OriginNotAllowed"])
    // Where the page is, the page knows: a visitor is not told of pages.
    const { page: _, ...untold } = driven
    assert.deepStrictEqual(why(step({ _tag: "GoTo", url: "https://lumen.example/p" }), undefined, untold), [])
  })

  it("[MP6] what is the visitor's own to touch is seen and not touched, and what is no control is not clicked", () => {
    const why = (one: NavigationStep, aim: Aim) => refusal(running("control"), one, aim, here).map(({ key }) => key)
    for (const one of [click, fill]) assert.deepStrictEqual(why(one, { ...free, own: true }), ["VisitorOnly"])
    assert.deepStrictEqual(why(show, { ...free, own: true }), [])
    assert.deepStrictEqual(why(click, { ...free, clickable: false }), ["VisitorOnly"])
    assert.deepStrictEqual(why(fill, { ...free, clickable: false }), [])
  })
})
