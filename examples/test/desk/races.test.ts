/**
 * Every pair of wishes that people may make at once, over real sessions and a real gateway, in either order and so close
 * that neither is stored when the other is made: by one server, and by two over one log.
 */
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import * as Effect from "effect/Effect"
import { afterAll, assert, describe, it } from "vitest"
import type { Pair, Wished } from "../../../packages/actions/test/pairs.js"
import { pairs } from "../../../packages/actions/test/pairs.js"
import type { Wish } from "./Desk.js"
import { Desk } from "./Desk.js"

/** Milliseconds by which the other wish is later than the one. */
const apart = [-9, -4, -2, 0, 2, 4, 9]

/** What was looked at of a pair, and must have been. */
interface Looked {
  oneFirst: number
  otherFirst: number
  /** Both were decided on the same state, and one of them anew. */
  decidedAnew: number
}

let desks = 0
const all: Looked = { oneFirst: 0, otherFirst: 0, decidedAnew: 0 }

/** Both wish, so far apart: who was first, and what the second was told. */
const race = async (pair: Pair, later: number, servers: 1 | 2, looked: Looked): Promise<void> => {
  const storage = MemoryLog.storage()
  const { log } = MemoryLog.makeUnsafe({ storage, flushDelay: 4 })
  const counted: typeof log = {
    ...log,
    append: (append) =>
      Effect.tapError(log.append(append), ({ reason }) =>
        Effect.sync(() => void (reason._tag === "Conflict" && looked.decidedAnew++)),
      ),
  }
  const desk = new Desk({ open: Effect.succeed(counted), real: false }, `race${desks++}`)
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
    const facts = ({ commandId }: Wish): ReadonlyArray<number> =>
      [...storage.streams.values()]
        .flat()
        .filter(({ id }) => id.startsWith(`${commandId}/`))
        .map(({ seq }) => seq)
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
    const { status, navigation } = desk.conversation
    if (status !== "active") assert.strictEqual(navigation.state, "idle", "nothing goes on with the page")
    if (servers === 1) assert.deepStrictEqual(desk.strangers(), [], "everybody sees the log")
    if (oneFirst) looked.oneFirst++
    else looked.otherFirst++
  } finally {
    await desk.close()
  }
}

for (const servers of [1, 2] as const) {
  describe(servers === 1 ? "wished at once of one server" : "wished at once of two servers over one log", () => {
    for (const pair of pairs) {
      const name = [...pair.before.map(({ says }) => says), `${pair.one.says} × ${pair.other.says}`].join(", ")
      it(name, async () => {
        const looked: Looked = { oneFirst: 0, otherFirst: 0, decidedAnew: 0 }
        for (const later of apart) await race(pair, later, servers, looked)
        for (const what of ["oneFirst", "otherFirst", ...(servers === 2 ? (["decidedAnew"] as const) : [])] as const) {
          assert.isAbove(looked[what], 0, what)
          all[what] += looked[what]
        }
      })
    }
  })
}

afterAll(() => {
  const { oneFirst, otherFirst, decidedAnew } = all
  console.log(`${oneFirst} and ${otherFirst} races in either order, ${decidedAnew} decided anew`)
})
