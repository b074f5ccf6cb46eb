/**
 * A world for laws: one visitor, two agents, a manager, a bot and the server wish things at random, and every history is
 * what `decide` made of it.
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import * as Catalogue from "@pupitre/actions/Catalogue"
import * as Conversation from "@pupitre/core/Conversation"
import type { Decision } from "@pupitre/core/Decision"
import type * as Participant from "@pupitre/core/Participant"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as StreamKey from "@pupitre/core/StreamKey"
import * as Visitor from "@pupitre/core/Visitor"
import * as Workspace from "@pupitre/core/Workspace"
import * as fc from "fast-check"
import { camille, eight, ines, lea, lumi, marc, shop, system } from "./desk.js"
import { inputs } from "./inputs.js"

export const commands: ReadonlyArray<Command.Any> = [...builtin, ...Catalogue.commands(eight)]

export const actors: ReadonlyArray<readonly [Participant.Participant, Participant.Role]> = [
  [camille, "visitor"],
  [ines, "agent"],
  [marc, "agent"],
  [lea, "manager"],
  [lumi, "bot"],
  [system, "system"],
]

/** Some inputs of every command, always the same ones. */
const pools = new Map(
  commands.map(({ name }) => [name, fc.sample(inputs[name] ?? fc.constant({}), { numRuns: 24, seed: 7 })]),
)
export const inputOf = (command: Command.Any, pick: number): unknown => {
  const pool = pools.get(command.name) ?? [{}]
  return pool[pick % pool.length]
}

/** One try: who, which of what they can do (or of everything), with which input, and how long after the last. */
export interface Try {
  readonly actor: number
  readonly pick: number
  readonly input: number
  readonly after: number
  readonly blindly: boolean
}

export const tries: fc.Arbitrary<ReadonlyArray<Try>> = fc.array(
  fc.record({
    actor: fc.constantFrom(0, 0, 1, 1, 1, 2, 2, 3, 4, 5, 5),
    pick: fc.nat(999),
    input: fc.nat(999),
    after: fc.constantFrom(10, 900, 20_000, 40_000),
    blindly: fc.constantFrom(false, false, false, true),
  }),
  // As long as they may be: a walk of a few steps gets nowhere.
  { maxLength: 40, size: "max" },
)

/** What was stored in a stream, and the stream's state before. */
export interface Write {
  readonly stream: StreamKey.StreamKey
  readonly before: unknown
  readonly events: ReadonlyArray<ChatEvent>
}

/** What came of a try. */
export interface Tried {
  readonly command: Command.Any
  readonly input: unknown
  readonly context: Command.Context
  readonly stream: StreamKey.StreamKey
  readonly before: unknown
  readonly decision: Decision
  /** The events stored in the stream it was wished of. */
  readonly events: ReadonlyArray<ChatEvent>
  /** Those stored beside them, each with its stream as it was. */
  readonly also: ReadonlyArray<Write>
}

const scenario = Scenario.make("Bonjour", undefined, shop)

/** Streams that grow by what is accepted. */
export class World {
  readonly events = new Map<StreamKey.StreamKey, Array<ChatEvent>>()
  readonly states = new Map<StreamKey.StreamKey, unknown>()
  readonly own = StreamKey.visitor(Scenario.tenant, camille.id)
  current: StreamKey.StreamKey
  at = 1_760_000_050_000
  #count = 0

  readonly #drives: string | undefined

  /** `drives`: who drives the page of a visitor of another world. */
  constructor(drives?: string) {
    this.#drives = drives
    this.current = scenario.stream
    this.store(scenario.stream, scenario.events)
    this.store(this.own, scenario.visits)
  }

  state(stream: StreamKey.StreamKey): unknown {
    const { kind } = StreamKey.parts(stream)
    const empty = kind === "conversation" ? Conversation.empty : kind === "visitor" ? Visitor.empty : Workspace.empty
    return this.states.get(stream) ?? empty
  }

  get conversation(): Conversation.Conversation {
    return this.state(this.current) as Conversation.Conversation
  }

  get visitor(): Visitor.Visitor {
    return this.state(this.own) as Visitor.Visitor
  }

  streamOf({ on }: Command.Any): StreamKey.StreamKey {
    if (on === "workspace") return StreamKey.workspace(Scenario.tenant, "problems")
    return on === "visitor" ? this.own : this.current
  }

  context([by, role]: (typeof actors)[number]): Command.Context {
    const commandId = `world-${String(this.#count).padStart(6, "0")}` as Command.Context["commandId"]
    const site = role === "visitor" ? shop : undefined
    const drivesAnother = (agent: string): boolean => agent === this.#drives
    return { tenant: Scenario.tenant, by, role, site, at: this.at, commandId, visitorOnline: true, drivesAnother }
  }

  try({ actor, pick, input, after, blindly }: Try): Tried {
    this.at += after
    const context = this.context(actors[actor]!)
    const can = (command: Command.Any): boolean =>
      Command.can(command, this.state(this.streamOf(command)), context)._tag === "Enabled"
    const able = blindly ? commands : commands.filter(can)
    const choice = able.length === 0 ? commands : able
    const command = choice[pick % choice.length]!
    return this.wish(command, inputOf(command, input), context)
  }

  wish(command: Command.Any, input: unknown, context: Command.Context): Tried {
    this.#count++
    const stream = this.streamOf(command)
    const before = this.state(stream)
    const decision = Command.decideCall(command, before, input, context)
    let events: ReadonlyArray<ChatEvent> = []
    const also: Array<Write> = []
    if (decision._tag === "Accepted") {
      const writes = [{ stream, events: decision.events }, ...(decision.also ?? [])]
      let place = 0
      for (const write of writes) {
        const from = this.events.get(write.stream)?.length ?? 0
        const stored = write.events.map((fact, i) => {
          const id = `${context.commandId}/${place++}`
          return { ...fact, id, seq: from + i + 1, at: context.at, by: context.by } as ChatEvent
        })
        const was = this.state(write.stream)
        this.store(write.stream, stored)
        if (write.stream === stream && write.events === decision.events) events = stored
        else also.push({ stream: write.stream, before: was, events: stored })
      }
    }
    return { command, input, context, stream, before, decision, events, also }
  }

  store(stream: StreamKey.StreamKey, events: ReadonlyArray<ChatEvent>): void {
    const { kind } = StreamKey.parts(stream)
    this.events.set(stream, [...(this.events.get(stream) ?? []), ...events])
    const state = this.state(stream)
    if (kind === "conversation") {
      this.states.set(stream, Conversation.fold(events, state as Conversation.Conversation))
      if (events[0]?._tag === "ConversationStarted") this.current = stream
    } else if (kind === "visitor") this.states.set(stream, Visitor.fold(events, state as Visitor.Visitor))
    else this.states.set(stream, Workspace.fold(events, state as Workspace.Workspace))
  }
}
