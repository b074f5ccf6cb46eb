import { search } from "@pupitre/actions/Directory"
import type { SiteId } from "@pupitre/core/Id"
import * as fc from "fast-check"
import { assert, it } from "vitest"
import type { Present } from "../server/Directory.ts"
import * as Directory from "../server/Directory.ts"
import { agents, groups } from "../server/People.ts"
import { sites } from "../sites.ts"

const there = (name: keyof typeof agents, patch: Partial<Present> = {}): Present => ({
  agentId: agents[name].participant.id,
  takes: true,
  slots: 6,
  open: 0,
  ...patch,
})
const say = (present: ReadonlyArray<Present>, sender?: Present["agentId"]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Directory.entries(present, sender).map(({ to, available, free, next }) => [
      to.id,
      `${available ? "there" : "away"}${free ? " free" : ""}${next === undefined ? "" : ` > ${next.id}`}`,
    ]),
  )

it("whoever is connected and takes conversations is there, and free while there is room", () => {
  assert.deepStrictEqual(Object.values(say([])), Array(8).fill("away"))
  const said = say([
    there("ines", { open: 6 }),
    there("marc", { open: 5 }),
    there("nadia", { takes: false }),
    there("manager", { slots: 0 }),
  ])
  assert.deepStrictEqual(said, {
    ines: "there",
    marc: "there free",
    nadia: "away",
    hugo: "away",
    manager: "there",
    advice: "there free > marc",
    orders: "there free > marc",
    workshop: "away",
  })
})

it("the next of a group is the one with the most room, and never who hands the visitor over", () => {
  const present = [there("marc", { open: 2 }), there("nadia", { open: 3 })]
  assert.strictEqual(say(present)["orders"], "there free > marc")
  assert.strictEqual(say(present, agents.marc.participant.id)["orders"], "there free > nadia")
  assert.strictEqual(say([there("marc")], agents.marc.participant.id)["orders"], "away")
})

it("the next of a group is better someone who speaks the visitor's language", () => {
  const next = (present: ReadonlyArray<Present>, language?: string): string | undefined =>
    Directory.find(groups.orders, present, undefined, language)?.next?.id
  const both = [there("marc", { open: 1 }), there("nadia", { open: 4 })]
  assert.strictEqual(next(both), "marc")
  assert.strictEqual(next(both, "fr-FR"), "marc")
  assert.strictEqual(next(both, "en"), "nadia")
  assert.strictEqual(next([there("marc")], "en"), "marc", "rather he than nobody")
  assert.deepStrictEqual(Directory.find(groups.orders, [])?.languages, ["fr", "en"])
})

it("who answers for one site alone is nobody's next for another, and a group answers for what anyone of it does", () => {
  const [shop, atelier] = sites.map(({ id }) => id) as [SiteId, SiteId]
  const present = [there("ines", { open: 5 }), there("marc")]
  const next = (site?: SiteId) =>
    Directory.find(groups.advice, present, undefined, undefined, undefined, site)?.next?.id
  assert.strictEqual(next(), "marc")
  assert.strictEqual(next(shop), "marc")
  assert.strictEqual(next(atelier), "ines")
  assert.deepStrictEqual(Directory.find(groups.advice, [])?.sites, [shop, atelier])
  assert.deepStrictEqual(Directory.find(groups.orders, [])?.sites, [shop])
  assert.isUndefined(Directory.find(agents.manager.participant, [])?.sites)
  assert.isUndefined(Directory.find(groups.workshop, [], agents.hugo.participant.id)?.sites)
})

it("a group has room exactly when one of its people other than the sender has, whoever is there", () => {
  const names = Object.keys(agents) as ReadonlyArray<keyof typeof agents>
  const present = fc
    .subarray([...names])
    .chain((some) =>
      fc.tuple(
        ...some.map((name) =>
          fc
            .record({ available: fc.boolean(), slots: fc.nat(3), open: fc.nat(3) })
            .map((patch): Present => there(name, patch)),
        ),
      ),
    )
  const sender = fc.option(fc.constantFrom(...names.map((name) => agents[name].participant.id)), { nil: undefined })
  fc.assert(
    fc.property(present, sender, (those, from) => {
      const entries = Directory.entries(those, from)
      for (const group of Object.values(groups)) {
        const of = Directory.find(group, those, from)
        assert.isDefined(of)
        const free = entries.filter(({ to, free }) => to.id !== from && free && of.members?.includes(to.id as never))
        assert.strictEqual(of.free, free.length > 0)
        assert.strictEqual(of.next === undefined, free.length === 0)
        if (of.next !== undefined)
          assert.include(
            free.map(({ to }) => to.id as string),
            of.next.id,
          )
      }
    }),
  )
})

it("colleagues are found by what they know", () => {
  const found = search(Directory.entries([there("marc")]), "livr").map(({ to }) => to.name)
  assert.deepStrictEqual(found, ["Marc Tissier", "Commandes et livraisons"])
})

it("who takes some ways of talking is there for them, and not for another", () => {
  const present = [there("ines", { takes: ["chat"] }), there("marc", { takes: ["call", "video"] })]
  const by = (mode?: "chat" | "call") =>
    Directory.entries(present, undefined, undefined, mode)
      .filter(({ available }) => available)
      .map(({ to }) => to.id)
  assert.deepStrictEqual(by(), ["ines", "marc", "advice", "orders"])
  assert.strictEqual(by("chat")[0], "ines")
  assert.isFalse(by("call").some((id) => id === "ines"))
  assert.deepStrictEqual(Directory.find(agents.ines.participant, present)?.modes, ["chat"])
})
