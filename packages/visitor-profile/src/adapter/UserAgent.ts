/**
 * Reads user agents with `bowser`: a reader for {@link Readers}.
 *
 * Apart from the fold, so that who does not show devices does not load a parser.
 *
 * @since 0.1.0
 */
import { parse } from "bowser"
import type { Agent, Program, Readers } from "../Device.js"

/**
 * What a user agent says of browser, system and kind of device. Total: what is not recognised is absent.
 *
 * @example
 * ```ts
 * import { userAgent } from "@pupitre/visitor-profile/adapter/UserAgent"
 *
 * const agent = userAgent("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
 * agent.browser?.name // => "Firefox"
 * agent.system?.name // => "Linux"
 * ```
 */
export const userAgent: NonNullable<Readers["agent"]> = (text) => {
  if (text.trim() === "") return {}
  const { browser, os, platform } = parse(text)
  const kind = kinds.get(platform.type ?? "")
  const named = program(browser.name, browser.version)
  const system = program(os.name, os.versionName ?? os.version)
  return {
    ...(named !== undefined && { browser: named }),
    ...(system !== undefined && { system }),
    ...(kind !== undefined && { kind }),
    ...((platform.type === "bot" || automatic.test(text)) && { bot: true }),
  }
}

/** Words by which programs that visit by themselves name themselves, beside those that the parser knows. */
const automatic = /bot\b|crawl|spider|slurp|headless|https?:\/\//i

const kinds: ReadonlyMap<string, NonNullable<Agent["kind"]>> = new Map([
  ["desktop", "desktop"],
  ["mobile", "mobile"],
  ["tablet", "tablet"],
  ["tv", "tv"],
])

function program(name: string | undefined, version: string | undefined): Program | undefined {
  if (name === undefined || name === "") return undefined
  return version === undefined || version === "" ? { name } : { name, version }
}
