// @pupitre/visitor-profile/CleanUrl

import type { SafeUrl } from "@pupitre/core/SafeUrl";
export declare const page: (safe: SafeUrl) => string;
export declare const parse: (text: string) => URL | undefined;
export declare const referrer: (text: string) => string | undefined;

// @pupitre/visitor-profile/Device

import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { Mark } from "./Newest.js";
export interface Agent {
    readonly browser?: Program;
    readonly system?: Program;
    readonly kind?: "desktop" | "mobile" | "tablet" | "tv";
    readonly bot?: boolean;
}
export interface Description {
    readonly browser?: Sourced<Program>;
    readonly system?: Sourced<Program>;
    readonly kind?: Sourced<NonNullable<Agent["kind"]>>;
    readonly bot: boolean;
    readonly language?: Sourced<string>;
    readonly screen?: Sourced<{
        readonly width: number;
        readonly height: number;
    }>;
    readonly country?: Sourced<string>;
}
export interface Device {
    readonly seen?: Seen;
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
    readonly language?: string;
    readonly timeZone?: string;
    readonly screen?: {
        readonly width: number;
        readonly height: number;
    };
}
export type Source = "userAgent" | "language" | "timeZone" | "screen";
export interface Sourced<A> {
    readonly value: A;
    readonly source: Source;
}
export declare const apply: (self: Device, event: ChatEvent) => Device;
export declare const describe: (self: Device, readers?: Readers) => Description;
export declare const empty: Device;
export declare const merge: (a: Device, b: Device) => Device;

// @pupitre/visitor-profile/Journey

import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { Mark, Newest } from "./Newest.js";
export interface Journey {
    readonly visits: Newest<Mark>;
    readonly pages: Newest<Page>;
}
export interface Look {
    readonly now: number;
    readonly leftAt?: number;
    readonly idleAfter?: number;
}
export interface Page extends Mark {
    readonly visitId: string;
    readonly url: string;
    readonly title: string;
}
export interface Summary {
    readonly duration: number;
    readonly live: boolean;
    readonly pages: number;
    readonly visits: number;
    readonly atLeast: boolean;
    readonly current?: Page;
}
export declare const apply: (self: Journey, event: ChatEvent) => Journey;
export declare const empty: Journey;
export declare const limits: {
    readonly visits: 100;
    readonly pages: 200;
};
export declare const merge: (a: Journey, b: Journey) => Journey;
export declare const summary: (self: Journey, look: Look) => Summary;

// @pupitre/visitor-profile/KnownHosts

export interface Rule {
    readonly kind: "search" | "social" | "email";
    readonly name: string;
    readonly hosts: ReadonlyArray<string>;
    readonly terms?: ReadonlyArray<string>;
}
export declare const find: (host: string, rules: ReadonlyArray<Rule>) => Rule | undefined;
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
    readonly started: Newest<Mark>;
    readonly closed: Newest<Mark>;
}
export interface Summary {
    readonly count: number;
    readonly atLeast: boolean;
    readonly lastAt?: number;
    readonly open: boolean;
}
export declare const apply: (self: PastExchanges, event: ChatEvent) => PastExchanges;
export declare const empty: PastExchanges;
export declare const limit = 100;
export declare const merge: (a: PastExchanges, b: PastExchanges) => PastExchanges;
export declare const summary: (self: PastExchanges) => Summary;

// @pupitre/visitor-profile/Profile

import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { Device } from "./Device.js";
import type { Journey } from "./Journey.js";
import type { Rule } from "./KnownHosts.js";
import type { PastExchanges } from "./PastExchanges.js";
import type { Provenance } from "./Provenance.js";
import type { Section, Shown, View } from "./Section.js";
export interface Profile {
    readonly provenance: Provenance;
    readonly journey: Journey;
    readonly device: Device;
    readonly pastExchanges: PastExchanges;
}
export declare const apply: (self: Profile, event: ChatEvent) => Profile;
export declare const applyWith: (rules: ReadonlyArray<Rule>) => (self: Profile, event: ChatEvent) => Profile;
export declare const empty: Profile;
export declare const fold: (events: Iterable<ChatEvent>, from?: Profile) => Profile;
export declare const merge: (a: Profile, b: Profile) => Profile;
export declare const sections: (self: Profile, view: View, of?: ReadonlyArray<Section<Profile>>) => ReadonlyArray<Shown>;
export declare const standard: ReadonlyArray<Section<Profile>>;

