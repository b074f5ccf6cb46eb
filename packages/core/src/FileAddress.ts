/**
 * Where a shared file can be fetched from: an address for whoever asks, for a while.
 *
 * No fact carries it: an address that works for a reader of today must not work for whoever finds it tomorrow.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import type { EventChannel } from "./EventChannel.js"
import { ConversationId, FileId, Millis } from "./Id.js"
import * as Query from "./Query.js"
import type { Readable } from "./Readable.js"
import { store } from "./Readable.js"

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

/** What is known of where a file can be fetched from. */
export type Whereabouts =
  /** Not asked yet, or not answered. */
  | { readonly _tag: "Unknown" }
  /** Until `until`, milliseconds of this device's clock. */
  | { readonly _tag: "There"; readonly address: string; readonly until: number }
  /** There is none for whoever asks. */
  | { readonly _tag: "None" }
  /** Nobody could be asked. */
  | { readonly _tag: "Unreached" }

/** One file's address, as far as it is known. */
export interface Located {
  readonly whereabouts: Readable<Whereabouts>
  /** An address that lasts a while from now: the known one, or another one that is asked for. Nothing when there is none. */
  readonly ask: () => Promise<string | undefined>
}

/** How long an address must last at least to be given once more, milliseconds. */
const least = 30_000

/**
 * Where a file of a conversation can be fetched from, one for each file of a channel. Nothing is asked before {@link Located}
 * is; asked by many at once, the server is asked once.
 */
export const locate = (
  channel: EventChannel,
  conversationId: ConversationId,
  fileId: FileId,
  now: () => number = Date.now,
): Located => {
  let ofChannel = located.get(channel)
  if (ofChannel === undefined) located.set(channel, (ofChannel = new Map()))
  const name = `${conversationId} ${fileId}`
  const before = ofChannel.get(name)
  if (before !== undefined) return before
  const whereabouts = store<Whereabouts>({ _tag: "Unknown" })
  let asking: Promise<string | undefined> | undefined
  const askNow = async (): Promise<string | undefined> => {
    try {
      const answer = Query.read(fileAddress, await channel.query(fileAddress.name, { conversationId, fileId }))
      const found = answer?.found
      whereabouts.set(
        found === undefined ? { _tag: "None" } : { _tag: "There", address: found.address, until: now() + found.lasts },
      )
      return found?.address
    } catch {
      whereabouts.set({ _tag: "Unreached" })
      return undefined
    } finally {
      asking = undefined
    }
  }
  const made: Located = {
    whereabouts,
    ask: async () => {
      const known = whereabouts.get()
      if (known._tag === "There" && known.until - now() > least) return known.address
      return (asking ??= askNow())
    },
  }
  ofChannel.set(name, made)
  return made
}

const located = new WeakMap<EventChannel, Map<string, Located>>()
