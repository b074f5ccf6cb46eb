/**
 * The desk as a model of a few words, beside the real one: what two agents, a manager and a visitor wish, one after the
 * other and at once, over real sessions, a real gateway and a real log, with its deadlines, blocks and restarts.
 */
import * as Conversation from "@pupitre/core/Conversation"
import * as Deadline from "@pupitre/core/Deadline"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import * as SqliteLog from "@pupitre/transport/server/SqliteLog"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import * as fc from "fast-check"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, describe, expect, it } from "vitest"
import type { Model, Move, Who } from "../../../packages/actions/test/moves.js"
import { exclusive, moves as all, offlineAfter } from "../../../packages/actions/test/moves.js"
import type { Storage, Wish } from "./Desk.js"
import { Desk } from "./Desk.js"

const people: ReadonlyArray<Who> = [
  { id: "camille", role: "visitor" },
  { id: "ines", role: "agent" },
  { id: "marc", role: "agent" },
  { id: "lea", role: "manager" },
]
const snooze = all.find(({ name }) => name === "snooze")!

/** What is looked at, and must have been often enough. */
const looked = {
  wishes: 0,
  refused: 0,
  racesWon: 0,
  racesAtADeadline: 0,
  deadlines: 0,
  blocks: 0,
  turnedAway: 0,
  restarts: 0,
  conversations: 0,
}
const accepted = new Set<string>()

/** The model as fast-check holds it. */
interface Held {
  model: Model
}

/** One choice of who wishes what. */
interface Choice {
  readonly who: Who
  readonly move: Move
}

/** How long a wish and its outcome are under way, milliseconds. */
const window = 60

const back = ({ to: _, ...model }: Model): Model => ({ ...model, status: "active" })
const idle = (model: Model): Model => ({ ...model, nav: "idle" })
const waiting = (model: Model): Model => {
  const { owner: _, ...rest } = idle(model)
  return { ...rest, status: "queued" }
}

/** What the server does by itself, and when: the moments are the log's, what they lead to is the model's. */
interface Due {
  readonly at: number
  readonly next: (model: Model) => Model
}
const duesOf = (
  { transfer, snooze: aside, navigation }: Conversation.Conversation,
  { goneAt }: Model,
): ReadonlyArray<Due> => {
  const dues: Array<Due> = []
  if (transfer?.expiresAt !== undefined)
    dues.push({ at: transfer.expiresAt, next: (model) => (model.status === "transferring" ? back(model) : model) })
  if (aside?.until !== undefined)
    dues.push({ at: aside.until, next: (model) => (model.status === "snoozed" ? waiting(model) : model) })
  if (navigation.state === "requested")
    dues.push({ at: navigation.expiresAt, next: (model) => (model.nav === "requested" ? idle(model) : model) })
  if (goneAt !== undefined) dues.push({ at: goneAt + offlineAfter, next: idle })
  return dues
}

/** Something that happened: its effect on the model, or nothing when it cannot have happened in this state. */
type Happened = (model: Model, at: number) => Model | undefined

