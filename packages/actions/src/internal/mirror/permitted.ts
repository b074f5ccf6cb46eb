/**
 * Whether the visitor's page does a step: the guard's answer, and what the site leaves to the visitor alone.
 */
import type { Conversation } from "@pupitre/core/Conversation"
import type { Reason } from "@pupitre/core/Reason"
import * as ActionReason from "../../ActionReason.js"
import * as NavigationGuard from "../../NavigationGuard.js"
import type { NavigationStep } from "../../NavigationStep.js"

/** The element that a step aims at, as it is on the page now. */
export interface Aim {
  readonly element: NavigationGuard.Element
  /** Left to the visitor alone, or not to be touched now. */
  readonly own: boolean
  /** Whether it is something that is clicked. */
  readonly clickable: boolean
}

/** Why a step is not done; nothing when it may be done. */
export const refusal = (
  conversation: Conversation,
  step: NavigationStep,
  aim: Aim | undefined,
  origins: ReadonlyArray<string> = [],
): ReadonlyArray<Reason> => {
  const answer = NavigationGuard.allows(conversation, step, { origins, element: () => aim?.element })
  if (answer._tag === "Disabled") return answer.reasons
  const touches = step._tag === "Click" || step._tag === "Fill"
  return touches && (aim?.own !== false || (step._tag === "Click" && !aim.clickable))
    ? [ActionReason.make("VisitorOnly")]
    : []
}
