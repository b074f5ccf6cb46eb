/**
 * The dialog that reports a problem of the site, with what is known of the page and the device filled in.
 *
 * @since 0.1.0
 */
import * as Reporting from "@pupitre/actions/ReportProblem"
import * as Timeline from "@pupitre/core/Timeline"
import { useWindow } from "@pupitre/react-bindings/ConversationProvider"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { useProfile } from "@pupitre/react-bindings/useProfile"
import { userAgent } from "@pupitre/visitor-profile/adapter/UserAgent"
import type { Profile } from "@pupitre/visitor-profile/Profile"
import { useMemo } from "react"
import { Sheet } from "../../design/Sheet.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { actions } from "./Actions.ts"
import type { Said } from "./ReportForm.tsx"
import { ReportForm } from "./ReportForm.tsx"
import { name } from "../Who.ts"
import { useWish } from "./Wish.ts"

/** The dialog that reports a problem. */
export const ReportProblem = ({ open, onDone }: { readonly open: boolean; readonly onDone: () => void }) => {
  const speech = useSpeech()
  return (
    <Sheet open={open} title={speech.say("report.title")} closeLabel={speech.say("dialog.close")} onClose={onDone}>
      <Content onDone={onDone} />
    </Sheet>
  )
}

/** The most messages to choose from, the last ones. */
const shown = 60

const Content = ({ onDone }: { readonly onDone: () => void }) => {
  const speech = useSpeech()
  const { timeline } = useWindow()
  const conversation = useConversation()
  const profile = useProfile(conversation.visitor?.id)
  const { sending, refused, make } = useWish(actions.reportProblem.command, onDone)
  // What was said when the form was opened: nothing moves under the pointer.
  const said = useMemo(() => {
    const found: Array<Said> = []
    const all = timeline.get()
    for (let index = Timeline.size(all) - 1; index >= 0 && found.length < shown; index--) {
      const entry = Timeline.at(all, index)
      if (entry?._tag !== "MessagePosted") continue
      found.push({ seq: entry.seq, who: name(entry.by, speech), text: entry.text, at: entry.at })
    }
    return found.toReversed()
  }, [timeline, speech])
  return (
    <ReportForm
      prefilled={Reporting.prefill(conversation, deviceOf(profile))}
      said={said}
      sending={sending}
      refused={refused}
      onSend={make}
      onCancel={onDone}
    />
  )
}

/** The device in one line: browser, system, screen. */
const deviceOf = ({ device: { seen } }: Profile): string => {
  if (seen === undefined) return ""
  const { browser, system } = userAgent(seen.userAgent)
  const screen = seen.screen === undefined ? undefined : `${seen.screen.width} × ${seen.screen.height}`
  return [browser, system]
    .map((program) => program && [program.name, program.version].filter((part) => part !== undefined).join(" "))
    .concat(screen)
    .filter((part) => part !== undefined)
    .join(" · ")
}
