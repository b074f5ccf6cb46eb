/**
 * The question before a conversation is set aside: for how long, and whether it comes back to the same agent.
 *
 * @since 0.1.0
 */
import type { Preset } from "@pupitre/actions/Snooze"
import { inputOf, presets } from "@pupitre/actions/Snooze"
import { Snooze } from "@pupitre/core/command/Snooze"
import { LoaderCircle } from "lucide-react"
import { useState } from "react"
import { Button } from "../../design/Button.tsx"
import { Field } from "../../design/Field.tsx"
import { Popover } from "../../design/Popover.tsx"
import { Wrong } from "../../design/Wrong.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { useNow } from "../Clock.ts"
import "./CloseForm.css"
import { fromField, toField } from "../LocalTime.ts"
import "./Snoozing.css"
import { useWish } from "./Wish.ts"

const hour = 3_600_000

/** The question, beside the control that asked for it. */
export const Snoozing = ({ anchor, onDone }: { readonly anchor: Element | undefined; readonly onDone: () => void }) => {
  const speech = useSpeech()
  return (
    <Popover anchor={anchor} title={speech.say("snooze.title")} onClose={onDone}>
      <Content onDone={onDone} />
    </Popover>
  )
}

const Content = ({ onDone }: { readonly onDone: () => void }) => {
  const speech = useSpeech()
  const now = useNow(1000)
  const [chosen, setChosen] = useState<Preset["id"]>("hours3")
  const [date, setDate] = useState(() => toField(Date.now() + 24 * hour))
  const [kept, setKept] = useState(true)
  const { sending, refused, make } = useWish(Snooze, onDone)
  const busy = sending !== "no"
  const preset = presets.find(({ id }) => id === chosen)
  const past = chosen === "until" && (fromField(date) ?? 0) <= now
  return (
    <form
      className="pu-snooze"
      noValidate
      aria-busy={busy}
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy && !past && preset !== undefined) make(inputOf(preset, Date.now(), kept, fromField(date)))
      }}
    >
      <fieldset className="pu-snooze-choices" disabled={busy}>
        <legend className="pu-hidden">{speech.say("snooze.title")}</legend>
        {presets.map(({ id, label, after }) => (
          <label key={id}>
            <input type="radio" name="snooze" checked={chosen === id} onChange={() => setChosen(id)} />
            <span>{label[speech.locale]}</span>
            {after !== undefined && (
              <small>{speech.say("snooze.back", { moment: speech.brief(now + after, now) })}</small>
            )}
          </label>
        ))}
      </fieldset>
      {chosen === "until" && (
        <Field label={speech.say("snooze.date")} wrong={past ? speech.because([{ key: "DateInPast" }]) : undefined}>
          <input
            type="datetime-local"
            min={toField(now)}
            value={date}
            disabled={busy}
            onChange={(event) => setDate(event.target.value)}
          />
        </Field>
      )}
      <label className="pu-close-check pu-snooze-keep">
        <input type="checkbox" checked={kept} disabled={busy} onChange={(event) => setKept(event.target.checked)} />
        <span>{speech.say("snooze.keep")}</span>
      </label>
      <p>{speech.say(kept ? "snooze.keepHint" : "snooze.anyoneHint")}</p>
      {refused.length > 0 && <Wrong>{speech.because(refused)}</Wrong>}
      {sending === "kept" && <p role="status">{speech.say("wish.kept")}</p>}
      <div className="pu-popover-foot">
        <Button size="s" look="quiet" onClick={onDone}>
          {speech.say("dialog.cancel")}
        </Button>
        <Button type="submit" size="s" look="primary" aria-disabled={busy || past}>
          {busy && <LoaderCircle className="pu-spin" size={14} aria-hidden />}
          {speech.say("snooze.do")}
        </Button>
      </div>
    </form>
  )
}
