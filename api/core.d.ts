// @pupitre/core/Alert

import * as Schema from "effect/Schema";
export declare const AlertKind: Schema.Literals<readonly [
    "VisitorLeft",
    "VisitorReturned"
]>;
export type AlertKind = typeof AlertKind.Type;
export type Severity = "info" | "warning" | "critical";
export declare const severity: Readonly<Record<AlertKind, Severity>>;

// @pupitre/core/Audience

import type { ChatEvent } from "./ChatEvent.js";
import type { Conversation } from "./Conversation.js";
export type Audience = "visitor" | "agents";
export declare const project: (event: ChatEvent, audience: Audience) => ChatEvent | undefined;
export declare const projectAll: (events: ReadonlyArray<ChatEvent>, audience: Audience) => ReadonlyArray<ChatEvent>;
export declare const projectConversation: (self: Conversation, audience: Audience) => Conversation;

// @pupitre/core/Availability

import type { Reason, Reasons } from "./Reason.js";
export type Availability = Enabled | Disabled;
export interface Disabled {
    readonly _tag: "Disabled";
    readonly reasons: Reasons;
}
export interface Enabled {
    readonly _tag: "Enabled";
}
export declare const enabled: Availability;
export declare const fromReasons: (reasons: ReadonlyArray<Reason>) => Availability;

// @pupitre/core/Catalogue

export type Catalogue<Key extends string = string> = Readonly<Record<Key, Words>>;
export type Locale = "fr" | "en";
export type Params = Readonly<Record<string, string | number>>;
export interface Words {
    readonly fr: string;
    readonly en: string;
}
export declare const fill: (words: Words, locale: Locale, params?: Params) => string;

// @pupitre/core/ChatEvent

import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type { Fact } from "./Fact.js";
export type ChatEvent = Known | Unknown;
export declare const Envelope: Schema.Struct<{
    readonly id: Schema.brand<Schema.String, "EventId">;
    readonly seq: Schema.brand<Schema.Int, "Seq">;
    readonly at: Schema.Int;
    readonly by: Schema.Union<readonly [
        Schema.TaggedStruct<"Visitor", {
            readonly id: Schema.brand<Schema.String, "VisitorId">;
            readonly name: Schema.optionalKey<Schema.String>;
        }>,
        Schema.TaggedStruct<"Agent", {
            readonly id: Schema.brand<Schema.String, "AgentId">;
            readonly name: Schema.String;
        }>,
        Schema.TaggedStruct<"Bot", {
            readonly id: Schema.brand<Schema.String, "AgentId">;
            readonly name: Schema.String;
        }>,
        Schema.TaggedStruct<"System", {}>
    ]>;
}>;
export interface Envelope extends Schema.Schema.Type<typeof Envelope> {
}
export type Known = Envelope & Fact;
export interface Refusal {
    readonly path: ReadonlyArray<PropertyKey>;
    readonly reason: string;
}
export interface Unknown extends Envelope {
    readonly _tag: "Unknown";
    readonly kind: string;
    readonly body: Readonly<Record<string, unknown>>;
}
export type Unstored = Omit<Envelope, "seq" | "at"> & Fact;
export declare const decode: (input: unknown) => Result.Result<ChatEvent, ReadonlyArray<Refusal>>;
export declare const encode: (event: ChatEvent) => unknown;

// @pupitre/core/Command

import * as Schema from "effect/Schema";
import type { Availability } from "./Availability.js";
import type { Conversation } from "./Conversation.js";
import type { Decision } from "./Decision.js";
import type { Fact } from "./Fact.js";
import type { CommandId, TenantId } from "./Id.js";
import type { Participant, Role } from "./Participant.js";
import type { Reason } from "./Reason.js";
import type { Visitor } from "./Visitor.js";
export type Any = Command<string, any, any>;
export declare const Call: Schema.Struct<{
    readonly name: Schema.String;
    readonly input: Schema.Codec<Schema.Json, Schema.Json, never, never>;
}>;
export interface Call extends Schema.Schema.Type<typeof Call> {
}
export interface Command<Name extends string, On extends keyof States, Input> {
    readonly name: Name;
    readonly on: On;
    readonly roles: ReadonlyArray<Role>;
    readonly input: Schema.Codec<Input, unknown>;
    readonly inputReasons: ReadonlyArray<string>;
    readonly availability: (state: States[On], context: Context) => Availability;
    readonly facts: (state: States[On], input: Input, context: Context) => Decision;
}
export interface Context {
    readonly tenant: TenantId;
    readonly by: Participant;
    readonly role: Role;
    readonly at: number;
    readonly commandId: CommandId;
    readonly visitorOnline: boolean;
}
export type Input<C> = C extends {
    readonly input: Schema.Codec<infer I, unknown>;
} ? I : never;
export interface States {
    readonly conversation: Conversation;
    readonly visitor: Visitor;
}
export declare const can: <On extends keyof States, Input>(command: Command<string, On, Input>, state: States[On], context: Context) => Availability;
export declare const catalogue: (commands: Iterable<Any>) => ReadonlyMap<string, Any>;
export declare const decide: <On extends keyof States, Input>(command: Command<string, On, Input>, state: States[On], input: Input, context: Context) => Decision;
export declare const decideCall: (command: Any, state: unknown, input: unknown, context: Context) => Decision;
export declare const foresee: (command: Any, state: unknown, input: unknown, context: Context) => ReadonlyArray<Fact>;
export declare const make: <const Name extends string, On extends keyof States, Input, Encoded>(definition: Omit<Command<Name, On, Input>, "input"> & {
    readonly input: Schema.Codec<Input, Encoded>;
}) => Command<Name, On, Input>;
export declare const unless: (...reasons: ReadonlyArray<Reason | undefined | false>) => Availability;

// @pupitre/core/Conversation

