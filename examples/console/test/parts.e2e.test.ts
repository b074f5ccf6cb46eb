/**
 * What the desk fetches only when it shows it, in a real browser, with a server that does not always give it.
 */
import type { Browser, Page } from "playwright"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { launch, person } from "../scripts/Browser.ts"
import type { Served } from "../scripts/Served.ts"
import { serve } from "../scripts/Served.ts"
import { actions } from "../src/desk/actions/Actions.ts"
import { words } from "../src/shop/words.ts"
import { catalogue } from "../src/words/catalogue.ts"

let served: Served
let browser: Browser
let desk: Page
const fetched: Array<string> = []

beforeAll(async () => {
  served = await serve()
  browser = await launch()
  desk = (await person(browser)).page
  desk.setDefaultTimeout(15_000)
  desk.on("request", (request) => fetched.push(new URL(request.url()).pathname))
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
})

const shown = async (what: { waitFor: () => Promise<void> }): Promise<void> => what.waitFor()
const asked = (name: string): number => fetched.filter((path) => path.includes(`/${name}-`)).length
const refuse = async (name: string): Promise<() => Promise<void>> => {
  const which = new RegExp(`/assets/${name}-[^/]*\\.js`)
  await desk.route(which, (route) => route.abort())
  return async () => desk.unroute(which)
}
const again = () => desk.getByRole("button", { name: catalogue["part.again"].fr })
const unreachable = () => desk.getByText(catalogue["part.unreachable"].fr)

describe("what comes later", () => {
  it("the list is there before the conversation, and what did not come is there when the page is loaded again", async () => {
    const give = await refuse("Opened")
    await desk.goto(`${served.url}/desk?as=ines`)
    await shown(desk.locator(".pu-line").first())
    await shown(unreachable())
    await give()
    await again().click()
    await shown(desk.locator(".pu-thread-rows .pu-row").first())
  })

  it("what an action asks is not fetched before an agent turns to the actions", async () => {
    assert.strictEqual(asked("Dialogs"), 0)
    const give = await refuse("Dialogs")
    await desk.getByRole("button", { name: actions.sendLink.label.fr }).click()
    await shown(unreachable())
    await give()
    await again().click()
    await desk.getByRole("button", { name: actions.sendLink.label.fr }).click()
    await shown(desk.getByRole("heading", { name: catalogue["link.title"].fr }))
    await desk.keyboard.press("Escape")
    await desk.getByRole("dialog").waitFor({ state: "hidden" })
    assert.strictEqual(await desk.evaluate(() => document.activeElement?.getAttribute("data-action")), "sendLink")
  })

  it("a conversation goes on without what cannot be had beside it", async () => {
    const give = await refuse("Information")
    await desk.reload()
    await shown(desk.locator(".pu-thread-rows .pu-row").first())
    await shown(unreachable())
    await shown(desk.locator(".pu-composer-field"))
    await give()
    await again().click()
    await shown(desk.locator("[data-section=journey]"))
  })

  it("a visitor loads what talks when they agree to it, and the shop goes on where it cannot be had", async () => {
    const shop = (await person(browser)).page
    const loaded: Array<string> = []
    shop.on("request", (request) => loaded.push(new URL(request.url()).pathname))
    await shop.route(/\/assets\/Talk-[^/]*\.js/, (route) => route.abort())
    await shop.goto(`${served.url}/shop`)
    await shown(shop.getByRole("button", { name: words.acceptAll.fr }))
    assert.isFalse(loaded.some((path) => /\/(Session|Talk|Schema)-[^/]*\.js$/.test(path)))
    await shop.getByRole("button", { name: words.acceptAll.fr }).click()
    await shop.getByRole("button", { name: words.openChat.fr }).click()
    await shown(shop.getByText(words.unavailable.fr))
    await shop.keyboard.press("Escape")
    await shop
      .getByRole("link", { name: /^Plume/ })
      .first()
      .click()
    await shown(shop.getByRole("heading", { name: "Plume", exact: true }))
  })
})
