/**
 * Keeps drafts in a browser's IndexedDB with `idb-keyval`, so that they survive a reload, a crash and the browser's end,
 * and tells the person's other tabs of each change over a `BroadcastChannel`.
 *
 * What two tabs keep at the same time is merged in one transaction. A database answers later, and a page may be gone by then:
 * until it has, what was written stands in the browser's `localStorage` too. Nothing leaves the browser.
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
  /** Where it stands until the database has it; the browser's `localStorage` unless given. */
  readonly journal?: Journal
}

/** What is used of a browser's `localStorage`. */
export interface Journal {
  readonly length: number
  readonly key: (index: number) => string | null
  readonly getItem: (key: string) => string | null
  readonly setItem: (key: string, value: string) => void
  readonly removeItem: (key: string) => void
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
  journal = local(),
}: Options = {}): IndexedDbDrafts => {
  const store = createStore(name, "drafts")
  /** This page's part of the journal: another's is not written over. */
  const page = `${name}/${Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(36)).join("")}/`
  /** What is not in the database yet, by name. */
  const latest = new Map<string, Writing>()
  const keeping = new Map<string, Promise<void>>()
  const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(name)
  const listeners = new Set<(key: DraftKey, writing: Writing) => void>()
  const onMessage = ({ data }: { readonly data: unknown }): void => {
    const told = decodeTold(data)
    if (Option.isSome(told)) for (const listener of [...listeners]) listener(told.value.key, told.value.writing)
  }
  channel?.addEventListener("message", onMessage)

  const mergeIn = (at: string, writing: Writing): Promise<void> =>
    update<unknown>(
      at,
      (before) => {
        const kept = before === undefined ? Option.none() : decode(before)
        return Option.isNone(kept) ? writing : merge(kept.value, writing)
      },
      store,
    )

  /** One transaction at a time, each of what is written by then. */
  const keep = async (at: string): Promise<void> => {
    try {
      for (let writing = latest.get(at); writing !== undefined; writing = latest.get(at)) {
        latest.delete(at)
        // eslint-disable-next-line no-await-in-loop -- one after the other is the point
        await mergeIn(at, writing)
      }
      attempt(() => journal?.removeItem(page + at))
    } finally {
      keeping.delete(at)
    }
  }

  /** What pages that are gone had not got into the database. */
  const recover = async (): Promise<void> => {
    const names = Array.from({ length: journal?.length ?? 0 }, (_, index) => journal?.key(index) ?? "")
    for (const one of names) {
      if (!one.startsWith(`${name}/`) || one.startsWith(page)) continue
      const left = decodeText(journal?.getItem(one))
      // eslint-disable-next-line no-await-in-loop -- a handful, as the page opens
      if (Option.isSome(left)) await mergeIn(one.slice(one.indexOf("/", name.length + 1) + 1), left.value)
      journal?.removeItem(one)
    }
  }

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
  const recovered = recover().catch(() => {})
  // Nobody waits for it: what is left is old, not wrong.
  recovered.then(sweep).catch(() => {})

  return {
    load: async (key) => {
      await recovered
      const kept = await get<unknown>(nameOf(key), store)
      return kept === undefined ? undefined : Option.getOrUndefined(decode(kept))
    },
    save: (key, writing) => {
      const at = nameOf(key)
      attempt(() => journal?.setItem(page + at, JSON.stringify(writing)))
      channel?.postMessage({ key, writing })
      latest.set(at, writing)
      let kept = keeping.get(at)
      // It begins in its own time, so that it is known to be under way.
      if (kept === undefined) keeping.set(at, (kept = Promise.resolve().then(() => keep(at))))
      return kept
    },
    watch: (listener) => {
      const entry = (key: DraftKey, writing: Writing): void => listener(key, writing)
      listeners.add(entry)
      return () => void listeners.delete(entry)
    },
    forget: async (owner) => {
      await Promise.allSettled(keeping.values())
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
const decodeText = Schema.decodeUnknownOption(Schema.fromJsonString(WritingSchema))
const decodeTold = Schema.decodeUnknownOption(Schema.Struct({ key: DraftKeySchema, writing: WritingSchema }))

function local(): Journal | undefined {
  try {
    return (globalThis as { readonly localStorage?: Journal }).localStorage
  } catch {
    return undefined
  }
}

/** What a full or forbidden storage does not take, the database alone has. */
function attempt(run: () => void): void {
  try {
    run()
  } catch {
    // See above.
  }
}
