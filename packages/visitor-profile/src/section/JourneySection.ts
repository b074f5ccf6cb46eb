/**
 * The second section of the pane: what the visitor did on the site.
 *
 * @since 0.1.0
 */
import type { Locale, Words } from "@pupitre/core/Catalogue"
import type { Page } from "../Journey.js"
import { summary, viewed } from "../Journey.js"
import type { Profile } from "../Profile.js"
import type { Badge, Line, Section } from "../Section.js"
import { classes } from "../Sensitivity.js"
import * as Wording from "../Wording.js"

/** Time on the site, pages, visits, current page. The time moves with `now` while the visitor is there. */
export const JourneySection: Section<Pick<Profile, "journey">> = {
  key: "journey",
  title: { fr: "Parcours", en: "Journey" },
  lines: ({ journey }, view) => {
    const { duration, atLeastDuration, live, pages, visits, atLeast, current, began, seen } = summary(journey, view)
    if (began === undefined || seen === undefined) return []
    const { locale } = view
    const counted = { source: sources.page, sensitivity: classes.figures }
    const lines: Array<Line> = [
      {
        key: "duration",
        label: { fr: "Temps de navigation", en: "Time on site" },
        text: Wording.duration(locale, duration, atLeastDuration),
        source: sources.clock,
        at: seen,
        sensitivity: classes.figures,
      },
      {
        key: "pages",
        label: { fr: "Pages vues", en: "Pages" },
        text: Wording.count(locale, pages, atLeast),
        at: current?.at ?? began,
        ...counted,
      },
      {
        key: "visits",
        label: { fr: "Visites", en: "Visits" },
        text: Wording.count(locale, visits, atLeast),
        at: began,
        ...counted,
      },
    ]
    if (current !== undefined) {
      lines.push({
        key: "current",
        label: live ? { fr: "Page en cours", en: "Current page" } : { fr: "Dernière page", en: "Last page" },
        text: named(current, locale),
        source: sources.page,
        at: current.at,
        sensitivity: classes.page,
        ...(current.url !== "" && { url: current.url }),
      })
    }
    return lines
  },
  badges: ({ journey }, view) => {
    const { visits, live } = summary(journey, view)
    return visits === 0 ? [] : [live ? here : gone]
  },
}

/** The key of the row that says how many pages there were before those that are kept. */
export const earlierPages = "earlier"

/**
 * The pages themselves, the last one first, each with how long it was looked at: a dash where nobody can know, as for the last
 * page of a visit. A section apart, for who shows it.
 */
export const PagesSection: Section<Pick<Profile, "journey">> = {
  key: "pages",
  title: { fr: "Pages vues", en: "Pages" },
  lines: ({ journey }, view) => {
    const lines = viewed(journey, view).map(({ page, duration, live }): Line => {
      const text = duration === 0 && !live ? "–" : Wording.duration(view.locale, duration)
      const label = { fr: named(page, "fr"), en: named(page, "en") }
      const [source, sensitivity] = [sources.page, classes.page]
      return { key: page.id, label, text, source, at: page.at, sensitivity, ...(page.url !== "" && { url: page.url }) }
    })
    const [oldest] = journey.pages.items
    const { earlier } = summary(journey, view)
    return oldest === undefined || earlier.pages === 0
      ? lines
      : [...lines, before(earlier.pages, oldest.at, view.locale)]
  },
}

/** The row after the pages: how many there were before those that are kept. */
function before(pages: number, at: number, locale: Locale): Line {
  const label = { fr: "Pages plus anciennes", en: "Earlier pages" }
  const text = Wording.count(locale, pages)
  return { key: earlierPages, label, text, source: sources.page, at, sensitivity: classes.figures }
}

const sources = {
  page: { fr: "page du visiteur", en: "the visitor's page" },
  clock: { fr: "pages vues et départ, à l'heure du serveur", en: "pages and leaving, by the server's clock" },
} as const satisfies Readonly<Record<string, Words>>

const here: Badge = { key: "here", text: { fr: "Sur le site", en: "On the site" }, tone: "good" }
const gone: Badge = { key: "gone", text: { fr: "A quitté le site", en: "Left the site" }, tone: "neutral" }

/** What was erased has neither. */
function named({ title, url }: Page, locale: Locale): string {
  return title || url || erased[locale]
}

const erased = { fr: "page effacée", en: "erased page" } as const satisfies Words
