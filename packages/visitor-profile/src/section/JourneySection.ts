/**
 * The second section of the pane: what the visitor did on the site.
 *
 * @since 0.1.0
 */
import { summary } from "../Journey.js"
import type { Profile } from "../Profile.js"
import type { Line, Section } from "../Section.js"
import * as Wording from "../Wording.js"

/** Time on the site, pages, visits, current page. The time moves with `now` while the visitor is there. */
export const JourneySection: Section<Pick<Profile, "journey">> = {
  key: "journey",
  title: { fr: "Parcours", en: "Journey" },
  lines: ({ journey }, view) => {
    const { duration, pages, visits, atLeast, current } = summary(journey, view)
    if (visits === 0) return []
    const { locale } = view
    const lines: Array<Line> = [
      {
        key: "duration",
        label: { fr: "Temps de navigation", en: "Time on site" },
        text: Wording.duration(locale, duration),
      },
      { key: "pages", label: { fr: "Pages vues", en: "Pages" }, text: Wording.count(locale, pages, atLeast) },
      { key: "visits", label: { fr: "Visites", en: "Visits" }, text: Wording.count(locale, visits, atLeast) },
    ]
    if (current !== undefined) {
      lines.push({
        key: "current",
        label: { fr: "Page en cours", en: "Current page" },
        text: current.title === "" ? current.url : current.title,
        url: current.url,
      })
    }
    return lines
  },
}
