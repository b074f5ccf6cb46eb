/**
 * Who was kept away and who was let back in, as a manager reads it: the fold of the workspace's stream `blocks`.
 *
 * Nothing is forgotten: what stands now is read from the trail, so that a block whose end has passed is still told of.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type {
  BlockReason,
  UnblockRefused,
  UnblockRequested,
  VisitorBlocked,
  VisitorUnblocked,
} from "@pupitre/core/Fact"
import type { SiteId, VisitorId } from "@pupitre/core/Id"
import type { Participant } from "@pupitre/core/Participant"

/** What was said of one visitor, by whom, and when in milliseconds. `seq` numbers it in the workspace's stream. */
export type Mark = (
  | ({ readonly _tag: "Blocked" } & Omit<VisitorBlocked, "_tag">)
  | ({ readonly _tag: "Unblocked" } & Omit<VisitorUnblocked, "_tag">)
  | ({ readonly _tag: "Requested" } & Omit<UnblockRequested, "_tag">)
  | ({ readonly _tag: "Refused" } & Omit<UnblockRefused, "_tag">)
) & { readonly by: Participant; readonly at: number; readonly seq: number }

/** A visitor who is kept away, from all of the workspace or from one site. Times in milliseconds. */
export interface Standing {
  readonly visitorId: VisitorId
  /** The one site from which they are; absent, from the whole workspace. */
  readonly site?: SiteId
  readonly reason: BlockReason
  readonly comment?: string
  readonly by: Participant
  readonly at: number
  /** When it ends by itself; absent, never. */
  readonly until?: number
  /** The visitor whose block followed this one, who is the same person. */
  readonly follows?: VisitorId
  /** The last that was said of ending it: an agent asked and waits for an answer, or a manager refused. */
  readonly request?: Extract<Mark, { readonly _tag: "Requested" | "Refused" }>
  /** That they came back since, by a site from which this block keeps them; absent while they have not. */
  readonly returns?: Returns
}

/** How often somebody came back who was kept away, and when they last did, milliseconds. */
export interface Returns {
  readonly times: number
  readonly last: number
}

/** Who came back, by which site if by one. `seq` numbers it in the workspace's stream. */
export interface TurnedAway extends Returns {
  readonly visitorId: VisitorId
  readonly site?: SiteId
  readonly seq: number
}

/** Everything that was said, oldest first. */
export interface Blocks {
  readonly trail: ReadonlyArray<Mark>
  /** Those who came back, apart from the trail, which is what people did. */
  readonly turnedAway: ReadonlyArray<TurnedAway>
  /** The last event applied. */
  readonly seq: number
}

/** Nobody was ever kept away. */
export const empty: Blocks = { trail: [], turnedAway: [], seq: 0 }

/** The trail after one more event. Total; facts of other streams change only `seq`. */
export const apply = (self: Blocks, event: ChatEvent): Blocks => {
  const { seq, at, by } = event
  switch (event._tag) {
    case "VisitorBlocked": {
      const { visitorId, site, reason, comment, until, follows } = event
      const mark: Mark = {
        _tag: "Blocked",
        visitorId,
        ...(site !== undefined && { site }),
        reason,
        ...(comment !== undefined && { comment }),
        ...(until !== undefined && { until }),
        ...(follows !== undefined && { follows }),
        // The visitor signed in; nobody but the server says that the block follows.
        by: follows === undefined ? by : { _tag: "System" },
        at,
        seq,
      }
      return { ...self, trail: [...self.trail, mark], seq }
    }
    case "VisitorUnblocked": {
      const { visitorId, site, comment } = event
      const said = { ...(site !== undefined && { site }), ...(comment !== undefined && { comment }) }
      const mark: Mark = { _tag: "Unblocked", visitorId, ...said, by, at, seq }
      return { ...self, trail: [...self.trail, mark], seq }
    }
    case "UnblockRequested": {
      const { visitorId, comment } = event
      return { ...self, trail: [...self.trail, { _tag: "Requested", visitorId, comment, by, at, seq }], seq }
    }
    case "UnblockRefused": {
      const { visitorId, comment } = event
      const mark: Mark = { _tag: "Refused", visitorId, ...(comment !== undefined && { comment }), by, at, seq }
      return { ...self, trail: [...self.trail, mark], seq }
    }
    case "VisitorTurnedAway": {
      const { visitorId, site, times, last } = event
      const one: TurnedAway = { visitorId, ...(site !== undefined && { site }), times, last, seq }
      return { ...self, turnedAway: [...self.turnedAway, one], seq }
    }
    default:
      return { ...self, seq }
  }
}

