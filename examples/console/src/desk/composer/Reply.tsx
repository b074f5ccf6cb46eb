/**
 * The reply to this visitor: the draft of the window in its composer, with the tools and what is said above the field.
 *
 * @since 0.1.0
 */
import { splitting } from "./Drafts.ts"
import { AddNote } from "@pupitre/core/command/AddNote"
import type { Availability } from "@pupitre/core/Availability"
import type { Reason } from "@pupitre/core/Reason"
import { everywhere } from "@pupitre/core/TextLimit"
import { TakeConversation } from "@pupitre/core/command/TakeConversation"
import type { Suggestions } from "@pupitre/core/composer/Suggestions"
import { ready } from "@pupitre/core/composer/Attachments"
import { kindsOf } from "@pupitre/filters/Kind"
import { useAttachments } from "@pupitre/react-bindings/useAttachments"
import { useAvailability } from "@pupitre/react-bindings/useAvailability"
import { useComposer } from "@pupitre/react-bindings/useComposer"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { useFilters } from "@pupitre/react-bindings/useFilters"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import { useSubmit } from "@pupitre/react-bindings/useSubmit"
import { useTranslation } from "@pupitre/react-bindings/useTranslation"
import { StickyNote } from "lucide-react"
import type { RefObject } from "react"
import { lazy, Suspense, useEffect, useState } from "react"
import { limits } from "../../../policy.ts"
import { Button, IconButton } from "../../design/Button.tsx"
import { Tip } from "../../design/Tip.tsx"
import { useDropped } from "../../files/useDropped.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import { Composer } from "./Composer.tsx"
import { CannedTool } from "./CannedTool.tsx"
import { Attach, Attachments } from "./Attachments.tsx"
import { Crossed } from "./Crossed.tsx"
import { Elsewhere } from "./Elsewhere.tsx"
import { EmojiMenu } from "./EmojiMenu.tsx"
import { HabitsMenu } from "./HabitsMenu.tsx"
import { Held } from "./Held.tsx"
import { isUnfilled, Missing } from "./Missing.tsx"
import { Others } from "./Others.tsx"
import { useShortcodes } from "./Shortcodes.tsx"
import { SuggestionStrip } from "./SuggestionStrip.tsx"
import { SuggestionTool } from "./SuggestionTool.tsx"
import { Stopped } from "./Stopped.tsx"
import { useCannedCall } from "./useCannedCall.tsx"
import { useKnown } from "./Values.ts"
import { isTranslation, TranslationAbove, TranslationTool } from "./Translation.tsx"
import { trays } from "./Trays.ts"

const Splitting = lazy(() => import("./Splitting.tsx"))

