/**
 * Every pair of wishes that people may make at once, over real sessions and a real gateway, in either order and so close
 * that neither is answered when the other is made: by one server, by two over one log, and by two that have the same file open.
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as StreamKeys from "@pupitre/core/StreamKey"
import type { EventLog } from "@pupitre/transport/server/EventLog"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import * as SqliteLog from "@pupitre/transport/server/SqliteLog"
import * as Effect from "effect/Effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, describe, it } from "vitest"
import type { Pair, Wished } from "../../../packages/actions/test/pairs.js"
import { pairs } from "../../../packages/actions/test/pairs.js"
import type { Storage, Wish } from "./Desk.js"
import { Desk } from "./Desk.js"

/** What the wishes are stored in, and by how many servers. */
interface Layout {
  readonly says: string
  readonly servers: 1 | 2
  readonly storage: () => Storage
  /** Milliseconds by which the other wish is later than the one. */
  readonly apart: ReadonlyArray<number>
}

/** What was looked at of a pair, and must have been. */
interface Looked {
  oneFirst: number
  otherFirst: number
  /** Both were decided on the same state, and one of them anew. A server alone has no need of it. */
  decidedAnew: number
}

let desks = 0
const all: Looked = { oneFirst: 0, otherFirst: 0, decidedAnew: 0 }

/** The same log, whose refusals of what was decided on an older state are counted. */
const counting = (log: EventLog["Service"]): EventLog["Service"] => ({
  ...log,
  append: (append) =>
    Effect.tapError(log.append(append), ({ reason }) =>
      Effect.sync(() => void (reason._tag === "Conflict" && conflicts++)),
    ),
})
let conflicts = 0

const inMemory = (): Storage => {
  const { log } = MemoryLog.makeUnsafe({ flushDelay: 4 })
  return { open: Effect.succeed(counting(log)), real: false }
}

const folder = mkdtempSync(join(tmpdir(), "pupitre-races-"))
const onDisk = (): Storage => ({
  open: Effect.map(SqliteLog.make({ file: join(folder, "log.sqlite") }), counting),
  real: true,
})

/** Both wish, so far apart: who was first, and what the second was told. */
const race = async (pair: Pair, later: number, { servers, storage }: Layout, looked: Looked): Promise<void> => {
  const desk = new Desk(storage(), `race${desks++}`)
  conflicts = 0
  await desk.open()
  try {
    const { before, one, other } = pair
    if ([one, other].some(({ by }) => by === "ines2")) await desk.enter("ines2")
    let read = 0
    const wish = ({ by, name, input }: Wished): Wish => desk.wish(by, desk.stream, name, input(read))
    for (const first of before) {
      const made = wish(first)
      await desk.advance(60)
      assert.strictEqual(made.outcome?._tag, "Stored", first.says)
    }
    if (servers === 2) await desk.enterBeside(other.by)
    // Whether the visitor is there each server knows by its own connections.
    if (servers === 2 && other.name === "requestNavigation") await desk.enterBeside("camille2")
    read = desk.events().length
    const early = wish(later < 0 ? other : one)
    await desk.advance(Math.abs(later))
    assert.isUndefined(early.outcome, "neither is answered when the other is made")
    const late = wish(later < 0 ? one : other)
    await desk.advance(200)
    const [byOne, byOther] = later < 0 ? [late, early] : [early, late]
    const streams = [desk.stream, desk.own, StreamKeys.workspace(desk.tenant, "blocks")]
    const facts = ({ commandId }: Wish): ReadonlyArray<ChatEvent> =>
      streams.flatMap((stream) => desk.events(stream)).filter(({ id }) => id.startsWith(`${commandId}/`))
    const at = (made: Wish): number => desk.events().find(({ id }) => id.startsWith(`${made.commandId}/`))?.seq ?? 1e9
    const oneFirst = at(byOne) < at(byOther)
    const [first, second] = oneFirst ? [byOne, byOther] : [byOther, byOne]
    const told = ({ outcome, ...made }: Wish): string =>
      outcome === undefined || outcome._tag === "NotSent"
        ? "gone"
        : outcome._tag === "Refused"
          ? outcome.rejection.reasons.map(({ key }) => key).join(" ")
          : outcome._tag === "Stored" && facts({ ...made, outcome }).length > 0
            ? "done"
            : "done already"
    const expected = oneFirst ? pair.otherSecond : pair.oneSecond
    assert.deepStrictEqual(
      [told(first), told(second)],
      ["done", expected],
      `${later} ms apart, ${oneFirst ? "" : "not "}in order`,
    )
    if (expected !== "done") assert.deepStrictEqual(facts(second), [], "the second writes nothing")
    assert.deepStrictEqual(desk.unlawful(), [], "everything was allowed where it is stored")
    const { status, navigation } = desk.conversation
    if (status !== "active") assert.strictEqual(navigation.state, "idle", "nothing goes on with the page")
    if (servers === 1) assert.deepStrictEqual(desk.strangers(), [], "everybody sees the log")
    looked.decidedAnew += conflicts
    if (oneFirst) looked.oneFirst++
    else looked.otherFirst++
  } finally {
    await desk.close()
  }
}

const apart = [-9, -4, -2, 0, 2, 4, 9]
const layouts: ReadonlyArray<Layout> = [
  { says: "of one server", servers: 1, storage: inMemory, apart },
  { says: "of two servers over one log", servers: 2, storage: inMemory, apart },
  { says: "of two servers that have the same file open", servers: 2, storage: onDisk, apart: [-4, 0, 4] },
]

for (const layout of layouts) {
  describe(`wished at once ${layout.says}`, () => {
    for (const pair of pairs) {
      const name = [...pair.before.map(({ says }) => says), `${pair.one.says} × ${pair.other.says}`].join(", ")
      it(name, async () => {
        const looked: Looked = { oneFirst: 0, otherFirst: 0, decidedAnew: 0 }
        for (const later of layout.apart) await race(pair, later, layout, looked)
        for (const what of ["oneFirst", "otherFirst", "decidedAnew"] as const) {
          if (what !== "decidedAnew" || layout.servers === 2) assert.isAbove(looked[what], 0, what)
          all[what] += looked[what]
        }
      })
    }
  })
}

afterAll(() => {
  const { oneFirst, otherFirst, decidedAnew } = all
  console.log(`${pairs.length} pairs, ${oneFirst} and ${otherFirst} races in either order, ${decidedAnew} decided anew`)
  rmSync(folder, { recursive: true })
})
