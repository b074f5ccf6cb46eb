import type { Row } from "../../bench/Results.ts"
import { write } from "../../bench/Results.ts"
import * as Bundle from "../project/Bundle.ts"
import * as Manifest from "../project/Manifest.ts"
import * as Module from "../project/Module.ts"
import * as Page from "../project/Page.ts"
import * as Parts from "../project/Parts.ts"
import * as Tarball from "../project/Tarball.ts"
import type { Budget } from "../sizes.rules.ts"
import { budgets, desk, parts, shop, small, tarballLimits } from "../sizes.rules.ts"
import type { Check } from "./Check.ts"

const kib = (bytes: number): string => `${(bytes / 1024).toFixed(2)} KiB`
const round = (bytes: number): number => Math.round((bytes / 1024) * 100) / 100

const row = (id: string, bytes: number, limit: number, looked: number, peer?: Budget["peer"]): Row => ({
  id,
  unit: "KiB gzip",
  ours: round(bytes),
  ...(peer === undefined ? {} : { peer: peer.name, peerValue: round(peer.bytes) }),
  target: round(limit),
  looked,
})

export const sizes: Check = {
  name: "sizes",
  holds: "what a user downloads stays within its budget",
  run: async () => {
    const problems: Array<string> = []
    const rows: Array<Row> = []
    let total = 0
    for (const { id, what, limit, modules, external, peer } of budgets) {
      const bytes = await Bundle.weigh(Bundle.whole(modules), external)
      total += bytes
      if (bytes > limit) problems.push(`${id}: ${what} weighs ${kib(bytes)}, the budget is ${kib(limit)}`)
      rows.push(row(id, bytes, limit, modules.length, peer))
    }

    // The desk's page by the parts in which it loads: ours alone, and all of it as it is built.
    const loading = Parts.of(desk.first)
    const at = (entry: string): number => loading.findIndex((part) => part.entry === entry)
    const steps = loading.map(({ entry, files }): Bundle.Step => ({
      program: files.length === 0 ? Bundle.whole([entry]) : Bundle.used(files).program,
      after: entry === desk.first ? [] : entry === desk.second ? [at(desk.first)] : [at(desk.first), at(desk.second)],
    }))
    const ours = await Bundle.weighSplit(steps, desk.external)
    const page = await Page.of(desk.page)
    for (const entry of Object.keys(parts)) {
      if (at(entry) === -1) problems.push(`sizes.rules.ts: ${entry} is no part of ${desk.first} that comes later`)
    }
    for (const [index, { entry, files }] of loading.entries()) {
      const budget = parts[entry] ?? { ...small, what: entry }
      const there = (steps[index]?.after ?? []).flatMap((before) => loading[before]?.entry ?? [])
      const bytes = ours[index] ?? 0
      const whole = page.weigh(index === 0 ? [desk.html, entry] : [entry], index === 0 ? [] : [desk.html, ...there])
      total += bytes
      console.log(`   ${kib(bytes).padStart(9)} of ours, ${kib(whole).padStart(10)} in all: ${budget.what}`)
      for (const [weighs, limit, of] of [
        [bytes, budget.ours, "of ours"],
        [whole, budget.page, "in all"],
      ] as const) {
        if (weighs > limit) {
          problems.push(`${entry}: ${budget.what} weighs ${kib(weighs)} ${of}, the budget is ${kib(limit)}`)
        }
      }
      if (budget.id !== undefined) rows.push(row(budget.id, bytes, budget.ours, files.length))
    }
    const visited = page.weigh([desk.html, shop.first])
    console.log(`${kib(visited).padStart(33)} in all: a page of the shop, before the visitor agrees to anything`)
    if (visited > shop.page) {
      problems.push(`${shop.first}: a page of the shop weighs ${kib(visited)}, the budget is ${kib(shop.page)}`)
    }
    const all = [desk.first, desk.second, desk.third]
    const together = (of: (entry: string) => number | undefined) =>
      all.reduce((sum, entry) => sum + (of(entry) ?? 0), 0)
    rows.push(
      row(
        desk.all.id,
        together((entry) => ours[at(entry)]),
        together((entry) => parts[entry]?.ours),
        together((entry) => loading[at(entry)]?.files.length),
        desk.all.peer,
      ),
    )

    // What each subpath adds to a page that has the peers: ours bundled, everything else outside.
    let entries = 0
    const outside = ["effect", "react", "react-dom", "ws", "jose", "vitest", "fast-check", "@effect/vitest", "node:*"]
    for (const name of new Set(Module.all().map((module) => module.package))) {
      const weighed: Array<string> = []
      for (const { specifier, name: module } of Module.of(name)) {
        if (specifier === undefined || module.startsWith("testing/")) continue
        entries += 1
        const bytes = await Bundle.weigh(`export * from "${specifier}"`, [
          ...outside,
          ...Manifest.optionalPeers(Manifest.of(name)),
        ])
        weighed.push(`${module} ${(bytes / 1024).toFixed(1)}`)
      }
      if (weighed.length > 0) console.log(`   ${name}, KiB without peers: ${weighed.join(", ")}`)
    }

    const tarballs = await Tarball.all()
    for (const { name, package: folder, bytes } of tarballs) {
      const limit = tarballLimits[folder] ?? 0
      console.log(`   ${(bytes / 1000).toFixed(1).padStart(6)} kB of ${limit / 1000}  ${name}, packed`)
      if (bytes > limit) problems.push(`${name} packed weighs ${bytes} bytes, the limit is ${limit}`)
    }
    write("size", rows)
    return {
      looked: {
        budgets: budgets.length,
        parts: loading.length,
        subpaths: entries,
        tarballs: tarballs.length,
        bytes: total,
      },
      problems,
    }
  },
}
