/** Plants each mistake of `mutants/` and sees the tests of its rule fail. */
import { mutants as all } from "../mutants.rules.ts"
import type { Planted } from "../project/Planting.ts"
import type { Check } from "./Check.ts"
import { tool } from "./Check.ts"

/** Two at a time: most of each run is one thread that loads the tests. */
const processes = 2

/** From how many seconds on it is said how long a mistake took: most take less than one. */
const slow = 5

const half = async (first: number): Promise<ReadonlyArray<Planted>> => {
  const { output } = await tool("node", ["scripts/project/Planting.ts", String(first), String(processes)], {
    limit: 600_000,
  })
  return output
    .split("\n")
    .filter((line) => line.startsWith(`{"name":`))
    .map((line) => JSON.parse(line) as Planted)
}

export const mutants: Check = {
  name: "mutants",
  holds: "planted mistakes are caught by the rule that is there for them",
  run: async () => {
    const told = (await Promise.all(Array.from({ length: processes }, (_, first) => half(first)))).flat()
    for (const { name, seconds } of told.filter((one) => one.seconds >= slow)) {
      console.log(`   ${seconds.toFixed(1).padStart(5)} s until it was caught: ${name}`)
    }
    const names = new Set(told.map(({ name }) => name))
    const problems = [
      ...told.flatMap(({ problem }) => problem ?? []),
      ...all.filter(({ name }) => !names.has(name)).map(({ name }) => `${name}: was not planted`),
    ]
    return { looked: { mutants: told.length }, problems }
  },
}
