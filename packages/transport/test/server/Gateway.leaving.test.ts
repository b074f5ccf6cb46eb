import { expect, it } from "@effect/vitest"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import { fold, owner } from "@pupitre/core/Conversation"
import { accept, reject } from "@pupitre/core/Decision"
import { manual } from "@pupitre/core/desk/Routing"
import type { VisitorId } from "@pupitre/core/Id"
import { AgentId } from "@pupitre/core/Id"
import { Recipient } from "@pupitre/core/Participant"
import * as StreamKey from "@pupitre/core/StreamKey"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import { describe } from "vitest"
import { tenant, world } from "./World.js"

/** The agent asks to see the page; and what the server says when somebody has left, as the action does. */
const Ask = Command.make({
  name: "ask",
  on: "conversation",
  roles: ["agent"],
  input: Schema.Struct({}),
  inputReasons: [],
  availability: () => Command.unless(),
  facts: () => accept([{ _tag: "NavigationRequested", level: "observe", expiresAt: 9_000_000_000_000 }]),
})
const End = Command.make({
  name: "endNavigation",
  on: "conversation",
  roles: ["system"],
  input: Schema.Struct({
    cause: Schema.Literals(["visitorLeft", "agentLeft", "siteChanged"]),
    agentId: Schema.optionalKey(AgentId),
  }),
  inputReasons: ["NotOwner"],
  availability: ({ navigation }) => Command.unless(navigation.state === "idle" && { key: "NavigationNotAllowed" }),
  facts: (state, { cause, agentId }) =>
    cause === "agentLeft" && owner(state)?.agentId !== agentId
      ? reject({ key: "NotOwner" })
      : accept([{ _tag: "NavigationEnded", cause }]),
})
/** A visitor is handed to somebody, as the action does, and given back. */
const HandTo = Command.make({
  name: "handTo",
  on: "conversation",
  roles: ["agent"],
  input: Recipient,
  inputReasons: [],
  availability: () => Command.unless(),
  facts: (_, to) => accept([{ _tag: "TransferStarted", mode: "offer", to, expiresAt: 9_000_000_000_000 }]),
})
const Fail = Command.make({
  name: "failTransfer",
  on: "conversation",
  roles: ["system"],
  input: Schema.Struct({ to: AgentId }),
  inputReasons: [],
  availability: ({ transfer }) => Command.unless(transfer === undefined && { key: "NoTransfer" }),
  facts: ({ transfer }, { to }) =>
    transfer?.joined?.agentId === to || (transfer?.to._tag === "Agent" && transfer.to.id === to)
      ? accept([{ _tag: "TransferEnded", outcome: "failed" }])
      : reject({ key: "NotRecipient" }),
})
/** Somebody is there beside the sender, and has the visitor once the sender has gone, as the actions do. */
const Join = Command.make({
  name: "join",
  on: "conversation",
  roles: ["agent"],
  input: Schema.Struct({ agentId: AgentId, name: Schema.String }),
  inputReasons: [],
  availability: () => Command.unless(),
  facts: (_, who) => accept([{ _tag: "TransferJoined", ...who }]),
})
const Complete = Command.make({
  name: "completeTransfer",
  on: "conversation",
  roles: ["system"],
  input: Schema.Struct({ from: AgentId }),
  inputReasons: ["NotOwner"],
  availability: ({ transfer }) => Command.unless(transfer?.joined === undefined && { key: "NobodyJoined" }),
  facts: (state, { from }) =>
    owner(state)?.agentId === from && state.transfer?.joined !== undefined
      ? accept([
          { _tag: "TransferEnded", outcome: "accepted" },
          { _tag: "AgentAssigned", agentId: state.transfer.joined.agentId, name: state.transfer.joined.name },
        ])
      : reject({ key: "NotOwner" }),
})
const commands = Command.catalogue([...builtin, Ask, End, HandTo, Fail, Join, Complete])

