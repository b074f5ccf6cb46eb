/**
 * The thread beside those of the libraries that keep one, in one run: node bench/peers.ts (after a build).
 *
 * Every library gets the same generated history in its own event form, in a process of its own, through the calls that its
 * own users make (`peers/`). What a step leaves behind is compared with what should show before it is timed: a library that
 * shows something else gets words instead of a figure. None gets more than a few seconds per operation, so that one that
 * takes the time of the square of a thread is measured on fewer steps, never on fewer entries.
 */
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { install, versionOf } from "./peers/Installed.ts"
import type { Make, Thread } from "./peers/Peer.ts"
import { span } from "./peers/Peer.ts"
import type { Row } from "./Results.ts"
import { write } from "./Results.ts"

const libraries: Readonly<Record<string, { readonly name: string; readonly make: () => Promise<{ make: Make }> }>> = {
  ours: { name: "@pupitre/core", make: () => import("./peers/Pupitre.ts") },
  array: { name: "array copied per event", make: () => import("./peers/PlainArray.ts") },
  matrix: { name: "matrix-js-sdk", make: () => import("./peers/Matrix.ts") },
  assistant: { name: "@assistant-ui/core", make: () => import("./peers/AssistantUi.ts") },
  botframework: { name: "botframework-webchat-core", make: () => import("./peers/BotFramework.ts") },
  chatscope: { name: "@chatscope/use-chat", make: () => import("./peers/Chatscope.ts") },
}

/** Milliseconds that one library gets for one operation, what is made ready for it included. */
const patience = 3_000

interface Operation {
  readonly id: string
  readonly unit: "µs" | "ms"
  readonly target: number
  readonly size: number
  /** The numbers held before the steps, for a thread of this size. */
  readonly held: (size: number) => ReadonlyArray<number>
  /** The steps on such a thread, or why there are none. */
  readonly steps: (thread: Thread, size: number) => ((i: number) => unknown) | string
  /** The most steps in one run. */
  readonly count: number
  /** What shows after so many steps. */
  readonly shows: (size: number, steps: number) => ReadonlyArray<number>
}

const order = Array.from({ length: 1000 }, (_, i) => i).toSorted((a, b) => ((a * 7919) % 1000) - ((b * 7919) % 1000))
const holes = (size: number): ReadonlyArray<number> => order.map((i) => size / 2000 + (i * size) / 1000).map(Math.floor)
const pageOf = 1_000
const older = 5 * pageOf

const appended = (name: string, size: number): Operation => ({
  id: `timeline.append.${name}`,
  unit: "µs",
  target: 1,
  size,
  held: (n) => span(1, n),
  steps: (thread, n) => (i) => thread.add(n + 1 + i),
  count: 1_000,
  shows: (n, steps) => span(1, n + steps),
})

const operations: ReadonlyArray<Operation> = [
  appended("1k", 1_000),
  appended("10k", 10_000),
  appended("50k", 50_000),
  appended("100k", 100_000),
  {
    id: "timeline.insert.100k",
    unit: "µs",
    target: 3,
    size: 100_000,
    held: (n) => {
      const missing = new Set(holes(n))
      return span(1, n).filter((seq) => !missing.has(seq))
    },
    steps: (thread, n) => {
      const late = holes(n)
      return (i) => thread.add(late[i]!)
    },
    count: 1_000,
    shows: (n, steps) => {
      const missing = new Set(holes(n).slice(steps))
      return span(1, n).filter((seq) => !missing.has(seq))
    },
  },
  {
    id: "timeline.duplicate.100k",
    unit: "µs",
    target: 5,
    size: 100_000,
    held: (n) => span(1, n),
    steps: (thread, n) => (i) => thread.add(1 + ((i * 7919) % n)),
    count: 1_000,
    shows: (n) => span(1, n),
  },
  {
    id: "timeline.reconcile.20k",
    unit: "µs",
    target: 5,
    size: 20_000,
    held: (n) => span(1, n),
    steps: (thread, n) => (thread.own === undefined ? "no own messages" : (i) => thread.own!(n + 1 + i)),
    count: 1_000,
    shows: (n, steps) => span(1, n + steps),
  },
  {
    id: "timeline.prepend.100k",
    unit: "ms",
    target: 1,
    size: 100_000,
    held: (n) => span(older + 1, older + n),
    steps: (thread) =>
      thread.page === undefined ? "no pages" : (i) => thread.page!(older + 1 - pageOf * (i + 1), older - pageOf * i),
    count: 4,
    shows: (n, steps) => span(older + 1 - pageOf * steps, older + n),
  },
  {
    id: "filters.first.100k",
    unit: "ms",
    target: 20,
    size: 100_000,
    held: (n) => span(1, n),
    steps: (thread) => (thread.filter === undefined ? "no filters" : (i) => thread.filter!(i)),
    count: 1,
    shows: (n) => span(1, n),
  },
  {
    id: "filters.switch.100k",
    unit: "ms",
    target: 0.1,
    size: 100_000,
    held: (n) => span(1, n),
    steps: (thread) => {
      if (thread.filter === undefined) return "no filters"
      // Each set of kinds has been looked at once: what that costs is the row before.
      for (let i = 0; i < 4; i++) thread.filter(i)
      return (i) => thread.filter!(i)
    },
    count: 160,
    shows: (n) => span(1, n),
  },
]

