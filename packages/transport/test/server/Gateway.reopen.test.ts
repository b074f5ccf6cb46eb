import { expect, it } from "@effect/vitest"
import * as Command from "@pupitre/core/Command"
import { endConversation } from "@pupitre/core/command/EndConversation"
import { reopenConversation } from "@pupitre/core/command/Reopening"
import { startConversation } from "@pupitre/core/command/StartConversation"
import { accept } from "@pupitre/core/Decision"
import { manual } from "@pupitre/core/desk/Routing"
import type { ConversationId, VisitorId } from "@pupitre/core/Id"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import { describe } from "vitest"
import type { World } from "./World.js"
import { commands as builtin, tenant, world } from "./World.js"

const within = 60_000
/** Closes it, as an action of a product would. */
const Finish = Command.make({
  name: "finish",
  on: "conversation",
  roles: ["agent"],
  input: Schema.Struct({}),
  inputReasons: [],
  availability: () => Command.unless(),
  facts: ({ id, visitor }) => {
    const closed = { _tag: "ConversationClosed", conversationId: id!, visitorId: visitor!.id, tags: [] } as const
    return accept([closed], [{ stream: StreamKeys.visitor(tenant, visitor!.id), events: [closed] }])
  },
})
const own = [startConversation({ within }), reopenConversation({ within }), endConversation({ visitorMayClose: true })]
const commands = new Map([...builtin, ...Command.catalogue([Finish, ...own])])
const visitorStream = StreamKeys.visitor(tenant, "v1" as VisitorId)

const tags = (made: World, stream: StreamKey): ReadonlyArray<string> =>
  (made.memory.storage.streams.get(stream) ?? []).map(({ _tag }) => _tag)

const closed = Effect.fnUntraced(function* (made: World) {
  const visitor = made.connect("visitor:v1")
  visitor.submit(visitorStream, "giveConsent", { scopes: ["store"] })
  const id = visitor.submit(visitorStream, "startConversation", { mode: "chat", message: "Bonjour" })
  const stream = StreamKeys.conversation(tenant, id as string as ConversationId)
  const ines = made.connect("agent:ines")
  ines.submit(stream, "takeConversation", {})
  ines.submit(stream, "finish", {})
  yield* TestClock.adjust(100)
  expect(tags(made, stream).at(-1)).toBe("ConversationClosed")
  return { visitor, ines, id, stream }
})
const writes = { mode: "chat", message: "Encore une question" }

describe("[T106] where a team reopens conversations", () => {
  it.effect(
    "what the visitor writes in time goes on in the one before, for its agent, on every desk; later it begins another",
    () =>
      Effect.gen(function* () {
        const made = yield* world({ commands, routing: manual })
        const { visitor, ines, id, stream } = yield* closed(made)
        const marc = made.connect("agent:marc")
        marc.send({ _tag: "WatchDesk" })
        marc.send({ _tag: "Subscribe", stream, since: 0 })
        visitor.send({ _tag: "Subscribe", stream, since: 0 })
        yield* TestClock.adjust(100)
        visitor.submit(visitorStream, "startConversation", writes)
        yield* TestClock.adjust(100)
        expect(tags(made, stream).slice(-2)).toEqual(["ConversationReopened", "MessagePosted"])
        expect(tags(made, visitorStream).at(-1)).toBe("ConversationReopened")
        const line = marc.of("Summaries").at(-1)?.summaries[0]
        expect(line).toMatchObject({ id, status: "queued", queuedFor: { _tag: "Agent", id: "ines" } })
        for (const client of [marc, visitor]) {
          const told = client.of("Range").flatMap(({ events }) => events)
          expect(told.map((event) => (event as { readonly _tag?: string })._tag)).toContain("ConversationReopened")
          expect(told.at(-1)).toMatchObject({ _tag: "MessagePosted", text: "Encore une question" })
        }
        ines.submit(stream, "takeConversation", {})
        ines.submit(stream, "postMessage", { text: "Je vous écoute" })
        ines.submit(stream, "finish", {})
        yield* TestClock.adjust(within)
        visitor.submit(visitorStream, "startConversation", writes)
        yield* TestClock.adjust(100)
        expect(tags(made, visitorStream).at(-1)).toBe("ConversationStarted")
        expect(tags(made, stream).at(-1)).toBe("ConversationClosed")
      }),
  )

  it.effect(
    "an agent takes it up again and has it, of two at once one; what stood before a restart stands after it",
    () =>
      Effect.gen(function* () {
        const made = yield* world({ commands, routing: manual })
        const { stream, id } = yield* closed(made)
        const again = yield* world({ commands, routing: manual, log: { storage: made.memory.storage } })
        const [ines, marc] = [again.connect("agent:ines"), again.connect("agent:marc")]
        for (const client of [ines, marc]) client.submit(visitorStream, "reopenConversation", { conversationId: id })
        yield* TestClock.adjust(100)
        expect([ines.of("Ack").length, marc.of("Ack").length, marc.of("Nack").length]).toEqual([1, 0, 1])
        expect(tags(again, stream).slice(-2)).toEqual(["ConversationReopened", "AgentAssigned"])
        ines.submit(stream, "postMessage", { text: "J'avais oublié un point" })
        yield* TestClock.adjust(100)
        expect(ines.of("Ack").length).toBe(2)
      }),
  )

  it.effect("a visitor who is done leaves the closing to the agent; nobody else says it for them", () =>
    Effect.gen(function* () {
      const made = yield* world({ commands, routing: manual })
      const visitor = made.connect("visitor:v1")
      visitor.submit(visitorStream, "giveConsent", { scopes: ["store"] })
      const id = visitor.submit(visitorStream, "startConversation", { mode: "chat", message: "Bonjour" })
      const stream = StreamKeys.conversation(tenant, id as string as ConversationId)
      const ines = made.connect("agent:ines")
      ines.submit(stream, "takeConversation", {})
      ines.submit(stream, "endConversation", {})
      made.connect("visitor:v2").submit(stream, "endConversation", {})
      yield* TestClock.adjust(100)
      expect(tags(made, stream)).not.toContain("ConversationEnded")
      visitor.submit(stream, "minimiseChat", {})
      visitor.submit(stream, "endConversation", {})
      yield* TestClock.adjust(100)
      expect(tags(made, stream).slice(-2)).toEqual(["AlertRaised", "ConversationEnded"])
      ines.submit(stream, "finish", {})
      yield* TestClock.adjust(100)
      expect(tags(made, visitorStream).at(-1)).toBe("ConversationClosed")
    }),
  )
})
