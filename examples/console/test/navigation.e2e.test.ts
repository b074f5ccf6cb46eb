/**
 * An agent sees a visitor's page and drives it, each in a browser of their own, over a real server process.
 *
 * One story: each rule begins where the one before ended.
 */
import { catalogue as reasons } from "@pupitre/actions/ActionReason"
import type { Browser, FrameLocator, Locator, Page } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import { launch, person } from "../scripts/Browser.ts"
import type { Served } from "../scripts/Served.ts"
import { serve } from "../scripts/Served.ts"
import { stumbles } from "../scripts/Stumbles.ts"
import { wishesOf } from "../scripts/Wishes.ts"
import { words } from "../src/shop/words.ts"
import { actionWords } from "../src/words/actionWords.ts"
import { catalogue } from "../src/words/catalogue.ts"

const within = { timeout: 15_000, interval: 50 }
/** What the visitor types where nobody is to see it. */
const secrets = ["Sesame-ouvre-toi-7", "4970101199887766", "camille@exemple.test", "Tournesol-de-nuit-3"]

let served: Served
let browser: Browser
let shop: Page
let desk: Page
/** What travelled, of either page. */
const frames: Array<string> = []
/** The pieces of their page that the visitor's browser sent: what it had sent may still be on its way to the desk. */
const pieces: Array<string> = []
const pages = wishesOf("visitPage")
/** What the server has told the desk and the desk has not heard yet, while it is kept from it. */
let held: Array<string> | undefined
let release = (): void => {}
/** What a browser complains about. */
const complaints: Array<string> = []

beforeAll(async () => {
  served = await serve()
  browser = await launch()
  shop = (await person(browser, { width: 1280, height: 800 })).page
  desk = (await person(browser)).page
  for (const [who, page] of [
    ["shop", shop],
    ["desk", desk],
  ] as const) {
    page.setDefaultTimeout(15_000)
    page.on("pageerror", (error) => complaints.push(`${who}: ${error.message}`))
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(`${who}: ${message.text()}`)
    })
  }
  // What lies over the page is closed to everyone; a test must see into it.
  await shop.addInitScript(() => {
    // eslint-disable-next-line typescript/unbound-method -- called on the element that it is asked of
    const { attachShadow } = Element.prototype
    Element.prototype.attachShadow = function (init) {
      return attachShadow.call(this, { ...init, mode: "open" })
    }
  })
  pages.listen(shop)
  shop.on("websocket", (socket) => {
    socket.on("framesent", ({ payload }) => {
      frames.push(String(payload))
      if (String(payload).includes(`"Piece"`)) pieces.push(String(payload))
    })
    socket.on("framereceived", ({ payload }) => frames.push(String(payload)))
  })
  await desk.routeWebSocket(/\/live$/, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((message) => {
      frames.push(String(message))
      server.send(message)
    })
    server.onMessage((message) => {
      frames.push(String(message))
      if (held === undefined) socket.send(message)
      else held.push(String(message))
    })
    release = () => {
      for (const message of held ?? []) socket.send(message)
      held = undefined
    }
  })
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
})

const shown = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "visible" })
const gone = async (locator: Locator): Promise<void> => locator.first().waitFor({ state: "hidden" })

/** Waits until one has the focus, so that whoever works with the keyboard goes on from there. */
const focused = async (locator: Locator): Promise<void> => shown(locator.and(locator.page().locator(":focus")))
/** Presses a button by the keyboard alone. */
const press = async (button: Locator): Promise<void> => {
  await button.focus()
  await button.press("Enter")
}

/** The shop as another origin has it: the same server, under its other name. */
const elsewhere = (): string => `${served.url.replace("127.0.0.1", "localhost")}/shop?lang=fr`

const pane = (): Locator => desk.locator(".pu-mirror")
const layer = (): Locator => pane().getByRole("application")
const mirrored = (): FrameLocator => desk.frameLocator(".pu-mirror-ground iframe")
const said = (key: keyof typeof catalogue): string => catalogue[key].fr
const refused = (): Locator => pane().locator(".pu-mirror-foot[data-refused=true]")
const field = (name: keyof typeof words): Locator => shop.getByLabel(words[name].fr, { exact: true })

/** The agent's pointer over the visitor's page. */
const pointer = (): Locator => shop.locator("svg:has(> path[d^='M2 1.5'])")

