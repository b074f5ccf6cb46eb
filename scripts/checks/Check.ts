/** What a check is, and how one runs the tools it stands on. */
import { spawn } from "node:child_process"
import { globSync, statSync } from "node:fs"

/** What a check found. */
export interface Outcome {
  /** How much it looked at, by unit. A zero is a failure: a check that looks at nothing holds nothing. */
  readonly looked: Readonly<Record<string, number>>
  /** What is wrong, one line or block each. */
  readonly problems: ReadonlyArray<string>
  /** How many tests passed and failed, for a check that is made of tests. */
  readonly tests?: Tests
}

/** How many tests passed and failed. */
export interface Tests {
  readonly passed: number
  readonly failed: number
}

/** One of the things that `npm test` holds true. */
export interface Check {
  readonly name: string
  /** What it holds, in a few words. */
  readonly holds: string
  readonly run: () => Promise<Outcome>
}

/** How a tool ended. */
export interface Ended {
  readonly code: number
  readonly output: string
}

const running = new Set<ReturnType<typeof spawn>>()

/** Ends every tool still running. */
export const endAll = (): void => {
  for (const child of running) child.kill("SIGTERM")
}

/** Runs a tool to its end. Its output is returned, and shown while it runs if `show` is set. */
export const tool = (
  command: string,
  args: ReadonlyArray<string>,
  options: {
    readonly cwd?: string
    readonly env?: Readonly<Record<string, string>>
    readonly show?: boolean
    /** Milliseconds after which the tool is ended. */
    readonly limit?: number
  } = {},
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    })
    running.add(child)
    let output = ""
    const timer =
      options.limit === undefined
        ? undefined
        : setTimeout(() => {
            output += `\nended after ${options.limit} ms`
            child.kill("SIGKILL")
          }, options.limit)
    const take = (chunk: string): void => {
      output += chunk
      if (options.show === true) process.stdout.write(chunk)
    }
    child.stdout.setEncoding("utf8").on("data", take)
    child.stderr.setEncoding("utf8").on("data", take)
    child.on("error", (error) => {
      clearTimeout(timer)
      running.delete(child)
      reject(error)
    })
    child.on("close", (code) => {
      clearTimeout(timer)
      running.delete(child)
      resolve({ code: code ?? 1, output })
    })
  })

/** The problems of a tool that failed: its output, in one block. */
export const problemsOf = (ended: Ended, name: string): ReadonlyArray<string> =>
  ended.code === 0 ? [] : [ended.output.trim() || `${name} ended with code ${ended.code}`]

/** The number that a pattern captures in a text, or 0. */
export const numberIn = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0)

/** The files that match, in a stable order, without what is installed or built. */
export const files = (...patterns: ReadonlyArray<string>): ReadonlyArray<string> =>
  [...new Set(globSync(patterns, { exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path) }))]
    .filter((path) => statSync(path).isFile())
    .map((path) => path.replaceAll("\\", "/"))
    .toSorted()

/** The names of the published packages. */
export const packages = (): ReadonlyArray<string> =>
  globSync("packages/*/package.json")
    .map((path) => path.split(/[\\/]/)[1] ?? "")
    .toSorted()
