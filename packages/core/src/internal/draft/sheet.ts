/**
 * One draft as it outlives the windows that show it: what is written, where that is kept, and the message that waits to
 * be recalled.
 */
import type { Conversation } from "../../Conversation.js"
import type { ConversationId } from "../../Id.js"
import type { DraftLock } from "../../composer/DraftLock.js"
import type { DraftKey, DraftStore } from "../../composer/DraftStore.js"
import { nameOf } from "../../composer/DraftStore.js"
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
  /** Whether another page has taken it. */
  readonly elsewhere: Readable<boolean>
  /** Whether this page may publish it: it has it, and knows what the one before has made of it. */
  readonly mine: () => boolean
  /** Takes it from the other pages; at its end it is {@link mine}, or has been taken from here again. */
  readonly claim: () => Promise<void>
  /** Another page takes it: nothing of it is published here any more, and what is held comes back. Ends when all is kept. */
  readonly yield: () => Promise<void>
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
  readonly lock: DraftLock | undefined
  readonly writer: string
  readonly now: () => number
}

/** A draft, with what is kept of it on its way. */
export const open = (key: DraftKey, conversationId: ConversationId, place: Place): Sheet => {
  const { store: drafts, lock, writer, now } = place
  const writing = store(empty)
  const publishing = store<Publishing>(resting)
  const held = store<Waiting | undefined>(undefined)
  let heard: { readonly seq: number; readonly at: number } | undefined
  const elsewhere = store<boolean>(false)
  let saving = 0
  /** The last of what is being kept. */
  let kept: Promise<unknown> = Promise.resolve()
  /** Since the lock was granted to this page, and whether what was kept by then has come. */
  let turn: { known: boolean } | undefined
  let claiming: PromiseWithResolvers<void> | undefined

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

  const load = async (isWanted = () => true): Promise<void> => {
    const found = await drafts?.load(key).catch(() => undefined)
    if (found === undefined || !isWanted()) return
    // Whoever has begun before it came goes on in what they began; what was kept is beside it.
    const begun = text(writing.get())
    const both = merge(found, writing.get())
    if (begun === "" || begun === text(both)) show(both)
    else sheet.change(take(both, begun, { writer, at: now() }))
  }

  const granted = async (): Promise<void> => {
    const begun = { known: false }
    turn = begun
    elsewhere.set(false)
    await load(() => turn === begun)
    if (turn !== begun) return
    begun.known = true
    claiming?.resolve()
    claiming = undefined
  }

  const callOff = (): void => {
    sheet.going?.abort.abort()
    sheet.going = undefined
    publishing.set(resting)
  }

  const show = (next: Writing): void => {
    const before = shown(writing.get())
    const after = shown(next)
    if (before?.text !== after?.text) {
      callOff()
      sheet.confirmed.clear()
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
    elsewhere,
    mine: () => lock === undefined || turn?.known === true,
    claim: () => {
      if (lock === undefined || turn?.known === true) return Promise.resolve()
      if (claiming === undefined) {
        claiming = Promise.withResolvers()
        lock.take(nameOf(key), () => void granted())
      }
      return claiming.promise
    },
    yield: async () => {
      elsewhere.set(true)
      // What waits for its own turn here goes on waiting.
      if (turn !== undefined || claiming === undefined) {
        turn = undefined
        if (sheet.going !== undefined) callOff()
        held.get()?.cancel()
        held.set(undefined)
        claiming?.resolve()
        claiming = undefined
      }
      await kept
    },
    change: (next) => {
      if (next === writing.get()) return
      show(next)
      kept = save()
    },
    receive: (other) => {
      // A page that was opened since has not heard who took it, and hears who writes.
      if (lock !== undefined && turn === undefined && claiming === undefined) elsewhere.set(true)
      show(merge(writing.get(), other))
    },
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

  void load()
  return sheet
}
