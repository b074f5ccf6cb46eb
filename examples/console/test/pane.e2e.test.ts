/**
 * The action pane in English, by the mode, by where a conversation stands, and by the keyboard alone: what is off says why in
 * words, and whoever uses no mouse does everything.
 *
 * One story: each rule begins where the one before ended.
 */
import { catalogue as actionReasons } from "@pupitre/actions/ActionReason"
import { names } from "@pupitre/actions/Catalogue"
import { words as wordsOf } from "@pupitre/actions/Matrix"
import { catalogue as coreReasons } from "@pupitre/core/Reason"
import type { Browser, Locator, Page } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import { matrix } from "../policy.ts"
import { launch, person } from "../scripts/Browser.ts"
import type { Served } from "../scripts/Served.ts"
import { serve } from "../scripts/Served.ts"
import { stumbles } from "../scripts/Stumbles.ts"
import { actions } from "../src/desk/actions/Actions.ts"
import { words } from "../src/shop/words.ts"
import { catalogue } from "../src/words/catalogue.ts"

const within = { timeout: 15_000, interval: 50 }
const reasons = { ...coreReasons, ...actionReasons }
type ReasonKey = keyof typeof reasons

/** The eight in the order of the pane, by the name of their command. */
const eight = names.map((name) => ({ name: actions[name].command.name, label: actions[name].label.en }))

let served: Served
let browser: Browser
let desk: Page
let shop: Page
/** What a browser complains about. */
const complaints: Array<string> = []
/** The reasons that were read, by their keys. */
const read = new Set<ReasonKey>()

const someone = async (who: string): Promise<Page> => {
  const { page } = await person(browser, { locale: "en-GB" })
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
  desk = await someone("desk")
  shop = await someone("shop")
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
})

const shown = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "visible" })
const gone = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "hidden" })
const action = (page: Page, name: string): Locator => page.locator(`.pu-actions [data-action=${name}]`)
const line = (page: Page, text: string): Locator => page.locator(".pu-line", { hasText: text })
const chat = (): Locator => shop.getByRole("dialog", { name: words.chatTitle.en })

/** What the pane says of each of the eight: nothing for one that is on, or why it is off, as it is read out. */
const said = async (page: Page): Promise<Readonly<Record<string, string>>> =>
  page
    .locator(".pu-actions [data-action]")
    .evaluateAll((buttons) =>
      Object.fromEntries(
        buttons.map((button) => [
          button.getAttribute("data-action") ?? "",
          button.getAttribute("aria-disabled") === "true"
            ? (document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent ?? "?")
            : "",
        ]),
      ),
    )

/** The words of a reason in English, with what it names. */
const in_ = (key: ReasonKey, params: Readonly<Record<string, string>> = {}): string => {
  read.add(key)
  return reasons[key].en.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "")
}

/** The pane says exactly this of the eight: what is not named is on. */
const says = async (page: Page, off: Readonly<Record<string, string>>): Promise<void> => {
  const wanted = Object.fromEntries(eight.map(({ name }) => [name, off[name] ?? ""]))
  await expect
    .poll(async () => {
      const all = await said(page)
      return Object.fromEntries(eight.map(({ name }) => [name, all[name]]))
    }, within)
    .toEqual(wanted)
}
const all = (why: string, but: ReadonlyArray<string> = []): Readonly<Record<string, string>> =>
  Object.fromEntries(eight.filter(({ name }) => !but.includes(name)).map(({ name }) => [name, why]))

const mode = async (page: Page, from: "chat" | "call" | "video", to: "chat" | "call" | "video"): Promise<void> => {
  const [was, is] = [catalogue[`mode.${from}`].en, catalogue[`mode.${to}`].en]
  await page.getByRole("button", { name: catalogue["window.mode"].en.replace("{mode}", was) }).click()
  await page.getByRole("menuitemradio", { name: is, exact: true }).click()
  await gone(page.locator(".pu-popup[role=menu]"))
}

