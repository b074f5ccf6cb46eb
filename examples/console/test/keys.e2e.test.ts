/**
 * A manager declares a key of each type, and the pane shows each as it was declared, in both languages, by role: beside the form,
 * and on the desks that are open meanwhile.
 *
 * One story: each rule begins where the one before ended.
 */
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
/** Two desks that are opened before anything is declared, and never loaded again: an agent's in French, a manager's in English. */
let ines: Page
let louAtHerDesk: Page

/** A visitor of whom the site said something under each key before anybody had declared it. */
const said = {
  name: "undeclared",
  about: "",
  visitor: { id: "demo-undeclared", name: "Odile Fidèle" },
  startedMinutesAgo: 60,
  turns: [
    ["giveConsent", { scopes: ["store"] }],
    ["startConversation", { mode: "chat", message: "Suis-je connue ?" }],
    [
      "setCustomData",
      {
        values: {
          of_string: "Bleu",
          of_number: 12345.5,
          of_boolean: "peut-être",
          of_date: "2026-03-14",
          of_money: 1299.9,
          of_url: "https://crm.maison-lumen.example/secret",
        },
      },
    ],
  ].map(([command, input]) => ({ after: 10, by: "visitor", command, input })),
}

const newcomer = async (): Promise<Page> => {
  const { page } = await person(browser)
  page.setDefaultTimeout(15_000)
  return page
}

beforeAll(async () => {
  served = await serve({ more: { "undeclared.json": said } })
  browser = await launch()
  ;[lou, ines, louAtHerDesk] = [await newcomer(), await newcomer(), await newcomer()]
  await lou.goto(`${served.url}/manager/data?lang=fr&as=manager`)
  await ines.goto(`${served.url}/desk?as=ines&lang=fr`)
  await louAtHerDesk.goto(`${served.url}/desk?as=manager&lang=en`)
  for (const desk of [ines, louAtHerDesk])
    await desk.locator(".pu-line", { hasText: said.visitor.name }).getByRole("link").click()
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
const within = { timeout: 15_000, interval: 50 }
const spaced = (text: string): string => text.replace(/\s+/g, " ").trim()
/** The desk's pane has this value under this label. */
const onDesk = async (desk: Page, key: string, label: string, value: string): Promise<void> => {
  const row = desk.locator(`.pu-info [data-row="data.${key}"]`)
  const read = async (): Promise<string> =>
    row.evaluateAll((rows) =>
      rows
        .map((one) => {
          const hidden = [...one.querySelectorAll(".pu-hidden")].map((part) => part.textContent)
          return `${one.querySelector("dt")?.textContent ?? ""}: ${hidden.reduce<string>((text, part) => text.replace(part ?? "", " "), one.querySelector("dd")?.textContent ?? "")}`
        })
        .join("; "),
    )
  await expect.poll(async () => spaced(await read()), within).toBe(`${label}: ${value}`)
}
/** The rows of what was declared here, in the order of the desk's pane. */
const rowsOf = async (desk: Page): Promise<ReadonlyArray<string | null>> =>
  desk.locator(".pu-info [data-row^='data.of_']").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row")))
/** A desk asks every ten seconds, and when it is looked at again. */
const lookedAtAgain = async (): Promise<void> => {
  for (const desk of [ines, louAtHerDesk])
    await desk.evaluate(() => document.dispatchEvent(new Event("visibilitychange")))
}

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

  it("[P32] [P54] [P68] what is declared shows on desks that are open: its label, its group, its type, as its role may see it", async () => {
    await onDesk(louAtHerDesk, "of_number", "Datum number", "12,345.5")
    await onDesk(louAtHerDesk, "of_date", "Datum date", "Mar 14, 2026")
    await onDesk(louAtHerDesk, "of_boolean", "Datum boolean", "peut-être Yes or no was expected.")
    await onDesk(louAtHerDesk, "of_money", "Datum money", "CHF 1,299.90")
    await onDesk(louAtHerDesk, "of_url", "Datum url", catalogue["information.masked"].en)
    assert.strictEqual(await louAtHerDesk.locator(".pu-info").getByRole("heading", { name: "Trials" }).count(), 1)
    // What nobody had declared was kept back from an agent, and comes to a desk that is open by its declaration alone.
    await onDesk(ines, "of_number", "Donnée number", "12 345,5")
    await onDesk(ines, "of_date", "Donnée date", "14 mars 2026")
    await onDesk(ines, "of_boolean", "Donnée boolean", "peut-être Oui ou non était attendu.")
    await onDesk(ines, "of_money", "Donnée money", say("information.masked"))
    await onDesk(ines, "of_string", "Donnée string", "Bleu")
    await onDesk(ines, "of_url", "Donnée url", say("information.masked"))
    assert.strictEqual(await ines.locator(".pu-info").getByRole("heading", { name: "Essais" }).count(), 1)
  })

  it("[P53] [T123] what becomes a manager's goes from an agent's desk that is open, and comes back with its class", async () => {
    const classed = async (sensitivity: string): Promise<void> => {
      await lou.getByRole("button", { name: say("shelf.editWhat").replace("{what}", "Donnée number") }).click()
      const form = lou.getByRole("dialog")
      await form.getByLabel(say("key.sensitivity")).selectOption(sensitivity)
      await form.getByRole("button", { name: say("manager.save"), exact: true }).click()
      await gone(form)
    }
    await classed("sensitive")
    await onDesk(ines, "of_number", "Donnée number", say("information.masked"))
    await onDesk(louAtHerDesk, "of_number", "Datum number", "12,345.5")
    await classed("personal")
    await onDesk(ines, "of_number", "Donnée number", "12 345,5")
  })

  it("[P32] [P54] a key that is moved and named anew moves and is named anew on the desks that are open", async () => {
    const trials = types.map(([type]) => `data.of_${type}`)
    await expect.poll(async () => rowsOf(ines), within).toEqual(trials)
    await lou.getByRole("button", { name: say("key.up").replace("{what}", "Donnée url") }).click()
    await lookedAtAgain()
    await expect
      .poll(async () => rowsOf(ines), within)
      .toEqual([...trials.slice(0, 4), ...trials.slice(4).toReversed()])
    await lou.getByRole("button", { name: say("shelf.editWhat").replace("{what}", "Donnée date") }).click()
    const form = lou.getByRole("dialog")
    await form.getByLabel(say("key.labelFr"), { exact: true }).fill("Cliente depuis")
    await form.getByRole("button", { name: say("manager.save"), exact: true }).click()
    await gone(form)
    await lookedAtAgain()
    await onDesk(ines, "of_date", "Cliente depuis", "14 mars 2026")
    // As it was, for what comes after.
    await lou.getByRole("button", { name: say("key.down").replace("{what}", "Donnée url") }).click()
    await lou.getByRole("button", { name: say("shelf.editWhat").replace("{what}", "Cliente depuis") }).click()
    await form.getByLabel(say("key.labelFr"), { exact: true }).fill("Donnée date")
    await form.getByRole("button", { name: say("manager.save"), exact: true }).click()
    await gone(form)
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
