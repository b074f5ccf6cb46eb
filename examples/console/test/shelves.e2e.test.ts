/**
 * What managers keep for those who write, in a real browser: the categories of canned replies, the articles that answers are
 * found in, and what agents see of them.
 *
 * One story: each rule begins where the one before ended.
 */
import { readFileSync } from "node:fs"
import type { Browser, Locator, Page } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import { launch, person } from "../scripts/Browser.ts"
import type { Served } from "../scripts/Served.ts"
import { serve } from "../scripts/Served.ts"
import { stumbles } from "../scripts/Stumbles.ts"
import { catalogue } from "../src/words/catalogue.ts"

const within = { timeout: 15_000, interval: 50 }

let served: Served
let browser: Browser
let lou: Page
let ines: Page
const complaints: Array<string> = []

const watch = (page: Page, who: string): Page => {
  page.setDefaultTimeout(15_000)
  page.on("pageerror", (error) => complaints.push(`${who}: ${error.message}`))
  page.on("console", (message) => {
    if (message.type() === "error" && !/net::ERR_|WebSocket|Failed to load resource/.test(message.text())) {
      complaints.push(`${who}: ${message.text()}`)
    }
  })
  return page
}

beforeAll(async () => {
  served = await serve()
  browser = await launch()
  lou = watch((await person(browser)).page, "lou")
  ines = watch((await person(browser)).page, "ines")
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
})

const fr = (key: keyof typeof catalogue): string => catalogue[key].fr
const shown = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "visible" })
const gone = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "hidden" })
const button = (at: Locator | Page, name: string): Locator => at.getByRole("button", { name, exact: true })
const dialog = (page: Page, key: keyof typeof catalogue): Locator => page.getByRole("dialog", { name: fr(key) })
const field = (): Locator => ines.locator(".pu-composer-field")
const list = (): Locator => ines.getByRole("listbox", { name: fr("canned.found") })
/** The headings of the list, as a reader hears them. */
const groups = async (): Promise<ReadonlyArray<string | null>> =>
  Promise.all((await list().getByRole("group").all()).map((one) => one.getAttribute("aria-label")))
const download = async (item: keyof typeof catalogue): Promise<string> => {
  await button(lou, fr("file.export")).click()
  const [file] = await Promise.all([
    lou.waitForEvent("download"),
    lou.getByRole("menuitem", { name: fr(item) }).click(),
  ])
  return readFileSync(await file.path(), "utf8")
}

