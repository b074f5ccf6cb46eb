/**
 * A visitor as the rules see them: the fold of the visitor's own stream.
 *
 * Consent, the open conversation and the current page, nothing more; who the visitor is and where from belongs to
 * `@pupitre/visitor-profile`, a fold of the same stream.
 *
 * @since 0.1.0
 */
import * as Blocked from "./Blocked.js"
import type { ChatEvent } from "./ChatEvent.js"
import type { BlockReason, ConsentScope, CustomDataSet, PageVisited, Trust } from "./Fact.js"
import type { ConversationId, PageId, SiteId, VisitId, VisitorId } from "./Id.js"

/**
 * How a visitor is kept away, since when and until when, milliseconds; without an end until a manager says otherwise. With the
 * conversation that was told, which is told of the end too: the one that was open, or else the last.
 */
export interface Block {
  readonly visitorId: VisitorId
  readonly conversationId?: ConversationId
  readonly reason: BlockReason
  readonly since: number
  readonly until?: number
  /** Whether an agent has asked for its end and no manager has answered yet. */
  readonly requested?: true
}

/** What the rules know about one visitor, and how they are kept away: {@link isBlocked} and {@link blocks} look there. */
export interface Visitor extends Blocked.Blocked<Block> {
  /** Who they are; absent while nothing they did themselves is known. */
  readonly id?: VisitorId
  readonly consent: ReadonlyArray<ConsentScope>
  /** The conversation that is open, if one is. */
  readonly conversationId?: ConversationId
  /** The last one that was closed, and when, milliseconds: what is erased since has no moment any more. */
  readonly previousConversationId?: ConversationId
  readonly closedAt?: number
  readonly conversations: number
  /** Every one of them, oldest first: what is to be erased with the visitor. */
  readonly conversationIds?: ReadonlyArray<ConversationId>
  readonly visitId?: VisitId
  /** How many visits there were; absent before the first one. */
  readonly visits?: number
  /** How long they were on the site; absent before the first visit, and where some of them were not counted. */
  readonly time?: TimeOnSite
  /** How many pages there were, reloads too; absent before the first one. */
  readonly pages?: number
  /** The site by which they came last, where a workspace has several. */
  readonly site?: SiteId
  readonly page?: Pick<PageVisited, "pageId" | "visitId" | "url" | "title">
  /** The pages told last, at most {@link rememberedPages}, oldest first: one of them told again is no other page. */
  readonly pageIds?: ReadonlyArray<PageId>
  /** The keys of custom data that have a value, with who vouches for it. The values are the profile's. */
  readonly custom?: Readonly<Record<string, Trust>>
  /** The number of the last erasure: nothing before it tells of the person. */
  readonly erasedAt?: number
  readonly unknown: number
  /** The last event applied. */
  readonly seq: number
}

/**
 * Time on the site, milliseconds: that of the visits before the last one, and since when and until when that one was, as far as
 * is known.
 */
export interface TimeOnSite {
  readonly before: number
  readonly from: number
  readonly until: number
}

/** How many pages are remembered by their ids. Who tells a page again does so soon: a tab that lost its connection. */
export const rememberedPages = 20

/** A visitor nothing is known about yet. */
export const empty: Visitor = { consent: [], conversations: 0, unknown: 0, seq: 0 }

/** The visitor after one more event. Total; facts of other streams change only `seq`. */
export const apply = (self: Visitor, event: ChatEvent): Visitor => {
  const next = step(self, event)
  return next.id === undefined && event.by._tag === "Visitor" ? { ...next, id: event.by.id } : next
}

