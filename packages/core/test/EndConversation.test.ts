import { assert, describe, it } from "@effect/vitest"
import * as Alert from "@pupitre/core/Alert"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Command from "@pupitre/core/Command"
import { endConversation, EndConversation, MinimiseChat } from "@pupitre/core/command/EndConversation"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import { Snooze } from "@pupitre/core/command/Snooze"
import * as Conversation from "@pupitre/core/Conversation"
import * as ConversationSummary from "@pupitre/core/ConversationSummary"
import type { Decision } from "@pupitre/core/Decision"
import * as Scenario from "@pupitre/core/testing/Scenario"

const Ending = endConversation({ visitorMayClose: true })
const { camille, ines, tenant } = Scenario
const context = (by: typeof camille | typeof ines = camille): Command.Context => ({
  tenant,
  by,
  role: by._tag === "Visitor" ? "visitor" : "agent",
  at: 1_760_000_100_000,
  commandId: "ending-0001" as Command.Context["commandId"],
  visitorOnline: true,
})
const said = (decision: Decision): string =>
  decision._tag === "Accepted"
    ? `+${decision.events.map(({ _tag }) => _tag).join(" ")}`
    : decision.rejection.reasons.map(({ key }) => key).join(" ")
const line = (events: ReadonlyArray<ChatEvent>) =>
  events.reduce<ConversationSummary.ConversationSummary | undefined>(ConversationSummary.apply, undefined)!

describe("a visitor who is done", () => {
  it("[H61] may say so where the team lets them; closing stays the agent's, who is alerted, and a message takes it back", () => {
    const scenario = Scenario.make("Bonjour")
    const end = (command: typeof Ending, state = scenario.conversation(), by: typeof camille | typeof ines = camille) =>
      said(Command.decide(command, state, {}, context(by)))
    assert.strictEqual(end(EndConversation), "NotPermitted", "by default they may not")
    assert.strictEqual(end(Ending, scenario.conversation(), ines), "NotPermitted")
    assert.strictEqual(end(Ending, Conversation.empty), "ConversationUnknown")
    assert.isTrue(Conversation.isWaiting(scenario.conversation()))
    const ended = scenario.command(Ending, {}, camille)
    assert.strictEqual(ended.conversation().status, "active")
    assert.strictEqual(Conversation.owner(ended.conversation())?.agentId, ines.id)
    assert.isFalse(Conversation.isWaiting(ended.conversation()))
    assert.isTrue(line(ended.events).ended)
    assert.isUndefined(line(ended.events).waitingSince)
    const alert = Alert.fromEvent(ended.events.at(-1)!)!
    assert.strictEqual(Alert.severity(alert), "warning")
    for (const locale of ["fr", "en"] as const) assert.isNotEmpty(Alert.text(locale, alert))
    assert.strictEqual(end(Ending), "AlreadyEnded")
    const again = scenario.visitor("Encore une chose")
    assert.isUndefined(again.conversation().endedAt)
    assert.isTrue(Conversation.isWaiting(again.conversation()))
    assert.isUndefined(line(again.events).ended)
    assert.isDefined(line(again.events).waitingSince)
    assert.strictEqual(end(Ending), "+ConversationEnded")
  })

  it("[H61] with a conversation that nobody has in charge closes it at once; one that is set aside has its agent", () => {
    const { events } = Scenario.make("Bonjour")
    const waiting = Conversation.fold(events.filter(({ _tag }) => _tag !== "AgentAssigned"))
    const decision = Command.decide(Ending, waiting, {}, context())
    assert.strictEqual(said(decision), "+ConversationClosed")
    assert.deepStrictEqual(decision._tag === "Accepted" && decision.also?.map(({ stream }) => stream as string), [
      `${tenant}/visitor/${camille.id}`,
    ])
    const aside = Scenario.make("Bonjour").command(Snooze, {}).conversation()
    assert.strictEqual(said(Command.decide(Ending, aside, {}, context())), "+ConversationEnded")
  })

  it("[H61] who makes the chat small is told of once, until they write again", () => {
    const scenario = Scenario.make("Bonjour")
    const small = () => said(Command.decide(MinimiseChat, scenario.conversation(), {}, context()))
    assert.strictEqual(small(), "+AlertRaised")
    scenario.command(MinimiseChat, {}, camille)
    assert.strictEqual(Alert.fromEvent(scenario.events.at(-1)!)?.kind, "VisitorMinimised")
    assert.strictEqual(small(), "+")
    scenario.agent("Vous êtes là ?")
    assert.strictEqual(small(), "+")
    scenario.visitor("Oui")
    assert.strictEqual(small(), "+AlertRaised")
    assert.strictEqual(said(Command.decide(MinimiseChat, scenario.conversation(), {}, context(ines))), "NotPermitted")
    assert.strictEqual(
      said(Command.decide(PostMessage, scenario.conversation(), { text: "a" }, context())),
      "+MessagePosted",
    )
  })
})
