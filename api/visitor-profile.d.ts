// @pupitre/visitor-profile/AgentWords

import type { DeviceKind, Program } from "./Device.js";
export declare const isRobot: (text: string) => boolean;
export declare const kind: (text: string) => DeviceKind | undefined;
export declare const program: (text: string) => Program | undefined;
export declare const system: (text: string) => Program | undefined;

// @pupitre/visitor-profile/CleanUrl

import type { SafeUrl } from "@pupitre/core/SafeUrl";
import { parse } from "./internal/address.js";
export { parse };
export declare const page: (safe: SafeUrl) => string;
export declare const raw: (text: string) => string | undefined;
export declare const referrer: (text: string) => string | undefined;
export declare const words: (text: string) => string;

// @pupitre/visitor-profile/Country

import type { CountrySource } from "@pupitre/core/Fact";
export interface Connection {
    readonly header: (name: string) => string | undefined;
    readonly address?: string;
}
export interface Located {
    readonly country: string;
    readonly source: CountrySource;
}
export type Locator = (connection: Connection) => Located | undefined;
export declare const address: (lookUp: (address: string) => string | undefined) => Locator;
export declare const firstOf: (...locators: ReadonlyArray<Locator>) => Locator;
export declare const proxy: (header: string) => Locator;

// @pupitre/visitor-profile/CustomData

import type { Words } from "@pupitre/core/Catalogue";
import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { CustomValue, Trust } from "@pupitre/core/Fact";
import type { Mark } from "./Newest.js";
import type { Sensitivity } from "./Sensitivity.js";
export interface CustomData {
    readonly items: ReadonlyArray<Entry>;
    readonly more?: true;
}
export interface Declared {
    readonly key: string;
    readonly type: Type;
    readonly label: Words;
    readonly order?: number;
    readonly group?: Words;
    readonly sensitivity: Sensitivity;
    readonly setBy?: ReadonlyArray<Trust>;
    readonly currency?: string;
}
export interface Entry extends Mark {
    readonly value: CustomValue | null;
    readonly trust: Trust;
}
export interface Item {
    readonly key: string;
    readonly reading: Reading;
    readonly trust: Trust;
    readonly at: number;
    readonly sensitivity: Sensitivity;
    readonly declared?: Declared;
}
export type Reading = {
    readonly _tag: "Text";
    readonly value: string;
} | {
    readonly _tag: "Number";
    readonly value: number;
} | {
    readonly _tag: "Boolean";
    readonly value: boolean;
} | {
    readonly _tag: "Date";
    readonly value: number;
    readonly instant?: true;
} | {
    readonly _tag: "Money";
    readonly value: number;
    readonly currency: string;
} | {
    readonly _tag: "Link";
    readonly value: string;
} | {
    readonly _tag: "Raw";
    readonly value: string;
    readonly expected?: Type;
};
export type Type = "string" | "number" | "boolean" | "date" | "money" | "url";
export declare const apply: (self: CustomData, event: ChatEvent) => CustomData;
export declare const empty: CustomData;
export declare const erase: (_: CustomData) => CustomData;
export declare const hide: (self: CustomData, seen: ReadonlyArray<Sensitivity>, declared?: ReadonlyArray<Declared>) => CustomData;
export declare const items: (self: CustomData, declared?: ReadonlyArray<Declared>) => ReadonlyArray<Item>;
export declare const ladder: ReadonlyArray<Trust>;
export declare const limit = 200;
export declare const maySet: (declared: ReadonlyArray<Declared>) => (key: string, trust: Trust) => boolean;
export declare const merge: (a: CustomData, b: CustomData) => CustomData;
export declare const order: (a: Entry, b: Entry) => number;
export declare const project: (self: CustomData, seen: ReadonlyArray<Sensitivity>, declared?: ReadonlyArray<Declared>) => CustomData;
export declare const read: (value: CustomValue, { type, currency }: Pick<Declared, "type" | "currency">) => Reading;
export declare const withhold: (event: ChatEvent, seen: ReadonlyArray<Sensitivity>, declared?: ReadonlyArray<Declared>) => ChatEvent;

// @pupitre/visitor-profile/CustomKeys

