/**
 * The files that someone is about to share in one conversation: chosen, looked at here, brought to the server, shared.
 *
 * They are the conversation's, as a draft is: leaving it and coming back finds them, and their upload goes on meanwhile. An
 * upload that broke off for want of a connection goes on by itself when the channel is online again.
 *
 * @since 0.1.0
 */
import { PostFile } from "../command/PostFile.js"
import type { ConversationWindow } from "../ConversationWindow.js"
import type { EventChannel, Submission } from "../EventChannel.js"
import type { ConversationId } from "../Id.js"
import type { Readable, Store } from "../Readable.js"
import { store } from "../Readable.js"
import type { StreamKey } from "../StreamKey.js"
import type { Attachment, Attachments, Step } from "./Attachments.js"
import * as Files from "./Attachments.js"
import type { Limits } from "./FileCheck.js"
import { check, limits as usual } from "./FileCheck.js"
import { make as reason } from "./FileReason.js"
import type { Upload, Uploader } from "./Uploader.js"

/** What a file must tell of itself: a browser's `File` does. */
export interface AnyFile {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** The media type that its sender says it has. */
  readonly type: string
}

/** What a tray needs. */
export interface Ports<File extends AnyFile> {
  /** The media type that the first bytes of a file have; nothing for one that is not known. */
  readonly sniff: (file: File) => Promise<string | undefined>
  readonly uploader: Uploader<File>
  readonly limits?: Limits
}

/** Files that are about to be shared. */
export interface Tray<File extends AnyFile> {
  readonly state: Readable<Attachments>
  /** Takes files in, and brings those that fit to the server. */
  readonly add: (files: Iterable<File>) => void
  /** The file itself, for a picture of it, as long as it is here. */
  readonly file: (key: string) => File | undefined
  /** Holds an upload until it is resumed. */
  readonly pause: (key: string) => void
  /** Goes on with a file that was held or that failed. */
  readonly resume: (key: string) => void
  /** Takes a file out, wherever it stands. What the server has of it is given up. */
  readonly remove: (key: string) => void
  /** Shares every file that is ready, in their order; those that are not stay. */
  readonly post: () => ReadonlyArray<Submission>
}

/** The tray of a window. Its files are the conversation's, kept while the channel lives. */
export const of = <File extends AnyFile>(window: ConversationWindow, ports: Ports<File>): Tray<File> => {
  let tray = trays.get(window) as Tray<File> | undefined
  if (tray === undefined) {
    const held = heldOf(window, ports)
    tray = { ...held, post: () => held.post(window) }
    trays.set(window, tray)
  }
  return tray
}

/** How many files of a conversation are on their way or were not shared yet. */
export const unsent = (attachments: Attachments): number =>
  attachments.filter((one) => Files.underWay(one) || Files.failed(one) || one.stage._tag === "Ready").length

interface Held<File extends AnyFile> extends Omit<Tray<File>, "post"> {
  readonly post: (window: ConversationWindow) => ReadonlyArray<Submission>
}

