import { expect, it } from "@effect/vitest"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import { accept } from "@pupitre/core/Decision"
import { manual } from "@pupitre/core/desk/Routing"
import type { Fact } from "@pupitre/core/Fact"
import type { AgentId } from "@pupitre/core/Id"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import { describe } from "vitest"
import type { Client } from "./World.js"
import { world } from "./World.js"

const input = Schema.Struct({ for: Schema.Int })

/** A wish of the agent for something that runs out, and the server's at its end: as the actions' are. */
const begin = (name: string, fact: (expiresAt: number) => Fact) =>
  Command.make({
    name,
    on: "conversation",
    roles: ["agent"],
    input,
    inputReasons: [],
    availability: () => Command.unless(),
    facts: (_, { for: patience }, { at }) => accept([fact(at + patience)]),
  })
const end = (name: string, until: (state: Command.States["conversation"]) => number | undefined, fact: Fact) =>
  Command.make({
    name,
    on: "conversation",
    roles: ["system"],
    input: Schema.Struct({}),
    inputReasons: [],
    availability: (state, { at }) => Command.unless(at < (until(state) ?? Infinity) && { key: "TooEarly" }),
    facts: () => accept([fact]),
  })
const noe = { _tag: "Agent", id: "noe" as AgentId, name: "Noé" } as const
const commands = Command.catalogue([
  ...builtin,
  begin("offerTransfer", (expiresAt) => ({ _tag: "TransferStarted", mode: "offer", to: noe, expiresAt })),
  begin("ask", (expiresAt) => ({ _tag: "NavigationRequested", level: "observe", expiresAt })),
  begin("ring", (expiresAt) => ({ _tag: "ConversationOffered", agentId: noe.id, name: noe.name, expiresAt })),
  end("expireTransfer", (state) => state.transfer?.expiresAt, { _tag: "TransferEnded", outcome: "timedOut" }),
  end("expireNavigation", ({ navigation }) => (navigation.state === "requested" ? navigation.expiresAt : undefined), {
    _tag: "NavigationRefused",
    level: "observe",
    cause: "expired",
  }),
])

const idle = { announceAfter: 60_000, closeAfter: 30_000 }

const talking = (options: Parameters<typeof world>[0] = {}) =>
  Effect.gen(function* () {
    const made = yield* world({ commands, ...options })
    const ines = made.connect("agent:ines")
    const { stream, client: visitor } = made.conversation("v1")
    if (options.routing === manual) ines.submit(stream, "takeConversation", {})
    const kinds = (): ReadonlyArray<string> =>
      made.memory.storage.streams
        .get(stream)
        ?.map((event) => (event.by._tag === "System" ? `${event._tag}!` : event._tag)) ?? []
    const now = (): number => made.memory.storage.streams.get(stream)!.at(-1)!.at
    return { ...made, ines, visitor, stream, kinds, now }
  })

describe("[T82] when the time has come, the server acts, and not before", () => {
  const runsOut = (name: string, wish: (client: Client, stream: StreamKey, at: number) => void, last: string) =>
    it.effect(name, () =>
      Effect.gen(function* () {
        const { ines, stream, kinds } = yield* talking()
        yield* TestClock.adjust(1_000)
        wish(ines, stream, 31_000)
        const before = kinds()
        yield* TestClock.adjust(29_999)
        expect(kinds()).toEqual(before)
        yield* TestClock.adjust(1)
        expect(kinds().slice(before.length)[0]).toBe(last)
        const after = kinds()
        yield* TestClock.adjust(3_600_000)
        expect(kinds()).toEqual(after)
      }),
    )
  runsOut(
    "a transfer that nobody answers",
    (ines, stream) => ines.submit(stream, "offerTransfer", { for: 30_000 }),
    "TransferEnded!",
  )
  runsOut("a snooze", (ines, stream, until) => ines.submit(stream, "snooze", { until }), "ConversationWoken!")
  runsOut(
    "what is asked of the visitor",
    (ines, stream) => ines.submit(stream, "ask", { for: 30_000 }),
    "NavigationRefused!",
  )

  it.effect("what rings and is not picked up", () =>
    Effect.gen(function* () {
      const { ines, stream, kinds } = yield* talking({ routing: manual })
      ines.submit(stream, "queueConversation", {})
      ines.submit(stream, "ring", { for: 30_000 })
      yield* TestClock.adjust(29_999)
      expect(kinds().at(-1)).toBe("ConversationOffered")
      yield* TestClock.adjust(1)
      expect(kinds().at(-1)).toBe("ConversationDeclined!")
    }),
  )

  it.effect("of two that run out each has its moment, however far away", () =>
    Effect.gen(function* () {
      const month = 30 * 24 * 3_600_000
      const { ines, stream, kinds } = yield* talking({ heartbeat: month })
      ines.submit(stream, "ask", { for: 2 * month })
      ines.submit(stream, "offerTransfer", { for: month })
      yield* TestClock.adjust(month - 1)
      expect(kinds().at(-1)).toBe("TransferStarted")
      yield* TestClock.adjust(1)
      expect(kinds().at(-1)).toBe("TransferEnded!")
      yield* TestClock.adjust(month)
      expect(kinds().at(-1)).toBe("NavigationRefused!")
    }),
  )

  it.effect("nothing rings for what has been settled", () =>
    Effect.gen(function* () {
      const { ines, visitor, stream, kinds } = yield* talking()
      ines.submit(stream, "snooze", { until: 30_000 })
      yield* TestClock.adjust(1_000)
      visitor.submit(stream, "postMessage", { text: "?" })
      ines.submit(stream, "snooze", { until: 90_000 })
      const before = kinds()
      yield* TestClock.adjust(60_000)
      expect(kinds()).toEqual(before)
      yield* TestClock.adjust(29_000)
      expect(kinds()[before.length]).toBe("ConversationWoken!")
    }),
  )
})

