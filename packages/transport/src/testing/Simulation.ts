/**
 * Real sessions, the real gateway and a real log on virtual time, under faults from a seed: what the delivery rules
 * promise, tried thousands of times.
 *
 * One seed is one world: two to five clients, five to forty wishes each, a mix of faults of its own (which faults, how
 * often), crashes of clients and of the server, failed commits, connections that take nothing more, and, if asked for,
 * restores of an older copy of the log. Some clients open the conversation at its end. After the faults everything is let
 * run; then every wish must have its one outcome, the log must hold each once and in its author's order, and every client
 * must see exactly the log from where it opened on, and the state that the whole of it folds to.
 *
 * @since 0.1.0
 */
import { projectAll, projectConversation } from "@pupitre/core/Audience"
import * as Conversations from "@pupitre/core/Conversation"
import * as Redaction from "@pupitre/core/Redaction"
import { seededRandom } from "../internal/simulation/seededRandom.js"
import type { SimulatedClient } from "../internal/simulation/SimulatedClient.js"
import type { Violation } from "../internal/simulation/Violation.js"
import * as Client from "../internal/simulation/SimulatedClient.js"
import type { Kind, SimulatedServer } from "../internal/simulation/SimulatedServer.js"
import * as Server from "../internal/simulation/SimulatedServer.js"
import type { Faults, Way } from "./FaultyConnection.js"
import * as FaultyConnection from "./FaultyConnection.js"
import * as VirtualTime from "./VirtualTime.js"

export type { Violation } from "../internal/simulation/Violation.js"

/** What a world is like beside its seed. */
export interface Options {
  /** Whether the log is sometimes restored from an older copy, as another lineage. */
  readonly restores?: boolean
}

/** What became of one world. */
export interface World {
  readonly seed: number
  readonly commands: number
  /** Clients that hold the conversation from its end only, with its state before. */
  readonly atEnd: number
  /** Texts handed to connections. */
  readonly packets: number
  /** Faults of connections, crashes, failed commits and restores. */
  readonly faults: number
  /** Virtual milliseconds, in all and from the last fault until everybody agreed. */
  readonly time: number
  readonly settling: number
  readonly violations: ReadonlyArray<Violation>
}

/** What became of many worlds. */
export interface Report {
  readonly seeds: number
  readonly commands: number
  /** Clients that held the conversation from its end only when it was over. */
  readonly atEnd: number
  readonly packets: number
  readonly faults: number
  /** Virtual milliseconds. */
  readonly time: number
  /** The longest that any world took from the last fault until everybody agreed, virtual milliseconds. */
  readonly slowest: number
  /** Worlds in which something stored or accepted was missing, or a wish never had an outcome. */
  readonly lost: number
  /** … in which something was there twice. */
  readonly duplicated: number
  /** … in which an author's wishes changed their order. */
  readonly reordered: number
  /** … in which somebody saw something else than the log. */
  readonly diverged: number
  /** The worlds in which something went wrong. */
  readonly failed: ReadonlyArray<World>
}

/** How long clients may take to agree after the last fault, virtual milliseconds. */
const patience = 40_000
const heartbeat = 2_000

