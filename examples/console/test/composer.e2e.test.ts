/**
 * What an agent writes before it is published, in a real browser: kept through a reload and between two tabs, held back,
 * crossed by the visitor, completed by canned replies; and what managers keep for that.
 *
 * One story: each rule begins where the one before ended.
 */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Browser, BrowserContext, Locator, Page } from "playwright"
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
let context: BrowserContext
let ines: Page
/** What the desk sent, as it travelled. */
const sent: Array<string> = []
/** What becomes of it on its way. */
let spoil = (frame: string): string => frame
const complaints: Array<string> = []

const watch = (page: Page, who: string): Page => {
  page.setDefaultTimeout(15_000)
  page.on("pageerror", (error) => complaints.push(`${who}: ${error.message}`))
  page.on("console", (message) => {
    if (message.type() === "error" && !/net::ERR_|WebSocket|Failed to load resource/.test(message.text())) {
      complaints.push(`${who}: ${message.text()}`)
    }
  })
  return page
}

beforeAll(async () => {
  served = await serve()
  browser = await launch()
  shop = watch((await person(browser, { width: 1280 })).page, "shop")
  const { context: own, page } = await person(browser)
  context = own
  ines = watch(page, "ines")
  await ines.routeWebSocket(/\/live$/, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((frame) => {
      sent.push(String(frame))
      server.send(spoil(String(frame)))
    })
  })
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
})

const fr = (key: keyof typeof catalogue): string => catalogue[key].fr
const chat = (): Locator => shop.getByRole("dialog", { name: words.chatTitle.fr })
const writing = (): Locator => chat().getByRole("textbox", { name: words.message.fr })
const field = (desk: Page = ines): Locator => desk.locator(".pu-composer-field")
const above = (desk: Page = ines): Locator => desk.locator(".pu-above-line")
const last = (desk: Page = ines): Locator => desk.locator(".pu-thread-rows .pu-row[data-kind=MessagePosted]").last()
const shown = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "visible" })
const gone = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "hidden" })
const text = (desk: Page = ines): Promise<string> => field(desk).inputValue()
const written = async (expected: string, desk: Page = ines): Promise<void> =>
  await expect.poll(() => text(desk), within).toBe(expected)
const published = async (words_: string, desk: Page = ines): Promise<void> =>
  shown(last(desk).filter({ hasText: words_ }))
const button = (at: Locator | Page, name: string): Locator => at.getByRole("button", { name, exact: true })
/** Everything that the server has on disk. */
const disk = (): string => {
  const data = join(served.demo, "..")
  return readdirSync(data)
    .filter((name) => name.startsWith("log.sqlite"))
    .map((name) => readFileSync(join(data, name), "latin1"))
    .join()
}

/** In a page: what it says to the other tabs waits until they {@link listen}. */
const deafen = (): void => {
  const channels = BroadcastChannel.prototype
  const own = Object.getOwnPropertyDescriptor(channels, "postMessage")!
  const say = own.value as (this: BroadcastChannel, message: unknown) => void
  const waiting: Array<() => void> = []
  channels.postMessage = function (message: unknown) {
    waiting.push(() => say.call(this, message))
  }
  Object.assign(globalThis, {
    listen: () => {
      Object.defineProperty(channels, "postMessage", own)
      for (const tell of waiting) tell()
    },
  })
}
const listen = (): void => (globalThis as unknown as { readonly listen: () => void }).listen()

