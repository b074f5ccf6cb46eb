/**
 * The reply an agent or a visitor is writing in one window: bound to its conversation from the first letter.
 *
 * Publishing takes the conversation from the draft, never from what is on screen. The text is given up only when the
 * wish has been made; one that the rules refuse stays, with the reasons.
 *
 * @since 0.1.0
 */
import { PostMessage } from "../command/PostMessage.js"
import type { ConversationWindow } from "../ConversationWindow.js"
import type { Problem } from "../Message.js"
import { problem } from "../Message.js"
import type { EventChannel } from "../EventChannel.js"
import type { Readable, Store } from "../Readable.js"
import { map, store } from "../Readable.js"
import type { StreamKey } from "../StreamKey.js"

/** A reply being written. */
export interface Draft {
  readonly text: Readable<string>
  /** Why the text cannot be published, or `undefined`. An empty draft is `Blank`. */
  readonly problem: Readable<Problem | undefined>
  /** The text as it is now; what the other side may see of it follows the rules of signals. */
  readonly write: (text: string) => void
  /** Publishes the text and empties the draft, if it can be published now; says whether it was. */
  readonly publish: () => boolean
}

/** The draft of a window. Its text is the conversation's, kept while the channel lives. */
export const of = (window: ConversationWindow): Draft => {
  let draft = drafts.get(window)
  if (draft === undefined) {
    const text = textOf(window)
    draft = {
      text,
      problem: map(text, problem),
      write: (next) => {
        text.set(next)
        window.typing(next)
      },
      publish: () => {
        const written = text.get()
        if (problem(written) !== undefined || window.can(PostMessage)._tag === "Disabled") return false
        window.submit(PostMessage, { text: written })
        text.set("")
        return true
      },
    }
    drafts.set(window, draft)
  }
  return draft
}

const drafts = new WeakMap<ConversationWindow, Draft>()

// The text outlives the window: leaving a conversation and coming back finds it. An empty one is forgotten with the last
// window that shows it, so that a day of conversations leaves nothing behind but what was written and not sent.
interface Held {
  readonly text: WeakRef<Store<string>>
  /** The text itself while there is something in it. */
  written: Store<string> | undefined
}

const texts = new WeakMap<EventChannel, Map<StreamKey, Held>>()
const textOf = ({ channel, stream }: ConversationWindow): Store<string> => {
  let ofChannel = texts.get(channel)
  if (ofChannel === undefined) texts.set(channel, (ofChannel = new Map()))
  const found = ofChannel.get(stream)?.text.deref()
  if (found !== undefined) return found
  for (const [other, { text }] of ofChannel) if (text.deref() === undefined) ofChannel.delete(other)
  const text = store("")
  const held: Held = { text: new WeakRef(text), written: undefined }
  text.subscribe(() => {
    held.written = text.get() === "" ? undefined : text
  })
  ofChannel.set(stream, held)
  return text
}
