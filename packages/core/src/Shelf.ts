/**
 * A shelf of a workspace: what managers keep for their team, one kind of thing per shelf. Links, offers, canned replies,
 * the keys of custom data.
 *
 * The fold of the workspace's stream of the shelf's name. What an item is, its owner's schema says: `command/Shelving`
 * decodes it before it is kept, and {@link read} leaves out what this version cannot read.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "./ChatEvent.js"
import type { ItemId } from "./Id.js"
import type { Participant } from "./Participant.js"

/** Something kept, by whom and when it was last kept. `at` in milliseconds. */
export interface Kept {
  readonly id: ItemId
  readonly item: unknown
  readonly by: Participant
  readonly at: number
}

/** What a shelf holds, in the order in which things were first kept. */
export interface Shelf {
  readonly items: ReadonlyArray<Kept>
  /** The last event applied. */
  readonly seq: number
}

/** The most things that one shelf holds. */
export const maxItems = 10_000

/** The most things that one person keeps on a shelf where everyone keeps their own. */
export const maxOwn = 1_000

/** A shelf with nothing on it. */
export const empty: Shelf = { items: [], seq: 0 }

/** The shelf after one more event. Total; facts of other streams change only `seq`. */
export const apply = (self: Shelf, event: ChatEvent): Shelf => {
  const { seq, at, by } = event
  switch (event._tag) {
    case "ItemKept": {
      const kept: Kept = { id: event.itemId, item: event.item, by, at }
      const place = self.items.findIndex(({ id }) => id === event.itemId)
      return { items: place < 0 ? [...self.items, kept] : self.items.with(place, kept), seq }
    }
    case "ItemRemoved":
      return { items: self.items.filter(({ id }) => id !== event.itemId), seq }
    default:
      return { ...self, seq }
  }
}

/** The shelf that a list of events, in order, adds up to. */
export const fold = (events: Iterable<ChatEvent>, from: Shelf = empty): Shelf => {
  let state = from
  for (const event of events) state = apply(state, event)
  return state
}

/** Where a thing stands that managers give an order: those without come last, wherever the order of another ends. */
export const rank = ({ order }: { readonly order?: number }): number => Math.min(order ?? 1e9, 1e9)

/**
 * What to keep anew so that the thing at `from` comes to stand at `to`, both counted from 0 in the list as it is shown:
 * those alone whose number is not the one of their place. Nothing when there is none at `from`.
 */
export const move = <Item extends { readonly order?: number }>(
  all: ReadonlyArray<{ readonly id: ItemId; readonly item: Item }>,
  from: number,
  to: number,
): ReadonlyArray<{ readonly id: ItemId; readonly item: Item & { readonly order: number } }> => {
  const moved = all[from]
  if (moved === undefined) return []
  return all
    .toSpliced(from, 1)
    .toSpliced(to, 0, moved)
    .flatMap(({ id, item }, place) => (item.order === place + 1 ? [] : [{ id, item: { ...item, order: place + 1 } }]))
}

/**
 * The things of a shelf that `decode` can read, each with its id. One that it cannot, for it gives nothing, is of another
 * version and is left out.
 *
 * @example
 * ```ts
 * import * as Shelf from "@pupitre/core/Shelf"
 *
 * const shelf = { items: [{ id: "a", item: 1, by: { _tag: "System" }, at: 0 }], seq: 1 } as never
 * Shelf.read(shelf, (item) => (typeof item === "number" ? item : undefined)) // => [{ id: "a", item: 1 }]
 * ```
 */
export const read = <A>(
  { items }: Shelf,
  decode: (item: unknown) => A | undefined,
): ReadonlyArray<{ readonly id: ItemId; readonly item: A }> =>
  items.flatMap(({ id, item }) => {
    const known = decode(item)
    return known === undefined ? [] : [{ id, item: known }]
  })
