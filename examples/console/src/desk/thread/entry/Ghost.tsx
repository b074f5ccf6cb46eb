/**
 * What the visitor is typing and has not sent: a dashed bubble that nobody could take for a message.
 *
 * Stands outside the thread's log, so that a screen reader is never told of it.
 *
 * @since 0.1.0
 */
import { PencilLine } from "lucide-react"
import { useSpeech } from "../../../words/useSpeech.tsx"

/** What the visitor is typing. Without text, only that they are. */
export const Ghost = ({
  visitor,
  text,
  more,
}: {
  readonly visitor: string
  readonly text: string
  readonly more: number
}) => {
  const speech = useSpeech()
  if (text.trim() === "") {
    return (
      <div className="pu-ghost" data-bare>
        <span className="pu-ghost-dots" aria-hidden>
          <i />
          <i />
          <i />
        </span>
        {speech.say("entry.typing", { visitor })}
      </div>
    )
  }
  return (
    <div className="pu-ghost">
      <div className="pu-ghost-bubble" dir="auto">
        {text}
        {more > 0 && <span className="pu-ghost-more"> … {speech.count("entry.previewMore", more)}</span>}
        <span className="pu-ghost-caret" aria-hidden />
      </div>
      <div className="pu-ghost-note">
        <PencilLine size={13} aria-hidden />
        {speech.say("entry.preview", { visitor })}
      </div>
    </div>
  )
}
