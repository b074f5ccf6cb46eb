/**
 * Histories for tests and demos, made the way real ones are: each step is a command that `decide` accepts.
 *
 * A step that would be refused throws, so that a scenario can only hold what could happen.
 *
 * @since 0.1.0
 */
import type { ChatEvent, Known } from "../ChatEvent.js"
import * as Command from "../Command.js"
import { AssignAgent } from "../command/AssignAgent.js"
import { ChangeMode } from "../command/ChangeMode.js"
import { GiveConsent } from "../command/Consent.js"
import { PostMessage } from "../command/PostMessage.js"
import { RaiseAlert } from "../command/RaiseAlert.js"
import { RecordAction } from "../command/RecordAction.js"
import { StartConversation } from "../command/StartConversation.js"
import { StartVisit, VisitPage } from "../command/Visit.js"
import * as Conversation from "../Conversation.js"
import type { Fact, Mode, RaisedAlert } from "../Fact.js"
import type { AgentId, CommandId, ConversationId, PageId, SiteId, TenantId, VisitId, VisitorId } from "../Id.js"
import type * as Participant from "../Participant.js"
import type { Role } from "../Participant.js"
import type { SafeUrl } from "../SafeUrl.js"
import * as StreamKey from "../StreamKey.js"
import * as Visitor from "../Visitor.js"

/** The tenant of every scenario. */
export const tenant = "demo" as TenantId
/** The visitor of every scenario. */
export const camille: Participant.Visitor = { _tag: "Visitor", id: "camille" as VisitorId, name: "Camille" }
/** The agent of every scenario. */
export const ines: Participant.Agent = { _tag: "Agent", id: "ines" as AgentId, name: "Inès" }

/** A history in the making. Each step returns the scenario itself, so that steps chain. */
export interface Scenario {
  /** The events of the conversation so far. */
  readonly events: ReadonlyArray<ChatEvent>
  /** The events of the visitor's stream so far. */
  readonly visits: ReadonlyArray<ChatEvent>
  /** The events of the workspace so far: reports and blocks. */
  readonly workspace: ReadonlyArray<ChatEvent>
  readonly stream: StreamKey.StreamKey
  readonly conversation: () => Conversation.Conversation
  /** The visitor says something. */
  readonly visitor: (text: string) => Scenario
  /** The agent says something. */
  readonly agent: (text: string) => Scenario
  /** The visitor loads a page. */
  readonly page: (path: string, title: string) => Scenario
  readonly mode: (mode: Mode) => Scenario
  readonly alert: (alert: "VisitorLeft" | "VisitorReturned" | RaisedAlert) => Scenario
  /** A team's own action. */
  readonly action: (name: string, label: string) => Scenario
  /** Any command on the conversation, by the agent unless told otherwise. */
  readonly command: <I>(
    command: Command.Command<string, "conversation", I>,
    input: I,
    by?: Participant.Participant,
  ) => Scenario
}

/**
 * A conversation that has started, with an agent: consent, a first page, a first message, the assignment. One second
 * passes with every step, from `at` on. With a site, that is where the visitor comes by.
 *
 * @example
 * ```ts
 * import * as Scenario from "@pupitre/core/testing/Scenario"
 *
 * const history = Scenario.make("Bonjour").agent("Bonjour Camille").visitor("Merci")
 * history.events.map((event) => event._tag).join(" ") // => "ConversationStarted PageVisited MessagePosted AgentAssigned MessagePosted MessagePosted"
 * ```
 */
export const make = (message: string, at = 1_760_000_000_000, site?: SiteId): Scenario => {
  const events: Array<ChatEvent> = []
  const visits: Array<ChatEvent> = []
  const workspace: Array<ChatEvent> = []
  let conversation = Conversation.empty
  let visitor = Visitor.empty
  let commands = 0
  let pages = 0
  const store = (
    to: Array<ChatEvent>,
    facts: ReadonlyArray<Fact>,
    id: CommandId,
    by: Participant.Participant,
  ): void => {
    facts.forEach((fact, i) => {
      const event = { id: `${id}/${i}`, seq: to.length + 1, at: at + commands * 1000, by, ...fact } as unknown as Known
      to.push(event)
      if (to === events) conversation = Conversation.apply(conversation, event)
      else if (to === visits) visitor = Visitor.apply(visitor, event)
    })
  }
  const run = (command: Command.Any, input: unknown, by: Participant.Participant): Scenario => {
    const commandId = `scenario-${String(++commands).padStart(4, "0")}` as CommandId
    const role: Role =
      by._tag === "Agent" ? "agent" : by._tag === "Visitor" ? "visitor" : by._tag === "Bot" ? "bot" : "system"
    const own = command.on === "conversation" ? events : visits
    const state = own === events ? conversation : visitor
    const comesBy = role === "visitor" ? site : undefined
    const context = { tenant, by, role, site: comesBy, at: at + commands * 1000, commandId, visitorOnline: true }
    const decision = Command.decide(command, state, input, context)
    if (decision._tag === "Rejected") {
      throw new Error(
        `${command.name} was refused: ${decision.rejection.reasons.map((reason) => reason.key).join(", ")}`,
      )
    }
    store(own, decision.events, commandId, by)
    for (const { stream, events: facts } of decision.also ?? []) {
      const { kind } = StreamKey.parts(stream)
      store(kind === "conversation" ? events : kind === "visitor" ? visits : workspace, facts, commandId, by)
    }
    return self
  }
  const system: Participant.System = { _tag: "System" }
  const visitId = "visit-1" as VisitId
  const self: Scenario = {
    events,
    visits,
    workspace,
    get stream() {
      return StreamKey.conversation(tenant, conversation.id ?? ("none" as ConversationId))
    },
    conversation: () => conversation,
    visitor: (text) => run(PostMessage, { text }, camille),
    agent: (text) => run(PostMessage, { text }, ines),
    page: (path, title) =>
      run(
        VisitPage,
        { pageId: `page-${++pages}` as PageId, visitId, url: `https://lumen.example${path}` as SafeUrl, title },
        camille,
      ),
    mode: (mode) => run(ChangeMode, { mode }, ines),
    alert: (alert) => run(RaiseAlert, { alert: typeof alert === "string" ? { kind: alert } : alert }, system),
    action: (name, label) => run(RecordAction, { name, label }, ines),
    command: (command, input, by = ines) => run(command, input, by),
  }
  run(GiveConsent, { scopes: ["store", "preview"] }, camille)
  run(
    StartVisit,
    { visitId, landing: "https://lumen.example/" as SafeUrl, referrer: "", userAgent: "Mozilla/5.0", language: "fr" },
    camille,
  )
  self.page("/", "Maison Lumen")
  run(StartConversation, { mode: "chat", message, language: "fr" }, camille)
  run(AssignAgent, { agentId: ines.id, name: ines.name }, system)
  return self
}
