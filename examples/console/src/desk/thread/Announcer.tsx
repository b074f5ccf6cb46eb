/**
 * What a screen reader says of the thread as it happens: what the visitor writes and what the agent must notice, each
 * once and none left out when several come together. Not history, not what a filter brings back, not the agent's own
 * words, and never what is not sent.
 *
 * @since 0.1.0
 */
import { text as alertText } from "@pupitre/core/Alert"
import type { Entry } from "@pupitre/core/Entry"
import type { Participant } from "@pupitre/core/Participant"
import * as Timeline from "@pupitre/core/Timeline"
import { useEffect, useRef, useState } from "react"
import type { Speech } from "../../words/Speech.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import { name, same } from "../Who.ts"

/** How many lines are kept: a reader says what is added, never what goes. */
const kept = 20

interface Line {
  readonly seq: number
  readonly words: string
}

/** Says what is new in a whole thread. */
export const Announcer = ({
  timeline,
  self,
}: {
  readonly timeline: Timeline.Timeline
  readonly self: Participant | undefined
}) => {
  const speech = useSpeech()
  const [lines, setLines] = useState<ReadonlyArray<Line>>([])
  const heard = useRef<number | undefined>(undefined)
  useEffect(() => {
    const last = lastSeq(timeline)
    if (last === undefined) return
    const before = heard.current
    heard.current = Math.max(before ?? 0, last)
    if (before === undefined) return
    const said = after(timeline, before).flatMap((entry): ReadonlyArray<Line> => {
      const words = spoken(entry, self, speech)
      return words === undefined || !("seq" in entry) ? [] : [{ seq: entry.seq, words }]
    })
    if (said.length > 0) setLines((lines) => [...lines, ...said].slice(-kept))
  }, [timeline, self, speech])
  return (
    <div className="pu-hidden" aria-live="polite">
      {lines.map(({ seq, words }) => (
        <p key={seq}>{words}</p>
      ))}
    </div>
  )
}

/** The number of the last entry that is stored: what is pending or failed stands after it. */
const lastSeq = (timeline: Timeline.Timeline): number | undefined => {
  for (let index = Timeline.size(timeline) - 1; index >= 0; index--) {
    const entry = Timeline.at(timeline, index)
    if (entry !== undefined && "seq" in entry) return entry.seq
  }
  return undefined
}

/** The stored entries after a number, in order. */
const after = (timeline: Timeline.Timeline, seq: number): ReadonlyArray<Entry> => {
  const found: Array<Entry> = []
  for (let index = Timeline.size(timeline) - 1; index >= 0; index--) {
    const entry = Timeline.at(timeline, index)
    if (entry === undefined || !("seq" in entry)) continue
    if (entry.seq <= seq) break
    found.push(entry)
  }
  return found.toReversed()
}

const spoken = (entry: Entry, self: Participant | undefined, speech: Speech): string | undefined => {
  switch (entry._tag) {
    case "MessagePosted":
      if (self !== undefined && same(entry.by, self)) return undefined
      return speech.say("thread.said", { author: name(entry.by, speech), text: entry.text })
    case "AlertRaised":
      return alertText(speech.locale, entry.alert)
    case "ConversationClosed":
      return speech.say(entry.cause === "erasure" ? "entry.closedErasure" : "entry.closed", {
        who: name(entry.by, speech),
      })
    default:
      return undefined
  }
}