const seeing = (options: Parameters<typeof world>[0] = {}, wishes: ReadonlyArray<string> = ["ask"]) =>
  Effect.gen(function* () {
    const made = yield* world({ commands, routing: manual, ...options })
    const { client: visitor, stream } = made.conversation("v1")
    yield* TestClock.adjust(20)
    const ines = made.connect("agent:ines")
    ines.submit(stream, "takeConversation", {})
    for (const name of wishes) ines.submit(stream, name, {})
    const ended = (): ReadonlyArray<string> =>
      (made.memory.storage.streams.get(stream) ?? []).flatMap((event) =>
        event._tag === "NavigationEnded" ? [event.cause] : [],
      )
    return { ...made, visitor, ines, stream, ended }
  })

describe("[T91] what goes on with the visitor's page ends", () => {
  it.effect("when the visitor is seen to be offline, and not from page to page", () =>
    Effect.gen(function* () {
      const { visitor, connect, ended } = yield* seeing()
      visitor.leave()
      yield* TestClock.adjust(1_500)
      const page = connect("visitor:v1")
      yield* TestClock.adjust(60_000)
      expect(ended()).toEqual([])
      page.leave()
      yield* TestClock.adjust(1_999)
      expect(ended()).toEqual([])
      yield* TestClock.adjust(1)
      expect(ended()).toEqual(["visitorLeft"])
      yield* TestClock.adjust(60_000)
      expect(ended()).toEqual(["visitorLeft"])
    }),
  )

  it.effect("when the agent in charge has no connection left for as long; another's leaving ends nothing", () =>
    Effect.gen(function* () {
      const { ines, connect, ended } = yield* seeing()
      connect("agent:noe").leave()
      const tab = connect("agent:ines")
      ines.leave()
      yield* TestClock.adjust(60_000)
      expect(ended()).toEqual([])
      tab.leave()
      yield* TestClock.adjust(1_500)
      const back = connect("agent:ines")
      yield* TestClock.adjust(100)
      back.leave()
      // Counted from the last time they went.
      yield* TestClock.adjust(1_999)
      expect(ended()).toEqual([])
      yield* TestClock.adjust(1)
      expect(ended()).toEqual(["agentLeft"])
    }),
  )

  it.effect("once the store takes it, if they are still away", () =>
    Effect.gen(function* () {
      const { ines, memory, ended } = yield* seeing({ limits: { retryAfter: 500 } })
      ines.leave()
      yield* TestClock.adjust(1_999)
      memory.failNextCommit("before")
      yield* TestClock.adjust(100)
      expect(ended()).toEqual([])
      yield* TestClock.adjust(500)
      expect(ended()).toEqual(["agentLeft"])
      const again = yield* seeing({ limits: { retryAfter: 500 } })
      again.ines.leave()
      yield* TestClock.adjust(1_999)
      again.memory.failNextCommit("before")
      yield* TestClock.adjust(100)
      again.connect("agent:ines")
      yield* TestClock.adjust(60_000)
      expect(again.ended()).toEqual([])
    }),
  )

  it.effect("what was asked in time too, and is stored once they have left", () =>
    Effect.gen(function* () {
      const { visitor, ines, stream, ended } = yield* seeing({ log: { flushDelay: 10 } }, [])
      yield* TestClock.adjust(100)
      visitor.leave()
      yield* TestClock.adjust(1_995)
      ines.submit(stream, "ask", {})
      yield* TestClock.adjust(5)
      expect(ended()).toEqual([])
      yield* TestClock.adjust(20)
      expect(ended()).toEqual(["visitorLeft"])
    }),
  )

  it.effect("where the product has a command for it, and nothing is done without", () =>
    Effect.gen(function* () {
      const { visitor, ines, ended } = yield* seeing({ commands: Command.catalogue([...builtin, Ask]) })
      ines.leave()
      yield* TestClock.adjust(60_000)
      visitor.leave()
      // Before the alert that they have left, which ends it too.
      yield* TestClock.adjust(9_999)
      expect(ended()).toEqual([])
    }),
  )
})

