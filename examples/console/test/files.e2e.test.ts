/**
 * Files from their choice to the other side's screen: a visitor and an agent, over a real server process on the built page.
 *
 * One story: each rule begins where the one before ended.
 */
import { Transformer } from "@napi-rs/image"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { limits } from "@pupitre/core/composer/FileCheck"
import { catalogue as fileWords } from "@pupitre/core/composer/FileWords"
import type { Browser, CDPSession, Locator, Page, Request } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import { tagWords } from "../policy.ts"
import { launch, person } from "../scripts/Browser.ts"
import type { Cable } from "../scripts/Cable.ts"
import { make as makeCable } from "../scripts/Cable.ts"
import type { Served } from "../scripts/Served.ts"
import { serve } from "../scripts/Served.ts"
import { stumbles } from "../scripts/Stumbles.ts"
import { actions } from "../src/desk/actions/Actions.ts"
import { words } from "../src/shop/words.ts"
import { catalogue } from "../src/words/catalogue.ts"
import { clamd } from "./files/Clamd.ts"
import { chunk, documentOf, eicar, exif, jpegWith, pixels, pngWith, segment } from "./files/Corpus.ts"

const within = { timeout: 15_000, interval: 25 }
const question = "Bonjour, ma lampe est arrivée avec un abat-jour abîmé."

let scanner: Awaited<ReturnType<typeof clamd>>
let served: Served
let browser: Browser
let shop: Page
let desk: Page
let wire: CDPSession
let cable: Cable
let photo: Buffer
let plan: Buffer
/** As large as may be. */
let film: Buffer
/** Where files lie that are dropped. */
let folder: string
/** What a browser complains about, but for a server or a network that is away. */
const complaints: Array<string> = []

const listen = (page: Page, who: string): void => {
  page.setDefaultTimeout(15_000)
  page.on("pageerror", (error) => complaints.push(`${who}: ${error.message}`))
  page.on("console", (message) => {
    const text = message.text()
    // 409: the server was still writing what came before, and is asked again where it stands.
    if (
      message.type() === "error" &&
      !/status of 409|ERR_CONNECTION|ERR_SOCKS|ERR_INTERNET_DISCONNECTED|WebSocket/.test(text)
    )
      complaints.push(`${who}: ${text}`)
  })
}

beforeAll(async () => {
  const picture = await Transformer.fromRgbaPixels(pixels(320, 200), 320, 200).jpeg(80)
  photo = jpegWith(picture, segment(0xe1, exif()))
  plan = await documentOf(3_000_000)
  film = await documentOf(limits.maxBytes)
  folder = mkdtempSync(join(tmpdir(), "pupitre-dropped-"))
  scanner = await clamd()
  served = await serve({ env: { PUPITRE_CLAMD: `127.0.0.1:${scanner.port}` } })
  cable = await makeCable()
  browser = await launch()
  shop = (await person(browser, { width: 1280 })).page
  desk = (await person(browser, { proxy: cable.proxy })).page
  listen(shop, "shop")
  listen(desk, "desk")
  // From now on a choice of files is the test's, however fast a key is after the wish for it.
  desk.on("filechooser", () => {})
  wire = await desk.context().newCDPSession(desk)
})

afterAll(async () => {
  await browser?.close()
  await cable?.close()
  await served?.remove()
  scanner?.server.close()
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
})

const shown = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "visible" })
const gone = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "hidden" })
const chat = (): Locator => shop.getByRole("dialog", { name: words.chatTitle.fr })
const field = (): Locator => desk.locator(".pu-composer-field")
const tray = (): Locator => desk.getByRole("list", { name: catalogue["files.label"].fr })
/** Copies a picture, as another page would that the agent looks at. */
const copied = async (picture: Buffer): Promise<void> => {
  await desk.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: served.url })
  await desk.bringToFront()
  await desk.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
    await navigator.clipboard.write([new ClipboardItem({ "image/png": new Blob([bytes], { type: "image/png" }) })])
  }, picture.toString("base64"))
}
type Dragging = "dragEnter" | "dragOver" | "drop"
/** Drags a file of the disk over the thread, as the browser hears of it from the system, and lets go of it. */
const dragged = async (
  name: string,
  bytes: Buffer,
  steps: ReadonlyArray<Dragging> = ["dragEnter", "dragOver", "drop"],
): Promise<void> => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const { x, y, width, height } = (await desk.locator(".pu-thread").boundingBox())!
  const at = { x: x + width / 2, y: y + height / 2 }
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of steps) await wire.send("Input.dispatchDragEvent", { ...at, type, data })
}
/** How wide the picture in an image is: 0 until it has come. */
const widthOf = async (image: Locator): Promise<number> =>
  image.evaluate((element) => (element as HTMLImageElement).naturalWidth)
