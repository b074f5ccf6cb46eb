/**
 * Who the visitor is, as the agent sees it: a visitor in two tabs, and an agent, over a real server process on the built page.
 *
 * One story: each rule begins where the one before ended.
 */
import { readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import type { Browser, BrowserContext, Locator, Page } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import { tagWords } from "../policy.ts"
import { launch, person } from "../scripts/Browser.ts"
import { wishesOf } from "../scripts/Wishes.ts"
import type { Served } from "../scripts/Served.ts"
import { serve } from "../scripts/Served.ts"
import { stumbles } from "../scripts/Stumbles.ts"
import { actions } from "../src/desk/actions/Actions.ts"
import * as Assertion from "../server/Assertion.ts"
import { customers } from "../server/Customers.ts"
import * as SigningKey from "../server/SigningKey.ts"
import { words } from "../src/shop/words.ts"
import { catalogue } from "../src/words/catalogue.ts"

const within = { timeout: 15_000, interval: 50 }

let served: Served
let browser: Browser
let visiting: BrowserContext
let shop: Page
let desk: Page
/** What the visitor's pages asked of the server. */
const requests: Array<string> = []
/** What a browser complains about. */
const complaints: Array<string> = []

/** How many pages of the visitor the server has taken. */
const pages = wishesOf("visitPage")
/** What the desk was told of visitors' streams to begin with. */
const begun: Array<string> = []
const hasTold = async (all: number): Promise<void> => {
  await expect.poll(pages.taken, within).toBe(all)
}

const listen = (page: Page, who: string): void => {
  pages.listen(page)
  page.setDefaultTimeout(15_000)
  page.on("pageerror", (error) => complaints.push(`${who}: ${error.message}`))
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${who}: ${message.text()}`)
  })
}

/** A visitor who has been here a dozen times, as the demo's files have it: all conversations but the last are over. */
const regular = (n: number): readonly [file: string, script: unknown] => {
  const last = n === 0
  const by = (who: string, command: string, input: unknown) => ({ after: 10, by: who, command, input })
  const turns = [
    ...(n === 12 ? [by("visitor", "giveConsent", { scopes: ["store"] })] : []),
    by("visitor", "startConversation", { mode: "chat", message: `Question numéro ${13 - n}` }),
    ...(last ? [by("visitor", "setCustomData", { values: { newsletter: "peut-être" } })] : []),
    by("ines", "takeConversation", {}),
    by("ines", "postMessage", { text: `Réponse numéro ${13 - n}` }),
    ...(last
      ? []
      : [by("ines", "close", { tags: ["advice"], answers: [{ field: "outcome", value: "solved" }], seen: 3 })]),
  ]
  const name = `regular-${"abcdefghijklmnopqrstuvwxyz"[n]}`
  const visitor = { id: "demo-regular", name: "Odile Fidèle" }
  return [`${name}.json`, { name, about: "", visitor, startedMinutesAgo: 60 + n * 1_440, turns }]
}

beforeAll(async () => {
  served = await serve({
    more: Object.fromEntries(Array.from({ length: 13 }, (_, n) => regular(n))),
    env: { PUPITRE_COUNTRY_HEADER: "x-country" },
  })
  browser = await launch()
  const visitor = await person(browser, { width: 1280 })
  visiting = visitor.context
  shop = visitor.page
  desk = (await person(browser)).page
  listen(shop, "shop")
  listen(desk, "desk")
  desk.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      const stream = /^\{"_tag":"(?:Aggregated|Range)","stream":"([^"]+\/visitor\/[^"]+)"/.exec(String(payload))
      if (stream !== null) begun.push(String(payload))
    }),
  )
  shop.on("request", (request) => requests.push(new URL(request.url()).pathname))
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
})

const pane = (): Locator => desk.getByRole("complementary", { name: catalogue["information.label"].fr })
const row = (name: string): Locator => pane().locator(`[data-row="${name}"] dd`)
const section = (name: string): Locator => pane().locator(`[data-section=${name}]`)
/** The text of a row without what is for screen readers and with ordinary spaces. */
const told = async (name: string): Promise<string> =>
  (await row(name).locator("bdi, .pu-info-masked").first().innerText()).replace(/[\u00A0\u202F]/g, " ").trim()
const tells = async (name: string, text: string | RegExp): Promise<void> => {
  const read = async (): Promise<string> => ((await row(name).count()) === 0 ? "" : told(name))
  if (typeof text === "string") await expect.poll(read, within).toBe(text)
  else await expect.poll(read, within).toMatch(text)
}
const shown = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "visible" })
const gone = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "hidden" })
const chat = (page: Page): Locator => page.getByRole("dialog", { name: words.chatTitle.fr })
const record = (): Locator => desk.getByRole("dialog")
/** `3 min 12 s` in seconds. */
const seconds = (text: string): number => {
  const [, minutes = "0", rest = "0"] = /(?:(\d+) min ?)?(?:(\d+) s)?/.exec(text) ?? []
  return Number(minutes) * 60 + Number(rest)
}
/** How long a page was looked at, the last one being number 0. */
const lookedAt = async (n: number): Promise<string> =>
  (await section("journey").locator(".pu-info-pages li").nth(n).locator("span span").last().innerText())
    .replace(/[\u00A0\u202F]/g, " ")
    .trim()
/** Closes the conversation on screen. */
const closeIt = async (): Promise<void> => {
  await desk.locator(".pu-actions").getByRole("button", { name: actions.close.label.fr }).click()
  const dialog = desk.getByRole("dialog")
  await dialog.getByRole("button", { name: tagWords("advice", "fr"), exact: true }).click()
  await dialog.locator("select").selectOption("solved")
  await dialog.getByRole("button", { name: catalogue["close.confirm"].fr, exact: true }).click()
  await gone(dialog)
}
const question = "Bonjour, la lampe Aube existe-t-elle en bleu ?"

describe("who the visitor is", () => {
  it("[L1] a visitor who came by a campaign walks through three pages in one tab and one in another, and reloads it", async () => {
    const campaign = "utm_source=lettre&utm_medium=email&utm_campaign=rentree"
    await shop.goto(`${served.url}/shop?lang=fr&${campaign}`, { referer: "https://webmail.orange.example/" })
    assert.deepStrictEqual(
      requests.filter((path) => path.startsWith("/api")),
      [],
    )
    await shop.getByRole("button", { name: words.acceptAll.fr }).click()
    await gone(shop.getByRole("heading", { name: words.consentTitle.fr }))
    await shop.getByRole("navigation").getByRole("link", { name: words.tableLamps.fr }).click()
    await shop.getByRole("link", { name: /^Aube/ }).click()
    await shown(shop.getByRole("heading", { name: "Aube", exact: true }))
    // The address of the campaign is told once, and is no part of the pages after.
    assert.notInclude(shop.url(), "utm_")
    const other = await visiting.newPage()
    listen(other, "second tab")
    await other.goto(`${served.url}/shop/p/plume?lang=fr`)
    await shown(other.getByRole("heading", { name: "Plume", exact: true }))
    await hasTold(4)
    await other.reload()
    await shown(other.getByRole("heading", { name: "Plume", exact: true }))
    await hasTold(5)
    await other.close()
  })

  it("[L2] the agent's pane has the pages, the visit, the way to the site and the device", async () => {
    await desk.goto(`${served.url}/desk?as=ines&lang=fr`)
    await shop.getByRole("button", { name: /^Une question/ }).click()
    const writing = chat(shop).getByRole("textbox", { name: words.message.fr })
    await writing.fill(question)
    await writing.press("Enter")
    await desk.locator(".pu-line", { hasText: question }).getByRole("link").click()
    await shown(pane().getByText("Provenance"))
    // Whoever has no room left takes a visitor by hand.
    const close = desk.locator(".pu-actions [data-action=close]")
    const take = desk.getByRole("button", { name: catalogue["composer.take"].fr, exact: true })
    await expect
      .poll(async () => (await take.isVisible()) || (await close.getAttribute("aria-disabled")) !== "true", within)
      .toBe(true)
    if (await take.isVisible()) await take.click()
    await gone(take)
    // The front, the department, Aube, Plume, Plume again.
    await tells("pages", "5")
    await tells("visits", "1")
    await tells("last", "Campagne : lettre · email · rentree")
    await tells("browser", /^Chrome \d+$/)
    await tells("system", /^Linux/)
    await tells("country", "France")
    await tells("kind", "Ordinateur")
    await tells("language", /^français/)
    await tells("screen", "1280 × 900")
    // Chromium says by hints what the user agent no longer says.
    for (const [name, source] of [
      ["country", "fuseau horaire"],
      ["browser", "indications du navigateur"],
      ["system", "indications du navigateur"],
      ["kind", "indications du navigateur"],
      ["language", "langue du navigateur"],
      ["screen", "écran"],
    ] as const)
      assert.include(await row(name).innerText(), `d'après : ${source}`, name)
    assert.strictEqual(await section("device").locator(".pu-info-badge").count(), 0)
    await tells("count", "0")
    const pages = section("journey").locator(".pu-info-pages li")
    await expect.poll(() => pages.count(), within).toBe(5)
    assert.deepStrictEqual(
      (await pages.allInnerTexts()).map((text) => /Plume|Aube|À poser|Des lampes/.exec(text)?.[0]),
      ["Plume", "Plume", "Aube", "À poser", "Des lampes"],
    )
    await shown(section("journey").getByText("Sur le site"))
  })

  it("[L3] time on the site goes on by itself, second by second, and the pages grow", async () => {
    const before = seconds(await told("duration"))
    await expect.poll(async () => seconds(await told("duration")), within).toBeGreaterThan(before + 1)
    await chat(shop).press("Escape")
    await shop.getByRole("link", { name: /^Falaise/ }).click()
    await tells("pages", "6")
    await tells("current", /^Lampadaire Falaise/)
    // Of a page that was left the time stands; that of the one looked at goes on.
    const left = await lookedAt(1)
    assert.isAbove(seconds(left), 1)
    await expect.poll(async () => seconds(await lookedAt(0)), within).toBeGreaterThan(1)
    assert.strictEqual(await lookedAt(1), left)
    await tells("data.last_product", catalogue["information.masked"].fr)
  })

  it("[L4] what the shop says of the basket is typed as declared, what nobody declared is at the end, and no agent's to read", async () => {
    await shop.getByRole("button", { name: words.addToBasket.fr }).click()
    await tells("data.basket_amount", "349,00 €")
    await tells("data.basket_items", "1")
    const rows = await section("customData")
      .locator("[data-row]")
      .evaluateAll((all) => all.map((one) => one.getAttribute("data-row")))
    assert.strictEqual(rows.at(-1), "data.last_product")
    assert.include(await row("data.basket_amount").innerText(), "déclaré par la page")
  })

  it("[P25] the shop's own section has the lamps that were looked at, what is in the basket, and the way to a lamp", async () => {
    const lamps = section("lamps").locator("[data-row]")
    await expect
      .poll(
        async () => new Set(await lamps.evaluateAll((all) => all.map((one) => one.getAttribute("data-row")))),
        within,
      )
      .toEqual(new Set(["aube", "falaise", "plume"]))
    await expect.poll(async () => told("falaise"), within).toMatch(/^\d+ s$/)
    await shown(section("lamps").locator(".pu-info-badge", { hasText: /^Panier : 349,00\s€$/ }))
    const way = section("lamps").getByRole("link", { name: /^Ouvrir la page : / })
    assert.match((await way.getAttribute("href")) ?? "", /^http:\/\/127\.0\.0\.1:\d+\/shop\/p\/(aube|falaise|plume)$/)
  })

  it("[L5] a visitor who signs in in the middle of the conversation is known at once; what the role may not see is masked", async () => {
    await shop.getByRole("link", { name: words.signIn.fr }).click()
    await shown(shop.getByRole("heading", { name: words.signIn.fr }))
    assert.deepStrictEqual(await stumbles(shop), [])
    await shop.getByRole("radio", { name: /Camille Roussel/ }).check()
    await shop.getByRole("button", { name: words.signIn.fr, exact: true }).click()
    await shown(shop.getByRole("heading", { name: "Bonjour Camille Roussel" }))
    await tells("id", "Camille Roussel (L-10482)")
    await tells("data.loyalty_tier", "Or")
    await tells("data.newsletter", "oui")
    await tells("data.last_order", "2 oct. 2026")
    await shown(section("customData").getByText("Authentifié").first())
    await tells("data.customer_file", catalogue["information.masked"].fr)
    assert.notInclude(await pane().innerHTML(), "crm.maison-lumen.example")
    assert.deepStrictEqual(await stumbles(desk), [])
    // What they did before they said who they are is in the same record.
    await tells("pages", "7")
    await tells("visits", "1")
    await tells("last", "Campagne : lettre · email · rentree")
    const { context, page } = await person(browser)
    listen(page, "manager")
    await page.goto(
      desk
        .url()
        .replace(/as=ines/, "as=manager")
        .replace(/lang=fr/, "lang=en"),
    )
    const file = page.locator('[data-row="data.customer_file"] a')
    await shown(file)
    assert.match((await file.getAttribute("href")) ?? "", /^https:\/\/crm\.maison-lumen\.example/)
    // The same values, written as English has them.
    for (const [name, text] of [
      ["basket_amount", "€349.00"],
      ["last_order", "Oct 2, 2026"],
      ["newsletter", "yes"],
    ] as const)
      await expect.poll(async () => page.locator(`[data-row="data.${name}"] bdi`).innerText(), within).toBe(text)
    await shown(page.locator("[data-section=lamps] .pu-info-badge", { hasText: "Basket: €349.00" }))
    // What nobody declared is a manager's alone to read, as it came.
    assert.strictEqual(await page.locator('[data-row="data.last_product"] bdi').innerText(), "Falaise")
    await context.close()
  })

  it("[L6] once the conversation is over it is a past exchange", async () => {
    const before = Date.now()
    await closeIt()
    await tells("count", "1")
    const today = [before, Date.now()].map((at) =>
      new Intl.DateTimeFormat("fr", { dateStyle: "medium", timeZone: "Europe/Paris" }).format(at),
    )
    assert.include(today, await section("pastExchanges").locator('[data-row="last"] bdi').innerText())
  })

  it("[L7] after half an hour of silence another visit begins, by a search; the first way to the site stays", async () => {
    const [visit] = await shop.evaluate(() => {
      const [id = ""] = (localStorage.getItem("pupitre.visit") ?? "").split(" ")
      localStorage.setItem("pupitre.visit", `${id} ${Date.now() - 31 * 60_000}`)
      return [id]
    })
    await shop.goto(`${served.url}/shop?lang=fr`, {
      referer: "https://www.google.com/search?q=lampe+de+chevet&sid=secret",
    })
    await expect
      .poll(async () => shop.evaluate(() => localStorage.getItem("pupitre.visit")?.split(" ")[0]), within)
      .not.toBe(visit)
    await tells("visits", "2")
    await tells("pages", "8")
    await tells("last", "Moteur de recherche : Google")
    await tells("terms", "lampe de chevet")
    await tells("first", "Campagne : lettre · email · rentree")
    // Who has signed in stays signed in.
    await shown(shop.getByRole("link", { name: "Camille" }))
  })

  it("[L8] the customer record has every conversation, to read, to note on and to open", async () => {
    await shop.getByRole("button", { name: /^Une question/ }).click()
    const again = chat(shop).getByRole("button", { name: words.startAgain.fr })
    if (await again.isVisible().catch(() => false)) await again.click()
    const writing = chat(shop).getByRole("textbox", { name: words.message.fr })
    await writing.fill("Me revoilà, et en vert ?")
    await writing.press("Enter")
    await desk.locator(".pu-line", { hasText: "en vert" }).getByRole("link").click()
    await tells("count", "1")
    await section("pastExchanges").getByRole("button", { name: "Voir le dossier client" }).click()
    await shown(record().getByText("2 conversations"))
    await shown(record().getByText(question))
    assert.strictEqual(await record().getByRole("list").first().getByRole("button").count(), 2)
    await shown(record().getByText(catalogue["record.noNotes"].fr))
    await record().getByLabel(catalogue["record.addNote"].fr).fill("Préfère le bleu")
    await record().getByRole("button", { name: catalogue["record.saveNote"].fr, exact: true }).click()
    await shown(record().locator(".pu-record-notes li", { hasText: "Préfère le bleu" }))
    assert.deepStrictEqual(await stumbles(desk), [])
    await record().getByRole("button", { name: catalogue["record.goTo"].fr }).click()
    await gone(record())
    await shown(desk.locator(".pu-thread-rows").getByText(question))
    await shown(desk.locator(".pu-thread-rows").getByText("Préfère le bleu"))
    await desk.goBack()
  })

  it("[L9] the same customer in another browser is the same record, from its first sign-in on", async () => {
    const { context, page } = await person(browser, { width: 1280 })
    // As the proxy in front of the server says it.
    await context.setExtraHTTPHeaders({ "x-country": "BE" })
    listen(page, "second browser")
    try {
      await page.goto(`${served.url}/shop/sign-in?lang=fr`)
      await page.getByRole("button", { name: words.acceptAll.fr }).click()
      await page.getByRole("button", { name: /^Une question/ }).click()
      const writing = chat(page).getByRole("textbox", { name: words.message.fr })
      await writing.fill("Depuis mon téléphone")
      await writing.press("Enter")
      await desk.locator(".pu-line", { hasText: "Depuis mon téléphone" }).getByRole("link").click()
      await tells("count", "0")
      await tells("country", "Belgique")
      assert.include(await row("country").innerText(), "serveur mandataire")
      await chat(page).press("Escape")
      await page.getByRole("radio", { name: /Camille Roussel/ }).check()
      await page.getByRole("button", { name: words.signIn.fr, exact: true }).click()
      await tells("id", "Camille Roussel (L-10482)")
      // Two devices, one person: what either of them did, in one order.
      await tells("visits", "3")
      await tells("first", "Campagne : lettre · email · rentree")
      await tells("count", "1")
      await tells("data.basket_amount", "349,00 €")
      await section("pastExchanges").getByRole("button", { name: "Voir le dossier client" }).click()
      await shown(record().getByText("3 conversations"))
      await record().locator(".pu-record-line").last().click()
      await shown(record().getByText("Préfère le bleu"))
      await record().press("Escape")
    } finally {
      await context.close()
    }
  })

  it("[L12] the record is read page by page with the keyboard, and from one conversation to the one before", async () => {
    await desk.locator(".pu-line", { hasText: "Odile Fidèle" }).getByRole("link").click()
    await tells("count", "12")
    // The pane begins at what the server keeps, not at the start of the stream.
    const [first] = begun.filter((text) => text.includes("/visitor/demo-regular"))
    assert.match(first ?? "", /^\{"_tag":"Aggregated"/)
    await section("pastExchanges").getByRole("button", { name: "Voir le dossier client" }).press("Enter")
    await shown(record().getByText("13 conversations"))
    const lines = record().locator(".pu-record-line")
    await expect.poll(async () => lines.count(), within).toBe(10)
    const earlier = record().getByRole("button", { name: catalogue["record.more"].fr })
    await earlier.press("Enter")
    await expect.poll(async () => lines.count(), within).toBe(13)
    await gone(earlier)
    /** Which line has the focus, and still has it once whatever would take it has had its turn. */
    const focused = async (): Promise<string> =>
      desk.evaluate(
        async () =>
          new Promise((resolve) => {
            const lines = [...document.querySelectorAll(".pu-record-line")]
            const tell = (): void => {
              const own = document.activeElement
              resolve(
                own?.matches(".pu-record-line") === true ? `line ${lines.indexOf(own)}` : (own?.textContent ?? ""),
              )
            }
            setTimeout(() => requestAnimationFrame(() => setTimeout(tell)))
          }),
      )
    assert.strictEqual(await focused(), "line 10")
    await desk.keyboard.press("Enter")
    await shown(record().getByText("Question numéro 3", { exact: true }))
    const before = record().getByRole("button", { name: catalogue["record.previous"].fr })
    for (const n of [2, 1]) {
      await before.press("Enter")
      await shown(record().getByText(`Réponse numéro ${n}`, { exact: true }))
      assert.match(await focused(), /^Conversation du /)
    }
    // The first one has none before it.
    await gone(before)
    assert.deepStrictEqual(await stumbles(desk), [])
    await record().press("Escape")
    await gone(record())
  })

  it("[L13] a value that is not as declared shows raw with a warning, and an agent types what is right", async () => {
    await tells("data.newsletter", "peut-être")
    await shown(row("data.newsletter").getByText("Oui ou non était attendu."))
    await row("data.newsletter").getByRole("button", { name: "Modifier : Inscrit à la lettre" }).click()
    const typing = pane().locator(".pu-typing")
    await typing.locator("select").selectOption("true")
    await typing.locator("select").press("Enter")
    await typing.getByRole("button", { name: catalogue["information.save"].fr }).click()
    await tells("data.newsletter", "oui")
    assert.include(await row("data.newsletter").innerText(), "saisi par un conseiller")
    assert.strictEqual(await row("data.newsletter").getByText("était attendu").count(), 0)
  })

  it("[P27] [P36] a robot is pointed out, and so is an id that two people have signed in under: neither sees the other's record", async () => {
    const robot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
    const key = SigningKey.open(served.data)
    /** Someone who writes and signs in as Idris; the shop's server gives the second one another name. */
    const writes = async (page: Page, text: string): Promise<void> => {
      listen(page, text)
      await page.goto(`${served.url}/shop/sign-in?lang=fr`)
      await page.getByRole("button", { name: words.acceptAll.fr }).click()
      await page.getByRole("button", { name: /^Une question/ }).click()
      const writing = chat(page).getByRole("textbox", { name: words.message.fr })
      await writing.fill(text)
      await writing.press("Enter")
      await chat(page).press("Escape")
      await page.getByRole("radio", { name: /Idris Benali/ }).check()
      await page.getByRole("button", { name: words.signIn.fr, exact: true }).click()
      await shown(page.getByRole("heading", { name: /^Bonjour/ }))
    }
    const [first, second] = [await person(browser), await person(browser, { userAgent: robot })]
    try {
      await writes(first.page, "Ici le premier Idris")
      await second.page.route("**/api/sign-in", async (route) => {
        const answered = (await (await route.fetch()).json()) as { readonly assertion: string }
        const [said = ""] = answered.assertion.split(".", 1)
        const { visitorId } = JSON.parse(Buffer.from(said, "base64url").toString("utf8"))
        const name = "Rita Benali"
        const vouched = { externalId: customers.idris.externalId, name }
        await route.fulfill({ json: { name, assertion: Assertion.make(key, visitorId, vouched, Date.now()) } })
      })
      await writes(second.page, "Ici Rita, pas Idris")
      await desk.locator(".pu-line", { hasText: "Ici le premier Idris" }).getByRole("link").click()
      await tells("id", `Idris Benali (${customers.idris.externalId})`)
      await shown(section("customData").getByText(catalogue["information.shared"].fr))
      await tells("visits", "1")
      assert.strictEqual(await section("device").locator(".pu-info-badge").count(), 0)
      await desk.locator(".pu-line", { hasText: "Ici Rita, pas Idris" }).getByRole("link").click()
      await tells("id", `Rita Benali (${customers.idris.externalId})`)
      await shown(section("customData").getByText(catalogue["information.shared"].fr))
      await tells("visits", "1")
      await tells("data.loyalty_tier", "")
      await shown(section("device").locator(".pu-info-badge", { hasText: "Automate" }))
      await tells("bot", "oui")
      assert.include(await row("bot").innerText(), "d'après : navigateur")
      await section("pastExchanges").getByRole("button", { name: "Voir le dossier client" }).click()
      await shown(record().getByText("1 conversation", { exact: true }))
      await record().press("Escape")
      await gone(record())
    } finally {
      await first.context.close()
      await second.context.close()
    }
  })

  it("[L10] when the visitor has left, time stands still", async () => {
    await desk.locator(".pu-line", { hasText: "en vert" }).getByRole("link").click()
    await shown(section("journey").getByText("Sur le site"))
    await visiting.close()
    await shown(section("journey").getByText("A quitté le site"))
    const stood = await told("duration")
    // The clock of the desk goes on meanwhile.
    const later = (await desk.evaluate(() => performance.now() / 1000)) + 3
    await expect.poll(async () => desk.evaluate(() => performance.now() / 1000), within).toBeGreaterThan(later)
    assert.strictEqual(await told("duration"), stood)
  })

  it("[L11] a manager erases the visitor: the pane and the thread of whoever looks are empty at once, counts stay, and it is told", async () => {
    const threadOf = desk.locator(".pu-thread-rows")
    await shown(threadOf.getByText("Me revoilà, et en vert ?"))
    const { context, page } = await person(browser)
    listen(page, "manager")
    await page.goto(`${served.url}/manager/visitors?lang=fr&as=manager`)
    const line = page.getByRole("row", { name: /Me revoilà, et en vert/ })
    await line.getByRole("button", { name: /^Effacer/ }).click()
    const dialog = page.getByRole("dialog")
    await shown(dialog.getByText("2 conversations sont encore ouvertes"))
    await shown(dialog.getByRole("button", { name: "Clôturer puis effacer" }))
    await shown(dialog.getByText("depuis 1 autre appareil"))
    assert.deepStrictEqual(await stumbles(page), [])
    await dialog.getByRole("button", { name: "Annuler" }).click()
    for (const text of ["Depuis mon téléphone", "Me revoilà, et en vert ?"]) {
      await desk.locator(".pu-line", { hasText: text }).getByRole("link").click()
      await closeIt()
    }
    await tells("data.basket_amount", "349,00 €")
    await line.getByRole("button", { name: /^Effacer/ }).click()
    await dialog.getByRole("button", { name: "Effacer pour toujours" }).click()
    await gone(dialog)
    await gone(threadOf.getByText("Me revoilà, et en vert ?"))
    await shown(threadOf.getByText("Données du visiteur effacées"))
    await tells("data.basket_amount", "")
    await tells("id", "")
    await tells("pages", "8")
    await tells("visits", "2")
    await tells("count", "2")
    await tells("last", "Moteur de recherche")
    await gone(section("lamps").locator("[data-row], .pu-info-badge, a"))
    await shown(page.getByText("Lou Carpentier a effacé"))
    assert.deepStrictEqual(await stumbles(page), [])
    assert.deepStrictEqual(await stumbles(desk), [])
    await context.close()
    for (const word of ["Camille", "L-10482", "en vert", "webmail.orange", "lampe de chevet"]) {
      assert.notInclude(await pane().innerHTML(), word)
    }
    // Nor is any of it in a file of the server, which is still running.
    const data = dirname(served.demo)
    const files = readdirSync(data, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name))
      .filter((path) => !path.startsWith(served.demo))
    assert.include(files, join(data, "log.sqlite"))
    for (const path of files) {
      const kept = readFileSync(path, "utf8")
      for (const word of ["Me revoilà", "Depuis mon téléphone", "Préfère le bleu", question])
        assert.notInclude(kept, word)
    }
    assert.deepStrictEqual(complaints, [])
  })
})
