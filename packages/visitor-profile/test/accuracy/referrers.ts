import type { SafeUrl } from "@pupitre/core/SafeUrl"
import { knownReferrers } from "@pupitre/visitor-profile/adapter/KnownReferrers"
import { publicSuffix } from "@pupitre/visitor-profile/adapter/PublicSuffix"
import * as Provenance from "@pupitre/visitor-profile/Provenance"
import type { Score } from "./Cases.ts"
import { cases, plain } from "./Cases.ts"
import { hostPackages } from "./hostPackages.ts"

interface Case {
  readonly uri: string
  readonly medium: string
  readonly source: string
  readonly term: string | null
}

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

/** Names that mean one source. */
const oneSource: Readonly<Record<string, string>> = {
  "Brave Search": "Brave",
  "Outlook.com": "Outlook",
  "Orange Webmail": "Orange",
  "Google Gemini": "Gemini",
  "Microsoft Copilot": "Copilot",
  "Perplexity.ai": "Perplexity",
  "Claude.ai": "Claude",
  "Mistral.ai": "Le Chat",
  Proton: "Proton Mail",
  Twitter: "X",
  // Of advertising the cases name the company, and ours what it sells.
  "Google Ads": "Google",
}

const one = (source: string): string => plain(oneSource[source] ?? source)

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

/** How well one way of reading does, and what it gets wrong. */
export interface Row {
  readonly name: string
  readonly kind: Score
  /** Kind, source and, where the case gives them, the words searched for. */
  readonly whole: Score
  readonly wrong: ReadonlyArray<string>
}

/** The published referrers, read without and with the adapters, both of them last; nothing where there are no cases. */
export const referrers = (): readonly [table: Row, known: Row, both: Row] | undefined => {
  const all = cases("referrers") as ReadonlyArray<Case> | undefined
  if (all === undefined) return undefined
  const row = (called: string, reading: Provenance.Reading): Row => {
    let kind = 0
    const wrong: Array<string> = []
    for (const { uri, medium, source, term } of all) {
      const origin = Provenance.classify({ referrer: uri, landing: "https://lumen.example/" as SafeUrl }, reading)
      const right = kinds[origin._tag] === medium
      const named = one(name(origin)) === one(source)
      const searched = origin._tag !== "SearchEngine" || term === null || origin.terms === term.trim()
      if (right) kind++
      if (!right || !named || !searched) {
        const why = right
          ? named
            ? "the words searched for"
            : "known by another name"
          : origin._tag === "Referral"
            ? "in no table, and its words do not tell"
            : "its words tell another kind"
        wrong.push(`${medium} ${source}, read as ${origin._tag} ${name(origin)} (${why}): ${uri}`)
      }
    }
    const of = all.length
    return { name: called, kind: { right: kind, of }, whole: { right: of - wrong.length, of }, wrong }
  }
  return [
    row("table and guesses alone", {}),
    row("with the known referrers", { known: knownReferrers }),
    row("with known referrers and public suffixes", { known: knownReferrers, suffixes: publicSuffix }),
  ]
}

/** How well one package that knows hosts does. */
export interface PackageRow {
  readonly name: string
  readonly kind: Score
  /** By itself: kind and source, whatever was searched for. */
  readonly alone: Score
  /** Of hosts that only begin like a known one: how many it takes for that one. */
  readonly fooled: Score
  /** Within the reading, beside our table and guesses: kind, source and words. */
  readonly within: Score
}

/** Packages that know hosts, side by side on the published referrers; nothing where there are no cases. */
export const candidates = (): ReadonlyArray<PackageRow> | undefined => {
  const all = cases("referrers") as ReadonlyArray<Case> | undefined
  if (all === undefined) return undefined
  return Object.entries(hostPackages).map(([called, { alone, asked }]) => {
    const right = all.map(({ uri, medium, source }) => {
      const found = alone(new URL(uri))
      const kind = (found?.kind ?? "referral") === medium
      return { kind, whole: kind && one(found?.name ?? "") === one(source) }
    })
    const alike = all.filter(({ uri }) => alone(new URL(uri)) !== undefined).map(({ uri }) => new URL(uri))
    const fooled = alike.filter(({ hostname }) => alone(new URL(`https://${hostname}.company.example/`)) !== undefined)
    const within = all.filter(({ uri, medium, source, term }) => {
      const landing = "https://lumen.example/" as SafeUrl
      const origin = Provenance.classify({ referrer: uri, landing }, { known: asked, suffixes: publicSuffix })
      const searched = origin._tag !== "SearchEngine" || term === null || origin.terms === term.trim()
      return kinds[origin._tag] === medium && one(name(origin)) === one(source) && searched
    })
    const of = all.length
    return {
      name: called,
      kind: { right: right.filter(({ kind }) => kind).length, of },
      alone: { right: right.filter(({ whole }) => whole).length, of },
      fooled: { right: fooled.length, of: alike.length },
      within: { right: within.length, of },
    }
  })
}