const permutations = <A>(of: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> =>
  of.length <= 1
    ? [of]
    : of.flatMap((first, i) => permutations([...of.slice(0, i), ...of.slice(i + 1)]).map((rest) => [first, ...rest]))

/** Whether the conversation stands where the model says. */
const agrees = (model: Model, state: Conversation.Conversation): boolean =>
  state.status === model.status &&
  state.navigation.state === model.nav &&
  Conversation.owner(state)?.agentId === model.owner &&
  state.transfer?.to.id === model.to &&
  (model.status === "closed" || (state.blocked !== undefined) === model.blocked)

/** After each step: what must hold whatever happened. */
const check = (desk: Desk, model: Model): void => {
  const log = desk.events()
  const state = Conversation.fold(log)
  assert.isAtMost(state.assignments.filter(({ until }) => until === undefined).length, 1, "one owner")
  assert.deepStrictEqual(desk.strangers(), [], "everybody sees the log")
  const due = Deadline.next(state)
  assert.isTrue(due === undefined || due.at > desk.time.now() - 20, `${due?.command} is overdue`)
  for (const stream of [desk.own, desk.stream]) {
    let blocked = false
    desk.events(stream).forEach((event, i) => {
      assert.strictEqual(event.seq, i + 1)
      if (event._tag === "VisitorBlocked") blocked = true
      if (event._tag === "VisitorUnblocked") blocked = false
      assert.isFalse(blocked && event.by._tag === "Visitor", `${event._tag} of a blocked visitor`)
      const wish = desk.wishes.get(event.id.slice(0, event.id.indexOf("/")))
      const by = "id" in event.by ? event.by.id : "server"
      assert.strictEqual(by, wish?.by ?? "server", `the author of ${event._tag}`)
    })
  }
  const block = log.findLast(({ _tag }) => _tag === "VisitorBlocked")
  if (model.blocked && block !== undefined) assert.isBelow(desk.told("camille"), block.seq, "told of their block")
  const count = (tag: string): number => log.filter(({ _tag }) => _tag === tag).length
  assert.include([0, 1], count("TransferStarted") - count("TransferEnded"), "a transfer ends once")
  assert.isAtMost(count("ConversationClosed"), 1)
}

/** Whether a wish left facts, and whether it was granted: what is done already leaves none. */
const wrote = (desk: Desk, { commandId }: Wish): boolean =>
  desk.events().some(({ id }) => id.startsWith(`${commandId}/`))
const stored = (desk: Desk, wish: Wish): boolean => wish.outcome?._tag === "Stored" || wrote(desk, wish)

/** Goes on until `end` and finds an order of what happened in which the model says the same as the desk. */
const follow = async (held: Held, desk: Desk, milliseconds: number, choices: ReadonlyArray<Choice>): Promise<void> => {
  const start = desk.time.now()
  const before = held.model
  const dues = duesOf(desk.conversation, before)
  const wishes = choices.map(({ who, move }) => ({
    who,
    move,
    wish: desk.wish(who.id, desk.stream, move.command.name, inputOf(move, who, start)),
  }))
  await desk.advance(milliseconds)
  // What is due at the very end has its time too.
  while (dues.some(({ at }) => at <= desk.time.now() && at > desk.time.now() - 30)) await desk.advance(40)
  const end = desk.time.now()
  const state = desk.conversation
  const due = dues.filter(({ at }) => at <= end)
  const outcomes = wishes.map(({ wish }) => stored(desk, wish))
  const happened: ReadonlyArray<Happened> = [
    ...wishes.map(({ who, move, wish }, i): Happened => (model, at) => {
      const may = move.may(model, who, at)
      if (outcomes[i] === true) return may ? after(move.next(model, who), model, start) : undefined
      // Cut off with their connection: nobody knows, and it is not in the log.
      const unknown = wish.outcome === undefined && who.role === "visitor"
      return may && !unknown ? undefined : model
    }),
    ...due.map(
      ({ next }): Happened =>
        (model) =>
          next(model),
    ),
  ]
  const ends = permutations(happened).flatMap((order) =>
    [start + 1, end].flatMap((at) => {
      let model: Model | undefined = before
      for (const one of order) model = model && one(model, at)
      return model !== undefined && agrees(model, state) ? [model] : []
    }),
  )
  const told = wishes.map(({ who, move, wish }, i) => {
    const reasons = wish.outcome?._tag === "Refused" ? wish.outcome.rejection.reasons.map(({ key }) => key).join() : ""
    return `${move.name} by ${who.id}: ${outcomes[i] === true ? "stored" : (wish.outcome?._tag ?? "unknown")} ${reasons}`
  })
  if (ends.length === 0) {
    assert.fail(
      `no order explains it: ${JSON.stringify({ before, told, due: due.length, status: state.status, nav: state.navigation, owner: Conversation.owner(state)?.agentId ?? null, events: desk.events().slice(-6) })}`,
    )
  }
  held.model = ends[0]!
  looked.wishes += wishes.length
  looked.deadlines += due.length
  const allowed = wishes.filter(({ who, move }) => move.may(before, who, start + 1))
  outcomes.forEach((yes, i) => (yes ? accepted.add(wishes[i]!.move.name) : looked.refused++))
  if (due.length > 0 && wishes.length > 0) looked.racesAtADeadline++
  for (const group of exclusive) {
    // Closing what one has closed already is granted and writes nothing.
    const rivals = before.status === "closed" ? [] : allowed.filter(({ move }) => group.has(move.name))
    if (rivals.length < 2 || rivals.length < wishes.length || due.length > 0) continue
    const won = rivals.filter(({ wish }) => wrote(desk, wish))
    assert.strictEqual(won.length, 1, `one wins of ${told.join(" and ")}`)
    looked.racesWon++
  }
  check(desk, held.model)
}

/** The visitor who has just been blocked has no page any more. */
const after = (model: Model, before: Model, at: number): Model => {
  if (!model.blocked || before.blocked || model.goneAt !== undefined) return model
  return { ...model, goneAt: at }
}

/** The moment that a snooze is for is the only input that depends on the time. */
const timed: Move = { ...snooze, name: "snoozeFor" }
const inputOf = (move: Move, who: Who, at: number): unknown =>
  move === timed ? { until: at + 20_000 } : move.input(who)

const moves: ReadonlyArray<Move> = [...all, timed]
const everything: ReadonlyArray<Choice> = people.flatMap((who) => moves.map((move) => ({ who, move })))

type Step = fc.AsyncCommand<Held, Desk>

/** One or more wishes, sent at once. */
class Wishes implements Step {
  chosen = ""
  readonly picks: ReadonlyArray<number>
  readonly blindly: boolean
  /** Sent as something runs out. */
  readonly atDue: boolean
  constructor(picks: ReadonlyArray<number>, blindly: boolean, atDue: boolean) {
    this.picks = picks
    this.blindly = blindly
    this.atDue = atDue
  }
  check(): boolean {
    return true
  }
  async run(held: Held, desk: Desk): Promise<void> {
    // Whether the visitor is on the site is not to be guessed at.
    const { goneAt } = held.model
    if (goneAt !== undefined && Math.abs(desk.time.now() - goneAt - offlineAfter) < 300)
      await follow(held, desk, 700, [])
    if (this.atDue) {
      const soonest = Math.min(...duesOf(desk.conversation, held.model).map(({ at }) => at))
      const wait = soonest - desk.time.now() - 5
      if (wait > 0 && wait < 120_000) await follow(held, desk, wait, [])
    }
    const { model } = held
    const at = desk.time.now()
    // Walks that close or block at once get nowhere, nor does one that leaves the page alone.
    const wanted =
      this.picks[0]! % 5 === 0 ? /./ : model.nav === "idle" ? /^(?!.*(lock|close))/ : /grant|start|pause|resume|request/
    const likely = everything.filter(({ who, move }) => move.may(model, who, at) && wanted.test(move.name))
    const choices: Array<Choice> = []
    for (const pick of this.picks) {
      const [first] = choices
      const rivals = likely.filter(({ move }) =>
        exclusive.some((set) => set.has(move.name) && set.has(first?.move.name ?? "")),
      )
      const from =
        this.blindly || likely.length === 0 ? everything : pick % 2 === 0 && rivals.length > 0 ? rivals : likely
      choices.push(from[pick % from.length]!)
    }
    this.chosen = choices.map(({ who, move }) => `${who.id} ${move.name}`).join(" | ")
    const wasBlocked = model.blocked
    await follow(held, desk, window, choices)
    if (held.model.blocked && !wasBlocked) {
      looked.blocks++
      assert.isFalse(desk.isThere("camille"), "who is blocked is gone")
    }
  }
  toString(): string {
    return this.chosen
  }
}

/** Time passes. */
class Wait implements Step {
  readonly milliseconds: number
  constructor(milliseconds: number) {
    this.milliseconds = milliseconds
  }
  check(): boolean {
    return true
  }
  run(held: Held, desk: Desk): Promise<void> {
    return follow(held, desk, this.milliseconds, [])
  }
  toString(): string {
    return `wait ${this.milliseconds}`
  }
}

/** The visitor opens the site again: they are let in exactly when they are not blocked. */
class Return implements Step {
  check({ model }: Readonly<Held>): boolean {
    return model.goneAt !== undefined
  }
  async run(held: Held, desk: Desk): Promise<void> {
    // The time before they are back is time like any other.
    await follow(held, desk, offlineAfter + 500, [])
    await desk.enter("camille")
    const { goneAt: _, ...here } = held.model
    assert.strictEqual(desk.isThere("camille"), !held.model.blocked)
    if (held.model.blocked) looked.turnedAway++
    else held.model = here
    check(desk, held.model)
  }
  toString(): string {
    return "return"
  }
}

/** A manager lets the visitor in again. */
class Unblock implements Step {
  check({ model }: Readonly<Held>): boolean {
    return model.blocked
  }
  async run(held: Held, desk: Desk): Promise<void> {
    const wish = desk.wish("lea", desk.own, "unblockVisitor", {})
    await follow(held, desk, 0, []).catch(() => {})
    await desk.advance(window)
    assert.strictEqual(wish.outcome?._tag, "Stored")
    held.model = { ...held.model, blocked: false }
    check(desk, held.model)
  }
  toString(): string {
    return "unblock"
  }
}

/** Another conversation, after the end of one. */
class Begin implements Step {
  check({ model }: Readonly<Held>): boolean {
    return model.status === "closed" && !model.blocked && model.goneAt === undefined
  }
  async run(held: Held, desk: Desk): Promise<void> {
    const { outcome } = await desk.begin()
    assert.strictEqual(outcome?._tag, "Stored")
    looked.conversations++
    held.model = { status: "queued", nav: "idle", blocked: false }
    check(desk, held.model)
  }
  toString(): string {
    return "begin"
  }
}

/** The server stops, and another goes on. */
class Restart implements Step {
  check({ model }: Readonly<Held>): boolean {
    return model.goneAt === undefined || model.blocked
  }
  async run(held: Held, desk: Desk): Promise<void> {
    if (held.model.goneAt !== undefined) await follow(held, desk, offlineAfter + 500, [])
    await desk.restart()
    await follow(held, desk, 6_000, [])
    looked.restarts++
  }
  toString(): string {
    return "restart"
  }
}

const steps = fc.commands(
  [
    fc.tuple(fc.nat(9_999), fc.boolean()).map(([pick, atDue]) => new Wishes([pick], false, atDue && pick % 3 === 0)),
    fc.nat(9_999).map((pick) => new Wishes([pick], true, false)),
    fc
      .tuple(fc.array(fc.nat(9_999), { minLength: 2, maxLength: 3 }), fc.boolean(), fc.boolean())
      .map(([picks, blindly, atDue]) => new Wishes(picks, blindly, atDue)),
    fc.array(fc.nat(9_999), { minLength: 2, maxLength: 2 }).map((picks) => new Wishes(picks, false, false)),
    fc.constantFrom(1_500, 5_000, 31_000, 61_000).map((milliseconds) => new Wait(milliseconds)),
    fc.constant(new Return()),
    fc.constant(new Unblock()),
    fc.constant(new Begin()),
    fc.constant(new Restart()),
  ],
  { maxCommands: 25, size: "max" },
)

let worlds = 0
const runs = async (storageOf: () => Storage, numRuns: number, milliseconds: number): Promise<void> => {
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      const desk = new Desk(storageOf(), `world${worlds++}`)
      await desk.open()
      try {
        const model: Model = { status: "active", owner: "ines", nav: "idle", blocked: false }
        await fc.asyncModelRun(() => ({ model: { model }, real: desk }), script)
      } finally {
        await desk.close()
      }
    }),
    { numRuns, interruptAfterTimeLimit: milliseconds },
  )
}

