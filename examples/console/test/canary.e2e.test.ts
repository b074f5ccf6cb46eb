/**
 * What an agent writes and does not publish, looked for everywhere: on the wire of five pages, in what each of them shows
 * and keeps, in everything that is exported, in every file of the server and in what it prints.
 *
 * One story: each rule begins where the one before ended.
 */
import { Transformer } from "@napi-rs/image"
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import type { Browser, BrowserContext, Locator, Page } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import type { Service } from "../../../packages/core/test/translationServices.ts"
import { libreTranslate } from "../../../packages/core/test/translationServices.ts"
import { launch, person } from "../scripts/Browser.ts"
import type { Served } from "../scripts/Served.ts"
import { serve } from "../scripts/Served.ts"
import type { Wire } from "../scripts/Wire.ts"
import { kept, listen } from "../scripts/Wire.ts"
import { actions } from "../src/desk/actions/Actions.ts"
import { words } from "../src/shop/words.ts"
import { of } from "../src/words/Speech.ts"
import { chunk, pixels, pngWith } from "./files/Corpus.ts"

const within = { timeout: 15_000, interval: 50 }
const { say } = of("fr")

/** Never published, and never to be translated. */
const secret = "canari-7e51"
/** Never published: the agent looked at its translation, and thought better of it. */
const translated = "canari-9c02"
/** Never published: a file of this name, and with this in it, was put beside the reply and taken out again. */
const removed = "canari-4f10"
/** Published in the end. */
const witness = "témoin-3b88"

let service: Service
let served: Served
let browser: Browser
let context: BrowserContext
const pages = {} as Record<"shop" | "ines" | "tab" | "marc" | "lou", Page>
const wires = {} as Record<keyof typeof pages, Wire>
const exported: Array<{ readonly name: string; readonly text: string }> = []
const complaints: Array<string> = []

const seat = async (who: keyof typeof pages, page: Page): Promise<void> => {
  page.setDefaultTimeout(15_000)
  page.on("pageerror", (error) => complaints.push(`${who}: ${error.message}`))
  pages[who] = page
  wires[who] = await listen(page)
}

beforeAll(async () => {
  service = await libreTranslate()
  served = await serve({ env: { PUPITRE_LIBRETRANSLATE: service.url } })
  browser = await launch()
  await seat("shop", (await person(browser, { width: 1280 })).page)
  const own = await person(browser)
  context = own.context
  await seat("ines", own.page)
  await seat("tab", await context.newPage())
  await seat("marc", (await person(browser)).page)
  await seat("lou", (await person(browser)).page)
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
  await service?.close()
})

const shown = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "visible" })
const gone = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "hidden" })
const focused = async (locator: Locator): Promise<void> => shown(locator.and(locator.page().locator(":focus")))
const field = (page: Page = pages.ines): Locator => page.locator(".pu-composer-field")
const written = async (text: string, page: Page = pages.ines): Promise<void> =>
  await expect.poll(() => field(page).inputValue(), within).toBe(text)
const button = (at: Locator | Page, name: string): Locator => at.getByRole("button", { name, exact: true })
const chat = (): Locator => pages.shop.getByRole("dialog", { name: words.chatTitle.fr })
const ask = async (text: string): Promise<void> => {
  const writing = chat().getByRole("textbox", { name: words.message.fr })
  await writing.fill(text)
  await writing.press("Enter")
}
const recall = async (name: string): Promise<void> => {
  await button(pages.ines, say("habits.label")).click()
  await pages.ines.getByRole("menuitemradio", { name }).click()
}

/** Every file of the server, one letter a byte; where text is told apart, as UTF-8. */
const disk = (): ReadonlyArray<{ readonly name: string; readonly text: string }> =>
  readdirSync(served.data, { recursive: true, encoding: "utf8" })
    .filter((name) => !name.startsWith("demo") && statSync(join(served.data, name)).isFile())
    .map((name) => ({ name: `file ${name}`, text: readFileSync(join(served.data, name)).toString("utf8") }))

