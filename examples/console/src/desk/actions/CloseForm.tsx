/**
 * The end of a conversation on screen: its types, a note, the team's own questions, and what stands in the way (a reply
 * not published, a message that has just crossed). The visitor sees none of it.
 *
 * What is filled and what is missing is `ClosingForm`'s to say: here it is shown, each problem at its field.
 *
 * @since 0.1.0
 */
import * as Close from "@pupitre/actions/Close"
import type { ClosingForm } from "@pupitre/actions/ClosingForm"
import * as Closings from "@pupitre/actions/ClosingForm"
import type { Reason } from "@pupitre/core/Reason"
import { MessageCircleWarning, Paperclip, PencilLine } from "lucide-react"
import type { Ref } from "react"
import { useId } from "react"
import { Button } from "../../design/Button.tsx"
import { Field } from "../../design/Field.tsx"
import "../../design/Form.css"
import { Notice } from "../../design/Notice.tsx"
import { Wrong } from "../../design/Wrong.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import "./CloseForm.css"
import { Question } from "./Question.tsx"
import { Tags } from "./Tags.tsx"
import { WishForm } from "./WishForm.tsx"

/** What is on its way: nothing, a closing, or one that waits for the connection. */
export type Sending = "no" | "sent" | "kept"

/** The end of a conversation. */
export const CloseForm = ({
  visitor,
  category,
  policy,
  form,
  problems,
  draft,
  files = [],
  part,
  draftWrong,
  crossed,
  refused,
  sending,
  onForm,
  onConfirm,
  onCancel,
  onPublishDraft,
  onDiscardDraft,
}: {
  readonly visitor: string
  /** What the conversation is about: its types are recommended first. */
  readonly category: string | undefined
  readonly policy: Close.Policy
  readonly form: ClosingForm
  /** What is to be mended, once the agent has tried to confirm. */
  readonly problems: ReadonlyArray<Reason>
  /** What the agent has written and not published. */
  readonly draft: string
  /** The names of the files that were not shared. */
  readonly files?: ReadonlyArray<string>
  readonly part?: Ref<HTMLFormElement>
  /** Why the draft could not be published. */
  readonly draftWrong?: string | undefined
  /** What the visitor wrote since the form was opened. */
  readonly crossed?: string | undefined
  readonly refused?: string | undefined
  readonly sending: Sending
  readonly onForm: (form: ClosingForm) => void
  readonly onConfirm: () => void
  readonly onCancel: () => void
  readonly onPublishDraft: () => void
  readonly onDiscardDraft: () => void
}) => {
  const speech = useSpeech()
  const id = useId()
  const busy = sending !== "no"
  const at = (field: string): string | undefined => {
    const here = problems.filter((problem) => placeOf(problem) === field)
    return here.length === 0 ? undefined : speech.because(here)
  }

  return (
    <WishForm
      part={part}
      sending={sending}
      kept={speech.say("close.kept")}
      confirm={speech.say(crossed === undefined ? "close.confirm" : "close.crossedAnyway")}
      busy={speech.say("close.sending")}
      cancel={speech.say("close.cancel")}
      onCancel={onCancel}
      onMake={onConfirm}
    >
      {refused !== undefined && <Notice tone="red">{refused}</Notice>}
      {crossed !== undefined && (
        <Notice
          tone="amber"
          icon={<MessageCircleWarning size={18} aria-hidden />}
          action={
            <Button size="s" onClick={onCancel}>
              {speech.say("close.crossedAnswer")}
            </Button>
          }
        >
          <span role="status" className="pu-close-crossed">
            {speech.say("close.crossed", { visitor, text: crossed })}
          </span>
        </Notice>
      )}
      {form.draft === "ask" ? (
        <div className="pu-close-draft" role="group" data-first="" tabIndex={-1} aria-label={speech.say("close.draft")}>
          <div className="pu-close-draft-head">
            <PencilLine size={16} aria-hidden />
            <b>{speech.say("close.draft")}</b>
          </div>
          {draft.trim() !== "" && <blockquote dir="auto">{draft}</blockquote>}
          {files.length > 0 && (
            <ul className="pu-close-files">
              {files.map((name, index) => (
                <li key={`${index} ${name}`}>
                  <Paperclip size={14} aria-hidden />
                  <bdi className="pu-ellipsis">{name}</bdi>
                </li>
              ))}
            </ul>
          )}
          {draftWrong !== undefined && <Wrong>{draftWrong}</Wrong>}
          <div className="pu-close-draft-foot">
            <Button size="s" look="primary" onClick={onPublishDraft}>
              {speech.say("close.draftSend")}
            </Button>
            <Button size="s" look="danger" onClick={onDiscardDraft}>
              {speech.say("close.draftDiscard")}
            </Button>
            <Button size="s" look="quiet" onClick={onCancel}>
              {speech.say("close.draftKeep")}
            </Button>
          </div>
        </div>
      ) : (
        <p className="pu-close-intro">{speech.say("close.intro")}</p>
      )}
      <Tags form={form} policy={policy} category={category} wrong={at("tags")} disabled={busy} onForm={onForm} />
      {Closings.questions(form, policy).map((field) => (
        <Question
          key={field.id}
          field={field}
          value={form.answers[field.id]}
          wrong={at(field.id)}
          disabled={busy}
          onAnswer={(value) => onForm(Closings.withAnswer(form, field.id, value))}
        />
      ))}
      <Field
        label={speech.say("close.note")}
        optional={speech.say(policy.noteRequired === true ? "close.required" : "close.optional")}
        hint={speech.say("close.noteHint")}
        wrong={form.note.length > Close.maxNote ? speech.because([tooLong]) : at("note")}
      >
        <textarea
          rows={3}
          dir="auto"
          disabled={busy}
          value={form.note}
          onChange={(event) => onForm(Closings.withNote(form, event.target.value))}
        />
      </Field>
      {policy.history === "offer" && (
        <fieldset className="pu-close-options" disabled={busy}>
          <legend className="pu-field-label">{speech.say("close.options")}</legend>
          <label className="pu-close-check">
            <input
              type="checkbox"
              checked={form.history}
              aria-describedby={`${id}-history`}
              onChange={(event) => onForm(Closings.withHistory(form, event.target.checked))}
            />
            <span>{speech.say("close.history")}</span>
          </label>
          <div id={`${id}-history`} className="pu-field-note" data-tone="hint">
            {speech.say("close.historyHint")}
          </div>
        </fieldset>
      )}
    </WishForm>
  )
}

const tooLong: Reason = { key: "TooLong", params: { max: Close.maxNote, field: "note" } }

/** The field that a problem is shown at. */
const placeOf = ({ key, params }: Reason): string => {
  if (key === "NoteMissing") return "note"
  return key === "TagMissing" || key === "TooManyTags" || key === "TagUnknown"
    ? "tags"
    : String(params?.["field"] ?? "")
}
