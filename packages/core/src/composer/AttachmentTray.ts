/**
 * The files that someone is about to share in each conversation: chosen, looked at here, brought to the server, and shared
 * with the reply that goes out next.
 *
 * They are the conversation's, as a draft is: leaving it and coming back finds them, and their upload goes on meanwhile. An
 * upload that broke off for want of a connection goes on by itself when the channel is online again, or the browser is: a
 * channel may outlive a cut that ends what else is under way. Since neither may ever notice, it is tried now and then too.
 *
 * With a store they survive a reload. What is ready is asked for anew; what was under way goes on from what the server has
 * while the browser has its bytes; what neither has is to be chosen again. Of several pages one at a time brings a file.
 *
 * @since 0.1.0
 */
import { PostFile } from "../command/PostFile.js"
import type { ConversationWindow } from "../ConversationWindow.js"
import { drawn, ownerOf } from "../internal/draft/owner.js"
import type { EventChannel } from "../EventChannel.js"
import type { ConversationId, FileId } from "../Id.js"
import type { Readable, Store } from "../Readable.js"
import { store } from "../Readable.js"
import type { StreamKey } from "../StreamKey.js"
import { parts } from "../StreamKey.js"
import type { Attachment, Attachments, Step } from "./Attachments.js"
import * as Files from "./Attachments.js"
import type { DraftStep, Outgoing, Stopped, Wish } from "./DraftStep.js"
import { stop } from "./DraftStep.js"
import type { Limits } from "./FileCheck.js"
import { check, limits as usual } from "./FileCheck.js"
import { make as reason } from "./FileReason.js"
import type { Change, KeptFile, TrayKey, TrayStore } from "./TrayStore.js"
import { nameOf } from "./TrayStore.js"
import type { Sending, Upload, Uploader } from "./Uploader.js"

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
  /** Where files are kept over a reload; as long as the page, unless given. */
  readonly store?: TrayStore<File>
  /**
   * Calls `again` each time the network is back, until what it returns is called. The platform's `online` event, where there
   * is one, unless given. It is heard beside the channel, and only while a file is broken.
   */
  readonly whenOnline?: (again: () => void) => () => void
  /** Runs something after so many milliseconds, unless what it returns is called before. Timers of the platform, unless given. */
  readonly schedule?: (after: number, run: () => void) => () => void
  /** From 0 up to 1, another one each time. The platform's own, unless given. */
  readonly random?: () => number
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
  ports.store?.watch((key, change) =>
    byConversation
      .get(parts(key.stream).id as ConversationId)
      ?.deref()
      ?.hear(key, change),
  )

  const heldOf = ({ channel, stream, id }: ConversationWindow): Held<File> => {
    let ofChannel = kept.get(channel)
    if (ofChannel === undefined) kept.set(channel, (ofChannel = new Map()))
    const found = ofChannel.get(stream)?.held.deref()
    if (found !== undefined) return found
    for (const [other, { held }] of ofChannel) if (held.deref() === undefined) ofChannel.delete(other)
    for (const [other, held] of byConversation) if (held.deref() === undefined) byConversation.delete(other)
    const state = store(Files.empty)
    const held = open(channel, { stream, id }, ports, state)
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
        if (!held.loaded) return held.loading.then(() => out(held, outgoing))
        return out(held, outgoing)
      },
    },
    forget: (channel) => {
      for (const { held } of kept.get(channel)?.values() ?? []) {
        const tray = held.deref()
        for (const { key } of tray?.state.get() ?? []) tray?.remove(key)
      }
      kept.delete(channel)
      ports.store?.forget(ownerOf(channel)).catch(() => {})
    },
  }

  /** What goes out with the files that are ready. */
  function out(held: Held<File>, outgoing: Outgoing): Outgoing | Stopped {
    const obstacle = Files.obstacle(held.state.get())
    if (obstacle !== undefined) return stop([obstacle])
    const wishes = Files.ready(held.state.get()).map((file): Wish => ({
      command: PostFile,
      input: { file },
      take: () => held.take(file.fileId),
    }))
    return wishes.length === 0 ? outgoing : { ...outgoing, before: [...(outgoing.before ?? []), ...wishes] }
  }
}

