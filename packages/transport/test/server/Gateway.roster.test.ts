import { expect, it } from "@effect/vitest"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import { leastBusy, manual } from "@pupitre/core/desk/Routing"
import type { AgentId, GroupId, TenantId, VisitorId } from "@pupitre/core/Id"
import { accept } from "@pupitre/core/Decision"
import type { Agent, Group, Recipient } from "@pupitre/core/Participant"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import type { EventLog } from "@pupitre/transport/server/EventLog"
import type * as Gateway from "@pupitre/transport/server/Gateway"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Schema from "effect/Schema"
import * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"
import { describe } from "vitest"
import type { World } from "./World.js"
import { tenant, world } from "./World.js"

const owners = ({ memory }: World, stream: StreamKey): ReadonlyArray<string> =>
  (memory.storage.streams.get(stream) ?? []).flatMap((event) => (event._tag === "AgentAssigned" ? [event.agentId] : []))

describe("[T78] who of the desk is connected", () => {
  it.effect("is listed once each, with what routing looks at, and what they say of themselves", () =>
    Effect.gen(function* () {
      const { connect, conversation, gateway } = yield* world({
        groups: ({ participant }) =>
          participant._tag === "Agent" && participant.id === "ines" ? ["sav" as GroupId] : [],
      })
      expect(gateway.agents(tenant)).toEqual([])
      const ines = connect("agent:ines")
      const tab = connect("agent:ines")
      connect("manager:lea")
      connect("visitor:v2")
      connect("bot:lumi")
      connect("agent:noe@other")
      conversation("v1")
      const line = {
        agentId: "ines",
        name: "ines",
        role: "agent",
        slots: 4,
        groups: ["sav"],
        takes: true,
        available: true,
        open: 1,
      }
      const lea = { ...line, agentId: "lea", name: "lea", role: "manager", slots: 0, groups: [], open: 0 }
      expect(gateway.agents(tenant)).toEqual([line, lea])
      expect(gateway.agents("other" as TenantId).map(({ agentId }) => agentId)).toEqual(["noe"])
      tab.send({ _tag: "Available", available: false })
      expect(gateway.agents(tenant)).toEqual([{ ...line, takes: false, available: false }, lea])
      ines.send({ _tag: "Available", available: true })
      expect(gateway.agents(tenant)).toEqual([line, lea])
      ines.send({ _tag: "Available", available: false })
      ines.leave()
      expect(gateway.agents(tenant)).toEqual([{ ...line, takes: false, available: false }, lea])
      tab.leave()
      expect(gateway.agents(tenant)).toEqual([lea])
      connect("agent:ines")
      expect(gateway.agents(tenant)).toEqual([lea, line])
    }),
  )

  it.effect("who takes no conversations is given none, and the first that waits as soon as they do", () =>
    Effect.gen(function* () {
      const made = yield* world()
      const ines = made.connect("agent:ines")
      ines.send({ _tag: "Available", available: false })
      const { stream, client: visitor } = made.conversation("v1")
      const bot = made.connect("bot:ines")
      for (const other of [visitor, bot, made.connect("manager:lea"), made.connect("agent:ines@other")]) {
        other.send({ _tag: "Available", available: true })
      }
      expect(owners(made, stream)).toEqual([])
      ines.send({ _tag: "Available", available: true })
      expect(owners(made, stream)).toEqual(["ines"])
    }),
  )

  it.effect("who takes calls alone is given no chat, until they take it", () =>
    Effect.gen(function* () {
      const made = yield* world()
      const ines = made.connect("agent:ines")
      ines.send({ _tag: "Available", available: ["call", "video"] })
      const { stream } = made.conversation("v1")
      expect(owners(made, stream)).toEqual([])
      expect(made.gateway.agents(tenant)).toMatchObject([{ takes: ["call", "video"], available: true }])
      ines.send({ _tag: "Available", available: ["chat"] })
      expect(owners(made, stream)).toEqual(["ines"])
      ines.send({ _tag: "Available", available: [] })
      expect(made.gateway.agents(tenant)).toMatchObject([{ available: false }])
    }),
  )

  it.effect("who says so with their greeting is not given one in between", () =>
    Effect.gen(function* () {
      const made = yield* world()
      const { stream } = made.conversation("v1")
      const ines = made.connect()
      ines.send({ _tag: "Available", available: false })
      ines.send({ _tag: "Hello", protocol: 1, token: "agent:ines" })
      expect(owners(made, stream)).toEqual([])
      ines.send({ _tag: "Available", available: true })
      expect(owners(made, stream)).toEqual(["ines"])
    }),
  )
})

