/**
 * Transfer this visitor (*Transférer ce visiteur*): to a colleague, a group or a bot.
 *
 * One protocol in three modes. `assign` gives the visitor at once when there is a slot, and otherwise, if the sender says
 * so, when there is one; `offer` asks the recipient; `warm` asks them to join, and then both are there, see the same thread
 * and its notes and write as themselves, until the sender hands over or takes the visitor back. Every end but success gives
 * the conversation back to the sender. Whether the visitor is told, and how, is the team's to say: by
 * default nothing is said by itself, and the agent says it first.
 *
 * @since 0.1.0
 */
import type { Words } from "@pupitre/core/Catalogue"
import * as Command from "@pupitre/core/Command"
import { beforeMessage, hasRoom, open, ownedOrManaged } from "@pupitre/core/command/guards"
import type { Conversation } from "@pupitre/core/Conversation"
import { owner } from "@pupitre/core/Conversation"
import type { Accepted } from "@pupitre/core/Decision"
import { accept, reject } from "@pupitre/core/Decision"
import type { Fact, Mode, TransferOutcome, TransferStarted } from "@pupitre/core/Fact"
import { TransferMode } from "@pupitre/core/Fact"
import { Remark } from "@pupitre/core/fact/Bounds"
import * as Navigation from "@pupitre/core/Navigation"
import type { SiteId } from "@pupitre/core/Id"
import { AgentId } from "@pupitre/core/Id"
import type { Agent } from "@pupitre/core/Participant"
import { Recipient } from "@pupitre/core/Participant"
import type { Reason } from "@pupitre/core/Reason"
import { make as coreReason } from "@pupitre/core/Reason"
import * as Schema from "effect/Schema"
import type { Action } from "./Action.js"
import { conditions } from "./Action.js"
import * as ActionReason from "./ActionReason.js"
import type { Entry } from "./Directory.js"
import { inMode, serves, speaks } from "./Directory.js"
import { primary } from "./internal/language.js"
import type { Matrix } from "./Matrix.js"
import { matrix as defaultMatrix } from "./Matrix.js"
import { pane } from "./Pane.js"

/**
 * What the agent gives. `anyway`: nobody is free, let the visitor wait for them. `confirmed`: they do not speak the visitor's
 * language, all the same. `announce`: tell the visitor first, in the words of the policy.
 */
export const Input = Schema.Struct({
  to: Recipient,
  mode: TransferMode,
  /** For the recipient alone. */
  comment: Schema.optionalKey(Remark),
  anyway: Schema.optionalKey(Schema.Boolean),
  confirmed: Schema.optionalKey(Schema.Boolean),
  announce: Schema.optionalKey(Schema.Boolean),
})
export interface Input extends Schema.Schema.Type<typeof Input> {}

/** What a team decides. */
export interface Policy {
  readonly matrix?: Matrix
  /**
   * Who is there at this moment. Absent, as on a desk that only foresees: whoever is named is believed to exist, asked in
   * `offer` and `warm`, and in `assign` waited for. `sender` is who hands the visitor over: nobody's `next`. `language` is
   * the visitor's, BCP 47, if it is known: a group's `next` is better someone who speaks it. `mode` is how they
   * come: who does not take it is not available. `site` is where they come by, if it is known: a group's `next` answers for it.
   */
  readonly directory?: (
    to: Recipient,
    sender?: AgentId,
    language?: string,
    mode?: Mode,
    site?: SiteId,
  ) => Entry | undefined
  /**
   * What becomes of a transfer to who does not speak the visitor's language: refused until the sender confirms it, refused,
   * or let through; `confirm` unless given.
   */
  readonly otherLanguage?: "confirm" | "refuse" | "allow"
  /** Whether the visitor is told first: never, as the sender wishes, or always; never unless given. In a call never. */
  readonly announce?: "never" | "offer" | "always"
  /** What they are told; {@link announcement} unless given. */
  readonly announcement?: Words
  /** Whether a visitor may wait for someone who is not free; so by default. */
  readonly deferral?: boolean
  /** How long an agent or a group has to answer, milliseconds; 30 seconds by default. */
  readonly expiresAfter?: number
  /**
   * How long a bot has, milliseconds; a minute by default, and never less than 5 seconds or more than 60. Of less than
   * {@link littleTime} the sender is warned.
   */
  readonly botExpiresAfter?: number
}

/** What the visitor may be told before: by the agent, or by the transfer itself where the policy says so. */
export const announcement: Words = {
  fr: "Je vous mets en relation avec un collègue qui pourra mieux vous aider.",
  en: "I am passing you on to a colleague who can help you better.",
}

