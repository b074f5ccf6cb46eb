/**
 * Where the agent prepares a reply. Nobody else sees it before it is published.
 *
 * @since 0.1.0
 */
import { isComposition, sends } from "@pupitre/core/composer/Keystroke"
import { problem } from "@pupitre/core/Message"
import type { TextLimit } from "@pupitre/core/TextLimit"
import { refusal } from "@pupitre/core/TextLimit"
import { CircleAlert, CornerDownLeft } from "lucide-react"
import type { KeyboardEvent, ReactNode, RefObject } from "react"
import { useId, useLayoutEffect, useRef } from "react"
import { Button } from "../../design/Button.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { CaretProvider, useCaretOf } from "./Caret.ts"
import { useFaces } from "./Faces.ts"
import { useHabits } from "./Habits.ts"
import { useLength } from "./Length.ts"
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
  limits = none,
  language,
  field: given,
  onCaret,
  onEnter,
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
  /** How much the channel takes, beside what every channel keeps to. */
  readonly limits?: ReadonlyArray<TextLimit>
  /** The language that it is written in, BCP 47, where it is known to be another than the page's. */
  readonly language?: string | undefined
  readonly field?: RefObject<HTMLTextAreaElement | null>
  /** Where the caret stands, UTF-16 units, as it moves; nothing while more than a place is selected. */
  readonly onCaret?: (at: number | undefined) => void
  /** The field is entered, also as its window comes to the front again. */
  readonly onEnter?: () => void
  readonly onDraft: (draft: string) => void
  readonly onPublish: () => void
}) => {
  const speech = useSpeech()
  const id = useId()
  const own = useRef<HTMLTextAreaElement>(null)
  const field = given ?? own
  const caret = useCaretOf(field)
  const { sendKey, emoticons } = useHabits()
  const faces = useFaces(caret, emoticons)
  const { characters, sms = 0, over, parts } = useLength(draft, limits)
  // What is too long can still be published as its parts.
  const wrong = draft === "" || over !== undefined ? undefined : problem(draft, () => characters)
  const stuck = over !== undefined && parts?.length === 0
  const missing = wrong === "NotWellFormed" || stuck || (!accompanied && (draft === "" || wrong !== undefined))
  const blocked = why !== undefined || busy || missing

  // Browsers that cannot size a field by its content are helped.
  useLayoutEffect(() => {
    const at = field.current
    if (at === null || CSS.supports("field-sizing", "content")) return
    at.style.height = "auto"
    at.style.height = `${at.scrollHeight}px`
  }, [draft, field])

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // What an input method composes is its own, the Enter that ends it too.
    if (isComposition(event.nativeEvent)) return
    if (completion?.onKey(event) === true || faces.onKey(event)) return event.preventDefault()
    if (!sends(event.nativeEvent, sendKey)) return
    event.preventDefault()
    if (!blocked) onPublish()
  }

  const note =
    why !== undefined ? (
      <span className="pu-composer-why">
        <CircleAlert size={14} aria-hidden />
        {why}
      </span>
    ) : over !== undefined && !stuck ? (
      <span className="pu-composer-why" data-tone="amber">
        <CircleAlert size={14} aria-hidden />
        {parts === undefined ? speech.because([refusal(over)]) : speech.count("length.parts", parts.length)}
      </span>
    ) : stuck || wrong === "NotWellFormed" ? (
      <span className="pu-composer-why" data-tone="red">
        <CircleAlert size={14} aria-hidden />
        {speech.because([over === undefined ? { key: "NotWellFormed" } : refusal(over)])}
      </span>
    ) : sms > 1 ? (
      speech.count("length.sms", sms)
    ) : characters > countFrom ? (
      speech.count("length.characters", characters)
    ) : (
      <span className="pu-composer-hint">
        {speech.say(sendKey === "enter" ? "composer.hint" : "composer.hintCtrl")}
      </span>
    )

  return (
    <form
      className="pu-composer"
      onSubmit={(event) => {
        // The tools have forms of their own, whose events come by here wherever they are on the page.
        if (event.target !== event.currentTarget) return
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
            lang={language}
            dir="auto"
            rows={2}
            value={draft}
            readOnly={why !== undefined}
            placeholder={speech.say("composer.placeholder", { visitor })}
            aria-label={speech.say("composer.label", { visitor })}
            aria-describedby={`${id}-note`}
            aria-invalid={over !== undefined || wrong === "NotWellFormed"}
            aria-autocomplete={completion === undefined ? undefined : "list"}
            aria-controls={completion?.id}
            aria-activedescendant={completion?.active}
            onChange={(event) => {
              onDraft(event.target.value)
              faces.onChange(event)
              onCaret?.(event.target.selectionStart)
            }}
            onFocus={onEnter}
            onBlur={() => onCaret?.(undefined)}
            onSelect={({ currentTarget: { selectionStart, selectionEnd } }) =>
              onCaret?.(selectionStart === selectionEnd ? selectionStart : undefined)
            }
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

const none: ReadonlyArray<TextLimit> = []
