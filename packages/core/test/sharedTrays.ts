/** A store of files that lasts as long as this value, for several pages of one person. */
import type { Change, KeptFile, TrayKey, TrayStore } from "@pupitre/core/composer/TrayStore"
import { nameOf } from "@pupitre/core/composer/TrayStore"

/** Each `page()` of it is the store of one page, which can be gone. */
export const sharedTrays = <File>(): {
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