describe("the pane in English", () => {
  it("has all eight by their names, in their order, and says of none that it is off while a visitor is on the site", async () => {
    await desk.goto(`${served.url}/desk?as=ines&lang=en`)
    await shown(line(desk, "Camille Roussel"))
    await shop.goto(`${served.url}/shop/p/aube?lang=en`)
    await shop.getByRole("button", { name: words.acceptAll.en }).click()
    await shop.getByRole("button", { name: words.openChat.en }).click()
    await chat().getByRole("textbox", { name: words.message.en }).fill("Does the Aube dim?")
    await chat().getByRole("textbox", { name: words.message.en }).press("Enter")
    await line(desk, "Does the Aube dim?").getByRole("link").click()
    await shown(desk.locator(".pu-thread-rows").getByText("Does the Aube dim?"))
    const labels = await desk
      .locator(".pu-actions [data-action]")
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label")))
    assert.deepStrictEqual(
      labels.slice(0, 8),
      eight.map(({ label }) => label),
    )
    await says(desk, {})
    assert.deepStrictEqual(await stumbles(desk), [])
  })

  it("changes at once with the mode: a call, a video and back", async () => {
    await mode(desk, "chat", "call")
    await says(desk, { sendLink: in_("NoTextThread"), sendOffer: in_("NoTextThread"), close: in_("HangUpFirst") })
    await shown(chat().getByText(words.inCall.en))
    // The cross of the window is off for the same reason, and is the same closing when it is not.
    const cross = desk.locator(".pu-head-tools").getByRole("button", { name: catalogue["window.close"].en })
    assert.strictEqual(await cross.getAttribute("aria-disabled"), "true")
    await cross.focus()
    await desk.keyboard.press("Enter")
    await shown(desk.locator(".pu-tip", { hasText: in_("HangUpFirst") }))
    assert.strictEqual(await desk.getByRole("dialog").count(), 0)
    await mode(desk, "call", "video")
    // The demo's own reason beside ours.
    await says(desk, { requestNavigation: in_("ScreenShared"), block: wordsOf(matrix)["VideoFirst"]?.en ?? "?" })
    // In a video there is a thread to write in, and what was off for the call is on.
    await shown(chat().getByRole("textbox", { name: words.message.en }))
    await desk.locator(".pu-composer textarea").fill("I am holding it up to the camera.")
    await desk.locator(".pu-composer textarea").press("Enter")
    await shown(chat().getByText("I am holding it up to the camera."))
    await action(desk, "requestNavigation").focus()
    await desk.keyboard.press("Enter")
    await shown(desk.locator(".pu-tip", { hasText: in_("ScreenShared") }))
    assert.strictEqual(await desk.locator(".pu-mirror").count(), 0)
    await shown(desk.locator(".pu-thread-rows").getByText(/video/i))
    await mode(desk, "video", "chat")
    await says(desk, {})
    await cross.click()
    await shown(desk.getByRole("dialog", { name: catalogue["close.title"].en }))
    await desk.keyboard.press("Escape")
    await gone(desk.getByRole("dialog"))
    assert.deepStrictEqual(await stumbles(desk), [])
  })

  it("says of what is off why, where a conversation is somebody else's, waits, is over, or has no page", async () => {
    const address = desk.url()
    await line(desk, "Yves").getByRole("link").click()
    const other = in_("NotOwner", { owner: "Marc Tissier" })
    await expect.poll(async () => (await said(desk))["sendLink"], within).toBe(other)
    for (const { name } of eight) assert.include((await said(desk))[name], other)
    await line(desk, "Noor").getByRole("link").click()
    const waits = in_("NotAssigned")
    await expect.poll(async () => (await said(desk))["sendLink"], within).toContain(waits)
    for (const { name } of eight) assert.include((await said(desk))[name], waits)
    await desk.getByRole("button", { name: new RegExp(`^${catalogue["list.closed"].en}`) }).click()
    await desk.locator(".pu-line[data-status=closed]").first().getByRole("link").click()
    const over = in_("ConversationClosed")
    await expect.poll(async () => (await said(desk))["sendLink"], within).toContain(over)
    // Who has said all can be kept away all the same.
    for (const { name } of eight) {
      if (name === "block") assert.strictEqual((await said(desk))[name], "")
      else assert.include((await said(desk))[name], over)
    }
    await desk.goto(address)
    await says(desk, {})
    const nadia = await someone("nadia")
    await nadia.goto(`${served.url}/desk?as=nadia&lang=en`)
    await line(nadia, "Iris Blanchet").getByRole("link").click()
    await expect.poll(async () => (await said(nadia))["openCurrentPage"], within).toContain(in_("NoWebPage"))
    assert.include((await said(nadia))["requestNavigation"], in_("NoWebPage"))
    await nadia.context().close()
  })

  it("says of what is off why, while the visitor is away, is set aside, and is handed over", async () => {
    await shop.goto("about:blank")
    await says(desk, { requestNavigation: in_("VisitorLeft") })
    await shop.goto(`${served.url}/shop/p/aube?lang=en`)
    await says(desk, {})
    await action(desk, "snooze").click()
    await desk.getByRole("dialog").getByRole("button", { name: catalogue["snooze.do"].en, exact: true }).click()
    await gone(desk.getByRole("dialog"))
    await desk.getByRole("button", { name: new RegExp(`^${catalogue["list.snoozed"].en}`) }).click()
    await desk.locator(".pu-line[data-status=snoozed]").first().getByRole("link").click()
    await says(desk, all(in_("Snoozed"), ["reportProblem", "close", "block"]))
    await desk.getByRole("button", { name: catalogue["standing.wake"].en }).first().click()
    await says(desk, {})
    const marc = await someone("marc")
    await marc.goto(`${served.url}/desk?as=marc&lang=en`)
    await shown(marc.locator(".pu-line"))
    await action(desk, "startTransfer").click()
    const form = desk.getByRole("dialog")
    await form.getByRole("radio", { name: catalogue["transfer.offer"].en, exact: true }).check()
    await form.locator(".pu-someone", { hasText: "Marc Tissier" }).click()
    await form.locator("button[type=submit]").click()
    await gone(form)
    await says(desk, all(in_("TransferPending"), ["reportProblem"]))
    await line(marc, "holding it up")
      .getByRole("button", { name: /^Decline/ })
      .click()
    await says(desk, {})
    await marc.context().close()
    assert.isAtLeast(read.size, 10)
  })
})

