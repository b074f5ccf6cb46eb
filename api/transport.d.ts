// @pupitre/transport/Codec

import * as Result from "effect/Result";
import * as Frame from "./Frame.js";
export declare class CodecError extends CodecError_base<{
    readonly reason: Reason;
}> {
    get message(): string;
}
declare const CodecError_base: new <A extends Record<string, any> = {}>(args: import("effect/Types").VoidIfEmpty<{
    readonly [P in keyof A as P extends "_tag" ? never : P]: A[P];
}>) => import("effect/Cause").YieldableError & {
    readonly _tag: "CodecError";
} & Readonly<A>;
export interface Limits {
    readonly bytes: number;
    readonly depth: number;
    readonly nodes: number;
}
export type Reason = {
    readonly _tag: "TooLarge";
    readonly limit: number;
} | {
    readonly _tag: "TooDeep";
    readonly limit: number;
} | {
    readonly _tag: "TooManyNodes";
    readonly limit: number;
} | {
    readonly _tag: "NotJson";
} | {
    readonly _tag: "UnknownFrame";
} | {
    readonly _tag: "Malformed";
    readonly frame: string;
    readonly path: ReadonlyArray<PropertyKey>;
    readonly problem: string;
};
export declare const clientLimits: Limits;
export declare const decodeClient: (text: string) => Result.Result<Frame.ClientFrame, CodecError>;
export declare const decodeServer: (text: string) => Result.Result<Frame.ServerFrame, CodecError>;
export declare const encode: (frame: Frame.ClientFrame | Frame.ServerFrame) => string;
export declare const exceeds: (text: string, limits: Limits) => Extract<Reason, {
    readonly limit: number;
}> | undefined;
export declare const serverLimits: Limits;

// @pupitre/transport/Connection

export interface Connection {
    readonly dial: (listener: Listener) => Link;
}
export interface Link {
    readonly send: (text: string) => void;
    readonly close: () => void;
    readonly buffered?: () => number;
}
export interface Listener {
    readonly opened: () => void;
    readonly received: (text: string) => void;
    readonly closed: (cause: string) => void;
}

// @pupitre/transport/Frame

