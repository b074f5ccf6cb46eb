/**
 * The drafts of one person in this page: one reply and one note per conversation, kept while there is something in them.
 *
 * A desk makes its own, with where they are kept and what stands between text and message; {@link unkept} are for what
 * needs neither.
 *
 * @since 0.1.0
 */
import type { ConversationWindow } from "../ConversationWindow.js"
import type { EventChannel } from "../EventChannel.js"
import type { Desk } from "../internal/draft/face.js"
import { face } from "../internal/draft/face.js"
import { hand } from "../internal/draft/hand.js"
import type { Sheet } from "../internal/draft/sheet.js"
import { open } from "../internal/draft/sheet.js"
import { drawn, ownerOf } from "../internal/draft/owner.js"
import type { Draft } from "./Draft.js"
import type { DraftLock } from "./DraftLock.js"
import type { DraftStep } from "./DraftStep.js"
import type { DraftKey, DraftKind, DraftStore } from "./DraftStore.js"
import { nameOf } from "./DraftStore.js"

/** The drafts of one person in this page. */
export interface Drafts {
  /** The draft of a window's conversation: the same one for every window of it. */
  readonly of: (window: ConversationWindow, kind?: DraftKind) => Draft
  /** Sends what is held, and forgets everything that the person of a channel has written on this device. */
  readonly forget: (channel: EventChannel) => Promise<void>
  /** Stops listening to the other pages. */
  readonly close: () => void
}

/** How drafts are made. */
export interface Options {
  /** Where they are kept; as long as the page, unless given. */
  readonly store?: DraftStore
  /** What keeps the person's other pages from publishing the same draft; nothing unless given. */
  readonly lock?: DraftLock
  /** What stands between the text of a reply and the message, in order. */
  readonly steps?: ReadonlyArray<DraftStep>
  /** How long a published reply can be recalled before it is sent, milliseconds; asked at each. Not at all unless given. */
  readonly hold?: () => number
  /** Names this page beside the person's others; drawn unless given. */
  readonly writer?: string
  /** The device's clock, milliseconds. */
  readonly now?: () => number
  readonly schedule?: (after: number, run: () => void) => () => void
}

/** Makes the drafts of a desk or of a visitor's page. */
export const make = (options: Options = {}): Drafts => {
  const { store, lock, steps = [], hold = () => 0, writer = drawn(), now = Date.now, schedule = later } = options
  const drafts = new WeakMap<ConversationWindow, Map<DraftKind, Draft>>()
  const sheets = new WeakMap<EventChannel, Map<string, Entry>>()
  const byName = new Map<string, WeakRef<Sheet>>()
  const desk: Desk = { steps, hold, writer, hand: hand(), now, schedule }
  const stopWatching = store?.watch((key, writing) => byName.get(nameOf(key))?.deref()?.receive(writing))
  const stopYielding = lock?.watch(async (name) => byName.get(name)?.deref()?.yield())

  // What is written outlives the window: leaving a conversation and coming back finds it. What is empty is forgotten with the
  // last window that shows it, so that a day of conversations leaves nothing behind but what was written and not sent.
  const sheetOf = ({ channel, stream, id }: ConversationWindow, kind: DraftKind): Sheet => {
    const key: DraftKey = { owner: ownerOf(channel), stream, kind }
    const name = nameOf(key)
    let ofChannel = sheets.get(channel)
    if (ofChannel === undefined) sheets.set(channel, (ofChannel = new Map()))
    const found = ofChannel.get(name)?.sheet.deref()
    if (found !== undefined) return found
    for (const [other, { sheet }] of ofChannel) {
      if (sheet.deref() !== undefined) continue
      ofChannel.delete(other)
      byName.delete(other)
    }
    const sheet = open(key, id, { store, lock, writer, now })
    const entry: Entry = { sheet: new WeakRef(sheet), kept: undefined }
    sheet.touched = (self) => {
      entry.kept = self.matters() ? self : undefined
    }
    ofChannel.set(name, entry)
    byName.set(name, entry.sheet)
    return sheet
  }

  return {
    of: (window, kind = "reply") => {
      let ofWindow = drafts.get(window)
      if (ofWindow === undefined) drafts.set(window, (ofWindow = new Map()))
      let draft = ofWindow.get(kind)
      if (draft === undefined) ofWindow.set(kind, (draft = face(window, kind, sheetOf(window, kind), desk)))
      return draft
    },
    forget: async (channel) => {
      for (const { sheet } of sheets.get(channel)?.values() ?? []) {
        sheet.deref()?.forget()
      }
      sheets.delete(channel)
      await store?.forget(ownerOf(channel))
    },
    close: () => {
      stopWatching?.()
      stopYielding?.()
    },
  }
}

/** Drafts that last as long as the page, with nothing between text and message: the same for everyone who asks. */
export const unkept = (): Drafts => (made ??= make())
let made: Drafts | undefined

interface Entry {
  readonly sheet: WeakRef<Sheet>
  /** The draft itself while there is something in it. */
  kept: Sheet | undefined
}

function later(after: number, run: () => void): () => void {
  const timer = setTimeout(run, after)
  return () => clearTimeout(timer)
}
