/**
 * The fourth section of the pane: earlier conversations.
 *
 * @since 0.1.0
 */
import { summary } from "../PastExchanges.js"
import type { Profile } from "../Profile.js"
import type { Line, Section } from "../Section.js"
import * as Wording from "../Wording.js"

/** How many conversations are over, and when the last one ended. */
export const PastExchangesSection: Section<Pick<Profile, "pastExchanges">> = {
  key: "pastExchanges",
  title: { fr: "Échanges passés", en: "Past exchanges" },
  lines: ({ pastExchanges }, { locale }) => {
    const { count, atLeast, lastAt } = summary(pastExchanges)
    const label = { fr: "Conversations", en: "Conversations" }
    const lines: Array<Line> = [{ key: "count", label, text: Wording.count(locale, count, atLeast) }]
    if (lastAt !== undefined) {
      lines.push({ key: "last", label: { fr: "Dernière", en: "Last one" }, text: Wording.day(locale, lastAt) })
    }
    return lines
  },
}
