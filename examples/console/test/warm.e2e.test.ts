/**
 * Two agents with one visitor: the second joins, both write as themselves, and the first hands over or goes on without.
 *
 * One story: each rule begins where the one before ended.
 */
import { catalogue as alerts } from "@pupitre/core/Alert"
import type { Browser, Locator, Page } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import { launch, person } from "../scripts/Browser.ts"
import type { Served } from "../scripts/Served.ts"
import { serve } from "../scripts/Served.ts"
import { stumbles } from "../scripts/Stumbles.ts"
import { actions } from "../src/desk/actions/Actions.ts"
import { words } from "../src/shop/words.ts"
import { catalogue } from "../src/words/catalogue.ts"

const within = { timeout: 15_000, interval: 50 }

let served: Served
let browser: Browser
let shop: Page
let ines: Page
let marc: Page
/** What the visitor's page was told, as it travelled. */
const told: Array<string> = []

beforeAll(async () => {
  served = await serve()
  browser = await launch()
  shop = (await person(browser, { width: 1280 })).page
  ines = (await person(browser)).page
  marc = (await person(browser)).page
  shop.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => told.push(String(payload))))
  for (const page of [shop, ines, marc]) page.setDefaultTimeout(15_000)
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
})

const chat = (): Locator => shop.getByRole("dialog", { name: words.chatTitle.fr })
const rows = (desk: Page, kind?: string): Locator =>
  desk.locator(".pu-thread-rows").locator(kind === undefined ? ".pu-row" : `.pu-row[data-kind=${kind}]`)
const dialog = (desk: Page): Locator => desk.getByRole("dialog")
const line = (desk: Page, text: string): Locator => desk.locator(".pu-line", { hasText: text })
const shown = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "visible" })
const gone = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "hidden" })
const standing = (desk: Page, name: string): Locator =>
  desk.locator(".pu-standing-does").getByRole("button", { name, exact: true })
const reply = (desk: Page): Locator => desk.locator(".pu-composer textarea:not([readonly])")
const say = async (desk: Page, text: string): Promise<void> => {
  await reply(desk).fill(text)
  await reply(desk).press("Enter")
  await shown(chat().getByText(text))
}

const invite = async (announce: boolean): Promise<void> => {
  await ines.locator(".pu-actions").getByRole("button", { name: actions.transfer.label.fr }).click()
  const form = dialog(ines)
  await form.getByRole("radio", { name: catalogue["transfer.warm"].fr, exact: true }).check()
  await form.locator(".pu-someone", { hasText: "Marc Tissier" }).click()
  await form.getByLabel(catalogue["transfer.comment"].fr).fill("Une remise, à toi de voir")
  if (announce) await form.getByLabel(catalogue["transfer.announceDo"].fr).check()
  await form.locator("button[type=submit]").click()
  await gone(form)
}

