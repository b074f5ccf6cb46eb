/**
 * How conversations end and go on, and from where visitors are kept away, seen from both sides on the real server.
 *
 * One story: each rule begins where the one before ended.
 */
import { reasons as blockReasons, scopes } from "@pupitre/actions/Block"
import { catalogue as alerts } from "@pupitre/core/Alert"
import { fill } from "@pupitre/core/Catalogue"
import { catalogue as reasons } from "@pupitre/core/Reason"
import type { Browser, Locator, Page } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import { tagWords } from "../policy.ts"
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
let lou: Page
/** What a browser complains about. */
const complaints: Array<string> = []

beforeAll(async () => {
  served = await serve()
  browser = await launch()
  shop = (await person(browser, { width: 1280 })).page
  ines = (await person(browser)).page
  lou = (await person(browser)).page
  for (const [page, who] of [
    [shop, "shop"],
    [ines, "ines"],
    [lou, "lou"],
  ] as const) {
    page.setDefaultTimeout(15_000)
    page.on("pageerror", (error) => complaints.push(`${who}: ${error.message}`))
    page.on("console", (message) => {
      if (message.type() === "error" && !/net::ERR_|WebSocket|Failed to load resource/.test(message.text())) {
        complaints.push(`${who}: ${message.text()}`)
      }
    })
  }
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
})

const chat = (): Locator => shop.getByRole("dialog", { name: words.chatTitle.fr })
const openChat = (): Locator => shop.getByRole("button", { name: /^Une question/ })
const writing = (): Locator => chat().getByRole("textbox", { name: words.message.fr })
const rows = (kind: string): Locator => ines.locator(`.pu-thread-rows .pu-row[data-kind=${kind}]`)
const action = (name: string): Locator => ines.locator(".pu-actions").getByRole("button", { name })
const dialog = (desk: Page): Locator => desk.getByRole("dialog")
const line = (text: string): Locator => ines.locator(".pu-line", { hasText: text })
const shown = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "visible" })
const gone = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "hidden" })
/** Waits until one has the focus, so that whoever works with the keyboard goes on from there. */
const focused = async (locator: Locator): Promise<void> => shown(locator.and(ines.locator(":focus")))
const button = (at: Locator, name: string): Locator => at.getByRole("button", { name, exact: true })
const segment = (at: Locator, name: string): Locator => at.locator(".pu-segment", { hasText: name })

