/**
 * The table of attacks through every page that shows what people wrote, in a real browser, under the server's own policy.
 *
 * Everything was written by wishes that were granted; here nothing of it may be more than text.
 */
import type { Browser, Request } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import { launch, person } from "../../scripts/Browser.ts"
import type { Served } from "../../scripts/Served.ts"
import { serve } from "../../scripts/Served.ts"
import { catalogue } from "../../src/words/catalogue.ts"
import * as Attacks from "./Attacks.ts"
import type { Looking } from "./Looking.ts"
import { looking, openOnDesk, visit, within } from "./Looking.ts"
import { pairs } from "./Pairs.ts"
import { addressed, addresses, ended, folder, lines, people, texts } from "./Planted.ts"

let served: Served
let browser: Browser
let watched: Looking["watched"]
let look: Looking["look"]
let follows: Looking["follows"]
const planted = folder()

beforeAll(async () => {
  served = await serve({ from: planted.path })
  browser = await launch()
  ;({ watched, look, follows } = looking(browser, served.url))
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
  planted.remove()
})

/** Every row of a kind in the thread. */
const row = (kind: string): string => `.pu-thread .pu-row[data-kind=${kind}]`

describe("what people wrote is text, and nothing else", () => {
  it("on the desk: the list, the threads, the information pane", async () => {
    const looked = pairs("the desk")
    const desk = await watched("desk")
    await desk.goto(`${served.url}/desk?as=ines&lang=fr`)
    await desk.locator(".pu-line").first().waitFor()
    await look(
      desk,
      looked,
      "the list",
      Object.values(people).map(({ name }) => name),
    )
    await openOnDesk(desk, people.messages.name)
    await look(desk, looked, "messages", texts, ".pu-thread")
    await openOnDesk(desk, people.cards.name)
    const cards = await look(desk, looked, "links and offers", lines, ".pu-thread")
    assert.isAtLeast(cards.links, lines.length)
    await openOnDesk(desk, people.deeds.name)
    await look(desk, looked, "notes", texts, ".pu-thread")
    for (const fold of await desk.locator(".pu-card-fold").all()) await fold.click()
    await look(desk, looked, "actions of a team's own", lines, ".pu-thread")
    await look(desk, looked, "comments of transfers", texts, row("TransferStarted"))
    await look(desk, looked, "private notes", texts, row("NoteAdded"))
    await look(desk, looked, "the visitor's data", lines, ".pu-info")
    await openOnDesk(desk, people.reports.name)
    await look(desk, looked, "reports", texts, ".pu-thread")
    await look(desk, looked, "pages", lines, row("PageVisited"))
    await look(
      desk,
      looked,
      "why reports were rejected",
      texts.filter((_, i) => i % 2 === 0),
      row("ProblemMoved"),
    )
    await look(desk, looked, "what was added to reports", texts, row("ProblemDetailAdded"))
    await openOnDesk(desk, people.blocked.name)
    await look(desk, looked, "why someone was blocked", texts, row("VisitorBlocked"))
    await look(desk, looked, "why an end was asked for", texts, row("UnblockRequested"))
    await look(desk, looked, "why an end was refused", texts, row("UnblockRefused"))
    await look(desk, looked, "why someone was unblocked", texts, row("VisitorUnblocked"))
    await openOnDesk(desk, people.addresses.name)
    await look(desk, looked, "addresses in messages", addresses, ".pu-thread")
    // An address in what people write leads where it says, or nowhere.
    assert.isAtLeast(await follows(desk, ".pu-thread"), 1)
    await look(desk, looked, "addresses in the visitor's data", [], ".pu-info")
    await follows(desk, ".pu-info")
    looked.tell()
    await desk.context().close()
  })

  it("on the desk: the ends of conversations, the record that has them, and what the composer offers", async () => {
    const looked = pairs("ends and offers of words")
    const desk = await watched("desk")
    await desk.goto(`${served.url}/desk?as=ines&lang=fr`)
    await openOnDesk(desk, people.endings.name)
    // What is proposed is what stands on the shelf of articles: whichever of them come, they are words.
    await desk.locator(".pu-suggestion").first().waitFor()
    const proposed = await look(desk, looked, "proposed answers", [], ".pu-suggestions")
    assert.isAbove(proposed.elements, 3)
    const offered = await desk.locator(".pu-suggestion-text").allInnerTexts()
    assert.isAbove(offered.length, 0)
    await desk.getByRole("button", { name: catalogue["canned.title"].fr, exact: true }).click()
    const picker = desk.getByRole("dialog", { name: catalogue["canned.title"].fr })
    await picker.getByRole("listbox").waitFor()
    await look(desk, looked, "titles of canned replies in the composer", lines, ".pu-canned-head")
    const categories = [...new Set(lines.slice(0, 40).map((line) => line.slice(0, 60)))]
    await look(desk, looked, "categories of canned replies", categories, ".pu-canned-category, .pu-categories")
    await picker.press("Escape")
    await desk.getByRole("button", { name: "Voir le dossier client" }).click()
    const record = desk.getByRole("dialog").locator(".pu-record-list .pu-record-line")
    await expect.poll(async () => record.count(), within).toBe(ended.length + 1)
    // The newest stands first.
    for (const [i, { tags, notes }] of ended.toReversed().entries()) {
      await record.nth(i + 1).click()
      const end = ".pu-record-one .pu-row[data-kind=ConversationClosed]"
      await look(desk, looked, "types of conversations that are over", tags, end)
      await look(desk, looked, "closing notes", notes, end)
      if (i > 0) continue
      await look(desk, looked, "comments of the survey", texts, ".pu-record-one .pu-row[data-kind=SurveyAnswered]")
    }
    await look(desk, looked, "types given in the course of it", lines, ".pu-record-one .pu-row[data-kind=TagAdded]")
    await look(desk, looked, "the list of the record", [], ".pu-record-list")
    looked.tell()
    await desk.context().close()
  })

  it("in the shop: messages, links and offers as the visitor sees them", async () => {
    const looked = pairs("the shop")
    for (const [visitor, place, payloads] of [
      [people.messages, "messages", texts],
      [people.cards, "links and offers", lines],
    ] as const) {
      const shop = await watched("shop")
      await visit(shop, served, visitor.id)
      await look(shop, looked, place, payloads)
      await shop.context().close()
    }
    looked.tell()
  })

  it("on the manager's page: problems, visitors, the library, the declared keys", async () => {
    const looked = pairs("the manager's page")
    const page = await watched("manager")
    const go = async (path: string): Promise<void> => {
      await page.goto(`${served.url}/manager/${path}?as=manager&lang=fr`)
      await page.locator("tbody tr").first().waitFor()
    }
    await go("problems")
    await look(page, looked, "problems", texts)
    const links = await page.locator("tbody .pu-table-main").all()
    assert.lengthOf(links, texts.length + addressed.length)
    for (const [place, link] of links.slice(0, texts.length).entries()) {
      await link.click()
      await page.locator(".pu-excerpt li").first().waitFor()
      // The newest stand first, and every other one, from the first on, was rejected for what it says.
      const index = texts.length - 1 - place
      await look(page, looked, "one problem", [texts[index]!, lines[index]!], ".pu-problem")
    }
    for (const link of links.slice(texts.length)) {
      await link.click()
      await look(page, looked, "a problem's page", [], ".pu-problem")
      assert.strictEqual(await follows(page, ".pu-problem-facts"), 1)
    }
    const settled = page.locator(".pu-switch button", { hasText: "Rejeté" })
    await settled.click()
    await page.locator("tbody tr").first().getByRole("link").click()
    await look(page, looked, "why it was rejected", texts.slice(-2, -1), ".pu-problem-facts")
    await go("visitors")
    await page.locator(".pu-trail-more").click()
    await look(page, looked, "the trail of blocks", texts, ".pu-trail")
    await look(
      page,
      looked,
      "the visitors",
      Object.values(people).map(({ name }) => name),
    )
    await page.getByRole("button", { name: catalogue["block.unblock"].fr }).click()
    await look(page, looked, "unblocking", [people.blocked.name], ".pu-sheet")
    await go("library")
    await look(page, looked, "links of the library", lines)
    await page.locator(".pu-table-actions button").first().click()
    await look(page, looked, "a link in its form", lines.slice(0, 1), ".pu-send-preview")
    await go("library/offers")
    await look(page, looked, "offers of the library", lines)
    await go("library/replies")
    await look(page, looked, "titles of canned replies", lines)
    await look(page, looked, "texts of canned replies", [], "tbody")
    await go("data")
    await look(page, looked, "declared keys", lines)
    await look(page, looked, "the preview of the pane", lines, ".pu-data-preview")
    looked.tell()
    await page.context().close()
  })

  it("an image from elsewhere is asked for by no page, and one of the shop tells nothing of where it is shown", async () => {
    const { page } = await person(browser)
    const asked: Array<Request> = []
    page.on("request", (request) => asked.push(request))
    for (const path of ["shop", "desk?as=ines", "manager/problems?as=manager", "gallery"]) {
      await page.goto(`${served.url}/${path}`)
      const shown = async (src: string): Promise<string> =>
        page.evaluate(
          async (address) =>
            new Promise<string>((resolve) => {
              addEventListener(
                "securitypolicyviolation",
                (event) => resolve(`kept out by ${event.effectiveDirective}`),
                {
                  once: true,
                },
              )
              const image = new Image()
              image.addEventListener("load", () => resolve("shown"))
              image.src = address
              document.body.append(image)
            }),
          src,
        )
      assert.strictEqual(await shown(`${served.url}/offers/aube.webp`), "shown", path)
      for (const { url } of Attacks.images.filter((one) => !one.url.includes("127.0.0.1"))) {
        assert.strictEqual(await shown(url), "kept out by img-src", `${path}: ${url}`)
      }
    }
    assert.deepStrictEqual(
      // One that the policy stops is told of too, and never leaves the browser.
      asked
        .filter((request) => request.failure()?.errorText !== "csp")
        .map((request) => request.url())
        .filter((url) => !url.startsWith(served.url) && !url.startsWith("data:")),
      [],
    )
    await page.goto(`${served.url}/desk?as=ines&lang=fr`)
    await openOnDesk(page, people.cards.name)
    const policies = await page
      .locator(".pu-thread img")
      .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).referrerPolicy))
    assert.isAbove(policies.length, 0)
    assert.deepStrictEqual([...new Set(policies)], ["no-referrer"])
    await page.context().close()
  })
})
