/**
 * One draft as it outlives the windows that show it: what is written, where that is kept, and the message that waits to
 * be recalled.
 */
import type { Conversation } from "../../Conversation.js"
import type { ConversationId } from "../../Id.js"
import type { DraftKey, DraftStore } from "../../composer/DraftStore.js"
import type { Outgoing, Stopped } from "../../composer/DraftStep.js"
import type { Mark, Writing } from "../../composer/Writing.js"
import { empty, isBlank, merge, shown, take, text } from "../../composer/Writing.js"
import type { Readable, Store } from "../../Readable.js"
import { map, store } from "../../Readable.js"

/** Where publishing has got. */
export type Publishing =
  | { readonly _tag: "Resting" }
  /** A step answers later. */
  | { readonly _tag: "Running"; readonly step: string }
  /** A step has stopped it, until the text is another. */
  | (Omit<Stopped, "_tag"> & { readonly _tag: "Stopped"; readonly step: string })

/** A message that was published and can be recalled until a moment. */
export interface Held {
  readonly text: string
  /** Milliseconds. */
  readonly until: number
}

/** A held message with what is needed to send it. */
export interface Waiting extends Held {
  readonly mark: Mark
  readonly send: () => void
  readonly cancel: () => void
}

/** One draft as it outlives its windows. */
export interface Sheet {
  readonly conversationId: ConversationId
  readonly writing: Readable<Writing>
  readonly text: Readable<string>
  readonly publishing: Store<Publishing>
  readonly held: Store<Waiting | undefined>
  /** Changes what is written: kept, and told to the other pages. */
  readonly change: (next: Writing) => void
  /** What another page has written, or what was kept. */
  readonly receive: (other: Writing) => void
  /** The visitor's last message and when this page heard of it. */
  readonly hear: (conversation: Conversation, at: number) => void
  readonly heard: () => { readonly seq: number; readonly at: number } | undefined
  /** The publishing under way, if one is. */
  going: { readonly promise: Promise<boolean>; readonly abort: AbortController } | undefined
  /** The steps whose stop the agent has confirmed, of the text as it is. */
  readonly confirmed: Set<string>
  readonly listeners: Set<(outgoing: Outgoing) => void>
  /** Sends what is held and forgets the rest, here alone: it is not kept as forgotten. */
  readonly forget: () => void
  /** Whether something here must not be forgotten. */
  readonly matters: () => boolean
  /** Called after every change. */
  touched: (self: Sheet) => void
}

/** At rest. */
export const resting: Publishing = { _tag: "Resting" }

/** What a draft is opened with. */
export interface Place {
  readonly store: DraftStore | undefined
  readonly writer: string
  readonly now: () => number
}

/** A draft, with what is kept of it on its way. */
export const open = (key: DraftKey, conversationId: ConversationId, place: Place): Sheet => {
  const { store: drafts, writer, now } = place
  const writing = store(empty)
  const publishing = store<Publishing>(resting)
  const held = store<Waiting | undefined>(undefined)
  let heard: { readonly seq: number; readonly at: number } | undefined
  let saving = 0

  const save = async (): Promise<void> => {
    if (drafts === undefined) return
    saving++
    try {
      await drafts.save(key, writing.get())
    } catch {
      // What cannot be kept lasts as long as the page.
    }
    saving--
    sheet.touched(sheet)
  }

  const show = (next: Writing): void => {
    const before = shown(writing.get())
    const after = shown(next)
    if (before?.text !== after?.text) {
      sheet.going?.abort.abort()
      sheet.going = undefined
      sheet.confirmed.clear()
      publishing.set(resting)
    }
    writing.set(next)
    sheet.touched(sheet)
  }

  const sheet: Sheet = {
    conversationId,
    writing,
    text: map(writing, text),
    publishing,
    held,
    change: (next) => {
      if (next === writing.get()) return
      show(next)
      void save()
    },
    receive: (other) => show(merge(writing.get(), other)),
    hear: ({ lastVisitorMessage: seq }, at) => {
      if (heard === undefined || seq > heard.seq) heard = { seq, at }
    },
    heard: () => heard,
    going: undefined,
    confirmed: new Set(),
    listeners: new Set(),
    forget: () => {
      const waiting = held.get()
      waiting?.cancel()
      held.set(undefined)
      waiting?.send()
      show(empty)
    },
    touched: () => {},
    matters: () => !isBlank(writing.get()) || held.get() !== undefined || sheet.going !== undefined || saving > 0,
  }

  void drafts
    ?.load(key)
    .then((kept) => {
      if (kept === undefined) return
      // Whoever has begun before it came goes on in what they began; what was kept is beside it.
      const begun = text(writing.get())
      const both = merge(kept, writing.get())
      if (begun === "" || begun === text(both)) show(both)
      else sheet.change(take(both, begun, { writer, at: now() }))
    })
    .catch(() => {})
  return sheet
}
