/**
 * A labelled comment on what is done, which may be left empty.
 *
 * @since 0.1.0
 */
import { useSpeech } from "../words/useSpeech.tsx"
import { Field } from "./Field.tsx"

/** A comment. `hint` says who reads it. */
export const CommentField = ({
  label,
  hint,
  value,
  disabled,
  onChange,
}: {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly disabled: boolean
  readonly onChange: (text: string) => void
}) => (
  <Field label={label} optional={useSpeech().say("link.optional")} hint={hint}>
    <textarea
      rows={2}
      dir="auto"
      maxLength={1024}
      disabled={disabled}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </Field>
)
