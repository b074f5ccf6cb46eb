/**
 * Canned replies that were found: each with what calls it, and its text as this visitor would read it. What is not known
 * of them stands out.
 *
 * @since 0.1.0
 */
import type { CannedReply, Found } from "@pupitre/core/composer/CannedReply"
import { places, render } from "@pupitre/core/composer/Placeholders"
import { User, Users } from "lucide-react"
import type { ReactNode } from "react"
import { useLayoutEffect, useRef } from "react"
import { useSpeech } from "../../words/useSpeech.tsx"
import "./Canned.css"
import type { Known } from "./Values.ts"

/** Canned replies that were found, one of them active. */
export const CannedList = ({
  id,
  found,
  active,
  known,
  sign,
  onActive,
  onTake,
}: {
  readonly id: string
  readonly found: ReadonlyArray<Found>
  readonly active: number
  readonly known: Known
  readonly sign: string
  readonly onActive: (index: number) => void
  readonly onTake: (reply: CannedReply) => void
}) => {
  const speech = useSpeech()
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" })
  }, [active, found])
  return (
    <div ref={list} id={id} className="pu-canned" role="listbox" aria-label={speech.say("canned.found")}>
      {found.map(({ reply }, index) => (
        <div
          key={`${reply.scope} ${reply.id}`}
          id={`${id}-${index}`}
          className="pu-canned-one"
          role="option"
          aria-selected={index === active}
          onPointerMove={() => {
            if (index !== active) onActive(index)
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
              {reply.category}
            </span>
          </span>
          <span className="pu-canned-text" dir="auto">
            <Shown text={reply.text} known={known} />
          </span>
        </div>
      ))}
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
