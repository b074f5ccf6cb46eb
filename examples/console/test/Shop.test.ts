import { assert, describe, it } from "@effect/vitest"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { extname } from "node:path"
import { fileURLToPath } from "node:url"
import * as Basket from "../src/shop/Basket.ts"
import * as Page from "../src/shop/Page.ts"
import { categories, path, products } from "../src/shop/Product.ts"

const folder = new URL("../demo/", import.meta.url)
const demo = readdirSync(folder).map((file) => ({ file, text: readFileSync(new URL(file, folder), "utf8") }))

describe("the shop", () => {
  it("every lamp and every department has a page of its own, and no other address has one", () => {
    for (const product of products) assert.deepStrictEqual(Page.fromPath(path(product)), { _tag: "Product", product })
    for (const category of categories) {
      assert.deepStrictEqual(Page.fromPath(`/shop/c/${category.id}`), { _tag: "Category", category })
      assert.isNotEmpty(products.filter((product) => product.category === category.id))
    }
    for (const nowhere of ["/shop/p/", "/shop/p/nothing", "/shop/c/nothing", "/shop/x", "/shop/basket/1"]) {
      assert.strictEqual(Page.fromPath(nowhere)._tag, "NotFound", nowhere)
    }
  })

  it("the demo's pages and links lead to pages that the shop has, under the titles that it gives them", () => {
    let looked = 0
    let titled = 0
    for (const { file, text } of demo) {
      for (const [, found = ""] of text.matchAll(/"\{shop\}([^"?]*)[^"]*"/g)) {
        if (extname(found) === "") assert.notStrictEqual(Page.fromPath(found)._tag, "NotFound", `${file}: ${found}`)
        else
          assert.isTrue(existsSync(fileURLToPath(new URL(`../public${found}`, import.meta.url))), `${file}: ${found}`)
        looked++
      }
      for (const [, found = "", shown] of text.matchAll(
        /"url": "\{shop\}([^"]*)",\s*"title": "([^"]*) — Maison Lumen"/g,
      )) {
        const page = Page.fromPath(found)
        assert.oneOf(shown, [Page.title(page, "fr"), Page.title(page, "en")], file)
        titled++
      }
    }
    assert.isAbove(looked, 40)
    assert.isAbove(titled, 20)
  })

  it("delivery costs nothing from 100 euros, and nothing for nothing", () => {
    assert.strictEqual(Basket.shipping({}), 0)
    assert.strictEqual(Basket.shipping({ cigale: 1 }), 690)
    assert.strictEqual(Basket.shipping({ grange: 1 }), 0)
    assert.strictEqual(Basket.subtotal({ cigale: 2, aube: 1 }), 2 * 8_900 + 12_900)
  })

  it("a basket holds nine of a lamp at most, and forgets a lamp of which there is none", () => {
    Basket.put("aube", 12)
    assert.strictEqual(Basket.count(Basket.basket.get()), 9)
    Basket.put("aube", 0)
    assert.deepStrictEqual(Basket.basket.get(), {})
  })
})
