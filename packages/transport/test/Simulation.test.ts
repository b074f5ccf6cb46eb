import * as Simulation from "@pupitre/transport/testing/Simulation"
import { afterAll, describe, expect, it } from "vitest"
import { write } from "../../../bench/Results.ts"

/** Worlds of each sort that hold half a million faults between them. */
const full = 820
/** That many in the checks, a glance while one works, and many when asked. */
const seeds = Number(
  process.env["PUPITRE_SEEDS"] ??
    (process.env["PUPITRE_DEEP"] !== undefined ? 10_000 : process.env["PUPITRE_COUNTS"] !== undefined ? full : 60),
)

describe("[T35] Simulation", () => {
  const reports: Array<Simulation.Report> = []

  for (const [name, restores] of [
    ["whatever breaks", false],
    ["whatever breaks, also when the log is restored from an older copy", true],
  ] as const) {
    it(`[T35] nothing is lost, doubled, reordered or seen otherwise, ${name}`, () => {
      const report = Simulation.runMany(1, seeds, { restores })
      reports.push(report)
      expect(report.failed).toEqual([])
      expect(report.faults).toBeGreaterThan(seeds * 200)
      expect(report.atEnd).toBeGreaterThan(seeds / 4)
    }, 3_600_000)
  }

  it("[T35] one seed is one world", () => {
    expect(Simulation.run(12, { restores: true })).toEqual(Simulation.run(12, { restores: true }))
    expect(Simulation.run(13)).not.toEqual(Simulation.run(14))
  })

  afterAll(() => {
    const sum = (
      key: "seeds" | "faults" | "lost" | "duplicated" | "reordered" | "diverged" | "commands" | "packets" | "atEnd",
    ) => reports.reduce((total, report) => total + report[key], 0)
    const looked = sum("seeds")
    const slowest = Math.max(...reports.map((report) => report.slowest))
    console.log(
      `${looked} worlds: ${sum("commands")} wishes, ${sum("packets")} packets, ${sum("faults")} faults; ` +
        `${sum("atEnd")} clients began at the end; ` +
        `everybody agreed at most ${slowest} ms after the last fault`,
    )
    if (seeds < full) return
    const worlds = { unit: "worlds", target: 0, looked }
    write("simulation", [
      { id: "sim.faults", unit: "faults", ours: sum("faults"), target: 500_000, more: true, looked },
      { id: "sim.lost", ours: sum("lost"), ...worlds },
      { id: "sim.duplicated", ours: sum("duplicated"), ...worlds },
      { id: "sim.reordered", ours: sum("reordered"), ...worlds },
      { id: "sim.diverged", ours: sum("diverged"), ...worlds },
    ])
  })
})
