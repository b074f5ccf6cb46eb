// @pupitre/core/Alert

import type { Locale, Words } from "./Catalogue.js";
import type { ChatEvent } from "./ChatEvent.js";
import type { ClosingCause, ConsentScope, ConversationClosed, Fact, RaisedAlert, TransferOutcome } from "./Fact.js";
export type Alert = RaisedAlert | {
    readonly kind: "Started";
} | {
    readonly kind: "Queued";
    readonly to?: string;
} | {
    readonly kind: "Ringing";
    readonly agent: string;
    readonly expiresAt: number;
} | {
    readonly kind: "NotPickedUp";
    readonly cause: "declined" | "timedOut";
} | {
    readonly kind: "Assigned";
    readonly agent: string;
} | {
    readonly kind: "Woken";
    readonly cause: "timer" | "visitor" | "agent";
} | {
    readonly kind: "Joined";
    readonly agent: string;
} | {
    readonly kind: "TransferOutcome";
    readonly outcome: TransferOutcome;
} | {
    readonly kind: "ConsentGiven";
    readonly scopes: ReadonlyArray<ConsentScope>;
} | {
    readonly kind: "ConsentWithdrawn";
    readonly scopes: ReadonlyArray<ConsentScope>;
} | {
    readonly kind: "ClosingSoon";
    readonly deadline: number;
    readonly cause: ClosingCause;
} | {
    readonly kind: "ClosingCancelled";
    readonly cause: "message" | "agent";
} | {
    readonly kind: "Ended";
} | {
    readonly kind: "Reopened";
    readonly cause: "visitor" | "agent";
} | {
    readonly kind: "Closed";
    readonly cause?: NonNullable<ConversationClosed["cause"]>;
} | {
    readonly kind: "SurveyAnswered";
    readonly csat?: number;
    readonly nps?: number;
};
export type AlertKind = Alert["kind"];
export type Key = keyof typeof catalogue;
export type Severity = "info" | "warning" | "critical";
export declare const catalogue: {
    readonly VisitorLeft: {
        readonly fr: "Le visiteur a quitté le site.";
        readonly en: "The visitor has left the site.";
    };
    readonly VisitorReturned: {
        readonly fr: "Le visiteur est de retour sur le site.";
        readonly en: "The visitor is back on the site.";
    };
    readonly VisitorIdle: {
        readonly fr: "Pas de nouvelle du visiteur depuis {duration}.";
        readonly en: "Nothing from the visitor for {duration}.";
    };
    readonly VisitorMinimised: {
        readonly fr: "Le visiteur a réduit la fenêtre.";
        readonly en: "The visitor has minimised the chat.";
    };
    readonly ReassignedAway: {
        readonly fr: "La conversation a été confiée à {to}.";
        readonly en: "The conversation was given to {to}.";
    };
    readonly "FileRejected.type": {
        readonly fr: "Fichier refusé : {name} (type).";
        readonly en: "File refused: {name} (type).";
    };
    readonly "FileRejected.size": {
        readonly fr: "Fichier refusé : {name} (trop lourd).";
        readonly en: "File refused: {name} (too large).";
    };
    readonly "FileRejected.count": {
        readonly fr: "Fichier refusé : {name} (trop de fichiers).";
        readonly en: "File refused: {name} (too many).";
    };
    readonly "FileRejected.virus": {
        readonly fr: "Fichier refusé : {name} (virus).";
        readonly en: "File refused: {name} (virus).";
    };
    readonly "FileRejected.name": {
        readonly fr: "Fichier refusé : {name} (nom).";
        readonly en: "File refused: {name} (name).";
    };
    readonly SlaAtRisk: {
        readonly fr: "Le visiteur attend depuis {duration}.";
        readonly en: "The visitor has waited for {duration}.";
    };
    readonly SlaMissed: {
        readonly fr: "Délai de réponse dépassé : {duration}.";
        readonly en: "The time to answer has passed: {duration}.";
    };
    readonly LanguageChanged: {
        readonly fr: "Le visiteur écrit maintenant en {language}.";
        readonly en: "The visitor now writes in {language}.";
    };
    readonly AlmostFull: {
        readonly fr: "La conversation est presque pleine : encore {left} messages.";
        readonly en: "The conversation is almost full: {left} messages left.";
    };
    readonly BlockedVisitor: {
        readonly fr: "Un visiteur bloqué a tenté d'écrire ({reason}).";
        readonly en: "A blocked visitor tried to write ({reason}).";
    };
    readonly Started: {
        readonly fr: "La conversation commence.";
        readonly en: "The conversation begins.";
    };
    readonly Queued: {
        readonly fr: "La conversation attend un conseiller.";
        readonly en: "The conversation is waiting for an agent.";
    };
    readonly "Queued.to": {
        readonly fr: "La conversation attend {to}.";
        readonly en: "The conversation is waiting for {to}.";
    };
    readonly Ringing: {
        readonly fr: "{agent} peut répondre jusqu'à {time}.";
        readonly en: "{agent} can pick up until {time}.";
    };
    readonly "NotPickedUp.declined": {
        readonly fr: "La conversation a été déclinée.";
        readonly en: "The conversation was declined.";
    };
    readonly "NotPickedUp.timedOut": {
        readonly fr: "Personne n'a répondu à temps.";
        readonly en: "Nobody picked up in time.";
    };
    readonly Assigned: {
        readonly fr: "{agent} suit la conversation.";
        readonly en: "{agent} has the conversation.";
    };
    readonly "Woken.timer": {
        readonly fr: "La pause est finie.";
        readonly en: "The snooze is over.";
    };
    readonly "Woken.visitor": {
        readonly fr: "Le visiteur a écrit : la pause est finie.";
        readonly en: "The visitor wrote: the snooze is over.";
    };
    readonly "Woken.agent": {
        readonly fr: "La pause a été levée.";
        readonly en: "The snooze was ended.";
    };
    readonly Joined: {
        readonly fr: "{agent} a rejoint la conversation.";
        readonly en: "{agent} has joined the conversation.";
    };
    readonly "TransferOutcome.accepted": {
        readonly fr: "Le transfert a été accepté.";
        readonly en: "The transfer was accepted.";
    };
    readonly "TransferOutcome.deferred": {
        readonly fr: "Personne n'est libre : le transfert attend.";
        readonly en: "Nobody is free: the transfer waits.";
    };
    readonly "TransferOutcome.declined": {
        readonly fr: "Le transfert a été décliné.";
        readonly en: "The transfer was declined.";
    };
    readonly "TransferOutcome.timedOut": {
        readonly fr: "Le transfert est resté sans réponse.";
        readonly en: "The transfer was not answered.";
    };
    readonly "TransferOutcome.cancelled": {
        readonly fr: "Le transfert a été annulé.";
        readonly en: "The transfer was cancelled.";
    };
    readonly "TransferOutcome.failed": {
        readonly fr: "Le transfert a échoué.";
        readonly en: "The transfer failed.";
    };
    readonly ConsentGiven: {
        readonly fr: "Le visiteur accepte : {scopes}.";
        readonly en: "The visitor agrees to: {scopes}.";
    };
    readonly ConsentWithdrawn: {
        readonly fr: "Le visiteur retire son accord : {scopes}.";
        readonly en: "The visitor no longer agrees to: {scopes}.";
    };
    readonly "ClosingSoon.idle": {
        readonly fr: "Sans message, la conversation sera close à {time}.";
        readonly en: "Without a message the conversation will close at {time}.";
    };
    readonly "ClosingSoon.visitorLeft": {
        readonly fr: "Le visiteur est parti : la conversation sera close à {time}.";
        readonly en: "The visitor has left: the conversation will close at {time}.";
    };
    readonly "ClosingCancelled.message": {
        readonly fr: "Un message est arrivé : la conversation reste ouverte.";
        readonly en: "A message came: the conversation stays open.";
    };
    readonly "ClosingCancelled.agent": {
        readonly fr: "La conversation reste ouverte.";
        readonly en: "The conversation stays open.";
    };
    readonly Ended: {
        readonly fr: "Le visiteur a terminé la conversation : il vous reste à la clôturer.";
        readonly en: "The visitor has ended the conversation: it is yours to close.";
    };
    readonly "Reopened.visitor": {
        readonly fr: "Le visiteur écrit de nouveau : la conversation est rouverte.";
        readonly en: "The visitor writes again: the conversation is reopened.";
    };
    readonly "Reopened.agent": {
        readonly fr: "La conversation est rouverte.";
        readonly en: "The conversation is reopened.";
    };
    readonly Closed: {
        readonly fr: "La conversation est close.";
        readonly en: "The conversation is closed.";
    };
    readonly "Closed.idle": {
        readonly fr: "La conversation est close, faute de message.";
        readonly en: "The conversation is closed for want of a message.";
    };
    readonly "Closed.visitorLeft": {
        readonly fr: "La conversation est close : le visiteur est parti.";
        readonly en: "The conversation is closed: the visitor has left.";
    };
    readonly "Closed.blocked": {
        readonly fr: "La conversation est close : le visiteur est bloqué.";
        readonly en: "The conversation is closed: the visitor is blocked.";
    };
    readonly "Closed.erasure": {
        readonly fr: "La conversation est close : les données du visiteur vont être effacées.";
        readonly en: "The conversation is closed: the visitor's data is to be erased.";
    };
    readonly SurveyAnswered: {
        readonly fr: "Le visiteur a répondu à l'enquête.";
        readonly en: "The visitor has answered the survey.";
    };
    readonly "SurveyAnswered.csat": {
        readonly fr: "Le visiteur a répondu à l'enquête : {csat} sur 5.";
        readonly en: "The visitor has answered the survey: {csat} of 5.";
    };
};
export declare const fromEvent: (event: ChatEvent | Fact) => Alert | undefined;
export declare const keyOf: (alert: Alert) => Key;
export declare const scopeWords: Readonly<Record<ConsentScope, Words>>;
export declare const severity: (alert: Alert) => Severity;
export declare const text: (locale: Locale, alert: Alert, timeZone?: string) => string;

// @pupitre/core/Audience

import type { ChatEvent } from "./ChatEvent.js";
import type { Conversation } from "./Conversation.js";
import type { Redactions } from "./Redaction.js";
export type Audience = "visitor" | "agents";
export declare const project: (event: ChatEvent, audience: Audience) => ChatEvent | undefined;
export declare const projectAll: (events: ReadonlyArray<ChatEvent>, audience: Audience, redactions?: Redactions) => ReadonlyArray<ChatEvent>;
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

// @pupitre/core/Blocked

import type { SiteId } from "./Id.js";
export interface Blocked<B extends Ending> {
    readonly blocked?: B;
    readonly blockedOn?: Readonly<Record<string, B>>;
}
export interface Ending {
    readonly until?: number;
}
export interface Scoped<B extends Ending> {
    readonly site?: SiteId;
    readonly block: B;
}
export declare const add: <B extends Ending, S extends Blocked<B>>(self: S, site: SiteId | undefined, block: B) => S;
export declare const all: <B extends Ending>({ blocked, blockedOn }: Blocked<B>, at: number) => ReadonlyArray<Scoped<B>>;
export declare const lift: <S extends Blocked<Ending>>(self: S, site: SiteId | undefined) => S;
export declare const map: <B extends Ending, S extends Blocked<B>>(self: S, change: (block: B) => B) => S;
export declare const of: <B extends Ending>({ blocked, blockedOn }: Blocked<B>, site: SiteId | undefined, at: number) => B | undefined;

// @pupitre/core/Catalogue

export type Catalogue<Key extends string = string> = Readonly<Record<Key, Words>>;
export type Locale = "fr" | "en";
export type Params = Readonly<Record<string, string | number>>;
export type Wording = string | Words;
export interface Words {
    readonly fr: string;
    readonly en: string;
}
export declare const fill: (words: Words, locale: Locale, params?: Params) => string;
export declare const worded: (wording: Wording, locale: Locale) => string;

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
import type { AgentId, CommandId, SiteId, TenantId } from "./Id.js";
import type { Participant, Role } from "./Participant.js";
import type { Reason } from "./Reason.js";
import type { Visitor } from "./Visitor.js";
import type { Workspace } from "./Workspace.js";
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
    readonly site?: SiteId | undefined;
    readonly at: number;
    readonly commandId: CommandId;
    readonly visitorOnline: boolean;
    readonly load?: Load | undefined;
    readonly loadOf?: (agent: AgentId) => Load | undefined;
    readonly drivesAnother?: (agent: AgentId) => boolean;
}
export type Input<C> = C extends {
    readonly input: Schema.Codec<infer I, unknown>;
} ? I : never;
export interface Load {
    readonly open: number;
    readonly slots: number;
}
export interface States {
    readonly conversation: Conversation;
    readonly visitor: Visitor;
    readonly workspace: Workspace;
}
export declare const can: <On extends keyof States, Input>(command: Command<string, On, Input>, state: States[On], context: Context) => Availability;
export declare const catalogue: (commands: Iterable<Any>) => ReadonlyMap<string, Any>;
export declare const decide: <On extends keyof States, Input>(command: Command<string, On, Input>, state: States[On], input: Input, context: Context) => Decision;
export declare const decideCall: (command: Any, state: unknown, input: unknown, context: Context) => Decision;
export declare const foresee: (command: Any, state: unknown, input: unknown, context: Context) => ReadonlyArray<Fact>;
export declare const make: <const Name extends string, On extends keyof States, Input, Encoded>(definition: Omit<Command<Name, On, Input>, "input"> & {
    readonly input: Schema.Codec<Input, Encoded>;
}) => Command<Name, On, Input>;
export declare const nothing: Schema.Struct<{}>;
export declare const unless: (...reasons: ReadonlyArray<Reason | undefined | false>) => Availability;

// @pupitre/core/Conversation

import * as Blocked from "./Blocked.js";
import type { ChatEvent } from "./ChatEvent.js";
import type { BlockReason, ClosingAnswer, ClosingCause, ConsentScope, Mode, PageVisited, ProblemStatus, SurveyAnswered, TransferMode } from "./Fact.js";
import type { AgentId, ConversationId, SiteId } from "./Id.js";
import type { Status } from "./Lifecycle.js";
import * as Navigation from "./Navigation.js";
import type { Participant, Recipient, Visitor } from "./Participant.js";
import type { Redactions } from "./Redaction.js";
export interface Assignment {
    readonly agentId: AgentId;
    readonly name: string;
    readonly since: number;
    readonly until?: number;
}
export interface Block {
    readonly reason: BlockReason;
    readonly until?: number;
}
export interface Closing {
    readonly by: Participant;
    readonly at: number;
    readonly tags: ReadonlyArray<string>;
    readonly note?: string;
    readonly answers?: ReadonlyArray<ClosingAnswer>;
    readonly cause?: "idle" | "visitorLeft" | "blocked" | "erasure";
    readonly history?: boolean;
}
export interface Conversation extends Blocked.Blocked<Block> {
    readonly status: Status;
    readonly id?: ConversationId;
    readonly visitor?: Visitor;
    readonly previousConversationId?: ConversationId;
    readonly site?: SiteId;
    readonly mode: Mode;
    readonly consent: ReadonlyArray<ConsentScope>;
    readonly language?: string;
    readonly assignments: ReadonlyArray<Assignment>;
    readonly startedAt?: number;
    readonly offer?: {
        readonly agentId: AgentId;
        readonly name: string;
        readonly expiresAt: number;
    };
    readonly queuedFor?: Recipient;
    readonly queuedSince?: number;
    readonly transfer?: Transfer;
    readonly snooze?: {
        readonly until?: number;
        readonly keepAssigned: boolean;
    };
    readonly closingSoon?: {
        readonly deadline: number;
        readonly cause: ClosingCause;
    };
    readonly endedAt?: number;
    readonly minimised?: true;
    readonly keptOpenAt?: number;
    readonly navigation: Navigation.Navigation;
    readonly page?: Pick<PageVisited, "pageId" | "url" | "title"> & {
        readonly at: number;
    };
    readonly tags: ReadonlyArray<string>;
    readonly notes: number;
    readonly lastVisitorMessage: number;
    readonly lastAgentMessage: number;
    readonly lastMessageAt?: number;
    readonly messages: number;
    readonly redactions: Redactions;
    readonly closing?: Closing;
    readonly survey?: Survey;
    readonly reports?: Readonly<Record<string, {
        readonly by: AgentId;
        readonly status: ProblemStatus;
    }>>;
    readonly unknown: number;
    readonly seq: number;
}
export type Survey = Omit<SurveyAnswered, "_tag" | "conversationId">;
export interface Transfer {
    readonly mode: TransferMode;
    readonly to: Recipient;
    readonly comment?: string;
    readonly since: number;
    readonly by: Participant;
    readonly expiresAt?: number;
    readonly announced?: boolean;
    readonly joined?: {
        readonly agentId: AgentId;
        readonly name: string;
        readonly since: number;
    };
}
export declare const apply: (self: Conversation, event: ChatEvent) => Conversation;
export declare const empty: Conversation;
export type { Status } from "./Lifecycle.js";
export declare const fold: (events: Iterable<ChatEvent>, from?: Conversation) => Conversation;
export declare const isBlocked: (self: Conversation, at: number, site?: SiteId | undefined) => boolean;
export declare const isWaiting: (self: Conversation) => boolean;
export declare const owner: (self: Conversation) => Assignment | undefined;
export declare const report: ({ reports }: Conversation, reportId: string) => {
    readonly by: AgentId;
    readonly status: ProblemStatus;
} | undefined;
export declare const takesPart: (self: Conversation, agent: AgentId) => boolean;

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
        "offered",
        "active",
        "snoozed",
        "transferring",
        "closed"
    ]>;
    readonly mode: Schema.Literals<readonly [
        "chat",
        "call",
        "video",
        "messaging"
    ]>;
    readonly owner: Schema.optionalKey<Schema.Struct<{
        readonly agentId: Schema.brand<Schema.String, "AgentId">;
        readonly name: Schema.String;
    }>>;
    readonly queuedFor: Schema.optionalKey<Schema.Union<readonly [
        Schema.TaggedStruct<"Agent", {
            readonly id: Schema.brand<Schema.String, "AgentId">;
            readonly name: Schema.String;
        }>,
        Schema.TaggedStruct<"Bot", {
            readonly id: Schema.brand<Schema.String, "AgentId">;
            readonly name: Schema.String;
        }>,
        Schema.TaggedStruct<"Group", {
            readonly id: Schema.brand<Schema.String, "GroupId">;
            readonly name: Schema.String;
        }>
    ]>>;
    readonly transfer: Schema.optionalKey<Schema.Struct<{
        readonly to: Schema.Union<readonly [
            Schema.TaggedStruct<"Agent", {
                readonly id: Schema.brand<Schema.String, "AgentId">;
                readonly name: Schema.String;
            }>,
            Schema.TaggedStruct<"Bot", {
                readonly id: Schema.brand<Schema.String, "AgentId">;
                readonly name: Schema.String;
            }>,
            Schema.TaggedStruct<"Group", {
                readonly id: Schema.brand<Schema.String, "GroupId">;
                readonly name: Schema.String;
            }>
        ]>;
        readonly mode: Schema.Literals<readonly [
            "assign",
            "offer",
            "warm"
        ]>;
        readonly expiresAt: Schema.optionalKey<Schema.Int>;
        readonly joined: Schema.optionalKey<Schema.Struct<{
            readonly agentId: Schema.brand<Schema.String, "AgentId">;
            readonly name: Schema.String;
        }>>;
    }>>;
    readonly snooze: Schema.optionalKey<Schema.Struct<{
        readonly until: Schema.optionalKey<Schema.Int>;
        readonly keepAssigned: Schema.Boolean;
    }>>;
    readonly language: Schema.optionalKey<Schema.String>;
    readonly startedAt: Schema.Int;
    readonly waitingSince: Schema.optionalKey<Schema.Int>;
    readonly last: Schema.optionalKey<Schema.Struct<{
        readonly by: Schema.Literals<readonly [
            "visitor",
            "agent"
        ]>;
        readonly text: Schema.String;
        readonly at: Schema.Int;
        readonly seq: Schema.Int;
    }>>;
    readonly unanswered: Schema.Int;
    readonly visitorGone: Schema.Boolean;
    readonly tags: Schema.optionalKey<Schema.$Array<Schema.String>>;
    readonly closesAt: Schema.optionalKey<Schema.Int>;
    readonly closedAt: Schema.optionalKey<Schema.Int>;
    readonly driven: Schema.optionalKey<Schema.Literal<true>>;
    readonly ended: Schema.optionalKey<Schema.Literal<true>>;
    readonly site: Schema.optionalKey<Schema.brand<Schema.String, "SiteId">>;
    readonly blocked: Schema.optionalKey<Schema.Boolean>;
    readonly blockedUntil: Schema.optionalKey<Schema.Int>;
    readonly blockedHere: Schema.optionalKey<Schema.Struct<{
        readonly until: Schema.optionalKey<Schema.Int>;
    }>>;
    readonly seq: Schema.Int;
}>;
export interface ConversationSummary extends Schema.Schema.Type<typeof ConversationSummary> {
}
export declare const apply: (self: ConversationSummary | undefined, event: ChatEvent) => ConversationSummary | undefined;
export declare const isBlocked: ({ blocked, blockedUntil, blockedHere }: ConversationSummary, at: number) => boolean;
export declare const latest: (a: ConversationSummary, b: ConversationSummary) => ConversationSummary;

// @pupitre/core/ConversationWindow

import type { Availability } from "./Availability.js";
import * as Command from "./Command.js";
import * as Conversation from "./Conversation.js";
import type { Rejection } from "./Decision.js";
import type { EventChannel, Submission } from "./EventChannel.js";
import type { CommandId, ConversationId, TenantId } from "./Id.js";
import * as Marks from "./Marks.js";
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
    readonly marks: Readable<Marks.Marks>;
    readonly ended: Readable<Rejection | undefined>;
    readonly fill: (from: number, around?: number) => Promise<void>;
    readonly whole: () => Promise<Timeline.Timeline>;
    readonly look: (around?: {
        readonly from: number;
        readonly to: number;
    }) => void;
    readonly read: (seq: number) => void;
    readonly changes: (listener: ThreadListener) => () => void;
    readonly load?: Readable<Command.Load | undefined>;
    readonly driven?: Driven;
    readonly can: <I>(command: Command.Command<string, "conversation", I>) => Availability;
    readonly submit: <I>(command: Command.Command<string, "conversation", I>, input: I) => Submission;
    readonly retry: (commandId: CommandId) => Submission | undefined;
    readonly dismiss: (commandId: CommandId) => void;
    readonly typing: (draft: string) => void;
    readonly isOpen: () => boolean;
    readonly close: () => void;
}
export type Driven = Readable<{
    readonly id: ConversationId;
} | undefined>;
export interface Options {
    readonly tenant: TenantId;
    readonly conversationId: ConversationId;
    readonly commands?: ReadonlyMap<string, Command.Any>;
    readonly tail?: number;
    readonly memory?: number;
    readonly load?: Readable<Command.Load | undefined>;
    readonly driven?: Driven;
    readonly now?: () => number;
    readonly schedule?: (after: number, run: () => void) => () => void;
}
export type ThreadListener = (change: Timeline.Change) => void;
export declare const open: (channel: EventChannel, options: Options) => ConversationWindow;

// @pupitre/core/Deadline

import type { Conversation } from "./Conversation.js";
export interface Deadline {
    readonly at: number;
    readonly command: "expireTransfer" | "decline" | "wake" | "expireNavigation" | "closeIdle";
}
export declare const idle: (state: Conversation, after: number) => number | undefined;
export declare const next: (state: Conversation) => Deadline | undefined;
export declare const unclaimed: ({ status, queuedFor, queuedSince }: Conversation, after: number) => number | undefined;

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

// @pupitre/core/Delivery

import type { Entry } from "./Entry.js";
import type { Mark } from "./Marks.js";
export type Delivery = (typeof ladder)[number] | "failed";
export declare const climbs: (from: Delivery, to: Delivery) => boolean;
export declare const ladder: readonly [
    "sending",
    "sent",
    "delivered",
    "read"
];
export declare const of: (entry: Entry, others: Mark) => Delivery | undefined;

// @pupitre/core/Entry

import type { ChatEvent, Envelope } from "./ChatEvent.js";
import type { Fact, TranslationAttached } from "./Fact.js";
import type { CommandId } from "./Id.js";
import type { Participant } from "./Participant.js";
import type { Reasons } from "./Reason.js";
export interface Attached {
    readonly translations?: ReadonlyArray<Envelope & TranslationAttached>;
}
export type Entry = Stored | Gap | Pending | Failed;
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
    readonly translations?: ReadonlyArray<TranslationAttached>;
    readonly by: Participant;
    readonly at: number;
    readonly storedTo?: number;
}
export type Stored = ChatEvent & Attached;
export declare const key: (entry: Entry) => string;

// @pupitre/core/Erasure

import type { ChatEvent } from "./ChatEvent.js";
import type * as Fact from "./Fact.js";
import type { SafeUrl } from "./SafeUrl.js";
export declare const erased: (event: ChatEvent) => ChatEvent;
export declare const noWords = "\u2026";
export declare const nowhere: SafeUrl;
export declare const originKind: (origin: Fact.Origin) => Fact.Origin;
export declare const within: ({ visitorId, conversationIds, }: Pick<Fact.VisitorErased, "visitorId" | "conversationIds">) => ((event: ChatEvent) => ChatEvent);

// @pupitre/core/EventChannel