describe("[T83] a wish of the server that cannot be stored", () => {
  it.effect("is tried again until it has been", () =>
    Effect.gen(function* () {
      const { ines, stream, kinds, memory } = yield* talking({ limits: { retryAfter: 500 } })
      ines.submit(stream, "snooze", { until: 30_000 })
      yield* TestClock.adjust(29_999)
      memory.failNextCommit("before")
      yield* TestClock.adjust(400)
      expect(kinds().at(-1)).toBe("ConversationSnoozed")
      memory.failNextCommit("before")
      yield* TestClock.adjust(200)
      expect(kinds().at(-1)).toBe("ConversationSnoozed")
      yield* TestClock.adjust(500)
      expect(kinds()).toContain("ConversationWoken!")
    }),
  )

  it.effect("and has been stored all the same, is found and not done twice", () =>
    Effect.gen(function* () {
      const { ines, stream, kinds, memory } = yield* talking({ limits: { retryAfter: 500 } })
      ines.submit(stream, "snooze", { until: 30_000 })
      yield* TestClock.adjust(29_999)
      memory.failNextCommit("after")
      yield* TestClock.adjust(10_000)
      expect(kinds().filter((kind) => kind === "ConversationWoken!")).toHaveLength(1)
    }),
  )
})

describe("[T84] a conversation in which nobody says anything", () => {
  it.effect("is closed after it was announced, and a message of anyone cancels that", () =>
    Effect.gen(function* () {
      const { ines, visitor, stream, kinds } = yield* talking({ policy: { idle } })
      visitor.submit(stream, "postMessage", { text: "?" })
      yield* TestClock.adjust(3_600_000)
      expect(kinds()).not.toContain("ClosingAnnounced!")
      ines.submit(stream, "postMessage", { text: "!" })
      yield* TestClock.adjust(59_999)
      expect(kinds().at(-1)).toBe("MessagePosted")
      yield* TestClock.adjust(1)
      expect(kinds().at(-1)).toBe("ClosingAnnounced!")
      yield* TestClock.adjust(29_999)
      visitor.submit(stream, "postMessage", { text: "?" })
      yield* TestClock.adjust(120_000)
      expect(kinds().slice(-2)).toEqual(["ClosingCancelled", "MessagePosted"])
      ines.submit(stream, "postMessage", { text: "!" })
      yield* TestClock.adjust(89_999)
      expect(kinds().at(-1)).toBe("ClosingAnnounced!")
      yield* TestClock.adjust(1)
      expect(kinds().at(-1)).toBe("ConversationClosed!")
      yield* TestClock.adjust(3_600_000)
      expect(kinds().at(-1)).toBe("ConversationClosed!")
    }),
  )

  it.effect("is announced again only after another while when the agent keeps it", () =>
    Effect.gen(function* () {
      const { ines, stream, kinds } = yield* talking({ policy: { idle } })
      yield* TestClock.adjust(60_000)
      expect(kinds().at(-1)).toBe("ClosingAnnounced!")
      ines.submit(stream, "cancelClosing", {})
      yield* TestClock.adjust(59_999)
      expect(kinds().at(-1)).toBe("ClosingCancelled")
      yield* TestClock.adjust(1)
      expect(kinds().at(-1)).toBe("ClosingAnnounced!")
    }),
  )

  it.effect("says why: because the visitor has left, if they have; never while they wait for an agent", () =>
    Effect.gen(function* () {
      const { ines, visitor, stream, memory, conversation } = yield* talking({ policy: { idle } })
      ines.submit(stream, "postMessage", { text: "!" })
      visitor.leave()
      yield* TestClock.adjust(60_000)
      expect(memory.storage.streams.get(stream)!.at(-1)).toMatchObject({
        _tag: "ClosingAnnounced",
        cause: "visitorLeft",
        deadline: 90_000,
      })
      ines.leave()
      const { stream: waiting } = conversation("v2")
      yield* TestClock.adjust(3_600_000)
      expect(memory.storage.streams.get(waiting)!.map(({ _tag }) => _tag)).not.toContain("ClosingAnnounced")
    }),
  )

  it.effect("without the policy stays", () =>
    Effect.gen(function* () {
      const { kinds } = yield* talking()
      const before = kinds()
      yield* TestClock.adjust(24 * 3_600_000)
      expect(kinds()).toEqual(before)
    }),
  )
})

