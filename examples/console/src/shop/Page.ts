/**
 * Which page of the shop an address shows, and its title.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import type { Category, Product } from "./Product.ts"
import { categories, find } from "./Product.ts"
import { say } from "./words.ts"

/** A page of the shop. */
export type Page =
  | { readonly _tag: "Home" }
  | { readonly _tag: "Category"; readonly category: Category }
  | { readonly _tag: "Product"; readonly product: Product }
  | { readonly _tag: "Basket" }
  | { readonly _tag: "SignIn" }
  | { readonly _tag: "NotFound" }

/** The page that a path shows. */
export const fromPath = (path: string): Page => {
  const [, , kind = "", id = ""] = path.split("/")
  if (kind === "") return { _tag: "Home" }
  if (kind === "sign-in" && id === "") return { _tag: "SignIn" }
  if (kind === "basket" && id === "") return { _tag: "Basket" }
  if (kind === "p") {
    const product = find(id)
    if (product !== undefined) return { _tag: "Product", product }
  }
  if (kind === "c") {
    const category = categories.find((each) => each.id === id)
    if (category !== undefined) return { _tag: "Category", category }
  }
  return { _tag: "NotFound" }
}

/** The title of a page, without the name of the shop. */
export const title = (page: Page, locale: Locale): string => {
  switch (page._tag) {
    case "Home":
      return say(locale, "tagline")
    case "Category":
      return say(locale, page.category.name)
    case "Product":
      return `${page.product.kind[locale]} ${page.product.name}`
    case "Basket":
      return say(locale, "basket")
    case "SignIn":
      return say(locale, "signIn")
    case "NotFound":
      return say(locale, "notFound")
  }
}
