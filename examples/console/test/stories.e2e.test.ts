/**
 * What people live through at a desk, where they would: two sides that act at once, an offer that runs out, a group in which
 * nobody is there. `docs/stories.md` lists the stories.
 *
 * Each begins with a visitor of its own.
 */
import { catalogue as reasons } from "@pupitre/actions/ActionReason"
import type { TenantId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import type { Browser, Locator, Page } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import { tagWords } from "../policy.ts"
import { launch, person } from "../scripts/Browser.ts"
import { manager } from "../scripts/Manager.ts"
import type { Served } from "../scripts/Served.ts"
import { serve } from "../scripts/Served.ts"
import { actions } from "../src/desk/actions/Actions.ts"
import { words } from "../src/shop/words.ts"
import { catalogue } from "../src/words/catalogue.ts"

const within = { timeout: 15_000, interval: 50 }

let served: Served
let browser: Browser
let ines: Page
let marc: Page
/** What the visitors' pages were told, as it travelled. */
const told: Array<string> = []
/** What a browser complains about. */
const complaints: Array<string> = []

const someone = async (who: string, width = 1440): Promise<Page> => {
  const { page } = await person(browser, { width })
  page.setDefaultTimeout(15_000)
  page.on("pageerror", (error) => complaints.push(`${who}: ${error.message}`))
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${who}: ${message.text()}`)
  })
  return page
}

beforeAll(async () => {
  served = await serve()
  browser = await launch()
  ines = await someone("ines")
  marc = await someone("marc")
  await ines.goto(`${served.url}/desk?as=ines&lang=fr`)
  await shown(ines.locator(".pu-line"))
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
})

const shown = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "visible" })
const gone = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "hidden" })
const rows = (desk: Page, kind: string): Locator => desk.locator(`.pu-thread-rows .pu-row[data-kind=${kind}]`)
const action = (desk: Page, name: string): Locator => desk.locator(".pu-actions").getByRole("button", { name })
const dialog = (desk: Page): Locator => desk.getByRole("dialog")
const line = (desk: Page, text: string): Locator => desk.locator(".pu-line", { hasText: text })
const button = (at: Locator, name: string): Locator => at.getByRole("button", { name, exact: true })
const reply = (desk: Page): Locator => desk.locator(".pu-composer textarea")

/** A visitor who writes, and is given to Inès, whose screen shows them. */
const visitor = async (
  text: string,
): Promise<{ readonly chat: Locator; readonly say: (text: string) => Promise<void> }> => {
  const shop = await someone("shop", 1280)
  shop.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => told.push(String(payload))))
  await shop.goto(`${served.url}/shop/p/aube?lang=fr`)
  await shop.getByRole("button", { name: words.acceptAll.fr }).click()
  await shop.getByRole("button", { name: words.openChat.fr }).click()
  const chat = shop.getByRole("dialog", { name: words.chatTitle.fr })
  const say = async (words_: string): Promise<void> => {
    const field = chat.getByRole("textbox", { name: words.message.fr })
    await field.fill(words_)
    await field.press("Enter")
  }
  await say(text)
  await line(ines, text).getByRole("link").click()
  await shown(rows(ines, "MessagePosted").getByText(text))
  return { chat, say }
}

/** Inès hands the visitor over. */
const hand = async (desk: Page, to: string, how: "assign" | "offer"): Promise<void> => {
  await action(desk, actions.transfer.label.fr).click()
  const form = dialog(desk)
  await form.getByRole("radio", { name: catalogue[`transfer.${how}`].fr, exact: true }).check()
  await form.locator(".pu-someone", { hasText: to }).click()
  await form.locator("button[type=submit]").click()
  await gone(form)
}

describe("a closing form that is open", () => {
  it("shows what the visitor writes meanwhile, asks again, and keeps what was filled in", async () => {
    const { chat, say } = await visitor("Bonjour, la lampe est arrivée.")
    await action(ines, actions.close.label.fr).click()
    const form = dialog(ines)
    await button(form, tagWords("delivery", "fr")).click()
    await form.getByLabel("Issue de la conversation").selectOption("solved")
    await form.getByLabel(catalogue["close.note"].fr).fill("Bien reçue.")
    await say("Ah, le pied est fendu !")
    await shown(form.getByText("le pied est fendu"))
    const anyway = button(form, catalogue["close.crossedAnyway"].fr)
    await shown(anyway)
    assert.strictEqual(await rows(ines, "ConversationClosed").count(), 0)
    await button(form, catalogue["close.crossedAnswer"].fr).click()
    await gone(form)
    await reply(ines).fill("Je vous envoie un autre pied.")
    await reply(ines).press("Enter")
    await shown(chat.getByText("Je vous envoie un autre pied."))
    await action(ines, actions.close.label.fr).click()
    await button(form, tagWords("delivery", "fr")).click()
    await form.getByLabel("Issue de la conversation").selectOption("solved")
    await form.getByLabel(catalogue["close.note"].fr).fill("Pied remplacé.")
    await say("Merci !")
    await shown(anyway)
    await anyway.click()
    await shown(rows(ines, "ConversationClosed").getByText("Pied remplacé."))
    await shown(chat.getByText(words.closed.fr))
    await shown(chat.getByText("Merci !"))
  })
})

describe("a transfer", () => {
  it("that is accepted while its sender types sends nothing of it, and the reply is there when the visitor comes back", async () => {
    const { chat, say } = await visitor("Où en est mon colis ?")
    await marc.goto(`${served.url}/desk?as=marc&lang=fr`)
    await shown(marc.getByRole("navigation", { name: catalogue["list.label"].fr }))
    await reply(ines).pressSequentially("Encore un mot avant que")
    await hand(ines, "Marc Tissier", "offer")
    await line(marc, "Où en est mon colis")
      .getByRole("button", { name: /^Accepter/ })
      .click()
    await shown(chat.getByText("Marc Tissier vous répond."))
    await shown(ines.getByText(/Marc Tissier suit maintenant/))
    await shown(reply(marc))
    await reply(marc).fill("Bonjour, il part demain.")
    await reply(marc).press("Enter")
    await shown(chat.getByText("il part demain"))
    assert.strictEqual(await chat.getByText("Encore un mot").count(), 0)
    assert.strictEqual(await marc.getByText("Encore un mot").count(), 0)
    assert.isFalse(told.some((frame) => frame.includes("Encore un mot")))
    await hand(marc, "Inès Morel", "assign")
    await line(ines, "il part demain").getByRole("link").click()
    await shown(ines.locator(".pu-composer textarea:not([readonly])"))
    await expect.poll(async () => reply(ines).inputValue(), within).toBe("Encore un mot avant que")
    await reply(ines).fill("")
    await say("Merci à vous deux.")
    await shown(rows(ines, "MessagePosted").getByText("Merci à vous deux."))
    // Who comes next is Inès's again.
    await marc.context().close()
  })

  it("to a group in which nobody is there is done when the sender says so and waits; one of them who is in a call is not given it, and takes it", async () => {
    const { chat } = await visitor("Mon interrupteur fait des étincelles.")
    await action(ines, actions.transfer.label.fr).click()
    const form = dialog(ines)
    await form.locator(".pu-someone", { hasText: "Atelier" }).click()
    const anyway = button(form, catalogue["transfer.anyway"].fr)
    await shown(anyway)
    await form.getByLabel(catalogue["transfer.comment"].fr).fill("Lui dire de débrancher.")
    await anyway.click()
    await gone(form)
    await shown(ines.locator(".pu-list").getByText(catalogue["list.queue"].fr))
    await shown(line(ines, "fait des étincelles"))
    assert.strictEqual(await chat.getByText(/Atelier/).count(), 0)
    const hugo = await someone("hugo")
    await hugo.goto(`${served.url}/desk?as=hugo&lang=fr`)
    await shown(hugo.locator('.pu-self-state[data-standing="busy"]'))
    await line(hugo, "fait des étincelles").getByRole("link").click()
    await shown(hugo.getByText(catalogue["standing.waitsFor"].fr.replace("{to}", "Atelier")))
    await button(hugo.locator(".pu-composer"), catalogue["composer.take"].fr).click()
    await shown(hugo.locator(".pu-composer textarea:not([readonly])"))
    await shown(hugo.getByText("Lui dire de débrancher."))
    await shown(chat.getByText("Hugo Lambert vous répond."))
    assert.isFalse(told.some((frame) => frame.includes("débrancher")))
    await hugo.context().close()
  })
})

describe("an offer of the library", () => {
  it("that runs out between being listed and being sent is refused with why, and the visitor sees nothing of it", async () => {
    const { chat } = await visitor("Une remise sur la Plume ?")
    const channel = await manager(served.url)
    const shelf = StreamKey.workspace("lumen" as TenantId, "offers")
    const item = {
      title: "Heure douce sur Plume",
      message: "Pour une heure seulement.",
      link: { url: `${served.url}/shop/p/plume` },
      until: Date.now() + 6_000,
    }
    const kept = channel.submit(shelf, { name: "offers.keep", input: { id: "plume-heure", item } })
    assert.deepInclude(await kept.outcome, { _tag: "Stored" })
    await action(ines, actions.sendOffer.label.fr).click()
    const form = dialog(ines)
    await form.getByRole("button", { name: /^Heure douce/ }).click()
    await shown(form.locator(".offer").getByText("Pour une heure seulement."))
    await expect.poll(() => Date.now(), { timeout: 15_000, interval: 200 }).toBeGreaterThan(item.until)
    await button(form, catalogue["offer.send"].fr).click({ force: true })
    await shown(form.getByText(reasons.OfferExpired.fr))
    assert.strictEqual(await rows(ines, "OfferSent").count(), 0)
    assert.strictEqual(await chat.getByText("Heure douce").count(), 0)
    await ines.keyboard.press("Escape")
    await gone(form)
    await channel.close()
  })
})

describe("a screen whose conversation leaves", () => {
  it("shows the most pressing of the agent's own", async () => {
    await visitor("Est-ce que la Brume se plie ?")
    const left = ines.url()
    // Whoever waits longest comes first in the list.
    const next = ines.locator(".pu-line[data-selected=false]", {
      has: ines.getByRole("link", { name: /Camille Roussel/ }),
    })
    await shown(next)
    await action(ines, "Mettre en pause").click()
    await button(dialog(ines), catalogue["snooze.do"].fr).click()
    await shown(ines.getByText(/est en pause\./))
    await expect.poll(() => ines.url(), within).not.toBe(left)
    await shown(ines.getByRole("heading", { name: "Camille Roussel" }))
    await shown(ines.locator(".pu-composer textarea:not([readonly])"))
  })

  it("is closed by a manager while it is set aside, and does not come back", async () => {
    const { chat } = await visitor("Je réfléchis, à plus tard.")
    await action(ines, "Mettre en pause").click()
    await button(dialog(ines), catalogue["snooze.do"].fr).click()
    await shown(ines.getByText(/est en pause\./))
    const lou = await someone("lou")
    await lou.goto(`${served.url}/desk?as=manager&lang=fr`)
    await shown(lou.locator(".pu-line"))
    await line(lou, "Je réfléchis").getByRole("link").click()
    await action(lou, actions.close.label.fr).click()
    const form = dialog(lou)
    await button(form, tagWords("misc", "fr")).click()
    await form.getByLabel("Issue de la conversation").selectOption("unanswered")
    await button(form, catalogue["close.confirm"].fr).click()
    await shown(rows(lou, "ConversationClosed"))
    await shown(chat.getByText(words.closed.fr))
    await expect
      .poll(
        async () =>
          ines.locator(".pu-list-section", { hasText: catalogue["list.snoozed"].fr }).getByText("Je réfléchis").count(),
        within,
      )
      .toBe(0)
  })

  it("and no page complained", () => {
    assert.deepStrictEqual(complaints, [])
  })
})
