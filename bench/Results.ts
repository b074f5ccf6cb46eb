/** What every benchmark writes: one row per figure, beside the figure of another way to do the same in the same run. */
import { mkdirSync, writeFileSync } from "node:fs"

/** One figure. Smaller is better unless `more` is set. */
export interface Row {
  readonly id: string
  readonly unit: string
  readonly ours: number
  readonly peer?: string
  readonly peerValue?: number
  /** What is to be held; nothing for a figure that only tells. */
  readonly target?: number
  /** What the slow end, `p99`, is to be held to beside. */
  readonly slow?: number
  /** The figure must be at least the target instead of at most. */
  readonly more?: boolean
  /** How many operations stand behind the figure. */
  readonly looked: number
  /** The same in the middle and at the slow end of single operations, where they were timed one by one: in `unit`, or in ms for a rate. */
  readonly p50?: number
  readonly p99?: number
  /** Every library that was measured beside it: its figure in `unit`, or why it has none. */
  readonly peers?: ReadonlyArray<{ readonly name: string; readonly value?: number; readonly words?: string }>
}

/** Operations to time: what `prepare` returns is done `count` times, told which time it is. */
export interface Steps {
  readonly count: number
  readonly prepare: () => (i: number) => unknown
}

/** What one operation takes, in milliseconds: on average over a run without a clock in it, and one by one with one. */
export const timed = ({
  count,
  prepare,
}: Steps): { readonly mean: number; readonly p50: number; readonly p99: number } => {
  const mean = measure(() => {
    const step = prepare()
    const start = performance.now()
    for (let i = 0; i < count; i++) step(i)
    return (performance.now() - start) / count
  })
  const each: Array<number> = []
  for (let run = 0; run < 5; run++) {
    const step = prepare()
    for (let i = 0; i < count; i++) {
      const start = performance.now()
      step(i)
      each.push(performance.now() - start)
    }
  }
  each.sort((a, b) => a - b)
  const at = (part: number): number => each[Math.min(each.length - 1, Math.floor(each.length * part))]!
  return { mean, p50: at(0.5), p99: at(0.99) }
}

/**
 * The median of a few runs, after running for a quarter of a second to warm up. A run gives its own figure. What was measured
 * or prepared before is collected first, so that no figure pays for another's garbage.
 */
export const measure = (run: () => number, times = 9): number => {
  globalThis.gc?.()
  const start = performance.now()
  do run()
  while (performance.now() - start < 250)
  return Array.from({ length: times }, run).toSorted((a, b) => a - b)[times >> 1]!
}

/** Prints the rows and writes them to `bench/results/<name>.json`. */
export const write = (name: string, rows: ReadonlyArray<Row>): void => {
  const results = rows.map(({ more = false, ...row }) => ({
    ...row,
    ...(row.target !== undefined && {
      pass:
        (more ? row.ours >= row.target : row.ours <= row.target) &&
        (row.slow === undefined || (row.p99 !== undefined && row.p99 <= row.slow)),
    }),
  }))
  mkdirSync(new URL("results/", import.meta.url), { recursive: true })
  writeFileSync(new URL(`results/${name}.json`, import.meta.url), `${JSON.stringify(results, undefined, 2)}\n`)
  for (const { id, unit, ours, peer, peerValue, target, pass, looked, p50, p99, slow } of results) {
    const beside =
      peerValue === undefined ? "" : `, ${peer} ${round(peerValue)} ${unit} (${round(peerValue / ours)} times)`
    const spread =
      p50 === undefined || p99 === undefined
        ? ""
        : `, p50 ${round(p50)}, p99 ${round(p99)}${slow === undefined ? "" : ` of ${slow}`}`
    const sign = pass === undefined ? " " : pass ? "✓" : "✗"
    const of = target === undefined ? "" : ` of ${target}`
    console.log(`${sign} ${id}: ${round(ours)} ${unit}${of}${spread}${beside}; ${looked} looked at`)
  }
}

const round = (value: number): string => value.toPrecision(3)
