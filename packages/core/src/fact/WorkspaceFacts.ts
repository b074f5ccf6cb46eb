/**
 * The facts of a workspace's shelves: what managers keep there for their team, whatever it is.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { ItemId } from "../Id.js"

/** The name of a shelf, which is also the id of its stream: `links`, `offers`. */
export const ShelfName = Schema.String.check(Schema.isPattern(/^[a-z][A-Za-z0-9]{0,31}$/))
export type ShelfName = typeof ShelfName.Type

/**
 * Something is kept on a shelf, new or in place of what had this id. `item` is read by whoever knows the shelf; to
 * everyone else it is any JSON.
 */
export const ItemKept = Schema.TaggedStruct("ItemKept", { shelf: ShelfName, itemId: ItemId, item: Schema.Json })
export interface ItemKept extends Schema.Schema.Type<typeof ItemKept> {}

/** It is not any more. */
export const ItemRemoved = Schema.TaggedStruct("ItemRemoved", { shelf: ShelfName, itemId: ItemId })
export interface ItemRemoved extends Schema.Schema.Type<typeof ItemRemoved> {}
