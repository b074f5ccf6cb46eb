import type { ItemId } from "@pupitre/core/Id"
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { assert, expect, it, vi } from "vitest"
import { categoryOf } from "../policy.ts"
import * as Library from "../server/Library.ts"

const origin = "http://127.0.0.1:4173"

it("a link is found by its id as it is now, and not once it has been taken out; a spoilt file costs nothing", () => {
  const folder = mkdtempSync(join(tmpdir(), "pupitre-library-"))
  const file = join(folder, "links.json")
  copyFileSync(fileURLToPath(new URL("../demo/links.json", import.meta.url)), file)
  try {
    const library = Library.open({ folder, origin })
    const find = (id: string) => library.find(id as ItemId)
    expect(find("aube-f")).toMatchObject({ url: `${origin}/shop/p/aube`, label: "Lampe de chevet Aube" })
    assert.isUndefined(find("nowhere"))
    const kept = readFileSync(file, "utf8")
    writeFileSync(file, kept.replace("Lampe de chevet Aube", "Aube"))
    assert.strictEqual(find("aube-f")?.label, "Aube")
    const links = JSON.parse(kept) as ReadonlyArray<{ readonly id: string }>
    writeFileSync(file, JSON.stringify(links.filter(({ id }) => id !== "aube-f")))
    assert.isUndefined(find("aube-f"))
    const error = vi.spyOn(console, "error").mockImplementation(() => undefined)
    writeFileSync(file, '[{ "id": "aube-f", "url": "javascript:alert(1)"')
    assert.isDefined(find("brume-f"))
    assert.isUndefined(find("aube-f"))
    assert.strictEqual(error.mock.calls.length, 2)
    error.mockRestore()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

it("what a conversation is about follows from the page where the visitor is", () => {
  const at = (path: string) =>
    categoryOf({ page: { pageId: "p" as never, url: `${origin}${path}` as never, title: "", at: 0 } })
  assert.isUndefined(categoryOf({}))
  assert.isUndefined(at("/shop"))
  assert.strictEqual(at("/shop/p/aube"), "product")
  assert.strictEqual(at("/shop/c/table"), "product")
  assert.strictEqual(at("/shop/basket"), "order")
})