describe("a desk and its model", () => {
  it("agree after every step, over a log in memory", { timeout: 3_600_000 }, async () => {
    let delay = 0
    await runs(
      () => {
        const storage = MemoryLog.storage()
        delay = delay === 0 ? 4 : 0
        const flushDelay = delay
        return { open: () => MemoryLog.makeUnsafe({ storage, flushDelay }).log, real: false }
      },
      1_000,
      20_000,
    )
  })

  it("agree over a log on disk", { timeout: 3_600_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "pupitre-desk-"))
    const scope = Scope.makeUnsafe()
    try {
      const log = await Effect.runPromise(
        SqliteLog.make({ file: join(folder, "log.sqlite") }).pipe(Scope.provide(scope)),
      )
      await runs(() => ({ open: () => log, real: true }), 200, 20_000)
    } finally {
      await Effect.runPromise(Scope.close(scope, Exit.void))
      rmSync(folder, { recursive: true })
    }
  })

  it("were looked at often enough", () => {
    for (const [name, count] of Object.entries(looked)) assert.isAbove(count, 0, name)
    expect(moves.map(({ name }) => name).filter((name) => !accepted.has(name))).toEqual([])
  })

  afterAll(() => {
    const { wishes, refused, racesWon, racesAtADeadline, deadlines, blocks, turnedAway, restarts } = looked
    console.log(
      `${worlds} desks: ${wishes} wishes, ${refused} of them refused; ${racesWon} races with one winner, ` +
        `${racesAtADeadline} at a deadline; ${deadlines} deadlines, ${blocks} blocks, ${turnedAway} turned away, ` +
        `${restarts} restarts`,
    )
  })
})
