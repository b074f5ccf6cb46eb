/**
 * What a manager does with what agents and visitors did: a visitor, an agent and a manager over the real server.
 *
 * One story: each rule begins where the one before ended.
 */
import { catalogue as actionReasons } from "@pupitre/actions/ActionReason"
import { reasons as blockReasons } from "@pupitre/actions/Block"
import { statuses } from "@pupitre/actions/Problems"
import { categories, severities } from "@pupitre/actions/ReportProblem"
import { fill } from "@pupitre/core/Catalogue"
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
let lou: Page
/** What the agent's browser was told on the manager's page. */
const told: Array<string> = []
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
const shown = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "visible" })
const gone = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "hidden" })
const button = (at: Page | Locator, name: string): Locator => at.getByRole("button", { name, exact: true })
/** Waits until one has the focus, so that whoever works with the keyboard goes on from there. */
const focused = async (locator: Locator): Promise<void> => shown(locator.and(locator.page().locator(":focus")))
const dialog = (page: Page): Locator => page.getByRole("dialog")
const section = (name: string): Locator =>
  lou.getByRole("navigation", { name: catalogue["manager.sections"].fr }).getByRole("link", { name })
const row = (text: string): Locator => lou.locator("tbody tr", { hasText: text })

const ask = async (text: string): Promise<void> => {
  await writing().fill(text)
  await writing().press("Enter")
  await ines.locator(".pu-line", { hasText: text }).getByRole("link").click()
  await shown(rows("MessagePosted").getByText(text))
}

describe("the manager's page", () => {
  it("is for managers: an agent is told so, and told nothing else", async () => {
    ines.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => told.push(String(payload))))
    await ines.goto(`${served.url}/manager/visitors?as=ines&lang=fr`)
    await shown(ines.getByText(catalogue["manager.onlyTitle"].fr))
    assert.strictEqual(await ines.locator("table").count(), 0)
    assert.deepStrictEqual(await stumbles(ines), [])
    assert.isFalse(told.some((frame) => /workspace\/|ProblemReported|VisitorBlocked/.test(frame)))
    await ines.getByRole("link", { name: catalogue["manager.toDesk"].fr }).click()
    await shown(ines.getByRole("heading", { name: "Camille Roussel" }))
  })

  it("is a click away from a manager's desk, and its sections have addresses", async () => {
    await lou.goto(`${served.url}/desk?as=manager&lang=fr`)
    await lou.getByRole("link", { name: catalogue["manager.open"].fr }).click()
    await shown(lou.getByRole("heading", { name: catalogue["manager.problemsLong"].fr }))
    for (const [name, title, path] of [
      [catalogue["manager.visitors"].fr, catalogue["manager.visitorsLong"].fr, "/manager/visitors"],
      [catalogue["manager.library"].fr, catalogue["manager.libraryLong"].fr, "/manager/library"],
      [catalogue["manager.data"].fr, catalogue["manager.dataLong"].fr, "/manager/data"],
      [catalogue["manager.problems"].fr, catalogue["manager.problemsLong"].fr, "/manager/problems"],
    ] as const) {
      await section(name).click()
      await shown(lou.getByRole("heading", { name: title }))
      await shown(lou.locator("tbody tr"))
      assert.strictEqual(new URL(lou.url()).pathname, path)
      assert.deepStrictEqual(await stumbles(lou), [])
    }
    await lou.goBack()
    await shown(lou.getByRole("heading", { name: catalogue["manager.dataLong"].fr }))
    await section(catalogue["manager.problems"].fr).click()
  })
})

