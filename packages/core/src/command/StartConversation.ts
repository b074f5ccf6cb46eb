/**
 * The visitor asks to talk, perhaps with a first message.
 *
 * Decided on the visitor's stream, so that there is one open conversation per visitor; the new conversation takes the
 * id of the command, and its stream begins in the same transaction.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { accept } from "../Decision.js"
import type { ConversationReopened, ConversationStarted, Fact, PageVisited } from "../Fact.js"
import { Mode } from "../Fact.js"
import type { ConversationId } from "../Id.js"
import { MessageText } from "../Message.js"
import { make as reason } from "../Reason.js"
import * as StreamKey from "../StreamKey.js"
import { welcome } from "./guards.js"
import type { ReopenPolicy } from "./Reopening.js"
import { reopenable } from "./Reopening.js"

/**
 * The visitor asks to talk. Where the team reopens conversations, what they say within that time goes on in the last one, and
 * nothing begins.
 */
export const startConversation = (reopening: ReopenPolicy = {}) =>
  Command.make({
    name: "startConversation",
    on: "visitor",
    roles: ["visitor"],
    input: Schema.Struct({
      mode: Mode,
      message: Schema.optionalKey(MessageText),
      language: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(35))),
    }),
    inputReasons: [],
    availability: (state, context) =>
      Command.unless(
        welcome(state, context),
        !state.consent.includes("store") && reason("ConsentMissing", { scope: "store" }),
        state.conversationId !== undefined && reason("AlreadyOpen"),
      ),
    facts: (state, { mode, message, language }, { by, at, commandId, tenant, site }) => {
      const found = message === undefined ? undefined : reopenable(state, at, reopening)
      if (found !== undefined && message !== undefined) {
        const reopened: ConversationReopened = { _tag: "ConversationReopened", ...found, cause: "visitor" }
        const said: Fact = { _tag: "MessagePosted", text: message }
        const stream = StreamKey.conversation(tenant, found.conversationId)
        return accept([reopened], [{ stream, events: [reopened, said] }])
      }
      if (by._tag !== "Visitor") return { _tag: "Rejected", rejection: { reasons: [reason("NotPermitted")] } }
      const conversationId: ConversationId = commandId as string as ConversationId
      const { consent, previousConversationId, page } = state
      const started: ConversationStarted = {
        _tag: "ConversationStarted",
        conversationId,
        visitor: by,
        mode,
        consent,
        nth: state.conversations + 1,
        ...(language !== undefined && { language }),
        ...(previousConversationId !== undefined && { previousConversationId }),
        ...(site !== undefined && { site }),
      }
      const first: Array<Fact> = [started]
      if (page !== undefined) first.push({ _tag: "PageVisited", ...page } satisfies PageVisited)
      if (message !== undefined) first.push({ _tag: "MessagePosted", text: message })
      return accept([started], [{ stream: StreamKey.conversation(tenant, conversationId), events: first }])
    },
  })

/** The visitor asks to talk, and a conversation begins. */
export const StartConversation = startConversation()
