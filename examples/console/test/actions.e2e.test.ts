/**
 * What an agent does beside talking, seen from both sides: a visitor, two agents and the real server.
 *
 * One story: each rule begins where the one before ended.
 */
import { catalogue as reasons } from "@pupitre/actions/ActionReason"
import { reasons as blockReasons } from "@pupitre/actions/Block"
import { staleWarning, warning } from "@pupitre/actions/OpenCurrentPage"
import type { Confirmation } from "@pupitre/actions/Pane"
import { categories } from "@pupitre/actions/ReportProblem"
import { announcement } from "@pupitre/actions/Transfer"
import { catalogue as alerts } from "@pupitre/core/Alert"
import type { TransferOutcome } from "@pupitre/core/Fact"
import type { Browser, Locator, Page } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import { callBack } from "../CallBack.ts"
import { tagWords } from "../policy.ts"
import { launch, person } from "../scripts/Browser.ts"
import type { Served } from "../scripts/Served.ts"
import { serve } from "../scripts/Served.ts"
import { stumbles } from "../scripts/Stumbles.ts"
import { words } from "../src/shop/words.ts"
import { actions } from "../src/desk/actions/Actions.ts"
import { catalogue } from "../src/words/catalogue.ts"

const confirmation = callBack.confirm as Confirmation

const within = { timeout: 15_000, interval: 50 }

let served: Served
let browser: Browser
let shop: Page
let ines: Page
let marc: Page
/** What the visitor's page was told, as it travelled. */
const told: Array<string> = []
/** What a browser complains about. */
const complaints: Array<string> = []

beforeAll(async () => {
  served = await serve()
  browser = await launch()
  shop = (await person(browser, { width: 1280 })).page
  ines = (await person(browser)).page
  marc = (await person(browser)).page
  shop.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => told.push(String(payload))))
  for (const [page, who] of [
    [shop, "shop"],
    [ines, "ines"],
    [marc, "marc"],
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
const rows = (desk: Page, kind?: string): Locator =>
  desk.locator(".pu-thread-rows").locator(kind === undefined ? ".pu-row" : `.pu-row[data-kind=${kind}]`)
const action = (desk: Page, name: string): Locator => desk.locator(".pu-actions").getByRole("button", { name })
const dialog = (desk: Page): Locator => desk.getByRole("dialog")
const line = (desk: Page, text: string): Locator => desk.locator(".pu-line", { hasText: text })
const shown = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "visible" })
const gone = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "hidden" })
const button = (at: Locator, name: string): Locator => at.getByRole("button", { name, exact: true })
/** Waits until one has the focus, so that whoever works with the keyboard goes on from there. */
const focused = async (locator: Locator): Promise<void> => shown(locator.and(locator.page().locator(":focus")))
/** What stands in the composer's place once a conversation is over. */
const over = (desk: Page): Locator =>
  desk.locator(".pu-over [data-next]").or(desk.locator(".pu-over:not(:has([data-next]))"))