/** The reply to this visitor. `onNote` writes to colleagues instead. */
export const Reply = ({
  visitor,
  field,
  suggestions,
  suggesting,
  onSuggesting,
  onNote,
}: {
  readonly visitor: string
  readonly field: RefObject<HTMLTextAreaElement | null>
  /** The answers that are proposed, while they are wanted. */
  readonly suggestions: Suggestions | undefined
  readonly suggesting: boolean
  readonly onSuggesting: (wanted: boolean) => void
  readonly onNote: () => void
}) => {
  const speech = useSpeech()
  const composer = useComposer()
  const { text, availability, crossed, elsewhere, held, others, publishing } = composer
  const attachments = useAttachments(trays)
  const take = useAvailability(TakeConversation)
  const submit = useSubmit(TakeConversation)
  const { bar, select } = useFilters()
  const notes = useAvailability(AddNote)._tag === "Enabled"
  const conversation = useConversation()
  const self = useSelf()?.participant
  const most = self === undefined ? [] : limits(conversation, self)
  const { languages } = useTranslation()
  const spoken = conversation.mode === "call"
  const off = spoken || availability._tag === "Disabled"
  const why = spoken
    ? [{ key: "NoTextThread" }]
    : availability._tag === "Disabled"
      ? [...availability.reasons, ...noSlot(take)]
      : undefined
  // Whoever picks a conversation in the list wants to answer; who came here otherwise keeps their place.
  useEffect(() => {
    if (document.activeElement?.closest(".pu-line") && matchMedia("(pointer: fine)").matches) field.current?.focus()
  }, [field])

  const onFiles = off ? undefined : attachments.add
  useDropped(field, ".pu-window", speech.say("files.drop"), onFiles)

  const go = (publishes: Promise<boolean>): void => {
    void publishes.then((published) => {
      // One's own words are not to vanish behind a filter as they are published.
      if (published && bar.selection !== 0 && !kindsOf(bar.selection).includes("agent")) select(0)
    })
  }
  // The button that was pressed goes with what it answers: one writes on.
  const back = (run: () => void) => (): void => {
    run()
    field.current?.focus()
  }

  const known = useKnown()
  const [caret, setCaret] = useState<number>()
  const send = (): void => go(composer.draft.publish())
  const shortcodes = useShortcodes({ text, at: off ? undefined : caret, field })
  const called = useCannedCall({
    text,
    at: off ? undefined : caret,
    field,
    known,
    language: conversation.language,
    onSend: send,
  })
  const completion = called ?? shortcodes

  return (
    <Composer
      completion={completion}
      onCaret={setCaret}
      visitor={visitor}
      draft={text}
      field={field}
      accompanied={ready(attachments.files).length > 0}
      busy={publishing._tag === "Running"}
      why={why === undefined ? undefined : speech.because(why)}
      remedy={
        off && take._tag === "Enabled" ? (
          <Button look="primary" onClick={() => submit({})}>
            {speech.say("composer.take")}
          </Button>
        ) : undefined
      }
      above={
        <>
          {suggestions !== undefined && !off && completion === undefined && (
            <SuggestionStrip suggestions={suggestions} />
          )}
          {elsewhere && text !== "" && <Elsewhere />}
          <Others texts={others} onTake={(other) => back(() => composer.take(other))()} onDrop={composer.drop} />
          {crossed !== undefined && <Crossed crossed={crossed} visitor={visitor} />}
          <Missing text={text} known={known} pressing={isUnfilled(publishing)} />
          {isTranslation(publishing) || isUnfilled(publishing) ? null : publishing._tag === "Stopped" &&
            publishing.step === splitting &&
            publishing.confirmable === true ? (
            <Suspense>
              <Splitting
                text={text}
                limits={most}
                onConfirm={back(() => go(composer.confirm()))}
                onCancel={back(composer.cancel)}
              />
            </Suspense>
          ) : (
            <Stopped
              publishing={publishing}
              onConfirm={back(() => go(composer.confirm()))}
              onCancel={back(composer.cancel)}
            />
          )}
          <TranslationAbove
            mayPublish={!off}
            onAgain={back(() => go(composer.publish()))}
            onUntranslated={back(() => go(composer.confirm()))}
          />
          {held !== undefined && (
            <Held held={held} onRecall={back(composer.recall)} onRelease={back(composer.release)} />
          )}
          <Attachments attachments={attachments} onGone={() => field.current?.focus()} />
        </>
      }
      // While a language is picked, it is the translation that the channel carries.
      limits={languages === undefined ? most : everywhere}
      language={languages?.agent}
      tools={
        <>
          {!off && <SuggestionTool suggestions={suggestions} on={suggesting} onChange={onSuggesting} />}
          <CannedTool known={known} language={conversation.language} off={off} onSend={send} />
          <EmojiMenu />
          {onFiles !== undefined && (
            <Attach
              onFiles={(files) => {
                onFiles(files)
                field.current?.focus()
              }}
            />
          )}
          {notes && (
            <Tip words={speech.say("note.write")}>
              <IconButton label={speech.say("note.write")} onClick={onNote}>
                <StickyNote size={17} aria-hidden />
              </IconButton>
            </Tip>
          )}
          <TranslationTool />
          <HabitsMenu />
        </>
      }
      onEnter={composer.claim}
      onDraft={composer.write}
      onPublish={() => go(composer.publish())}
    />
  )
}

/** That there is no slot for one conversation more, when that alone keeps an agent from taking this one. */
const noSlot = (take: Availability): ReadonlyArray<Reason> =>
  take._tag === "Disabled" && take.reasons.every(({ key }) => key === "SlotsFull") ? take.reasons : []
