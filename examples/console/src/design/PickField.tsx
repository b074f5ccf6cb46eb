/**
 * A labelled list of named things of which one is to be picked, and none is at first.
 *
 * @since 0.1.0
 */
import type { Words } from "@pupitre/core/Catalogue"
import { useSpeech } from "../words/useSpeech.tsx"
import { Field } from "./Field.tsx"

/** One of `options`, by key; empty until one is picked. */
export const PickField = <Key extends string>({
  label,
  value,
  options,
  wrong,
  disabled,
  onPick,
}: {
  readonly label: string
  readonly value: Key | ""
  readonly options: Readonly<Record<Key, Words>>
  readonly wrong: string | undefined
  readonly disabled: boolean
  readonly onPick: (key: Key | "") => void
}) => {
  const speech = useSpeech()
  return (
    <Field label={label} wrong={wrong}>
      <select value={value} disabled={disabled} onChange={(event) => onPick(event.target.value as Key | "")}>
        <option value="">{speech.say("close.pick")}</option>
        {Object.entries<Words>(options).map(([key, words]) => (
          <option key={key} value={key}>
            {words[speech.locale]}
          </option>
        ))}
      </select>
    </Field>
  )
}
