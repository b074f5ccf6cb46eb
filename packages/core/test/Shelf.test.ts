/** Shelves of a workspace: what is kept stays until it is replaced or taken off, and reads as its owner's schema says. */
import { assert, describe, it } from "@effect/vitest"
import * as Command from "@pupitre/core/Command"
import * as Shelving from "@pupitre/core/command/Shelving"
import type { Fact } from "@pupitre/core/Fact"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Shelf from "@pupitre/core/Shelf"
import * as Workspace from "@pupitre/core/Workspace"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"

const notes = Shelving.make("notes", Schema.Struct({ text: Schema.String }))

const context = (role: "agent" | "manager"): Command.Context => ({
  tenant: "lumen" as never,
  by: { _tag: "Agent", id: "lou" as never, name: "Lou" },
  role,
  at: 1,
  commandId: "command-001" as never,
  visitorOnline: false,
})

const told = (fact: Fact, seq: number): ChatEvent =>
  ({ ...fact, id: `command-001/${seq}`, seq, at: seq, by: context("manager").by }) as ChatEvent

const id = fc.constantFrom("a", "b", "c", "__proto__", "constructor")
const wish = fc.oneof(
  fc.record({ name: fc.constant("notes.keep"), input: fc.record({ id, item: fc.record({ text: fc.string() }) }) }),
  fc.record({ name: fc.constant("notes.remove"), input: fc.record({ id }) }),
)

describe("Shelf", () => {
  it("[H12] a shelf holds what was kept last under each id and not taken off since; the rules know the same ids", () => {
    const commands = Command.catalogue([notes.keep, notes.remove])
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 30 }), (wishes) => {
        const model = new Map<string, string>()
        let shelf = Shelf.empty
        let workspace = Workspace.empty
        for (const { name, input } of wishes) {
          const decision = Command.decideCall(commands.get(name)!, workspace, input, context("manager"))
          if (name === "notes.remove" && !model.has(input.id)) {
            assert.strictEqual(decision._tag, "Rejected")
            continue
          }
          assert.isTrue(decision._tag === "Accepted" && decision.events.length === 0)
          for (const { stream, events } of decision._tag === "Accepted" ? (decision.also ?? []) : []) {
            assert.strictEqual(stream, "lumen/workspace/notes")
            for (const fact of events) {
              const event = told(fact, shelf.seq + 1)
              shelf = Shelf.apply(shelf, event)
              workspace = Workspace.apply(workspace, event)
            }
          }
          if ("item" in input) model.set(input.id, input.item.text)
          else model.delete(input.id)
        }
        const held = Shelf.read(shelf, notes.decode)
        assert.deepEqual(new Map(held.map((kept): [string, string] => [kept.id, kept.item.text])), model)
        assert.strictEqual(held.length, model.size)
        for (const key of ["a", "b", "c", "__proto__", "constructor"])
          assert.strictEqual(Workspace.holds(workspace, key), model.has(key))
      }),
      { numRuns: 1_000 },
    )
  })

  it("[H12] managers alone keep; what its schema does not read is refused, and left out when read", () => {
    const input = { id: "a", item: { text: "x" } }
    assert.deepEqual(Command.decideCall(notes.keep, Workspace.empty, input, context("agent")), {
      _tag: "Rejected",
      rejection: { reasons: [{ key: "NotPermitted" }] },
    })
    const wrong = Command.decideCall(notes.keep, Workspace.empty, { id: "a", item: { words: 1 } }, context("manager"))
    assert.strictEqual(wrong._tag === "Rejected" && wrong.rejection.reasons[0].key, "InvalidInput")
    const shelf = Shelf.fold([told({ _tag: "ItemKept", shelf: "notes", itemId: "z" as never, item: 7 }, 1)])
    assert.deepEqual(Shelf.read(shelf, notes.decode), [])
    const full = {
      ...Workspace.empty,
      items: Object.fromEntries(Array.from({ length: Shelf.maxItems }, (_, i) => [`i${i}`, "Agent/lou"])),
    }
    const one = Command.decideCall(notes.keep, full, input, context("manager"))
    assert.strictEqual(one._tag === "Rejected" && one.rejection.reasons[0].key, "ShelfFull")
    assert.strictEqual(
      Command.decideCall(notes.keep, full, { ...input, id: "i3" }, context("manager"))._tag,
      "Accepted",
    )
  })

  it("[H12] on a shelf of everyone's own nobody touches what is another's, and each has so many", () => {
    const own = Shelving.make("ownNotes", Schema.Struct({ text: Schema.String }))
    const by = (id: string): Command.Context => ({
      ...context("agent"),
      by: { _tag: "Agent", id: id as never, name: id },
    })
    const input = { id: "a", item: { text: "x" } }
    const reasonOf = (decision: ReturnType<typeof Command.decideCall>): string =>
      decision._tag === "Rejected" ? decision.rejection.reasons[0].key : "granted"
    const held = { ...Workspace.empty, items: { a: "Agent/ines" } }
    for (const [command, given] of [
      [own.keep, input],
      [own.remove, { id: "a" }],
    ] as const) {
      assert.strictEqual(reasonOf(Command.decideCall(command, held, given, by("ines"))), "granted")
      assert.strictEqual(reasonOf(Command.decideCall(command, held, given, by("marc"))), "ItemUnknown")
    }
    const many = Array.from({ length: Shelf.maxOwn }, (_, i) => [`i${i}`, "Agent/ines"])
    const full = { ...Workspace.empty, items: Object.fromEntries(many) }
    assert.strictEqual(reasonOf(Command.decideCall(own.keep, full, input, by("ines"))), "ShelfFull")
    assert.strictEqual(reasonOf(Command.decideCall(own.keep, full, { ...input, id: "i3" }, by("ines"))), "granted")
    assert.strictEqual(reasonOf(Command.decideCall(own.keep, full, input, by("marc"))), "granted")
  })
})
