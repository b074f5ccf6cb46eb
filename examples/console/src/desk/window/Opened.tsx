/**
 * The conversation that is open, and what working in it needs that the list does not: drafts, translations, files.
 *
 * @since 0.1.0
 */
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { EventChannel } from "@pupitre/core/EventChannel"
import type { ConversationId } from "@pupitre/core/Id"
import { DraftsProvider } from "@pupitre/react-bindings/DraftsProvider"
import { TranslationsProvider } from "@pupitre/react-bindings/TranslationsProvider"
import { trays } from "../composer/Trays.ts"
import { drafts } from "../composer/Drafts.ts"
import { translations } from "../composer/Translations.ts"
import { Window } from "./Window.tsx"

/** The conversation that is open. */
export const Opened = ({
  id,
  summary,
}: {
  readonly id: ConversationId
  readonly summary: ConversationSummary | undefined
}) => (
  <DraftsProvider drafts={drafts}>
    <TranslationsProvider translations={translations}>
      <Window key={id} id={id} summary={summary} />
    </TranslationsProvider>
  </DraftsProvider>
)

/** Drops what was picked on a channel and not shared: who gets up takes it with them. */
export const dropFiles = (channel: EventChannel): void => trays.forget(channel)

/** Forgets what was written on a channel and not sent, and sends what is held. */
export const forgetDrafts = (channel: EventChannel): void => void drafts.forget(channel)
