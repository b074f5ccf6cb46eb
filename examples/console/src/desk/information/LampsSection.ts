/**
 * A section that this shop adds to the pane: which lamps the visitor looks at, for how long, and what they have put in the basket.
 *
 * A value like the standard ones: it is handed what the role may see, and what was erased is no lamp. A lamp goes by the title
 * of its page, so that the pane loads nothing of the shop.
 *
 * @since 0.1.0
 */
import { items } from "@pupitre/visitor-profile/CustomData"
import { viewed } from "@pupitre/visitor-profile/Journey"
import type { Profile } from "@pupitre/visitor-profile/Profile"
import type { Badge, Line, Link, Section } from "@pupitre/visitor-profile/Section"
import { text } from "@pupitre/visitor-profile/section/CustomDataSection"
import { classes } from "@pupitre/visitor-profile/Sensitivity"
import * as Wording from "@pupitre/visitor-profile/Wording"

/** The lamps of the last pages, the one that was looked at longest first. */
export const LampsSection: Section<Pick<Profile, "journey" | "customData">> = {
  key: "lamps",
  title: { fr: "Lampes regardées", en: "Lamps looked at" },
  lines: ({ journey }, view) =>
    lampsOf(journey, view)
      .slice(0, most)
      .map(({ id, name, duration, at }): Line => ({
        key: id,
        label: { fr: name, en: name },
        text: Wording.duration(view.locale, duration),
        source: { fr: "pages de la boutique", en: "pages of the shop" },
        at,
        sensitivity: classes.page,
      })),
  badges: ({ customData }, view) =>
    items(customData, view.customKeys).flatMap(({ key, reading }): ReadonlyArray<Badge> => {
      if (key !== "basket_amount" || reading._tag !== "Money") return []
      const [fr, en] = [text("fr", reading), text("en", reading)]
      return [{ key: "basket", text: { fr: `Panier : ${fr}`, en: `Basket: ${en}` }, tone: "good" }]
    }),
  links: ({ journey }, view): ReadonlyArray<Link> =>
    lampsOf(journey, view)
      .slice(0, 1)
      .map(({ name, url }) => ({
        key: "lamp",
        label: { fr: `Ouvrir la page : ${name}`, en: `Open the page: ${name}` },
        url,
      })),
}

/** How many lamps show. */
const most = 3

interface Looked {
  readonly id: string
  readonly name: string
  /** Milliseconds over all of its pages that are kept. */
  readonly duration: number
  /** When it was opened last, and under which address. */
  readonly at: number
  readonly url: string
}

const lampsOf = (...asked: Parameters<typeof viewed>): ReadonlyArray<Looked> => {
  const all = new Map<string, Looked>()
  // The last page comes first.
  for (const { page, duration } of viewed(...asked)) {
    const id = lampPage.exec(page.url)?.[1]
    if (id === undefined) continue
    const [name = ""] = page.title.split(" — ")
    const later = all.get(id) ?? { id, name: name || id, duration: 0, at: page.at, url: page.url }
    all.set(id, { ...later, duration: later.duration + duration })
  }
  return [...all.values()].toSorted((a, b) => b.duration - a.duration)
}

const lampPage = /^https?:\/\/[^/]+\/shop\/p\/([a-z]+)(?:[?#]|$)/
