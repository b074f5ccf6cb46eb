/** Says whether `api/` shows the public surface as built; with `--write`, writes it: `npm run api -- --write`. */
import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { packages } from "./checks/Check.ts"
import * as Surface from "./project/Surface.ts"

const write = process.argv.includes("--write")
const built = spawnSync(process.execPath, ["scripts/build.mjs"], { stdio: "inherit" })
if (built.status !== 0) process.exit(1)
mkdirSync("api", { recursive: true })
for (const surface of packages().map((name) => Surface.of(name))) {
  for (const problem of surface.problems) console.error(problem)
  const same = existsSync(surface.path) && readFileSync(surface.path, "utf8") === surface.text
  if (!same && write) writeFileSync(surface.path, surface.text)
  if (surface.problems.length > 0 || (!same && !write)) process.exitCode = 1
  console.log(`${surface.path}: ${surface.exports} exports${same ? "" : write ? ", written" : ", differs"}`)
}