import * as Shelving from "@pupitre/core/command/Shelving";
import type { ItemId } from "@pupitre/core/Id";
import * as Query from "@pupitre/core/Query";
import * as Shelf from "@pupitre/core/Shelf";
import * as Schema from "effect/Schema";
export declare const Declared: Schema.Struct<{
    readonly key: Schema.String;
    readonly type: Schema.Literals<readonly [
        "string",
        "number",
        "boolean",
        "date",
        "money",
        "url"
    ]>;
    readonly label: Schema.Struct<{
        readonly fr: Schema.String;
        readonly en: Schema.String;
    }>;
    readonly order: Schema.optionalKey<Schema.Finite>;
    readonly group: Schema.optionalKey<Schema.Struct<{
        readonly fr: Schema.String;
        readonly en: Schema.String;
    }>>;
    readonly sensitivity: Schema.Literals<readonly [
        "open",
        "personal",
        "sensitive",
        "secret"
    ]>;
    readonly setBy: Schema.optionalKey<Schema.$Array<Schema.Literals<readonly [
        "page",
        "authenticated",
        "agent"
    ]>>>;
    readonly currency: Schema.optionalKey<Schema.String>;
}>;
export interface Declared extends Schema.Schema.Type<typeof Declared> {
}
export interface Key {
    readonly id: ItemId;
    readonly item: Declared;
}
export declare const customKeys: Shelving.Shelving<"customKeys", {
    readonly key: string;
    readonly type: "boolean" | "date" | "money" | "number" | "string" | "url";
    readonly label: {
        readonly fr: string;
        readonly en: string;
    };
    readonly order?: number;
    readonly group?: {
        readonly fr: string;
        readonly en: string;
    };
    readonly sensitivity: "open" | "personal" | "secret" | "sensitive";
    readonly setBy?: readonly ("agent" | "authenticated" | "page")[];
    readonly currency?: string;
}>;
export declare const declared: (shelf: Shelf.Shelf) => ReadonlyArray<Declared>;
export declare const declaredKeys: Query.Query<"declaredKeys", {}, readonly {
    readonly key: string;
    readonly type: "boolean" | "date" | "money" | "number" | "string" | "url";
    readonly label: {
        readonly fr: string;
        readonly en: string;
    };
    readonly order?: number;
    readonly group?: {
        readonly fr: string;
        readonly en: string;
    };
    readonly sensitivity: "open" | "personal" | "secret" | "sensitive";
    readonly setBy?: readonly ("agent" | "authenticated" | "page")[];
    readonly currency?: string;
}[]>;
export declare const isKey: (text: string) => boolean;
export declare const keys: (shelf: Shelf.Shelf) => ReadonlyArray<Key>;
export declare const repeated: (shelf: Shelf.Shelf) => ReadonlyArray<Key>;

// @pupitre/visitor-profile/CustomerRecord

