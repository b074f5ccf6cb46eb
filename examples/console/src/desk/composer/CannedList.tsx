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
import type { ReactNode } from "react"
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
  readonly onTake: (reply: CannedReply) => void
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
        id={`${id}-${at}`}
        className="pu-canned-one"
        role="option"
        aria-selected={at === active}
        onPointerMove={() => {
          if (at !== active) onActive(at)
        }}
        tabIndex={-1}
        onMouseDown={(event) => {
          // The field keeps the focus.
          event.preventDefault()
          if (event.button === 0) onTake(reply)
        }}
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
