/**
 * Where a shared file can be fetched from: an address for whoever asks, for a while.
 *
 * No fact carries it: an address that works for a reader of today must not work for whoever finds it tomorrow.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { ConversationId, FileId, Millis } from "./Id.js"
import * as Query from "./Query.js"

/** An address, and when it ends. */
export const FileAddress = Schema.Struct({
  /** A path on the server of the session, or the whole address where files lie elsewhere. */
  address: Schema.String.check(Schema.isPattern(/^(?:\/(?![/\\])|https?:\/\/)[\x21-\x7e]{1,2000}$/)),
  /** When it ends, milliseconds, by the server's clock. */
  expiresAt: Millis,
  /** How long it lasts from when it was given, milliseconds: for a reader whose clock is another. */
  lasts: Millis,
})
export interface FileAddress extends Schema.Schema.Type<typeof FileAddress> {}

/** Asks for the address of a file of a conversation. Nothing, when there is none for whoever asks. */
export const fileAddress = /* #__PURE__ */ Query.make({
  name: "fileAddress",
  roles: ["visitor", "agent", "manager"],
  input: Schema.Struct({ conversationId: ConversationId, fileId: FileId }),
  output: Schema.Struct({ found: Schema.optionalKey(FileAddress) }),
})