import type { ChatEvent } from "./ChatEvent.js";
import type { ClosingAnswer, ConsentScope, Mode } from "./Fact.js";
import type { AgentId, ConversationId } from "./Id.js";
import type { Participant, Visitor } from "./Participant.js";
export interface Assignment {
    readonly agentId: AgentId;
    readonly name: string;
    readonly since: number;
    readonly until?: number;
}
export interface Closing {
    readonly by: Participant;
    readonly at: number;
    readonly tags: ReadonlyArray<string>;
    readonly note?: string;
    readonly answers?: ReadonlyArray<ClosingAnswer>;
}
export interface Conversation {
    readonly status: Status;
    readonly id?: ConversationId;
    readonly visitor?: Visitor;
    readonly mode: Mode;
    readonly consent: ReadonlyArray<ConsentScope>;
    readonly language?: string;
    readonly assignments: ReadonlyArray<Assignment>;
    readonly startedAt?: number;
    readonly lastVisitorMessage: number;
    readonly lastAgentMessage: number;
    readonly messages: number;
    readonly closing?: Closing;
    readonly unknown: number;
    readonly seq: number;
}
export type Status = "unstarted" | "queued" | "active" | "closed";
export declare const apply: (self: Conversation, event: ChatEvent) => Conversation;
export declare const empty: Conversation;
export declare const fold: (events: Iterable<ChatEvent>, from?: Conversation) => Conversation;
export declare const isWaiting: (self: Conversation) => boolean;
export declare const owner: (self: Conversation) => Assignment | undefined;

// @pupitre/core/ConversationSummary

import * as Schema from "effect/Schema";
import type { ChatEvent } from "./ChatEvent.js";
export declare const ConversationSummary: Schema.Struct<{
    readonly id: Schema.brand<Schema.String, "ConversationId">;
    readonly visitor: Schema.TaggedStruct<"Visitor", {
        readonly id: Schema.brand<Schema.String, "VisitorId">;
        readonly name: Schema.optionalKey<Schema.String>;
    }>;
    readonly status: Schema.Literals<readonly [
        "queued",
        "active",
        "closed"
    ]>;
    readonly mode: Schema.Literals<readonly [
        "chat",
        "call",
        "video"
    ]>;
    readonly owner: Schema.optionalKey<Schema.Struct<{
        readonly agentId: Schema.brand<Schema.String, "AgentId">;
        readonly name: Schema.String;
    }>>;
    readonly startedAt: Schema.Int;
    readonly waitingSince: Schema.optionalKey<Schema.Int>;
    readonly last: Schema.optionalKey<Schema.Struct<{
        readonly by: Schema.Literals<readonly [
            "visitor",
            "agent"
        ]>;
        readonly text: Schema.String;
        readonly at: Schema.Int;
    }>>;
    readonly unanswered: Schema.Int;
    readonly visitorGone: Schema.Boolean;
    readonly seq: Schema.Int;
}>;
export interface ConversationSummary extends Schema.Schema.Type<typeof ConversationSummary> {
}
export declare const apply: (self: ConversationSummary | undefined, event: ChatEvent) => ConversationSummary | undefined;
export declare const latest: (a: ConversationSummary, b: ConversationSummary) => ConversationSummary;

// @pupitre/core/ConversationWindow

import type { Availability } from "./Availability.js";
import * as Command from "./Command.js";
import * as Conversation from "./Conversation.js";
import type { Rejection } from "./Decision.js";
import type { EventChannel, Submission } from "./EventChannel.js";
import type { CommandId, ConversationId, TenantId } from "./Id.js";
import type { Readable } from "./Readable.js";
import * as Signals from "./Signals.js";
import * as StreamKey from "./StreamKey.js";
import * as Timeline from "./Timeline.js";
export interface ConversationWindow {
    readonly id: ConversationId;
    readonly stream: StreamKey.StreamKey;
    readonly channel: EventChannel;
    readonly timeline: Readable<Timeline.Timeline>;
    readonly conversation: Readable<Conversation.Conversation>;
    readonly signals: Readable<Signals.Signals>;
    readonly ended: Readable<Rejection | undefined>;
    readonly changes: (listener: ThreadListener) => () => void;
    readonly can: <I>(command: Command.Command<string, "conversation", I>) => Availability;
    readonly submit: <I>(command: Command.Command<string, "conversation", I>, input: I) => Submission;
    readonly retry: (commandId: CommandId) => Submission | undefined;
    readonly dismiss: (commandId: CommandId) => void;
    readonly typing: (draft: string) => void;
    readonly close: () => void;
}
export interface Options {
    readonly tenant: TenantId;
    readonly conversationId: ConversationId;
    readonly commands?: ReadonlyMap<string, Command.Any>;
    readonly now?: () => number;
    readonly schedule?: (after: number, run: () => void) => () => void;
}
export type ThreadListener = (change: Timeline.Change) => void;
export declare const open: (channel: EventChannel, options: Options) => ConversationWindow;

// @pupitre/core/Decision

import type { Fact } from "./Fact.js";
import type { Reasons } from "./Reason.js";
import type { StreamKey } from "./StreamKey.js";
export interface Accepted {
    readonly _tag: "Accepted";
    readonly events: ReadonlyArray<Fact>;
    readonly also?: ReadonlyArray<{
        readonly stream: StreamKey;
        readonly events: ReadonlyArray<Fact>;
    }>;
}
export type Decision = Accepted | Rejected;
export interface Rejected {
    readonly _tag: "Rejected";
    readonly rejection: Rejection;
}
export interface Rejection {
    readonly reasons: Reasons;
}
export declare const accept: (events: ReadonlyArray<Fact>, also?: Accepted["also"]) => Accepted;
export declare const reject: (...reasons: Reasons) => Rejected;

// @pupitre/core/EventChannel

