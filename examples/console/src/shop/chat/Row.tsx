/**
 * One row of the visitor's thread.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import type { Entry } from "@pupitre/core/Entry"
import type { Fact } from "@pupitre/core/Fact"
import type { CommandId } from "@pupitre/core/Id"
import type { Participant } from "@pupitre/core/Participant"
import * as Reason from "@pupitre/core/Reason"
import { segments } from "@pupitre/core/TextSpans"
import { ExternalLink } from "lucide-react"
import { memo } from "react"
import * as Route from "../../start/Route.ts"
import { say } from "../words.ts"
import { OfferCard } from "./OfferCard.tsx"

/** What a row can do beside being read. */
export interface Does {
  readonly retry: (id: CommandId) => void
  readonly dismiss: (id: CommandId) => void
  readonly fill: (from: number) => Promise<void>
}

/** One row of the visitor's thread. Renders nothing for what says nothing to the visitor. */
export const Row = memo(
  ({ entry, locale, does }: { readonly entry: Entry; readonly locale: Locale; readonly does: Does }) => {
    switch (entry._tag) {
      case "Gap":
        return (
          <p className="chat-note">
            {say(locale, entry.state === "filling" ? "loading" : "missing")}{" "}
            {entry.state !== "filling" && (
              <button type="button" className="shop-plain" onClick={() => void does.fill(entry.from)}>
                {say(locale, "load")}
              </button>
            )}
          </p>
        )
      case "Pending":
        return (
          <Said locale={locale} by={entry.by} fact={entry.fact} at={entry.at}>
            {say(locale, "sending")}
          </Said>
        )
      case "Failed":
        return (
          <Said locale={locale} by={entry.by} fact={entry.fact} at={entry.at} failed>
            <span>
              {say(locale, "failed")} · {entry.reasons.map((reason) => Reason.text(locale, reason)).join(" ")}
            </span>
            <button type="button" className="shop-plain" onClick={() => does.retry(entry.commandId)}>
              {say(locale, "retry")}
            </button>
            <button type="button" className="shop-plain" onClick={() => does.dismiss(entry.commandId)}>
              {say(locale, "dismiss")}
            </button>
          </Said>
        )
      case "Unknown":
        return null
      default:
        return <Said locale={locale} by={entry.by} fact={entry} at={entry.at} />
    }
  },
)

