/** `npm run accuracy`: how well the profile reads published referrers and user agents, and what it gets wrong. */
import { none, words } from "./Cases.ts"
import { candidates, referrers } from "./referrers.ts"
import { userAgents } from "./userAgents.ts"

const origins = referrers()
const agents = userAgents()
if (origins === undefined || agents === undefined) {
  console.error(none)
  process.exit(1)
}

const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): void => {
  const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => row[i]!.length)))
  for (const row of [head, widths.map((width) => "─".repeat(width)), ...rows]) {
    console.log(
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join("  ")
        .trimEnd(),
    )
  }
}
const list = (title: string, lines: ReadonlyArray<string>): void => {
  console.log(`\n${title}: ${lines.length}`)
  for (const line of lines) console.log(`  ${line.slice(0, 200)}`)
}

console.log(`\nReferrers, n = ${origins[2].whole.of}\n`)
table(
  ["read with", "kind", "kind and source"],
  origins.map(({ name, kind, whole }) => [name, words(kind), words(whole)]),
)
console.log("\nPackages that know hosts, on the same referrers\n")
table(
  ["package", "kind, alone", "kind and source, alone", "look-alikes taken", "within the reading"],
  (candidates() ?? []).map((row) => [
    row.name,
    words(row.kind),
    words(row.alone),
    words(row.fooled),
    words(row.within),
  ]),
)
list("Wrong, with everything", origins[2].wrong)
list("Wrong, with the table and guesses alone", origins[0].wrong)

const { ours, peers, ceiling } = agents
console.log(`\nUser agents, n = ${ours.browser.of} for browsers and ${ours.system.of} for systems\n`)
table(
  ["parser", "browser", "… opening a page", "system", "… opening a page"],
  [ours, ...peers, ...ceiling.map((row) => ({ ...row, name: `${row.name} (the ceiling)` }))].map((row) => [
    row.name,
    words(row.browser),
    words(row.browserOfPages),
    words(row.system),
    words(row.systemOfPages),
  ]),
)
list("Wrong, of browsers that open a page", agents.wrongOfPages)
list("Wrong, of everything else", agents.wrong)
