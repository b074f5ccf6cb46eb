import { assert, describe, it } from "@effect/vitest"
import type * as Command from "@pupitre/core/Command"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import { QueueConversation } from "@pupitre/core/command/PickUp"
import { TakeConversation } from "@pupitre/core/command/TakeConversation"
import * as Commands from "@pupitre/core/Command"
import { owner } from "@pupitre/core/Conversation"
import * as fc from "fast-check"
import { eight, ines, marc } from "./desk.js"
import { actors, World } from "./world.js"

/** The desk as a few words: what must be true of it, kept beside the real one. */
interface Model {
  readonly status: "queued" | "active" | "transferring" | "closed"
  readonly owner?: string
  readonly to?: string
  readonly closer?: string
  readonly nav: "idle" | "requested" | "granted" | "running" | "paused"
  readonly blocked: boolean
}

interface Move {
  readonly name: string
  readonly command: Command.Any
  readonly input: (who: Who) => unknown
  /** Whether it must be accepted. */
  readonly may: (model: Model, who: Who) => boolean
  readonly next: (model: Model, who: Who) => Model
}

interface Who {
  readonly id: string
  readonly role: "visitor" | "agent" | "manager"
}

const { further } = eight
const target = ({ id }: Who) => (id === "marc" ? ines : marc)
const has = (model: Model, who: Who): boolean => who.role !== "visitor" && model.owner === who.id
const rules = (model: Model, who: Who): boolean => has(model, who) || who.role === "manager"
const open = (model: Model): boolean => model.status !== "closed"
const visits = (model: Model, who: Who): boolean => who.role === "visitor" && open(model) && !model.blocked
const idle = (model: Model): Model => ({ ...model, nav: "idle" })
const over = (model: Model, who: Who): Model => {
  const { owner: _owner, to: _to, ...rest } = idle(model)
  return { ...rest, status: "closed", closer: who.id }
}
const back = ({ to: _, ...model }: Model): Model => ({ ...model, status: "active" })
const settled = (model: Model, who: Who): boolean =>
  open(model) && rules(model, who) && (who.role === "manager" || model.status === "active")

const moves: ReadonlyArray<Move> = [
  {
    name: "transfer",
    command: eight.transfer.command,
    input: (who) => ({ to: target(who), mode: "offer" }),
    may: (model, who) => model.status === "active" && rules(model, who) && target(who).id !== model.owner,
    next: (model, who) => ({ ...idle(model), status: "transferring", to: target(who).id }),
  },
  {
    name: "accept",
    command: further.acceptTransfer,
    input: () => ({}),
    may: (model, who) => model.status === "transferring" && who.role !== "visitor" && model.to === who.id,
    next: (model, who) => ({ ...back(model), owner: who.id }),
  },
  {
    name: "decline",
    command: further.declineTransfer,
    input: () => ({}),
    may: (model, who) => model.status === "transferring" && who.role !== "visitor" && model.to === who.id,
    next: back,
  },
  {
    name: "cancel",
    command: further.cancelTransfer,
    input: () => ({}),
    may: (model, who) => model.status === "transferring" && rules(model, who),
    next: back,
  },
  {
    name: "close",
    command: eight.close.command,
    input: () => ({ tags: ["Retour"], seen: 1_000_000 }),
    may: (model, who) => who.role !== "visitor" && (open(model) ? settled(model, who) : model.closer === who.id),
    next: (model, who) => (open(model) ? over(model, who) : model),
  },
  {
    name: "block",
    command: eight.block.command,
    input: () => ({ reason: "spam" }),
    may: settled,
    next: (model) => (model.blocked ? model : { ...idle(model), blocked: true }),
  },
  {
    name: "blockAndClose",
    command: eight.block.command,
    input: () => ({ reason: "spam", close: { tags: [] } }),
    may: settled,
    next: (model, who) => ({ ...over(model, who), blocked: true }),
  },
  {
    name: "request",
    command: eight.directNavigation.command,
    input: () => ({ level: "observe" }),
    may: (model, who) => model.status === "active" && has(model, who) && model.nav === "idle",
    next: (model) => ({ ...model, nav: "requested" }),
  },
  {
    name: "grant",
    command: further.grantNavigation,
    input: () => ({ level: "observe" }),
    may: (model, who) => visits(model, who) && model.nav === "requested",
    next: (model) => ({ ...model, nav: "granted" }),
  },
  {
    name: "refuse",
    command: further.refuseNavigation,
    input: () => ({}),
    may: (model, who) => visits(model, who) && model.nav === "requested",
    next: idle,
  },
  {
    name: "start",
    command: further.startNavigation,
    input: () => ({}),
    may: (model, who) => has(model, who) && model.nav === "granted",
    next: (model) => ({ ...model, nav: "running" }),
  },
  {
    name: "pause",
    command: further.pauseNavigation,
    input: () => ({}),
    may: (model, who) => (has(model, who) || visits(model, who)) && model.nav === "running",
    next: (model) => ({ ...model, nav: "paused" }),
  },
  {
    name: "resume",
    command: further.resumeNavigation,
    input: () => ({}),
    may: (model, who) => visits(model, who) && model.nav === "paused",
    next: (model) => ({ ...model, nav: "running" }),
  },
  {
    name: "end",
    command: further.endNavigation,
    input: () => ({}),
    may: (model, who) => (rules(model, who) || visits(model, who)) && model.nav !== "idle",
    next: idle,
  },
  {
    name: "post",
    command: PostMessage,
    input: () => ({ text: "Oui" }),
    may: (model, who) => visits(model, who) || (has(model, who) && model.status === "active"),
    next: (model) => model,
  },
  {
    name: "queue",
    command: QueueConversation,
    input: () => ({}),
    may: (model, who) => model.status === "active" && rules(model, who),
    next: (model) => {
      const { owner: _, ...rest } = idle(model)
      return { ...rest, status: "queued" }
    },
  },
  {
    name: "take",
    command: TakeConversation,
    input: () => ({}),
    may: (model, who) => model.status === "queued" && who.role !== "visitor",
    next: (model, who) => ({ ...model, status: "active", owner: who.id }),
  },
]

