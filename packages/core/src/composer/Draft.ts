/**
 * The reply or the note that someone is writing in one conversation: bound to it from the first letter.
 *
 * Publishing takes the conversation from the draft, never from what is on screen, and runs the text through the steps of
 * the desk. The text is given up only when the wish has been made; what a step stops or the rules refuse stays, with the
 * reasons. {@link Drafts} gives the draft of a window.
 *
 * @since 0.1.0
 */
import type { CommandId, ConversationId } from "../Id.js"
import type { Held, Publishing } from "../internal/draft/sheet.js"
import type { Problem } from "../Message.js"
import type { Readable } from "../Readable.js"
import type { Outgoing } from "./DraftStep.js"
import type { DraftKind } from "./DraftStore.js"

export type { Held, Publishing } from "../internal/draft/sheet.js"

/** The visitor's message that came after the reply was begun: its number, and when this page heard of it, milliseconds. */
export interface Crossed {
  readonly seq: number
  readonly at: number
}

/** A reply or a note being written. */
export interface Draft {
  readonly conversationId: ConversationId
  readonly kind: DraftKind
  readonly text: Readable<string>
  /** Grows with every change, also one made in another page. */
  readonly rev: Readable<number>
  /** Why the text as it is cannot be published, or `undefined`. An empty draft is `Blank`. */
  readonly problem: Readable<Problem | undefined>
  /** Texts written at the same time in another page, or given back: to {@link take} or to {@link drop}. */
  readonly others: Readable<ReadonlyArray<string>>
  readonly crossed: Readable<Crossed | undefined>
  readonly publishing: Readable<Publishing>
  /** The message that waits to be sent and can be recalled. */
  readonly held: Readable<Held | undefined>
  /** Whether another page of the person's has taken the draft, which publishes it then; {@link claim} takes it back. */
  readonly elsewhere: Readable<boolean>
  /**
   * Makes this the page that publishes, as when its field is entered; a letter, taking another text and publishing do too. Where another was
   * publishing, that is called off, and what it held comes back.
   */
  readonly claim: () => void
  /** The text as it is now; what the other side may see of a reply follows the rules of signals, of a note nothing. */
  readonly write: (text: string) => void
  /** Shows one of {@link others}; what showed is one of them now. */
  readonly take: (other: string) => void
  /** Forgets one of {@link others}. */
  readonly drop: (other: string) => void
  /**
   * Publishes the text and empties the draft, if it can be published now; says whether it was. At once, unless a step
   * answers later: then a second call waits for the same answer, and a change of the text calls it off.
   */
  readonly publish: () => Promise<boolean>
  /** Publishes what a step has stopped, if the step leaves that to the agent. */
  readonly confirm: () => Promise<boolean>
  /** Calls publishing off, or puts its reasons away. */
  readonly cancel: () => void
  /** Takes the held message back: it shows again, and what was written meanwhile is beside it. */
  readonly recall: () => void
  /** Sends the held message now. */
  readonly release: () => void
  /** Takes the text of a row of this kind that could not be sent back into the draft, and the row out of the thread. */
  readonly reclaim: (commandId: CommandId) => void
  /** Calls the listener with what was published, until the returned function is called. */
  readonly published: (listener: (outgoing: Outgoing) => void) => () => void
}
