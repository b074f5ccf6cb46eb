/**
 * A form of one text: why something is done, which may be asked for or left to whoever does it.
 *
 * @since 0.1.0
 */
import type { ReactNode } from "react"
import { useState } from "react"
import type { Wish } from "../wish/useStreamWish.ts"
import type { Look } from "./Button.tsx"
import { Field } from "./Field.tsx"
import { FormFoot } from "./FormFoot.tsx"
import { Notice } from "./Notice.tsx"

/** A form of one text. It is sent without the white space around it. */
export const ReasonForm = ({
  sending,
  refused,
  intro,
  label,
  hint,
  optional,
  missing,
  confirm,
  busy,
  look,
  onSend,
  onCancel,
}: {
  readonly sending: Wish<never>["sending"]
  readonly refused: string | undefined
  readonly intro?: ReactNode
  readonly label: string
  readonly hint?: string
  /** That it may be left out, in words. */
  readonly optional?: string
  /** What is said of a text that is missing; it may be, unless given. */
  readonly missing?: string
  readonly confirm: string
  readonly busy?: string
  readonly look?: Look
  readonly onSend: (text: string) => void
  readonly onCancel: () => void
}) => {
  const [text, setText] = useState("")
  const [asked, setAsked] = useState(false)
  const wrong = text.trim() === "" ? missing : undefined
  return (
    <form
      className="pu-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (wrong === undefined && sending === "no") onSend(text.trim())
      }}
    >
      <div className="pu-form-fields">
        {refused !== undefined && <Notice tone="red">{refused}</Notice>}
        {intro}
        <Field
          label={label}
          {...(hint !== undefined && { hint })}
          {...(optional !== undefined && { optional })}
          wrong={asked ? wrong : undefined}
        >
          <textarea
            rows={3}
            dir="auto"
            maxLength={1024}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
      </div>
      <FormFoot
        sending={sending}
        confirm={confirm}
        {...(busy !== undefined && { busy })}
        {...(look !== undefined && { look })}
        onCancel={onCancel}
      />
    </form>
  )
}
