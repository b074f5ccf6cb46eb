/**
 * What the rules know of a whole workspace: how far each reported problem has got, who is kept away, what its shelves
 * hold.
 *
 * The fold of a workspace's streams, as small as its commands need; what managers read of the reports is in
 * `@pupitre/actions`, a fold of the same stream.
 *
 * @since 0.1.0
 */
import * as Blocked from "./Blocked.js"
import type { ChatEvent } from "./ChatEvent.js"
import type { BlockReason, ProblemStatus } from "./Fact.js"
import type { ConversationId, SiteId } from "./Id.js"
import { keyOf } from "./Marks.js"

/** What the rules know of a whole workspace. Look in its records with {@link problem} and {@link block}. */
export interface Workspace {
  /** How far each report has got, and in which conversation it was made, by its id. */
  readonly problems: Readonly<Record<string, Problem>>
  /** Who is kept away, by the visitor's id, and from where. */
  readonly blocks: Readonly<Record<string, Blocked.Blocked<Block>>>
  /** What is kept on a shelf, by id: who kept it last, as `Agent/ines`; what it is, `Shelf` tells. */
  readonly items: Readonly<Record<string, string>>
  readonly unknown: number
  /** The last event applied. */
  readonly seq: number
}

/** A problem that was reported. */
export interface Problem {
  readonly status: ProblemStatus
  readonly conversationId: ConversationId
}

/** A visitor who is kept away: why, since when, and until when if it ends by itself. Milliseconds. */
export interface Block {
  readonly reason: BlockReason
  readonly comment?: string
  readonly since: number
  readonly until?: number
}

/** A workspace in which nothing has happened. */
export const empty: Workspace = { problems: {}, blocks: {}, items: {}, unknown: 0, seq: 0 }

/** A report; nothing when there is none of this id. */
export const problem = ({ problems }: Workspace, reportId: string): Problem | undefined =>
  Object.hasOwn(problems, reportId) ? problems[reportId] : undefined

/**
 * How a visitor who comes by a site is kept away, or by none; nothing when they are not, or no longer at this moment.
 */
export const block = (self: Workspace, visitorId: string, at: number, site?: SiteId): Block | undefined =>
  Blocked.of(blocked(self, visitorId), site, at)

const blocked = ({ blocks }: Workspace, visitorId: string): Blocked.Blocked<Block> =>
  (Object.hasOwn(blocks, visitorId) ? blocks[visitorId] : undefined) ?? {}

/** Whether a shelf holds something of this id. */
export const holds = ({ items }: Workspace, id: string): boolean => Object.hasOwn(items, id)

/** Who kept what has this id last; nothing when there is none. */
export const keeper = ({ items }: Workspace, id: string): string | undefined =>
  Object.hasOwn(items, id) ? items[id] : undefined

/** The workspace after one more event. Total; facts of other streams change only `seq`. */
export const apply = (self: Workspace, event: ChatEvent): Workspace => {
  const { seq, at } = event
  switch (event._tag) {
    case "ProblemReported": {
      const { reportId, conversationId } = event
      return problem(self, reportId) === undefined
        ? { ...self, problems: { ...self.problems, [reportId]: { status: "new", conversationId } }, seq }
        : { ...self, seq }
    }
    case "ProblemMoved": {
      const { reportId, status } = event
      const moved = problem(self, reportId)
      return moved === undefined
        ? { ...self, seq }
        : { ...self, problems: { ...self.problems, [reportId]: { ...moved, status } }, seq }
    }
    case "VisitorBlocked": {
      const { visitorId, reason, comment, until, site } = event
      const kept: Block = {
        reason,
        since: at,
        ...(comment !== undefined && { comment }),
        ...(until !== undefined && { until }),
      }
      return {
        ...self,
        blocks: { ...self.blocks, [visitorId]: Blocked.add(blocked(self, visitorId), site, kept) },
        seq,
      }
    }
    case "VisitorUnblocked": {
      const { [event.visitorId]: _, ...blocks } = self.blocks
      const left = Blocked.lift(blocked(self, event.visitorId), event.site)
      const none = left.blocked === undefined && left.blockedOn === undefined
      return { ...self, blocks: none ? blocks : { ...blocks, [event.visitorId]: left }, seq }
    }
    case "ItemKept":
      return { ...self, items: { ...self.items, [event.itemId]: keyOf(event.by) }, seq }
    case "ItemRemoved": {
      const { [event.itemId]: _, ...items } = self.items
      return { ...self, items, seq }
    }
    case "Unknown":
      return { ...self, unknown: self.unknown + 1, seq }
    default:
      return { ...self, seq }
  }
}

/** The workspace that a list of events, in order, adds up to. */
export const fold = (events: Iterable<ChatEvent>, from: Workspace = empty): Workspace => {
  let state = from
  for (const event of events) state = apply(state, event)
  return state
}