/** The trail that a list of events, in order, adds up to. */
export const fold = (events: Iterable<ChatEvent>, from: Blocks = empty): Blocks => {
  let state = from
  for (const event of events) state = apply(state, event)
  return state
}

/**
 * Who is kept away at a moment, whoever was blocked last first: for each visitor and scope the last word, where that is a
 * block that has not ended. Who is kept away from the workspace and from a site is there twice.
 *
 * @example
 * ```ts
 * import * as Blocks from "@pupitre/actions/Blocks"
 *
 * const block = { _tag: "Blocked", visitorId: "v1", reason: "spam", by: { _tag: "System" }, at: 1_000, until: 5_000, seq: 1 }
 * const blocks = { ...Blocks.empty, trail: [block], seq: 1 } as never
 * Blocks.standing(blocks, 2_000).map(({ visitorId }) => visitorId) // => ["v1"]
 * Blocks.standing(blocks, 5_000) // => []
 * ```
 */
export const standing = (blocks: Blocks, at: number): ReadonlyArray<Standing> =>
  lastWords(blocks, ({ visitorId }) => visitorId, at)

/**
 * How a person is kept away at a moment, of whom several visitors are known: from each scope by the newest word on any of
 * them, so that who was let back in as one is let back in. Nothing when they are not.
 */
export const ofPerson = (blocks: Blocks, visitors: ReadonlyArray<VisitorId>, at: number): ReadonlyArray<Standing> => {
  const theirs = ({ visitorId }: { readonly visitorId: VisitorId }): boolean => visitors.includes(visitorId)
  const { trail, turnedAway, seq } = blocks
  return lastWords({ trail: trail.filter(theirs), turnedAway: turnedAway.filter(theirs), seq }, () => "", at)
}

/** The blocks that are the last word on somebody and a scope. `who` says of whom what is said of a visitor is. */
function lastWords(
  { trail, turnedAway }: Blocks,
  who: (said: Mark | TurnedAway) => string,
  at: number,
): ReadonlyArray<Standing> {
  // For each, the scopes on which there is a newer word; true once it is on all of them.
  const told = new Map<string, true | Set<SiteId | undefined>>()
  const requests = new Map<string, NonNullable<Standing["request"]>>()
  const all: Array<Standing> = []
  for (const mark of trail.toReversed()) {
    const person = who(mark)
    const newer = told.get(person) ?? new Set()
    if (newer === true) continue
    if (mark._tag === "Requested" || mark._tag === "Refused") {
      // Newest first: what was asked before it was answered, or asked again.
      if (!requests.has(person)) requests.set(person, mark)
      continue
    }
    if (mark._tag === "Unblocked" && mark.site === undefined) {
      told.set(person, true)
      continue
    }
    if (newer.has(mark.site)) continue
    told.set(person, newer.add(mark.site))
    if (mark._tag === "Unblocked" || (mark.until !== undefined && mark.until <= at)) continue
    const { _tag: _, seq: _seq, ...rest } = mark
    const request = requests.get(person)
    const returns = returnsOf(turnedAway.filter((one) => who(one) === person && against(mark, one)))
    all.push({ ...rest, ...(request !== undefined && { request }), ...(returns !== undefined && { returns }) })
  }
  return all
}

/** Whether it was against this block that somebody came: after it, though it may be said later, and from where it keeps them. */
const against = ({ site, at, seq }: Pick<Mark, "at" | "seq"> & { readonly site?: SiteId }, one: TurnedAway): boolean =>
  one.seq > seq && one.last >= at && (site === undefined || site === one.site)

function returnsOf(all: ReadonlyArray<Returns>): Returns | undefined {
  if (all.length === 0) return undefined
  return {
    times: all.reduce((sum, { times }) => sum + times, 0),
    last: all.reduce((newest, { last }) => Math.max(newest, last), 0),
  }
}

/** What was said of one visitor, oldest first. */
export const of = ({ trail }: Blocks, visitorId: string): ReadonlyArray<Mark> =>
  trail.filter((mark) => mark.visitorId === visitorId)
