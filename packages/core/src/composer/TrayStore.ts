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

/**
 * A store that is loaded with the first file or conversation, so that a page that opens does not wait for it. One that cannot
 * be loaded fails as one does that has no room.
 */
export const lazily = <File>(load: () => Promise<TrayStore<File>>): TrayStore<File> => {
  let loading: Promise<TrayStore<File>> | undefined
  const ask = async <A>(run: (store: TrayStore<File>) => A): Promise<Awaited<A>> =>
    run(await (loading ??= load())) as never
  return {
    load: (key) => ask((store) => store.load(key)),
    save: (key, file) => ask((store) => store.save(key, file)),
    remove: (key, file) => ask((store) => store.remove(key, file)),
    watch: (listener) => {
      const leave = ask((store) => store.watch(listener)).catch(() => () => {})
      return () => void leave.then((stop) => stop())
    },
    alone: (file, run) => void ask((store) => store.alone(file, run)).catch(run),
    forget: (owner) => ask((store) => store.forget(owner)),
  }
}

/** One text for a key, for stores that name what they keep. */
export const nameOf = ({ owner, stream }: TrayKey): string => `${owner} ${stream}`
