/**
 * The canned replies that are called in the field: a sign, what one remembers of the reply, Enter.
 *
 * Taking one writes it in the place of the call; publishing it at once is another key.
 *
 * @since 0.1.0
 */
import type { CannedReply } from "@pupitre/core/composer/CannedReply"
import { called } from "@pupitre/core/composer/CannedReply"
import { places, render } from "@pupitre/core/composer/Placeholders"
import { useCannedReplies } from "@pupitre/react-bindings/useCannedReplies"
import type { KeyboardEvent, RefObject } from "react"
import { useId, useState } from "react"
import { useSpeech } from "../../words/useSpeech.tsx"
import type { Completion } from "./Composer.tsx"
import { CannedKeys, CannedList } from "./CannedList.tsx"
import { CategoryBar } from "./CategoryBar.tsx"
import type { Caret } from "./Caret.ts"
import { useCaretOf } from "./Caret.ts"
import { useHabits } from "./Habits.ts"
import { useSought } from "./useSought.ts"
import type { Known } from "./Values.ts"

/** The replies called in the field, while there are any. `at` is where the caret stands in `text`. */
export const useCannedCall = ({
  text,
  at,
  field,
  known,
  language,
  onSend,
}: {
  readonly text: string
  readonly at: number | undefined
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly known: Known
  /** Of the replies that are found those in it come first. */
  readonly language: string | undefined
  /** Publishes what stands in the field. */
  readonly onSend: () => void
}): Completion | undefined => {
  const id = useId()
  const speech = useSpeech()
  const caret = useCaretOf(field)
  const { index } = useCannedReplies()
  const { sign } = useHabits()
  const call = at === undefined ? undefined : called(text, at, sign)
  const query = call?.query
  const { sections, found, categories, category, narrow, turn } = useSought(index, query, language)
  const [picked, setPicked] = useState({ query, index: 0 })
  // Put away for this call alone.
  const [away, setAway] = useState<number>()
  if (call === undefined && away !== undefined) setAway(undefined)
  if (index === undefined || call === undefined || found.length === 0 || call.from === away) return undefined

  const active = picked.query === query ? Math.min(picked.index, found.length - 1) : 0
  const move = (index: number): void => setPicked({ query, index })
  const take = (reply: CannedReply, send: boolean): void => {
    insert(caret, call.from, call.to, reply, known)
    if (send) onSend()
  }
  const onKey = (event: KeyboardEvent): boolean => {
    switch (event.key) {
      case "ArrowDown":
        move((active + 1) % found.length)
        return true
      case "ArrowUp":
        move((active + found.length - 1) % found.length)
        return true
      case "PageDown":
      case "PageUp":
        turn(event.key === "PageDown" ? 1 : -1)
        move(0)
        return true
      case "Escape":
        setAway(call.from)
        return true
      case "Tab":
      case "Enter": {
        const reply = found[active]?.reply
        if (reply === undefined || event.shiftKey || event.altKey) return false
        take(reply, event.key === "Enter" && (event.ctrlKey || event.metaKey))
        return true
      }
      default:
        return false
    }
  }
  return {
    id,
    active: `${id}-${active}`,
    onKey,
    list: (
      <div className="pu-canned-call">
        <CategoryBar
          categories={categories}
          category={category}
          quiet
          onNarrow={(next) => {
            narrow(next)
            move(0)
          }}
        />
        <CannedList
          id={id}
          index={index}
          sections={sections}
          active={active}
          known={known}
          sign={sign}
          onActive={move}
          onTake={take}
        />
        <CannedKeys turns={categories.length > 0}>
          <span>
            <kbd>{speech.say("key.escape")}</kbd> {speech.say("canned.away")}
          </span>
          <span className="pu-hidden" role="status">
            {speech.count("canned.count", found.length)}
          </span>
        </CannedKeys>
      </div>
    ),
  }
}

/** Writes a reply in the place of a part of the field; what is not known in it is selected, to be filled in. */
export const insert = (caret: Caret, from: number, to: number, { text }: CannedReply, { values }: Known): void => {
  const { text: written } = render(text, values)
  caret.replace(from, to, written)
  const [place] = places(written)
  if (place !== undefined) caret.field.current?.setSelectionRange(from + place.from, from + place.to)
}
