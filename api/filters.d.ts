// @pupitre/filters/EntryText

import type { Entry } from "@pupitre/core/Entry";
export declare const folded: (entry: Entry) => string;
export declare const texts: (entry: Entry) => ReadonlyArray<string>;

// @pupitre/filters/Filter

import type { Entry } from "@pupitre/core/Entry";
import type { AgentId } from "@pupitre/core/Id";
import type { Classification, Kind } from "./Kind.js";
import * as TextSearch from "./TextSearch.js";
export interface And {
    readonly _tag: "And";
    readonly of: ReadonlyArray<Filter>;
}
export interface Author {
    readonly _tag: "Author";
    readonly by: Side | {
        readonly agentId: AgentId;
    };
}
export type Filter = And | Or | Not | Kinds | Author | Time | Text | HasLink | HasFile;
export interface HasFile {
    readonly _tag: "HasFile";
}
export interface HasLink {
    readonly _tag: "HasLink";
}
export interface Kinds {
    readonly _tag: "Kinds";
    readonly kinds: ReadonlyArray<Kind>;
}
export interface Not {
    readonly _tag: "Not";
    readonly of: Filter;
}
export interface Or {
    readonly _tag: "Or";
    readonly of: ReadonlyArray<Filter>;
}
export type Side = "visitor" | "agent" | "bot" | "system";
export interface Text {
    readonly _tag: "Text";
    readonly query: string;
}
export interface Time {
    readonly _tag: "Time";
    readonly from?: number;
    readonly to?: number;
}
export declare const and: (...of: ReadonlyArray<Filter>) => Filter;
export declare const author: (by: Author["by"]) => Filter;
export declare const everything: Filter;
export declare const hasFile: Filter;
export declare const hasLink: Filter;
export declare const highlights: (self: Filter, text: string) => ReadonlyArray<TextSearch.Range>;
export declare const kinds: (...kinds: ReadonlyArray<Kind>) => Filter;
export declare const matches: (self: Filter, entry: Entry, classification?: Classification) => boolean;
export declare const not: (of: Filter) => Filter;
export declare const or: (...of: ReadonlyArray<Filter>) => Filter;
export declare const text: (query: string) => Filter;
export declare const time: (range: {
    readonly from?: number;
    readonly to?: number;
}) => Filter;
export declare const toPredicate: (self: Filter, classification?: Classification) => ((entry: Entry) => boolean);

// @pupitre/filters/FilterBar

import type { Entry } from "@pupitre/core/Entry";
import type { Splice } from "@pupitre/core/Splice";
import type { Timeline } from "@pupitre/core/Timeline";
import type { Classification, Kind, KindSet } from "./Kind.js";
export interface FilterBar {
    readonly selection: KindSet;
    readonly combinable: boolean;
    readonly classification: Classification;
    readonly tally: ReadonlyArray<number>;
    readonly total: number;
    readonly shown?: number;
    readonly newHidden: number;
    readonly ownHidden: number;
    readonly since: Since;
}
export interface Since {
    readonly head: number;
    readonly seq: number;
    readonly lane: ReadonlyArray<string>;
    readonly before: ReadonlyArray<string>;
    readonly own: ReadonlyArray<string>;
}
export declare const clear: (self: FilterBar) => FilterBar;
export declare const combine: (self: FilterBar, combinable: boolean) => FilterBar;
export declare const counts: (self: FilterBar) => Readonly<Record<Kind, number>>;
export declare const follow: (self: FilterBar, diff: ReadonlyArray<Splice>, passes?: (entry: Entry) => boolean) => FilterBar;
export declare const fromTimeline: (self: FilterBar, timeline: Timeline) => FilterBar;
export declare const hidden: (self: FilterBar) => number;
export declare const isChosen: (self: FilterBar, kind: Kind) => boolean;
export declare const kinds: ReadonlyArray<Kind>;
export declare const make: (options?: {
    readonly combinable?: boolean;
    readonly classification?: Classification;
}) => FilterBar;
export declare const seen: (self: FilterBar) => FilterBar;
export declare const select: (self: FilterBar, selection: KindSet) => FilterBar;
export declare const showing: (self: FilterBar, shown: number | undefined) => FilterBar;
export declare const toggle: (self: FilterBar, kind: Kind) => FilterBar;

// @pupitre/filters/FilterSchema

import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type * as Filter from "./Filter.js";
declare const FilterSchema: Schema.Codec<Filter.Filter, unknown>;
export type Refusal = {
    readonly _tag: "TooDeep";
} | {
    readonly _tag: "TooLarge";
} | {
    readonly _tag: "Malformed";
    readonly path: ReadonlyArray<PropertyKey>;
    readonly reason: string;
};
export declare const decode: (input: unknown) => Result.Result<Filter.Filter, ReadonlyArray<Refusal>>;
export { FilterSchema as Filter };
export declare const maxDepth = 8;
export declare const maxNodes = 200;

// @pupitre/filters/FilteredThread

