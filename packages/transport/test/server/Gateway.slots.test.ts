import { expect, it } from "@effect/vitest"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import * as Conversation from "@pupitre/core/Conversation"
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import * as Summary from "@pupitre/core/ConversationSummary"
import { accept, reject } from "@pupitre/core/Decision"
import { leastBusy, manual } from "@pupitre/core/desk/Routing"
import { AgentId } from "@pupitre/core/Id"
import { isHeldBy } from "@pupitre/core/Lifecycle"
import type { StreamKey } from "@pupitre/core/StreamKey"
import type { EventLog } from "@pupitre/transport/server/EventLog"
import type * as Gateway from "@pupitre/transport/server/Gateway"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import * as SqliteLog from "@pupitre/transport/server/SqliteLog"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import * as fc from "fast-check"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe } from "vitest"
import type { Client, World } from "./World.js"
import { law, tenant, world } from "./World.js"

const owners = ({ memory }: World, stream: StreamKey): ReadonlyArray<string> =>
  (memory.storage.streams.get(stream) ?? []).flatMap((event) => (event._tag === "AgentAssigned" ? [event.agentId] : []))

describe("[T103] slots", () => {
  const taken = (policy: Gateway.Policy) =>
    Effect.gen(function* () {
      const made = yield* world({ routing: manual, slots: ({ role }) => (role === "agent" ? 2 : 0), policy })
      const ines = made.connect("agent:ines")
      const streams = ["v1", "v2", "v3"].map((visitor) => made.conversation(visitor).stream)
      for (const stream of streams) ines.submit(stream, "takeConversation", {})
      return { made, ines, streams }
    })

  it.effect("bind what an agent takes by hand where the policy says so, and one that comes free is taken", () =>
    Effect.gen(function* () {
      const { made, ines, streams } = yield* taken({ slotsBind: true })
      const full = { reasons: [{ key: "SlotsFull", params: { open: 2, slots: 2 } }] }
      expect(ines.of("Nack").map(({ rejection }) => rejection)).toEqual([full])
      expect(streams.map((stream) => owners(made, stream))).toEqual([["ines"], ["ines"], []])
      ines.submit(streams[0]!, "snooze", { keepAssigned: true })
      ines.submit(streams[2]!, "takeConversation", {})
      expect(owners(made, streams[2]!)).toEqual(["ines"])
      // A manager, who has no slots, takes what they want.
      const { made: other } = yield* taken({ slotsBind: true })
      const lea = other.connect("manager:lea")
      const more = other.conversation("v9").stream
      lea.submit(more, "takeConversation", {})
      expect(owners(other, more)).toEqual(["lea"])
    }),
  )

  it.effect("bind routing alone unless it does", () =>
    Effect.gen(function* () {
      const { made, streams } = yield* taken({})
      expect(streams.map((stream) => owners(made, stream))).toEqual([["ines"], ["ines"], ["ines"]])
    }),
  )
})

/** A log whose appends take 50 ms. */
const slow = { storage: MemoryLog.storage("epoch-1"), flushDelay: 50 }

