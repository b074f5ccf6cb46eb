/**
 * What an agent does with the text of a reply: emoji, addresses, keys, an input method, and a text that is too long for its
 * channel, seen from both sides.
 *
 * One story: each rule begins where the one before ended.
 */
import type { Browser, Locator, Page } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import { launch, person } from "../scripts/Browser.ts"
import type { Served } from "../scripts/Served.ts"
import { serve } from "../scripts/Served.ts"
import { stumbles } from "../scripts/Stumbles.ts"
import { words } from "../src/shop/words.ts"
import { catalogue } from "../src/words/catalogue.ts"

const within = { timeout: 15_000, interval: 50 }

let served: Served
let browser: Browser
let shop: Page
let ines: Page
/** What the desk has asked the server for. */
const asked: Array<string> = []
/** The files of emoji among them: pictures, names of groups, and the short names of both sets. */
const emojiAsked = (): ReadonlyArray<string> =>
  [...new Set(asked.flatMap((url) => /\/(compact|messages|github|cldr)-[^/]+\.json$/.exec(url)?.[1] ?? []))].toSorted()
/** What a browser complains about. */
const complaints: Array<string> = []

beforeAll(async () => {
  served = await serve()
  browser = await launch()
  shop = (await person(browser, { width: 1280 })).page
  ines = (await person(browser)).page
  ines.on("request", (request) => asked.push(request.url()))
  for (const page of [shop, ines]) {
    page.setDefaultTimeout(15_000)
    page.on("pageerror", (error) => complaints.push(error.message))
    page.on("console", (message) => {
      if (message.type() === "error" && !/net::ERR_|WebSocket|Failed to load resource/.test(message.text()))
        complaints.push(message.text())
    })
  }
  await Promise.all([ines.goto(`${served.url}/desk?as=ines&lang=fr`), shop.goto(`${served.url}/shop?lang=fr`)])
  await shop.getByRole("button", { name: words.acceptAll.fr }).click()
  await shop.getByRole("button", { name: /^Une question/ }).click()
  await writing().fill("Bonjour, voir https://maison.fr/p/aube, merci.la lampe marche")
  await writing().press("Enter")
  await ines.locator(".pu-line", { hasText: "la lampe marche" }).getByRole("link").click()
  await shown(field())
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
})

const chat = (): Locator => shop.getByRole("dialog", { name: words.chatTitle.fr })
const writing = (): Locator => chat().getByRole("textbox", { name: words.message.fr })
const bubble = (text: string | RegExp): Locator => chat().locator(".chat-bubble", { hasText: text })
const field = (): Locator => ines.locator(".pu-composer-field")
const value = (): Promise<string> => field().inputValue()
const tool = (name: string): Locator => ines.locator(".pu-composer-tools").getByRole("button", { name })
const row = (text: string | RegExp): Locator => ines.locator(".pu-thread-rows .pu-bubble", { hasText: text })
const menu = (): Locator => ines.getByRole("dialog", { name: "Emoji" })
const shown = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "visible" })
const gone = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "hidden" })
const focused = async (locator: Locator): Promise<void> => shown(locator.and(locator.page().locator(":focus")))
const becomes = async (text: string): Promise<void> => {
  await expect.poll(value, within).toBe(text)
}
/** Puts the caret somewhere, as an arrow or a click of another program might. */
const caretAt = (at: number): Promise<void> =>
  field().evaluate((node, place) => {
    const input = node as HTMLTextAreaElement
    input.focus()
    input.setSelectionRange(place, place)
  }, at)

