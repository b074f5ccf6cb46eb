import { assert, describe, it } from "@effect/vitest"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

const folder = join(import.meta.dirname, "..")
const programs = readdirSync(folder).filter((file) => /^\d\d-.*\.ts$/.test(file))

/** Runs a program of the folder in this process, and gives what it printed. */
const run = async (file: string): Promise<string> => {
  const printed: Array<string> = []
  const log = console.log
  console.log = (text: string) => void printed.push(text)
  try {
    await import(join(folder, file))
  } finally {
    console.log = log
  }
  return printed.join("\n")
}

describe("numbered examples", () => {
  it("there are six, numbered without a hole", () => {
    assert.deepStrictEqual(
      programs.map((file) => Number(file.slice(0, 2))),
      [1, 2, 3, 4, 5, 6],
    )
  })

  for (const file of programs) {
    it(`${file} holds everything it says`, { timeout: 60_000 }, async () => {
      assert.notStrictEqual(await run(file), "")
    })
  }

  it("the first three need no knowledge of effect", () => {
    for (const file of programs.slice(0, 3)) {
      assert.notMatch(readFileSync(join(folder, file), "utf8"), /from "effect/, file)
    }
  })
})
