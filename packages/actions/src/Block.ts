/**
 * Block this visitor (*Bloquer ce visiteur*): they reach nobody any more, for good or until a date, and are not told.
 *
 * By the visitor's identity, never by address, which others may share. Agents block, managers alone unblock; both leave
 * their trace in the conversation, in the visitor's stream and in the workspace's.
 *
 * @since 0.1.0
 */
import type { Words } from "@pupitre/core/Catalogue"
import * as Command from "@pupitre/core/Command"
import { isBlocked } from "@pupitre/core/Conversation"
import { accept, reject } from "@pupitre/core/Decision"
import type { ConversationClosed, Fact, VisitorBlocked, VisitorUnblocked } from "@pupitre/core/Fact"
import { BlockReason } from "@pupitre/core/Fact"
import { Label, Remark } from "@pupitre/core/fact/Bounds"
import { Millis } from "@pupitre/core/Id"
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

/** What the agent gives. `close`: and close the conversation in the same breath, under these tags beside its own. */
export const Input = Schema.Struct({
  reason: BlockReason,
  comment: Schema.optionalKey(Remark),
  /** Until when, milliseconds; absent, for good. */
  until: Schema.optionalKey(Millis),
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

/**
 * The action. While on, it is refused only for an end that has passed (`DateInPast`). Blocking who is blocked changes
 * nothing but what it closes.
 */
export const make = ({ matrix = defaultMatrix }: Policy = {}): Action<"block", Input> => ({
  ...pane.block,
  command: Command.make({
    name: "block",
    on: "conversation",
    roles: ["agent", "manager"],
    input: Input,
    inputReasons: ["DateInPast"],
    availability: (state, context) => Command.unless(...conditions(matrix, "block", state, context)),
    facts: (state, { reason, comment, until, close }, { at, tenant }) => {
      const { id, visitor, navigation, tags } = state
      if (id === undefined || visitor === undefined) return reject(coreReason("ConversationUnknown"))
      if (until !== undefined && until <= at) return reject(coreReason("DateInPast"))
      const told: Array<Fact> = []
      if (!isBlocked(state, at))
        told.push({
          _tag: "VisitorBlocked",
          visitorId: visitor.id,
          reason,
          ...(comment !== undefined && comment.trim() !== "" && { comment }),
          ...(until !== undefined && { until }),
        } satisfies VisitorBlocked)
      const blocked = [...told]
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
          ...(blocked.length === 0 ? [] : [{ stream: StreamKey.workspace(tenant, "blocks"), events: blocked }]),
        ],
      )
    },
  }),
})

/**
 * A manager lets the visitor reach agents again: said in their stream, in the workspace's and in the conversation that the
 * block was said in, which may be over.
 */
export const unblockVisitor = Command.make({
  name: "unblockVisitor",
  on: "visitor",
  roles: ["manager"],
  input: Schema.Struct({ comment: Schema.optionalKey(Remark) }),
  inputReasons: [],
  availability: (state, { at }) => Command.unless(!Visitors.isBlocked(state, at) && ActionReason.make("NotBlocked")),
  facts: ({ blocked }, { comment }, { tenant }) => {
    if (blocked === undefined) return reject(ActionReason.make("NotBlocked"))
    const unblocked: VisitorUnblocked = {
      _tag: "VisitorUnblocked",
      visitorId: blocked.visitorId,
      ...(comment !== undefined && comment.trim() !== "" && { comment }),
    }
    const events = [unblocked]
    const { conversationId } = blocked
    return accept(events, [
      ...(conversationId === undefined ? [] : [{ stream: StreamKey.conversation(tenant, conversationId), events }]),
      { stream: StreamKey.workspace(tenant, "blocks"), events },
    ])
  },
})
