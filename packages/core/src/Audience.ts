/**
 * What of a stream each side may see.
 *
 * Default deny: a fact reaches the visitor only if it is named here, in the form given here, so that a new kind of
 * fact, an unknown one, a note, an alert or a team's own action cannot leak by being forgotten. What was taken out of
 * the thread reaches nobody.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "./ChatEvent.js"
import type { Assignment, Conversation, Status } from "./Conversation.js"
import type { Redactions } from "./Redaction.js"
import * as Redaction from "./Redaction.js"

/** Who looks: the visitor, or the desk. */
export type Audience = "visitor" | "agents"

/** The event as this audience may see it, or nothing. What was redacted is the caller's to know: {@link projectAll}. */
export const project = (event: ChatEvent, audience: Audience): ChatEvent | undefined => {
  if (audience === "agents") return event
  switch (event._tag) {
    case "AgentAssigned":
    case "MessagePosted":
    case "FilePosted":
    case "LinkSent":
    case "OfferSent":
    case "ModeChanged":
    case "ConsentGiven":
    case "ConsentWithdrawn":
    case "NavigationRequested":
    case "NavigationGranted":
    case "NavigationRefused":
    case "NavigationStarted":
    case "NavigationPaused":
    case "NavigationEnded":
    case "ClosingAnnounced":
    case "ClosingCancelled":
    case "ConversationEnded":
    case "SurveyAnswered":
      return event
    // The visitor learns that it goes on, not for whom it waits.
    case "ConversationReopened":
      return { ...event, cause: "agent" }
    case "ConversationStarted": {
      const { site: _, nth: _nth, ...rest } = event
      return rest
    }
    case "MessageRedacted": {
      const { cause: _, ...rest } = event
      return rest
    }
    case "Tombstone": {
      const { cause: _, ...rest } = event
      return shownToVisitor.has(event.was) ? rest : undefined
    }
    case "TranslationAttached":
      return event.to === "visitor" ? event : undefined
    // The visitor learns that they wait again, not for whom or why.
    case "ConversationQueued":
    case "ConversationWoken":
      return waitsAgain(event)
    case "TransferJoined":
      return event.announced === true ? event : undefined
    case "TransferEnded":
      return event.outcome === "accepted" || event.outcome === "deferred" ? waitsAgain(event) : undefined
    case "ConversationClosed": {
      const { note: _note, answers: _answers, cause: _cause, ...rest } = event
      return { ...rest, tags: [] }
    }
    case "ConversationOffered":
    case "ConversationDeclined":
    case "ConversationSnoozed":
    case "TransferStarted":
    case "NoteAdded":
    case "TagAdded":
    case "TagRemoved":
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
    case "VisitStarted":
    case "PageVisited":
    case "SiteLeft":
    case "VisitLocated":
    case "CustomDataSet":
    case "VisitorIdentified":
    case "VisitorErased":
    case "ActionRecorded":
    case "AlertRaised":
    case "Unknown":
      return undefined
  }
}

/** The events of a range as this audience may see them, in order, after everything that was taken out of the stream. */
export const projectAll = (
  events: ReadonlyArray<ChatEvent>,
  audience: Audience,
  redactions: Redactions = Redaction.none,
): ReadonlyArray<ChatEvent> => {
  const standing = Redaction.applyAll(events, redactions)
  if (audience === "agents") return standing
  const seen: Array<ChatEvent> = []
  for (const event of standing) {
    const projected = project(event, audience)
    if (projected !== undefined) seen.push(projected)
  }
  return seen
}

/** The folded conversation as this audience may see it: what it would fold to from what the audience gets. */
export const projectConversation = (self: Conversation, audience: Audience): Conversation => {
  if (audience === "agents") return self
  const {
    offer: _offer,
    queuedFor: _queuedFor,
    queuedSince: _queuedSince,
    transfer: _transfer,
    snooze: _snooze,
    page: _page,
    blocked: _blocked,
    blockedOn: _blockedOn,
    site: _site,
    minimised: _minimised,
    reports: _reports,
    closing,
    ...rest
  } = self
  return {
    ...rest,
    status: visibleStatus[self.status],
    assignments: self.assignments.map(({ agentId, name, since }): Assignment => ({ agentId, name, since })),
    tags: [],
    notes: 0,
    unknown: 0,
    redactions: Object.fromEntries(Object.keys(self.redactions).map((seq) => [seq, {}])),
    ...(closing !== undefined && {
      closing: {
        by: closing.by,
        at: closing.at,
        tags: [],
        ...(closing.history !== undefined && { history: closing.history }),
      },
    }),
  }
}

const waitsAgain = ({ id, seq, at, by }: ChatEvent): ChatEvent => ({
  id,
  seq,
  at,
  by: by._tag === "Visitor" ? by : { _tag: "System" },
  _tag: "ConversationQueued",
  cause: "returned",
})

const shownToVisitor: ReadonlySet<string> = new Set(["MessagePosted", "FilePosted", "LinkSent", "OfferSent"])

const visibleStatus: Readonly<Record<Status, Status>> = {
  unstarted: "unstarted",
  queued: "queued",
  offered: "queued",
  active: "active",
  snoozed: "active",
  transferring: "active",
  closed: "closed",
}
