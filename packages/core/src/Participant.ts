/**
 * Who speaks or acts in a conversation.
 *
 * The author of a fact comes from the authenticated session, never from what a client sends.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { AgentId, GroupId, VisitorId } from "./Id.js"

const displayName = /^[^\p{Cc}\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]{1,80}$/u

/** A name as people see it: 1 to 80 characters, no control, invisible or direction-changing character. */
export const DisplayName = Schema.String.check(
  Schema.makeFilter((name) => displayName.test(name) || "expected 1 to 80 visible characters", {
    arbitraryConstraint: { patterns: [{ source: "^[A-Za-zéï][a-zèô .-]{0,20}$", flags: "" }] },
  }),
)

/** The person on the web site. */
export const Visitor = Schema.TaggedStruct("Visitor", { id: VisitorId, name: Schema.optionalKey(DisplayName) })
export interface Visitor extends Schema.Schema.Type<typeof Visitor> {}

/** The human who answers (*conseiller*), or a manager acting as one. */
export const Agent = Schema.TaggedStruct("Agent", { id: AgentId, name: DisplayName })
export interface Agent extends Schema.Schema.Type<typeof Agent> {}

/** An automatic respondent. It never shares a conversation with an agent. */
export const Bot = Schema.TaggedStruct("Bot", { id: AgentId, name: DisplayName })
export interface Bot extends Schema.Schema.Type<typeof Bot> {}

/** The server itself: routing, deadlines, presence. */
export const System = Schema.TaggedStruct("System", {})
export interface System extends Schema.Schema.Type<typeof System> {}

/** Anyone who can be the author of a fact. */
export const Participant = Schema.Union([Visitor, Agent, Bot, System])
export type Participant = typeof Participant.Type

/** What a session may do. A `manager` may do what an `agent` may, and administer. */
export const Role = Schema.Literals(["visitor", "agent", "manager", "bot", "system"])
export type Role = typeof Role.Type

/** A set of agents, as whom a visitor can be given to. */
export const Group = Schema.TaggedStruct("Group", { id: GroupId, name: DisplayName })
export interface Group extends Schema.Schema.Type<typeof Group> {}

/** Whom a visitor can be given to: one agent, one bot, or whoever of a group is free. */
export const Recipient = Schema.Union([Agent, Bot, Group])
export type Recipient = typeof Recipient.Type
