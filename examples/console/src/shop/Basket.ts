/**
 * What the visitor means to buy. In memory only, and gone with the page, until the visitor agrees that things are kept: then
 * it stays on the device, and what it comes to is told.
 *
 * @since 0.1.0
 */
import type { Readable } from "@pupitre/core/Readable"
import { store } from "@pupitre/core/Readable"
import type { Product, ProductId } from "./Product.ts"
import { consent, given } from "./Consent.ts"
import * as Device from "./Device.ts"
import { find } from "./Product.ts"

/** How many of each lamp; a lamp that is not in it is absent. */
export type Basket = Readonly<Partial<Record<ProductId, number>>>

/** One line of the basket. */
export interface Line {
  readonly product: Product
  readonly count: number
}

const state = store<Basket>(recalled())
let filled = Object.keys(state.get()).length > 0

/** The basket now. */
export const basket: Readable<Basket> = state

/** Puts this many of a lamp in the basket; 0 takes it out, 9 is the most. */
export const put = (id: ProductId, count: number): void => {
  const { [id]: _, ...others } = state.get()
  state.set(count <= 0 ? others : { ...others, [id]: Math.min(count, 9) })
  filled = true
  if (given(consent.get())) Device.keep("basket", state.get())
}

/** Whether something was ever in it, as far as this device knows. */
export const isFilled = (): boolean => filled

/** What it comes to, as it is told of the visitor: nothing of an empty one. */
export const told = (self: Basket): Readonly<Record<"basket_amount" | "basket_items", number | null>> => {
  const items = count(self)
  return items === 0
    ? { basket_amount: null, basket_items: null }
    : { basket_amount: (subtotal(self) + shipping(self)) / 100, basket_items: items }
}

/** The lines of a basket, in the order they were put in. */
export const lines = (self: Basket): ReadonlyArray<Line> =>
  Object.entries(self).flatMap(([id, count]) => {
    const product = find(id)
    return product === undefined ? [] : [{ product, count }]
  })

/** How many lamps there are in a basket. */
export const count = (self: Basket): number => lines(self).reduce((sum, line) => sum + line.count, 0)

/** What they cost, euro cents. */
export const subtotal = (self: Basket): number =>
  lines(self).reduce((sum, line) => sum + line.product.price * line.count, 0)

/** What delivery costs, euro cents: nothing from 100 euros. */
export const shipping = (self: Basket): number => (subtotal(self) >= 10_000 || count(self) === 0 ? 0 : 690)

function recalled(): Basket {
  const kept = Device.recall("basket")
  if (typeof kept !== "object" || kept === null) return {}
  return Object.fromEntries(
    Object.entries(kept).filter(([id, held]) => find(id) !== undefined && [1, 2, 3, 4, 5, 6, 7, 8, 9].includes(held)),
  )
}
