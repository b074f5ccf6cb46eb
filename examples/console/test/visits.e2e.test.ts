/**
 * How long visitors stay, as whoever looks sees it: two tabs that overlap, leaving, a pane opened later, and another visit.
 *
 * One story: each rule begins where the one before ended.
 */
import type { Browser, BrowserContext, Page } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import { launch, person } from "../scripts/Browser.ts"
import { wishesOf } from "../scripts/Wishes.ts"
import type { Served } from "../scripts/Served.ts"
import { serve } from "../scripts/Served.ts"
import { words } from "../src/shop/words.ts"

const within = { timeout: 30_000, interval: 50 }

let served: Served
let browser: Browser
let visiting: BrowserContext
/** How many pages of the visitor the server has taken. */
const pages = wishesOf("visitPage")
/** When so many were taken. */
const taken = async (all: number): Promise<number> => {
  await expect.poll(pages.taken, within).toBe(all)
  return Date.now()
}
const listen = (page: Page): Page => {
  page.setDefaultTimeout(15_000)
  pages.listen(page)
  return page
}

/** A visitor who has talked with the team before, thought something of it, and goes by an id that several people have. */
const before = (): unknown => {
  const by = (who: string, command: string, input: unknown) => ({ after: 10, by: who, command, input })
  return {
    name: "rated",
    about: "",
    visitor: { id: "demo-rated", name: "Odile Fidèle" },
    startedMinutesAgo: 600,
    turns: [
      by("visitor", "giveConsent", { scopes: ["store"] }),
      by("visitor", "startConversation", { mode: "chat", message: "Première question" }),
      by("ines", "takeConversation", {}),
      by("ines", "postMessage", { text: "Première réponse" }),
      by("ines", "close", { tags: ["advice"], answers: [{ field: "outcome", value: "solved" }], seen: 3 }),
      by("visitor", "answerSurvey", { csat: 4, nps: 9 }),
      by("visitor", "identifyVisitor", { externalId: "null", name: "Odile Fidèle" }),
    ],
  }
}
const again = (): unknown => ({
  name: "rated-again",
  about: "",
  visitor: { id: "demo-rated", name: "Odile Fidèle" },
  startedMinutesAgo: 60,
  turns: [
    { after: 10, by: "visitor", command: "startConversation", input: { mode: "chat", message: "Encore une question" } },
  ],
})

beforeAll(async () => {
  served = await serve({ more: { "rated-a.json": before(), "rated-b.json": again() } })
  browser = await launch()
  visiting = (await person(browser, { width: 1280 })).context
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
})

const shown = async (page: Page, text: string): Promise<void> =>
  page.locator(".pu-info").getByText(text).first().waitFor({ state: "visible" })
const heading = async (page: Page, name: string): Promise<void> =>
  page.getByRole("heading", { name, exact: true }).waitFor({ state: "visible" })
const row = async (desk: Page, name: string): Promise<string> =>
  (await desk.locator(`.pu-info [data-row="${name}"] bdi`).first().innerText()).replace(/[\u00A0\u202F]/g, " ").trim()
/** `3 min 12 s` in seconds. */
const seconds = (text: string): number => {
  const [, minutes = "0", rest = "0"] = /(?:(\d+) min ?)?(?:(\d+) s)?/.exec(text) ?? []
  return Number(minutes) * 60 + Number(rest)
}
/** Someone of the desk who looks at a conversation for the first time, in a browser of their own. */
const looks = async (as: string, line: string): Promise<Page> => {
  const { page } = await person(browser)
  page.setDefaultTimeout(15_000)
  await page.goto(`${served.url}/desk?as=${as}&lang=fr`)
  await page.locator(".pu-line", { hasText: line }).getByRole("link").click()
  await page.locator(".pu-info [data-section=journey]").waitFor({ state: "visible" })
  return page
}
/** The pane has whole seconds, and a new one each second: it is behind by less than three, and never ahead by more than one. */
const lasts = (told: number, real: number): void => {
  assert.isAtMost(told, real + 1)
  assert.isAtLeast(told, real - 3)
}
const question = "Bonjour, livrez-vous en Belgique ?"
/** When the first page was taken and when the last tab was closed, by this machine, which is the server's too. */
let came = 0
let left = 0
let firstStay = 0

