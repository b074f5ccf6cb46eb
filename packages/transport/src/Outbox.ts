/**
 * The port to where wishes wait until they have an outcome, so that a reload or a crash of the page loses none.
 *
 * A wish is put here before it is sent for the first time and removed when it is settled. Every session has a slot of
 * its own; what another session left behind, its page being gone, is taken over by the next one. A wish taken over by
 * two pages at once is sent twice under one id and still has one outcome.
 *
 * @since 0.1.0
 */
import { Call } from "@pupitre/core/Command"
import { CommandId, Millis } from "@pupitre/core/Id"
import { StreamKey } from "@pupitre/core/StreamKey"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { newId } from "./internal/newId.js"

/** A wish as it waits. */
export const Entry = Schema.Struct({
  commandId: CommandId,
  stream: StreamKey,
  call: Call,
  /** The device's clock when it was made, for display. */
  at: Millis,
})
export interface Entry extends Schema.Schema.Type<typeof Entry> {}

/** One session's place in an outbox. */
export interface Slot {
  /** What was left from before, oldest first. */
  readonly held: ReadonlyArray<Entry>
  /** What was found and could not be read, in words for a log. */
  readonly problems: ReadonlyArray<string>
  /** Keeps a wish. It is durable when this returns, or when the promise it returned is fulfilled. */
  readonly put: (entry: Entry) => void | Promise<void>
  /** Forgets a wish. One that is not there is no error. */
  readonly remove: (commandId: CommandId) => void
  /** Calls the listener with wishes of pages that have gone since `held` was put together, even before this was called. */
  readonly adopted: (listener: (entries: ReadonlyArray<Entry>) => void) => void
  /** Leaves the slot; what it holds waits for the next session. */
  readonly release: () => void
}

/** Where wishes wait. */
export interface Outbox {
  /** Takes a slot, with everything that was left behind by sessions that are gone. */
  readonly open: () => Promise<Slot>
}

/** An outbox that lasts as long as this value: a session opened on it takes over what the one before left. */
export const memory = (): Outbox & { readonly openNow: () => Slot } => {
  const entries = new Map<CommandId, Entry>()
  const openNow = (): Slot => {
    let open = true
    return {
      held: [...entries.values()],
      problems: [],
      put: (entry) => {
        if (open) entries.set(entry.commandId, entry)
      },
      remove: (commandId) => {
        if (open) entries.delete(commandId)
      },
      adopted: () => {},
      release: () => {
        open = false
      },
    }
  }
  return { open: () => Promise.resolve(openNow()), openNow }
}

/** What is used of a browser's `localStorage`. */
export interface WebStorage {
  readonly length: number
  readonly key: (index: number) => string | null
  readonly getItem: (key: string) => string | null
  readonly setItem: (key: string, value: string) => void
  readonly removeItem: (key: string) => void
}

/** What is used of a browser's `navigator.locks`. */
export interface Locks {
  readonly request: (
    name: string,
    options: { readonly ifAvailable?: boolean; readonly signal?: AbortSignal },
    callback: (lock: unknown) => unknown,
  ) => Promise<unknown>
}

/** What is used of a browser's window: it says what other tabs change in the storage. */
export interface StorageChanges {
  readonly addEventListener: (type: "storage", listener: (event: { readonly key: string | null }) => void) => void
  readonly removeEventListener: (type: "storage", listener: (event: { readonly key: string | null }) => void) => void
}

/**
 * An outbox in a browser's `localStorage`, so that wishes survive a reload, a crash of the tab, and the browser.
 *
 * `key` begins the names of all that is stored; give each person who may sign in on this browser a key of their own,
 * or one would send what another wished. Each tab has a slot that it holds by a lock; a tab takes over the slots whose
 * tab is gone, those of tabs that still live when they go, of which it learns when they first keep a wish (`changes`).
 * Without `locks` a tab takes over all it finds: what two tabs then send is stored once all the same. Both are the
 * platform's own unless given.
 */
export const webStorage = (storage: WebStorage, key: string, locks?: Locks, changes?: StorageChanges): Outbox => ({
  open: async () => {
    const slot = openSlot(storage, key, locks ?? platformLocks(), changes ?? platformChanges())
    await slot.begin()
    return slot
  },
})

const decodeEntry = Schema.decodeUnknownResult(Schema.fromJsonString(Entry))

function platformLocks(): Locks | undefined {
  return (globalThis as { readonly navigator?: { readonly locks?: Locks } }).navigator?.locks
}

function platformChanges(): StorageChanges | undefined {
  const page = globalThis as Partial<StorageChanges>
  return page.addEventListener === undefined ? undefined : (page as StorageChanges)
}

