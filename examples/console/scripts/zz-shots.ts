import { launch, person } from "./Browser.ts"
import { serve } from "./Served.ts"
const served = await serve()
const browser = await launch()
try {
  for (const [dark, locale, lang] of [
    [false, "fr-FR", "fr"],
    [true, "en-GB", "en"],
  ] as const) {
    const { page } = await person(browser, { dark, locale })
    page.setDefaultTimeout(8000)
    await page.goto(`${served.url}/desk?as=nadia&lang=${lang}`)
    await page.locator(".pu-line", { hasText: "Iris" }).getByRole("link").click()
    await page.locator(".pu-composer-field:not([readonly])").waitFor()
    const t = Date.now()
    await page.getByRole("button", { name: "Emoji" }).click()
    await page.locator(".pu-emoji-row").first().waitFor()
    console.log("first open", Date.now() - t)
    await page.waitForTimeout(500)
    await page.screenshot({ path: `/tmp/text-${lang}-emoji.png` })
    await page.keyboard.type(lang === "fr" ? "camion" : "heart")
    await page.keyboard.press("ArrowDown")
    await page.waitForTimeout(400)
    await page.screenshot({ path: `/tmp/text-${lang}-search.png` })
    await page.keyboard.press("Enter")
    await page.getByRole("button", { name: lang === "fr" ? /^Clavier/ : /^Keyboard/ }).click()
    await page.waitForTimeout(300)
    await page.screenshot({ path: `/tmp/text-${lang}-habits.png` })
    await page.keyboard.press("Escape")
    await page.waitForTimeout(200)
    await page
      .locator(".pu-composer-field")
      .fill(
        "Bonjour, voici le détail de votre commande. La lampe Aube est expédiée demain, vous la recevrez vendredi.\n\n".repeat(
          9,
        ),
      )
    await page.waitForTimeout(600)
    await page.screenshot({ path: `/tmp/text-${lang}-long.png` })
    await page.locator(".pu-composer-field").press("Enter")
    await page.waitForTimeout(400)
    await page.screenshot({ path: `/tmp/text-${lang}-split.png` })
  }
} catch (e) {
  console.log(String(e).slice(0, 500))
}
await browser.close()
await served.remove()