describe("a problem", () => {
  it("that an agent reports appears by itself, with what was said of it", async () => {
    await shop.goto(`${served.url}/shop?lang=fr`)
    await shop.getByRole("button", { name: words.acceptAll.fr }).click()
    await shop.getByRole("navigation").getByRole("link", { name: words.tableLamps.fr }).click()
    await openChat().click()
    await ask("La photo de la lampe Aube ne s'affiche pas")
    await action(actions.reportProblem.label.fr).click()
    const form = dialog(ines)
    await form.getByLabel(catalogue["report.category"].fr).selectOption({ label: categories["display"]!.fr })
    await form.getByLabel(catalogue["report.description"].fr).fill("Photo manquante sur la fiche Aube")
    await form.getByText(catalogue["report.excerpt"].fr).first().click()
    await form.getByRole("checkbox").first().check()
    await button(form, catalogue["report.send"].fr).click()
    await gone(form)
    await row("Photo manquante sur la fiche Aube").getByRole("link").click()
    const detail = lou.getByRole("complementary", { name: catalogue["problem.details"].fr })
    await shown(detail.getByText("Inès Morel"))
    await shown(detail.getByText("La photo de la lampe Aube ne s'affiche pas"))
    assert.match(new URL(lou.url()).pathname, /^\/manager\/problems\/[\w-]+$/)
    assert.deepStrictEqual(await stumbles(lou), [])
  })

  it("is added to by its reporter as long as it is new, and the manager reads it with who and when", async () => {
    const report = rows("ProblemReported").filter({ hasText: "Photo manquante" })
    await button(report, catalogue["report.complete"].fr).click()
    const form = dialog(ines)
    await button(form, catalogue["report.completeDo"].fr).click()
    await shown(form.getByText(actionReasons.DescriptionEmpty.fr))
    await form.getByLabel(catalogue["report.more"].fr).fill("Sur téléphone aussi, depuis ce matin.")
    assert.deepStrictEqual(await stumbles(ines), [])
    await button(form, catalogue["report.completeDo"].fr).click()
    await gone(form)
    await shown(rows("ProblemDetailAdded").getByText("Sur téléphone aussi"))
    const added = lou.getByRole("region", { name: catalogue["problem.added"].fr })
    await shown(added.getByText("Sur téléphone aussi, depuis ce matin."))
    await shown(added.getByText("Inès Morel"))
    assert.deepStrictEqual(await stumbles(lou), [])
  })

  it("is moved along to resolved, and then stays so; its conversation is told", async () => {
    const detail = lou.getByRole("complementary", { name: catalogue["problem.details"].fr })
    await button(detail, catalogue["problem.move.acknowledged"].fr).click()
    await shown(rows("ProblemMoved").getByText(statuses.acknowledged.fr))
    await gone(button(rows("ProblemReported").filter({ hasText: "Photo manquante" }), catalogue["report.complete"].fr))
    await shown(detail.getByText(statuses.acknowledged.fr))
    await button(detail, catalogue["problem.move.inProgress"].fr).click()
    await button(detail, catalogue["problem.move.resolved"].fr).click()
    await shown(detail.getByText(catalogue["problem.settled"].fr))
    await shown(row("Photo manquante").getByText(statuses.resolved.fr))
    await lou.reload()
    await shown(detail.getByText(catalogue["problem.settled"].fr))
    await shown(detail.getByText(/Lou Carpentier/))
  })

  it("is rejected with a reason only, and marked as the duplicate of one that is likely", async () => {
    await row("La fiche de l'applique Grange").getByRole("link").click()
    const detail = lou.getByRole("complementary", { name: catalogue["problem.details"].fr })
    await shown(detail.getByText(/La fiche de l'applique Grange/))
    // Taken up first: what is being worked on is rejected as well.
    await button(detail, catalogue["problem.move.acknowledged"].fr).click()
    await button(detail, catalogue["problem.move.inProgress"].fr).click()
    await shown(row("La fiche de l'applique Grange").getByText(statuses.inProgress.fr))
    await button(detail, catalogue["problem.move.rejected"].fr).click()
    await button(dialog(lou), catalogue["problem.reject"].fr).click()
    await shown(dialog(lou).getByText(catalogue["problem.reasonMissing"].fr))
    assert.deepStrictEqual(await stumbles(lou), [])
    await dialog(lou).getByLabel(catalogue["problem.reason"].fr).fill("Prix corrigé hier.")
    await button(dialog(lou), catalogue["problem.reject"].fr).click()
    await gone(dialog(lou))
    await shown(detail.getByText("Prix corrigé hier."))
    await row("Panier : « Appliquer »").getByRole("link").click()
    await button(detail, catalogue["problem.move.acknowledged"].fr).click()
    await button(detail, catalogue["problem.move.inProgress"].fr).waitFor()
    await button(detail, catalogue["problem.move.duplicate"].fr).click()
    await shown(dialog(lou).getByText(catalogue["problem.duplicateLikely"].fr))
    await expect.poll(async () => dialog(lou).getByRole("radio").first().isChecked(), within).toBe(true)
    assert.deepStrictEqual(await stumbles(lou), [])
    await button(dialog(lou), catalogue["problem.duplicate"].fr).click()
    await gone(dialog(lou))
    await shown(detail.getByText(/AUBE10/))
    await lou.getByRole("button", { name: new RegExp(`^${statuses.duplicate.fr} 1`) }).click()
    await expect.poll(async () => lou.locator("tbody tr").count(), within).toBe(1)
    assert.include(lou.url(), "status=duplicate")
  })

  it("[K20] is found by category, severity, status and text with the keyboard alone; where none is left, all are back at once", async () => {
    const reports = async (n: number): Promise<void> =>
      await expect.poll(async () => lou.locator("tbody tr").count(), within).toBe(n)
    const status = (name: string): Locator =>
      lou.getByRole("group", { name: catalogue["problem.status"].fr }).getByRole("button", { name })
    const press = async (...keys: ReadonlyArray<string>): Promise<void> => {
      for (const key of keys) await lou.keyboard.press(key)
    }
    await focused(status(statuses.duplicate.fr))
    await press("ArrowRight")
    await focused(status(catalogue["manager.all"].fr))
    await press("Enter")
    await reports(4)
    await press("Tab")
    await focused(lou.getByLabel(catalogue["problem.category"].fr))
    await lou.keyboard.type(categories["basket"]!.fr.slice(0, 3))
    await reports(2)
    await press("Tab")
    await focused(lou.getByLabel(catalogue["problem.severity"].fr))
    await lou.keyboard.type(severities.blocking.fr.slice(0, 3))
    await reports(1)
    await shown(row("AUBE10"))
    await shown(status(`${statuses.inProgress.fr} 1`))
    await press("Shift+Tab", "Shift+Tab")
    await focused(status(catalogue["manager.all"].fr))
    await press("ArrowRight", "Enter")
    await shown(lou.getByText(catalogue["manager.none"].fr))
    assert.match(lou.url(), /\?(?=.*category=basket)(?=.*severity=blocking)(?=.*status=new)/)
    assert.deepStrictEqual(await stumbles(lou), [])
    await lou.reload()
    await shown(lou.getByText(catalogue["manager.none"].fr))
    await lou.getByLabel(catalogue["problem.severity"].fr).focus()
    await press("Tab")
    await focused(button(lou, catalogue["manager.clear"].fr))
    await press("Enter")
    await reports(4)
    await focused(lou.getByRole("heading", { name: catalogue["manager.problemsLong"].fr }))
    assert.notInclude(lou.url(), "?")
    await press("Tab")
    await focused(lou.getByRole("searchbox"))
    await lou.keyboard.type("TELEPHONE")
    await reports(2)
    await press("Escape")
    await reports(4)
    await lou.keyboard.type("rien de tel")
    await shown(lou.getByText(catalogue["manager.none"].fr))
    await press("Escape")
    await reports(4)
  })
})

describe("a visitor", () => {
  it("whom an agent blocks is listed with why, by whom and since when", async () => {
    await action(actions.block.label.fr).click()
    const form = dialog(ines)
    await form.getByLabel(catalogue["block.reason"].fr).selectOption({ label: blockReasons.threats.fr })
    await button(form, catalogue["block.doAndClose"].fr).click()
    await gone(form)
    await shown(chat().getByText(words.unavailable.fr))
    await section(catalogue["manager.visitors"].fr).click()
    await shown(row(blockReasons.threats.fr).getByText("Inès Morel"))
    await shown(lou.locator(".pu-trail-line", { hasText: blockReasons.threats.fr }))
  })

  it("who comes back is turned away as silently as before, and the managers' list says that they did", async () => {
    const returned = row(blockReasons.threats.fr).locator(".pu-visitors-returned")
    assert.strictEqual(await returned.count(), 0)
    await shop.reload()
    await openChat().click()
    await shown(chat().getByText(words.unavailable.fr))
    await shown(returned.filter({ hasText: /^[1-9]\d* tentatives? depuis, (la dernière )?il y a \d+\s(s|min)$/ }))
    assert.isFalse(told.some((frame) => /VisitorTurnedAway/.test(frame)))
    assert.strictEqual(await lou.locator(".pu-trail-line", { hasText: "tentative" }).count(), 0)
    assert.deepStrictEqual(await stumbles(lou), [])
  })

  it("whom an agent asks to unblock stands first with why, and stays away while the manager refuses", async () => {
    await shown(ines.getByText(catalogue["standing.blocked"].fr))
    await button(ines, catalogue["unblock.ask"].fr).click()
    const form = dialog(ines)
    await button(form, catalogue["unblock.askDo"].fr).click()
    await shown(form.getByText(actionReasons.ReasonMissing.fr))
    await form.getByLabel(catalogue["unblock.why"].fr).fill("C'était une citation.")
    assert.deepStrictEqual(await stumbles(ines), [])
    await button(form, catalogue["unblock.askDo"].fr).click()
    await gone(form)
    await shown(rows("UnblockRequested").getByText("C'était une citation."))
    const first = lou.locator("tbody tr").first()
    await shown(first.getByText("C'était une citation."))
    await shown(first.getByText("Inès Morel demande le déblocage"))
    assert.deepStrictEqual(await stumbles(lou), [])
    await first.getByRole("button", { name: new RegExp(`^${catalogue["unblock.refuse"].fr}`) }).click()
    await focused(dialog(lou).getByLabel(catalogue["unblock.comment"].fr))
    await dialog(lou).getByLabel(catalogue["unblock.comment"].fr).fill("Relisez la suite.")
    await button(dialog(lou), catalogue["unblock.refuse"].fr).click()
    await gone(dialog(lou))
    await shown(lou.locator(".pu-trail-line", { hasText: "Relisez la suite." }))
    await shown(ines.getByText(/^Déblocage refusé par Lou Carpentier/))
    await shown(rows("UnblockRefused").getByText("Relisez la suite."))
    // It can be asked for again, and is so from the customer record.
    await ines.getByRole("button", { name: /dossier client/ }).click()
    await shown(dialog(ines).getByText(/^Bloqué par Inès Morel/))
    assert.deepStrictEqual(await stumbles(ines), [])
    await button(dialog(ines), catalogue["unblock.ask"].fr).click()
    await dialog(ines).getByLabel(catalogue["unblock.why"].fr).fill("La suite aussi.")
    await button(dialog(ines), catalogue["unblock.askDo"].fr).click()
    await shown(dialog(ines).getByText(/^Déblocage demandé par Inès Morel/))
    await ines.keyboard.press("Escape")
    await shown(first.getByText("La suite aussi."))
  })

  it("is let in again with a word about why, and gets back in", async () => {
    await row(blockReasons.threats.fr)
      .getByRole("button", { name: new RegExp(`^${catalogue["block.unblock"].fr}`) })
      .click()
    await shown(dialog(lou).getByText(/de nouveau joindre/))
    assert.deepStrictEqual(await stumbles(lou), [])
    await focused(dialog(lou).getByLabel(catalogue["unblock.comment"].fr))
    await dialog(lou).getByLabel(catalogue["unblock.comment"].fr).fill("Relu : une plaisanterie.")
    await button(dialog(lou), catalogue["block.unblock"].fr).click()
    await gone(dialog(lou))
    await gone(row(blockReasons.threats.fr))
    await focused(lou.getByRole("heading", { name: catalogue["manager.visitorsLong"].fr }))
    await shown(lou.locator(".pu-trail-line", { hasText: "Relu : une plaisanterie." }))
    await shop.reload()
    await openChat().click()
    // What was closed with the block is there to be read, and another conversation can begin.
    await button(chat(), words.startAgain.fr).click()
    await ask("Me revoilà, pardon")
  })
})

describe("the library", () => {
  it("refuses what sending would refuse, keeps a link, and the agent sends it", async () => {
    await section(catalogue["manager.library"].fr).click()
    await button(lou, catalogue["shelf.addLink"].fr).click()
    const form = dialog(lou)
    await form.getByLabel(catalogue["shelf.address"].fr).fill("https://evil.test/")
    await button(form, catalogue["manager.save"].fr).click()
    await shown(form.getByText(/evil\.test/))
    await form.getByLabel(catalogue["shelf.address"].fr).fill(`${served.url}/shop/p/cigale`)
    await form.getByLabel(catalogue["shelf.label"].fr).fill("La lanterne du manager")
    await shown(form.locator(".pu-send-card").getByText("La lanterne du manager"))
    await button(form, catalogue["manager.save"].fr).click()
    await gone(form)
    await shown(row("La lanterne du manager"))
    await action(actions.sendLink.label.fr).click()
    await button(dialog(ines), "La lanterne du manager")
      .or(dialog(ines).getByText("La lanterne du manager"))
      .first()
      .click()
    await button(dialog(ines), catalogue["link.send"].fr).click()
    const link = chat().getByRole("link", { name: /La lanterne du manager/ })
    await shown(link)
    assert.strictEqual(await link.getAttribute("href"), `${served.url}/shop/p/cigale`)
  })

  it("changes and takes off; what was sent stays as it was", async () => {
    await row("La lanterne du manager")
      .getByRole("button", { name: /^Modifier/ })
      .click()
    await dialog(lou).getByLabel(catalogue["shelf.label"].fr).fill("La lanterne, autrement")
    await button(dialog(lou), catalogue["manager.save"].fr).click()
    await shown(row("La lanterne, autrement"))
    await row("La lanterne, autrement")
      .getByRole("button", { name: /^Retirer/ })
      .click()
    await button(dialog(lou), catalogue["manager.remove"].fr).click()
    await gone(row("La lanterne, autrement"))
    await focused(lou.getByRole("heading", { name: catalogue["manager.libraryLong"].fr }))
    await shown(chat().getByRole("link", { name: /La lanterne du manager/ }))
  })

  it("keeps an offer seen beforehand as the visitor will see it", async () => {
    await lou.getByRole("link", { name: new RegExp(`^${catalogue["shelf.offers"].fr}`) }).click()
    assert.strictEqual(new URL(lou.url()).pathname, "/manager/library/offers")
    await button(lou, catalogue["shelf.addOffer"].fr).click()
    const form = dialog(lou)
    await button(form, catalogue["manager.save"].fr).click()
    await shown(form.getByText(catalogue["offer.titleMissing"].fr))
    await form.getByLabel(catalogue["offer.field.title"].fr).fill("Trois lanternes pour deux")
    await form.getByLabel(catalogue["offer.field.url"].fr).fill(`${served.url}/shop/p/cigale`)
    await shown(form.locator(".offer").getByText("Trois lanternes pour deux"))
    await form.getByLabel(catalogue["shelf.sites"].fr).selectOption({ label: "Atelier Lumen" })
    await form.getByLabel(catalogue["shelf.paths"].fr).fill("atelier")
    await button(form, catalogue["manager.save"].fr).click()
    await shown(form.getByText(catalogue["shelf.pathsWrong"].fr))
    await form.getByLabel(catalogue["shelf.paths"].fr).fill("/atelier, /shop/c")
    assert.deepStrictEqual(await stumbles(lou), [])
    await button(form, catalogue["manager.save"].fr).click()
    await gone(form)
    await shown(row("Trois lanternes pour deux").getByText(catalogue["shelf.state.valid"].fr))
    await shown(row("Trois lanternes pour deux").getByText("Atelier Lumen, /atelier et /shop/c"))
    await action(actions.sendOffer.label.fr).click()
    await dialog(ines)
      .getByRole("button", { name: /^Trois lanternes pour deux/ })
      .click()
    // The visitor is in the shop: the server says it too, to whoever is not asked.
    await shown(dialog(ines).getByText(actionReasons.OfferElsewhere.fr))
    assert.deepStrictEqual(await stumbles(ines), [])
    await button(dialog(ines), catalogue["offer.sendAnyway"].fr).click()
    await gone(dialog(ines))
    await shown(chat().getByRole("heading", { name: "Trois lanternes pour deux" }))
  })
})

describe("the keys of custom data", () => {
  it("are declared once, moved with the keyboard, and shown as the pane will", async () => {
    await section(catalogue["manager.data"].fr).click()
    await button(lou, catalogue["key.add"].fr).click()
    const form = dialog(lou)
    await form.getByLabel(catalogue["key.key"].fr, { exact: true }).fill("basket_amount")
    await form.getByLabel(catalogue["key.labelFr"].fr).fill("Carte cadeau")
    await form.getByLabel(catalogue["key.labelEn"].fr).fill("Gift card")
    await button(form, catalogue["manager.save"].fr).click()
    await shown(form.getByText(catalogue["key.keyTaken"].fr))
    await form.getByLabel(catalogue["key.key"].fr, { exact: true }).fill("gift_card")
    assert.deepStrictEqual(await stumbles(lou), [])
    await button(form, catalogue["manager.save"].fr).click()
    await gone(form)
    const preview = lou.locator(".pu-data-preview")
    await shown(preview.getByText("Carte cadeau"))
    const names = lou.locator("tbody .pu-table-main")
    const last = (await names.count()) - 1
    await expect.poll(async () => names.nth(last).innerText(), within).toBe("Carte cadeau")
    const up = button(row("Carte cadeau"), "Monter « Carte cadeau »")
    await up.focus()
    await lou.keyboard.press("Enter")
    await expect.poll(async () => names.nth(last - 1).innerText(), within).toBe("Carte cadeau")
    await lou.reload()
    await expect.poll(async () => names.nth(last - 1).innerText(), within).toBe("Carte cadeau")
    await row("Carte cadeau")
      .getByRole("button", { name: /^Retirer/ })
      .click()
    await button(dialog(lou), catalogue["manager.remove"].fr).click()
    await gone(row("Carte cadeau"))
    await gone(preview.getByText("Carte cadeau"))
  })
})

describe("a visitor without a conversation", () => {
  it("is blocked from the managers' list, with the conversation that is open", async () => {
    await section(catalogue["manager.visitors"].fr).click()
    await row("Me revoilà, pardon")
      .getByRole("button", { name: new RegExp(`^${catalogue["block.title"].fr.split(" ")[0]}`) })
      .click()
    const form = dialog(lou)
    await form.getByLabel(catalogue["block.reason"].fr).selectOption({ label: blockReasons.fraud.fr })
    assert.deepStrictEqual(await stumbles(lou), [])
    await button(form, catalogue["block.doAndClose"].fr).click()
    await gone(form)
    await shown(row(blockReasons.fraud.fr).getByText("Lou Carpentier"))
    await shown(chat().getByText(words.unavailable.fr))
    await shown(rows("ConversationClosed"))
    await row(blockReasons.fraud.fr)
      .getByRole("button", { name: new RegExp(`^${catalogue["block.unblock"].fr}`) })
      .click()
    await button(dialog(lou), catalogue["block.unblock"].fr).click()
    await gone(row(blockReasons.fraud.fr))
  })

  it("is blocked by an agent once all is said, and refused as silently", async () => {
    await gone(ines.getByText(catalogue["standing.blocked"].fr))
    await action(actions.block.label.fr).click()
    const form = dialog(ines)
    await form.getByLabel(catalogue["block.reason"].fr).selectOption({ label: blockReasons.spam.fr })
    assert.strictEqual(await form.getByRole("checkbox").count(), 0)
    await button(form, catalogue["block.do"].fr).click()
    await gone(form)
    await shown(row(blockReasons.spam.fr).getByText("Inès Morel"))
    await action(actions.block.label.fr).and(ines.locator("[aria-disabled=true]")).waitFor()
    await shop.reload()
    await openChat().click()
    await shown(chat().getByText(words.unavailable.fr))
  })
})

describe("a visitor who is erased", () => {
  it("[ER5] while they talk is closed first, which their agent reads with why; then nothing of it stays, and both are told", async () => {
    shop = (await person(browser, { width: 1280 })).page
    shop.setDefaultTimeout(15_000)
    await shop.goto(`${served.url}/shop?lang=fr`)
    await shop.getByRole("button", { name: words.acceptAll.fr }).click()
    await openChat().click()
    await ask("Effacez tout de moi, merci")
    await row("Effacez tout de moi")
      .getByRole("button", { name: /^Effacer/ })
      .click()
    const form = dialog(lou)
    await shown(form.getByText(catalogue["erase.open.one"].fr.replace("{n}", "1")))
    assert.deepStrictEqual(await stumbles(lou), [])
    await button(form, catalogue["erase.closeFirst"].fr).click()
    await gone(form)
    const who = { who: "Lou Carpentier" }
    await shown(rows("ConversationClosed").getByText(fill(catalogue["entry.closedErasure"], "fr", who)))
    await shown(rows("VisitorErased"))
    await gone(rows("MessagePosted").getByText("Effacez tout de moi"))
    await gone(row("Effacez tout de moi"))
    await shown(lou.locator(".pu-trail-line", { hasText: "Lou Carpentier a effacé" }))
    assert.deepStrictEqual(await stumbles(lou), [])
    assert.deepStrictEqual(await stumbles(ines), [])
  })
})

describe("without a connection", () => {
  it("what a manager decides is kept, said to be kept, and done once the server is back", async () => {
    await section(catalogue["manager.problems"].fr).click()
    await row("AUBE10").getByRole("link").click()
    const detail = lou.getByRole("complementary", { name: catalogue["problem.details"].fr })
    await shown(button(detail, catalogue["problem.move.resolved"].fr))
    await served.stop()
    await shown(lou.locator(".pu-notice[data-tone=amber]"))
    await button(detail, catalogue["problem.move.resolved"].fr).click()
    await shown(detail.getByText(catalogue["manager.kept"].fr))
    await served.start()
    await shown(detail.getByText(catalogue["problem.settled"].fr))
  })

  it("no page complained", () => {
    assert.deepStrictEqual(complaints, [])
  })
})
