/**
 * A clock that stands still until it is told to move, and then does everything due on the way, in order.
 *
 * Deterministic: tasks due at the same moment run in the order they were given. An hour takes as long as what happens
 * in it.
 *
 * @since 0.1.0
 */
import type { Timing } from "../Timing.js"

/** A clock that is moved by hand. */
export interface VirtualTime extends Timing {
  /**
   * Runs everything due within this many milliseconds, then stands at their end. Throws a `RangeError` after a million
   * tasks: something gives itself work for ever.
   */
  readonly advance: (milliseconds: number) => void
  /** Runs the next task, moving to its moment. False when there is none. */
  readonly step: () => boolean
  /** How many tasks wait. */
  readonly waiting: () => number
}

interface Task {
  readonly at: number
  readonly place: number
  readonly run: () => void
  wanted: boolean
}

/**
 * A clock that stands at `start`, milliseconds.
 *
 * @example
 * ```ts
 * import * as VirtualTime from "@pupitre/transport/testing/VirtualTime"
 *
 * const time = VirtualTime.make(0)
 * let rang = -1
 * time.after(60_000, () => (rang = time.now()))
 * time.advance(3_600_000)
 * rang // => 60000
 * ```
 */
export const make = (start = 0): VirtualTime => {
  let now = start
  let place = 0
  let live = 0
  /** A binary heap: the soonest first, of the same moment the first given. */
  const heap: Array<Task> = []

  const step = (): boolean => {
    let task = pop(heap)
    while (task !== undefined && !task.wanted) task = pop(heap)
    if (task === undefined) return false
    now = Math.max(now, task.at)
    task.wanted = false
    live--
    task.run()
    return true
  }

  return {
    now: () => now,
    after: (delay, run) => {
      // Whole milliseconds, as clocks give them.
      const task: Task = { at: now + Math.max(0, Math.ceil(delay)), place: place++, run, wanted: true }
      push(heap, task)
      live++
      return () => {
        if (!task.wanted) return
        task.wanted = false
        live--
      }
    },
    advance: (milliseconds) => {
      const end = now + milliseconds
      for (let tasks = 0; ; tasks++) {
        if (tasks > 1_000_000) throw new RangeError("more than a million tasks: time does not move on")
        while (heap[0] !== undefined && !heap[0].wanted) pop(heap)
        if (heap[0] === undefined || heap[0].at > end) break
        step()
      }
      now = end
    },
    step,
    waiting: () => live,
  }
}

function before(a: Task, b: Task): boolean {
  return a.at < b.at || (a.at === b.at && a.place < b.place)
}

function push(heap: Array<Task>, task: Task): void {
  let at = heap.length
  heap.push(task)
  while (at > 0) {
    const parent = (at - 1) >> 1
    const above = heap[parent] as Task
    if (!before(task, above)) break
    heap[at] = above
    at = parent
  }
  heap[at] = task
}

function pop(heap: Array<Task>): Task | undefined {
  const top = heap[0]
  const last = heap.pop()
  if (top === undefined || last === undefined || heap.length === 0) return top
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && before(heap[child + 1] as Task, heap[child] as Task)) child++
    if (!before(heap[child] as Task, last)) break
    heap[at] = heap[child] as Task
    at = child
  }
  heap[at] = last
  return top
}
