/**
 * Where the agent notes something for colleagues. The visitor neither sees it nor that someone writes.
 *
 * @since 0.1.0
 */
import { isComposition, sends } from "@pupitre/core/composer/Keystroke"
import { refusal } from "@pupitre/core/Message"
import { useComposer } from "@pupitre/react-bindings/useComposer"
import { LockKeyhole, StickyNote } from "lucide-react"
import type { KeyboardEvent } from "react"
import { useEffect, useId, useRef } from "react"
import { Button } from "../../design/Button.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import "./Composer.css"
import { useHabits } from "./Habits.ts"
import { Others } from "./Others.tsx"
import "./NoteComposer.css"

/** Where the agent notes something. `onDone` is asked when it is noted or left. */
export const NoteComposer = ({ onDone }: { readonly onDone: () => void }) => {
  const speech = useSpeech()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const { text, problem, availability, others, write, take, drop, publish } = useComposer("note")
  const { sendKey } = useHabits()
  const why = availability._tag === "Disabled" ? speech.because(availability.reasons) : undefined
  const wrong = problem === "Blank" ? undefined : problem
  const blocked = why !== undefined || problem !== undefined
  useEffect(() => field.current?.focus(), [])
  const save = (): void => {
    if (blocked) return
    void publish().then((noted) => {
      if (noted) onDone()
    })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposition(event.nativeEvent)) return
    if (event.key === "Escape") return onDone()
    if (!sends(event.nativeEvent, sendKey)) return
    event.preventDefault()
    save()
  }
  return (
    <form
      className="pu-composer"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {others.length > 0 && (
        <div className="pu-above">
          <Others texts={others} onTake={take} onDrop={drop} />
        </div>
      )}
      <div className="pu-composer-box pu-note">
        <label className="pu-note-head" htmlFor={id}>
          <StickyNote size={14} aria-hidden />
          <b>{speech.say("entry.note")}</b>
          <span>
            <LockKeyhole size={12} aria-hidden />
            {speech.say("note.private")}
          </span>
        </label>
        <textarea
          ref={field}
          id={id}
          className="pu-composer-field"
          dir="auto"
          rows={2}
          value={text}
          readOnly={why !== undefined}
          placeholder={speech.say("note.placeholder")}
          aria-invalid={wrong !== undefined}
          aria-describedby={`${id}-note`}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <div className="pu-composer-foot">
          <div id={`${id}-note`} className="pu-composer-note">
            {why ??
              (wrong === undefined ? (
                <span className="pu-composer-hint">
                  {speech.say(sendKey === "enter" ? "note.hint" : "note.hintCtrl")}
                </span>
              ) : (
                speech.because([refusal(text) ?? { key: wrong }])
              ))}
          </div>
          <Button look="quiet" onClick={onDone}>
            {speech.say("dialog.cancel")}
          </Button>
          <Button type="submit" look="primary" aria-disabled={blocked}>
            {speech.say("note.add")}
          </Button>
        </div>
      </div>
    </form>
  )
}
