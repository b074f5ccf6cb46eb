/**
 * Emoji by their shortcodes as they are typed: `:tad` lists those that are meant, Tab takes the first, arrows another, and
 * the colon that ends a whole one takes it.
 *
 * Enter publishes as it always does, unless one was chosen with the arrows: a list that comes by itself takes no key that
 * means something else.
 *
 * @since 0.1.0
 */
import type { Emoji, EmojiSet, Tone } from "@pupitre/core/composer/Emoji"
import type { RefObject } from "react"
import { useEffect, useId, useMemo, useState } from "react"
import { useSpeech } from "../../words/useSpeech.tsx"
import type { Completion } from "./Composer.tsx"
import { useCaretOf } from "./Caret.ts"
import { useHabits } from "./Habits.ts"
import "./Shortcodes.css"

/** What finds emoji, once it is loaded. */
interface Finding {
  readonly set: EmojiSet
  readonly search: (set: EmojiSet, query: string, max: number) => ReadonlyArray<Emoji>
  readonly byShortcode: (set: EmojiSet, code: string) => Emoji | undefined
  readonly toned: (emoji: Emoji, tone: Tone) => string
}

/** The list of what is typed after a colon in a field; `at` is where its caret is, if it is in it. */
export const useShortcodes = ({
  text,
  at,
  field,
}: {
  readonly text: string
  readonly at: number | undefined
  readonly field: RefObject<HTMLTextAreaElement | null>
}): Completion | undefined => {
  const speech = useSpeech()
  const { tone } = useHabits()
  const caret = useCaretOf(field)
  const id = useId()
  const [finding, setFinding] = useState<Finding>()
  const [chosen, setChosen] = useState(-1)
  const [left, setLeft] = useState<string>()
  const typed = typedIn(text, at)
  const query = typed === undefined || left === text ? undefined : typed

  useEffect(() => {
    setChosen(-1)
    if (typed === undefined) return
    let gone = false
    import("../../text/emoji.ts").then(
      async ({ emojiOf, search, byShortcode, toned }) => {
        const set = await emojiOf(speech.locale)
        if (!gone) setFinding({ set, search, byShortcode, toned })
      },
      // Out of reach: what was typed stays as it is.
      () => {},
    )
    return () => {
      gone = true
    }
  }, [typed, speech.locale])

  const found = useMemo(
    () => (query === undefined || finding === undefined ? [] : finding.search(finding.set, query, 6)),
    [query, finding],
  )
  if (query === undefined || finding === undefined || found.length === 0) return undefined

  const take = (emoji: Emoji): void => {
    if (at !== undefined) caret.replace(at - query.length - 1, at, finding.toned(emoji, tone))
  }
  const optionOf = (place: number): string => `${id}-${place}`
  return {
    id,
    active: chosen < 0 ? undefined : optionOf(chosen),
    list: (
      <div id={id} className="pu-shortcodes" role="listbox" aria-label={speech.say("emoji.shortcodes")}>
        {found.map((emoji, place) => (
          <div
            key={emoji.id}
            id={optionOf(place)}
            role="option"
            aria-selected={place === chosen}
            tabIndex={-1}
            onMouseDown={(event) => {
              // The field keeps the focus.
              event.preventDefault()
              take(emoji)
            }}
          >
            <span aria-hidden>{finding.toned(emoji, tone)}</span>
            <span className="pu-ellipsis">{emoji.name}</span>
            {emoji.shortcodes[0] !== undefined && <small>:{emoji.shortcodes[0]}:</small>}
          </div>
        ))}
      </div>
    ),
    onKey: (event) => {
      if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false
      const now = found[chosen]
      switch (event.key) {
        case "ArrowDown":
          setChosen((chosen + 1) % found.length)
          return true
        case "ArrowUp":
          setChosen((Math.max(chosen, 0) + found.length - 1) % found.length)
          return true
        case "Tab":
          take(now ?? found[0]!)
          return true
        case "Enter":
          if (now !== undefined) take(now)
          return now !== undefined
        case "Escape":
          setLeft(text)
          return true
        case ":": {
          const whole = finding.byShortcode(finding.set, query)
          if (whole !== undefined) take(whole)
          return whole !== undefined
        }
        default:
          return false
      }
    },
  }
}

/** What stands between a colon that begins a word and the caret, if it could be a name. */
const typedIn = (text: string, at: number | undefined): string | undefined =>
  at === undefined ? undefined : /(?:^|\s):(\p{L}[\p{L}\p{N}_-]+|\+1|-1)$/u.exec(text.slice(0, at))?.[1]