/** A figure in milliseconds or bytes, or words where there is none. */
type Measured = { readonly value: number; readonly looked: number } | { readonly words: string }

const wrong = (shown: ReadonlyArray<number>, right: ReadonlyArray<number>): string | undefined => {
  if (new Set(shown).size < shown.length) return "shows twice"
  if (shown.some((seq, i) => i > 0 && seq < shown[i - 1]!)) return "wrong order"
  if (shown.length !== right.length || shown.some((seq, i) => seq !== right[i])) return "not shown"
  return undefined
}

const measure = async (make: Make, operation: Operation): Promise<Measured> => {
  const { held, steps, size, count, shows } = operation
  const checked = 5_000
  const tried = Math.min(count, 3)
  const small = (await make(checked + older + tried)).open(held(checked))
  const trial = steps(small, checked)
  if (typeof trial === "string") return { words: trial }
  try {
    for (let i = 0; i < tried; i++) trial(i)
  } catch {
    return { words: "throws" }
  }
  const words = wrong(small.shown(), shows(checked, tried))
  if (words !== undefined) return { words }

  const peer = await make(size + older + count)
  const start = performance.now()
  const figures: Array<number> = []
  let looked = 0
  // The first half of the runs warms up, unless there is time for no other.
  for (let run = 0; run < 40 && (run === 0 || performance.now() - start < patience); run++) {
    const thread = peer.open(held(size))
    const step = steps(thread, size) as (i: number) => unknown
    globalThis.gc?.()
    const from = performance.now()
    let done = 0
    let now = from
    do {
      // The clock is read after each step of a slow library, and seldom in a fast one: reading it takes time too.
      const until = Math.min(count, done + (now - from < done / 20 ? 100 : 1))
      while (done < until) step(done++)
      now = performance.now()
    } while (done < count && now - from < patience / 4)
    figures.push((now - from) / done)
    looked += done
    if (wrong(thread.shown(), shows(size, done)) !== undefined) return { words: "wrong at this size" }
  }
  const warm = figures.slice(figures.length >> 1).toSorted((a, b) => a - b)
  return { value: warm[warm.length >> 1]!, looked }
}

/** Bytes of heap per entry of 100,000: the events in the library's own form, and what it keeps them in. */
const weigh = async (make: Make): Promise<Measured> => {
  const size = 100_000
  const peer = await make(0)
  peer.open(span(1, 1_000)).shown()
  const used = (): number => {
    for (let i = 0; i < 4; i++) globalThis.gc?.()
    return process.memoryUsage().heapUsed
  }
  const before = used()
  const thread = (await make(0)).open(span(1, size))
  const after = used()
  return thread.shown().length === size
    ? { value: (after - before) / size, looked: size }
    : { words: "does not hold them" }
}

const heap = { id: "timeline.heap-per-entry", unit: "B", target: 700 } as const

const child = process.argv.indexOf("--library")
if (child !== -1) {
  const { make } = await libraries[process.argv[child + 1]!]!.make()
  const one = process.argv[child + 2]
  const found: Record<string, Measured> = {}
  if (one === "heap") found[heap.id] = await weigh(make)
  else for (const operation of operations) found[operation.id] = await measure(make, operation)
  process.stdout.write(`\n${JSON.stringify(found)}\n`)
  // What a library left running.
  process.exit(0)
}

const problem = install()
if (problem !== undefined) {
  console.error(problem)
  process.exit(1)
}

const here = fileURLToPath(import.meta.url)
const results = new Map<string, Map<string, Measured>>()
for (const [key, { name }] of Object.entries(libraries)) {
  const begun = performance.now()
  for (const what of ["time", "heap"]) {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ["--expose-gc", "--no-warnings", here, "--library", key, what],
      { encoding: "utf8", timeout: 120_000, maxBuffer: 64 * 1024 * 1024 },
    )
    if (status !== 0) {
      console.error(`${name}: ${stderr.slice(-2_000)}`)
      process.exit(1)
    }
    const found = JSON.parse(stdout.trim().split("\n").at(-1)!) as Readonly<Record<string, Measured>>
    for (const [id, measured] of Object.entries(found)) {
      if (!results.has(id)) results.set(id, new Map())
      results.get(id)!.set(name, measured)
    }
  }
  console.log(`${name} ${versionOf(name) ?? ""}: ${((performance.now() - begun) / 1000).toFixed(0)} s`)
}

const rows = [...operations, heap].map(({ id, unit, target }): Row => {
  const by = unit === "µs" ? 1_000 : 1
  const all = [...results.get(id)!]
  const ours = all.find(([name]) => name === libraries["ours"]!.name)![1]
  if (!("value" in ours)) throw new Error(`${id}: ours ${ours.words}`)
  const peers = all
    .filter(([name]) => name !== libraries["ours"]!.name)
    .map(([name, measured]) =>
      "value" in measured ? { name, value: measured.value * by } : { name, words: measured.words },
    )
  const named = peers.filter(({ name }) => name !== libraries["array"]!.name)
  const best = [...named, ...peers]
    .filter((peer) => "value" in peer)
    .toSorted((a, b) => Number(!named.includes(a)) - Number(!named.includes(b)) || a.value! - b.value!)[0]
  return {
    id,
    unit,
    ours: ours.value * by,
    ...(best !== undefined && { peer: best.name, peerValue: best.value! }),
    target,
    looked: ours.looked,
    peers,
  }
})
write("peers", rows)
