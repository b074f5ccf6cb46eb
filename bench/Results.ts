/** What every benchmark writes: one row per figure, beside the figure of another way to do the same in the same run. */
import { mkdirSync, writeFileSync } from "node:fs"

/** One figure. Smaller is better unless `more` is set. */
export interface Row {
  readonly id: string
  readonly unit: string
  readonly ours: number
  readonly peer?: string
  readonly peerValue?: number
  readonly target: number
  /** The figure must be at least the target instead of at most. */
  readonly more?: boolean
  /** How many operations stand behind the figure. */
  readonly looked: number
}

/** The median of a few runs, after running for a quarter of a second to warm up. A run gives its own figure. */
export const measure = (run: () => number, times = 9): number => {
  const start = performance.now()
  do run()
  while (performance.now() - start < 250)
  return Array.from({ length: times }, run).toSorted((a, b) => a - b)[times >> 1]!
}

/** Prints the rows and writes them to `bench/results/<name>.json`. */
export const write = (name: string, rows: ReadonlyArray<Row>): void => {
  const results = rows.map(({ more = false, ...row }) => ({
    ...row,
    pass: more ? row.ours >= row.target : row.ours <= row.target,
  }))
  mkdirSync(new URL("results/", import.meta.url), { recursive: true })
  writeFileSync(new URL(`results/${name}.json`, import.meta.url), `${JSON.stringify(results, undefined, 2)}\n`)
  for (const { id, unit, ours, peer, peerValue, target, pass, looked } of results) {
    const beside =
      peerValue === undefined ? "" : `, ${peer} ${round(peerValue)} ${unit} (${round(peerValue / ours)} times)`
    console.log(`${pass ? "✓" : "✗"} ${id}: ${round(ours)} ${unit} of ${target}${beside}; ${looked} looked at`)
  }
}

const round = (value: number): string => value.toPrecision(3)