const people = actors.slice(0, 4)
const whoOf = ([by, role]: (typeof actors)[number]): Who => ({ id: "id" in by ? by.id : "", role: role as Who["role"] })

const all = people.flatMap((person) => moves.map((move) => ({ person, who: whoOf(person), move })))

/** Of two of one group, wished at once by whomever, one at most may write. */
const exclusive: ReadonlyArray<ReadonlySet<string>> = [
  new Set(["accept", "decline", "cancel"]),
  new Set(["close", "blockAndClose"]),
  new Set(["take"]),
  new Set(["grant", "refuse"]),
  new Set(["transfer"]),
  new Set(["queue"]),
]

/** Half of the tries may be granted, so that walks get somewhere. */
const turn = fc.record({ pick: fc.nat(999), other: fc.nat(999), blindly: fc.boolean() })

describe("two who wish at once", () => {
  it("[K29] both are decided on what stands, one wins, and the other is decided anew on what then stands", () => {
    const raced = { won: 0, lost: 0 }
    const accepted = new Set<string>()
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 30, size: "max" }), (turns) => {
        const world = new World()
        let model: Model = { status: "active", owner: ines.id, nav: "idle", blocked: false }
        for (const { pick, other, blindly } of turns) {
          const now = model
          // Walks that close or block at once get nowhere, nor does one that leaves the page alone.
          const wanted = pick % 5 === 0 ? /./ : now.nav === "idle" ? /^(?!.*(lock|close))/ : /grant|start|pause|resume/
          const able = all.filter(({ move, who }) => move.may(now, who) && wanted.test(move.name))
          const likely = blindly || able.length === 0 ? all : able
          const first = likely[pick % likely.length]!
          const second = (other % 2 === 0 ? all : likely)[other % (other % 2 === 0 ? all : likely).length]!
          const writes = [first, second].map(({ person, who, move }) => {
            const decision = Commands.decide(move.command, world.conversation, move.input(who), world.context(person))
            if ((decision._tag === "Accepted") !== move.may(now, who))
              assert.fail(`${move.name} by ${who.id} on ${JSON.stringify(now)}`)
            return decision._tag === "Accepted" && decision.events.length > 0
          })
          const wrote: Array<boolean> = []
          for (const { person, who, move } of [first, second]) {
            const may = move.may(model, who)
            const { decision } = world.wish(move.command, move.input(who), world.context(person))
            if ((decision._tag === "Accepted") !== may)
              assert.fail(`${move.name} by ${who.id} on ${JSON.stringify(model)}`)
            if (decision._tag === "Accepted") {
              accepted.add(move.name)
              model = move.next(model, who)
            }
            wrote.push(decision._tag === "Accepted" && decision.events.length > 0)
            const state = world.conversation
            assert.strictEqual(state.status, model.status)
            assert.strictEqual(state.navigation.state, model.nav)
            assert.strictEqual(owner(state)?.agentId, model.owner as never)
            assert.strictEqual(state.blocked !== undefined, model.blocked)
            assert.strictEqual(state.transfer?.to.id, model.to as never)
            assert.isAtMost(state.assignments.filter(({ until }) => until === undefined).length, 1)
          }
          const names = [first.move.name, second.move.name]
          if (
            writes[0] === true &&
            writes[1] === true &&
            exclusive.some((set) => names.every((name) => set.has(name)))
          ) {
            assert.deepStrictEqual(wrote, [true, false], names.join(" and "))
            raced.won++
          }
          if (wrote[1] === false) raced.lost++
        }
        const log = world.events.get(world.current) ?? []
        const count = (tag: string) => log.filter(({ _tag }) => _tag === tag).length
        const open = count("TransferStarted") - count("TransferEnded")
        assert.isTrue(open === 0 || open === 1, "a transfer ends once")
        assert.isAtMost(count("ConversationClosed"), 1)
        const end = log.findIndex(({ _tag }) => _tag === "ConversationClosed")
        assert.isTrue(end === -1 || end === log.length - 1, "nothing comes after the end")
      }),
      { numRuns: 400 },
    )
    assert.isAtLeast(raced.won, 20)
    assert.isAtLeast(raced.lost, 100)
    assert.isAtLeast(accepted.size, 14, [...accepted].join(" "))
  })
})
