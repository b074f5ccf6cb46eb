/**
 * A labelled line that may be left empty.
 *
 * @since 0.1.0
 */
import { useSpeech } from "../words/useSpeech.tsx"
import { Field } from "./Field.tsx"

/** A line of at most `most` characters. */
export const TextField = ({
  label,
  value,
  most,
  disabled = false,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly most: number
  readonly disabled?: boolean
  readonly onChange: (text: string) => void
}) => (
  <Field label={label} optional={useSpeech().say("link.optional")}>
    <input
      type="text"
      dir="auto"
      autoComplete="off"
      maxLength={most}
      disabled={disabled}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </Field>
)
