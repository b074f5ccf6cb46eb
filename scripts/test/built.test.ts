import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import * as Built from "../project/Built.ts"

const folder = mkdtempSync(join(tmpdir(), "pupitre-built-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, seconds: number): string => {
  const path = join(folder, name)
  writeFileSync(path, "")
  utimesSync(path, seconds, seconds)
  return path
}

describe("a build", () => {
  const source = file("One.ts", 2_000)

  it("stands when it is as new as its source", () => {
    expect(Built.stale([{ source, built: file("One.js", 2_000) }])).toBeUndefined()
  })

  it("is stale when it is older than its source", () => {
    expect(Built.stale([{ source, built: file("Old.js", 1_000) }])).toBe(source)
  })

  it("is stale when it is not there", () => {
    expect(Built.stale([{ source, built: join(folder, "None.js") }])).toBe(source)
  })
})
