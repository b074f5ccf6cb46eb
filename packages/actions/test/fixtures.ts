/** What the tests of the actions share: a context, an agent who is not the owner, and the eight under a policy. */
import * as Catalogue from "@pupitre/actions/Catalogue"
import * as Command from "@pupitre/core/Command"
import type * as Conversation from "@pupitre/core/Conversation"
import type { Decision } from "@pupitre/core/Decision"
import type * as Participant from "@pupitre/core/Participant"
import type * as Reason from "@pupitre/core/Reason"
import * as Scenario from "@pupitre/core/testing/Scenario"

/** Inès, who has every conversation of a scenario, at work. */
export const context = (patch: Partial<Command.Context> = {}): Command.Context => ({
  tenant: Scenario.tenant,
  by: Scenario.ines,
  role: "agent",
  at: 1_760_000_100_000,
  commandId: "a-command-id" as Command.Context["commandId"],
  visitorOnline: true,
  ...patch,
})

/** An agent who has no conversation. */
export const marc: Participant.Agent = { ...Scenario.ines, id: "marc" as Participant.Agent["id"], name: "Marc" }

/** The eight actions, tags compulsory and links to one host. */
export const eight = Catalogue.make({ close: { tagRequired: true }, sendLink: { hosts: ["lumen.example"] } })

export const keys = (reasons: ReadonlyArray<Reason.Reason>): ReadonlyArray<string> => reasons.map(({ key }) => key)

/** The keys of what refuses a decision; none when it was accepted. */
export const refusals = (decision: Decision): ReadonlyArray<string> =>
  decision._tag === "Accepted" ? [] : keys(decision.rejection.reasons)

/** The keys of what turns an action off for Inès; none when it is on. */
export const reasonsOf = (
  action: { readonly command: Command.Any },
  state: Conversation.Conversation,
): ReadonlyArray<string> => {
  const answer = Command.can(action.command, state, context())
  return answer._tag === "Enabled" ? [] : keys(answer.reasons)
}
