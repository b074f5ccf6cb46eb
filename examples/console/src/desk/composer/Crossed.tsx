/**
 * What the visitor has written since the reply was begun, shown where the agent looks while writing.
 *
 * @since 0.1.0
 */
import type { Crossed as Met } from "@pupitre/core/composer/Draft"
import * as Timeline from "@pupitre/core/Timeline"
import { useWindow } from "@pupitre/react-bindings/ConversationProvider"
import { MessageSquareWarning } from "lucide-react"
import { useSpeech } from "../../words/useSpeech.tsx"
import { AboveLine } from "./Above.tsx"

/** What the visitor has written since the reply was begun. */
export const Crossed = ({ crossed, visitor }: { readonly crossed: Met; readonly visitor: string }) => {
  const speech = useSpeech()
  const timeline = useWindow().timeline.get()
  const entry = Timeline.at(timeline, Timeline.indexOf(timeline, crossed.seq))
  return (
    <AboveLine role="status" tone="amber" icon={<MessageSquareWarning size={16} aria-hidden />}>
      {speech.say("crossed.since", { visitor })}
      {entry?._tag === "MessagePosted" && <q dir="auto">{entry.text}</q>}
    </AboveLine>
  )
}
