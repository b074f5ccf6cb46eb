import * as Simulation from "@pupitre/transport/testing/Simulation"
import { describe, expect, it } from "vitest"

const seeds = Number(process.env["PUPITRE_SEEDS"] ?? 20)

describe("Simulation", () => {
  for (const restores of [false, true]) {
    it(`nothing is lost, doubled, reordered or seen otherwise${restores ? ", over restores" : ""}`, () => {
      const began = Date.now()
      const { failed, ...report } = Simulation.runMany(1, seeds, { restores })
      console.log(JSON.stringify(report), Date.now() - began)
      for (const world of failed.slice(0, 3)) console.log(JSON.stringify(world, null, 1).slice(0, 1500))
      expect(failed).toEqual([])
    }, 600_000)
  }
})