import { ConversationId } from "@pupitre/core/Id";
import * as Query from "@pupitre/core/Query";
import * as Schema from "effect/Schema";
export declare const Exchange: Schema.Struct<{
    readonly id: Schema.brand<Schema.String, "ConversationId">;
    readonly startedAt: Schema.Int;
    readonly closedAt: Schema.optionalKey<Schema.Int>;
    readonly mode: Schema.Literals<readonly [
        "chat",
        "call",
        "video",
        "messaging"
    ]>;
    readonly agents: Schema.$Array<Schema.String>;
    readonly tags: Schema.$Array<Schema.String>;
    readonly notes: Schema.$Array<Schema.Struct<{
        readonly by: Schema.String;
        readonly at: Schema.Int;
        readonly text: Schema.String;
    }>>;
    readonly previousConversationId: Schema.optionalKey<Schema.brand<Schema.String, "ConversationId">>;
    readonly csat: Schema.optionalKey<Schema.Int>;
    readonly nps: Schema.optionalKey<Schema.Int>;
}>;
export interface Exchange extends Schema.Schema.Type<typeof Exchange> {
}
export type Listed = Pick<Exchange, "id" | "startedAt">;
export declare const Note: Schema.Struct<{
    readonly by: Schema.String;
    readonly at: Schema.Int;
    readonly text: Schema.String;
}>;
export interface Note extends Schema.Schema.Type<typeof Note> {
}
export declare const Page: Schema.Struct<{
    readonly exchanges: Schema.$Array<Schema.Struct<{
        readonly id: Schema.brand<Schema.String, "ConversationId">;
        readonly startedAt: Schema.Int;
        readonly closedAt: Schema.optionalKey<Schema.Int>;
        readonly mode: Schema.Literals<readonly [
            "chat",
            "call",
            "video",
            "messaging"
        ]>;
        readonly agents: Schema.$Array<Schema.String>;
        readonly tags: Schema.$Array<Schema.String>;
        readonly notes: Schema.$Array<Schema.Struct<{
            readonly by: Schema.String;
            readonly at: Schema.Int;
            readonly text: Schema.String;
        }>>;
        readonly previousConversationId: Schema.optionalKey<Schema.brand<Schema.String, "ConversationId">>;
        readonly csat: Schema.optionalKey<Schema.Int>;
        readonly nps: Schema.optionalKey<Schema.Int>;
    }>>;
    readonly total: Schema.Int;
    readonly next: Schema.optionalKey<Schema.brand<Schema.String, "ConversationId">>;
}>;
export interface Page extends Schema.Schema.Type<typeof Page> {
}
export declare const customerRecord: Query.Query<"customerRecord", {
    readonly visitorId: string & import("effect/Brand").Brand<"VisitorId">;
    readonly after?: string & import("effect/Brand").Brand<"ConversationId">;
    readonly limit: number;
}, {
    readonly exchanges: readonly {
        readonly id: string & import("effect/Brand").Brand<"ConversationId">;
        readonly startedAt: number;
        readonly closedAt?: number;
        readonly mode: "call" | "chat" | "messaging" | "video";
        readonly agents: readonly string[];
        readonly tags: readonly string[];
        readonly notes: readonly {
            readonly by: string;
            readonly at: number;
            readonly text: string;
        }[];
        readonly previousConversationId?: string & import("effect/Brand").Brand<"ConversationId">;
        readonly csat?: number;
        readonly nps?: number;
    }[];
    readonly total: number;
    readonly next?: string & import("effect/Brand").Brand<"ConversationId">;
}>;
export declare const paged: <A extends Listed>(exchanges: ReadonlyArray<A>, { after, limit }: {
    readonly after?: ConversationId;
    readonly limit: number;
}) => Omit<Page, "exchanges"> & {
    readonly exchanges: ReadonlyArray<A>;
};
export declare const read: (answer: unknown) => Page | undefined;

// @pupitre/visitor-profile/Device

import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { ClientHints, CountrySource } from "@pupitre/core/Fact";
import type { Mark } from "./Newest.js";
export interface Agent {
    readonly browser?: Program;
    readonly system?: Program;
    readonly kind?: DeviceKind;
    readonly bot?: boolean;
}
export interface Description {
    readonly browser?: Sourced<Program>;
    readonly system?: Sourced<Program>;
    readonly kind?: Sourced<DeviceKind>;
    readonly bot: boolean;
    readonly botSource?: Source;
    readonly language?: Sourced<string>;
    readonly screen?: Sourced<{
        readonly width: number;
        readonly height: number;
    }>;
    readonly model?: Sourced<string>;
    readonly country?: Sourced<string>;
}
export interface Device {
    readonly seen?: Seen;
    readonly located?: Located;
}
export type DeviceKind = "desktop" | "mobile" | "tablet" | "tv" | "console" | "wearable";
export interface Located extends Mark {
    readonly country: string;
    readonly source: CountrySource;
}
export interface Program {
    readonly name: string;
    readonly version?: string;
}
export interface Readers {
    readonly agent?: (userAgent: string) => Agent;
    readonly country?: (timeZone: string) => string | undefined;
}
export interface Seen extends Mark {
    readonly userAgent: string;
    readonly hints?: ClientHints;
    readonly language?: string;
    readonly timeZone?: string;
    readonly screen?: {
        readonly width: number;
        readonly height: number;
    };
}
export type Source = "userAgent" | "hints" | "language" | "timeZone" | "screen" | CountrySource;
export interface Sourced<A> {
    readonly value: A;
    readonly source: Source;
}
export declare const apply: (self: Device, event: ChatEvent) => Device;
export declare const describe: (self: Device, readers?: Readers) => Description;
export declare const empty: Device;
export declare const erase: ({ seen }: Device) => Device;
export declare const merge: (a: Device, b: Device) => Device;

// @pupitre/visitor-profile/Erasures

import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { VisitorId } from "@pupitre/core/Id";
import type { Participant } from "@pupitre/core/Participant";
export type Erasures = ReadonlyArray<Mark>;
export interface Mark {
    readonly visitorId: VisitorId;
    readonly by: Participant;
    readonly at: number;
    readonly seq: number;
}
export declare const apply: (self: Erasures, event: ChatEvent) => Erasures;
export declare const empty: Erasures;