import type { Takes } from "./desk/Routing.js";
import type { ChatEvent } from "./ChatEvent.js";
import type { Call } from "./Command.js";
import type { ConversationSummary } from "./ConversationSummary.js";
import type { Rejection } from "./Decision.js";
import type { Conversation } from "./Conversation.js";
import type { CommandId } from "./Id.js";
import type { Mark, Marks } from "./Marks.js";
import type { Mirror } from "./Mirror.js";
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
    readonly _tag: "Opened";
    readonly from: number;
    readonly state: Conversation;
} | {
    readonly _tag: "Aggregated";
    readonly seq: number;
    readonly state: unknown;
} | {
    readonly _tag: "Range";
    readonly range: Range;
} | {
    readonly _tag: "Reset";
} | {
    readonly _tag: "Marks";
    readonly marks: Marks;
} | {
    readonly _tag: "Signal";
    readonly sent: Sent;
} | {
    readonly _tag: "Mirrored";
    readonly by: Participant;
    readonly item: Mirror;
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
    readonly open: (stream: StreamKey, listener: (delivery: Delivery) => void, options?: {
        readonly tail?: number;
        readonly aggregate?: boolean;
    }) => () => void;
    readonly fetch: (stream: StreamKey, from: number, to: number) => Promise<Page>;
    readonly mark: (stream: StreamKey, mark: Mark) => void;
    readonly submit: (stream: StreamKey, call: Call) => Submission;
    readonly unsettled: (stream: StreamKey) => ReadonlyArray<Unsettled>;
    readonly signal: (stream: StreamKey, signal: Signal) => void;
    readonly mirror: (stream: StreamKey, item: Mirror) => void;
    readonly available: (takes: Takes) => void;
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
export interface Page extends Range {
    readonly later: ReadonlyArray<ChatEvent>;
}
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

import * as LifeFacts from "./fact/LifeFacts.js";
import * as MessageFacts from "./fact/MessageFacts.js";
import * as VisitorFacts from "./fact/VisitorFacts.js";
import * as ActionFacts from "./fact/ActionFacts.js";
import * as AlertFacts from "./fact/AlertFacts.js";
import * as AssistanceFacts from "./fact/AssistanceFacts.js";
import * as WorkspaceFacts from "./fact/WorkspaceFacts.js";
export type Fact = LifeFacts.ConversationStarted | LifeFacts.ConversationQueued | LifeFacts.ConversationOffered | LifeFacts.ConversationDeclined | LifeFacts.AgentAssigned | LifeFacts.ConversationSnoozed | LifeFacts.ConversationWoken | LifeFacts.TransferStarted | LifeFacts.TransferJoined | LifeFacts.TransferEnded | LifeFacts.ModeChanged | LifeFacts.ClosingAnnounced | LifeFacts.ClosingCancelled | LifeFacts.ConversationEnded | LifeFacts.ConversationClosed | LifeFacts.ConversationReopened | LifeFacts.SurveyAnswered | MessageFacts.MessagePosted | MessageFacts.FilePosted | MessageFacts.NoteAdded | MessageFacts.MessageRedacted | MessageFacts.Tombstone | MessageFacts.TranslationAttached | VisitorFacts.VisitStarted | VisitorFacts.PageVisited | VisitorFacts.SiteLeft | VisitorFacts.VisitLocated | VisitorFacts.CustomDataSet | VisitorFacts.VisitorIdentified | VisitorFacts.VisitorErased | VisitorFacts.ConsentGiven | VisitorFacts.ConsentWithdrawn | ActionFacts.LinkSent | ActionFacts.OfferSent | ActionFacts.NavigationRequested | ActionFacts.NavigationGranted | ActionFacts.NavigationRefused | ActionFacts.NavigationStarted | ActionFacts.NavigationPaused | ActionFacts.NavigationEnded | ActionFacts.PageOpened | ActionFacts.ProblemReported | ActionFacts.ProblemDetailAdded | ActionFacts.ProblemMoved | ActionFacts.VisitorBlocked | ActionFacts.VisitorUnblocked | ActionFacts.UnblockRequested | ActionFacts.UnblockRefused | ActionFacts.VisitorTurnedAway | ActionFacts.TagAdded | ActionFacts.TagRemoved | ActionFacts.ActionRecorded | WorkspaceFacts.ItemKept | WorkspaceFacts.ItemRemoved | AssistanceFacts.SuggestionJudged | AlertFacts.AlertRaised;
export * from "./fact/ActionFacts.js";
export * from "./fact/AlertFacts.js";
export * from "./fact/AssistanceFacts.js";
export * from "./fact/Bounds.js";
export * from "./fact/LifeFacts.js";
export * from "./fact/MessageFacts.js";
export * from "./fact/VisitorFacts.js";
export * from "./fact/WorkspaceFacts.js";
export declare const schemas: {
    readonly ConversationStarted: import("effect/Schema").TaggedStruct<"ConversationStarted", {
        readonly conversationId: import("effect/Schema").brand<import("effect/Schema").String, "ConversationId">;
        readonly visitor: import("effect/Schema").TaggedStruct<"Visitor", {
            readonly id: import("effect/Schema").brand<import("effect/Schema").String, "VisitorId">;
            readonly name: import("effect/Schema").optionalKey<import("effect/Schema").String>;
        }>;
        readonly mode: import("effect/Schema").Literals<readonly [
            "chat",
            "call",
            "video",
            "messaging"
        ]>;
        readonly language: import("effect/Schema").optionalKey<import("effect/Schema").String>;
        readonly consent: import("effect/Schema").$Array<import("effect/Schema").Literals<readonly [
            "store",
            "preview",
            "observe",
            "control"
        ]>>;
        readonly previousConversationId: import("effect/Schema").optionalKey<import("effect/Schema").brand<import("effect/Schema").String, "ConversationId">>;
        readonly nth: import("effect/Schema").optionalKey<import("effect/Schema").Int>;
        readonly site: import("effect/Schema").optionalKey<import("effect/Schema").brand<import("effect/Schema").String, "SiteId">>;
    }>;
    readonly ConversationQueued: import("effect/Schema").TaggedStruct<"ConversationQueued", {
        readonly cause: import("effect/Schema").Literals<readonly [
            "returned",
            "agentLeft",
            "unanswered"
        ]>;
        readonly to: import("effect/Schema").optionalKey<import("effect/Schema").Union<readonly [
            import("effect/Schema").TaggedStruct<"Agent", {
                readonly id: import("effect/Schema").brand<import("effect/Schema").String, "AgentId">;
                readonly name: import("effect/Schema").String;
            }>,
            import("effect/Schema").TaggedStruct<"Bot", {
                readonly id: import("effect/Schema").brand<import("effect/Schema").String, "AgentId">;
                readonly name: import("effect/Schema").String;
            }>,
            import("effect/Schema").TaggedStruct<"Group", {
                readonly id: import("effect/Schema").brand<import("effect/Schema").String, "GroupId">;
                readonly name: import("effect/Schema").String;
            }>
        ]>>;
    }>;
    readonly ConversationOffered: import("effect/Schema").TaggedStruct<"ConversationOffered", {
        readonly agentId: import("effect/Schema").brand<import("effect/Schema").String, "AgentId">;
        readonly name: import("effect/Schema").String;
        readonly expiresAt: import("effect/Schema").Int;
    }>;
    readonly ConversationDeclined: import("effect/Schema").TaggedStruct<"ConversationDeclined", {
        readonly agentId: import("effect/Schema").brand<import("effect/Schema").String, "AgentId">;
        readonly cause: import("effect/Schema").Literals<readonly [
            "declined",
            "timedOut"
        ]>;
    }>;
    readonly AgentAssigned: import("effect/Schema").TaggedStruct<"AgentAssigned", {
        readonly agentId: import("effect/Schema").brand<import("effect/Schema").String, "AgentId">;
        readonly name: import("effect/Schema").String;
    }>;
    readonly ConversationSnoozed: import("effect/Schema").TaggedStruct<"ConversationSnoozed", {
        readonly until: import("effect/Schema").optionalKey<import("effect/Schema").Int>;
        readonly keepAssigned: import("effect/Schema").Boolean;
    }>;
    readonly ConversationWoken: import("effect/Schema").TaggedStruct<"ConversationWoken", {
        readonly cause: import("effect/Schema").Literals<readonly [
            "timer",
            "visitor",
            "agent"
        ]>;
    }>;
    readonly TransferStarted: import("effect/Schema").TaggedStruct<"TransferStarted", {
        readonly mode: import("effect/Schema").Literals<readonly [
            "assign",
            "offer",
            "warm"
        ]>;
        readonly to: import("effect/Schema").Union<readonly [
            import("effect/Schema").TaggedStruct<"Agent", {
                readonly id: import("effect/Schema").brand<import("effect/Schema").String, "AgentId">;
                readonly name: import("effect/Schema").String;
            }>,
            import("effect/Schema").TaggedStruct<"Bot", {
                readonly id: import("effect/Schema").brand<import("effect/Schema").String, "AgentId">;
                readonly name: import("effect/Schema").String;
            }>,
            import("effect/Schema").TaggedStruct<"Group", {
                readonly id: import("effect/Schema").brand<import("effect/Schema").String, "GroupId">;
                readonly name: import("effect/Schema").String;
            }>
        ]>;
        readonly comment: import("effect/Schema").optionalKey<import("effect/Schema").String>;
        readonly expiresAt: import("effect/Schema").optionalKey<import("effect/Schema").Int>;
        readonly announced: import("effect/Schema").optionalKey<import("effect/Schema").Boolean>;
    }>;
    readonly TransferJoined: import("effect/Schema").TaggedStruct<"TransferJoined", {
        readonly agentId: import("effect/Schema").brand<import("effect/Schema").String, "AgentId">;
        readonly name: import("effect/Schema").String;
        readonly announced: import("effect/Schema").optionalKey<import("effect/Schema").Boolean>;
    }>;
    readonly TransferEnded: import("effect/Schema").TaggedStruct<"TransferEnded", {
        readonly outcome: import("effect/Schema").Literals<readonly [
            "accepted",
            "deferred",
            "declined",
            "timedOut",
            "cancelled",
            "failed"
        ]>;
    }>;
    readonly ModeChanged: import("effect/Schema").TaggedStruct<"ModeChanged", {
        readonly mode: import("effect/Schema").Literals<readonly [
            "chat",
            "call",
            "video",
            "messaging"
        ]>;
    }>;
    readonly ClosingAnnounced: import("effect/Schema").TaggedStruct<"ClosingAnnounced", {
        readonly deadline: import("effect/Schema").Int;
        readonly cause: import("effect/Schema").Literals<readonly [
            "idle",
            "visitorLeft"
        ]>;
    }>;
    readonly ClosingCancelled: import("effect/Schema").TaggedStruct<"ClosingCancelled", {
        readonly cause: import("effect/Schema").Literals<readonly [
            "message",
            "agent"
        ]>;
    }>;
    readonly ConversationEnded: import("effect/Schema").TaggedStruct<"ConversationEnded", {}>;
    readonly ConversationClosed: import("effect/Schema").TaggedStruct<"ConversationClosed", {
        readonly conversationId: import("effect/Schema").brand<import("effect/Schema").String, "ConversationId">;
        readonly visitorId: import("effect/Schema").brand<import("effect/Schema").String, "VisitorId">;
        readonly tags: import("effect/Schema").$Array<import("effect/Schema").String>;
        readonly note: import("effect/Schema").optionalKey<import("effect/Schema").String>;
        readonly answers: import("effect/Schema").optionalKey<import("effect/Schema").$Array<import("effect/Schema").Struct<{
            readonly field: import("effect/Schema").String;
            readonly value: import("effect/Schema").Union<readonly [
                import("effect/Schema").String,
                import("effect/Schema").Finite,
                import("effect/Schema").Boolean
            ]>;
        }>>>;
        readonly cause: import("effect/Schema").optionalKey<import("effect/Schema").Literals<readonly [
            "idle",
            "visitorLeft",
            "blocked",
            "erasure"
        ]>>;
        readonly history: import("effect/Schema").optionalKey<import("effect/Schema").Boolean>;
    }>;
    readonly ConversationReopened: import("effect/Schema").TaggedStruct<"ConversationReopened", {
        readonly conversationId: import("effect/Schema").brand<import("effect/Schema").String, "ConversationId">;
        readonly visitorId: import("effect/Schema").brand<import("effect/Schema").String, "VisitorId">;
        readonly cause: import("effect/Schema").Literals<readonly [
            "visitor",
            "agent"
        ]>;
    }>;
    readonly SurveyAnswered: import("effect/Schema").TaggedStruct<"SurveyAnswered", {
        readonly conversationId: import("effect/Schema").brand<import("effect/Schema").String, "ConversationId">;
        readonly csat: import("effect/Schema").optionalKey<import("effect/Schema").Int>;
        readonly nps: import("effect/Schema").optionalKey<import("effect/Schema").Int>;
        readonly comment: import("effect/Schema").optionalKey<import("effect/Schema").String>;
        readonly answers: import("effect/Schema").optionalKey<import("effect/Schema").$Array<import("effect/Schema").Struct<{
            readonly field: import("effect/Schema").String;
            readonly value: import("effect/Schema").Union<readonly [
                import("effect/Schema").String,
                import("effect/Schema").Finite,
                import("effect/Schema").Boolean
            ]>;
        }>>>;
    }>;
    readonly MessagePosted: import("effect/Schema").TaggedStruct<"MessagePosted", {
        readonly text: import("effect/Schema").String;
        readonly spans: import("effect/Schema").optionalKey<import("effect/Schema").$Array<import("effect/Schema").Union<readonly [
            import("effect/Schema").TaggedStruct<"LinkSpan", {
                readonly at: import("effect/Schema").Int;
                readonly length: import("effect/Schema").Int;
                readonly url: import("effect/Schema").decodeTo<import("effect/Schema").brand<import("effect/Schema").String, "SafeUrl">, import("effect/Schema").String, never, never>;
            }>,
            import("effect/Schema").TaggedStruct<"MentionSpan", {
                readonly at: import("effect/Schema").Int;
                readonly length: import("effect/Schema").Int;
                readonly agentId: import("effect/Schema").brand<import("effect/Schema").String, "AgentId">;
            }>
        ]>>>;
        readonly quickReplies: import("effect/Schema").optionalKey<import("effect/Schema").$Array<import("effect/Schema").String>>;
    }>;
    readonly FilePosted: import("effect/Schema").TaggedStruct<"FilePosted", {
        readonly fileId: import("effect/Schema").brand<import("effect/Schema").String, "FileId">;
        readonly name: import("effect/Schema").String;
        readonly mediaType: import("effect/Schema").String;
        readonly size: import("effect/Schema").Int;
        readonly url: import("effect/Schema").optionalKey<import("effect/Schema").decodeTo<import("effect/Schema").brand<import("effect/Schema").String, "SafeUrl">, import("effect/Schema").String, never, never>>;
        readonly alt: import("effect/Schema").optionalKey<import("effect/Schema").String>;
    }>;
    readonly NoteAdded: import("effect/Schema").TaggedStruct<"NoteAdded", {
        readonly text: import("effect/Schema").String;
    }>;
    readonly MessageRedacted: import("effect/Schema").TaggedStruct<"MessageRedacted", {
        readonly target: import("effect/Schema").brand<import("effect/Schema").Int, "Seq">;
        readonly cause: import("effect/Schema").optionalKey<import("effect/Schema").Literals<readonly [
            "personalData",
            "mistake",
            "abuse",
            "law"
        ]>>;
    }>;
    readonly Tombstone: import("effect/Schema").TaggedStruct<"Tombstone", {
        readonly was: import("effect/Schema").String;
        readonly cause: import("effect/Schema").optionalKey<import("effect/Schema").Literals<readonly [
            "personalData",
            "mistake",
            "abuse",
            "law"
        ]>>;
    }>;
    readonly TranslationAttached: import("effect/Schema").TaggedStruct<"TranslationAttached", {
        readonly target: import("effect/Schema").brand<import("effect/Schema").Int, "Seq">;
        readonly language: import("effect/Schema").String;
        readonly text: import("effect/Schema").String;
        readonly provider: import("effect/Schema").String;
        readonly to: import("effect/Schema").Literals<readonly [
            "visitor",
            "agents"
        ]>;
    }>;
    readonly VisitStarted: import("effect/Schema").TaggedStruct<"VisitStarted", {
        readonly visitId: import("effect/Schema").brand<import("effect/Schema").String, "VisitId">;
        readonly landing: import("effect/Schema").decodeTo<import("effect/Schema").brand<import("effect/Schema").String, "SafeUrl">, import("effect/Schema").String, never, never>;
        readonly referrer: import("effect/Schema").String;
        readonly userAgent: import("effect/Schema").String;
        readonly hints: import("effect/Schema").optionalKey<import("effect/Schema").Struct<{
            readonly brands: import("effect/Schema").optionalKey<import("effect/Schema").$Array<import("effect/Schema").Struct<{
                readonly brand: import("effect/Schema").String;
                readonly version: import("effect/Schema").String;
            }>>>;
            readonly platform: import("effect/Schema").optionalKey<import("effect/Schema").String>;
            readonly platformVersion: import("effect/Schema").optionalKey<import("effect/Schema").String>;
            readonly mobile: import("effect/Schema").optionalKey<import("effect/Schema").Boolean>;
            readonly model: import("effect/Schema").optionalKey<import("effect/Schema").String>;
        }>>;
        readonly language: import("effect/Schema").optionalKey<import("effect/Schema").String>;
        readonly timeZone: import("effect/Schema").optionalKey<import("effect/Schema").String>;
        readonly screen: import("effect/Schema").optionalKey<import("effect/Schema").Struct<{
            readonly width: import("effect/Schema").Int;
            readonly height: import("effect/Schema").Int;
        }>>;
        readonly origin: import("effect/Schema").optionalKey<import("effect/Schema").Union<readonly [
            import("effect/Schema").TaggedStruct<"Direct", {}>,
            import("effect/Schema").TaggedStruct<"SearchEngine", {
                readonly name: import("effect/Schema").String;
                readonly terms: import("effect/Schema").optionalKey<import("effect/Schema").String>;
                readonly guessed: import("effect/Schema").optionalKey<import("effect/Schema").Literal<true>>;
            }>,
            import("effect/Schema").TaggedStruct<"Social", {
                readonly network: import("effect/Schema").String;
            }>,
            import("effect/Schema").TaggedStruct<"Email", {
                readonly name: import("effect/Schema").String;
                readonly guessed: import("effect/Schema").optionalKey<import("effect/Schema").Literal<true>>;
            }>,
            import("effect/Schema").TaggedStruct<"Assistant", {
                readonly name: import("effect/Schema").String;
            }>,
            import("effect/Schema").TaggedStruct<"Campaign", {
                readonly source: import("effect/Schema").String;
                readonly medium: import("effect/Schema").optionalKey<import("effect/Schema").String>;
                readonly name: import("effect/Schema").optionalKey<import("effect/Schema").String>;
                readonly terms: import("effect/Schema").optionalKey<import("effect/Schema").String>;
            }>,
            import("effect/Schema").TaggedStruct<"Referral", {
                readonly host: import("effect/Schema").String;
            }>,
            import("effect/Schema").TaggedStruct<"Internal", {
                readonly host: import("effect/Schema").String;
            }>,
            import("effect/Schema").TaggedStruct<"Unknown", {}>
        ]>>;
        readonly nth: import("effect/Schema").optionalKey<import("effect/Schema").Int>;
        readonly before: import("effect/Schema").optionalKey<import("effect/Schema").Int>;
        readonly site: import("effect/Schema").optionalKey<import("effect/Schema").brand<import("effect/Schema").String, "SiteId">>;
    }>;
    readonly PageVisited: import("effect/Schema").TaggedStruct<"PageVisited", {
        readonly pageId: import("effect/Schema").brand<import("effect/Schema").String, "PageId">;
        readonly visitId: import("effect/Schema").brand<import("effect/Schema").String, "VisitId">;
        readonly url: import("effect/Schema").decodeTo<import("effect/Schema").brand<import("effect/Schema").String, "SafeUrl">, import("effect/Schema").String, never, never>;
        readonly title: import("effect/Schema").String;
        readonly driven: import("effect/Schema").optionalKey<import("effect/Schema").Boolean>;
        readonly nth: import("effect/Schema").optionalKey<import("effect/Schema").Int>;
        readonly site: import("effect/Schema").optionalKey<import("effect/Schema").brand<import("effect/Schema").String, "SiteId">>;
    }>;
    readonly SiteLeft: import("effect/Schema").TaggedStruct<"SiteLeft", {
        readonly visitId: import("effect/Schema").brand<import("effect/Schema").String, "VisitId">;
        readonly leftAt: import("effect/Schema").Int;
    }>;
    readonly VisitLocated: import("effect/Schema").TaggedStruct<"VisitLocated", {
        readonly visitId: import("effect/Schema").brand<import("effect/Schema").String, "VisitId">;
        readonly country: import("effect/Schema").String;
        readonly source: import("effect/Schema").Literals<readonly [
            "proxy",
            "address"
        ]>;
    }>;
    readonly CustomDataSet: import("effect/Schema").TaggedStruct<"CustomDataSet", {
        readonly values: import("effect/Schema").$Record<import("effect/Schema").String, import("effect/Schema").NullOr<import("effect/Schema").Union<readonly [
            import("effect/Schema").String,
            import("effect/Schema").Finite,
            import("effect/Schema").Boolean
        ]>>>;
        readonly trust: import("effect/Schema").Literals<readonly [
            "page",
            "authenticated",
            "agent"
        ]>;
    }>;
    readonly VisitorIdentified: import("effect/Schema").TaggedStruct<"VisitorIdentified", {
        readonly externalId: import("effect/Schema").NonEmptyString;
        readonly name: import("effect/Schema").optionalKey<import("effect/Schema").String>;
        readonly trust: import("effect/Schema").Literals<readonly [
            "page",
            "authenticated"
        ]>;
    }>;
    readonly VisitorErased: import("effect/Schema").TaggedStruct<"VisitorErased", {
        readonly visitorId: import("effect/Schema").brand<import("effect/Schema").String, "VisitorId">;
        readonly conversationIds: import("effect/Schema").optionalKey<import("effect/Schema").$Array<import("effect/Schema").brand<import("effect/Schema").String, "ConversationId">>>;
    }>;
    readonly ConsentGiven: import("effect/Schema").TaggedStruct<"ConsentGiven", {
        readonly scopes: import("effect/Schema").NonEmptyArray<import("effect/Schema").Literals<readonly [
            "store",
            "preview",
            "observe",
            "control"
        ]>>;
    }>;
    readonly ConsentWithdrawn: import("effect/Schema").TaggedStruct<"ConsentWithdrawn", {
        readonly scopes: import("effect/Schema").NonEmptyArray<import("effect/Schema").Literals<readonly [
            "store",
            "preview",
            "observe",
            "control"
        ]>>;
    }>;
    readonly LinkSent: import("effect/Schema").TaggedStruct<"LinkSent", {
        readonly url: import("effect/Schema").decodeTo<import("effect/Schema").brand<import("effect/Schema").String, "SafeUrl">, import("effect/Schema").String, never, never>;
        readonly label: import("effect/Schema").String;
        readonly itemId: import("effect/Schema").optionalKey<import("effect/Schema").brand<import("effect/Schema").String, "ItemId">>;
    }>;
    readonly OfferSent: import("effect/Schema").TaggedStruct<"OfferSent", {
        readonly itemId: import("effect/Schema").optionalKey<import("effect/Schema").brand<import("effect/Schema").String, "ItemId">>;
        readonly title: import("effect/Schema").String;
        readonly message: import("effect/Schema").String;
        readonly image: import("effect/Schema").optionalKey<import("effect/Schema").Struct<{
            readonly url: import("effect/Schema").decodeTo<import("effect/Schema").brand<import("effect/Schema").String, "SafeUrl">, import("effect/Schema").String, never, never>;
            readonly alt: import("effect/Schema").String;
        }>>;
        readonly link: import("effect/Schema").Struct<{
            readonly url: import("effect/Schema").decodeTo<import("effect/Schema").brand<import("effect/Schema").String, "SafeUrl">, import("effect/Schema").String, never, never>;
            readonly label: import("effect/Schema").String;
        }>;
        readonly price: import("effect/Schema").optionalKey<import("effect/Schema").Struct<{
            readonly now: import("effect/Schema").String;
            readonly was: import("effect/Schema").optionalKey<import("effect/Schema").String>;
        }>>;
        readonly until: import("effect/Schema").optionalKey<import("effect/Schema").Int>;
    }>;
    readonly NavigationRequested: import("effect/Schema").TaggedStruct<"NavigationRequested", {
        readonly level: import("effect/Schema").Literals<readonly [
            "observe",
            "control"
        ]>;
        readonly expiresAt: import("effect/Schema").Int;
    }>;
    readonly NavigationGranted: import("effect/Schema").TaggedStruct<"NavigationGranted", {
        readonly level: import("effect/Schema").Literals<readonly [
            "observe",
            "control"
        ]>;
    }>;
    readonly NavigationRefused: import("effect/Schema").TaggedStruct<"NavigationRefused", {
        readonly level: import("effect/Schema").Literals<readonly [
            "observe",
            "control"
        ]>;
        readonly cause: import("effect/Schema").Literals<readonly [
            "refused",
            "expired",
            "withdrawn"
        ]>;
    }>;
    readonly NavigationStarted: import("effect/Schema").TaggedStruct<"NavigationStarted", {
        readonly level: import("effect/Schema").Literals<readonly [
            "observe",
            "control"
        ]>;
    }>;
    readonly NavigationPaused: import("effect/Schema").TaggedStruct<"NavigationPaused", {}>;
    readonly NavigationEnded: import("effect/Schema").TaggedStruct<"NavigationEnded", {
        readonly cause: import("effect/Schema").Literals<readonly [
            "visitor",
            "agent",
            "revoked",
            "visitorLeft",
            "agentLeft",
            "siteChanged",
            "transfer",
            "snooze",
            "close",
            "mode"
        ]>;
    }>;
    readonly PageOpened: import("effect/Schema").TaggedStruct<"PageOpened", {
        readonly url: import("effect/Schema").decodeTo<import("effect/Schema").brand<import("effect/Schema").String, "SafeUrl">, import("effect/Schema").String, never, never>;
        readonly stale: import("effect/Schema").Boolean;
    }>;
    readonly ProblemReported: import("effect/Schema").TaggedStruct<"ProblemReported", {
        readonly reportId: import("effect/Schema").brand<import("effect/Schema").String, "ReportId">;
        readonly conversationId: import("effect/Schema").brand<import("effect/Schema").String, "ConversationId">;
        readonly category: import("effect/Schema").String;
        readonly severity: import("effect/Schema").Literals<readonly [
            "minor",
            "major",
            "blocking"
        ]>;
        readonly title: import("effect/Schema").optionalKey<import("effect/Schema").String>;
        readonly description: import("effect/Schema").String;
        readonly page: import("effect/Schema").optionalKey<import("effect/Schema").Struct<{
            readonly url: import("effect/Schema").decodeTo<import("effect/Schema").brand<import("effect/Schema").String, "SafeUrl">, import("effect/Schema").String, never, never>;
            readonly title: import("effect/Schema").String;
        }>>;
        readonly device: import("effect/Schema").optionalKey<import("effect/Schema").String>;
        readonly excerpt: import("effect/Schema").$Array<import("effect/Schema").brand<import("effect/Schema").Int, "Seq">>;
    }>;
    readonly ProblemDetailAdded: import("effect/Schema").TaggedStruct<"ProblemDetailAdded", {
        readonly reportId: import("effect/Schema").brand<import("effect/Schema").String, "ReportId">;
        readonly text: import("effect/Schema").String;
    }>;
    readonly ProblemMoved: import("effect/Schema").TaggedStruct<"ProblemMoved", {
        readonly reportId: import("effect/Schema").brand<import("effect/Schema").String, "ReportId">;
        readonly status: import("effect/Schema").Literals<readonly [
            "new",
            "acknowledged",
            "inProgress",
            "resolved",
            "rejected",
            "duplicate"
        ]>;
        readonly reason: import("effect/Schema").optionalKey<import("effect/Schema").String>;
        readonly duplicateOf: import("effect/Schema").optionalKey<import("effect/Schema").brand<import("effect/Schema").String, "ReportId">>;
    }>;
    readonly VisitorBlocked: import("effect/Schema").TaggedStruct<"VisitorBlocked", {
        readonly visitorId: import("effect/Schema").brand<import("effect/Schema").String, "VisitorId">;
        readonly site: import("effect/Schema").optionalKey<import("effect/Schema").brand<import("effect/Schema").String, "SiteId">>;
        readonly reason: import("effect/Schema").Literals<readonly [
            "insults",
            "spam",
            "fraud",
            "threats",
            "other"
        ]>;
        readonly comment: import("effect/Schema").optionalKey<import("effect/Schema").String>;
        readonly until: import("effect/Schema").optionalKey<import("effect/Schema").Int>;
        readonly follows: import("effect/Schema").optionalKey<import("effect/Schema").brand<import("effect/Schema").String, "VisitorId">>;
    }>;
    readonly VisitorUnblocked: import("effect/Schema").TaggedStruct<"VisitorUnblocked", {
        readonly visitorId: import("effect/Schema").brand<import("effect/Schema").String, "VisitorId">;
        readonly site: import("effect/Schema").optionalKey<import("effect/Schema").brand<import("effect/Schema").String, "SiteId">>;
        readonly comment: import("effect/Schema").optionalKey<import("effect/Schema").String>;
    }>;
    readonly UnblockRequested: import("effect/Schema").TaggedStruct<"UnblockRequested", {
        readonly visitorId: import("effect/Schema").brand<import("effect/Schema").String, "VisitorId">;
        readonly comment: import("effect/Schema").String;
    }>;
    readonly UnblockRefused: import("effect/Schema").TaggedStruct<"UnblockRefused", {
        readonly visitorId: import("effect/Schema").brand<import("effect/Schema").String, "VisitorId">;
        readonly comment: import("effect/Schema").optionalKey<import("effect/Schema").String>;
    }>;
    readonly VisitorTurnedAway: import("effect/Schema").TaggedStruct<"VisitorTurnedAway", {
        readonly visitorId: import("effect/Schema").brand<import("effect/Schema").String, "VisitorId">;
        readonly site: import("effect/Schema").optionalKey<import("effect/Schema").brand<import("effect/Schema").String, "SiteId">>;
        readonly times: import("effect/Schema").Int;
        readonly last: import("effect/Schema").Int;
    }>;
    readonly TagAdded: import("effect/Schema").TaggedStruct<"TagAdded", {
        readonly tag: import("effect/Schema").String;
    }>;
    readonly TagRemoved: import("effect/Schema").TaggedStruct<"TagRemoved", {
        readonly tag: import("effect/Schema").String;
    }>;
    readonly ActionRecorded: import("effect/Schema").TaggedStruct<"ActionRecorded", {
        readonly name: import("effect/Schema").String;
        readonly label: import("effect/Schema").Union<readonly [
            import("effect/Schema").String,
            import("effect/Schema").Struct<{
                readonly fr: import("effect/Schema").String;
                readonly en: import("effect/Schema").String;
            }>
        ]>;
        readonly details: import("effect/Schema").optionalKey<import("effect/Schema").$Record<import("effect/Schema").String, import("effect/Schema").Codec<import("effect/Schema").Json, import("effect/Schema").Json, never, never>>>;
    }>;
    readonly ItemKept: import("effect/Schema").TaggedStruct<"ItemKept", {
        readonly shelf: import("effect/Schema").String;
        readonly itemId: import("effect/Schema").brand<import("effect/Schema").String, "ItemId">;
        readonly item: import("effect/Schema").Codec<import("effect/Schema").Json, import("effect/Schema").Json, never, never>;
    }>;
    readonly ItemRemoved: import("effect/Schema").TaggedStruct<"ItemRemoved", {
        readonly shelf: import("effect/Schema").String;
        readonly itemId: import("effect/Schema").brand<import("effect/Schema").String, "ItemId">;
    }>;
    readonly SuggestionJudged: import("effect/Schema").TaggedStruct<"SuggestionJudged", {
        readonly conversationId: import("effect/Schema").brand<import("effect/Schema").String, "ConversationId">;
        readonly answers: import("effect/Schema").brand<import("effect/Schema").Int, "Seq">;
        readonly verdict: import("effect/Schema").Literals<readonly [
            "accepted",
            "edited",
            "ignored"
        ]>;
        readonly shown: import("effect/Schema").Int;
        readonly provider: import("effect/Schema").String;
        readonly sources: import("effect/Schema").$Array<import("effect/Schema").Struct<{
            readonly kind: import("effect/Schema").Literals<readonly [
                "reply",
                "article",
                "past"
            ]>;
            readonly id: import("effect/Schema").String;
        }>>;
    }>;
    readonly AlertRaised: import("effect/Schema").TaggedStruct<"AlertRaised", {
        readonly alert: import("effect/Schema").Union<readonly [
            import("effect/Schema").Struct<{
                kind: import("effect/Schema").tag<"VisitorLeft">;
            }>,
            import("effect/Schema").Struct<{
                kind: import("effect/Schema").tag<"VisitorReturned">;
            }>,
            import("effect/Schema").Struct<{
                readonly kind: import("effect/Schema").tag<"VisitorIdle">;
                readonly minutes: import("effect/Schema").Int;
            }>,
            import("effect/Schema").Struct<{
                kind: import("effect/Schema").tag<"VisitorMinimised">;
            }>,
            import("effect/Schema").Struct<{
                readonly kind: import("effect/Schema").tag<"ReassignedAway">;
                readonly to: import("effect/Schema").String;
            }>,
            import("effect/Schema").Struct<{
                readonly kind: import("effect/Schema").tag<"FileRejected">;
                readonly name: import("effect/Schema").String;
                readonly cause: import("effect/Schema").Literals<readonly [
                    "type",
                    "size",
                    "count",
                    "virus",
                    "name"
                ]>;
            }>,
            import("effect/Schema").Struct<{
                readonly kind: import("effect/Schema").tag<"SlaAtRisk">;
                readonly seconds: import("effect/Schema").Int;
            }>,
            import("effect/Schema").Struct<{
                readonly kind: import("effect/Schema").tag<"SlaMissed">;
                readonly seconds: import("effect/Schema").Int;
            }>,
            import("effect/Schema").Struct<{
                readonly kind: import("effect/Schema").tag<"LanguageChanged">;
                readonly language: import("effect/Schema").String;
            }>,
            import("effect/Schema").Struct<{
                readonly kind: import("effect/Schema").tag<"AlmostFull">;
                readonly left: import("effect/Schema").Int;
            }>,
            import("effect/Schema").Struct<{
                readonly kind: import("effect/Schema").tag<"BlockedVisitor">;
                readonly reason: import("effect/Schema").String;
            }>
        ]>;
        readonly about: import("effect/Schema").optionalKey<import("effect/Schema").brand<import("effect/Schema").String, "EventId">>;
    }>;
};

// @pupitre/core/FileAddress

import * as Schema from "effect/Schema";
import type { EventChannel } from "./EventChannel.js";
import { ConversationId, FileId } from "./Id.js";
import * as Query from "./Query.js";
import type { Readable } from "./Readable.js";
export declare const FileAddress: Schema.Struct<{
    readonly address: Schema.String;
    readonly expiresAt: Schema.Int;
    readonly lasts: Schema.Int;
}>;
export interface FileAddress extends Schema.Schema.Type<typeof FileAddress> {
}
export interface Located {
    readonly whereabouts: Readable<Whereabouts>;
    readonly ask: () => Promise<string | undefined>;
}
export type Whereabouts = {
    readonly _tag: "Unknown";
} | {
    readonly _tag: "There";
    readonly address: string;
    readonly until: number;
} | {
    readonly _tag: "None";
} | {
    readonly _tag: "Unreached";
};
export declare const fileAddress: Query.Query<"fileAddress", {
    readonly conversationId: string & import("effect/Brand").Brand<"ConversationId">;
    readonly fileId: string & import("effect/Brand").Brand<"FileId">;
}, {
    readonly found?: {
        readonly address: string;
        readonly expiresAt: number;
        readonly lasts: number;
    };
}>;
export declare const locate: (channel: EventChannel, conversationId: ConversationId, fileId: FileId, now?: () => number) => Located;

// @pupitre/core/Graphemes

export interface Piece {
    readonly units: number;
    readonly count: number;
}
export interface Tally {
    readonly text: string;
    readonly count: number;
    readonly pieces: ReadonlyArray<Piece>;
}
export declare const count: (text: string) => number;
export declare const counter: () => ((text: string) => number);
export declare const edges: (text: string) => ReadonlyArray<number>;
export declare const empty: Tally;
export declare const tally: (text: string, before?: Tally) => Tally;

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
export declare const FileId: Schema.brand<Schema.String, "FileId">;
export type FileId = typeof FileId.Type;
export declare const GroupId: Schema.brand<Schema.String, "GroupId">;
export type GroupId = typeof GroupId.Type;
export declare const ItemId: Schema.brand<Schema.String, "ItemId">;
export type ItemId = typeof ItemId.Type;
export declare const Millis: Schema.Int;
export type Millis = typeof Millis.Type;
export declare const PageId: Schema.brand<Schema.String, "PageId">;
export type PageId = typeof PageId.Type;
export declare const ReportId: Schema.brand<Schema.String, "ReportId">;
export type ReportId = typeof ReportId.Type;
export declare const Seq: Schema.brand<Schema.Int, "Seq">;
export type Seq = typeof Seq.Type;
export declare const SiteId: Schema.brand<Schema.String, "SiteId">;
export type SiteId = typeof SiteId.Type;
export declare const TenantId: Schema.brand<Schema.String, "TenantId">;
export type TenantId = typeof TenantId.Type;
export declare const VisitId: Schema.brand<Schema.String, "VisitId">;
export type VisitId = typeof VisitId.Type;
export declare const VisitorId: Schema.brand<Schema.String, "VisitorId">;
export type VisitorId = typeof VisitorId.Type;

// @pupitre/core/Keeping

import type { Conversation } from "./Conversation.js";
export declare const closingProposed: ({ status, consent }: Pick<Conversation, "status" | "consent">) => boolean;

// @pupitre/core/Lifecycle

import type { Fact, TransferOutcome } from "./Fact.js";
import type { AgentId } from "./Id.js";
export interface Held {
    readonly status: string;
    readonly owner?: {
        readonly agentId: AgentId;
    };
    readonly transfer?: {
        readonly joined?: {
            readonly agentId: AgentId;
        };
    };
}
export type Status = "unstarted" | "queued" | "offered" | "active" | "snoozed" | "transferring" | "closed";
export interface Transition {
    readonly from: Status;
    readonly on: Fact["_tag"];
    readonly when?: ReadonlyArray<TransferOutcome>;
    readonly to: Status;
}
export declare const holders: ({ status, owner, transfer }: Held) => ReadonlyArray<AgentId>;
export declare const isHeldBy: (held: Held, agent: AgentId) => boolean;
export declare const next: (status: Status, fact: {
    readonly _tag: string;
    readonly outcome?: unknown;
}) => Status;
export declare const table: ReadonlyArray<Transition>;
export declare const takesSlot: (status: string) => boolean;
export declare const toMermaid: () => string;

// @pupitre/core/Marks

import type { Participant } from "./Participant.js";
export interface Mark {
    readonly delivered: number;
    readonly read: number;
}
export type Marks = Readonly<Record<string, Mark>>;
export declare const empty: Marks;
export declare const further: (a: Mark, b: Mark) => Mark;
export declare const keyOf: (by: Participant) => string;
export declare const merge: (self: Marks, key: string, mark: Mark, head?: number) => Marks;
export declare const ofOthers: (self: Marks, side: "visitor" | "agents") => Mark;

// @pupitre/core/Mask

export declare const mask: (text: string) => string;

// @pupitre/core/Message

import * as Schema from "effect/Schema";
import type { Reason } from "./Reason.js";
import type { TextLimit } from "./TextLimit.js";
export declare const MessageText: Schema.String;
export type MessageText = typeof MessageText.Type;
export type Problem = "Blank" | "TooLong" | "NotWellFormed";
export declare const problem: (text: string, graphemes?: (text: string) => number) => Problem | undefined;
export declare const refusal: (text: string, limits?: ReadonlyArray<TextLimit>) => Reason | undefined;

// @pupitre/core/Mirror

import * as Schema from "effect/Schema";
export declare const Again: Schema.TaggedStruct<"Again", {}>;
export interface Again extends Schema.Schema.Type<typeof Again> {
}
export declare const FromDesk: Schema.Union<readonly [
    Schema.TaggedStruct<"Again", {}>,
    Schema.TaggedStruct<"Step", {
        readonly id: Schema.Int;
        readonly step: Schema.Codec<Schema.Json, Schema.Json, never, never>;
    }>
]>;
export type FromDesk = typeof FromDesk.Type;
export declare const FromPage: Schema.Union<readonly [
    Schema.TaggedStruct<"Piece", {
        readonly take: Schema.Int;
        readonly n: Schema.Int;
        readonly text: Schema.String;
    }>,
    Schema.TaggedStruct<"Stepped", {
        readonly id: Schema.Int;
        readonly reasons: Schema.$Array<Schema.Struct<{
            readonly key: Schema.String;
            readonly params: Schema.optionalKey<Schema.$Record<Schema.String, Schema.Union<readonly [
                Schema.String,
                Schema.Finite
            ]>>>;
        }>>;
    }>
]>;
export type FromPage = typeof FromPage.Type;
export declare const Mirror: Schema.Union<readonly [
    Schema.TaggedStruct<"Piece", {
        readonly take: Schema.Int;
        readonly n: Schema.Int;
        readonly text: Schema.String;
    }>,
    Schema.TaggedStruct<"Again", {}>,
    Schema.TaggedStruct<"Step", {
        readonly id: Schema.Int;
        readonly step: Schema.Codec<Schema.Json, Schema.Json, never, never>;
    }>,
    Schema.TaggedStruct<"Stepped", {
        readonly id: Schema.Int;
        readonly reasons: Schema.$Array<Schema.Struct<{
            readonly key: Schema.String;
            readonly params: Schema.optionalKey<Schema.$Record<Schema.String, Schema.Union<readonly [
                Schema.String,
                Schema.Finite
            ]>>>;
        }>>;
    }>
]>;
export type Mirror = typeof Mirror.Type;
export declare const Piece: Schema.TaggedStruct<"Piece", {
    readonly take: Schema.Int;
    readonly n: Schema.Int;
    readonly text: Schema.String;
}>;
export interface Piece extends Schema.Schema.Type<typeof Piece> {
}
export declare const Step: Schema.TaggedStruct<"Step", {
    readonly id: Schema.Int;
    readonly step: Schema.Codec<Schema.Json, Schema.Json, never, never>;
}>;
export interface Step extends Schema.Schema.Type<typeof Step> {
}
export declare const Stepped: Schema.TaggedStruct<"Stepped", {
    readonly id: Schema.Int;
    readonly reasons: Schema.$Array<Schema.Struct<{
        readonly key: Schema.String;
        readonly params: Schema.optionalKey<Schema.$Record<Schema.String, Schema.Union<readonly [
            Schema.String,
            Schema.Finite
        ]>>>;
    }>>;
}>;
export interface Stepped extends Schema.Schema.Type<typeof Stepped> {
}
export declare const maxPiece = 16000;

// @pupitre/core/Navigation

import type { Fact, NavigationEnd, NavigationEnded, NavigationLevel } from "./Fact.js";
export type Navigation = {
    readonly state: "idle";
    readonly revoked?: true;
} | {
    readonly state: "requested";
    readonly level: NavigationLevel;
    readonly expiresAt: number;
    readonly running?: NavigationLevel;
} | {
    readonly state: "granted";
    readonly level: NavigationLevel;
    readonly running?: NavigationLevel;
} | {
    readonly state: "running";
    readonly level: NavigationLevel;
} | {
    readonly state: "paused";
    readonly level: NavigationLevel;
};
export declare const apply: (self: Navigation, fact: Fact) => Navigation;
export declare const controls: (self: Navigation) => boolean;
export declare const driven: (self: Navigation) => boolean;
export declare const ending: (self: Navigation, cause: NavigationEnd) => ReadonlyArray<NavigationEnded>;
export declare const idle: Navigation;
export declare const observes: (self: Navigation) => boolean;

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
export declare const Group: Schema.TaggedStruct<"Group", {
    readonly id: Schema.brand<Schema.String, "GroupId">;
    readonly name: Schema.String;
}>;
export interface Group extends Schema.Schema.Type<typeof Group> {
}
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
export declare const Recipient: Schema.Union<readonly [
    Schema.TaggedStruct<"Agent", {
        readonly id: Schema.brand<Schema.String, "AgentId">;
        readonly name: Schema.String;
    }>,
    Schema.TaggedStruct<"Bot", {
        readonly id: Schema.brand<Schema.String, "AgentId">;
        readonly name: Schema.String;
    }>,
    Schema.TaggedStruct<"Group", {
        readonly id: Schema.brand<Schema.String, "GroupId">;
        readonly name: Schema.String;
    }>
]>;
export type Recipient = typeof Recipient.Type;
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
    readonly read?: (told: unknown) => S | undefined;
}
export interface Projection<S> {
    readonly state: Readable<S>;
    readonly ended: Readable<Rejection | undefined>;
    readonly close: () => void;
}
export declare const follow: <S>(channel: EventChannel, stream: StreamKey, fold: Fold<S>) => Projection<S>;

