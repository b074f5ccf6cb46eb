/**
 * Why a visitor is blocked, from where, for how long, and whether the conversation ends with it. They are not told.
 *
 * @since 0.1.0
 */
import type { Input } from "@pupitre/actions/Block"
import { reasons, scopes } from "@pupitre/actions/Block"
import type { BlockReason, BlockScope } from "@pupitre/core/Fact"
import { Ban } from "lucide-react"
import { useState } from "react"
import { CommentField } from "../../design/CommentField.tsx"
import { Field } from "../../design/Field.tsx"
import "../../design/Form.css"
import { Notice } from "../../design/Notice.tsx"
import { PickField } from "../../design/PickField.tsx"
import { Segments } from "../../design/Segments.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import "./CloseForm.css"
import { fromField, toField } from "../LocalTime.ts"
import { TagChip } from "./TagChip.tsx"
import type { Sending } from "./Wish.ts"
import { WishForm } from "./WishForm.tsx"

const day = 24 * 3_600_000

/**
 * Why a visitor is blocked. `known`: the types that the conversation may be filed under as it ends; absent when there is no
 * conversation to end. `site`: what the one site is called by which the visitor came; absent when it is not known.
 */
export const BlockForm = ({
  visitor,
  now,
  known,
  site,
  sending,
  refused,
  onSend,
  onCancel,
}: {
  readonly visitor: string
  /** Milliseconds. */
  readonly now: number
  readonly known?: ReadonlyArray<string>
  readonly site?: string | undefined
  readonly sending: Sending
  /** Why the last try was refused, in words. */
  readonly refused: string | undefined
  readonly onSend: (input: Input) => void
  readonly onCancel: () => void
}) => {
  const speech = useSpeech()
  const [reason, setReason] = useState<BlockReason | "">("")
  const [comment, setComment] = useState("")
  const [scope, setScope] = useState<BlockScope>("workspace")
  const [lasting, setLasting] = useState<"good" | "until">("good")
  const [date, setDate] = useState(() => toField(now + 7 * day))
  const [closes, setCloses] = useState(known !== undefined)
  const [tags, setTags] = useState<ReadonlyArray<string>>([])
  const [asked, setAsked] = useState(false)
  const busy = sending !== "no"
  const until = lasting === "until" ? fromField(date) : undefined
  const past = lasting === "until" && (until === undefined || until <= now)

  return (
    <WishForm
      sending={sending}
      confirm={speech.say(closes ? "block.doAndClose" : "block.do")}
      look="danger"
      icon={<Ban size={16} aria-hidden />}
      disabled={asked && (reason === "" || past)}
      onCancel={onCancel}
      onMake={() => {
        setAsked(true)
        if (reason === "" || past) return
        const told = comment.trim()
        onSend({
          reason,
          ...(scope === "site" && { scope }),
          ...(told !== "" && { comment: told }),
          ...(until !== undefined && { until }),
          ...(closes && { close: { tags } }),
        })
      }}
    >
      {refused !== undefined && <Notice tone="red">{refused}</Notice>}
      <p className="pu-form-intro">{speech.say("block.intro", { visitor })}</p>
      <PickField
        label={speech.say("block.reason")}
        value={reason}
        options={reasons}
        wrong={asked && reason === "" ? speech.say("block.reasonMissing") : undefined}
        disabled={busy}
        onPick={setReason}
      />
      <CommentField
        label={speech.say("block.comment")}
        hint={speech.say("block.commentHint")}
        value={comment}
        disabled={busy}
        onChange={setComment}
      />
      {site !== undefined && (
        <Segments
          label={speech.say("block.scope")}
          value={scope}
          disabled={busy}
          options={(["workspace", "site"] as const).map((value) => ({ value, label: scopes[value][speech.locale] }))}
          hint={speech.say(`block.scope.${scope}`, { site })}
          onChoose={setScope}
        />
      )}
      <Segments
        label={speech.say("block.lasting")}
        value={lasting}
        disabled={busy}
        options={(["good", "until"] as const).map((value) => ({ value, label: speech.say(`block.${value}`) }))}
        onChoose={setLasting}
      />
      {lasting === "until" && (
        <Field
          label={speech.say("block.date")}
          wrong={asked && past ? speech.because([{ key: "DateInPast" }]) : undefined}
        >
          <input
            type="datetime-local"
            min={toField(now)}
            disabled={busy}
            value={date}
            onChange={(event) => setDate(event.target.value)}
          />
        </Field>
      )}
      {known !== undefined && (
        <fieldset className="pu-close-options" disabled={busy}>
          <legend className="pu-field-label">{speech.say("block.conversation")}</legend>
          <label className="pu-close-check">
            <input type="checkbox" checked={closes} onChange={(event) => setCloses(event.target.checked)} />
            <span>{speech.say("block.close")}</span>
          </label>
          {closes && known.length > 0 && (
            <div className="pu-block-chips" role="group" aria-label={speech.say("close.tags")}>
              {known.map((tag) => (
                <TagChip
                  key={tag}
                  tag={tag}
                  pressed={tags.includes(tag)}
                  onPress={() => setTags(tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag])}
                />
              ))}
            </div>
          )}
        </fieldset>
      )}
    </WishForm>
  )
}
