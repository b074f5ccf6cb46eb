/**
 * Where the agent prepares a reply. Nobody else sees it before it is published.
 *
 * @since 0.1.0
 */
import { maxGraphemes, problem } from "@pupitre/core/Message"
import { CircleAlert, CornerDownLeft } from "lucide-react"
import type { KeyboardEvent, ReactNode, Ref } from "react"
import { useId, useLayoutEffect, useRef } from "react"
import { Button } from "../design/Button.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import "./Composer.css"

/** From how many characters on their number is shown. */
const countFrom = 250

/** Where the agent prepares a reply. `why` says that nothing can be published now, and the reason. */
export const Composer = ({
  visitor,
  draft,
  why,
  remedy,
  tools,
  field,
  onDraft,
  onPublish,
}: {
  readonly visitor: string
  readonly draft: string
  readonly why?: string | undefined
  /** A button that does away with `why`, in the place of the one that publishes. */
  readonly remedy?: ReactNode
  /** What else can be done here than reply, at the left. */
  readonly tools?: ReactNode
  readonly field?: Ref<HTMLTextAreaElement>
  readonly onDraft: (draft: string) => void
  readonly onPublish: () => void
}) => {
  const speech = useSpeech()
  const id = useId()
  const own = useRef<HTMLTextAreaElement>(null)
  const wrong = draft === "" ? undefined : problem(draft)
  const length = draft.length > countFrom ? count(draft) : draft.length
  const over = length - maxGraphemes
  const blocked = why !== undefined || draft === "" || wrong !== undefined

  // Browsers that cannot size a field by its content are helped.
  useLayoutEffect(() => {
    const at = own.current
    if (at === null || CSS.supports("field-sizing", "content")) return
    at.style.height = "auto"
    at.style.height = `${at.scrollHeight}px`
  }, [draft])

  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter that ends the composition of a character is not Enter.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (!blocked) onPublish()
  }

  const note =
    why !== undefined ? (
      <span className="pu-composer-why">
        <CircleAlert size={14} aria-hidden />
        {why}
      </span>
    ) : wrong === "TooLong" && over > 0 ? (
      <span className="pu-composer-why" data-tone="red">
        <CircleAlert size={14} aria-hidden />
        {speech.count("composer.over", over)}
      </span>
    ) : wrong !== undefined && wrong !== "Blank" ? (
      <span className="pu-composer-why" data-tone="red">
        <CircleAlert size={14} aria-hidden />
        {speech.because([wrong === "TooLong" ? { key: wrong, params: { max: maxGraphemes } } : { key: wrong }])}
      </span>
    ) : length > countFrom ? (
      speech.count("composer.characters", length)
    ) : (
      <span className="pu-composer-hint">{speech.say("composer.hint")}</span>
    )

  return (
    <form
      className="pu-composer"
      onSubmit={(event) => {
        event.preventDefault()
        if (!blocked) onPublish()
      }}
    >
      <div className="pu-composer-box" data-off={why !== undefined}>
        <textarea
          ref={(at) => {
            own.current = at
            if (typeof field === "function") field(at)
            else if (field !== undefined && field !== null) field.current = at
          }}
          className="pu-composer-field"
          dir="auto"
          rows={2}
          value={draft}
          readOnly={why !== undefined}
          placeholder={speech.say("composer.placeholder", { visitor })}
          aria-label={speech.say("composer.label", { visitor })}
          aria-describedby={`${id}-note`}
          aria-invalid={wrong !== undefined && wrong !== "Blank"}
          onChange={(event) => onDraft(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <div className="pu-composer-foot">
          {tools !== undefined && <div className="pu-composer-tools">{tools}</div>}
          <div id={`${id}-note`} className="pu-composer-note">
            {note}
          </div>
          {remedy ?? (
            <Button type="submit" look="primary" aria-disabled={blocked}>
              {speech.say("composer.publish")}
              <CornerDownLeft size={15} aria-hidden />
            </Button>
          )}
        </div>
      </div>
    </form>
  )
}

const count = (text: string): number => {
  let n = 0
  for (const _ of new Intl.Segmenter().segment(text)) n++
  return n
}
