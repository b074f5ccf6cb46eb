/**
 * The desk as a model of a few words, beside the real one: what two agents, a manager and a visitor wish, one after the
 * other and at once, over real sessions, a real gateway and a real log, with its deadlines, blocks and restarts.
 */
import * as Conversation from "@pupitre/core/Conversation"
import * as Deadline from "@pupitre/core/Deadline"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import * as SqliteLog from "@pupitre/transport/server/SqliteLog"
import * as Effect from "effect/Effect"
import * as fc from "fast-check"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Law from "../../../scripts/project/Law.ts"
import { afterAll, assert, describe, expect, it } from "vitest"
import type { Model, Move, Who } from "../../../packages/actions/test/moves.js"
import {
  back,
  exclusive,
  idle,
  isAway,
  likelyOf,
  moves as all,
  offlineAfter,
  sees,
  unanswered,
  waiting,
} from "../../../packages/actions/test/moves.js"
import type { Storage, Wish } from "./Desk.js"
import { Desk } from "./Desk.js"

const people: ReadonlyArray<Who> = [
  { id: "camille", role: "visitor" },
  { id: "ines", role: "agent" },
  { id: "marc", role: "agent" },
  { id: "lea", role: "manager" },
]
const snooze = all.find(({ name }) => name === "snooze")!

/** What is looked at over one log, and must have been often enough. */
const nothing = () => ({
  wishes: 0,
  refused: 0,
  racesWon: 0,
  racesAtADeadline: 0,
  deadlines: 0,
  blocks: 0,
  turnedAway: 0,
  letInAgain: 0,
  departures: 0,
  restarts: 0,
  conversations: 0,
})
let looked = nothing()
/** How often each move was granted. */
let accepted = new Map<string, number>()

/** The model as fast-check holds it. */
interface Held {
  model: Model
  /** The agents who have no desk open, and since when, milliseconds. */
  readonly away: Map<string, number>
}

/** One choice of who wishes what. */
interface Choice {
  readonly who: Who
  readonly move: Move
}

/** How long a wish and its outcome are under way, milliseconds. */
const window = 60

/** Within how many milliseconds what the server does at a moment is stored and told, the clock's longest leap included. */
const lag = 150

/** Milliseconds after which the thread says that the visitor has left. */
const leaveAfter = 10_000

/** What the server does by itself, and when: the moments are the log's, what they lead to is the model's. */
interface Due {
  readonly at: number
  readonly next: (model: Model) => Model
}
const duesOf = (
  { transfer, snooze: aside, navigation }: Conversation.Conversation,
  { model: { goneAt }, away }: Held,
): ReadonlyArray<Due> => {
  const dues: Array<Due> = []
  if (transfer?.expiresAt !== undefined)
    dues.push({ at: transfer.expiresAt, next: (model) => (model.status === "transferring" ? back(model) : model) })
  if (aside?.until !== undefined)
    dues.push({ at: aside.until, next: (model) => (model.status === "snoozed" ? waiting(model) : model) })
  if (navigation.state === "requested")
    dues.push({ at: navigation.expiresAt, next: (model) => (model.nav === "requested" ? unanswered(model) : model) })
  if (goneAt !== undefined) {
    dues.push({ at: goneAt + offlineAfter, next: idle })
    // It is said in the thread.
    dues.push({ at: goneAt + leaveAfter, next: (model) => model })
  }
  for (const [id, since] of away)
    dues.push({
      at: since + offlineAfter,
      next: (model) => {
        if ((model.joined ?? model.to) === id) return back(model)
        if (model.owner !== id) return model
        return model.joined === undefined ? idle(model) : { ...back(model), owner: model.joined }
      },
    })
  return dues
}

/** Something that happened: its effect on the model, or nothing when it cannot have happened in this state. */
type Happened = (model: Model, at: number) => Model | undefined

