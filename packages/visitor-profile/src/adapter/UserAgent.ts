/**
 * Reads user agents with `bowser`: a reader for {@link Readers}.
 *
 * The parser knows the browsers of today; what dresses as one of them, and what it does not know, is read by
 * {@link AgentWords}. Apart from the fold, so that who does not show devices does not load a parser.
 *
 * @since 0.1.0
 */
import { parse } from "bowser"
import * as AgentWords from "../AgentWords.js"
import type { DeviceKind, Program, Readers } from "../Device.js"

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
export const userAgent: NonNullable<Readers["agent"]> = (given) => {
  if (given.trim() === "") return {}
  // Logs write spaces as plus signs.
  const text = given.includes(" ") ? given : given.replaceAll("+", " ")
  const { browser, os, platform } = parse(text)
  const kind = AgentWords.kind(text) ?? kinds.get(platform.type ?? "")
  const named = AgentWords.program(text) ?? program(browser.name, browser.version)
  const system = AgentWords.system(text) ?? program(os.name, os.versionName ?? os.version)
  return {
    ...(named !== undefined && { browser: named }),
    ...(system !== undefined && { system }),
    ...(kind !== undefined && { kind }),
    ...((platform.type === "bot" || AgentWords.isRobot(text)) && { bot: true }),
  }
}

const kinds: ReadonlyMap<string, DeviceKind> = new Map([
  ["desktop", "desktop"],
  ["mobile", "mobile"],
  ["tablet", "tablet"],
  ["tv", "tv"],
])

function program(name: string | undefined, version: string | undefined): Program | undefined {
  if (name === undefined || name === "") return undefined
  return version === undefined || version === "" ? { name } : { name, version }
}
