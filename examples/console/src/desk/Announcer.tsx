/**
 * What a screen reader says of the thread as it happens: what the visitor writes and what the agent must notice, once
 * each. Not history, not what a filter brings back, not the agent's own words, and never what is not sent.
 *
 * @since 0.1.0
 */
import type { Participant } from "@pupitre/core/Participant"
import type { Entry } from "@pupitre/core/Timeline"
import { useEffect, useRef, useState } from "react"
import type { Speech } from "../words/Speech.ts"
import { useSpeech } from "../words/useSpeech.tsx"
import { name, same } from "./Who.ts"

/** Says the last entry of the whole thread when it is a new one. */
export const Announcer = ({
  last,
  self,
}: {
  readonly last: Entry | undefined
  readonly self: Participant | undefined
}) => {
  const speech = useSpeech()
  const [words, setWords] = useState("")
  const heard = useRef<number | undefined>(undefined)
  useEffect(() => {
    if (last === undefined || !("seq" in last)) return
    const before = heard.current
    heard.current = Math.max(before ?? 0, last.seq)
    if (before === undefined || last.seq <= before) return
    const said = spoken(last, self, speech)
    if (said !== undefined) setWords(said)
  }, [last, self, speech])
  return (
    <div className="pu-hidden" aria-live="polite">
      {words}
    </div>
  )
}

const spoken = (entry: Entry, self: Participant | undefined, speech: Speech): string | undefined => {
  switch (entry._tag) {
    case "MessagePosted":
      if (self !== undefined && same(entry.by, self)) return undefined
      return speech.say("thread.said", { author: name(entry.by, speech), text: entry.text })
    case "AlertRaised":
      return speech.say(`alert.${entry.kind}`)
    case "ConversationClosed":
      return speech.say("entry.closed", { who: name(entry.by, speech) })
    default:
      return undefined
  }
}