// @pupitre/visitor-profile/ExchangeRecord

import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { Exchange } from "./CustomerRecord.js";
export declare const apply: (self: Exchange | undefined, event: ChatEvent) => Exchange | undefined;
export declare const fold: (events: Iterable<ChatEvent>) => Exchange | undefined;

// @pupitre/visitor-profile/HostWords

import type { Suffixes } from "./KnownHosts.js";
export interface Guess {
    readonly kind: "email" | "search";
    readonly name: string;
}
export declare const guess: (host: string, asked: boolean, suffixes: Suffixes) => Guess | undefined;

// @pupitre/visitor-profile/Identity

import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { Mark, Newest } from "./Newest.js";
export interface Claim extends Mark {
    readonly externalId: string;
    readonly name?: string;
    readonly trust: "page" | "authenticated";
}
export type Identity = Newest<Claim>;
export interface Shared {
    readonly externalId: string;
    readonly why: "placeholder" | "names" | "ids";
}
export declare const apply: (self: Identity, event: ChatEvent) => Identity;
export declare const current: (self: Identity) => Claim | undefined;
export declare const empty: Identity;
export declare const erase: (_: Identity) => Identity;
export declare const joining: (self: Identity) => string | undefined;
export declare const limit = 10;
export declare const merge: (a: Identity, b: Identity) => Identity;
export declare const shared: (visitors: Iterable<Identity>) => ReadonlyArray<Shared>;

// @pupitre/visitor-profile/JoinedVisitors

import * as Query from "@pupitre/core/Query";
import * as Schema from "effect/Schema";
export declare const Joined: Schema.Struct<{
    readonly visitors: Schema.NonEmptyArray<Schema.brand<Schema.String, "VisitorId">>;
    readonly shared: Schema.optionalKey<Schema.Literals<readonly [
        "placeholder",
        "names"
    ]>>;
}>;
export interface Joined extends Schema.Schema.Type<typeof Joined> {
}
export declare const joinedVisitors: Query.Query<"joinedVisitors", {
    readonly visitorId: string & import("effect/Brand").Brand<"VisitorId">;
}, {
    readonly visitors: readonly [
        string & import("effect/Brand").Brand<"VisitorId">,
        ...(string & import("effect/Brand").Brand<"VisitorId">)[]
    ];
    readonly shared?: "names" | "placeholder";
}>;
export declare const read: (answer: unknown) => Joined | undefined;

// @pupitre/visitor-profile/Journey

import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { Mark, Newest } from "./Newest.js";
import type { VisitPolicy } from "./VisitPolicy.js";
export interface Journey {
    readonly visits: Newest<Visit>;
    readonly pages: Newest<Page>;
    readonly reached: Newest<Mark>;
    readonly left: Newest<Mark>;
}
export interface Look {
    readonly now: number;
    readonly online?: boolean;
    readonly leftAt?: number;
    readonly visits?: VisitPolicy;
}
export interface Page extends Mark {
    readonly visitId: string;
    readonly url: string;
    readonly title: string;
    readonly nth?: number;
}
export interface Summary {
    readonly duration: number;
    readonly atLeastDuration: boolean;
    readonly live: boolean;
    readonly pages: number;
    readonly visits: number;
    readonly atLeast: boolean;
    readonly earlier: {
        readonly pages: number;
        readonly visits: number;
    };
    readonly current?: Page;
    readonly began?: number;
    readonly seen?: number;
}
export interface Viewed {
    readonly page: Page;
    readonly duration: number;
    readonly live: boolean;
}
export interface Visit extends Mark {
    readonly nth?: number;
    readonly before?: number;
}
export declare const apply: (self: Journey, event: ChatEvent) => Journey;
export declare const counting: (self: Journey, parts: ReadonlyArray<Journey>) => Journey;
export declare const empty: Journey;
export declare const erase: (self: Journey) => Journey;
export declare const limits: {
    readonly visits: 6;
    readonly pages: 12;
};
export declare const merge: (a: Journey, b: Journey) => Journey;
export declare const summary: (self: Journey, look: Look) => Summary;
export declare const viewed: (self: Journey, look: Look) => ReadonlyArray<Viewed>;
export declare const withhold: (self: Journey) => Journey;

// @pupitre/visitor-profile/KeptProfile

