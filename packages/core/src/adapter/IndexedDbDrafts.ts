/**
 * Keeps drafts in a browser's IndexedDB with `idb-keyval`, so that they survive a reload, a crash and the browser's end,
 * and tells the person's other tabs of each change over a `BroadcastChannel`.
 *
 * What two tabs keep at the same time is merged in one transaction. Nothing leaves the browser.
 *
 * @since 0.1.0
 */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { createStore, del, delMany, entries, get, keys, update } from "idb-keyval"
import type { DraftKey, DraftStore } from "../composer/DraftStore.js"
import { nameOf } from "../composer/DraftStore.js"
import type { Writing } from "../composer/Writing.js"
import { isBlank, merge } from "../composer/Writing.js"
import { DraftKeySchema, WritingSchema } from "../composer/WritingSchema.js"

/** How drafts are kept. */
export interface Options {
  /** The name of the database and of the channel between tabs; `pupitre.drafts` unless given. */
  readonly name?: string
  /** How long a draft that nobody touches is kept, milliseconds; thirty days unless given. */
  readonly keepFor?: number
  /** How long it is remembered that a draft was published, for tabs that slept meanwhile; a day unless given. */
  readonly rememberFor?: number
  readonly now?: () => number
}

/** A store that can be left. */
export interface IndexedDbDrafts extends DraftStore {
  readonly close: () => void
}

const day = 24 * 3_600_000

/**
 * Drafts in IndexedDB. What is too old is forgotten as this is made. Where there is no IndexedDB every promise rejects,
 * and drafts last as long as their page.
 */
export const make = ({
  name = "pupitre.drafts",
  keepFor = 30 * day,
  rememberFor = day,
  now = Date.now,
}: Options = {}): IndexedDbDrafts => {
  const store = createStore(name, "drafts")
  const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(name)
  const listeners = new Set<(key: DraftKey, writing: Writing) => void>()
  const onMessage = ({ data }: { readonly data: unknown }): void => {
    const told = decodeTold(data)
    if (Option.isSome(told)) for (const listener of [...listeners]) listener(told.value.key, told.value.writing)
  }
  channel?.addEventListener("message", onMessage)

  const sweep = async (): Promise<void> => {
    const old: Array<IDBValidKey> = []
    for (const [key, value] of await entries(store)) {
      const writing = decode(value)
      const lasts =
        Option.isSome(writing) && now() - writing.value.at < (isBlank(writing.value) ? rememberFor : keepFor)
      if (!lasts) old.push(key)
    }
    if (old.length > 0) await delMany(old, store)
  }
  // Nobody waits for it: what is left is old, not wrong.
  sweep().catch(() => {})

  return {
    load: async (key) => {
      const kept = await get<unknown>(nameOf(key), store)
      return kept === undefined ? undefined : Option.getOrUndefined(decode(kept))
    },
    save: async (key, writing) => {
      channel?.postMessage({ key, writing })
      await update<unknown>(
        nameOf(key),
        (before) => {
          const kept = before === undefined ? Option.none() : decode(before)
          return Option.isNone(kept) ? writing : merge(kept.value, writing)
        },
        store,
      )
    },
    watch: (listener) => {
      const entry = (key: DraftKey, writing: Writing): void => listener(key, writing)
      listeners.add(entry)
      return () => void listeners.delete(entry)
    },
    forget: async (owner) => {
      for (const key of await keys(store)) {
        // eslint-disable-next-line no-await-in-loop -- a handful, at sign-out
        if (typeof key === "string" && key.split(" ")[1] === owner) await del(key, store)
      }
    },
    close: () => {
      channel?.removeEventListener("message", onMessage)
      channel?.close()
    },
  }
}

const decode = Schema.decodeUnknownOption(WritingSchema)
const decodeTold = Schema.decodeUnknownOption(Schema.Struct({ key: DraftKeySchema, writing: WritingSchema }))
