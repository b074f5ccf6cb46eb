/** A desk for tests: who is there, states as facts lead to them, and what a decision says in one line. */
import * as Catalogue from "@pupitre/actions/Catalogue"
import type { Entry } from "@pupitre/actions/Directory"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Command from "@pupitre/core/Command"
import * as Conversation from "@pupitre/core/Conversation"
import type { Decision } from "@pupitre/core/Decision"
import type { Fact } from "@pupitre/core/Fact"
import type { SiteId } from "@pupitre/core/Id"
import type * as Participant from "@pupitre/core/Participant"
import * as Scenario from "@pupitre/core/testing/Scenario"

export const now = 1_760_000_100_000
export const { ines, camille } = Scenario
export const marc: Participant.Agent = { ...ines, id: "marc" as Participant.Agent["id"], name: "Marc" }
export const lea: Participant.Agent = { ...ines, id: "lea" as Participant.Agent["id"], name: "Léa" }
export const lumi: Participant.Bot = { _tag: "Bot", id: "lumi" as Participant.Bot["id"], name: "Lumi" }
export const sav: Participant.Group = { _tag: "Group", id: "sav" as Participant.Group["id"], name: "SAV" }
export const nobody: Participant.Group = { _tag: "Group", id: "empty" as Participant.Group["id"], name: "Vide" }
export const system: Participant.System = { _tag: "System" }

const entries: ReadonlyArray<Entry> = [
  { to: ines, skills: ["Éclairage"], available: true, free: true },
  { to: marc, skills: ["Livraison"], available: true, free: true },
  { to: lea, skills: [], available: false, free: false },
  { to: lumi, skills: [], languages: ["fr-CA", "en"], available: true, free: true },
  { to: sav, skills: [], available: true, free: true, members: [ines.id, marc.id], next: marc },
  { to: nobody, skills: [], available: false, free: false, members: [] },
]
export const directory = (to: Participant.Recipient): Entry | undefined =>
  entries.find((entry) => entry.to._tag === to._tag && entry.to.id === to.id)

export const eight = Catalogue.make({
  close: { tagRequired: true },
  sendLink: { hosts: ["lumen.example"] },
  sendOffer: { hosts: ["lumen.example"] },
  transfer: { directory, announce: "offer" },
})

export const roleOf = (by: Participant.Participant): Participant.Role =>
  by._tag === "Visitor" ? "visitor" : by._tag === "System" ? "system" : by._tag === "Bot" ? "bot" : "agent"

export const context = (by: Participant.Participant = ines, patch: Partial<Command.Context> = {}): Command.Context => ({
  tenant: Scenario.tenant,
  by,
  role: roleOf(by),
  at: now,
  commandId: "a-command-id" as Command.Context["commandId"],
  visitorOnline: true,
  ...patch,
})

/** The reasons of a refusal, or `+` and the facts. */
export const said = (decision: Decision): string =>
  decision._tag === "Rejected"
    ? decision.rejection.reasons.map(({ key }) => key).join(" ")
    : `+${decision.events.map(({ _tag }) => _tag).join(" ")}`

export const facts = (decision: Decision): ReadonlyArray<Fact> => (decision._tag === "Accepted" ? decision.events : [])

/** The facts by the kind and id of their stream, beside the stream decided on. */
export const elsewhere = (decision: Decision): Readonly<Record<string, ReadonlyArray<Fact>>> =>
  decision._tag === "Accepted"
    ? Object.fromEntries(
        (decision.also ?? []).map(({ stream, events }) => [stream.slice(stream.indexOf("/") + 1), events]),
      )
    : {}

export const event = (fact: Fact, seq: number, by: Participant.Participant = ines, at = now): ChatEvent =>
  ({ ...fact, id: `then-0001/${seq}`, seq, at, by }) as ChatEvent

export const later = (state: Conversation.Conversation, ...more: ReadonlyArray<Fact>): Conversation.Conversation => {
  let after = state
  for (const fact of more) after = Conversation.apply(after, event(fact, after.seq + 1))
  return after
}

/** What a command says to an input, by the agent in charge unless told otherwise. */
export const tell = <On extends keyof Command.States, I>(
  command: Command.Command<string, On, I>,
  state: Command.States[On],
  input: NoInfer<I>,
  by: Participant.Participant = ines,
  patch: Partial<Command.Context> = {},
): Decision => Command.decide(command, state, input, context(by, patch))

/** The site by which the visitor comes in worlds, and another one. */
export const [shop, blog] = ["shop", "blog"] as unknown as readonly [SiteId, SiteId]

export const active = (): Conversation.Conversation => Scenario.make("Bonjour").conversation()
export const asked = (level: "observe" | "control" = "observe"): Conversation.Conversation =>
  later(level === "control" ? running() : active(), { _tag: "NavigationRequested", level, expiresAt: now + 60_000 })
export const running = (level: "observe" | "control" = "observe"): Conversation.Conversation =>
  later(asked(level), { _tag: "NavigationGranted", level }, { _tag: "NavigationStarted", level })
export const offeredTo = (
  to: Participant.Recipient,
  mode: "offer" | "warm" = "offer",
  expiresAt = now + 30_000,
): Conversation.Conversation => later(active(), { _tag: "TransferStarted", mode, to, expiresAt })
/** A warm transfer in which the recipient is there. */
export const joinedBy = (agent: Participant.Agent, to: Participant.Recipient = agent): Conversation.Conversation =>
  later(offeredTo(to, "warm"), { _tag: "TransferJoined", agentId: agent.id, name: agent.name })
export const closed = (): Conversation.Conversation =>
  later(active(), {
    _tag: "ConversationClosed",
    conversationId: active().id!,
    visitorId: camille.id,
    tags: [],
  })
