/** A manager declares a key of each type, and the pane shows each as it was declared, in both languages, by role. */
import type { Browser, Locator, Page } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import { launch, person } from "../scripts/Browser.ts"
import type { Served } from "../scripts/Served.ts"
import { serve } from "../scripts/Served.ts"
import { stumbles } from "../scripts/Stumbles.ts"
import { catalogue } from "../src/words/catalogue.ts"

let served: Served
let browser: Browser
let lou: Page

beforeAll(async () => {
  served = await serve()
  browser = await launch()
  lou = (await person(browser)).page
  lou.setDefaultTimeout(15_000)
  await lou.goto(`${served.url}/manager/data?lang=fr&as=manager`)
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
})

const say = (key: keyof typeof catalogue): string => (catalogue[key] as { readonly fr: string }).fr
const gone = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "hidden" })
const preview = (): Locator => lou.locator(".pu-data-preview")
const told = async (key: string): Promise<string> =>
  (await preview().locator(`[data-row="data.${key}"] dd`).innerText()).replace(/[\u00A0\u202F]/g, " ")

/** What is declared, and how its preview reads: to an agent in French, to a manager in English. */
const types = [
  ["string", "open", "Texte", "Text"],
  ["number", "personal", "12", "12"],
  ["boolean", "open", "oui", "yes"],
  ["date", "personal", "15 janv. 2026", "Jan 15, 2026"],
  ["money", "sensitive", undefined, "CHF 129.90"],
  ["url", "secret", undefined, undefined],
] as const

describe("the keys of custom data", () => {
  it("[P32] [P54] are declared in each of the six types, with labels, a group, a class and who may set them", async () => {
    for (const [type, sensitivity] of types) {
      await lou.getByRole("button", { name: say("key.add"), exact: true }).click()
      const form = lou.getByRole("dialog")
      const field = (key: keyof typeof catalogue): Locator => form.getByLabel(say(key), { exact: true })
      await field("key.key").fill(`of_${type}`)
      await field("key.type").selectOption(type)
      if (type === "money") await field("key.currency").fill("chf")
      await field("key.labelFr").fill(`Donnée ${type}`)
      await field("key.labelEn").fill(`Datum ${type}`)
      await form.getByLabel(say("key.groupFr")).fill("Essais")
      await form.getByLabel(say("key.groupEn")).fill("Trials")
      await form.getByLabel(say("key.sensitivity")).selectOption(sensitivity)
      await form.getByRole("checkbox", { name: say("key.setBy.page") }).uncheck()
      if (type === "string") assert.deepStrictEqual(await stumbles(lou), [])
      await form.getByRole("button", { name: say("manager.save"), exact: true }).click()
      await gone(form)
    }
  })

  it("[P32] [P34] the pane has each in its group and its type, and for an agent nothing of what is a manager's", async () => {
    await expect
      .poll(async () => preview().getByRole("heading", { name: "Essais" }).count(), { timeout: 15_000 })
      .toBe(1)
    for (const [type, , fr] of types) {
      const text = await told(`of_${type}`)
      assert.include(text, fr ?? say("information.masked"), type)
      assert.strictEqual(await preview().locator(`[data-row="data.of_${type}"] dt`).innerText(), `Donnée ${type}`)
    }
    await lou.goto(lou.url().replace("lang=fr", "lang=en"))
    await preview().getByRole("heading", { name: "Trials" }).waitFor({ state: "visible" })
    await preview().getByRole("button", { name: catalogue["role.manager"].en, exact: true }).click()
    for (const [type, , , en] of types) {
      const text = await told(`of_${type}`)
      assert.include(text, en ?? catalogue["information.masked"].en, type)
    }
    assert.deepStrictEqual(await stumbles(lou), [])
  })
})
