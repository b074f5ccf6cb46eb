/**
 * The reply being written in this window.
 *
 * @since 0.1.0
 */
import type { Availability } from "@pupitre/core/Availability"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import * as Draft from "@pupitre/core/composer/Draft"
import type { Problem } from "@pupitre/core/Message"
import { useWindow } from "./ConversationProvider.js"
import { useReadable } from "./internal/useReadable.js"
import { useAvailability } from "./useAvailability.js"

/** What {@link useComposer} gives. */
export interface Composer {
  readonly text: string
  /** Why the text cannot be published. */
  readonly problem: Problem | undefined
  /** Whether anything could be published now. */
  readonly availability: Availability
  readonly write: (text: string) => void
  /** Publishes and empties the draft; says whether it did. */
  readonly publish: () => boolean
}

/** The reply being written in the nearest window. */
export const useComposer = (): Composer => {
  const draft = Draft.of(useWindow())
  const text = useReadable(draft.text)
  const problem = useReadable(draft.problem)
  const availability = useAvailability(PostMessage)
  return { text, problem, availability, write: draft.write, publish: draft.publish }
}