import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { Role } from "@pupitre/core/Participant";
import type * as Schema from "effect/Schema";
import type { Declared } from "./CustomData.js";
import type { Profile } from "./Profile.js";
import type { Reading } from "./Provenance.js";
import type { Sensitivity } from "./Sensitivity.js";
export interface KeptProfile {
    readonly initial: Profile;
    readonly apply: (state: Profile, event: ChatEvent) => Profile;
    readonly encode: (state: Profile) => string;
    readonly decode: (text: string) => Profile | undefined;
    readonly show: (state: Profile, role: Role) => Schema.Json;
}
export interface Options {
    readonly reading?: Reading;
    readonly declared?: () => ReadonlyArray<Declared>;
    readonly rights?: Readonly<Record<Role, ReadonlyArray<Sensitivity>>>;
}
export declare const make: ({ reading, declared, rights }?: Options) => KeptProfile;

// @pupitre/visitor-profile/KnownHosts

export type Kind = "search" | "social" | "email" | "assistant" | "paid";
export interface Rule {
    readonly kind: Kind;
    readonly name: string;
    readonly hosts: ReadonlyArray<string>;
    readonly terms?: ReadonlyArray<string>;
}
export interface Suffixes {
    readonly suffix: (host: string) => string | undefined;
    readonly site: (host: string) => string | undefined;
}
export declare const bare: (host: string) => string;
export declare const find: (host: string, rules: ReadonlyArray<Rule>, suffixes?: Suffixes) => Rule | undefined;
export declare const plain: Suffixes;
export declare const rules: ReadonlyArray<Rule>;

// @pupitre/visitor-profile/Newest

export interface Mark {
    readonly id: string;
    readonly seq: number;
    readonly at: number;
}
export interface Newest<A extends Mark> {
    readonly items: ReadonlyArray<A>;
    readonly more?: true;
}
export declare const add: <A extends Mark>(self: Newest<A>, item: A, limit: number) => Newest<A>;
export declare const compare: (a: Mark, b: Mark) => number;
export declare const empty: Newest<never>;
export declare const last: <A extends Mark>(self: Newest<A>) => A | undefined;
export declare const merge: <A extends Mark>(a: Newest<A>, b: Newest<A>, limit: number) => Newest<A>;

// @pupitre/visitor-profile/PastExchanges

import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { Mark, Newest } from "./Newest.js";
export interface PastExchanges {
    readonly started: Newest<Started>;
    readonly closed: Newest<Mark>;
    readonly csat: Newest<Rating>;
    readonly nps: Newest<Rating>;
}
export interface Rating extends Mark {
    readonly value: number;
}
export interface Started extends Mark {
    readonly previous?: string;
    readonly nth?: number;
}
export interface Summary {
    readonly count: number;
    readonly atLeast: boolean;
    readonly lastAt?: number;
    readonly lastId?: string;
    readonly csat?: {
        readonly last: number;
        readonly mean: number;
        readonly count: number;
        readonly at: number;
        readonly more?: true;
    };
    readonly nps?: {
        readonly last: number;
        readonly at: number;
    };
    readonly open: boolean;
}
export declare const apply: (self: PastExchanges, event: ChatEvent) => PastExchanges;
export declare const counting: (self: PastExchanges, parts: ReadonlyArray<PastExchanges>) => PastExchanges;
export declare const empty: PastExchanges;
export declare const limit = 5;
export declare const merge: (a: PastExchanges, b: PastExchanges) => PastExchanges;
export declare const summary: (self: PastExchanges) => Summary;
export declare const withhold: ({ started, closed }: PastExchanges) => PastExchanges;

// @pupitre/visitor-profile/Person

import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { Profile } from "./Profile.js";
export type Person = Readonly<Record<string, Profile>>;
export declare const apply: (self: Person, visitor: string, event: ChatEvent) => Person;
export declare const empty: Person;
export declare const erase: (self: Person) => Person;
export declare const merge: (a: Person, b: Person) => Person;
export declare const whole: (self: Person) => Profile;

// @pupitre/visitor-profile/Profile