describe("[T120] a visitor who goes to another site", () => {
  const page = (n: number, url: string) => ({ pageId: `p${n}`, visitId: "v", url, title: "" })
  const walking = (options: Parameters<typeof world>[0] = {}) =>
    Effect.gen(function* () {
      const made = yield* seeing(options, [])
      const own = StreamKey.visitor(tenant, "v1" as VisitorId)
      let n = 0
      /** A page of a site, or of none that is named, as the visitor's tab tells it. */
      const visit = (token: string, url: string) =>
        Effect.gen(function* () {
          const tab = made.connect(token)
          tab.submit(own, "visitPage", page(++n, url))
          yield* TestClock.adjust(20)
          return tab
        })
      yield* visit("visitor:v1~shop", "https://lumen.example/shop")
      const ask = made.ines.submit(made.stream, "ask", {})
      yield* TestClock.adjust(20)
      return { ...made, own, visit, ask }
    })

  it.effect("is seen no more, whatever was asked, allowed or going on", () =>
    Effect.gen(function* () {
      const { visit, ended } = yield* walking()
      yield* visit("visitor:v1~shop", "https://lumen.example/shop/basket")
      yield* visit("visitor:v1~shop", "https://lumen.example/atelier")
      expect(ended()).toEqual([])
      yield* visit("visitor:v1~atelier", "https://lumen.example/atelier")
      expect(ended()).toEqual(["siteChanged"])
      yield* visit("visitor:v1~shop", "https://lumen.example/shop")
      expect(ended()).toEqual(["siteChanged"])
    }),
  )

  it.effect("and neither is who goes to another origin, where no site has a name", () =>
    Effect.gen(function* () {
      for (const url of [
        "https://pay.lumen.example/",
        "http://lumen.example/shop",
        "https://lumen.example:8443/shop",
      ]) {
        const { visit, ended } = yield* walking()
        yield* visit("visitor:v1", "https://lumen.example/shop/2")
        expect(ended()).toEqual([])
        yield* visit("visitor:v1", url)
        expect(ended()).toEqual(["siteChanged"])
      }
    }),
  )

  it.effect("and it ends what goes on alone, not what is asked on the site where they are", () =>
    Effect.gen(function* () {
      const { visit, ines, stream, ended } = yield* walking()
      yield* visit("visitor:v1~atelier", "https://lumen.example/atelier")
      ines.submit(stream, "ask", {})
      yield* TestClock.adjust(20)
      yield* visit("visitor:v1~atelier", "https://lumen.example/atelier/2")
      expect(ended()).toEqual(["siteChanged"])
      yield* visit("visitor:v1~shop", "https://lumen.example/shop")
      expect(ended()).toEqual(["siteChanged", "siteChanged"])
    }),
  )

  it.effect("also once the store takes it, and by a server that has read of it alone", () =>
    Effect.gen(function* () {
      const { visit, memory, stream, ended } = yield* walking({ commands: Command.catalogue([...builtin, Ask]) })
      yield* visit("visitor:v1~atelier", "https://lumen.example/atelier")
      expect(ended()).toEqual([])
      const next = yield* world({ commands, routing: manual, over: memory.log })
      next.connect("visitor:v1~atelier").send({ _tag: "Subscribe", stream, since: 0 })
      yield* TestClock.adjust(20)
      expect(ended()).toEqual(["siteChanged"])
    }),
  )
})