// @pupitre/visitor-profile/Provenance

import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { VisitStarted } from "@pupitre/core/Fact";
import type { Rule } from "./KnownHosts.js";
import type { Mark } from "./Newest.js";
export type Origin = {
    readonly _tag: "Direct";
} | {
    readonly _tag: "SearchEngine";
    readonly name: string;
    readonly terms?: string;
} | {
    readonly _tag: "Social";
    readonly network: string;
} | {
    readonly _tag: "Email";
    readonly name: string;
} | {
    readonly _tag: "Campaign";
    readonly source: string;
    readonly medium?: string;
    readonly name?: string;
} | {
    readonly _tag: "Referral";
    readonly host: string;
} | {
    readonly _tag: "Internal";
    readonly host: string;
} | {
    readonly _tag: "Unknown";
};
export interface Provenance {
    readonly first?: Touch;
    readonly last?: Touch;
}
export interface Touch extends Mark {
    readonly origin: Origin;
    readonly referrer?: string;
    readonly landing: string;
}
export declare const apply: (self: Provenance, event: ChatEvent, rules?: ReadonlyArray<Rule>) => Provenance;
export declare const classify: (visit: Pick<VisitStarted, "referrer" | "landing">, rules?: ReadonlyArray<Rule>) => Origin;
export declare const empty: Provenance;
export declare const merge: (a: Provenance, b: Provenance) => Provenance;

// @pupitre/visitor-profile/Section

import type { Locale, Words } from "@pupitre/core/Catalogue";
import type { Readers } from "./Device.js";
import type { Look } from "./Journey.js";
export interface Line {
    readonly key: string;
    readonly label: Words;
    readonly text: string;
    readonly source?: Words;
    readonly url?: string;
}
export interface Row {
    readonly key: string;
    readonly label: string;
    readonly text: string;
    readonly source?: string;
    readonly url?: string;
}
export interface Section<A> {
    readonly key: string;
    readonly title: Words;
    readonly lines: (subject: A, view: View) => ReadonlyArray<Line>;
}
export interface Shown {
    readonly key: string;
    readonly title: string;
    readonly rows: ReadonlyArray<Row>;
}
export interface View extends Look {
    readonly locale: Locale;
    readonly readers?: Readers;
}
export declare const show: <A>(sections: ReadonlyArray<Section<A>>, subject: A, view: View) => ReadonlyArray<Shown>;

// @pupitre/visitor-profile/Wording

import type { Locale } from "@pupitre/core/Catalogue";
export declare const count: (locale: Locale, n: number, atLeast?: boolean) => string;
export declare const country: (locale: Locale, code: string) => string;
export declare const day: (locale: Locale, at: number, timeZone?: string) => string;
export declare const duration: (locale: Locale, millis: number) => string;
export declare const language: (locale: Locale, tag: string) => string;

// @pupitre/visitor-profile/adapter/TimeZoneCountry

import type { Readers } from "../Device.js";
export declare const timeZoneCountry: NonNullable<Readers["country"]>;

// @pupitre/visitor-profile/adapter/UserAgent

import type { Readers } from "../Device.js";
export declare const userAgent: NonNullable<Readers["agent"]>;

// @pupitre/visitor-profile/section/DeviceSection

import type { Profile } from "../Profile.js";
import type { Section } from "../Section.js";
export declare const DeviceSection: Section<Pick<Profile, "device">>;

// @pupitre/visitor-profile/section/JourneySection

import type { Profile } from "../Profile.js";
import type { Section } from "../Section.js";
export declare const JourneySection: Section<Pick<Profile, "journey">>;

// @pupitre/visitor-profile/section/PastExchangesSection

import type { Profile } from "../Profile.js";
import type { Section } from "../Section.js";
export declare const PastExchangesSection: Section<Pick<Profile, "pastExchanges">>;

// @pupitre/visitor-profile/section/ProvenanceSection

import type { Locale } from "@pupitre/core/Catalogue";
import type { Profile } from "../Profile.js";
import type { Origin } from "../Provenance.js";
import type { Section } from "../Section.js";
export declare const ProvenanceSection: Section<Pick<Profile, "provenance">>;
export declare const text: (locale: Locale, origin: Origin) => string;
