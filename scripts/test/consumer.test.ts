import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { compile } from "../checks/consumer.ts"

const folder = mkdtempSync(join(tmpdir(), "pupitre-compiled-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe("the compiler in a new project", () => {
  it("is a finding where it is not there, or its project is gone, never a rejection", async () => {
    expect(await compile(folder, "nodenext", "{}")).toContain("the compiler could not be run")
    expect(await compile(join(folder, "gone"), "nodenext", "{}")).toContain("the compiler could not be run")
  })

  it("is a finding where it ends badly without a word", async () => {
    const bin = join(folder, "node_modules", ".bin")
    mkdirSync(bin, { recursive: true })
    writeFileSync(join(bin, "tsc6"), "#!/bin/sh\nexit 3\n")
    chmodSync(join(bin, "tsc6"), 0o755)
    expect(await compile(folder, "nodenext", "{}")).toBe("the compiler ended with code 3")
  })
})
