/**
 * Answers proposed to an agent, seen from both sides: a visitor, an agent, the real server, and a service on loopback that
 * speaks the protocol of chat completions.
 *
 * One story: each rule begins where the one before ended.
 */
import type { Browser, Locator, Page } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import type { ChatService } from "../../../packages/core/test/chatService.ts"
import { start } from "../../../packages/core/test/chatService.ts"
import { launch, person } from "../scripts/Browser.ts"
import type { Served } from "../scripts/Served.ts"
import { serve } from "../scripts/Served.ts"
import { wishesOf } from "../scripts/Wishes.ts"
import { stumbles } from "../scripts/Stumbles.ts"
import { words } from "../src/shop/words.ts"
import { catalogue } from "../src/words/catalogue.ts"

const within = { timeout: 15_000, interval: 50 }

let chat: ChatService
let served: Served
let browser: Browser
let shop: Page
let ines: Page
/** Everything that the visitor's page was told, and everything that the desk's was. */
const toldVisitor: Array<string> = []
const toldDesk: Array<string> = []
/** What the desk's page sent. */
const sent: Array<string> = []
const messages = wishesOf("postMessage")
const complaints: Array<string> = []

beforeAll(async () => {
  chat = await start()
  served = await serve({
    env: { PUPITRE_LLM_URL: chat.url, PUPITRE_LLM_MODEL: "petit-modele", PUPITRE_LLM_KEY: chat.key },
  })
  browser = await launch()
  shop = (await person(browser, { width: 1280 })).page
  ines = (await person(browser)).page
  for (const [page, told] of [
    [shop, toldVisitor],
    [ines, toldDesk],
  ] as const) {
    page.setDefaultTimeout(15_000)
    page.on("pageerror", (error) => complaints.push(error.message))
    if (page === ines) messages.listen(page)
    page.on("websocket", (socket) => {
      socket.on("framereceived", ({ payload }) => told.push(String(payload)))
      if (page === ines) socket.on("framesent", ({ payload }) => sent.push(String(payload)))
    })
  }
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
  await chat?.close()
})

const say = (key: keyof typeof catalogue, language: "fr" | "en" = "fr"): string => catalogue[key][language]
const dialog = (): Locator => shop.getByRole("dialog", { name: words.chatTitle.fr })
const ask = async (text: string): Promise<void> => {
  const writing = dialog().getByRole("textbox", { name: words.message.fr })
  await writing.fill(text)
  await writing.press("Enter")
}
const strip = (language: "fr" | "en" = "fr"): Locator =>
  ines.getByRole("region", { name: say("suggestion.title", language) })
const cards = (): Locator => strip().locator(".pu-suggestion-take")
const field = (): Locator => ines.locator(".pu-composer-field")
const thread = (): Locator => ines.locator(".pu-thread-rows")
const shown = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "visible" })
const gone = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "hidden" })
const judged =
  (verdict: string): (() => boolean) =>
  () =>
    sent.some((frame) => frame.includes("judgeSuggestion") && frame.includes(`"${verdict}"`))