describe("a reply that is being written", () => {
  it("is begun for a visitor who has just asked", async () => {
    await ines.goto(`${served.url}/desk?as=ines&lang=fr`)
    await shown(ines.getByRole("heading", { name: "Camille Roussel" }))
    await shop.goto(`${served.url}/shop?lang=fr`)
    await shop.getByRole("button", { name: words.acceptAll.fr }).click()
    await shop.getByRole("button", { name: /^Une question/ }).click()
    await writing().fill("Bonjour, la lampe Brume est-elle en stock ?")
    await writing().press("Enter")
    const ring = ines.locator(".pu-line", { hasText: "la lampe Brume" })
    await ring.locator("a").click()
    await published("la lampe Brume")
    await shown(field())
  })

  it("survives a reload, and shows in a second tab, letter by letter; publishing it there empties it here", async () => {
    await field().click()
    await ines.keyboard.type("canari-1 je regarde")
    await written("canari-1 je regarde")
    await ines.reload()
    await written("canari-1 je regarde")
    const tab = watch(await context.newPage(), "tab")
    await tab.goto(ines.url())
    await written("canari-1 je regarde", tab)
    await field(tab).press("End")
    await tab.keyboard.type(" au dépôt")
    await written("canari-1 je regarde au dépôt")
    assert.notInclude(sent.join("\n"), "canari-1")
    assert.notInclude(disk(), "canari-1")
    assert.isFalse(await chat().getByText("canari-1").isVisible())
    await field(tab).press("Enter")
    await published("canari-1 je regarde au dépôt")
    await written("")
    await shown(chat().getByText("canari-1 je regarde au dépôt"))
    await tab.close()
  })

  it("is published by the window that was entered last, once; the other says where it is being written", async () => {
    const elsewhere = (desk: Page): Locator => above(desk).filter({ hasText: fr("elsewhere.written") })
    await field().click()
    await ines.keyboard.type("canari-3")
    const tab = watch(await context.newPage(), "tab")
    await tab.goto(ines.url())
    await written("canari-3", tab)
    await ines.keyboard.type(" deux")
    await written("canari-3 deux", tab)
    await shown(elsewhere(tab))
    assert.isFalse(await elsewhere(ines).isVisible())
    assert.deepStrictEqual(await stumbles(tab), [])
    await field(tab).blur()
    await field(tab).focus()
    await gone(elsewhere(tab))
    await shown(elsewhere(ines))
    await field().press("End")
    await ines.keyboard.type(" fenêtres")
    await written("canari-3 deux fenêtres", tab)
    await shown(elsewhere(tab))
    await gone(elsewhere(ines))
    await Promise.all([field().press("Enter"), field(tab).press("Enter")])
    for (const desk of [ines, tab]) {
      await written("", desk)
      await published("canari-3 deux fenêtres", desk)
    }
    await shown(chat().getByText("canari-3 deux fenêtres"))
    await writing().fill("Merci !")
    await writing().press("Enter")
    await published("Merci !")
    assert.strictEqual(await chat().getByText("canari-3 deux fenêtres").count(), 1)
    await tab.close()
  })

  it("is told that the visitor has written meanwhile, and asks while that cannot have been read", async () => {
    await field().click()
    await ines.keyboard.type("Oui, en stock")
    await writing().fill("En fait je préfère la Falaise")
    await writing().press("Enter")
    await shown(above().filter({ hasText: "En fait je préfère la Falaise" }))
    await field().press("Enter")
    await shown(button(above(), fr("stopped.anyway")))
    assert.deepStrictEqual(await stumbles(ines), [])
    await button(above(), fr("stopped.back")).press("Enter")
    await gone(button(above(), fr("stopped.anyway")))
    await expect.poll(() => field().evaluate((at) => at === document.activeElement), within).toBe(true)
    await ines.keyboard.type(", la Falaise aussi")
    await field().press("Enter")
    // On a machine that is quick enough it is asked again.
    const anyway = button(above(), fr("stopped.anyway"))
    await shown(anyway.or(ines.locator(".pu-thread-rows").getByText("Oui, en stock, la Falaise aussi")))
    if (await anyway.isVisible()) await anyway.click()
    await published("Oui, en stock, la Falaise aussi")
    await gone(above())
  })

  it("can be recalled for a while after it was published, before anybody has read it", async () => {
    await button(ines, fr("habits.label")).click()
    await ines.getByRole("menuitemradio", { name: "Pendant 20 secondes" }).click()
    await field().click()
    await ines.keyboard.type("canari-2 trop vite")
    await field().press("Enter")
    await shown(above().filter({ hasText: "canari-2 trop vite" }))
    await written("")
    assert.notInclude(sent.join("\n"), "canari-2")
    assert.deepStrictEqual(await stumbles(ines), [])
    await button(above(), fr("held.recall")).press("Enter")
    await written("canari-2 trop vite")
    await field().press("Enter")
    await button(above(), fr("held.now")).press("Enter")
    await published("canari-2 trop vite")
    await shown(chat().getByText("canari-2 trop vite"))
    await button(ines, fr("habits.label")).click()
    await ines.getByRole("menuitemradio", { name: fr("recall.none") }).click()
  })

  it("that is refused says why and is taken back into the field, beside what was begun meanwhile", async () => {
    const refused = "canari-4 sans faute"
    const failed = ines.locator(".pu-failed")
    const bubbles = ines.locator(".pu-thread-rows .pu-bubble", { hasText: refused })
    spoil = (frame) => frame.replace(`"${refused}"`, `" "`)
    await field().fill(refused)
    await field().press("Enter")
    await shown(failed.filter({ hasText: fr("entry.failed") }))
    assert.deepStrictEqual(await stumbles(ines), [])
    await written("")
    // Again, it is refused again.
    await button(failed, fr("entry.retry")).press("Enter")
    await shown(button(failed, fr("entry.reclaim")))
    await field().fill("Autre début")
    await button(failed, fr("entry.reclaim")).press("Enter")
    await gone(failed)
    await gone(bubbles)
    await expect.poll(() => field().evaluate((at) => at === document.activeElement), within).toBe(true)
    await written("Autre début")
    const beside = above().filter({ hasText: refused })
    await button(beside, fr("others.take")).click()
    await written(refused)
    await button(above().filter({ hasText: "Autre début" }), fr("others.drop")).click()
    await gone(above())
    // By the mouse, into a field in which nothing is.
    await field().press("Enter")
    await button(failed, fr("entry.reclaim")).click()
    await written(refused)
    await gone(failed)
    spoil = (frame) => frame
    await field().press("Enter")
    await shown(chat().getByText(refused))
    await written("")
    await expect.poll(() => bubbles.count(), within).toBe(1)
    assert.strictEqual(await chat().getByText(refused).count(), 1)
  })

  it("of a note is for colleagues alone, also that it is being written; one that is refused is taken back to where it was", async () => {
    const noted = "canari-5 pour nous"
    const typing = chat().locator(".chat-typing").filter({ hasText: "Inès" })
    const told = (): number => sent.filter((frame) => frame.includes(`"Typing"`)).length
    await field().focus()
    await ines.keyboard.type("Je")
    await shown(typing)
    await field().fill("")
    await gone(typing)
    const before = told()
    assert.isAbove(before, 0)
    await button(ines, fr("note.write")).click()
    const note = ines.locator(".pu-note textarea")
    await expect.poll(() => note.evaluate((at) => at === document.activeElement), within).toBe(true)
    spoil = (frame) => frame.replace(`"${noted}"`, `" "`)
    await ines.keyboard.type(noted)
    await ines.keyboard.press("Enter")
    const failed = ines.locator(".pu-failed")
    await button(failed, fr("entry.reclaim")).press("Enter")
    await gone(failed)
    await expect.poll(() => note.inputValue(), within).toBe(noted)
    await expect.poll(() => note.evaluate((at) => at === document.activeElement), within).toBe(true)
    spoil = (frame) => frame
    await ines.keyboard.press("Enter")
    await gone(note)
    await shown(ines.locator(".pu-thread-rows .pu-row[data-kind=NoteAdded]", { hasText: noted }))
    await gone(failed)
    assert.strictEqual(told(), before)
    assert.strictEqual(await chat().getByText(noted).count(), 0)
    await shown(field())
    await written("")
  })

  it("written in two tabs that do not hear each other is there twice: one shows, the other is taken or thrown away, in both", async () => {
    const tab = watch(await context.newPage(), "tab")
    await tab.goto(ines.url())
    await shown(field(tab))
    const other = (desk: Page, words_: string): Locator => above(desk).filter({ hasText: words_ })
    /** From one to the other and back, so that each ends with one of the two texts and an offer of the other. */
    const parted = async (one: string, two: string): Promise<void> => {
      await Promise.all([ines.evaluate(deafen), tab.evaluate(deafen)])
      await field().fill(one)
      await field(tab).fill(two)
      await shown(other(tab, one))
      await Promise.all([ines.evaluate(listen), tab.evaluate(listen)])
      for (const desk of [ines, tab]) {
        await written(two, desk)
        await shown(other(desk, one))
      }
    }
    await parted("Elle est à Lyon", "Elle est à Nice")
    assert.deepStrictEqual(await stumbles(ines, { within: ".pu-composer" }), [])
    await button(other(ines, "Lyon"), fr("others.take")).click()
    for (const desk of [ines, tab]) {
      await written("Elle est à Lyon", desk)
      await shown(other(desk, "Nice"))
    }
    await button(other(tab, "Nice"), fr("others.drop")).click()
    for (const desk of [ines, tab]) await gone(other(desk, "Nice"))
    await written("Elle est à Lyon")
    await field().press("Enter")
    await published("Elle est à Lyon")
    await written("", tab)
    await shown(chat().getByText("Elle est à Lyon"))
    assert.strictEqual(await chat().getByText("Nice").count(), 0)
    await tab.close()
  })
})

