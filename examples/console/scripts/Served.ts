/**
 * The console's server as a process of its own, on data that is gone afterwards: for end-to-end tests and screenshots.
 *
 * @since 0.1.0
 */
import type { ChildProcess } from "node:child_process"
import { spawn } from "node:child_process"
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

/** A server that can be stopped and started again on the same data and port. */
export interface Served {
  /** Its address, without a slash at its end. */
  readonly url: string
  /** Its own copy of the demo's folder: what is changed there, it reads. */
  readonly demo: string
  /** Its folder, with everything that it keeps. */
  readonly data: string
  /** Everything that it has printed since it was started first. */
  readonly said: () => string
  /** Ends the process, by SIGKILL unless told otherwise. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>
  readonly start: () => Promise<void>
  /** Ends the process and removes its data. */
  readonly remove: () => Promise<void>
}

const main = fileURLToPath(new URL("../server/main.ts", import.meta.url))
const own = fileURLToPath(new URL("../demo", import.meta.url))
const page = fileURLToPath(new URL("../dist/index.html", import.meta.url))

/** Milliseconds that a server may take to say that it is ready. */
const readyWithin = 20_000

/**
 * Starts a server on a free port and empty data, with the demo of a folder, the console's own unless given; `more`
 * conversations are planted beside its, by file name. `env` is added to the environment of the process.
 */
export const serve = async ({
  from = own,
  more = {},
  env = {},
}: {
  readonly from?: string
  readonly more?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
} = {}): Promise<Served> => {
  if (!existsSync(page)) throw new Error("the page is not built: run npm start once, or vite build in examples/console")
  const data = mkdtempSync(join(tmpdir(), "pupitre-served-"))
  const demo = join(data, "demo")
  cpSync(from, demo, { recursive: true })
  for (const [name, script] of Object.entries(more)) writeFileSync(join(demo, name), JSON.stringify(script))
  const said: Array<string> = []
  let running = await run(data, 0, env, said)
  const { url } = running
  const { port } = new URL(url)
  const stop = async (signal: NodeJS.Signals = "SIGKILL"): Promise<void> => {
    const { child } = running
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once("exit", resolve))
    child.kill(signal)
    await gone
  }
  return {
    url,
    demo,
    data,
    said: () => said.join(""),
    stop,
    start: async () => {
      running = await run(data, Number(port), env, said)
    },
    remove: async () => {
      await stop("SIGTERM")
      rmSync(data, { recursive: true, force: true })
    },
  }
}

async function run(
  data: string,
  port: number,
  env: Readonly<Record<string, string>>,
  all: Array<string>,
): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      ...env,
      PORT: String(port),
      PUPITRE_DATA: data,
      PUPITRE_DEMO: join(data, "demo"),
      NODE_OPTIONS: "",
    },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let said = ""
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => {
      child.kill("SIGKILL")
      reject(new Error(`the server ${why}:\n${said}`))
    }
    const timer = setTimeout(() => fail("did not get ready"), readyWithin)
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      all.push(chunk.toString())
      const [found] = said.match(/http:\/\/127\.0\.0\.1:\d+/) ?? []
      if (found === undefined) return
      clearTimeout(timer)
      resolve(found)
    }
    child.stdout.on("data", hear)
    child.stderr.on("data", hear)
    child.once("exit", (code) => {
      clearTimeout(timer)
      fail(`ended with ${code}`)
    })
  })
  return { url, child }
}