describe("[T85] after a restart", () => {
  it.effect("what runs out is acted on as before, once somebody of the tenant is there", () =>
    Effect.gen(function* () {
      const storage = MemoryLog.storage("epoch-1")
      const first = yield* talking({ log: { storage }, policy: { idle } })
      const at = (stream: StreamKey): string | undefined => storage.streams.get(stream)?.at(-1)?._tag
      const streams = ["v2", "v3", "v4"].map((visitor) => first.conversation(visitor).stream)
      const [transferring, snoozed, closing] = streams as [StreamKey, StreamKey, StreamKey]
      first.ines.submit(transferring, "offerTransfer", { for: 100_000 })
      first.ines.submit(snoozed, "snooze", { until: 100_000 })
      yield* TestClock.adjust(40_000)
      first.visitor.submit(first.stream, "postMessage", { text: "?" })
      first.ines.submit(first.stream, "postMessage", { text: "!" })
      yield* TestClock.adjust(30_000)
      expect(at(closing)).toBe("ClosingAnnounced")
      first.memory.crash()
      // At 70 s. What was announced for 90 s, what runs out at 100 s and what is announced at 100 s are left.
      const second = yield* world({ commands, log: { storage }, policy: { idle }, routing: manual })
      yield* TestClock.adjust(10_000)
      second.connect("visitor:v9")
      yield* TestClock.adjust(10_000)
      expect(streams.map(at)).toEqual(["TransferStarted", "ConversationSnoozed", "ConversationClosed"])
      yield* TestClock.adjust(9_999)
      expect(streams.map(at)).toEqual(["TransferStarted", "ConversationSnoozed", "ConversationClosed"])
      yield* TestClock.adjust(1)
      expect([...streams, first.stream].map(at)).toEqual([
        "TransferEnded",
        "ConversationWoken",
        "ConversationClosed",
        "ClosingAnnounced",
      ])
    }),
  )

  it.effect("what had run out meanwhile is acted on at once, and a log that cannot be read is asked again", () =>
    Effect.gen(function* () {
      const storage = MemoryLog.storage("epoch-1")
      const first = yield* talking({ log: { storage } })
      first.ines.submit(first.stream, "snooze", { until: 10_000 })
      first.memory.crash()
      yield* TestClock.adjust(3_600_000)
      const { log } = yield* MemoryLog.make({ storage })
      let failing = 3
      const second = yield* world({
        commands,
        over: {
          ...log,
          summaries: (...of) =>
            failing-- > 0 ? log.summaries(...of).pipe(Effect.andThen(unavailable)) : log.summaries(...of),
        },
        routing: manual,
      })
      second.connect("agent:noe")
      yield* TestClock.adjust(10_000)
      expect(storage.streams.get(first.stream)!.map(({ _tag }) => _tag)).toContain("ConversationWoken")
    }),
  )
})

const unavailable = Effect.gen(function* () {
  const { log, crash } = yield* MemoryLog.make()
  crash()
  return yield* log.summaries("acme" as never, 1)
})
