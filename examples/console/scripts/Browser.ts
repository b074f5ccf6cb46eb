/**
 * A Chromium for end-to-end tests and screenshots, and people in it: each in a context of their own.
 *
 * @since 0.1.0
 */
import type { Browser, BrowserContext, Page } from "playwright"
import { chromium } from "playwright"
import { findChromium, launchArguments } from "../../../scripts/chromium.ts"

/** How a person's browser is set. */
export interface Settings {
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  readonly locale?: "fr-FR" | "en-GB"
  /** What the browser calls itself, unless it is a Chromium like any other. */
  readonly userAgent?: string
  /** What stands between the browser and the network, as a `Cable`. */
  readonly proxy?: { readonly server: string; readonly bypass: string }
}

/** A headless Chromium. */
export const launch = async (): Promise<Browser> => {
  const { path } = await findChromium()
  // A page that a test serves itself counts as foreign to this machine, and would be kept from its own server.
  return chromium.launch({
    executablePath: path,
    args: [...launchArguments, "--disable-features=LocalNetworkAccessChecks"],
  })
}

/** A person with a browser of their own: no cookie and no storage of anybody else's. */
export const person = async (
  browser: Browser,
  { width = 1440, height = 900, dark = false, locale = "fr-FR", userAgent, proxy }: Settings = {},
): Promise<{ readonly context: BrowserContext; readonly page: Page }> => {
  const context = await browser.newContext({
    // Without a window Chromium says so in its name, and would be taken for a robot.
    userAgent:
      userAgent ??
      `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version()} Safari/537.36`,
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    locale,
    timezoneId: "Europe/Paris",
    reducedMotion: "reduce",
    ...(proxy !== undefined && { proxy }),
  })
  await context.addInitScript(dress)
  return { context, page: await context.newPage() }
}

/** In the page: the hints of a browser with a window, as its user agent already is. */
function dress(): void {
  interface Hints {
    readonly brands: ReadonlyArray<{ readonly brand: string; readonly version: string }>
    readonly mobile: boolean
    readonly platform: string
    readonly getHighEntropyValues: (names: ReadonlyArray<string>) => Promise<object>
  }
  const own = (navigator as Navigator & { readonly userAgentData?: Hints }).userAgentData
  if (own === undefined) return
  const brands = own.brands.map(({ brand, version }) => ({
    brand: brand === "HeadlessChrome" ? "Google Chrome" : brand,
    version,
  }))
  const { mobile, platform } = own
  const getHighEntropyValues = async (names: ReadonlyArray<string>): Promise<object> => ({
    ...(await own.getHighEntropyValues(names)),
    brands,
  })
  Object.defineProperty(navigator, "userAgentData", { value: { brands, mobile, platform, getHighEntropyValues } })
}
