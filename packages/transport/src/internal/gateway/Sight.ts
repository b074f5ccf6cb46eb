/**
 * What a session is told of a stream: its audience's part of every event, of that what its role may see, and what is
 * addressed to somebody only where that is whoever is at its end.
 *
 * Sessions of a role are told the same of everything that is addressed to nobody, so that what is told to many is made once.
 *
 * @since 0.1.0
 */
import type { Audience } from "@pupitre/core/Audience"
import { projectAll, projectConversation } from "@pupitre/core/Audience"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Conversation } from "@pupitre/core/Conversation"
import type { GroupId } from "@pupitre/core/Id"
import type { Participant, Recipient, Role } from "@pupitre/core/Participant"
import type { Redactions } from "@pupitre/core/Redaction"
import type { Identity } from "../../server/Identity.js"
import { fromIdentity } from "./Access.js"

/** What a session is told of a stream. */
export interface Sight {
  /** The events as this session may see them, in order, after everything that was taken out of the stream. */
  readonly of: (events: ReadonlyArray<ChatEvent>, redactions: Redactions) => ReadonlyArray<ChatEvent>
  /** A conversation's state as this session may see it. */
  readonly state: (conversation: Conversation) => Conversation
  /** The same value for all sessions that are told the same of these events. */
  readonly sharedBy: (events: ReadonlyArray<ChatEvent>) => unknown
}

/** What a product says of it: see the options of a gateway. */
export interface Options {
  readonly withhold?: (event: ChatEvent, role: Role) => ChatEvent | undefined
  readonly withholdState?: (conversation: Conversation, role: Role) => Conversation
  readonly groups?: (identity: Identity) => ReadonlyArray<GroupId>
}

/** What a visitor's page is told, and whoever is not known yet. */
export const visitor: Sight = audienceOnly("visitor")

/**
 * The sight of each session. `failed` is told of what an option throws: such an event is told to nobody it was asked for, and of
 * such a state what the visitor themselves is told.
 */
export const make =
  (
    { withhold, withholdState, groups = () => [] }: Options,
    failed: (cause: unknown) => void,
  ): ((identity: Identity) => Sight) =>
  (identity) => {
    const { audience, by, role } = fromIdentity(identity)
    if (audience === "visitor") return visitor
    const isFor = (to: Recipient): boolean =>
      role === "manager" || (to._tag === "Group" ? groups(identity).includes(to.id) : same(to, by))
    const told = (event: ChatEvent): ChatEvent | undefined => {
      const seen = withhold === undefined ? event : withhold(event, role)
      if (seen === undefined || !isAddressed(seen) || same(seen.by, by) || isFor(seen.to)) return seen
      const { comment: _, ...rest } = seen
      return rest
    }
    const stated = (conversation: Conversation): Conversation => {
      try {
        return withholdState === undefined ? conversation : withholdState(conversation, role)
      } catch (cause) {
        failed(cause)
        return projectConversation(conversation, "visitor")
      }
    }
    const whole = audienceOnly(audience)
    const sight: Sight = {
      of: (events, redactions) =>
        whole.of(events, redactions).flatMap((event) => {
          try {
            return told(event) ?? []
          } catch (cause) {
            failed(cause)
            return []
          }
        }),
      state: (conversation) => {
        const told = stated(conversation)
        const { transfer, ...rest } = told
        if (transfer?.comment === undefined) return told
        try {
          if (same(transfer.by, by) || isFor(transfer.to)) return told
        } catch (cause) {
          failed(cause)
        }
        const { comment: _, ...others } = transfer
        return { ...rest, transfer: others }
      },
      sharedBy: (events) => (events.some(isAddressed) ? sight : role),
    }
    return sight
  }

/** Words for the recipient of a transfer: its sender, its recipient and managers read them. */
const isAddressed = (event: ChatEvent): event is Extract<ChatEvent, { readonly _tag: "TransferStarted" }> =>
  event._tag === "TransferStarted" && event.comment !== undefined

const same = (a: Participant | Recipient, b: Participant): boolean =>
  a._tag === b._tag && "id" in a && "id" in b && a.id === b.id

function audienceOnly(audience: Audience): Sight {
  return {
    of: (events, redactions) => projectAll(events, audience, redactions),
    state: (conversation) => projectConversation(conversation, audience),
    sharedBy: () => audience,
  }
}