/** The words of an announcement for a visitor who speaks this language, BCP 47; French when that is not known. */
export const announcementIn = (language: string | undefined, words: Words = announcement): string =>
  words[language === undefined || primary(language) === "fr" ? "fr" : "en"]

/**
 * The action. While on, it is refused as `SelfTransfer`, `TargetNotFound`, `SiteNotServed`, `LanguageNotSpoken` (unless confirmed,
 * where that helps), `BotAlone` (a bot, warmly), `TargetUnavailable`, `NoAgentInGroup`, `AnnouncementNotOffered` or `NoTextThread` (to be
 * announced in a call).
 */
export const make = (policy: Policy = {}): Action<"startTransfer", Input> => ({
  ...pane.transfer,
  command: Command.make({
    name: "startTransfer",
    on: "conversation",
    roles: ["agent", "manager", "bot"],
    input: Input,
    inputReasons: [
      "SelfTransfer",
      "TargetNotFound",
      "SiteNotServed",
      "LanguageNotSpoken",
      "BotAlone",
      "TargetUnavailable",
      "NoAgentInGroup",
      "AnnouncementNotOffered",
      "NoTextThread",
    ],
    availability: (state, context) =>
      Command.unless(
        ...conditions(policy.matrix ?? defaultMatrix, "transfer", state, context),
        context.role === "manager" &&
          (state.status === "queued" || state.status === "offered") &&
          coreReason("NotAssigned"),
      ),
    facts: (state, { to: named, mode, comment, anyway = false, confirmed = false, announce = false }, context) => {
      const { at } = context
      const sender = owner(state)
      if (named._tag !== "Group" && named.id === sender?.agentId) return reject(ActionReason.make("SelfTransfer"))
      const listed = policy.directory?.(named, sender?.agentId, state.language, state.mode, state.site)
      const entry = listed && inMode(listed, state.mode)
      if (policy.directory !== undefined && entry === undefined) return reject(ActionReason.make("TargetNotFound"))
      const to = entry?.to ?? named
      const now = takes(entry, to, sender?.agentId)
      const { otherLanguage = "confirm", announce: announces = "never" } = policy
      const listener = mode === "assign" && now !== undefined ? policy.directory?.(asAgent(to, now)) : entry
      if (listener !== undefined && !serves(listener, state.site))
        return reject(ActionReason.make("SiteNotServed", { to: listener.to.name }))
      if (listener !== undefined && !speaks(listener, state.language) && otherLanguage !== "allow")
        if (otherLanguage === "refuse" || !confirmed)
          return reject(
            ActionReason.make("LanguageNotSpoken", { to: listener.to.name, language: state.language ?? "" }),
          )
      if (mode === "warm" && to._tag === "Bot") return reject(ActionReason.make("BotAlone", { to: to.name }))
      if (announce && announces === "never") return reject(ActionReason.make("AnnouncementNotOffered"))
      if (announce && state.mode === "call") return reject(ActionReason.make("NoTextThread"))
      const told: ReadonlyArray<Fact> =
        state.mode !== "call" && (announce || announces === "always")
          ? [
              ...beforeMessage(state, context),
              { _tag: "MessagePosted", text: announcementIn(state.language, policy.announcement) },
            ]
          : []
      const before = [...told, ...Navigation.ending(state.navigation, "transfer")]
      const started = (expiresAt?: number): TransferStarted => ({
        _tag: "TransferStarted",
        mode,
        to,
        ...(comment !== undefined && comment.trim() !== "" && { comment }),
        ...(expiresAt !== undefined && { expiresAt }),
        ...(told.length > 0 && { announced: true }),
      })
      const deferred = accept([...before, started(), { _tag: "TransferEnded", outcome: "deferred" }])
      if (mode === "assign" && entry === undefined) return deferred
      if (mode === "assign" ? now === undefined : entry?.available === false) {
        if (anyway && policy.deferral !== false) return deferred
        return reject(
          to._tag === "Group"
            ? ActionReason.make("NoAgentInGroup", { group: to.name })
            : ActionReason.make("TargetUnavailable", { to: to.name }),
        )
      }
      if (mode !== "assign") return accept([...before, started(at + patience(to, policy))])
      const events: Array<Fact> = [...before, started(), { _tag: "TransferEnded", outcome: "accepted" }]
      if (now !== undefined) events.push({ _tag: "AgentAssigned", agentId: now.id, name: now.name })
      return accept(events)
    },
  }),
})

/** A wish without input on a conversation. */
type Wish<Name extends string> = Command.Command<Name, "conversation", {}>

