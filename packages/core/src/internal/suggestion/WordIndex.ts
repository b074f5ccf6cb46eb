/**
 * Texts found by weighted words: an index of `minisearch`, how rare each word is in it, and a bound on the work of one search.
 *
 * A search looks at the words that tell most, until they are many or are in too many texts: so that it takes as long in a
 * long conversation as in a short one, and hardly longer among ten times the texts.
 */
import MiniSearch from "minisearch"
import { terms } from "./words.js"

/** One text, in named fields. */
export type Fields = Readonly<Record<string, string>>

/** Weighted words, to be found in one field or in all of them. */
export interface Words {
  readonly words: ReadonlyMap<string, number>
  readonly field?: string
}

/** Texts found by weighted words. */
export interface WordIndex {
  readonly add: (id: string, fields: Fields) => void
  readonly remove: (id: string) => void
  /** How rare a word is, from 0: BM25's own measure. */
  readonly rarity: (word: string) => number
  /**
   * Scores by id, the best first. `filter` says which ids may be found at all; `favour` multiplies the score of one.
   */
  readonly find: (
    query: ReadonlyArray<Words>,
    options?: { readonly filter?: (id: string) => boolean; readonly favour?: (id: string) => number },
  ) => ReadonlyMap<string, number>
}

/** The most words that one search looks for. */
const mostWords = 40

/** The most places in texts that one search looks at. */
const mostPlaces = 20_000

/** An index of texts with these fields. */
export const make = (fields: ReadonlyArray<string>): WordIndex => {
  const index = new MiniSearch<{ readonly id: string } & Fields>({
    fields: [...fields],
    tokenize: terms,
    processTerm: same,
  })
  const held = new Map<string, Fields>()
  const counts = new Map<string, number>()
  const count = (text: Fields, by: 1 | -1): void => {
    for (const word of new Set(Object.values(text).flatMap(terms))) {
      const n = (counts.get(word) ?? 0) + by
      if (n === 0) counts.delete(word)
      else counts.set(word, n)
    }
  }
  const rarity = (word: string): number => {
    const n = counts.get(word) ?? 0
    return Math.log(1 + (held.size - n + 0.5) / (n + 0.5))
  }
  /** What tells most of a query, within both bounds. */
  const telling = (query: ReadonlyArray<Words>): ReadonlyArray<Words> => {
    const all = query.flatMap(({ words, field }) => [...words].map(([word, weight]) => ({ word, weight, field })))
    const kept = new Set<(typeof all)[number]>()
    let places = 0
    for (const one of all.toSorted((a, b) => b.weight * rarity(b.word) - a.weight * rarity(a.word))) {
      const n = counts.get(one.word) ?? 0
      if (n === 0) continue
      if (kept.size === mostWords || (places += n) > mostPlaces) break
      kept.add(one)
    }
    return query.map(({ field }) => ({
      ...(field !== undefined && { field }),
      words: new Map([...kept].filter((one) => one.field === field).map(({ word, weight }) => [word, weight])),
    }))
  }
  return {
    add: (id, text) => {
      held.set(id, text)
      count(text, 1)
      index.add({ ...text, id })
    },
    remove: (id) => {
      const text = held.get(id)
      if (text === undefined) return
      index.remove({ ...text, id })
      count(text, -1)
      held.delete(id)
    },
    rarity,
    find: (query, { filter, favour } = {}) => {
      const queries = telling(query)
        .filter(({ words }) => words.size > 0)
        .map(({ words, field }) => ({
          queries: [""],
          tokenize: () => [...words.keys()],
          processTerm: same,
          boostTerm: (word: string) => words.get(word) ?? 1,
          ...(field !== undefined && { fields: [field] }),
        }))
      const found = index.search(
        { combineWith: "OR", queries },
        {
          ...(filter !== undefined && { filter: ({ id }) => filter(id as string) }),
          ...(favour !== undefined && { boostDocument: (id) => favour(id as string) }),
        },
      )
      return new Map(found.map(({ id, score }) => [id as string, score]))
    },
  }
}

const same = (word: string): string => word
