/**
 * The canned replies that a text finds, by category while nothing is typed yet, and the one category that they are narrowed
 * to.
 *
 * @since 0.1.0
 */
import type { Category } from "@pupitre/core/composer/CannedCategory"
import type { CannedReply, Found, Index, Section } from "@pupitre/core/composer/CannedReply"
import { categoryOf, search, sections } from "@pupitre/core/composer/CannedReply"
import { useMemo, useState } from "react"

/** Replies that were found. */
export interface Sought {
  /** By category, or one list by how well they match. */
  readonly sections: ReadonlyArray<Section>
  /** The same in the order in which they are shown. */
  readonly found: ReadonlyArray<Found>
  /** The categories that one can narrow to: those with a reply that the text finds. */
  readonly categories: ReadonlyArray<Category>
  /** The id of the one that is chosen; of all of them nothing. */
  readonly category: string | undefined
  readonly narrow: (category: string | undefined) => void
  /** Narrows to the next category, or the one before; after the last come all. */
  readonly turn: (by: 1 | -1) => void
}

/** The replies that a text finds; none without a text. `among` says which of them may be. */
export const useSought = (
  index: Index | undefined,
  text: string | undefined,
  language: string | undefined,
  among: (reply: CannedReply) => boolean = everyone,
): Sought => {
  const [wanted, narrow] = useState<string>()
  // The next text begins with all of them.
  if (text === undefined && wanted !== undefined) narrow(undefined)
  const all = useMemo(
    () =>
      index === undefined || text === undefined
        ? []
        : search(index, text, { limit: most, language }).filter(({ reply }) => among(reply)),
    [index, text, language, among],
  )
  const categories = useMemo(() => {
    const held = new Set(index === undefined ? [] : all.map(({ reply }) => categoryOf(index, reply)))
    return index?.categories.filter((one) => held.has(one)) ?? []
  }, [index, all])
  const category = categories.find(({ id }) => id === wanted)?.id
  const shown = useMemo((): ReadonlyArray<Section> => {
    if (index === undefined) return []
    const own = category === undefined ? all : all.filter(({ reply }) => reply.category === category)
    return text?.trim() === "" ? sections(index, own) : [{ found: own }]
  }, [index, all, category, text])
  return {
    sections: shown,
    found: useMemo(() => shown.flatMap(({ found }) => found), [shown]),
    categories,
    category,
    narrow,
    turn: (by) => {
      const stops = [undefined, ...categories.map(({ id }) => id)]
      narrow(stops[(stops.indexOf(category) + by + stops.length) % stops.length])
    },
  }
}

/** The most replies that one list shows. */
const most = 200

const everyone = (): boolean => true
