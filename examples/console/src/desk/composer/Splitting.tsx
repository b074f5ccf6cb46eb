/**
 * What a reply that is too long for its channel goes as: its parts, to look at before the agent publishes them.
 *
 * @since 0.1.0
 */
import { split } from "@pupitre/core/composer/Splitting"
import type { TextLimit } from "@pupitre/core/TextLimit"
import { everywhere } from "@pupitre/core/TextLimit"
import { SplitSquareVertical } from "lucide-react"
import { useEffect, useMemo, useRef } from "react"
import { Button } from "../../design/Button.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import "./Parts.css"
import "./Splitting.css"

/** What a reply goes as, on a channel with these limits. */
const Splitting = ({
  text,
  limits,
  onConfirm,
  onCancel,
}: {
  readonly text: string
  readonly limits: ReadonlyArray<TextLimit>
  readonly onConfirm: () => void
  readonly onCancel: () => void
}) => {
  const speech = useSpeech()
  const parts = useMemo(() => split(text, [...limits, ...everywhere]) ?? [text], [text, limits])
  const send = useRef<HTMLButtonElement>(null)
  // Whoever pressed Enter to publish presses it again to publish so.
  useEffect(() => send.current?.focus(), [])
  const title = speech.count("splitting.title", parts.length)
  return (
    <section
      className="pu-splitting"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return
        event.stopPropagation()
        onCancel()
      }}
    >
      <div className="pu-splitting-head">
        <SplitSquareVertical size={16} aria-hidden />
        <b role="status">{title}</b>
      </div>
      <ol className="pu-parts" tabIndex={0} aria-label={title}>
        {parts.map((part, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a part is its place
          <li key={index} dir="auto">
            {part.trim()}
          </li>
        ))}
      </ol>
      <div className="pu-above-do">
        <Button size="s" look="quiet" onClick={onCancel}>
          {speech.say("splitting.back")}
        </Button>
        <Button ref={send} size="s" look="primary" onClick={onConfirm}>
          {speech.count("splitting.send", parts.length)}
        </Button>
      </div>
    </section>
  )
}

export default Splitting
