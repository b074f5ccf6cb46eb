/**
 * Two who type at once: a step that asks, once per text, before it publishes a reply while the visitor is typing and began
 * so after the reply was begun.
 *
 * A visitor who was typing before that the agent has seen; publishing the same text again publishes it all the same.
 *
 * @since 0.1.0
 */
import { make as reason } from "../Reason.js"
import type { DraftStep } from "./DraftStep.js"
import { stop } from "./DraftStep.js"

/** Asks while the visitor is typing. */
export const visitorTyping = (): DraftStep => ({
  name: "visitorTyping",
  run: (outgoing, { typing, confirmed }) =>
    confirmed || !typing ? outgoing : stop([reason("VisitorTyping")], { confirmable: true, again: true }),
})
