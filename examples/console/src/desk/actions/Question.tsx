/**
 * One question of a team's own on the closing form, by its kind, and an answer to it in words.
 *
 * @since 0.1.0
 */
import type { Field as Asked } from "@pupitre/actions/Close"
import type { Locale } from "@pupitre/core/Catalogue"
import { useState } from "react"
import { closing, outcomes } from "../../../policy.ts"
import { Field } from "../../design/Field.tsx"
import type { Speech } from "../../words/Speech.ts"
import { useSpeech } from "../../words/useSpeech.tsx"

type Value = string | number | boolean

/** One question. A number that cannot be read is kept as it was typed, for the form to refuse. */
export const Question = ({
  field: { id, label, kind, required, options = [] },
  value,
  wrong,
  disabled,
  onAnswer,
}: {
  readonly field: Asked
  readonly value: Value | undefined
  readonly wrong: string | undefined
  readonly disabled: boolean
  readonly onAnswer: (value: Value) => void
}) => {
  const speech = useSpeech()
  // "12," is on its way to being a number: what was typed is kept beside what it means.
  const [typed, setTyped] = useState(
    typeof value === "number" ? speech.number(value) : typeof value === "string" ? value : "",
  )
  const words = label[speech.locale]
  const shared = { label: words, optional: speech.say(required === true ? "close.required" : "close.optional"), wrong }
  switch (kind) {
    case "checkbox":
      return (
        <label className="pu-close-check">
          <input
            type="checkbox"
            name={id}
            checked={value === true}
            disabled={disabled}
            aria-invalid={wrong !== undefined}
            onChange={(event) => onAnswer(event.target.checked)}
          />
          <span>{words}</span>
          {wrong !== undefined && (
            <span className="pu-field-note" data-tone="bad">
              {wrong}
            </span>
          )}
        </label>
      )
    case "select":
      return (
        <Field {...shared}>
          <select
            name={id}
            value={String(value ?? "")}
            disabled={disabled}
            onChange={(event) => onAnswer(event.target.value)}
          >
            <option value="">{speech.say("close.pick")}</option>
            {options.map((option) => (
              <option key={option} value={option}>
                {inWords(option, speech)}
              </option>
            ))}
          </select>
        </Field>
      )
    case "textarea":
      return (
        <Field {...shared}>
          <textarea
            name={id}
            rows={3}
            dir="auto"
            value={String(value ?? "")}
            disabled={disabled}
            onChange={(event) => onAnswer(event.target.value)}
          />
        </Field>
      )
    case "text":
      return (
        <Field {...shared}>
          <input
            type="text"
            name={id}
            dir="auto"
            value={String(value ?? "")}
            disabled={disabled}
            onChange={(event) => onAnswer(event.target.value)}
          />
        </Field>
      )
    case "integer":
    case "decimal":
      return (
        <Field {...shared}>
          <input
            type="text"
            name={id}
            inputMode={kind === "integer" ? "numeric" : "decimal"}
            value={typed}
            disabled={disabled}
            onChange={(event) => {
              setTyped(event.target.value)
              onAnswer(numberOf(event.target.value, speech.locale))
            }}
          />
        </Field>
      )
  }
}

/** An answer as the thread shows it: its question, then what was said. */
export const answerWords = (
  { field, value }: { readonly field: string; readonly value: Value },
  speech: Speech,
): string => {
  const question = closing.fields?.find(({ id }) => id === field)?.label[speech.locale] ?? field
  const said =
    typeof value === "number"
      ? speech.number(value)
      : typeof value === "string"
        ? inWords(value, speech)
        : speech.say(value ? "answer.yes" : "answer.no")
  return speech.say("entry.closedAnswer", { question, answer: said })
}

const inWords = (option: string, speech: Speech): string => outcomes[option]?.[speech.locale] ?? option

/** A comma is the decimal sign in French and stands between thousands in English. */
const numberOf = (text: string, locale: Locale): string | number => {
  const spaceless = text.replace(/\s/gu, "")
  const plain = locale === "fr" ? spaceless.replace(",", ".") : spaceless.replace(/,(?=\d{3}(?:\D|$))/gu, "")
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text
}