/** The share of a file that is sent, as its bar says: 0 before there is one, 1 once it is there no more. */
const sent = async (): Promise<number> =>
  desk.evaluate(() => {
    const bar = document.querySelector<HTMLProgressElement>(".pu-files progress")
    if (bar !== null) return bar.value
    return document.querySelector(".pu-file:is([data-stage=Scanning], [data-stage=Ready])") === null ? 0 : 1
  })
const slow = async (bytesPerSecond: number, offline = false): Promise<void> => {
  await wire.send("Network.emulateNetworkConditions", {
    offline,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond,
  })
}

describe("files", () => {
  it("[FI1] a picture that is pasted and one that is dropped go with the reply, and are on the visitor's screen without where they were taken", async () => {
    await shop.goto(`${served.url}/shop?lang=fr`)
    await shop.getByRole("button", { name: words.acceptAll.fr }).click()
    await shop.getByRole("button", { name: /^Une question/ }).click()
    const writing = chat().getByRole("textbox", { name: words.message.fr })
    await writing.fill(question)
    await writing.press("Enter")
    await desk.goto(`${served.url}/desk?as=ines&lang=fr`)
    await desk.locator(".pu-line", { hasText: question }).getByRole("link").click()
    await shown(desk.locator(".pu-bubble", { hasText: question }))
    const take = desk.getByRole("button", { name: catalogue["composer.take"].fr, exact: true })
    const attach = desk.getByRole("button", { name: catalogue["files.attach"].fr })
    await expect.poll(async () => (await take.isVisible()) || (await attach.isVisible()), within).toBe(true)
    if (await take.isVisible()) await take.click()
    await shown(attach)

    await field().fill("Voici l'abat-jour de remplacement :")
    await copied(await Transformer.fromRgbaPixels(pixels(90, 60), 90, 60).png())
    await field().focus()
    await desk.keyboard.press("Control+V")
    await shown(tray().getByText("image.png"))
    await dragged("abat-jour.jpg", photo)
    const ready = tray().locator("[data-stage=Ready]")
    await expect.poll(async () => ready.count(), within).toBe(2)
    // The second is on its side, as the camera was held.
    const pictures = tray().locator("img")
    await expect.poll(async () => ((await pictures.count()) === 2 ? widthOf(pictures.nth(0)) : 0), within).toBe(90)
    await expect.poll(async () => widthOf(pictures.nth(1)), within).toBe(200)
    assert.deepStrictEqual(await stumbles(desk), [])
    // Nothing of it is on the other side before it is published.
    assert.strictEqual(await chat().locator(".chat-file").count(), 0)
    await field().press("Enter")
    await gone(tray())
    const got = chat().locator(".chat-file img")
    await expect.poll(async () => ((await got.count()) === 2 ? widthOf(got.nth(0)) : 0), within).toBe(90)
    await expect.poll(async () => widthOf(got.nth(1)), within).toBe(200)
    await shown(chat().getByText("Voici l'abat-jour de remplacement :"))
    await expect.poll(async () => widthOf(desk.locator(".pu-shared img").last()), within).toBe(200)
    const [download] = await Promise.all([
      shop.waitForEvent("download"),
      chat()
        .getByRole("link", { name: words.download.fr.replace("{name}", "abat-jour.jpg") })
        .click(),
    ])
    const kept = readFileSync(await download.path())
    assert.strictEqual(download.suggestedFilename(), "abat-jour.jpg")
    assert.isTrue(photo.includes("GPSPARIS"))
    assert.isFalse(kept.includes("GPSPARIS"))
  })

  it("[FI2] a document that is dropped shows its progress, can be held, and goes on after the server was away", async () => {
    /** From where each part of it was sent, and how often it was begun. */
    const offsets: Array<number> = []
    let begun = 0
    desk.on("request", (request) => {
      if (request.method() === "POST" && request.url().endsWith("/uploads")) begun++
      if (request.method() === "PATCH") offsets.push(Number(request.headers()["upload-offset"]))
    })
    await slow(400_000)
    await dragged("plan.pdf", plan, ["dragEnter", "dragOver"])
    await shown(desk.locator(`[data-dropping="${catalogue["files.drop"].fr}"]`))
    await dragged("plan.pdf", plan, ["drop"])
    await gone(desk.locator("[data-dropping]"))
    await expect.poll(sent, within).toBeGreaterThan(0.05)
    assert.isBelow(await sent(), 1)
    const named = (key: "files.pause" | "files.resume"): Locator =>
      tray().getByRole("button", { name: catalogue[key].fr.replace("{name}", "plan.pdf") })
    await named("files.pause").press("Enter")
    await shown(tray().getByText(catalogue["files.paused"].fr))
    await named("files.resume").press("Enter")
    // Published before it is there, it says why not, and nothing goes.
    await field().fill("Et le plan.")
    await field().press("Enter")
    await shown(desk.getByRole("alert").filter({ hasText: "Un fichier n'est pas encore prêt." }))
    const before = await sent()
    assert.isBelow(before, 1)
    await served.stop()
    await shown(desk.getByText(catalogue["channel.offline"].fr))
    await served.start()
    await slow(-1)
    await shown(tray().getByText(catalogue["files.ready"].fr))
    // Begun once; after it was held, and after the server was away, it went on from what the server had.
    assert.strictEqual(begun, 1)
    assert.isAtLeast(offsets.length, 3)
    assert.strictEqual(offsets[0], 0)
    assert.isAbove(offsets[1]!, 0)
    assert.deepStrictEqual(
      offsets,
      offsets.toSorted((a, b) => a - b),
    )
    await field().press("Enter")
    await gone(tray())
    const [download] = await Promise.all([
      shop.waitForEvent("download"),
      chat()
        .getByRole("link", { name: words.download.fr.replace("{name}", "plan.pdf") })
        .click(),
    ])
    assert.isTrue(readFileSync(await download.path()).equals(plan))
  })

  it("[FL9] one whose line is cut in the middle goes on by itself when the network is back, and what had arrived is not sent again", async () => {
    /** From where each part of it was sent, and how often it was begun. */
    const offsets: Array<number> = []
    let begun = 0
    const hear = (request: Request): void => {
      if (request.method() === "POST" && request.url().endsWith("/uploads")) begun++
      if (request.method() === "PATCH") offsets.push(Number(request.headers()["upload-offset"]))
    }
    desk.on("request", hear)
    const cutAt = 6_000_000
    cable.cutAfter(cutAt)
    // So slow that the server keeps up.
    await slow(6_000_000)
    await dragged("montage.pdf", film)
    await expect.poll(() => cable.isCut(), within).toBe(true)
    await slow(-1)
    await desk.context().setOffline(true)
    await shown(tray().locator("[data-stage=Failed]", { hasText: fileWords.FileNotSent.fr }))
    await shown(tray().getByText(catalogue["files.passing"].fr))
    // A socket that was open outlives what cut the upload: the channel never was away.
    assert.isFalse(await desk.getByText(catalogue["channel.offline"].fr).isVisible())
    cable.mend()
    await desk.context().setOffline(false)
    await shown(tray().locator("[data-stage=Ready]", { hasText: "montage.pdf" }))
    desk.off("request", hear)
    assert.strictEqual(begun, 1)
    // One request was under way with all of it; those after it began where the server stood.
    const [from, ...later] = offsets
    const stood = later[0]!
    assert.strictEqual(from, 0)
    assert.deepStrictEqual(
      later,
      later.toSorted((a, b) => a - b),
    )
    console.log(`${stood} of ${film.length} bytes were not sent twice; the line was cut after ${cutAt}`)
    assert.isAbove(stood, 1_000_000)
    assert.isAtMost(stood, cutAt)
    await field().fill("Et le montage.")
    await field().press("Enter")
    await gone(tray())
    const [download] = await Promise.all([
      shop.waitForEvent("download"),
      chat()
        .getByRole("link", { name: words.download.fr.replace("{name}", "montage.pdf") })
        .click(),
    ])
    assert.isTrue(readFileSync(await download.path()).equals(film))
  })

  it("[FL14] a file that is ready survives a reload and is in the other tab too; sent from one it is gone from both", async () => {
    const attach = desk.getByRole("button", { name: catalogue["files.attach"].fr })
    const [chooser] = await Promise.all([desk.waitForEvent("filechooser"), attach.press("Enter")])
    await chooser.setFiles([{ name: "socle.jpg", mimeType: "image/jpeg", buffer: photo }])
    const ready = (page: Page): Locator => page.locator(".pu-file[data-stage=Ready]", { hasText: "socle.jpg" })
    await shown(ready(desk))
    await desk.reload()
    await shown(ready(desk))
    const other = await desk.context().newPage()
    listen(other, "other tab")
    await other.goto(desk.url())
    await shown(ready(other))
    await field().fill("Et le socle.")
    await field().press("Enter")
    await gone(tray())
    await gone(ready(other))
    await shown(
      desk.locator(".pu-row .pu-shared", { hasText: "socle.jpg" }).or(desk.locator(".pu-row img[alt='socle.jpg']")),
    )
    await other.reload()
    await shown(other.locator(".pu-composer-field"))
    assert.strictEqual(await other.locator(".pu-file").count(), 0)
    await other.close()
  })

  it("[FL14] one that was under way goes on by itself after a reload from what the server had", async () => {
    const offsets: Array<number> = []
    let begun = 0
    desk.on("request", (request) => {
      if (request.method() === "POST" && request.url().endsWith("/uploads")) begun++
      if (request.method() === "PATCH") offsets.push(Number(request.headers()["upload-offset"]))
    })
    await slow(400_000)
    await dragged("notice.pdf", plan)
    await expect.poll(sent, within).toBeGreaterThan(0.2)
    await desk.reload()
    await shown(tray().getByText("notice.pdf"))
    await slow(-1)
    await shown(desk.locator(".pu-file[data-stage=Ready]", { hasText: "notice.pdf" }))
    assert.strictEqual(begun, 1)
    assert.strictEqual(offsets[0], 0)
    assert.isAbove(offsets.at(-1)!, 0)
    await tray()
      .getByRole("button", { name: catalogue["files.remove"].fr.replace("{name}", "notice.pdf") })
      .click()
    await gone(tray())
    // Taken out, it does not come back.
    await desk.reload()
    await shown(field())
    assert.strictEqual(await desk.locator(".pu-file").count(), 0)
  })

  it("[FI3] what is refused says why, goes nowhere, and is taken out by the keyboard alone", async () => {
    const attach = desk.getByRole("button", { name: catalogue["files.attach"].fr })
    const [chooser] = await Promise.all([desk.waitForEvent("filechooser"), attach.press("Enter")])
    await chooser.setFiles([
      { name: "facture.pdf", mimeType: "application/pdf", buffer: Buffer.from("<script>alert(1)</script>") },
      { name: "grand.png", mimeType: "image/png", buffer: Buffer.alloc(10_000_001) },
    ])
    await shown(tray().getByText(/Son contenu n'est pas ce que son nom annonce/))
    await shown(tray().getByText(/Le fichier dépasse 10 Mo/))
    assert.deepStrictEqual(await stumbles(desk), [])
    const remove = (name: string): Locator =>
      tray().getByRole("button", { name: catalogue["files.remove"].fr.replace("{name}", name) })
    await remove("facture.pdf").focus()
    await desk.keyboard.press("Enter")
    await expect
      .poll(async () => remove("grand.png").evaluate((one) => one === document.activeElement), within)
      .toBe(true)
    await desk.keyboard.press("Enter")
    await expect.poll(async () => field().evaluate((one) => one === document.activeElement), within).toBe(true)
    assert.strictEqual(await chat().locator(".chat-file").count(), 5)
  })

  it("[FI6] what the scanner finds in an agent's file is said, and nothing of it is ever at the visitor's", async () => {
    const told: Array<string> = []
    const wireOfShop = await shop.context().newCDPSession(shop)
    await wireOfShop.send("Network.enable")
    wireOfShop.on("Network.webSocketFrameReceived", ({ response }) => told.push(response.payloadData))
    const picture = await Transformer.fromRgbaPixels(pixels(8, 8), 8, 8).png()
    const [chooser] = await Promise.all([
      desk.waitForEvent("filechooser"),
      desk.getByRole("button", { name: catalogue["files.attach"].fr }).click(),
    ])
    await chooser.setFiles([
      {
        name: "contaminé.png",
        mimeType: "image/png",
        buffer: pngWith(picture, chunk("tEXt", Buffer.from(`Comment\0${eicar}`))),
      },
    ])
    await shown(tray().locator("[data-stage=Rejected]", { hasText: fileWords.FileInfected.fr }))
    assert.deepStrictEqual(await stumbles(desk), [])
    // The reply goes without it.
    await field().fill("Le voici sans virus.")
    await field().press("Enter")
    await shown(chat().getByText("Le voici sans virus."))
    assert.include(told.join("\n"), "Le voici sans virus.")
    assert.notInclude(told.join("\n"), "contamin")
    assert.notInclude(await shop.content(), "contamin")
    assert.strictEqual(await chat().locator(".chat-file").count(), 5)
    await tray()
      .getByRole("button", { name: catalogue["files.remove"].fr.replace("{name}", "contaminé.png") })
      .click()
    await gone(tray())
  })

  it("[FI4] the visitor shares a picture as well, and the agent sees and keeps it", async () => {
    const [chooser] = await Promise.all([
      shop.waitForEvent("filechooser"),
      chat().getByRole("button", { name: words.attach.fr }).click(),
    ])
    await chooser.setFiles([{ name: "ma lampe.jpg", mimeType: "image/jpeg", buffer: photo }])
    const waiting = chat().getByRole("list", { name: words.files.fr })
    await shown(waiting.getByText(words.readyToSend.fr))
    assert.deepStrictEqual(await stumbles(shop), [])
    await chat().getByRole("button", { name: words.send.fr }).click()
    await gone(waiting)
    const got = desk.locator(".pu-row[data-side=visitor] .pu-shared")
    await expect.poll(async () => ((await got.count()) === 1 ? widthOf(got.locator("img")) : 0), within).toBe(200)
    const [download] = await Promise.all([
      desk.waitForEvent("download"),
      got.getByRole("link", { name: catalogue["file.download"].fr.replace("{name}", "ma lampe.jpg") }).click(),
    ])
    assert.strictEqual(download.suggestedFilename(), "ma lampe.jpg")
    assert.deepStrictEqual(await stumbles(desk), [])
  })

  it("[FI5] a conversation is not closed over a file that was not sent without asking; in English all of it is English", async () => {
    await desk.goto(
      desk
        .url()
        .replace(/lang=fr/, "lang=en")
        .replace(/^(?!.*lang)([^?]*)\??/, "$1?lang=en&"),
    )
    const label = catalogue["files.attach"].en
    const [chooser] = await Promise.all([
      desk.waitForEvent("filechooser"),
      desk.getByRole("button", { name: label }).click(),
    ])
    await chooser.setFiles([{ name: "shade.jpg", mimeType: "image/jpeg", buffer: photo }])
    const list = desk.getByRole("list", { name: catalogue["files.label"].en })
    await shown(list.getByText(catalogue["files.ready"].en))
    await desk.locator(".pu-actions").getByRole("button", { name: actions.close.label.en }).click()
    const dialog = desk.getByRole("dialog")
    await dialog.getByRole("button", { name: tagWords("advice", "en"), exact: true }).click()
    const asked = dialog.getByRole("group", { name: catalogue["close.draft"].en })
    await shown(asked.getByText("shade.jpg"))
    await asked.getByRole("button", { name: catalogue["close.draftDiscard"].en }).click()
    await gone(asked)
    await desk.keyboard.press("Escape")
    await gone(list)
    assert.deepStrictEqual(complaints, [])
  })
})