const step = (self: Visitor, event: ChatEvent): Visitor => {
  const { seq } = event
  switch (event._tag) {
    case "ConversationStarted": {
      const { conversationId, site } = event
      const conversationIds = [...(self.conversationIds ?? []), conversationId]
      return cameBy({ ...self, conversationId, conversations: self.conversations + 1, conversationIds, seq }, site)
    }
    case "ConversationClosed": {
      const { conversationId, ...rest } = self
      return conversationId === event.conversationId
        ? { ...rest, previousConversationId: event.conversationId, closedAt: event.at, seq }
        : { ...self, seq }
    }
    case "ConversationReopened": {
      const { previousConversationId, closedAt: _, ...rest } = self
      return previousConversationId === event.conversationId && self.conversationId === undefined
        ? { ...rest, conversationId: event.conversationId, seq }
        : { ...self, seq }
    }
    case "ConsentGiven":
      return { ...self, consent: [...new Set([...self.consent, ...event.scopes])], seq }
    case "ConsentWithdrawn":
      return { ...self, consent: self.consent.filter((scope) => !event.scopes.includes(scope)), seq }
    case "VisitStarted": {
      const { visitId, at, site } = event
      return cameBy({ ...begun(self, visitId, at), visitId, visits: nextVisit(self, visitId), seq }, site)
    }
    case "PageVisited": {
      const { pageId, visitId, url, title } = event
      const pageIds = [...(self.pageIds ?? []), pageId].slice(-rememberedPages)
      const told = seen(self, visitId, event.at)
      const visited = { ...told, page: { pageId, visitId, url, title }, pageIds, pages: nextPage(self), seq }
      return cameBy(visited, event.site)
    }
    case "VisitorBlocked": {
      const { visitorId, reason, until, site } = event
      const conversationId = lastConversation(self)
      const block: Block = {
        visitorId,
        reason,
        since: event.at,
        ...(conversationId !== undefined && { conversationId }),
        ...(until !== undefined && { until }),
      }
      return { ...Blocked.add(self, site, block), seq }
    }
    case "VisitorUnblocked":
      return { ...Blocked.lift(self, event.site), seq }
    case "UnblockRequested":
      return { ...Blocked.map(self, (block: Block): Block => ({ ...block, requested: true })), seq }
    case "UnblockRefused":
      return { ...Blocked.map(self, ({ requested: _, ...block }: Block): Block => block), seq }
    case "CustomDataSet": {
      const custom = keysAfter(self.custom ?? {}, event)
      if (Object.keys(custom).length > 0) return { ...self, custom, seq }
      const { custom: _, ...rest } = self
      return { ...rest, seq }
    }
    case "VisitorErased": {
      const { custom: _custom, page: _page, closedAt: _closed, ...rest } = self
      return { ...rest, erasedAt: seq, seq }
    }
    case "SiteLeft":
      return { ...seen(self, event.visitId, event.leftAt), seq }
    case "VisitorTurnedAway":
    case "VisitLocated":
    case "VisitorIdentified":
    case "ConversationQueued":
    case "ConversationOffered":
    case "ConversationDeclined":
    case "AgentAssigned":
    case "ConversationSnoozed":
    case "ConversationWoken":
    case "TransferStarted":
    case "TransferJoined":
    case "TransferEnded":
    case "ClosingAnnounced":
    case "ClosingCancelled":
    case "ConversationEnded":
    case "SurveyAnswered":
    case "MessagePosted":
    case "FilePosted":
    case "NoteAdded":
    case "MessageRedacted":
    case "Tombstone":
    case "TranslationAttached":
    case "LinkSent":
    case "OfferSent":
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
    case "TagAdded":
    case "TagRemoved":
    case "ModeChanged":
    case "ActionRecorded":
    case "AlertRaised":
      return { ...self, seq }
    case "Unknown":
      return { ...self, unknown: self.unknown + 1, seq }
  }
}

/**
 * The keys that have a value after more custom data: a value or its removal counts unless someone more trusted set the
 * key.
 */
export const keysAfter = (
  keys: Readonly<Record<string, Trust>>,
  { values, trust }: Pick<CustomDataSet, "values" | "trust">,
): Readonly<Record<string, Trust>> => {
  const after = new Map(Object.entries(keys))
  for (const [key, value] of Object.entries(values)) {
    const held = after.get(key)
    if (held !== undefined && ladder.indexOf(held) > ladder.indexOf(trust)) continue
    if (value === null) after.delete(key)
    else after.set(key, trust)
  }
  return Object.fromEntries(after)
}

/** The conversation that is open, or else the last one. */
export const lastConversation = ({ conversationId, previousConversationId }: Visitor): ConversationId | undefined =>
  conversationId ?? previousConversationId

/** Which visit one that begins now is: one that is told again is the one that it was. */
export const nextVisit = ({ visits = 0, visitId }: Visitor, id: VisitId): number =>
  visits > 0 && id === visitId ? visits : visits + 1

/**
 * How long the visitor had been on the site, milliseconds, before a visit that begins at this moment; that of one that is told
 * again is what it was. Nothing where nobody has counted.
 */
export const timeBefore = ({ visits = 0, visitId, time }: Visitor, id: VisitId, at: number): number | undefined => {
  if (visits === 0) return 0
  if (time === undefined || id === visitId) return time?.before
  return time.before + Math.max(0, Math.min(time.until, at) - time.from)
}

/** Which page one that is loaded now is. */
export const nextPage = ({ pages = 0 }: Visitor): number => pages + 1

/** Whether the visitor is kept away at this moment from the site that they come by; with none, from the whole workspace. */
export const isBlocked = (self: Visitor, at: number, site?: SiteId): boolean => Blocked.of(self, site, at) !== undefined

/** Everything that keeps the visitor away at this moment, whatever they come by. */
export const blocks = (self: Visitor, at: number): ReadonlyArray<Blocked.Scoped<Block>> => Blocked.all(self, at)

/** The visitor, whose visit begins at a moment or is told again. */
const begun = (self: Visitor, visit: VisitId, at: number): Visitor => {
  if (visit === self.visitId) return seen(self, visit, at)
  const before = timeBefore(self, visit, at)
  if (before === undefined) return self
  return { ...self, time: { before, from: at, until: Math.max(at, self.time?.until ?? at) } }
}

/** The visitor, seen at a moment in the visit under way. */
const seen = (self: Visitor, visit: VisitId, at: number): Visitor => {
  const { time } = self
  if (time === undefined || visit !== self.visitId || at <= time.until) return self
  return { ...self, time: { ...time, until: at } }
}

/** The visitor, who came by a site, if it is known which. */
const cameBy = (self: Visitor, site: SiteId | undefined): Visitor => (site === undefined ? self : { ...self, site })

/** From the least trusted to the most. */
const ladder: ReadonlyArray<Trust> = ["page", "authenticated", "agent"]

/** The visitor that a list of events, in order, adds up to. */
export const fold = (events: Iterable<ChatEvent>, from: Visitor = empty): Visitor => {
  let state = from
  for (const event of events) state = apply(state, event)
  return state
}