describe("how long a visitor stays", () => {
  it("[P15] two tabs that are open together count once: three pages, a reload, and the time from first to last", async () => {
    const one = listen(await visiting.newPage())
    await one.goto(`${served.url}/shop?lang=fr&utm_source=lettre&utm_medium=email`)
    await one.getByRole("button", { name: words.acceptAll.fr }).click()
    came = await taken(1)
    await one.getByRole("navigation").getByRole("link", { name: words.tableLamps.fr }).click()
    await taken(2)
    const two = listen(await visiting.newPage())
    await two.goto(`${served.url}/shop/p/plume?lang=fr`)
    await heading(two, "Plume")
    await taken(3)
    await two.reload()
    await heading(two, "Plume")
    await taken(4)
    await one.getByRole("button", { name: /^Une question/ }).click()
    const writing = one
      .getByRole("dialog", { name: words.chatTitle.fr })
      .getByRole("textbox", { name: words.message.fr })
    await writing.fill(question)
    await writing.press("Enter")
    const desk = await looks("ines", question)
    await expect.poll(async () => row(desk, "pages"), within).toBe("4")
    await expect.poll(async () => row(desk, "visits"), within).toBe("1")
    await expect.poll(async () => row(desk, "last"), within).toBe("Campagne : lettre · email")
    // Both are open for a while: their sum would be well beyond the time that has gone by.
    await expect.poll(() => Date.now() - came, within).toBeGreaterThan(9_000)
    const lasted = seconds(await row(desk, "duration"))
    lasts(lasted, (Date.now() - came) / 1000)
    await two.close()
    // One tab is still there.
    await expect.poll(async () => seconds(await row(desk, "duration")), within).toBeGreaterThan(lasted + 1)
    await shown(desk, "Sur le site")
    await one.close()
    left = Date.now()
    await shown(desk, "A quitté le site")
    await desk.context().close()
  })

  it("[P64] who looks only later reads how long the visit was, to the second", async () => {
    firstStay = (left - came) / 1000
    // Nobody of the desk was told that the visitor left: it is written down ten seconds after.
    await expect.poll(() => Date.now() - left, within).toBeGreaterThan(12_000)
    const desk = await looks("marc", question)
    await shown(desk, "A quitté le site")
    lasts(seconds(await row(desk, "duration")), firstStay)
    await desk.locator('.pu-info [data-row="duration"] .pu-info-value').hover()
    await shown(desk, "à l'heure du serveur")
    await desk.context().close()
  })

  it("[P64] another visit, by a search, begins at no time of its own and takes nothing from the first", async () => {
    const desk = await looks("ines", question)
    const page = listen(await visiting.newPage())
    await page.addInitScript(() => {
      const [id = "", at = "0"] = (localStorage.getItem("pupitre.visit") ?? "").split(" ")
      if (sessionStorage.getItem("aged") === null)
        localStorage.setItem("pupitre.visit", `${id} ${Number(at) - 31 * 60_000}`)
      sessionStorage.setItem("aged", "yes")
    })
    await page.goto(`${served.url}/shop/p/aube?lang=fr`, { referer: "https://duckduckgo.com/?q=lampe+de+chevet" })
    const back = await taken(5)
    // A visit and its first page are two facts: whoever looks may see the one a moment before the other.
    await expect.poll(async () => row(desk, "pages"), within).toBe("5")
    assert.strictEqual(await row(desk, "visits"), "2")
    await expect.poll(async () => row(desk, "last"), within).toBe("Moteur de recherche : DuckDuckGo")
    assert.strictEqual(await row(desk, "first"), "Campagne : lettre · email")
    await shown(desk, "Sur le site")
    await expect.poll(() => Date.now() - back, within).toBeGreaterThan(4_000)
    lasts(seconds(await row(desk, "duration")), firstStay + (Date.now() - back) / 1000)
    await page.close()
    await desk.context().close()
  })

  it("[P66] what a visitor thought of us stands with its source, and an id that several people have is pointed out", async () => {
    const desk = await looks("ines", "Encore une question")
    await expect.poll(async () => row(desk, "csat"), within).toBe("4 sur 5")
    await expect.poll(async () => row(desk, "nps"), within).toBe("9 sur 10")
    await expect.poll(async () => row(desk, "count"), within).toBe("1")
    assert.include(await desk.locator('.pu-info [data-row="csat"] dd').innerText(), "enquête de satisfaction")
    await shown(desk, "Identifiant partagé ?")
    await expect.poll(async () => row(desk, "id"), within).toBe("Odile Fidèle (null)")
    await desk.getByRole("button", { name: "Voir le dossier client" }).click()
    await desk.getByRole("dialog").getByText("Première question").first().waitFor({ state: "visible" })
    await desk.getByRole("dialog").locator(".pu-record-line").last().click()
    await desk.getByRole("dialog").locator(".pu-record-rating").filter({ hasText: "4" }).waitFor({ state: "visible" })
    await desk.context().close()
  })
})
