/**
 * One row of the visitor's thread.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import type { Entry } from "@pupitre/core/Entry"
import { catalogue as fileReasons } from "@pupitre/core/composer/FileWords"
import { forVisitor } from "@pupitre/core/composer/Translation"
import type { Fact, Span, TranslationAttached } from "@pupitre/core/Fact"
import type { CommandId } from "@pupitre/core/Id"
import type { Participant } from "@pupitre/core/Participant"
import * as Reason from "@pupitre/core/Reason"
import { host } from "@pupitre/core/SafeUrl"
import { segments, withFound } from "@pupitre/core/TextSpans"
import { ExternalLink } from "lucide-react"
import { Fragment, memo } from "react"
import * as Route from "../../start/Route.ts"
import { useLinks } from "../../text/useLinks.ts"
import { region, say } from "../words.ts"
import { OfferCard } from "./OfferCard.tsx"
import { SharedFile } from "./SharedFile.tsx"
import { Translated } from "./Translated.tsx"

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
              {say(locale, "failed")} ·{" "}
              {entry.reasons.map((reason) => Reason.text(locale, reason, fileReasons)).join(" ")}
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
        return <Said locale={locale} by={entry.by} fact={entry} at={entry.at} translations={entry.translations} />
    }
  },
)

const Said = ({
  locale,
  by,
  fact,
  at,
  failed = false,
  translations,
  children,
}: {
  readonly locale: Locale
  readonly by: Participant
  readonly fact: Fact
  readonly at: number
  readonly failed?: boolean
  readonly translations?: ReadonlyArray<TranslationAttached> | undefined
  /** What is to be said of its delivery. */
  readonly children?: React.ReactNode
}) => {
  switch (fact._tag) {
    case "MessagePosted": {
      const mine = by._tag === "Visitor"
      const state = failed ? "failed" : children === undefined ? "sent" : "pending"
      const bubble = (
        <p className="chat-bubble" dir="auto">
          <Linked text={fact.text} spans={fact.spans} locale={locale} />
        </p>
      )
      const under = children ?? <Time locale={locale} at={at} />
      const translation = mine ? undefined : forVisitor(translations)
      return (
        <div className={mine ? "chat-said chat-mine" : "chat-said"} data-state={state}>
          <span className="chat-hidden">{mine ? say(locale, "you") : nameOf(by, locale)} : </span>
          {translation === undefined ? (
            <>
              {bubble}
              <p className="chat-under">{under}</p>
            </>
          ) : (
            <Translated locale={locale} language={translation.language} original={bubble} under={under}>
              <Linked text={translation.text} locale={locale} />
            </Translated>
          )}
        </div>
      )
    }
    case "FilePosted": {
      const mine = by._tag === "Visitor"
      const state = failed ? "failed" : children === undefined ? "sent" : "pending"
      return (
        <div className={mine ? "chat-said chat-mine" : "chat-said"} data-state={state}>
          <span className="chat-hidden">
            {mine ? say(locale, "fileYours") : say(locale, "fileShared", { name: nameOf(by, locale) })} :{" "}
          </span>
          <SharedFile locale={locale} file={fact} stored={state === "sent"} />
          <p className="chat-under">{children ?? <Time locale={locale} at={at} />}</p>
        </div>
      )
    }
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
    case "TransferJoined":
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
    case "SiteLeft":
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
    case "ConversationEnded":
    case "ConversationReopened":
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
    case "ProblemDetailAdded":
    case "ProblemMoved":
    case "ItemKept":
    case "ItemRemoved":
    case "SuggestionJudged":
    case "VisitorBlocked":
    case "VisitorUnblocked":
    case "UnblockRequested":
    case "UnblockRefused":
    case "VisitorTurnedAway":
    case "VisitorErased":
    case "TagAdded":
    case "TagRemoved":
      return null
    case "Tombstone":
      return <p className="chat-note">{say(locale, "removed")}</p>
  }
}

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

/** A text with its addresses as links. Text stays text: nothing in it becomes markup. */
const Linked = ({
  text,
  spans = [],
  locale,
}: {
  readonly text: string
  readonly spans?: ReadonlyArray<Span> | undefined
  readonly locale: Locale
}) => {
  const found = useLinks(text)
  return segments(text, withFound(spans, found)).map(({ at, text: part, span }) =>
    span?._tag === "LinkSpan" ? (
      <Fragment key={at}>
        <Opened locale={locale} url={span.url}>
          {part}
        </Opened>
        {disguised.test(host(span.url)) && <small> ({host(span.url)})</small>}
      </Fragment>
    ) : (
      part
    ),
  )
}

// Its letters may read as those of another name: the true one is shown.
const disguised = /(?:^|\.)xn--/u