describe("canned replies", () => {
  const nothing = async (): Promise<void> => {}
  /** Keeps a reply of one's own, in English; `look` is at what opens for that. */
  const keep = async (shortcut: string, words_: string, look = nothing): Promise<void> => {
    await button(ines, catalogue["canned.title"].en).click()
    const picker = ines.getByRole("dialog", { name: catalogue["canned.title"].en })
    await shown(picker.getByRole("option"))
    await look()
    await ines.keyboard.type(shortcut)
    await shown(picker.getByText(catalogue["canned.none"].en))
    await button(picker, catalogue["canned.new"].en).click()
    const form = ines.getByRole("dialog", { name: catalogue["canned.new"].en })
    await form.getByLabel(catalogue["canned.shortcut"].en).fill(shortcut)
    await form.getByLabel(catalogue["canned.text"].en).fill(words_)
    await look()
    await button(form, catalogue["canned.keep"].en).click()
    await gone(form)
  }

  it("are called by a sign and a few letters, with the keyboard alone; what is missing is selected, and is not published", async () => {
    await field().focus()
    await ines.keyboard.type("/FIDEL")
    const list = ines.getByRole("listbox", { name: fr("canned.found") })
    await shown(list.getByRole("option", { name: /fidélité/ }))
    assert.deepStrictEqual(await stumbles(ines), [])
    await ines.keyboard.press("Enter")
    await expect.poll(() => text(), within).toContain("{{custom.loyalty_tier}}")
    await gone(list)
    const before = await last().textContent()
    await ines.keyboard.press("Enter")
    await shown(above().and(ines.getByRole("alert")))
    assert.strictEqual(await last().textContent(), before)
    // What is missing is what is selected: one types over it.
    await ines.keyboard.type("Or")
    await ines.keyboard.press("Enter")
    await published("avec votre statut Or, la livraison")
    assert.notInclude(sent.join("\n"), "{{")
  })

  it("are published at once with another key, and put away with Escape", async () => {
    await field().focus()
    await ines.keyboard.type("/instant")
    await shown(ines.getByRole("option"))
    await ines.keyboard.press("Escape")
    await gone(ines.getByRole("option"))
    await written("/instant")
    await ines.keyboard.press("Control+a")
    await ines.keyboard.type("/insta")
    await shown(ines.getByRole("option"))
    await ines.keyboard.press("Control+Enter")
    await published("Un instant, je vérifie cela tout de suite.")
    await written("")
  })

  it("are written and published by the mouse alone, called in the field and from the tool; the field keeps the focus", async () => {
    const said = "Un instant, je vérifie cela tout de suite."
    const count = await last().locator("xpath=..").getByText(said).count()
    const picker = ines.getByRole("dialog", { name: fr("canned.title") })
    const calls = ines.getByRole("listbox", { name: fr("canned.found") })
    for (const [at, open] of [
      [
        calls,
        async () => {
          await ines.keyboard.type("/insta")
          await expect.poll(() => calls.getByRole("option").count(), within).toBe(1)
        },
      ],
      [picker, async () => button(ines, fr("canned.title")).click()],
    ] as const) {
      await field().focus()
      await open()
      const option = at.getByRole("option", { name: /instant/ })
      await option.click()
      await written(said)
      await gone(at)
      await expect.poll(() => field().evaluate((node) => node === document.activeElement)).toBe(true)
      await field().fill("")
      await open()
      await option.hover()
      await shown(at.getByRole("option", { name: /instant/, selected: true }))
      await expect.poll(() => at.locator(".pu-canned-send:visible").count(), within).toBe(1)
      await at
        .locator(".pu-canned-row", { has: ines.getByRole("option", { name: /instant/ }) })
        .locator(".pu-canned-send")
        .click()
      await gone(at)
      await written("")
      await expect.poll(() => field().evaluate((node) => node === document.activeElement)).toBe(true)
    }
    await expect.poll(() => last().locator("xpath=..").getByText(said).count(), within).toBe(count + 2)
  })

  it("of one's own are kept from the tool, and called like the others; in English", async () => {
    await ines.evaluate(() => localStorage.clear())
    await ines.goto(`${served.url}${new URL(ines.url()).pathname}?as=ines&lang=en`)
    await shown(field())
    await keep("parcel", "Your parcel is on its way, {{visitor.firstName|dear customer}}.", async () => {
      assert.deepStrictEqual(await stumbles(ines), [])
    })
    await field().focus()
    await ines.keyboard.type("/parc")
    await shown(ines.getByRole("option", { name: /parcel/ }))
    await ines.keyboard.press("Enter")
    await written("Your parcel is on its way, dear customer.")
    await field().press("Enter")
    await published("Your parcel is on its way, dear customer.")
  })

  it("say what is known of visitor, agent, conversation and custom data; what this agent may not see is asked for", async () => {
    await shop.goto(`${served.url}/shop/sign-in?lang=fr`)
    await shop.getByRole("radio", { name: /Camille Roussel/ }).check()
    await shop.getByRole("button", { name: words.signIn.fr, exact: true }).click()
    await keep(
      "wholly",
      "Hello {{visitor.firstName}} {{custom.nickname|our guest}}, I am {{agent.name}}. You read “{{conversation.page}}”, " +
        "are {{custom.loyalty_tier}} since {{custom.last_order}}. See {{custom.customer_file}}.",
    )
    await field().focus()
    await ines.keyboard.type("/wholly")
    await shown(ines.getByRole("option", { name: "are Or since Oct 2, 2026" }))
    await ines.keyboard.press("Enter")
    await expect
      .poll(() => text(), within)
      .toMatch(
        /^Hello Camille our guest, I am Inès Morel\. You read “[^{}“”]+”, are Or since Oct 2, 2026\. See {{custom\.customer_file}}\.$/,
      )
    const filled = await text()
    await ines.keyboard.press("Enter")
    await shown(ines.getByRole("alert").filter({ hasText: "Customer file" }))
    await written(filled)
    await ines.keyboard.type("your account")
    await ines.keyboard.press("Enter")
    await published("See your account.")
    assert.notInclude(sent.filter((frame) => frame.includes("postMessage")).join("\n"), "{{")
    assert.notInclude(await ines.content(), "crm.maison-lumen.example")
  })

  it("of managers come as a file, which says first what it changes, and leave as one", async () => {
    const lou = watch((await person(browser)).page, "lou")
    await lou.goto(`${served.url}/manager/library/replies?as=manager&lang=fr`)
    await shown(lou.getByRole("row", { name: /délai/ }))
    const table = 'shortcut;text\r\ndélai;Trois jours ouvrés.\r\ndeux mots;x\r\ndépôt;"\'=1+1 au dépôt"\r\n'
    await lou.locator("input[type=file]").setInputFiles({
      name: "réponses.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(table),
    })
    const dialog = lou.getByRole("dialog", { name: fr("reply.importTitle") })
    await shown(dialog.getByText("ligne 2 : raccourci"))
    assert.deepStrictEqual(await stumbles(lou), [])
    await dialog.getByRole("button", { name: /^Importer 2 réponses/ }).click()
    await gone(dialog)
    await shown(lou.getByRole("row", { name: /=1\+1 au dépôt/ }))
    await button(lou, fr("file.export")).click()
    const [download] = await Promise.all([
      lou.waitForEvent("download"),
      lou.getByRole("menuitem", { name: fr("file.csv") }).click(),
    ])
    const exported = readFileSync(await download.path(), "utf8")
    assert.include(exported, `"'=1+1 au dépôt"`)
    assert.notMatch(exported, /"=/)
    assert.deepStrictEqual(await stumbles(lou), [])
    // An agent who looks for it finds it.
    await button(ines, catalogue["canned.title"].en).click()
    const picker = ines.getByRole("dialog", { name: catalogue["canned.title"].en })
    await shown(picker.getByRole("option"))
    await ines.keyboard.type("depot")
    await shown(picker.getByRole("option", { name: /dépôt/ }))
    await lou.close()
  })

  it("nothing of all this made a page complain", () => {
    assert.deepStrictEqual(complaints, [])
  })
})
