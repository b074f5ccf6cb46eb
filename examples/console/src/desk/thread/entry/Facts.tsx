/**
 * What one fact looks like in the thread, whether it is stored or only predicted. Total: a fact without a look does not
 * compile.
 *
 * @since 0.1.0
 */
import { worded } from "@pupitre/core/Catalogue"
import { reasons } from "@pupitre/actions/Block"
import { statuses } from "@pupitre/actions/Problems"
import { categories } from "@pupitre/actions/ReportProblem"
import * as Alert from "@pupitre/core/Alert"
import type { ConsentScope, Fact, TranslationAttached } from "@pupitre/core/Fact"
import type { ConversationId } from "@pupitre/core/Id"
import type { Participant } from "@pupitre/core/Participant"
import {
  AlarmClock,
  Ban,
  Eraser,
  ExternalLink,
  Flag,
  Forward,
  Globe,
  Hand,
  Languages,
  Library,
  MessageCircle,
  MessageSquareText,
  MessagesSquare,
  MousePointerClick,
  Phone,
  ShieldCheck,
  Sparkles,
  StickyNote,
  Tag,
  UserRoundCheck,
  Video,
} from "lucide-react"
import type { ReactNode } from "react"
import type { Speech } from "../../../words/Speech.ts"
import { useSpeech } from "../../../words/useSpeech.tsx"
import { tagWords } from "../../../../policy.ts"
import { answerWords } from "../../actions/Question.tsx"
import { scopeWords } from "../../actions/RequestUnblock.tsx"
import { name, same } from "../../Who.ts"
import { ActionCard } from "./ActionCard.tsx"
import { AlertBand } from "./AlertBand.tsx"
import { DeedCard } from "./DeedCard.tsx"
import { LinkCard } from "./LinkCard.tsx"
import { Message } from "./Message.tsx"
import { PageLine } from "./PageLine.tsx"
import { SentOffer } from "./SentOffer.tsx"
import { SharedFile } from "./SharedFile.tsx"
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
  translations,
  translating,
  ticks,
  foot,
  conversation,
}: {
  readonly fact: Fact
  readonly by: Participant
  readonly at: number
  readonly self: Participant | undefined
  readonly continues?: boolean
  readonly progress?: Progress
  readonly translations?: ReadonlyArray<TranslationAttached> | undefined
  readonly translating?: ReactNode
  readonly ticks?: ReactNode
  /** What can be done about something that one did. */
  readonly foot?: ReactNode
  /** The conversation that it is in, where that is not the nearest window's. */
  readonly conversation?: ConversationId | undefined
}): ReactNode => {
  const speech = useSpeech()
  const deed = (
    icon: ReactNode,
    kind: string,
    title?: string,
    more?: string,
    look?: "note",
    below?: ReactNode,
  ): ReactNode => (
    <DeedCard icon={icon} kind={kind} title={title} more={more} by={by} at={at} look={look} foot={below} />
  )
  switch (fact._tag) {
    case "MessagePosted":
      return (
        <Message
          text={fact.text}
          spans={fact.spans}
          quickReplies={fact.quickReplies}
          by={by}
          at={at}
          self={self}
          continues={continues}
          progress={progress}
          translations={translations}
          translating={translating}
          ticks={ticks}
        />
      )
    case "LinkSent":
      return <LinkCard url={fact.url} label={fact.label} by={by} at={at} self={self} />
    case "PageVisited":
      return <PageLine url={fact.url} title={fact.title} at={at} />
    case "ActionRecorded":
      return (
        <ActionCard label={worded(fact.label, speech.locale)} name={fact.name} details={fact.details} by={by} at={at} />
      )
    case "AlertRaised":
    case "ConversationQueued":
    case "ConversationOffered":
    case "ConversationDeclined":
    case "ConversationWoken":
    case "TransferJoined":
    case "TransferEnded":
    case "ClosingAnnounced":
    case "ClosingCancelled":
    case "ConversationEnded":
    case "ConversationReopened":
    case "SurveyAnswered": {
      const alert = Alert.fromEvent(fact)
      if (alert === undefined) return null
      return (
        <AlertBand
          severity={Alert.severity(alert)}
          words={Alert.text(speech.locale, alert)}
          quote={fact._tag === "SurveyAnswered" ? fact.comment : undefined}
          at={at}
        />
      )
    }
    case "FilePosted":
      return (
        <SharedFile
          file={fact}
          by={by}
          at={at}
          self={self}
          progress={progress}
          ticks={ticks}
          conversation={conversation}
        />
      )
    case "NoteAdded":
      return deed(<StickyNote size={16} />, speech.say("entry.note"), fact.text, undefined, "note")
    case "Tombstone":
      return (
        <ThinLine icon={<Eraser size={14} />} at={at}>
          {speech.say("entry.tombstone")}
        </ThinLine>
      )
    case "MessageRedacted":
      return deed(<Eraser size={16} />, speech.say("entry.redaction"))
    case "TranslationAttached":
      return deed(<Languages size={16} />, speech.say("entry.translation"), fact.text)
    case "OfferSent":
      return <SentOffer offer={fact} by={by} at={at} self={self} />
    case "TransferStarted":
      return deed(<Forward size={16} />, speech.say("entry.transfer", { to: fact.to.name }), undefined, fact.comment)
    case "ConversationSnoozed":
      return deed(
        <AlarmClock size={16} />,
        speech.say("entry.snoozed"),
        fact.until === undefined
          ? speech.say("entry.snoozedReply")
          : speech.say("entry.snoozedUntil", { moment: speech.moment(fact.until) }),
      )
    case "NavigationRequested":
      return deed(pointer, speech.say(`entry.navigation.${fact.level}`), speech.say("entry.navigation.asked"))
    case "NavigationGranted":
      return deed(pointer, speech.say(`entry.navigation.${fact.level}`), speech.say("entry.navigation.granted"))
    case "NavigationRefused":
      return deed(pointer, speech.say(`entry.navigation.${fact.level}`), speech.say(`entry.navigation.${fact.cause}`))
    case "NavigationStarted":
      return deed(pointer, speech.say(`entry.navigation.${fact.level}`), speech.say("entry.navigation.started"))
    case "NavigationPaused":
      return deed(pointer, speech.say("entry.navigation.paused"))
    case "NavigationEnded":
      return deed(pointer, speech.say("entry.navigation.ended"))
    case "PageOpened":
      return deed(<ExternalLink size={16} />, speech.say("entry.pageOpened"), fact.url)
    case "ProblemReported":
      return deed(
        <Flag size={16} />,
        speech.say("entry.problem"),
        categoryWords(fact.category, speech),
        fact.title === undefined
          ? fact.description
          : `${fact.title}
${fact.description}`,
        undefined,
        foot,
      )
    case "ProblemDetailAdded":
      return deed(<Flag size={16} />, speech.say("entry.problemDetail"), undefined, fact.text)
    case "ProblemMoved":
      return deed(
        <Flag size={16} />,
        speech.say("entry.problemMoved"),
        statuses[fact.status][speech.locale],
        fact.reason,
      )
    case "ItemKept":
      return deed(<Library size={16} />, speech.say("entry.itemKept"), fact.shelf)
    case "ItemRemoved":
      return deed(<Library size={16} />, speech.say("entry.itemRemoved"), fact.shelf)
    case "SuggestionJudged":
      return deed(
        <Sparkles size={16} />,
        speech.say("entry.suggestionJudged"),
        speech.say(`suggestion.${fact.verdict}`),
      )
    case "VisitorBlocked":
      return deed(
        <Ban size={16} />,
        speech.say("entry.blocked"),
        [
          ...(fact.site === undefined ? [] : [scopeWords(fact, speech)]),
          reasons[fact.reason][speech.locale],
          fact.until === undefined
            ? speech.say("entry.blockedForGood")
            : speech.say("entry.blockedUntil", { moment: speech.moment(fact.until) }),
        ].join(" · "),
        fact.comment,
      )
    case "VisitorTurnedAway":
      return deed(<Ban size={16} />, speech.say("entry.turnedAway"))
    case "VisitorErased":
      return deed(<Eraser size={16} />, speech.say("entry.erased"))
    case "VisitorUnblocked":
      return deed(
        <Ban size={16} />,
        speech.say("entry.unblocked"),
        fact.site === undefined ? undefined : scopeWords(fact, speech),
        fact.comment,
      )
    case "UnblockRequested":
    case "UnblockRefused":
      return deed(
        <Hand size={16} />,
        speech.say(fact._tag === "UnblockRequested" ? "entry.unblockRequested" : "entry.unblockRefused"),
        undefined,
        fact.comment,
      )
    case "TagAdded":
    case "TagRemoved":
      return (
        <ThinLine icon={<Tag size={14} />} at={at}>
          {speech.say(fact._tag === "TagAdded" ? "entry.tagAddedIs" : "entry.tagRemovedIs", {
            tag: tagWords(fact.tag, speech.locale),
          })}
        </ThinLine>
      )
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
          words={speech.say(fact.cause === "erasure" ? "entry.closedErasure" : "entry.closed", {
            who: name(by, speech),
          })}
          more={[
            ...(progress === "pending" ? [speech.say("entry.pending")] : []),
            ...(fact.tags.length === 0
              ? []
              : [
                  speech.say("entry.closedTags", {
                    tags: speech.list(fact.tags.map((tag) => tagWords(tag, speech.locale))),
                  }),
                ]),
            ...(fact.answers ?? []).map((answer) => answerWords(answer, speech)),
            ...(fact.history === true ? [speech.say("entry.closedHistory")] : []),
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
    // Facts of the visitor's own stream: the information pane shows them, the thread does not.
    case "SiteLeft":
    case "VisitLocated":
    case "CustomDataSet":
    case "VisitorIdentified":
      return null
    case "VisitStarted":
      return (
        <ThinLine icon={<Globe size={14} />} at={at}>
          {speech.say("entry.visitStarted", { host: new URL(fact.landing).host })}
        </ThinLine>
      )
  }
}

const pointer = <MousePointerClick size={16} />

const modeIcon = {
  chat: <MessageSquareText size={14} />,
  call: <Phone size={14} />,
  video: <Video size={14} />,
  messaging: <MessagesSquare size={14} />,
} as const

const categoryWords = (key: string, { locale }: Speech): string => categories[key]?.[locale] ?? key

const scopes = (of: ReadonlyArray<ConsentScope>, speech: Speech): string =>
  speech.list(of.map((scope) => speech.say(`scope.${scope}`)))