/** How far the point of the pointer is from the middle of what it shows, CSS pixels. */
const apart = async (arrow: Locator, shown: Locator): Promise<number> => {
  if (!(await arrow.isVisible())) return Number.POSITIVE_INFINITY
  const [from, to] = [await arrow.boundingBox(), await shown.boundingBox()]
  if (from === null || to === null) return Number.POSITIVE_INFINITY
  return Math.hypot(from.x - to.x - to.width / 2, from.y - to.y - to.height / 2)
}

/** Where an element of the visitor's page is on the agent's desk. */
const spot = async (selector: string): Promise<{ readonly x: number; readonly y: number }> => {
  const { x, y } = await mirrored()
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect()
      return { x: (left + width / 2) / innerWidth, y: (top + height / 2) / innerHeight }
    })
  const box = await layer().boundingBox()
  assert.isNotNull(box)
  return { x: box.x + x * box.width, y: box.y + y * box.height }
}
const clickOn = async (selector: string): Promise<void> => {
  const { x, y } = await spot(selector)
  await desk.mouse.move(x, y)
  await desk.mouse.click(x, y)
}

describe("direct the navigation", () => {
  it("the agent asks to see the page, and the visitor is told what that means", async () => {
    await desk.goto(`${served.url}/desk?as=marc&lang=fr`)
    await shop.goto(`${served.url}/shop?lang=fr`)
    await shop.getByRole("button", { name: words.acceptAll.fr }).click()
    await shop.getByRole("link", { name: words.heroLink.fr }).click()
    await shop.getByRole("button", { name: words.openChat.fr }).click()
    await shop.getByRole("textbox", { name: words.message.fr }).fill("Je ne trouve pas où donner mon code postal.")
    await shop.getByRole("textbox", { name: words.message.fr }).press("Enter")
    await desk.locator(".pu-line", { hasText: "Je ne trouve pas où" }).getByRole("link").click()
    await desk.locator(".pu-actions [data-action=requestNavigation]").click()
    assert.strictEqual(await shop.getByRole("alertdialog").count(), 0)
    await pane()
      .getByRole("button", { name: said("mirror.askObserve") })
      .click()
    const asked = shop.getByRole("alertdialog")
    await shown(asked.getByText("Marc Tissier aimerait voir votre page"))
    await shown(pane().getByText(/^00:5\d$/))
    assert.deepStrictEqual(await stumbles(shop, { without: "iframe" }), [])
    assert.deepStrictEqual(await stumbles(desk, { without: "iframe" }), [])
    assert.isFalse(frames.some((frame) => frame.includes(`"Piece"`)))
  })

  it("once they allow it the desk shows their page, and what changes on it", async () => {
    await shop.getByRole("button", { name: words.reduce.fr }).click()
    await press(shop.getByRole("button", { name: words.guideAllow.fr }))
    await shown(shop.getByText("Marc Tissier voit cette page"))
    await focused(shop.locator(".shop-guide-bar"))
    await shown(mirrored().getByRole("heading", { name: "Aube", exact: true }))
    await shop.getByRole("button", { name: words.addToBasket.fr }).click()
    await shown(mirrored().getByText(words.added.fr))
    await shop.getByRole("link", { name: words.seeBasket.fr }).click()
    await shown(mirrored().getByRole("heading", { name: words.checkout.fr }))
    assert.strictEqual(
      await mirrored()
        .locator("script")
        .evaluateAll((all) => all.filter((one) => one.textContent !== "").length),
      0,
    )
  })

  it("who only sees drives nothing, but points things out", async () => {
    const before = await shop.evaluate(() => location.pathname + scrollY)
    await layer().hover()
    await desk.mouse.wheel(0, 400)
    await clickOn(".shop-mark")
    await expect.poll(() => frames.some((frame) => frame.includes(`"Highlight"`)), within).toBe(true)
    assert.isFalse(frames.some((frame) => /"_tag":"(Scroll|Click|GoTo)"/.test(frame)))
    assert.strictEqual(await shop.evaluate(() => location.pathname + scrollY), before)
    assert.isFalse(await pane().getByLabel(said("mirror.address")).isEditable())
  })

  it("what the visitor types is on no wire: not a password, not a card, not an address", async () => {
    await field("password").fill(secrets[0]!)
    await field("cardNumber").pressSequentially(secrets[1]!)
    await field("email").fill(secrets[2]!)
    await field("deliveryNote").fill("Deuxième porte")
    await expect.poll(async () => mirrored().locator("[name=deliveryNote]").inputValue(), within).toBe("Deuxième porte")
    await expect.poll(async () => mirrored().locator("[name=password]").inputValue(), within).toBe("••••••••")
    assert.match(await mirrored().locator("[name=email]").inputValue(), /^•+$/)
  })

  it("driving is asked for on its own; then the agent leads the page and fills in what the shop shares", async () => {
    await pane()
      .getByRole("button", { name: said("mirror.askControl") })
      .click()
    await shown(shop.getByText("Marc Tissier propose de vous guider"))
    await press(shop.getByRole("button", { name: words.guideDecline.fr }))
    await gone(shop.getByRole("alertdialog"))
    await focused(shop.locator(".shop-guide-bar"))
    await pane()
      .getByRole("button", { name: said("mirror.askControl") })
      .click()
    await shop.getByRole("button", { name: words.guideAllow.fr }).click()
    await shown(shop.getByText("Marc Tissier guide cette page"))
    await shown(pane().getByText(said("mirror.driving")))
    // The visitor sees where the agent points, and that it is them.
    const mark = await spot(".shop-mark")
    await desk.mouse.move(mark.x, mark.y)
    await expect.poll(async () => apart(pointer(), shop.locator(".shop-mark")), within).toBeLessThan(40)
    await shown(pointer().locator("..").getByText("Marc Tissier"))
    const address = pane().getByLabel(said("mirror.address"))
    await address.fill("/shop/c/table")
    await address.press("Enter")
    await expect.poll(() => shop.evaluate(() => location.pathname), within).toBe("/shop/c/table")
    // What is scrolled next is the basket as it is shown anew, not as it was before.
    await gone(mirrored().getByRole("heading", { name: words.checkout.fr }))
    await address.fill("/shop/basket")
    await address.press("Enter")
    await shown(mirrored().getByRole("heading", { name: words.checkout.fr }))
    await layer().hover()
    await desk.mouse.wheel(0, 2_000)
    await expect.poll(() => shop.evaluate(() => scrollY), within).toBeGreaterThan(50)
    await expect
      .poll(
        async () =>
          mirrored()
            .locator("html")
            .evaluate(() => scrollY),
        within,
      )
      .toBeGreaterThan(50)
    await clickOn("[name=postcode]")
    await desk.keyboard.type("29200")
    await expect.poll(async () => field("postcode").inputValue(), within).toBe("29200")
    await desk.keyboard.press("Enter")
    // What the visitor types is theirs while they are led, too.
    await field("password").fill(secrets[3]!)
    await expect.poll(async () => mirrored().locator("[name=password]").inputValue(), within).toMatch(/^•+$/)
    assert.deepStrictEqual(await stumbles(shop, { without: "iframe" }), [])
    assert.deepStrictEqual(await stumbles(desk, { without: "iframe" }), [])
  })

  it("what is the visitor's alone is refused, by the page and for a reason that the agent reads", async () => {
    await clickOn("[name=cardNumber]")
    await desk.keyboard.type("1")
    await shown(refused().getByText(reasons.FieldMasked.fr))
    await desk.keyboard.press("Escape")
    await clickOn(".shop-checkout-end button")
    await shown(refused().getByText(reasons.VisitorOnly.fr))
    await clickOn(".shop-guide-deeds button")
    await shown(shop.getByText("Marc Tissier guide cette page"))
    const address = pane().getByLabel(said("mirror.address"))
    await address.fill("https://ailleurs.test/")
    await address.press("Enter")
    await shown(refused().getByText(reasons.OriginNotAllowed.fr))
    assert.strictEqual(await shop.getByText(words.orderDemo.fr).count(), 0)
    assert.strictEqual(await field("cardNumber").inputValue(), "")
  })

  it("a page of another origin opens on the visitor's word alone, and the agent hears what that was", async () => {
    const before = shop.url()
    const address = pane().getByLabel(said("mirror.address"))
    await address.fill(elsewhere())
    await address.press("Enter")
    const asked = shop.getByRole("alertdialog", { name: new RegExp(new URL(elsewhere()).host) })
    await shown(asked)
    await shown(pane().getByText(reasons.LeavingAsked.fr))
    assert.deepStrictEqual(await stumbles(shop, { without: "iframe" }), [])
    await asked.press("Escape")
    await gone(asked)
    await shown(refused().getByText(reasons.LeavingRefused.fr))
    await focused(shop.locator(".shop-guide-bar"))
    // So does what a script of the page's makes of a step, once the step has been answered.
    await shop.evaluate((to) => void setTimeout(() => location.assign(to)), elsewhere())
    await shown(asked)
    await shown(pane().getByText(reasons.LeavingAsked.fr))
    await asked.press("Escape")
    await gone(asked)
    await shown(refused().getByText(reasons.LeavingRefused.fr))
    assert.strictEqual(shop.url(), before)
  })

  it("a pause shows nothing more, and the visitor alone ends it", async () => {
    await shop.getByRole("button", { name: words.guidePause.fr }).click()
    await shown(pane().getByText(said("mirror.pausedTitle")))
    assert.strictEqual(await desk.locator(".pu-mirror-ground").count(), 0)
    await shop.getByRole("button", { name: words.guideResume.fr }).click()
    await shown(mirrored().getByRole("heading", { name: words.checkout.fr }))
  })

  it("a page that is loaded anew is seen again", async () => {
    await shop.reload()
    await shown(shop.getByText("Marc Tissier guide cette page"))
    await shown(mirrored().getByRole("heading", { name: words.basket.fr, exact: true }))
    const address = pane().getByLabel(said("mirror.address"))
    await address.fill("/shop/p/plume")
    await address.press("Enter")
    await shown(mirrored().getByRole("heading", { name: "Plume", exact: true }))
    await clickOn(".shop-product-text .shop-button")
    await shown(shop.getByText(words.added.fr))
  })

  it("the visitor takes it back: the next step is refused, and the desk says who ended it", async () => {
    // The desk does not know it yet when it makes its next step: the server lets nothing through all the same.
    const before = await shop.evaluate(() => location.pathname)
    const address = pane().getByLabel(said("mirror.address"))
    await address.fill("/shop/c/floor")
    held = []
    await press(shop.getByRole("button", { name: words.guideRevoke.fr }))
    await gone(shop.getByText("Marc Tissier guide cette page"))
    await focused(shop.locator("#content"))
    await shown(shop.getByText(words.guideOver.fr))
    const answers = held.length
    await address.press("Enter")
    await expect
      .poll(() => held?.slice(answers).some((text) => /"Stepped"/.test(text) && /NavigationRevoked/.test(text)), within)
      .toBe(true)
    release()
    await shown(pane().getByText(said("mirror.over.revoked")))
    assert.strictEqual(await desk.locator(".pu-mirror-ground").count(), 0)
    assert.strictEqual(await shop.evaluate(() => location.pathname), before)
    const shownSoFar = pieces.length
    await shop.getByRole("link", { name: "Maison Lumen" }).click()
    await shown(shop.getByRole("heading", { name: words.hero.fr }))
    await expect.poll(() => desk.getByText("Des lampes qu'on garde").count(), within).toBeGreaterThan(0)
    assert.strictEqual(pieces.length, shownSoFar)
    assert.deepStrictEqual(await stumbles(desk, { without: "iframe" }), [])
  })

  /** The agent asks to see and to drive, and the visitor allows both. */
  const drive = async (): Promise<void> => {
    const again = pane().getByRole("button", { name: said("mirror.askAgain") })
    await again.or(pane().getByRole("button", { name: said("mirror.askObserve") })).click()
    await shop.getByRole("button", { name: words.guideAllow.fr }).click()
    await shown(shop.getByText("Marc Tissier voit cette page"))
    await pane()
      .getByRole("button", { name: said("mirror.askControl") })
      .click()
    await shop.getByRole("button", { name: words.guideAllow.fr }).click()
    await shown(shop.getByText("Marc Tissier guide cette page"))
    await shown(pane().getByText(said("mirror.driving")))
  }

  it("an agent who drives one visitor's page is told beforehand that they drive no other, and is led there", async () => {
    await drive()
    const { page: other } = await person(browser, { width: 1280, height: 800 })
    await other.goto(`${served.url}/shop?lang=fr`)
    await other.getByRole("button", { name: words.acceptAll.fr }).click()
    await other.getByRole("button", { name: words.openChat.fr }).click()
    await other.getByRole("textbox", { name: words.message.fr }).fill("Et moi, où est mon panier ?")
    await other.getByRole("textbox", { name: words.message.fr }).press("Enter")
    const line = desk.locator(".pu-line", { hasText: "Et moi, où est mon panier" }).getByRole("link")
    await line.click()
    const action = desk.locator(".pu-actions [data-action=requestNavigation]")
    await action.and(desk.locator("[aria-disabled=false]")).click()
    await pane()
      .getByRole("button", { name: said("mirror.askObserve") })
      .click()
    await press(other.getByRole("button", { name: words.guideAllow.fr }))
    await shown(other.getByText("Marc Tissier voit cette page"))
    await shown(action.and(desk.locator("[aria-disabled=true]")))
    assert.strictEqual(
      await desk.locator("[data-name=requestNavigation] .pu-hidden").textContent(),
      reasons.AlreadyControllingAnother.fr,
    )
    const askControl = pane().getByRole("button", { name: said("mirror.askControl") })
    assert.strictEqual(await askControl.count(), 0)
    assert.deepStrictEqual(await stumbles(desk, { without: "iframe" }), [])
    await pane()
      .getByRole("button", { name: said("mirror.goThere") })
      .click()
    await shown(pane().getByText(said("mirror.driving")))
    await pane()
      .getByRole("button", { name: said("mirror.end") })
      .click()
    await shown(pane().getByText(said("mirror.over.agent")))
    await line.click()
    await shown(askControl)
    await other.close()
    await desk.locator(".pu-line", { hasText: "Je ne trouve pas où" }).getByRole("link").click()
    await action.and(desk.locator("[aria-disabled=false]")).click()
  })

  /** The visitor is on the shop's first page again, and the server knows: what is asked before that ends with their way back. */
  const comeBack = async (): Promise<void> => {
    const before = pages.taken()
    await shop.goto(`${served.url}/shop?lang=fr`)
    await shown(shop.getByRole("heading", { name: words.hero.fr }))
    await expect.poll(pages.taken, within).toBeGreaterThan(before)
  }

  it("a visitor who leaves while they are driven is seen no more, and is not seen again when they come back", async () => {
    await drive()
    // They let the agent lead them to another origin, where nobody sees them.
    const address = pane().getByLabel(said("mirror.address"))
    await address.fill(elsewhere())
    await address.press("Enter")
    await press(shop.getByRole("button", { name: words.guideLeaveGo.fr }))
    await shop.waitForURL(elsewhere())
    await shown(pane().getByText(said("mirror.over.visitorLeft")))
    assert.strictEqual(await desk.locator(".pu-mirror-ground").count(), 0)
    const shownSoFar = pieces.length
    await comeBack()
    await shown(desk.locator(".pu-actions [data-action=requestNavigation][aria-disabled=false]"))
    assert.strictEqual(await shop.locator(".shop-guide-bar").count(), 0)
    assert.strictEqual(pieces.length, shownSoFar)
  })

  it("a visitor who goes to the team's other site is seen no more, though they are there", async () => {
    await drive()
    await shop.goto(`${served.url}/atelier?lang=fr`)
    await shown(pane().getByText(said("mirror.over.siteChanged")))
    await gone(shop.locator(".shop-guide-bar"))
    await comeBack()
    await shown(desk.locator(".pu-actions [data-action=requestNavigation][aria-disabled=false]"))
  })

  it("who takes back everything while they are driven is driven and seen no more, whatever they had allowed", async () => {
    await drive()
    await shown(mirrored().getByRole("heading", { name: words.hero.fr }))
    await shop.getByRole("button", { name: words.yourChoices.fr }).click()
    await shop.getByRole("button", { name: words.withdraw.fr, exact: true }).click()
    await expect.poll(() => desk.locator(".pu-mirror-ground").count(), within).toBe(0)
    await gone(shop.locator(".shop-guide-bar"))
    const shownSoFar = pieces.length
    await shop.getByRole("link", { name: words.heroLink.fr }).click()
    await shown(shop.getByRole("heading", { name: "Aube", exact: true }))
    assert.strictEqual(pieces.length, shownSoFar)
    assert.strictEqual(await pane().getByLabel(said("mirror.address")).count(), 0)
    // What was said may not be kept any more: its closing is proposed.
    await shown(desk.getByText(actionWords["standing.notKept"].fr))
    await desk.locator(".pu-standing-does").getByRole("button", { name: actionWords["standing.closeNow"].fr }).click()
    await shown(desk.getByRole("dialog"))
  })

  it("of everything that travelled, nothing holds a secret, and no browser complained", () => {
    assert.isAbove(frames.length, 200)
    assert.isAbove(pieces.length, 10)
    for (const secret of secrets)
      assert.deepStrictEqual(
        frames.filter((frame) => frame.includes(secret)),
        [],
      )
    assert.deepStrictEqual(complaints, [])
  })
})