const permutations = <A>(of: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> =>
  of.length <= 1
    ? [of]
    : of.flatMap((first, i) => permutations([...of.slice(0, i), ...of.slice(i + 1)]).map((rest) => [first, ...rest]))

/** Whether the conversation stands where the model says, and the visitor is there when it says so. */
const agrees = (model: Model, state: Conversation.Conversation, there: boolean): boolean =>
  state.status === model.status &&
  sees(model, state.navigation) &&
  Conversation.owner(state)?.agentId === model.owner &&
  state.transfer?.to.id === model.to &&
  state.transfer?.joined?.agentId === model.joined &&
  (model.status === "closed" || (state.blocked !== undefined) === model.blocked) &&
  (model.status === "closed" || (state.blockedOn !== undefined) === (model.here === true)) &&
  there === (model.goneAt === undefined)

/** After each step: what must hold whatever happened. */
const check = (desk: Desk, model: Model): void => {
  const log = desk.events()
  const state = Conversation.fold(log)
  assert.isAtMost(state.assignments.filter(({ until }) => until === undefined).length, 1, "one owner")
  assert.deepStrictEqual(desk.strangers(), [], "everybody sees the log")
  const due = Deadline.next(state)
  assert.isTrue(due === undefined || due.at > desk.time.now() - 20, `${due?.command} is overdue`)
  for (const stream of [desk.own, desk.stream]) {
    // All of the visitor's pages are of one site.
    const away = new Set<string | undefined>()
    desk.events(stream).forEach((event, i) => {
      assert.strictEqual(event.seq, i + 1)
      if (event._tag === "VisitorBlocked") away.add(event.site)
      if (event._tag === "VisitorUnblocked" && event.site !== undefined) away.delete(event.site)
      else if (event._tag === "VisitorUnblocked") away.clear()
      assert.isFalse(away.size > 0 && event.by._tag === "Visitor", `${event._tag} of a blocked visitor`)
      const wish = desk.wishes.get(event.id.slice(0, event.id.indexOf("/")))
      const by = "id" in event.by ? event.by.id : "server"
      assert.strictEqual(by, wish?.by ?? "server", `the author of ${event._tag}`)
    })
  }
  const block = log.findLast(({ _tag }) => _tag === "VisitorBlocked")
  if (isAway(model) && block !== undefined) assert.isBelow(desk.told("camille"), block.seq, "told of their block")
  const count = (tag: string): number => log.filter(({ _tag }) => _tag === tag).length
  assert.include([0, 1], count("TransferStarted") - count("TransferEnded"), "a transfer ends once")
  assert.isAtMost(count("ConversationClosed"), 1)
}

/** Whether a wish left facts, and whether it was granted: what is done already leaves none. */
const wrote = (desk: Desk, { commandId }: Wish): boolean =>
  [desk.stream, desk.own].some((stream) => desk.events(stream).some(({ id }) => id.startsWith(`${commandId}/`)))
const stored = (desk: Desk, wish: Wish): boolean => wish.outcome?._tag === "Stored" || wrote(desk, wish)

/** Somebody wishes something. */
interface Made extends Choice {
  readonly wish: Wish
}
const make = (desk: Desk, { who, move }: Choice): Made => {
  const stream = move.command.on === "visitor" ? desk.own : desk.stream
  return { who, move, wish: desk.wish(who.id, stream, move.command.name, inputOf(move, who, desk.time.now())) }
}

const granted = ({ name }: Move): void => void accepted.set(name, (accepted.get(name) ?? 0) + 1)

/** What is done in a step: it takes its time, gives what was wished, and may have happened in some way of its own. */
interface Doing {
  readonly act: () => Promise<ReadonlyArray<Made>>
  readonly also?: ReadonlyArray<Happened>
}

/** Does it, and finds an order of all that happened in which the model says the same as the desk. */
const follow = async (held: Held, desk: Desk, { act, also = [] }: Doing): Promise<void> => {
  const start = desk.time.now()
  const before = held.model
  const dues = duesOf(desk.conversation, held).filter(({ at }) => at > start)
  const wishes = await act()
  // What is due at the very end has its time too.
  while (dues.some(({ at }) => at <= desk.time.now() && at > desk.time.now() - lag)) await desk.advance(40)
  const end = desk.time.now()
  const state = desk.conversation
  const there = desk.isThere("camille")
  const due = dues.filter(({ at }) => at <= end)
  const outcomes = wishes.map(({ wish }) => stored(desk, wish))
  const happened: ReadonlyArray<Happened> = [
    ...wishes.map(({ who, move, wish }, i): Happened => (model, at) => {
      const may = move.may(model, who, at)
      if (outcomes[i] === true) return may ? shutOut(move.next(model, who), model, start) : undefined
      // Cut off with their connection: nobody knows, and it is not in the log.
      const unknown = wish.outcome === undefined && who.role === "visitor"
      return may && !unknown ? undefined : model
    }),
    ...due.map(
      ({ next }): Happened =>
        (model) =>
          next(model),
    ),
    ...also,
  ]
  const ends = permutations(happened).flatMap((order) =>
    [start + 1, end].flatMap((at) => {
      let model: Model | undefined = before
      for (const one of order) model = model && one(model, at)
      return model !== undefined && agrees(model, state, there) ? [model] : []
    }),
  )
  const told = wishes.map(({ who, move, wish }, i) => {
    const reasons = wish.outcome?._tag === "Refused" ? wish.outcome.rejection.reasons.map(({ key }) => key).join() : ""
    return `${move.name} by ${who.id}: ${outcomes[i] === true ? "stored" : (wish.outcome?._tag ?? "unknown")} ${reasons}`
  })
  if (ends.length === 0) {
    assert.fail(
      `no order explains it: ${JSON.stringify({ before, told, due: due.length, there, status: state.status, nav: state.navigation, owner: Conversation.owner(state)?.agentId ?? null, events: desk.events().slice(-6) })}`,
    )
  }
  held.model = ends[0]!
  looked.wishes += wishes.length
  looked.deadlines += due.length
  if (isAway(held.model) && !isAway(before)) looked.blocks++
  const allowed = wishes.filter(({ who, move }) => move.may(before, who, start + 1))
  outcomes.forEach((yes, i) => (yes ? granted(wishes[i]!.move) : looked.refused++))
  if (due.length > 0 && wishes.length > 0) looked.racesAtADeadline++
  for (const group of exclusive(before)) {
    // Closing what one has closed already is granted and writes nothing.
    const rivals = before.status === "closed" ? [] : allowed.filter(({ move }) => group.has(move.name))
    if (rivals.length < 2 || rivals.length < wishes.length || due.length > 0) continue
    const won = rivals.filter(({ wish }) => wrote(desk, wish))
    assert.strictEqual(won.length, 1, `one wins of ${told.join(" and ")}`)
    looked.racesWon++
  }
  check(desk, held.model)
}

/** Time passes. */
const wait = (held: Held, desk: Desk, milliseconds: number): Promise<void> =>
  follow(held, desk, {
    act: async () => {
      await desk.advance(milliseconds)
      return []
    },
  })

/** These are wished at once. */
const wishAtOnce = (held: Held, desk: Desk, choices: ReadonlyArray<Choice>): Promise<void> =>
  follow(held, desk, {
    act: async () => {
      const made = choices.map((choice) => make(desk, choice))
      await desk.advance(window)
      return made
    },
  })

/** Whether somebody is still there is not to be guessed at: nothing happens while that changes. */
const settle = async (held: Held, desk: Desk): Promise<void> => {
  const since = [held.model.goneAt ?? 0, ...held.away.values()]
  while (since.some((at) => Math.abs(desk.time.now() - at - offlineAfter) < 300)) await wait(held, desk, 700)
}

/** The visitor who has just been blocked has no page any more. */
const shutOut = (model: Model, before: Model, at: number): Model =>
  isAway(model) && !isAway(before) && before.goneAt === undefined ? { ...model, goneAt: at } : model

/** The moment that a snooze is for is the only input that depends on the time. */
const timed: Move = { ...snooze, name: "snoozeFor" }
const inputOf = (move: Move, who: Who, at: number): unknown =>
  move === timed ? { until: at + 20_000 } : move.input(who)

const moves: ReadonlyArray<Move> = [...all, timed]
const everything: ReadonlyArray<Choice> = people.flatMap((who) => moves.map((move) => ({ who, move })))
const nameOf = ({ who, move }: Choice): string => `${who.id} ${move.name}`
const named = (name: string): Choice => everything.find((choice) => nameOf(choice) === name)!
const unblocking = named("lea unblock")
const writing = named("camille post")

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
    await settle(held, desk)
    if (this.atDue) {
      const coming = duesOf(desk.conversation, held).filter(({ at }) => at > desk.time.now())
      const pause = Math.min(...coming.map(({ at }) => at)) - desk.time.now() - 5
      if (pause > 0 && pause < 120_000) await wait(held, desk, pause)
    }
    const { model } = held
    const at = desk.time.now()
    const wanted = likelyOf(model, this.picks[0]!)
    const present = everything.filter(({ who }) => desk.hasOpen(who.id))
    const likely = present.filter(({ who, move }) => move.may(model, who, at) && wanted.test(move.name))
    const choices: Array<Choice> = []
    for (const pick of this.picks) {
      const [first] = choices
      const rivals = likely.filter(({ move }) =>
        exclusive(model).some((set) => set.has(move.name) && set.has(first?.move.name ?? "")),
      )
      const from = this.blindly || likely.length === 0 ? present : pick % 2 === 0 && rivals.length > 0 ? rivals : likely
      choices.push(from[pick % from.length]!)
    }
    this.chosen = choices.map(nameOf).join(" | ")
    await wishAtOnce(held, desk, choices)
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
    return wait(held, desk, this.milliseconds)
  }
  toString(): string {
    return `wait ${this.milliseconds}`
  }
}

