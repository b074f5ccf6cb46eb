/**
 * An agent who speaks English answers a visitor who speaks French, each in a browser of their own, over a real server that
 * asks a translation service over real HTTP.
 *
 * One story: each rule begins where the one before ended.
 */
import { failures } from "@pupitre/core/composer/Translator"
import type { Browser, Locator, Page } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import type { Service } from "../../../packages/core/test/translationServices.ts"
import { libreTranslate } from "../../../packages/core/test/translationServices.ts"
import { launch, person } from "../scripts/Browser.ts"
import type { Served } from "../scripts/Served.ts"
import { serve } from "../scripts/Served.ts"
import { stumbles } from "../scripts/Stumbles.ts"
import { words } from "../src/shop/words.ts"
import { of } from "../src/words/Speech.ts"

const within = { timeout: 15_000, interval: 50 }
const { say, language } = of("en")
const key = "a-key-that-no-browser-sees"
const question = "Bonjour, est-ce que vous livrez aussi le samedi ?"
const answer = "Yes, on Saturday mornings, for six euros."
const shots = process.env["PUPITRE_SHOTS"]

let service: Service
let served: Served
let browser: Browser
let shop: Page
let desk: Page
/** What travelled, by page. */
const frames = { shop: [] as Array<string>, desk: [] as Array<string> }
/** The requests of the desk that carry something: where to, and what. */
const posted: Array<{ readonly path: string; readonly body: string }> = []
/** What a browser complains about. */
const complaints: Array<string> = []

beforeAll(async () => {
  service = await libreTranslate({ key })
  served = await serve({ env: { PUPITRE_LIBRETRANSLATE: service.url, PUPITRE_LIBRETRANSLATE_KEY: key } })
  browser = await launch()
  shop = (await person(browser, { width: 1280, height: 800 })).page
  desk = (await person(browser, { locale: "en-GB" })).page
  for (const [who, page] of [
    ["shop", shop],
    ["desk", desk],
  ] as const) {
    page.setDefaultTimeout(15_000)
    page.on("pageerror", (error) => complaints.push(`${who}: ${error.message}`))
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(`${who}: ${message.text()}`)
    })
    page.on("websocket", (socket) => {
      socket.on("framesent", ({ payload }) => frames[who].push(String(payload)))
      socket.on("framereceived", ({ payload }) => frames[who].push(String(payload)))
    })
  }
  desk.on("request", (request) => {
    posted.push({ path: new URL(request.url()).pathname, body: request.postData() ?? "" })
  })
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
  await service?.close()
})

