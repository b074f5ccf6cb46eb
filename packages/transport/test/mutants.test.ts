/**
 * The simulation on the real source with one rule taken out at a time. Proves that each replacement still applies, that
 * the source without one passes, and that every one is noticed.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type * as Simulation from "@pupitre/transport/testing/Simulation"
import { build } from "vite"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { write } from "../../../bench/Results.ts"
import type { Mutant } from "./mutants.js"
import { mutants } from "./mutants.js"

const source = join(import.meta.dirname, "../src")
/** Seeds within which a mutant must be noticed. */
const within = 300

let folder = ""
beforeAll(() => {
  // Inside node_modules, so that `effect` is found from there.
  folder = mkdtempSync(join(import.meta.dirname, "../../../node_modules/.mutants-"))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The simulation, bundled from the source with this mutant in it. */
const simulation = async (mutant: Mutant | undefined, name: string): Promise<typeof Simulation> => {
  const result = await build({
    configFile: false,
    logLevel: "silent",
    plugins: [
      {
        name: "mutant",
        enforce: "pre",
        transform: (code, id) =>
          mutant !== undefined && id === join(source, mutant.file) ? code.replace(mutant.find, mutant.replace) : null,
      },
    ],
    ssr: { resolve: { conditions: ["@pupitre/source"] }, noExternal: [/^@pupitre/], external: ["effect"] },
    build: {
      ssr: join(source, "testing/Simulation.ts"),
      write: false,
      minify: false,
      rolldownOptions: { external: [/^effect/] },
    },
  })
  const { output } = (Array.isArray(result) ? result[0] : result) as { output: ReadonlyArray<{ code?: string }> }
  const path = join(folder, `${name}.mjs`)
  writeFileSync(path, output[0]?.code ?? "")
  return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as typeof Simulation
}

/** The first seed that notices, 0 if none does. */
const noticedBy = ({ run }: typeof Simulation, { first = 1, restores = false }: Mutant): number => {
  const seeds = [first, ...Array.from({ length: within }, (_, i) => i + 1)]
  return seeds.find((seed) => run(seed, { restores }).violations.length > 0) ?? 0
}

describe("[T36] the simulation notices each rule that is taken out of the source", () => {
  const noticed = new Set<string>()

  it("[T36] and passes without", async () => {
    const { runMany } = await simulation(undefined, "none")
    for (const restores of [false, true]) expect(runMany(1, 40, { restores }).failed).toEqual([])
  }, 60_000)

  mutants.forEach((mutant, i) =>
    it(`[T36] ${mutant.name}`, async () => {
      const text = readFileSync(join(source, mutant.file), "utf8")
      expect(text.split(mutant.find).length - 1, "times the replacement applies").toBe(1)
      const seed = noticedBy(await simulation(mutant, `m${i}`), mutant)
      expect(seed, "a seed that notices").toBeGreaterThan(0)
      noticed.add(mutant.name)
    }, 120_000),
  )

  afterAll(() =>
    write("simulation-mutants", [
      { id: "sim.mutants", unit: "noticed", ours: noticed.size, target: 12, more: true, looked: mutants.length },
    ]),
  )
})