import type { ChatEvent } from "./ChatEvent.js";
import type { Call } from "./Command.js";
import type { ConversationSummary } from "./ConversationSummary.js";
import type { Rejection } from "./Decision.js";
import type { CommandId } from "./Id.js";
import type { Participant, Role } from "./Participant.js";
import type { Readable } from "./Readable.js";
import type { Sent, Signal } from "./Signal.js";
import type { StreamKey } from "./StreamKey.js";
export type ChannelStatus = {
    readonly _tag: "Connecting";
    readonly attempt: number;
} | {
    readonly _tag: "Online";
} | {
    readonly _tag: "Offline";
    readonly retryAt: number;
} | {
    readonly _tag: "Closed";
    readonly reason: string;
};
export type Delivery = {
    readonly _tag: "Range";
    readonly range: Range;
} | {
    readonly _tag: "Reset";
} | {
    readonly _tag: "Signal";
    readonly sent: Sent;
} | {
    readonly _tag: "Settled";
    readonly commandId: CommandId;
    readonly outcome: Outcome;
} | {
    readonly _tag: "Ended";
    readonly rejection: Rejection;
};
export interface EventChannel {
    readonly status: Readable<ChannelStatus>;
    readonly self: Readable<Self | undefined>;
    readonly open: (stream: StreamKey, listener: (delivery: Delivery) => void) => () => void;
    readonly submit: (stream: StreamKey, call: Call) => Submission;
    readonly unsettled: (stream: StreamKey) => ReadonlyArray<Unsettled>;
    readonly signal: (stream: StreamKey, signal: Signal) => void;
    readonly query: (name: string, input: unknown) => Promise<unknown>;
    readonly desk: (listener: (summaries: ReadonlyArray<ConversationSummary>) => void) => () => void;
    readonly close: () => Promise<void>;
}
export declare class EventChannelError extends Error {
    readonly name = "EventChannelError";
    readonly reason: {
        readonly _tag: "Refused";
        readonly rejection: Rejection;
    } | {
        readonly _tag: "Unreachable";
    };
    constructor(reason: EventChannelError["reason"]);
}
export type Outcome = {
    readonly _tag: "Stored";
    readonly from: number;
    readonly to: number;
} | {
    readonly _tag: "Refused";
    readonly rejection: Rejection;
} | {
    readonly _tag: "NotSent";
    readonly reason: "OutboxFull" | "Closed";
};
export interface Range {
    readonly from: number;
    readonly to: number;
    readonly events: ReadonlyArray<ChatEvent>;
    readonly head: number;
}
export interface Self {
    readonly tenant: string;
    readonly participant: Participant;
    readonly role: Role;
}
export interface Submission {
    readonly commandId: CommandId;
    readonly outcome: Promise<Outcome>;
}
export interface Unsettled {
    readonly commandId: CommandId;
    readonly call: Call;
    readonly at: number;
}

// @pupitre/core/Fact