describe("[T93] what was being handed to an agent who has left", () => {
  const noe = { _tag: "Agent", id: "noe", name: "Noé" }
  const handed = (to: unknown = noe, options: Parameters<typeof world>[0] = {}) =>
    Effect.gen(function* () {
      const made = yield* seeing(options)
      const leaver = made.connect("agent:noe")
      made.ines.submit(made.stream, "handTo", to)
      const outcomes = (): ReadonlyArray<string> =>
        (made.memory.storage.streams.get(made.stream) ?? []).flatMap((event) =>
          event._tag === "TransferEnded" ? [`${event.by._tag} ${event.outcome}`] : [],
        )
      return { ...made, noe: leaver, outcomes }
    })

  it.effect("goes back to its sender, and not while they go from page to page", () =>
    Effect.gen(function* () {
      const { noe: first, connect, outcomes, gateway } = yield* handed()
      first.leave()
      yield* TestClock.adjust(1_500)
      const page = connect("agent:noe")
      yield* TestClock.adjust(60_000)
      expect(outcomes()).toEqual([])
      page.leave()
      yield* TestClock.adjust(1_999)
      expect(outcomes()).toEqual([])
      yield* TestClock.adjust(1)
      expect(outcomes()).toEqual(["System failed"])
      expect(gateway.agents(tenant)).toMatchObject([{ agentId: "ines", open: 1 }])
      yield* TestClock.adjust(60_000)
      expect(outcomes()).toEqual(["System failed"])
    }),
  )

  it.effect("and of two who are there together the other one has the visitor", () =>
    Effect.gen(function* () {
      const group = { _tag: "Group", id: "sav", name: "SAV" } as const
      for (const [who, has] of [
        ["noe", "ines"],
        ["ines", "noe"],
      ] as const) {
        const { memory, stream, connect, ...people } = yield* handed(group)
        people.ines.submit(stream, "join", { agentId: "noe", name: "Noé" })
        connect("agent:lou").leave()
        people[who].leave()
        yield* TestClock.adjust(60_000)
        const state = fold(memory.storage.streams.get(stream) ?? [])
        expect([who, state.status, owner(state)?.agentId]).toEqual([who, "active", has])
      }
    }),
  )

  it.effect("and nothing that is handed to somebody else, or to a group", () =>
    Effect.gen(function* () {
      for (const to of [
        { ...noe, id: "marc" },
        { ...noe, _tag: "Bot" },
        { ...noe, _tag: "Group" },
      ]) {
        const { noe: leaver, ines, outcomes } = yield* handed(to)
        leaver.leave()
        ines.leave()
        yield* TestClock.adjust(60_000)
        expect(outcomes()).toEqual([])
      }
    }),
  )

  it.effect("once the store takes it, if they are still away", () =>
    Effect.gen(function* () {
      for (const back of [false, true]) {
        const { noe: leaver, memory, connect, outcomes } = yield* handed(noe, { limits: { retryAfter: 500 } })
        leaver.leave()
        yield* TestClock.adjust(1_999)
        memory.failNextCommit("before")
        yield* TestClock.adjust(100)
        expect(outcomes()).toEqual([])
        if (back) connect("agent:noe")
        yield* TestClock.adjust(500)
        expect(outcomes()).toEqual(back ? [] : ["System failed"])
      }
    }),
  )

  it.effect("and what was handed to them in time, and is stored once they have left", () =>
    Effect.gen(function* () {
      const { noe: leaver, outcomes, connect, ines, stream } = yield* handed(noe, { log: { flushDelay: 10 } })
      yield* TestClock.adjust(100)
      leaver.leave()
      yield* TestClock.adjust(2_020)
      expect(outcomes()).toEqual(["System failed"])
      const back = connect("agent:noe")
      yield* TestClock.adjust(100)
      back.leave()
      yield* TestClock.adjust(1_995)
      ines.submit(stream, "handTo", noe)
      yield* TestClock.adjust(5)
      expect(outcomes()).toEqual(["System failed"])
      yield* TestClock.adjust(30)
      expect(outcomes()).toEqual(["System failed", "System failed"])
    }),
  )

  it.effect("where the product has a command for it, whatever it has for the page", () =>
    Effect.gen(function* () {
      const without = yield* handed(noe, { commands: Command.catalogue([...builtin, Ask, End, HandTo]) })
      without.noe.leave()
      yield* TestClock.adjust(60_000)
      expect(without.outcomes()).toEqual([])
      const alone = yield* handed(noe, { commands: Command.catalogue([...builtin, HandTo, Fail]) })
      alone.noe.leave()
      yield* TestClock.adjust(2_000)
      expect(alone.outcomes()).toEqual(["System failed"])
    }),
  )
})
