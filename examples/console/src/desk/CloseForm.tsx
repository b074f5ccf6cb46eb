/**
 * The end of a conversation: its types, a note, and what stands in the way (a reply not published, a message that has
 * just crossed). The visitor sees none of it.
 *
 * @since 0.1.0
 */
import { MessageCircleWarning, PencilLine, Plus, X } from "lucide-react"
import { useState } from "react"
import { Button } from "../design/Button.tsx"
import { Field } from "../design/Field.tsx"
import "../design/Form.css"
import { Notice } from "../design/Notice.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import "./CloseForm.css"

/** What the team requires of a closing. */
export interface ClosingPolicy {
  readonly tagRequired: boolean
  readonly noteRequired: boolean
}

/** What is said of a conversation as it ends. */
export interface ClosingForm {
  readonly tags: ReadonlyArray<string>
  readonly note?: string
}

const maxNote = 1024
const maxTag = 200

/** The end of a conversation. */
export const CloseForm = ({
  visitor,
  tags: known,
  policy,
  draft,
  crossed,
  refused,
  onConfirm,
  onCancel,
  onPublishDraft,
  onDiscardDraft,
}: {
  readonly visitor: string
  readonly tags: ReadonlyArray<string>
  readonly policy: ClosingPolicy
  /** What the agent has written and not published. */
  readonly draft: string
  /** What the visitor wrote since the form was opened. */
  readonly crossed?: string | undefined
  readonly refused?: string | undefined
  readonly onConfirm: (form: ClosingForm) => void
  readonly onCancel: () => void
  readonly onPublishDraft: () => void
  readonly onDiscardDraft: () => void
}) => {
  const speech = useSpeech()
  const [own, setOwn] = useState<ReadonlyArray<string>>([])
  const [chosen, setChosen] = useState<ReadonlyArray<string>>([])
  const [typed, setTyped] = useState("")
  const [note, setNote] = useState("")
  const [asked, setAsked] = useState(false)
  const pending = draft.trim() !== ""
  const noTag = policy.tagRequired && chosen.length === 0
  const noNote = policy.noteRequired && note.trim() === ""
  const longNote = note.length > maxNote
  const stuck = pending || noTag || noNote || longNote

  const toggle = (tag: string): void =>
    setChosen(chosen.includes(tag) ? chosen.filter((each) => each !== tag) : [...chosen, tag])
  const add = (): void => {
    const tag = typed.trim().replace(/\s+/gu, " ").slice(0, maxTag)
    if (tag === "") return
    const existing = [...known, ...own].find((each) => each.toLocaleLowerCase() === tag.toLocaleLowerCase())
    if (existing === undefined) setOwn([...own, tag])
    if (!chosen.includes(existing ?? tag)) setChosen([...chosen, existing ?? tag])
    setTyped("")
  }

  return (
    <form
      className="pu-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (!stuck) onConfirm(note.trim() === "" ? { tags: chosen } : { tags: chosen, note: note.trim() })
      }}
    >
      <div className="pu-form-fields">
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
        {pending ? (
          <div className="pu-close-draft" role="group" aria-label={speech.say("close.draft")}>
            <div className="pu-close-draft-head">
              <PencilLine size={16} aria-hidden />
              <b>{speech.say("close.draft")}</b>
            </div>
            <blockquote dir="auto">{draft}</blockquote>
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
        <fieldset className="pu-close-tags" aria-describedby={noTag && asked ? "pu-close-no-tag" : undefined}>
          <legend className="pu-field-label">
            {speech.say("close.tags")}{" "}
            <small>({speech.say(policy.tagRequired ? "close.required" : "link.optional").toLowerCase()})</small>
          </legend>
          <div className="pu-close-chips">
            {[...known, ...own].map((tag) => (
              <button
                key={tag}
                type="button"
                className="pu-chip"
                aria-pressed={chosen.includes(tag)}
                onClick={() => toggle(tag)}
              >
                <span className="pu-ellipsis" dir="auto">
                  {tag}
                </span>
                {own.includes(tag) && chosen.includes(tag) && <X size={13} aria-hidden />}
              </button>
            ))}
          </div>
          <div className="pu-close-new">
            <input
              type="text"
              className="pu-input"
              aria-label={speech.say("close.newTag")}
              placeholder={speech.say("close.newTag")}
              maxLength={maxTag}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.nativeEvent.isComposing) return
                event.preventDefault()
                add()
              }}
            />
            <Button aria-disabled={typed.trim() === ""} onClick={add}>
              <Plus size={16} aria-hidden />
              {speech.say("close.addTag")}
            </Button>
          </div>
          {noTag && asked && (
            <div id="pu-close-no-tag" className="pu-field-note" data-tone="bad" role="alert">
              {speech.say("close.missingTag")}
            </div>
          )}
        </fieldset>
        <Field
          label={speech.say("close.note")}
          optional={speech.say(policy.noteRequired ? "close.required" : "link.optional").toLowerCase()}
          hint={speech.say("close.noteHint")}
          wrong={
            longNote
              ? speech.say("close.tooLong", { max: speech.number(maxNote) })
              : asked && noNote
                ? speech.say("close.missing")
                : undefined
          }
        >
          <textarea rows={3} dir="auto" value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
      </div>
      <div className="pu-form-foot">
        <Button look="quiet" onClick={onCancel}>
          {speech.say("close.cancel")}
        </Button>
        <Button type="submit" look="primary" aria-disabled={stuck}>
          {crossed === undefined ? speech.say("close.confirm") : speech.say("close.crossedAnyway")}
        </Button>
      </div>
    </form>
  )
}