import * as Schema from "effect/Schema";
export declare const Ack: Schema.TaggedStruct<"Ack", {
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
    readonly epoch: Schema.String;
    readonly commandId: Schema.brand<Schema.String, "CommandId">;
    readonly from: Schema.Int;
    readonly to: Schema.Int;
    readonly dup: Schema.Boolean;
}>;
export interface Ack extends Schema.Schema.Type<typeof Ack> {
}
export declare const Aggregated: Schema.TaggedStruct<"Aggregated", {
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
    readonly epoch: Schema.String;
    readonly seq: Schema.Int;
    readonly state: Schema.Codec<Schema.Json, Schema.Json, never, never>;
    readonly anew: Schema.optionalKey<Schema.Literal<true>>;
}>;
export interface Aggregated extends Schema.Schema.Type<typeof Aggregated> {
}
export declare const Answer: Schema.TaggedStruct<"Answer", {
    readonly id: Schema.Int;
    readonly value: Schema.Codec<Schema.Json, Schema.Json, never, never>;
}>;
export interface Answer extends Schema.Schema.Type<typeof Answer> {
}
export declare const Ask: Schema.TaggedStruct<"Ask", {
    readonly id: Schema.Int;
    readonly name: Schema.String;
    readonly input: Schema.Codec<Schema.Json, Schema.Json, never, never>;
}>;
export interface Ask extends Schema.Schema.Type<typeof Ask> {
}
export declare const Available: Schema.TaggedStruct<"Available", {
    readonly available: Schema.Union<readonly [
        Schema.Boolean,
        Schema.$Array<Schema.Literals<readonly [
            "chat",
            "call",
            "video",
            "messaging"
        ]>>
    ]>;
}>;
export interface Available extends Schema.Schema.Type<typeof Available> {
}
export declare const Beat: Schema.TaggedStruct<"Beat", {}>;
export interface Beat extends Schema.Schema.Type<typeof Beat> {
}
export declare const Bye: Schema.TaggedStruct<"Bye", {
    readonly reason: Schema.Literals<readonly [
        "Unauthenticated",
        "TokenExpired",
        "UnsupportedProtocol",
        "MalformedFrame",
        "FrameTooLarge",
        "TooManyFrames",
        "SlowConsumer",
        "ShuttingDown"
    ]>;
    readonly reconnect: Schema.Boolean;
}>;
export interface Bye extends Schema.Schema.Type<typeof Bye> {
}
export declare const ClientFrame: Schema.Union<readonly [
    typeof Hello,
    typeof Subscribe,
    typeof Unsubscribe,
    typeof WatchDesk,
    typeof Submit,
    typeof Fetch,
    typeof Mark,
    typeof Ask,
    typeof Show,
    typeof Mirror,
    typeof Available
]>;
export type ClientFrame = typeof ClientFrame.Type;
export declare const Cursor: Schema.Int;
export declare const Ended: Schema.TaggedStruct<"Ended", {
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
    readonly rejection: Schema.Struct<{
        readonly reasons: Schema.NonEmptyArray<Schema.Struct<{
            readonly key: Schema.String;
            readonly params: Schema.optionalKey<Schema.$Record<Schema.String, Schema.Union<readonly [
                Schema.String,
                Schema.Finite
            ]>>>;
        }>>;
    }>;
}>;
export interface Ended extends Schema.Schema.Type<typeof Ended> {
}
export declare const Epoch: Schema.String;
export declare const Expect: Schema.TaggedStruct<"Expect", {
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
    readonly producer: Schema.String;
    readonly n: Schema.Int;
}>;
export interface Expect extends Schema.Schema.Type<typeof Expect> {
}
export declare const Fetch: Schema.TaggedStruct<"Fetch", {
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
    readonly from: Schema.Int;
    readonly to: Schema.Int;
    readonly id: Schema.optionalKey<Schema.Int>;
}>;
export interface Fetch extends Schema.Schema.Type<typeof Fetch> {
}
export declare const Head: Schema.TaggedStruct<"Head", {
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
    readonly epoch: Schema.String;
    readonly head: Schema.Int;
}>;
export interface Head extends Schema.Schema.Type<typeof Head> {
}
export declare const Hello: Schema.TaggedStruct<"Hello", {
    readonly protocol: Schema.Int;
    readonly token: Schema.String;
}>;
export interface Hello extends Schema.Schema.Type<typeof Hello> {
}
export declare const Mark: Schema.TaggedStruct<"Mark", {
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
    readonly epoch: Schema.String;
    readonly delivered: Schema.Int;
    readonly read: Schema.Int;
}>;
export interface Mark extends Schema.Schema.Type<typeof Mark> {
}
export declare const Marks: Schema.TaggedStruct<"Marks", {
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
    readonly epoch: Schema.String;
    readonly marks: Schema.$Record<Schema.String, Schema.Struct<{
        readonly delivered: Schema.Int;
        readonly read: Schema.Int;
    }>>;
}>;
export interface Marks extends Schema.Schema.Type<typeof Marks> {
}
export declare const Mirror: Schema.TaggedStruct<"Mirror", {
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
    readonly item: Schema.Union<readonly [
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
}>;
export interface Mirror extends Schema.Schema.Type<typeof Mirror> {
}
export declare const Mirrored: Schema.TaggedStruct<"Mirrored", {
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
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
    readonly item: Schema.Union<readonly [
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
}>;
export interface Mirrored extends Schema.Schema.Type<typeof Mirrored> {
}
export declare const Nack: Schema.TaggedStruct<"Nack", {
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
    readonly commandId: Schema.brand<Schema.String, "CommandId">;
    readonly rejection: Schema.Struct<{
        readonly reasons: Schema.NonEmptyArray<Schema.Struct<{
            readonly key: Schema.String;
            readonly params: Schema.optionalKey<Schema.$Record<Schema.String, Schema.Union<readonly [
                Schema.String,
                Schema.Finite
            ]>>>;
        }>>;
    }>;
    readonly retryAfter: Schema.optionalKey<Schema.Int>;
}>;
export interface Nack extends Schema.Schema.Type<typeof Nack> {
}
export declare const NoAnswer: Schema.TaggedStruct<"NoAnswer", {
    readonly id: Schema.Int;
    readonly rejection: Schema.Struct<{
        readonly reasons: Schema.NonEmptyArray<Schema.Struct<{
            readonly key: Schema.String;
            readonly params: Schema.optionalKey<Schema.$Record<Schema.String, Schema.Union<readonly [
                Schema.String,
                Schema.Finite
            ]>>>;
        }>>;
    }>;
}>;
export interface NoAnswer extends Schema.Schema.Type<typeof NoAnswer> {
}
export declare const Opened: Schema.TaggedStruct<"Opened", {
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
    readonly epoch: Schema.String;
    readonly from: Schema.Int;
    readonly state: Schema.Codec<import("@pupitre/core/Conversation").Conversation, unknown, never, never>;
}>;
export interface Opened extends Schema.Schema.Type<typeof Opened> {
}
export declare const Page: Schema.TaggedStruct<"Page", {
    readonly id: Schema.Int;
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
    readonly epoch: Schema.String;
    readonly from: Schema.Int;
    readonly to: Schema.Int;
    readonly events: Schema.$Array<Schema.Codec<Schema.Json, Schema.Json, never, never>>;
    readonly later: Schema.$Array<Schema.Codec<Schema.Json, Schema.Json, never, never>>;
    readonly head: Schema.Int;
}>;
export interface Page extends Schema.Schema.Type<typeof Page> {
}
export declare const Producer: Schema.String;
export declare const Range: Schema.TaggedStruct<"Range", {
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
    readonly epoch: Schema.String;
    readonly from: Schema.Int;
    readonly to: Schema.Int;
    readonly events: Schema.$Array<Schema.Codec<Schema.Json, Schema.Json, never, never>>;
    readonly head: Schema.Int;
}>;
export interface Range extends Schema.Schema.Type<typeof Range> {
}
export declare const Rejection: Schema.Struct<{
    readonly reasons: Schema.NonEmptyArray<Schema.Struct<{
        readonly key: Schema.String;
        readonly params: Schema.optionalKey<Schema.$Record<Schema.String, Schema.Union<readonly [
            Schema.String,
            Schema.Finite
        ]>>>;
    }>>;
}>;
export declare const Reset: Schema.TaggedStruct<"Reset", {
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
    readonly epoch: Schema.String;
}>;
export interface Reset extends Schema.Schema.Type<typeof Reset> {
}
export declare const ServerFrame: Schema.Union<readonly [
    typeof Welcome,
    typeof Opened,
    typeof Aggregated,
    typeof Range,
    typeof Page,
    typeof Marks,
    typeof Ack,
    typeof Nack,
    typeof Expect,
    typeof Reset,
    typeof Head,
    typeof Beat,
    typeof Ended,
    typeof Answer,
    typeof NoAnswer,
    typeof Summaries,
    typeof Shown,
    typeof Mirrored,
    typeof Bye
]>;
export type ServerFrame = typeof ServerFrame.Type;
export declare const Show: Schema.TaggedStruct<"Show", {
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
    readonly counter: Schema.Int;
    readonly signal: Schema.Union<readonly [
        Schema.TaggedStruct<"Typing", {
            readonly active: Schema.Boolean;
        }>,
        Schema.TaggedStruct<"Preview", {
            readonly text: Schema.String;
            readonly more: Schema.Int;
        }>,
        Schema.TaggedStruct<"Pointer", {
            readonly x: Schema.Int;
            readonly y: Schema.Int;
        }>
    ]>;
}>;
export interface Show extends Schema.Schema.Type<typeof Show> {
}
export declare const Shown: Schema.TaggedStruct<"Shown", {
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
    readonly sent: Schema.Struct<{
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
}>;
export interface Shown extends Schema.Schema.Type<typeof Shown> {
}
export declare const Submit: Schema.TaggedStruct<"Submit", {
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
    readonly epoch: Schema.String;
    readonly producer: Schema.String;
    readonly n: Schema.Int;
    readonly commandId: Schema.brand<Schema.String, "CommandId">;
    readonly call: Schema.Struct<{
        readonly name: Schema.String;
        readonly input: Schema.Codec<Schema.Json, Schema.Json, never, never>;
    }>;
}>;
export interface Submit extends Schema.Schema.Type<typeof Submit> {
}
export declare const Subscribe: Schema.TaggedStruct<"Subscribe", {
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
    readonly epoch: Schema.optionalKey<Schema.String>;
    readonly since: Schema.Int;
    readonly tail: Schema.optionalKey<Schema.Int>;
    readonly aggregate: Schema.optionalKey<Schema.Literal<true>>;
}>;
export interface Subscribe extends Schema.Schema.Type<typeof Subscribe> {
}
export declare const Summaries: Schema.TaggedStruct<"Summaries", {
    readonly whole: Schema.Boolean;
    readonly summaries: Schema.$Array<Schema.Struct<{
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
    }>>;
}>;
export interface Summaries extends Schema.Schema.Type<typeof Summaries> {
}
export declare const Turn: Schema.Int;
export declare const Unsubscribe: Schema.TaggedStruct<"Unsubscribe", {
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
}>;
export interface Unsubscribe extends Schema.Schema.Type<typeof Unsubscribe> {
}
export declare const WatchDesk: Schema.TaggedStruct<"WatchDesk", {}>;
export interface WatchDesk extends Schema.Schema.Type<typeof WatchDesk> {
}
export declare const Welcome: Schema.TaggedStruct<"Welcome", {
    readonly epoch: Schema.String;
    readonly self: Schema.Struct<{
        readonly tenant: Schema.brand<Schema.String, "TenantId">;
        readonly participant: Schema.Union<readonly [
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
        readonly role: Schema.Literals<readonly [
            "visitor",
            "agent",
            "manager",
            "bot",
            "system"
        ]>;
    }>;
    readonly heartbeat: Schema.Int;
    readonly expiresAt: Schema.Int;
    readonly expiresIn: Schema.Int;
}>;
export interface Welcome extends Schema.Schema.Type<typeof Welcome> {
}
export declare const maxTail = 300;
export declare const protocol = 1;

// @pupitre/transport/Outbox

import { CommandId } from "@pupitre/core/Id";
import * as Schema from "effect/Schema";
export declare const Entry: Schema.Struct<{
    readonly commandId: Schema.brand<Schema.String, "CommandId">;
    readonly stream: Schema.brand<Schema.String, "StreamKey">;
    readonly call: Schema.Struct<{
        readonly name: Schema.String;
        readonly input: Schema.Codec<Schema.Json, Schema.Json, never, never>;
    }>;
    readonly at: Schema.Int;
}>;
export interface Entry extends Schema.Schema.Type<typeof Entry> {
}
export interface Locks {
    readonly request: (name: string, options: {
        readonly ifAvailable?: boolean;
        readonly signal?: AbortSignal;
    }, callback: (lock: unknown) => unknown) => Promise<unknown>;
}
export interface Outbox {
    readonly open: () => Promise<Slot>;
}
export interface Slot {
    readonly held: ReadonlyArray<Entry>;
    readonly problems: ReadonlyArray<string>;
    readonly put: (entry: Entry) => void | Promise<void>;
    readonly remove: (commandId: CommandId) => void;
    readonly adopted: (listener: (entries: ReadonlyArray<Entry>) => void) => void;
    readonly release: () => void;
}
export interface StorageChanges {
    readonly addEventListener: (type: "storage", listener: (event: {
        readonly key: string | null;
    }) => void) => void;
    readonly removeEventListener: (type: "storage", listener: (event: {
        readonly key: string | null;
    }) => void) => void;
}
export interface WebStorage {
    readonly length: number;
    readonly key: (index: number) => string | null;
    readonly getItem: (key: string) => string | null;
    readonly setItem: (key: string, value: string) => void;
    readonly removeItem: (key: string) => void;
}
export declare const memory: () => Outbox & {
    readonly openNow: () => Slot;
};
export declare const webStorage: (storage: WebStorage, key: string, locks?: Locks, changes?: StorageChanges) => Outbox;

// @pupitre/transport/Session

import type { EventChannel } from "@pupitre/core/EventChannel";
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import type * as Scope from "effect/Scope";
import type { Connection } from "./Connection.js";
import type { Problem } from "./internal/session/Problem.js";
import type { Outbox } from "./Outbox.js";
export declare class Channel extends Channel_base {
}
declare const Channel_base: Context.ServiceClass<Channel, "@pupitre/transport/Session/Channel", Session>;
export interface Options {
    readonly connection: Connection;
    readonly token: () => Promise<string> | string;
    readonly outbox?: Outbox;
    readonly id?: () => string;
}
export interface Session extends EventChannel {
    readonly tryNow: () => void;
    readonly problems: (listener: (problem: Problem) => void) => () => void;
}
export type { Problem } from "./internal/session/Problem.js";
export declare const layer: (options: Options) => Layer.Layer<Channel>;
export declare const make: (options: Options) => Effect.Effect<Session, never, Scope.Scope>;

// @pupitre/transport/Timing

import * as Effect from "effect/Effect";
export interface Timing {
    readonly now: () => number;
    readonly after: (delay: number, task: () => void) => () => void;
}
export declare const fromEffect: Effect.Effect<Timing>;
export declare const system: Timing;

// @pupitre/transport/connect

import type { Options, Session } from "./Session.js";
export declare const connect: (options: Options) => Promise<Session>;

// @pupitre/transport/connection/Memory

import type { Connection, Link } from "../Connection.js";
export type Accept = (link: Link) => Accepted;
export interface Accepted {
    readonly received: (text: string) => void;
    readonly closed: () => void;
}
export declare const make: (accept: Accept, schedule?: (task: () => void) => void) => Connection;

// @pupitre/transport/connection/WebSocket

import type { Connection } from "../Connection.js";
export type Constructor = new (url: string, protocols?: string | Array<string>) => Socket;
export interface Options {
    readonly url: string | (() => string);
    readonly protocols?: Array<string>;
    readonly WebSocket?: Constructor;
    readonly openTimeout?: number;
}
export interface Socket {
    readonly bufferedAmount?: number;
    readonly send: (text: string) => void;
    readonly close: (code?: number, reason?: string) => void;
    readonly addEventListener: {
        (type: "open" | "error", listener: () => void): void;
        (type: "message", listener: (event: {
            readonly data: unknown;
        }) => void): void;
        (type: "close", listener: (event: {
            readonly code: number;
            readonly reason: string;
        }) => void): void;
    };
}
export declare const make: (options: Options) => Connection;

// @pupitre/transport/server/Admission

import type { ChatEvent, Known } from "@pupitre/core/ChatEvent";
import type { Rejection } from "@pupitre/core/Decision";
import type { CommandId } from "@pupitre/core/Id";
import type { StreamKey } from "@pupitre/core/StreamKey";
import type { Append, Reason, Stored, Write } from "./EventLog.js";
export type Admission = {
    readonly _tag: "Write";
    readonly writes: ReadonlyArray<Numbered>;
    readonly outcomes: ReadonlyArray<{
        readonly stream: StreamKey;
        readonly kept: Kept;
    }>;
    readonly turn?: Append["turn"];
    readonly stored: Stored;
} | {
    readonly _tag: "Answer";
    readonly turn?: Append["turn"];
    readonly stored: Stored;
} | {
    readonly _tag: "Refuse";
    readonly reason: Reason;
};
export type Kept = {
    readonly _tag: "Stored";
    readonly from: number;
    readonly to: number;
} | {
    readonly _tag: "Refused";
    readonly rejection: Rejection;
};
export interface Ledger {
    readonly head: (stream: StreamKey) => number;
    readonly outcome: (stream: StreamKey, commandId: CommandId) => Kept | undefined;
    readonly turn: (stream: StreamKey, producer: string) => number;
}
export interface Numbered {
    readonly stream: StreamKey;
    readonly events: ReadonlyArray<Known>;
    readonly summary?: Write["summary"];
}
export declare const admit: (ledger: Ledger, append: Append) => Admission;
export declare const answer: (kept: Kept, dup: boolean, events: ReadonlyArray<{
    readonly stream: StreamKey;
    readonly events: ReadonlyArray<ChatEvent>;
}>) => Stored;
export declare const number: (append: Pick<Append, "commandId" | "by" | "at">, writes: ReadonlyArray<Write>) => ReadonlyArray<Numbered>;
export declare const wordless: ({ reasons: [first, ...others] }: Rejection) => Rejection;

// @pupitre/transport/server/Aggregate

import type { Role } from "@pupitre/core/Participant";
import type { Fold } from "@pupitre/core/Projection";
import type * as Schema from "effect/Schema";
export interface Aggregate<S> extends Pick<Fold<S>, "initial" | "apply"> {
    readonly encode: (state: S) => string;
    readonly decode: (text: string) => S | undefined;
    readonly show: (state: S, role: Role) => Schema.Json;
}
export type Any = Aggregate<any>;

// @pupitre/transport/server/ClientAddress

import type { IncomingMessage } from "node:http";
export type Asked = Pick<IncomingMessage, "headers"> & {
    readonly socket: Pick<IncomingMessage["socket"], "remoteAddress">;
};
export type ClientAddress = (request: Asked) => string | undefined;
export declare const make: (proxies: ReadonlyArray<string>) => ClientAddress;

// @pupitre/transport/server/EventLog

import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { ConversationSummary } from "@pupitre/core/ConversationSummary";
import type { Rejection } from "@pupitre/core/Decision";
import type { Fact } from "@pupitre/core/Fact";
import type { CommandId, TenantId } from "@pupitre/core/Id";
import type { Mark, Marks } from "@pupitre/core/Marks";
import type { Participant } from "@pupitre/core/Participant";
import type { Mutation } from "@pupitre/core/Redaction";
import type { StreamKey } from "@pupitre/core/StreamKey";
import * as Context from "effect/Context";
import type * as Effect from "effect/Effect";
export interface Append {
    readonly commandId: CommandId;
    readonly stream: StreamKey;
    readonly turn?: {
        readonly producer: string;
        readonly n: number;
    };
    readonly by: Participant;
    readonly at: number;
    readonly outcome: {
        readonly _tag: "Accepted";
        readonly writes: readonly [
            Write,
            ...Array<Write>
        ];
    } | {
        readonly _tag: "Rejected";
        readonly rejection: Rejection;
    };
}
export declare class EventLog extends EventLog_base {
}
export declare class EventLogError extends EventLogError_base<{
    readonly reason: Reason;
}> {
}
declare const EventLogError_base: new <A extends Record<string, any> = {}>(args: import("effect/Types").VoidIfEmpty<{
    readonly [P in keyof A as P extends "_tag" ? never : P]: A[P];
}>) => import("effect/Cause").YieldableError & {
    readonly _tag: "EventLogError";
} & Readonly<A>;
declare const EventLog_base: Context.ServiceClass<EventLog, "@pupitre/transport/server/EventLog", {
    readonly epoch: string;
    readonly append: (append: Append) => Effect.Effect<Stored, EventLogError>;
    readonly outcome: (stream: StreamKey, commandId: CommandId) => Effect.Effect<Stored | undefined, EventLogError>;
    readonly read: (stream: StreamKey, from: number, to: number) => Effect.Effect<ReadonlyArray<ChatEvent>, EventLogError>;
    readonly mutations: (stream: StreamKey, from: number, to: number) => Effect.Effect<ReadonlyArray<Mutation>, EventLogError>;
    readonly marks: (stream: StreamKey) => Effect.Effect<Marks, EventLogError>;
    readonly mark: (stream: StreamKey, key: string, mark: Mark) => Effect.Effect<void, EventLogError>;
    readonly aggregate: (stream: StreamKey) => Effect.Effect<Kept | undefined, EventLogError>;
    readonly keep: (stream: StreamKey, aggregate: Kept) => Effect.Effect<void, EventLogError>;
    readonly head: (stream: StreamKey) => Effect.Effect<number, EventLogError>;
    readonly summaries: (tenant: TenantId, limit: number) => Effect.Effect<ReadonlyArray<ConversationSummary>, EventLogError>;
}>;
export interface Kept {
    readonly seq: number;
    readonly text: string;
}
export type Reason = {
    readonly _tag: "Conflict";
    readonly stream: StreamKey;
    readonly head: number;
} | {
    readonly _tag: "TurnMissing";
    readonly n: number;
} | {
    readonly _tag: "Unavailable";
    readonly cause: unknown;
};
export type Stored = {
    readonly _tag: "Stored";
    readonly from: number;
    readonly to: number;
    readonly dup: boolean;
    readonly events: ReadonlyArray<{
        readonly stream: StreamKey;
        readonly events: ReadonlyArray<ChatEvent>;
    }>;
} | {
    readonly _tag: "Refused";
    readonly rejection: Rejection;
    readonly dup: boolean;
};
export interface Write {
    readonly stream: StreamKey;
    readonly expectedHead: number;
    readonly facts: ReadonlyArray<Fact>;
    readonly summary?: ConversationSummary;
}

// @pupitre/transport/server/Gateway

import type { Availability } from "@pupitre/core/Availability";
import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { Any } from "@pupitre/core/Command";
import type { Conversation } from "@pupitre/core/Conversation";
import type { Routing, Takes } from "@pupitre/core/desk/Routing";
import type { AgentId, CommandId, GroupId, SiteId, TenantId, VisitorId } from "@pupitre/core/Id";
import type { Recipient, Role } from "@pupitre/core/Participant";
import type { Fold } from "@pupitre/core/Projection";
import type { Handled } from "@pupitre/core/Query";
import type { Readable } from "@pupitre/core/Readable";
import type { StreamKey } from "@pupitre/core/StreamKey";
import * as Effect from "effect/Effect";
import type * as Schema from "effect/Schema";
import type * as Scope from "effect/Scope";
import type { Limits } from "../internal/gateway/Limits.js";
import type { From, PeerLink } from "../internal/gateway/PeerLink.js";
import type { Any as Aggregate } from "./Aggregate.js";
import type { EventLogError } from "./EventLog.js";
import { EventLog } from "./EventLog.js";
import type { AuthenticationError, Identity } from "./Identity.js";
export interface Accepted {
    readonly received: (text: string) => void;
    readonly closed: () => void;
    readonly shutDown: () => void;
}
export interface Gateway {
    readonly accept: (link: PeerLink, from?: From) => Accepted;
    readonly connections: () => number;
    readonly agents: (tenant: TenantId) => ReadonlyArray<Present>;
    readonly turnedAway: (tenant: TenantId, visitor: VisitorId, site?: SiteId) => void;
    readonly retell: (tenant: TenantId) => void;
    readonly follow: <A>(stream: StreamKey, fold: Fold<A>) => Effect.Effect<Readable<A>, EventLogError, Scope.Scope>;
}
export interface Options {
    readonly commands: ReadonlyMap<string, Any>;
    readonly queries?: ReadonlyArray<Handled>;
    readonly authenticate: (token: string, from: From) => Effect.Effect<Identity, AuthenticationError>;
    readonly routing?: Routing;
    readonly slots?: (identity: Identity) => number;
    readonly groups?: (identity: Identity) => ReadonlyArray<GroupId>;
    readonly steps?: (conversation: Conversation, step: Schema.Json) => Availability;
    readonly withhold?: (event: ChatEvent, role: Role) => ChatEvent | undefined;
    readonly withholdState?: (conversation: Conversation, role: Role) => Conversation;
    readonly aggregate?: Aggregate;
    readonly policy?: Policy;
    readonly limits?: Partial<Limits>;
    readonly heartbeat?: number;
    readonly newId?: () => CommandId;
}
export interface Policy {
    readonly preview?: boolean;
    readonly slotsBind?: boolean;
    readonly leaveAfter?: number;
    readonly idle?: {
        readonly announceAfter: number;
        readonly closeAfter: number;
    };
    readonly reassignAfter?: number;
    readonly reassignTo?: (waited: Recipient, tenant: TenantId) => Recipient | undefined;
}
export interface Present {
    readonly agentId: AgentId;
    readonly name: string;
    readonly role: "agent" | "manager";
    readonly slots: number;
    readonly groups: ReadonlyArray<GroupId>;
    readonly takes: Takes;
    readonly available: boolean;
    readonly open: number;
}
export declare const defaultLimits: Limits;
export type { From, PeerLink } from "../internal/gateway/PeerLink.js";
export type { Limits } from "../internal/gateway/Limits.js";
export declare const make: (options: Options) => Effect.Effect<Gateway, never, EventLog | Scope.Scope>;

// @pupitre/transport/server/Identity

import type { SiteId, TenantId } from "@pupitre/core/Id";
import type { Participant, Role } from "@pupitre/core/Participant";
export declare class AuthenticationError extends AuthenticationError_base<{
    readonly reason: "Malformed" | "BadSignature" | "Expired" | "WrongAudience" | "WrongIssuer" | "BadClaims" | "Refused";
}> {
}
declare const AuthenticationError_base: new <A extends Record<string, any> = {}>(args: import("effect/Types").VoidIfEmpty<{
    readonly [P in keyof A as P extends "_tag" ? never : P]: A[P];
}>) => import("effect/Cause").YieldableError & {
    readonly _tag: "AuthenticationError";
} & Readonly<A>;
export interface Identity {
    readonly tenant: TenantId;
    readonly participant: Participant;
    readonly role: Role;
    readonly site?: SiteId;
    readonly expiresAt: number;
}

// @pupitre/transport/server/MemoryLog

import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { ConversationSummary } from "@pupitre/core/ConversationSummary";
import type { TenantId } from "@pupitre/core/Id";
import * as Marks from "@pupitre/core/Marks";
import type { StreamKey } from "@pupitre/core/StreamKey";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import type { Kept } from "./Admission.js";
import type { Kept as Aggregate } from "./EventLog.js";
import { EventLog } from "./EventLog.js";
export interface MemoryLog {
    readonly log: EventLog["Service"];
    readonly storage: Storage;
    readonly failNextCommit: (when: "before" | "after") => void;
    readonly crash: () => void;
}
export interface Options {
    readonly storage?: Storage;
    readonly flushDelay?: number;
}
export interface Storage {
    readonly epoch: string;
    readonly streams: Map<StreamKey, Array<ChatEvent>>;
    readonly commands: Map<string, Kept>;
    readonly producers: Map<string, number>;
    readonly summaries: Map<TenantId, Map<string, ConversationSummary>>;
    readonly marks: Map<StreamKey, Marks.Marks>;
    readonly aggregates: Map<StreamKey, Aggregate>;
}
export declare const layer: (options?: Options) => Layer.Layer<EventLog>;
export declare const make: (options?: Options) => Effect.Effect<MemoryLog>;
export declare const makeUnsafe: (options?: Options) => MemoryLog;
export declare const storage: (epoch?: string) => Storage;

// @pupitre/transport/server/NodeServer

import * as Effect from "effect/Effect";
import type * as Scope from "effect/Scope";
import type { IncomingMessage, Server } from "node:http";
import type { Gateway } from "./Gateway.js";
export interface Options {
    readonly origins: ReadonlyArray<string>;
    readonly path?: string;
    readonly ping?: number;
    readonly maxConnections?: number;
    readonly proxies?: ReadonlyArray<string>;
}
export declare const attach: (server: Server<typeof IncomingMessage, typeof import("http").ServerResponse>, gateway: Gateway, options: Options) => Effect.Effect<void, never, Scope.Scope>;

// @pupitre/transport/server/SqliteLog

import type { ChatEvent } from "@pupitre/core/ChatEvent";
import { ConversationSummary } from "@pupitre/core/ConversationSummary";
import * as Marks from "@pupitre/core/Marks";
import * as Redaction from "@pupitre/core/Redaction";
import type { StreamKey } from "@pupitre/core/StreamKey";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import type * as Scope from "effect/Scope";
import type { Kept as Aggregate, Append, Stored } from "./EventLog.js";
import { EventLog, EventLogError } from "./EventLog.js";
export interface Options {
    readonly file: string;
    readonly busyTimeout?: number;
    readonly maxGroup?: number;
}
export type Reason = {
    readonly _tag: "VersionTooOld";
    readonly version: string;
    readonly needed: string;
} | {
    readonly _tag: "SettingRefused";
    readonly setting: string;
    readonly value: unknown;
} | {
    readonly _tag: "UnknownLayout";
    readonly found: number;
    readonly known: number;
} | {
    readonly _tag: "CannotOpen";
    readonly cause: unknown;
};
export declare class SqliteLogError extends SqliteLogError_base<{
    readonly reason: Reason;
}> {
}
declare const SqliteLogError_base: new <A extends Record<string, any> = {}>(args: import("effect/Types").VoidIfEmpty<{
    readonly [P in keyof A as P extends "_tag" ? never : P]: A[P];
}>) => import("effect/Cause").YieldableError & {
    readonly _tag: "SqliteLogError";
} & Readonly<A>;
export declare const isSafeVersion: (version: string) => boolean;
export declare const layer: (options: Options) => Layer.Layer<EventLog, SqliteLogError>;
export declare const make: (options: Options) => Effect.Effect<{
    readonly epoch: string;
    readonly append: (append: Append) => Effect.Effect<Stored, EventLogError>;
    readonly outcome: (stream: StreamKey, commandId: import("@pupitre/core/Id").CommandId) => Effect.Effect<Stored | undefined, EventLogError>;
    readonly read: (stream: StreamKey, from: number, to: number) => Effect.Effect<ReadonlyArray<ChatEvent>, EventLogError>;
    readonly mutations: (stream: StreamKey, from: number, to: number) => Effect.Effect<ReadonlyArray<Redaction.Mutation>, EventLogError>;
    readonly marks: (stream: StreamKey) => Effect.Effect<Marks.Marks, EventLogError>;
    readonly mark: (stream: StreamKey, key: string, mark: Marks.Mark) => Effect.Effect<void, EventLogError>;
    readonly aggregate: (stream: StreamKey) => Effect.Effect<Aggregate | undefined, EventLogError>;
    readonly keep: (stream: StreamKey, aggregate: Aggregate) => Effect.Effect<void, EventLogError>;
    readonly head: (stream: StreamKey) => Effect.Effect<number, EventLogError>;
    readonly summaries: (tenant: import("@pupitre/core/Id").TenantId, limit: number) => Effect.Effect<ReadonlyArray<ConversationSummary>, EventLogError>;
}, SqliteLogError, Scope.Scope>;
export declare const neededVersion = "3.51.3";
export declare const renewEpoch: (options: Options) => Effect.Effect<string, SqliteLogError>;

// @pupitre/transport/server/Tokens

import * as Effect from "effect/Effect";
import type { Identity } from "./Identity.js";
import { AuthenticationError } from "./Identity.js";
export interface Claim extends Pick<Identity, "tenant" | "participant" | "role" | "site"> {
    readonly lifetime?: number;
}
export interface Options {
    readonly key: Uint8Array;
    readonly issuer: string;
    readonly audience: string;
}
export interface Tokens {
    readonly issue: (claim: Claim) => Effect.Effect<string, TokensError>;
    readonly verify: (token: string) => Effect.Effect<Identity, AuthenticationError>;
}
export declare class TokensError extends TokensError_base<{
    readonly reason: {
        readonly _tag: "KeyTooShort";
        readonly bytes: number;
        readonly needed: number;
    } | {
        readonly _tag: "BadClaim";
        readonly cause: unknown;
    };
}> {
}
declare const TokensError_base: new <A extends Record<string, any> = {}>(args: import("effect/Types").VoidIfEmpty<{
    readonly [P in keyof A as P extends "_tag" ? never : P]: A[P];
}>) => import("effect/Cause").YieldableError & {
    readonly _tag: "TokensError";
} & Readonly<A>;
export declare const make: ({ key, issuer, audience }: Options) => Effect.Effect<Tokens, TokensError>;
export declare const maxAge: number;
export declare const minKeyBytes = 32;
export declare const tolerance = 30000;

// @pupitre/transport/testing/FaultyConnection

import type { Connection } from "../Connection.js";
import type { Timing } from "../Timing.js";
export interface Counts {
    readonly texts: number;
    readonly lost: number;
    readonly duplicated: number;
    readonly reordered: number;
    readonly disconnected: number;
    readonly silenced: number;
    readonly refused: number;
    readonly swallowed: number;
}
export interface Faults {
    readonly up?: Way;
    readonly down?: Way;
    readonly disconnect?: number;
    readonly silence?: number;
    readonly refusal?: number;
}
export interface FaultyConnection extends Connection {
    readonly set: (faults: Faults) => void;
    readonly partition: (milliseconds: number) => void;
    readonly cut: () => void;
    readonly counts: () => Counts;
}
export interface Way {
    readonly loss?: number;
    readonly duplication?: number;
    readonly delay?: number;
    readonly reordering?: number;
}
export declare const make: (connection: Connection, options: {
    readonly seed: number;
    readonly faults?: Faults;
    readonly timing?: Timing;
}) => FaultyConnection;
export declare const total: (counts: Counts) => number;

// @pupitre/transport/testing/Simulation

import type { Violation } from "../internal/simulation/Violation.js";
export interface Options {
    readonly restores?: boolean;
}
export interface Report {
    readonly seeds: number;
    readonly commands: number;
    readonly atEnd: number;
    readonly packets: number;
    readonly faults: number;
    readonly time: number;
    readonly slowest: number;
    readonly lost: number;
    readonly duplicated: number;
    readonly reordered: number;
    readonly diverged: number;
    readonly failed: ReadonlyArray<World>;
}
export interface World {
    readonly seed: number;
    readonly commands: number;
    readonly atEnd: number;
    readonly packets: number;
    readonly faults: number;
    readonly time: number;
    readonly settling: number;
    readonly violations: ReadonlyArray<Violation>;
}
export type { Violation } from "../internal/simulation/Violation.js";
export declare const run: (seed: number, options?: Options) => World;
export declare const runMany: (from: number, seeds: number, options?: Options) => Report;

// @pupitre/transport/testing/VirtualTime

import type { Timing } from "../Timing.js";
export interface VirtualTime extends Timing {
    readonly advance: (milliseconds: number) => void;
    readonly step: () => boolean;
    readonly waiting: () => number;
}
export declare const make: (start?: number) => VirtualTime;

// @pupitre/transport/testing/connectionContract

import type { Connection } from "../Connection.js";
import type { Accept } from "../connection/Memory.js";
export interface Check {
    readonly name: string;
    readonly run: () => Promise<void>;
}
export interface Subject {
    readonly connection: Connection;
    readonly nowhere?: Connection;
    readonly stop: () => Promise<void>;
}
export declare const connectionContract: (serve: (accept: Accept) => Promise<Subject>) => ReadonlyArray<Check>;

// @pupitre/transport/testing/logContract

import * as Effect from "effect/Effect";
import * as Scope from "effect/Scope";
import type { EventLog, EventLogError } from "../server/EventLog.js";
export declare class LogContractError extends LogContractError_base<{
    readonly expectation: string;
    readonly found: unknown;
}> {
    get message(): string;
}
declare const LogContractError_base: new <A extends Record<string, any> = {}>(args: import("effect/Types").VoidIfEmpty<{
    readonly [P in keyof A as P extends "_tag" ? never : P]: A[P];
}>) => import("effect/Cause").YieldableError & {
    readonly _tag: "LogContractError";
} & Readonly<A>;
export interface Rule<E> {
    readonly name: string;
    readonly run: Effect.Effect<void, E | EventLogError | LogContractError>;
}
export interface Storage<E> {
    readonly open: Effect.Effect<EventLog["Service"], E, Scope.Scope>;
}
export interface Subject<E> {
    readonly fresh: Effect.Effect<Storage<E>, E, Scope.Scope>;
}
export declare const logContract: <E>(subject: Subject<E>) => ReadonlyArray<Rule<E>>;

// @pupitre/transport/upload/Tus

import type { Uploader } from "@pupitre/core/composer/Uploader";
export interface Options {
    readonly endpoint: string;
    readonly token: () => Promise<string>;
    readonly retryAfter?: ReadonlyArray<number>;
    readonly askEvery?: number;
}
export declare const make: ({ endpoint, token, retryAfter, askEvery, }: Options) => Uploader<Blob | Uint8Array>;
