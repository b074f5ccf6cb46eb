// Builds every package into its dist: JavaScript by tsup, one file per module, then declarations by tsc.
import { spawnSync } from "node:child_process"
import { globSync, rmSync } from "node:fs"
import { prune } from "./declarations.mjs"

const run = (command, ...args) => {
  const { status } = spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"] })
  if (status !== 0) process.exit(status ?? 1)
}

rmSync("node_modules/.cache/tsc", { recursive: true, force: true }) // tsup's clean removes the declarations it vouches for
run("node_modules/.bin/tsup", "--silent")
run("node_modules/.bin/tsc", "-b", "tsconfig.build.json")
for (const dist of globSync("packages/*/dist")) prune(dist)