/** The commands that go on with a transfer. */
export interface FollowUps {
  /**
   * The recipient, or someone of the group, takes the visitor, in time and with a slot to spare; in a warm one they join the
   * sender, and the slot is theirs from then on. Where the policy refuses another language, whoever does not speak the
   * visitor's cannot.
   */
  readonly acceptTransfer: Wish<"acceptTransfer">
  /**
   * The recipient does not take the visitor, or leaves again once they have joined. Of a group nobody can speak for the
   * others.
   */
  readonly declineTransfer: Wish<"declineTransfer">
  /** The sender, or a manager, takes the visitor back. */
  readonly cancelTransfer: Wish<"cancelTransfer">
  /**
   * The sender, or a manager, leaves the visitor with who has joined. The server says it when the sender `from` has left;
   * `NotOwner` when that is another.
   */
  readonly completeTransfer: Command.Command<"completeTransfer", "conversation", { readonly from?: AgentId }>
  /** Nobody has answered: the server says so, at the end of the time and not before. */
  readonly expireTransfer: Wish<"expireTransfer">
  /**
   * It cannot come about: the agent `to`, who was asked or has joined, has left, for one. The server says so; `NotRecipient`
   * when that is another.
   */
  readonly failTransfer: Command.Command<"failTransfer", "conversation", { readonly to?: AgentId }>
}

/** The commands that go on with a transfer, under the same policy. */
export const followUps = (policy: Policy = {}): FollowUps => ({
  acceptTransfer: Command.make({
    name: "acceptTransfer",
    on: "conversation",
    roles: ["agent", "manager", "bot"],
    input: Command.nothing,
    inputReasons: [],
    availability: (state, context) =>
      Command.unless(
        open(state),
        pending(state),
        alreadyJoined(state),
        state.transfer !== undefined && !isFor(state, context, policy) && notRecipient(state),
        otherLanguage(state, context, policy),
        state.transfer?.expiresAt !== undefined &&
          context.at >= state.transfer.expiresAt &&
          ActionReason.make("TransferTimedOut"),
        state.status === "transferring" && isFor(state, context, policy) && hasRoom(context),
      ),
    facts: ({ transfer }, _input, { by }) => {
      if (by._tag !== "Agent" && by._tag !== "Bot") return reject(coreReason("NotPermitted"))
      const { id: agentId, name } = by
      return transfer?.mode === "warm"
        ? accept([
            { _tag: "TransferJoined", agentId, name, ...(transfer.announced !== undefined && { announced: true }) },
          ])
        : accept(taken({ agentId, name }))
    },
  }),
  declineTransfer: Command.make({
    name: "declineTransfer",
    on: "conversation",
    roles: ["agent", "manager", "bot"],
    input: Command.nothing,
    inputReasons: [],
    availability: (state, context) =>
      Command.unless(
        open(state),
        pending(state),
        state.transfer !== undefined && !mayDecline(state, context, policy) && notRecipient(state),
      ),
    facts: () => ended("declined"),
  }),
  cancelTransfer: Command.make({
    name: "cancelTransfer",
    on: "conversation",
    roles: ["agent", "manager", "bot"],
    input: Command.nothing,
    inputReasons: [],
    availability: (state, context) => Command.unless(open(state), ownedOrManaged(state, context), pending(state)),
    facts: () => ended("cancelled"),
  }),
  completeTransfer: Command.make({
    name: "completeTransfer",
    on: "conversation",
    roles: ["agent", "manager", "bot", "system"],
    input: Schema.Struct({ from: Schema.optionalKey(AgentId) }),
    inputReasons: ["NotOwner"],
    availability: (state, context) =>
      Command.unless(
        open(state),
        ownedOrManaged(state, context),
        pending(state),
        state.transfer !== undefined && state.transfer.joined === undefined && ActionReason.make("NobodyJoined"),
      ),
    facts: (state, { from }) => {
      const [sender, joined] = [owner(state), state.transfer?.joined]
      if (from !== undefined && from !== sender?.agentId)
        return reject(coreReason("NotOwner", { owner: sender?.name ?? "" }))
      return joined === undefined ? reject(ActionReason.make("NobodyJoined")) : accept(taken(joined))
    },
  }),
  expireTransfer: Command.make({
    name: "expireTransfer",
    on: "conversation",
    roles: ["system"],
    input: Command.nothing,
    inputReasons: [],
    availability: (state, { at }) =>
      Command.unless(
        open(state),
        pending(state),
        state.transfer !== undefined &&
          (state.transfer.expiresAt === undefined || at < state.transfer.expiresAt) &&
          coreReason("TooEarly"),
      ),
    facts: () => ended("timedOut"),
  }),
  failTransfer: Command.make({
    name: "failTransfer",
    on: "conversation",
    roles: ["system"],
    input: Schema.Struct({ to: Schema.optionalKey(AgentId) }),
    inputReasons: ["NotRecipient"],
    availability: (state) => Command.unless(open(state), pending(state)),
    facts: (state, { to }) => {
      const { to: asked, joined } = state.transfer ?? {}
      const awaited = joined?.agentId ?? (asked?._tag === "Agent" ? asked.id : undefined)
      return to === undefined || to === awaited ? ended("failed") : reject(notRecipient(state))
    },
  }),
})