describe("[T103] two that one agent would have in the same breath", () => {
  const queued = (options: Parameters<typeof world>[0], slots: number, visitors: number) =>
    Effect.gen(function* () {
      const made = yield* world({
        routing: manual,
        slots: ({ role }) => (role === "agent" ? slots : 0),
        policy: { slotsBind: true },
        heartbeat: 3_600_000,
        log: { ...slow, storage: MemoryLog.storage("epoch-1") },
        ...options,
      })
      const ines = made.connect("agent:ines")
      const streams: Array<StreamKey> = []
      for (let i = 0; i < visitors; i++) {
        streams.push(made.conversation(`v${i}`).stream)
        yield* TestClock.adjust(2_000)
      }
      return { made, ines, streams }
    })

  it.effect("are decided one after the other, and the second is told how it stands then", () =>
    Effect.gen(function* () {
      const { made, ines, streams } = yield* queued({}, 1, 3)
      for (const stream of streams) ines.submit(stream, "takeConversation", {})
      yield* TestClock.adjust(1_000)
      const full = { reasons: [{ key: "SlotsFull", params: { open: 1, slots: 1 } }] }
      expect(ines.of("Nack").map(({ rejection }) => rejection)).toEqual([full, full])
      expect(streams.map((stream) => owners(made, stream))).toEqual([["ines"], [], []])
    }),
  )

  it.effect("the second is granted when the first was not stored, and not when it was and nobody could tell", () =>
    Effect.gen(function* () {
      for (const [when, then] of [
        ["before", [undefined, "ines"]],
        ["after", ["ines", undefined]],
      ] as const) {
        const storage = MemoryLog.storage("epoch-1")
        const { log, failNextCommit } = yield* MemoryLog.make({ ...slow, storage })
        const over: EventLog["Service"] = { ...log, read: (...of) => Effect.delay(log.read(...of), 500) }
        const { ines, streams } = yield* queued({ over }, 1, 2)
        failNextCommit(when)
        for (const stream of streams) ines.submit(stream, "takeConversation", {})
        yield* TestClock.adjust(5_000)
        const owned = (stream: StreamKey) => Conversation.owner(Conversation.fold(storage.streams.get(stream) ?? []))
        expect([when, ...streams.map((stream) => owned(stream)?.agentId)]).toEqual([when, ...then])
      }
    }),
  )

  it.effect("the one that routing gives is given to another, who has a slot", () =>
    Effect.gen(function* () {
      const { made, ines, streams } = yield* queued({ routing: leastBusy }, 1, 0)
      ines.send({ _tag: "Available", available: false })
      for (const visitor of ["v0", "v1"]) {
        streams.push(made.conversation(visitor).stream)
        yield* TestClock.adjust(2_000)
      }
      // Routing gives her the first at the moment at which she takes the second.
      ines.submit(streams[1]!, "takeConversation", {})
      ines.send({ _tag: "Available", available: true })
      yield* TestClock.adjust(1_000)
      expect(streams.map((stream) => owners(made, stream))).toEqual([[], ["ines"]])
      made.connect("agent:marc")
      yield* TestClock.adjust(1_000)
      expect(owners(made, streams[0]!)).toEqual(["marc"])
    }),
  )
})

// ── in any order ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Gives a conversation to a colleague who has a slot to spare, as the gateway says at that moment. */
const handOver = (agents: () => ReadonlyArray<Gateway.Present>) =>
  Command.make({
    name: "handOver",
    on: "conversation",
    roles: ["agent"],
    input: Schema.Struct({ to: AgentId }),
    inputReasons: ["AgentFull"],
    availability: (state, { by }) =>
      Command.unless(
        by._tag === "Agent" && Conversation.owner(state)?.agentId === by.id ? undefined : { key: "NotOwner" },
      ),
    facts: (_, { to }) => {
      const there = agents().find(({ agentId }) => agentId === to)
      return there === undefined || there.open >= there.slots
        ? reject({ key: "AgentFull" })
        : accept([{ _tag: "AgentAssigned", agentId: to, name: to }])
    },
  })

const people = ["ines", "marc", "noe"] as const
const visitors = ["v0", "v1", "v2", "v3", "v4", "v5"] as const

const wish = fc.record({
  by: fc.constantFrom(...people),
  of: fc.nat(visitors.length - 1),
  what: fc.constantFrom("take", "take", "take", "hand", "hand", "snooze", "wake", "queue", "write"),
  to: fc.constantFrom(...people),
})
type Wish = typeof wish extends fc.Arbitrary<infer A> ? A : never

/** Everything that is wished in one breath, one burst after the other; and whether the store fails in it, and how. */
const script = fc.array(
  fc.record({
    wishes: fc.array(wish, { minLength: 2, maxLength: 8, size: "max" }),
    fault: fc.constantFrom(undefined, undefined, "before", "after"),
  }),
  { minLength: 1, maxLength: 6, size: "max" },
)

const calls = ({ what, to }: Wish): readonly [name: string, input: unknown] => {
  switch (what) {
    case "take":
      return ["takeConversation", {}]
    case "hand":
      return ["handOver", { to }]
    case "snooze":
      return ["snooze", {}]
    case "wake":
    case "write":
      return ["wake", {}]
    case "queue":
      return ["queueConversation", {}]
  }
}

/** The most that anyone has had at once, as `lines` says after each append, and how often somebody was full. */
const tally = (log: EventLog["Service"], lines: () => Iterable<ConversationSummary>) => {
  const most = { had: 0, full: 0 }
  const count = Effect.sync(() => {
    for (const agent of people) {
      const had = [...lines()].filter((line) => isHeldBy(line, agent as AgentId)).length
      most.had = Math.max(most.had, had)
      if (had === 2) most.full++
    }
  })
  const over: EventLog["Service"] = { ...log, append: (append) => Effect.ensuring(log.append(append), count) }
  return { most, over }
}

