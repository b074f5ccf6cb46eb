/** Says whether the list of modules in ARCHITECTURE.md is true; with `--write`, makes it so. */
import { writeFileSync } from "node:fs"
import * as Architecture from "./project/Architecture.ts"

const { held, wanted, modules, problems } = Architecture.read()
for (const problem of problems) console.error(problem)
const write = process.argv.includes("--write")
if (held !== wanted && write) writeFileSync(Architecture.path, wanted)
if (problems.length > 0 || (held !== wanted && !write)) process.exitCode = 1
console.log(`${Architecture.path}: ${modules} modules${held === wanted ? "" : write ? ", written" : ", differs"}`)