import type { ConversationWindow } from "@pupitre/core/ConversationWindow";
import type { Readable } from "@pupitre/core/Readable";
import * as FilterBar from "./FilterBar.js";
import type { FilteredTimeline } from "./FilteredTimeline.js";
import type { Kind, KindSet } from "./Kind.js";
import type * as Search from "./Search.js";
export interface FilteredThread {
    readonly bar: Readable<FilterBar.FilterBar>;
    readonly view: Readable<FilteredTimeline>;
    readonly beside: Readable<Search.Narrowing | undefined>;
    readonly toggle: (kind: Kind) => void;
    readonly select: (selection: KindSet) => void;
    readonly combine: (combinable: boolean) => void;
    readonly narrow: (by: Search.Narrowing | undefined) => void;
    readonly seen: () => void;
    readonly close: () => void;
}
export interface Options extends Pick<Search.Options, "schedule" | "rows" | "classification"> {
    readonly combinable?: boolean;
    readonly selection?: KindSet;
    readonly beside?: Search.Narrowing;
}
export declare const follow: (window: Pick<ConversationWindow, "timeline" | "changes">, options?: Options) => FilteredThread;

// @pupitre/filters/FilteredTimeline

import type { Entry } from "@pupitre/core/Entry";
import type { Timeline } from "@pupitre/core/Timeline";
import type { Classification, KindSet } from "./Kind.js";
export interface FilteredTimeline {
    readonly timeline: Timeline;
    readonly selection: KindSet;
    readonly classification: Classification;
    readonly size: number;
    readonly left?: number;
    readonly rows?: (from: number, to: number) => ReadonlyArray<Entry>;
}
export declare const at: (self: FilteredTimeline, index: number) => Entry | undefined;
export declare const make: (timeline: Timeline, selection: KindSet, classification?: Classification) => FilteredTimeline;
export declare const slice: (self: FilteredTimeline, from?: number, to?: number) => ReadonlyArray<Entry>;

// @pupitre/filters/FilteredView

import type { Entry } from "@pupitre/core/Entry";
import type { Splice } from "@pupitre/core/Splice";
import type { Change, Timeline } from "@pupitre/core/Timeline";
import type { Filter } from "./Filter.js";
import type { FilteredTimeline } from "./FilteredTimeline.js";
import type { Classification } from "./Kind.js";
export interface FilteredView extends FilteredTimeline {
    readonly filter: Filter;
    readonly left: number;
    readonly rows: (from: number, to: number) => ReadonlyArray<Entry>;
    readonly [TypeId]: "FilteredView";
}
declare const TypeId: unique symbol;
export interface ViewChange {
    readonly view: FilteredView;
    readonly diff: ReadonlyArray<Splice>;
}
export declare const at: (self: FilteredView, index: number) => Entry | undefined;
export declare const begin: (timeline: Timeline, filter: Filter, classification?: Classification) => FilteredView;
export declare const follow: (self: FilteredView, change: Change) => ViewChange;
export declare const indexOf: (self: FilteredView, seq: number) => number;
export declare const make: (timeline: Timeline, filter: Filter, classification?: Classification) => FilteredView;
export declare const size: (self: FilteredView) => number;
export declare const slice: (self: FilteredView, from?: number, to?: number) => ReadonlyArray<Entry>;
export declare const step: (self: FilteredView, rows: number) => ViewChange;

// @pupitre/filters/Kind

import type { Entry } from "@pupitre/core/Entry";
export interface Classification {
    readonly cardsUnderAgent?: boolean;
    readonly notesUnderActions?: boolean;
}
export type Kind = "visitor" | "agent" | "actions" | "navigation";
export type KindSet = number;
export declare const all: ReadonlyArray<Kind>;
export declare const bit: Readonly<Record<Kind, KindSet>>;
export declare const classify: (entry: Entry, classification?: Classification) => KindSet;
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
export declare const standard: Classification;

// @pupitre/filters/Search

import type { Entry } from "@pupitre/core/Entry";
import type { Splice } from "@pupitre/core/Splice";
import type { Change, Timeline } from "@pupitre/core/Timeline";
import type { Filter } from "./Filter.js";
import type { FilteredView } from "./FilteredView.js";
import type { Classification, KindSet } from "./Kind.js";
export interface Narrowing {
    readonly filter: Filter;
    readonly passes: (classification?: Classification) => (entry: Entry) => boolean;
    readonly start: (timeline: Timeline, selection: KindSet, options: Options) => Search;
}
export interface Options {
    readonly schedule?: (run: () => void) => (() => void) | void;
    readonly rows?: number;
    readonly classification?: Classification;
    readonly changed?: (view: FilteredView, diff: ReadonlyArray<Splice>) => void;
}
export interface Search {
    readonly view: () => FilteredView;
    readonly follow: (change: Change) => void;
    readonly cancel: () => void;
}
export declare const by: (filter: Filter) => Narrowing;
export declare const rowsPerStep = 4000;
export declare const start: (timeline: Timeline, filter: Filter, options?: Options) => Search;

// @pupitre/filters/TextSearch

export type Problem = "TooLong" | "TooManyWords";
export interface Range {
    readonly at: number;
    readonly length: number;
}
export interface Search {
    readonly words: ReadonlyArray<Word>;
}
export interface Units {
    readonly length: number;
    readonly charCodeAt: (index: number) => number;
    readonly indexOf: (part: string, from: number) => number;
}
export interface Word {
    readonly text: string;
    readonly start: string;
    readonly borders: Uint16Array;
}
export declare const find: (word: Word, folded: Units, from?: number, matched?: number) => number;
export declare const fold: (text: string) => string;
export declare const make: (query: string) => Search;
export declare const matches: (self: Search, folded: string) => boolean;
export declare const maxQuery = 200;
export declare const maxWords = 16;
export declare const problem: (query: string) => Problem | undefined;
export declare const ranges: (self: Search, text: string) => ReadonlyArray<Range>;
