/**
 * What one fact looks like in the thread, whether it is stored or only predicted. Total: a fact without a look does not
 * compile.
 *
 * @since 0.1.0
 */
import { severity } from "@pupitre/core/Alert"
import type { ConsentScope, Fact } from "@pupitre/core/Fact"
import type { Participant } from "@pupitre/core/Participant"
import { Globe, MessageCircle, MessageSquareText, Phone, ShieldCheck, UserRoundCheck, Video } from "lucide-react"
import type { ReactNode } from "react"
import type { Speech } from "../../words/Speech.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import { answerWords } from "../Question.tsx"
import { name, same } from "../Who.ts"
import { ActionCard } from "./ActionCard.tsx"
import { AlertBand } from "./AlertBand.tsx"
import { LinkCard } from "./LinkCard.tsx"
import { Message } from "./Message.tsx"
import { PageLine } from "./PageLine.tsx"
import { ThinLine } from "./ThinLine.tsx"

/** How far a row is from being stored. */
export type Progress = "stored" | "pending" | "failed"

/** What one fact looks like. `continues`: the same author's message is right above. */
export const Facts = ({
  fact,
  by,
  at,
  self,
  continues = false,
  progress = "stored",
}: {
  readonly fact: Fact
  readonly by: Participant
  readonly at: number
  readonly self: Participant | undefined
  readonly continues?: boolean
  readonly progress?: Progress
}): ReactNode => {
  const speech = useSpeech()
  switch (fact._tag) {
    case "MessagePosted":
      return <Message text={fact.text} by={by} at={at} self={self} continues={continues} progress={progress} />
    case "LinkSent":
      return <LinkCard url={fact.url} label={fact.label} by={by} at={at} self={self} />
    case "PageVisited":
      return <PageLine url={fact.url} title={fact.title} at={at} />
    case "ActionRecorded":
      return <ActionCard label={fact.label} name={fact.name} details={fact.details} by={by} at={at} />
    case "AlertRaised":
      return <AlertBand severity={severity[fact.kind]} words={speech.say(`alert.${fact.kind}`)} at={at} />
    case "ConsentWithdrawn":
      return (
        <AlertBand
          severity="warning"
          words={speech.say("entry.consentWithdrawn", { scopes: scopes(fact.scopes, speech) })}
          at={at}
        />
      )
    case "ConversationClosed":
      return (
        <AlertBand
          severity="info"
          words={speech.say("entry.closed", { who: name(by, speech) })}
          more={[
            ...(progress === "pending" ? [speech.say("entry.pending")] : []),
            ...(fact.tags.length === 0 ? [] : [speech.say("entry.closedTags", { tags: speech.list(fact.tags) })]),
            ...(fact.answers ?? []).map((answer) => answerWords(answer, speech)),
          ]}
          quote={fact.note}
          at={at}
        />
      )
    case "ConsentGiven":
      return (
        <ThinLine icon={<ShieldCheck size={14} />} at={at}>
          {speech.say("entry.consent", { scopes: scopes(fact.scopes, speech) })}
        </ThinLine>
      )
    case "ConversationStarted":
      return (
        <ThinLine icon={<MessageCircle size={14} />} at={at}>
          {speech.say("entry.started")}
        </ThinLine>
      )
    case "AgentAssigned":
      return (
        <ThinLine icon={<UserRoundCheck size={14} />} at={at}>
          {self !== undefined && same(self, { _tag: "Agent", id: fact.agentId, name: fact.name })
            ? speech.say("entry.assignedYou")
            : speech.say("entry.assigned", { agent: fact.name })}
        </ThinLine>
      )
    case "ModeChanged":
      return (
        <ThinLine icon={modeIcon[fact.mode]} at={at}>
          {speech.say("entry.mode", { mode: speech.say(`mode.${fact.mode}`) })}
        </ThinLine>
      )
    case "VisitStarted":
      return (
        <ThinLine icon={<Globe size={14} />} at={at}>
          {speech.say("entry.visitStarted", { host: new URL(fact.landing).host })}
        </ThinLine>
      )
  }
}

const modeIcon = {
  chat: <MessageSquareText size={14} />,
  call: <Phone size={14} />,
  video: <Video size={14} />,
} as const

const scopes = (of: ReadonlyArray<ConsentScope>, speech: Speech): string =>
  speech.list(of.map((scope) => speech.say(`scope.${scope}`)))
