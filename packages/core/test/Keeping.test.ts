import { assert, describe, it } from "@effect/vitest"
import * as Command from "@pupitre/core/Command"
import { GiveConsent, WithdrawConsent } from "@pupitre/core/command/Consent"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import { StartConversation } from "@pupitre/core/command/StartConversation"
import type { Conversation } from "@pupitre/core/Conversation"
import * as Conversations from "@pupitre/core/Conversation"
import type { Accepted, Decision } from "@pupitre/core/Decision"
import type { ConsentScope, Fact } from "@pupitre/core/Fact"
import { closingProposed } from "@pupitre/core/Keeping"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Visitor from "@pupitre/core/Visitor"

const { camille, ines, tenant } = Scenario
const context = (by: Command.Context["by"]): Command.Context => ({
  tenant,
  by,
  role: by._tag === "Visitor" ? "visitor" : "agent",
  at: 1_760_000_050_000,
  commandId: "c1" as Command.Context["commandId"],
  visitorOnline: true,
})
const accepted = (decision: Decision): Accepted => {
  if (decision._tag === "Rejected") throw new Error(JSON.stringify(decision))
  return decision
}
const after = (state: Conversation, facts: ReadonlyArray<Fact> = []): Conversation =>
  Conversations.fold(
    facts.map((fact, i) => ({ ...fact, id: `e${i}`, seq: state.seq + i + 1, at: 1, by: camille }) as never),
    state,
  )
/** A conversation as the visitor's own stream tells it. */
const told = (decision: Decision): ReadonlyArray<Fact> | undefined => accepted(decision).also?.[0]?.events

const visitor = (conversationId?: string): Visitor.Visitor =>
  ({
    ...Visitor.empty,
    consent: ["store", "preview"],
    ...(conversationId !== undefined && { conversationId }),
  }) as never
const begun = (): Conversation =>
  after(
    after(
      Conversations.empty,
      told(Command.decide(StartConversation, visitor(), { mode: "chat", message: "Bonjour" }, context(camille))),
    ),
    [{ _tag: "AgentAssigned", agentId: ines.id, name: ines.name }],
  )

describe("a conversation that may not be kept any more", () => {
  it("[H71] goes on, and its closing is proposed until the visitor agrees again or it is closed", () => {
    const consent = (command: typeof GiveConsent | typeof WithdrawConsent, ...scopes: ReadonlyArray<ConsentScope>) =>
      told(Command.decide(command, visitor("c1"), { scopes } as never, context(camille)))
    assert.isFalse(closingProposed(Conversations.empty))
    assert.isFalse(closingProposed(begun()))
    assert.isFalse(closingProposed(after(begun(), consent(WithdrawConsent, "preview"))))
    const withdrawn = after(begun(), consent(WithdrawConsent, "store"))
    assert.isTrue(closingProposed(withdrawn))
    for (const by of [camille, ines])
      assert.strictEqual(Command.decide(PostMessage, withdrawn, { text: "?" }, context(by))._tag, "Accepted")
    assert.isFalse(closingProposed(after(withdrawn, consent(GiveConsent, "store"))))
    const closed: Fact = { _tag: "ConversationClosed", conversationId: withdrawn.id!, visitorId: camille.id, tags: [] }
    assert.isFalse(closingProposed(after(withdrawn, [closed])))
  })
})
