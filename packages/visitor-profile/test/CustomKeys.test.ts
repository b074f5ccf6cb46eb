import { assert, describe, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Command from "@pupitre/core/Command"
import type { Decision } from "@pupitre/core/Decision"
import * as Shelf from "@pupitre/core/Shelf"
import * as Workspace from "@pupitre/core/Workspace"
import * as CustomData from "@pupitre/visitor-profile/CustomData"
import * as CustomKeys from "@pupitre/visitor-profile/CustomKeys"
import * as fc from "fast-check"
import { custom, event } from "./visits.js"

const label = { fr: "Niveau", en: "Tier" }
const tier = { key: "tier", type: "string", label, sensitivity: "open" } as const
const context: Command.Context = {
  tenant: "lumen" as never,
  by: { _tag: "Agent", id: "lou" as never, name: "Lou" },
  role: "manager",
  at: 1,
  commandId: "command-001" as never,
  visitorOnline: false,
}

const kept = (id: string, item: unknown, seq: number): ChatEvent =>
  ({
    _tag: "ItemKept",
    shelf: "customKeys",
    itemId: id,
    item,
    id: `command-001/${seq}`,
    seq,
    at: seq,
    by: context.by,
  }) as ChatEvent

const holding = (items: ReadonlyArray<readonly [string, unknown]>): Shelf.Shelf =>
  Shelf.fold(items.map(([id, item], i) => kept(id, item, i + 1)))

describe("custom keys", () => {
  it("[P54] a declaration that is none is refused, and says nothing once it is kept", () => {
    const keep = (item: unknown): Decision =>
      Command.decideCall(CustomKeys.customKeys.keep, Workspace.empty, { id: "a", item }, context)
    assert.strictEqual(keep(tier)._tag, "Accepted")
    const bad: ReadonlyArray<unknown> = [
      { ...tier, key: "__proto__" },
      { ...tier, key: "two words" },
      { ...tier, key: "" },
      { ...tier, key: "k".repeat(65) },
      { ...tier, type: "list" },
      { ...tier, label: { fr: " ", en: "Tier" } },
      { ...tier, label: { fr: "x".repeat(201), en: "Tier" } },
      { ...tier, order: Infinity },
      { ...tier, sensitivity: "public" },
      { ...tier, setBy: ["visitor"] },
      { ...tier, currency: "euro" },
      "tier",
    ]
    for (const item of bad) {
      const decision = keep(item)
      assert.strictEqual(decision._tag === "Rejected" && decision.rejection.reasons[0].key, "InvalidInput")
      assert.deepStrictEqual(CustomKeys.keys(holding([["a", item]])), [])
    }
  })

  it("[P54] a key is declared once: what was first kept stands, what says it again is told", () => {
    const shelf = holding([
      ["a", tier],
      ["b", { ...tier, type: "number" }],
      ["c", { ...tier, key: "plan" }],
    ])
    assert.deepStrictEqual(CustomKeys.declared(shelf), [{ ...tier, key: "plan" }, tier])
    assert.deepStrictEqual(
      CustomKeys.repeated(shelf).map(({ id }) => id as string),
      ["b"],
    )
  })

  it("[P54] a moved key stands where it was put, in the list and in the pane, and no other two change places", () => {
    const names = ["tier", "plan", "zone", "since", "basket", "vip"]
    const declaration = fc.record(
      { order: fc.oneof(fc.integer({ min: -3, max: 9 }), fc.double({ noNaN: true, noDefaultInfinity: true })) },
      { requiredKeys: [] },
    )
    const shelves = fc
      .array(declaration, { minLength: names.length, maxLength: names.length })
      .map((all) => all.map((one, i): readonly [string, unknown] => [`id-${i}`, { ...tier, ...one, key: names[i] }]))
    fc.assert(
      fc.property(shelves, fc.nat(5), fc.nat(5), (items, from, to) => {
        const before = CustomKeys.keys(holding(items))
        const anew = Shelf.move(before, from, to).map(({ id, item }): readonly [string, unknown] => [id, item])
        const shelf = holding([...items, ...anew])
        const order = before.map(({ item }) => item.key)
        const expected = order.toSpliced(from, 1).toSpliced(to, 0, order[from]!)
        assert.deepStrictEqual(
          CustomKeys.keys(shelf).map(({ item }) => item.key),
          expected,
        )
        const said = CustomData.apply(CustomData.empty, event(1, custom(Object.fromEntries(names.map((n) => [n, n])))))
        assert.deepStrictEqual(
          CustomData.items(said, CustomKeys.declared(shelf)).map((row) => row.key),
          expected,
        )
        assert.deepStrictEqual(Shelf.move(CustomKeys.keys(shelf), to, to), [])
      }),
      { numRuns: 300 },
    )
    assert.deepStrictEqual(Shelf.move([], 0, 1), [])
  })
})
