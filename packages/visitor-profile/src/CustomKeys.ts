/**
 * The keys of custom data that managers declare for their team: what each is called, what it is, who sees and sets it.
 *
 * A shelf of the workspace, `customKeys`; what a declaration does to a value is `CustomData`'s. A key is declared once:
 * of two items for one key the one that was first kept stands, and {@link repeated} tells the others.
 *
 * @since 0.1.0
 */
import * as Shelving from "@pupitre/core/command/Shelving"
import { CustomKey, Label, Trust } from "@pupitre/core/Fact"
import type { ItemId } from "@pupitre/core/Id"
import * as Query from "@pupitre/core/Query"
import * as Shelf from "@pupitre/core/Shelf"
import * as Schema from "effect/Schema"

/** A label in both languages, neither empty. */
const LabelWords = Schema.Struct({
  fr: Label.check(Schema.isPattern(/\S/)),
  en: Label.check(Schema.isPattern(/\S/)),
})

/** What a key says of its values, as it is kept: `CustomData.Declared`, bounded. */
export const Declared = Schema.Struct({
  key: CustomKey,
  type: Schema.Literals(["string", "number", "boolean", "date", "money", "url"]),
  label: LabelWords,
  order: Schema.optionalKey(Schema.Finite),
  group: Schema.optionalKey(LabelWords),
  sensitivity: Schema.Literals(["open", "personal", "sensitive", "secret"]),
  /** Who may set it; everyone, unless given. */
  setBy: Schema.optionalKey(Schema.Array(Trust).check(Schema.isMaxLength(3))),
  /** ISO 4217. */
  currency: Schema.optionalKey(Schema.String.check(Schema.isPattern(/^[A-Z]{3}$/))),
})
export interface Declared extends Schema.Schema.Type<typeof Declared> {}

/** Whether a text can be the name of a key. */
export const isKey: (text: string) => boolean = Schema.is(CustomKey)

/** The shelf of declared keys, on the workspace's stream `customKeys`, and the wishes by which managers keep it. */
export const customKeys = Shelving.make("customKeys", Declared)

/** What is declared, for the panes that show values: {@link declared} of the shelf, for whatever holds it to answer with. */
export const declaredKeys = Query.make({
  name: "declaredKeys",
  roles: ["agent", "manager"],
  input: Schema.Struct({}),
  output: Schema.Array(Declared),
})

/** A declaration with the id that it is kept under. */
export interface Key {
  readonly id: ItemId
  readonly item: Declared
}

/**
 * The declared keys in the order in which a pane shows them, each once.
 *
 * @example
 * ```ts
 * import * as CustomKeys from "@pupitre/visitor-profile/CustomKeys"
 *
 * const tier = { key: "tier", type: "string", label: { fr: "Niveau", en: "Tier" }, sensitivity: "open" }
 * const kept = (id: string, item: unknown) => ({ id, item, by: { _tag: "System" }, at: 0 })
 * const shelf = { items: [kept("a", { ...tier, order: 2 }), kept("b", { ...tier, key: "plan", order: 1 })], seq: 2 }
 * CustomKeys.keys(shelf as never).map(({ item }) => item.key) // => ["plan", "tier"]
 * ```
 */
export const keys = (shelf: Shelf.Shelf): ReadonlyArray<Key> => {
  const first = new Map<string, Key>()
  for (const kept of Shelf.read(shelf, customKeys.decode)) {
    if (!first.has(kept.item.key)) first.set(kept.item.key, kept)
  }
  return [...first.values()].toSorted(
    (a, b) => Shelf.rank(a.item) - Shelf.rank(b.item) || (a.item.key < b.item.key ? -1 : 1),
  )
}

/** What `CustomData.items`, `project` and `maySet` take: the declarations without their ids. */
export const declared = (shelf: Shelf.Shelf): ReadonlyArray<Declared> => keys(shelf).map(({ item }) => item)

/** The items that say again what another item has declared. They change nothing, and can be removed. */
export const repeated = (shelf: Shelf.Shelf): ReadonlyArray<Key> => {
  const standing = new Set(keys(shelf).map(({ id }) => id))
  return Shelf.read(shelf, customKeys.decode).filter(({ id }) => !standing.has(id))
}
