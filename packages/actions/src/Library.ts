/**
 * The links that managers keep for agents to send: a query, answered by whatever holds them.
 *
 * @since 0.1.0
 */
import { ItemId } from "@pupitre/core/Id"
import * as Query from "@pupitre/core/Query"
import { SafeUrl } from "@pupitre/core/SafeUrl"
import * as Schema from "effect/Schema"

/** A link kept in the library. */
export const LinkItem = Schema.Struct({
  id: ItemId,
  label: Schema.String.check(Schema.isMaxLength(200)),
  url: SafeUrl,
  category: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(80))),
})
export interface LinkItem extends Schema.Schema.Type<typeof LinkItem> {}

/** The links in the library whose label, category or address contains the text; all of them for an empty one. */
export const linkLibrary = Query.make({
  name: "linkLibrary",
  roles: ["agent", "manager"],
  input: Schema.Struct({ text: Schema.String.check(Schema.isMaxLength(200)) }),
  output: Schema.Array(LinkItem),
})
