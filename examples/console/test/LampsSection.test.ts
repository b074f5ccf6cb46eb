import { assert, describe, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Scenario from "@pupitre/core/testing/Scenario"
import type { Declared } from "@pupitre/visitor-profile/CustomData"
import * as Profile from "@pupitre/visitor-profile/Profile"
import type { View } from "@pupitre/visitor-profile/Section"
import { readFileSync } from "node:fs"
import { LampsSection } from "../src/desk/information/LampsSection.ts"

const declared = JSON.parse(
  readFileSync(new URL("../demo/customKeys.json", import.meta.url), "utf8"),
) as ReadonlyArray<Declared>

const titles: Readonly<Record<string, string>> = {
  "/shop/p/aube": "Lampe de chevet Aube — Maison Lumen",
  "/shop/p/falaise": "Lampadaire Falaise — Maison Lumen",
}

/** A visitor who goes from page to page, so many seconds apart. */
const walk = (...pages: ReadonlyArray<readonly [path: string, seconds: number]>): ReadonlyArray<ChatEvent> => {
  const { visits } = Scenario.make("Bonjour").page("/", "x")
  const loads = visits.filter((event) => event._tag === "PageVisited")
  const [begun, load] = [visits[0]!, loads[0]!]
  let at = begun.at
  return [
    begun,
    ...pages.map(([path, seconds], n) => {
      const one = {
        ...load,
        id: `e${n}`,
        pageId: `p${n}`,
        seq: begun.seq + 1 + n,
        at,
        url: `https://lumen.example${path}`,
        title: titles[path] ?? "",
      }
      at += seconds * 1_000
      return one as unknown as ChatEvent
    }),
  ]
}
const basket = { _tag: "CustomDataSet", seq: 90, at: 90, trust: "page", values: { basket_amount: 1299.5 } }

const shown = (events: ReadonlyArray<ChatEvent>, view: Partial<View> = {}) => {
  const profile = Profile.fold(events)
  const now = profile.journey.pages.items.at(-1)?.at ?? 0
  const [section] = Profile.sections(profile, { locale: "fr", now, customKeys: declared, ...view }, [LampsSection])
  return { ...section!, rows: section!.rows.map(({ label, text }) => `${label} ${text}`.replace(/\s/g, " ")) }
}

const walked = walk(
  ["/shop/p/aube", 5],
  ["/shop", 60],
  ["/shop/p/falaise", 70],
  ["/shop/p/aube", 20],
  ["/shop/p/cigale", 1],
  ["/shop/c/table", 1],
)

describe("the lamps that a visitor looks at", () => {
  it("[P25] come by the titles of their pages with their time, the longest first, in the language of the view", () => {
    const { title, rows, links } = shown(walked)
    assert.strictEqual(title, "Lampes regardées")
    assert.deepStrictEqual(rows, ["Lampadaire Falaise 1 min 10 s", "Lampe de chevet Aube 25 s", "cigale 1 s"])
    assert.deepStrictEqual(links, [
      { key: "lamp", label: "Ouvrir la page : Lampadaire Falaise", url: "https://lumen.example/shop/p/falaise" },
    ])
    const english = shown(walked, { locale: "en" })
    assert.deepStrictEqual(english.rows, [
      "Lampadaire Falaise 1 min 10 sec",
      "Lampe de chevet Aube 25 sec",
      "cigale 1 sec",
    ])
    assert.strictEqual(english.links?.[0]?.label, "Open the page: Lampadaire Falaise")
  })

  it("[P25] say what the basket comes to, as it is declared", () => {
    const filled = [...walked, basket as unknown as ChatEvent]
    const badge = (locale: "fr" | "en") => shown(filled, { locale }).badges?.map(({ text }) => text.replace(/\s/g, " "))
    assert.deepStrictEqual(badge("fr"), ["Panier : 1 299,50 €"])
    assert.deepStrictEqual(badge("en"), ["Basket: €1,299.50"])
    // Where nobody declared it nobody knows that it is money.
    assert.isUndefined(shown(filled, { customKeys: [] }).badges)
  })

  it("[P24] [P34] are nothing where no page is a lamp's, where they were erased, and for who may see no page", () => {
    const none = { title: "Lampes regardées", key: "lamps", rows: [] }
    assert.deepStrictEqual(shown(walk(["/shop", 5], ["/shop/p/", 5], ["/atelier", 1])), none)
    assert.deepStrictEqual(shown(walked, { role: "bot" }), none)
    const erased = Profile.erase(Profile.fold([...walked, basket as unknown as ChatEvent]))
    const [section] = Profile.sections(erased, { locale: "fr", now: 0, customKeys: declared }, [LampsSection])
    assert.deepStrictEqual(section, none)
  })
})
