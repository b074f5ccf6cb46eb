/**
 * Block this visitor (*Bloquer ce visiteur*): they reach nobody any more, for good or until a date, and are not told. From the
 * whole workspace unless it is said that one of its sites is meant.
 *
 * By the visitor's identity, never by address, which others may share. Agents block and may ask for the end, managers alone
 * unblock; all of it leaves its trace in the conversation, in the visitor's stream and in the workspace's.
 *
 * @since 0.1.0
 */
import type { Availability } from "@pupitre/core/Availability"
import * as Blocked from "@pupitre/core/Blocked"
import type { Words } from "@pupitre/core/Catalogue"
import * as Command from "@pupitre/core/Command"
import type { Accepted, Decision } from "@pupitre/core/Decision"
import { accept, reject } from "@pupitre/core/Decision"
import type { ConversationClosed, Fact, VisitorBlocked } from "@pupitre/core/Fact"
import { BlockReason, BlockScope } from "@pupitre/core/Fact"
import { Label, Remark } from "@pupitre/core/fact/Bounds"
import type { ConversationId, TenantId, VisitorId } from "@pupitre/core/Id"
import { Millis, SiteId } from "@pupitre/core/Id"
import * as Navigation from "@pupitre/core/Navigation"
import { make as coreReason } from "@pupitre/core/Reason"
import * as StreamKey from "@pupitre/core/StreamKey"
import * as Visitors from "@pupitre/core/Visitor"
import * as Schema from "effect/Schema"
import type { Action } from "./Action.js"
import { conditions } from "./Action.js"
import * as ActionReason from "./ActionReason.js"
import type { Matrix } from "./Matrix.js"
import { matrix as defaultMatrix } from "./Matrix.js"
import { pane } from "./Pane.js"

/** Why someone is kept away, from where, and for how long. */
const Why = Schema.Struct({
  /** `site`: from the site by which they came, alone. The whole workspace unless given. */
  scope: Schema.optionalKey(BlockScope),
  reason: BlockReason,
  comment: Schema.optionalKey(Remark),
  /** Until when, milliseconds; absent, for good. */
  until: Schema.optionalKey(Millis),
})
interface Why extends Schema.Schema.Type<typeof Why> {}

/** What the agent gives. `close`: and close the conversation in the same breath, under these tags beside its own. */
export const Input = Schema.Struct({
  ...Why.fields,
  close: Schema.optionalKey(Schema.Struct({ tags: Schema.Array(Label).check(Schema.isMaxLength(10)) })),
})
export interface Input extends Schema.Schema.Type<typeof Input> {}

/** Why a visitor is blocked, in words. */
export const reasons: Readonly<Record<BlockReason, Words>> = {
  insults: { fr: "Insultes", en: "Insults" },
  spam: { fr: "Messages indésirables", en: "Spam" },
  fraud: { fr: "Fraude", en: "Fraud" },
  threats: { fr: "Menaces", en: "Threats" },
  other: { fr: "Autre", en: "Other" },
}

/** What a team decides. */
export interface Policy {
  readonly matrix?: Matrix
}

/** How far a block reaches, in words. */
export const scopes: Readonly<Record<BlockScope, Words>> = {
  workspace: { fr: "Tous les sites", en: "Every site" },
  site: { fr: "Ce site seulement", en: "This site only" },
}

/**
 * The action. While on, it is refused only for an end that has passed (`DateInPast`) and where a site is meant and none is
 * known (`SiteUnknown`). Blocking who is blocked as far already changes nothing but what it closes.
 */
export const make = ({ matrix = defaultMatrix }: Policy = {}): Action<"block", Input> => ({
  ...pane.block,
  command: Command.make({
    name: "block",
    on: "conversation",
    roles: ["agent", "manager"],
    input: Input,
    inputReasons: ["DateInPast", "SiteUnknown"],
    availability: (state, context) => Command.unless(...conditions(matrix, "block", state, context)),
    facts: (state, { close, ...why }, { at, tenant }) => {
      const { id, visitor, navigation, tags } = state
      if (id === undefined || visitor === undefined) return reject(coreReason("ConversationUnknown"))
      if (isPast(why, at)) return reject(coreReason("DateInPast"))
      const site = why.scope === "site" ? state.site : undefined
      if (why.scope === "site" && site === undefined) return reject(ActionReason.make("SiteUnknown"))
      const told: Array<Fact> = []
      if (Blocked.of(state, site, at) === undefined) told.push(blocked(visitor.id, site, why))
      const blocks = [...told]
      if (close !== undefined)
        told.push({
          _tag: "ConversationClosed",
          conversationId: id,
          visitorId: visitor.id,
          tags: [...new Set([...tags, ...close.tags.map((tag) => tag.trim())])].filter((tag) => tag !== ""),
          cause: "blocked",
        } satisfies ConversationClosed)
      if (told.length === 0) return accept([])
      return accept(
        [...Navigation.ending(navigation, close === undefined ? "agent" : "close"), ...told],
        [
          { stream: StreamKey.visitor(tenant, visitor.id), events: told },
          ...(blocks.length === 0 ? [] : [{ stream: StreamKey.workspace(tenant, "blocks"), events: blocks }]),
        ],
      )
    },
  }),
})

/**
 * The same without a conversation that goes on: from the customer record, from the managers' list, or once all is said. It is
 * told to the conversation that is open or was the last, and refused while available only for an end that has passed
 * (`DateInPast`) and where a site is meant and none is known (`SiteUnknown`): the one by which they came last.
 *
 * An agent does it while none is open; in one that is, {@link make}'s action says what else ends with it. A manager always
 * may: what goes on with the page ends as the visitor's connections do.
 */
