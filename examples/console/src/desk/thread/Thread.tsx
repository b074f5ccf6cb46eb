/**
 * The thread: rows in order, the last ones first on screen, days apart.
 *
 * Stays at the end while the reader is there, and stays put while they read above, with a button that counts what came
 * meanwhile. Only the last rows are in the page; those before come as the reader goes up.
 *
 * @since 0.1.0
 */
import type { Entry } from "@pupitre/core/Entry"
import { key } from "@pupitre/core/Entry"
import type { Participant } from "@pupitre/core/Participant"
import { ArrowDown } from "lucide-react"
import type { ReactNode } from "react"
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react"
import { Button } from "../../design/Button.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { useNow } from "../Clock.ts"
import type { RowActions } from "./Row.tsx"
import { continuesAfter, momentOf, Row } from "./Row.tsx"
import "./Thread.css"

/** Rows by index, from the oldest. */
export interface Rows {
  readonly size: number
  readonly at: (index: number) => Entry | undefined
}

const page = 120

/** The thread. `view` names what is shown of it: when it changes the reader is taken to the end. */
export const Thread = ({
  rows,
  view,
  self,
  actions,
  ghost,
  blank,
  onLook,
  label,
}: {
  readonly rows: Rows
  readonly view: string
  readonly self: Participant | undefined
  readonly actions: RowActions
  /** What the visitor is typing, below the rows. */
  readonly ghost?: ReactNode
  /** What stands in the middle of a thread without rows. */
  readonly blank?: ReactNode
  /** Called with the rows that are in the page while the reader is above the end, and with nothing while they are there. */
  readonly onLook?: (from?: Entry, to?: Entry) => void
  /** Another name than its own, where several stand in one page. */
  readonly label?: string
}) => {
  const speech = useSpeech()
  const now = useNow(600_000)
  const box = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const stuck = useRef(true)
  const below = useRef<string | undefined>(undefined)
  const reading = useRef<Place | undefined>(undefined)
  /** Where the thread was put so that nothing moves: no place that the reader went to. */
  const placed = useRef<number | undefined>(undefined)
  const [shown, setShown] = useState({ view, limit: page })
  const [away, setAway] = useState<string | undefined>(undefined)
  const limit = shown.view === view ? shown.limit : page
  const first = Math.max(0, rows.size - limit)
  const last = rows.at(rows.size - 1)
  const lastKey = last === undefined ? undefined : key(last)
  const fresh = away === undefined ? 0 : countAfter(rows, away)

  const toEnd = (): void => {
    const at = box.current
    if (at === null) return
    stuck.current = true
    at.scrollTop = at.scrollHeight
    setAway(undefined)
  }

  useLayoutEffect(() => {
    below.current = lastKey
  }, [lastKey])

  const firstEntry = rows.at(first)
  const firstKey = firstEntry === undefined ? undefined : key(firstEntry)
  const looks = away !== undefined || shown.limit > page
  useEffect(() => {
    if (looks) onLook?.(firstEntry, last)
    else onLook?.()
    // eslint-disable-next-line react/exhaustive-deps -- by key: an entry that shows something else is the same place
  }, [onLook, looks, firstKey, lastKey])

  useLayoutEffect(() => {
    stuck.current = true
    setAway(undefined)
  }, [view])

  // What comes above, or grows, must not move what is being read.
  const stay = useCallback((): void => {
    const at = box.current
    if (at === null) return
    if (stuck.current) at.scrollTop = at.scrollHeight
    else if (reading.current !== undefined) at.scrollTop += moved(at, reading.current)
    else return
    placed.current = at.scrollTop
  }, [])
  useLayoutEffect(stay)
  useLayoutEffect(() => {
    const [at, inner] = [box.current, content.current]
    if (at === null || inner === null) return
    const observer = new ResizeObserver(stay)
    observer.observe(at)
    observer.observe(inner)
    return () => observer.disconnect()
  }, [stay])

  const onScroll = (): void => {
    const at = box.current
    if (at === null) return
    const end = at.scrollHeight - at.scrollTop - at.clientHeight < 32
    // Told late of where the thread was put, when a row at its end has grown since: nobody has gone anywhere.
    if (stuck.current && !end && at.scrollTop === placed.current) return stay()
    if (end) reading.current = undefined
    else if (at.scrollTop !== placed.current) reading.current = placeOf(at)
    if (end !== stuck.current) {
      stuck.current = end
      setAway(end ? undefined : (below.current ?? ""))
    }
  }

  const earlier = (): void => {
    const at = box.current
    if (at !== null) reading.current = placeOf(at)
    stuck.current = false
    setAway(away ?? below.current ?? "")
    setShown({ view, limit: limit + page })
  }

  const list: Array<ReactNode> = []
  let previous = first > 0 ? rows.at(first - 1) : undefined
  for (let index = first; index < rows.size; index++) {
    const entry = rows.at(index)
    if (entry === undefined) continue
    const [at, before] = [momentOf(entry), previous === undefined ? undefined : momentOf(previous)]
    const newDay = at !== undefined && (before === undefined || !sameDay(at, before))
    list.push(
      <Row
        key={key(entry)}
        entry={entry}
        self={self}
        continues={!newDay && continuesAfter(entry, previous)}
        day={newDay ? speech.day(at, now) : undefined}
        actions={actions}
      />,
    )
    if (at !== undefined) previous = entry
  }

  return (
    <div className="pu-thread">
      <div
        ref={box}
        className="pu-thread-box"
        role="region"
        aria-label={label ?? speech.say("thread.label")}
        tabIndex={0}
        onScroll={onScroll}
      >
        <div ref={content} className="pu-thread-content">
          {rows.size === 0 && blank}
          {first > 0 && (
            <div className="pu-thread-earlier">
              <Button size="s" onClick={earlier}>
                {speech.count("thread.earlier", Math.min(page, first))}
              </Button>
            </div>
          )}
          <div className="pu-thread-rows" role="log" aria-label={label ?? speech.say("thread.label")} aria-live="off">
            {list}
          </div>
          {ghost}
        </div>
      </div>
      {away !== undefined && (
        <Button className="pu-thread-end" look={fresh > 0 ? "primary" : "plain"} size="s" onClick={toEnd}>
          <ArrowDown size={14} aria-hidden />
          {fresh > 0 ? speech.count("thread.new", fresh) : speech.say("thread.toEnd")}
        </Button>
      )}
    </div>
  )
}

