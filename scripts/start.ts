/** Builds what the console needs and starts it: the server, which prints the address to open. */
import { spawn, spawnSync } from "node:child_process"
import { existsSync } from "node:fs"

const step = (says: string, command: string, args: ReadonlyArray<string>, cwd?: string): void => {
  console.log(says)
  const { status } = spawnSync(command, args, { cwd, stdio: ["ignore", "inherit", "inherit"] })
  if (status !== 0) {
    console.error(`${command} ${args.join(" ")} failed.`)
    process.exit(status ?? 1)
  }
}

const server = "examples/console/server/main.ts"
if (!existsSync(server)) {
  console.error(`${server} is missing.`)
  process.exit(1)
}
step("Building the packages…", process.execPath, ["scripts/build.mjs"])
step("Building the page…", "vite", ["build", "--logLevel", "warn"], "examples/console")

const child = spawn(process.execPath, [server, ...process.argv.slice(2)], { stdio: "inherit" })
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal))
child.on("exit", (code) => process.exit(code ?? 0))
