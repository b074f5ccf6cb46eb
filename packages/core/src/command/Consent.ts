/**
 * The visitor allows something, or takes it back. Decided on the visitor's stream and told to the open conversation.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import type { Accepted } from "../Decision.js"
import { accept } from "../Decision.js"
import type { Fact } from "../Fact.js"
import { ConsentScope } from "../Fact.js"
import type { TenantId } from "../Id.js"
import { make as reason } from "../Reason.js"
import * as StreamKey from "../StreamKey.js"
import type { Visitor } from "../Visitor.js"
import { welcome } from "./guards.js"

const input = Schema.Struct({ scopes: Schema.NonEmptyArray(ConsentScope) })

/** The visitor allows something. */
export const GiveConsent = Command.make({
  name: "giveConsent",
  on: "visitor",
  roles: ["visitor"],
  input,
  inputReasons: [],
  availability: (state, context) => Command.unless(welcome(state, context)),
  facts: (state, { scopes }, { tenant }) => both(state, tenant, { _tag: "ConsentGiven", scopes }),
})

/** The visitor takes permissions back. The one thing that a visitor who was blocked can still do. */
export const WithdrawConsent = Command.make({
  name: "withdrawConsent",
  on: "visitor",
  roles: ["visitor"],
  input,
  inputReasons: [],
  availability: (state) => Command.unless(state.consent.length === 0 && reason("NothingToWithdraw")),
  facts: (state, { scopes }, { tenant }) => both(state, tenant, { _tag: "ConsentWithdrawn", scopes }),
})

const both = (state: Visitor, tenant: TenantId, fact: Fact): Accepted =>
  state.conversationId === undefined
    ? accept([fact])
    : accept([fact], [{ stream: StreamKey.conversation(tenant, state.conversationId), events: [fact] }])