import * as Schema from "effect/Schema";
export declare const ActionRecorded: Schema.TaggedStruct<"ActionRecorded", {
    readonly name: Schema.String;
    readonly label: Schema.String;
    readonly details: Schema.optionalKey<Schema.$Record<Schema.String, Schema.Codec<Schema.Json, Schema.Json, never, never>>>;
}>;
export interface ActionRecorded extends Schema.Schema.Type<typeof ActionRecorded> {
}
export declare const AgentAssigned: Schema.TaggedStruct<"AgentAssigned", {
    readonly agentId: Schema.brand<Schema.String, "AgentId">;
    readonly name: Schema.String;
}>;
export interface AgentAssigned extends Schema.Schema.Type<typeof AgentAssigned> {
}
export declare const AlertRaised: Schema.TaggedStruct<"AlertRaised", {
    readonly kind: Schema.Literals<readonly [
        "VisitorLeft",
        "VisitorReturned"
    ]>;
    readonly about: Schema.optionalKey<Schema.brand<Schema.String, "EventId">>;
}>;
export interface AlertRaised extends Schema.Schema.Type<typeof AlertRaised> {
}
export declare const ClosingAnswer: Schema.Struct<{
    readonly field: Schema.String;
    readonly value: Schema.Union<readonly [
        Schema.String,
        Schema.Finite,
        Schema.Boolean
    ]>;
}>;
export interface ClosingAnswer extends Schema.Schema.Type<typeof ClosingAnswer> {
}
export declare const ConsentGiven: Schema.TaggedStruct<"ConsentGiven", {
    readonly scopes: Schema.NonEmptyArray<Schema.Literals<readonly [
        "store",
        "preview",
        "observe",
        "control"
    ]>>;
}>;
export interface ConsentGiven extends Schema.Schema.Type<typeof ConsentGiven> {
}
export declare const ConsentScope: Schema.Literals<readonly [
    "store",
    "preview",
    "observe",
    "control"
]>;
export type ConsentScope = typeof ConsentScope.Type;
export declare const ConsentWithdrawn: Schema.TaggedStruct<"ConsentWithdrawn", {
    readonly scopes: Schema.NonEmptyArray<Schema.Literals<readonly [
        "store",
        "preview",
        "observe",
        "control"
    ]>>;
}>;
export interface ConsentWithdrawn extends Schema.Schema.Type<typeof ConsentWithdrawn> {
}
export declare const ConversationClosed: Schema.TaggedStruct<"ConversationClosed", {
    readonly conversationId: Schema.brand<Schema.String, "ConversationId">;
    readonly visitorId: Schema.brand<Schema.String, "VisitorId">;
    readonly tags: Schema.$Array<Schema.String>;
    readonly note: Schema.optionalKey<Schema.String>;
    readonly answers: Schema.optionalKey<Schema.$Array<Schema.Struct<{
        readonly field: Schema.String;
        readonly value: Schema.Union<readonly [
            Schema.String,
            Schema.Finite,
            Schema.Boolean
        ]>;
    }>>>;
}>;
export interface ConversationClosed extends Schema.Schema.Type<typeof ConversationClosed> {
}
export declare const ConversationStarted: Schema.TaggedStruct<"ConversationStarted", {
    readonly conversationId: Schema.brand<Schema.String, "ConversationId">;
    readonly visitor: Schema.TaggedStruct<"Visitor", {
        readonly id: Schema.brand<Schema.String, "VisitorId">;
        readonly name: Schema.optionalKey<Schema.String>;
    }>;
    readonly mode: Schema.Literals<readonly [
        "chat",
        "call",
        "video"
    ]>;
    readonly language: Schema.optionalKey<Schema.String>;
    readonly consent: Schema.$Array<Schema.Literals<readonly [
        "store",
        "preview",
        "observe",
        "control"
    ]>>;
    readonly previousConversationId: Schema.optionalKey<Schema.brand<Schema.String, "ConversationId">>;
}>;
export interface ConversationStarted extends Schema.Schema.Type<typeof ConversationStarted> {
}
export type Fact = ConversationStarted | AgentAssigned | MessagePosted | VisitStarted | PageVisited | LinkSent | ModeChanged | ConsentGiven | ConsentWithdrawn | ActionRecorded | AlertRaised | ConversationClosed;
export declare const LinkSent: Schema.TaggedStruct<"LinkSent", {
    readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
    readonly label: Schema.String;
}>;
export interface LinkSent extends Schema.Schema.Type<typeof LinkSent> {
}
export declare const MessagePosted: Schema.TaggedStruct<"MessagePosted", {
    readonly text: Schema.String;
}>;
export interface MessagePosted extends Schema.Schema.Type<typeof MessagePosted> {
}
export declare const Mode: Schema.Literals<readonly [
    "chat",
    "call",
    "video"
]>;
export type Mode = typeof Mode.Type;
export declare const ModeChanged: Schema.TaggedStruct<"ModeChanged", {
    readonly mode: Schema.Literals<readonly [
        "chat",
        "call",
        "video"
    ]>;
}>;
export interface ModeChanged extends Schema.Schema.Type<typeof ModeChanged> {
}
export declare const PageVisited: Schema.TaggedStruct<"PageVisited", {
    readonly pageId: Schema.brand<Schema.String, "PageId">;
    readonly visitId: Schema.brand<Schema.String, "VisitId">;
    readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
    readonly title: Schema.String;
}>;
export interface PageVisited extends Schema.Schema.Type<typeof PageVisited> {
}
export declare const VisitStarted: Schema.TaggedStruct<"VisitStarted", {
    readonly visitId: Schema.brand<Schema.String, "VisitId">;
    readonly landing: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
    readonly referrer: Schema.String;
    readonly userAgent: Schema.String;
    readonly language: Schema.optionalKey<Schema.String>;
    readonly timeZone: Schema.optionalKey<Schema.String>;
    readonly screen: Schema.optionalKey<Schema.Struct<{
        readonly width: Schema.Int;
        readonly height: Schema.Int;
    }>>;
}>;
export interface VisitStarted extends Schema.Schema.Type<typeof VisitStarted> {
}
export declare const schemas: {
    readonly ConversationStarted: Schema.TaggedStruct<"ConversationStarted", {
        readonly conversationId: Schema.brand<Schema.String, "ConversationId">;
        readonly visitor: Schema.TaggedStruct<"Visitor", {
            readonly id: Schema.brand<Schema.String, "VisitorId">;
            readonly name: Schema.optionalKey<Schema.String>;
        }>;
        readonly mode: Schema.Literals<readonly [
            "chat",
            "call",
            "video"
        ]>;
        readonly language: Schema.optionalKey<Schema.String>;
        readonly consent: Schema.$Array<Schema.Literals<readonly [
            "store",
            "preview",
            "observe",
            "control"
        ]>>;
        readonly previousConversationId: Schema.optionalKey<Schema.brand<Schema.String, "ConversationId">>;
    }>;
    readonly AgentAssigned: Schema.TaggedStruct<"AgentAssigned", {
        readonly agentId: Schema.brand<Schema.String, "AgentId">;
        readonly name: Schema.String;
    }>;
    readonly MessagePosted: Schema.TaggedStruct<"MessagePosted", {
        readonly text: Schema.String;
    }>;
    readonly VisitStarted: Schema.TaggedStruct<"VisitStarted", {
        readonly visitId: Schema.brand<Schema.String, "VisitId">;
        readonly landing: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
        readonly referrer: Schema.String;
        readonly userAgent: Schema.String;
        readonly language: Schema.optionalKey<Schema.String>;
        readonly timeZone: Schema.optionalKey<Schema.String>;
        readonly screen: Schema.optionalKey<Schema.Struct<{
            readonly width: Schema.Int;
            readonly height: Schema.Int;
        }>>;
    }>;
    readonly PageVisited: Schema.TaggedStruct<"PageVisited", {
        readonly pageId: Schema.brand<Schema.String, "PageId">;
        readonly visitId: Schema.brand<Schema.String, "VisitId">;
        readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
        readonly title: Schema.String;
    }>;
    readonly LinkSent: Schema.TaggedStruct<"LinkSent", {
        readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
        readonly label: Schema.String;
    }>;
    readonly ModeChanged: Schema.TaggedStruct<"ModeChanged", {
        readonly mode: Schema.Literals<readonly [
            "chat",
            "call",
            "video"
        ]>;
    }>;
    readonly ConsentGiven: Schema.TaggedStruct<"ConsentGiven", {
        readonly scopes: Schema.NonEmptyArray<Schema.Literals<readonly [
            "store",
            "preview",
            "observe",
            "control"
        ]>>;
    }>;
    readonly ConsentWithdrawn: Schema.TaggedStruct<"ConsentWithdrawn", {
        readonly scopes: Schema.NonEmptyArray<Schema.Literals<readonly [
            "store",
            "preview",
            "observe",
            "control"
        ]>>;
    }>;
    readonly ActionRecorded: Schema.TaggedStruct<"ActionRecorded", {
        readonly name: Schema.String;
        readonly label: Schema.String;
        readonly details: Schema.optionalKey<Schema.$Record<Schema.String, Schema.Codec<Schema.Json, Schema.Json, never, never>>>;
    }>;
    readonly AlertRaised: Schema.TaggedStruct<"AlertRaised", {
        readonly kind: Schema.Literals<readonly [
            "VisitorLeft",
            "VisitorReturned"
        ]>;
        readonly about: Schema.optionalKey<Schema.brand<Schema.String, "EventId">>;
    }>;
    readonly ConversationClosed: Schema.TaggedStruct<"ConversationClosed", {
        readonly conversationId: Schema.brand<Schema.String, "ConversationId">;
        readonly visitorId: Schema.brand<Schema.String, "VisitorId">;
        readonly tags: Schema.$Array<Schema.String>;
        readonly note: Schema.optionalKey<Schema.String>;
        readonly answers: Schema.optionalKey<Schema.$Array<Schema.Struct<{
            readonly field: Schema.String;
            readonly value: Schema.Union<readonly [
                Schema.String,
                Schema.Finite,
                Schema.Boolean
            ]>;
        }>>>;
    }>;
};