describe("with a visitor who asks what the knowledge base knows", () => {
  it("what answers the last message is proposed, with where it comes from, and nothing is sent by taking it", async () => {
    await ines.goto(`${served.url}/desk?as=ines&lang=fr`)
    await shown(ines.getByRole("heading", { name: "Camille Roussel" }))
    await shop.goto(`${served.url}/shop?lang=fr`)
    await shop.getByRole("button", { name: words.acceptAll.fr }).click()
    await shop.getByRole("button", { name: /^Une question/ }).click()
    await ask("Bonjour, combien de temps dure la garantie ?")
    await ines.locator(".pu-line", { hasText: "combien de temps dure la garantie" }).getByRole("link").click()
    await shown(thread().getByText("combien de temps dure la garantie"))
    await shown(strip().getByText("garanties cinq ans"))
    await shown(strip().getByText("Garantie", { exact: true }))
    assert.isAtMost(await cards().count(), 3)
    assert.deepStrictEqual(await stumbles(ines), [])

    // By keyboard alone: up from the empty field, along, and taken.
    const before = messages.sent()
    await field().focus()
    await field().press("ArrowUp")
    await shown(cards().first().and(ines.locator(":focus")))
    await ines.keyboard.press("Escape")
    await shown(field().and(ines.locator(":focus")))
    await ines.keyboard.press("ArrowUp")
    await ines.keyboard.press("Enter")
    await shown(field().and(ines.locator(":focus")))
    assert.match(await field().inputValue(), /garanties cinq ans/)
    await shown(strip().getByText(say("suggestion.inserted")))
    assert.strictEqual(messages.sent(), before)
    assert.notMatch(toldVisitor.join("\n"), /garanties cinq ans/)
  })

  it("it is edited and published like any text, and that is recorded for the desk alone, without a word of it", async () => {
    await ines.keyboard.type(" Bonne journée !")
    await ines.keyboard.press("Enter")
    await shown(dialog().getByText("rien à renvoyer pour l'activer. Bonne journée !"))
    await expect.poll(judged("edited"), within).toBe(true)
    await gone(strip())
    const record = sent.find((frame) => frame.includes("judgeSuggestion"))
    assert.include(record, "warranty-fr")
    assert.notMatch(record!, /garanties|journée/)
    assert.notMatch(toldVisitor.join("\n"), /judgeSuggestion|SuggestionJudged|warranty-fr/)
  })

  it("what was proposed expires as soon as the visitor writes again", async () => {
    await ask("Et le retour est gratuit ?")
    await shown(strip().getByText("trente jours pour changer d'avis"))
    // A message that nothing answers: what stands there is for the one before.
    await ask("Zut")
    const old = strip().locator(".pu-suggestion[data-expired=true] .pu-suggestion-take")
    await expect
      .poll(async () => (await strip().count()) === 0 || (await old.count()) === (await cards().count()), within)
      .toBe(true)
    await ask("Livrez-vous en Corse ?")
    await shown(strip().getByText("Brest et la Corse comprises"))
    assert.strictEqual(await strip().getByText("trente jours pour changer d'avis").count(), 0)
    await cards().filter({ hasText: "Corse" }).click()
    await field().press("Enter")
    await expect.poll(judged("accepted"), within).toBe(true)
    await shown(dialog().getByText("Brest et la Corse comprises"))
  })

  it("what was published to one visitor is proposed to the next, but nothing that tells of the first", async () => {
    await ask("Puis-je avoir un abat-jour lavande sur mesure ?")
    await shown(thread().getByText("abat-jour lavande"))
    await field().fill("Oui, notre tisserande de Roanne en fait en deux semaines.")
    await field().press("Enter")
    await shown(dialog().getByText("tisserande de Roanne"))
    await ask("Parfait, je suis Ambroise, commande ML-77812, un abat-jour lavande alors")
    await shown(thread().getByText("ML-77812"))
    await field().fill("C'est noté pour la commande ML-77812.")
    await field().press("Enter")
    await shown(dialog().getByText("C'est noté"))
    const other = await person(browser, { width: 1280 })
    try {
      await other.page.goto(`${served.url}/shop?lang=fr`)
      await other.page.getByRole("button", { name: words.acceptAll.fr }).click()
      await other.page.getByRole("button", { name: /^Une question/ }).click()
      const writing = other.page.getByRole("dialog").getByRole("textbox", { name: words.message.fr })
      await writing.fill("Puis-je avoir un abat-jour lavande sur mesure, pour une commande ?")
      await writing.press("Enter")
      await ines.locator(".pu-line", { hasText: "pour une commande" }).getByRole("link").click()
      await shown(strip().getByText("tisserande de Roanne"))
      await shown(strip().getByText("Inès Morel,"))
      assert.notMatch(await strip().innerText(), /ML-77812/)
    } finally {
      await other.context.close()
    }
  })
})

