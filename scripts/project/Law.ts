/** How long a law may take, how many cases it must run before it says anything, and where they are counted. */
import type { TaskMeta } from "vitest"

declare module "vitest" {
  interface TaskMeta {
    /** How many laws a test held, and on how many generated cases in all. */
    laws?: number
    cases?: number
  }
}

/** How long a law may take in `npm test`. */
export const milliseconds = 5_000

/** How long a law may take that is held {@link whole}, milliseconds: many times what it takes on a machine that does little else. */
export const patience = 600_000

/** What is asked of a law that must run every one of so many cases: one that time cuts short has failed. */
export const whole = (
  numRuns: number,
): {
  readonly numRuns: number
  readonly interruptAfterTimeLimit: number
  readonly markInterruptAsFailure: true
} => ({ numRuns, interruptAfterTimeLimit: patience, markInterruptAsFailure: true })

/** Keeps with a test that it held a law on so many cases. */
export const count = (meta: TaskMeta, cases: number): void => {
  meta.laws = (meta.laws ?? 0) + 1
  meta.cases = (meta.cases ?? 0) + cases
}

/** The fewest cases for a law that asks for so many: 50, or 10 when it asks for fewer than 50, and never more than it asks for. */
export const fewest = (asked: number): number => (asked >= 50 ? 50 : Math.min(10, asked))

/** What is wrong with a law that ran `ran` of the cases that it asked for, or undefined. */
export const tooFew = (ran: number, asked: number): string | undefined =>
  ran >= fewest(asked)
    ? undefined
    : `this law ran ${ran} of ${asked} cases before its time was over, fewer than ${fewest(asked)}`