/** How long a recipient has to answer, milliseconds. */
export const patience = (to: Recipient, { expiresAfter = 30_000, botExpiresAfter = 60_000 }: Policy = {}): number =>
  to._tag === "Bot" ? Math.min(60_000, Math.max(5_000, botExpiresAfter)) : expiresAfter

/** Under so many milliseconds a bot often has not the time to answer. */
export const littleTime = 15_000

/** What a desk warns of before a transfer, which is no refusal: a bot that is asked has {@link littleTime} to answer, or less. */
export const warning = (to: Recipient, mode: TransferMode, policy: Policy = {}): Reason | undefined => {
  const time = patience(to, policy)
  return to._tag !== "Bot" || mode === "assign" || time >= littleTime
    ? undefined
    : ActionReason.make("LittleTime", { to: to.name, seconds: Math.floor(time / 1000), least: littleTime / 1000 })
}

/** Who takes the visitor at once: the recipient if free, or whom routing would give it to within a group. */
const takes = (
  entry: Entry | undefined,
  to: Recipient,
  sender: string | undefined,
): Pick<Agent, "id" | "name"> | undefined => {
  if (entry === undefined || !entry.free) return undefined
  if (to._tag !== "Group") return to
  return entry.next === undefined || entry.next.id === sender ? undefined : entry.next
}

/** Who takes the visitor, as one who is looked up. */
const asAgent = (to: Recipient, { id, name }: Pick<Agent, "id" | "name">): Recipient =>
  to._tag === "Bot" ? to : { _tag: "Agent", id, name }

const isFor = (state: Conversation, { by }: Command.Context, { directory }: Policy): boolean => {
  const { transfer } = state
  if (transfer === undefined || (by._tag !== "Agent" && by._tag !== "Bot")) return false
  const { to } = transfer
  if (to._tag !== "Group") return to._tag === by._tag && to.id === by.id
  if (owner(state)?.agentId === by.id) return false
  return directory === undefined || (directory(to)?.members ?? []).includes(by.id)
}

/** Who has joined leaves for themselves alone. */
const mayDecline = (state: Conversation, context: Command.Context, policy: Policy): boolean => {
  const { to, joined } = state.transfer ?? {}
  if (joined !== undefined) return context.by._tag === "Agent" && context.by.id === joined.agentId
  return to?._tag !== "Group" && isFor(state, context, policy)
}

const alreadyJoined = ({ transfer }: Conversation): Reason | undefined =>
  transfer?.joined && ActionReason.make("AlreadyJoined", { agent: transfer.joined.name })

/** Of a group anyone may say yes: also who does not speak the visitor's language, unless the policy refuses that. */
const otherLanguage = (
  { transfer, language }: Conversation,
  { by }: Command.Context,
  policy: Policy,
): Reason | undefined => {
  if (policy.otherLanguage !== "refuse" || transfer === undefined || by._tag !== "Agent") return undefined
  const one = policy.directory?.(by)
  return one === undefined || speaks(one, language)
    ? undefined
    : ActionReason.make("LanguageNotSpoken", { to: by.name, language: language ?? "" })
}

const taken = ({ agentId, name }: { readonly agentId: AgentId; readonly name: string }): ReadonlyArray<Fact> => [
  { _tag: "TransferEnded", outcome: "accepted" },
  { _tag: "AgentAssigned", agentId, name },
]

const pending = ({ status }: Conversation): Reason | undefined =>
  status === "transferring" || status === "closed" || status === "unstarted"
    ? undefined
    : ActionReason.make("NoTransfer")

const notRecipient = ({ transfer }: Conversation): Reason =>
  ActionReason.make("NotRecipient", { to: transfer?.to.name ?? "" })

const ended = (outcome: TransferOutcome): Accepted => accept([{ _tag: "TransferEnded", outcome }])
