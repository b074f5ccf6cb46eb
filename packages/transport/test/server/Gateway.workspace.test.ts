import { expect, it } from "@effect/vitest"
import { decode } from "@pupitre/core/ChatEvent"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import * as Shelving from "@pupitre/core/command/Shelving"
import { accept } from "@pupitre/core/Decision"
import * as Shelf from "@pupitre/core/Shelf"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { Client } from "./World.js"
import { tenant, world } from "./World.js"

const links = Shelving.make("links", Schema.Struct({ url: Schema.String }))
const shelf = StreamKeys.workspace(tenant, "links")
const elsewhere = StreamKeys.workspace(tenant, "offers")

/** An agent's wish on a conversation that also writes to a workspace's stream, as a report of a problem does. */
const Keep = Command.make({
  name: "keepLink",
  on: "conversation",
  roles: ["visitor", "agent", "bot"],
  input: Schema.Struct({ url: Schema.String }),
  inputReasons: [],
  availability: () => Command.unless(),
  facts: (_, { url }, context) =>
    accept(
      [{ _tag: "NoteAdded", text: url }],
      [
        {
          stream: shelf,
          events: [{ _tag: "ItemKept", shelf: "links", itemId: context.commandId as never, item: { url } }],
        },
      ],
    ),
})
const commands = Command.catalogue([...builtin, links.keep, links.remove, Keep])

const refusals = (client: Client) =>
  client.of("Nack").map(({ rejection }) => rejection.reasons.map(({ key }) => key).join())
const held = (client: Client) => {
  const events = client.of("Range").flatMap((range) => range.events.map((event) => Result.getOrThrow(decode(event))))
  return Shelf.read(Shelf.fold(events), links.decode).map(({ id, item }) => `${id} ${item.url}`)
}

it.effect("[T77] what a manager keeps and takes off is decided on what the shelf holds, and told to managers", () =>
  Effect.gen(function* () {
    const { connect } = yield* world({ commands })
    const [lea, paul] = [connect("manager:lea"), connect("manager:paul")]
    for (const manager of [lea, paul]) manager.send({ _tag: "Subscribe", stream: shelf, since: 0 })
    lea.submit(shelf, "links.remove", { id: "a" })
    expect(refusals(lea)).toEqual(["ItemUnknown"])
    lea.submit(shelf, "links.keep", { id: "a", item: { url: "https://a.test/" } })
    paul.submit(shelf, "links.keep", { id: "b", item: { url: "https://b.test/" } })
    lea.submit(shelf, "links.keep", { id: "a", item: { url: "https://a.test/2" } })
    for (const manager of [lea, paul]) expect(held(manager)).toEqual(["a https://a.test/2", "b https://b.test/"])
    paul.submit(shelf, "links.remove", { id: "a" })
    paul.submit(shelf, "links.remove", { id: "a" })
    expect(refusals(paul)).toEqual(["ItemUnknown"])
    for (const manager of [lea, paul]) expect(held(manager)).toEqual(["b https://b.test/"])
    // Whatever stream the wish came to, the shelf's facts are in the shelf's own.
    lea.submit(elsewhere, "links.keep", { id: "c", item: { url: "https://c.test/" } })
    expect(held(paul)).toEqual(["b https://b.test/", "c https://c.test/"])
  }),
)

it.effect("[T77] an agent writes there as a consequence alone, a visitor not at all, and neither reads it", () =>
  Effect.gen(function* () {
    const { connect, conversation, memory } = yield* world({ commands })
    const { client: visitor, stream } = conversation("v1")
    const [lea, ines, bot] = [connect("manager:lea"), connect("agent:ines"), connect("bot:lumi")]
    for (const client of [ines, bot, visitor]) {
      client.send({ _tag: "Subscribe", stream: shelf, since: 0 })
      client.send({ _tag: "Fetch", stream: shelf, from: 1, to: 9 })
      expect(client.of("Ended").map(({ rejection }) => rejection.reasons[0].key)).toEqual([
        "NotPermitted",
        "NotPermitted",
      ])
      client.submit(shelf, "links.keep", { id: "a", item: { url: "https://evil.test/" } })
      expect(refusals(client)).toEqual(["NotPermitted"])
    }
    visitor.submit(stream, "keepLink", { url: "https://evil.test/" })
    expect(refusals(visitor).at(-1)).toBe("NotPermitted")
    expect(memory.storage.streams.get(shelf)).toBeUndefined()
    ines.submit(stream, "keepLink", { url: "https://a.test/" }, "kept-by-ines")
    bot.submit(stream, "keepLink", { url: "https://b.test/" }, "kept-by-lumi")
    lea.send({ _tag: "Subscribe", stream: shelf, since: 0 })
    expect(held(lea)).toEqual(["kept-by-ines https://a.test/", "kept-by-lumi https://b.test/"])
    const texts = [...ines.texts, ...bot.texts].join()
    expect(texts).not.toContain("ItemKept")
  }),
)