describe("[T79] a conversation that waits for someone", () => {
  const queuedFor = (to: NonNullable<ConversationSummary["queuedFor"]>) =>
    Effect.gen(function* () {
      const made = yield* world({
        groups: ({ participant }) =>
          participant._tag === "Agent" && participant.id === "marc" ? ["sav" as GroupId] : [],
        slots: ({ role }) => (role === "agent" ? 1 : 0),
      })
      const ines = made.connect("agent:ines")
      const { stream } = made.conversation("v1")
      ines.submit(stream, "queueConversation", { to })
      return { ...made, ines, stream }
    })

  it.effect("goes to that agent alone, and waits for a slot of theirs", () =>
    Effect.gen(function* () {
      const made = yield* queuedFor({ _tag: "Agent", id: "marc" as AgentId, name: "Marc" })
      expect(owners(made, made.stream)).toEqual(["ines"])
      made.ines.leave()
      const other = made.conversation("v2")
      made.connect("agent:marc")
      expect([owners(made, made.stream), owners(made, other.stream)]).toEqual([["ines", "marc"], []])
    }),
  )

  it.effect("for a group goes to whoever is of it, for a bot to nobody", () =>
    Effect.gen(function* () {
      const group = yield* queuedFor({ _tag: "Group", id: "sav" as GroupId, name: "SAV" })
      group.connect("agent:noe")
      expect(owners(group, group.stream)).toEqual(["ines"])
      group.connect("agent:marc")
      expect(owners(group, group.stream)).toEqual(["ines", "marc"])
      const bot = yield* queuedFor({ _tag: "Bot", id: "marc" as AgentId, name: "Lumi" })
      bot.connect("agent:marc")
      expect(owners(bot, bot.stream)).toEqual(["ines"])
    }),
  )

  it.effect("a snooze that ends while its agent is full waits for a slot of theirs", () =>
    Effect.gen(function* () {
      const made = yield* world({ slots: ({ role }) => (role === "agent" ? 1 : 0) })
      const ines = made.connect("agent:ines")
      const first = made.conversation("v1")
      ines.submit(first.stream, "snooze", {})
      const second = made.conversation("v2")
      expect(owners(made, second.stream)).toEqual(["ines"])
      made.connect("agent:noe")
      first.client.submit(first.stream, "postMessage", { text: "?" })
      expect(owners(made, first.stream)).toEqual(["ines"])
      ines.submit(second.stream, "snooze", {})
      expect(owners(made, first.stream)).toEqual(["ines", "ines"])
    }),
  )

  it.effect("a call is for who is in nothing else, and becoming a chat makes room", () =>
    Effect.gen(function* () {
      const made = yield* world()
      const ines = made.connect("agent:ines")
      const visitor = made.connect("visitor:v1")
      const own = StreamKeys.visitor(tenant, "v1" as VisitorId)
      visitor.submit(own, "giveConsent", { scopes: ["store"] })
      const id = visitor.submit(own, "startConversation", { mode: "call" })
      const call = `${tenant}/conversation/${id}` as StreamKey
      expect(owners(made, call)).toEqual(["ines"])
      const { stream } = made.conversation("v2")
      expect(owners(made, stream)).toEqual([])
      ines.submit(call, "changeMode", { mode: "chat" })
      expect(owners(made, stream)).toEqual(["ines"])
    }),
  )
})

