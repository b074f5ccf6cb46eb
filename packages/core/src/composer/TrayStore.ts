/**
 * The port to where the files of an unsent reply are kept, so that a reload of the page loses none and a person's pages share
 * them: of a file that the server has, what it is called there; of one that is under way, its bytes too.
 *
 * What is kept is never more than what its owner chose on this device; nothing of it is sent to anyone.
 *
 * @since 0.1.0
 */
import type { StreamKey } from "../StreamKey.js"
import type { Chosen, ReadyFile } from "./Attachments.js"

/** Whose files, in which conversation. */
export interface TrayKey {
  /** Who chose them, as `Agent/ines`. */
  readonly owner: string
  readonly stream: StreamKey
}

/** A file as it is kept. */
export interface KeptFile<File> extends Chosen {
  /** Where the server has it, whole or in part. */
  readonly at?: string
  /** What the server has cleared. */
  readonly ready?: ReadyFile
  /** Its bytes, until the server has cleared them; absent also where they could not be kept. */
  readonly file?: File
}

/** What another page has done. */
export type Change<File> =
  | { readonly _tag: "Kept"; readonly file: KeptFile<File> }
  /** Shared, refused or taken out. */
  | { readonly _tag: "Removed"; readonly key: string }

/** Where files are kept. What fails here costs no file: the page has it. */
export interface TrayStore<File> {
  /** What is kept, in the order in which it was chosen. What cannot be read is nothing. */
  readonly load: (key: TrayKey) => Promise<ReadonlyArray<KeptFile<File>>>
  /** Keeps a file, in place of what was kept under its key. */
  readonly save: (key: TrayKey, file: KeptFile<File>) => Promise<void>
  readonly remove: (key: TrayKey, file: string) => Promise<void>
  /** Calls the listener with what other pages do, until the returned function is called. */
  readonly watch: (listener: (key: TrayKey, change: Change<File>) => void) => () => void
  /**
   * Runs this once no other page brings the file with this key to the server, and lets no other do so until its promise is
   * settled or its page is gone.
   */
  readonly alone: (file: string, run: () => Promise<void>) => void
  /** Forgets everything of a person. */
  readonly forget: (owner: string) => Promise<void>
}

/** A store that lasts as long as this value. Each `page()` of it is the store of one page, which can be gone. */
export const memory = <File>(): {
  readonly page: () => TrayStore<File> & { readonly gone: () => void }
  readonly kept: () => ReadonlyArray<KeptFile<File>>
} => {
  const kept = new Map<string, Map<string, KeptFile<File>>>()
  const listeners = new Map<(key: TrayKey, change: Change<File>) => void, object>()
  const waiting = new Map<string, Array<{ readonly of: object; readonly run: () => Promise<void> }>>()
  const of = (key: TrayKey): Map<string, KeptFile<File>> => {
    const name = nameOf(key)
    let found = kept.get(name)
    if (found === undefined) kept.set(name, (found = new Map()))
    return found
  }
  const next = (file: string): void => {
    const first = waiting.get(file)?.[0]
    if (first === undefined) return void waiting.delete(file)
    void first.run().finally(() => {
      const all = waiting.get(file) ?? []
      if (all[0] !== first) return
      all.shift()
      next(file)
    })
  }
  return {
    kept: () => [...kept.values()].flatMap((files) => [...files.values()]),
    page: () => {
      const self = {}
      const tell = (key: TrayKey, change: Change<File>): void => {
        for (const [listener, whose] of listeners) if (whose !== self) listener(key, change)
      }
      return {
        load: async (key) => [...of(key).values()],
        save: async (key, file) => {
          of(key).set(file.key, file)
          tell(key, { _tag: "Kept", file })
        },
        remove: async (key, file) => {
          of(key).delete(file)
          tell(key, { _tag: "Removed", key: file })
        },
        watch: (listener) => {
          listeners.set(listener, self)
          return () => void listeners.delete(listener)
        },
        alone: (file, run) => {
          const all = waiting.get(file)
          if (all !== undefined) return void all.push({ of: self, run })
          waiting.set(file, [{ of: self, run }])
          next(file)
        },
        forget: async (owner) => {
          for (const name of kept.keys()) if (name.startsWith(`${owner} `)) kept.delete(name)
        },
        gone: () => {
          for (const [listener, whose] of listeners) if (whose === self) listeners.delete(listener)
          for (const [file, all] of waiting) {
            const held = all[0]?.of === self
            const left = all.filter((one) => one.of !== self)
            waiting.set(file, left)
            if (held) next(file)
          }
        },
      }
    },
  }
}

/** One text for a key, for stores that name what they keep. */
export const nameOf = ({ owner, stream }: TrayKey): string => `${owner} ${stream}`
