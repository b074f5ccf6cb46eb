/**
 * A step between the text of a draft and the message that is published: it changes what goes out, or stops it with
 * reasons for the agent.
 *
 * Steps run in the order in which they are listed, each on what the one before made, at every publishing; a team adds its
 * own. What stops may let the agent say that it goes out all the same.
 *
 * @since 0.1.0
 */
import type { Any } from "../Command.js"
import type { Conversation } from "../Conversation.js"
import type { Self } from "../EventChannel.js"
import type { ConversationId } from "../Id.js"
import type { Reasons } from "../Reason.js"
import { make as reason } from "../Reason.js"
import type { Attached } from "./Translation.js"

/**
 * What goes out, as the steps make it of the text: what `PostMessage` is submitted with, and what goes with it. A step
 * keeps what it does not change.
 */
export interface Outgoing {
  readonly text: string
  /** BCP 47: the language of the text. */
  readonly language?: string
  /** What the visitor is shown of the text, in their language. */
  readonly translation?: Attached
  /** Wishes of the same conversation made before the message, in order: files, the parts of a text that was split. */
  readonly before?: ReadonlyArray<Wish>
}

/** A wish of the conversation, and what it is submitted with. */
export interface Wish {
  readonly command: Any
  readonly input: unknown
  /** Asked as the wish is made: what is no longer there to be taken is not wished. */
  readonly take?: () => boolean
}

/** It does not go out, for these reasons. */
export interface Stopped {
  readonly _tag: "Stopped"
  readonly reasons: Reasons
  /** Whether the agent may say that it goes out all the same: the step then runs again with `confirmed`. */
  readonly confirmable?: boolean
}

/** What a step may look at. */
export interface StepContext {
  readonly conversationId: ConversationId
  readonly conversation: Conversation
  readonly self: Self | undefined
  /** The text as it was written, and its revision: a step that answers later answers for these. */
  readonly text: string
  readonly rev: number
  /** The visitor's message that came after the reply was begun: its number, and how long ago, milliseconds. */
  readonly crossed?: { readonly seq: number; readonly ago: number }
  /** The other conversation in which a letter of an unfinished text was typed just before, and how long before. */
  readonly elsewhere?: { readonly conversationId: ConversationId; readonly gap: number }
  /** The device's clock, milliseconds. */
  readonly at: number
  /** The agent was told why this step stopped, of this very text, and has said that it goes out all the same. */
  readonly confirmed: boolean
  /** Aborted when nobody waits for the answer any more: the text was changed, or publishing was called off. */
  readonly signal: AbortSignal
}

/** A step between text and message. */
export interface DraftStep {
  /** By which the desk knows what has stopped. */
  readonly name: string
  readonly run: (outgoing: Outgoing, context: StepContext) => Outgoing | Stopped | Promise<Outgoing | Stopped>
}

/** It does not go out. */
export const stop = (reasons: Reasons, options: { readonly confirmable?: boolean } = {}): Stopped => ({
  _tag: "Stopped",
  reasons,
  ...options,
})

/** Whether this stops. */
export const isStopped = (result: Outgoing | Stopped): result is Stopped => "_tag" in result

/** What the steps come to: what goes out, or which step stopped it. */
export type Passed = Outgoing | (Stopped & { readonly step: string })

/**
 * Runs the steps one after the other; at once as long as none answers with a promise. `onWait` hears of each that does.
 * A step that throws stops with `Failed`.
 *
 * @example
 * ```ts
 * import * as DraftStep from "@pupitre/core/composer/DraftStep"
 *
 * const trim: DraftStep.DraftStep = { name: "trim", run: (outgoing) => ({ ...outgoing, text: outgoing.text.trim() }) }
 * DraftStep.through([trim], { text: " Bonjour " }, () => ({}) as never) // => { text: "Bonjour" }
 * ```
 */
export const through = (
  steps: ReadonlyArray<DraftStep>,
  outgoing: Outgoing,
  context: (step: DraftStep) => StepContext,
  onWait: (step: DraftStep) => void = () => {},
): Passed | Promise<Passed> => {
  let current = outgoing
  for (const [index, step] of steps.entries()) {
    const rest = (result: Outgoing | Stopped): Passed | Promise<Passed> =>
      isStopped(result) ? { ...result, step: step.name } : through(steps.slice(index + 1), result, context, onWait)
    const failed = (): Passed => ({ ...stop([reason("Failed")]), step: step.name })
    try {
      const result = step.run(current, context(step))
      if (result instanceof Promise) {
        onWait(step)
        return result.then(rest, failed)
      }
      if (isStopped(result)) return rest(result)
      current = result
    } catch {
      return failed()
    }
  }
  return current
}
