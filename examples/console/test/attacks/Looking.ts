/**
 * A browser that tells of everything that should not happen, and looks at what of a page is not ours.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Browser, Page } from "playwright"
import { assert, expect } from "vitest"
import { person } from "../../scripts/Browser.ts"
import type { Served } from "../../scripts/Served.ts"
import { seal } from "../../server/SigningKey.ts"
import { words } from "../../src/shop/words.ts"
import * as Attacks from "./Attacks.ts"
import type { Found } from "./Inspection.ts"
import { inspect } from "./Inspection.ts"
import type { Pairs } from "./Pairs.ts"

/** How long a page is given to show what it is to show. */
export const within = { timeout: 15_000, interval: 50 }

/** The pages of one server, and what was heard from all of them. */
export interface Looking {
  /** A person whose browser tells of everything that should not happen. */
  readonly watched: (who: string) => Promise<Page>
  /** Looks at a part of the page, once every payload that is to be there is; nothing of it may be wrong. */
  readonly look: (
    page: Page,
    looked: Pairs,
    place: string,
    payloads: ReadonlyArray<string>,
    part?: string,
  ) => Promise<Found>
  /** How many links of a part lead elsewhere: each to a host where an address of the table leads, and shown as what it is. */
  readonly follows: (page: Page, part: string) => Promise<number>
}

/** Every host that an address of the table may lead to, once it is taken. */
export const leads: ReadonlySet<string> = new Set(
  Attacks.addresses.flatMap(({ becomes }) => (becomes === "refused" ? [] : [becomes.host])),
)

/** Looks at the pages that are served at an address. */
export const looking = (browser: Browser, url: string): Looking => {
  // A script that ran, a dialog, a page that was asked for elsewhere, a policy that was broken, an error.
  const heard: Array<string> = []
  return {
    watched: async (who) => {
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
        if (protocol !== "data:" && origin !== url && origin !== url.replace(/^http/, "ws")) {
          heard.push(`${who}: asked ${request.url()}`)
        }
      })
      await page.addInitScript(() => {
        addEventListener("securitypolicyviolation", (event) => {
          console.error(`policy broken: ${event.violatedDirective} ${event.blockedURI}`)
        })
      })
      return page
    },
    look: async (page, looked, place, payloads, part = "#root") => {
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
    },
    follows: async (page, part) => {
      const links = await page
        .locator(`${part} a[href]`)
        .evaluateAll((all) => all.map((one) => ({ href: (one as HTMLAnchorElement).href, text: one.textContent })))
      const away = links.filter(({ href }) => new URL(href).origin !== url)
      for (const { href, text } of away) {
        assert.match(href, /^https?:/)
        // An address that stands in a text leads where it says.
        const said = URL.canParse(text) ? new URL(text).href : undefined
        assert.isTrue(leads.has(new URL(href).host) || said === href, href)
      }
      return away.length
    },
  }
}

/** A conversation on the desk, with every row of it. */
export const openOnDesk = async (page: Page, visitor: string): Promise<void> => {
  await page.locator(".pu-line", { hasText: visitor }).getByRole("link").click()
  await page.locator(".pu-thread-rows .pu-row").first().waitFor()
  const earlier = page.locator(".pu-thread-earlier button")
  // eslint-disable-next-line no-await-in-loop -- each click shows where the next one is
  while ((await earlier.count()) > 0) await earlier.click()
}

/** The shop as a visitor of the demo, whose cookie the server itself could have set, with the conversation in view. */
export const visit = async (page: Page, { url, data }: Served, visitor: string): Promise<void> => {
  const key = Buffer.from(readFileSync(join(data, "signing.key"), "utf8").trim(), "base64url")
  await page.context().addCookies([
    {
      name: "lumen_visitor",
      value: seal(key, visitor, "visitor"),
      url: `${url}/api`,
      httpOnly: true,
      sameSite: "Lax",
    },
  ])
  await page.goto(`${url}/shop?lang=fr`)
  await page.getByRole("button", { name: words.acceptAll.fr }).click()
  await page.getByRole("button", { name: /^Une question/ }).click()
}

const missing = ({ shown }: Found, payloads: ReadonlyArray<string>): ReadonlyArray<string> =>
  payloads.filter((_, i) => !shown.includes(i))
