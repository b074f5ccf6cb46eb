/**
 * The schema of what a server says of a file, beside {@link Uploader} so that a page without files does not load it.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { FileName, MediaType } from "../fact/MessageFacts.js"
import { FileId } from "../Id.js"

const Reason = Schema.Struct({
  key: Schema.String.check(Schema.isPattern(/^[A-Za-z]{1,64}$/)),
  params: Schema.optionalKey(Schema.Record(Schema.String, Schema.Union([Schema.String, Schema.Finite]))),
})

/** A file that was checked, as it can be shared. */
export const ReadyFile = Schema.Struct({
  fileId: FileId,
  name: FileName,
  mediaType: MediaType,
  /** Bytes. */
  size: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
})

/** What a server says of a file that it has whole. */
export const Verdict = Schema.Union([
  Schema.TaggedStruct("Scanning", {}),
  Schema.TaggedStruct("Ready", { file: ReadyFile }),
  Schema.TaggedStruct("Rejected", {
    rejection: Schema.Struct({
      why: Schema.Literals(["name", "count", "size", "type", "content", "virus"]),
      reason: Reason,
    }),
  }),
  Schema.TaggedStruct("Failed", { reason: Reason }),
])
export type Verdict = typeof Verdict.Type
