/** Words for the recipient of a transfer do not leave for anybody else, however they are asked for. */
import { expect, it } from "@effect/vitest"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import { accept } from "@pupitre/core/Decision"
import { manual } from "@pupitre/core/desk/Routing"
import type { GroupId } from "@pupitre/core/Id"
import { Recipient } from "@pupitre/core/Participant"
import type { Options } from "@pupitre/transport/server/Gateway"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import * as Schema from "effect/Schema"
import type { Client, World } from "./World.js"
import { world } from "./World.js"

/** A transfer that waits for its answer, whoever wishes it: the actions have the rules of who may. */
const Transfer = Command.make({
  name: "transfer",
  on: "conversation",
  roles: ["agent", "manager"],
  input: Schema.Struct({ to: Recipient, comment: Schema.String }),
  inputReasons: [],
  availability: () => Command.unless(),
  facts: (_, { to, comment }) => accept([{ _tag: "TransferStarted", mode: "offer", to, comment }]),
})
const groups: NonNullable<Options["groups"]> = ({ participant }) => {
  if (participant._tag === "Agent" && participant.id === "broken") throw new Error("a product's mistake")
  return participant._tag === "Agent" && ["marc", "lou"].includes(participant.id) ? ["orders" as GroupId] : []
}
const options = { commands: Command.catalogue([...builtin, Transfer]), routing: manual, groups }
const secret = "canary: il est pressé"
const people = [
  "agent:ines",
  "agent:marc",
  "agent:lou",
  "agent:noe",
  "manager:lea",
  "bot:marc",
  "agent:broken",
  "visitor:v1",
] as const
const toMarc = { _tag: "Agent", id: "marc", name: "Marc" }
const toGroup = { _tag: "Group", id: "orders", name: "Commandes" }

const readers = (heard: ReadonlyArray<readonly [string, Client]>): ReadonlyArray<string> =>
  heard.filter(([, client]) => client.texts.join("\n").includes("canary")).map(([who]) => who)

/** Who reads the comment of a transfer: those who look on, those who come late, those who ask, those who are told a state. */
const read = Effect.fnUntraced(function* (made: World, by: (typeof people)[number], to: unknown) {
  const { stream } = made.conversation("v1")
  const connected = people.map((who) => [who, made.connect(who)] as const)
  const live = Object.fromEntries(connected) as Record<(typeof people)[number], Client>
  live["agent:ines"].submit(stream, "takeConversation", {})
  for (const [, client] of connected) client.send({ _tag: "Subscribe", stream, since: 0 })
  yield* TestClock.adjust(100)
  live[by].submit(stream, "transfer", { to, comment: secret })
  yield* TestClock.adjust(100)
  const others = () => people.map((who) => [who, made.connect(who)] as const)
  const [late, asking, opening] = [others(), others(), others()]
  for (const [, client] of late) client.send({ _tag: "Subscribe", stream, since: 0 })
  for (const [, client] of asking) client.send({ _tag: "Fetch", stream, from: 1, to: 99, id: 1 })
  yield* TestClock.adjust(100)
  // So many notes later the transfer is no more in the tail: only the state still tells of it.
  for (let i = 0; i < 3; i++) live["agent:ines"].submit(stream, "addNote", { text: `note ${i}` })
  yield* TestClock.adjust(100)
  for (const [, client] of opening) client.send({ _tag: "Subscribe", stream, since: 0, tail: 2 })
  yield* TestClock.adjust(100)
  const opened = opening.filter(([, client]) => client.of("Opened").length === 1).map(([who]) => who)
  expect(opened).toEqual(expect.arrayContaining(people.filter((who) => who !== "visitor:v1")))
  const told = connected.filter(([who]) => who !== "visitor:v1" && who !== "agent:broken")
  for (const [, client] of told) expect(client.texts.join("\n")).toContain("TransferStarted")
  return { live: readers(connected), late: readers(late), asking: readers(asking), opening: readers(opening) }
})

it.effect("[T104] words for an agent are theirs, their sender's and the managers'", () =>
  Effect.gen(function* () {
    const all = ["agent:ines", "agent:marc", "manager:lea"]
    const seen = yield* read(yield* world(options), "agent:ines", toMarc)
    expect(seen).toEqual({ live: all, late: all, asking: all, opening: all })
  }),
)

it.effect("[T104] words for a group are its members', and not of who merely has the conversation", () =>
  Effect.gen(function* () {
    const all = ["agent:marc", "agent:lou", "manager:lea"]
    const seen = yield* read(yield* world(options), "manager:lea", toGroup)
    expect(seen).toEqual({ live: all, late: all, asking: all, opening: all })
  }),
)
