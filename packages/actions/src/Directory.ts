/**
 * Who a visitor can be given to: the agents, groups and bots of a desk, as a query, and how they are listed and found.
 *
 * What answers the query lists only what the asker's role may see.
 *
 * @since 0.1.0
 */
import { Mode } from "@pupitre/core/fact/LifeFacts"
import { Label, LanguageTag } from "@pupitre/core/fact/Bounds"
import { AgentId, SiteId } from "@pupitre/core/Id"
import { Agent, Recipient } from "@pupitre/core/Participant"
import * as Query from "@pupitre/core/Query"
import * as Schema from "effect/Schema"
import { differ } from "./internal/language.js"
import { languageWords } from "./internal/languageWords.js"
import { plain, words } from "./internal/plain.js"

/** Someone a visitor can be given to, as they stand at this moment. */
export const Entry = Schema.Struct({
  to: Recipient,
  /** What they know about, in words that they are found by. */
  skills: Schema.Array(Label),
  /** What they speak, BCP 47; for a group, what anyone of it does. Absent when that is not known. */
  languages: Schema.optionalKey(Schema.Array(LanguageTag)),
  /** The sites that they answer for; for a group, what anyone of it does. Absent, every one. */
  sites: Schema.optionalKey(Schema.Array(SiteId)),
  /** Present and taking visitors; for a group, whether anyone of it is. */
  available: Schema.Boolean,
  /** The ways of talking that they take now; all when absent. */
  modes: Schema.optionalKey(Schema.Array(Mode)),
  /** Available with a slot to spare; for a group, whether anyone of it has one. */
  free: Schema.Boolean,
  /** For a group: who belongs to it, and who of it would be given the next visitor. */
  members: Schema.optionalKey(Schema.Array(AgentId)),
  next: Schema.optionalKey(Agent),
})
export interface Entry extends Schema.Schema.Type<typeof Entry> {}

/** Whether someone answers for the site that a visitor came by; held to do so while either is not known. */
export const serves = ({ sites }: Pick<Entry, "sites">, site: SiteId | undefined): boolean =>
  sites === undefined || site === undefined || sites.includes(site)

/** Whom the asker can give a visitor to, found by name, skill or language; everyone for an empty text. */
export const directory = Query.make({
  name: "directory",
  roles: ["agent", "manager"],
  input: Schema.Struct({ text: Schema.String.check(Schema.isMaxLength(200)) }),
  output: Schema.Array(Entry),
})

/** Where an entry stands in the list: available humans, groups, humans who are not available, bots. */
export const rank = ({ to, available }: Entry): 0 | 1 | 2 | 3 => {
  if (to._tag === "Bot") return 3
  if (to._tag === "Group") return 1
  return available ? 0 : 2
}

/**
 * The entries that a text finds, in the order of the list: every word of it begins a word of a name, of a skill or of a
 * language, which goes by its tag and by its name in French and in English, whatever the accents and the case. `me` is left
 * out: nobody hands a visitor to themselves.
 *
 * @example
 * ```ts
 * import * as Directory from "@pupitre/actions/Directory"
 *
 * const to = { _tag: "Agent", id: "ines", name: "Inès Caron" }
 * const ines = { to, skills: ["Éclairage"], languages: ["en"], available: true, free: true }
 * Directory.search([ines] as never, "eclai").length // => 1
 * Directory.search([ines] as never, "car in").length // => 1
 * Directory.search([ines] as never, "anglais").length // => 1
 * Directory.search([ines] as never, "nès").length // => 0
 * ```
 */
export const search = (entries: ReadonlyArray<Entry>, text: string, me?: AgentId): ReadonlyArray<Entry> => {
  const sought = words(text)
  return entries
    .filter(({ to, skills, languages = [] }) => {
      if (to.id === me && to._tag !== "Group") return false
      const known = [...[to.name, ...skills].flatMap(words), ...languages.flatMap(languageWords)]
      return sought.every((word) => known.some((one) => one.startsWith(word)))
    })
    .map((entry) => ({ entry, rank: rank(entry), name: plain(entry.to.name) }))
    .toSorted((a, b) => a.rank - b.rank || compare(a.name, b.name) || compare(a.entry.to.id, b.entry.to.id))
    .map(({ entry }) => entry)
}

/** The entry for a visitor who comes by this way of talking: who does not take it is not available for them. */
export const inMode = (entry: Entry, mode: Mode): Entry =>
  entry.modes === undefined || entry.modes.includes(mode) ? entry : { ...entry, available: false, free: false }

/**
 * The entries as they stand for one visitor: who does not take their way of talking, or answers for other sites alone, is not
 * available for them, and a group is as far as someone of it other than `me` is.
 */
export const forVisitor = (
  entries: ReadonlyArray<Entry>,
  { mode, site }: { readonly mode: Mode; readonly site?: SiteId | undefined },
  me?: AgentId,
): ReadonlyArray<Entry> => {
  const alone = entries.map((entry) =>
    serves(entry, site) ? inMode(entry, mode) : { ...entry, available: false, free: false },
  )
  return alone.map((entry) => {
    const { to, members = [] } = entry
    const of = to._tag !== "Group" ? [] : alone.filter((one) => one.to._tag === "Agent" && members.includes(one.to.id))
    if (of.length === 0) return entry
    const others = of.filter((one) => one.to.id !== me)
    const [available, free] = [others.some((one) => one.available), others.some((one) => one.free)]
    return { ...entry, available: entry.available && available, free: entry.free && free }
  })
}

/** Whether they speak a language; so they are held to when either is not known. */
export const speaks = ({ languages }: Pick<Entry, "languages">, language: string | undefined): boolean =>
  languages === undefined || language === undefined || languages.some((one) => !differ(one, language))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