function openSlot(storage: WebStorage, key: string, locks: Locks | undefined, changes: StorageChanges | undefined) {
  const own = newId()
  const held: Array<Entry> = []
  const problems: Array<string> = []
  /** Where each wish of this slot is stored. */
  const places = new Map<CommandId, string>()
  const leaving = new AbortController()
  let place = 0
  let letGo = (): void => {}
  let listener: ((entries: ReadonlyArray<Entry>) => void) | undefined
  /** What was taken over before anybody listened. */
  const waiting: Array<Entry> = []
  /** The slots of living tabs whose end is waited for. */
  const followed = new Set<string>()

  const lockOf = (slot: string): string => `${key}/${slot}`

  /** The other slot that something is stored in under this name. */
  const slotOf = (name: string | null): string | undefined => {
    if (name === null || !name.startsWith(`${key}/`)) return undefined
    // A longer key that begins with this one is somebody else's.
    const slot = /^([^/]+)\/\d+$/.exec(name.slice(key.length + 1))?.[1]
    return slot === own ? undefined : slot
  }

  const put = (entry: Entry): void => {
    const at = `${key}/${own}/${String(place++).padStart(9, "0")}`
    storage.setItem(at, JSON.stringify(entry))
    places.set(entry.commandId, at)
  }

  /** What is stored, by slot, each in the order in which it was put. */
  const stored = (): ReadonlyMap<string, ReadonlyArray<string>> => {
    const slots = new Map<string, Array<string>>()
    for (let i = 0; i < storage.length; i++) {
      const name = storage.key(i)
      const slot = slotOf(name)
      if (name !== null && slot !== undefined) slots.set(slot, [...(slots.get(slot) ?? []), name])
    }
    for (const names of slots.values()) names.sort()
    return slots
  }

  /** Moves what another slot holds to this one. First written here, then removed there: a crash between loses nothing. */
  const takeOver = (slot: string): ReadonlyArray<Entry> => {
    const taken: Array<Entry> = []
    for (const name of stored().get(slot) ?? []) {
      const text = storage.getItem(name)
      if (text === null) continue
      const entry = decodeEntry(text)
      if (Result.isFailure(entry)) problems.push(`${name} is not a wish`)
      else if (!places.has(entry.success.commandId)) {
        put(entry.success)
        taken.push(entry.success)
      }
      storage.removeItem(name)
    }
    return taken
  }

  const begin = async (): Promise<void> => {
    try {
      if (locks !== undefined) {
        await new Promise<void>((resolve, reject) => {
          const release = new Promise<void>((done) => (letGo = done))
          locks
            .request(lockOf(own), {}, () => {
              resolve()
              return release
            })
            .catch(reject)
        })
      }
      if (locks !== undefined) changes?.addEventListener("storage", changed)
      for (const slot of stored().keys()) {
        if (locks === undefined) {
          held.push(...takeOver(slot))
          continue
        }
        const free = await locks.request(lockOf(slot), { ifAvailable: true }, (lock) => {
          if (lock !== null) held.push(...takeOver(slot))
          return lock !== null
        })
        // Its tab lives: waits for its end.
        if (free !== true) inherit(locks, slot)
      }
    } catch (cause) {
      problems.push(`the outbox could not be opened: ${cause instanceof Error ? cause.message : "unknown"}`)
    }
  }

  /** Another tab keeps something: it may have held nothing until now, or not have been there. */
  const changed = (event: { readonly key: string | null }): void => {
    const slot = slotOf(event.key)
    if (slot !== undefined && locks !== undefined) inherit(locks, slot)
  }

  const adopt = (entries: ReadonlyArray<Entry>): void => {
    if (entries.length === 0) return
    if (listener === undefined) waiting.push(...entries)
    else listener(entries)
  }

  const inherit = (from: Locks, slot: string): void => {
    if (followed.has(slot)) return
    followed.add(slot)
    from
      .request(lockOf(slot), { signal: leaving.signal }, () => adopt(takeOver(slot)))
      // Left before the other was gone, or the storage refused: the next tab finds it.
      .catch(() => {})
  }

  return {
    begin,
    held,
    problems,
    put,
    remove: (commandId: CommandId) => {
      const at = places.get(commandId)
      places.delete(commandId)
      if (at !== undefined) storage.removeItem(at)
    },
    adopted: (next: (entries: ReadonlyArray<Entry>) => void) => {
      listener = next
      adopt(waiting.splice(0))
    },
    release: () => {
      changes?.removeEventListener("storage", changed)
      leaving.abort()
      letGo()
    },
  }
}
