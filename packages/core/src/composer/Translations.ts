/**
 * Translation on one desk: one {@link Translating} per window, and the step that a reply passes on its way out.
 *
 * While a language is picked nothing goes out whose translation the agent has not seen: publishing first shows it, and
 * publishing again sends both; what is too long for its channel is shown and sent in parts. Where there is none the agent is
 * told why, and asked before the original goes out alone.
 *
 * @since 0.1.0
 */
import type { MessageOptions } from "../command/PostMessage.js"
import type { ConversationWindow } from "../ConversationWindow.js"
import type { EventChannel } from "../EventChannel.js"
import type { ConversationId } from "../Id.js"
import { inParts, limitsFor } from "../internal/draft/parts.js"
import type { DraftStep } from "./DraftStep.js"
import { stop } from "./DraftStep.js"
import type * as Window from "./Translating.js"
import { make as translating } from "./Translating.js"
import type { Translating } from "./Translating.js"
import * as Translation from "./Translation.js"
import type { Translator } from "./Translator.js"
import { none } from "./Translator.js"

/** What a desk translates with. */
export interface Options extends Omit<Window.Options, "translator">, MessageOptions {
  /** What translates for whoever is signed in on a channel. */
  readonly translator: (channel: EventChannel) => Translator
}

/** Translation on one desk. */
export interface Translations {
  /** The translation of a window, made when it is first asked for. */
  readonly of: (window: ConversationWindow) => Translating
  /** What a reply passes: before any step that cuts the text, after those that change it. */
  readonly step: DraftStep
}

/** Makes the translation of a desk. */
export const make = (options: Options): Translations => {
  const all = new WeakMap<ConversationWindow, Translating>()
  const byConversation = new Map<ConversationId, WeakRef<Translating>>()
  const translators = new WeakMap<EventChannel, Translator>()
  const translatorOf = (channel: EventChannel): Translator => {
    let own = translators.get(channel)
    if (own === undefined) translators.set(channel, (own = options.translator(channel)))
    return own
  }
  return {
    of: (window) => {
      let own = all.get(window)
      if (own === undefined) {
        own = translating(window, { ...options, translator: translatorOf(window.channel) })
        all.set(window, own)
        for (const [id, held] of byConversation) if (held.deref() === undefined) byConversation.delete(id)
        byConversation.set(window.id, new WeakRef(own))
      }
      return own
    },
    step: {
      name: stepName,
      run: (outgoing, context) => {
        const { conversationId, rev, confirmed } = context
        const own = byConversation.get(conversationId)?.deref()
        const languages = own?.languages.get()
        if (own === undefined || languages === undefined) return outgoing
        const { text } = outgoing
        // Files alone: there is nothing to read.
        if (!/\S/u.test(text)) return outgoing
        const subject = { text, rev, to: languages.visitor }
        const parts = Translation.ready(own.reply.get(), subject)
        if (parts !== undefined) return { ...inParts(outgoing, parts), language: languages.agent }
        // The agent was told that there is none, of this very text.
        if (confirmed && own.reply.get()._tag === "Failed") return { ...outgoing, language: languages.agent }
        return own
          .prepare(text, rev, limitsFor(options, context))
          .then((reply) =>
            reply._tag === "Failed"
              ? stop([reply.reason], { confirmable: true })
              : stop([{ key: "TranslationToCheck" }]),
          )
      },
    },
  }
}

/** By which a desk knows that this step has stopped a reply. */
export const stepName = "translation"

/** Nothing is translated: what a desk has that is given nothing else. The same for everyone who asks. */
export const off = (): Translations => (nothing ??= make({ translator: () => none, agent: () => "en" }))
let nothing: Translations | undefined