/** Somebody closes every page of theirs. */
class Leave implements Step {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
  check({ model, away }: Readonly<Held>): boolean {
    return this.name === "camille" ? model.goneAt === undefined : !away.has(this.name)
  }
  async run(held: Held, desk: Desk): Promise<void> {
    const at = desk.time.now()
    const gone = this.name === "camille"
    await follow(held, desk, {
      act: async () => {
        await desk.leave(this.name)
        return []
      },
      also: gone ? [(model) => ({ ...model, goneAt: at })] : [],
    })
    if (!gone) held.away.set(this.name, at)
    looked.departures++
  }
  toString(): string {
    return `${this.name} leaves`
  }
}

/** An agent opens the desk again. */
class ComeBack implements Step {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
  check({ away }: Readonly<Held>): boolean {
    return away.has(this.name)
  }
  async run(held: Held, desk: Desk): Promise<void> {
    await settle(held, desk)
    await follow(held, desk, {
      act: async () => {
        await desk.enter(this.name)
        return []
      },
    })
    held.away.delete(this.name)
  }
  toString(): string {
    return `${this.name} comes back`
  }
}

/**
 * The visitor opens the site again and writes at once, perhaps as a manager lets them in again, and as others wish what
 * they wish: they are let in exactly when they are not blocked, and nothing of theirs is stored before.
 */
