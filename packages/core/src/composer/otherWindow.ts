/**
 * The guard against the wrong window: a step that asks before it publishes what was typed in one movement of the hand
 * with an unfinished text in another conversation.
 *
 * The focus moves while one types: because a visitor left, because another rings. The end of the sentence then stands in
 * somebody else's field.
 *
 * @since 0.1.0
 */
import { make as reason } from "../Reason.js"
import type { DraftStep } from "./DraftStep.js"
import { stop } from "./DraftStep.js"

/** Asks when the hand came from another conversation within so many milliseconds, 1,500 unless given. */
export const otherWindow = ({ within = 1_500 }: { readonly within?: number } = {}): DraftStep => ({
  name: "otherWindow",
  run: (outgoing, { elsewhere, confirmed }) =>
    confirmed || elsewhere === undefined || elsewhere.gap > within
      ? outgoing
      : stop([reason("OtherWindow")], { confirmable: true }),
})
