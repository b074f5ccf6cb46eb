/**
 * The fifth section of the pane: what the site and its agents say of the visitor.
 *
 * @since 0.1.0
 */
import type { Locale, Words } from "@pupitre/core/Catalogue"
import type { Trust } from "@pupitre/core/Fact"
import type { Item, Reading, Type } from "../CustomData.js"
import { items } from "../CustomData.js"
import { current, shared } from "../Identity.js"
import type { Profile } from "../Profile.js"
import type { Badge, Line, Section, View } from "../Section.js"
import { classes } from "../Sensitivity.js"
import * as Wording from "../Wording.js"

/** Who the visitor is said to be, then each value: declared ones in their order, the others raw at the end. */
export const CustomDataSection: Section<Pick<Profile, "customData" | "identity">> = {
  key: "customData",
  title: { fr: "Informations personnalisées", en: "Custom data" },
  lines: ({ customData, identity }, view) => {
    const lines: Array<Line> = []
    const who = current(identity)
    if (who !== undefined) {
      const label = { fr: "Identifiant client", en: "Customer id" }
      const text = who.name === undefined ? who.externalId : `${who.name} (${who.externalId})`
      lines.push({ key: "id", label, text, source: sources[who.trust], at: who.at, sensitivity: classes.identity })
    }
    for (const item of items(customData, view.customKeys)) lines.push(line(item, view))
    return lines
  },
  badges: ({ identity }) => {
    const who = current(identity)
    if (who === undefined) return []
    return [who.trust === "authenticated" ? signedIn : declared, ...(shared([identity]).length > 0 ? [suspect] : [])]
  },
}

/** One value in words. A moment is told by its day in the time zone, UTC unless given; a day by itself is the same everywhere. */
export const text = (locale: Locale, reading: Reading, timeZone?: string): string => {
  switch (reading._tag) {
    case "Number":
      return Wording.number(locale, reading.value)
    case "Boolean":
      return Wording.yes(locale, reading.value)
    case "Date":
      return Wording.day(locale, reading.value, reading.instant === true ? timeZone : undefined)
    case "Money":
      return Wording.money(locale, reading.value, reading.currency)
    case "Text":
    case "Link":
    case "Raw":
      return reading.value
  }
}

function line({ key, reading, trust, at, sensitivity, declared }: Item, { locale, timeZone }: View): Line {
  const expected = reading._tag === "Raw" ? reading.expected : undefined
  return {
    key: `data.${key}`,
    label: declared?.label ?? { fr: key, en: key },
    text: text(locale, reading, timeZone),
    source: sources[trust],
    at,
    sensitivity,
    ...(reading._tag === "Link" && { url: reading.value }),
    ...(declared?.group !== undefined && { group: declared.group }),
    ...(expected !== undefined && { warning: warnings[expected] }),
  }
}

const signedIn: Badge = { key: "signedIn", text: { fr: "Authentifié", en: "Signed in" }, tone: "good" }
const declared: Badge = {
  key: "declared",
  text: { fr: "Déclaré par la page", en: "Declared by the page" },
  tone: "neutral",
}
const suspect: Badge = { key: "shared", text: { fr: "Identifiant partagé ?", en: "Shared id?" }, tone: "warning" }

const sources: Readonly<Record<Trust, Words>> = {
  page: { fr: "déclaré par la page", en: "declared by the page" },
  authenticated: { fr: "authentifié", en: "authenticated" },
  agent: { fr: "saisi par un conseiller", en: "typed by an agent" },
}

const warnings: Readonly<Record<Type, Words>> = {
  string: { fr: "Un texte était attendu.", en: "A text was expected." },
  number: { fr: "Un nombre était attendu.", en: "A number was expected." },
  boolean: { fr: "Oui ou non était attendu.", en: "Yes or no was expected." },
  date: { fr: "Une date était attendue.", en: "A date was expected." },
  money: { fr: "Un montant était attendu.", en: "An amount was expected." },
  url: { fr: "Une adresse était attendue.", en: "An address was expected." },
}
