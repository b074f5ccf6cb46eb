/**
 * Messages that cross: a step that asks before it publishes a reply when the visitor has written since it was begun, so
 * recently that it cannot have been read.
 *
 * What came earlier the agent sees: `Draft.crossed` is for a desk to show it.
 *
 * @since 0.1.0
 */
import { make as reason } from "../Reason.js"
import type { DraftStep } from "./DraftStep.js"
import { stop } from "./DraftStep.js"

/** Asks when the visitor's message came within so many milliseconds, 2,000 unless given. */
export const crossedMessage = ({ within = 2_000 }: { readonly within?: number } = {}): DraftStep => ({
  name: "crossedMessage",
  run: (outgoing, { crossed, confirmed }) =>
    confirmed || crossed === undefined || crossed.ago > within
      ? outgoing
      : stop([reason("CrossedMessage")], { confirmable: true }),
})