import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { CustomData, Declared } from "./CustomData.js";
import type { Device } from "./Device.js";
import type { Identity } from "./Identity.js";
import type { Journey } from "./Journey.js";
import type { PastExchanges } from "./PastExchanges.js";
import type { Provenance, Reading } from "./Provenance.js";
import type { Sensitivity } from "./Sensitivity.js";
import type { Section, Shown, View } from "./Section.js";
export interface Profile {
    readonly provenance: Provenance;
    readonly journey: Journey;
    readonly device: Device;
    readonly pastExchanges: PastExchanges;
    readonly customData: CustomData;
    readonly identity: Identity;
}
export declare const apply: (self: Profile, event: ChatEvent) => Profile;
export declare const applyTold: (self: Profile, event: ChatEvent) => Profile;
export declare const applyWith: (reading: Reading) => (self: Profile, event: ChatEvent) => Profile;
export declare const empty: Profile;
export declare const erase: (self: Profile) => Profile;
export declare const fold: (events: Iterable<ChatEvent>, from?: Profile) => Profile;
export declare const merge: (a: Profile, b: Profile) => Profile;
export declare const sections: (self: Profile, view: View, of?: ReadonlyArray<Section<Profile>>) => ReadonlyArray<Shown>;
export declare const standard: ReadonlyArray<Section<Profile>>;
export declare const withhold: (self: Profile, seen: ReadonlyArray<Sensitivity>, declared?: ReadonlyArray<Declared>) => Profile;

// @pupitre/visitor-profile/ProfileSchema

import * as Schema from "effect/Schema";
import type * as Profiles from "./Profile.js";
export declare const Profile: Schema.Codec<Profiles.Profile, unknown>;
export declare const read: (told: unknown) => Profiles.Profile | undefined;

// @pupitre/visitor-profile/ProfileText

import type { Profile } from "./Profile.js";
export declare const decode: (text: string) => Profile | undefined;
export declare const encode: (self: Profile) => string;
export declare const limit = 2048;

// @pupitre/visitor-profile/Provenance

import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { Origin, VisitStarted } from "@pupitre/core/Fact";
import type { Kind, Rule, Suffixes } from "./KnownHosts.js";
import type { Mark } from "./Newest.js";
import type { May } from "./Sensitivity.js";
export interface Known {
    readonly kind: Kind;
    readonly name: string;
}
export interface Provenance {
    readonly first?: Touch;
    readonly last?: Touch;
}
export interface Reading {
    readonly rules?: ReadonlyArray<Rule>;
    readonly known?: (from: URL) => Known | undefined;
    readonly suffixes?: Suffixes;
}
export interface Touch extends Mark {
    readonly origin: Origin;
    readonly referrer?: string;
    readonly landing: string;
}
export declare const apply: (self: Provenance, event: ChatEvent, reading?: Reading) => Provenance;
export declare const applyTold: (self: Provenance, event: ChatEvent) => Provenance;
export declare const classify: (visit: Pick<VisitStarted, "referrer" | "landing">, reading?: Reading) => Origin;
export declare const empty: Provenance;
export declare const erase: (self: Provenance) => Provenance;
export type { Origin };
export declare const merge: (a: Provenance, b: Provenance) => Provenance;
export declare const told: (visit: VisitStarted) => Origin;
export declare const withhold: (self: Provenance, may: May) => Provenance;
export declare const withholdOrigin: (origin: Origin, may: May) => Origin;

// @pupitre/visitor-profile/Section

import type { Locale, Words } from "@pupitre/core/Catalogue";
import type { Role } from "@pupitre/core/Participant";
import type { Declared } from "./CustomData.js";
import type { Readers } from "./Device.js";
import type { Look } from "./Journey.js";
import type { Sensitivity } from "./Sensitivity.js";
export interface Badge {
    readonly key: string;
    readonly text: Words;
    readonly tone: "good" | "neutral" | "warning";
}
export interface Line {
    readonly key: string;
    readonly label: Words;
    readonly text: string;
    readonly source: Words;
    readonly at?: number;
    readonly sensitivity: Sensitivity;
    readonly warning?: Words;
    readonly group?: Words;
    readonly url?: string;
}
export interface Link {
    readonly key: string;
    readonly label: Words;
    readonly url?: string;
}
export interface Row {
    readonly key: string;
    readonly label: string;
    readonly text: string;
    readonly source?: string;
    readonly at?: number;
    readonly sensitivity: Sensitivity;
    readonly masked?: true;
    readonly warning?: string;
    readonly group?: string;
    readonly url?: string;
}
export interface Section<A> {
    readonly key: string;
    readonly title: Words;
    readonly lines: (subject: A, view: View) => ReadonlyArray<Line>;
    readonly links?: (subject: A, view: View) => ReadonlyArray<Link>;
    readonly badges?: (subject: A, view: View) => ReadonlyArray<Badge>;
}
export interface Shown {
    readonly key: string;
    readonly title: string;
    readonly rows: ReadonlyArray<Row>;
    readonly links?: ReadonlyArray<{
        readonly key: string;
        readonly label: string;
        readonly url?: string;
    }>;
    readonly badges?: ReadonlyArray<{
        readonly key: string;
        readonly text: string;
        readonly tone: Badge["tone"];
    }>;
}
export interface View extends Look {
    readonly locale: Locale;
    readonly timeZone?: string;
    readonly readers?: Readers;
    readonly customKeys?: ReadonlyArray<Declared>;
    readonly role?: Role;
    readonly rights?: Readonly<Partial<Record<Role, ReadonlyArray<Sensitivity>>>>;
}
export declare const seenBy: ({ role, rights: given }: View) => ReadonlyArray<Sensitivity>;
export declare const show: <A>(sections: ReadonlyArray<Section<A>>, subject: A, view: View) => ReadonlyArray<Shown>;