const shown = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "visible" })
const gone = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "hidden" })
const focused = async (locator: Locator): Promise<void> => shown(locator.and(locator.page().locator(":focus")))
const shot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` })
}

const field = (): Locator => desk.locator(".pu-composer-field")
const above = (): Locator => desk.locator(".pu-above")
const rows = (): Locator => desk.locator(".pu-thread-rows")
const reading = (): Locator => desk.locator(".pu-reading")
const tool = (): Locator => desk.locator(".pu-translation-tool")
const bubble = (text: string): Locator => shop.locator(".chat-bubble", { hasText: text })
const write = async (text: string): Promise<void> => {
  const at = shop.getByRole("textbox", { name: words.message.fr })
  await at.fill(text)
  await at.press("Enter")
}

describe("translation", () => {
  it("the language that the visitor seems to write is proposed, and picked by the keyboard alone", async () => {
    await shop.goto(`${served.url}/shop?lang=fr`)
    await shop.getByRole("button", { name: words.acceptAll.fr }).click()
    await shop.getByRole("button", { name: words.openChat.fr }).click()
    await write(question)
    await desk.goto(`${served.url}/desk?lang=en`)
    await desk.locator(".pu-line", { hasText: "livrez aussi" }).getByRole("link").click()
    await shown(rows().getByText(question))
    await shown(above().getByText(say("translation.proposal", { language: language("fr") })))
    await shot(desk, "proposal")
    assert.isEmpty(await stumbles(desk, { within: ".pu-composer" }))
    // Nothing is translated before somebody says so.
    assert.isEmpty(service.asked.filter(({ path }) => path === "/translate"))

    await tool().focus()
    await tool().press("Enter")
    const picking = desk.getByRole("dialog", { name: say("translation.title") })
    await shown(picking)
    const visitor = picking.getByLabel(say("translation.visitor"))
    assert.strictEqual(await visitor.inputValue(), "fr")
    assert.strictEqual(await picking.getByLabel(say("translation.agent")).inputValue(), "en")
    assert.isEmpty(await stumbles(desk, { within: "[role=dialog]" }))
    await shot(desk, "picking")
    await visitor.focus()
    await visitor.selectOption("en")
    await shown(picking.getByText(say("translation.same")))
    await visitor.selectOption("fr")
    await visitor.press("Tab")
    await desk.keyboard.press("Tab")
    await focused(picking.getByRole("button", { name: say("translation.start") }))
    await desk.keyboard.press("Enter")
    await gone(picking)
    await gone(above().getByText(say("translation.proposal", { language: language("fr") })))
  })

  it("what the visitor says shows in both languages, with what translated it", async () => {
    const row = rows().locator(".pu-row", { hasText: question })
    await shown(row.getByText("Hello, do you also deliver on Saturdays?"))
    await shown(row.getByText("Translated by LibreTranslate"))
    assert.strictEqual(await row.locator("[lang=en]").textContent(), "Hello, do you also deliver on Saturdays?")
    assert.deepInclude(service.asked.at(-1)?.body as object, { q: question, source: "fr", target: "en" })
    // The visitor is told nothing of it.
    assert.notInclude(frames.shop.join("\n"), "do you also deliver")
  })

  it("publishing shows the translation first, an edit invalidates it, and publishing again sends both", async () => {
    const asked = service.asked.length
    await field().focus()
    await field().pressSequentially("Yes, on Saturday mornings, for seven euros.", { delay: 2 })
    // What is written leaves the desk when the agent asks, not before.
    assert.strictEqual(service.asked.length, asked)
    assert.notInclude(frames.desk.join("\n"), "seven euros")
    await field().press("Enter")
    await shown(reading().getByText("fr(Yes, on Saturday mornings, for seven euros.)"))
    assert.strictEqual(await field().inputValue(), "Yes, on Saturday mornings, for seven euros.")
    // What is spelt, read out and broken into words is what the agent writes.
    await expect.poll(() => field().getAttribute("lang"), within).toBe("en")
    await field().fill(answer)
    await gone(reading())
    await field().press("Enter")
    await shown(reading().getByText("Oui, le samedi matin, pour six euros."))
    await shot(desk, "reading")
    assert.isEmpty(await stumbles(desk, { within: ".pu-composer" }))
    // Neither of the two has reached the visitor.
    assert.notInclude(frames.shop.join("\n"), "euros")
    await field().press("Enter")
    await shown(bubble("Oui, le samedi matin, pour six euros."))
    await gone(reading())
    await expect.poll(async () => field().inputValue(), within).toBe("")
    // What was written and never published went to be translated, in one request of its own: no frame ever had it.
    assert.notInclude([...frames.shop, ...frames.desk].join("\n"), "seven euros")
    assert.deepStrictEqual(
      posted.filter(({ body }) => body.includes("seven euros")).map(({ path }) => path),
      ["/api/draft-translation"],
    )
    assert.strictEqual(service.asked.filter(({ body }) => JSON.stringify(body).includes("seven euros")).length, 1)
  })

  it("the visitor reads the translation and can see the original; the agent sees both", async () => {
    const said = shop.locator(".chat-said", { has: bubble("Oui, le samedi matin, pour six euros.") })
    await shown(said.getByText(words.translated.fr))
    assert.strictEqual(await bubble("Oui, le samedi").getAttribute("lang"), "fr")
    await shot(shop, "shop")
    assert.isEmpty(await stumbles(shop, { within: ".chat-panel" }))
    await shop.getByRole("button", { name: words.original.fr }).press("Enter")
    await shown(bubble(answer))
    await shot(shop, "shop-original")
    await shop.getByRole("button", { name: words.translation.fr }).press("Enter")
    await shown(bubble("Oui, le samedi matin, pour six euros."))
    const row = rows().locator(".pu-row", { hasText: answer })
    await shown(row.getByText("Oui, le samedi matin, pour six euros."))
    await shown(row.getByText(say("translation.forVisitor")))
    await shot(desk, "thread")
  })

  it("while the service is down the original shows, and the agent is asked before anything goes out untranslated", async () => {
    service.down = true
    await write("Parfait, je la prends alors !")
    const row = rows().locator(".pu-row", { hasText: "je la prends" })
    await shown(row.getByText(failures.TranslationUnreachable.en))
    await field().fill("Wonderful, it ships tomorrow.")
    await field().press("Enter")
    const why = above().getByRole("alert").getByText(failures.TranslationUnreachable.en)
    await shown(why)
    await shot(desk, "down")
    assert.isEmpty(await stumbles(desk, { within: ".pu-composer" }))
    assert.notInclude(frames.shop.join("\n"), "Wonderful")
    // A text that was changed is not the one that was asked about.
    await field().press("End")
    await field().pressSequentially("!")
    await gone(why)
    await field().press("Enter")
    await shown(why)
    await above()
      .getByRole("button", { name: say("translation.untranslated") })
      .press("Enter")
    await shown(bubble("Wonderful, it ships tomorrow.!"))
    await focused(field())

    service.down = false
    await row.getByRole("button", { name: say("translation.retry") }).press("Enter")
    await shown(row.getByText("Perfect, I will take it then!"))
  })

  it("what was picked and what was translated outlives the page, and nothing is asked twice", async () => {
    const asked = service.asked.filter(({ path }) => path === "/translate").length
    await desk.reload()
    await shown(rows().getByText("Hello, do you also deliver on Saturdays?"))
    await shown(rows().getByText("Perfect, I will take it then!"))
    await expect.poll(() => tool().getAttribute("data-on"), within).toBe("true")
    assert.strictEqual(
      await tool().getAttribute("aria-label"),
      say("translation.toolOn", { visitor: language("fr"), agent: language("en") }),
    )
    await tool().click()
    await desk.getByRole("button", { name: say("translation.stop") }).click()
    await write("Merci beaucoup !")
    await shown(rows().getByText("Merci beaucoup !"))
    await field().fill("Have a nice day.")
    await field().press("Enter")
    await shown(bubble("Have a nice day."))
    assert.strictEqual(service.asked.filter(({ path }) => path === "/translate").length, asked)
  })

  it("in French the same words say it, and no key has reached a browser", async () => {
    const french = of("fr")
    await desk.goto(`${served.url}/desk?lang=fr`)
    await desk.locator(".pu-line", { hasText: "Have a nice day" }).getByRole("link").click()
    await tool().click()
    const picking = desk.getByRole("dialog", { name: french.say("translation.title") })
    await shown(picking)
    await picking.getByLabel(french.say("translation.visitor")).selectOption("fr")
    await picking.getByLabel(french.say("translation.agent")).selectOption("en")
    await picking.getByRole("button", { name: french.say("translation.start") }).click()
    await field().fill(answer)
    await field().press("Enter")
    await shown(reading().getByText(french.say("translation.preview", { language: "français" })))
    await shot(desk, "reading-fr")
    for (const seen of Object.values(frames)) assert.notInclude(seen.join("\n"), key)
    assert.isEmpty(complaints)
  })

  it("[TL18] a reply whose translation is too long for messaging is shown in parts in both languages, and goes out as these", async () => {
    const french = of("fr")
    await desk.goto(`${served.url}/desk?as=nadia&lang=fr`)
    await desk.locator(".pu-line", { hasText: "Iris" }).getByRole("link").click()
    await tool().click()
    const picking = desk.getByRole("dialog", { name: french.say("translation.title") })
    await shown(picking)
    await picking.getByLabel(french.say("translation.visitor")).selectOption("fr")
    await picking.getByLabel(french.say("translation.agent")).selectOption("en")
    await picking.getByRole("button", { name: french.say("translation.start") }).click()
    // Four short messages to the letter: what a translation adds is too much.
    const sentence = "The lamp ships tomorrow, and you will have it on Friday. "
    const long = sentence.repeat(10) + "Thanks for your patience, Iris Blanchet."
    assert.isAbove(long.length + "fr()".length, 4 * 153)
    assert.isAtMost(long.length, 4 * 153)
    await field().fill(long)
    assert.strictEqual(await desk.getByText("Trop long").count(), 0)
    await field().press("Enter")
    const parts = reading().getByRole("listitem")
    await expect.poll(() => parts.count(), within).toBe(2)
    await shown(reading().getByText(french.count("translation.againParts", 2)))
    await shown(parts.first().getByText("fr(The lamp ships tomorrow"))
    await shot(desk, "reading-parts")
    assert.isEmpty(await stumbles(desk, { within: ".pu-composer" }))
    assert.strictEqual(await rows().locator(".pu-row", { hasText: "ships tomorrow" }).count(), 0)
    // An edit takes all of it away.
    await field().press("End")
    await field().pressSequentially("!")
    await gone(reading())
    await field().press("Backspace")
    await field().press("Enter")
    await expect.poll(() => parts.count(), within).toBe(2)
    await field().press("Enter")
    await expect.poll(() => rows().locator(".pu-row", { hasText: "ships tomorrow" }).count(), within).toBe(2)
    await expect.poll(async () => field().inputValue(), within).toBe("")
    // As the server has them: both originals, each under its translation.
    await desk.reload()
    await expect.poll(() => rows().getByText("fr(The lamp ships tomorrow").count(), within).toBe(2)
    await expect.poll(() => rows().locator(".pu-row", { hasText: "Thanks for your patience" }).count(), within).toBe(1)
    assert.isEmpty(complaints)
  })
})
