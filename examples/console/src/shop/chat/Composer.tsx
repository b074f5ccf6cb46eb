/**
 * Where the visitor writes: Enter sends, Shift and Enter begin a new line.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import { sends } from "@pupitre/core/composer/Keystroke"
import { refusal } from "@pupitre/core/Message"
import * as Reason from "@pupitre/core/Reason"
import { SendHorizontal } from "lucide-react"
import type { FormEvent, KeyboardEvent, ReactNode, Ref } from "react"
import { say } from "../words.ts"

/** Where the visitor writes. */
export const Composer = ({
  locale,
  text,
  onWrite,
  onSend,
  notice,
  stopped,
  accompanied = false,
  tool,
  field,
}: {
  readonly locale: Locale
  readonly text: string
  readonly onWrite: (text: string) => void
  readonly onSend: () => void
  /** What the visitor must know while writing. */
  readonly notice?: string | undefined
  /** Why what was sent did not go. */
  readonly stopped?: string | undefined
  /** Whether something goes beside the text, so that there need be none. */
  readonly accompanied?: boolean
  /** A button before the field. */
  readonly tool?: ReactNode
  readonly field?: Ref<HTMLTextAreaElement>
}) => {
  const wrong = text.trim() === "" ? undefined : refusal(text)
  const off = (text.trim() === "" && !accompanied) || wrong !== undefined
  const said = wrong === undefined ? (stopped ?? notice) : Reason.text(locale, wrong)
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (!off) onSend()
  }
  const key = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (sends(event.nativeEvent, "enter")) send(event)
  }
  return (
    <form className="chat-composer" onSubmit={send}>
      {tool}
      <textarea
        ref={field}
        rows={1}
        dir="auto"
        value={text}
        aria-invalid={wrong !== undefined}
        aria-label={say(locale, "message")}
        aria-describedby={said === undefined ? undefined : "chat-notice"}
        placeholder={say(locale, "message")}
        onChange={(event) => onWrite(event.target.value)}
        onKeyDown={key}
      />
      <button type="submit" aria-label={say(locale, "send")} disabled={off}>
        <SendHorizontal size={20} aria-hidden />
      </button>
      {said !== undefined && (
        <p
          id="chat-notice"
          className="chat-notice"
          role={wrong === undefined && stopped === undefined ? undefined : "alert"}
        >
          {said}
        </p>
      )}
    </form>
  )
}
