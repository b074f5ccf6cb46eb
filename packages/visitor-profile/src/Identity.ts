/**
 * Who the visitor is said to be: the customer's own ids of the person, and who vouches for them.
 *
 * One id that several people share would show each the other's conversations. So only what a sign-in vouches for brings
 * records together, and an id that cannot be one person's is told.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Mark, Newest } from "./Newest.js"
import * as Marks from "./Newest.js"

/** One saying of who the visitor is. `id` is the external id with who vouches for it before it. */
export interface Claim extends Mark {
  readonly externalId: string
  readonly name?: string
  readonly trust: "page" | "authenticated"
}

/** The sayings, the last one of each id. */
export type Identity = Newest<Claim>

/** How many ids are kept. More than one is already suspect. */
export const limit = 10

/** Nobody said. */
export const empty: Identity = Marks.empty

/** Who the visitor is said to be after one more event. Only `VisitorIdentified` changes it. */
export const apply = (self: Identity, event: ChatEvent): Identity => {
  if (event._tag !== "VisitorIdentified") return self
  const { externalId, name, trust, seq, at } = event
  const claim: Claim = {
    id: `${trust}:${externalId}`,
    seq,
    at,
    externalId,
    ...(name !== undefined && { name }),
    trust,
  }
  return Marks.add(self, claim, limit)
}

/** Both together. Associative, commutative, idempotent; `empty` changes nothing. */
export const merge = (a: Identity, b: Identity): Identity => Marks.merge(a, b, limit)

/** Who the visitor is: what a sign-in says before what a page says, then the last. */
export const current = (self: Identity): Claim | undefined =>
  self.items.findLast(({ trust }) => trust === "authenticated") ?? Marks.last(self)

/** The id under which records of one person come together: vouched for by a sign-in, and the only one so. */
export const joining = (self: Identity): string | undefined => {
  const ids = new Set(self.items.filter(({ trust }) => trust === "authenticated").map(({ externalId }) => externalId))
  const [only] = ids
  return ids.size === 1 ? only : undefined
}

/** An id that cannot be one person's, and why. */
export interface Shared {
  readonly externalId: string
  /** A word that stands for no id; several names under it; or the visitor goes by several ids. */
  readonly why: "placeholder" | "names" | "ids"
}

/**
 * The ids among those of some visitors that cannot be one person's: what a page sends when it has none, one that goes by
 * different names, and those of one visitor who has several.
 */
export const shared = (visitors: Iterable<Identity>): ReadonlyArray<Shared> => {
  const names = new Map<string, Set<string>>()
  const found = new Map<string, Shared>()
  const tell = (externalId: string, why: Shared["why"]): void => {
    if (!found.has(externalId)) found.set(externalId, { externalId, why })
  }
  for (const { items } of visitors) {
    const own = new Set(items.map(({ externalId }) => externalId))
    for (const { externalId, name } of items) {
      if (placeholder.test(externalId.trim())) tell(externalId, "placeholder")
      const known = names.get(externalId) ?? new Set()
      if (name !== undefined) known.add(plain(name))
      names.set(externalId, known)
      if (known.size > 1) tell(externalId, "names")
      if (own.size > 1) tell(externalId, "ids")
    }
  }
  return [...found.values()]
}

/** Without any name or id: nobody said. */
export const erase = (_: Identity): Identity => empty

const placeholder =
  /^(0+|1|-1|null|undefined|none|nan|n\/?a|test|guest|anonymous|anonyme|visitor|user|admin|unknown|inconnu|\[object object\])$/i

/** A name without accents, case and what is not a letter: `Zoé  ROY` and `zoe roy` are one. */
function plain(name: string): string {
  const letters =
    name
      .normalize("NFD")
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  return letters.toSorted().join(" ")
}
