/** The list of modules in ARCHITECTURE.md, made from the first sentence of each module. */
import { existsSync, readFileSync } from "node:fs"
import { packages } from "../checks/Check.ts"
import * as Module from "./Module.ts"

export const path = "ARCHITECTURE.md"
const start = "<!-- modules: npm run architecture -- --write -->"
const end = "<!-- end of modules -->"

/** What the page should be, what it is, and what stands in the way of making it. */
export interface Page {
  readonly held: string
  readonly wanted: string
  readonly modules: number
  readonly problems: ReadonlyArray<string>
}

export const read = (): Page => {
  const problems: Array<string> = []
  let modules = 0
  const lines: Array<string> = []
  for (const name of packages()) {
    const { description } = JSON.parse(readFileSync(`packages/${name}/package.json`, "utf8")) as { description: string }
    lines.push(`### ${name}: ${description}`, "", "| module | what it is |", "| --- | --- |")
    for (const module of Module.of(name)) {
      modules += 1
      const sentence = Module.firstSentence(module)
      if (sentence === undefined) problems.push(`${module.path}: no comment says what the module is`)
      lines.push(`| [\`${module.name}\`](${module.path}) | ${(sentence ?? "").replaceAll("|", "\\|")} |`)
    }
    lines.push("")
  }
  const held = existsSync(path) ? readFileSync(path, "utf8") : ""
  const from = held.indexOf(start)
  const to = held.indexOf(end)
  if (from === -1 || to < from) {
    return { held, wanted: held, modules, problems: [...problems, `${path} lacks the lines\n${start}\n${end}`] }
  }
  const wanted = `${held.slice(0, from + start.length)}\n\n${lines.join("\n")}\n${held.slice(to)}`
  return { held, wanted, modules, problems }
}
