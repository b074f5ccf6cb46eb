/**
 * The drafts of this desk: where they are kept, and what stands between the text of a reply and the message.
 *
 * @since 0.1.0
 */
import * as IndexedDbDrafts from "@pupitre/core/adapter/IndexedDbDrafts"
import * as WebLocksDraftLock from "@pupitre/core/adapter/WebLocksDraftLock"
import { crossedMessage } from "@pupitre/core/composer/crossedMessage"
import type { Drafts } from "@pupitre/core/composer/Drafts"
import { make } from "@pupitre/core/composer/Drafts"
import type { DraftStep } from "@pupitre/core/composer/DraftStep"
import * as Emoticons from "@pupitre/core/composer/Emoticons"
import { otherWindow } from "@pupitre/core/composer/otherWindow"
import { filled } from "@pupitre/core/composer/Placeholders"
import { everywhere, exceeded } from "@pupitre/core/TextLimit"
import { limits } from "../../../policy.ts"
import { habitsNow } from "./Habits.ts"
import { trays } from "./Trays.ts"
import { translations } from "./Translations.ts"

const faces = Emoticons.step()

/** By which the desk knows that a text is too long: what splits it is fetched then. */
export const splitting = "splitting"

const split: DraftStep = {
  name: splitting,
  run: (outgoing, context) => {
    const { text, translation } = outgoing
    const most = context.self === undefined ? [] : limits(context.conversation, context.self.participant)
    const over = exceeded(text, everywhere) ?? exceeded(translation?.text ?? text, most)
    return over === undefined
      ? outgoing
      : import("@pupitre/core/composer/Splitting").then(({ step }) => step({ limits }).run(outgoing, context))
  },
}

/** What a reply passes on its way out, in order: what must be mended, then what asks the agent, then what changes the text. */
export const steps: ReadonlyArray<DraftStep> = [
  filled,
  otherWindow(),
  crossedMessage(),
  trays.step,
  { ...faces, run: (outgoing, context) => (habitsNow().emoticons ? faces.run(outgoing, context) : outgoing) },
  translations.step,
  split,
]

/** The drafts of this desk, of whoever sits at it. */
export const drafts: Drafts = make({
  store: IndexedDbDrafts.make(),
  lock: WebLocksDraftLock.make(),
  steps,
  hold: () => habitsNow().recall * 1000,
})
