// @pupitre/filters/FilterBar

import type { Splice, Timeline } from "@pupitre/core/Timeline";
import type { Kind, KindSet } from "./Kind.js";
export interface FilterBar {
    readonly selection: KindSet;
    readonly combinable: boolean;
    readonly tally: ReadonlyArray<number>;
    readonly total: number;
    readonly sent: number;
    readonly newHidden: number;
}
export declare const clear: (self: FilterBar) => FilterBar;
export declare const combine: (self: FilterBar, combinable: boolean) => FilterBar;
export declare const counts: (self: FilterBar) => Readonly<Record<Kind, number>>;
export declare const follow: (self: FilterBar, diff: ReadonlyArray<Splice>) => FilterBar;
export declare const fromTimeline: (self: FilterBar, timeline: Timeline) => FilterBar;
export declare const hidden: (self: FilterBar) => number;
export declare const isChosen: (self: FilterBar, kind: Kind) => boolean;
export declare const kinds: ReadonlyArray<Kind>;
export declare const make: (options?: {
    readonly combinable?: boolean;
}) => FilterBar;
export declare const select: (self: FilterBar, selection: KindSet) => FilterBar;
export declare const toggle: (self: FilterBar, kind: Kind) => FilterBar;

// @pupitre/filters/FilteredThread

import type { ConversationWindow } from "@pupitre/core/ConversationWindow";
import type { Readable } from "@pupitre/core/Readable";
import * as FilterBar from "./FilterBar.js";
import type { FilteredTimeline } from "./FilteredTimeline.js";
import type { Kind, KindSet } from "./Kind.js";
export interface FilteredThread {
    readonly bar: Readable<FilterBar.FilterBar>;
    readonly view: Readable<FilteredTimeline>;
    readonly toggle: (kind: Kind) => void;
    readonly select: (selection: KindSet) => void;
    readonly combine: (combinable: boolean) => void;
    readonly close: () => void;
}
export declare const follow: (window: Pick<ConversationWindow, "timeline" | "changes">, options?: {
    readonly combinable?: boolean;
    readonly selection?: KindSet;
}) => FilteredThread;

// @pupitre/filters/FilteredTimeline

import type { Entry, Timeline } from "@pupitre/core/Timeline";
import type { KindSet } from "./Kind.js";
export interface FilteredTimeline {
    readonly timeline: Timeline;
    readonly selection: KindSet;
    readonly size: number;
}
export declare const at: (self: FilteredTimeline, index: number) => Entry | undefined;
export declare const make: (timeline: Timeline, selection: KindSet) => FilteredTimeline;
export declare const slice: (self: FilteredTimeline, from?: number, to?: number) => ReadonlyArray<Entry>;

// @pupitre/filters/Kind

import type { Entry } from "@pupitre/core/Timeline";
export type Kind = "visitor" | "agent" | "actions" | "navigation";
export type KindSet = number;
export declare const all: ReadonlyArray<Kind>;
export declare const bit: Readonly<Record<Kind, KindSet>>;
export declare const classify: (entry: Entry) => KindSet;
export declare const kindsOf: (set: KindSet) => ReadonlyArray<Kind>;
export declare const labels: {
    readonly visitor: {
        readonly fr: "Visiteur";
        readonly en: "Visitor";
    };
    readonly agent: {
        readonly fr: "Conseiller";
        readonly en: "Agent";
    };
    readonly actions: {
        readonly fr: "Actions";
        readonly en: "Actions";
    };
    readonly navigation: {
        readonly fr: "Navigation";
        readonly en: "Navigation";
    };
};
export declare const none: KindSet;
export declare const setOf: (kinds: Iterable<Kind>) => KindSet;
export declare const shows: (selection: KindSet, kinds: KindSet) => boolean;