describe("with a visitor who asks about a lamp", () => {
  it("the conversation is given to the one agent who takes any", async () => {
    await ines.goto(`${served.url}/desk?as=ines&lang=fr`)
    await shown(ines.getByRole("heading", { name: "Camille Roussel" }))
    await shop.goto(`${served.url}/shop?lang=fr`)
    await shop.getByRole("button", { name: words.acceptAll.fr }).click()
    await shop.getByRole("navigation").getByRole("link", { name: words.tableLamps.fr }).click()
    await openChat().click()
    await writing().fill("Bonjour, une remise sur la lampe Aube ?")
    await writing().press("Enter")
    await line(ines, "une remise sur la lampe Aube").getByRole("link").click()
    await shown(rows(ines, "MessagePosted").getByText("une remise sur la lampe Aube"))
  })

  it("an offer of the library is seen before it is sent, and looks the same to the visitor, who follows it", async () => {
    await action(ines, actions.sendOffer.label.fr).click()
    const offers = dialog(ines)
    await focused(offers.getByRole("tab", { name: catalogue["offer.library"].fr }))
    await offers.getByRole("searchbox").fill("EVEIL en douceur")
    await offers.getByRole("button", { name: /Aube, 15/ }).click()
    const preview = offers.locator(".offer")
    await shown(preview.getByText("Voir la lampe Aube"))
    assert.deepStrictEqual(await stumbles(ines), [])
    const before = (await preview.innerText()).replace(/\s+/g, " ")
    await button(offers, catalogue["offer.send"].fr).click()
    await gone(offers)
    await shown(rows(ines, "OfferSent").getByText("109,65"))
    const card = chat().locator(".offer")
    await shown(card)
    // The link in the chat says that it opens here, where the preview has none to follow.
    assert.strictEqual((await card.innerText()).replace(/\s+/g, " "), before)
    await expect
      .poll(async () => card.locator("img").evaluate((image) => (image as HTMLImageElement).naturalWidth), within)
      .toBeGreaterThan(100)
    const link = card.getByRole("link")
    assert.match((await link.getAttribute("rel")) ?? "", /noopener/)
    await link.click()
    await shown(shop.getByRole("heading", { name: "Aube", exact: true }))
    await shown(rows(ines, "PageVisited").getByText("Lampe de chevet Aube"))
  })

  it("an offer that is over, to come or sold out cannot be sent, and one in another language is asked about", async () => {
    await action(ines, actions.sendOffer.label.fr).click()
    const offers = dialog(ines)
    const send = offers.locator("button[type=submit]")
    for (const [name, why, link] of [
      [/^Cigale/, reasons.OfferExpired.fr, "Voir la lanterne"],
      [/^Brume/, reasons.OfferUnavailable.fr, "Voir la suspension"],
      [/^Grange/, reasons.OfferUnavailable.fr, "See the wall lamp"],
    ] as const) {
      await offers.getByRole("button", { name }).click()
      await shown(offers.getByText(why))
      // It is shown as it would be all the same.
      await shown(offers.locator(".offer-link").getByText(link))
      assert.strictEqual(await send.getAttribute("aria-disabled"), "true")
    }
    await offers.getByRole("button", { name: /^Plume with/ }).click()
    await shown(offers.getByText("L'offre est en anglais"))
    await shown(button(offers, catalogue["offer.sendAnyway"].fr))
    await ines.keyboard.press("Escape")
    await gone(offers)
    await focused(action(ines, actions.sendOffer.label.fr))
  })

  it("an offer of one's own says at each field what is wrong with it", async () => {
    await action(ines, actions.sendOffer.label.fr).click()
    const offers = dialog(ines)
    await offers.getByRole("tab", { name: catalogue["offer.own"].fr }).click()
    const send = offers.locator("button[type=submit]")
    await send.click()
    await shown(offers.getByText(catalogue["offer.titleMissing"].fr))
    const fill = async (key: "title" | "url" | "image" | "alt" | "price", text: string): Promise<void> =>
      offers
        .getByLabel(catalogue[`offer.field.${key}`].fr, { exact: key === "title" })
        .first()
        .fill(text)
    await fill("image", `${served.url}/offers/gone.webp`)
    await shown(offers.getByText(reasons.ImageUnreachable.fr))
    await fill("image", `${served.url}/desk`)
    await shown(offers.getByText(reasons.ImageNotOne.fr))
    await fill("title", "Un câble tissé offert")
    await fill("url", "https://evil.example/")
    await shown(offers.getByText(/Les liens vers evil\.example/))
    await fill("url", `${served.url}/shop/p/aube`)
    await fill("image", `${served.url}/lamp.svg`)
    await shown(offers.getByText(catalogue["offer.altMissing"].fr))
    await fill("alt", "Un câble")
    await shown(offers.getByText(reasons.ImageInvalid.fr))
    await fill("image", `${served.url}/offers/aube.webp`)
    await gone(offers.getByText(reasons.ImageInvalid.fr))
    await shown(offers.getByText(catalogue["offer.imageReady"].fr))
    await send.click()
    await gone(offers)
    await shown(chat().getByRole("heading", { name: "Un câble tissé offert" }))
  })

  it("in a call neither side writes, both are told why, and hanging up gives the words back", async () => {
    const reply = ines.locator(".pu-composer textarea")
    await reply.fill("Je vous rappelle")
    await ines.getByRole("button", { name: catalogue["window.mode"].fr.replace("{mode}", "Chat") }).click()
    await ines.getByRole("menuitemradio", { name: catalogue["mode.call"].fr }).click()
    await shown(ines.getByText(/^En appel avec /))
    // The menu fades away: axe would read its colours half-way.
    await gone(ines.locator(".pu-popup[role=menu]"))
    await shown(ines.locator(".pu-composer-why", { hasText: reasons.NoTextThread.fr }))
    assert.strictEqual(await button(ines.locator(".pu-composer"), "Publier").getAttribute("aria-disabled"), "true")
    await action(ines, actions.close.label.fr).focus()
    await ines.keyboard.press("Enter")
    await shown(ines.locator(".pu-tip", { hasText: reasons.HangUpFirst.fr }))
    assert.strictEqual(await dialog(ines).count(), 0)
    await shown(chat().getByText(words.inCall.fr))
    assert.strictEqual(await writing().count(), 0)
    assert.deepStrictEqual(await stumbles(ines), [])
    assert.deepStrictEqual(await stumbles(shop), [])
    const hangUp = ines.getByRole("button", { name: catalogue["standing.hangUp"].fr })
    await hangUp.focus()
    await hangUp.press("Enter")
    await gone(hangUp)
    await focused(reply)
    assert.strictEqual(await reply.inputValue(), "Je vous rappelle")
    await reply.fill("")
    await shown(writing())
  })

  it("an action of the team's own is drawn, asks in its own words, and is told to each reader in their language", async () => {
    const own = action(ines, callBack.label.fr)
    assert.isAbove(await own.locator("svg path").count(), 1)
    await own.click()
    const asked = dialog(ines)
    await shown(asked.getByText(confirmation.text.fr))
    assert.deepStrictEqual(await stumbles(ines), [])
    await button(asked, catalogue["dialog.cancel"].fr).click()
    await gone(asked)
    await focused(own)
    await own.press("Enter")
    await button(asked, confirmation.confirm.fr).click()
    await gone(asked)
    await shown(rows(ines, "ActionRecorded").getByText("Rappel prévu sous deux jours ouvrés"))
    await ines.getByRole("button", { name: catalogue["desk.settings"].fr }).click()
    await ines.getByRole("menuitemradio", { name: catalogue["settings.en"].fr }).click()
    await shown(rows(ines, "ActionRecorded").getByText("Call back planned within two working days"))
    await ines.getByRole("button", { name: catalogue["desk.settings"].en }).click()
    await ines.getByRole("menuitemradio", { name: catalogue["settings.fr"].en }).click()
    assert.isFalse(told.some((frame) => frame.includes("Rappel prévu")))
  })

  it("in a video the team's own reason says why an action is off", async () => {
    await ines.getByRole("button", { name: catalogue["window.mode"].fr.replace("{mode}", "Chat") }).click()
    await ines.getByRole("menuitemradio", { name: catalogue["mode.video"].fr }).click()
    const block = action(ines, actions.block.label.fr)
    await shown(block.and(ines.locator("[aria-disabled=true]")))
    await block.focus()
    await ines.keyboard.press("Enter")
    await shown(ines.locator(".pu-tip", { hasText: "Arrêtez d'abord la vidéo." }))
    await ines.getByRole("button", { name: catalogue["window.mode"].fr.replace("{mode}", "Vidéo") }).click()
    await ines.getByRole("menuitemradio", { name: catalogue["mode.chat"].fr }).click()
    await shown(block.and(ines.locator("[aria-disabled=false]")))
  })

  it("the visitor's page opens in a tab of the agent's own that knows nothing of the desk", async () => {
    await action(ines, actions.openCurrentPage.label.fr).click()
    const asked = dialog(ines)
    await shown(asked.getByText(warning.fr))
    assert.strictEqual(await asked.getByText(staleWarning.fr).count(), 0)
    assert.deepStrictEqual(await stumbles(ines), [])
    const link = asked.getByRole("link", { name: new RegExp(`^${catalogue["page.open"].fr}`) })
    const [tab] = await Promise.all([ines.context().waitForEvent("page"), link.click()])
    await tab.waitForURL(`${served.url}/shop/p/aube`)
    assert.isNull(await tab.evaluate(() => window.opener as unknown))
    await tab.close()
    await shown(rows(ines, "PageOpened"))
    await gone(asked)
  })

  it("a private note and a type stay among agents", async () => {
    await action(ines, "Note privée").click()
    const note = ines.getByRole("textbox", { name: catalogue["entry.note"].fr })
    await note.fill("Deuxième demande de remise")
    await note.press("Enter")
    await shown(rows(ines, "NoteAdded").getByText("Deuxième demande de remise"))
    await action(ines, "Type de conversation").click()
    await button(dialog(ines), tagWords("advice", "fr")).click()
    await shown(ines.locator(".pu-tag", { hasText: tagWords("advice", "fr") }))
    await ines.keyboard.press("Escape")
    await writing().fill("Merci pour l'offre")
    await writing().press("Enter")
    await shown(rows(ines, "MessagePosted").getByText("Merci pour l'offre"))
    assert.isFalse(told.some((frame) => /Deuxième demande|NoteAdded|TagAdded|"advice"/.test(frame)))
  })

  it("a problem is reported with what was said of it; the same one again is asked about", async () => {
    const report = async (): Promise<Locator> => {
      await action(ines, actions.reportProblem.label.fr).click()
      const form = dialog(ines)
      await form.getByLabel(catalogue["report.category"].fr).selectOption({ label: categories["display"]!.fr })
      await form.getByLabel(catalogue["report.words"].fr).fill("Prix barré absent")
      await form.getByLabel(catalogue["report.description"].fr).fill("Le prix barré ne s'affiche pas")
      return form
    }
    const form = await report()
    assert.strictEqual(
      await form.getByLabel(catalogue["report.page"].fr, { exact: false }).first().inputValue(),
      `${served.url}/shop/p/aube`,
    )
    assert.match(await form.getByLabel(catalogue["report.device"].fr).inputValue(), /^Chrome .*Linux/)
    await form.getByText(catalogue["report.excerpt"].fr).first().click()
    await form.getByRole("checkbox").first().check()
    assert.deepStrictEqual(await stumbles(ines), [])
    await button(form, catalogue["report.send"].fr).click()
    await gone(form)
    await shown(rows(ines, "ProblemReported").getByText("Le prix barré"))
    await shown(rows(ines, "ProblemReported").getByText("Prix barré absent"))
    const again = await report()
    await button(again, catalogue["report.send"].fr).click()
    await shown(again.getByText(catalogue["report.duplicate"].fr))
    await button(again, catalogue["report.anyway"].fr).click()
    await gone(again)
    await expect.poll(async () => rows(ines, "ProblemReported").count(), within).toBe(2)
    assert.isFalse(told.some((frame) => frame.includes("prix barré")))
  })

  it("a report made without a server is kept over a reload, and stored once when it is back", async () => {
    const said = "Le panier perd un article sur deux"
    await action(ines, actions.reportProblem.label.fr).click()
    const form = dialog(ines)
    await form.getByLabel(catalogue["report.category"].fr).selectOption({ label: categories["basket"]!.fr })
    await form.getByLabel(catalogue["report.description"].fr).fill(said)
    await served.stop()
    await shown(ines.locator(".pu-notice[data-tone=amber]"))
    await button(form, catalogue["report.send"].fr).click()
    await shown(form.getByText(catalogue["wish.kept"].fr))
    await ines.reload().catch(() => undefined)
    await served.start()
    await ines.goto(`${served.url}/desk?as=ines&lang=fr`)
    await line(ines, "Merci pour l'offre").getByRole("link").click()
    await shown(rows(ines, "ProblemReported").getByText(said))
    // Once more from the log, by a page that has nothing of it to send.
    await ines.reload()
    await shown(rows(ines, "ProblemReported").getByText(said))
    assert.strictEqual(await rows(ines, "ProblemReported").getByText(said).count(), 1)
  })
})