class Return implements Step {
  chosen = ""
  readonly soon: boolean
  readonly picks: ReadonlyArray<number>
  /** When the manager lets them in again: so many milliseconds before they come, or after; not at all when absent. */
  readonly unblocked: number | undefined
  constructor(soon: boolean, picks: ReadonlyArray<number>, unblocked: number | undefined) {
    this.soon = soon
    this.picks = picks
    this.unblocked = unblocked
  }
  check({ model }: Readonly<Held>): boolean {
    return model.goneAt !== undefined
  }
  async run(held: Held, desk: Desk): Promise<void> {
    // The time before they are back is time like any other.
    if (!this.soon || isAway(held.model)) await wait(held, desk, offlineAfter + 500)
    await settle(held, desk)
    const blocked = isAway(held.model)
    const others = everything.filter(({ who }) => who.role !== "visitor" && desk.hasOpen(who.id))
    const { unblocked } = this
    const start = desk.time.now()
    const arrived: Happened = (model) => {
      if (isAway(model)) return model
      const { goneAt: _, ...back } = model
      return back
    }
    await follow(held, desk, {
      act: async () => {
        const made: Array<Made> = []
        const unblock = (): void => void (blocked && made.push(make(desk, unblocking)))
        if (unblocked !== undefined && unblocked <= 0) {
          unblock()
          await desk.advance(-unblocked)
        }
        await desk.arrive("camille")
        if (unblocked !== undefined && unblocked > 0) {
          await desk.advance(unblocked)
          unblock()
        }
        made.push(make(desk, writing))
        for (const pick of this.picks) made.push(make(desk, others[pick % others.length]!))
        this.chosen = made.map(nameOf).join(" | ")
        await desk.advance(100)
        return made
      },
      also: [arrived],
    })
    const there = desk.isThere("camille")
    if (blocked && there) looked.letInAgain++
    if (there) return
    looked.turnedAway++
    // Perhaps they were let in for a moment: since when they are gone no longer matters once the thread says it.
    held.model = { ...held.model, goneAt: start }
    await wait(held, desk, leaveAfter + 500)
  }
  toString(): string {
    return `return ${this.unblocked ?? ""} ${this.chosen}`
  }
}

