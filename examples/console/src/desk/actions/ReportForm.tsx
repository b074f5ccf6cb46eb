/**
 * A problem of the site: what, how bad, where, with what device, and what was said of it. The visitor sees none of it.
 *
 * @since 0.1.0
 */
import type { Input } from "@pupitre/actions/ReportProblem"
import { categories, maxDescription, maxExcerpt, severities } from "@pupitre/actions/ReportProblem"
import type { ProblemSeverity } from "@pupitre/core/Fact"
import type { Reason } from "@pupitre/core/Reason"
import { ChevronRight, Copy } from "lucide-react"
import { useState } from "react"
import { Field } from "../../design/Field.tsx"
import "../../design/Form.css"
import { Notice } from "../../design/Notice.tsx"
import { PickField } from "../../design/PickField.tsx"
import { Segments } from "../../design/Segments.tsx"
import { TextField } from "../../design/TextField.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import "./ReportForm.css"
import type { Sending } from "./Wish.ts"
import { Refused, WishForm } from "./WishForm.tsx"

/** A message that may go with the report. */
export interface Said {
  readonly seq: number
  readonly who: string
  readonly text: string
  /** Milliseconds. */
  readonly at: number
}

/** A problem of the site. `said`: the messages that may go with it, oldest first. */
export const ReportForm = ({
  prefilled,
  said,
  sending,
  refused,
  onSend,
  onCancel,
}: {
  readonly prefilled: Pick<Input, "page" | "device">
  readonly said: ReadonlyArray<Said>
  readonly sending: Sending
  /** Why the last try was refused. */
  readonly refused: ReadonlyArray<Reason>
  readonly onSend: (input: Input) => void
  readonly onCancel: () => void
}) => {
  const speech = useSpeech()
  const [category, setCategory] = useState("")
  const [severity, setSeverity] = useState<ProblemSeverity>("minor")
  const [words, setWords] = useState("")
  const [description, setDescription] = useState("")
  const [url, setUrl] = useState(prefilled.page?.url ?? "")
  const [title, setTitle] = useState(prefilled.page?.title ?? "")
  // The device may be known a moment after the form is there; what the agent wrote stays.
  const [device, setDevice] = useState<string>()
  const [excerpt, setExcerpt] = useState<ReadonlyArray<number>>([])
  const [asked, setAsked] = useState(false)
  const busy = sending !== "no"
  const left = maxDescription - description.trim().length
  const duplicate = refused.some(({ key }) => key === "DuplicateReport")
  const other = refused.filter(({ key }) => key !== "DuplicateReport" && key !== "LinkInvalid")
  const wrongPage = refused.filter(({ key }) => key === "LinkInvalid")
  const empty = description.trim() === ""
  const incomplete = category === "" || empty || left < 0

  return (
    <WishForm
      sending={sending}
      confirm={speech.say(duplicate ? "report.anyway" : "report.send")}
      disabled={asked && incomplete}
      onCancel={onCancel}
      onMake={() => {
        setAsked(true)
        if (incomplete) return
        const with_ = device ?? prefilled.device ?? ""
        onSend({
          category,
          severity,
          ...(words.trim() !== "" && { title: words.trim() }),
          description: description.trim(),
          ...(url.trim() !== "" && { page: { url: url.trim(), title: title.trim() } }),
          ...(with_.trim() !== "" && { device: with_.trim() }),
          excerpt: excerpt as Input["excerpt"],
          ...(duplicate && { confirmed: true }),
        })
      }}
    >
      <Refused reasons={other} />
      {duplicate && (
        <Notice tone="amber" icon={<Copy size={18} aria-hidden />}>
          <span role="alert">{speech.say("report.duplicate")}</span>
        </Notice>
      )}
      <p className="pu-form-intro">{speech.say("report.intro")}</p>
      <PickField
        label={speech.say("report.category")}
        value={category}
        options={categories}
        wrong={asked && category === "" ? speech.say("report.categoryMissing") : undefined}
        disabled={busy}
        onPick={setCategory}
      />
      <Segments
        label={speech.say("report.severity")}
        value={severity}
        disabled={busy}
        options={(["minor", "major", "blocking"] as const).map((value) => ({
          value,
          label: severities[value][speech.locale],
        }))}
        onChoose={setSeverity}
      />
      <TextField label={speech.say("report.words")} value={words} most={200} disabled={busy} onChange={setWords} />
      <Field
        label={speech.say("report.description")}
        hint={<span data-low={left < 100}>{speech.count("report.left", Math.max(0, left))}</span>}
        wrong={
          left < 0
            ? speech.count("composer.over", -left)
            : asked && empty
              ? speech.because([{ key: "DescriptionEmpty" }])
              : undefined
        }
      >
        <textarea
          rows={4}
          dir="auto"
          disabled={busy}
          value={description}
          placeholder={speech.say("report.descriptionHint")}
          onChange={(event) => setDescription(event.target.value)}
        />
      </Field>
      <div className="pu-report-page">
        <Field
          label={speech.say("report.page")}
          optional={speech.say("link.optional")}
          wrong={wrongPage.length > 0 ? speech.because(wrongPage) : undefined}
        >
          <input
            type="url"
            inputMode="url"
            dir="ltr"
            spellCheck={false}
            disabled={busy}
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        </Field>
        <TextField
          label={speech.say("report.pageTitle")}
          value={title}
          most={200}
          disabled={busy}
          onChange={setTitle}
        />
      </div>
      <TextField
        label={speech.say("report.device")}
        value={device ?? prefilled.device ?? ""}
        most={1024}
        disabled={busy}
        onChange={setDevice}
      />
      {said.length > 0 && (
        <details className="pu-excerpt">
          <summary>
            <ChevronRight size={14} aria-hidden />
            {speech.say("report.excerpt")}
            {excerpt.length > 0 && <span>{speech.count("report.chosen", excerpt.length)}</span>}
          </summary>
          <fieldset disabled={busy}>
            <legend className="pu-hidden">{speech.say("report.excerpt")}</legend>
            {said.map(({ seq, who, text, at }) => (
              <label key={seq}>
                <input
                  type="checkbox"
                  checked={excerpt.includes(seq)}
                  disabled={!excerpt.includes(seq) && excerpt.length >= maxExcerpt}
                  onChange={(event) =>
                    setExcerpt(event.target.checked ? [...excerpt, seq] : excerpt.filter((one) => one !== seq))
                  }
                />
                <b>
                  {who} <small>{speech.time(at)}</small>
                </b>
                <span dir="auto">{text}</span>
              </label>
            ))}
          </fieldset>
        </details>
      )}
    </WishForm>
  )
}
