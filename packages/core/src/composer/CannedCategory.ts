/**
 * A category of canned replies, as managers keep it: what it is called in each language, where it stands, its colour.
 *
 * A reply is in one or in none, by the category's id: a new name changes no reply, and the replies of a category that was
 * taken off are in none.
 *
 * @since 0.1.0
 */
import type { Locale } from "../Catalogue.js"
import type { ItemId } from "../Id.js"
import { folded } from "../internal/folded.js"
import { rank } from "../Shelf.js"

/** The colours that a category can have; what they look like is the desk's. */
export const colours = ["blue", "green", "amber", "red", "violet"] as const
/** One of {@link colours}. */
export type Colour = (typeof colours)[number]

/** A category. */
export interface Category {
  readonly id: ItemId
  /** In one language or in both. */
  readonly name: { readonly [L in Locale]?: string }
  /** Where it stands among the others; those without come last. */
  readonly order?: number
  readonly colour?: Colour
}

/** Its name in a language; in the other one where it has none. */
export const nameIn = ({ name }: Pick<Category, "name">, locale: Locale): string =>
  name[locale] ?? name.fr ?? name.en ?? ""

/** All of its names. */
export const names = ({ name }: Pick<Category, "name">): ReadonlyArray<string> => Object.values(name)

/** The categories in the order in which they are shown. */
export const inOrder = (categories: ReadonlyArray<Category>): ReadonlyArray<Category> =>
  categories.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))

/** The category that a name means in any language, accents and case aside; the first one of several. */
export const called = (categories: ReadonlyArray<Category>, name: string): Category | undefined => {
  const sought = folded(name.trim())
  return categories.find((one) => names(one).some((each) => folded(each.trim()) === sought))
}
