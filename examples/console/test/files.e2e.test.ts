/**
 * Files from their choice to the other side's screen: a visitor and an agent, over a real server process on the built page.
 *
 * One story: each rule begins where the one before ended.
 */
import { Transformer } from "@napi-rs/image"
import { readFileSync } from "node:fs"
import { catalogue as fileWords } from "@pupitre/core/composer/FileWords"
import type { Browser, CDPSession, Locator, Page, Request } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import { tagWords } from "../policy.ts"
import { launch, person } from "../scripts/Browser.ts"
import type { Served } from "../scripts/Served.ts"
import { serve } from "../scripts/Served.ts"
import { stumbles } from "../scripts/Stumbles.ts"
import { actions } from "../src/desk/actions/Actions.ts"
import { words } from "../src/shop/words.ts"
import { catalogue } from "../src/words/catalogue.ts"
import { documentOf, exif, jpegWith, pixels, segment } from "./files/Corpus.ts"

const within = { timeout: 15_000, interval: 25 }
const question = "Bonjour, ma lampe est arrivée avec un abat-jour abîmé."

let served: Served
let browser: Browser
let shop: Page
let desk: Page
let wire: CDPSession
let photo: Buffer
let plan: Buffer
/** What a browser complains about, but for a server or a network that is away. */
const complaints: Array<string> = []

const listen = (page: Page, who: string): void => {
  page.setDefaultTimeout(15_000)
  page.on("pageerror", (error) => complaints.push(`${who}: ${error.message}`))
  page.on("console", (message) => {
    const text = message.text()
    if (message.type() === "error" && !/ERR_CONNECTION|ERR_INTERNET_DISCONNECTED|WebSocket/.test(text))
      complaints.push(`${who}: ${text}`)
  })
}

beforeAll(async () => {
  const picture = await Transformer.fromRgbaPixels(pixels(320, 200), 320, 200).jpeg(80)
  photo = jpegWith(picture, segment(0xe1, exif()))
  plan = await documentOf(3_000_000)
  served = await serve()
  browser = await launch()
  shop = (await person(browser, { width: 1280 })).page
  desk = (await person(browser)).page
  listen(shop, "shop")
  listen(desk, "desk")
  // From now on a choice of files is the test's, however fast a key is after the wish for it.
  desk.on("filechooser", () => {})
  wire = await desk.context().newCDPSession(desk)
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
})

const shown = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "visible" })
const gone = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "hidden" })
const chat = (): Locator => shop.getByRole("dialog", { name: words.chatTitle.fr })
const field = (): Locator => desk.locator(".pu-composer-field")
const tray = (): Locator => desk.getByRole("list", { name: catalogue["files.label"].fr })
/** Puts files onto the page as a hand or a clipboard does. */
const bring = async (
  page: Page,
  selector: string,
  types: ReadonlyArray<"paste" | "dragenter" | "dragover" | "drop">,
  name: string,
  type: string,
  bytes: Buffer,
): Promise<void> => {
  const base64 = bytes.toString("base64")
  const given = { selector, types, name, type, base64 }
  await page.evaluate(async (file) => {
    const at = document.querySelector(file.selector)!
    const body = Uint8Array.from(atob(file.base64), (sign) => sign.charCodeAt(0))
    const data = new DataTransfer()
    data.items.add(new File([body], file.name, { type: file.type }))
    for (const one of file.types) {
      const about = { bubbles: true, cancelable: true }
      at.dispatchEvent(
        one === "paste"
          ? new ClipboardEvent("paste", { ...about, clipboardData: data })
          : new DragEvent(one, { ...about, dataTransfer: data }),
      )
    }
  }, given)
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
  it("[FI1] a picture that is pasted goes with the reply, and is on the visitor's screen without where it was taken", async () => {
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
    await bring(desk, ".pu-composer-field", ["paste"], "abat-jour.jpg", "image/jpeg", photo)
    await shown(tray().getByText(catalogue["files.ready"].fr))
    // On its side, as the camera was held.
    await expect.poll(async () => widthOf(tray().locator("img")), within).toBe(200)
    assert.deepStrictEqual(await stumbles(desk), [])
    // Nothing of it is on the other side before it is published.
    assert.strictEqual(await chat().locator(".chat-file").count(), 0)
    await field().press("Enter")
    await gone(tray())
    const got = chat().locator(".chat-file img")
    await expect.poll(async () => ((await got.count()) === 1 ? widthOf(got) : 0), within).toBe(200)
    await shown(chat().getByText("Voici l'abat-jour de remplacement :"))
    await expect.poll(async () => widthOf(desk.locator(".pu-shared img")), within).toBe(200)
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
    await bring(desk, ".pu-thread", ["dragenter", "dragover"], "plan.pdf", "application/pdf", plan)
    await shown(desk.locator(`[data-dropping="${catalogue["files.drop"].fr}"]`))
    await bring(desk, ".pu-thread", ["drop"], "plan.pdf", "application/pdf", plan)
    assert.strictEqual(await desk.locator("[data-dropping]").count(), 0)
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

  it("[FL9] one that the loss of the network interrupts goes on by itself when that is back, from where it stood", async () => {
    /** From where each part of it was sent, and how often it was begun. */
    const offsets: Array<number> = []
    let begun = 0
    const hear = (request: Request): void => {
      if (request.method() === "POST" && request.url().endsWith("/uploads")) begun++
      if (request.method() === "PATCH") offsets.push(Number(request.headers()["upload-offset"]))
    }
    desk.on("request", hear)
    await slow(400_000)
    await bring(desk, ".pu-thread", ["drop"], "montage.pdf", "application/pdf", plan)
    await expect.poll(sent, within).toBeGreaterThan(0.2)
    // The switch cuts no request that is under way, it lets none begin: held, the file has one to begin.
    const named = (key: "files.pause" | "files.resume"): Locator =>
      tray().getByRole("button", { name: catalogue[key].fr.replace("{name}", "montage.pdf") })
    await named("files.pause").press("Enter")
    await shown(tray().getByText(catalogue["files.paused"].fr))
    await slow(-1, true)
    await expect.poll(async () => desk.evaluate(() => navigator.onLine), within).toBe(false)
    await named("files.resume").press("Enter")
    await shown(tray().locator("[data-stage=Failed]", { hasText: fileWords.FileNotSent.fr }))
    const stood = await sent()
    assert.isAbove(stood, 0.2)
    assert.isBelow(stood, 1)
    // A socket that was open outlives the browser's switch: the channel never was away.
    assert.isFalse(await desk.getByText(catalogue["channel.offline"].fr).isVisible())
    await slow(-1)
    await shown(tray().locator("[data-stage=Ready]", { hasText: "montage.pdf" }))
    desk.off("request", hear)
    assert.strictEqual(begun, 1)
    // Sent from its start once and never again: what came after began where the server stood, if it had not all of it already.
    assert.strictEqual(offsets[0], 0)
    assert.isFalse(offsets.slice(1).includes(0))
    await field().fill("Et le montage.")
    await field().press("Enter")
    await gone(tray())
    const [download] = await Promise.all([
      shop.waitForEvent("download"),
      chat()
        .getByRole("link", { name: words.download.fr.replace("{name}", "montage.pdf") })
        .click(),
    ])
    assert.isTrue(readFileSync(await download.path()).equals(plan))
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
    await bring(desk, ".pu-thread", ["drop"], "notice.pdf", "application/pdf", plan)
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
    assert.strictEqual(await chat().locator(".chat-file").count(), 4)
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