// @pupitre/core/Query

import * as Schema from "effect/Schema";
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
export declare const read: <Output>(query: Pick<Query<string, never, Output>, "output">, answer: unknown) => Output | undefined;

// @pupitre/core/Readable

export interface Readable<A> {
    readonly get: () => A;
    readonly subscribe: (listener: () => void) => () => void;
}
export interface Store<A> extends Readable<A> {
    readonly set: (value: A) => void;
}
export declare const constant: <A>(value: A) => Readable<A>;
export declare const frame: number;
export declare const map: <A, B>(source: Readable<A>, f: (a: A) => B) => Readable<B>;
export declare const paced: <A>(source: Readable<A>, { now, schedule, every, }: {
    readonly now: () => number;
    readonly schedule: (after: number, run: () => void) => () => void;
    readonly every?: number;
}) => Readable<A>;
export declare const store: <A>(initial: A) => Store<A>;
export declare const zip: <A, B, C>(left: Readable<A>, right: Readable<B>, f: (a: A, b: B) => C) => Readable<C>;

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
    readonly AgentFull: {
        readonly fr: "Toutes les places du conseiller sont prises : {open} sur {slots}.";
        readonly en: "All slots of the agent are taken: {open} of {slots}.";
    };
    readonly AlreadyOpen: {
        readonly fr: "Une conversation est déjà ouverte.";
        readonly en: "A conversation is already open.";
    };
    readonly AlreadyEnded: {
        readonly fr: "La conversation est déjà terminée.";
        readonly en: "The conversation has ended already.";
    };
    readonly NotReopenable: {
        readonly fr: "Cette conversation ne se rouvre plus.";
        readonly en: "This conversation cannot be reopened.";
    };
    readonly AlreadyAnnounced: {
        readonly fr: "La clôture est déjà annoncée.";
        readonly en: "The closing is already announced.";
    };
    readonly AlreadyYours: {
        readonly fr: "Vous avez déjà cette conversation.";
        readonly en: "You already have this conversation.";
    };
    readonly AssertionRefused: {
        readonly fr: "La connexion n'a pas été confirmée.";
        readonly en: "The sign-in was not confirmed.";
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
    readonly CrossedMessage: {
        readonly fr: "Le visiteur vient d'écrire : lisez avant de publier.";
        readonly en: "The visitor has just written: read it before you publish.";
    };
    readonly CustomKeyInvalid: {
        readonly fr: "« {key} » n'est pas une clé : lettres, chiffres, « _ », « . » et « - », 64 au plus.";
        readonly en: "“{key}” is not a key: letters, digits, “_”, “.” and “-”, 64 at most.";
    };
    readonly CustomKeyNotYours: {
        readonly fr: "« {key} » ne peut être renseigné d'ici.";
        readonly en: "“{key}” cannot be set from here.";
    };
    readonly CustomTooManyKeys: {
        readonly fr: "Un visiteur a au plus {max} données.";
        readonly en: "A visitor has at most {max} data.";
    };
    readonly CustomValueTooLong: {
        readonly fr: "La valeur de « {key} » dépasse {max} caractères.";
        readonly en: "The value of “{key}” is longer than {max} characters.";
    };
    readonly ExternalIdInvalid: {
        readonly fr: "Un identifiant a de 1 à {max} caractères.";
        readonly en: "An identifier has 1 to {max} characters.";
    };
    readonly DateInPast: {
        readonly fr: "Cette date est passée.";
        readonly en: "This date has passed.";
    };
    readonly Failed: {
        readonly fr: "Une erreur est survenue : rien n'a été fait.";
        readonly en: "Something went wrong: nothing was done.";
    };
    readonly FileUnknown: {
        readonly fr: "Ce fichier n'est pas prêt à être envoyé.";
        readonly en: "This file is not ready to be sent.";
    };
    readonly GoesInParts: {
        readonly fr: "Il peut partir en {parts} messages.";
        readonly en: "It can go as {parts} messages.";
    };
    readonly InvalidInput: {
        readonly fr: "Saisie refusée : {detail}";
        readonly en: "Input refused: {detail}";
    };
    readonly ItemUnknown: {
        readonly fr: "Cet élément n'existe plus.";
        readonly en: "This is not there any more.";
    };
    readonly NobodyAwaited: {
        readonly fr: "La conversation n'attend personne en particulier.";
        readonly en: "The conversation waits for nobody in particular.";
    };
    readonly NotAssigned: {
        readonly fr: "La conversation attend un conseiller.";
        readonly en: "The conversation is waiting for an agent.";
    };
    readonly NotClosed: {
        readonly fr: "La conversation n'est pas close.";
        readonly en: "The conversation is not closed.";
    };
    readonly NotOffered: {
        readonly fr: "Cette conversation ne vous est pas proposée.";
        readonly en: "This conversation is not offered to you.";
    };
    readonly NotOwner: {
        readonly fr: "La conversation est suivie par {owner}.";
        readonly en: "{owner} has this conversation.";
    };
    readonly NotPermitted: {
        readonly fr: "Votre rôle ne le permet pas.";
        readonly en: "Your role does not allow it.";
    };
    readonly NotSnoozed: {
        readonly fr: "La conversation n'est pas en pause.";
        readonly en: "The conversation is not snoozed.";
    };
    readonly NotWellFormed: {
        readonly fr: "Le texte contient des caractères invalides.";
        readonly en: "The text contains invalid characters.";
    };
    readonly NothingAnnounced: {
        readonly fr: "Aucune clôture n'est annoncée.";
        readonly en: "No closing is announced.";
    };
    readonly NothingGiven: {
        readonly fr: "La réponse est vide.";
        readonly en: "The answer is empty.";
    };
    readonly NotClosedYet: {
        readonly fr: "Une conversation est encore ouverte : clôturez-la d'abord.";
        readonly en: "A conversation is still open: close it first.";
    };
    readonly NothingThere: {
        readonly fr: "Il n'y a rien à cet endroit.";
        readonly en: "There is nothing there.";
    };
    readonly NothingToWithdraw: {
        readonly fr: "Aucun accord à retirer.";
        readonly en: "There is no consent to withdraw.";
    };
    readonly OtherWindow: {
        readonly fr: "Vous écriviez à l'instant à un autre visiteur. Est-ce bien pour celui-ci ?";
        readonly en: "You were writing to another visitor a moment ago. Is this meant for this one?";
    };
    readonly PlaceholderMissing: {
        readonly fr: "À compléter avant de publier : {names}.";
        readonly en: "To fill in before publishing: {names}.";
    };
    readonly Ringing: {
        readonly fr: "La conversation est proposée à {agent}.";
        readonly en: "The conversation is offered to {agent}.";
    };
    readonly SameMode: {
        readonly fr: "La conversation est déjà dans ce mode.";
        readonly en: "The conversation is already in this mode.";
    };
    readonly ShelfFull: {
        readonly fr: "{max} éléments au plus.";
        readonly en: "At most {max} of these.";
    };
    readonly SlotsFull: {
        readonly fr: "Toutes vos places sont prises : {open} sur {slots}.";
        readonly en: "All your slots are taken: {open} of {slots}.";
    };
    readonly Snoozed: {
        readonly fr: "La conversation est en pause.";
        readonly en: "The conversation is snoozed.";
    };
    readonly TagsFull: {
        readonly fr: "{max} types au plus.";
        readonly en: "At most {max} tags.";
    };
    readonly TooEarly: {
        readonly fr: "Il est trop tôt.";
        readonly en: "It is too early.";
    };
    readonly TooLate: {
        readonly fr: "Il est trop tard.";
        readonly en: "It is too late.";
    };
    readonly TooLong: {
        readonly fr: "Le texte dépasse {max} caractères.";
        readonly en: "The text is longer than {max} characters.";
    };
    readonly TooManyBytes: {
        readonly fr: "Le texte dépasse {max} octets.";
        readonly en: "The text is longer than {max} bytes.";
    };
    readonly TooManySms: {
        readonly fr: "Le texte dépasse {max} SMS.";
        readonly en: "The text takes more than {max} text messages.";
    };
    readonly TransferPending: {
        readonly fr: "Un transfert est en cours.";
        readonly en: "A transfer is under way.";
    };
    readonly UnknownCommand: {
        readonly fr: "Cette commande n'existe pas ici.";
        readonly en: "There is no such command here.";
    };
    readonly Unreachable: {
        readonly fr: "Personne n'est joignable pour le moment.";
        readonly en: "Nobody can be reached at the moment.";
    };
};
export declare const make: (key: Key, params?: Params) => Reason;
export declare const text: (locale: Locale, reason: Reason, ...catalogues: ReadonlyArray<Catalogue>) => string;

