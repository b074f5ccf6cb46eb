/**
 * Counts how often visitors who are kept away come back, and says so to the managers.
 *
 * The first time is written down at once. What comes after is gathered: over a minute, then over twice as long after each
 * time that something was written, up to a day. So whoever knocks a thousand times a second has some ten facts written in
 * the first day and one a day from then on, and whoever stays away for a day is written down at once again. Nothing of it
 * is told to the visitor, and it begins once they have been refused, so that a refusal takes as long as before.
 *
 * What is gathered when the server ends is not counted: at most as long as the window that is open.
 *
 * @since 0.1.0
 */
import { TurnAway } from "@pupitre/core/command/TurnAway"
import type { CommandId, SiteId, TenantId, VisitorId } from "@pupitre/core/Id"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { Decider } from "./Decider.js"
import * as Router from "./Router.js"
import type { Run } from "./Subscription.js"

/** What it takes to say so. */
export interface Options {
  readonly decider: Decider
  readonly newId: () => CommandId
  readonly run: Run
  readonly now: () => number
  /** Milliseconds until it is tried again when the store or the stream is too busy. */
  readonly retryAfter: number
}

/** Somebody was refused: who, by which site they came, and since when the block stands that kept them away. */
export interface Refused {
  readonly tenant: TenantId
  readonly visitorId: VisitorId
  readonly site: SiteId | undefined
  readonly since: number
}

/** Counts one refusal. */
export type Turning = (refused: Refused) => void

/** The first window in which what comes is gathered, and the longest, milliseconds. */
export const windows = { first: 60_000, longest: 86_400_000 } as const

/** What is gathered of one visitor at one site. Times in milliseconds. */
interface Gathered {
  times: number
  last: number
  since: number
  /** From when on something may be written again, and for how long nothing may after that. */
  openAt: number
  window: number
  /** Whether something waits to be written. */
  waiting: boolean
}

/** Nobody has come back yet. */
export const make = (options: Options): Turning => {
  const { decider, newId, run, now, retryAfter } = options
  const all = new Map<string, Gathered>()

  const tell = ({ tenant, visitorId, site }: Refused, gathered: Gathered): void => {
    const { times, last } = gathered
    gathered.times = 0
    // One wish however often it is made, so that what is stored without an answer is not counted twice.
    const id = newId()
    const input = { visitorId, times, last, ...(site !== undefined && { site }) }
    const stream = StreamKeys.workspace(tenant, "blocks")
    run(
      Effect.gen(function* () {
        const outcome = yield* Router.submit({ decider, newId: () => id }, stream, TurnAway.name, input)
        if (outcome._tag === "Later") yield* Effect.fail("Later" as const)
      }).pipe(Effect.retry(Schedule.spaced(retryAfter)), Effect.ignore),
    )
  }

  const open = (refused: Refused, gathered: Gathered): void => {
    gathered.waiting = false
    gathered.openAt = now() + gathered.window
    gathered.window = Math.min(gathered.window * 2, windows.longest)
    tell(refused, gathered)
  }

  const rested = ({ waiting, openAt }: Gathered, at: number): boolean => !waiting && at >= openAt + windows.longest

  /** What is gathered of somebody; of whom nothing was heard for long enough, anew, and nothing is kept. */
  const of = ({ tenant, visitorId, site, since }: Refused, at: number): Gathered => {
    const key = `${tenant} ${visitorId} ${site ?? ""}`
    const held = all.get(key)
    if (held !== undefined && !rested(held, at)) return held
    for (const [other, gathered] of all) if (rested(gathered, at)) all.delete(other)
    const fresh = { times: 0, last: at, since, openAt: at, window: windows.first, waiting: false }
    all.set(key, fresh)
    return fresh
  }

  return (refused) => {
    const at = now()
    const gathered = of(refused, at)
    // What came against another block counts for that one.
    if (gathered.since !== refused.since && gathered.times > 0) tell(refused, gathered)
    gathered.since = refused.since
    gathered.times++
    gathered.last = at
    if (gathered.waiting) return
    if (at >= gathered.openAt) return open(refused, gathered)
    gathered.waiting = true
    run(
      Effect.andThen(
        Effect.sleep(gathered.openAt - at),
        Effect.sync(() => open(refused, gathered)),
      ),
    )
  }
}
