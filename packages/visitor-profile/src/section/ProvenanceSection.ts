/**
 * The first section of the pane: how the visitor reached the site.
 *
 * @since 0.1.0
 */
import type { Locale, Words } from "@pupitre/core/Catalogue"
import type { Profile } from "../Profile.js"
import type { Origin, Touch } from "../Provenance.js"
import type { Line, Section } from "../Section.js"
import { classes } from "../Sensitivity.js"

/** How the visitor reached the site: this time, and the first time if that was another visit. */
export const ProvenanceSection: Section<Pick<Profile, "provenance">> = {
  key: "provenance",
  title: { fr: "Provenance", en: "Origin" },
  lines: ({ provenance: { first, last } }, { locale }) => {
    if (last === undefined) return []
    const lines = touched("last", { fr: "Cette visite", en: "This visit" }, last, locale)
    if ((last.origin._tag === "SearchEngine" || last.origin._tag === "Campaign") && last.origin.terms !== undefined) {
      lines.push({
        key: "terms",
        label: { fr: "Recherche", en: "Search" },
        text: last.origin.terms,
        source: read(last.origin),
        at: last.at,
        sensitivity: classes.terms,
      })
    }
    if (first !== undefined && first.id !== last.id) {
      lines.push(...touched("first", { fr: "Première visite", en: "First visit" }, first, locale))
    }
    return lines
  },
}

/** An origin in a few words. */
export const text = (locale: Locale, origin: Origin): string => {
  const kind = kinds[origin._tag][locale]
  // What was erased has a kind alone.
  const told = (whose: string): string => (whose === "" ? kind : named(kind, whose, locale))
  switch (origin._tag) {
    case "Direct":
    case "Unknown":
      return kind
    case "SearchEngine":
    case "Email":
    case "Assistant":
      return told(origin.name)
    case "Social":
      return told(origin.network)
    case "Referral":
    case "Internal":
      return told(origin.host)
    case "Campaign":
      return told([origin.source, origin.medium, origin.name].filter((part) => part).join(" · "))
  }
}

const named = (kind: string, whose: string, locale: Locale): string => kind + (locale === "fr" ? " : " : ": ") + whose

const kinds: Readonly<Record<Origin["_tag"], Words>> = {
  Direct: { fr: "Accès direct", en: "Direct access" },
  SearchEngine: { fr: "Moteur de recherche", en: "Search engine" },
  Social: { fr: "Réseau social", en: "Social network" },
  Email: { fr: "E-mail", en: "E-mail" },
  Assistant: { fr: "Assistant IA", en: "AI assistant" },
  Campaign: { fr: "Campagne", en: "Campaign" },
  Referral: { fr: "Site référent", en: "Referring site" },
  Internal: { fr: "Page du site", en: "Page of the site" },
  Unknown: { fr: "Inconnue", en: "Unknown" },
}

const sources = {
  referrer: { fr: "page précédente", en: "previous page" },
  guess: { fr: "nom de la page précédente, deviné", en: "name of the previous page, a guess" },
  landing: { fr: "adresse d'arrivée", en: "landing address" },
} as const satisfies Readonly<Record<string, Words>>

/** What an origin was read from. */
function read(origin: Origin): Words {
  const guessed = (origin._tag === "SearchEngine" || origin._tag === "Email") && origin.guessed === true
  return guessed ? sources.guess : origin._tag === "Campaign" ? sources.landing : sources.referrer
}

/** Whether the words of an origin are somebody else's than ours. */
function foreign(origin: Origin): boolean {
  switch (origin._tag) {
    case "Referral":
      return origin.host !== ""
    case "Campaign":
      return origin.source !== ""
    case "SearchEngine":
    case "Email":
      return origin.guessed === true
    default:
      return false
  }
}

function touched(key: string, label: Words, { origin, referrer, at }: Touch, locale: Locale): Array<Line> {
  const url = referrer !== undefined && /^https?:/.test(referrer) ? referrer : undefined
  // Of a way that nobody knows, what came is all there is to read.
  const unread = origin._tag === "Unknown" && referrer !== undefined ? referrer : undefined
  const sensitivity =
    url !== undefined || unread !== undefined ? classes.address : foreign(origin) ? classes.source : classes.origin
  return [
    {
      key,
      label,
      text: unread === undefined ? text(locale, origin) : named(kinds.Unknown[locale], unread, locale),
      source: read(origin),
      at,
      sensitivity,
      ...(url !== undefined && { url }),
    },
  ]
}