/** The lines of every conversation as they were stored, one append after the other. */
const following = (log: EventLog["Service"]) => {
  const lines = new Map<StreamKey, ConversationSummary>()
  const over: EventLog["Service"] = {
    ...log,
    append: (append) =>
      Effect.tap(log.append(append), (stored) =>
        Effect.sync(() => {
          for (const { stream, events } of stored._tag === "Stored" ? stored.events : []) {
            let line = lines.get(stream)
            for (const event of events) line = Summary.apply(line, event)
            if (line !== undefined && stream.includes("/conversation/")) lines.set(stream, line)
          }
        }),
      ),
  }
  return tally(over, () => lines.values())
}

const options = (over: EventLog["Service"]) => {
  let gateway: Gateway.Gateway | undefined
  return {
    over,
    heartbeat: 3_600_000,
    routing: leastBusy,
    slots: ({ role }: { readonly role: string }) => (role === "agent" ? 2 : 0),
    policy: { slotsBind: true },
    commands: Command.catalogue([...builtin, handOver(() => gateway?.agents(tenant) ?? [])]),
    is: (made: Gateway.Gateway) => void (gateway = made),
  }
}

/** Plays a script and gives the most that anyone had. `settled`: everyone has been answered. */
const play = Effect.fnUntraced(function* (
  made: World,
  bursts: typeof script extends fc.Arbitrary<infer A> ? A : never,
  fail: (when: "before" | "after") => void,
  settled: (asked: () => number, answered: () => number) => Effect.Effect<void>,
) {
  const clients = new Map<string, Client>()
  let asked = 0
  const answered = (): number =>
    [...clients.values()].reduce((sum, client) => sum + client.of("Ack").length + client.of("Nack").length, 0)
  for (const person of people) clients.set(person, made.connect(`agent:${person}`))
  const streams: Array<StreamKey> = []
  for (const visitor of visitors) {
    const { client, stream } = made.conversation(visitor)
    clients.set(visitor, client)
    asked += 2
    streams.push(stream)
  }
  yield* settled(() => asked, answered)
  for (const { wishes, fault } of bursts) {
    if (fault !== undefined) fail(fault)
    for (const one of wishes) {
      const [name, input] = calls(one)
      asked++
      if (one.what === "write") {
        const visitor = clients.get(visitors[one.of]!)!
        visitor.submit(streams[one.of]!, "postMessage", { text: "?" })
      } else clients.get(one.by)!.submit(streams[one.of]!, name, input)
    }
    yield* settled(() => asked, answered)
  }
})

describe("[T103] whatever is taken, handed over, woken and routed at once", () => {
  const seen = { full: 0 }

  law(
    "nobody ever has more than they have slots for, over a log in memory that fails",
    fc.tuple(script),
    60,
    (bursts) =>
      Effect.runPromise(
        Effect.scoped(
          Effect.gen(function* () {
            const storage = MemoryLog.storage("epoch-1")
            const memory = yield* MemoryLog.make({ storage, flushDelay: 20 })
            // What a failed commit stored all the same counts as well.
            const lines = () => [...storage.summaries.values()].flatMap((of) => [...of.values()])
            const { most, over } = tally(memory.log, lines)
            const { is, ...rest } = options(over)
            const made = yield* world(rest)
            is(made.gateway)
            yield* play(made, bursts, memory.failNextCommit, () => TestClock.adjust(5_000))
            assert.isAtMost(most.had, 2)
            seen.full += most.full
          }),
        ).pipe(Effect.provide(TestClock.layer())),
      ),
  )

  law("nobody ever has more than they have slots for, over a SQLite log", fc.tuple(script), 20, async (bursts) => {
    const folder = mkdtempSync(join(tmpdir(), "pupitre-slots-"))
    await Effect.runPromise(
      Effect.scoped(
        Effect.gen(function* () {
          const { most, over } = following(yield* SqliteLog.make({ file: join(folder, "log.sqlite") }))
          const { is, ...rest } = options(over)
          const made = yield* world(rest)
          is(made.gateway)
          const turn = Effect.promise(() => new Promise<void>((resolve) => void setImmediate(resolve)))
          const settled = (asked: () => number, answered: () => number): Effect.Effect<void> =>
            Effect.suspend(() => (answered() < asked() ? Effect.andThen(turn, settled(asked, answered)) : turn))
          yield* play(made, bursts, () => {}, settled)
          assert.isAtMost(most.had, 2)
          seen.full += most.full
        }),
      ),
    )
    rmSync(folder, { recursive: true, force: true })
  })

  it("somebody was full", () => assert.isAtLeast(seen.full, 50))
})
