/**
 * A visitor and an agent, each in a browser of their own, over a real server process on the built page.
 *
 * One story: each rule begins where the one before ended.
 */
import { catalogue as reasons } from "@pupitre/actions/ActionReason"
import type { TenantId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import { readFileSync } from "node:fs"
import { extname } from "node:path"
import { fileURLToPath } from "node:url"
import type { Browser, BrowserContext, Locator, Page, Route } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import { tagWords } from "../policy.ts"
import { actions } from "../src/desk/actions/Actions.ts"
import { launch, person } from "../scripts/Browser.ts"
import { manager } from "../scripts/Manager.ts"
import type { Served } from "../scripts/Served.ts"
import { serve } from "../scripts/Served.ts"
import { stumbles } from "../scripts/Stumbles.ts"
import { words } from "../src/shop/words.ts"
import { catalogue } from "../src/words/catalogue.ts"

const within = { timeout: 15_000, interval: 50 }

let served: Served
let browser: Browser
let visiting: BrowserContext
let shop: Page
let desk: Page
/** What the visitor's page asked of the server and what it was told, as it travelled. */
const requests: Array<string> = []
const told: Array<string> = []
const sent: Array<string> = []
/** What the desk asked of the server. */
const wished: Array<string> = []
/** What a browser complains about: a script that threw, a policy that was broken. */
const complaints: Array<string> = []

const listen = (page: Page, who: string): void => {
  page.on("pageerror", (error) => complaints.push(`${who}: ${error.message}`))
  page.on("console", (message) => {
    // A server that is stopped on purpose is heard of in many ways.
    if (message.type() === "error" && !/net::ERR_|WebSocket|Failed to load resource/.test(message.text())) {
      complaints.push(`${who}: ${message.text()}`)
    }
  })
}

beforeAll(async () => {
  served = await serve()
  browser = await launch()
  const visitor = await person(browser, { width: 1280 })
  visiting = visitor.context
  shop = visitor.page
  desk = (await person(browser)).page
  listen(shop, "shop")
  listen(desk, "desk")
  shop.on("request", (request) => requests.push(new URL(request.url()).pathname))
  shop.on("websocket", (socket) => {
    requests.push(new URL(socket.url()).pathname)
    socket.on("framereceived", ({ payload }) => told.push(String(payload)))
    socket.on("framesent", ({ payload }) => sent.push(String(payload)))
  })
  desk.on("websocket", (socket) => socket.on("framesent", ({ payload }) => wished.push(String(payload))))
  for (const page of [shop, desk]) page.setDefaultTimeout(15_000)
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
})

const chat = (): Locator => shop.getByRole("dialog", { name: words.chatTitle.fr })
const writing = (): Locator => chat().getByRole("textbox", { name: words.message.fr })
const openChat = (): Locator => shop.getByRole("button", { name: /^Une question/ })
const thread = (): Locator => desk.locator(".pu-thread-rows")
const rows = (kind?: string): Locator => thread().locator(kind === undefined ? ".pu-row" : `.pu-row[data-kind=${kind}]`)
const reply = (): Locator => desk.locator(".pu-composer textarea")
const action = (name: string): Locator => desk.locator(".pu-actions").getByRole("button", { name })
const filter = (name: string): Locator =>
  desk.locator(".pu-filters").getByRole("button", { name: new RegExp(`^${name}`) })
const shown = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "visible" })
const gone = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "hidden" })

describe("before the visitor has chosen", () => {
  it("nothing is sent and nothing is kept", async () => {
    await shop.goto(`${served.url}/shop?lang=fr`)
    await shown(shop.getByRole("heading", { name: words.consentTitle.fr }))
    await shop.getByRole("link", { name: words.heroLink.fr }).click()
    await shown(shop.getByRole("heading", { name: "Aube", exact: true }))
    assert.deepStrictEqual(
      requests.filter((path) => path.startsWith("/api") || path === "/live"),
      [],
    )
    assert.deepStrictEqual(await visiting.cookies(), [])
    assert.strictEqual(await shop.evaluate(() => localStorage.length + sessionStorage.length), 0)
    assert.deepStrictEqual(await stumbles(shop), [])
  })

  it("declining leaves it so, and the shop goes on", async () => {
    await shop.getByRole("button", { name: words.refuse.fr, exact: true }).click()
    await gone(shop.getByRole("heading", { name: words.consentTitle.fr }))
    await shop.getByRole("button", { name: words.addToBasket.fr }).click()
    await shop.getByRole("link", { name: words.seeBasket.fr }).click()
    await shown(shop.getByRole("heading", { name: words.basket.fr, exact: true }))
    assert.deepStrictEqual(await stumbles(shop), [])
    assert.deepStrictEqual(await visiting.cookies(), [])
    assert.strictEqual(await shop.evaluate(() => localStorage.length + sessionStorage.length), 0)
  })
})