/** One world. The same seed and options give the same world. */
export const run = (seed: number, options: Options = {}): World => {
  const random = seededRandom(seed)
  const upTo = (most: number): number => random() * most
  const whole = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1))
  const sometimes = (probability: number): boolean => random() < probability
  const tails = seededRandom(seed + 0x7a11)
  const time = VirtualTime.make(1_000_000_000)
  const violations: Array<Violation> = []
  const server = Server.make(time, { seed, flushDelay: sometimes(0.7) ? whole(1, 25) : 0, heartbeat })
  const clients = Array.from({ length: whole(2, 5) }, (_, i) =>
    Client.make(
      time,
      server,
      {
        name: `${i % 2 === 0 ? "visitor" : "agent"}-${i}`,
        role: i % 2 === 0 ? "visitor" : "agent",
        seed: seed * 8 + i,
        random,
        tokenLife: sometimes(0.2) ? whole(6_000, 20_000) : 900_000,
        // Of dice of their own, so that the worlds of those who begin at the start are as they were.
        ...(tails() < 0.4 && { tail: 1 + Math.floor(tails() * 60) }),
      },
      (violation) => void violations.push(violation),
    ),
  )
  const began = time.now()
  let other = 0

  // The plan: what happens when, within the time of faults.
  const length = whole(10_000, 30_000)
  const at = (task: () => void): void => void time.after(upTo(length), task)
  const way = (): Way => ({
    ...(sometimes(0.7) && { loss: upTo(0.3) }),
    ...(sometimes(0.7) && { duplication: upTo(0.3) }),
    ...(sometimes(0.8) && { delay: upTo(400) }),
    ...(sometimes(0.6) && { reordering: upTo(1) }),
  })
  server.start()
  for (const client of clients) {
    const faults: Faults = {
      up: way(),
      down: way(),
      ...(sometimes(0.5) && { disconnect: upTo(0.02) }),
      ...(sometimes(0.4) && { silence: upTo(0.01) }),
      ...(sometimes(0.4) && { refusal: upTo(0.4) }),
    }
    client.connection.set(faults)
    if (sometimes(0.7)) client.start()
    else at(client.start)
    // In bursts, so that there is something under way when something breaks.
    for (let left = whole(5, 40); left > 0;) {
      const burst = Math.min(left, whole(1, 8))
      left -= burst
      at(() => {
        client.start()
        for (let i = 0; i < burst; i++) client.submit(kind(client, random))
      })
    }
    if (sometimes(0.5)) at(() => client.connection.partition(upTo(2_500)))
    for (let crashes = sometimes(0.4) ? whole(1, 3) : 0; crashes > 0; crashes--) {
      at(() => {
        if (!client.running()) return
        other++
        client.crash()
        time.after(upTo(3_000), client.start)
      })
    }
  }
  for (let crashes = sometimes(0.6) ? whole(1, 4) : 0; crashes > 0; crashes--) {
    at(() => {
      if (!server.running()) return
      other++
      server.crash()
      time.after(upTo(2_000), () => !server.running() && server.start())
    })
  }
  for (let failures = sometimes(0.4) ? whole(1, 6) : 0; failures > 0; failures--) {
    at(() => {
      other++
      server.failNextCommit(sometimes(0.5) ? "before" : "after")
    })
  }
  for (let times = sometimes(0.4) ? whole(1, 3) : 0; times > 0; times--) {
    at(() => {
      other++
      server.choke(upTo(12_000))
    })
  }
  /** Wishes that were stored and are gone with the end of a lineage: nobody can be held to them. */
  const forgiven = new Set<string>()
  if (options.restores === true) {
    at(server.backUp)
    for (let restores = whole(1, 2); restores > 0; restores--) {
      at(() => {
        server.crash()
        time.after(upTo(1_000), () => {
          if (server.running()) return
          const before = server.events().map(commandOf)
          if (server.restore()) {
            other++
            const after = new Set(server.events().map(commandOf))
            for (const commandId of before) if (!after.has(commandId)) forgiven.add(commandId)
          }
          server.start()
        })
      })
    }
  }
  try {
    time.advance(length)

    // The faults are over; everything must come right by itself.
    if (!server.running()) server.start()
    for (const client of clients) {
      client.connection.set({})
      client.start()
    }
    const end = time.now() + patience
    while (time.now() < end && !settled(clients, server)) time.advance(250)

    judge(clients, server, forgiven, violations)
  } catch (cause) {
    violations.push({ kind: "diverged", what: `it broke: ${cause instanceof Error ? cause.message : "unknown"}` })
  }
  const counts = clients.map((client) => client.connection.counts())
  return {
    seed,
    commands: clients.reduce((sum, client) => sum + client.wishes.size, 0),
    atEnd: clients.filter((client) => client.view().from > 1).length,
    packets: counts.reduce((sum, count) => sum + count.texts, 0),
    faults: counts.reduce((sum, count) => sum + FaultyConnection.total(count), other),
    time: time.now() - began,
    settling: Math.max(0, time.now() - began - length),
    violations,
  }
}

