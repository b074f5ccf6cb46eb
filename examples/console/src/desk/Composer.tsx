/**
 * Where the agent prepares a reply. Nobody else sees it before it is published.
 *
 * @since 0.1.0
 */
import { maxGraphemes, problem } from "@pupitre/core/Message"
import { CircleAlert, CornerDownLeft } from "lucide-react"
import type { KeyboardEvent, ReactNode, RefObject } from "react"
import { useId, useLayoutEffect, useRef } from "react"
import { Button } from "../design/Button.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import { CaretProvider, useCaretOf } from "./composer/Caret.ts"
import "./Composer.css"

/** A list that completes what is typed: it shows above the field, and has the keys first while it is there. */
export interface Completion {
  readonly list: ReactNode
  /** The id of the list, and of the choice that Enter takes. */
  readonly id: string
  readonly active: string | undefined
  /** Whether it did something with the key. */
  readonly onKey: (event: KeyboardEvent) => boolean
}

/** From how many characters on their number is shown. */
const countFrom = 250

/**
 * Where the agent prepares a reply. `why` says that nothing can be published now, and the reason. The tools and what is
 * `above` put text into the field with `useCaret`.
 */
export const Composer = ({
  visitor,
  draft,
  why,
  remedy,
  tools,
  above,
  completion,
  accompanied = false,
  busy = false,
  field: given,
  onDraft,
  onPublish,
}: {
  readonly visitor: string
  readonly draft: string
  readonly why?: string | undefined
  /** A button that does away with `why`, in the place of the one that publishes. */
  readonly remedy?: ReactNode
  /** The tools, at the left: buttons in the order of their use. */
  readonly tools?: ReactNode
  /** What is said or shown above the field: what stands in the way, suggestions, a translation, files. */
  readonly above?: ReactNode
  readonly completion?: Completion | undefined
  /** Whether something goes out beside the text, so that there need be none. */
  readonly accompanied?: boolean
  /** Whether it is being published, which a second time would not hasten. */
  readonly busy?: boolean
  readonly field?: RefObject<HTMLTextAreaElement | null>
  readonly onDraft: (draft: string) => void
  readonly onPublish: () => void
}) => {
  const speech = useSpeech()
  const id = useId()
  const own = useRef<HTMLTextAreaElement>(null)
  const field = given ?? own
  const caret = useCaretOf(field)
  const wrong = draft === "" ? undefined : problem(draft)
  const length = draft.length > countFrom ? count(draft) : draft.length
  const over = length - maxGraphemes
  const missing = accompanied ? wrong !== undefined && wrong !== "Blank" : draft === "" || wrong !== undefined
  const blocked = why !== undefined || busy || missing

  // Browsers that cannot size a field by its content are helped.
  useLayoutEffect(() => {
    const at = field.current
    if (at === null || CSS.supports("field-sizing", "content")) return
    at.style.height = "auto"
    at.style.height = `${at.scrollHeight}px`
  }, [draft, field])

  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter that ends the composition of a character is not Enter.
    if (event.nativeEvent.isComposing) return
    if (completion?.onKey(event) === true) return event.preventDefault()
    if (event.key !== "Enter" || event.shiftKey) return
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
      <CaretProvider value={caret}>
        {above !== undefined && <div className="pu-above">{above}</div>}
        <div className="pu-composer-box" data-off={why !== undefined}>
          {completion?.list}
          <textarea
            ref={field}
            className="pu-composer-field"
            dir="auto"
            rows={2}
            value={draft}
            readOnly={why !== undefined}
            placeholder={speech.say("composer.placeholder", { visitor })}
            aria-label={speech.say("composer.label", { visitor })}
            aria-describedby={`${id}-note`}
            aria-invalid={wrong !== undefined && wrong !== "Blank"}
            aria-autocomplete={completion === undefined ? undefined : "list"}
            aria-controls={completion?.id}
            aria-activedescendant={completion?.active}
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
      </CaretProvider>
    </form>
  )
}

const count = (text: string): number => {
  let n = 0
  for (const _ of new Intl.Segmenter().segment(text)) n++
  return n
}
