/**
 * The facts of what is said: messages and files, and what is done to them afterwards.
 *
 * A redaction and a translation are facts of their own that aim at an earlier one by its number; the thread shows them
 * on what they aim at.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { AgentId, FileId, Seq } from "../Id.js"
import { MessageText } from "../Message.js"
import { DisplayName } from "../Participant.js"
import { SafeUrl } from "../SafeUrl.js"
import { Label, LanguageTag, Remark } from "./Bounds.js"

const place = {
  at: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
  length: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)),
}

/** Part of a text that leads somewhere. `at` and `length` in UTF-16 units. */
export const LinkSpan = Schema.TaggedStruct("LinkSpan", { ...place, url: SafeUrl })
export interface LinkSpan extends Schema.Schema.Type<typeof LinkSpan> {}

/** Part of a text that names an agent. `at` and `length` in UTF-16 units. */
export const MentionSpan = Schema.TaggedStruct("MentionSpan", { ...place, agentId: AgentId })
export interface MentionSpan extends Schema.Schema.Type<typeof MentionSpan> {}

/** Part of a text that is more than text. Who shows it leaves out one that overlaps or reaches past the end. */
export const Span = Schema.Union([LinkSpan, MentionSpan])
export type Span = typeof Span.Type

/** An answer that the visitor can give with one click; it comes back as plain text. */
export const QuickReply = Schema.String.check(
  Schema.makeFilter(
    (text: string) => (/\S/u.test(text) && text.length <= 80) || "expected 1 to 80 visible characters",
    {
      arbitraryConstraint: { patterns: [{ source: "^[A-Za-zé][A-Za-zé ]{0,20}$", flags: "" }] },
    },
  ),
)

/** A message was published. Its author is the envelope's. */
export const MessagePosted = Schema.TaggedStruct("MessagePosted", {
  text: MessageText,
  spans: Schema.optionalKey(Schema.Array(Span).check(Schema.isMaxLength(100))),
  quickReplies: Schema.optionalKey(Schema.Array(QuickReply).check(Schema.isMaxLength(10))),
})
export interface MessagePosted extends Schema.Schema.Type<typeof MessagePosted> {}

/** The name of a file as people see it: no path, no control, invisible or direction-changing character. */
export const FileName = DisplayName.check(
  Schema.makeFilter((name: string) => !/[\\/]/.test(name) || "expected no path", {
    arbitraryConstraint: { patterns: [{ source: "^[a-zé_-]{1,12}[.](pdf|png)$", flags: "" }] },
  }),
)

/** What a file is, as its content says and not as its name does. */
export const MediaType = Schema.String.check(Schema.isPattern(/^[a-z]{1,20}\/[a-z0-9.+-]{1,60}$/))

/** A file was shared. It has been checked before: what is a fact can be shown. */
export const FilePosted = Schema.TaggedStruct("FilePosted", {
  fileId: FileId,
  name: FileName,
  mediaType: MediaType,
  /** Bytes. */
  size: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
  /** Where it lies for good. Absent where an address is asked for when it is wanted: `FileAddress`. */
  url: Schema.optionalKey(SafeUrl),
  /** What an image shows, in words. */
  alt: Schema.optionalKey(Remark),
})
export interface FilePosted extends Schema.Schema.Type<typeof FilePosted> {}

/** Something for colleagues alone. The visitor never sees it. */
export const NoteAdded = Schema.TaggedStruct("NoteAdded", { text: MessageText })
export interface NoteAdded extends Schema.Schema.Type<typeof NoteAdded> {}

/** Why something was taken out of the thread. */
export const RedactionCause = Schema.Literals(["personalData", "mistake", "abuse", "law"])
export type RedactionCause = typeof RedactionCause.Type

/** What was said at `target` is taken out of the thread, for everyone. Its place, author and time stay. */
export const MessageRedacted = Schema.TaggedStruct("MessageRedacted", {
  target: Seq,
  /** For the desk; the visitor is not told why. */
  cause: Schema.optionalKey(RedactionCause),
})
export interface MessageRedacted extends Schema.Schema.Type<typeof MessageRedacted> {}

/**
 * What stands where something was taken out: put there by whoever tells of it, and stored where the visitor was erased.
 */
export const Tombstone = Schema.TaggedStruct("Tombstone", {
  /** The tag of the fact that was here. */
  was: Schema.String.check(Schema.isMaxLength(64)),
  cause: Schema.optionalKey(RedactionCause),
})
export interface Tombstone extends Schema.Schema.Type<typeof Tombstone> {}

/** What was said at `target` in another language. The original stays what was said. */
export const TranslationAttached = Schema.TaggedStruct("TranslationAttached", {
  target: Seq,
  language: LanguageTag,
  text: MessageText,
  /** What translated it, for its reader to know. */
  provider: Label,
  /** Whom it is for. */
  to: Schema.Literals(["visitor", "agents"]),
})
export interface TranslationAttached extends Schema.Schema.Type<typeof TranslationAttached> {}