// @pupitre/visitor-profile/Sensitivity

import type { Role } from "@pupitre/core/Participant";
export type May = (value: keyof typeof classes) => boolean;
export type Sensitivity = "open" | "personal" | "sensitive" | "secret";
export declare const classes: {
    readonly origin: "open";
    readonly source: "personal";
    readonly terms: "personal";
    readonly address: "personal";
    readonly figures: "open";
    readonly page: "personal";
    readonly device: "open";
    readonly exchanges: "open";
    readonly rating: "personal";
    readonly identity: "personal";
    readonly undeclared: "sensitive";
};
export declare const keptBack = "\u2022";
export declare const rights: Readonly<Record<Role, ReadonlyArray<Sensitivity>>>;
export declare const seeing: (seen: ReadonlyArray<Sensitivity>) => May;

// @pupitre/visitor-profile/VisitPolicy

export interface VisitPolicy {
    readonly idleAfter: number;
}
export declare const standard: VisitPolicy;

// @pupitre/visitor-profile/Withholding

import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { Conversation } from "@pupitre/core/Conversation";
import type { Declared } from "./CustomData.js";
import type { Sensitivity } from "./Sensitivity.js";
export declare const ofConversation: (self: Conversation, seen: ReadonlyArray<Sensitivity>) => Conversation;
export declare const ofEvent: (event: ChatEvent, seen: ReadonlyArray<Sensitivity>, declared?: ReadonlyArray<Declared>) => ChatEvent | undefined;

// @pupitre/visitor-profile/Wording

import type { Locale } from "@pupitre/core/Catalogue";
export declare const count: (locale: Locale, n: number, atLeast?: boolean) => string;
export declare const country: (locale: Locale, code: string) => string;
export declare const day: (locale: Locale, at: number, timeZone?: string) => string;
export declare const duration: (locale: Locale, millis: number, atLeast?: boolean) => string;
export declare const language: (locale: Locale, tag: string) => string;
export declare const money: (locale: Locale, amount: number, currency: string) => string;
export declare const number: (locale: Locale, n: number, digits?: number) => string;
export declare const outOf: (locale: Locale, n: number, most: number) => string;
export declare const yes: (locale: Locale, value: boolean) => string;

// @pupitre/visitor-profile/adapter/AddressCountry

export declare const addressCountry: (database: Uint8Array) => ((address: string) => string | undefined);

// @pupitre/visitor-profile/adapter/KnownReferrers

import type { Known } from "../Provenance.js";
export declare const knownReferrers: (url: URL) => Known | undefined;

// @pupitre/visitor-profile/adapter/PublicSuffix

import type { Suffixes } from "../KnownHosts.js";
export declare const publicSuffix: Suffixes;

// @pupitre/visitor-profile/adapter/TimeZoneCountry

import type { Readers } from "../Device.js";
export declare const timeZoneCountry: NonNullable<Readers["country"]>;

// @pupitre/visitor-profile/adapter/UserAgent

import type { Readers } from "../Device.js";
export declare const userAgent: NonNullable<Readers["agent"]>;

// @pupitre/visitor-profile/collector/Collector

