import { assert, describe, it } from "@effect/vitest"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import { knownReferrers } from "@pupitre/visitor-profile/adapter/KnownReferrers"
import { publicSuffix } from "@pupitre/visitor-profile/adapter/PublicSuffix"
import * as Provenance from "@pupitre/visitor-profile/Provenance"
import { cases, plain, share } from "./accuracy.js"

interface Case {
  readonly uri: string
  readonly medium: string
  readonly source: string
  readonly term: string | null
}

const published = cases("referrers") as ReadonlyArray<Case> | undefined

/** What the cases call a kind that goes by another name here. */
const kinds: Readonly<Record<Provenance.Origin["_tag"], string>> = {
  Direct: "direct",
  SearchEngine: "search",
  Social: "social",
  Email: "email",
  Assistant: "chatbot",
  Campaign: "paid",
  Referral: "referral",
  Internal: "internal",
  Unknown: "unknown",
}

/** What the cases call a source that goes by another name here. */
const sources: Readonly<Record<string, string>> = {
  "Brave Search": "Brave",
  Outlook: "Outlook.com",
  Orange: "Orange Webmail",
  Gemini: "Google Gemini",
  Copilot: "Microsoft Copilot",
  Perplexity: "Perplexity.ai",
}

const name = (origin: Provenance.Origin): string => {
  switch (origin._tag) {
    case "SearchEngine":
    case "Email":
    case "Assistant":
      return origin.name
    case "Social":
      return origin.network
    case "Campaign":
      return origin.source
    default:
      return ""
  }
}

describe.skipIf(published === undefined)("published referrers", () => {
  const landing = "https://lumen.example/" as SafeUrl
  const report = (label: string, reading: Provenance.Reading): number => {
    const all = published ?? []
    let kind = 0
    let whole = 0
    const wrong: Array<string> = []
    for (const { uri, medium, source, term } of all) {
      const origin = Provenance.classify({ referrer: uri, landing }, reading)
      const right = kinds[origin._tag] === medium
      const called = plain(sources[name(origin)] ?? name(origin)) === plain(source)
      const words = origin._tag !== "SearchEngine" || term === null || origin.terms === term.trim()
      if (right) kind++
      if (right && called && words) whole++
      else wrong.push(`${medium} ${source}: ${origin._tag} ${name(origin)}`)
    }
    console.log(`${label}: kind ${share(kind, all.length)}, kind, source and terms ${share(whole, all.length)}`)
    for (const line of wrong) console.log(`  wrong: ${line}`)
    return whole / all.length
  }

  it("[P29] kind and source of at least 95 % of the published referrers are right, with both adapters", () => {
    report("table and guesses alone", {})
    report("with the known referrers", { known: knownReferrers })
    assert.isAtLeast(report("with both adapters", { known: knownReferrers, suffixes: publicSuffix }), 0.95)
  })
})
