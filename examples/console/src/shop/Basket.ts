/**
 * What the visitor means to buy. In memory only: nothing of it is sent or stored, and it is gone with the page.
 *
 * @since 0.1.0
 */
import type { Readable } from "@pupitre/core/Readable"
import { store } from "@pupitre/core/Readable"
import type { Product, ProductId } from "./Product.ts"
import { find } from "./Product.ts"

/** How many of each lamp; a lamp that is not in it is absent. */
export type Basket = Readonly<Partial<Record<ProductId, number>>>

/** One line of the basket. */
export interface Line {
  readonly product: Product
  readonly count: number
}

const state = store<Basket>({})

/** The basket now. */
export const basket: Readable<Basket> = state

/** Puts this many of a lamp in the basket; 0 takes it out, 9 is the most. */
export const put = (id: ProductId, count: number): void => {
  const { [id]: _, ...others } = state.get()
  state.set(count <= 0 ? others : { ...others, [id]: Math.min(count, 9) })
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
