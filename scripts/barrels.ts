/** Shows which index of a package is not what its modules make it; with `--write`, writes it: `npm run barrels -- --write`. */
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import * as Barrel from "./project/Barrel.ts"
import { packages } from "./checks/Check.ts"

const write = process.argv.includes("--write")
for (const barrel of packages().map((name) => Barrel.of(name))) {
  const same = existsSync(barrel.path) && readFileSync(barrel.path, "utf8") === barrel.text
  if (!same && write) writeFileSync(barrel.path, barrel.text)
  if (!same && !write) process.exitCode = 1
  console.log(
    `${barrel.path}: ${barrel.modules} modules, ${barrel.leftOut} left out${same ? "" : write ? ", written" : ", differs"}`,
  )
}
