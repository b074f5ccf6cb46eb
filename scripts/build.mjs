// Builds every package into its dist: JavaScript by tsup, one file per module, then declarations by tsc.
import { execFileSync } from "node:child_process"
import { rmSync } from "node:fs"

const run = (command, ...args) => execFileSync(command, args, { stdio: "inherit" })

rmSync("node_modules/.cache/tsc", { recursive: true, force: true }) // tsup's clean removes the declarations it vouches for
run("node_modules/.bin/tsup", "--silent")
run("node_modules/.bin/tsc", "-b", "tsconfig.build.json")
