/**
 * Everything around a reply by the keyboard alone, in both languages: each tool is reached, used and left, and one writes
 * on where one was; also with another sign that calls replies, and with a second conversation beside.
 *
 * One story: each rule begins where the one before ended.
 */
import type { Browser, BrowserContext, Locator, Page } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import type { Service } from "../../../packages/core/test/translationServices.ts"
import { libreTranslate } from "../../../packages/core/test/translationServices.ts"
import { launch, person } from "../scripts/Browser.ts"
import type { Served } from "../scripts/Served.ts"
import { serve } from "../scripts/Served.ts"
import { wishesOf } from "../scripts/Wishes.ts"
import { words } from "../src/shop/words.ts"
import { of } from "../src/words/Speech.ts"
import { documentOf } from "./files/Corpus.ts"

const within = { timeout: 15_000, interval: 25 }
const question = "Bonjour, combien de temps dure la garantie ?"
/** Whoever asked it, by the last words in their line. */
const asker = /la garantie|arrives on Thursday/

let service: Service
let served: Served
let browser: Browser
let shop: Page
let context: BrowserContext
let desk: Page
let plan: Buffer
const messages = wishesOf("postMessage")
const complaints: Array<string> = []

const sit = async (lang: "fr" | "en"): Promise<void> => {
  await context?.close()
  const own = await person(browser, { locale: lang === "fr" ? "fr-FR" : "en-GB" })
  context = own.context
  desk = own.page
  desk.setDefaultTimeout(15_000)
  desk.on("pageerror", (error) => complaints.push(error.message))
  messages.listen(desk)
  // From now on a choice of files is the test's, however fast a key is after the wish for it.
  desk.on("filechooser", () => {})
  // Two letters in a row are as quick as can be, on any machine.
  await desk.clock.setFixedTime(new Date())
  await desk.goto(`${served.url}/desk?as=ines&lang=${lang}`)
  await line(asker).focus()
  await desk.keyboard.press("Enter")
  // Whoever picks a conversation wants to answer.
  await focused(field())
}

beforeAll(async () => {
  plan = await documentOf(1_500_000)
  service = await libreTranslate()
  served = await serve({ env: { PUPITRE_LIBRETRANSLATE: service.url } })
  browser = await launch()
  shop = (await person(browser, { width: 1280 })).page
  shop.setDefaultTimeout(15_000)
  // Somebody is there to whom the visitor is given.
  const first = await person(browser)
  await first.page.goto(`${served.url}/desk?as=ines&lang=fr`)
  await shown(first.page.locator(".pu-line"))
  await shop.goto(`${served.url}/shop?lang=fr`)
  await shop.getByRole("button", { name: words.acceptAll.fr }).click()
  await shop.getByRole("button", { name: words.openChat.fr }).click()
  await ask()
  await shown(first.page.locator(".pu-line", { hasText: question }))
  await first.context.close()
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
  await service?.close()
})

