/**
 * One action of the pane: its words, whether it is on and why not, and the way to do it.
 *
 * @since 0.1.0
 */
import type { Action } from "@pupitre/actions/Action"
import type { Confirmation, Icon } from "@pupitre/actions/Pane"
import type { Availability } from "@pupitre/core/Availability"
import type { Words } from "@pupitre/core/Catalogue"
import type { Submission } from "@pupitre/core/EventChannel"
import { useAvailability } from "./useAvailability.js"
import { useSubmit } from "./useSubmit.js"

/** What {@link useAction} gives. */
export interface UsedAction<Input> {
  readonly icon: Icon
  readonly label: Words
  /** What to ask before it is done, if anything. */
  readonly confirm: Confirmation | false
  readonly availability: Availability
  /** Does it; what it becomes shows at once as pending. */
  readonly run: (input: Input) => Submission
}

/** One action in the nearest window. */
export const useAction = <Input>(action: Action<string, Input>): UsedAction<Input> => {
  const availability = useAvailability(action.command)
  const run = useSubmit(action.command)
  const { icon, label, confirm } = action
  return { icon, label, confirm, availability, run }
}
