/**
 * The port to where drafts are kept, so that a reload or a crash of the page loses none and a person's pages share them.
 *
 * What is kept is never more than what its owner wrote on this device; nothing of it is sent to anyone.
 *
 * @since 0.1.0
 */
import type { StreamKey } from "../StreamKey.js"
import type { Writing } from "./Writing.js"
import { merge } from "./Writing.js"

/** What a draft is for: a reply that the other side will read, or a note for colleagues. */
export type DraftKind = "reply" | "note"

/** Whose draft, in which conversation, for what. */
export interface DraftKey {
  /** Who writes, as `Agent/ines`. */
  readonly owner: string
  readonly stream: StreamKey
  readonly kind: DraftKind
}

/** Where drafts are kept. What fails here costs no text: the page has it. */
export interface DraftStore {
  /** What is kept, or nothing. What cannot be read is nothing. */
  readonly load: (key: DraftKey) => Promise<Writing | undefined>
  /** Keeps it, merged with what is kept already. Called at every change, also before the one before is kept: the last counts. */
  readonly save: (key: DraftKey, writing: Writing) => Promise<void>
  /** Calls the listener with what other pages keep, until the returned function is called. */
  readonly watch: (listener: (key: DraftKey, writing: Writing) => void) => () => void
  /** Forgets everything of a person. */
  readonly forget: (owner: string) => Promise<void>
}

/** A store that lasts as long as this value. Each `page()` of it is the store of one page. */
export const memory = (): DraftStore & {
  readonly page: () => DraftStore
  readonly kept: () => ReadonlyArray<Writing>
} => {
  const kept = new Map<string, { readonly owner: string; readonly writing: Writing }>()
  const listeners = new Map<(key: DraftKey, writing: Writing) => void, object>()
  const page = (): DraftStore => {
    const self = {}
    return {
      load: async (key) => kept.get(nameOf(key))?.writing,
      save: async (key, writing) => {
        const before = kept.get(nameOf(key))?.writing
        kept.set(nameOf(key), { owner: key.owner, writing: before === undefined ? writing : merge(before, writing) })
        for (const [listener, of] of listeners) if (of !== self) listener(key, writing)
      },
      watch: (listener) => {
        listeners.set(listener, self)
        return () => void listeners.delete(listener)
      },
      forget: async (owner) => {
        for (const [name, one] of kept) if (one.owner === owner) kept.delete(name)
      },
    }
  }
  return { ...page(), page, kept: () => [...kept.values()].map(({ writing }) => writing) }
}

/** One text for a key, for stores that name what they keep. */
export const nameOf = ({ owner, stream, kind }: DraftKey): string => `${kind} ${owner} ${stream}`
