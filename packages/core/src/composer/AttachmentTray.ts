/**
 * The files that someone is about to share in each conversation: chosen, looked at here, brought to the server, and shared
 * with the reply that goes out next.
 *
 * They are the conversation's, as a draft is: leaving it and coming back finds them, and their upload goes on meanwhile. An
 * upload that broke off for want of a connection goes on by itself when the channel is online again.
 *
 * @since 0.1.0
 */
import { PostFile } from "../command/PostFile.js"
import type { ConversationWindow } from "../ConversationWindow.js"
import type { EventChannel } from "../EventChannel.js"
import type { ConversationId, FileId } from "../Id.js"
import type { Readable, Store } from "../Readable.js"
import { store } from "../Readable.js"
import type { StreamKey } from "../StreamKey.js"
import type { Attachment, Attachments, Step } from "./Attachments.js"
import * as Files from "./Attachments.js"
import type { DraftStep, Wish } from "./DraftStep.js"
import { stop } from "./DraftStep.js"
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

/** What trays need. */
export interface Ports<File extends AnyFile> {
  /** The media type that the first bytes of a file have; nothing for one that is not known. */
  readonly sniff: (file: File) => Promise<string | undefined>
  readonly uploader: Uploader<File>
  readonly limits?: Limits
}

/** The files that are about to be shared in one conversation. */
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
}

/** The trays of one person in this page. */
export interface Trays<File extends AnyFile> {
  /** The tray of a window's conversation: the same one for every window of it. */
  readonly of: (window: ConversationWindow) => Tray<File>
  /**
   * A step of drafts: the files that are ready go out before the text, or alone; while one is under way or has failed
   * nothing does.
   */
  readonly step: DraftStep
  /** Gives up what the person of a channel has not shared. */
  readonly forget: (channel: EventChannel) => void
}

/** Makes the trays of a desk or of a visitor's page. */
export const make = <File extends AnyFile>(ports: Ports<File>): Trays<File> => {
  const kept = new WeakMap<EventChannel, Map<StreamKey, Kept<File>>>()
  const byConversation = new Map<ConversationId, WeakRef<Held<File>>>()

  const heldOf = ({ channel, stream, id }: ConversationWindow): Held<File> => {
    let ofChannel = kept.get(channel)
    if (ofChannel === undefined) kept.set(channel, (ofChannel = new Map()))
    const found = ofChannel.get(stream)?.held.deref()
    if (found !== undefined) return found
    for (const [other, { held }] of ofChannel) if (held.deref() === undefined) ofChannel.delete(other)
    for (const [other, held] of byConversation) if (held.deref() === undefined) byConversation.delete(other)
    const state = store(Files.empty)
    const held = open(channel, id, ports, state)
    const entry: Kept<File> = { held: new WeakRef(held), full: undefined }
    // A tray outlives its windows while there is something in it, and no longer.
    state.subscribe(() => {
      entry.full = state.get().length === 0 ? undefined : held
    })
    ofChannel.set(stream, entry)
    byConversation.set(id, entry.held)
    return held
  }

  return {
    of: heldOf,
    step: {
      name: "files",
      run: (outgoing, { conversationId }) => {
        const held = byConversation.get(conversationId)?.deref()
        if (held === undefined) return outgoing
        const obstacle = Files.obstacle(held.state.get())
        if (obstacle !== undefined) return stop([obstacle])
        const wishes = Files.ready(held.state.get()).map((file): Wish => ({
          command: PostFile,
          input: { file },
          take: () => held.take(file.fileId),
        }))
        return wishes.length === 0 ? outgoing : { ...outgoing, before: [...(outgoing.before ?? []), ...wishes] }
      },
    },
    forget: (channel) => {
      for (const { held } of kept.get(channel)?.values() ?? []) {
        const tray = held.deref()
        for (const { key } of tray?.state.get() ?? []) tray?.remove(key)
      }
      kept.delete(channel)
    },
  }
}

interface Kept<File extends AnyFile> {
  readonly held: WeakRef<Held<File>>
  full: Held<File> | undefined
}

interface Held<File extends AnyFile> extends Tray<File> {
  /** Takes a file that is ready out of the tray to share it; whether it was there to be taken. */
  readonly take: (fileId: FileId) => boolean
}

let count = 0

function open<File extends AnyFile>(
  channel: EventChannel,
  conversationId: ConversationId,
  { sniff, uploader, limits = usual }: Ports<File>,
  state: Store<Attachments>,
): Held<File> {
  const files = new Map<string, File>()
  const uploads = new Map<string, Upload>()
  const find = (key: string): Attachment | undefined => state.get().find((one) => one.key === key)
  const step = (next: Step): void => state.set(Files.apply(state.get(), next))

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
    const upload = uploader.start(
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
    )
    uploads.set(key, upload)
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

  const putAway = (key: string): void => {
    state.set(Files.dismiss(state.get(), key))
    files.delete(key)
    uploads.delete(key)
  }

  // While something is broken the channel is watched: once it is online again, what broke is tried again.
  let watching: (() => void) | undefined
  state.subscribe(() => {
    if (!state.get().some(Files.failed)) {
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
  })

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
      putAway(key)
    },
    take: (fileId) => {
      const ready = state.get().find(({ stage }) => stage._tag === "Ready" && stage.file.fileId === fileId)
      if (ready === undefined) return false
      step({ key: ready.key, _tag: "Posted" })
      putAway(ready.key)
      return true
    },
  }
}