/** The worlds of seeds `from`, `from + 1` … */
export const runMany = (from: number, seeds: number, options: Options = {}): Report => {
  const total = { commands: 0, atEnd: 0, packets: 0, faults: 0, time: 0, slowest: 0 }
  const broken = { lost: 0, duplicated: 0, reordered: 0, diverged: 0 }
  const failed: Array<World> = []
  for (let seed = from; seed < from + seeds; seed++) {
    const world = run(seed, options)
    total.commands += world.commands
    total.atEnd += world.atEnd
    total.packets += world.packets
    total.faults += world.faults
    total.time += world.time
    total.slowest = Math.max(total.slowest, world.settling)
    if (world.violations.length === 0) continue
    failed.push(world)
    for (const kind of new Set(world.violations.map((violation) => violation.kind))) broken[kind]++
  }
  return { seeds, ...total, ...broken, failed }
}

function kind({ role }: SimulatedClient, random: () => number): Kind {
  const all: ReadonlyArray<Kind> =
    role === "visitor"
      ? ["postMessage", "postMessage", "postMessage", "twice", "nothing", "refused"]
      : ["postMessage", "postMessage", "postMessage", "note", "note", "twice", "nothing", "refused"]
  return all[Math.floor(random() * all.length)] ?? "postMessage"
}

function commandOf({ id }: { readonly id: string }): string {
  return id.slice(0, id.indexOf("/"))
}

/** A state as a text, without the last number: of which an audience that does not see its event is not told. */
function canonical(state: Conversations.Conversation): string {
  return JSON.stringify(Object.entries({ ...state, seq: 0 }).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Whether there is nothing left to happen. A view of another lineage may have the log's length by chance. */
function settled(clients: ReadonlyArray<SimulatedClient>, server: SimulatedServer): boolean {
  const log = server.events()
  return clients.every((client) => {
    const { events, cursor } = client.view()
    return (
      client.unsettled() === 0 && cursor === log.length && events.every((event) => event.id === log[event.seq - 1]?.id)
    )
  })
}

function judge(
  clients: ReadonlyArray<SimulatedClient>,
  server: SimulatedServer,
  forgiven: ReadonlySet<string>,
  violations: Array<Violation>,
): void {
  const log = server.events()
  const stored = new Map<string, Array<number>>()
  for (const event of log) {
    const commandId = commandOf(event)
    stored.set(commandId, [...(stored.get(commandId) ?? []), event.seq])
  }
  log.forEach((event, i) => {
    if (event.seq !== i + 1) violations.push({ kind: "diverged", what: `the log has ${event.seq} at ${i + 1}` })
  })
  for (const client of clients) {
    let last = 0
    for (const [commandId, wish] of client.wishes) {
      const seqs = stored.get(commandId) ?? []
      const expected = Server.kinds[wish.kind]
      if (!wish.settled) violations.push({ kind: "lost", what: `${commandId} has no outcome` })
      if (seqs.length < expected && !forgiven.has(commandId)) {
        violations.push({ kind: "lost", what: `${commandId} (${wish.kind}) is not in the log` })
      }
      if (seqs.length > expected) {
        violations.push({ kind: "duplicated", what: `${commandId} is in the log at ${seqs.join(", ")}` })
      }
      const first = seqs[0]
      if (first === undefined) continue
      if (first < last) violations.push({ kind: "reordered", what: `${commandId} is at ${first}, after ${last}` })
      last = Math.max(last, ...seqs)
    }
    const { from, cursor, events, conversation } = client.view()
    const audience = client.role === "visitor" ? "visitor" : "agents"
    const whole = log.reduce(Conversations.apply, Conversations.empty)
    const expected = projectAll(log.slice(from - 1), audience, whole.redactions)
    // Whoever was told before it was taken out takes it out by what they were told since.
    const seen = Redaction.applyAll(events, conversation.redactions)
    if (cursor !== log.length || JSON.stringify(seen) !== JSON.stringify(expected)) {
      violations.push({ kind: "diverged", what: `${client.name} is at ${cursor} of ${log.length}, from ${from}` })
    }
    const folded = projectConversation(whole, audience)
    if (canonical(conversation) !== canonical(folded)) {
      violations.push({ kind: "diverged", what: `${client.name} stands elsewhere, from ${from}` })
    }
  }
}
