/**
 * The fourth section of the pane: earlier conversations.
 *
 * @since 0.1.0
 */
import type { Words } from "@pupitre/core/Catalogue"
import { joining } from "../Identity.js"
import { summary } from "../PastExchanges.js"
import type { Profile } from "../Profile.js"
import type { Line, Section } from "../Section.js"
import { classes } from "../Sensitivity.js"
import * as Wording from "../Wording.js"

/** How many conversations are over, when the last one ended and how they were rated; a link to the customer record. */
export const PastExchangesSection: Section<Pick<Profile, "pastExchanges" | "identity">> = {
  key: "pastExchanges",
  title: { fr: "Échanges passés", en: "Past exchanges" },
  lines: ({ pastExchanges }, { locale, timeZone }) => {
    const { count, atLeast, lastAt, csat, nps } = summary(pastExchanges)
    const told = {
      source: sources.conversations,
      sensitivity: classes.exchanges,
      ...(lastAt !== undefined && { at: lastAt }),
    }
    const label = { fr: "Conversations", en: "Conversations" }
    const lines: Array<Line> = [{ key: "count", label, text: Wording.count(locale, count, atLeast), ...told }]
    if (lastAt !== undefined) {
      const text = Wording.day(locale, lastAt, timeZone)
      lines.push({ key: "last", label: { fr: "Dernière", en: "Last one" }, text, ...told })
    }
    const thought = { source: sources.survey, sensitivity: classes.rating }
    if (csat !== undefined) {
      const of = words[csat.more === true ? "meanOfLast" : "mean"][locale].replace("{n}", String(csat.count))
      const mean = csat.count > 1 ? ` (${of} ${Wording.number(locale, csat.mean, 1)})` : ""
      const text = Wording.outOf(locale, csat.last, 5) + mean
      lines.push({ key: "csat", label: { fr: "Satisfaction", en: "Satisfaction" }, text, at: csat.at, ...thought })
    }
    if (nps !== undefined) {
      const text = Wording.outOf(locale, nps.last, 10)
      const label = { fr: "Recommandation", en: "Would recommend" }
      lines.push({ key: "nps", label, text, at: nps.at, ...thought })
    }
    return lines
  },
  // Who has signed in may have talked with us as another visitor.
  links: ({ pastExchanges, identity }) =>
    summary(pastExchanges).count === 0 && joining(identity) === undefined ? [] : [record],
}

const sources = {
  conversations: { fr: "conversations terminées", en: "closed conversations" },
  survey: { fr: "enquête de satisfaction", en: "satisfaction survey" },
} as const satisfies Readonly<Record<string, Words>>

const words = {
  mean: { fr: "moyenne", en: "mean" },
  meanOfLast: { fr: "moyenne des {n} dernières", en: "mean of the last {n}" },
} as const satisfies Readonly<Record<string, Words>>

const record = { key: "record", label: { fr: "Voir le dossier client", en: "See the customer record" } } as const