/** Another conversation, after the end of one. */
class Begin implements Step {
  check({ model }: Readonly<Held>): boolean {
    return model.status === "closed" && !isAway(model) && model.goneAt === undefined
  }
  async run(held: Held, desk: Desk): Promise<void> {
    await settle(held, desk)
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
  check(): boolean {
    return true
  }
  async run(held: Held, desk: Desk): Promise<void> {
    // Of who has just left the next server knows nothing.
    if (held.model.goneAt !== undefined || held.away.size > 0) await wait(held, desk, offlineAfter + 500)
    await follow(held, desk, {
      act: async () => {
        await desk.restart()
        await desk.advance(6_000)
        return []
      },
    })
    looked.restarts++
  }
  toString(): string {
    return "restart"
  }
}

/**
 * How desks begin: chance alone seldom gets as far, and every move that it seldom makes is in one of these. Most begin where there is
 * most to do, with a page that is seen.
 */
const seeing = ["ines request to see", "camille grant to see", "ines start"]
const beginnings: ReadonlyArray<ReadonlyArray<string>> = [
  [],
  [],
  seeing,
  seeing,
  seeing,
  [...seeing, "ines request to drive", "camille grant to drive", "ines start"],
  [...seeing, "camille pause", "camille resume", "camille revoke"],
  ["ines request to see", "camille refuse", "ines request to see", "ines withdraw"],
  [...seeing, "ines end"],
  ["ines offer warmly", "marc accept", "ines leave with who has joined", "marc offer to Inès", "ines decline"],
  ["ines blockHere", "lea unblockHere"],
  ["ines block", "lea unblock"],
  ["ines snooze", "ines wake", "marc take"],
  ["ines snoozeFor", "lea wake", "ines take", "ines offer to the group", "ines cancel", "ines assign"],
  ["ines blockAndClose"],
  ["ines close"],
]

const steps = fc.commands(
  [
    fc.tuple(fc.nat(9_999), fc.boolean()).map(([pick, atDue]) => new Wishes([pick], false, atDue && pick % 3 === 0)),
    fc.nat(9_999).map((pick) => new Wishes([pick], true, false)),
    fc
      .tuple(fc.array(fc.nat(9_999), { minLength: 2, maxLength: 3 }), fc.boolean(), fc.boolean())
      .map(([picks, blindly, atDue]) => new Wishes(picks, blindly, atDue)),
    fc.array(fc.nat(9_999), { minLength: 2, maxLength: 2 }).map((picks) => new Wishes(picks, false, false)),
    fc.constantFrom(1_500, 5_000, 31_000, 61_000).map((milliseconds) => new Wait(milliseconds)),
    fc
      .tuple(
        fc.boolean(),
        fc.array(fc.nat(9_999), { maxLength: 2 }),
        fc.option(fc.integer({ min: -24, max: 24 }), { nil: undefined }),
      )
      .map(([soon, picks, unblocked]) => new Return(soon, picks, unblocked)),
    fc.constantFrom("camille", "ines", "marc").map((name) => new Leave(name)),
    fc.constantFrom("ines", "marc").map((name) => new ComeBack(name)),
    fc.constant(new Begin()),
    fc.constant(new Restart()),
  ],
  { maxCommands: 25, size: "max" },
)

/** What was looked at over each log. */
interface Ran {
  readonly over: string
  readonly looked: ReturnType<typeof nothing>
  readonly accepted: ReadonlyMap<string, number>
  readonly desks: number
  readonly seconds: number
}
const ran: Array<Ran> = []
const runs = async (over: string, storageOf: () => Storage, numRuns: number): Promise<void> => {
  const start = performance.now()
  let desks = 0
  looked = nothing()
  accepted = new Map()
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...beginnings), steps, async (beginning, script) => {
      const desk = new Desk(storageOf(), `world${desks++}`)
      await desk.open()
      try {
        const model: Model = { status: "active", owner: "ines", nav: "idle", blocked: false }
        const held: Held = { model, away: new Map() }
        for (const name of beginning) await wishAtOnce(held, desk, [named(name)])
        await fc.asyncModelRun(() => ({ model: held, real: desk }), script)
        assert.deepStrictEqual(desk.unlawful(), [], "everything was allowed where it is stored")
      } finally {
        await desk.close()
      }
    }),
    Law.whole(numRuns),
  )
  ran.push({ over, looked, accepted, desks, seconds: (performance.now() - start) / 1000 })
}

