/**
 * What became of the answers that were proposed to an agent is recorded, for managers. The visitor never sees it.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { accept, reject } from "../Decision.js"
import { SuggestionJudged } from "../fact/AssistanceFacts.js"
import { make as reason } from "../Reason.js"
import * as StreamKey from "../StreamKey.js"
import { open, spoken } from "./guards.js"

const { _tag: _, conversationId: _conversation, ...fields } = SuggestionJudged.fields

/**
 * The owner says what became of what was proposed for a message of the visitor. Nothing is added to the conversation: the
 * fact is the workspace's. Refused while available as `NothingThere`, when the conversation has no such message.
 */
export const JudgeSuggestion = Command.make({
  name: "judgeSuggestion",
  on: "conversation",
  roles: ["agent", "manager", "bot"],
  input: Schema.Struct(fields),
  inputReasons: ["NothingThere"],
  availability: (state, context) => Command.unless(open(state), spoken(state, context)),
  facts: ({ id, lastVisitorMessage }, input, { tenant }) =>
    id === undefined || input.answers > lastVisitorMessage
      ? reject(reason("NothingThere"))
      : accept(
          [],
          [
            {
              stream: StreamKey.workspace(tenant, "suggestions"),
              events: [{ _tag: "SuggestionJudged", conversationId: id, ...input }],
            },
          ],
        ),
})