it.effect("[T77] an agent keeps their own where a command lets agents, and reads nothing of it", () =>
  Effect.gen(function* () {
    const own = Shelving.make("ownNotes", Schema.Struct({ text: Schema.String }))
    const { connect, conversation, memory } = yield* world({
      commands: Command.catalogue([...commands.values(), own.keep, own.remove]),
    })
    const shelfOf = StreamKeys.workspace(tenant, "ownNotes")
    const { client: visitor } = conversation("v1")
    const [ines, marc, away] = [connect("agent:ines"), connect("agent:marc"), connect("agent:ines@other")]
    for (const client of [visitor, away]) {
      client.submit(shelfOf, "ownNotes.keep", { id: "a", item: { text: "mine" } })
      expect(refusals(client)).toEqual(["NotPermitted"])
    }
    ines.submit(shelfOf, "ownNotes.keep", { id: "a", item: { text: "of Inès" } })
    expect(refusals(ines)).toEqual([])
    marc.submit(shelfOf, "ownNotes.keep", { id: "a", item: { text: "of Marc" } })
    marc.submit(shelfOf, "ownNotes.remove", { id: "a" })
    expect(refusals(marc)).toEqual(["ItemUnknown", "ItemUnknown"])
    marc.submit(shelfOf, "links.keep", { id: "a", item: { url: "https://evil.test/" } })
    expect(refusals(marc).at(-1)).toBe("NotPermitted")
    expect(memory.storage.streams.get(shelfOf)?.length).toBe(1)
    ines.send({ _tag: "Subscribe", stream: shelfOf, since: 0 })
    expect(ines.of("Ended")).toHaveLength(1)
    ines.submit(shelfOf, "ownNotes.remove", { id: "a" })
    expect(refusals(ines)).toEqual([])
  }),
)

it.effect("[T129] what each keeps for themselves is read by no manager, live, by pages or as what it adds up to", () =>
  Effect.gen(function* () {
    const own = Shelving.make("ownNotes", Schema.Struct({ text: Schema.String }))
    const made = yield* world({ commands: Command.catalogue([...commands.values(), own.keep, own.remove]) })
    const { connect, gateway } = made
    const shelfOf = StreamKeys.workspace(tenant, "ownNotes")
    const [lea, ines] = [connect("manager:lea"), connect("agent:ines")]
    ines.submit(shelfOf, "ownNotes.keep", { id: "a", item: { text: "of Inès" } })
    for (const reader of [lea, ines]) {
      reader.send({ _tag: "Subscribe", stream: shelfOf, since: 0 })
      reader.send({ _tag: "Fetch", stream: shelfOf, from: 1, to: 9 })
      expect(reader.of("Ended").map(({ rejection }) => rejection.reasons[0].key)).toEqual([
        "NotPermitted",
        "NotPermitted",
      ])
    }
    // A manager keeps their own like anybody, and changes nobody's.
    lea.submit(shelfOf, "ownNotes.keep", { id: "b", item: { text: "of Léa" } })
    lea.submit(shelfOf, "ownNotes.remove", { id: "a" })
    expect(refusals(lea)).toEqual(["ItemUnknown"])
    expect(lea.texts.join()).not.toContain("of Inès")
    expect(made.memory.storage.streams.get(shelfOf)?.length).toBe(2)
    // The server reads them all: it answers each with theirs.
    const all = yield* gateway.follow(shelfOf, { initial: Shelf.empty, apply: Shelf.apply })
    expect(Shelf.read(all.get(), own.decode).map(({ item }) => item.text)).toEqual(["of Inès", "of Léa"])
  }),
)