describe("with a visitor whom one agent alone cannot help", () => {
  it("a colleague is invited, and whoever invites goes on writing meanwhile", async () => {
    await ines.goto(`${served.url}/desk?as=ines&lang=fr`)
    await shown(ines.getByRole("heading", { name: "Camille Roussel" }))
    await shop.goto(`${served.url}/shop?lang=fr`)
    await shop.getByRole("button", { name: words.acceptAll.fr }).click()
    await shop.getByRole("button", { name: /^Une question/ }).click()
    const writing = chat().getByRole("textbox", { name: words.message.fr })
    await writing.fill("Une remise sur la lampe Grange ?")
    await writing.press("Enter")
    await line(ines, "remise sur la lampe Grange").getByRole("link").click()
    await shown(rows(ines, "MessagePosted").getByText("remise sur la lampe Grange"))
    await marc.goto(`${served.url}/desk?as=marc&lang=fr`)
    await shown(marc.locator(".pu-self-who"))
    await invite(true)
    await shown(ines.locator(".pu-standing", { hasText: "Invitation envoyée à Marc Tissier" }))
    await say(ines, "Je demande à mon collègue.")
  })

  it("who joins reads the thread and the words for them, and is not in charge", async () => {
    await line(marc, "De Inès Morel").getByRole("link").click()
    await shown(marc.locator(".pu-standing-quote", { hasText: "à toi de voir" }))
    await standing(marc, catalogue["ring.join"].fr).click()
    await shown(marc.locator(".pu-standing", { hasText: "Inès Morel, qui vous passera la main" }))
    await shown(ines.locator(".pu-standing", { hasText: "Marc Tissier est là" }))
    await shown(rows(ines, "TransferJoined").getByText(alerts.Joined.fr.replace("{agent}", "Marc Tissier")))
    await shown(chat().getByText(words.joined.fr.replace("{name}", "Marc Tissier")))
    await shown(line(ines, "Avec Marc Tissier"))
    await shown(line(marc, "Avec Inès Morel"))
    assert.deepStrictEqual(await stumbles(ines), [])
    assert.deepStrictEqual(await stumbles(marc), [])
  })

  it("both write as themselves, each reads the other, and what is for the colleague stays on the desk", async () => {
    await say(marc, "Bonjour, Marc à l'appareil : dix pour cent.")
    await say(ines, "Et la livraison est offerte.")
    await shown(rows(ines, "MessagePosted").getByText("dix pour cent"))
    await shown(rows(marc, "MessagePosted").getByText("livraison est offerte"))
    assert.isFalse(told.some((frame) => frame.includes("à toi de voir")))
  })

  it("who has joined leaves again, and their desk says with whom the visitor stays", async () => {
    await standing(marc, catalogue["standing.leave"].fr).click()
    await shown(marc.getByText(/reste avec Inès Morel/))
    await gone(ines.locator(".pu-standing", { hasText: "Marc Tissier est là" }))
    await shown(rows(ines, "TransferEnded").getByText(alerts["TransferOutcome.declined"].fr))
    await say(ines, "Marc a dû partir.")
  })

  it("invited again, they are handed the visitor, whose conversation leaves the other desk", async () => {
    await invite(false)
    await line(marc, "De Inès Morel").getByRole("link").click()
    await standing(marc, catalogue["ring.join"].fr).click()
    await standing(ines, catalogue["standing.handOver"].fr).click()
    await shown(ines.getByText(/Marc Tissier suit maintenant/))
    await shown(chat().getByText(words.joined.fr.replace("{name}", "Marc Tissier")))
    await gone(marc.locator(".pu-standing", { hasText: "qui vous passera la main" }))
    await say(marc, "Me revoilà, et je reste.")
  })

  it("an agent says which ways of talking they take, and the desk shows it", async () => {
    const choose = async (name: string): Promise<void> => {
      await ines.locator(".pu-self-who").click()
      await ines.getByRole("menuitemradio", { name, exact: true }).click()
    }
    await choose(catalogue["self.spoken"].fr)
    await shown(ines.locator(".pu-self-state", { hasText: catalogue["self.spoken"].fr }))
    // A colleague with a chat sees at once that it is nothing for her.
    await marc.locator(".pu-actions").getByRole("button", { name: actions.transfer.label.fr }).click()
    const her = dialog(marc).locator(".pu-someone", { hasText: "Inès Morel" })
    await shown(her.getByText(catalogue["transfer.no.chat"].fr))
    await shown(her.getByText(catalogue["transfer.away"].fr))
    await her.click()
    await shown(dialog(marc).getByRole("button", { name: catalogue["transfer.anyway"].fr, exact: true }))
    assert.deepStrictEqual(await stumbles(marc), [])
    await marc.keyboard.press("Escape")
    await gone(dialog(marc))
    await choose(catalogue["self.all"].fr)
    await gone(ines.locator(".pu-self-state", { hasText: catalogue["self.spoken"].fr }))
  })

  it("when the sender's desk is gone, who has joined has the visitor", async () => {
    await marc.locator(".pu-actions").getByRole("button", { name: actions.transfer.label.fr }).click()
    const form = dialog(marc)
    await form.getByRole("radio", { name: catalogue["transfer.warm"].fr, exact: true }).check()
    await form.locator(".pu-someone", { hasText: "Inès Morel" }).click()
    await form.locator("button[type=submit]").click()
    await line(ines, "De Marc Tissier").getByRole("link").click()
    await standing(ines, catalogue["ring.join"].fr).click()
    await shown(marc.locator(".pu-standing", { hasText: "Inès Morel est là" }))
    await marc.goto("about:blank")
    await gone(ines.locator(".pu-standing", { hasText: "qui vous passera la main" }))
    await say(ines, "Je reprends avec vous.")
    await expect.poll(async () => rows(ines, "TransferEnded").count(), within).toBe(3)
  })
})