describe("the text of a reply", () => {
  it("addresses are links in both pages, and a sentence without a blank is none", async () => {
    const link = row("la lampe marche").getByRole("link")
    await shown(link)
    assert.strictEqual(await link.count(), 1)
    assert.strictEqual(await link.getAttribute("href"), "https://maison.fr/p/aube")
    assert.match((await link.getAttribute("rel")) ?? "", /noopener/)
    await field().fill("Tout est sur www.lumen.fr/livraison, javascript:alert(1) ne mène nulle part.")
    await field().press("Enter")
    const told = bubble("nulle part").getByRole("link")
    await shown(told)
    assert.strictEqual(await told.count(), 1)
    assert.strictEqual(await told.getAttribute("href"), "https://www.lumen.fr/livraison")
    assert.strictEqual(await bubble("la lampe marche").getByRole("link").count(), 1)
  })

  it("no emoji is loaded before its menu is opened; what cannot be had says so, and comes when it is asked for again", async () => {
    assert.isFalse(asked.some((url) => url.includes("EmojiPicker")))
    assert.deepStrictEqual(emojiAsked(), [])
    await ines.route(/compact/, (route) => route.abort())
    await tool(catalogue["emoji.open"].fr).click()
    await shown(menu().getByText(catalogue["emoji.failed"].fr))
    await ines.unroute(/compact/)
    await menu().getByRole("button", { name: catalogue["emoji.again"].fr }).click()
    await focused(menu().getByRole("searchbox"))
    assert.deepStrictEqual(emojiAsked(), ["cldr", "compact", "github", "messages"])
    await ines.keyboard.press("Escape")
    await gone(menu())
  })

  it("an emoji is found in French by the keyboard alone", async () => {
    await field().fill("Expédié ")
    await tool(catalogue["emoji.open"].fr).focus()
    await ines.keyboard.press("Enter")
    const search = menu().getByRole("searchbox")
    await focused(search)
    await shown(menu().getByRole("gridcell", { name: "visage rieur" }))
    await ines.keyboard.type("fusee")
    await shown(menu().getByRole("gridcell", { name: "fusée" }))
    assert.deepStrictEqual(await stumbles(ines), [])
    await ines.keyboard.press("Enter")
    await gone(menu())
    await focused(field())
    await becomes("Expédié 🚀")
    await ines.keyboard.type(" !")
    await becomes("Expédié 🚀 !")
  })

  it("with the caret inside of a family an emoji goes after it, in the skin tone that was chosen", async () => {
    const family = "👨‍👩‍👧‍👦"
    await field().fill(`a${family}b`)
    await caretAt(4)
    await tool(catalogue["emoji.open"].fr).click()
    await menu().getByRole("radio", { name: "teint moyen", exact: true }).check()
    await menu().getByRole("searchbox").fill(":thumbsup:")
    await ines.keyboard.press("ArrowDown")
    const cell = menu().getByRole("gridcell", { name: "pouce vers le haut" })
    await focused(cell)
    assert.strictEqual(await cell.innerText(), "👍🏽")
    // With Shift the menu stays for more.
    await ines.keyboard.press("Shift+Enter")
    await becomes(`a${family}👍🏽b`)
    await focused(cell)
    await ines.keyboard.press("Enter")
    await gone(menu())
    await becomes(`a${family}👍🏽👍🏽b`)
    // What was put in is undone like what is typed.
    await ines.keyboard.press("ControlOrMeta+z")
    await ines.keyboard.press("ControlOrMeta+z")
    await becomes(`a${family}b`)
  })

  it("arrows go through the grid, and Escape leaves it where one was", async () => {
    await tool(catalogue["emoji.open"].fr).click()
    await focused(menu().getByRole("searchbox"))
    await ines.keyboard.press("ArrowDown")
    const name = (): Promise<string | null> =>
      ines.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? null)
    await expect.poll(name, within).toBe("pouce vers le haut")
    await ines.keyboard.press("ArrowDown")
    await expect.poll(name, within).toBe("visage rieur")
    await ines.keyboard.press("ArrowRight")
    await ines.keyboard.press("ArrowDown")
    const there = await name()
    await ines.keyboard.press("ArrowUp")
    await ines.keyboard.press("End")
    await ines.keyboard.press("Home")
    await expect.poll(name, within).toBe("visage rieur")
    assert.notStrictEqual(there, "visage rieur")
    await ines.keyboard.press("PageDown")
    await expect.poll(name, within).toBe("signe de la main")
    // A letter is searched for.
    await ines.keyboard.type("cam")
    await focused(menu().getByRole("searchbox"))
    await shown(menu().getByRole("gridcell", { name: "camion de livraison" }))
    await ines.keyboard.press("Escape")
    await gone(menu())
    await focused(tool(catalogue["emoji.open"].fr))
  })

  it("a visitor has the emoji too, by the keyboard alone", async () => {
    await writing().fill("Merci ")
    await shop.keyboard.press("Shift+Tab")
    await focused(chat().getByRole("button", { name: words.emoji.fr }))
    await shop.keyboard.press("Enter")
    const own = chat().getByRole("dialog", { name: words.emoji.fr })
    await focused(own.getByRole("searchbox"))
    await shop.keyboard.type("coeur rouge")
    await shown(own.getByRole("gridcell", { name: "cœur rouge" }))
    assert.deepStrictEqual(await stumbles(shop), [])
    await shop.keyboard.press("Escape")
    await gone(own)
    await focused(chat().getByRole("button", { name: words.emoji.fr }))
    await shop.keyboard.press("Enter")
    await focused(own.getByRole("searchbox"))
    await shop.keyboard.type("coeur rouge")
    await shop.keyboard.press("Enter")
    await gone(own)
    await focused(writing())
    await shop.keyboard.press("Enter")
    await shown(row("Merci ❤️"))
  })

  it("a shortcode is completed as it is typed, and Enter still publishes unless one was chosen", async () => {
    await field().fill("")
    await field().focus()
    await ines.keyboard.type("Bravo :tad")
    await shown(ines.getByRole("option", { name: /cotillons/ }))
    await ines.keyboard.press("Tab")
    await becomes("Bravo 🎉")
    await ines.keyboard.type(" :rocket:")
    await becomes("Bravo 🎉 🚀")
    await ines.keyboard.type(" :camion")
    await shown(ines.getByRole("listbox"))
    await ines.keyboard.press("ArrowDown")
    const option = ines.getByRole("option", { selected: true })
    await shown(option)
    const id = await option.getAttribute("id")
    await expect.poll(() => field().getAttribute("aria-activedescendant"), within).toBe(id)
    await ines.keyboard.press("Escape")
    await gone(ines.getByRole("listbox"))
    await ines.keyboard.type("s :oui")
    await shown(ines.getByRole("listbox"))
    await ines.keyboard.press("Enter")
    await shown(bubble("Bravo 🎉 🚀 :camions :oui"))
  })

  it("what was used last comes first after a reload, and is found by English words in English", async () => {
    await ines.goto(`${ines.url().split("?")[0]}?as=ines&lang=en`)
    await shown(field())
    await tool(catalogue["emoji.open"].en).click()
    const cells = menu().getByRole("gridcell")
    await shown(cells)
    await expect
      .poll(async () => Promise.all([cells.nth(0).innerText(), cells.nth(1).innerText()]), within)
      .toEqual(["👍🏽", "🚀"])
    await menu().getByRole("searchbox").fill("delivery truck")
    await ines.keyboard.press("Enter")
    await gone(menu())
    await expect.poll(value, within).toContain("🚚")
    await ines.goto(`${ines.url().split("?")[0]}?as=ines&lang=fr`)
    await shown(field())
  })

  it("by the mouse alone a skin tone and an emoji are picked, into the place where the caret stood", async () => {
    await field().fill("Bien  reçu")
    await caretAt(5)
    await tool(catalogue["emoji.open"].fr).click()
    const tone = menu().getByRole("radio", { name: "teint foncé", exact: true })
    await tone.click()
    await expect.poll(() => tone.isChecked(), within).toBe(true)
    const cell = menu().getByRole("gridcell", { name: "signe de la main", exact: true })
    await expect.poll(() => cell.innerText(), within).toBe("👋🏿")
    await cell.click()
    await gone(menu())
    await focused(field())
    await becomes("Bien 👋🏿 reçu")
    await ines.keyboard.type(" bien")
    await becomes("Bien 👋🏿 bien reçu")
  })

  it("Enter that an input method composes with sends nothing; the next one sends", async () => {
    await field().fill("")
    await field().focus()
    const device = await ines.context().newCDPSession(ines)
    const sent = await ines.locator(".pu-thread-rows .pu-bubble").count()
    await device.send("Input.imeSetComposition", { text: "にほん", selectionStart: 3, selectionEnd: 3 })
    await becomes("にほん")
    for (const code of [13, 229]) {
      const press = { key: code === 13 ? "Enter" : "Process", code: "Enter", windowsVirtualKeyCode: code }
      // eslint-disable-next-line no-await-in-loop -- one press after the other
      await device.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...press })
      // eslint-disable-next-line no-await-in-loop -- one press after the other
      await device.send("Input.dispatchKeyEvent", { type: "keyUp", ...press })
    }
    await device.send("Input.insertText", { text: "日本" })
    await becomes("日本")
    assert.strictEqual(await ines.locator(".pu-thread-rows .pu-bubble").count(), sent)
    await ines.keyboard.press("Enter")
    await shown(bubble("日本"))
    await becomes("")
  })

  it("a line is broken with Shift, which sends nothing; faces stay faces; the browser checks the spelling", async () => {
    await field().fill("")
    await field().focus()
    await ines.keyboard.type("Merci :) ")
    await ines.keyboard.press("Shift+Enter")
    await ines.keyboard.type("Bonne journée ;)")
    await becomes("Merci :) \nBonne journée ;)")
    assert.strictEqual(await row("Bonne journée").count(), 0)
    await ines.keyboard.press("Enter")
    await shown(bubble(/Merci :\)\s+Bonne journée ;\)/))
    await becomes("")
    const checked = (at: Locator): Promise<readonly [boolean, string, string | undefined]> =>
      at.evaluate((node) => [
        (node as HTMLTextAreaElement).spellcheck,
        (node as HTMLTextAreaElement).autocomplete,
        node.closest<HTMLElement>("[lang]")?.lang,
      ])
    for (const at of [field(), writing()]) {
      // eslint-disable-next-line no-await-in-loop -- one field after the other
      assert.deepStrictEqual(await checked(at), [true, "", "fr"])
    }
  })

  it("the key that publishes is chosen once and kept", async () => {
    await tool(catalogue["habits.label"].fr).click()
    await ines.getByRole("menuitemradio", { name: catalogue["habits.ctrlEnter"].fr }).click()
    await ines.reload()
    await shown(ines.getByText(catalogue["composer.hintCtrl"].fr))
    await field().focus()
    await ines.keyboard.type("Une ligne")
    await ines.keyboard.press("Enter")
    await ines.keyboard.type("une autre")
    await ines.keyboard.press("Shift+Enter")
    await ines.keyboard.type("la dernière")
    await becomes("Une ligne\nune autre\nla dernière")
    await ines.keyboard.press("Control+Enter")
    await shown(bubble(/Une ligne\s+une autre\s+la dernière/))
    await becomes("")
    for (const name of [
      new RegExp(`^${catalogue["habits.enter"].fr}`),
      new RegExp(`^${catalogue["habits.turned"].fr}`),
    ]) {
      // eslint-disable-next-line no-await-in-loop -- the menu closes after each choice
      await tool(catalogue["habits.label"].fr).click()
      // eslint-disable-next-line no-await-in-loop -- the menu closes after each choice
      await ines.getByRole("menuitemradio", { name }).click()
      // eslint-disable-next-line no-await-in-loop -- the menu closes after each choice
      await gone(ines.getByRole("menu"))
    }
    await shown(ines.getByText(catalogue["composer.hint"].fr))
  })

  it("a face becomes an emoji as it is typed, comes back with Backspace, and turns at the end as it is published", async () => {
    await field().focus()
    await ines.keyboard.type("Merci :) ")
    await becomes("Merci 🙂 ")
    await ines.keyboard.press("Backspace")
    await becomes("Merci :) ")
    await ines.keyboard.type("à vous :-) et liste:) ;)")
    await becomes("Merci :) à vous 🙂 et liste:) ;)")
    await ines.keyboard.press("Enter")
    await shown(bubble("Merci :) à vous 🙂 et liste:) 😉"))
  })

  it("a text that is too long for its channel goes as parts that give it back, once the agent has seen them", async () => {
    await ines.goto(`${served.url}/desk?as=nadia&lang=fr`)
    await ines.locator(".pu-line", { hasText: "Iris" }).getByRole("link").click()
    await shown(row("je regarde cela pour vous"))
    const sentence = "La lampe Aube est expédiée demain, vous la recevrez vendredi. "
    const long = sentence.repeat(14).trim()
    await field().fill(long)
    await shown(ines.getByText("Trop long : partira en 2 messages"))
    await field().press("Enter")
    const parts = ines.getByRole("region", { name: "Ce texte part en 2 messages" })
    await shown(parts)
    assert.strictEqual(await parts.getByRole("listitem").count(), 2)
    assert.deepStrictEqual(await stumbles(ines), [])
    assert.strictEqual(await row("expédiée demain").count(), 0)
    // Escape leaves the text as it is; a text that is changed is asked about again.
    await ines.keyboard.press("Escape")
    await gone(parts)
    await becomes(long)
    await focused(field())
    await ines.keyboard.press("Enter")
    await focused(parts.getByRole("button", { name: "Publier les 2 messages" }))
    await ines.keyboard.press("Enter")
    await expect.poll(async () => row("expédiée demain").count(), within).toBe(2)
    await becomes("")
    // As the server has them.
    await ines.reload()
    await expect.poll(async () => row("expédiée demain").count(), within).toBe(2)
    assert.strictEqual((await row("expédiée demain").allTextContents()).join(""), long)
  })

  it("nothing was complained about", () => {
    assert.deepStrictEqual(complaints, [])
  })
})