const shown = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "visible" })
const gone = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "hidden" })
const focused = async (locator: Locator): Promise<void> => shown(locator.and(locator.page().locator(":focus")))
const chat = (): Locator => shop.getByRole("dialog", { name: words.chatTitle.fr })
const ask = async (): Promise<void> => {
  const writing = chat().getByRole("textbox", { name: words.message.fr })
  await writing.fill(question)
  await writing.press("Enter")
}
const field = (): Locator => desk.locator(".pu-composer-field")
const above = (): Locator => desk.locator(".pu-above")
const line = (text: string | RegExp): Locator => desk.locator(".pu-line", { hasText: text }).getByRole("link")
const button = (at: Locator | Page, name: string): Locator => at.getByRole("button", { name, exact: true })
const becomes = async (text: string): Promise<void> => await expect.poll(() => field().inputValue(), within).toBe(text)
/** Goes on with a key until something has the focus. */
const reach = async (goal: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> => {
  for (let i = 0; i < 40; i++) {
    await desk.keyboard.press(key)
    if ((await goal.and(desk.locator(":focus")).count()) > 0) return
  }
  throw new Error(`40 times ${key} did not lead to ${String(goal)}`)
}
/** Empties the field, with the hand on the keys. */
const empty = async (): Promise<void> => {
  await desk.keyboard.press("Control+a")
  await desk.keyboard.press("Delete")
  await becomes("")
}

for (const lang of ["fr", "en"] as const) {
  const { say } = of(lang)
  describe(`by the keyboard alone, in ${lang}`, () => {
    it("a smart answer is taken, and one writes on in it", async () => {
      if (lang === "en") await ask()
      await sit(lang)
      await shown(desk.getByRole("region", { name: say("suggestion.title") }).getByText("garanties cinq ans"))
      await desk.keyboard.press("ArrowUp")
      await shown(desk.locator(".pu-suggestion-take:focus"))
      await desk.keyboard.press("Enter")
      await focused(field())
      await desk.keyboard.type(" 1")
      await expect.poll(() => field().inputValue(), within).toMatch(/garanties cinq ans.* 1$/s)
      await empty()
    })

    it("an emoji is looked for and put where the caret is", async () => {
      await reach(button(desk, say("emoji.open")))
      await desk.keyboard.press("Enter")
      const menu = desk.getByRole("dialog", { name: say("emoji.open") })
      await focused(menu.getByRole("searchbox"))
      await desk.keyboard.type(lang === "fr" ? "fusee" : "rocket")
      await shown(menu.getByRole("gridcell", { name: lang === "fr" ? "fusée" : "rocket", exact: true }))
      await desk.keyboard.press("Enter")
      await focused(field())
      await becomes("🚀")
      await empty()
    })

    it("a canned reply is looked for and put where the caret is", async () => {
      await reach(button(desk, say("canned.title")))
      await desk.keyboard.press("Enter")
      const picker = desk.getByRole("dialog", { name: say("canned.title") })
      await shown(picker.getByRole("option"))
      await desk.keyboard.type("instant")
      await shown(picker.getByRole("option", { name: /instant/ }))
      await desk.keyboard.press("Enter")
      await gone(picker)
      await focused(field())
      await becomes("Un instant, je vérifie cela tout de suite.")
    })

    it("a file is chosen, stands beside the reply, and is taken out again", async () => {
      await reach(button(desk, say("files.attach")))
      const [chooser] = await Promise.all([desk.waitForEvent("filechooser"), desk.keyboard.press("Enter")])
      await chooser.setFiles([{ name: "plan.pdf", mimeType: "application/pdf", buffer: plan }])
      const tray = desk.getByRole("list", { name: say("files.label") })
      await shown(tray.getByText(say("files.ready")))
      await focused(field())
      await reach(tray.getByRole("button", { name: say("files.remove", { name: "plan.pdf" }) }), "Shift+Tab")
      await desk.keyboard.press("Enter")
      await gone(tray)
      await focused(field())
    })

    it("languages are picked, the translation is read, and both are published; nothing was before", async () => {
      const before = messages.sent()
      const tool = desk.locator(".pu-translation-tool")
      await reach(tool)
      await desk.keyboard.press("Enter")
      const picking = desk.getByRole("dialog", { name: say("translation.title") })
      await shown(picking)
      await picking.getByLabel(say("translation.visitor")).selectOption("fr")
      await picking.getByLabel(say("translation.agent")).selectOption("en")
      await reach(button(picking, say("translation.start")))
      await desk.keyboard.press("Enter")
      await gone(picking)
      await focused(tool)
      await reach(field(), "Shift+Tab")
      await empty()
      await desk.keyboard.type("It arrives on Thursday.")
      await desk.keyboard.press("Enter")
      await shown(desk.locator(".pu-reading").getByText("Elle arrive jeudi."))
      assert.strictEqual(messages.sent(), before)
      await desk.keyboard.press("Enter")
      await becomes("")
      await focused(field())
      await expect.poll(() => chat().getByText("Elle arrive jeudi.").count(), within).toBe(lang === "fr" ? 1 : 2)
      assert.strictEqual(messages.sent(), before + 1)
      await reach(tool)
      await desk.keyboard.press("Enter")
      await reach(button(picking, say("translation.stop")))
      await desk.keyboard.press("Enter")
      await gone(picking)
      await focused(tool)
      await reach(field(), "Shift+Tab")
    })

    it("another sign calls canned replies, and the one before does no more", async () => {
      const calls = desk.getByRole("listbox", { name: say("canned.found") })
      for (const [sign, other] of [
        ["!", "/"],
        ["::", "!"],
        ["/", "::"],
      ] as const) {
        await reach(button(desk, say("habits.label")))
        await desk.keyboard.press("Enter")
        await desk.getByRole("menuitemradio", { name: sign, exact: true }).press("Enter")
        await focused(button(desk, say("habits.label")))
        await reach(field(), "Shift+Tab")
        await desk.keyboard.type(`${other}insta`)
        await becomes(`${other}insta`)
        assert.strictEqual(await calls.count(), 0)
        await empty()
        await desk.keyboard.type(`${sign}insta`)
        await shown(calls.getByRole("option", { name: /instant/ }))
        await desk.keyboard.press("Enter")
        await gone(calls)
        await becomes("Un instant, je vérifie cela tout de suite.")
        await empty()
      }
    })

    it("what was begun in another conversation is asked about before it goes to this one", async () => {
      const before = messages.sent()
      await desk.keyboard.type("Votre lampe part")
      await line("Camille Roussel").focus()
      await desk.keyboard.press("Enter")
      await focused(field())
      await becomes("")
      await desk.keyboard.type(" demain")
      await desk.keyboard.press("Enter")
      await shown(button(above(), say("stopped.anyway")))
      assert.strictEqual(messages.sent(), before)
      await reach(button(above(), say("stopped.back")), "Shift+Tab")
      await desk.keyboard.press("Enter")
      await focused(field())
      await becomes(" demain")
      await empty()
      await line(asker).focus()
      await desk.keyboard.press("Enter")
      await becomes("Votre lampe part")
      await empty()
      assert.strictEqual(messages.sent(), before)
    })
  })
}

it("nothing of all this made a page complain", () => {
  assert.deepStrictEqual(complaints, [])
})
