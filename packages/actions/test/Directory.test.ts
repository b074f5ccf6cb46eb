import { assert, describe, it } from "@effect/vitest"
import type { Entry } from "@pupitre/actions/Directory"
import * as Directory from "@pupitre/actions/Directory"
import * as fc from "fast-check"
import { ines, lumi, marc, sav } from "./desk.js"

const entry = (to: Entry["to"], available: boolean, skills: ReadonlyArray<string> = []): Entry => ({
  to,
  skills,
  available,
  free: available,
})
const agent = (id: string, name: string): typeof ines => ({ ...ines, id: id as never, name })
const all = [
  entry(lumi, true),
  entry(agent("zoe", "Zoé Petit"), false, ["Livraison"]),
  entry(sav, true, ["Retours"]),
  entry(agent("noel", "Noël Éluard"), true, ["Éclairage"]),
  entry(agent("ana", "Ana Petit"), true),
  entry({ ...sav, id: "art" as never, name: "Artisans" }, false),
]
const names = (found: ReadonlyArray<Entry>): string => found.map(({ to }) => to.name).join(", ")

describe("the directory", () => {
  it("[K16] those who are there come first, then groups, those who are not, and bots; each by name", () => {
    assert.strictEqual(names(Directory.search(all, "")), "Ana Petit, Noël Éluard, Artisans, SAV, Zoé Petit, Lumi")
    const [, one] = Directory.search(all, "")
    assert.strictEqual(
      names(Directory.search(all, "", one!.to.id as never)),
      "Ana Petit, Artisans, SAV, Zoé Petit, Lumi",
    )
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        assert.deepStrictEqual(Directory.search(shuffled, ""), Directory.search(all, ""))
      }),
    )
  })

  it("[K46] a region is no other language, and who says nothing of theirs is held to speak it", () => {
    assert.isTrue(Directory.speaks({ languages: ["fr-CA", "en"] }, "fr"))
    assert.isTrue(Directory.speaks({ languages: ["fr"] }, "FR-be"))
    assert.isFalse(Directory.speaks({ languages: ["fr", "en"] }, "es"))
    assert.isFalse(Directory.speaks({ languages: [] }, "es"))
    assert.isTrue(Directory.speaks({}, "es"))
    assert.isTrue(Directory.speaks({ languages: ["fr"] }, undefined))
  })

  it("[K16] someone is found by what they speak, in French, in English or as a tag", () => {
    const both = [
      { ...entry(agent("ana", "Ana Petit"), true), languages: ["fr", "en-GB"] },
      { ...entry(agent("zoe", "Zoé Petit"), true), languages: ["es"] },
      { ...entry(sav, true), languages: ["fr", "es", "no-lang-uage-at-all"] },
    ]
    const found = (text: string) => names(Directory.search(both, text))
    for (const text of ["anglais", "English", "en", "ANGL"]) assert.strictEqual(found(text), "Ana Petit", text)
    assert.strictEqual(found("francais"), "Ana Petit, SAV")
    assert.strictEqual(found("spanish petit"), "Zoé Petit")
    assert.strictEqual(found("espagnol"), "Zoé Petit, SAV")
    assert.strictEqual(found("allemand"), "")
  })

  it("[K83] each stands as they are for this visitor: by their way of talking and their site, a group as far as someone else of it", () => {
    const [lumen, atelier] = ["lumen" as never, "atelier" as never]
    const calls: Entry = { ...entry(agent("ana", "Ana Petit"), true), modes: ["call", "video"] }
    const shop: Entry = { ...entry(agent("noel", "Noël Éluard"), true), sites: [lumen] }
    const group: Entry = { ...entry(sav, true), members: ["ana" as never, "noel" as never] }
    const all = [calls, shop, group]
    const there = (mode: "chat" | "call", site?: never, me?: string): string =>
      names(Directory.forVisitor(all, { mode, site }, me as never).filter(({ available, free }) => available && free))
    assert.strictEqual(there("call"), "Ana Petit, Noël Éluard, SAV")
    assert.strictEqual(there("chat"), "Noël Éluard, SAV")
    assert.strictEqual(there("chat", atelier), "")
    assert.strictEqual(there("call", atelier), "Ana Petit, SAV")
    assert.strictEqual(there("chat", lumen, "noel"), "Noël Éluard", "who is left of the group takes no chats")
    assert.deepStrictEqual(
      Directory.forVisitor([group], { mode: "chat" }),
      [group],
      "of whom nobody is listed is as it was",
    )
    const full: Entry = { ...shop, free: false }
    assert.deepInclude(Directory.forVisitor([full, group], { mode: "chat" })[1], { available: true, free: false })
  })

  it("[K16] someone is found by the first letters of a name or a skill, whatever the accents and the case", () => {
    const found = (text: string) => names(Directory.search(all, text))
    assert.strictEqual(found("NOEL"), "Noël Éluard")
    assert.strictEqual(found("eluard"), "Noël Éluard")
    assert.strictEqual(found("écl"), "Noël Éluard")
    assert.strictEqual(found("pet"), "Ana Petit, Zoé Petit")
    assert.strictEqual(found("pet zo"), "Zoé Petit")
    assert.strictEqual(found("livr"), "Zoé Petit")
    assert.strictEqual(found("retour"), "SAV")
    assert.strictEqual(found("oel"), "")
    assert.strictEqual(names(Directory.search([entry(marc, true)], "arc")), "")
  })
})
