/**
 * The dialog of the closing. `ClosingForm` decides what confirming comes to, the server whether it is granted.
 *
 * @since 0.1.0
 */
import type { ClosingForm } from "@pupitre/actions/ClosingForm"
import * as Closings from "@pupitre/actions/ClosingForm"
import type { Conversation } from "@pupitre/core/Conversation"
import type { ConversationClosed } from "@pupitre/core/Fact"
import { unshared } from "@pupitre/core/composer/Attachments"
import * as Timeline from "@pupitre/core/Timeline"
import { useWindow } from "@pupitre/react-bindings/ConversationProvider"
import { useAttachments } from "@pupitre/react-bindings/useAttachments"
import { useAction } from "@pupitre/react-bindings/useAction"
import { useComposer } from "@pupitre/react-bindings/useComposer"
import { useConnection } from "@pupitre/react-bindings/useConnection"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { useEffect, useRef, useState, useSyncExternalStore } from "react"
import { categoryOf, closing } from "../../../policy.ts"
import { Sheet } from "../../design/Sheet.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { actions } from "./Actions.ts"
import { CloseForm } from "./CloseForm.tsx"
import { trays } from "../composer/Trays.ts"
import { whatIsOver } from "../window/WhatIsOver.ts"

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
    <Sheet
      open={open}
      title={speech.say("close.title")}
      closeLabel={speech.say("dialog.close")}
      after={whatIsOver}
      onClose={onDone}
    >
      <Content visitor={visitor} onDone={onDone} />
    </Sheet>
  )
}

const Content = ({ visitor, onDone }: { readonly visitor: string; readonly onDone: () => void }) => {
  const speech = useSpeech()
  const { timeline } = useWindow()
  const conversation = useConversation()
  const composer = useComposer()
  const attachments = useAttachments(trays)
  const connection = useConnection()
  const { run } = useAction(actions.close)
  const [form, setForm] = useState<ClosingForm>(() => {
    const fact = underWay(timeline.get())
    return fact === undefined
      ? Closings.begin(conversation, composer.text, unshared(attachments.files))
      : filledAs(fact, conversation)
  })
  const [tries, setTries] = useState(0)
  const [refused, setRefused] = useState<string>()
  const [draftWrong, setDraftWrong] = useState<string>()
  const part = useRef<HTMLFormElement>(null)
  // Read from the thread: it also knows of a closing that this dialog sent before it was opened again.
  const isUnderWay = () => underWay(timeline.get()) !== undefined
  const sending = useSyncExternalStore(timeline.subscribe, isUnderWay, isUnderWay)
  const crossed = conversation.lastVisitorMessage > form.seen
  const now = Closings.confirm(form, conversation, closing)

  // Whoever confirms in vain is brought to what stands in the way, which a small screen may have scrolled off.
  const obstacle = now._tag === "Incomplete" ? wrong : now._tag === "DraftPending" ? ".pu-close-draft" : undefined
  useEffect(() => {
    if (tries > 0 && obstacle !== undefined) part.current?.querySelector<HTMLElement>(obstacle)?.focus()
    // Only as it is tried: what is mended later moves nobody.
    // eslint-disable-next-line react/exhaustive-deps -- see above
  }, [tries])

  const onConfirm = (): void => {
    setTries(tries + 1)
    // The button says "close anyway" by now: what crossed is on screen.
    const read = crossed ? Closings.readOn(form, conversation) : form
    const confirmation = Closings.confirm(read, conversation, closing)
    if (confirmation._tag !== "Ready") return
    setForm(read)
    setRefused(undefined)
    void run(confirmation.input).outcome.then((outcome) => {
      if (outcome._tag === "Stored") return onDone()
      const reasons = outcome._tag === "Refused" ? outcome.rejection.reasons : [{ key: outcome.reason }]
      setRefused(`${speech.say("close.failed")} ${speech.because(reasons)}`)
    })
  }

  return (
    <CloseForm
      visitor={visitor}
      category={categoryOf(conversation)}
      policy={closing}
      form={form}
      problems={tries > 0 && now._tag === "Incomplete" ? now.problems : []}
      draft={composer.text}
      files={attachments.files.map(({ name }) => name)}
      part={part}
      draftWrong={draftWrong}
      crossed={crossed ? textAt(timeline.get(), conversation.lastVisitorMessage) : undefined}
      refused={refused}
      sending={!sending ? "no" : connection._tag === "Online" ? "sent" : "kept"}
      onForm={setForm}
      onConfirm={onConfirm}
      onCancel={onDone}
      onPublishDraft={() => {
        void composer.publish().then((published) => {
          if (published) return setForm(Closings.settleDraft(form))
          const stopped = composer.draft.publishing.get()
          const reasons = stopped._tag === "Stopped" ? stopped.reasons : []
          setDraftWrong(`${speech.say("close.draftWrong")} ${speech.because(reasons)}`.trim())
        })
      }}
      onDiscardDraft={() => {
        for (const { key } of attachments.files) attachments.remove(key)
        composer.write("")
        setForm(Closings.settleDraft(form))
      }}
    />
  )
}

/** The first thing to mend. */
const wrong = ".pu-close-tags[aria-describedby] :is(.pu-chip, .pu-input), .pu-form [aria-invalid=true]"

/** The closing that is on its way. What is on its way stands at the end. */
const underWay = (timeline: Timeline.Timeline): ConversationClosed | undefined => {
  for (let index = Timeline.size(timeline) - 1; index >= 0; index--) {
    const entry = Timeline.at(timeline, index)
    if (entry?._tag !== "Pending" && entry?._tag !== "Failed") return undefined
    if (entry._tag === "Pending" && entry.fact._tag === "ConversationClosed") return entry.fact
  }
  return undefined
}

/** The form as it was when it was sent. */
const filledAs = (
  { tags, note = "", answers = [], history = false }: ConversationClosed,
  conversation: Conversation,
): ClosingForm => ({
  ...Closings.begin(conversation, ""),
  tags,
  note,
  history,
  answers: Object.fromEntries(answers.map(({ field, value }) => [field, value])),
})

const textAt = (timeline: Timeline.Timeline, seq: number): string => {
  const entry = Timeline.at(timeline, Timeline.indexOf(timeline, seq))
  return entry?._tag === "MessagePosted" ? entry.text : "…"
}
