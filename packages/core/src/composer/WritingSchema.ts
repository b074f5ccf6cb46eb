/**
 * The schema of a draft as it is kept and told to other pages; what decodes is a `Writing`.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { StreamKey } from "../StreamKey.js"
import type { DraftKey } from "./DraftStore.js"
import type { Writing } from "./Writing.js"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
const Writer = Schema.String.check(Schema.isPattern(/^[A-Za-z0-9_-]{1,64}$/))

/** What is written of a draft. */
export const WritingSchema: Schema.Codec<Writing> = Schema.Struct({
  heads: Schema.Array(
    Schema.Struct({
      text: Schema.String,
      rev: Count,
      writer: Writer,
      begun: Schema.optionalKey(Count),
      aside: Schema.optionalKey(Schema.Literal(true)),
    }),
  ),
  seen: Schema.Record(Writer, Count),
  at: Schema.Finite,
})

/** Whose draft, in which conversation, for what. */
export const DraftKeySchema: Schema.Codec<DraftKey, unknown> = Schema.Struct({
  owner: Schema.String.check(Schema.isMaxLength(128)),
  stream: StreamKey,
  kind: Schema.Literals(["reply", "note"]),
})
