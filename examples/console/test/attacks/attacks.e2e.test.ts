/**
 * The table of attacks through every page that shows what people wrote, in a real browser, under the server's own policy.
 *
 * Everything was written by wishes that were granted; here nothing of it may be more than text.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Browser, Page, Request } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import { launch, person } from "../../scripts/Browser.ts"
import type { Served } from "../../scripts/Served.ts"
import { serve } from "../../scripts/Served.ts"
import { seal } from "../../server/SigningKey.ts"
import { words } from "../../src/shop/words.ts"
import { catalogue } from "../../src/words/catalogue.ts"
import * as Attacks from "./Attacks.ts"
import type { Found } from "./Inspection.ts"
import { inspect } from "./Inspection.ts"
import type { Pairs } from "./Pairs.ts"
import { pairs } from "./Pairs.ts"
import { addressed, addresses, ended, folder, lines, people, texts } from "./Planted.ts"

const within = { timeout: 15_000, interval: 50 }

let served: Served
let browser: Browser
const planted = folder()
/** A script that ran, a dialog, a page that was asked for elsewhere, a policy that was broken, an error. */
const heard: Array<string> = []

beforeAll(async () => {
  served = await serve({ from: planted.path })
  browser = await launch()
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
  planted.remove()
})

/** A person whose browser tells of everything that should not happen. */
const watched = async (who: string): Promise<Page> => {
  const { page } = await person(browser, { width: 1440 })
  page.setDefaultTimeout(15_000)
  page.on("pageerror", (error) => heard.push(`${who}: ${error.message}`))
  page.on("dialog", (dialog) => {
    heard.push(`${who}: dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on("popup", (popup) => heard.push(`${who}: popup ${popup.url()}`))
  page.on("console", (message) => {
    if (message.type() === "error") heard.push(`${who}: ${message.text()}`)
  })
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol !== "data:" && origin !== served.url && origin !== served.url.replace(/^http/, "ws")) {
      heard.push(`${who}: asked ${request.url()}`)
    }
  })
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy broken: ${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  return page
}

/** Looks at a part of the page, once every payload that is to be there is; nothing of it may be wrong. */
const look = async (
  page: Page,
  looked: Pairs,
  place: string,
  payloads: ReadonlyArray<string>,
  part = "#root",
): Promise<Found> => {
  const found = async (): Promise<Found> => page.evaluate(inspect, { part, payloads })
  await expect.poll(async () => missing(await found(), payloads), within).toStrictEqual([])
  const seen = await found()
  for (const index of seen.shown) looked.look(payloads[index] ?? "", place)
  assert.deepStrictEqual(seen.strange, [], place)
  assert.deepStrictEqual(seen.loose, [], place)
  assert.deepStrictEqual(seen.turning, [], place)
  assert.isAbove(seen.elements, 3, place)
  assert.isUndefined(await page.evaluate(() => (globalThis as { readonly __attacked?: unknown }).__attacked), place)
  assert.deepStrictEqual(heard, [], place)
  return seen
}

/** Every host that an address of the table may lead to, once it is taken. */
const leads = new Set(Attacks.addresses.flatMap(({ becomes }) => (becomes === "refused" ? [] : [becomes.host])))

/** How many links of a part lead elsewhere: each to a host where an address of the table leads, and shown as what it is. */
const follows = async (page: Page, part: string): Promise<number> => {
  const links = await page
    .locator(`${part} a[href]`)
    .evaluateAll((all) => all.map((one) => ({ href: (one as HTMLAnchorElement).href, text: one.textContent })))
  const away = links.filter(({ href }) => new URL(href).origin !== served.url)
  for (const { href, text } of away) {
    assert.match(href, /^https?:/)
    // An address that stands in a text leads where it says.
    const said = URL.canParse(text) ? new URL(text).href : undefined
    assert.isTrue(leads.has(new URL(href).host) || said === href, href)
  }
  return away.length
}

const missing = ({ shown }: Found, payloads: ReadonlyArray<string>): ReadonlyArray<string> =>
  payloads.filter((_, i) => !shown.includes(i))

/** Every row of a kind in the thread. */
const row = (kind: string): string => `.pu-thread .pu-row[data-kind=${kind}]`

/** A conversation on the desk, with every row of it. */
const openOnDesk = async (page: Page, visitor: string): Promise<void> => {
  await page.locator(".pu-line", { hasText: visitor }).getByRole("link").click()
  await page.locator(".pu-thread-rows .pu-row").first().waitFor()
  const earlier = page.locator(".pu-thread-earlier button")
  // eslint-disable-next-line no-await-in-loop -- each click shows where the next one is
  while ((await earlier.count()) > 0) await earlier.click()
}

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
    const key = Buffer.from(readFileSync(join(served.demo, "..", "signing.key"), "utf8").trim(), "base64url")
    for (const [visitor, place, payloads] of [
      [people.messages, "messages", texts],
      [people.cards, "links and offers", lines],
    ] as const) {
      const shop = await watched("shop")
      await shop.context().addCookies([
        {
          name: "lumen_visitor",
          value: seal(key, visitor.id, "visitor"),
          url: `${served.url}/api`,
          httpOnly: true,
          sameSite: "Lax",
        },
      ])
      await shop.goto(`${served.url}/shop?lang=fr`)
      await shop.getByRole("button", { name: words.acceptAll.fr }).click()
      await shop.getByRole("button", { name: /^Une question/ }).click()
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
