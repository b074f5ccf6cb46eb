/**
 * Keeps the files of unsent replies in a browser's IndexedDB with `idb-keyval`, their bytes among them while the server has not
 * cleared them, tells the person's other tabs of each change over a `BroadcastChannel`, and lets one tab at a time bring a
 * file to the server with a lock of the browser's.
 *
 * Nothing leaves the browser.
 *
 * @since 0.1.0
 */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { createStore, del, delMany, entries, keys, set } from "idb-keyval"
import type { KeptFile, TrayKey, TrayStore } from "../composer/TrayStore.js"
import { nameOf } from "../composer/TrayStore.js"
import { ReadyFile } from "../composer/VerdictSchema.js"
import { StreamKey } from "../StreamKey.js"

/** How files are kept. */
export interface Options {
  /** The name of the database, of the channel between tabs and of their locks; `pupitre.trays` unless given. */
  readonly name?: string
  /** How long a file that nobody touches is kept, milliseconds; thirty days unless given, as a draft is. */
  readonly keepFor?: number
  readonly now?: () => number
}

/** A store that can be left. */
export interface IndexedDbTrays extends TrayStore<File> {
  readonly close: () => void
}

/**
 * Files in IndexedDB. What is too old is forgotten as this is made. Where there is no IndexedDB every promise rejects, and
 * files last as long as their page; without locks each tab brings its own.
 */
export const make = ({
  name = "pupitre.trays",
  keepFor = 30 * 24 * 3_600_000,
  now = Date.now,
}: Options = {}): IndexedDbTrays => {
  const store = createStore(name, "files")
  const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(name)
  /** What every name in the store begins with: nothing else is put there. */
  const prefix = (key: TrayKey): string => `${nameOf(key)} `
  const kept = async (): Promise<ReadonlyArray<readonly [IDBValidKey, Option.Option<Row>]>> =>
    (await entries<IDBValidKey, unknown>(store)).map(([key, value]) => [key, decodeRow(value)])

  const sweep = async (): Promise<void> => {
    const old = (await kept()).filter(([, row]) => Option.isNone(row) || now() - row.value.savedAt >= keepFor)
    await delMany(
      old.map(([key]) => key),
      store,
    )
  }
  // Nobody waits for it: what is left is old, not wrong.
  sweep().catch(() => {})

  return {
    load: async (key) => {
      const own = (await kept()).flatMap(([at, row]) =>
        Option.isSome(row) && (at as string).startsWith(prefix(key)) ? [row.value] : [],
      )
      return own.map(({ file }) => file).toSorted((a, b) => (a.key < b.key ? -1 : 1))
    },
    save: async (key, file) => {
      channel?.postMessage({ key, change: { _tag: "Kept", file: withoutBytes(file) } })
      await set(prefix(key) + file.key, { savedAt: now(), file }, store)
    },
    remove: async (key, file) => {
      channel?.postMessage({ key, change: { _tag: "Removed", key: file } })
      await del(prefix(key) + file, store)
    },
    watch: (listener) => {
      const onMessage = ({ data }: { readonly data: unknown }): void => {
        const told = decodeTold(data)
        if (Option.isSome(told)) listener(told.value.key, told.value.change)
      }
      channel?.addEventListener("message", onMessage)
      return () => channel?.removeEventListener("message", onMessage)
    },
    alone: (file, run) => {
      const locks = (globalThis as { readonly navigator?: { readonly locks?: LockManager } }).navigator?.locks
      if (locks === undefined) void run()
      else locks.request(`${name}/${file}`, run).catch(() => {})
    },
    forget: async (owner) => {
      const all = await keys(store)
      await delMany(
        all.filter((key) => (key as string).startsWith(`${owner} `)),
        store,
      )
    },
    close: () => channel?.close(),
  }
}

/** A file for another tab, which reads the bytes where they are kept when it is to go on with them. */
const withoutBytes = ({ file: _, ...rest }: KeptFile<File>): KeptFile<File> => rest

const FileSchema = Schema.declare(
  (value: unknown): value is File => typeof File !== "undefined" && value instanceof File,
)

const Kept = Schema.Struct({
  key: Schema.String,
  name: Schema.String,
  size: Schema.Int,
  mediaType: Schema.String,
  at: Schema.optionalKey(Schema.String),
  ready: Schema.optionalKey(ReadyFile),
  file: Schema.optionalKey(FileSchema),
})
const Row = Schema.Struct({ savedAt: Schema.Finite, file: Kept })
interface Row extends Schema.Schema.Type<typeof Row> {}
const decodeRow = Schema.decodeUnknownOption(Row)
const decodeTold = Schema.decodeUnknownOption(
  Schema.Struct({
    key: Schema.Struct({ owner: Schema.String, stream: StreamKey }),
    change: Schema.Union([
      Schema.TaggedStruct("Kept", { file: Kept }),
      Schema.TaggedStruct("Removed", { key: Schema.String }),
    ]),
  }),
)
