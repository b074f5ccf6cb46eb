import type { Row } from "../../bench/Results.ts"
import { write } from "../../bench/Results.ts"
import * as Bundle from "../project/Bundle.ts"
import * as Manifest from "../project/Manifest.ts"
import * as Module from "../project/Module.ts"
import * as Tarball from "../project/Tarball.ts"
import { budgets, tarballLimits } from "../sizes.rules.ts"
import type { Check } from "./Check.ts"
import { files } from "./Check.ts"

const kib = (bytes: number): string => `${(bytes / 1024).toFixed(2)} KiB`
const round = (bytes: number): number => Math.round((bytes / 1024) * 100) / 100

export const sizes: Check = {
  name: "sizes",
  holds: "what a user downloads stays within its budget",
  run: async () => {
    const problems: Array<string> = []
    const rows: Array<Row> = []
    let total = 0
    for (const { id, what, limit, modules, usedBy, external, peer } of budgets) {
      const used = Bundle.used(usedBy === undefined ? [] : files(...usedBy))
      const looked = modules?.length ?? used.modules
      if (looked === 0) {
        problems.push(`${id}: nothing to weigh: ${usedBy?.join(", ")} import nothing of ours`)
        continue
      }
      const bytes = await Bundle.weigh(modules === undefined ? used.program : Bundle.whole(modules), external)
      total += bytes
      if (bytes > limit) problems.push(`${id}: ${what} weighs ${kib(bytes)}, the budget is ${kib(limit)}`)
      rows.push({
        id,
        unit: "KiB gzip",
        ours: round(bytes),
        ...(peer === undefined ? {} : { peer: peer.name, peerValue: round(peer.bytes) }),
        target: round(limit),
        looked,
      })
    }

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
    return { looked: { budgets: rows.length, subpaths: entries, tarballs: tarballs.length, bytes: total }, problems }
  },
}