describe("with a service that writes", () => {
  it("an answer shows as it is written, and stopping it hangs up on the service; what is there can be taken", async () => {
    chat.answer({ words: ["Bien sûr, ", "l’étiquette ", "est dans ", "le carton."], pauseAfter: 2, cut: 5 })
    await strip()
      .getByRole("button", { name: say("suggestion.write") })
      .click()
    await shown(strip().getByText("Bien sûr, l’étiquette"))
    assert.deepStrictEqual(await stumbles(ines), [])
    assert.strictEqual(
      await strip().locator("[data-written=true] .pu-suggestion-take").getAttribute("aria-disabled"),
      "true",
    )
    await strip()
      .getByRole("button", { name: say("suggestion.stop") })
      .click()
    await chat.left
    await shown(strip().getByText(say("suggestion.stopped")))
    await strip().locator("[data-written=true] .pu-suggestion-take").click()
    await expect.poll(async () => (await field().inputValue()).trim(), within).toBe("Bien sûr, l’étiquette")
    await field().fill("")
  })

  it("what the service is told is the thread without secrets; the key is in no page and no frame", async () => {
    const [{ body, headers }] = [chat.asked.at(-1)!]
    const prompt = JSON.stringify(body.messages)
    assert.include(prompt, "abat-jour lavande sur mesure")
    assert.notInclude(prompt, "ML-77812")
    assert.strictEqual(headers.authorization, `Bearer ${chat.key}`)
    const page = await ines.content()
    assert.notInclude([page, ...toldDesk, ...toldVisitor, ...sent].join("\n"), chat.key)
  })

  it("a newer message hangs up on what is being written; its words stay, say that they are out of date, and cannot be taken", async () => {
    await ines.locator(".pu-line", { hasText: "C'est noté pour la commande" }).getByRole("link").click()
    await ask("Vous faites aussi des housses ?")
    await shown(strip())
    chat.answer({ words: ["Oui, ", "en lin, ", "et lavables."], pauseAfter: 2 })
    await strip()
      .getByRole("button", { name: say("suggestion.write") })
      .click()
    await shown(strip().getByText("Oui, en lin,"))
    await ask("Pardon, des coussins ?")
    const old = strip().locator(".pu-suggestion[data-expired=true]").filter({ hasText: "Oui, en lin," })
    await shown(old)
    await shown(old.getByText(say("suggestion.old")))
    const button = old.locator(".pu-suggestion-take")
    assert.strictEqual(await button.getAttribute("aria-disabled"), "true")
    await button.click({ force: true })
    assert.strictEqual(await field().inputValue(), "")
    assert.deepStrictEqual(await stumbles(ines), [])
  })

  it("when it fails the reason is said, it is asked again, put away and brought back; in English too", async () => {
    await ines.goto(`${served.url}/desk?as=ines&lang=en`)
    await ines.locator(".pu-line", { hasText: "Camille Roussel" }).getByRole("link").click()
    await shown(strip("en"))
    chat.answer({ status: 429 })
    await strip("en")
      .getByRole("button", { name: say("suggestion.write", "en") })
      .click()
    await shown(strip("en").getByText("The assistant is very busy"))
    chat.answer({ words: ["Yes, ", "it is."] })
    await strip("en")
      .getByRole("button", { name: say("suggestion.rewrite", "en") })
      .click()
    await shown(strip("en").getByText("Yes, it is."))
    await strip("en")
      .getByRole("button", { name: say("suggestion.dismiss", "en") })
      .click()
    await gone(strip("en"))
    await ines.getByRole("button", { name: say("suggestion.title", "en"), exact: true }).click()
    await shown(strip("en").getByText("Yes, it is."))
  })

  it("the pages complained of nothing", () => {
    assert.deepStrictEqual(complaints, [])
  })
})