/** A place in which something may lie, and what lies there. */
interface Place {
  readonly name: string
  readonly text: string
}

/** Every place, each as it is now. */
const places = async (): Promise<ReadonlyArray<Place>> => {
  const all: Array<Place> = [...disk(), ...exported, { name: "what the server prints", text: served.said() }]
  for (const [who, page] of Object.entries(pages) as Array<[keyof typeof pages, Page]>) {
    // eslint-disable-next-line no-await-in-loop -- one page after the other
    await wires[who].settled()
    for (const kind of ["frame sent", "frame received", "request", "response"] as const) {
      const of_ = wires[who].all.filter((one) => one.kind === kind)
      all.push({ name: `${who}: ${kind}`, text: of_.map(({ text }) => text).join("\n") })
    }
    // eslint-disable-next-line no-await-in-loop -- one page after the other
    all.push({ name: `${who}: kept`, text: await kept(page) })
    // eslint-disable-next-line no-await-in-loop -- one page after the other
    all.push({ name: `${who}: shown`, text: await page.content() })
  }
  return all
}

const holding = (all: ReadonlyArray<Place>, text: string): ReadonlyArray<string> =>
  all.filter((place) => place.text.includes(text)).map(({ name }) => name)

/** Where an agent's own drafts are: on their own device. */
const ownPlaces = ["ines: kept", "ines: shown", "tab: kept", "tab: shown"]