// @pupitre/core/Redaction

import type { ChatEvent, Envelope } from "./ChatEvent.js";
import type { MessageRedacted, RedactionCause, TranslationAttached } from "./Fact.js";
export type Mutation = Envelope & (MessageRedacted | TranslationAttached);
export type Redactions = Readonly<Record<number, {
    readonly cause?: RedactionCause;
}>>;
export declare const applyAll: (events: ReadonlyArray<ChatEvent>, redactions: Redactions) => ReadonlyArray<ChatEvent>;
export declare const canRedact: (event: {
    readonly _tag: string;
}) => boolean;
export declare const isMutation: (event: ChatEvent) => event is Mutation;
export declare const none: Redactions;
export declare const tombstone: (event: ChatEvent, cause?: RedactionCause) => ChatEvent;

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

// @pupitre/core/Shelf

import type { ChatEvent } from "./ChatEvent.js";
import type { ItemId } from "./Id.js";
import type { Participant } from "./Participant.js";
export interface Kept {
    readonly id: ItemId;
    readonly item: unknown;
    readonly by: Participant;
    readonly at: number;
}
export interface Shelf {
    readonly items: ReadonlyArray<Kept>;
    readonly seq: number;
}
export declare const apply: (self: Shelf, event: ChatEvent) => Shelf;
export declare const empty: Shelf;
export declare const fold: (events: Iterable<ChatEvent>, from?: Shelf) => Shelf;
export declare const maxItems = 10000;
export declare const maxOwn = 1000;
export declare const move: <Item extends {
    readonly order?: number;
}>(all: ReadonlyArray<{
    readonly id: ItemId;
    readonly item: Item;
}>, from: number, to: number) => ReadonlyArray<{
    readonly id: ItemId;
    readonly item: Item & {
        readonly order: number;
    };
}>;
export declare const rank: ({ order }: {
    readonly order?: number;
}) => number;
export declare const read: <A>({ items }: Shelf, decode: (item: unknown) => A | undefined) => ReadonlyArray<{
    readonly id: ItemId;
    readonly item: A;
}>;

// @pupitre/core/Signal

import * as Schema from "effect/Schema";
export declare const FromAgent: Schema.Union<readonly [
    Schema.TaggedStruct<"Typing", {
        readonly active: Schema.Boolean;
    }>,
    Schema.TaggedStruct<"Pointer", {
        readonly x: Schema.Int;
        readonly y: Schema.Int;
    }>
]>;
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
export declare const Pointer: Schema.TaggedStruct<"Pointer", {
    readonly x: Schema.Int;
    readonly y: Schema.Int;
}>;
export interface Pointer extends Schema.Schema.Type<typeof Pointer> {
}
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
        }>,
        Schema.TaggedStruct<"Pointer", {
            readonly x: Schema.Int;
            readonly y: Schema.Int;
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
    }>,
    Schema.TaggedStruct<"Pointer", {
        readonly x: Schema.Int;
        readonly y: Schema.Int;
    }>
]>;
export type Signal = typeof Signal.Type;
export declare const Typing: Schema.TaggedStruct<"Typing", {
    readonly active: Schema.Boolean;
}>;
export interface Typing extends Schema.Schema.Type<typeof Typing> {
}
export declare const expiresAfter = 25000;
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

// @pupitre/core/Snapshot

import * as Schema from "effect/Schema";
import type { Conversation } from "./Conversation.js";
export declare const Snapshot: Schema.Codec<Conversation, unknown>;

// @pupitre/core/Splice

import type { Entry } from "./Entry.js";
export interface Splice {
    readonly index: number;
    readonly removed: ReadonlyArray<Entry>;
    readonly added: ReadonlyArray<Entry>;
}
export interface Summary {
    readonly added: ReadonlyArray<string>;
    readonly updated: ReadonlyArray<string>;
    readonly moved: ReadonlyArray<string>;
    readonly removed: ReadonlyArray<string>;
}
export declare const summarise: (diff: ReadonlyArray<Splice>) => Summary;

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
export declare const isOwn: (id: string) => boolean;
export declare const parts: (key: StreamKey) => {
    readonly tenant: TenantId;
    readonly kind: StreamKind;
    readonly id: string;
};
export declare const visitor: (tenant: TenantId, id: VisitorId) => StreamKey;
export declare const workspace: (tenant: TenantId, id: string) => StreamKey;

// @pupitre/core/TextLimit

import type { Reason } from "./Reason.js";
export interface TextLimit {
    readonly unit: Unit;
    readonly max: number;
}
export type Unit = "graphemes" | "codePoints" | "units" | "bytes" | "sms";
export declare const everywhere: ReadonlyArray<TextLimit>;
export declare const exceeded: (text: string, limits: ReadonlyArray<TextLimit>, graphemes?: (text: string) => number) => TextLimit | undefined;
export declare const measure: (text: string, unit: Unit) => number;
export declare const refusal: ({ unit, max }: TextLimit) => Reason;

// @pupitre/core/TextSpans

import type { Span } from "./Fact.js";
export interface Segment {
    readonly at: number;
    readonly text: string;
    readonly span?: Span;
}
export declare const segments: (text: string, spans?: ReadonlyArray<Span>) => ReadonlyArray<Segment>;
export declare const withFound: (own: ReadonlyArray<Span>, found: ReadonlyArray<Span>) => ReadonlyArray<Span>;

// @pupitre/core/Timeline