describe("categories of canned replies", () => {
  it("are kept by a manager, in one language or in both, each name once", async () => {
    await lou.goto(`${served.url}/manager/library/replies?as=manager&lang=fr`)
    await button(lou, fr("canned.categories")).click()
    const all = dialog(lou, "canned.categories")
    await shown(all.getByText("Livraison"))
    assert.deepStrictEqual(await stumbles(lou), [])
    await button(all, fr("category.add")).click()
    const form = dialog(lou, "category.add")
    await form.getByLabel(fr("category.nameFr")).fill("livraison")
    await shown(form.getByText(fr("category.taken")))
    await form.getByLabel(fr("category.nameFr")).fill("Fidélité")
    await form.getByLabel(fr("category.colour")).selectOption({ label: fr("category.colour.red") })
    assert.deepStrictEqual(await stumbles(lou), [])
    await lou.keyboard.press("Enter")
    await shown(all.getByRole("listitem").filter({ hasText: "Fidélité" }))
    // To the first place, with the keyboard.
    for (const place of [4, 3, 2, 1]) {
      await all.getByRole("button", { name: "Monter « Fidélité »" }).press("Enter")
      await expect
        .poll(
          async () =>
            all
              .getByRole("listitem")
              .nth(place - 1)
              .textContent(),
          within,
        )
        .toContain("Fidélité")
    }
    await lou.keyboard.press("Escape")
    await gone(all)
  })

  it("take a reply in, and the list is narrowed to them", async () => {
    await lou
      .getByRole("row", { name: /fidélité/ })
      .getByRole("button", { name: /^Modifier/ })
      .click()
    const form = dialog(lou, "canned.change")
    await form.getByLabel(fr("canned.category")).selectOption({ label: "Fidélité" })
    await button(form, fr("canned.keep")).click()
    await gone(form)
    await lou.getByLabel(fr("canned.category")).selectOption({ label: "Fidélité" })
    await expect.poll(async () => lou.locator("tbody tr").count(), within).toBe(1)
    await shown(lou.getByRole("row", { name: /fidélité/ }))
  })

  it("stand in the agent's palette in that order, and the keys turn from one to the next", async () => {
    await ines.goto(`${served.url}/desk?as=ines&lang=fr`)
    await shown(field())
    await field().focus()
    await ines.keyboard.type("/")
    await shown(list().getByRole("option"))
    await expect.poll(groups, within).toEqual(["Fidélité", "Accueil", "Livraison", "Retours"])
    await shown(list().getByRole("option", { name: /\/fidélité/, selected: true }))
    assert.deepStrictEqual(await stumbles(ines), [])
    await ines.keyboard.press("PageDown")
    await ines.keyboard.press("PageDown")
    await expect.poll(groups, within).toEqual(["Accueil"])
    await ines.keyboard.press("PageUp")
    await expect.poll(groups, within).toEqual(["Fidélité"])
    await ines.keyboard.press("Enter")
    await expect.poll(() => field().inputValue(), within).toContain("Merci de votre fidélité")
    await field().fill("")
    // By its category's name as by its own words.
    await ines.keyboard.type("/livraison")
    await shown(list().getByRole("option", { name: /\/délai/ }))
    await field().fill("")
  })

  it("narrow the tool's list by mouse and by keyboard", async () => {
    await button(ines, fr("canned.title")).click()
    const picker = dialog(ines, "canned.title")
    await picker.getByRole("radio", { name: "Retours" }).click()
    await expect.poll(groups, within).toEqual(["Retours"])
    await ines.keyboard.press("ArrowLeft")
    await expect.poll(groups, within).toEqual(["Livraison"])
    assert.deepStrictEqual(await stumbles(ines), [])
    await ines.keyboard.press("Escape")
    await gone(picker)
  })

  it("leave as a file with their names, and come back from one to the same", async () => {
    await lou.getByLabel(fr("canned.category")).selectOption("")
    const json = await download("file.json")
    const { categories, replies } = JSON.parse(json) as Readonly<Record<string, ReadonlyArray<unknown>>>
    assert.deepStrictEqual(categories?.[0], { name: { fr: "Fidélité" }, order: 1, colour: "red" })
    assert.deepInclude(replies?.find((one) => (one as { shortcut: string }).shortcut === "délai") as object, {
      category: "Livraison",
    })
    const table = await download("file.csv")
    assert.include(table, '"fidélité";"Avantage fidélité";"Fidélité"')
    for (const [name, mimeType, content] of [
      ["r.json", "application/json", json],
      ["r.csv", "text/csv", `${table}"depot";"";"Magasin";"fr";"";"Au dépôt."\r\n`],
    ] as const) {
      await lou.locator("input[type=file]").setInputFiles({ name, mimeType, buffer: Buffer.from(content) })
      const bring = dialog(lou, "reply.importTitle")
      await shown(bring.getByText(catalogue["reply.same.other"].fr.replace("{n}", "11")))
      if (name === "r.json") await lou.keyboard.press("Escape")
      else {
        await shown(bring.getByText(catalogue["reply.categories.one"].fr.replace("{n}", "1")))
        await bring.getByRole("button", { name: /^Importer 1 réponse/ }).click()
      }
      await gone(bring)
    }
    await shown(lou.getByRole("row", { name: /depot/ }).getByText("Magasin"))
  })

  it("renamed keep their replies, and taken off leave them without one; the agent's list follows", async () => {
    await button(lou, fr("canned.categories")).click()
    const all = dialog(lou, "canned.categories")
    await all.getByRole("button", { name: "Modifier « Livraison »" }).click()
    const form = dialog(lou, "category.edit")
    await form.getByLabel(fr("category.nameFr")).fill("Expédition")
    await lou.keyboard.press("Enter")
    await all.getByRole("button", { name: "Retirer « Fidélité »" }).click()
    const remove = dialog(lou, "category.remove")
    await shown(remove.getByText(fr("category.left.one").replace("{n}", "1")))
    await button(remove, fr("manager.remove")).click()
    await shown(all.getByText("Expédition"))
    await lou.keyboard.press("Escape")
    await shown(lou.getByRole("row", { name: /délai/ }).getByText("Expédition"))
    await ines.reload()
    await field().focus()
    await ines.keyboard.type("/")
    await expect.poll(groups, within).toEqual(["Accueil", "Expédition", "Retours", "Magasin", fr("canned.noCategory")])
    await shown(
      list()
        .getByRole("group", { name: fr("canned.noCategory") })
        .getByText("/fidélité"),
    )
    await field().fill("")
  })

  it("a reply that is for a group is for those in it, who see that it is theirs", async () => {
    for (const [shortcut, group] of [
      ["gconseil", "Conseil"],
      ["gatelier", "Atelier"],
    ] as const) {
      await button(lou, fr("reply.add")).click()
      const form = dialog(lou, "reply.add")
      await form.getByLabel(fr("canned.shortcut")).fill(shortcut)
      await form.getByLabel(fr("canned.text")).fill(`Pour le groupe ${group}.`)
      await form.getByLabel(fr("reply.for")).selectOption({ label: group })
      await button(form, fr("canned.keep")).click()
      await gone(form)
      await shown(lou.getByRole("row", { name: new RegExp(shortcut) }).getByText(group, { exact: true }))
    }
    await ines.reload()
    await field().focus()
    await ines.keyboard.type("/gconseil")
    const own = list().getByRole("option", { name: /\/gconseil/ })
    await shown(own.getByRole("img", { name: fr("canned.group") }))
    await ines.keyboard.press("Enter")
    await expect.poll(() => field().inputValue(), within).toBe("Pour le groupe Conseil.")
    // What is another group's is not there to be found, by its shortcut or by its words.
    await field().fill("")
    await button(ines, fr("canned.title")).click()
    const picker = dialog(ines, "canned.title")
    await shown(picker.getByRole("option"))
    await ines.keyboard.type("pour le groupe")
    await shown(picker.getByRole("option", { name: /gconseil/ }))
    await expect.poll(() => picker.getByRole("option").count(), within).toBe(1)
    await ines.keyboard.press("Escape")
    await gone(picker)
  })
})

