import { assert, describe, it } from "@effect/vitest"
import { clean, cleaner } from "@pupitre/actions/CleanPage"
import * as OpenCurrentPage from "@pupitre/actions/OpenCurrentPage"
import type { PageVisited } from "@pupitre/core/Fact"
import { active, camille, facts, ines, said, tell, later } from "./desk.js"

const visited = (url: string): PageVisited => ({
  _tag: "PageVisited",
  pageId: "p" as never,
  visitId: "v" as never,
  url: url as never,
  title: "Panier",
})

describe("open the current page", () => {
  it("[K11] the page opened is the last known one without what is secret in it, and says whether the visitor has left it", () => {
    const { command } = OpenCurrentPage.make()
    const state = later(active(), visited("https://lumen.example/panier?id=3&access_token=abc&SID=1#step"))
    assert.deepStrictEqual(facts(tell(command, state, {})), [
      { _tag: "PageOpened", url: "https://lumen.example/panier?id=3" as never, stale: false },
    ])
    assert.deepInclude(facts(tell(command, state, {}, ines, { visitorOnline: false }))[0], { stale: true })
    assert.deepStrictEqual(OpenCurrentPage.page(state, true), facts(tell(command, state, {}))[0] as never)
    const { page: _, ...nowhere } = active()
    assert.strictEqual(said(tell(command, nowhere, {})), "NoKnownPage")
    const broken = OpenCurrentPage.make({ clean: () => "javascript:alert(1)" }).command
    assert.strictEqual(said(tell(broken, state, {})), "NoKnownPage")
    assert.strictEqual(said(tell(command, state, {}, camille)), "NotPermitted")
    for (const words of [OpenCurrentPage.warning, OpenCurrentPage.staleWarning])
      assert.notStrictEqual(words.fr, words.en)
  })

  it("[K11] what names a key, a session or a person is taken out of an address, and nothing else", () => {
    const at = (query: string) => `https://lumen.example/p${query}`
    for (const secret of ["token=1", "PHPSESSID=1", "code=1", "email=a", "user_password=1", "state=x", "X-Auth=1"])
      assert.strictEqual(clean(at(`?${secret}&page=2`)), at("?page=2"), secret)
    for (const kept of ["?page=2", "?encode=1", "?size=XL&colour=blue", ""])
      assert.strictEqual(clean(at(kept)), at(kept))
    assert.strictEqual(clean(at("#access_token=1")), at(""))
    assert.strictEqual(cleaner(["basket"])(at("?basketId=1&token=1")), at("?token=1"))
    assert.strictEqual(clean("not a url?token=1"), "not a url?token=1")
  })
})