import type { CustomDataSet, CustomValue, PageVisited, VisitStarted } from "@pupitre/core/Fact";
import type { Reason } from "@pupitre/core/Reason";
import type { VisitPolicy } from "../VisitPolicy.js";
type Change = (data: unknown, unused: string, url?: string | URL | null) => void;
export interface Collector {
    readonly agree: (agreed: boolean) => void;
    readonly set: (values: Readonly<Record<string, CustomValue | null>>) => ReadonlyArray<string>;
    readonly identify: (externalId: string, name?: string) => void;
    readonly stop: () => void;
}
interface Hinted extends Hints {
    readonly getHighEntropyValues?: (names: Array<string>) => Promise<Hints>;
}
interface Hints {
    readonly brands?: ReadonlyArray<{
        readonly brand: string;
        readonly version: string;
    }>;
    readonly platform?: string;
    readonly platformVersion?: string;
    readonly mobile?: boolean;
    readonly model?: string;
}
interface Kept {
    readonly getItem: (key: string) => string | null;
    readonly setItem: (key: string, value: string) => void;
    readonly removeItem: (key: string) => void;
}
type Listen = (type: string, listener: (event: unknown) => void) => void;
export interface Options {
    readonly page: Page;
    readonly send: Send;
    readonly onRefused?: (refused: Refused) => void;
    readonly agreed: boolean;
    readonly looking?: (visible: boolean) => void;
    readonly address?: (href: string) => string;
    readonly visits?: VisitPolicy;
    readonly now?: () => number;
}
export interface Page {
    readonly document: {
        readonly referrer: string;
        readonly title: string;
        readonly visibilityState: string;
        readonly addEventListener: Listen;
        readonly removeEventListener: Listen;
    };
    readonly location: {
        readonly href: string;
    };
    readonly history: {
        pushState: Change;
        replaceState: Change;
    };
    readonly navigator: {
        readonly userAgent: string;
        readonly language?: string;
        readonly userAgentData?: Hinted;
    };
    readonly screen?: {
        readonly width: number;
        readonly height: number;
    };
    readonly localStorage?: Kept;
    readonly crypto: {
        readonly randomUUID?: () => string;
        readonly getRandomValues: (into: Uint8Array<ArrayBuffer>) => Uint8Array;
    };
    readonly setTimeout: (run: () => void, millis: number) => unknown;
    readonly addEventListener: Listen;
    readonly removeEventListener: Listen;
}
export interface Refused {
    readonly wish: Wish;
    readonly keys: ReadonlyArray<string>;
    readonly reasons: ReadonlyArray<Reason>;
}
export type Send = (wish: Wish) => void | PromiseLike<ReadonlyArray<Reason> | undefined>;
export type Wish = {
    readonly name: "startVisit";
    readonly input: Omit<VisitStarted, "_tag">;
} | {
    readonly name: "visitPage";
    readonly input: Omit<PageVisited, "_tag">;
} | {
    readonly name: "setCustomData";
    readonly input: Pick<CustomDataSet, "values">;
} | {
    readonly name: "identifyVisitor";
    readonly input: {
        readonly externalId: string;
        readonly name?: string;
    };
};
export declare const start: (options: Options) => Collector;

// @pupitre/visitor-profile/section/CustomDataSection

import type { Locale } from "@pupitre/core/Catalogue";
import type { Reading } from "../CustomData.js";
import type { Profile } from "../Profile.js";
import type { Section } from "../Section.js";
export declare const CustomDataSection: Section<Pick<Profile, "customData" | "identity">>;
export declare const text: (locale: Locale, reading: Reading, timeZone?: string) => string;

// @pupitre/visitor-profile/section/DeviceSection

import type { Profile } from "../Profile.js";
import type { Section } from "../Section.js";
export declare const DeviceSection: Section<Pick<Profile, "device">>;

// @pupitre/visitor-profile/section/JourneySection

import type { Profile } from "../Profile.js";
import type { Section } from "../Section.js";
export declare const JourneySection: Section<Pick<Profile, "journey">>;
export declare const PagesSection: Section<Pick<Profile, "journey">>;
export declare const earlierPages = "earlier";

// @pupitre/visitor-profile/section/PastExchangesSection

import type { Profile } from "../Profile.js";
import type { Section } from "../Section.js";
export declare const PastExchangesSection: Section<Pick<Profile, "pastExchanges" | "identity">>;

// @pupitre/visitor-profile/section/ProvenanceSection

import type { Locale } from "@pupitre/core/Catalogue";
import type { Profile } from "../Profile.js";
import type { Origin } from "../Provenance.js";
import type { Section } from "../Section.js";
export declare const ProvenanceSection: Section<Pick<Profile, "provenance">>;
export declare const text: (locale: Locale, origin: Origin) => string;