const Said = ({
  locale,
  by,
  fact,
  at,
  failed = false,
  children,
}: {
  readonly locale: Locale
  readonly by: Participant
  readonly fact: Fact
  readonly at: number
  readonly failed?: boolean
  /** What is to be said of its delivery. */
  readonly children?: React.ReactNode
}) => {
  switch (fact._tag) {
    case "MessagePosted": {
      const mine = by._tag === "Visitor"
      const state = failed ? "failed" : children === undefined ? "sent" : "pending"
      return (
        <div className={mine ? "chat-said chat-mine" : "chat-said"} data-state={state}>
          <span className="chat-hidden">{mine ? say(locale, "you") : nameOf(by, locale)} : </span>
          <p className="chat-bubble" dir="auto">
            {segments(fact.text, fact.spans).map(({ at: place, text, span }) =>
              span?._tag === "LinkSpan" ? (
                <Opened key={place} locale={locale} url={span.url}>
                  {text}
                </Opened>
              ) : (
                <Linked key={place} text={text} locale={locale} />
              ),
            )}
          </p>
          <p className="chat-under">{children ?? <Time locale={locale} at={at} />}</p>
        </div>
      )
    }
    case "FilePosted":
      return (
        <div
          className={by._tag === "Visitor" ? "chat-said chat-mine" : "chat-said"}
          data-state={failed ? "failed" : "sent"}
        >
          <p className="chat-under">{say(locale, "fileShared")}</p>
          <Opened locale={locale} url={fact.url} className="chat-link">
            <span dir="auto">{fact.name}</span>
            <small>{size(fact.size, locale)}</small>
          </Opened>
        </div>
      )
    case "LinkSent":
      return (
        <div className="chat-said" data-state="sent">
          <p className="chat-under">{say(locale, "linkSent", { name: nameOf(by, locale) })}</p>
          <Opened locale={locale} url={fact.url} className="chat-link">
            <span dir="auto">{fact.label}</span>
            <small>{new URL(fact.url).host}</small>
          </Opened>
        </div>
      )
    case "OfferSent":
      return (
        <div className="chat-said" data-state="sent">
          <p className="chat-under">{say(locale, "offerSent", { name: nameOf(by, locale) })}</p>
          <OfferCard locale={locale} offer={fact} now={Date.now()}>
            <Opened locale={locale} url={fact.link.url} className="offer-link">
              <span dir="auto">{fact.link.label}</span>
            </Opened>
          </OfferCard>
        </div>
      )
    case "AgentAssigned":
      return <p className="chat-note">{say(locale, "joined", { name: fact.name })}</p>
    case "ModeChanged":
      return (
        <p className="chat-note">
          {say(locale, fact.mode === "call" ? "modeCall" : fact.mode === "video" ? "modeVideo" : "modeChat")}
        </p>
      )
    case "ConversationStarted":
      return (
        <p className="chat-note">
          <time dateTime={new Date(at).toISOString()}>
            {new Intl.DateTimeFormat(region[locale], { weekday: "long", day: "numeric", month: "long" }).format(at)}
          </time>
        </p>
      )
    case "ConversationClosed":
    case "PageVisited":
    case "VisitStarted":
    case "VisitLocated":
    case "CustomDataSet":
    case "VisitorIdentified":
    case "ConsentGiven":
    case "ConsentWithdrawn":
    case "ActionRecorded":
    case "AlertRaised":
    case "ConversationQueued":
    case "ConversationOffered":
    case "ConversationDeclined":
    case "ConversationSnoozed":
    case "ConversationWoken":
    case "TransferStarted":
    case "TransferEnded":
    case "ClosingAnnounced":
    case "ClosingCancelled":
    case "SurveyAnswered":
    case "NoteAdded":
    case "MessageRedacted":
    case "TranslationAttached":
    case "NavigationRequested":
    case "NavigationGranted":
    case "NavigationRefused":
    case "NavigationStarted":
    case "NavigationPaused":
    case "NavigationEnded":
    case "PageOpened":
    case "ProblemReported":
    case "ProblemMoved":
    case "ItemKept":
    case "ItemRemoved":
    case "VisitorBlocked":
    case "VisitorUnblocked":
    case "VisitorErased":
    case "TagAdded":
    case "TagRemoved":
      return null
    case "Tombstone":
      return <p className="chat-note">{say(locale, "removed")}</p>
  }
}

const size = (bytes: number, locale: Locale): string =>
  new Intl.NumberFormat(region[locale], { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 }).format(
    Math.max(1, bytes / 1000),
  )

const region = { fr: "fr-FR", en: "en-GB" } as const

const nameOf = (by: Participant, locale: Locale): string =>
  by._tag === "Agent" || by._tag === "Bot" ? by.name : say(locale, "agent")

const Time = ({ locale, at }: { readonly locale: Locale; readonly at: number }) => (
  <time dateTime={new Date(at).toISOString()}>
    {new Intl.DateTimeFormat(region[locale], { hour: "2-digit", minute: "2-digit" }).format(at)}
  </time>
)

/** A link out of the thread: a page of this shop opens here, any other in a tab that knows nothing of this one. */
const Opened = ({
  locale,
  url,
  className,
  children,
}: {
  readonly locale: Locale
  readonly url: string
  readonly className?: string
  readonly children: React.ReactNode
}) => {
  const { origin, pathname } = new URL(url)
  if (origin === location.origin && pathname.startsWith("/shop")) {
    return (
      <a
        className={className}
        href={url}
        rel="noopener noreferrer"
        onClick={(event) => {
          if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
          event.preventDefault()
          Route.go(pathname)
        }}
      >
        {children}
      </a>
    )
  }
  return (
    <a className={className} href={url} target="_blank" rel="noopener noreferrer">
      {children}
      <ExternalLink size={14} role="img" aria-label={say(locale, "newTab")} />
    </a>
  )
}

// Where an address ends in running text: closing punctuation belongs to the sentence.
const address = /https?:\/\/[^\s<>"]+[^\s<>"'.,;:!?)\]}»]/gu

/** A text with its addresses as links. Text stays text: nothing in it becomes markup. */
const Linked = ({ text, locale }: { readonly text: string; readonly locale: Locale }) => {
  const parts: Array<React.ReactNode> = []
  let from = 0
  for (const match of text.matchAll(address)) {
    const [found] = match
    if (!URL.canParse(found) || new URL(found).username !== "") continue
    parts.push(text.slice(from, match.index))
    parts.push(
      <Opened key={match.index} locale={locale} url={found}>
        {found}
      </Opened>,
    )
    from = match.index + found.length
  }
  parts.push(text.slice(from))
  return parts
}
