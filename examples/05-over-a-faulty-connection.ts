/**
 * Connect two ends over a network that loses, doubles and reorders what they send, and cuts them off now and then.
 * Everything written arrives all the same, once and in order. Takes a few seconds.
 *
 *     node examples/05-over-a-faulty-connection.ts
 */
import * as assert from "node:assert/strict"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import * as ConversationWindow from "@pupitre/core/ConversationWindow"
import type { ConversationId, TenantId } from "@pupitre/core/Id"
import type { Readable } from "@pupitre/core/Readable"
import * as StreamKey from "@pupitre/core/StreamKey"
import * as Timeline from "@pupitre/core/Timeline"
import { connect } from "@pupitre/transport/connect"
import * as Memory from "@pupitre/transport/connection/Memory"
import { EventLog } from "@pupitre/transport/server/EventLog"
import * as Gateway from "@pupitre/transport/server/Gateway"
import type { Identity } from "@pupitre/transport/server/Identity"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import * as FaultyConnection from "@pupitre/transport/testing/FaultyConnection"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"

const tenant = "demo" as TenantId
const people = {
  camille: { role: "visitor", participant: { _tag: "Visitor", id: "camille", name: "Camille" } },
  ines: { role: "agent", participant: { _tag: "Agent", id: "ines", name: "Inès" } },
} as const

// A server: a gateway over a log, here in memory. Its tokens are the names of the people; yours are signed.
const scope = Scope.makeUnsafe()
const gateway = await Effect.runPromise(
  Effect.gen(function* () {
    const { log } = yield* MemoryLog.make()
    return yield* Gateway.make({
      commands: Command.catalogue(builtin),
      authenticate: (token) =>
        Effect.succeed({ ...people[token as keyof typeof people], tenant, expiresAt: Date.now() + 60_000 } as Identity),
      heartbeat: 250,
    }).pipe(Effect.provideService(EventLog, log))
  }).pipe(Scope.provide(scope)),
)

// Two ends, each over a connection with faults of its own, from a seed.
const way = { loss: 0.1, duplication: 0.1, delay: 15, reordering: 0.3 }
const faulty = (seed: number): FaultyConnection.FaultyConnection =>
  FaultyConnection.make(
    Memory.make((link) => gateway.accept(link)),
    { seed, faults: { up: way, down: way, disconnect: 0.01 } },
  )
const networks = [faulty(1), faulty(2)] as const
const camille = await connect({ connection: networks[0], token: () => "camille" })
const ines = await connect({ connection: networks[1], token: () => "ines" })

/** Resolves when a value is as wanted. */
const until = <A>(readable: Readable<A>, wanted: (value: A) => boolean): Promise<void> =>
  new Promise((resolve) => {
    if (wanted(readable.get())) return resolve()
    const leave = readable.subscribe(() => {
      if (!wanted(readable.get())) return
      leave()
      resolve()
    })
  })

// The visitor agrees and asks to talk; the gateway gives her to the agent who is there.
const own = StreamKey.visitor(tenant, people.camille.participant.id as never)
await until(ines.status, ({ _tag }) => _tag === "Online")
await camille.submit(own, { name: "giveConsent", input: { scopes: ["store"] } }).outcome
const started = camille.submit(own, { name: "startConversation", input: { mode: "chat" } })
assert.equal((await started.outcome)._tag, "Stored")
const conversationId = started.commandId as string as ConversationId
const shop = ConversationWindow.open(camille, { tenant, conversationId })
const desk = ConversationWindow.open(ines, { tenant, conversationId })
for (const window of [shop, desk]) await until(window.conversation, ({ status }) => status === "active")

// Both write without waiting for each other. A wish has one outcome, however often it had to be sent.
const count = 20
const wishes = Array.from({ length: count }, (_, i) => [
  shop.submit(PostMessage, { text: `question ${i + 1}` }),
  desk.submit(PostMessage, { text: `answer ${i + 1}` }),
]).flat()
const outcomes = await Promise.all(wishes.map(({ outcome }) => outcome))
assert.ok(outcomes.every(({ _tag }) => _tag === "Stored"))

// Both see the same thread: everything once, each side's words in the order in which it wrote them.
const settled = (timeline: Timeline.Timeline): boolean =>
  Timeline.missing(timeline) === 0 &&
  Timeline.slice(timeline).filter(({ _tag }) => _tag === "MessagePosted").length === 2 * count
for (const window of [shop, desk]) await until(window.timeline, settled)
const said = (window: ConversationWindow.ConversationWindow): ReadonlyArray<string> =>
  Timeline.slice(window.timeline.get()).flatMap((entry) => (entry._tag === "MessagePosted" ? [entry.text] : []))
assert.deepEqual(said(shop), said(desk))
for (const word of ["question", "answer"]) {
  assert.deepEqual(
    said(desk).filter((text) => text.startsWith(word)),
    Array.from({ length: count }, (_, i) => `${word} ${i + 1}`),
  )
}

// And the network was as bad as promised.
const [a, b] = networks.map((network) => network.counts())
assert.ok(a !== undefined && b !== undefined)
for (const fault of ["lost", "duplicated", "reordered"] as const) assert.ok(a[fault] + b[fault] > 0, fault)

for (const window of [shop, desk]) window.close()
await Promise.all([camille.close(), ines.close()])
await Effect.runPromise(Scope.close(scope, Exit.void))
console.log(`${said(desk).length} messages, each once and in order`)