describe("a desk and its model", () => {
  it("agree after every step, over a log in memory", { timeout: 3_600_000 }, async () => {
    let delay = 0
    await runs(
      "in memory",
      () => {
        const storage = MemoryLog.storage()
        delay = delay === 0 ? 4 : 0
        const flushDelay = delay
        return { open: Effect.sync(() => MemoryLog.makeUnsafe({ storage, flushDelay }).log), real: false }
      },
      1_000,
    )
  })

  it("agree over a log on disk, which every restart closes and opens again", { timeout: 3_600_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "pupitre-desk-"))
    try {
      await runs("on disk", () => ({ open: SqliteLog.make({ file: join(folder, "log.sqlite") }), real: true }), 200)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it("were looked at often enough, over each log by itself", () => {
    expect(ran.map(({ over }) => over)).toEqual(["in memory", "on disk"])
    for (const { over, looked, accepted } of ran) {
      for (const [name, count] of Object.entries(looked)) assert.isAbove(count, 0, `${name} over a log ${over}`)
      expect(moves.map(({ name }) => name).filter((name) => !accepted.has(name))).toEqual([])
    }
  })

  afterAll(() => {
    for (const { over, looked, accepted, desks, seconds } of ran) {
      console.log(
        `${desks} desks over a log ${over} in ${seconds.toFixed(1)} s: ${looked.wishes} wishes, ${looked.refused} of them ` +
          `refused; ${looked.racesWon} races with one winner, ${looked.racesAtADeadline} at a deadline; ` +
          `${looked.deadlines} deadlines, ${looked.blocks} blocks, ${looked.turnedAway} turned away, ` +
          `${looked.letInAgain} let in again; ${looked.departures} departures, ${looked.restarts} restarts, ` +
          `${looked.conversations} conversations more; the rarest move was granted ${Math.min(...accepted.values())} times`,
      )
    }
  })
})