describe("[DR5] what is written and not published", () => {
  it("[DR5] is written in every way: a reply, a note, in two tabs, over a reload, offline, held, with every tool open", async () => {
    const { shop, ines, tab, marc, lou } = pages
    await ines.goto(`${served.url}/desk?as=ines&lang=fr`)
    await shown(ines.locator(".pu-line"))
    await shop.goto(`${served.url}/shop?lang=fr`)
    await shop.getByRole("button", { name: words.acceptAll.fr }).click()
    await shop.getByRole("button", { name: words.openChat.fr }).click()
    await ask("Bonjour, est-ce que vous livrez aussi le samedi ?")
    for (const page of [ines, marc]) {
      // Alone at first, it is Inès to whom the visitor is given.
      if (page === marc) await marc.goto(`${served.url}/desk?as=marc&lang=fr`)
      await page.locator(".pu-line", { hasText: "livrez aussi" }).getByRole("link").click()
      await shown(page.locator(".pu-thread-rows").getByText("livrez aussi"))
    }
    await expect.poll(() => field().isEditable(), within).toBe(true)

    await field().click()
    await ines.keyboard.type(`${secret} je regarde`)
    await ines.keyboard.type(" :bonj")
    await ines.keyboard.press("Escape")
    await ines.keyboard.type(" /bonj")
    await ines.keyboard.press("Escape")
    await button(ines, say("canned.title")).click()
    await shown(ines.getByRole("dialog", { name: say("canned.title") }).getByRole("option"))
    await ines.keyboard.press("Escape")
    await tab.goto(ines.url())
    await written(`${secret} je regarde :bonj /bonj`, tab)
    await field(tab).press("End")
    await tab.keyboard.type(` ${secret} ici`)
    await written(`${secret} je regarde :bonj /bonj ${secret} ici`)
    await ines.reload()
    await written(`${secret} je regarde :bonj /bonj ${secret} ici`)
    await context.setOffline(true)
    await field().press("End")
    await ines.keyboard.type(` ${secret} hors ligne`)
    await context.setOffline(false)
    await written(`${secret} je regarde :bonj /bonj ${secret} ici ${secret} hors ligne`, tab)

    await button(ines, say("note.write")).click()
    const note = ines.locator(".pu-note textarea")
    await note.fill(`${secret} note`)
    await note.press("Escape")
    await recall("Pendant 20 secondes")
    await field().press("Enter")
    await button(ines, say("held.recall")).press("Enter")
    await written(`${secret} je regarde :bonj /bonj ${secret} ici ${secret} hors ligne`)
    await recall(say("recall.none"))
    // Closing asks about it, and is called off.
    await ines.locator(".pu-actions").getByRole("button", { name: actions.close.label.fr }).click()
    await shown(ines.getByRole("dialog"))
    await ines.keyboard.press("Escape")
    await gone(ines.getByRole("dialog"))
    // Another conversation, and back.
    await ines.locator(".pu-line").last().getByRole("link").click()
    await ines.locator(".pu-line", { hasText: "livrez aussi" }).getByRole("link").click()
    await written(`${secret} je regarde :bonj /bonj ${secret} ici ${secret} hors ligne`)

    // A file is brought to the server, which has looked at it, and is taken out.
    const picture = await Transformer.fromRgbaPixels(pixels(8, 8), 8, 8).png()
    const comment = chunk("tEXt", Buffer.from(`Comment\0${removed}`))
    const [chooser] = await Promise.all([ines.waitForEvent("filechooser"), button(ines, say("files.attach")).click()])
    await chooser.setFiles([{ name: `${removed}.png`, mimeType: "image/png", buffer: pngWith(picture, comment) }])
    await shown(ines.locator(".pu-file[data-stage=Ready]", { hasText: removed }))
    assert.isNotEmpty(holding(disk(), removed))
    await ines.getByRole("button", { name: say("files.remove", { name: `${removed}.png` }) }).click()
    await gone(ines.locator(".pu-file"))
    await expect.poll(() => holding(disk(), removed), within).toEqual([])

    // Of the other text the agent asks for the translation, and goes back on it.
    await field().fill(`${translated} would be the price.`)
    await button(ines, say("translation.tool")).click()
    const picking = ines.getByRole("dialog", { name: say("translation.title") })
    await picking.getByLabel(say("translation.visitor")).selectOption("en")
    await picking.getByLabel(say("translation.agent")).selectOption("fr")
    await button(picking, say("translation.start")).click()
    await gone(picking)
    await focused(ines.locator(".pu-translation-tool"))
    // Picking a language asks for nothing, and a reply of one's own that is kept publishes nothing.
    await button(ines, say("canned.title")).click()
    await button(ines.getByRole("dialog", { name: say("canned.title") }), say("canned.new")).click()
    const keeping = ines.getByRole("dialog", { name: say("canned.new") })
    await keeping.getByLabel(say("canned.shortcut")).fill("tarif")
    await keeping.getByLabel(say("canned.text")).fill("Le tarif est affiché.")
    await button(keeping, say("canned.keep")).click()
    await gone(keeping)
    assert.isEmpty(service.asked.filter(({ body }) => JSON.stringify(body).includes(translated)))
    await written(`${translated} would be the price.`)
    await field().press("Enter")
    await shown(ines.locator(".pu-reading").getByText(`en(${translated} would be the price.)`))
    await field().fill(`${secret} fin`)
    await gone(ines.locator(".pu-reading"))
    await button(
      ines,
      say("translation.toolOn", { visitor: of("fr").language("en"), agent: of("fr").language("fr") }),
    ).click()
    await button(ines, say("translation.stop")).click()

    // What can be exported, by whoever can.
    for (const [shelf, kind] of [
      ["replies", "file.csv"],
      ["replies", "file.json"],
      ["articles", "file.json"],
    ] as const) {
      await lou.goto(`${served.url}/manager/library/${shelf}?as=manager&lang=fr`)
      await button(lou, say("file.export")).click()
      const [download] = await Promise.all([
        lou.waitForEvent("download"),
        lou.getByRole("menuitem", { name: say(kind) }).click(),
      ])
      exported.push({ name: `export ${shelf} ${kind}`, text: readFileSync(await download.path(), "utf8") })
    }
  })

  it("[DR5] is on its author's device alone, and what is to be translated in its one request beside", async () => {
    const all = await places()
    assert.deepStrictEqual(
      holding(all, secret).filter((name) => !ownPlaces.includes(name)),
      [],
    )
    // It is where it belongs: the search would find it.
    assert.includeMembers([...holding(all, secret)], ["ines: kept", "tab: kept"])

    // Of what was taken out nothing is left but that it was brought, once and to the server alone.
    const brought = ["ines: request", "ines: response"]
    assert.deepStrictEqual(
      holding(all, removed).filter((name) => !brought.includes(name)),
      [],
    )
    const encoded = Buffer.from(`${removed}.png`).toString("base64")
    assert.deepStrictEqual(holding(all, encoded), ["ines: request"])

    const where = holding(all, translated).filter((name) => !ownPlaces.includes(name))
    assert.deepStrictEqual(where, ["ines: request", "ines: response"])
    const travelled = wires.ines.all.filter(({ text }) => text.includes(translated))
    assert.deepStrictEqual(
      travelled.map(({ kind, url }) => [kind, new URL(url).pathname]),
      [
        ["request", "/api/draft-translation"],
        ["response", "/api/draft-translation"],
      ],
    )
    assert.notInclude(travelled[0]!.text.split("\n")[0], translated)
    const asked = service.asked.filter(({ body }) => JSON.stringify(body).includes(translated))
    assert.deepStrictEqual(
      asked.map(({ path }) => path),
      ["/translate"],
    )
    assert.notInclude(JSON.stringify(service.asked), secret)

    const letters = all.reduce((sum, { text }) => sum + text.length, 0)
    const empty = all.filter(({ text }) => text === "").map(({ name }) => name)
    console.log(
      `${all.length} places searched, ${letters} letters in all; nothing yet in ${empty.join(", ") || "none"}`,
    )
    assert.isAtLeast(all.length, 40)
    assert.isAbove(letters, 1_000_000)
  })

  it("[DR5] every place that was searched holds what is published, or what else it is for", async () => {
    const { shop, ines, marc } = pages
    await field().fill(`Oui, ${witness}.`)
    await field().press("Enter")
    await shown(chat().getByText(witness))
    await shown(marc.locator(".pu-thread-rows").getByText(witness))
    const [copy] = await Promise.all([shop.waitForEvent("download"), closed(ines)])
    exported.push({ name: "export of the conversation", text: readFileSync(await copy.path(), "utf8") })
    const all = await places()
    for (const name of [
      ...["ines: frame sent", "ines: frame received", "tab: frame received", "marc: frame received"],
      ...["shop: frame received", "shop: shown", "marc: shown", "export of the conversation"],
    ]) {
      assert.include(holding(all, witness), name)
    }
    assert.isAbove(holding(all, witness).filter((name) => name.startsWith("file log.sqlite")).length, 0)
    for (const [name, text] of [
      ["shop: frame sent", "livrez aussi"],
      ["lou: frame sent", "Hello"],
      ["marc: frame sent", "Hello"],
      ["tab: frame sent", "Hello"],
      ["shop: request", "/api/visitor-token"],
      ["shop: kept", "pupitre"],
      ["marc: kept", "pupitre"],
      ["export replies file.csv", "instant"],
      ["export replies file.json", "instant"],
      ["export articles file.json", "livraison"],
      ["what the server prints", served.url],
    ] as const) {
      assert.include(holding(all, text), name)
    }
    // The register's own log is emptied with what is taken out.
    const emptied = "file files/files.sqlite-wal"
    for (const { name, text } of all) if (name !== emptied) assert.isAbove(text.length, 0, name)
    assert.deepStrictEqual(
      holding(all, secret).filter((name) => !ownPlaces.includes(name)),
      [],
    )
    assert.deepStrictEqual(complaints, [])
  })
})

/** Closes the conversation, after which its visitor may keep it. */
const closed = async (ines: Page): Promise<void> => {
  await ines.locator(".pu-actions").getByRole("button", { name: actions.close.label.fr }).click()
  const form = ines.getByRole("dialog")
  await form.getByRole("button", { name: "Conseil produit", exact: true }).click()
  await form.locator("select").selectOption("solved")
  await form.getByLabel(say("close.history")).check()
  await button(form, say("close.confirm")).click()
  // The window of a visitor closes with the conversation.
  await gone(chat())
  await button(pages.shop, words.openChat.fr).click()
  await chat().getByRole("button", { name: words.keep.fr }).click()
}
