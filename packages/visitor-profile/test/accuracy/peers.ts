import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { parseUserAgent } from "detect-browser"
import { UserAgent } from "express-useragent"
import { UAParser } from "my-ua-parser"
import { parse as parseYaml } from "yaml"

interface Family {
  readonly family: string
}
type Reference = (rules: unknown) => { readonly parse: (ua: string) => { readonly ua: Family; readonly os: Family } }

const require = createRequire(import.meta.url)
const regexes = (require("uap-ref-impl") as Reference)(
  parseYaml(readFileSync(require.resolve("uap-core/regexes.yaml"), "utf8")),
)

type Read = (ua: string) => { readonly browser: string | undefined; readonly system: string | undefined }

interface Named {
  readonly name?: string
}
type Detector = new (options: object) => {
  readonly detect: (ua: string) => { readonly client?: Named; readonly os?: Named }
}
const detector = new (require("node-device-detector") as Detector)({ clientIndexes: true, osIndexes: true })

/** Published parsers that the reader is measured beside. */
export const peers: Readonly<Record<string, Read>> = {
  "my-ua-parser": (ua) => {
    const { browser, os } = new UAParser(ua).getResult()
    return { browser: browser.name, system: os.name }
  },
  "detect-browser": (ua) => {
    const found = parseUserAgent(ua)
    return { browser: found?.name, system: found?.os ?? undefined }
  },
  "express-useragent": (ua) => {
    const { browser, os } = new UserAgent().parse(ua)
    return { browser, system: os }
  },
  "node-device-detector": (ua) => {
    const { client, os } = detector.detect(ua)
    return { browser: client?.name, system: os?.name }
  },
}

/** One made from the data that the cases come from. */
export const ceiling: Readonly<Record<string, Read>> = {
  "uap-core": (ua) => {
    const { ua: browser, os } = regexes.parse(ua)
    return { browser: browser.family, system: os.family }
  },
}
