/**
 * The links of the library as this desk last read them: to pick from, and to foresee what a link sent by its id will be.
 * The server alone knows whether it still is.
 *
 * Kept over a reload, so that a link that was not sent yet shows again.
 *
 * @since 0.1.0
 */
import type { LinkItem } from "@pupitre/actions/Library"
import type { ItemId } from "@pupitre/core/Id"
import { parse } from "@pupitre/core/SafeUrl"

/** A link to pick. */
export type Link = Pick<LinkItem, "id" | "label" | "url">

/** The link of an id, if this desk has read of it. */
export const find = (id: ItemId): Link | undefined => all().find((link) => link.id === id)

/** Keeps what the library answered, and gives its links; what is not one is left out. */
export const learn = (answer: unknown): ReadonlyArray<Link> => {
  held = linksOf(answer)
  try {
    localStorage.setItem(name, JSON.stringify(held))
  } catch {
    // Storage is off: they last as long as the page.
  }
  return held
}

let held: ReadonlyArray<Link> | undefined
const name = "pupitre.links"

const all = (): ReadonlyArray<Link> => (held ??= recall())

const recall = (): ReadonlyArray<Link> => {
  try {
    return linksOf(JSON.parse(localStorage.getItem(name) ?? "[]"))
  } catch {
    return []
  }
}

const linksOf = (answer: unknown): ReadonlyArray<Link> =>
  (Array.isArray(answer) ? (answer as ReadonlyArray<unknown>) : []).flatMap((item) => {
    if (typeof item !== "object" || item === null) return []
    const { id, label, url } = item as Readonly<Record<string, unknown>>
    if (typeof id !== "string" || typeof label !== "string" || typeof url !== "string") return []
    const parsed = parse(url)
    return "url" in parsed ? [{ id: id as ItemId, label, url: parsed.url }] : []
  })
