/**
 * To whom a visitor goes, and how: the directory in its order, found by name or skill, each with whether they are there.
 *
 * @since 0.1.0
 */
import type { Entry } from "@pupitre/actions/Directory"
import { search } from "@pupitre/actions/Directory"
import type { Input } from "@pupitre/actions/Transfer"
import type { TransferMode } from "@pupitre/core/Fact"
import type { AgentId } from "@pupitre/core/Id"
import type { Reason } from "@pupitre/core/Reason"
import { CloudOff, LoaderCircle, MessageSquareQuote, PencilLine, Search, Users } from "lucide-react"
import { useId, useState } from "react"
import { Button } from "../design/Button.tsx"
import { Field } from "../design/Field.tsx"
import "../design/Form.css"
import { Notice } from "../design/Notice.tsx"
import { Segments } from "../design/Segments.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import { Face } from "./Face.tsx"
import type { Shelf } from "./Shelf.ts"
import "./TransferForm.css"
import type { Sending } from "./Wish.ts"

/** To whom a visitor goes, and how. */
export const TransferForm = ({
  entries,
  me,
  announcement,
  draft,
  sending,
  refused,
  onAnnounce,
  onSend,
  onCancel,
}: {
  readonly entries: Shelf<Entry>
  readonly me: AgentId | undefined
  /** What the agent may say to the visitor before. */
  readonly announcement: string
  /** What the agent has written and not published. */
  readonly draft: string
  readonly sending: Sending
  /** Why the last try was refused. */
  readonly refused: ReadonlyArray<Reason>
  readonly onAnnounce: (text: string) => void
  readonly onSend: (input: Input) => void
  readonly onCancel: () => void
}) => {
  const speech = useSpeech()
  const id = useId()
  const [mode, setMode] = useState<TransferMode>("assign")
  const [sought, setSought] = useState("")
  const [picked, setPicked] = useState<Entry["to"]>()
  const [comment, setComment] = useState("")
  const [asked, setAsked] = useState(false)
  const items = entries._tag === "Loaded" ? entries.items : []
  const found = search(items, sought, me)
  const entry = items.find(({ to }) => to._tag === picked?._tag && to.id === picked.id)
  const busy = sending !== "no"
  const nobody =
    entry !== undefined &&
    ((mode === "assign" ? !entry.free : !entry.available) ||
      refused.some(({ key }) => key === "TargetUnavailable" || key === "NoAgentInGroup"))

  return (
    <form
      className="pu-form"
      noValidate
      aria-busy={busy}
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (busy || entry === undefined) return
        const told = comment.trim()
        onSend({
          to: entry.to,
          mode,
          ...(told !== "" && { comment: told }),
          ...(nobody && { anyway: true }),
        })
      }}
    >
      <div className="pu-form-fields">
        {refused.length > 0 && <Notice tone="red">{speech.because(refused)}</Notice>}
        {sending === "kept" && (
          <Notice tone="amber" icon={<CloudOff size={18} aria-hidden />}>
            <span role="status">{speech.say("wish.kept")}</span>
          </Notice>
        )}
        <Segments
          label={speech.say("transfer.how")}
          value={mode}
          disabled={busy}
          options={(["assign", "offer", "warm"] as const).map((value) => ({
            value,
            label: speech.say(`transfer.${value}`),
          }))}
          hint={speech.say(`transfer.${mode}Hint`)}
          onChoose={setMode}
        />
        <fieldset
          className="pu-shelf"
          disabled={busy}
          aria-describedby={asked && entry === undefined ? `${id}-wrong` : undefined}
        >
          <legend className="pu-field-label">{speech.say("transfer.to")}</legend>
          <div className="pu-shelf-search">
            <Search size={15} aria-hidden />
            <input
              type="search"
              className="pu-input"
              aria-label={speech.say("transfer.search")}
              placeholder={speech.say("transfer.search")}
              value={sought}
              onChange={(event) => setSought(event.target.value)}
            />
          </div>
          <div
            className="pu-directory"
            role="radiogroup"
            aria-label={speech.say("transfer.to")}
            // With nothing to choose it can still be read through.
            {...(busy && { tabIndex: 0 })}
          >
            {entries._tag !== "Loaded" && (
              <p className="pu-shelf-note" role="status">
                {speech.say(entries._tag === "Loading" ? "desk.loading" : "transfer.directoryFailed")}
              </p>
            )}
            {found.map(({ to, skills, available, free }) => (
              <label key={`${to._tag}/${to.id}`} className="pu-someone" data-available={available}>
                <input
                  type="radio"
                  name={`${id}-to`}
                  checked={picked?._tag === to._tag && picked.id === to.id}
                  onChange={() => setPicked(to)}
                />
                {to._tag === "Group" ? (
                  <span className="pu-someone-group" aria-hidden>
                    <Users size={16} />
                  </span>
                ) : (
                  <Face name={to.name} />
                )}
                <span className="pu-someone-words">
                  <b className="pu-ellipsis">{to.name}</b>
                  <small className="pu-ellipsis">
                    {to._tag === "Group" ? speech.say("transfer.group") : skills.join(" · ")}
                  </small>
                </span>
                <span className="pu-someone-state" data-state={free ? "free" : available ? "full" : "away"}>
                  {speech.say(free ? "transfer.free" : available ? "transfer.full" : "transfer.away")}
                </span>
              </label>
            ))}
            {entries._tag === "Loaded" && found.length === 0 && (
              <p className="pu-shelf-note">{speech.say("transfer.none")}</p>
            )}
          </div>
          {asked && entry === undefined && (
            <div id={`${id}-wrong`} className="pu-field-note" data-tone="bad" role="alert">
              {speech.say("transfer.choose")}
            </div>
          )}
          {nobody && (
            <div className="pu-field-note" data-tone="hint" role="status">
              {speech.say(entry?.to._tag === "Group" ? "transfer.anywayGroup" : "transfer.anywayHint", {
                to: entry?.to.name ?? "",
              })}
            </div>
          )}
        </fieldset>
        <Field
          label={speech.say("transfer.comment")}
          optional={speech.say("link.optional")}
          hint={speech.say("transfer.commentHint")}
        >
          <textarea
            rows={2}
            dir="auto"
            maxLength={1024}
            disabled={busy}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
        </Field>
        <div className="pu-announce">
          {draft.trim() === "" ? <MessageSquareQuote size={16} aria-hidden /> : <PencilLine size={16} aria-hidden />}
          <div>
            <p>{speech.say(draft.trim() === "" ? "transfer.announce" : "transfer.draft")}</p>
            <blockquote dir="auto">{draft.trim() === "" ? announcement : draft}</blockquote>
          </div>
          {draft.trim() === "" ? (
            <Button size="s" onClick={() => onAnnounce(announcement)}>
              {speech.say("transfer.insert")}
            </Button>
          ) : (
            <Button size="s" onClick={onCancel}>
              {speech.say("transfer.toDraft")}
            </Button>
          )}
        </div>
      </div>
      <div className="pu-form-foot">
        <Button look="quiet" onClick={onCancel}>
          {speech.say(busy ? "dialog.close" : "dialog.cancel")}
        </Button>
        <Button type="submit" look="primary" aria-disabled={busy || (asked && entry === undefined)}>
          {busy && <LoaderCircle className="pu-spin" size={16} aria-hidden />}
          {speech.say(busy ? "wish.sending" : nobody ? "transfer.anyway" : `transfer.${mode}Do`)}
        </Button>
      </div>
    </form>
  )
}