export const blockVisitor = Command.make({
  name: "blockVisitor",
  on: "visitor",
  roles: ["agent", "manager"],
  input: Why,
  inputReasons: ["DateInPast", "SiteUnknown"],
  availability: ({ id, conversationId }, { role }) =>
    Command.unless(
      id === undefined && ActionReason.make("VisitorUnknown"),
      role !== "manager" && conversationId !== undefined && ActionReason.make("ConversationOpen"),
    ),
  facts: (state, why, { at, tenant }) => {
    if (state.id === undefined) return reject(ActionReason.make("VisitorUnknown"))
    if (isPast(why, at)) return reject(coreReason("DateInPast"))
    const site = why.scope === "site" ? state.site : undefined
    if (why.scope === "site" && site === undefined) return reject(ActionReason.make("SiteUnknown"))
    if (Visitors.isBlocked(state, at, site)) return accept([])
    return everywhere(tenant, [Visitors.lastConversation(state)], [blocked(state.id, site, why)])
  },
})

/**
 * A manager lets the visitor reach agents again, everywhere or by one site: said in their stream, in the workspace's and in
 * the conversation that the block was said in, which may be over. Refused while available as `NotBlocked`, of a site from
 * which they are not kept away alone.
 */
export const unblockVisitor = Command.make({
  name: "unblockVisitor",
  on: "visitor",
  roles: ["manager"],
  input: Schema.Struct({ comment: Schema.optionalKey(Remark), site: Schema.optionalKey(SiteId) }),
  inputReasons: ["NotBlocked"],
  availability: keptAway,
  facts: (state, { comment, site }, { tenant, at }) => {
    const held = standing(state, at).filter((block) => site === undefined || block.site === site)
    const said = { ...worded(comment), ...(site !== undefined && { site }) }
    return about(tenant, held, (visitorId) => ({ _tag: "VisitorUnblocked", visitorId, ...said }))
  },
})

/**
 * An agent asks a manager to unblock the visitor, and says why; asked once until it is answered. Refused while available as
 * `ReasonMissing`.
 */
export const requestUnblock = Command.make({
  name: "requestUnblock",
  on: "visitor",
  roles: ["agent"],
  input: Schema.Struct({ comment: Remark }),
  inputReasons: ["ReasonMissing"],
  availability: (state, { at }) => {
    const held = standing(state, at)
    return Command.unless(
      held.length === 0 && ActionReason.make("NotBlocked"),
      held.some(isRequested) && ActionReason.make("UnblockPending"),
    )
  },
  facts: (state, { comment }, { tenant, at }) =>
    comment.trim() === ""
      ? reject(ActionReason.make("ReasonMissing"))
      : about(tenant, standing(state, at), (visitorId) => ({ _tag: "UnblockRequested", visitorId, comment })),
})

/** A manager does not grant what was asked for, perhaps with a word about why; {@link unblockVisitor} grants it. */
export const refuseUnblock = Command.make({
  name: "refuseUnblock",
  on: "visitor",
  roles: ["manager"],
  input: Schema.Struct({ comment: Schema.optionalKey(Remark) }),
  inputReasons: [],
  availability: (state, { at }) => {
    const held = standing(state, at)
    return Command.unless(
      held.length === 0 && ActionReason.make("NotBlocked"),
      !held.some(isRequested) && ActionReason.make("NothingRequested"),
    )
  },
  facts: (state, { comment }, { tenant, at }) =>
    about(tenant, standing(state, at), (visitorId) => ({ _tag: "UnblockRefused", visitorId, ...worded(comment) })),
})

/** What keeps a visitor away now, of any scope. */
interface Held extends Visitors.Block {
  readonly site?: SiteId
}

function standing(state: Visitors.Visitor, at: number): ReadonlyArray<Held> {
  return Visitors.blocks(state, at).map(({ site, block }) => (site === undefined ? block : { ...block, site }))
}

function keptAway(state: Visitors.Visitor, { at }: Command.Context): Availability {
  return Command.unless(standing(state, at).length === 0 && ActionReason.make("NotBlocked"))
}

const isRequested = ({ requested }: Held): boolean => requested === true

const blocked = (visitorId: VisitorId, site: SiteId | undefined, { reason, comment, until }: Why): VisitorBlocked => ({
  _tag: "VisitorBlocked",
  visitorId,
  ...(site !== undefined && { site }),
  reason,
  ...worded(comment),
  ...(until !== undefined && { until }),
})

const worded = (comment: string | undefined): { readonly comment?: string } =>
  comment === undefined || comment.trim() === "" ? {} : { comment }

const isPast = ({ until }: Why, at: number): boolean => until !== undefined && until <= at

/** Something about blocks that stand, said wherever they were. */
function about(tenant: TenantId, held: ReadonlyArray<Held>, fact: (visitorId: VisitorId) => Fact): Decision {
  const [first] = held
  if (first === undefined) return reject(ActionReason.make("NotBlocked"))
  return everywhere(
    tenant,
    held.map(({ conversationId }) => conversationId),
    [fact(first.visitorId)],
  )
}

/** Decided in the visitor's own stream, and said in their conversations, if there are any, and in the workspace. */
function everywhere(
  tenant: TenantId,
  conversations: ReadonlyArray<ConversationId | undefined>,
  events: ReadonlyArray<Fact>,
): Accepted {
  const told = new Set(conversations.filter((conversation) => conversation !== undefined))
  return accept(events, [
    ...[...told].map((conversation) => ({ stream: StreamKey.conversation(tenant, conversation), events })),
    { stream: StreamKey.workspace(tenant, "blocks"), events },
  ])
}