describe("with a second agent", () => {
  it("nobody free is said before a visitor is made to wait", async () => {
    await action(ines, actions.transfer.label.fr).click()
    const form = dialog(ines)
    await form.getByRole("searchbox").fill("repar")
    await form.locator(".pu-someone", { hasText: "Hugo Lambert" }).click()
    await shown(button(form, catalogue["transfer.anyway"].fr))
    await ines.keyboard.press("Escape")
    await gone(form)
  })

  it("a transfer that is declined comes back with the reply as it was", async () => {
    await marc.goto(`${served.url}/desk?as=marc&lang=fr`)
    await shown(marc.getByRole("navigation", { name: catalogue["list.label"].fr }))
    await action(ines, actions.transfer.label.fr).click()
    await button(dialog(ines), catalogue["transfer.insert"].fr).click()
    await gone(dialog(ines))
    const reply = ines.locator(".pu-composer textarea")
    await expect.poll(async () => reply.inputValue(), within).toBe(announcement.fr)
    assert.isFalse(told.some((frame) => frame.includes(announcement.fr)))
    await offer("Elle hésite encore")
    await shown(ines.getByText(catalogue["standing.offered"].fr.replace("{to}", "Marc Tissier")))
    await line(marc, "Merci pour l'offre")
      .getByRole("button", { name: /^Décliner/ })
      .click()
    await shown(rows(ines, "TransferEnded").getByText(alerts["TransferOutcome.declined"].fr))
    await expect.poll(async () => reply.inputValue(), within).toBe(announcement.fr)
    await reply.press("Enter")
    await shown(chat().getByText(announcement.fr))
  })

  it("[K14] one that is taken back, or whose recipient leaves, comes back with the thread and the reply as they were, and an alert", async () => {
    const reply = ines.locator(".pu-composer textarea")
    await reply.fill("Je vous reviens dans")
    const thread = (): Promise<ReadonlyArray<string>> => ines.locator(".pu-thread-rows .pu-bubble").allInnerTexts()
    const before = await thread()
    const comesBack = async (outcome: TransferOutcome): Promise<void> => {
      await shown(rows(ines, "TransferEnded").getByText(alerts[`TransferOutcome.${outcome}`].fr))
      await shown(ines.locator(".pu-composer textarea:not([readonly])"))
      assert.strictEqual(await reply.inputValue(), "Je vous reviens dans")
      assert.deepStrictEqual(await thread(), before)
    }
    await offer("Je crois qu'elle veut un avis")
    await button(ines.locator(".pu-standing-does"), catalogue["standing.takeBack"].fr).click()
    await comesBack("cancelled")
    await offer("Un avis, finalement")
    await marc.goto("about:blank")
    await comesBack("failed")
    await reply.fill("")
    await marc.goto(`${served.url}/desk?as=marc&lang=fr`)
    await shown(marc.getByRole("navigation", { name: catalogue["list.label"].fr }))
  })

  it("who does not speak the visitor's language is marked, said to be so when chosen, and asked about by the server too", async () => {
    await line(ines, "Noor").getByRole("link").click()
    await shown(ines.getByRole("heading", { name: "Noor" }))
    await button(ines.locator(".pu-composer"), catalogue["composer.take"].fr).click()
    await ines.locator(".pu-composer textarea:not([readonly])").waitFor()
    await action(ines, actions.transfer.label.fr).click()
    const form = dialog(ines)
    const someone = form.locator(".pu-someone", { hasText: "Marc Tissier" })
    await shown(someone.getByText("Sans anglais"))
    await someone.click()
    await shown(form.getByText(/Marc Tissier ne parle pas la langue du visiteur/))
    await shown(button(form, catalogue["transfer.anyway"].fr))
    assert.deepStrictEqual(await stumbles(ines), [])
    await form.locator(".pu-someone", { hasText: "Hugo Lambert" }).click()
    await gone(form.getByText(/ne parle pas la langue/))
    for (const language of ["anglais", "English", "en"]) {
      await form.getByRole("searchbox").fill(language)
      await gone(someone)
      await shown(form.locator(".pu-someone", { hasText: "Hugo Lambert" }))
    }
    await ines.keyboard.press("Escape")
    await line(ines, announcement.fr).getByRole("link").click()
  })

  it("a transfer that is accepted leaves the sender's screen, and the recipient has read the comment", async () => {
    await offer("Remise de 15 % déjà proposée", true)
    await expect.poll(async () => chat().getByText(announcement.fr).count(), within).toBe(2)
    await line(marc, "De Inès Morel").getByRole("link").click()
    await shown(marc.locator(".pu-standing-quote", { hasText: "Remise de 15 % déjà proposée" }))
    assert.deepStrictEqual(await stumbles(marc), [])
    await marc.locator(".pu-standing-does").getByRole("button", { name: catalogue["ring.accept"].fr }).click()
    await shown(chat().getByText("Marc Tissier vous répond."))
    await shown(ines.getByText(/Marc Tissier suit maintenant/))
    await expect.poll(async () => ines.url(), within).not.toBe(marc.url())
    await marc.locator(".pu-composer textarea").fill("Bonjour, je prends la suite.")
    await marc.locator(".pu-composer textarea").press("Enter")
    await shown(chat().getByText("Bonjour, je prends la suite."))
    assert.isFalse(told.some((frame) => /déjà proposée|hésite encore/.test(frame)))
  })

  const offer = async (comment: string, told = false): Promise<void> => {
    await action(ines, actions.transfer.label.fr).click()
    const form = dialog(ines)
    await form.getByRole("radio", { name: catalogue["transfer.offer"].fr, exact: true }).check()
    await form.locator(".pu-someone", { hasText: "Marc Tissier" }).click()
    await form.getByLabel(catalogue["transfer.comment"].fr).fill(comment)
    if (told) await form.getByLabel(catalogue["transfer.announceDo"].fr).check()
    await form.locator("button[type=submit]").click()
    await gone(form)
    // Off by now, and still the same button.
    await focused(action(ines, actions.transfer.label.fr).and(ines.locator("[aria-disabled=true]")))
  }

  it("a conversation set aside leaves the desk, comes back by hand, and stays with its agent", async () => {
    await action(marc, "Mettre en pause").click()
    await button(dialog(marc), catalogue["snooze.do"].fr).click()
    await shown(marc.getByText(/est en pause\./))
    await marc.getByRole("button", { name: new RegExp(`^${catalogue["list.snoozed"].fr}`) }).click()
    await line(marc, "je prends la suite").getByRole("link").click()
    await marc.getByRole("button", { name: catalogue["standing.wake"].fr }).first().click()
    await shown(marc.locator(".pu-composer textarea:not([readonly])"))
    await shown(chat().getByText("Bonjour, je prends la suite."))
  })

  it("going unavailable shows what is still open, and no new visitor comes", async () => {
    await marc.locator(".pu-self-who").click()
    await marc.getByRole("menuitemradio", { name: new RegExp(`^${catalogue["self.unavailable"].fr}`) }).click()
    await shown(dialog(marc).getByText("je prends la suite"))
    assert.deepStrictEqual(await stumbles(marc), [])
    await button(dialog(marc), catalogue["leave.unavailable"].fr).click()
    await shown(marc.locator('.pu-self-state[data-standing="unavailable"]'))
    await action(ines, actions.transfer.label.fr).click()
    await shown(
      dialog(ines).locator(".pu-someone", { hasText: "Marc Tissier" }).getByText(catalogue["transfer.away"].fr),
    )
    await ines.keyboard.press("Escape")
    await marc.reload()
    await shown(marc.locator('.pu-self-state[data-standing="unavailable"]'))
  })
})

