/**
 * Pictures of the console: the one in the README, and a set to look at in an ignored folder.
 *
 * `npm run screenshots` starts a server on the demo, plays a short scene, and writes `docs/images/console.png` and
 * `screenshots/*.png` in the data folder of the console.
 *
 * @since 0.1.0
 */
import { mkdirSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { Browser, Page } from "playwright"
import { words } from "../src/shop/words.ts"
import { catalogue } from "../src/words/catalogue.ts"
import type { Settings } from "./Browser.ts"
import { tagWords } from "../policy.ts"
import { actions } from "../src/desk/actions/Actions.ts"
import { launch, person } from "./Browser.ts"
import { serve } from "./Served.ts"

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const kept = at("../../../docs/images")
const set = at("../.data/screenshots")

/** One look at the console. */
interface Look {
  readonly name: string
  readonly width: number
  readonly locale: "fr" | "en"
  readonly theme: "light" | "dark"
}

const looks: ReadonlyArray<Look> = [1440, 1024].flatMap((width) =>
  (["fr", "en"] as const).flatMap((locale) =>
    (["light", "dark"] as const).map((theme) => ({ name: `${width}-${locale}-${theme}`, width, locale, theme })),
  ),
)

const address = (url: string, path: string, { locale, theme }: Pick<Look, "locale" | "theme">): string =>
  `${url}${path}?lang=${locale}&theme=${theme}`

const settings = ({ width, locale, theme }: Look): Settings => ({
  width,
  height: width === 1440 ? 900 : 768,
  dark: theme === "dark",
  locale: locale === "fr" ? "fr-FR" : "en-GB",
})

/** Everything that was asked for has arrived and stands still. */
const still = async (page: Page): Promise<void> => {
  for (const frame of page.frames()) {
    await frame.evaluate(async () => {
      await document.fonts.ready
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    })
  }
}

/** A visitor who agreed and asks about the lamp Aube; the page stays open. */
const visitor = async (browser: Browser, url: string, look: Look, message: string): Promise<Page> => {
  const { page } = await person(browser, settings(look))
  await page.goto(address(url, "/shop", look))
  await page.getByRole("button", { name: words.acceptAll[look.locale] }).click()
  await page.getByRole("link", { name: words.heroLink[look.locale] }).click()
  await page.getByRole("button", { name: words.openChat[look.locale] }).click()
  await page.getByRole("textbox", { name: words.message[look.locale] }).fill(message)
  await page.getByRole("textbox", { name: words.message[look.locale] }).press("Enter")
  return page
}

/** The picture of the README: shop and desk side by side, in the middle of a conversation. */
const readme = async (browser: Browser, url: string): Promise<void> => {
  const { context, page } = await person(browser, { width: 1680, height: 945, locale: "en-GB" })
  await page.goto(address(url, "/", { locale: "en", theme: "light" }))
  const shop = page.frameLocator("iframe").nth(0)
  const desk = page.frameLocator("iframe").nth(1)
  await desk.locator(".pu-line").first().waitFor()
  const field = shop.getByRole("textbox", { name: words.message.en })
  await shop.getByRole("button", { name: words.acceptAll.en }).click()
  await shop.getByRole("link", { name: words.heroLink.en }).click()
  await shop.getByRole("button", { name: words.openChat.en }).click()
  await field.fill("Hello! Is the Aube lamp really in stock? It is a birthday present for Saturday.")
  await field.press("Enter")
  await desk.locator(".pu-line", { hasText: "birthday present" }).getByRole("link").click()
  const reply = desk.locator(".pu-composer textarea")
  await reply.fill("Hello! Yes, it is. Ordered before four today, it leaves tomorrow and arrives on Thursday.")
  await reply.press("Enter")
  await shop.getByText("arrives on Thursday").waitFor()
  await field.fill("Perfect. And the dimmer, does it make any noise?")
  await field.press("Enter")
  await desk.locator(".pu-thread-rows").getByText("the dimmer").waitFor()
  await reply.fill("None at all: there is no fan and no transformer in the base.")
  await reply.press("Enter")
  await desk.locator(".pu-actions").getByRole("button", { name: "Send a link" }).click()
  await desk.getByRole("dialog").getByLabel("Address").fill(`${url}/shop/p/aube`)
  await desk.getByRole("dialog").getByLabel("Link text").fill("Aube, in every detail")
  await desk.getByRole("dialog").getByRole("button", { name: "Send", exact: true }).click()
  await shop.getByRole("link", { name: /in every detail/ }).waitFor()
  await field.pressSequentially("Lovely. Do you wrap it as a gi")
  await desk.locator(".pu-ghost-bubble").getByText("wrap it as a gi").waitFor()
  await still(page)
  await page.screenshot({ path: `${kept}/console.png` })
  await context.close()
}

/** Desk, gallery and shop, each as somebody finds it. */
const pages = async (browser: Browser, url: string, look: Look): Promise<void> => {
  const { context, page } = await person(browser, settings(look))
  await page.goto(address(url, "/desk", look))
  await page.locator(".pu-thread-rows .pu-row").first().waitFor()
  await still(page)
  await page.screenshot({ path: `${set}/desk-${look.name}.png` })
  for (const part of ["gallery", "shop"] as const) {
    await page.goto(address(url, `/${part}`, look))
    await page.getByRole("heading", { level: 1 }).first().waitFor()
    await still(page)
    await page.screenshot({ path: `${set}/${part}-${look.name}.png`, fullPage: part === "gallery" })
  }
  await context.close()
}

/** The chat while the agent writes, and when it is over. `desk` is an agent's page that answers. */
const chats = async (browser: Browser, desk: Page, url: string, look: Look): Promise<void> => {
  const french = look.locale === "fr"
  const question = french ? `Bonjour, Aube existe-t-elle en bleu ?` : `Hello, does Aube come in blue?`
  const page = await visitor(browser, url, look, question)
  await desk.locator(".pu-line", { hasText: question }).first().getByRole("link").click()
  const reply = desk.locator(".pu-composer textarea")
  await reply.fill(french ? "Bonjour ! Seulement en hêtre, pour le moment." : "Hello! Only in beech, for now.")
  await reply.press("Enter")
  await reply.pressSequentially("…")
  await page.locator(".chat-typing").getByText(/Inès/).waitFor()
  await still(page)
  await page.screenshot({ path: `${set}/chat-${look.name}.png` })
  await reply.fill("")
  await desk.locator(".pu-actions").getByRole("button", { name: actions.close.label.fr }).click()
  const confirm = catalogue["close.confirm"].fr
  const dialog = desk.getByRole("dialog")
  await dialog.getByRole("button", { name: tagWords("advice", "fr"), exact: true }).click()
  await dialog.locator("select").selectOption("solved")
  await dialog.getByLabel(catalogue["close.history"].fr).check()
  await still(desk)
  if (look.name.startsWith("1440-fr")) await desk.screenshot({ path: `${set}/closing-${look.name}.png` })
  await dialog.getByRole("button", { name: confirm, exact: true }).click()
  await page.getByText(words.closed[look.locale]).waitFor()
  await still(page)
  await page.screenshot({ path: `${set}/over-${look.name}.png` })
  await page.context().close()
}

mkdirSync(kept, { recursive: true })
mkdirSync(set, { recursive: true })
const served = await serve()
const browser = await launch()
try {
  await readme(browser, served.url)
  console.log(`${kept}/console.png`)
  if (!process.argv.includes("--readme")) {
    for (const look of looks) await pages(browser, served.url, look)
    const { page: desk } = await person(browser)
    await desk.goto(address(served.url, "/desk", { locale: "fr", theme: "light" }))
    for (const look of looks) await chats(browser, desk, served.url, look)
    console.log(`${looks.length * 5} pictures in ${set}`)
  }
} finally {
  await browser.close()
  await served.remove()
}
