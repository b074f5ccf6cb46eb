/**
 * The replay's server as a process that can be killed and started again on the same file and port.
 *
 * @since 0.1.0
 */
import type { ChildProcess } from "node:child_process"
import { spawn } from "node:child_process"
import { join } from "node:path"

/** Settings of {@link start}. */
export interface Options {
  /** The SQLite file. */
  readonly file: string
  readonly key: Uint8Array
  /** Milliseconds between two heartbeats, 1,000 unless given. */
  readonly heartbeat?: number
  /** What `node` is given before the program: the arguments of this process unless given. */
  readonly nodeArguments?: ReadonlyArray<string>
}

/** A running server. */
export interface ServerProcess {
  readonly port: number
  readonly url: string
  /** Ends the process as a power failure would, with SIGKILL; resolves when it is gone. */
  readonly kill: () => Promise<void>
  /** Starts it again on the same file and port. */
  readonly restart: () => Promise<void>
  /** Ends it in order. */
  readonly stop: () => Promise<void>
}

/** Starts the server on a free port of 127.0.0.1; resolves when it listens. */
export const start = async (options: Options): Promise<ServerProcess> => {
  let running = await launch(options, 0)
  const { port } = running
  return {
    port,
    url: `ws://127.0.0.1:${port}/live`,
    kill: async () => {
      running.child.kill("SIGKILL")
      await running.gone
    },
    restart: async () => {
      running = await launch(options, port)
    },
    stop: async () => {
      running.child.stdin?.end()
      const timer = setTimeout(() => running.child.kill("SIGKILL"), 5_000)
      await running.gone
      clearTimeout(timer)
    },
  }
}

interface Running {
  readonly child: ChildProcess
  readonly port: number
  readonly gone: Promise<void>
}

function launch(options: Options, port: number): Promise<Running> {
  const { file, key, heartbeat = 1_000, nodeArguments = process.execArgv } = options
  const child = spawn(process.execPath, [...nodeArguments, join(import.meta.dirname, "serve.ts")], {
    env: {
      ...process.env,
      PUPITRE_REPLAY_FILE: file,
      PUPITRE_REPLAY_PORT: String(port),
      PUPITRE_REPLAY_KEY: Buffer.from(key).toString("hex"),
      PUPITRE_REPLAY_HEARTBEAT: String(heartbeat),
    },
    stdio: ["pipe", "pipe", "pipe"],
  })
  let errors = ""
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()))
  const gone = new Promise<void>((resolve) => void child.once("close", () => resolve()))
  return new Promise((resolve, reject) => {
    child.once("error", reject)
    child.once("close", (code) => reject(new Error(`the server ended with code ${code} before it listened: ${errors}`)))
    child.stdout.once("data", (chunk: Buffer) => resolve({ child, port: Number(chunk.toString()), gone }))
  })
}