import type { Entry, Gap, GapState, Stored } from "./Entry.js";
import type { Outcome, Page, Range } from "./EventChannel.js";
import type { Fact } from "./Fact.js";
import type { CommandId } from "./Id.js";
import type { Participant } from "./Participant.js";
import type { Splice } from "./Splice.js";
export interface Change {
    readonly timeline: Timeline;
    readonly diff: ReadonlyArray<Splice>;
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
export declare const ingest: (self: Timeline, range: Range | Page) => Change;
export declare const iterate: (self: Timeline) => Generator<Entry, void>;
export declare const maxParked: number;
export declare const missing: (self: Timeline) => number;
export declare const ranges: (self: Timeline) => ReadonlyArray<Page>;
export declare const reset: (self: Timeline) => Change;
export declare const runs: (self: Timeline) => {
    readonly runs: ReadonlyArray<ReadonlyArray<Stored | Gap>>;
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
export declare const trim: (self: Timeline, { limit, around, tail, }: {
    readonly limit: number;
    readonly around?: {
        readonly from: number;
        readonly to: number;
    };
    readonly tail?: number;
}) => Change;

// @pupitre/core/Transcript

import type { Locale } from "./Catalogue.js";
import type { ChatEvent } from "./ChatEvent.js";
import type { SafeUrl } from "./SafeUrl.js";
export interface Line {
    readonly at: number;
    readonly by: "visitor" | "agent" | "bot" | "system";
    readonly name?: string;
    readonly kind: "message" | "file" | "link" | "offer" | "removed";
    readonly text: string;
    readonly url?: SafeUrl;
    readonly links?: ReadonlyArray<SafeUrl>;
    readonly translation?: string;
}
export interface Options {
    readonly locale: Locale;
    readonly timeZone?: string;
}
export declare const csv: (events: ReadonlyArray<ChatEvent>, { locale }: Pick<Options, "locale">) => string;
export declare const json: (events: ReadonlyArray<ChatEvent>) => string;
export declare const lines: (events: ReadonlyArray<ChatEvent>) => ReadonlyArray<Line>;
export declare const text: (events: ReadonlyArray<ChatEvent>, { locale, timeZone }: Options) => string;

// @pupitre/core/Visitor

import * as Blocked from "./Blocked.js";
import type { ChatEvent } from "./ChatEvent.js";
import type { BlockReason, ConsentScope, CustomDataSet, PageVisited, Trust } from "./Fact.js";
import type { ConversationId, PageId, SiteId, VisitId, VisitorId } from "./Id.js";
export interface Block {
    readonly visitorId: VisitorId;
    readonly conversationId?: ConversationId;
    readonly reason: BlockReason;
    readonly since: number;
    readonly until?: number;
    readonly requested?: true;
}
export interface TimeOnSite {
    readonly before: number;
    readonly from: number;
    readonly until: number;
}
export interface Visitor extends Blocked.Blocked<Block> {
    readonly id?: VisitorId;
    readonly consent: ReadonlyArray<ConsentScope>;
    readonly conversationId?: ConversationId;
    readonly previousConversationId?: ConversationId;
    readonly closedAt?: number;
    readonly conversations: number;
    readonly conversationIds?: ReadonlyArray<ConversationId>;
    readonly visitId?: VisitId;
    readonly visits?: number;
    readonly time?: TimeOnSite;
    readonly pages?: number;
    readonly site?: SiteId;
    readonly page?: Pick<PageVisited, "pageId" | "visitId" | "url" | "title">;
    readonly pageIds?: ReadonlyArray<PageId>;
    readonly custom?: Readonly<Record<string, Trust>>;
    readonly erasedAt?: number;
    readonly unknown: number;
    readonly seq: number;
}
export declare const apply: (self: Visitor, event: ChatEvent) => Visitor;
export declare const blocks: (self: Visitor, at: number) => ReadonlyArray<Blocked.Scoped<Block>>;
export declare const empty: Visitor;
export declare const fold: (events: Iterable<ChatEvent>, from?: Visitor) => Visitor;
export declare const isBlocked: (self: Visitor, at: number, site?: SiteId) => boolean;
export declare const keysAfter: (keys: Readonly<Record<string, Trust>>, { values, trust }: Pick<CustomDataSet, "values" | "trust">) => Readonly<Record<string, Trust>>;
export declare const lastConversation: ({ conversationId, previousConversationId }: Visitor) => ConversationId | undefined;
export declare const nextPage: ({ pages }: Visitor) => number;
export declare const nextVisit: ({ visits, visitId }: Visitor, id: VisitId) => number;
export declare const rememberedPages = 20;
export declare const timeBefore: ({ visits, visitId, time }: Visitor, id: VisitId, at: number) => number | undefined;

// @pupitre/core/VisitorSchema

import * as Schema from "effect/Schema";
import type * as Visitors from "./Visitor.js";
export declare const Visitor: Schema.Codec<Visitors.Visitor, unknown>;

// @pupitre/core/Workspace

import * as Blocked from "./Blocked.js";
import type { ChatEvent } from "./ChatEvent.js";
import type { BlockReason, ProblemStatus } from "./Fact.js";
import type { ConversationId, SiteId } from "./Id.js";
export interface Block {
    readonly reason: BlockReason;
    readonly comment?: string;
    readonly since: number;
    readonly until?: number;
}
export interface Problem {
    readonly status: ProblemStatus;
    readonly conversationId: ConversationId;
}
export interface Workspace {
    readonly problems: Readonly<Record<string, Problem>>;
    readonly blocks: Readonly<Record<string, Blocked.Blocked<Block>>>;
    readonly items: Readonly<Record<string, string>>;
    readonly unknown: number;
    readonly seq: number;
}
export declare const apply: (self: Workspace, event: ChatEvent) => Workspace;
export declare const block: (self: Workspace, visitorId: string, at: number, site?: SiteId) => Block | undefined;
export declare const empty: Workspace;
export declare const fold: (events: Iterable<ChatEvent>, from?: Workspace) => Workspace;
export declare const holds: ({ items }: Workspace, id: string) => boolean;
export declare const keeper: ({ items }: Workspace, id: string) => string | undefined;
export declare const problem: ({ problems }: Workspace, reportId: string) => Problem | undefined;

// @pupitre/core/adapter/CannedReplyCsv

import type { Locale } from "../Catalogue.js";
import type { Category } from "../composer/CannedCategory.js";
import type { Reading } from "../composer/CannedFile.js";
import type { SharedReply } from "../composer/CannedShelf.js";
export declare const fromCsv: (text: string) => Reading;
export declare const toCsv: (replies: ReadonlyArray<SharedReply>, { locale, categories }: {
    readonly locale: Locale;
    readonly categories?: ReadonlyArray<Category>;
}) => string;

// @pupitre/core/adapter/IndexedDbDrafts

import type { DraftStore } from "../composer/DraftStore.js";
export interface IndexedDbDrafts extends DraftStore {
    readonly close: () => void;
}
export interface Journal {
    readonly length: number;
    readonly key: (index: number) => string | null;
    readonly getItem: (key: string) => string | null;
    readonly setItem: (key: string, value: string) => void;
    readonly removeItem: (key: string) => void;
}
export interface Options {
    readonly name?: string;
    readonly keepFor?: number;
    readonly rememberFor?: number;
    readonly now?: () => number;
    readonly journal?: Journal;
}
export declare const make: ({ name, keepFor, rememberFor, now, journal, }?: Options) => IndexedDbDrafts;

// @pupitre/core/adapter/IndexedDbTrays

import type { TrayStore } from "../composer/TrayStore.js";
export interface IndexedDbTrays extends TrayStore<File> {
    readonly close: () => void;
}
export interface Options {
    readonly name?: string;
    readonly keepFor?: number;
    readonly now?: () => number;
}
export declare const make: ({ name, keepFor, now, }?: Options) => IndexedDbTrays;

// @pupitre/core/adapter/LanguageDetection

import type { LanguageTag } from "../fact/Bounds.js";
export declare const languageDetection: (languages?: ReadonlyArray<LanguageTag>) => ((text: string) => LanguageTag | undefined);

// @pupitre/core/adapter/Links

import type { LinkSpan } from "../Fact.js";
export type Finder = (text: string) => ReadonlyArray<LinkSpan>;
export interface Options {
    readonly bareDomains?: ReadonlyArray<string>;
}
export declare const bareDomains: ReadonlyArray<string>;
export declare const find: Finder;
export declare const make: (options?: Options) => Finder;
export declare const maxLinks = 100;

// @pupitre/core/adapter/SniffedType

export declare const ofBlob: (file: Blob) => Promise<string | undefined>;
export declare const ofBytes: (bytes: Uint8Array) => Promise<string | undefined>;

// @pupitre/core/adapter/WebLocksDraftLock

import type { DraftLock } from "../composer/DraftLock.js";
export interface Locks {
    readonly request: (name: string, options: {
        readonly steal?: boolean;
        readonly signal?: AbortSignal;
    }, callback: () => Promise<void>) => Promise<unknown>;
}
export interface Options {
    readonly name?: string;
    readonly locks?: Locks | undefined;
    readonly patience?: number;
}
export interface WebLocksDraftLock extends DraftLock {
    readonly close: () => void;
}
export declare const make: ({ name, locks, patience, }?: Options) => WebLocksDraftLock;

// @pupitre/core/command/AddNote

import * as Command from "../Command.js";
export declare const AddNote: Command.Command<"addNote", "conversation", {
    readonly text: string;
}>;

// @pupitre/core/command/AnswerSurvey

import * as Command from "../Command.js";
export declare const AnswerSurvey: Command.Command<"answerSurvey", "conversation", {
    readonly csat?: number;
    readonly nps?: number;
    readonly comment?: string;
    readonly answers?: readonly {
        readonly field: string;
        readonly value: string | number | boolean;
    }[];
}>;

// @pupitre/core/command/AssignAgent

import * as Command from "../Command.js";
export declare const AssignAgent: Command.Command<"assignAgent", "conversation", {
    readonly agentId: string & import("effect/Brand").Brand<"AgentId">;
    readonly name: string;
}>;

// @pupitre/core/command/AttachTranslation

import * as Command from "../Command.js";
export declare const AttachTranslation: Command.Command<"attachTranslation", "conversation", {
    readonly target: number & import("effect/Brand").Brand<"Seq">;
    readonly language: string;
    readonly text: string;
    readonly provider: string;
}>;

// @pupitre/core/command/ChangeMode

import * as Command from "../Command.js";
export declare const ChangeMode: Command.Command<"changeMode", "conversation", {
    readonly mode: "call" | "chat" | "messaging" | "video";
}>;

// @pupitre/core/command/CloseForErasure

import * as Command from "../Command.js";
export declare const CloseForErasure: Command.Command<"closeForErasure", "conversation", {}>;

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

// @pupitre/core/command/Describe

import type { Context } from "../Command.js";
import * as Command from "../Command.js";
import * as Fact from "../Fact.js";
export interface CustomDataPolicy {
    readonly maySet?: (key: string, trust: Fact.Trust) => boolean;
}
export declare const IdentifyVisitor: Command.Command<"identifyVisitor", "visitor", {
    readonly externalId: string;
    readonly name?: string;
}>;
export declare const LocateVisit: Command.Command<"locateVisit", "visitor", {
    readonly visitId: string & import("effect/Brand").Brand<"VisitId">;
    readonly country: string;
    readonly source: "address" | "proxy";
}>;
export declare const SetCustomData: Command.Command<"setCustomData", "visitor", {
    readonly values: {
        readonly [x: string]: string | number | boolean | null;
    };
}>;
export declare const setCustomData: ({ maySet }?: CustomDataPolicy) => Command.Command<"setCustomData", "visitor", {
    readonly values: {
        readonly [x: string]: string | number | boolean | null;
    };
}>;
export declare function trustOf({ role }: Pick<Context, "role">): Fact.Trust;

// @pupitre/core/command/EndConversation

import * as Command from "../Command.js";
export declare const EndConversation: Command.Command<"endConversation", "conversation", {}>;
export interface EndPolicy {
    readonly visitorMayClose?: boolean;
}
export declare const MinimiseChat: Command.Command<"minimiseChat", "conversation", {}>;
export declare const endConversation: ({ visitorMayClose }?: EndPolicy) => Command.Command<"endConversation", "conversation", {}>;

// @pupitre/core/command/EraseVisitor

import * as Command from "../Command.js";
export declare const EraseVisitor: Command.Command<"eraseVisitor", "visitor", {}>;

// @pupitre/core/command/IdleClosing

import * as Command from "../Command.js";
export declare const AnnounceClosing: Command.Command<"announceClosing", "conversation", {
    readonly deadline: number;
    readonly cause: "idle" | "visitorLeft";
}>;
export declare const CancelClosing: Command.Command<"cancelClosing", "conversation", {}>;
export declare const CloseIdle: Command.Command<"closeIdle", "conversation", {}>;

// @pupitre/core/command/JudgeSuggestion

import * as Command from "../Command.js";
export declare const JudgeSuggestion: Command.Command<"judgeSuggestion", "conversation", {
    readonly answers: number & import("effect/Brand").Brand<"Seq">;
    readonly verdict: "accepted" | "edited" | "ignored";
    readonly shown: number;
    readonly provider: string;
    readonly sources: readonly {
        readonly kind: "article" | "past" | "reply";
        readonly id: string;
    }[];
}>;

// @pupitre/core/command/PickUp

import * as Command from "../Command.js";
export declare const Decline: Command.Command<"decline", "conversation", {}>;
export declare const OfferConversation: Command.Command<"offerConversation", "conversation", {
    readonly agentId: string & import("effect/Brand").Brand<"AgentId">;
    readonly name: string;
    readonly expiresAt: number;
}>;
export declare const PickUp: Command.Command<"pickUp", "conversation", {}>;
export declare const QueueConversation: Command.Command<"queueConversation", "conversation", {
    readonly cause?: "agentLeft" | "unanswered";
    readonly to?: {
        readonly _tag: "Agent";
        readonly id: string & import("effect/Brand").Brand<"AgentId">;
        readonly name: string;
    } | {
        readonly _tag: "Bot";
        readonly id: string & import("effect/Brand").Brand<"AgentId">;
        readonly name: string;
    } | {
        readonly _tag: "Group";
        readonly id: string & import("effect/Brand").Brand<"GroupId">;
        readonly name: string;
    };
}>;

// @pupitre/core/command/PostFile

import * as Command from "../Command.js";
import type { ReadyFile } from "../composer/Attachments.js";
import type { ConversationId, FileId } from "../Id.js";
import type { Participant } from "../Participant.js";
export interface KeptFile extends ReadyFile {
    readonly conversationId: ConversationId;
    readonly by: Participant;
    readonly tooMany?: {
        readonly max: number;
    };
}
export interface Policy {
    readonly find: (fileId: FileId) => KeptFile | undefined;
}
export declare const PostFile: Command.Command<"postFile", "conversation", {
    readonly file: {
        readonly fileId: string & import("effect/Brand").Brand<"FileId">;
        readonly name: string;
        readonly mediaType: string;
        readonly size: number;
    };
    readonly alt?: string;
}>;
export declare const postFile: (policy?: Policy) => Command.Command<"postFile", "conversation", {
    readonly file: {
        readonly fileId: string & import("effect/Brand").Brand<"FileId">;
        readonly name: string;
        readonly mediaType: string;
        readonly size: number;
    };
    readonly alt?: string;
}>;

// @pupitre/core/command/PostMessage

import * as Command from "../Command.js";
import type { Conversation } from "../Conversation.js";
import type { Participant } from "../Participant.js";
import type { TextLimit } from "../TextLimit.js";
export interface MessageOptions {
    readonly limits?: (conversation: Conversation, by: Participant) => ReadonlyArray<TextLimit>;
}
export declare const PostMessage: Command.Command<"postMessage", "conversation", {
    readonly text: string;
    readonly translation?: {
        readonly language: string;
        readonly text: string;
        readonly provider: string;
    };
}>;
export declare const postMessage: ({ limits }?: MessageOptions) => Command.Command<"postMessage", "conversation", {
    readonly text: string;
    readonly translation?: {
        readonly language: string;
        readonly text: string;
        readonly provider: string;
    };
}>;

// @pupitre/core/command/RaiseAlert

import * as Command from "../Command.js";
export declare const RaiseAlert: Command.Command<"raiseAlert", "conversation", {
    readonly alert: {
        readonly kind: "VisitorLeft";
    } | {
        readonly kind: "VisitorReturned";
    } | {
        readonly kind: "VisitorIdle";
        readonly minutes: number;
    } | {
        readonly kind: "VisitorMinimised";
    } | {
        readonly kind: "ReassignedAway";
        readonly to: string;
    } | {
        readonly kind: "FileRejected";
        readonly name: string;
        readonly cause: "count" | "name" | "size" | "type" | "virus";
    } | {
        readonly kind: "SlaAtRisk";
        readonly seconds: number;
    } | {
        readonly kind: "SlaMissed";
        readonly seconds: number;
    } | {
        readonly kind: "LanguageChanged";
        readonly language: string;
    } | {
        readonly kind: "AlmostFull";
        readonly left: number;
    } | {
        readonly kind: "BlockedVisitor";
        readonly reason: string;
    };
}>;

// @pupitre/core/command/Reassign

import * as Command from "../Command.js";
export declare const ReassignConversation: Command.Command<"reassignConversation", "conversation", {
    readonly after: number;
    readonly to?: {
        readonly _tag: "Agent";
        readonly id: string & import("effect/Brand").Brand<"AgentId">;
        readonly name: string;
    } | {
        readonly _tag: "Bot";
        readonly id: string & import("effect/Brand").Brand<"AgentId">;
        readonly name: string;
    } | {
        readonly _tag: "Group";
        readonly id: string & import("effect/Brand").Brand<"GroupId">;
        readonly name: string;
    };
}>;

// @pupitre/core/command/RecordAction

import * as Command from "../Command.js";
import * as Schema from "effect/Schema";
export declare const RecordAction: Command.Command<"recordAction", "conversation", {
    readonly name: string;
    readonly label: string | {
        readonly fr: string;
        readonly en: string;
    };
    readonly details?: {
        readonly [x: string]: Schema.Json;
    };
}>;

// @pupitre/core/command/RedactMessage

import * as Command from "../Command.js";
import { RedactionCause } from "../Fact.js";
import { Seq } from "../Id.js";
export declare const RedactMessage: Command.Command<"redactMessage", "conversation", Redaction>;
export interface Redaction {
    readonly target: Seq;
    readonly cause?: RedactionCause;
}
export declare const redactMessageBy: (agents: boolean) => Command.Command<"redactMessage", "conversation", Redaction>;

// @pupitre/core/command/Reopening

import * as Command from "../Command.js";
import type { ConversationReopened } from "../Fact.js";
import { ConversationId } from "../Id.js";
import type { Visitor } from "../Visitor.js";
export declare const ReopenConversation: Command.Command<"reopenConversation", "visitor", {
    readonly conversationId: ConversationId;
}>;
export interface ReopenPolicy {
    readonly within?: number;
}
export declare const reopenConversation: (policy?: ReopenPolicy) => Command.Command<"reopenConversation", "visitor", {
    readonly conversationId: ConversationId;
}>;
export declare const reopenable: (visitor: Visitor, at: number, { within }: ReopenPolicy) => Pick<ConversationReopened, "conversationId" | "visitorId"> | undefined;

// @pupitre/core/command/Shelving

import * as Schema from "effect/Schema";
import * as Command from "../Command.js";
import type { ShelfName } from "../fact/WorkspaceFacts.js";
import { ItemId } from "../Id.js";
export interface Shelving<Name extends string, Item> {
    readonly name: Name;
    readonly item: Schema.Codec<Item, unknown>;
    readonly keep: Command.Command<`${Name}.keep`, "workspace", {
        readonly id: ItemId;
        readonly item: Item;
    }>;
    readonly remove: Command.Command<`${Name}.remove`, "workspace", {
        readonly id: ItemId;
    }>;
    readonly decode: (item: unknown) => Item | undefined;
}
export declare const make: <const Name extends ShelfName, Item, Encoded extends Schema.Json>(name: Name, item: Schema.Codec<Item, Encoded>, options?: {
    readonly most?: number;
}) => Shelving<Name, Item>;

// @pupitre/core/command/SignIn

import * as Command from "../Command.js";
import type { CustomValue, VisitorBlocked } from "../Fact.js";
import type { CustomDataPolicy } from "./Describe.js";
export type KeptAway = Pick<VisitorBlocked, "visitorId" | "site" | "reason" | "until">;
export interface SignInPolicy extends CustomDataPolicy {
    readonly verify: (assertion: string, context: Pick<Command.Context, "tenant" | "by" | "at">) => Vouched | undefined;
    readonly keptAway?: (externalId: string, context: Pick<Command.Context, "tenant" | "at">) => ReadonlyArray<KeptAway>;
}
export interface Vouched {
    readonly externalId: string;
    readonly name?: string;
    readonly values?: Readonly<Record<string, CustomValue | null>>;
}
export declare const maxAssertion = 4096;
export declare const signIn: ({ verify, keptAway, ...policy }: SignInPolicy) => Command.Command<"signIn", "visitor", {
    readonly assertion: string;
}>;

// @pupitre/core/command/Snooze

import * as Command from "../Command.js";
export declare const Snooze: Command.Command<"snooze", "conversation", {
    readonly until?: number;
    readonly keepAssigned?: boolean;
}>;
export declare const Wake: Command.Command<"wake", "conversation", {}>;

// @pupitre/core/command/StartConversation

import * as Command from "../Command.js";
import type { ReopenPolicy } from "./Reopening.js";
export declare const StartConversation: Command.Command<"startConversation", "visitor", {
    readonly mode: "call" | "chat" | "messaging" | "video";
    readonly message?: string;
    readonly language?: string;
}>;
export declare const startConversation: (reopening?: ReopenPolicy) => Command.Command<"startConversation", "visitor", {
    readonly mode: "call" | "chat" | "messaging" | "video";
    readonly message?: string;
    readonly language?: string;
}>;

// @pupitre/core/command/Tags

import * as Command from "../Command.js";
export declare const AddTag: Command.Command<"addTag", "conversation", {
    readonly tag: string;
}>;
export declare const RemoveTag: Command.Command<"removeTag", "conversation", {
    readonly tag: string;
}>;
export declare const maxTags = 20;

// @pupitre/core/command/TakeConversation

import * as Command from "../Command.js";
export declare const TakeConversation: Command.Command<"takeConversation", "conversation", {}>;

// @pupitre/core/command/TurnAway

import * as Command from "../Command.js";
export declare const TurnAway: Command.Command<"turnAway", "workspace", {
    readonly visitorId: string & import("effect/Brand").Brand<"VisitorId">;
    readonly site?: string & import("effect/Brand").Brand<"SiteId">;
    readonly times: number;
    readonly last: number;
}>;

// @pupitre/core/command/Visit

import * as Schema from "effect/Schema";
import * as Command from "../Command.js";
import * as Fact from "../Fact.js";
declare const Beginning: Schema.Struct<{
    visitId: Schema.brand<Schema.String, "VisitId">;
    landing: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
    referrer: Schema.String;
    userAgent: Schema.String;
    hints: Schema.optionalKey<Schema.Struct<{
        readonly brands: Schema.optionalKey<Schema.$Array<Schema.Struct<{
            readonly brand: Schema.String;
            readonly version: Schema.String;
        }>>>;
        readonly platform: Schema.optionalKey<Schema.String>;
        readonly platformVersion: Schema.optionalKey<Schema.String>;
        readonly mobile: Schema.optionalKey<Schema.Boolean>;
        readonly model: Schema.optionalKey<Schema.String>;
    }>>;
    language: Schema.optionalKey<Schema.String>;
    timeZone: Schema.optionalKey<Schema.String>;
    screen: Schema.optionalKey<Schema.Struct<{
        readonly width: Schema.Int;
        readonly height: Schema.Int;
    }>>;
}>;
export type Beginning = typeof Beginning.Type;
export declare const LeaveSite: Command.Command<"leaveSite", "visitor", {
    readonly leftAt: number;
}>;
export declare const StartVisit: Command.Command<"startVisit", "visitor", {
    readonly visitId: string & import("effect/Brand").Brand<"VisitId">;
    readonly landing: string & import("effect/Brand").Brand<"SafeUrl">;
    readonly referrer: string;
    readonly userAgent: string;
    readonly hints?: {
        readonly brands?: readonly {
            readonly brand: string;
            readonly version: string;
        }[];
        readonly platform?: string;
        readonly platformVersion?: string;
        readonly mobile?: boolean;
        readonly model?: string;
    };
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
    readonly driven?: boolean;
}>;
export declare const startVisit: (origin?: (visit: Beginning) => Fact.Origin) => Command.Command<"startVisit", "visitor", Beginning>;

// @pupitre/core/command/builtin

import type { Any } from "../Command.js";
export declare const builtin: ReadonlyArray<Any>;

// @pupitre/core/command/guards

import type { Context } from "../Command.js";
import type { Conversation } from "../Conversation.js";
import type { Fact } from "../Fact.js";
import type { AgentId } from "../Id.js";
import type { Reason } from "../Reason.js";
import * as Visitors from "../Visitor.js";
export declare const beforeMessage: (state: Conversation, { by }: Context) => ReadonlyArray<Fact>;
export declare const frozen: (state: Conversation, { by }: Context) => Reason | undefined;
export declare const goingOn: ({ status }: Conversation) => Reason | undefined;
export declare const hasRoom: ({ role, load }: Context) => Reason | undefined;
export declare const hasRoomFor: (agent: AgentId, { loadOf }: Context) => Reason | undefined;
export declare const open: (state: Conversation) => Reason | undefined;
export declare const owned: (state: Conversation, context: Context) => Reason | undefined;
export declare const ownedOrManaged: (state: Conversation, context: Context) => Reason | undefined;
export declare const reachable: (state: Conversation, { role, at, site }: Context) => Reason | undefined;
export declare const spoken: (state: Conversation, context: Context) => Reason | undefined;
export declare const welcome: (state: Visitors.Visitor, { role, at, site }: Context) => Reason | undefined;

// @pupitre/core/composer/AnswerWriter

import type { Reason } from "../Reason.js";
import type { Prompt } from "./Prompt.js";
export interface AnswerWriter {
    readonly name: string;
    readonly write: (prompt: Prompt, signal: AbortSignal) => AsyncIterable<Piece>;
}
export type Failure = keyof typeof failures;
export interface NotWritten {
    readonly _tag: "NotWritten";
    readonly reason: Reason;
}
export type Piece = Words | Written | NotWritten;
export interface Words {
    readonly _tag: "Words";
    readonly text: string;
}
export interface Written {
    readonly _tag: "Written";
}
export declare const failed: (key: Failure) => NotWritten;
export declare const failures: {
    readonly WriterBusy: {
        readonly fr: "L'assistant est très sollicité. Réessayez dans un instant.";
        readonly en: "The assistant is very busy. Try again in a moment.";
    };
    readonly WriterCutShort: {
        readonly fr: "L'assistant s'est interrompu avant la fin.";
        readonly en: "The assistant stopped before the end.";
    };
    readonly WriterDeclined: {
        readonly fr: "L'assistant n'a pas voulu répondre à cette demande.";
        readonly en: "The assistant would not answer this.";
    };
    readonly WriterKeyRefused: {
        readonly fr: "L'assistant refuse la clé de votre équipe.";
        readonly en: "The assistant refuses your team's key.";
    };
    readonly WriterTimedOut: {
        readonly fr: "L'assistant ne répond plus.";
        readonly en: "The assistant has stopped answering.";
    };
    readonly WriterTooLong: {
        readonly fr: "La réponse de l'assistant est trop longue.";
        readonly en: "The assistant's answer is too long.";
    };
    readonly WriterUnreachable: {
        readonly fr: "L'assistant ne peut pas être joint.";
        readonly en: "The assistant cannot be reached.";
    };
    readonly WriterUnusable: {
        readonly fr: "L'assistant a donné une réponse inutilisable.";
        readonly en: "The assistant gave an answer that cannot be used.";
    };
};
export declare const longest = 4000;

// @pupitre/core/composer/ArticleFile

import * as File from "../internal/shelfFile.js";
import { Article } from "./Articles.js";
export type Kept = File.Kept<Article>;
export type Plan = File.Changes<Article>;
export type Problem = File.Problem<(typeof columns)[number]>;
export interface Reading {
    readonly articles: ReadonlyArray<Article>;
    readonly problems: ReadonlyArray<Problem>;
}
export declare const columns: readonly [
    "title",
    "text",
    "asked",
    "url",
    "language",
    "published"
];
export declare const fromJson: (text: string) => Reading;
export declare const plan: (kept: ReadonlyArray<Kept>, articles: ReadonlyArray<Article>) => Plan;
export declare const toJson: (articles: ReadonlyArray<Article>) => string;

// @pupitre/core/composer/Articles

import * as Schema from "effect/Schema";
import * as Shelving from "../command/Shelving.js";
import { ItemId } from "../Id.js";
import * as Query from "../Query.js";
import type * as Shelf from "../Shelf.js";
export declare const Article: Schema.Struct<{
    readonly title: Schema.String;
    readonly text: Schema.String;
    readonly asked: Schema.optionalKey<Schema.$Array<Schema.String>>;
    readonly url: Schema.optionalKey<Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>>;
    readonly language: Schema.optionalKey<Schema.String>;
    readonly published: Schema.optionalKey<Schema.Boolean>;
}>;
export interface Article extends Schema.Schema.Type<typeof Article> {
}
export interface Held {
    readonly id: ItemId;
    readonly item: Article;
}
export declare const answer: (shelf: Shelf.Shelf, { id }: typeof readArticle.input.Type) => typeof readArticle.output.Type;
export declare const articles: Shelving.Shelving<"articles", Article>;
export declare const isPublished: ({ published }: Article) => boolean;
export declare const readArticle: Query.Query<"readArticle", {
    readonly id: string & import("effect/Brand").Brand<"ItemId">;
}, {
    readonly article?: {
        readonly title: string;
        readonly text: string;
        readonly asked?: readonly string[];
        readonly url?: string & import("effect/Brand").Brand<"SafeUrl">;
        readonly language?: string;
        readonly published?: boolean;
    };
}>;
export declare const search: (all: ReadonlyArray<Held>, text: string) => ReadonlyArray<Held>;

// @pupitre/core/composer/AttachmentTray

import type { ConversationWindow } from "../ConversationWindow.js";
import type { EventChannel } from "../EventChannel.js";
import type { Readable } from "../Readable.js";
import type { Attachments } from "./Attachments.js";
import type { DraftStep } from "./DraftStep.js";
import type { Limits } from "./FileCheck.js";
import type { TrayStore } from "./TrayStore.js";
import type { Uploader } from "./Uploader.js";
export interface AnyFile {
    readonly name: string;
    readonly size: number;
    readonly type: string;
}
export interface Ports<File extends AnyFile> {
    readonly sniff: (file: File) => Promise<string | undefined>;
    readonly uploader: Uploader<File>;
    readonly limits?: Limits;
    readonly store?: TrayStore<File>;
    readonly whenOnline?: (again: () => void) => () => void;
    readonly schedule?: (after: number, run: () => void) => () => void;
    readonly random?: () => number;
}
export interface Tray<File extends AnyFile> {
    readonly state: Readable<Attachments>;
    readonly add: (files: Iterable<File>) => void;
    readonly file: (key: string) => File | undefined;
    readonly pause: (key: string) => void;
    readonly resume: (key: string) => void;
    readonly remove: (key: string) => void;
}
export interface Trays<File extends AnyFile> {
    readonly of: (window: ConversationWindow) => Tray<File>;
    readonly step: DraftStep;
    readonly forget: (channel: EventChannel) => void;
}
export declare const make: <File extends AnyFile>(ports: Ports<File>) => Trays<File>;

// @pupitre/core/composer/Attachments

import type { FileId } from "../Id.js";
import type { Reason } from "../Reason.js";
import type { Limits } from "./FileCheck.js";
import type { Rejection } from "./FileReason.js";
export interface Attachment extends Chosen {
    readonly stage: Stage;
}
export type Attachments = ReadonlyArray<Attachment>;
export interface Chosen {
    readonly key: string;
    readonly name: string;
    readonly size: number;
    readonly mediaType: string;
}
export interface ReadyFile {
    readonly fileId: FileId;
    readonly name: string;
    readonly mediaType: string;
    readonly size: number;
}
export type Stage = {
    readonly _tag: "Selected";
} | {
    readonly _tag: "Validating";
} | {
    readonly _tag: "Uploading";
    readonly sent: number;
    readonly paused: boolean;
} | {
    readonly _tag: "Scanning";
} | {
    readonly _tag: "Ready";
    readonly file: ReadyFile;
} | {
    readonly _tag: "Sent";
    readonly file: ReadyFile;
} | {
    readonly _tag: "Rejected";
    readonly rejection: Rejection;
} | {
    readonly _tag: "Failed";
    readonly reason: Reason;
    readonly sent: number;
    readonly back: Trying;
} | {
    readonly _tag: "Cancelled";
};
export type Step = {
    readonly key: string;
} & ({
    readonly _tag: "Looked";
} | {
    readonly _tag: "Passed";
    readonly name: string;
    readonly mediaType: string;
} | {
    readonly _tag: "Progressed";
    readonly sent: number;
} | {
    readonly _tag: "Paused";
} | {
    readonly _tag: "Resumed";
} | {
    readonly _tag: "Received";
} | {
    readonly _tag: "Cleared";
    readonly file: ReadyFile;
} | {
    readonly _tag: "Refused";
    readonly rejection: Rejection;
} | {
    readonly _tag: "Broken";
    readonly reason: Reason;
} | {
    readonly _tag: "Retried";
} | {
    readonly _tag: "Cancelled";
} | {
    readonly _tag: "Posted";
});
export type Trying = "Validating" | "Uploading" | "Scanning";
export declare const apply: (self: Attachments, step: Step) => Attachments;
export declare const dismiss: (self: Attachments, key: string) => Attachments;
export declare const empty: Attachments;
export declare const failed: ({ stage }: Attachment) => boolean;
export declare const obstacle: (self: Attachments) => Reason | undefined;
export declare const passing: ({ stage }: Attachment) => boolean;
export declare const progress: ({ size, stage }: Attachment) => number;
export declare const ready: (self: Attachments) => ReadonlyArray<ReadyFile>;
export declare const restore: (self: Attachments, chosen: Chosen, stage: Stage) => Attachments;
export declare const select: (self: Attachments, chosen: ReadonlyArray<Chosen>, { maxFiles }?: Pick<Limits, "maxFiles">) => Attachments;
export declare const table: Readonly<Record<Stage["_tag"], ReadonlyArray<Step["_tag"]>>>;
export declare const underWay: ({ stage: { _tag } }: Attachment) => boolean;
export declare const unshared: (self: Attachments) => number;

// @pupitre/core/composer/CannedCategory

import type { Locale } from "../Catalogue.js";
import type { ItemId } from "../Id.js";
export interface Category {
    readonly id: ItemId;
    readonly name: {
        readonly [L in Locale]?: string;
    };
    readonly order?: number;
    readonly colour?: Colour;
}
export type Colour = (typeof colours)[number];
export declare const called: (categories: ReadonlyArray<Category>, name: string) => Category | undefined;
export declare const colours: readonly [
    "blue",
    "green",
    "amber",
    "red",
    "violet"
];
export declare const inOrder: (categories: ReadonlyArray<Category>) => ReadonlyArray<Category>;
export declare const nameIn: ({ name }: Pick<Category, "name">, locale: Locale) => string;
export declare const names: ({ name }: Pick<Category, "name">) => ReadonlyArray<string>;

// @pupitre/core/composer/CannedFile

import type { Locale } from "../Catalogue.js";
import type { ItemId } from "../Id.js";
import * as File from "../internal/shelfFile.js";
import type { Category } from "./CannedCategory.js";
import { CategoryItem, SharedReply } from "./CannedShelf.js";
export interface Holding {
    readonly replies: ReadonlyArray<Kept>;
    readonly categories: ReadonlyArray<Category>;
}
export type Kept = File.Kept<SharedReply>;
export interface Plan extends File.Changes<SharedReply> {
    readonly categories: ReadonlyArray<Category>;
}
export type Problem = File.Problem<(typeof columns)[number]>;
export interface Reading {
    readonly replies: ReadonlyArray<SharedReply>;
    readonly categories: ReadonlyArray<CategoryItem>;
    readonly problems: ReadonlyArray<Problem>;
}
export declare const columns: readonly [
    "shortcut",
    "title",
    "category",
    "language",
    "group",
    "text"
];
export declare const fromJson: (text: string) => Reading;
export declare const named: (replies: ReadonlyArray<SharedReply>, categories: ReadonlyArray<Category>, locale: Locale) => ReadonlyArray<SharedReply>;
export declare const plan: ({ replies: kept, categories: all }: Holding, { replies, categories: given }: Pick<Reading, "replies" | "categories">, { locale, newId }: {
    readonly locale: Locale;
    readonly newId: () => ItemId;
}) => Plan;
export declare const read: (rows: ReadonlyArray<unknown>) => Reading;
export declare const toJson: (replies: ReadonlyArray<SharedReply>, categories?: ReadonlyArray<Category>) => string;
export declare const unreadable: Reading;

// @pupitre/core/composer/CannedReplies

import type { EventChannel, Outcome } from "../EventChannel.js";
import type { ItemId } from "../Id.js";
import type { Readable } from "../Readable.js";
import type { Index } from "./CannedReply.js";
import type { OwnReply } from "./CannedShelf.js";
export interface CannedReplies {
    readonly state: Readable<State>;
    readonly refresh: () => Promise<void>;
    readonly keep: (id: ItemId, reply: OwnReply) => Promise<Outcome>;
    readonly remove: (id: ItemId) => Promise<Outcome>;
}
export interface State {
    readonly index?: Index;
    readonly failed: boolean;
}
export declare const of: (channel: EventChannel) => CannedReplies;

// @pupitre/core/composer/CannedReply

import type { GroupId, ItemId } from "../Id.js";
import type { Category } from "./CannedCategory.js";
export interface Called {
    readonly from: number;
    readonly to: number;
    readonly query: string;
}
export interface CannedReply {
    readonly id: ItemId;
    readonly scope: Scope;
    readonly shortcut: string;
    readonly title?: string;
    readonly text: string;
    readonly category?: string;
    readonly language?: string;
    readonly group?: GroupId;
}
interface Entry {
    readonly reply: CannedReply;
    readonly shortcut: string;
    readonly category: string;
    readonly head: string;
    readonly all: string;
}
export interface Found {
    readonly reply: CannedReply;
    readonly match: Match;
}
export interface Index {
    readonly entries: ReadonlyArray<Entry>;
    readonly categories: ReadonlyArray<Category>;
}
export type Match = (typeof matches)[number];
export type Scope = "own" | "group" | "shared";
export interface Section {
    readonly category?: Category;
    readonly found: ReadonlyArray<Found>;
}
export declare const called: (text: string, caret: number, sign: string) => Called | undefined;
export declare const categoryOf: ({ categories }: Index, { category }: CannedReply) => Category | undefined;
export declare const index: (replies: ReadonlyArray<CannedReply>, categories?: ReadonlyArray<Category>) => Index;
export declare const matches: readonly [
    "shortcut",
    "prefix",
    "word",
    "content"
];
export declare const search: (self: Index, text: string, { limit, language, category, }?: {
    readonly limit?: number;
    readonly language?: string | undefined;
    readonly category?: string | undefined;
}) => ReadonlyArray<Found>;
export declare const sections: (self: Index, found: ReadonlyArray<Found>) => ReadonlyArray<Section>;

// @pupitre/core/composer/CannedShelf

import * as Schema from "effect/Schema";
import * as Shelving from "../command/Shelving.js";
import type { EventChannel } from "../EventChannel.js";
import { GroupId } from "../Id.js";
import type { Asker } from "../Query.js";
import * as Query from "../Query.js";
import type * as Shelf from "../Shelf.js";
import type { Category } from "./CannedCategory.js";
import type { CannedReply } from "./CannedReply.js";
export type Answer = typeof cannedReplies.output.Type;
export declare const CategoryItem: Schema.Struct<{
    readonly name: Schema.Struct<{
        readonly fr: Schema.optionalKey<Schema.String>;
        readonly en: Schema.optionalKey<Schema.String>;
    }>;
    readonly order: Schema.optionalKey<Schema.Finite>;
    readonly colour: Schema.optionalKey<Schema.Literals<readonly [
        "blue",
        "green",
        "amber",
        "red",
        "violet"
    ]>>;
}>;
export interface CategoryItem extends Schema.Schema.Type<typeof CategoryItem> {
}
export interface Held {
    readonly state: string;
    readonly categories: ReadonlyArray<Category>;
    readonly replies: ReadonlyArray<CannedReply>;
}
export declare const OwnReply: Schema.Struct<{
    shortcut: Schema.String;
    title: Schema.optionalKey<Schema.String>;
    text: Schema.String;
    category: Schema.optionalKey<Schema.String>;
    language: Schema.optionalKey<Schema.String>;
}>;
export interface OwnReply extends Schema.Schema.Type<typeof OwnReply> {
}
export declare const Reply: Schema.Codec<CannedReply, unknown>;
export declare const SharedReply: Schema.Struct<{
    readonly shortcut: Schema.String;
    readonly title: Schema.optionalKey<Schema.String>;
    readonly text: Schema.String;
    readonly category: Schema.optionalKey<Schema.String>;
    readonly language: Schema.optionalKey<Schema.String>;
    readonly group: Schema.optionalKey<Schema.brand<Schema.String, "GroupId">>;
}>;
export interface SharedReply extends Schema.Schema.Type<typeof SharedReply> {
}
export declare const Shortcut: Schema.String;
export interface Source {
    readonly shared: Shelf.Shelf;
    readonly own: Shelf.Shelf;
    readonly categories: Shelf.Shelf;
    readonly groups: ReadonlyArray<GroupId>;
}
export declare const answer: (source: Source, asker: Asker, { from, state: known }: typeof cannedReplies.input.Type) => Answer;
export declare const cannedReplies: Query.Query<"cannedReplies", {
    readonly from: number;
    readonly state?: string;
}, {
    readonly state: string;
    readonly from: number;
    readonly total: number;
    readonly categories: readonly Category[];
    readonly replies: readonly CannedReply[];
}>;
export declare const categories: Shelving.Shelving<"replyCategories", CategoryItem>;
export declare const fetch: (channel: Pick<EventChannel, "query">, held?: Held) => Promise<Held | undefined>;
export declare const forAgent: ({ shared: ofAll, own: ofEach, groups }: Source, { by, role }: Pick<Asker, "by" | "role">) => ReadonlyArray<CannedReply>;
export declare const maxCategories = 100;
export declare const maxText = 4000;
export declare const own: Shelving.Shelving<"ownReplies", OwnReply>;
export declare const readCategories: (shelf: Shelf.Shelf) => ReadonlyArray<Category>;
export declare const shared: Shelving.Shelving<"cannedReplies", SharedReply>;

// @pupitre/core/composer/Draft

import type { CommandId, ConversationId } from "../Id.js";
import type { Held, Publishing } from "../internal/draft/sheet.js";
import type { Problem } from "../Message.js";
import type { Readable } from "../Readable.js";
import type { Outgoing } from "./DraftStep.js";
import type { DraftKind } from "./DraftStore.js";
export interface Crossed {
    readonly seq: number;
    readonly at: number;
}
export interface Draft {
    readonly conversationId: ConversationId;
    readonly kind: DraftKind;
    readonly text: Readable<string>;
    readonly rev: Readable<number>;
    readonly problem: Readable<Problem | undefined>;
    readonly others: Readable<ReadonlyArray<string>>;
    readonly crossed: Readable<Crossed | undefined>;
    readonly publishing: Readable<Publishing>;
    readonly held: Readable<Held | undefined>;
    readonly elsewhere: Readable<boolean>;
    readonly claim: () => void;
    readonly write: (text: string) => void;
    readonly take: (other: string) => void;
    readonly drop: (other: string) => void;
    readonly publish: () => Promise<boolean>;
    readonly confirm: () => Promise<boolean>;
    readonly cancel: () => void;
    readonly recall: () => void;
    readonly release: () => void;
    readonly reclaim: (commandId: CommandId) => void;
    readonly published: (listener: (outgoing: Outgoing) => void) => () => void;
}
export type { Held, Publishing } from "../internal/draft/sheet.js";

// @pupitre/core/composer/DraftLock

export interface DraftLock {
    readonly take: (name: string, granted: () => void) => void;
    readonly watch: (listener: (name: string) => Promise<void>) => () => void;
}
export declare const memory: () => DraftLock & {
    readonly page: () => DraftLock;
};

// @pupitre/core/composer/DraftStep

import type { Any } from "../Command.js";
import type { Conversation } from "../Conversation.js";
import type { Self } from "../EventChannel.js";
import type { ConversationId } from "../Id.js";
import type { Reasons } from "../Reason.js";
import type { Attached } from "./Translation.js";
export interface DraftStep {
    readonly name: string;
    readonly run: (outgoing: Outgoing, context: StepContext) => Outgoing | Stopped | Promise<Outgoing | Stopped>;
}
export interface Outgoing {
    readonly text: string;
    readonly language?: string;
    readonly translation?: Attached;
    readonly before?: ReadonlyArray<Wish>;
}
export type Passed = Outgoing | (Stopped & {
    readonly step: string;
});
export interface StepContext {
    readonly conversationId: ConversationId;
    readonly conversation: Conversation;
    readonly self: Self | undefined;
    readonly text: string;
    readonly rev: number;
    readonly crossed?: {
        readonly seq: number;
        readonly ago: number;
    };
    readonly elsewhere?: {
        readonly conversationId: ConversationId;
        readonly gap: number;
    };
    readonly at: number;
    readonly confirmed: boolean;
    readonly signal: AbortSignal;
}
export interface Stopped {
    readonly _tag: "Stopped";
    readonly reasons: Reasons;
    readonly confirmable?: boolean;
}
export interface Wish {
    readonly command: Any;
    readonly input: unknown;
    readonly take?: () => boolean;
}
export declare const isStopped: (result: Outgoing | Stopped) => result is Stopped;
export declare const stop: (reasons: Reasons, options?: {
    readonly confirmable?: boolean;
}) => Stopped;
export declare const through: (steps: ReadonlyArray<DraftStep>, outgoing: Outgoing, context: (step: DraftStep) => StepContext, onWait?: (step: DraftStep) => void) => Passed | Promise<Passed>;

// @pupitre/core/composer/DraftStore

import type { StreamKey } from "../StreamKey.js";
import type { Writing } from "./Writing.js";
export interface DraftKey {
    readonly owner: string;
    readonly stream: StreamKey;
    readonly kind: DraftKind;
}
export type DraftKind = "reply" | "note";
export interface DraftStore {
    readonly load: (key: DraftKey) => Promise<Writing | undefined>;
    readonly save: (key: DraftKey, writing: Writing) => Promise<void>;
    readonly watch: (listener: (key: DraftKey, writing: Writing) => void) => () => void;
    readonly forget: (owner: string) => Promise<void>;
}
export declare const memory: () => DraftStore & {
    readonly page: () => DraftStore;
    readonly kept: () => ReadonlyArray<Writing>;
};
export declare const nameOf: ({ owner, stream, kind }: DraftKey) => string;

// @pupitre/core/composer/Drafts

import type { ConversationWindow } from "../ConversationWindow.js";
import type { EventChannel } from "../EventChannel.js";
import type { Draft } from "./Draft.js";
import type { DraftLock } from "./DraftLock.js";
import type { DraftStep } from "./DraftStep.js";
import type { DraftKind, DraftStore } from "./DraftStore.js";
export interface Drafts {
    readonly of: (window: ConversationWindow, kind?: DraftKind) => Draft;
    readonly forget: (channel: EventChannel) => Promise<void>;
    readonly close: () => void;
}
export interface Options {
    readonly store?: DraftStore;
    readonly lock?: DraftLock;
    readonly steps?: ReadonlyArray<DraftStep>;
    readonly hold?: () => number;
    readonly writer?: string;
    readonly now?: () => number;
    readonly schedule?: (after: number, run: () => void) => () => void;
}
export declare const make: (options?: Options) => Drafts;
export declare const unkept: () => Drafts;

// @pupitre/core/composer/Emoji

export interface Data {
    readonly emoji: ReadonlyArray<Record>;
    readonly names: {
        readonly groups: ReadonlyArray<{
            readonly key: string;
            readonly message: string;
            readonly order: number;
        }>;
        readonly skinTones: ReadonlyArray<{
            readonly key: string;
            readonly message: string;
        }>;
    };
    readonly shortcodes: ReadonlyArray<Readonly<{
        [id: string]: string | ReadonlyArray<string>;
    }>>;
    readonly shows?: (char: string) => boolean;
}
export interface Emoji {
    readonly id: string;
    readonly char: string;
    readonly name: string;
    readonly shortcodes: ReadonlyArray<string>;
    readonly keywords: ReadonlyArray<string>;
    readonly tones: ReadonlyArray<string>;
}
export interface EmojiSet {
    readonly groups: ReadonlyArray<Group>;
    readonly tones: ReadonlyArray<string>;
    readonly byChar: ReadonlyMap<string, Emoji>;
    readonly index: ReadonlyArray<Indexed>;
}
export interface Group {
    readonly key: string;
    readonly name: string;
    readonly emoji: ReadonlyArray<Emoji>;
}
export interface Indexed {
    readonly emoji: Emoji;
    readonly shortcodes: ReadonlyArray<string>;
    readonly name: string;
    readonly words: ReadonlyArray<string>;
    readonly keywords: ReadonlyArray<string>;
    readonly all: string;
}
export interface Record {
    readonly hexcode: string;
    readonly unicode: string;
    readonly label: string;
    readonly group?: number;
    readonly order?: number;
    readonly tags?: ReadonlyArray<string>;
    readonly skins?: ReadonlyArray<Record>;
}
export type Tone = 0 | 1 | 2 | 3 | 4 | 5;
export declare const byShortcode: (set: EmojiSet, shortcode: string) => Emoji | undefined;
export declare const make: ({ emoji, names, shortcodes, shows }: Data) => EmojiSet;
export declare const search: (set: EmojiSet, query: string, max?: number) => ReadonlyArray<Emoji>;
export declare const toned: (emoji: Emoji, tone: Tone) => string;

// @pupitre/core/composer/Emoticons

import type { DraftStep } from "./DraftStep.js";
export type Emoticons = Readonly<Record<string, string>>;
export interface Replacement {
    readonly start: number;
    readonly end: number;
    readonly by: string;
}
export declare const standard: Emoticons;
export declare const step: (emoticons?: Emoticons) => DraftStep;
export declare const typed: (text: string, caret: number, emoticons?: Emoticons) => Replacement | undefined;

// @pupitre/core/composer/FileCheck

import * as FileReason from "./FileReason.js";
export type Checked = {
    readonly _tag: "Fits";
    readonly name: string;
    readonly mediaType: string;
} | {
    readonly _tag: "Rejected";
    readonly rejection: FileReason.Rejection;
};
export interface Kind {
    readonly mediaType: string;
    readonly extensions: readonly [
        string,
        ...Array<string>
    ];
}
export interface Limits {
    readonly maxBytes: number;
    readonly maxFiles: number;
    readonly kinds: ReadonlyArray<Kind>;
}
export interface Presented {
    readonly name: string;
    readonly size: number;
    readonly declared: string;
    readonly found?: string | undefined;
}
export declare const check: (file: Presented, { maxBytes, kinds }?: Pick<Limits, "maxBytes" | "kinds">) => Checked;
export declare const cleanName: (given: string) => string | undefined;
export declare const extensionOf: (name: string) => string;
export declare const limits: Limits;

// @pupitre/core/composer/FileReason

import type { Params } from "../Catalogue.js";
import type { Reason } from "../Reason.js";
import type { catalogue } from "./FileWords.js";
export type Key = keyof typeof catalogue;
export interface Rejection {
    readonly why: Why;
    readonly reason: Reason;
}
export type Why = "name" | "count" | "size" | "type" | "content" | "virus";
export declare const make: (key: Key, params?: Params) => Reason;

// @pupitre/core/composer/FileWords

export declare const catalogue: {
    readonly FileNameRefused: {
        readonly fr: "Son nom contient des caractères qui en cachent la fin.";
        readonly en: "Its name contains characters that hide how it ends.";
    };
    readonly TooManyFiles: {
        readonly fr: "{max} fichiers au plus à la fois.";
        readonly en: "At most {max} files at once.";
    };
    readonly FileEmpty: {
        readonly fr: "Le fichier est vide.";
        readonly en: "The file is empty.";
    };
    readonly FileTooLarge: {
        readonly fr: "Le fichier dépasse {max} Mo.";
        readonly en: "The file is larger than {max} MB.";
    };
    readonly FileTypeRefused: {
        readonly fr: "Seuls les fichiers PNG, JPEG, GIF, WebP et PDF peuvent être envoyés.";
        readonly en: "Only PNG, JPEG, GIF, WebP and PDF files can be sent.";
    };
    readonly FileTypeMismatch: {
        readonly fr: "Son contenu n'est pas ce que son nom annonce.";
        readonly en: "Its content is not what its name says.";
    };
    readonly FileDamaged: {
        readonly fr: "Le fichier est abîmé ou incomplet.";
        readonly en: "The file is damaged or incomplete.";
    };
    readonly FileHidesMore: {
        readonly fr: "Le fichier contient autre chose que ce qu'il montre.";
        readonly en: "The file contains something else than what it shows.";
    };
    readonly FileActive: {
        readonly fr: "Le document contient du code, une action automatique ou une pièce jointe.";
        readonly en: "The document contains code, an automatic action or an attachment.";
    };
    readonly FileLocked: {
        readonly fr: "Le document est chiffré : il ne peut être vérifié.";
        readonly en: "The document is encrypted: it cannot be checked.";
    };
    readonly FileTooComplex: {
        readonly fr: "Le fichier est trop complexe pour être vérifié.";
        readonly en: "The file is too complex to be checked.";
    };
    readonly ImageTooLarge: {
        readonly fr: "L'image dépasse {max} mégapixels.";
        readonly en: "The image has more than {max} megapixels.";
    };
    readonly FileInfected: {
        readonly fr: "L'antivirus a refusé ce fichier.";
        readonly en: "The virus scanner refused this file.";
    };
    readonly FileNotSent: {
        readonly fr: "L'envoi a été interrompu.";
        readonly en: "The upload was interrupted.";
    };
    readonly FileGone: {
        readonly fr: "Le navigateur ne l'a plus : choisissez-le à nouveau.";
        readonly en: "The browser no longer has it: choose it again.";
    };
    readonly FileNotChecked: {
        readonly fr: "Le fichier n'a pas pu être vérifié.";
        readonly en: "The file could not be checked.";
    };
    readonly FileRoom: {
        readonly fr: "Trop de fichiers attendent ou ont été envoyés.";
        readonly en: "Too many files are waiting or have been sent.";
    };
    readonly FilesUnderWay: {
        readonly fr: "Un fichier n'est pas encore prêt.";
        readonly en: "A file is not ready yet.";
    };
    readonly FilesFailed: {
        readonly fr: "Un fichier n'est pas passé : réessayez ou retirez-le.";
        readonly en: "A file did not go through: try again or remove it.";
    };
};

// @pupitre/core/composer/Insertion

export interface Inserted {
    readonly text: string;
    readonly caret: number;
    readonly replaced: Selection;
    readonly by: string;
}
export interface Selection {
    readonly start: number;
    readonly end: number;
}
export declare const insert: (text: string, selection: Selection, piece: string) => Inserted;
export declare const whole: (text: string, { start, end }: Selection) => Selection;

// @pupitre/core/composer/KeptWhole

export interface Piece {
    readonly text: string;
    readonly kept: boolean;
}
export declare const lost: (text: string, translated: string, glossary?: ReadonlyArray<string>) => ReadonlyArray<string>;
export declare const pieces: (text: string, glossary?: ReadonlyArray<string>) => ReadonlyArray<Piece>;

// @pupitre/core/composer/Keystroke

export interface Press {
    readonly key: string;
    readonly shiftKey: boolean;
    readonly ctrlKey: boolean;
    readonly metaKey: boolean;
    readonly altKey: boolean;
    readonly isComposing: boolean;
    readonly keyCode: number;
}
export type SendKey = "enter" | "ctrlEnter";
export declare const isComposition: ({ isComposing, keyCode }: Press) => boolean;
export declare const sends: (press: Press, sendKey: SendKey) => boolean;

// @pupitre/core/composer/Placeholders

import type { DraftStep } from "./DraftStep.js";
export interface Place {
    readonly name: string;
    readonly fallback?: string;
    readonly from: number;
    readonly to: number;
}
export type Rendering = {
    readonly _tag: "Rendered";
    readonly text: string;
} | {
    readonly _tag: "Missing";
    readonly text: string;
    readonly names: ReadonlyArray<string>;
};
export type Values = Readonly<Record<string, string | undefined>>;
export declare const filled: DraftStep;
export declare const places: (text: string) => ReadonlyArray<Place>;
export declare const render: (text: string, values: Values) => Rendering;

// @pupitre/core/composer/Prompt

import type { Locale } from "../Catalogue.js";
import type { Question } from "./Question.js";
import type { Suggestion } from "./Suggestion.js";
export interface Material {
    readonly team: string;
    readonly question: Question;
    readonly passages: ReadonlyArray<Pick<Suggestion, "text" | "sources">>;
    readonly known?: ReadonlyArray<{
        readonly label: string;
        readonly value: string;
    }>;
    readonly records?: boolean;
    readonly locale: Locale;
}
export type Prompt = ReadonlyArray<PromptMessage>;
export interface PromptMessage {
    readonly role: "system" | "user" | "assistant";
    readonly content: string;
}
export declare const make: ({ team, question, passages, known, records, locale }: Material) => Prompt;
export declare const maxText = 2000;
export declare const maxTurns = 30;

// @pupitre/core/composer/Question

import type { ChatEvent } from "../ChatEvent.js";
export interface Moment {
    readonly seq: number;
    readonly turns: ReadonlyArray<Turn>;
    readonly answer: string;
}
export interface Question {
    readonly answers: number;
    readonly turns: ReadonlyArray<Turn>;
    readonly language?: string;
}
export interface Turn {
    readonly by: "visitor" | "agent" | "record";
    readonly text: string;
}
export declare const momentTurns = 12;
export declare const moments: (events: ReadonlyArray<ChatEvent>) => ReadonlyArray<Moment>;
export declare const of: (events: ReadonlyArray<ChatEvent>) => Question | undefined;
export declare const turns: (events: ReadonlyArray<ChatEvent>) => ReadonlyArray<{
    readonly seq: number;
    readonly turn: Turn;
}>;

// @pupitre/core/composer/RecentEmoji

export type RecentEmoji = ReadonlyArray<string>;
export declare const keep = 24;
export declare const read: (kept: string | null | undefined, isEmoji: (text: string) => boolean, max?: number) => RecentEmoji;
export declare const use: (self: RecentEmoji, emoji: string, max?: number) => RecentEmoji;

// @pupitre/core/composer/Splitting

import type { MessageOptions } from "../command/PostMessage.js";
import type { TextLimit } from "../TextLimit.js";
import type { DraftStep } from "./DraftStep.js";
export declare const split: (text: string, limits: ReadonlyArray<TextLimit>) => ReadonlyArray<string> | undefined;
export declare const step: (options?: MessageOptions) => DraftStep;
export declare const stepName = "splitting";

// @pupitre/core/composer/Suggestion

import type { ConversationId } from "../Id.js";
import type { SafeUrl } from "../SafeUrl.js";
export interface Found {
    readonly suggestions: ReadonlyArray<Suggestion>;
    readonly writer?: string;
}
export interface Judgement {
    readonly conversationId: ConversationId;
    readonly answers: number;
    readonly verdict: Verdict;
    readonly shown: number;
    readonly provider: string;
    readonly sources: ReadonlyArray<Pick<Source, "kind" | "id">>;
}
export interface Source {
    readonly kind: SourceKind;
    readonly id: string;
    readonly title: string;
    readonly url?: SafeUrl;
    readonly at?: number;
}
export type SourceKind = "reply" | "article" | "past";
export interface Suggestion {
    readonly id: string;
    readonly text: string;
    readonly answers: number;
    readonly provider: string;
    readonly sources: ReadonlyArray<Source>;
}
export type Verdict = "accepted" | "edited" | "ignored";
export declare const maxShown = 3;
export declare const search = "search";
export declare const verdict: (suggested: string, published: string) => Verdict;

// @pupitre/core/composer/SuggestionQuery

import * as Schema from "effect/Schema";
import * as Query from "../Query.js";
import type { Source, Suggestion } from "./Suggestion.js";
import type { Told } from "./Suggestions.js";
export declare const AskedSchema: Schema.Struct<{
    readonly conversationId: Schema.brand<Schema.String, "ConversationId">;
    readonly answers: Schema.brand<Schema.Int, "Seq">;
}>;
export declare const SourceSchema: Schema.Codec<Source, unknown>;
export declare const SuggestionSchema: Schema.Codec<Suggestion, unknown>;
export declare const ToldSchema: Schema.Codec<Told, unknown>;
export declare const suggestedAnswers: Query.Query<"suggestedAnswers", {
    readonly conversationId: string & import("effect/Brand").Brand<"ConversationId">;
    readonly answers: number & import("effect/Brand").Brand<"Seq">;
}, {
    readonly suggestions: readonly Suggestion[];
    readonly writer?: string;
}>;

// @pupitre/core/composer/SuggestionReport

import type { ChatEvent } from "../ChatEvent.js";
import type { SourceKind, Verdict } from "./Suggestion.js";
export type Origin = SourceKind | "written";
export interface SuggestionReport {
    readonly all: Tally;
    readonly by: Readonly<Record<Origin, Tally>>;
    readonly seq: number;
}
export type Tally = Readonly<Record<Verdict, number>>;
export declare const apply: (self: SuggestionReport, event: ChatEvent) => SuggestionReport;
export declare const empty: SuggestionReport;
export declare const origins: ReadonlyArray<Origin>;
export declare const size: ({ accepted, edited, ignored }: Tally) => number;
export declare const taken: (tally: Tally) => number;

// @pupitre/core/composer/SuggestionStrip

import type { Reason } from "../Reason.js";
import type { Found, Judgement, Suggestion } from "./Suggestion.js";
export interface Strip {
    readonly answers?: number;
    readonly search: "none" | "asking" | "done" | "failed";
    readonly found: ReadonlyArray<Suggestion>;
    readonly writer?: string;
    readonly writing?: Writing;
    readonly inserted?: Suggestion;
    readonly dismissed: number;
    readonly answered: number;
}
export interface Writing {
    readonly run: number;
    readonly suggestion: Suggestion;
    readonly state: "writing" | "written" | "stopped" | "failed";
    readonly reason?: Reason;
}
export interface WritingChange extends Partial<Pick<Suggestion, "provider" | "sources">> {
    readonly words?: string;
    readonly state?: Writing["state"];
    readonly reason?: Reason;
}
export declare const asking: (self: Strip) => Strip;
export declare const begin: (self: Strip, run: number, provider: string) => Strip;
export declare const dismiss: (self: Strip) => Strip;
export declare const empty: Strip;
export declare const expired: ({ answers }: Strip, suggestion: Suggestion) => boolean;
export declare const found: (self: Strip, message: number, { suggestions, writer }: Found) => Strip;
export declare const insert: (self: Strip, id: string) => Strip;
export declare const insertable: (self: Strip, id: string) => Suggestion | undefined;
export declare const published: (self: Strip, text: string) => {
    readonly strip: Strip;
    readonly judgement?: Omit<Judgement, "conversationId">;
};
export declare const recall: (self: Strip) => Strip;
export declare const shown: (self: Strip) => ReadonlyArray<Suggestion>;
export declare const unsearched: (self: Strip, message: number) => Strip;
export declare const waits: (self: Strip, message: number | undefined) => Strip;
export declare const write: (self: Strip, run: number, change: WritingChange) => Strip;

// @pupitre/core/composer/Suggestions

import type { ConversationWindow } from "../ConversationWindow.js";
import type { ConversationId, Seq } from "../Id.js";
import type { Readable } from "../Readable.js";
import type { Piece } from "./AnswerWriter.js";
import type { Found, Source } from "./Suggestion.js";
import * as Strip from "./SuggestionStrip.js";
export interface Asked {
    readonly conversationId: ConversationId;
    readonly answers: Seq;
}
export interface Ports {
    readonly search: (asked: Asked) => Promise<Found>;
    readonly write?: (asked: Asked, signal: AbortSignal) => AsyncIterable<Told>;
}
export interface Suggestions {
    readonly strip: Readable<Strip.Strip>;
    readonly insert: (id: string) => string | undefined;
    readonly dismiss: () => void;
    readonly again: () => void;
    readonly write: () => void;
    readonly stop: () => void;
    readonly close: () => void;
}
export type Told = {
    readonly _tag: "Begun";
    readonly answers: number;
    readonly provider: string;
    readonly sources: ReadonlyArray<Source>;
} | Piece;
export declare const open: (window: ConversationWindow, ports: Ports) => Suggestions;

// @pupitre/core/composer/Translating

import type { ConversationWindow } from "../ConversationWindow.js";
import type { LanguageTag } from "../fact/Bounds.js";
import type { ConversationId } from "../Id.js";
import type { Readable } from "../Readable.js";
import type { Reason } from "../Reason.js";
import type { TextLimit } from "../TextLimit.js";
import type { Languages, Reply } from "./Translation.js";
import type { Translator } from "./Translator.js";
export type Choice = Languages | "off";
export interface Choices {
    readonly get: (id: ConversationId) => Choice | undefined;
    readonly set: (id: ConversationId, choice: Choice) => void;
}
export interface Options {
    readonly translator: Translator;
    readonly drafts?: Translator;
    readonly detect?: (text: string) => Promise<LanguageTag | undefined>;
    readonly agent: () => LanguageTag;
    readonly choices?: Choices;
    readonly glossary?: ReadonlyArray<string>;
    readonly recent?: number;
    readonly livePreview?: boolean;
}
export type RowTranslation = {
    readonly _tag: "Pending";
} | {
    readonly _tag: "Same";
} | {
    readonly _tag: "Done";
    readonly language: LanguageTag;
    readonly text: string;
    readonly provider: string;
} | {
    readonly _tag: "Failed";
    readonly reason: Reason;
};
export interface Translating {
    readonly translator: Translator;
    readonly languages: Readable<Languages | undefined>;
    readonly proposal: Readable<LanguageTag | undefined>;
    readonly choose: (choice: Choice) => void;
    readonly reply: Readable<Reply>;
    readonly prepare: (text: string, rev: number, limits?: ReadonlyArray<TextLimit>) => Promise<Reply>;
    readonly written: (rev: number) => void;
    readonly rows: Readable<ReadonlyMap<number, RowTranslation>>;
    readonly translate: (seq: number) => void;
    readonly preview: Readable<string | undefined>;
}
export declare const make: (window: ConversationWindow, options: Options) => Translating;

// @pupitre/core/composer/Translation

import type { TranslationAttached } from "../Fact.js";
import type { LanguageTag } from "../fact/Bounds.js";
import type { Reason } from "../Reason.js";
import type { Answer, Translated } from "./Translator.js";
export interface Attached {
    readonly language: LanguageTag;
    readonly text: string;
    readonly provider: string;
}
export interface Languages {
    readonly visitor: LanguageTag;
    readonly agent: LanguageTag;
}
export interface Part {
    readonly text: string;
    readonly translation: Attached;
    readonly lost?: ReadonlyArray<string>;
}
export type Reply = {
    readonly _tag: "None";
} | {
    readonly _tag: "Pending";
    readonly of: Subject;
} | {
    readonly _tag: "Done";
    readonly of: Subject;
    readonly parts: ReadonlyArray<Part>;
} | {
    readonly _tag: "Failed";
    readonly of: Subject;
    readonly reason: Reason;
};
export type Settled = Answer | ReadonlyArray<Part>;
export interface Subject {
    readonly text: string;
    readonly rev: number;
    readonly to: LanguageTag;
}
export declare const begin: (subject: Subject) => Reply;
export declare const forVisitor: <T extends TranslationAttached>(translations?: ReadonlyArray<T>) => T | undefined;
export declare const layers: <T extends TranslationAttached>(translations: ReadonlyArray<T>) => ReadonlyArray<T>;
export declare const none: Reply;
export declare const part: ({ text, to: language }: Pick<Subject, "text" | "to">, { text: said, provider, lost }: Translated) => Part;
export declare const ready: (self: Reply, subject: Subject) => ReadonlyArray<Part> | undefined;
export declare const settle: (self: Reply, subject: Subject, answer: Settled) => Reply;
export declare const still: (self: Reply, now: Pick<Subject, "rev" | "to"> | undefined) => Reply;

// @pupitre/core/composer/TranslationQuery

import type { EventChannel } from "../EventChannel.js";
import type { Handled } from "../Query.js";
import * as Query from "../Query.js";
import type { Translator } from "./Translator.js";
export declare const answering: (translator: Translator, { glossary }?: {
    readonly glossary?: ReadonlyArray<string>;
}) => ReadonlyArray<Handled>;
export declare const overChannel: (channel: Pick<EventChannel, "query">) => Translator;
export declare const translate: Query.Query<"translate", {
    readonly text: string;
    readonly from?: string;
    readonly to: string;
    readonly glossary?: readonly string[];
}, {
    readonly _tag: "Translated";
    readonly text: string;
    readonly provider: string;
    readonly from?: string;
    readonly lost?: readonly string[];
} | {
    readonly _tag: "NotTranslated";
    readonly reason: {
        readonly key: string;
        readonly params?: {
            readonly [x: string]: string | number;
        };
    };
}>;
export declare const translationLanguages: Query.Query<"translationLanguages", {}, {
    readonly _tag: "NotTranslated";
    readonly reason: {
        readonly key: string;
        readonly params?: {
            readonly [x: string]: string | number;
        };
    };
} | {
    readonly _tag: "Languages";
    readonly from: readonly string[];
    readonly to: readonly string[];
}>;

// @pupitre/core/composer/Translations

import type { MessageOptions } from "../command/PostMessage.js";
import type { ConversationWindow } from "../ConversationWindow.js";
import type { EventChannel } from "../EventChannel.js";
import type { DraftStep } from "./DraftStep.js";
import type * as Window from "./Translating.js";
import type { Translating } from "./Translating.js";
import type { Translator } from "./Translator.js";
export interface Options extends Omit<Window.Options, "translator">, MessageOptions {
    readonly translator: (channel: EventChannel) => Translator;
}
export interface Translations {
    readonly of: (window: ConversationWindow) => Translating;
    readonly step: DraftStep;
}
export declare const make: (options: Options) => Translations;
export declare const off: () => Translations;
export declare const stepName = "translation";

// @pupitre/core/composer/Translator

import type { LanguageTag } from "../fact/Bounds.js";
import type { Reason } from "../Reason.js";
export type Answer = Translated | NotTranslated;
export type Failure = keyof typeof failures;
export interface Languages {
    readonly _tag: "Languages";
    readonly from: ReadonlyArray<LanguageTag>;
    readonly to: ReadonlyArray<LanguageTag>;
}
export interface NotTranslated {
    readonly _tag: "NotTranslated";
    readonly reason: Reason;
}
export interface Request {
    readonly text: string;
    readonly from?: LanguageTag;
    readonly to: LanguageTag;
    readonly glossary?: ReadonlyArray<string>;
}
export interface Translated {
    readonly _tag: "Translated";
    readonly text: string;
    readonly provider: string;
    readonly from?: LanguageTag;
    readonly lost?: ReadonlyArray<string>;
}
export interface Translator {
    readonly translate: (request: Request) => Promise<Answer>;
    readonly languages: () => Promise<Languages | NotTranslated>;
}
export declare const ask: (translator: Translator, request: Request) => Promise<Answer>;
export declare const either: (first: Translator, other: Translator) => Translator;
export declare const failed: (key: Failure, params?: Reason["params"]) => NotTranslated;
export declare const failures: {
    readonly TranslationBusy: {
        readonly fr: "Le service de traduction est très sollicité. Réessayez dans un instant.";
        readonly en: "The translation service is very busy. Try again in a moment.";
    };
    readonly TranslationKeyRefused: {
        readonly fr: "Le service de traduction refuse la clé de votre équipe.";
        readonly en: "The translation service refuses your team's key.";
    };
    readonly TranslationNotAllowed: {
        readonly fr: "Le navigateur attend un geste de votre part avant de traduire : réessayez.";
        readonly en: "The browser waits for you before it translates: try again.";
    };
    readonly TranslationOff: {
        readonly fr: "Aucun service de traduction n'est configuré.";
        readonly en: "No translation service is set up.";
    };
    readonly TranslationPairUnsupported: {
        readonly fr: "Le service ne traduit pas vers cette langue ({from} → {to}).";
        readonly en: "The service does not translate into this language ({from} → {to}).";
    };
    readonly TranslationQuota: {
        readonly fr: "Le quota de traduction de votre équipe est épuisé.";
        readonly en: "Your team's translation quota is used up.";
    };
    readonly TranslationToCheck: {
        readonly fr: "Relisez la traduction, puis publiez.";
        readonly en: "Check the translation, then publish.";
    };
    readonly TranslationTooLong: {
        readonly fr: "Le texte est trop long pour le service de traduction.";
        readonly en: "The text is too long for the translation service.";
    };
    readonly TranslationUnreachable: {
        readonly fr: "Le service de traduction ne répond pas.";
        readonly en: "The translation service does not answer.";
    };
    readonly TranslationUnusable: {
        readonly fr: "Le service de traduction a donné une réponse inutilisable.";
        readonly en: "The translation service gave an answer that cannot be used.";
    };
};
export declare const none: Translator;
export declare const remembering: (translator: Translator, most?: number) => Translator;

// @pupitre/core/composer/TrayStore

import type { StreamKey } from "../StreamKey.js";
import type { Chosen, ReadyFile } from "./Attachments.js";
export type Change<File> = {
    readonly _tag: "Kept";
    readonly file: KeptFile<File>;
} | {
    readonly _tag: "Removed";
    readonly key: string;
};
export interface KeptFile<File> extends Chosen {
    readonly at?: string;
    readonly ready?: ReadyFile;
    readonly file?: File;
}
export interface TrayKey {
    readonly owner: string;
    readonly stream: StreamKey;
}
export interface TrayStore<File> {
    readonly load: (key: TrayKey) => Promise<ReadonlyArray<KeptFile<File>>>;
    readonly save: (key: TrayKey, file: KeptFile<File>) => Promise<void>;
    readonly remove: (key: TrayKey, file: string) => Promise<void>;
    readonly watch: (listener: (key: TrayKey, change: Change<File>) => void) => () => void;
    readonly alone: (file: string, run: () => Promise<void>) => void;
    readonly forget: (owner: string) => Promise<void>;
}
export declare const lazily: <File>(load: () => Promise<TrayStore<File>>) => TrayStore<File>;
export declare const nameOf: ({ owner, stream }: TrayKey) => string;

// @pupitre/core/composer/Uploader

import type { ConversationId } from "../Id.js";
import type { Reason } from "../Reason.js";
import type { ReadyFile } from "./Attachments.js";
import type { Rejection } from "./FileReason.js";
export interface Listener {
    readonly located: (at: string) => void;
    readonly progressed: (sent: number) => void;
    readonly received: () => void;
    readonly cleared: (file: ReadyFile) => void;
    readonly refused: (rejection: Rejection) => void;
    readonly broken: (reason: Reason) => void;
}
export interface Sending<File> {
    readonly file?: File;
    readonly at?: string;
    readonly conversationId: ConversationId;
    readonly name: string;
    readonly mediaType: string;
}
export interface Upload {
    readonly pause: () => void;
    readonly resume: () => void;
    readonly cancel: () => void;
}
export interface Uploader<File> {
    readonly start: (sending: Sending<File>, listener: Listener) => Upload;
}
export type Verdict = {
    readonly _tag: "Scanning";
} | {
    readonly _tag: "Ready";
    readonly file: ReadyFile;
} | {
    readonly _tag: "Rejected";
    readonly rejection: Rejection;
} | {
    readonly _tag: "Failed";
    readonly reason: Reason;
};
export declare const lazily: <File>(load: () => Promise<Uploader<File>>) => Uploader<File>;

// @pupitre/core/composer/VerdictSchema

import * as Schema from "effect/Schema";
export declare const ReadyFile: Schema.Struct<{
    readonly fileId: Schema.brand<Schema.String, "FileId">;
    readonly name: Schema.String;
    readonly mediaType: Schema.String;
    readonly size: Schema.Int;
}>;
export declare const Verdict: Schema.Union<readonly [
    Schema.TaggedStruct<"Scanning", {}>,
    Schema.TaggedStruct<"Ready", {
        readonly file: Schema.Struct<{
            readonly fileId: Schema.brand<Schema.String, "FileId">;
            readonly name: Schema.String;
            readonly mediaType: Schema.String;
            readonly size: Schema.Int;
        }>;
    }>,
    Schema.TaggedStruct<"Rejected", {
        readonly rejection: Schema.Struct<{
            readonly why: Schema.Literals<readonly [
                "name",
                "count",
                "size",
                "type",
                "content",
                "virus"
            ]>;
            readonly reason: Schema.Struct<{
                readonly key: Schema.String;
                readonly params: Schema.optionalKey<Schema.$Record<Schema.String, Schema.Union<readonly [
                    Schema.String,
                    Schema.Finite
                ]>>>;
            }>;
        }>;
    }>,
    Schema.TaggedStruct<"Failed", {
        readonly reason: Schema.Struct<{
            readonly key: Schema.String;
            readonly params: Schema.optionalKey<Schema.$Record<Schema.String, Schema.Union<readonly [
                Schema.String,
                Schema.Finite
            ]>>>;
        }>;
    }>
]>;
export type Verdict = typeof Verdict.Type;

// @pupitre/core/composer/Writing

export interface Head {
    readonly text: string;
    readonly rev: number;
    readonly writer: string;
    readonly begun?: number;
    readonly aside?: true;
}
export type Mark = Pick<Head, "writer" | "rev">;
export interface Pen {
    readonly writer: string;
    readonly at: number;
}
export interface Writing {
    readonly heads: ReadonlyArray<Head>;
    readonly seen: Readonly<Record<string, number>>;
    readonly at: number;
}
export declare const drop: (self: Writing, other: string) => Writing;
export declare const empty: Writing;
export declare const isBlank: ({ heads }: Writing) => boolean;
export declare const merge: (a: Writing, b: Writing) => Writing;
export declare const offer: (self: Writing, added: string, pen: Pen) => Writing;
export declare const others: (self: Writing, except?: Mark) => ReadonlyArray<string>;
export declare const remove: (self: Writing, mark: Mark) => Writing;
export declare const revision: ({ seen }: Writing) => number;
export declare const setAside: (self: Writing, pen: Pen) => {
    readonly writing: Writing;
    readonly mark: Mark;
};
export declare const shown: ({ heads }: Writing) => Head | undefined;
export declare const stands: ({ heads }: Writing, mark: Mark) => boolean;
export declare const take: (self: Writing, other: string, pen: Pen) => Writing;
export declare const text: (self: Writing) => string;
export declare const write: (self: Writing, next: string, pen: Pen, begun?: number) => Writing;

// @pupitre/core/composer/WritingSchema

import * as Schema from "effect/Schema";
import type { DraftKey } from "./DraftStore.js";
import type { Writing } from "./Writing.js";
export declare const DraftKeySchema: Schema.Codec<DraftKey, unknown>;
export declare const WritingSchema: Schema.Codec<Writing>;

// @pupitre/core/composer/crossedMessage

import type { DraftStep } from "./DraftStep.js";
export declare const crossedMessage: ({ within }?: {
    readonly within?: number;
}) => DraftStep;

// @pupitre/core/composer/otherWindow

import type { DraftStep } from "./DraftStep.js";
export declare const otherWindow: ({ within }?: {
    readonly within?: number;
}) => DraftStep;

// @pupitre/core/composer/suggestion/AnswerRetrieval

import type { Moment, Question } from "../Question.js";
import type { Source, Suggestion } from "../Suggestion.js";
export interface Answer {
    readonly text: string;
    readonly source: Source;
    readonly asked?: ReadonlyArray<string>;
    readonly language?: string;
}
export interface AnswerRetrieval {
    readonly keep: (key: string, answers: ReadonlyArray<Answer>) => void;
    readonly learn: (key: string, past: Past) => void;
    readonly forget: (key: string) => void;
    readonly suggest: (question: Question, options?: SuggestOptions) => ReadonlyArray<Suggestion>;
}
export interface Past {
    readonly source: Source;
    readonly language?: string;
    readonly moments: ReadonlyArray<Moment>;
    readonly names: ReadonlyArray<string>;
}
export interface SuggestOptions {
    readonly limit?: number;
    readonly least?: number;
    readonly among?: (source: Source) => boolean;
}
export interface Weights {
    readonly moment: number;
    readonly asked: number;
    readonly said: number;
    readonly record: number;
    readonly known: number;
    readonly fresh: number;
}
export declare const isForAnyone: (text: string, names: ReadonlyArray<string>, here: ReadonlyArray<string>) => boolean;
export declare const leastEvidence = 0.3;
export declare const make: (options?: {
    readonly weights?: Weights;
}) => AnswerRetrieval;
export declare const weights: Weights;

// @pupitre/core/composer/suggestion/ChatCompletions

import * as Redacted from "effect/Redacted";
import type { AnswerWriter } from "../AnswerWriter.js";
export interface Options {
    readonly url: string;
    readonly model: string;
    readonly key?: Redacted.Redacted;
    readonly patience?: number;
    readonly maxTokens?: number;
    readonly fetch?: typeof fetch;
    readonly schedule?: (after: number, run: () => void) => () => void;
}
export declare const make: (options: Options) => AnswerWriter;

// @pupitre/core/composer/suggestion/ShelvedAnswers

import type { Shelving } from "../../command/Shelving.js";
import type { Shelf } from "../../Shelf.js";
import type { Article } from "../Articles.js";
import type { OwnReply } from "../CannedShelf.js";
import type { Answer, AnswerRetrieval } from "./AnswerRetrieval.js";
export declare const make: <Item>(retrieval: Pick<AnswerRetrieval, "keep" | "forget">, { name, decode }: Pick<Shelving<string, Item>, "name" | "decode">, answerOf: (id: string, item: Item) => Answer | undefined) => ((shelf: Shelf) => void);
export declare const ofArticle: (id: string, article: Article) => Answer | undefined;
export declare const ofReply: (id: string, { title, text, language }: OwnReply) => Answer;

// @pupitre/core/composer/translator/BuiltIn

import type { LanguageTag } from "../../fact/Bounds.js";
import type { Http } from "../../internal/translation/http.js";
import type { Translator } from "../Translator.js";
export interface BrowserTranslator {
    readonly translate: (text: string) => Promise<string>;
}
export interface BrowserTranslators {
    readonly availability: (pair: Pair) => Promise<"unavailable" | "downloadable" | "downloading" | "available">;
    readonly create: (options: Pair & {
        readonly monitor?: (monitor: Monitor) => void;
    }) => Promise<BrowserTranslator>;
}
export interface Monitor {
    readonly addEventListener: (type: "downloadprogress", listener: (event: {
        readonly loaded: number;
    }) => void) => void;
}
export interface Options {
    readonly scope?: object;
    readonly onDownload?: (pair: Pair, loaded: number) => void;
    readonly languages?: ReadonlyArray<LanguageTag>;
    readonly timeout?: {
        readonly availability: number;
        readonly work: number;
    };
    readonly schedule?: Http["schedule"];
    readonly name?: string;
}
export interface Pair {
    readonly sourceLanguage: string;
    readonly targetLanguage: string;
}
export declare const find: (scope?: object) => BrowserTranslators | undefined;
export declare const make: (options?: Options) => Translator | undefined;

// @pupitre/core/composer/translator/DeepL

import * as Redacted from "effect/Redacted";
import type { LanguageTag } from "../../fact/Bounds.js";
import type { Http } from "../../internal/translation/http.js";
import type { Translator } from "../Translator.js";
export interface Options extends Http {
    readonly key: Redacted.Redacted<string>;
    readonly url?: string;
    readonly glossaryId?: (from: LanguageTag, to: LanguageTag) => string | undefined;
    readonly name?: string;
}
export declare const make: (options: Options) => Translator;

// @pupitre/core/composer/translator/LibreTranslate

import * as Redacted from "effect/Redacted";
import type { Http } from "../../internal/translation/http.js";
import type { Translator } from "../Translator.js";
export interface Options extends Http {
    readonly url: string;
    readonly key?: Redacted.Redacted<string>;
    readonly name?: string;
}
export declare const make: (options: Options) => Translator;

// @pupitre/core/desk/DeskList

import type { ConversationSummary } from "../ConversationSummary.js";
import type { EventChannel } from "../EventChannel.js";
import type { Readable } from "../Readable.js";
export declare const byUrgency: (a: ConversationSummary, b: ConversationSummary) => number;
export declare const driven: (channel: EventChannel) => Readable<ConversationSummary | undefined>;
export declare const of: (channel: EventChannel) => Readable<ReadonlyArray<ConversationSummary>>;

// @pupitre/core/desk/Focus

import type { ConversationSummary } from "../ConversationSummary.js";
import type { AgentId, ConversationId } from "../Id.js";
export interface Focus {
    readonly split: Split;
    readonly windows: ReadonlyArray<ConversationId>;
    readonly focused?: ConversationId;
}
export type Split = 1 | 2 | 4;
export declare const close: (self: Focus, id: ConversationId) => Focus;
export declare const elect: (lines: ReadonlyArray<ConversationSummary>, me: AgentId) => ConversationId | undefined;
export declare const follow: (self: Focus, before: ReadonlyArray<ConversationSummary>, after: ReadonlyArray<ConversationSummary>, me: AgentId) => Focus;
export declare const make: (split?: Split) => Focus;
export declare const open: (self: Focus, id: ConversationId) => Focus;
export declare const resize: ({ windows, focused }: Focus, split: Split) => Focus;

// @pupitre/core/desk/Routing

import type { ConversationSummary } from "../ConversationSummary.js";
import type { Mode } from "../Fact.js";
import type { AgentId, GroupId } from "../Id.js";
export interface Candidate {
    readonly agentId: AgentId;
    readonly name: string;
    readonly slots: number;
    readonly groups?: ReadonlyArray<GroupId>;
    readonly modes?: ReadonlyArray<Mode>;
}
export type Routing = (conversation: ConversationSummary, candidates: ReadonlyArray<Candidate>, open: ReadonlyArray<ConversationSummary>) => Candidate | undefined;
export type Takes = boolean | ReadonlyArray<Mode>;
export declare const forcedUnavailable: (mode: Mode, own: ReadonlyArray<{
    readonly mode: Mode;
}>) => boolean;
export declare const leastBusy: Routing;
export declare const manual: Routing;
export declare const takes: (of: Takes, mode: Mode) => boolean;
export declare const waitsFor: ({ queuedFor }: Pick<ConversationSummary, "queuedFor">, { agentId, groups }: Pick<Candidate, "agentId" | "groups">) => boolean;

// @pupitre/core/fact/ActionFacts

import * as Schema from "effect/Schema";
export declare const ActionRecorded: Schema.TaggedStruct<"ActionRecorded", {
    readonly name: Schema.String;
    readonly label: Schema.Union<readonly [
        Schema.String,
        Schema.Struct<{
            readonly fr: Schema.String;
            readonly en: Schema.String;
        }>
    ]>;
    readonly details: Schema.optionalKey<Schema.$Record<Schema.String, Schema.Codec<Schema.Json, Schema.Json, never, never>>>;
}>;
export interface ActionRecorded extends Schema.Schema.Type<typeof ActionRecorded> {
}
export declare const BlockReason: Schema.Literals<readonly [
    "insults",
    "spam",
    "fraud",
    "threats",
    "other"
]>;
export type BlockReason = typeof BlockReason.Type;
export declare const BlockScope: Schema.Literals<readonly [
    "workspace",
    "site"
]>;
export type BlockScope = typeof BlockScope.Type;
export declare const LinkSent: Schema.TaggedStruct<"LinkSent", {
    readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
    readonly label: Schema.String;
    readonly itemId: Schema.optionalKey<Schema.brand<Schema.String, "ItemId">>;
}>;
export interface LinkSent extends Schema.Schema.Type<typeof LinkSent> {
}
export declare const NavigationEnd: Schema.Literals<readonly [
    "visitor",
    "agent",
    "revoked",
    "visitorLeft",
    "agentLeft",
    "siteChanged",
    "transfer",
    "snooze",
    "close",
    "mode"
]>;
export type NavigationEnd = typeof NavigationEnd.Type;
export declare const NavigationEnded: Schema.TaggedStruct<"NavigationEnded", {
    readonly cause: Schema.Literals<readonly [
        "visitor",
        "agent",
        "revoked",
        "visitorLeft",
        "agentLeft",
        "siteChanged",
        "transfer",
        "snooze",
        "close",
        "mode"
    ]>;
}>;
export interface NavigationEnded extends Schema.Schema.Type<typeof NavigationEnded> {
}
export declare const NavigationGranted: Schema.TaggedStruct<"NavigationGranted", {
    readonly level: Schema.Literals<readonly [
        "observe",
        "control"
    ]>;
}>;
export interface NavigationGranted extends Schema.Schema.Type<typeof NavigationGranted> {
}
export declare const NavigationLevel: Schema.Literals<readonly [
    "observe",
    "control"
]>;
export type NavigationLevel = typeof NavigationLevel.Type;
export declare const NavigationPaused: Schema.TaggedStruct<"NavigationPaused", {}>;
export interface NavigationPaused extends Schema.Schema.Type<typeof NavigationPaused> {
}
export declare const NavigationRefused: Schema.TaggedStruct<"NavigationRefused", {
    readonly level: Schema.Literals<readonly [
        "observe",
        "control"
    ]>;
    readonly cause: Schema.Literals<readonly [
        "refused",
        "expired",
        "withdrawn"
    ]>;
}>;
export interface NavigationRefused extends Schema.Schema.Type<typeof NavigationRefused> {
}
export declare const NavigationRequested: Schema.TaggedStruct<"NavigationRequested", {
    readonly level: Schema.Literals<readonly [
        "observe",
        "control"
    ]>;
    readonly expiresAt: Schema.Int;
}>;
export interface NavigationRequested extends Schema.Schema.Type<typeof NavigationRequested> {
}
export declare const NavigationStarted: Schema.TaggedStruct<"NavigationStarted", {
    readonly level: Schema.Literals<readonly [
        "observe",
        "control"
    ]>;
}>;
export interface NavigationStarted extends Schema.Schema.Type<typeof NavigationStarted> {
}
export declare const OfferImage: Schema.Struct<{
    readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
    readonly alt: Schema.String;
}>;
export interface OfferImage extends Schema.Schema.Type<typeof OfferImage> {
}
export declare const OfferSent: Schema.TaggedStruct<"OfferSent", {
    readonly itemId: Schema.optionalKey<Schema.brand<Schema.String, "ItemId">>;
    readonly title: Schema.String;
    readonly message: Schema.String;
    readonly image: Schema.optionalKey<Schema.Struct<{
        readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
        readonly alt: Schema.String;
    }>>;
    readonly link: Schema.Struct<{
        readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
        readonly label: Schema.String;
    }>;
    readonly price: Schema.optionalKey<Schema.Struct<{
        readonly now: Schema.String;
        readonly was: Schema.optionalKey<Schema.String>;
    }>>;
    readonly until: Schema.optionalKey<Schema.Int>;
}>;
export interface OfferSent extends Schema.Schema.Type<typeof OfferSent> {
}
export declare const PageOpened: Schema.TaggedStruct<"PageOpened", {
    readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
    readonly stale: Schema.Boolean;
}>;
export interface PageOpened extends Schema.Schema.Type<typeof PageOpened> {
}
export declare const ProblemDetailAdded: Schema.TaggedStruct<"ProblemDetailAdded", {
    readonly reportId: Schema.brand<Schema.String, "ReportId">;
    readonly text: Schema.String;
}>;
export interface ProblemDetailAdded extends Schema.Schema.Type<typeof ProblemDetailAdded> {
}
export declare const ProblemMoved: Schema.TaggedStruct<"ProblemMoved", {
    readonly reportId: Schema.brand<Schema.String, "ReportId">;
    readonly status: Schema.Literals<readonly [
        "new",
        "acknowledged",
        "inProgress",
        "resolved",
        "rejected",
        "duplicate"
    ]>;
    readonly reason: Schema.optionalKey<Schema.String>;
    readonly duplicateOf: Schema.optionalKey<Schema.brand<Schema.String, "ReportId">>;
}>;
export interface ProblemMoved extends Schema.Schema.Type<typeof ProblemMoved> {
}
export declare const ProblemReported: Schema.TaggedStruct<"ProblemReported", {
    readonly reportId: Schema.brand<Schema.String, "ReportId">;
    readonly conversationId: Schema.brand<Schema.String, "ConversationId">;
    readonly category: Schema.String;
    readonly severity: Schema.Literals<readonly [
        "minor",
        "major",
        "blocking"
    ]>;
    readonly title: Schema.optionalKey<Schema.String>;
    readonly description: Schema.String;
    readonly page: Schema.optionalKey<Schema.Struct<{
        readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
        readonly title: Schema.String;
    }>>;
    readonly device: Schema.optionalKey<Schema.String>;
    readonly excerpt: Schema.$Array<Schema.brand<Schema.Int, "Seq">>;
}>;
export interface ProblemReported extends Schema.Schema.Type<typeof ProblemReported> {
}
export declare const ProblemSeverity: Schema.Literals<readonly [
    "minor",
    "major",
    "blocking"
]>;
export type ProblemSeverity = typeof ProblemSeverity.Type;
export declare const ProblemStatus: Schema.Literals<readonly [
    "new",
    "acknowledged",
    "inProgress",
    "resolved",
    "rejected",
    "duplicate"
]>;
export type ProblemStatus = typeof ProblemStatus.Type;
export declare const TagAdded: Schema.TaggedStruct<"TagAdded", {
    readonly tag: Schema.String;
}>;
export interface TagAdded extends Schema.Schema.Type<typeof TagAdded> {
}
export declare const TagRemoved: Schema.TaggedStruct<"TagRemoved", {
    readonly tag: Schema.String;
}>;
export interface TagRemoved extends Schema.Schema.Type<typeof TagRemoved> {
}
export declare const UnblockRefused: Schema.TaggedStruct<"UnblockRefused", {
    readonly visitorId: Schema.brand<Schema.String, "VisitorId">;
    readonly comment: Schema.optionalKey<Schema.String>;
}>;
export interface UnblockRefused extends Schema.Schema.Type<typeof UnblockRefused> {
}
export declare const UnblockRequested: Schema.TaggedStruct<"UnblockRequested", {
    readonly visitorId: Schema.brand<Schema.String, "VisitorId">;
    readonly comment: Schema.String;
}>;
export interface UnblockRequested extends Schema.Schema.Type<typeof UnblockRequested> {
}
export declare const VisitorBlocked: Schema.TaggedStruct<"VisitorBlocked", {
    readonly visitorId: Schema.brand<Schema.String, "VisitorId">;
    readonly site: Schema.optionalKey<Schema.brand<Schema.String, "SiteId">>;
    readonly reason: Schema.Literals<readonly [
        "insults",
        "spam",
        "fraud",
        "threats",
        "other"
    ]>;
    readonly comment: Schema.optionalKey<Schema.String>;
    readonly until: Schema.optionalKey<Schema.Int>;
    readonly follows: Schema.optionalKey<Schema.brand<Schema.String, "VisitorId">>;
}>;
export interface VisitorBlocked extends Schema.Schema.Type<typeof VisitorBlocked> {
}
export declare const VisitorTurnedAway: Schema.TaggedStruct<"VisitorTurnedAway", {
    readonly visitorId: Schema.brand<Schema.String, "VisitorId">;
    readonly site: Schema.optionalKey<Schema.brand<Schema.String, "SiteId">>;
    readonly times: Schema.Int;
    readonly last: Schema.Int;
}>;
export interface VisitorTurnedAway extends Schema.Schema.Type<typeof VisitorTurnedAway> {
}
export declare const VisitorUnblocked: Schema.TaggedStruct<"VisitorUnblocked", {
    readonly visitorId: Schema.brand<Schema.String, "VisitorId">;
    readonly site: Schema.optionalKey<Schema.brand<Schema.String, "SiteId">>;
    readonly comment: Schema.optionalKey<Schema.String>;
}>;
export interface VisitorUnblocked extends Schema.Schema.Type<typeof VisitorUnblocked> {
}

// @pupitre/core/fact/AlertFacts

import * as Schema from "effect/Schema";
export declare const AlertRaised: Schema.TaggedStruct<"AlertRaised", {
    readonly alert: Schema.Union<readonly [
        Schema.Struct<{
            kind: Schema.tag<"VisitorLeft">;
        }>,
        Schema.Struct<{
            kind: Schema.tag<"VisitorReturned">;
        }>,
        Schema.Struct<{
            readonly kind: Schema.tag<"VisitorIdle">;
            readonly minutes: Schema.Int;
        }>,
        Schema.Struct<{
            kind: Schema.tag<"VisitorMinimised">;
        }>,
        Schema.Struct<{
            readonly kind: Schema.tag<"ReassignedAway">;
            readonly to: Schema.String;
        }>,
        Schema.Struct<{
            readonly kind: Schema.tag<"FileRejected">;
            readonly name: Schema.String;
            readonly cause: Schema.Literals<readonly [
                "type",
                "size",
                "count",
                "virus",
                "name"
            ]>;
        }>,
        Schema.Struct<{
            readonly kind: Schema.tag<"SlaAtRisk">;
            readonly seconds: Schema.Int;
        }>,
        Schema.Struct<{
            readonly kind: Schema.tag<"SlaMissed">;
            readonly seconds: Schema.Int;
        }>,
        Schema.Struct<{
            readonly kind: Schema.tag<"LanguageChanged">;
            readonly language: Schema.String;
        }>,
        Schema.Struct<{
            readonly kind: Schema.tag<"AlmostFull">;
            readonly left: Schema.Int;
        }>,
        Schema.Struct<{
            readonly kind: Schema.tag<"BlockedVisitor">;
            readonly reason: Schema.String;
        }>
    ]>;
    readonly about: Schema.optionalKey<Schema.brand<Schema.String, "EventId">>;
}>;
export interface AlertRaised extends Schema.Schema.Type<typeof AlertRaised> {
}
export declare const RaisedAlert: Schema.Union<readonly [
    Schema.Struct<{
        kind: Schema.tag<"VisitorLeft">;
    }>,
    Schema.Struct<{
        kind: Schema.tag<"VisitorReturned">;
    }>,
    Schema.Struct<{
        readonly kind: Schema.tag<"VisitorIdle">;
        readonly minutes: Schema.Int;
    }>,
    Schema.Struct<{
        kind: Schema.tag<"VisitorMinimised">;
    }>,
    Schema.Struct<{
        readonly kind: Schema.tag<"ReassignedAway">;
        readonly to: Schema.String;
    }>,
    Schema.Struct<{
        readonly kind: Schema.tag<"FileRejected">;
        readonly name: Schema.String;
        readonly cause: Schema.Literals<readonly [
            "type",
            "size",
            "count",
            "virus",
            "name"
        ]>;
    }>,
    Schema.Struct<{
        readonly kind: Schema.tag<"SlaAtRisk">;
        readonly seconds: Schema.Int;
    }>,
    Schema.Struct<{
        readonly kind: Schema.tag<"SlaMissed">;
        readonly seconds: Schema.Int;
    }>,
    Schema.Struct<{
        readonly kind: Schema.tag<"LanguageChanged">;
        readonly language: Schema.String;
    }>,
    Schema.Struct<{
        readonly kind: Schema.tag<"AlmostFull">;
        readonly left: Schema.Int;
    }>,
    Schema.Struct<{
        readonly kind: Schema.tag<"BlockedVisitor">;
        readonly reason: Schema.String;
    }>
]>;
export type RaisedAlert = typeof RaisedAlert.Type;

// @pupitre/core/fact/AssistanceFacts

import * as Schema from "effect/Schema";
export declare const SuggestionJudged: Schema.TaggedStruct<"SuggestionJudged", {
    readonly conversationId: Schema.brand<Schema.String, "ConversationId">;
    readonly answers: Schema.brand<Schema.Int, "Seq">;
    readonly verdict: Schema.Literals<readonly [
        "accepted",
        "edited",
        "ignored"
    ]>;
    readonly shown: Schema.Int;
    readonly provider: Schema.String;
    readonly sources: Schema.$Array<Schema.Struct<{
        readonly kind: Schema.Literals<readonly [
            "reply",
            "article",
            "past"
        ]>;
        readonly id: Schema.String;
    }>>;
}>;
export interface SuggestionJudged extends Schema.Schema.Type<typeof SuggestionJudged> {
}
export declare const SuggestionSource: Schema.Struct<{
    readonly kind: Schema.Literals<readonly [
        "reply",
        "article",
        "past"
    ]>;
    readonly id: Schema.String;
}>;

// @pupitre/core/fact/Bounds

import * as Schema from "effect/Schema";
export declare const Label: Schema.String;
export declare const LanguageTag: Schema.String;
export type LanguageTag = typeof LanguageTag.Type;
export declare const Remark: Schema.String;

// @pupitre/core/fact/LifeFacts

import * as Schema from "effect/Schema";
export declare const AgentAssigned: Schema.TaggedStruct<"AgentAssigned", {
    readonly agentId: Schema.brand<Schema.String, "AgentId">;
    readonly name: Schema.String;
}>;
export interface AgentAssigned extends Schema.Schema.Type<typeof AgentAssigned> {
}
export declare const ClosingAnnounced: Schema.TaggedStruct<"ClosingAnnounced", {
    readonly deadline: Schema.Int;
    readonly cause: Schema.Literals<readonly [
        "idle",
        "visitorLeft"
    ]>;
}>;
export interface ClosingAnnounced extends Schema.Schema.Type<typeof ClosingAnnounced> {
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
export declare const ClosingCancelled: Schema.TaggedStruct<"ClosingCancelled", {
    readonly cause: Schema.Literals<readonly [
        "message",
        "agent"
    ]>;
}>;
export interface ClosingCancelled extends Schema.Schema.Type<typeof ClosingCancelled> {
}
export declare const ClosingCause: Schema.Literals<readonly [
    "idle",
    "visitorLeft"
]>;
export type ClosingCause = typeof ClosingCause.Type;
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
    readonly cause: Schema.optionalKey<Schema.Literals<readonly [
        "idle",
        "visitorLeft",
        "blocked",
        "erasure"
    ]>>;
    readonly history: Schema.optionalKey<Schema.Boolean>;
}>;
export interface ConversationClosed extends Schema.Schema.Type<typeof ConversationClosed> {
}
export declare const ConversationDeclined: Schema.TaggedStruct<"ConversationDeclined", {
    readonly agentId: Schema.brand<Schema.String, "AgentId">;
    readonly cause: Schema.Literals<readonly [
        "declined",
        "timedOut"
    ]>;
}>;
export interface ConversationDeclined extends Schema.Schema.Type<typeof ConversationDeclined> {
}
export declare const ConversationEnded: Schema.TaggedStruct<"ConversationEnded", {}>;
export interface ConversationEnded extends Schema.Schema.Type<typeof ConversationEnded> {
}
export declare const ConversationOffered: Schema.TaggedStruct<"ConversationOffered", {
    readonly agentId: Schema.brand<Schema.String, "AgentId">;
    readonly name: Schema.String;
    readonly expiresAt: Schema.Int;
}>;
export interface ConversationOffered extends Schema.Schema.Type<typeof ConversationOffered> {
}
export declare const ConversationQueued: Schema.TaggedStruct<"ConversationQueued", {
    readonly cause: Schema.Literals<readonly [
        "returned",
        "agentLeft",
        "unanswered"
    ]>;
    readonly to: Schema.optionalKey<Schema.Union<readonly [
        Schema.TaggedStruct<"Agent", {
            readonly id: Schema.brand<Schema.String, "AgentId">;
            readonly name: Schema.String;
        }>,
        Schema.TaggedStruct<"Bot", {
            readonly id: Schema.brand<Schema.String, "AgentId">;
            readonly name: Schema.String;
        }>,
        Schema.TaggedStruct<"Group", {
            readonly id: Schema.brand<Schema.String, "GroupId">;
            readonly name: Schema.String;
        }>
    ]>>;
}>;
export interface ConversationQueued extends Schema.Schema.Type<typeof ConversationQueued> {
}
export declare const ConversationReopened: Schema.TaggedStruct<"ConversationReopened", {
    readonly conversationId: Schema.brand<Schema.String, "ConversationId">;
    readonly visitorId: Schema.brand<Schema.String, "VisitorId">;
    readonly cause: Schema.Literals<readonly [
        "visitor",
        "agent"
    ]>;
}>;
export interface ConversationReopened extends Schema.Schema.Type<typeof ConversationReopened> {
}
export declare const ConversationSnoozed: Schema.TaggedStruct<"ConversationSnoozed", {
    readonly until: Schema.optionalKey<Schema.Int>;
    readonly keepAssigned: Schema.Boolean;
}>;
export interface ConversationSnoozed extends Schema.Schema.Type<typeof ConversationSnoozed> {
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
        "video",
        "messaging"
    ]>;
    readonly language: Schema.optionalKey<Schema.String>;
    readonly consent: Schema.$Array<Schema.Literals<readonly [
        "store",
        "preview",
        "observe",
        "control"
    ]>>;
    readonly previousConversationId: Schema.optionalKey<Schema.brand<Schema.String, "ConversationId">>;
    readonly nth: Schema.optionalKey<Schema.Int>;
    readonly site: Schema.optionalKey<Schema.brand<Schema.String, "SiteId">>;
}>;
export interface ConversationStarted extends Schema.Schema.Type<typeof ConversationStarted> {
}
export declare const ConversationWoken: Schema.TaggedStruct<"ConversationWoken", {
    readonly cause: Schema.Literals<readonly [
        "timer",
        "visitor",
        "agent"
    ]>;
}>;
export interface ConversationWoken extends Schema.Schema.Type<typeof ConversationWoken> {
}
export declare const Mode: Schema.Literals<readonly [
    "chat",
    "call",
    "video",
    "messaging"
]>;
export type Mode = typeof Mode.Type;
export declare const ModeChanged: Schema.TaggedStruct<"ModeChanged", {
    readonly mode: Schema.Literals<readonly [
        "chat",
        "call",
        "video",
        "messaging"
    ]>;
}>;
export interface ModeChanged extends Schema.Schema.Type<typeof ModeChanged> {
}
export declare const SurveyAnswered: Schema.TaggedStruct<"SurveyAnswered", {
    readonly conversationId: Schema.brand<Schema.String, "ConversationId">;
    readonly csat: Schema.optionalKey<Schema.Int>;
    readonly nps: Schema.optionalKey<Schema.Int>;
    readonly comment: Schema.optionalKey<Schema.String>;
    readonly answers: Schema.optionalKey<Schema.$Array<Schema.Struct<{
        readonly field: Schema.String;
        readonly value: Schema.Union<readonly [
            Schema.String,
            Schema.Finite,
            Schema.Boolean
        ]>;
    }>>>;
}>;
export interface SurveyAnswered extends Schema.Schema.Type<typeof SurveyAnswered> {
}
export declare const TransferEnded: Schema.TaggedStruct<"TransferEnded", {
    readonly outcome: Schema.Literals<readonly [
        "accepted",
        "deferred",
        "declined",
        "timedOut",
        "cancelled",
        "failed"
    ]>;
}>;
export interface TransferEnded extends Schema.Schema.Type<typeof TransferEnded> {
}
export declare const TransferJoined: Schema.TaggedStruct<"TransferJoined", {
    readonly agentId: Schema.brand<Schema.String, "AgentId">;
    readonly name: Schema.String;
    readonly announced: Schema.optionalKey<Schema.Boolean>;
}>;
export interface TransferJoined extends Schema.Schema.Type<typeof TransferJoined> {
}
export declare const TransferMode: Schema.Literals<readonly [
    "assign",
    "offer",
    "warm"
]>;
export type TransferMode = typeof TransferMode.Type;
export declare const TransferOutcome: Schema.Literals<readonly [
    "accepted",
    "deferred",
    "declined",
    "timedOut",
    "cancelled",
    "failed"
]>;
export type TransferOutcome = typeof TransferOutcome.Type;
export declare const TransferStarted: Schema.TaggedStruct<"TransferStarted", {
    readonly mode: Schema.Literals<readonly [
        "assign",
        "offer",
        "warm"
    ]>;
    readonly to: Schema.Union<readonly [
        Schema.TaggedStruct<"Agent", {
            readonly id: Schema.brand<Schema.String, "AgentId">;
            readonly name: Schema.String;
        }>,
        Schema.TaggedStruct<"Bot", {
            readonly id: Schema.brand<Schema.String, "AgentId">;
            readonly name: Schema.String;
        }>,
        Schema.TaggedStruct<"Group", {
            readonly id: Schema.brand<Schema.String, "GroupId">;
            readonly name: Schema.String;
        }>
    ]>;
    readonly comment: Schema.optionalKey<Schema.String>;
    readonly expiresAt: Schema.optionalKey<Schema.Int>;
    readonly announced: Schema.optionalKey<Schema.Boolean>;
}>;
export interface TransferStarted extends Schema.Schema.Type<typeof TransferStarted> {
}

// @pupitre/core/fact/MessageFacts

import * as Schema from "effect/Schema";
export declare const FileName: Schema.String;
export declare const FilePosted: Schema.TaggedStruct<"FilePosted", {
    readonly fileId: Schema.brand<Schema.String, "FileId">;
    readonly name: Schema.String;
    readonly mediaType: Schema.String;
    readonly size: Schema.Int;
    readonly url: Schema.optionalKey<Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>>;
    readonly alt: Schema.optionalKey<Schema.String>;
}>;
export interface FilePosted extends Schema.Schema.Type<typeof FilePosted> {
}
export declare const LinkSpan: Schema.TaggedStruct<"LinkSpan", {
    readonly at: Schema.Int;
    readonly length: Schema.Int;
    readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
}>;
export interface LinkSpan extends Schema.Schema.Type<typeof LinkSpan> {
}
export declare const MediaType: Schema.String;
export declare const MentionSpan: Schema.TaggedStruct<"MentionSpan", {
    readonly at: Schema.Int;
    readonly length: Schema.Int;
    readonly agentId: Schema.brand<Schema.String, "AgentId">;
}>;
export interface MentionSpan extends Schema.Schema.Type<typeof MentionSpan> {
}
export declare const MessagePosted: Schema.TaggedStruct<"MessagePosted", {
    readonly text: Schema.String;
    readonly spans: Schema.optionalKey<Schema.$Array<Schema.Union<readonly [
        Schema.TaggedStruct<"LinkSpan", {
            readonly at: Schema.Int;
            readonly length: Schema.Int;
            readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
        }>,
        Schema.TaggedStruct<"MentionSpan", {
            readonly at: Schema.Int;
            readonly length: Schema.Int;
            readonly agentId: Schema.brand<Schema.String, "AgentId">;
        }>
    ]>>>;
    readonly quickReplies: Schema.optionalKey<Schema.$Array<Schema.String>>;
}>;
export interface MessagePosted extends Schema.Schema.Type<typeof MessagePosted> {
}
export declare const MessageRedacted: Schema.TaggedStruct<"MessageRedacted", {
    readonly target: Schema.brand<Schema.Int, "Seq">;
    readonly cause: Schema.optionalKey<Schema.Literals<readonly [
        "personalData",
        "mistake",
        "abuse",
        "law"
    ]>>;
}>;
export interface MessageRedacted extends Schema.Schema.Type<typeof MessageRedacted> {
}
export declare const NoteAdded: Schema.TaggedStruct<"NoteAdded", {
    readonly text: Schema.String;
}>;
export interface NoteAdded extends Schema.Schema.Type<typeof NoteAdded> {
}
export declare const QuickReply: Schema.String;
export declare const RedactionCause: Schema.Literals<readonly [
    "personalData",
    "mistake",
    "abuse",
    "law"
]>;
export type RedactionCause = typeof RedactionCause.Type;
export declare const Span: Schema.Union<readonly [
    Schema.TaggedStruct<"LinkSpan", {
        readonly at: Schema.Int;
        readonly length: Schema.Int;
        readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
    }>,
    Schema.TaggedStruct<"MentionSpan", {
        readonly at: Schema.Int;
        readonly length: Schema.Int;
        readonly agentId: Schema.brand<Schema.String, "AgentId">;
    }>
]>;
export type Span = typeof Span.Type;
export declare const Tombstone: Schema.TaggedStruct<"Tombstone", {
    readonly was: Schema.String;
    readonly cause: Schema.optionalKey<Schema.Literals<readonly [
        "personalData",
        "mistake",
        "abuse",
        "law"
    ]>>;
}>;
export interface Tombstone extends Schema.Schema.Type<typeof Tombstone> {
}
export declare const TranslationAttached: Schema.TaggedStruct<"TranslationAttached", {
    readonly target: Schema.brand<Schema.Int, "Seq">;
    readonly language: Schema.String;
    readonly text: Schema.String;
    readonly provider: Schema.String;
    readonly to: Schema.Literals<readonly [
        "visitor",
        "agents"
    ]>;
}>;
export interface TranslationAttached extends Schema.Schema.Type<typeof TranslationAttached> {
}

// @pupitre/core/fact/VisitorFacts

import * as Schema from "effect/Schema";
export declare const ClientHints: Schema.Struct<{
    readonly brands: Schema.optionalKey<Schema.$Array<Schema.Struct<{
        readonly brand: Schema.String;
        readonly version: Schema.String;
    }>>>;
    readonly platform: Schema.optionalKey<Schema.String>;
    readonly platformVersion: Schema.optionalKey<Schema.String>;
    readonly mobile: Schema.optionalKey<Schema.Boolean>;
    readonly model: Schema.optionalKey<Schema.String>;
}>;
export interface ClientHints extends Schema.Schema.Type<typeof ClientHints> {
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
export declare const CountrySource: Schema.Literals<readonly [
    "proxy",
    "address"
]>;
export type CountrySource = typeof CountrySource.Type;
export declare const CustomDataSet: Schema.TaggedStruct<"CustomDataSet", {
    readonly values: Schema.$Record<Schema.String, Schema.NullOr<Schema.Union<readonly [
        Schema.String,
        Schema.Finite,
        Schema.Boolean
    ]>>>;
    readonly trust: Schema.Literals<readonly [
        "page",
        "authenticated",
        "agent"
    ]>;
}>;
export interface CustomDataSet extends Schema.Schema.Type<typeof CustomDataSet> {
}
export declare const CustomKey: Schema.String;
export declare const CustomValue: Schema.Union<readonly [
    Schema.String,
    Schema.Finite,
    Schema.Boolean
]>;
export type CustomValue = typeof CustomValue.Type;
export declare const Nth: Schema.Int;
export declare const Origin: Schema.Union<readonly [
    Schema.TaggedStruct<"Direct", {}>,
    Schema.TaggedStruct<"SearchEngine", {
        readonly name: Schema.String;
        readonly terms: Schema.optionalKey<Schema.String>;
        readonly guessed: Schema.optionalKey<Schema.Literal<true>>;
    }>,
    Schema.TaggedStruct<"Social", {
        readonly network: Schema.String;
    }>,
    Schema.TaggedStruct<"Email", {
        readonly name: Schema.String;
        readonly guessed: Schema.optionalKey<Schema.Literal<true>>;
    }>,
    Schema.TaggedStruct<"Assistant", {
        readonly name: Schema.String;
    }>,
    Schema.TaggedStruct<"Campaign", {
        readonly source: Schema.String;
        readonly medium: Schema.optionalKey<Schema.String>;
        readonly name: Schema.optionalKey<Schema.String>;
        readonly terms: Schema.optionalKey<Schema.String>;
    }>,
    Schema.TaggedStruct<"Referral", {
        readonly host: Schema.String;
    }>,
    Schema.TaggedStruct<"Internal", {
        readonly host: Schema.String;
    }>,
    Schema.TaggedStruct<"Unknown", {}>
]>;
export type Origin = typeof Origin.Type;
export declare const PageVisited: Schema.TaggedStruct<"PageVisited", {
    readonly pageId: Schema.brand<Schema.String, "PageId">;
    readonly visitId: Schema.brand<Schema.String, "VisitId">;
    readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
    readonly title: Schema.String;
    readonly driven: Schema.optionalKey<Schema.Boolean>;
    readonly nth: Schema.optionalKey<Schema.Int>;
    readonly site: Schema.optionalKey<Schema.brand<Schema.String, "SiteId">>;
}>;
export interface PageVisited extends Schema.Schema.Type<typeof PageVisited> {
}
export declare const SiteLeft: Schema.TaggedStruct<"SiteLeft", {
    readonly visitId: Schema.brand<Schema.String, "VisitId">;
    readonly leftAt: Schema.Int;
}>;
export interface SiteLeft extends Schema.Schema.Type<typeof SiteLeft> {
}
export declare const Trust: Schema.Literals<readonly [
    "page",
    "authenticated",
    "agent"
]>;
export type Trust = typeof Trust.Type;
export declare const VisitLocated: Schema.TaggedStruct<"VisitLocated", {
    readonly visitId: Schema.brand<Schema.String, "VisitId">;
    readonly country: Schema.String;
    readonly source: Schema.Literals<readonly [
        "proxy",
        "address"
    ]>;
}>;
export interface VisitLocated extends Schema.Schema.Type<typeof VisitLocated> {
}
export declare const VisitStarted: Schema.TaggedStruct<"VisitStarted", {
    readonly visitId: Schema.brand<Schema.String, "VisitId">;
    readonly landing: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
    readonly referrer: Schema.String;
    readonly userAgent: Schema.String;
    readonly hints: Schema.optionalKey<Schema.Struct<{
        readonly brands: Schema.optionalKey<Schema.$Array<Schema.Struct<{
            readonly brand: Schema.String;
            readonly version: Schema.String;
        }>>>;
        readonly platform: Schema.optionalKey<Schema.String>;
        readonly platformVersion: Schema.optionalKey<Schema.String>;
        readonly mobile: Schema.optionalKey<Schema.Boolean>;
        readonly model: Schema.optionalKey<Schema.String>;
    }>>;
    readonly language: Schema.optionalKey<Schema.String>;
    readonly timeZone: Schema.optionalKey<Schema.String>;
    readonly screen: Schema.optionalKey<Schema.Struct<{
        readonly width: Schema.Int;
        readonly height: Schema.Int;
    }>>;
    readonly origin: Schema.optionalKey<Schema.Union<readonly [
        Schema.TaggedStruct<"Direct", {}>,
        Schema.TaggedStruct<"SearchEngine", {
            readonly name: Schema.String;
            readonly terms: Schema.optionalKey<Schema.String>;
            readonly guessed: Schema.optionalKey<Schema.Literal<true>>;
        }>,
        Schema.TaggedStruct<"Social", {
            readonly network: Schema.String;
        }>,
        Schema.TaggedStruct<"Email", {
            readonly name: Schema.String;
            readonly guessed: Schema.optionalKey<Schema.Literal<true>>;
        }>,
        Schema.TaggedStruct<"Assistant", {
            readonly name: Schema.String;
        }>,
        Schema.TaggedStruct<"Campaign", {
            readonly source: Schema.String;
            readonly medium: Schema.optionalKey<Schema.String>;
            readonly name: Schema.optionalKey<Schema.String>;
            readonly terms: Schema.optionalKey<Schema.String>;
        }>,
        Schema.TaggedStruct<"Referral", {
            readonly host: Schema.String;
        }>,
        Schema.TaggedStruct<"Internal", {
            readonly host: Schema.String;
        }>,
        Schema.TaggedStruct<"Unknown", {}>
    ]>>;
    readonly nth: Schema.optionalKey<Schema.Int>;
    readonly before: Schema.optionalKey<Schema.Int>;
    readonly site: Schema.optionalKey<Schema.brand<Schema.String, "SiteId">>;
}>;
export interface VisitStarted extends Schema.Schema.Type<typeof VisitStarted> {
}
export declare const VisitorErased: Schema.TaggedStruct<"VisitorErased", {
    readonly visitorId: Schema.brand<Schema.String, "VisitorId">;
    readonly conversationIds: Schema.optionalKey<Schema.$Array<Schema.brand<Schema.String, "ConversationId">>>;
}>;
export interface VisitorErased extends Schema.Schema.Type<typeof VisitorErased> {
}
export declare const VisitorIdentified: Schema.TaggedStruct<"VisitorIdentified", {
    readonly externalId: Schema.NonEmptyString;
    readonly name: Schema.optionalKey<Schema.String>;
    readonly trust: Schema.Literals<readonly [
        "page",
        "authenticated"
    ]>;
}>;
export interface VisitorIdentified extends Schema.Schema.Type<typeof VisitorIdentified> {
}
export declare const customLimits: {
    readonly keys: 50;
    readonly key: 64;
    readonly value: 1024;
    readonly externalId: 50;
};

// @pupitre/core/fact/WorkspaceFacts

import * as Schema from "effect/Schema";
export declare const ItemKept: Schema.TaggedStruct<"ItemKept", {
    readonly shelf: Schema.String;
    readonly itemId: Schema.brand<Schema.String, "ItemId">;
    readonly item: Schema.Codec<Schema.Json, Schema.Json, never, never>;
}>;
export interface ItemKept extends Schema.Schema.Type<typeof ItemKept> {
}
export declare const ItemRemoved: Schema.TaggedStruct<"ItemRemoved", {
    readonly shelf: Schema.String;
    readonly itemId: Schema.brand<Schema.String, "ItemId">;
}>;
export interface ItemRemoved extends Schema.Schema.Type<typeof ItemRemoved> {
}
export declare const ShelfName: Schema.String;
export type ShelfName = typeof ShelfName.Type;

// @pupitre/core/testing/HeldChannel

import type { Takes } from "../desk/Routing.js";
import type { Call } from "../Command.js";
import type { ConversationSummary } from "../ConversationSummary.js";
import type { Delivery, EventChannel, EventChannelError, Outcome, Page, Self, Unsettled } from "../EventChannel.js";
import type { CommandId } from "../Id.js";
import type { Mark } from "../Marks.js";
import type { Mirror } from "../Mirror.js";
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
    readonly mirrored: Array<{
        readonly stream: StreamKey;
        readonly item: Mirror;
    }>;
    readonly availabilities: Array<Takes>;
    readonly marks: Array<{
        readonly stream: StreamKey;
        readonly mark: Mark;
    }>;
    readonly fetched: Array<{
        readonly stream: StreamKey;
        readonly from: number;
        readonly to: number;
        readonly answer: (page: Page) => void;
        readonly refuse: (error: EventChannelError) => void;
    }>;
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
import type { Mode, RaisedAlert } from "../Fact.js";
import type { SiteId, TenantId } from "../Id.js";
import type * as Participant from "../Participant.js";
import * as StreamKey from "../StreamKey.js";
export interface Scenario {
    readonly events: ReadonlyArray<ChatEvent>;
    readonly visits: ReadonlyArray<ChatEvent>;
    readonly workspace: ReadonlyArray<ChatEvent>;
    readonly stream: StreamKey.StreamKey;
    readonly conversation: () => Conversation.Conversation;
    readonly visitor: (text: string) => Scenario;
    readonly agent: (text: string) => Scenario;
    readonly page: (path: string, title: string) => Scenario;
    readonly mode: (mode: Mode) => Scenario;
    readonly alert: (alert: "VisitorLeft" | "VisitorReturned" | RaisedAlert) => Scenario;
    readonly action: (name: string, label: string) => Scenario;
    readonly command: <I>(command: Command.Command<string, "conversation", I>, input: I, by?: Participant.Participant) => Scenario;
}
export declare const camille: Participant.Visitor;
export declare const ines: Participant.Agent;
export declare const make: (message: string, at?: number, site?: SiteId) => Scenario;
export declare const tenant: TenantId;
