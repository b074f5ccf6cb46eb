/**
 * Where canned replies are kept: a shelf of the workspace that managers keep, some of it for one group, and one where
 * every agent keeps their own; and the query by which a desk reads all that is for one agent, page by page.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Shelving from "../command/Shelving.js"
import type { EventChannel } from "../EventChannel.js"
import { Label, LanguageTag } from "../fact/Bounds.js"
import { GroupId, ItemId } from "../Id.js"
import { keyOf } from "../Marks.js"
import { MessageText } from "../Message.js"
import type { Asker } from "../Query.js"
import * as Query from "../Query.js"
import type * as Shelf from "../Shelf.js"
import { read } from "../Shelf.js"
import type { Category } from "./CannedCategory.js"
import { colours } from "./CannedCategory.js"
import type { CannedReply } from "./CannedReply.js"

/** The longest text of a reply, UTF-16 units. */
export const maxText = 4_000

/** What calls a reply: no white space, at most forty letters. */
export const Shortcut = Schema.String.check(Schema.isPattern(/^\S{1,40}$/u))

const fields = {
  shortcut: Shortcut,
  title: Schema.optionalKey(Label),
  text: MessageText.check(Schema.isMaxLength(maxText)),
  /** The id of its category. */
  category: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(80))),
  /** BCP 47: the language of its words. */
  language: Schema.optionalKey(LanguageTag),
}

/** A reply as an agent keeps it for themselves. */
export const OwnReply = Schema.Struct(fields)
export interface OwnReply extends Schema.Schema.Type<typeof OwnReply> {}

/** A reply as managers keep it: for everyone, or for a group. */
export const SharedReply = Schema.Struct({ ...fields, group: Schema.optionalKey(GroupId) })
export interface SharedReply extends Schema.Schema.Type<typeof SharedReply> {}

/** The shelf of what managers keep. */
export const shared: Shelving.Shelving<"cannedReplies", SharedReply> = /* #__PURE__ */ Shelving.make(
  "cannedReplies",
  SharedReply,
)

/** The shelf where everyone keeps their own. */
export const own: Shelving.Shelving<"ownReplies", OwnReply> = /* #__PURE__ */ Shelving.make("ownReplies", OwnReply)

/** The most categories of one desk. */
export const maxCategories = 100

const CategoryName = Schema.String.check(Schema.isMaxLength(80), Schema.isPattern(/\S/))

/** A category as managers keep it: with a name in one language at least. */
export const CategoryItem = Schema.Struct({
  name: Schema.Struct({ fr: Schema.optionalKey(CategoryName), en: Schema.optionalKey(CategoryName) }).check(
    Schema.makeFilter(({ fr, en }) => fr !== undefined || en !== undefined),
  ),
  order: Schema.optionalKey(Schema.Finite),
  colour: Schema.optionalKey(Schema.Literals(colours)),
})
export interface CategoryItem extends Schema.Schema.Type<typeof CategoryItem> {}

/** The shelf of categories. */
export const categories: Shelving.Shelving<"replyCategories", CategoryItem> = /* #__PURE__ */ Shelving.make(
  "replyCategories",
  CategoryItem,
  { most: maxCategories },
)

/** The categories that a shelf holds. */
export const readCategories = (shelf: Shelf.Shelf): ReadonlyArray<Category> =>
  read(shelf, categories.decode).map(({ id, item }) => ({ ...item, id }))

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** A reply as it is read. */
export const Reply: Schema.Codec<CannedReply, unknown> = Schema.Struct({
  id: ItemId,
  scope: Schema.Literals(["own", "group", "shared"]),
  ...SharedReply.fields,
})

const CategorySchema: Schema.Codec<Category, unknown> = Schema.Struct({ id: ItemId, ...CategoryItem.fields })

/**
 * All that is for the asker, from a place on, and before the first of them the categories: as many as fit an answer, of
 * `total`. Asked with the `state` that one has, it gives none of them when nothing has changed.
 */
export const cannedReplies = Query.make({
  name: "cannedReplies",
  roles: ["agent", "manager"],
  input: Schema.Struct({ from: Count, state: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(200))) }),
  output: Schema.Struct({
    state: Schema.String,
    from: Count,
    total: Count,
    categories: Schema.Array(CategorySchema).check(Schema.isMaxLength(maxCategories)),
    replies: Schema.Array(Reply),
  }),
})

/** What the query answers. */
export type Answer = typeof cannedReplies.output.Type

/** What shelves are read from, and who is of which group. */
export interface Source {
  readonly shared: Shelf.Shelf
  readonly own: Shelf.Shelf
  readonly categories: Shelf.Shelf
  readonly groups: ReadonlyArray<GroupId>
}

/** All that is for an agent: what they keep, what is for their groups, what is for all. A manager sees every group's. */
export const forAgent = (
  { shared: ofAll, own: ofEach, groups }: Source,
  { by, role }: Pick<Asker, "by" | "role">,
): ReadonlyArray<CannedReply> => {
  const mine = { ...ofEach, items: ofEach.items.filter((kept) => keyOf(kept.by) === keyOf(by)) }
  return [
    ...read(mine, own.decode).map(({ id, item }): CannedReply => ({ ...item, id, scope: "own" })),
    ...read(ofAll, shared.decode)
      .filter(({ item: { group } }) => group === undefined || role === "manager" || groups.includes(group))
      .map(({ id, item }): CannedReply => ({ ...item, id, scope: item.group === undefined ? "shared" : "group" })),
  ]
}

/** The most UTF-16 units of replies in one answer, about. */
const pageSize = 24_000

/** The answer to the query. */
export const answer = (
  source: Source,
  asker: Asker,
  { from, state: known }: typeof cannedReplies.input.Type,
): Answer => {
  const state = [source.shared.seq, source.own.seq, source.categories.seq, ...source.groups].join(".")
  const all = forAgent(source, asker)
  if (known === state) return { state, from: 0, total: all.length, categories: [], replies: [] }
  const named = from === 0 ? readCategories(source.categories) : []
  let [to, size] = [from, named.length * 200]
  while (to < all.length && size < pageSize) size += all[to++]!.text.length + 300
  return { state, from, total: all.length, categories: named, replies: all.slice(from, to) }
}

/** All that is for the asker, as it was when asked. */
export interface Held {
  readonly state: string
  readonly categories: ReadonlyArray<Category>
  readonly replies: ReadonlyArray<CannedReply>
}

/**
 * Asks a channel for all replies; what one has already comes back as it is when nothing has changed. Rejects with an
 * `EventChannelError` when there is no answer, and gives nothing for one that is none.
 */
export const fetch = async (channel: Pick<EventChannel, "query">, held?: Held): Promise<Held | undefined> => {
  const all: Array<CannedReply> = []
  let named: ReadonlyArray<Category> = []
  let state: string | undefined
  for (;;) {
    const input = { from: all.length, ...(all.length === 0 && held !== undefined && { state: held.state }) }
    // eslint-disable-next-line no-await-in-loop -- each page begins where the one before ended
    const page = Query.read(cannedReplies, await channel.query(cannedReplies.name, input))
    if (page === undefined) return undefined
    if (page.state === held?.state) return held
    // Changed in the middle: from the beginning.
    if (state !== undefined && page.state !== state) {
      all.length = 0
      state = undefined
      continue
    }
    state = page.state
    if (all.length === 0) named = page.categories
    all.push(...page.replies)
    if (all.length >= page.total || page.replies.length === 0) return { state, categories: named, replies: all }
  }
}