/** A row, by its key, and how far below the top of the thread it stands on screen. */
interface Place {
  readonly key: string
  readonly top: number
}

/** The first row that is on screen and is no hole, which may be filled at any moment. */
const placeOf = (box: HTMLElement): Place | undefined => {
  const edge = box.getBoundingClientRect().top
  for (const row of box.querySelectorAll<HTMLElement>(".pu-row[data-key]:not([data-kind=Gap])")) {
    const { top, bottom } = row.getBoundingClientRect()
    if (bottom > edge) return { key: row.dataset["key"] ?? "", top: top - edge }
  }
  return undefined
}

/** How far a row has moved down since, in pixels. */
const moved = (box: HTMLElement, { key: of, top }: Place): number => {
  const row = box.querySelector(`.pu-row[data-key="${CSS.escape(of)}"]`)
  return row === null ? 0 : row.getBoundingClientRect().top - box.getBoundingClientRect().top - top
}

const sameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString()

/** How many rows came after the one with this key. */
const countAfter = (rows: Rows, mark: string): number => {
  for (let index = rows.size - 1; index >= 0; index--) {
    const entry = rows.at(index)
    if (entry !== undefined && key(entry) === mark) return rows.size - 1 - index
    if (rows.size - index > 999) break
  }
  return 0
}