describe("with the keyboard alone", () => {
  it("each of the eight is reached in its order, opened, and left to where one was", async () => {
    const fold = desk.locator(".pu-actions-fold")
    await fold.focus()
    for (const { name } of eight) {
      await desk.keyboard.press("Tab")
      await shown(action(desk, name).and(desk.locator(":focus")))
      await desk.keyboard.press("Enter")
      if (name === "requestNavigation") {
        await shown(desk.locator(".pu-mirror"))
        await shown(desk.locator(".pu-mirror :focus, .pu-mirror:focus"))
        await desk.locator(".pu-mirror").getByRole("button", { name: catalogue["mirror.close"].en }).focus()
        await desk.keyboard.press("Enter")
        await gone(desk.locator(".pu-mirror"))
        await shown(action(desk, name).and(desk.locator(":focus")))
        continue
      }
      const dialog = desk.getByRole("dialog")
      await shown(dialog)
      // Where one works is in the dialog, and nowhere behind it.
      await shown(dialog.locator(":focus"))
      await desk.keyboard.press("Tab")
      assert.strictEqual(await desk.locator(".pu-actions :focus").count(), 0)
      await desk.keyboard.press("Escape")
      await gone(dialog)
      await shown(action(desk, name).and(desk.locator(":focus")))
    }
  })

  it("whoever tabs past what opened beside an action goes on with the next one, and back to the action itself", async () => {
    const popover = desk.locator(".pu-popover")
    const opened = async (): Promise<void> => {
      await action(desk, "openCurrentPage").focus()
      await desk.keyboard.press("Enter")
      await shown(popover.locator(":focus"))
    }
    await opened()
    const stops = await popover.locator("a[href], button").count()
    for (let i = 1; i < stops; i++) {
      await desk.keyboard.press("Tab")
      await shown(popover.locator(":focus"))
    }
    await desk.keyboard.press("Tab")
    await shown(action(desk, "startTransfer").and(desk.locator(":focus")))
    await gone(popover)
    await shown(action(desk, "startTransfer").and(desk.locator(":focus")))
    await opened()
    await desk.keyboard.press("Shift+Tab")
    await shown(action(desk, "openCurrentPage").and(desk.locator(":focus")))
    await gone(popover)
    await shown(action(desk, "openCurrentPage").and(desk.locator(":focus")))
  })

  it("a link is sent without a hand on the mouse", async () => {
    await action(desk, "sendLink").focus()
    await desk.keyboard.press("Enter")
    const form = desk.getByRole("dialog")
    await shown(form)
    await form.getByLabel(catalogue["link.url"].en).focus()
    await desk.keyboard.type(`${served.url}/shop/p/plume`)
    await desk.keyboard.press("Enter")
    await gone(form)
    await shown(action(desk, "sendLink").and(desk.locator(":focus")))
    await shop
      .getByRole("button", { name: words.openChat.en })
      .click()
      .catch(() => undefined)
    await shown(chat().getByRole("link", { name: /plume|127/ }))
  })

  it("collapsed it keeps its names, says what is off as well, and opens again", async () => {
    const fold = desk.locator(".pu-actions-fold")
    await fold.focus()
    await desk.keyboard.press("Enter")
    await shown(desk.locator(".pu-actions[data-collapsed=true]"))
    assert.strictEqual(await fold.getAttribute("aria-expanded"), "false")
    await mode(desk, "chat", "call")
    await says(desk, { sendLink: in_("NoTextThread"), sendOffer: in_("NoTextThread"), close: in_("HangUpFirst") })
    await fold.focus()
    for (const { name, label } of eight) {
      assert.strictEqual(await action(desk, name).getAttribute("aria-label"), label)
      await desk.keyboard.press("Tab")
      await shown(desk.locator(".pu-tip", { hasText: label }))
    }
    await desk.keyboard.press("Shift+Tab")
    await shown(desk.locator(".pu-tip", { hasText: in_("HangUpFirst") }))
    await mode(desk, "call", "chat")
    await fold.focus()
    await desk.keyboard.press("Enter")
    await shown(desk.locator(".pu-actions[data-collapsed=false]"))
    assert.deepStrictEqual(complaints, [])
  })
})