describe("[T94] a conversation that has waited too long for someone", () => {
  const day = 24 * 3_600_000
  const marc: Agent = { _tag: "Agent", id: "marc" as AgentId, name: "Marc" }
  const sav: Group = { _tag: "Group", id: "sav" as GroupId, name: "SAV" }
  const groups: Gateway.Options["groups"] = ({ participant }) =>
    participant._tag === "Agent" && participant.id === "noe" ? [sav.id] : []
  const waitsOf = ({ memory }: World, stream: StreamKey): ReadonlyArray<string> =>
    (memory.storage.streams.get(stream) ?? []).flatMap((event) =>
      event._tag === "ConversationQueued" ? [`${event.by._tag} ${event.cause} ${event.to?.name ?? "anyone"}`] : [],
    )
  /** Inès has one slot, and gives the first visitor back for Marc. */
  const waiting = (options: Parameters<typeof world>[0]) =>
    Effect.gen(function* () {
      const made = yield* world({
        groups,
        slots: ({ role }) => (role === "agent" ? 1 : 0),
        heartbeat: day,
        ...options,
      })
      const ines = made.connect("agent:ines")
      const { stream } = made.conversation("v1")
      ines.submit(stream, "queueConversation", { to: marc })
      return { ...made, ines, stream }
    })

  it.effect("is for anyone after 24 hours, unless told otherwise", () =>
    Effect.gen(function* () {
      const made = yield* waiting({})
      yield* TestClock.adjust(day - 1)
      expect([owners(made, made.stream), waitsOf(made, made.stream)]).toEqual([["ines"], ["Agent returned Marc"]])
      yield* TestClock.adjust(1)
      expect(owners(made, made.stream)).toEqual(["ines", "ines"])
      expect(waitsOf(made, made.stream)).toEqual(["Agent returned Marc", "System unanswered anyone"])
      yield* TestClock.adjust(3 * day)
      expect(waitsOf(made, made.stream)).toHaveLength(2)
    }),
  )

  it.effect("is for whom the policy names and then, as long after, for anyone; never where it says so", () =>
    Effect.gen(function* () {
      const reassignTo = (waited: Recipient): Recipient => {
        if (waited._tag === "Bot") throw new Error("a bot has no group")
        return sav
      }
      const made = yield* waiting({ policy: { reassignAfter: 60_000, reassignTo } })
      yield* TestClock.adjust(60_000)
      expect([owners(made, made.stream), waitsOf(made, made.stream)]).toEqual([
        ["ines"],
        ["Agent returned Marc", "System unanswered SAV"],
      ])
      yield* TestClock.adjust(59_999)
      expect(owners(made, made.stream)).toEqual(["ines"])
      yield* TestClock.adjust(1)
      expect(owners(made, made.stream)).toEqual(["ines", "ines"])
      made.ines.submit(made.stream, "queueConversation", { to: marc })
      yield* TestClock.adjust(60_000)
      made.connect("agent:noe")
      expect(owners(made, made.stream)).toEqual(["ines", "ines", "noe"])
      // A policy that fails costs nobody their turn.
      const bot = yield* waiting({ policy: { reassignAfter: 60_000, reassignTo } })
      bot.ines.submit(bot.stream, "takeConversation", {})
      bot.ines.submit(bot.stream, "queueConversation", { to: { ...marc, _tag: "Bot" } })
      yield* TestClock.adjust(60_000)
      expect(waitsOf(bot, bot.stream).at(-1)).toBe("System unanswered anyone")
      const never = yield* waiting({ policy: { reassignAfter: Infinity } })
      yield* TestClock.adjust(30 * day)
      expect(waitsOf(never, never.stream)).toEqual(["Agent returned Marc"])
    }),
  )

  it.effect("has waited as long after a restart", () =>
    Effect.gen(function* () {
      const storage = MemoryLog.storage("epoch-1")
      const { memory, stream } = yield* waiting({ log: { storage } })
      yield* TestClock.adjust(day / 2)
      memory.crash()
      const second = yield* world({ heartbeat: day, log: { storage } })
      second.connect("agent:ines")
      yield* TestClock.adjust(day / 2 - 1)
      expect(waitsOf(second, stream)).toEqual(["Agent returned Marc"])
      yield* TestClock.adjust(1)
      expect(waitsOf(second, stream)).toEqual(["Agent returned Marc", "System unanswered anyone"])
    }),
  )
})

