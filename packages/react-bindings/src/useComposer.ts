/**
 * The reply, or the note, being written in this window.
 *
 * @since 0.1.0
 */
import type { Availability } from "@pupitre/core/Availability"
import { AddNote } from "@pupitre/core/command/AddNote"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import type { Crossed, Draft, Held, Publishing } from "@pupitre/core/composer/Draft"
import type { DraftKind } from "@pupitre/core/composer/DraftStore"
import type { Problem } from "@pupitre/core/Message"
import { useWindow } from "./ConversationProvider.js"
import { useDrafts } from "./DraftsProvider.js"
import { useReadable } from "./internal/useReadable.js"
import { useAvailability } from "./useAvailability.js"

/** What {@link useComposer} gives: what shows of the draft, and what can be done with it. */
export interface Composer extends Pick<
  Draft,
  | "write"
  | "claim"
  | "take"
  | "drop"
  | "publish"
  | "confirm"
  | "cancel"
  | "recall"
  | "release"
  | "reclaim"
  | "published"
> {
  readonly text: string
  /** Why the text as it is cannot be published. */
  readonly problem: Problem | undefined
  /** Whether anything could be published now. */
  readonly availability: Availability
  /** Texts written at the same time in another page, or given back. */
  readonly others: ReadonlyArray<string>
  /** The visitor's message that came after the reply was begun. */
  readonly crossed: Crossed | undefined
  /** Where publishing has got: what a step waits for, or why one has stopped it. */
  readonly publishing: Publishing
  /** The message that waits to be sent and can be recalled. */
  readonly held: Held | undefined
  /** Whether another page of the person's has taken the draft; `claim` takes it back. */
  readonly elsewhere: boolean
  /** The draft itself, the same as long as its window is open. */
  readonly draft: Draft
}

/** The reply being written in the nearest window, or the note. */
export const useComposer = (kind: DraftKind = "reply"): Composer => {
  const draft = useDrafts().of(useWindow(), kind)
  const text = useReadable(draft.text)
  const problem = useReadable(draft.problem)
  const others = useReadable(draft.others)
  const crossed = useReadable(draft.crossed)
  const publishing = useReadable(draft.publishing)
  const held = useReadable(draft.held)
  const elsewhere = useReadable(draft.elsewhere)
  const reply = useAvailability(PostMessage)
  const note = useAvailability(AddNote)
  const availability = kind === "reply" ? reply : note
  return { ...draft, text, problem, availability, others, crossed, publishing, held, elsewhere, draft }
}
