/**
 * Every benchmark, one after the other, on the build: `npm run bench`, or some: `npm run bench -- timeline`.
 *
 * Prints one table: ours, the best other way measured in the same run, the ratio between them, and the target. Ends with
 * exit code 1 when a target was missed or a benchmark ended badly.
 */
import { spawnSync } from "node:child_process"
import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { availableParallelism } from "node:os"

interface Written {
  readonly id: string
  readonly unit: string
  readonly ours: number
  readonly peer?: string
  readonly peerValue?: number
  readonly target?: number
  readonly pass?: boolean
  readonly looked: number
  readonly p50?: number
  readonly p99?: number
  readonly slow?: number
  readonly peers?: ReadonlyArray<{ readonly name: string; readonly value?: number; readonly words?: string }>
}

const run = (...args: ReadonlyArray<string>): boolean =>
  spawnSync(process.execPath, args, { stdio: "inherit" }).status === 0

const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"))
const toReadme = process.argv.includes("--readme")
const all = globSync("bench/*.ts")
  .map((path) => path.replace(/^bench[\\/]/, "").replace(/\.ts$/, ""))
  .filter((name) => name !== "run" && name !== "Results")
  .toSorted()
const names = wanted.length === 0 ? all : wanted
const unknown = names.filter((name) => !all.includes(name))
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(", ")}. There are: ${all.join(", ")}.`)
  process.exit(2)
}

if (!run("scripts/build.mjs")) process.exit(1)
rmSync("bench/results", { recursive: true, force: true })
const broken = names.filter((name) => {
  console.log(`\n── ${name}`)
  return !run("--expose-gc", `bench/${name}.ts`)
})
if (wanted.length === 0) {
  console.log("\n── sizes")
  if (!run("scripts/check.ts", "sizes")) broken.push("sizes")
}

const written = globSync("bench/results/*.json")
  .toSorted()
  .flatMap((path) => JSON.parse(readFileSync(path, "utf8")) as ReadonlyArray<Written>)
// What was measured beside other libraries stands, where the same was measured without them too.
const beside = written.filter(({ peers }) => peers !== undefined)
const rows = written.filter(({ id, peers }) => peers !== undefined || beside.every((row) => row.id !== id))
const figure = (value: number | undefined): string =>
  value === undefined ? "" : value >= 1000 ? Math.round(value).toLocaleString("en") : value.toPrecision(3)
const table = [
  ["", "id", "ours", "unit", "p50", "p99", "target", "peer", "ratio", "looked at", "peer is"],
  ...rows.map(({ id, unit, ours, peer, peerValue, target, pass, looked, p50, p99 }) => [
    pass === undefined ? "" : pass ? "ok" : "MISSED",
    id,
    figure(ours),
    unit,
    figure(p50),
    figure(p99),
    figure(target),
    figure(peerValue),
    peerValue === undefined ? "" : (ours / peerValue).toPrecision(2),
    looked.toLocaleString("en"),
    peer ?? "",
  ]),
]
const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? []
const numbers = new Set([2, 4, 5, 6, 7, 8, 9])
console.log(
  `\nNode ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} processors\n`,
)
for (const row of table) {
  const cells = row.map((cell, column) =>
    numbers.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
  )
  console.log(cells.join("  ").trimEnd())
}

const libraries = [...new Set(beside.flatMap(({ peers = [] }) => peers.map(({ name }) => name)))]
if (libraries.length > 0) {
  console.log("\nEach beside every library: its figure and how many times ours that is, or why it has none.\n")
  for (const { id, unit, ours, peers = [] } of beside) {
    const each = peers.map(({ name, value, words }) =>
      value === undefined ? `${name}: ${words ?? ""}` : `${name} ${figure(value)} (${figure(value / ours)})`,
    )
    console.log(`${id}: ${figure(ours)} ${unit}; ${each.join("; ")}`)
  }
}

/** The rows that the README shows, in words and in its order. */
const shown: Readonly<Record<string, string>> = {
  "timeline.append.100k": "append an event to a thread of 100,000",
  "timeline.insert.100k": "put a late event into a thread of 100,000",
  "timeline.prepend.100k": "put 1,000 events before a thread of 100,000",
  "timeline.reconcile.20k": "show an own message, then its event, in a thread of 20,000",
  "timeline.heap-per-entry": "heap per event of a thread of 100,000",
  "filters.switch.100k": "choose other filters over 100,000 entries",
  "filters.text.100k": "search 100,000 entries, as one types on",
  "draft.keystroke.100k": "a letter in a reply, under a thread of 100,000",
  "text.keystroke": "a letter in a text as long as a message may be",
  "canned.search.10k": "find a reply among 10,000",
  "emoji.search": "find an emoji by a word, the slowest of eight",
  "text.links": "the links of a message as long as it may be",
  "profile.fold": "fold an event into a visitor's profile",
  "actions.decide": "decide a command, the slowest of all that are timed",
  "log.sqlite.append.64": "appends flushed to SQLite, 64 clients",
  "path.append.64": "the same through WebSocket, gateway and decide",
  "size.thread-filters": "the pure timeline with its filters, gzip",
  "size.desk": "what the desk loads of it to its list, with Effect, gzip",
  "size.all": "the same with a conversation open, gzip",
}
if (toReadme && broken.length === 0) {
  const [start, end] = ["<!-- bench: npm run bench -- --readme -->", "<!-- end of bench -->"]
  const [slowest] = rows.filter(({ id }) => id.startsWith("actions.decide.")).toSorted((a, b) => b.ours - a.ours)
  const byId = new Map(rows.map((row) => [row.id, row]))
  if (slowest !== undefined) byId.set("actions.decide", slowest)
  const lost = Object.keys(shown).filter((id) => !byId.has(id))
  if (lost.length > 0) {
    console.error(`Nothing has measured ${lost.join(", ")}: the README stays as it is.`)
    process.exit(1)
  }
  const lines = Object.entries(shown).flatMap(([id, words]) => {
    const row = byId.get(id)
    if (row === undefined) return []
    const { unit, ours, peer, peerValue } = row
    const beside = peerValue === undefined ? "" : `${figure(peerValue)} ${unit} (${peer ?? ""})`
    return [`| ${words} | ${figure(ours)} ${unit} | ${beside} |`]
  })
  const readme = readFileSync("README.md", "utf8")
  const table = ["", "| what | here | beside it |", "| --- | --- | --- |", ...lines, ""].join("\n")
  writeFileSync(
    "README.md",
    `${readme.slice(0, readme.indexOf(start) + start.length)}\n${table}\n${readme.slice(readme.indexOf(end))}`,
  )
}
if (toReadme) spawnSync("oxfmt", ["README.md"], { stdio: "inherit" })
if (broken.length > 0) console.error(`\nEnded badly: ${broken.join(", ")}.`)
const missed = rows.filter(({ pass }) => pass === false)
if (missed.length > 0) {
  const each = missed.map(({ id, ours, unit, target, p99, slow }) => {
    const end = slow === undefined ? "" : `; p99 ${figure(p99)}, target ${figure(slow)}`
    return `  ${id}: ${figure(ours)} ${unit}, target ${figure(target)}${end}`
  })
  console.error(`\nMissed their targets:\n${each.join("\n")}`)
}
process.exitCode = broken.length > 0 || missed.length > 0 || rows.length === 0 ? 1 : 0