const make = <File extends AnyFile>(
  channel: EventChannel,
  conversationId: ConversationId,
  { sniff, uploader, limits = usual }: Ports<File>,
  state: Store<Attachments>,
): Held<File> => {
  const files = new Map<string, File>()
  const uploads = new Map<string, Upload>()
  const find = (key: string): Attachment | undefined => state.get().find((one) => one.key === key)
  const step = (next: Step): void => state.set(Files.apply(state.get(), next))

  const forget = (key: string): void => {
    files.delete(key)
    uploads.delete(key)
  }

  const look = async (key: string, file: File): Promise<void> => {
    let found: string | undefined
    try {
      found = await sniff(file)
    } catch {
      return step({ key, _tag: "Broken", reason: reason("FileNotSent") })
    }
    const checked = check({ name: file.name, size: file.size, declared: file.type, found }, limits)
    if (checked._tag === "Rejected") return step({ key, _tag: "Refused", rejection: checked.rejection })
    const { name, mediaType } = checked
    step({ key, _tag: "Passed", name, mediaType })
    // It may have been taken out while it was looked at.
    if (find(key)?.stage._tag !== "Uploading") return
    uploads.set(
      key,
      uploader.start(
        { file, conversationId, name, mediaType },
        {
          progressed: (sent) => step({ key, _tag: "Progressed", sent }),
          received: () => step({ key, _tag: "Received" }),
          cleared: (ready) => step({ key, _tag: "Cleared", file: ready }),
          refused: (rejection) => {
            step({ key, _tag: "Refused", rejection })
            uploads.delete(key)
          },
          broken: (why) => step({ key, _tag: "Broken", reason: why }),
        },
      ),
    )
  }

  const begin = (key: string): void => {
    const file = files.get(key)
    const stage = find(key)?.stage._tag
    if (file !== undefined && stage === "Validating") void look(key, file)
    else if (stage === "Uploading" || stage === "Scanning") uploads.get(key)?.resume()
  }

  const resume = (key: string): void => {
    const before = find(key)?.stage
    step({ key, _tag: before?._tag === "Failed" ? "Retried" : "Resumed" })
    if (find(key)?.stage !== before) begin(key)
  }

  // While something is broken the channel is watched: once it is online again, what broke is tried again.
  let watching: (() => void) | undefined
  const watch = (): void => {
    const broken = state.get().some(Files.failed)
    if (!broken) {
      watching?.()
      watching = undefined
    } else if (watching === undefined) {
      let before = channel.status.get()._tag
      watching = channel.status.subscribe(() => {
        const now = channel.status.get()._tag
        const back = now === "Online" && before !== "Online"
        before = now
        if (back) for (const one of state.get()) if (Files.failed(one)) resume(one.key)
      })
    }
  }
  state.subscribe(watch)

  return {
    state,
    add: (chosen) => {
      const taken = [...chosen].map((file) => ({ file, key: `file-${++count}` }))
      for (const { file, key } of taken) files.set(key, file)
      const selected = taken.map(({ key, file: { name, size, type } }) => ({ key, name, size, mediaType: type }))
      state.set(Files.select(state.get(), selected, limits))
      for (const { key } of taken) {
        step({ key, _tag: "Looked" })
        begin(key)
      }
    },
    file: (key) => files.get(key),
    pause: (key) => {
      const before = find(key)?.stage
      step({ key, _tag: "Paused" })
      if (find(key)?.stage !== before) uploads.get(key)?.pause()
    },
    resume,
    remove: (key) => {
      const before = find(key)?.stage
      step({ key, _tag: "Cancelled" })
      if (find(key)?.stage !== before) uploads.get(key)?.cancel()
      state.set(Files.dismiss(state.get(), key))
      forget(key)
    },
    post: (window) => {
      const submissions: Array<Submission> = []
      for (const { key, stage } of state.get()) {
        if (stage._tag !== "Ready") continue
        submissions.push(window.submit(PostFile, { file: stage.file }))
        step({ key, _tag: "Posted" })
        state.set(Files.dismiss(state.get(), key))
        forget(key)
      }
      return submissions
    },
  }
}

let count = 0

const trays = new WeakMap<ConversationWindow, unknown>()

// As a draft's text: a tray outlives its window while there is something in it, and is forgotten with the last window else.
interface Kept {
  readonly tray: WeakRef<object>
  full: object | undefined
}

const kept = new WeakMap<EventChannel, Map<StreamKey, Kept>>()

function heldOf<File extends AnyFile>({ channel, stream, id }: ConversationWindow, ports: Ports<File>): Held<File> {
  let ofChannel = kept.get(channel)
  if (ofChannel === undefined) kept.set(channel, (ofChannel = new Map()))
  const found = ofChannel.get(stream)?.tray.deref()
  if (found !== undefined) return found as Held<File>
  for (const [other, { tray }] of ofChannel) if (tray.deref() === undefined) ofChannel.delete(other)
  const state = store(Files.empty)
  const tray = make(channel, id, ports, state)
  const entry: Kept = { tray: new WeakRef(tray), full: undefined }
  state.subscribe(() => {
    entry.full = state.get().length === 0 ? undefined : tray
  })
  ofChannel.set(stream, entry)
  return tray
}