describe("[T80] a stream followed in the server", () => {
  const count = { initial: { events: 0, posted: [] as ReadonlyArray<number> }, apply: fold }
  function fold(state: { events: number; posted: ReadonlyArray<number> }, event: { _tag: string; seq: number }) {
    const posted = event._tag === "MessagePosted" ? [...state.posted, event.seq] : state.posted
    return { events: state.events + 1, posted }
  }

  it.effect("is its fold, from the log once and then from each commit, until the scope closes", () =>
    Effect.gen(function* () {
      const { log, storage } = yield* MemoryLog.make({ storage: MemoryLog.storage("epoch-1") })
      const reads: Array<StreamKey> = []
      const over: EventLog["Service"] = {
        ...log,
        read: (stream, ...of) => Effect.suspend(() => (reads.push(stream), log.read(stream, ...of))),
      }
      const { stream, client } = (yield* world({ over, routing: manual })).conversation("v1")
      for (let i = 0; i < 5; i++) client.submit(stream, "postMessage", { text: `${i}` })
      // Another gateway, which has nothing in memory yet.
      const { gateway, connect } = yield* world({ over, routing: manual })
      reads.length = 0
      const scope = yield* Scope.make()
      const followed = yield* gateway.follow(stream, count).pipe(Scope.provide(scope))
      const held = storage.streams.get(stream)!.length
      expect(followed.get().events).toBe(held)
      expect(reads.filter((read) => read === stream)).toHaveLength(1)
      let told = 0
      followed.subscribe(() => told++)
      const visitor = connect("visitor:v1")
      for (let i = 0; i < 3; i++) visitor.submit(stream, "postMessage", { text: `${i}` })
      const posted = storage.streams.get(stream)!.filter(({ _tag }) => _tag === "MessagePosted")
      expect(followed.get()).toEqual({ events: held + 3, posted: posted.map(({ seq }) => seq) })
      expect(told).toBe(3)
      const again = yield* gateway.follow(stream, count)
      expect(again.get()).toEqual(followed.get())
      expect(reads.filter((read) => read === stream)).toHaveLength(2)
      yield* Scope.close(scope, Exit.void)
      visitor.submit(stream, "postMessage", { text: "more" })
      expect([followed.get().events, again.get().events]).toEqual([held + 3, held + 4])
    }),
  )

  it.effect("what happens while it is read is in it, once and in order", () =>
    Effect.gen(function* () {
      const { log } = yield* MemoryLog.make({ storage: MemoryLog.storage("epoch-1") })
      const over: EventLog["Service"] = { ...log, read: (...of) => Effect.delay(log.read(...of), 50) }
      const { gateway, conversation } = yield* world({ over, routing: manual })
      const { stream, client } = conversation("v1")
      yield* TestClock.adjust(1_000)
      for (let i = 0; i < 5; i++) client.submit(stream, "postMessage", { text: `${i}` })
      yield* TestClock.adjust(1_000)
      let followed: { get: () => { events: number; posted: ReadonlyArray<number> } } | undefined
      yield* Effect.forkScoped(Effect.map(gateway.follow(stream, count), (made) => (followed = made)))
      yield* TestClock.adjust(20)
      for (let i = 0; i < 3; i++) client.submit(stream, "postMessage", { text: `${i}` })
      yield* TestClock.adjust(1_000)
      client.submit(stream, "postMessage", { text: "last" })
      yield* TestClock.adjust(1_000)
      expect(followed?.get().posted).toHaveLength(9)
      const posted = followed?.get().posted ?? []
      expect(posted).toEqual(posted.toSorted((a, b) => a - b))
    }),
  )

  it.effect("a stream that does not exist yet is empty and then is not; a fold that throws costs nobody anything", () =>
    Effect.gen(function* () {
      const Keep = Command.make({
        name: "keep",
        on: "workspace",
        roles: ["manager"],
        input: Schema.Struct({}),
        inputReasons: [],
        availability: () => Command.unless(),
        facts: (_, _input, { commandId }) =>
          accept([{ _tag: "ItemKept", shelf: "links", itemId: commandId as never, item: null }]),
      })
      const { gateway, connect } = yield* world({ commands: Command.catalogue([...builtin, Keep]), routing: leastBusy })
      const links = StreamKeys.workspace(tenant, "links")
      const good = yield* gateway.follow(links, count)
      const bad = yield* gateway.follow(links, {
        initial: 0,
        apply: (state: number, { seq }) => {
          if (seq === 1) throw new Error("a bug of the team")
          return state + 1
        },
      })
      expect([good.get().events, bad.get()]).toEqual([0, 0])
      const lea = connect("manager:lea")
      lea.submit(links, "keep", {})
      lea.submit(links, "keep", {})
      expect(lea.of("Ack")).toHaveLength(2)
      expect([good.get().events, bad.get()]).toEqual([2, 1])
    }),
  )
})