describe("at the end", () => {
  it("a conversation closed with a type is told to the visitor, who says what they thought of it", async () => {
    await action(marc, actions.close.label.fr).click()
    const form = dialog(marc)
    await button(form, tagWords("order", "fr")).click()
    await form.getByLabel("Issue de la conversation").selectOption("solved")
    await button(form, catalogue["close.confirm"].fr).click()
    await shown(rows(marc, "ConversationClosed"))
    await focused(over(marc))
    await shown(chat().getByText(words.csat.fr))
    await chat()
      .getByRole("button", { name: /^5 sur 5/ })
      .click()
    await shown(chat().getByText(words.surveyTold.fr))
    await shown(rows(marc, "SurveyAnswered").getByText("5 sur 5"))
    await chat().getByRole("button", { name: "9 sur 10", exact: true }).click()
    assert.deepStrictEqual(await stumbles(shop), [])
    await chat().getByLabel(words.surveyComment.fr).fill("Très clair, merci.")
    await button(chat(), words.surveySend.fr).click()
    await shown(rows(marc, "SurveyAnswered").getByText("Très clair, merci."))
    assert.strictEqual(await rows(marc, "SurveyAnswered").count(), 3)
  })

  it("a visitor who is blocked reaches nobody, is told nothing of it, and the shop goes on", async () => {
    await button(chat(), words.startAgain.fr).click()
    await writing().fill("Vous êtes nuls !")
    await writing().press("Enter")
    await line(ines, "Vous êtes nuls").getByRole("link").click()
    await shown(rows(ines, "MessagePosted").getByText("Vous êtes nuls !"))
    await action(ines, actions.block.label.fr).click()
    const form = dialog(ines)
    await button(form, catalogue["block.doAndClose"].fr).click()
    await shown(form.getByText(catalogue["block.reasonMissing"].fr))
    await form.getByLabel(catalogue["block.reason"].fr).selectOption({ label: blockReasons.insults.fr })
    assert.deepStrictEqual(await stumbles(ines), [])
    await button(form, catalogue["block.doAndClose"].fr).click()
    await gone(form)
    await shown(rows(ines, "VisitorBlocked").getByText(blockReasons.insults.fr))
    await focused(over(ines))
    await shown(chat().getByText(words.unavailable.fr))
    await shop.reload()
    await openChat().click()
    await shown(chat().getByText(words.unavailable.fr))
    assert.strictEqual(await writing().count(), 0)
    assert.notMatch(await shop.locator("body").innerText(), /bloqu|insult/i)
    assert.isFalse(told.some((frame) => /insults|VisitorBlocked/.test(frame)))
    assert.deepStrictEqual(await stumbles(shop), [])
    await chat().press("Escape")
    await shop.getByRole("link", { name: /^Plume/ }).click()
    await shown(shop.getByRole("heading", { name: "Plume", exact: true }))
  })

  it("signing out leads back to the choice of account", async () => {
    await ines.getByRole("button", { name: catalogue["desk.settings"].fr }).click()
    await ines.getByRole("menuitem", { name: catalogue["leave.signOut"].fr }).click()
    await shown(dialog(ines).getByText("Camille Roussel"))
    await button(dialog(ines), catalogue["leave.signOut"].fr).click()
    await shown(ines.getByRole("heading", { name: catalogue["signIn.title"].fr }))
    assert.deepStrictEqual(await stumbles(ines), [])
    await ines.reload()
    await ines.getByRole("button", { name: /Nadia Kermiche/ }).click()
    await shown(ines.locator(".pu-self-name", { hasText: "Nadia Kermiche" }))
  })

  it("by messaging an offer is said to become words and a link, before it is sent and as it is", async () => {
    await line(ines, "Iris Blanchet").getByRole("link").click()
    await shown(rows(ines, "MessagePosted").getByText("vous aviez une offre"))
    await shown(ines.getByRole("button", { name: catalogue["mode.messaging"].fr }))
    await action(ines, actions.sendOffer.label.fr).click()
    const offers = dialog(ines)
    await offers.getByRole("button", { name: /Aube, 15 % de/ }).click()
    await shown(offers.getByText(catalogue["offer.degraded"].fr))
    assert.strictEqual(await offers.locator(".offer").count(), 0)
    assert.deepStrictEqual(await stumbles(ines), [])
    await button(offers, catalogue["offer.send"].fr).click()
    await gone(offers)
    await shown(rows(ines, "MessagePosted").getByText("109,65"))
    await shown(rows(ines, "LinkSent").getByText("Voir la lampe Aube"))
    assert.strictEqual(await rows(ines, "OfferSent").count(), 0)
  })

  it("no page complained", () => {
    assert.deepStrictEqual(complaints, [])
  })
})