// @pupitre/core/Id

import * as Schema from "effect/Schema";
export declare const AgentId: Schema.brand<Schema.String, "AgentId">;
export type AgentId = typeof AgentId.Type;
export declare const CommandId: Schema.brand<Schema.String, "CommandId">;
export type CommandId = typeof CommandId.Type;
export declare const ConversationId: Schema.brand<Schema.String, "ConversationId">;
export type ConversationId = typeof ConversationId.Type;
export declare const EventId: Schema.brand<Schema.String, "EventId">;
export type EventId = typeof EventId.Type;
export declare const Millis: Schema.Int;
export type Millis = typeof Millis.Type;
export declare const PageId: Schema.brand<Schema.String, "PageId">;
export type PageId = typeof PageId.Type;
export declare const Seq: Schema.brand<Schema.Int, "Seq">;
export type Seq = typeof Seq.Type;
export declare const TenantId: Schema.brand<Schema.String, "TenantId">;
export type TenantId = typeof TenantId.Type;
export declare const VisitId: Schema.brand<Schema.String, "VisitId">;
export type VisitId = typeof VisitId.Type;
export declare const VisitorId: Schema.brand<Schema.String, "VisitorId">;
export type VisitorId = typeof VisitorId.Type;

// @pupitre/core/Message

import * as Schema from "effect/Schema";
export declare const MessageText: Schema.String;
export type MessageText = typeof MessageText.Type;
export type Problem = "Blank" | "TooLong" | "NotWellFormed";
export declare const maxBytes: number;
export declare const maxGraphemes = 10000;
export declare const problem: (text: string) => Problem | undefined;

// @pupitre/core/Participant

import * as Schema from "effect/Schema";
export declare const Agent: Schema.TaggedStruct<"Agent", {
    readonly id: Schema.brand<Schema.String, "AgentId">;
    readonly name: Schema.String;
}>;
export interface Agent extends Schema.Schema.Type<typeof Agent> {
}
export declare const Bot: Schema.TaggedStruct<"Bot", {
    readonly id: Schema.brand<Schema.String, "AgentId">;
    readonly name: Schema.String;
}>;
export interface Bot extends Schema.Schema.Type<typeof Bot> {
}
export declare const DisplayName: Schema.String;
export declare const Participant: Schema.Union<readonly [
    Schema.TaggedStruct<"Visitor", {
        readonly id: Schema.brand<Schema.String, "VisitorId">;
        readonly name: Schema.optionalKey<Schema.String>;
    }>,
    Schema.TaggedStruct<"Agent", {
        readonly id: Schema.brand<Schema.String, "AgentId">;
        readonly name: Schema.String;
    }>,
    Schema.TaggedStruct<"Bot", {
        readonly id: Schema.brand<Schema.String, "AgentId">;
        readonly name: Schema.String;
    }>,
    Schema.TaggedStruct<"System", {}>
]>;
export type Participant = typeof Participant.Type;
export declare const Role: Schema.Literals<readonly [
    "visitor",
    "agent",
    "manager",
    "bot",
    "system"
]>;
export type Role = typeof Role.Type;
export declare const System: Schema.TaggedStruct<"System", {}>;
export interface System extends Schema.Schema.Type<typeof System> {
}
export declare const Visitor: Schema.TaggedStruct<"Visitor", {
    readonly id: Schema.brand<Schema.String, "VisitorId">;
    readonly name: Schema.optionalKey<Schema.String>;
}>;
export interface Visitor extends Schema.Schema.Type<typeof Visitor> {
}

// @pupitre/core/Projection

import type { ChatEvent } from "./ChatEvent.js";
import type { EventChannel } from "./EventChannel.js";
import type { Rejection } from "./Decision.js";
import type { Readable } from "./Readable.js";
import type { StreamKey } from "./StreamKey.js";
export interface Fold<S> {
    readonly initial: S;
    readonly apply: (state: S, event: ChatEvent) => S;
}
export interface Projection<S> {
    readonly state: Readable<S>;
    readonly ended: Readable<Rejection | undefined>;
    readonly close: () => void;
}
export declare const follow: <S>(channel: EventChannel, stream: StreamKey, fold: Fold<S>) => Projection<S>;

// @pupitre/core/Query

import type * as Schema from "effect/Schema";
import type { TenantId } from "./Id.js";
import type { Participant, Role } from "./Participant.js";
export interface Asker {
    readonly tenant: TenantId;
    readonly by: Participant;
    readonly role: Role;
}
export interface Handled {
    readonly query: Query<string, any, any>;
    readonly answer: (input: unknown, asker: Asker) => Promise<unknown>;
}
export interface Query<Name extends string, Input, Output> {
    readonly name: Name;
    readonly roles: ReadonlyArray<Role>;
    readonly input: Schema.Codec<Input, unknown>;
    readonly output: Schema.Codec<Output, unknown>;
}
export declare const handle: <Input, Output>(query: Query<string, Input, Output>, answer: (input: Input, asker: Asker) => Promise<Output>) => Handled;
export declare const make: <const Name extends string, Input, InputEncoded, Output, OutputEncoded>(definition: {
    readonly name: Name;
    readonly roles: ReadonlyArray<Role>;
    readonly input: Schema.Codec<Input, InputEncoded>;
    readonly output: Schema.Codec<Output, OutputEncoded>;
}) => Query<Name, Input, Output>;

// @pupitre/core/Readable

export interface Readable<A> {
    readonly get: () => A;
    readonly subscribe: (listener: () => void) => () => void;
}
export interface Store<A> extends Readable<A> {
    readonly set: (value: A) => void;
}
export declare const constant: <A>(value: A) => Readable<A>;
export declare const map: <A, B>(source: Readable<A>, f: (a: A) => B) => Readable<B>;
export declare const store: <A>(initial: A) => Store<A>;

// @pupitre/core/Reason

