/**
 * The dialog of the closing: the form's own rules decide when it may be confirmed, the server whether it is.
 *
 * @since 0.1.0
 */
import type { ClosingForm } from "@pupitre/actions/ClosingForm"
import * as Closings from "@pupitre/actions/ClosingForm"
import * as Timeline from "@pupitre/core/Timeline"
import { useWindow } from "@pupitre/react-bindings/ConversationProvider"
import { useComposer } from "@pupitre/react-bindings/useComposer"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { useSubmit } from "@pupitre/react-bindings/useSubmit"
import { useState } from "react"
import { Sheet } from "../design/Sheet.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import { actions, closing, closingTags } from "./Actions.ts"
import { CloseForm } from "./CloseForm.tsx"

/** The dialog that closes the conversation. */
export const Closing = ({
  open,
  visitor,
  onDone,
}: {
  readonly open: boolean
  readonly visitor: string
  readonly onDone: () => void
}) => {
  const speech = useSpeech()
  return (
    <Sheet open={open} title={speech.say("close.title")} closeLabel={speech.say("dialog.close")} onClose={onDone}>
      <Content visitor={visitor} onDone={onDone} />
    </Sheet>
  )
}

const Content = ({ visitor, onDone }: { readonly visitor: string; readonly onDone: () => void }) => {
  const speech = useSpeech()
  const window = useWindow()
  const conversation = useConversation()
  const composer = useComposer()
  const submit = useSubmit(actions.close.command)
  const [form, setForm] = useState<ClosingForm>(() => Closings.begin(conversation, composer.text))
  const [refused, setRefused] = useState<string>()
  const crossed = conversation.lastVisitorMessage > form.seen

  return (
    <CloseForm
      visitor={visitor}
      tags={closingTags.map((key) => speech.say(key))}
      policy={{ tagRequired: closing.tagRequired === true, noteRequired: false }}
      draft={composer.text}
      crossed={crossed ? textAt(window.timeline.get(), conversation.lastVisitorMessage) : undefined}
      refused={refused}
      onCancel={onDone}
      onPublishDraft={() => {
        if (composer.publish()) setForm(Closings.settleDraft(form))
      }}
      onDiscardDraft={() => {
        composer.write("")
        setForm(Closings.settleDraft(form))
      }}
      onConfirm={({ tags, note = "" }) => {
        // The button says "close anyway" by now: what crossed is on screen.
        const read = Closings.readOn(Closings.settleDraft({ ...form, tags, note }), conversation)
        const confirmation = Closings.confirm(read, conversation, closing)
        if (confirmation._tag === "Incomplete") return setRefused(speech.because(confirmation.problems))
        if (confirmation._tag !== "Ready") return
        setForm(read)
        setRefused(undefined)
        void submit(confirmation.input).outcome.then((outcome) => {
          if (outcome._tag === "Stored") return onDone()
          const reasons = outcome._tag === "Refused" ? outcome.rejection.reasons : [{ key: outcome.reason }]
          setRefused(`${speech.say("close.failed")} ${speech.because(reasons)}`)
        })
      }}
    />
  )
}

const textAt = (timeline: Timeline.Timeline, seq: number): string => {
  const entry = Timeline.at(timeline, Timeline.indexOf(timeline, seq))
  return entry?._tag === "MessagePosted" ? entry.text : "…"
}