interface Kept<File extends AnyFile> {
  readonly held: WeakRef<Held<File>>
  full: Held<File> | undefined
}

interface Held<File extends AnyFile> extends Tray<File> {
  /** Takes a file that is ready out of the tray to share it; whether it was there to be taken. */
  readonly take: (fileId: FileId) => boolean
  /** What another page has done. */
  readonly hear: (key: TrayKey, change: Change<File>) => void
  /** Whether what an earlier page left is here. */
  loaded: boolean
  loading: Promise<void>
}

const platformOnline = (again: () => void): (() => void) => {
  const page = globalThis as Partial<Pick<EventTarget, "addEventListener" | "removeEventListener">>
  page.addEventListener?.("online", again)
  return () => page.removeEventListener?.("online", again)
}

/** The first and the longest wait before what broke is tried again by itself, milliseconds. */
const firstTry = 2_000
const lastTry = 10_000

const later = (after: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, after)
  return () => clearTimeout(timer)
}

let count = 0
/** Names a file beside those of the person's other pages, in the order in which they were chosen. */
const named = (): string => `${Date.now()}-${String(++count).padStart(6, "0")}-${drawn()}`

function open<File extends AnyFile>(
  channel: EventChannel,
  { stream, id: conversationId }: Pick<ConversationWindow, "stream" | "id">,
  {
    sniff,
    uploader,
    limits = usual,
    store: kept,
    whenOnline = platformOnline,
    schedule = later,
    random = Math.random,
  }: Ports<File>,
  state: Store<Attachments>,
): Held<File> {
  const place: TrayKey = { owner: ownerOf(channel), stream }
  const files = new Map<string, File>()
  const uploads = new Map<string, Upload>()
  /** What is kept of each, and what lets another page go on with it. */
  const rows = new Map<string, KeptFile<File>>()
  const release = new Map<string, () => void>()
  const find = (key: string): Attachment | undefined => state.get().find((one) => one.key === key)
  const step = (next: Step): void => state.set(Files.apply(state.get(), next))
  /** How often what broke was tried again without any progress. */
  let tries = 0
  /** A step that an upload tells of: one that was tried again by itself is no longer broken, unless it says so. */
  const hears = (next: Step): void => {
    const before = find(next.key)
    if (before?.stage._tag === "Failed") step({ key: next.key, _tag: "Retried" })
    step(next)
    const after = find(next.key)
    if (before !== undefined && after !== undefined && Files.progress(after) > Files.progress(before)) tries = 0
  }
  const alone: TrayStore<File>["alone"] = (key, run) => (kept === undefined ? void run() : kept.alone(key, run))

  const save = (row: KeptFile<File>): void => {
    rows.set(row.key, row)
    // What cannot be kept, with its bytes or at all, lasts as long as the page.
    kept?.save(place, row).catch(() => kept.save(place, without(row)).catch(() => {}))
  }
  const located = (key: string, at: string): void => {
    const row = rows.get(key)
    if (row !== undefined && row.at !== at) save({ ...row, at })
  }

  /** Brings it, or asks what became of it; settled when nothing more happens to it here. */
  const start = async (key: string, sending: Sending<File>): Promise<void> =>
    new Promise((resolve) => {
      release.set(key, resolve)
      const upload = uploader.start(sending, {
        located: (at) => located(key, at),
        progressed: (sent) => hears({ key, _tag: "Progressed", sent }),
        received: () => hears({ key, _tag: "Received" }),
        cleared: (ready) => {
          hears({ key, _tag: "Cleared", file: ready })
          const row = rows.get(key)
          if (row !== undefined) save({ ...without(row), ready })
          resolve()
        },
        refused: (rejection) => {
          hears({ key, _tag: "Refused", rejection })
          uploads.delete(key)
          drop(key)
        },
        broken: (why) => hears({ key, _tag: "Broken", reason: why }),
      })
      uploads.set(key, upload)
    })

  /** What became of what the server has. */
  const ask = async ({ key, name, mediaType }: KeptFile<File>, at: string): Promise<void> =>
    start(key, { conversationId, name, mediaType, at })

  const look = async (key: string, file: File, at?: string): Promise<void> => {
    let found: string | undefined
    try {
      found = await sniff(file)
    } catch {
      return step({ key, _tag: "Broken", reason: reason("FileNotSent") })
    }
    const checked = check({ name: file.name, size: file.size, declared: file.type, found }, limits)
    if (checked._tag === "Rejected") {
      step({ key, _tag: "Refused", rejection: checked.rejection })
      return drop(key)
    }
    const { name, mediaType } = checked
    step({ key, _tag: "Passed", name, mediaType })
    // It may have been taken out while it was looked at.
    if (find(key)?.stage._tag !== "Uploading") return
    return start(key, { file, conversationId, name, mediaType, ...(at !== undefined && { at }) })
  }

  const begin = (key: string): void => {
    const file = files.get(key)
    const stage = find(key)?.stage._tag
    if (file !== undefined && stage === "Validating") alone(key, async () => look(key, file))
    else if (stage === "Uploading" || stage === "Scanning") uploads.get(key)?.resume()
  }

  const resume = (key: string): void => {
    // What another page brings, and what is no longer anywhere, is not for this one to go on with.
    if (!files.has(key) && !uploads.has(key)) return
    const before = find(key)?.stage
    step({ key, _tag: before?._tag === "Failed" ? "Retried" : "Resumed" })
    if (find(key)?.stage !== before) begin(key)
  }

  /** It is kept no more: shared, refused or taken out. */
  const drop = (key: string): void => {
    release.get(key)?.()
    release.delete(key)
    if (rows.delete(key)) kept?.remove(place, key).catch(() => {})
  }
  const putAway = (key: string): void => {
    state.set(Files.dismiss(state.get(), key))
    files.delete(key)
    uploads.delete(key)
    drop(key)
  }

  /** A file as an earlier page left it, or as another page has it now. */
  const restore = (row: KeptFile<File>): void => {
    const { key, name, size, mediaType, at, ready } = row
    const as = (stage: Attachment["stage"]): void =>
      state.set(Files.restore(state.get(), { key, name, size, mediaType }, stage))
    const isNew = !rows.has(key)
    rows.set(key, row)
    if (row.file !== undefined) files.set(key, row.file)
    if (ready !== undefined && (!isNew || at === undefined)) return as({ _tag: "Ready", file: ready })
    // Whether the server still has it, the server says.
    if (ready !== undefined) {
      as({ _tag: "Scanning" })
      return void ask(row, at!)
    }
    if (!isNew) return
    as({ _tag: "Uploading", sent: 0, paused: false })
    alone(key, async () => goOn(key))
  }

  /** Goes on with a file that no page brings any more. */
  const goOn = async (key: string): Promise<void> => {
    const all = (await kept?.load(place).catch(() => [])) ?? []
    const stage = find(key)?.stage._tag
    if (stage !== "Uploading") return
    const row = all.find((one) => one.key === key)
    if (row?.ready !== undefined) return restore(row)
    if (row?.file === undefined && row?.at === undefined) {
      return step({ key, _tag: "Broken", reason: reason("FileGone") })
    }
    rows.set(key, row)
    if (row.file !== undefined) {
      files.set(key, row.file)
      return look(key, row.file, row.at)
    }
    return ask(row, row.at!)
  }

  const hear = (whose: TrayKey, change: Change<File>): void => {
    if (nameOf(whose) !== nameOf(place)) return
    if (change._tag === "Kept") {
      const known = rows.get(change.file.key)
      return restore({ ...(known?.file !== undefined && { file: known.file }), ...change.file })
    }
    const { key } = change
    if (!rows.delete(key)) return
    if (find(key)?.stage._tag !== "Ready") uploads.get(key)?.cancel()
    step({ key, _tag: "Cancelled" })
    putAway(key)
  }

  const again = (): void => {
    for (const one of state.get()) if (Files.failed(one)) resume(one.key)
  }
  /** Tries again what broke, once the channel is online again or the network is. */
  const watch = (): (() => void) => {
    let before = channel.status.get()._tag
    const leaveChannel = channel.status.subscribe(() => {
      const now = channel.status.get()._tag
      const back = now === "Online" && before !== "Online"
      before = now
      if (back) again()
    })
    const leaveNetwork = whenOnline(again)
    return () => {
      leaveChannel()
      leaveNetwork()
    }
  }
  /** Tries again after a while; each stays broken to the eye until its upload tells of something else. */
  const wait = (): (() => void) => {
    const most = Math.min(firstTry * 2 ** tries++, lastTry)
    return schedule((most / 2) * (1 + random()), () => {
      stopWaiting = undefined
      for (const one of state.get()) {
        if (!Files.passing(one)) continue
        const upload = uploads.get(one.key)
        if (upload === undefined) resume(one.key)
        else upload.resume()
      }
    })
  }
  let unwatch: (() => void) | undefined
  let stopWaiting: (() => void) | undefined
  state.subscribe(() => {
    if (state.get().some(Files.failed)) unwatch ??= watch()
    else {
      unwatch?.()
      unwatch = undefined
    }
    if (state.get().some(Files.passing)) stopWaiting ??= wait()
    else {
      stopWaiting?.()
      stopWaiting = undefined
    }
  })

  const tray: Held<File> = {
    state,
    add: (chosen) => {
      const taken = [...chosen].map((file) => ({ file, key: named() }))
      // What the browser no longer had is chosen again.
      for (const { key, name, stage } of state.get()) {
        const again = stage._tag === "Failed" && stage.reason.key === "FileGone"
        if (again && taken.some(({ file }) => file.name === name)) tray.remove(key)
      }
      for (const { file, key } of taken) files.set(key, file)
      const selected = taken.map(({ key, file: { name, size, type } }) => ({ key, name, size, mediaType: type }))
      state.set(Files.select(state.get(), selected, limits))
      for (const { key } of taken) {
        step({ key, _tag: "Looked" })
        begin(key)
        // After it is this page's to bring: whoever hears of it waits.
        const one = find(key)
        const file = files.get(key)
        if (one?.stage._tag !== "Validating" || file === undefined) continue
        save({ key, name: one.name, size: one.size, mediaType: one.mediaType, file })
      }
    },
    file: (key) => files.get(key),
    pause: (key) => {
      const upload = uploads.get(key)
      const before = find(key)?.stage
      if (upload === undefined) return
      step({ key, _tag: "Paused" })
      if (find(key)?.stage !== before) upload.pause()
    },
    resume,
    remove: (key) => {
      const before = find(key)?.stage
      step({ key, _tag: "Cancelled" })
      if (find(key)?.stage !== before) {
        const row = rows.get(key)
        // What another page brought is given up from here too.
        if (!uploads.has(key) && row?.at !== undefined) void ask(row, row.at)
        uploads.get(key)?.cancel()
      }
      putAway(key)
    },
    take: (fileId) => {
      const ready = state.get().find(({ stage }) => stage._tag === "Ready" && stage.file.fileId === fileId)
      if (ready === undefined) return false
      step({ key: ready.key, _tag: "Posted" })
      putAway(ready.key)
      return true
    },
    hear,
    loaded: kept === undefined,
    loading: Promise.resolve(),
  }
  if (kept !== undefined) {
    const settle = (all: ReadonlyArray<KeptFile<File>>): void => {
      for (const row of all) if (!rows.has(row.key)) restore(row)
      tray.loaded = true
    }
    tray.loading = kept.load(place).then(settle, () => settle([]))
  }
  return tray
}

const without = <File>({ file: _, ...row }: KeptFile<File>): KeptFile<File> => row