import type { Catalogue, Locale, Params } from "./Catalogue.js";
export type Key = keyof typeof catalogue;
export interface Reason {
    readonly key: string;
    readonly params?: Params;
}
export type Reasons = readonly [
    Reason,
    ...Array<Reason>
];
export declare const catalogue: {
    readonly AlreadyOpen: {
        readonly fr: "Une conversation est déjà ouverte.";
        readonly en: "A conversation is already open.";
    };
    readonly AlreadyYours: {
        readonly fr: "Vous avez déjà cette conversation.";
        readonly en: "You already have this conversation.";
    };
    readonly AnswerTooLarge: {
        readonly fr: "La réponse est trop volumineuse.";
        readonly en: "The answer is too large.";
    };
    readonly Blank: {
        readonly fr: "Le message est vide.";
        readonly en: "The message is empty.";
    };
    readonly ConsentMissing: {
        readonly fr: "Le visiteur n'a pas donné son accord ({scope}).";
        readonly en: "The visitor has not agreed ({scope}).";
    };
    readonly ConversationClosed: {
        readonly fr: "La conversation est close.";
        readonly en: "The conversation is closed.";
    };
    readonly ConversationUnknown: {
        readonly fr: "Cette conversation n'existe pas.";
        readonly en: "There is no such conversation.";
    };
    readonly Failed: {
        readonly fr: "Une erreur est survenue : rien n'a été fait.";
        readonly en: "Something went wrong: nothing was done.";
    };
    readonly InvalidInput: {
        readonly fr: "Saisie refusée : {detail}";
        readonly en: "Input refused: {detail}";
    };
    readonly NotAssigned: {
        readonly fr: "La conversation attend un conseiller.";
        readonly en: "The conversation is waiting for an agent.";
    };
    readonly NotOwner: {
        readonly fr: "La conversation est suivie par {owner}.";
        readonly en: "{owner} has this conversation.";
    };
    readonly NotPermitted: {
        readonly fr: "Votre rôle ne le permet pas.";
        readonly en: "Your role does not allow it.";
    };
    readonly NotWellFormed: {
        readonly fr: "Le texte contient des caractères invalides.";
        readonly en: "The text contains invalid characters.";
    };
    readonly NothingToWithdraw: {
        readonly fr: "Aucun accord à retirer.";
        readonly en: "There is no consent to withdraw.";
    };
    readonly SameMode: {
        readonly fr: "La conversation est déjà dans ce mode.";
        readonly en: "The conversation is already in this mode.";
    };
    readonly TooLong: {
        readonly fr: "Le texte dépasse {max} caractères.";
        readonly en: "The text is longer than {max} characters.";
    };
    readonly UnknownCommand: {
        readonly fr: "Cette commande n'existe pas ici.";
        readonly en: "There is no such command here.";
    };
};
export declare const make: (key: Key, params?: Params) => Reason;
export declare const text: (locale: Locale, reason: Reason, ...catalogues: ReadonlyArray<Catalogue>) => string;

// @pupitre/core/SafeUrl

import type * as Brand from "effect/Brand";
import * as Schema from "effect/Schema";
export type Refusal = "NotAUrl" | "SchemeNotAllowed" | "HasCredentials" | "NoHost" | "TooLong";
export declare const SafeUrl: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
export type SafeUrl = string & Brand.Brand<"SafeUrl">;
export declare const host: (url: SafeUrl) => string;
export declare const maxLength = 2048;
export declare function parse(text: string): {
    readonly url: SafeUrl;
} | {
    readonly refusal: Refusal;
};

// @pupitre/core/Signal

import * as Schema from "effect/Schema";
export declare const FromAgent: Schema.TaggedStruct<"Typing", {
    readonly active: Schema.Boolean;
}>;
export type FromAgent = typeof FromAgent.Type;
export declare const FromVisitor: Schema.Union<readonly [
    Schema.TaggedStruct<"Typing", {
        readonly active: Schema.Boolean;
    }>,
    Schema.TaggedStruct<"Preview", {
        readonly text: Schema.String;
        readonly more: Schema.Int;
    }>
]>;
export type FromVisitor = typeof FromVisitor.Type;
export declare const Presence: Schema.TaggedStruct<"Presence", {
    readonly online: Schema.Boolean;
}>;
export interface Presence extends Schema.Schema.Type<typeof Presence> {
}
export declare const Preview: Schema.TaggedStruct<"Preview", {
    readonly text: Schema.String;
    readonly more: Schema.Int;
}>;
export interface Preview extends Schema.Schema.Type<typeof Preview> {
}
export declare const Sent: Schema.Struct<{
    readonly by: Schema.Union<readonly [
        Schema.TaggedStruct<"Visitor", {
            readonly id: Schema.brand<Schema.String, "VisitorId">;
            readonly name: Schema.optionalKey<Schema.String>;
        }>,
        Schema.TaggedStruct<"Agent", {
            readonly id: Schema.brand<Schema.String, "AgentId">;
            readonly name: Schema.String;
        }>,
        Schema.TaggedStruct<"Bot", {
            readonly id: Schema.brand<Schema.String, "AgentId">;
            readonly name: Schema.String;
        }>,
        Schema.TaggedStruct<"System", {}>
    ]>;
    readonly counter: Schema.Int;
    readonly at: Schema.Int;
    readonly signal: Schema.Union<readonly [
        Schema.TaggedStruct<"Typing", {
            readonly active: Schema.Boolean;
        }>,
        Schema.TaggedStruct<"Preview", {
            readonly text: Schema.String;
            readonly more: Schema.Int;
        }>,
        Schema.TaggedStruct<"Presence", {
            readonly online: Schema.Boolean;
        }>
    ]>;
}>;
export interface Sent extends Schema.Schema.Type<typeof Sent> {
}
export declare const Signal: Schema.Union<readonly [
    Schema.TaggedStruct<"Typing", {
        readonly active: Schema.Boolean;
    }>,
    Schema.TaggedStruct<"Preview", {
        readonly text: Schema.String;
        readonly more: Schema.Int;
    }>,
    Schema.TaggedStruct<"Presence", {
        readonly online: Schema.Boolean;
    }>
]>;
export type Signal = typeof Signal.Type;
export declare const Typing: Schema.TaggedStruct<"Typing", {
    readonly active: Schema.Boolean;
}>;
export interface Typing extends Schema.Schema.Type<typeof Typing> {
}
export declare const expiresAfter = 25000;
export declare const mask: (text: string) => string;
export declare const preview: (draft: string) => Preview;
export declare const previewEvery = 700;
export declare const previewLength = 1000;
export declare const refreshEvery = 8000;

