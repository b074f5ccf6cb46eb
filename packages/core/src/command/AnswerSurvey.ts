/**
 * The visitor says what they thought of a conversation that is over, as often as they like: every click is told. The ratings are
 * facts of the visitor's stream too, where their profile finds them; words are the conversation's alone.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { accept, reject } from "../Decision.js"
import { SurveyAnswered } from "../Fact.js"
import { make as reason } from "../Reason.js"
import * as StreamKey from "../StreamKey.js"
import { reachable } from "./guards.js"

const { _tag: _, conversationId: __, ...fields } = SurveyAnswered.fields

/** The visitor answers, wholly or in part; what was answered before stays. Refused while available as `NothingGiven`. */
export const AnswerSurvey = Command.make({
  name: "answerSurvey",
  on: "conversation",
  roles: ["visitor"],
  input: Schema.Struct(fields),
  inputReasons: ["NothingGiven"],
  availability: (state, context) =>
    Command.unless(
      state.id === undefined && reason("ConversationUnknown"),
      state.id !== undefined && state.status !== "closed" && reason("NotClosed"),
      reachable(state, context),
    ),
  facts: ({ id, visitor }, input, { tenant }) => {
    if (id === undefined || Object.keys(input).length === 0) return reject(reason("NothingGiven"))
    const { csat, nps } = input
    const rated: SurveyAnswered = {
      _tag: "SurveyAnswered",
      conversationId: id,
      ...(csat !== undefined && { csat }),
      ...(nps !== undefined && { nps }),
    }
    const told = visitor !== undefined && (csat !== undefined || nps !== undefined)
    return accept(
      [{ _tag: "SurveyAnswered", conversationId: id, ...input }],
      told ? [{ stream: StreamKey.visitor(tenant, visitor.id), events: [rated] }] : [],
    )
  },
})
