/**
 * The library as this desk last read it: to pick from, and to foresee what is sent by its id. The server alone knows
 * whether it still is.
 *
 * Kept over a reload, so that what was not sent yet shows again.
 *
 * @since 0.1.0
 */
import type { Link, Offer } from "@pupitre/actions/Library"
import { linkLibrary, offerLibrary } from "@pupitre/actions/Library"
import type { ItemId } from "@pupitre/core/Id"
import type { Query } from "@pupitre/core/Query"
import { read as answerOf } from "@pupitre/core/Query"

/** One shelf of the library, as this desk last read it. */
export interface Read<Item> {
  /** What answers for it. */
  readonly query: Query<string, { readonly text: string }, ReadonlyArray<Item>>
  /** The item of an id, if this desk has read of it. */
  readonly find: (id: ItemId) => Item | undefined
  /** Keeps what the query answered, and gives its items; an answer that is none gives nothing. */
  readonly learn: (answer: unknown) => ReadonlyArray<Item>
}

const read = <Item extends { readonly id: ItemId }>(query: Read<Item>["query"]): Read<Item> => {
  const items = (answer: unknown): ReadonlyArray<Item> => answerOf(query, answer) ?? []
  const name = `pupitre.${query.name}`
  let held: ReadonlyArray<Item> | undefined
  const recall = (): ReadonlyArray<Item> => {
    try {
      return items(JSON.parse(localStorage.getItem(name) ?? "[]"))
    } catch {
      return []
    }
  }
  return {
    query,
    find: (id) => (held ??= recall()).find((item) => item.id === id),
    learn: (answer) => {
      held = items(answer)
      try {
        localStorage.setItem(name, JSON.stringify(answer))
      } catch {
        // Storage is off: they last as long as the page.
      }
      return held
    },
  }
}

/** The links. */
export const links: Read<Link> = read(linkLibrary)

/** The offers. */
export const offers: Read<Offer> = read(offerLibrary)
