/**
 * What an agent types of the visitor: another value for what is there, or something that nobody has said yet.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import { SetCustomData } from "@pupitre/core/command/Describe"
import type { CustomValue } from "@pupitre/core/Fact"
import type { VisitorId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import type { Declared } from "@pupitre/visitor-profile/CustomData"
import { read } from "@pupitre/visitor-profile/CustomData"
import type { FormEvent } from "react"
import { useEffect, useRef, useState } from "react"
import { Button } from "../../design/Button.tsx"
import { Field } from "../../design/Field.tsx"
import { useStreamWish } from "../../wish/useStreamWish.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import "./CustomDataForm.css"

/** The form for one value: of `at`, or of a key to choose. */
export const CustomDataForm = ({
  visitor,
  at,
  choices,
  onDone,
}: {
  readonly visitor: VisitorId
  /** The key and what it holds now; absent for something new. */
  readonly at?: { readonly key: string; readonly label: string; readonly value: CustomValue }
  /** The declared keys that an agent may set. */
  readonly choices: ReadonlyArray<Declared>
  /** Saved, or left. */
  readonly onDone: () => void
}) => {
  const speech = useSpeech()
  const [chosen, setChosen] = useState(at?.key ?? choices[0]?.key ?? "")
  const [named, setNamed] = useState("")
  const [text, setText] = useState(at === undefined ? "" : String(at.value))
  const [asked, setAsked] = useState(false)
  const wish = useStreamWish(SetCustomData, (tenant) => StreamKey.visitor(tenant, visitor))
  const declared = choices.find(({ key }) => key === chosen)
  const key = chosen === "" ? named.trim() : chosen
  const value = valueOf(text, declared, speech.locale)
  const wrongKey = asked && key === "" ? speech.say("information.keyMissing") : undefined
  const missing = at === undefined && value === null
  const misread =
    value === undefined && declared !== undefined ? speech.say(`information.expected.${declared.type}`) : undefined
  const wrong = wish.refused ?? (asked ? (missing ? speech.say("information.valueMissing") : misread) : undefined)
  const save = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (key === "" || value === undefined || missing || wish.sending !== "no") return
    wish.make({ values: { [key]: value } }, onDone)
  }
  const form = useRef<HTMLFormElement>(null)
  // Whoever opens it is about to fill it in.
  useEffect(() => form.current?.querySelector<HTMLElement>("select, input")?.focus(), [])
  return (
    <form
      ref={form}
      className="pu-typing"
      noValidate
      aria-label={
        at === undefined ? speech.say("information.add") : speech.say("information.change", { what: at.label })
      }
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return
        event.stopPropagation()
        onDone()
      }}
    >
      {at === undefined && choices.length > 0 && (
        <Field label={speech.say("information.what")}>
          <select
            value={chosen}
            onChange={(event) => {
              setChosen(event.target.value)
              wish.forget()
            }}
          >
            {choices.map(({ key: one, label }) => (
              <option key={one} value={one}>
                {label[speech.locale]}
              </option>
            ))}
            <option value="">{speech.say("information.otherKey")}</option>
          </select>
        </Field>
      )}
      {at === undefined && chosen === "" && (
        <Field label={speech.say("information.key")} wrong={wrongKey}>
          <input
            type="text"
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            value={named}
            onChange={(event) => setNamed(event.target.value)}
          />
        </Field>
      )}
      <Field
        label={at?.label ?? speech.say("information.value")}
        hint={at === undefined ? undefined : speech.say("information.emptyTakesAway")}
        wrong={wrong}
      >
        {declared?.type === "boolean" ? (
          <select value={text} onChange={(event) => setText(event.target.value)}>
            <option value="">{speech.say("information.unsaid")}</option>
            <option value="true">{speech.say("information.yes")}</option>
            <option value="false">{speech.say("information.no")}</option>
          </select>
        ) : (
          <input
            type={declared?.type === "date" ? "date" : "text"}
            inputMode={declared?.type === "number" || declared?.type === "money" ? "decimal" : undefined}
            dir="auto"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="pu-typing-foot">
        <Button size="s" look="quiet" onClick={onDone}>
          {speech.say("information.cancel")}
        </Button>
        <Button size="s" look="primary" type="submit" aria-disabled={wish.sending !== "no"}>
          {speech.say(wish.sending === "kept" ? "information.kept" : "information.save")}
        </Button>
      </div>
    </form>
  )
}

/** What was typed, as declared: `null` for nothing, `undefined` for what cannot be read as what is expected. */
const valueOf = (text: string, declared: Declared | undefined, locale: Locale): CustomValue | null | undefined => {
  const typed = text.trim()
  if (typed === "") return null
  if (declared === undefined) return typed
  const isNumber = declared.type === "number" || declared.type === "money"
  const written = isNumber ? plain(typed, locale) : typed
  const reading = read(written, declared)
  switch (reading._tag) {
    case "Raw":
      return undefined
    case "Number":
    case "Boolean":
      return reading.value
    case "Money":
      return declared.currency === reading.currency ? reading.value : written
    default:
      return written
  }
}

/** A number as people of the language write it, as machines do: `1 299,90` and `1,299.90` are one. */
const plain = (typed: string, locale: Locale): string => {
  const thousands = locale === "fr" ? /[\s\u00A0\u202F](?=\d{3}(?!\d))/g : /,(?=\d{3}(?!\d))/g
  const whole = typed.replace(thousands, "")
  return locale === "fr" ? whole.replace(/^(-?\d+),(?=\d)/, "$1.") : whole
}