/** What the agent says of the block, and when it ends: as it is typed, and as the managers' list tells it. */
const why = "Troisième fois cette semaine"
const until = { field: "2099-03-09T18:30", shown: /jusqu'au 9 mars 2099, 18:30/ } as const

/** The visitor writes in an open chat, and Inès opens the conversation. */
const writes = async (text: string): Promise<void> => {
  await writing().fill(text)
  await writing().press("Enter")
  await line(text).getByRole("link").click()
  await shown(rows("MessagePosted").getByText(text))
}

describe("a visitor who is blocked on one site", () => {
  it("is so from there alone: the form says which site, and the chat of the shop is silent", async () => {
    await ines.goto(`${served.url}/desk?as=ines&lang=fr`)
    await shown(ines.getByRole("heading", { name: "Camille Roussel" }))
    await shop.goto(`${served.url}/shop?lang=fr`)
    await shop.getByRole("button", { name: words.acceptAll.fr }).click()
    await openChat().click()
    await writes("Votre boutique est une honte")
    await action(actions.block.label.fr).click()
    const form = dialog(ines)
    await form.getByLabel(catalogue["block.reason"].fr).selectOption({ label: blockReasons.insults.fr })
    await shown(form.getByText(catalogue["block.scope.workspace"].fr))
    await segment(form, scopes.site.fr).click()
    await shown(form.getByText(catalogue["block.scope.site"].fr.replace("{site}", "Maison Lumen")))
    await form.getByLabel(catalogue["block.comment"].fr).fill(why)
    await segment(form, catalogue["block.until"].fr).click()
    const date = form.getByLabel(catalogue["block.date"].fr)
    await date.fill("2026-01-31T09:00")
    await button(form, catalogue["block.doAndClose"].fr).click()
    await shown(form.getByText(reasons.DateInPast.fr))
    await date.fill(until.field)
    await gone(form.getByText(reasons.DateInPast.fr))
    assert.deepStrictEqual(await stumbles(ines), [])
    await button(form, catalogue["block.doAndClose"].fr).click()
    await gone(form)
    await shown(rows("VisitorBlocked").getByText(catalogue["block.from"].fr.replace("{site}", "Maison Lumen")))
    await shown(rows("VisitorBlocked").getByText(why))
    await shown(chat().getByText(words.unavailable.fr))
    await shop.reload()
    await openChat().click()
    await shown(chat().getByText(words.unavailable.fr))
    assert.notMatch(await shop.locator("body").innerText(), /bloqu|insult|troisième/i)
  })

  it("is welcome on the other: the same visitor writes from the workshop and is answered", async () => {
    await chat().press("Escape")
    await shop.getByRole("contentinfo").getByRole("link", { name: words.toWorkshop.fr }).click()
    await shown(shop.getByRole("heading", { name: words.workshopHero.fr }))
    assert.deepStrictEqual(await stumbles(shop), [])
    await openChat().click()
    await button(chat(), words.startAgain.fr).click()
    await writes("Ma lampe Grange grésille")
    const reply = ines.locator(".pu-composer textarea")
    await reply.fill("Nous la réparons volontiers")
    await reply.press("Enter")
    await shown(chat().getByText("Nous la réparons volontiers"))
    // The directory says who answers for the workshop, and who cannot be asked.
    await action(actions.transfer.label.fr).click()
    const someone = (name: string): Locator => dialog(ines).locator(".pu-someone", { hasText: name })
    await shown(someone("Hugo Lambert").getByText("Réparation · Électricité · Atelier Lumen"))
    const elsewhere = fill(catalogue["transfer.notFor"], "fr", { site: "Atelier Lumen" })
    await shown(someone("Marc Tissier").getByText(elsewhere))
    await someone("Marc Tissier").getByRole("radio").and(ines.locator(":disabled")).waitFor()
    await shown(someone("Commandes et livraisons").getByText(elsewhere))
    assert.deepStrictEqual(await stumbles(ines), [])
    await ines.keyboard.press("Escape")
    await gone(dialog(ines))
    await shop.goto(`${served.url}/shop?lang=fr`)
    await openChat().click()
    await shown(chat().getByText(words.unavailable.fr))
  })

  it("stands in the managers' list with the site, is found by it, and is let in again", async () => {
    await lou.goto(`${served.url}/manager/visitors?as=manager&lang=fr`)
    const blocked = lou.getByRole("table", { name: catalogue["block.heading"].fr })
    const row = blocked.getByRole("row").filter({ hasText: blockReasons.insults.fr })
    await shown(row.getByText("Maison Lumen"))
    await shown(row.getByText(why))
    await shown(row.getByText(until.shown))
    const trail = lou.getByRole("region", { name: catalogue["block.trail"].fr })
    await shown(trail.locator("[data-kind=Blocked]").getByText(why))
    await lou.getByLabel(catalogue["block.scope"].fr).selectOption({ label: "Atelier Lumen" })
    await gone(row)
    await lou.getByLabel(catalogue["block.scope"].fr).selectOption({ label: "Maison Lumen" })
    await shown(row)
    assert.deepStrictEqual(await stumbles(lou), [])
    await row.getByRole("button", { name: new RegExp(`^${catalogue["block.unblock"].fr}`) }).click()
    await button(dialog(lou), catalogue["block.unblock"].fr).click()
    await gone(row)
    await shop.reload()
    await openChat().click()
    await shown(chat().getByText("Nous la réparons volontiers"))
    await expect.poll(async () => writing().count(), within).toBe(1)
  })
})

describe("a visitor who is done", () => {
  const reply = (): Locator => ines.locator(".pu-composer textarea")
  const drafted = (): Locator => dialog(ines).getByRole("group", { name: catalogue["close.draft"].fr })

  it("makes the chat small, and the agent is alerted to it", async () => {
    await button(chat(), words.reduce.fr).click()
    await shown(ines.getByText(alerts.VisitorMinimised.fr))
    await openChat().click()
  })

  it("is asked once before it is said; the agent is told that closing is theirs, and a message takes it back", async () => {
    await button(chat(), words.end.fr).click()
    await shown(chat().getByText(words.endAsk.fr))
    assert.deepStrictEqual(await stumbles(shop), [])
    await button(chat(), words.endStay.fr).click()
    await shown(writing())
    assert.strictEqual(await rows("ConversationEnded").count(), 0)
    await button(chat(), words.end.fr).click()
    await button(chat(), words.endDo.fr).click()
    await shown(chat().getByText(words.ended.fr))
    await shown(ines.locator(".pu-standing", { hasText: alerts.Ended.fr }))
    await button(chat(), words.endedWrite.fr).click()
    await writing().fill("Ah, encore une chose")
    await writing().press("Enter")
    await gone(ines.locator(".pu-standing", { hasText: alerts.Ended.fr }))
    await button(chat(), words.end.fr).click()
    await button(chat(), words.endDo.fr).click()
    await shown(ines.locator(".pu-standing", { hasText: alerts.Ended.fr }))
    assert.deepStrictEqual(await stumbles(ines), [])
  })

  it("is closed by the agent: with a reply not published the form asks, and keeping it open leaves it as it was", async () => {
    await reply().fill("Je vous écris le devis")
    await action(actions.close.label.fr).click()
    await shown(drafted())
    await button(drafted(), catalogue["close.draftKeep"].fr).click()
    await gone(dialog(ines))
    await expect.poll(async () => reply().inputValue(), within).toBe("Je vous écris le devis")
    await shown(ines.locator(".pu-standing", { hasText: alerts.Ended.fr }))
  })

  it("gets the reply that the agent publishes from the form, which then closes", async () => {
    await action(actions.close.label.fr).click()
    await button(drafted(), catalogue["close.draftSend"].fr).click()
    await gone(drafted())
    await shown(chat().getByText("Je vous écris le devis"))
    const form = dialog(ines)
    await button(form, tagWords("repair", "fr")).click()
    // Questions of all six kinds, by the keyboard alone.
    const key = async (name: string): Promise<void> => ines.keyboard.press(name)
    const on = async (name: string): Promise<void> => focused(form.getByLabel(name))
    await form.getByLabel("Issue de la conversation").focus()
    await ines.keyboard.type("R")
    await key("Tab")
    await on("Vente")
    await key("Space")
    await key("Tab")
    await on("Montant")
    await ines.keyboard.type("189,90")
    await key("Tab")
    await on("Lampes vendues")
    await ines.keyboard.type("1,5")
    await key("Tab")
    await on("Numéro de commande")
    await ines.keyboard.type("LUM-1042")
    await key("Tab")
    await on("Ce qui a décidé le client")
    await ines.keyboard.type("Le variateur.")
    await key("Enter")
    await ines.keyboard.type("Et la garantie.")
    await button(form, catalogue["close.confirm"].fr).focus()
    await key("Enter")
    await shown(form.getByText("« Lampes vendues » demande un nombre entier, comme 12."))
    await on("Lampes vendues")
    assert.deepStrictEqual(await stumbles(ines), [])
    await key("ControlOrMeta+a")
    await ines.keyboard.type("2")
    await key("Enter")
    await gone(form)
    await shown(chat().getByText(words.closed.fr))
    const closed = rows("ConversationClosed")
    for (const said of ["Résolue", "Vente", "189,9", "Lampes vendues : 2", "LUM-1042", "Et la garantie."])
      await shown(closed.getByText(said))
  })

  it("[H62] is taken up again by the agent, with the hand on the keys; what came before it is not, and says why", async () => {
    const reopen = ines.locator(".pu-over").getByRole("button", { name: catalogue["composer.reopen"].fr })
    await shown(reopen.and(ines.locator("[aria-disabled=false]")))
    assert.deepStrictEqual(await stumbles(ines), [])
    await reopen.press("Enter")
    await shown(rows("ConversationReopened").getByText(alerts["Reopened.agent"].fr))
    await shown(reply().and(ines.locator(":focus")))
    // What was over has made itself small, unless it was taken up before that.
    await shown(writing().or(openChat()))
    if (await openChat().isVisible()) await openChat().click()
    await writing().fill("Ah, vous êtes encore là")
    await writing().press("Enter")
    await shown(rows("MessagePosted").getByText("Ah, vous êtes encore là"))
    await ines.getByRole("button", { name: new RegExp(`^${catalogue["list.closed"].fr}`) }).click()
    await line("honte").getByRole("link").click()
    await shown(rows("MessagePosted").getByText("honte"))
    await shown(reopen.and(ines.locator("[aria-disabled=true]")))
    await reopen.press("Enter")
    await shown(ines.locator(".pu-tip", { hasText: reasons.AlreadyOpen.fr }))
    assert.deepStrictEqual(await stumbles(ines), [])
  })
})

describe("where closings announce themselves, and a transfer waits a second", () => {
  let quick: Served

  beforeAll(async () => {
    quick = await serve({ env: { PUPITRE_IDLE: "2,30", PUPITRE_PATIENCE: "1" } })
  })
  afterAll(async () => quick?.remove())

  const notice = (): Locator => chat().getByText(/^Sans nouvelle de vous, la conversation se fermera à /)
  const announced = (): Locator => ines.locator(".pu-standing", { hasText: catalogue["standing.closing.idle"].fr })

  it("the visitor is told when it will close, and the agent keeps it open", async () => {
    await ines.goto(`${quick.url}/desk?as=ines&lang=fr`)
    await shown(ines.getByRole("heading", { name: "Camille Roussel" }))
    await shop.goto(`${quick.url}/shop?lang=fr`)
    await shop.getByRole("button", { name: words.acceptAll.fr }).click()
    await openChat().click()
    await writes("Vous livrez à Brest ?")
    const reply = ines.locator(".pu-composer textarea")
    await reply.fill("Oui, sous trois jours")
    await reply.press("Enter")
    await shown(chat().getByText("Oui, sous trois jours"))
    await shown(notice())
    await shown(announced())
    assert.deepStrictEqual(await stumbles(shop), [])
    await ines.getByRole("button", { name: catalogue["standing.keepOpen"].fr }).click()
    await shown(ines.getByText(alerts["ClosingCancelled.agent"].fr))
    await gone(announced())
  })

  it("a message of the visitor keeps it open too, and the notice is gone", async () => {
    await shown(notice())
    await writing().fill("Parfait, merci")
    await writing().press("Enter")
    await shown(ines.getByText(alerts["ClosingCancelled.message"].fr))
    await gone(notice())
    await gone(announced())
  })

  it("[K14] a transfer that nobody answers in time comes back with the thread and the reply as they were, and an alert", async () => {
    await lou.goto(`${quick.url}/desk?as=marc&lang=fr`)
    await shown(lou.getByRole("navigation", { name: catalogue["list.label"].fr }))
    const reply = ines.locator(".pu-composer textarea")
    await reply.fill("Avec plaisir, et")
    const thread = (): Promise<ReadonlyArray<string>> => ines.locator(".pu-thread-rows .pu-bubble").allInnerTexts()
    const before = await thread()
    await action(actions.transfer.label.fr).click()
    const form = dialog(ines)
    await form.getByRole("radio", { name: catalogue["transfer.offer"].fr, exact: true }).check()
    await form.locator(".pu-someone", { hasText: "Marc Tissier" }).click()
    await form.locator("button[type=submit]").click()
    await gone(form)
    await shown(rows("TransferEnded").getByText(alerts["TransferOutcome.timedOut"].fr))
    await shown(ines.locator(".pu-composer textarea:not([readonly])"))
    await expect.poll(() => reply.inputValue(), within).toBe("Avec plaisir, et")
    assert.deepStrictEqual(await thread(), before)
  })
})

it("no page complained", () => {
  assert.deepStrictEqual(complaints, [])
})
