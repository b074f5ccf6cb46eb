/**
 * Whether the visitor's page does a step: the guard's answer, and what the site leaves to the visitor alone.
 */
import type { Conversation } from "@pupitre/core/Conversation"
import type { PageId } from "@pupitre/core/Id"
import type { Reason } from "@pupitre/core/Reason"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
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

/** Why a step is not done on the page that is at `here`; nothing when it may be done. */
export const refusal = (
  conversation: Conversation,
  step: NavigationStep,
  aim: Aim | undefined,
  here: string,
  origins: ReadonlyArray<string> = [],
): ReadonlyArray<Reason> => {
  // The page knows where it is; what was told of it may not be told to the visitor.
  const page = { pageId: "" as PageId, url: here as SafeUrl, title: "", at: 0 }
  const answer = NavigationGuard.allows({ ...conversation, page }, step, { origins, element: () => aim?.element })
  if (answer._tag === "Disabled") return answer.reasons
  const touches = step._tag === "Click" || step._tag === "Fill"
  return touches && (aim?.own !== false || (step._tag === "Click" && !aim.clickable))
    ? [ActionReason.make("VisitorOnly")]
    : []
}