// @pupitre/core/Signals

import type { Participant } from "./Participant.js";
import type { Sent, Signal } from "./Signal.js";
export type Signals = Readonly<Record<string, Sent>>;
export declare const apply: (self: Signals, sent: Sent) => Signals;
export declare const empty: Signals;
export declare const expire: (self: Signals, now: number, after: number) => Signals;
export declare const find: <Tag extends Signal["_tag"]>(self: Signals, tag: Tag, from: Participant["_tag"]) => (Sent & {
    readonly signal: Extract<Signal, {
        _tag: Tag;
    }>;
}) | undefined;
export declare const oldest: (self: Signals) => number | undefined;
export declare const published: (self: Signals, by: Participant) => Signals;

// @pupitre/core/StreamKey

import * as Schema from "effect/Schema";
import type { ConversationId, TenantId, VisitorId } from "./Id.js";
export declare const StreamKey: Schema.brand<Schema.String, "StreamKey">;
export type StreamKey = typeof StreamKey.Type;
export declare const StreamKind: Schema.Literals<readonly [
    "conversation",
    "visitor",
    "workspace"
]>;
export type StreamKind = typeof StreamKind.Type;
export declare const conversation: (tenant: TenantId, id: ConversationId) => StreamKey;
export declare const parts: (key: StreamKey) => {
    readonly tenant: TenantId;
    readonly kind: StreamKind;
    readonly id: string;
};
export declare const visitor: (tenant: TenantId, id: VisitorId) => StreamKey;

// @pupitre/core/Timeline

import type { ChatEvent } from "./ChatEvent.js";
import type { Outcome, Range } from "./EventChannel.js";
import type { Fact } from "./Fact.js";
import type { CommandId } from "./Id.js";
import type { Participant } from "./Participant.js";
import type { Reasons } from "./Reason.js";
export interface Change {
    readonly timeline: Timeline;
    readonly diff: ReadonlyArray<Splice>;
}
export type Entry = ChatEvent | Gap | Pending | Failed;
export interface Failed extends Omit<Pending, "_tag" | "storedTo"> {
    readonly _tag: "Failed";
    readonly reasons: Reasons;
}
export interface Gap {
    readonly _tag: "Gap";
    readonly key: string;
    readonly from: number;
    readonly to: number;
    readonly state: GapState;
}
export type GapState = "known" | "filling" | "failed";
export interface Pending {
    readonly _tag: "Pending";
    readonly key: string;
    readonly commandId: CommandId;
    readonly fact: Fact;
    readonly by: Participant;
    readonly at: number;
    readonly storedTo?: number;
}
export interface Splice {
    readonly index: number;
    readonly removed: ReadonlyArray<Entry>;
    readonly added: ReadonlyArray<Entry>;
}
export interface Timeline {
    readonly [TypeId]: "Timeline";
}
declare const TypeId: unique symbol;
export declare const at: (self: Timeline, index: number) => Entry | undefined;
export declare const dismiss: (self: Timeline, commandId: CommandId) => Change;
export declare const empty: Timeline;
export declare const gap: (self: Timeline, from: number, state: GapState) => Change;
export declare const head: (self: Timeline) => number;
export declare const indexOf: (self: Timeline, seq: number) => number;
export declare const ingest: (self: Timeline, range: Range) => Change;
export declare const iterate: (self: Timeline) => Generator<Entry, void>;
export declare const key: (entry: Entry) => string;
export declare const missing: (self: Timeline) => number;
export declare const ranges: (self: Timeline) => ReadonlyArray<Range>;
export declare const reset: (self: Timeline) => Change;
export declare const runs: (self: Timeline) => {
    readonly runs: ReadonlyArray<ReadonlyArray<ChatEvent | Gap>>;
    readonly starts: ReadonlyArray<number>;
    readonly count: number;
};
export declare const settle: (self: Timeline, commandId: CommandId, outcome: Outcome) => Change;
export declare const size: (self: Timeline) => number;
export declare const slice: (self: Timeline, from?: number, to?: number) => ReadonlyArray<Entry>;
export declare const submit: (self: Timeline, wish: {
    readonly commandId: CommandId;
    readonly facts: ReadonlyArray<Fact>;
    readonly by: Participant;
    readonly at: number;
}) => Change;

// @pupitre/core/Visitor

import type { ChatEvent } from "./ChatEvent.js";
import type { ConsentScope, PageVisited } from "./Fact.js";
import type { ConversationId, VisitId } from "./Id.js";
export interface Visitor {
    readonly consent: ReadonlyArray<ConsentScope>;
    readonly conversationId?: ConversationId;
    readonly previousConversationId?: ConversationId;
    readonly conversations: number;
    readonly visitId?: VisitId;
    readonly page?: Pick<PageVisited, "pageId" | "visitId" | "url" | "title">;
    readonly unknown: number;
    readonly seq: number;
}
export declare const apply: (self: Visitor, event: ChatEvent) => Visitor;
export declare const empty: Visitor;
export declare const fold: (events: Iterable<ChatEvent>, from?: Visitor) => Visitor;

// @pupitre/core/command/AssignAgent

import * as Command from "../Command.js";
export declare const AssignAgent: Command.Command<"assignAgent", "conversation", {
    readonly agentId: string & import("effect/Brand").Brand<"AgentId">;
    readonly name: string;
}>;

// @pupitre/core/command/ChangeMode

import * as Command from "../Command.js";
export declare const ChangeMode: Command.Command<"changeMode", "conversation", {
    readonly mode: "call" | "chat" | "video";
}>;

// @pupitre/core/command/Consent

import * as Command from "../Command.js";
export declare const GiveConsent: Command.Command<"giveConsent", "visitor", {
    readonly scopes: readonly [
        "control" | "observe" | "preview" | "store",
        ...("control" | "observe" | "preview" | "store")[]
    ];
}>;
export declare const WithdrawConsent: Command.Command<"withdrawConsent", "visitor", {
    readonly scopes: readonly [
        "control" | "observe" | "preview" | "store",
        ...("control" | "observe" | "preview" | "store")[]
    ];
}>;