describe("articles of the knowledge base", () => {
  const cards = (): Locator => ines.locator(".pu-suggestion")
  const source = (title: string): Locator => ines.getByRole("button", { name: `Lire l'article « ${title} »` })
  const delivery = "Délais et frais de livraison"

  it("are read where an answer comes from, and a part of one or its address is put into the reply", async () => {
    await field().fill("")
    await shown(source(delivery))
    await source(delivery).press("Enter")
    const reader = ines.getByRole("dialog", { name: delivery })
    await shown(reader.getByText(/deux à trois jours ouvrés/))
    assert.deepStrictEqual(await stumbles(ines), [])
    await reader.locator(".pu-article-text").evaluate((element) => {
      const range = document.createRange()
      range.setStart(element.firstChild!, 0)
      range.setEnd(element.firstChild!, 12)
      document.getSelection()?.removeAllRanges()
      document.getSelection()?.addRange(range)
    })
    await button(reader, fr("reader.part")).click()
    await gone(reader)
    await expect.poll(() => field().inputValue(), within).toBe("La livraison")
    await field().fill("")
  })

  it("are written, found and withdrawn; what is withdrawn is no source any more, and nobody reads it", async () => {
    await lou.goto(`${served.url}/manager/library/articles?as=manager&lang=fr`)
    await shown(lou.getByRole("row", { name: new RegExp(delivery) }))
    assert.deepStrictEqual(await stumbles(lou), [])
    // Nothing was judged yet, which is not the same as not being there yet.
    await button(lou, fr("proposed.open")).click()
    await shown(dialog(lou, "proposed.title").getByText(fr("proposed.noneTitle")))
    await lou.keyboard.press("Escape")
    await gone(dialog(lou, "proposed.title"))
    await lou.getByRole("searchbox").fill("FRAIS de livraison")
    await expect.poll(async () => lou.locator("tbody tr").count(), within).toBeLessThan(5)
    await button(lou, `Retirer « ${delivery} » de la publication`).click()
    await shown(lou.getByRole("row", { name: new RegExp(delivery) }).getByText(fr("article.withdrawn")))
    await lou.getByRole("searchbox").fill("")
    await button(lou, fr("article.add")).click()
    const form = dialog(lou, "article.add")
    await form.getByLabel(fr("article.title")).fill("Livraison à Brest")
    await form
      .getByRole("textbox", { name: fr("article.text") })
      .fill("À Brest, le colis arrive en trois jours, sans supplément.")
    await form.getByLabel(fr("article.asked")).fill("Et pour la livraison à Brest, c'est le même délai ?")
    await form.getByLabel(fr("article.url")).fill("javascript:alert(1)")
    await button(form, fr("manager.save")).click()
    await shown(form.getByText(fr("article.urlWrong")))
    assert.deepStrictEqual(await stumbles(lou), [])
    await form.getByLabel(fr("article.url")).fill("https://lumen.example/livraison")
    await button(form, fr("manager.save")).click()
    await gone(form)
    await shown(lou.getByRole("row", { name: /Livraison à Brest/ }))
    // Shown before, it cannot be read any more; asked again, the answer comes from the other one.
    await source(delivery).click()
    const reader = ines.getByRole("dialog", { name: delivery })
    await shown(reader.getByText(fr("reader.gone")))
    await ines.keyboard.press("Escape")
    await ines.reload()
    await shown(source("Livraison à Brest"))
    assert.strictEqual(await source(delivery).count(), 0)
  })

  it("are taken whole as the answer that was proposed, or their address alone", async () => {
    await source("Livraison à Brest").click()
    const reader = ines.getByRole("dialog", { name: "Livraison à Brest" })
    await button(reader, fr("reader.link")).click()
    await expect.poll(() => field().inputValue(), within).toBe("https://lumen.example/livraison")
    await field().fill("")
    await source("Livraison à Brest").click()
    await button(reader, fr("reader.text")).click()
    await expect.poll(() => field().inputValue(), within).toContain("trois jours, sans supplément")
    await shown(cards().getByText(fr("suggestion.inserted")))
    await field().press("Enter")
    await shown(
      ines
        .locator(".pu-thread-rows .pu-row[data-kind=MessagePosted]")
        .last()
        .getByText(/sans supplément/),
    )
  })

  it("add up to a report, without a word of what was said", async () => {
    await button(lou, fr("proposed.open")).click()
    const report = dialog(lou, "proposed.title")
    const row = report.getByRole("row", { name: /^Article/ })
    await expect
      .poll(async () => (await row.getByRole("cell").allTextContents()).map((text) => text.replace(/\s/g, "")), within)
      .toEqual(["1", "1", "0", "0", "100%"])
    assert.deepStrictEqual(await stumbles(lou), [])
    assert.notInclude((await report.textContent()) ?? "", "jours")
    await lou.keyboard.press("Escape")
    await gone(report)
  })

  it("leave as a file, and come back from one", async () => {
    const json = await download("file.json")
    const all = JSON.parse(json) as ReadonlyArray<{ readonly title: string; readonly published?: boolean }>
    assert.strictEqual(all.find(({ title }) => title === delivery)?.published, false)
    const more = [...all, { title: "Nouveau", text: "Un article de plus." }, { title: "", text: "x" }]
    await lou.locator("input[type=file]").setInputFiles({
      name: "articles.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(more)),
    })
    const bring = dialog(lou, "article.importTitle")
    await shown(bring.getByText(catalogue["article.same.other"].fr.replace("{n}", String(all.length))))
    await shown(bring.getByText(`ligne ${more.length} : titre`))
    assert.deepStrictEqual(await stumbles(lou), [])
    await bring.getByRole("button", { name: /^Importer 1 article/ }).click()
    await gone(bring)
    await shown(lou.getByRole("row", { name: /Nouveau/ }))
  })

  it("nothing of all this made a page complain", () => {
    assert.deepStrictEqual(complaints, [])
  })
})