describe("a conversation", () => {
  it("a desk opens on the demo's conversations", async () => {
    await desk.goto(`${served.url}/desk?as=ines&lang=fr`)
    await shown(desk.getByRole("navigation", { name: catalogue["list.label"].fr }))
    await shown(desk.getByRole("heading", { name: "Camille Roussel" }))
    await expect.poll(() => desk.locator(".pu-line").count(), within).toBeGreaterThanOrEqual(4)
    assert.deepStrictEqual(await stumbles(desk), [])
  })

  it("a visitor who agrees browses, asks, and is given to the agent", async () => {
    await shop.goto(`${served.url}/shop?lang=fr`)
    await shop.getByRole("button", { name: words.acceptAll.fr }).click()
    await shop.getByRole("navigation").getByRole("link", { name: words.tableLamps.fr }).click()
    await shop.getByRole("link", { name: /^Aube/ }).click()
    await openChat().click()
    await writing().fill("Bonjour, la lampe Aube est-elle en stock ?")
    await writing().press("Enter")
    await shown(chat().getByText("Inès Morel vous répond."))
    const line = desk.locator(".pu-line", { hasText: "la lampe Aube est-elle en stock" })
    await line.getByRole("link").click()
    await shown(thread().getByText("Bonjour, la lampe Aube est-elle en stock ?"))
    await shown(rows("PageVisited").getByText("Lampe de chevet Aube"))
    assert.strictEqual(await writing().inputValue(), "")
  })

  it("the agent sees what the visitor types, masked where it must be, and then the message in its place", async () => {
    await shown(chat().getByText(words.previewNotice.fr))
    await writing().pressSequentially("Ma carte est 4970 1012 3456 7890, ça")
    const ghost = desk.locator(".pu-ghost-bubble")
    await shown(ghost.getByText("Ma carte est •••• •••• •••• ••••, ça"))
    assert.isFalse(sent.some((frame) => frame.includes("4970 1012 3456")))
    assert.strictEqual(await rows("MessagePosted").count(), 1)
    await writing().fill("Et la livraison à Brest ?")
    await shown(ghost.getByText("Et la livraison à Brest ?"))
    await writing().press("Enter")
    await shown(rows("MessagePosted").getByText("Et la livraison à Brest ?"))
    await gone(ghost)
  })

  it("the agent sees where the visitor goes, and who they are", async () => {
    await chat().press("Escape")
    await shop.getByRole("link", { name: /^Plume/ }).click()
    await shown(shop.getByRole("heading", { name: "Plume", exact: true }))
    await shown(rows("PageVisited").getByText("Lampe de bureau Plume"))
    const information = desk.getByRole("complementary", { name: catalogue["information.label"].fr })
    await shown(information.getByText(/^Chrome/))
    await shown(information.getByText("Linux"))
    // The shop's front, the department, Aube and Plume.
    const pages = information.locator("[data-section=journey]")
    await expect.poll(async () => pages.innerText(), within).toMatch(/Pages vues\s+4/)
  })

  it("the visitor sees that the agent writes, and not a word before it is published", async () => {
    await openChat().click()
    const answer = "Oui, elle part demain matin de Nantes."
    await reply().pressSequentially(answer)
    await shown(chat().getByText("Inès Morel écrit"))
    assert.strictEqual(await chat().getByText(answer).count(), 0)
    assert.isFalse(told.some((frame) => frame.includes("part demain")))
    await reply().press("Enter")
    await shown(chat().getByText(answer))
    await gone(chat().getByText("Inès Morel écrit"))
    await shown(rows("MessagePosted").getByText(answer))
  })

  it("a link that the agent sends can be followed by the visitor", async () => {
    await action(actions.sendLink.label.fr).click()
    const dialog = desk.getByRole("dialog")
    await dialog.getByLabel(catalogue["link.url"].fr).fill(`${served.url}/shop/p/cigale`)
    await dialog.getByLabel(catalogue["link.labelField"].fr).fill("La lanterne Cigale")
    await dialog.getByRole("button", { name: catalogue["link.send"].fr, exact: true }).click()
    await shown(rows("LinkSent").getByText("La lanterne Cigale"))
    const link = chat().getByRole("link", { name: /La lanterne Cigale/ })
    await shown(link)
    assert.strictEqual(await link.getAttribute("href"), `${served.url}/shop/p/cigale`)
    assert.strictEqual(await link.getAttribute("rel"), "noopener noreferrer")
    await link.click()
    await shown(shop.getByRole("heading", { name: "Cigale", exact: true }))
    await shown(rows("PageVisited").getByText("Lanterne nomade Cigale"))
  })

  it("a link of the library is sent by its id, and one taken out meanwhile is refused and said", async () => {
    const dialog = desk.getByRole("dialog")
    const pick = async (label: string): Promise<void> => {
      await action(actions.sendLink.label.fr).click()
      await dialog.getByRole("button", { name: new RegExp(`^${label}`) }).click()
    }
    const send = dialog.getByRole("button", { name: catalogue["link.send"].fr, exact: true })
    await pick("Votre panier")
    await send.click()
    await shown(chat().getByRole("link", { name: /Votre panier/ }))
    assert.isTrue(wished.some((frame) => frame.includes('"item":"basket-f"') && !frame.includes("/shop/basket")))
    assert.isTrue(told.some((frame) => frame.includes('"itemId":"basket-f"')))
    await pick("Lampadaire Falaise")
    const channel = await manager(served.url)
    const removed = channel.submit(StreamKey.workspace("lumen" as TenantId, "links"), {
      name: "links.remove",
      input: { id: "falaise-f" },
    })
    assert.deepInclude(await removed.outcome, { _tag: "Stored" })
    await channel.close()
    await send.click()
    await shown(desk.getByText(reasons.LinkNotFound.fr))
    if (await dialog.isVisible()) {
      await gone(dialog.getByRole("button", { name: /^Lampadaire Falaise/ }))
      await dialog.press("Escape")
    }
    await gone(dialog)
    await desk.getByRole("button", { name: catalogue["entry.dismiss"].fr }).click()
    await gone(thread().getByText(reasons.LinkNotFound.fr))
    assert.strictEqual(await chat().getByText("Lampadaire Falaise").count(), 0)
  })

  it("each filter shows exactly its kind, as many as it says, and what no filter hides", async () => {
    const always = ["ConversationStarted", "AgentAssigned", "ConsentGiven", "AlertRaised"]
    const everything = await rows().evaluateAll(seen)
    const kinds: ReadonlyArray<readonly [string, (row: Seen) => boolean]> = [
      [catalogue["filter.visitor"].fr, ({ kind, side }) => kind === "MessagePosted" && side === "visitor"],
      [catalogue["filter.agent"].fr, ({ kind, side }) => kind === "MessagePosted" && side === "agent"],
      [catalogue["filter.actions"].fr, ({ kind }) => kind === "LinkSent" || kind === "ModeChanged"],
      [catalogue["filter.navigation"].fr, ({ kind }) => kind === "PageVisited"],
    ]
    for (const [name, belongs] of kinds) {
      const own = everything.filter(belongs)
      assert.isAbove(own.length, 0, name)
      assert.match(await filter(name).innerText(), new RegExp(`(^|\\D)${own.length}$`))
      await filter(name).click()
      const expected = everything.filter((row) => belongs(row) || always.includes(row.kind))
      await expect.poll(() => rows().evaluateAll(seen), within).toEqual(expected)
      await filter(name).click()
    }
    await filter(catalogue["filter.all"].fr).click()
    await expect.poll(() => rows().evaluateAll(seen), within).toEqual(everything)
  })

  it("words are found in the thread whatever their case and accents, and marked, with what is hidden said", async () => {
    await desk.locator(".pu-filters").getByRole("button", { name: catalogue["filter.search"].fr }).click()
    const field = desk.getByRole("search").getByRole("textbox")
    await field.fill("LIVRAISON à brést")
    await expect.poll(async () => rows("MessagePosted").count(), within).toBe(1)
    const marked = thread().locator("mark")
    await expect.poll(async () => (await marked.allInnerTexts()).join(" "), within).toMatch(/livraison.*à.*Brest/)
    await reply().fill("Cachée par la recherche")
    await reply().press("Enter")
    const hidden = desk
      .locator(".pu-filters")
      .getByRole("button", { name: catalogue["filter.ownHidden.one"].fr.replace("{n}", "1") })
    await shown(hidden)
    await hidden.click()
    await shown(rows("MessagePosted").getByText("Cachée par la recherche"))
    assert.strictEqual(await marked.count(), 0)
  })

  it("a message that the visitor has seen is shown as read", async () => {
    const own = rows("MessagePosted").filter({ hasText: "Cachée par la recherche" })
    await shown(own.locator('.pu-ticks[data-delivery="read"]'))
  })

  it("in a call, what the matrix forbids is off and says why on screen", async () => {
    const mode = desk.getByRole("button", { name: /^Mode/ })
    await mode.click()
    await desk.getByRole("menuitemradio", { name: catalogue["mode.call"].fr }).click()
    await shown(chat().getByText(words.modeCall.fr))
    for (const [name, why] of [
      [actions.sendLink.label.fr, reasons.NoTextThread.fr],
      [actions.close.label.fr, reasons.HangUpFirst.fr],
    ] as const) {
      const button = action(name)
      await expect.poll(() => button.getAttribute("aria-disabled"), within).toBe("true")
      await button.hover()
      await shown(desk.locator("[class*=tip]", { hasText: why }))
      await desk.mouse.move(0, 0)
    }
    await mode.click()
    await desk.getByRole("menuitemradio", { name: catalogue["mode.chat"].fr }).click()
    await shown(chat().getByText(words.modeChat.fr))
    await expect.poll(() => action(actions.sendLink.label.fr).getAttribute("aria-disabled"), within).not.toBe("true")
  })

  it("what the visitor sends while the server is away outlives a reload, and arrives once it is back, once", async () => {
    const message = "Êtes-vous toujours là ?"
    await served.stop()
    await shown(chat().getByText(words.offline.fr))
    await writing().fill(message)
    await writing().press("Enter")
    await shown(chat().locator("[data-state=pending]", { hasText: message }))
    await visiting.route(`${served.url}/**`, fromDisk)
    await shop.reload()
    await openChat().click()
    await shown(chat().locator("[data-state=pending]", { hasText: message }))
    await visiting.unroute(`${served.url}/**`, fromDisk)
    await served.start()
    await shown(chat().locator("[data-state=sent]", { hasText: message }))
    await gone(chat().locator("[data-state=pending]"))
    await shown(rows("MessagePosted").getByText(message))
    assert.strictEqual(await rows("MessagePosted").getByText(message).count(), 1)
    assert.strictEqual(await chat().getByText(message).count(), 1)
  })

  it("what somebody writes stays text on both sides, and only its web addresses can be followed", async () => {
    const text = `<img src=x onerror="alert(1)"> javascript:alert(1) https://lumen.example/a_(b). <b>fin</b>`
    await writing().fill(text)
    await writing().press("Enter")
    await shown(rows("MessagePosted").getByText(text))
    const bubble = chat().locator(".chat-bubble", { hasText: "onerror" })
    assert.strictEqual(await bubble.innerText(), text)
    assert.strictEqual(await shop.locator(".chat-panel img, .chat-panel b").count(), 0)
    assert.strictEqual(await desk.locator(".pu-thread img, .pu-thread-rows [onerror]").count(), 0)
    // What finds addresses comes with the first text that may have one.
    await shown(bubble.getByRole("link"))
    await shown(rows("MessagePosted").filter({ hasText: "onerror" }).getByRole("link"))
    const links = await bubble.getByRole("link").evaluateAll((all) => all.map((link) => link.getAttribute("href")))
    assert.lengthOf(links, 1)
    assert.match(String(links[0]), /^https:\/\/lumen\.example\//)
    assert.isAbove((await outside(shop)).length, 0)
    for (const page of [shop, desk]) {
      for (const link of await outside(page)) {
        assert.deepStrictEqual(link, { href: link.href, target: "_blank", rel: "noopener noreferrer" })
      }
    }
  })

  it("a visitor who agreed to be kept and no more is seen to write, never what", async () => {
    const { context, page } = await person(browser, { width: 1024 })
    const frames: Array<string> = []
    page.on("websocket", (socket) => socket.on("framesent", ({ payload }) => frames.push(String(payload))))
    await page.goto(`${served.url}/shop?lang=fr`)
    await page.getByRole("button", { name: words.acceptStore.fr }).first().click()
    await page.getByRole("button", { name: /^Une question/ }).click()
    const field = page.getByRole("textbox", { name: words.message.fr })
    await field.fill("Je ne veux pas qu'on me lise.")
    await field.press("Enter")
    await shown(page.getByText("Inès Morel vous répond."))
    assert.strictEqual(await page.getByText(words.previewNotice.fr).count(), 0)
    const here = desk.url()
    await desk.locator(".pu-line", { hasText: "qu'on me lise" }).getByRole("link").click()
    await shown(thread().getByText("Je ne veux pas qu'on me lise."))
    await field.pressSequentially("un secret")
    await expect.poll(() => frames.some((frame) => frame.includes('"Typing","active":true')), within).toBe(true)
    await shown(desk.locator(".pu-ghost[data-bare]"))
    assert.isFalse(frames.some((frame) => frame.includes("secret") || frame.includes('"Preview"')))
    assert.strictEqual(await desk.getByText("un secret").count(), 0)
    await context.close()
    await desk.goto(here)
    await shown(thread())
  })

  it("nobody stumbles over the shop, its chat or the desk", async () => {
    assert.deepStrictEqual(await stumbles(shop), [])
    assert.deepStrictEqual(await stumbles(desk), [])
  })

  // The gallery shows each landmark of the desk once per state; the start page holds two documents with their own.
  const several = ["landmark-unique"]

  it("nor over the gallery, which shows everything at once", async () => {
    const { page } = await person(browser)
    await page.goto(`${served.url}/gallery?lang=fr`)
    await shown(page.getByRole("heading", { level: 1 }))
    assert.deepStrictEqual(await stumbles(page, { aside: several }), [])
    await page.context().close()
  })

  it("nor over the start page", async () => {
    const { page } = await person(browser)
    await page.goto(`${served.url}/?lang=en`)
    await shown(page.frameLocator("iframe").first().getByRole("heading", { name: words.hero.en }))
    assert.deepStrictEqual(await stumbles(page, { aside: several }), [])
    await page.context().close()
  })

  it("a conversation that the agent closes is over on both sides, and makes itself small", async () => {
    await action(actions.close.label.fr).click()
    const dialog = desk.getByRole("dialog")
    const confirm = dialog.getByRole("button", { name: catalogue["close.confirm"].fr, exact: true })
    await confirm.click()
    await shown(dialog.getByText(reasons.TagMissing.fr))
    await shown(dialog.getByText("« Issue de la conversation » est obligatoire."))
    // The visitor is looking at a lamp.
    const chips = dialog.locator(".pu-chip")
    const tags = ["advice", "repair", "order", "delivery", "return", "misc"].map((tag) => tagWords(tag, "fr"))
    await expect.poll(async () => chips.allInnerTexts(), within).toEqual(tags)
    const search = dialog.getByLabel(catalogue["close.newTag"].fr)
    await search.fill("REPAR")
    await expect.poll(async () => chips.allInnerTexts(), within).toEqual([tagWords("repair", "fr")])
    await search.fill("livraison")
    await search.press("Enter")
    await gone(dialog.getByText(reasons.TagMissing.fr))
    await expect.poll(async () => chips.allInnerTexts(), within).toEqual(tags)
    await search.fill("Cadeau")
    await shown(dialog.getByText(catalogue["close.noTag"].fr))
    await search.press("Enter")
    await dialog.getByRole("button", { name: tagWords("advice", "fr"), exact: true }).click()
    await dialog.getByLabel(catalogue["close.history"].fr).check()
    await dialog.getByLabel("Issue de la conversation").selectOption("solved")
    assert.strictEqual(await dialog.getByLabel("Montant").count(), 0)
    await dialog.getByLabel("Vente").check()
    await dialog.getByLabel("Montant").fill("89,")
    await confirm.click()
    await shown(dialog.getByText("« Montant (€) » demande un nombre, comme 12,50."))
    await dialog.getByLabel("Montant").fill("89,90")
    await dialog.getByLabel(catalogue["close.note"].fr).fill("Prend la Cigale.")
    await confirm.click()
    const closed = rows("ConversationClosed")
    for (const words of [
      "Livraison, Cadeau et Conseil produit",
      "Issue de la conversation : Résolue",
      "89,9",
      "Prend la Cigale.",
      catalogue["entry.closedHistory"].fr,
    ]) {
      await shown(closed.getByText(words))
    }
    assert.isFalse(told.some((frame) => /Prend la|outcome|Cadeau|advice/.test(frame)))
    await shown(chat().getByText(words.closed.fr))
    assert.strictEqual(await writing().count(), 0)
    await gone(desk.locator(".pu-composer textarea:not([readonly])"))
    await gone(chat())
    await shown(openChat())
  })

  it("the visitor keeps the conversation that the agent gave them, also after a reload", async () => {
    await openChat().click()
    const keep = chat().getByRole("button", { name: words.keep.fr })
    await shown(keep)
    assert.deepStrictEqual(await stumbles(shop), [])
    await shop.reload()
    await openChat().click()
    const [file] = await Promise.all([shop.waitForEvent("download"), keep.click()])
    assert.match(file.suggestedFilename(), /^maison-lumen-conversation-\d{4}-\d\d-\d\d\.txt$/)
    const text = readFileSync(await file.path(), "utf8")
    for (const said of [
      "Oui, elle part demain matin de Nantes.",
      "[Lien] La lanterne Cigale",
      "Êtes-vous toujours là ?",
    ]) {
      assert.include(text, said)
    }
    assert.match(text, /^\d\d:\d\d {2}Inès Morel : /m)
    assert.notMatch(text, /Prend la|Cadeau|Conseil produit|89,9/)
    await chat().press("Escape")
  })

  it("the visitor can begin another one, which remembers the one before", async () => {
    await openChat().click()
    await chat().getByRole("button", { name: words.startAgain.fr }).click()
    await writing().fill("Une dernière question !")
    await writing().press("Enter")
    await shown(chat().getByText("Inès Morel vous répond."))
    await desk.locator(".pu-line", { hasText: "Une dernière question" }).getByRole("link").click()
    await shown(thread().getByText("Une dernière question !"))
    const past = desk.locator(".pu-info [data-section=pastExchanges]")
    await expect.poll(async () => past.innerText(), within).toMatch(/Conversations\s+1/)
  })

  it("a visitor who takes their consent back is followed no further, and leaves nothing behind", async () => {
    await chat().press("Escape")
    await shop.getByRole("button", { name: words.yourChoices.fr }).click()
    await shop.getByRole("button", { name: words.withdraw.fr }).click()
    await shown(shop.getByText(words.withdrawn.fr))
    await shown(rows("ConsentWithdrawn"))
    const before = requests.length
    await shop.getByRole("link", { name: /^Maison Lumen/ }).click()
    await shown(shop.getByRole("heading", { name: words.hero.fr }))
    assert.deepStrictEqual(
      requests.slice(before).filter((path) => path.startsWith("/api") || path === "/live"),
      [],
    )
    assert.deepStrictEqual(await visiting.cookies(), [])
    assert.deepStrictEqual(await shop.evaluate(() => Object.keys(localStorage)), [])
  })

  it("no page complained", () => {
    assert.deepStrictEqual(complaints, [])
  })
})

/** The links of a page that lead to another site. */
const outside = async (page: Page): Promise<ReadonlyArray<Readonly<Record<"href" | "target" | "rel", string>>>> =>
  page.evaluate(() =>
    Array.from(document.links)
      .filter(({ origin }) => origin !== location.origin)
      .map(({ href, target, rel }) => ({ href, target, rel })),
  )

interface Seen {
  readonly kind: string
  readonly side: string
  readonly text: string
}

/** Runs in the page. */
const seen = (elements: ReadonlyArray<Element>): ReadonlyArray<Seen> =>
  elements.map((element) => ({
    kind: element.getAttribute("data-kind") ?? "",
    side: element.getAttribute("data-side") ?? "",
    text: element.textContent ?? "",
  }))

/** The page as it is built, while the server that brings it is away. */
async function fromDisk(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url())
  if (pathname.startsWith("/api")) return route.abort()
  const file = extname(pathname) === "" ? "index.html" : pathname.slice(1)
  const path = fileURLToPath(new URL(`../dist/${file}`, import.meta.url))
  const types: Readonly<Record<string, string>> = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
  }
  return route.fulfill({ body: readFileSync(path), contentType: types[extname(path)] ?? "text/plain" })
}
