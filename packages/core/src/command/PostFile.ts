/**
 * Someone shares a file that a server has checked: the visitor of the conversation, or the agent who has it.
 *
 * The file itself goes another way, before: what is wished here is that it be seen. Whoever decides looks it up and takes
 * nothing from the wish but which one; only a file that was found harmless, that its sender brought, and that was brought
 * for this conversation becomes a fact. Nor does one past the number that may wait at once, however it came to be there.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import type { ReadyFile } from "../composer/Attachments.js"
import { make as fileReason } from "../composer/FileReason.js"
import { ReadyFile as ReadyFileSchema } from "../composer/VerdictSchema.js"
import type { Conversation } from "../Conversation.js"
import { accept, reject } from "../Decision.js"
import { Remark } from "../fact/Bounds.js"
import type { ConversationId, FileId } from "../Id.js"
import type { Participant } from "../Participant.js"
import { make as reason } from "../Reason.js"
import { beforeMessage, frozen, open, reachable, spoken } from "./guards.js"

/** A file that may be shared, as whoever keeps it knows it. */
export interface KeptFile extends ReadyFile {
  readonly conversationId: ConversationId
  /** Who brought it. */
  readonly by: Participant
  /** There when more files of its sender wait in the conversation than may: `max` is how many may. */
  readonly tooMany?: { readonly max: number }
}

/** What decides. */
export interface Policy {
  /** The checked file with this id, if there is one. Asked at the moment of the decision. */
  readonly find: (fileId: FileId) => KeptFile | undefined
}

/** Someone shares a file that is kept. Refused while available only as `FileUnknown` or `TooManyFiles`. */
export const postFile = (policy?: Policy) =>
  Command.make({
    name: "postFile",
    on: "conversation",
    roles: ["visitor", "agent", "manager", "bot"],
    input: Schema.Struct({ file: ReadyFileSchema, alt: Schema.optionalKey(Remark) }),
    inputReasons: ["FileUnknown", "TooManyFiles"],
    availability: (state, context) =>
      Command.unless(open(state), spoken(state, context), frozen(state, context), reachable(state, context)),
    facts: (state, { file, alt }, context) => {
      const kept: Shareable | undefined = policy === undefined ? file : known(policy.find(file.fileId), state, context)
      if (kept === undefined) return reject(reason("FileUnknown"))
      if (kept.tooMany !== undefined) return reject(fileReason("TooManyFiles", kept.tooMany))
      const { fileId, name, mediaType, size } = kept
      return accept([
        ...beforeMessage(state, context),
        { _tag: "FilePosted", fileId, name, mediaType, size, ...(alt !== undefined && { alt }) },
      ])
    },
  })

/** The same as a page foresees it, which knows no files but its own. Not for a server: that one has {@link postFile}. */
export const PostFile = /* #__PURE__ */ postFile()

type Shareable = ReadyFile & Pick<KeptFile, "tooMany">

const known = (file: KeptFile | undefined, { id }: Conversation, { by }: Command.Context): KeptFile | undefined =>
  file !== undefined && file.conversationId === id && by._tag !== "System" && sameOne(file.by, by) ? file : undefined

const sameOne = (a: Participant, b: Participant): boolean =>
  a._tag === b._tag && (a as { readonly id?: string }).id === (b as { readonly id?: string }).id
