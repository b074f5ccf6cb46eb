/**
 * Canned replies that were found: each with what calls it, and its text as this visitor would read it, under its category
 * where they stand by category. What is not known of them stands out.
 *
 * @since 0.1.0
 */
import { nameIn } from "@pupitre/core/composer/CannedCategory"
import type { CannedReply, Found, Index, Section } from "@pupitre/core/composer/CannedReply"
import { categoryOf } from "@pupitre/core/composer/CannedReply"
import { places, render } from "@pupitre/core/composer/Placeholders"
import { User, Users } from "lucide-react"
import type { MouseEvent, ReactNode } from "react"
import { useLayoutEffect, useRef } from "react"
import { useSpeech } from "../../words/useSpeech.tsx"
import "./Canned.css"
import { CategoryMark, CategoryName } from "./CategoryBar.tsx"
import type { Known } from "./Values.ts"

/** Canned replies that were found, one of them active. */
export const CannedList = ({
  id,
  index,
  sections,
  active,
  known,
  sign,
  onActive,
  onTake,
}: {
  readonly id: string
  readonly index: Index
  readonly sections: ReadonlyArray<Section>
  readonly active: number
  readonly known: Known
  readonly sign: string
  readonly onActive: (index: number) => void
  /** One was chosen: to be written in the field, or to be published with it at once. */
  readonly onTake: (reply: CannedReply, send: boolean) => void
}) => {
  const speech = useSpeech()
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" })
  }, [active, sections])
  const grouped = sections.some(({ category }) => category !== undefined)
  const starts = sections.map((_, at) => sections.slice(0, at).reduce((sum, { found }) => sum + found.length, 0))
  const one = ({ reply }: Found, at: number) => {
    const category = grouped ? undefined : categoryOf(index, reply)
    return (
      <div
        key={`${reply.scope} ${reply.id}`}
        className="pu-canned-row"
        role="presentation"
        onPointerMove={() => {
          if (at !== active) onActive(at)
        }}
      >
        <div
          id={`${id}-${at}`}
          className="pu-canned-one"
          role="option"
          aria-selected={at === active}
          tabIndex={-1}
          onMouseDown={pressed(() => onTake(reply, false))}
        >
          <span className="pu-canned-head">
            <b>
              {sign}
              {reply.shortcut}
            </b>
            {reply.title !== undefined && <span className="pu-ellipsis">{reply.title}</span>}
            <span className="pu-canned-of">
              {reply.scope === "own" && <User size={13} role="img" aria-label={speech.say("canned.own")} />}
              {reply.scope === "group" && <Users size={13} role="img" aria-label={speech.say("canned.group")} />}
              {category !== undefined && <CategoryName category={category} />}
            </span>
          </span>
          <span className="pu-canned-text" dir="auto">
            <Shown text={reply.text} known={known} />
          </span>
        </div>
        {/* A list of options holds no buttons: what is read aloud says the key that does the same. */}
        <button
          type="button"
          className="pu-canned-send"
          aria-hidden
          tabIndex={-1}
          title={`${speech.say("canned.send")} (${speech.say("key.ctrlEnter")})`}
          onMouseDown={pressed(() => onTake(reply, true))}
        >
          {speech.say("composer.publish")}
        </button>
      </div>
    )
  }
  return (
    <div ref={list} id={id} className="pu-canned" role="listbox" aria-label={speech.say("canned.found")}>
      {sections.map(({ category, found }, at) => {
        const rows = found.map((each, place) => one(each, starts[at]! + place))
        if (!grouped) return rows
        const name = category === undefined ? speech.say("canned.noCategory") : nameIn(category, speech.locale)
        return (
          <div key={category?.id ?? ""} role="group" aria-label={name}>
            <div className="pu-canned-category" aria-hidden>
              {category?.colour !== undefined && <CategoryMark colour={category.colour} />}
              {name}
            </div>
            {rows}
          </div>
        )
      })}
    </div>
  )
}

/** The keys of a list of canned replies, under it; `turns` when there are categories to turn to. */
export const CannedKeys = ({
  id,
  turns,
  children,
}: {
  readonly id?: string
  readonly turns: boolean
  readonly children?: ReactNode
}) => {
  const speech = useSpeech()
  return (
    <p id={id} className="pu-canned-keys">
      <span>
        <kbd>{speech.say("key.enter")}</kbd> {speech.say("canned.insert")}
      </span>
      <span>
        <kbd>{speech.say("key.ctrlEnter")}</kbd> {speech.say("canned.send")}
      </span>
      {turns && (
        <span>
          <kbd>{speech.say("key.pages")}</kbd> {speech.say("canned.turn")}
        </span>
      )}
      {children}
    </p>
  )
}

/** What a press of the main button does; the field keeps the focus. */
const pressed =
  (run: () => void) =>
  (event: MouseEvent): void => {
    event.preventDefault()
    if (event.button === 0) run()
  }

const Shown = ({ text, known }: { readonly text: string; readonly known: Known }) => {
  const { text: written } = render(text, known.values)
  const parts: Array<ReactNode> = []
  let at = 0
  for (const { name, from, to } of places(written)) {
    parts.push(written.slice(at, from), <mark key={from}>{known.label(name)}</mark>)
    at = to
  }
  return [...parts, written.slice(at)]
}
