/**
 * A filter made ready to ask of rows: the interpreter of its data.
 *
 * Who asks of the same rows again hands in where their folded texts are kept, so that the next query folds nothing.
 */
import type { Entry } from "@pupitre/core/Entry"
import type { Fact } from "@pupitre/core/Fact"
import { folded } from "../EntryText.js"
import type { Filter } from "../Filter.js"
import type { Classification } from "../Kind.js"
import { classify, setOf, standard } from "../Kind.js"
import * as TextSearch from "../TextSearch.js"

/** Whether a filter lets a row pass. Its folded text is looked for, and left, at its place among those given. */
export type Question = (entry: Entry, texts?: Array<string | undefined>, place?: number) => boolean

/** A filter made ready. */
export const question = (filter: Filter, classification: Classification = standard): Question => {
  const says = compile(filter, classification)
  return (entry, texts, place = 0) => entry._tag === "Gap" || says(entry, texts, place) !== no
}

/**
 * The folded texts of the rows of a run of the timeline, each at its row's index, as far as they were asked for. A run
 * that is the same by reference has the same rows.
 */
export const textsOf = (run: ReadonlyArray<Entry>): Array<string | undefined> => {
  let texts = kept.get(run)
  if (texts === undefined) kept.set(run, (texts = []))
  return texts
}

const kept = new WeakMap<ReadonlyArray<Entry>, Array<string | undefined>>()

/** What a filter says of an entry, so that `and` is the least, `or` the greatest and `not` the other way around. */
type Says = 0 | 1 | 2
const no = 0
const nothing = 1
const yes = 2

type Ask = (entry: Asked, texts: Array<string | undefined> | undefined, place: number) => Says

const compile = (self: Filter, classification: Classification): Ask => {
  switch (self._tag) {
    case "And":
    case "Or": {
      const parts = self.of.map((part) => compile(part, classification))
      const [neutral, final] = self._tag === "And" ? ([yes, no] as const) : ([no, yes] as const)
      return (entry, texts, place) => {
        let said: Says = neutral
        for (let i = 0; i < parts.length; i++) {
          const next = parts[i]!(entry, texts, place)
          if (next === final) return final
          if (next === nothing) said = nothing
        }
        return said
      }
    }
    case "Not": {
      const says = compile(self.of, classification)
      return (entry, texts, place) => (yes - says(entry, texts, place)) as Says
    }
    case "Kinds": {
      const selection = setOf(self.kinds)
      return (entry) => {
        const own = classify(entry, classification)
        return own === 0 ? nothing : selection === 0 || (own & selection) !== 0 ? yes : no
      }
    }
    case "Author": {
      const { by } = self
      if (typeof by === "string") {
        const tag = sides[by]
        return (entry) => (entry.by._tag === tag ? yes : no)
      }
      return ({ by: own }) => ((own._tag === "Agent" || own._tag === "Bot") && own.id === by.agentId ? yes : no)
    }
    case "Time": {
      const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = self
      return ({ at }) => (from <= at && at < to ? yes : no)
    }
    case "Text": {
      const search = TextSearch.make(self.query)
      if (search.words.length === 0) return () => yes
      return (entry, texts, place) => {
        const text = texts === undefined ? folded(entry) : (texts[place] ??= folded(entry))
        return TextSearch.matches(search, text) ? yes : no
      }
    }
    case "HasLink":
      return (entry) => (entry._tag !== "Unknown" && hasLinkIn(factOf(entry)) ? yes : no)
    case "HasFile":
      return (entry) => (entry._tag !== "Unknown" && factOf(entry)._tag === "FilePosted" ? yes : no)
  }
}

/** What a filter is asked about: a gap never is. */
type Asked = Exclude<Entry, { readonly _tag: "Gap" }>

const sides = { visitor: "Visitor", agent: "Agent", bot: "Bot", system: "System" } as const

const factOf = (entry: Exclude<Asked, { readonly _tag: "Unknown" }>): Fact => ("fact" in entry ? entry.fact : entry)

const hasLinkIn = (fact: Fact): boolean => {
  switch (fact._tag) {
    case "LinkSent":
    case "OfferSent":
      return true
    case "MessagePosted":
      return fact.spans?.some((span) => span._tag === "LinkSpan") === true || address.test(fact.text)
    case "NoteAdded":
      return address.test(fact.text)
    default:
      return false
  }
}

const address = /\b(?:https?:\/\/|www\.)\S/i