// @pupitre/core/command/PostMessage

import * as Command from "../Command.js";
export declare const PostMessage: Command.Command<"postMessage", "conversation", {
    readonly text: string;
}>;

// @pupitre/core/command/RaiseAlert

import * as Command from "../Command.js";
export declare const RaiseAlert: Command.Command<"raiseAlert", "conversation", {
    readonly kind: "VisitorLeft" | "VisitorReturned";
}>;

// @pupitre/core/command/RecordAction

import * as Command from "../Command.js";
import * as Schema from "effect/Schema";
export declare const RecordAction: Command.Command<"recordAction", "conversation", {
    readonly name: string;
    readonly label: string;
    readonly details?: {
        readonly [x: string]: Schema.Json;
    };
}>;

// @pupitre/core/command/StartConversation

import * as Command from "../Command.js";
export declare const StartConversation: Command.Command<"startConversation", "visitor", {
    readonly mode: "call" | "chat" | "video";
    readonly message?: string;
    readonly language?: string;
}>;

// @pupitre/core/command/TakeConversation

import * as Command from "../Command.js";
export declare const TakeConversation: Command.Command<"takeConversation", "conversation", {}>;

// @pupitre/core/command/Visit

import * as Command from "../Command.js";
export declare const StartVisit: Command.Command<"startVisit", "visitor", {
    readonly visitId: string & import("effect/Brand").Brand<"VisitId">;
    readonly landing: string & import("effect/Brand").Brand<"SafeUrl">;
    readonly referrer: string;
    readonly userAgent: string;
    readonly language?: string;
    readonly timeZone?: string;
    readonly screen?: {
        readonly width: number;
        readonly height: number;
    };
}>;
export declare const VisitPage: Command.Command<"visitPage", "visitor", {
    readonly pageId: string & import("effect/Brand").Brand<"PageId">;
    readonly visitId: string & import("effect/Brand").Brand<"VisitId">;
    readonly url: string & import("effect/Brand").Brand<"SafeUrl">;
    readonly title: string;
}>;

// @pupitre/core/command/builtin

import type { Any } from "../Command.js";
export declare const builtin: ReadonlyArray<Any>;

// @pupitre/core/command/guards

import type { Context } from "../Command.js";
import type { Conversation } from "../Conversation.js";
import type { Reason } from "../Reason.js";
export declare const open: (state: Conversation) => Reason | undefined;
export declare const owned: (state: Conversation, context: Context) => Reason | undefined;

// @pupitre/core/composer/Draft

import type { ConversationWindow } from "../ConversationWindow.js";
import type { Problem } from "../Message.js";
import type { Readable } from "../Readable.js";
export interface Draft {
    readonly text: Readable<string>;
    readonly problem: Readable<Problem | undefined>;
    readonly write: (text: string) => void;
    readonly publish: () => boolean;
}
export declare const of: (window: ConversationWindow) => Draft;

// @pupitre/core/desk/DeskList

import type { ConversationSummary } from "../ConversationSummary.js";
import type { EventChannel } from "../EventChannel.js";
import type { Readable } from "../Readable.js";
export declare const byUrgency: (a: ConversationSummary, b: ConversationSummary) => number;
export declare const of: (channel: EventChannel) => Readable<ReadonlyArray<ConversationSummary>>;

// @pupitre/core/desk/Routing

import type { ConversationSummary } from "../ConversationSummary.js";
import type { AgentId } from "../Id.js";
export interface Candidate {
    readonly agentId: AgentId;
    readonly name: string;
    readonly slots: number;
}
export type Routing = (conversation: ConversationSummary, candidates: ReadonlyArray<Candidate>, open: ReadonlyArray<ConversationSummary>) => Candidate | undefined;
export declare const leastBusy: Routing;
export declare const manual: Routing;

// @pupitre/core/testing/HeldChannel

import type { Call } from "../Command.js";
import type { ConversationSummary } from "../ConversationSummary.js";
import type { Delivery, EventChannel, Outcome, Self, Unsettled } from "../EventChannel.js";
import type { CommandId } from "../Id.js";
import type { Signal } from "../Signal.js";
import type { StreamKey } from "../StreamKey.js";
export interface HeldChannel {
    readonly channel: EventChannel;
    readonly submitted: Array<{
        readonly stream: StreamKey;
        readonly call: Call;
        readonly commandId: CommandId;
        readonly settle: (outcome: Outcome) => void;
    }>;
    readonly signals: Array<Signal>;
    readonly unsettled: Array<Unsettled>;
    readonly listeners: (stream: StreamKey) => number;
    readonly push: (stream: StreamKey, delivery: Delivery) => void;
    readonly pushDesk: (summaries: ReadonlyArray<ConversationSummary>) => void;
}
export declare const make: (self: Self) => HeldChannel;

// @pupitre/core/testing/Scenario

import type { ChatEvent } from "../ChatEvent.js";
import * as Command from "../Command.js";
import * as Conversation from "../Conversation.js";
import type { AlertKind } from "../Alert.js";
import type { Mode } from "../Fact.js";
import type { TenantId } from "../Id.js";
import type * as Participant from "../Participant.js";
import * as StreamKey from "../StreamKey.js";
export interface Scenario {
    readonly events: ReadonlyArray<ChatEvent>;
    readonly visits: ReadonlyArray<ChatEvent>;
    readonly stream: StreamKey.StreamKey;
    readonly conversation: () => Conversation.Conversation;
    readonly visitor: (text: string) => Scenario;
    readonly agent: (text: string) => Scenario;
    readonly page: (path: string, title: string) => Scenario;
    readonly mode: (mode: Mode) => Scenario;
    readonly alert: (kind: AlertKind) => Scenario;
    readonly action: (name: string, label: string) => Scenario;
    readonly command: <I>(command: Command.Command<string, "conversation", I>, input: I, by?: Participant.Participant) => Scenario;
}
export declare const camille: Participant.Visitor;
export declare const ines: Participant.Agent;
export declare const make: (message: string, at?: number) => Scenario;
export declare const tenant: TenantId;
