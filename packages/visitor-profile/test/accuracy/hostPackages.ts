import { knownReferrers } from "@pupitre/visitor-profile/adapter/KnownReferrers"
import type { Kind } from "@pupitre/visitor-profile/KnownHosts"
import type { Known } from "@pupitre/visitor-profile/Provenance"
import { ReferrerParser } from "@tryghost/referrer-parser"
import { createRequire } from "node:module"

interface Found {
  readonly medium: string
  readonly referer: string | null
}
const require = createRequire(import.meta.url)
const Referer = require("@cgamesplay/referer-parser") as new (url: string) => Found
const parser = new ReferrerParser()

const known = (medium: string | undefined, name: string | null | undefined): Known | undefined =>
  name !== null && name !== undefined && ["search", "social", "email", "paid"].includes(medium ?? "")
    ? { kind: medium as Kind, name }
    : undefined

/** What one package knows of the address someone came from: as it comes, and as it is asked within the reading. */
export interface HostPackage {
  readonly alone: (url: URL) => Known | undefined
  readonly asked: (url: URL) => Known | undefined
}

const cgamesplay = (url: URL): Known | undefined => {
  const { medium, referer } = new Referer(url.href)
  return known(medium, referer)
}

/** The package that was chosen. */
export const chosen = "@tryghost/referrer-parser"

/** Packages that know hosts, by name. */
export const hostPackages: Readonly<Record<string, HostPackage>> = {
  [chosen]: {
    alone: (url) => {
      const found = parser.getDataFromUrl(url)
      return known(found?.medium, found?.source)
    },
    asked: knownReferrers,
  },
  "@cgamesplay/referer-parser": { alone: cgamesplay, asked: cgamesplay },
}
