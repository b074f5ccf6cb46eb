import { assert, beforeAll, describe, it } from "@effect/vitest"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import { nodeArguments } from "../../../scripts/project/Sources.ts"

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** What bench/memory.ts found, in a process of its own, so that nothing but the desk is in its heap. */
interface Found {
  readonly events: number
  readonly conversations: number
  readonly hours: number
  readonly most: number
  readonly fetched: number
  readonly unsent: number
  readonly first: number
  readonly last: number
  readonly alive: Readonly<Record<"window" | "thread" | "draft" | "text", number>>
  readonly running: number
  readonly timers: number
}

describe("a busy desk", () => {
  let found: Found

  beforeAll(async () => {
    const child = spawn(
      process.execPath,
      ["--expose-gc", "--no-warnings", ...nodeArguments, here("../../../bench/memory.ts")],
      { stdio: ["ignore", "pipe", "inherit"] },
    )
    let output = ""
    child.stdout.on("data", (text: Buffer) => (output += text.toString()))
    const [code] = (await once(child, "close")) as [number]
    assert.strictEqual(code, 0, output)
    found = JSON.parse(output.trim().split("\n").at(-1)!) as Found
    const { events, conversations, hours, first, last } = found
    const mega = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
    console.log(
      `${events.toLocaleString("en")} events of ${conversations} conversations in ${hours} hours: ` +
        `a heap of ${mega(first)} after the first, ${mega(last)} after the last`,
    )
  }, 120_000)

  it("[MEM1] eight hours end with a heap within a tenth of the first hour's", () => {
    assert.isAtLeast(found.events, 400_000)
    assert.isAtLeast(found.conversations, 1_000)
    assert.strictEqual(found.hours, 8)
    assert.isAtLeast(found.fetched, 1_000, "what fell out of memory was fetched again")
    assert.isAtMost(found.most, 2_500, "the memory window held")
    assert.isBelow(found.last, found.first * 1.1)
    assert.isAbove(found.last, found.first * 0.9)
  })

  it("[MEM2] of closed windows only what was not sent stays", () => {
    assert.isAbove(found.unsent, 0)
    assert.deepStrictEqual(found.alive, { window: 4, thread: 4, draft: 4, text: 4 + found.unsent })
    assert.isAbove(found.running, 0)
    assert.strictEqual(found.timers, 0)
  })
})
