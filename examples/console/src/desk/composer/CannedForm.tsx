/**
 * A canned reply being written: what calls it, its title and category, its text with the places that can be in it.
 *
 * @since 0.1.0
 */
import type { Category } from "@pupitre/core/composer/CannedCategory"
import { nameIn } from "@pupitre/core/composer/CannedCategory"
import type { OwnReply } from "@pupitre/core/composer/CannedShelf"
import { maxText, own } from "@pupitre/core/composer/CannedShelf"
import type { Outcome } from "@pupitre/core/EventChannel"
import type { Reason } from "@pupitre/core/Reason"
import type { ReactNode } from "react"
import { useRef, useState } from "react"
import { Button } from "../../design/Button.tsx"
import { Field } from "../../design/Field.tsx"
import "../../design/Form.css"
import { Notice } from "../../design/Notice.tsx"
import { names } from "../../../places.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import { useDeclared } from "../information/Declared.ts"
import { named, useUnknown } from "./Values.ts"

/** A canned reply being written. `onKeep` answers what became of it; `more` are fields of its owner's own. */
export const CannedForm = ({
  reply,
  categories,
  more,
  onKeep,
  onDone,
}: {
  readonly reply: Partial<OwnReply>
  /** In the order in which they are shown. */
  readonly categories: ReadonlyArray<Category>
  readonly more?: ReactNode
  readonly onKeep: (reply: OwnReply) => Promise<Outcome>
  readonly onDone: () => void
}) => {
  const speech = useSpeech()
  const [shortcut, setShortcut] = useState(reply.shortcut ?? "")
  const [title, setTitle] = useState(reply.title ?? "")
  const [category, setCategory] = useState<string>(categories.find(({ id }) => id === reply.category)?.id ?? "")
  const [text, setText] = useState(reply.text ?? "")
  const [asked, setAsked] = useState(false)
  const [going, setGoing] = useState(false)
  const [refused, setRefused] = useState<ReadonlyArray<Reason>>([])
  const area = useRef<HTMLTextAreaElement>(null)
  const wrongShortcut = !/^\S{1,40}$/u.test(shortcut.trim())
  const unknown = useUnknown()(text)
  const wrongText = text.trim() === "" || text.length > maxText

  const save = async (): Promise<void> => {
    setAsked(true)
    const next = own.decode({
      ...(reply.language !== undefined && { language: reply.language }),
      shortcut: shortcut.trim(),
      text: text.trim(),
      ...(title.trim() !== "" && { title: title.trim() }),
      ...(category !== "" && { category }),
    })
    if (next === undefined || going) return
    setGoing(true)
    const outcome = await onKeep(next)
    setGoing(false)
    if (outcome._tag === "Stored") return onDone()
    setRefused(outcome._tag === "Refused" ? outcome.rejection.reasons : [{ key: outcome.reason }])
  }

  return (
    <form
      className="pu-form pu-canned-form"
      noValidate
      aria-busy={going}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className="pu-form-fields">
        {refused.length > 0 && <Notice tone="red">{speech.because(refused)}</Notice>}
        <div className="pu-pair">
          <Field
            label={speech.say("canned.shortcut")}
            hint={speech.say("canned.shortcutHint")}
            wrong={asked && wrongShortcut ? speech.say("canned.shortcutWrong") : undefined}
          >
            <input
              type="text"
              autoComplete="off"
              spellCheck={false}
              maxLength={40}
              value={shortcut}
              onChange={(event) => setShortcut(event.target.value)}
            />
          </Field>
          <Field label={speech.say("canned.category")}>
            <select value={category} onChange={(event) => setCategory(event.target.value)}>
              <option value="">{speech.say("canned.noCategory")}</option>
              {categories.map((one) => (
                <option key={one.id} value={one.id}>
                  {nameIn(one, speech.locale)}
                </option>
              ))}
            </select>
          </Field>
        </div>
        <Field label={speech.say("canned.titleField")} optional={speech.say("link.optional")}>
          <input
            type="text"
            autoComplete="off"
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </Field>
        <Field
          label={speech.say("canned.text")}
          hint={speech.say("canned.textHint")}
          wrong={
            asked && wrongText
              ? speech.say(text.trim() === "" ? "canned.textMissing" : "canned.textLong", { max: maxText })
              : undefined
          }
        >
          <textarea
            ref={area}
            rows={5}
            dir="auto"
            maxLength={maxText}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        {unknown.length > 0 && (
          <div role="status">
            <Notice tone="amber">{speech.say("canned.unknown", { places: speech.list(unknown) })}</Notice>
          </div>
        )}
        <PlaceMenu
          onPick={(name) => {
            const field = area.current
            if (field === null) return
            const [from, to] = [field.selectionStart, field.selectionEnd]
            setText(`${text.slice(0, from)}{{${name}}}${text.slice(to)}`)
            setTimeout(() => {
              field.focus()
              field.setSelectionRange(from + name.length + 4, from + name.length + 4)
            })
          }}
        />
        {more}
      </div>
      <div className="pu-form-foot">
        <Button look="quiet" onClick={onDone}>
          {speech.say("dialog.cancel")}
        </Button>
        <Button type="submit" look="primary" aria-disabled={going}>
          {speech.say("canned.keep")}
        </Button>
      </div>
    </form>
  )
}

/** What a reply can name, to be put where the caret is. */
const PlaceMenu = ({ onPick }: { readonly onPick: (name: string) => void }) => {
  const speech = useSpeech()
  const declared = useDeclared()
  const all = [
    ...names.map((name) => ({ name: name as string, label: named(name, speech) })),
    ...declared
      .filter(({ sensitivity }) => sensitivity === "open" || sensitivity === "personal")
      .map(({ key, label }) => ({ name: `custom.${key}`, label: label[speech.locale] })),
  ]
  return (
    <label className="pu-canned-places">
      <span className="pu-field-label">{speech.say("canned.places")}</span>
      <select
        className="pu-input"
        value=""
        onChange={(event) => {
          if (event.target.value !== "") onPick(event.target.value)
        }}
      >
        <option value="">{speech.say("canned.placesPick")}</option>
        {all.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
