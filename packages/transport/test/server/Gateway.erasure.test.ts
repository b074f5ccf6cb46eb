/** A visitor who is erased is nowhere any more: not in the log, not on a desk, not in what is told afterwards. */
import { expect, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Command from "@pupitre/core/Command"
import { accept } from "@pupitre/core/Decision"
import type { ConversationId, VisitorId } from "@pupitre/core/Id"
import * as StreamKeys from "@pupitre/core/StreamKey"
import type { Any as Aggregate } from "@pupitre/transport/server/Aggregate"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import { describe } from "vitest"
import type { Client, World } from "./World.js"
import { commands, tenant, world } from "./World.js"

const own = StreamKeys.visitor(tenant, "camille" as VisitorId)
const erasures = StreamKeys.workspace(tenant, "erasures")

/** How many pages there were, and the last value of each key. */
interface State {
  readonly pages: number
  readonly values: Readonly<Record<string, unknown>>
}
const aggregate: Aggregate = {
  initial: { pages: 0, values: {} },
  apply: ({ pages, values }: State, event: ChatEvent): State => ({
    pages: pages + (event._tag === "PageVisited" ? 1 : 0),
    values: event._tag === "CustomDataSet" ? { ...values, ...event.values } : values,
  }),
  encode: JSON.stringify,
  decode: (text) => JSON.parse(text) as State,
  show: (state) => state as never,
}

const page = (n: number) => ({
  pageId: `page-${n}`,
  visitId: "visit-1",
  url: `https://lumen.example/canary-${n}`,
  title: `canary title ${n}`,
})

/** A visitor who has seen pages, talked and been talked of, and whose conversation is over. */
const past = Effect.fnUntraced(function* ({ connect }: World) {
  const visitor = connect("visitor:camille")
  const agent = connect("agent:ines")
  visitor.submit(own, "giveConsent", { scopes: ["store"] })
  visitor.submit(own, "visitPage", page(1))
  visitor.submit(own, "setCustomData", { values: { plan: "canary-plan" } })
  visitor.submit(own, "identifyVisitor", { externalId: "canary-id", name: "canary name" })
  const id = visitor.submit(own, "startConversation", { mode: "chat", language: "fr-CA" })
  const stream = StreamKeys.conversation(tenant, id as string as ConversationId)
  visitor.submit(stream, "postMessage", { text: "canary-question" })
  yield* TestClock.adjust(2_000)
  agent.submit(stream, "postMessage", { text: "canary-answer" })
  agent.submit(stream, "addNote", { text: "canary-note" })
  visitor.submit(own, "visitPage", page(2))
  yield* TestClock.adjust(2_000)
  return { visitor, agent, stream }
})
/** Closes it, as an action of a product would. */
const Finish = Command.make({
  name: "finish",
  on: "conversation",
  roles: ["agent"],
  input: Schema.Struct({}),
  inputReasons: [],
  availability: () => Command.unless(),
  facts: ({ id, visitor }, _, context) => {
    const closed = {
      _tag: "ConversationClosed",
      conversationId: id!,
      visitorId: visitor!.id,
      tags: ["canary-tag"],
      note: "canary closing",
    } as const
    return accept([closed], [{ stream: StreamKeys.visitor(context.tenant, visitor!.id), events: [closed] }])
  },
})
const options = { aggregate, commands: Command.catalogue([...commands.values(), Finish]) } as const
const close = (agent: Client, stream: StreamKeys.StreamKey): void => void agent.submit(stream, "finish", {})
const look = (client: Client, stream: StreamKeys.StreamKey, since = 0): void =>
  client.send({
    _tag: "Subscribe",
    stream,
    since,
    aggregate: true,
    tail: 4,
    ...(since > 0 && { epoch: "epoch-1" }),
  })
const heard = (client: Client): string => client.texts.join("\n")
/** Whether anything that was said is still there. */
const hears = (client: Client): boolean => heard(client).includes("canary")
const holds = ({ storage: { streams, aggregates, summaries, commands: outcomes } }: MemoryLog.MemoryLog): boolean =>
  JSON.stringify([
    ...streams,
    ...aggregates,
    ...[...summaries.values()].flatMap((lines) => [...lines]),
    ...outcomes,
  ]).includes("canary")
const erase = (client: Client) => client.submit(own, "eraseVisitor", {})

describe("[T102] a visitor who is erased", () => {
  it.effect(
    "is forgotten by whoever watches at once, who is told what stays; nothing of it is anywhere afterwards",
    () =>
      Effect.gen(function* () {
        const made = yield* world(options)
        const { agent, stream, visitor } = yield* past(made)
        const watching = [made.connect("agent:ines"), made.connect("agent:marc"), made.connect("manager:lea")]
        for (const client of watching) for (const each of [own, stream]) look(client, each)
        watching[0]!.send({ _tag: "WatchDesk" })
        yield* TestClock.adjust(2_000)
        const manager = watching[2]!
        const early = erase(manager)
        yield* TestClock.adjust(100)
        // A conversation is open.
        expect(manager.of("Nack").map(({ commandId }) => commandId)).toContain(early)
        close(agent, stream)
        // Told of by the next heartbeat, as something that another server stored.
        yield* TestClock.adjust(25_000)
        expect(watching.every((client) => heard(client).includes("canary-plan"))).toBe(true)
        expect(holds(made.memory)).toBe(true)
        for (const client of [...watching, visitor]) {
          client.texts.length = 0
          client.frames.length = 0
        }
        erase(manager)
        yield* TestClock.adjust(100)
        expect(manager.of("Ack").length).toBe(1)
        expect(holds(made.memory)).toBe(false)
        for (const client of watching) {
          expect(client.of("Reset").map((frame) => frame.stream)).toEqual([own, stream])
          expect(client.of("Aggregated")).toMatchObject([{ stream: own, state: { pages: 2, values: {} } }])
          expect(client.of("Opened")[0]?.state.messages).toBe(2)
          const thread = client.of("Range").filter((range) => range.stream === stream)
          expect(thread.at(-1)?.to).toBe(made.memory.storage.streams.get(stream)?.length)
          expect(thread.at(-1)?.events.at(-1)).toMatchObject({ _tag: "VisitorErased", visitorId: "camille" })
        }
        expect(watching[0]!.of("Summaries").at(-1)?.summaries[0]).toMatchObject({
          visitor: { _tag: "Visitor", id: "camille" },
          last: { text: "" },
        })
        expect(made.memory.storage.streams.get(erasures)).toMatchObject([
          { _tag: "VisitorErased", visitorId: "camille", by: { _tag: "Agent", id: "lea" } },
        ])
        // Whoever comes later, asks for the past, or comes back with what they held from before.
        const late = made.connect("agent:zoe")
        for (const each of [own, stream]) {
          look(late, each)
          late.send({ _tag: "Fetch", stream: each, from: 1, to: 99 })
          late.send({ _tag: "Fetch", stream: each, from: 1, to: 99, id: 7 })
        }
        const back = made.connect("agent:paul")
        look(back, own, 3)
        look(back, stream, 3)
        yield* TestClock.adjust(3_000)
        expect(back.of("Reset").map((frame) => frame.stream)).toEqual([own, stream])
        expect(late.of("Page").length).toBe(2)
        for (const client of [...watching, visitor, late, back]) expect(hears(client)).toBe(false)
        // What comes afterwards is told as before, and counted on.
        visitor.submit(own, "visitPage", { ...page(3), title: "afterwards" })
        yield* TestClock.adjust(100)
        expect(heard(late)).toContain("afterwards")
        const last = made.connect("agent:tom")
        look(last, own)
        yield* TestClock.adjust(100)
        expect(last.of("Aggregated")[0]?.state).toEqual({ pages: 3, values: {} })
      }),
  )

  it.effect(
    "is erased with a conversation open: a manager closes it first, the agent is told, and each step asked again changes nothing",
    () =>
      Effect.gen(function* () {
        const made = yield* world(options)
        const { agent, stream } = yield* past(made)
        look(agent, stream)
        const manager = made.connect("manager:lea")
        const closeFirst = (by: Client) => by.submit(stream, "closeForErasure", {})
        yield* TestClock.adjust(100)
        const notTheirs = closeFirst(agent)
        yield* TestClock.adjust(100)
        expect(agent.of("Nack").map(({ commandId }) => commandId)).toContain(notTheirs)
        closeFirst(manager)
        yield* TestClock.adjust(100)
        const stored = (of: StreamKeys.StreamKey) => made.memory.storage.streams.get(of) ?? []
        for (const of of [stream, own]) {
          expect(stored(of).at(-1)).toMatchObject({
            _tag: "ConversationClosed",
            by: { _tag: "Agent", id: "lea" },
            cause: "erasure",
          })
        }
        expect(agent.texts.join("\n")).toContain('"erasure"')
        const length = stored(stream).length
        closeFirst(manager)
        yield* TestClock.adjust(100)
        expect(stored(stream).length).toBe(length)
        erase(manager)
        closeFirst(manager)
        erase(manager)
        yield* TestClock.adjust(100)
        expect([manager.of("Ack").length, manager.of("Nack").length]).toEqual([5, 0])
        expect(holds(made.memory)).toBe(false)
        expect(stored(stream).filter(({ _tag }) => _tag === "VisitorErased").length).toBe(1)
        expect(stored(stream).find(({ _tag }) => _tag === "ConversationClosed")).toMatchObject({
          by: { _tag: "Agent", id: "lea" },
          cause: "erasure",
        })
        expect(stored(erasures)).toMatchObject([{ _tag: "VisitorErased", visitorId: "camille" }])
      }),
  )

  it.effect("who begins another conversation between the two steps is erased once that is closed too", () =>
    Effect.gen(function* () {
      const made = yield* world(options)
      const { stream, visitor } = yield* past(made)
      const manager = made.connect("manager:lea")
      manager.submit(stream, "closeForErasure", {})
      yield* TestClock.adjust(2_000)
      const next = visitor.submit(own, "startConversation", { mode: "chat" })
      yield* TestClock.adjust(2_000)
      const early = erase(manager)
      yield* TestClock.adjust(100)
      expect(manager.of("Nack").map(({ commandId }) => commandId)).toEqual([early])
      expect(holds(made.memory)).toBe(true)
      const second = StreamKeys.conversation(tenant, next as string as ConversationId)
      for (const each of [stream, second]) manager.submit(each, "closeForErasure", {})
      erase(manager)
      yield* TestClock.adjust(100)
      expect(manager.of("Nack").length).toBe(1)
      expect(holds(made.memory)).toBe(false)
      for (const each of [stream, second]) {
        const tags = (made.memory.storage.streams.get(each) ?? []).map(({ _tag }) => _tag)
        expect(tags.filter((tag) => tag === "ConversationClosed" || tag === "VisitorErased")).toEqual([
          "ConversationClosed",
          "VisitorErased",
        ])
      }
    }),
  )

  it.effect(
    "is nowhere in what the workspace keeps of many, whoever follows or watches it; what is of others stays",
    () =>
      Effect.gen(function* () {
        const Keep = Command.make({
          name: "keep",
          on: "workspace",
          roles: ["manager"],
          input: Schema.Struct({ who: Schema.String, comment: Schema.String }),
          inputReasons: [],
          availability: () => Command.unless(),
          facts: (_, { who, comment }) =>
            accept([{ _tag: "VisitorBlocked", visitorId: who as VisitorId, reason: "spam", comment }]),
        })
        const made = yield* world({ ...options, commands: Command.catalogue([...options.commands.values(), Keep]) })
        const { agent, stream } = yield* past(made)
        close(agent, stream)
        yield* TestClock.adjust(100)
        const blocks = StreamKeys.workspace(tenant, "blocks")
        const manager = made.connect("manager:lea")
        manager.submit(blocks, "keep", { who: "camille", comment: "canary" })
        manager.submit(blocks, "keep", { who: "zoe", comment: "another's" })
        look(manager, blocks)
        const followed = yield* made.gateway.follow(blocks, {
          initial: [] as ReadonlyArray<string>,
          apply: (all, event) => [...all, JSON.stringify(event)],
        })
        yield* TestClock.adjust(2_000)
        expect(followed.get().join()).toContain("canary")
        expect(hears(manager)).toBe(true)
        manager.frames.length = manager.texts.length = 0
        erase(manager)
        yield* TestClock.adjust(2_000)
        expect(manager.of("Reset").map((frame) => frame.stream)).toContain(blocks)
        expect(hears(manager)).toBe(false)
        expect(followed.get().length).toBe(3)
        for (const text of [followed.get().join(), heard(manager)]) {
          expect(text).not.toContain("canary")
          expect(text).toContain("another's")
        }
        manager.submit(blocks, "keep", { who: "zoe", comment: "afterwards" })
        yield* TestClock.adjust(100)
        expect(followed.get().length).toBe(4)
        expect(holds(made.memory)).toBe(false)
      }),
  )

  it.effect("is erased by another server: this one forgets what it had read as soon as it reads on", () =>
    Effect.gen(function* () {
      const made = yield* world(options)
      const { agent: ines, stream } = yield* past(made)
      close(ines, stream)
      const agent = made.connect("agent:marc")
      for (const each of [own, stream]) look(agent, each)
      yield* TestClock.adjust(25_000)
      expect(heard(agent)).toContain("canary-answer")
      agent.texts.length = 0
      agent.frames.length = 0
      const other = yield* world({ ...options, over: made.memory.log })
      const manager = other.connect("manager:lea")
      erase(manager)
      yield* TestClock.adjust(100)
      // Something is stored here, on the head that this server knows of: it reads on.
      made.connect("visitor:camille").submit(own, "visitPage", { ...page(3), url: "https://lumen.example/", title: "" })
      const note = made.connect("manager:kim")
      note.submit(stream, "addNote", { text: "afterwards" })
      yield* TestClock.adjust(25_000)
      expect(agent.of("Reset").map((frame) => frame.stream)).toEqual([own, stream])
      expect(agent.of("Aggregated")).toMatchObject([{ stream: own, state: { pages: 2, values: {} } }])
      expect(agent.of("Range").flatMap(({ events }) => events)).toContainEqual(
        expect.objectContaining({ _tag: "PageVisited", pageId: "page-3" }),
      )
      expect(heard(agent)).toContain("afterwards")
      expect(hears(agent)).toBe(false)
    }),
  )

  it.effect("is not told of by what was read before: a range and a page on their way are read again", () =>
    Effect.gen(function* () {
      const memory = yield* MemoryLog.make({ storage: MemoryLog.storage("epoch-1") })
      let slow: StreamKeys.StreamKey | undefined
      const over = {
        ...memory.log,
        read: (...asked: Parameters<typeof memory.log.read>) => {
          const read = memory.log.read(...asked)
          // Read at once, handed out later.
          return asked[0] === slow ? Effect.tap(read, () => Effect.sleep(50)) : read
        },
      }
      const made = { ...(yield* world({ ...options, over })), memory }
      const { agent, stream } = yield* past(made)
      close(agent, stream)
      const manager = made.connect("manager:lea")
      look(manager, own)
      yield* TestClock.adjust(25_000)
      // More than is kept in memory, so that ranges are read from the log.
      for (let i = 0; i < 80; i++) {
        manager.submit(stream, "addNote", { text: `canary-${i}` })
        yield* TestClock.adjust(1_000)
      }
      const [late, paging] = [made.connect("agent:ines"), made.connect("agent:marc")]
      slow = stream
      late.send({ _tag: "Subscribe", stream, since: 0 })
      paging.send({ _tag: "Fetch", stream, from: 1, to: 60, id: 3 })
      paging.send({ _tag: "Fetch", stream, from: 1, to: 60 })
      yield* TestClock.adjust(10)
      erase(manager)
      yield* TestClock.adjust(5_000)
      expect(holds(memory)).toBe(false)
      expect([late, paging].map(hears)).toEqual([false, false])
      expect(late.of("Range").at(-1)?.to).toBe(memory.storage.streams.get(stream)?.length)
    }),
  )
})
