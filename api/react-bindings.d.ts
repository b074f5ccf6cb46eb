// @pupitre/react-bindings/ConversationProvider

import type { ConversationWindow } from "@pupitre/core/ConversationWindow";
import type { FilteredThread } from "@pupitre/filters/FilteredThread";
import type { KindSet } from "@pupitre/filters/Kind";
import type { ReactNode } from "react";
export declare const ConversationProvider: (props: {
    readonly window: ConversationWindow;
    readonly selection?: KindSet;
    readonly children?: ReactNode;
}) => ReactNode;
export declare const useThread: () => FilteredThread;
export declare const useWindow: () => ConversationWindow;

// @pupitre/react-bindings/DraftsProvider

import type { Drafts } from "@pupitre/core/composer/Drafts";
import type { ReactNode } from "react";
export declare const DraftsProvider: (props: {
    readonly drafts: Drafts;
    readonly children?: ReactNode;
}) => ReactNode;
export declare const useDrafts: () => Drafts;

// @pupitre/react-bindings/PupitreProvider

import type { EventChannel } from "@pupitre/core/EventChannel";
import type { ReactNode } from "react";
export declare const PupitreProvider: (props: {
    readonly channel: EventChannel;
    readonly children?: ReactNode;
}) => ReactNode;
export declare const useChannel: () => EventChannel;

// @pupitre/react-bindings/TranslationsProvider

import type { Translations } from "@pupitre/core/composer/Translations";
import type { ReactNode } from "react";
export declare const TranslationsProvider: (props: {
    readonly translations: Translations;
    readonly children?: ReactNode;
}) => ReactNode;
export declare const useTranslations: () => Translations;

// @pupitre/react-bindings/useAction

import type { Action } from "@pupitre/actions/Action";
import type { Confirmation, Icon } from "@pupitre/actions/Pane";
import type { Availability } from "@pupitre/core/Availability";
import type { Words } from "@pupitre/core/Catalogue";
import type { Submission } from "@pupitre/core/EventChannel";
export interface UsedAction<Input> {
    readonly icon: Icon;
    readonly label: Words;
    readonly confirm: Confirmation | false;
    readonly availability: Availability;
    readonly run: (input: Input) => Submission;
}
export declare const useAction: <Input>(action: Action<string, Input>) => UsedAction<Input>;

// @pupitre/react-bindings/useAttachments

import type { Availability } from "@pupitre/core/Availability";
import type { Attachments } from "@pupitre/core/composer/Attachments";
import type { AnyFile, Tray, Trays } from "@pupitre/core/composer/AttachmentTray";
export interface UsedAttachments<File extends AnyFile> extends Omit<Tray<File>, "state"> {
    readonly files: Attachments;
    readonly availability: Availability;
}
export declare const useAttachments: <File extends AnyFile>(trays: Trays<File>) => UsedAttachments<File>;

// @pupitre/react-bindings/useAvailability

import type { Availability } from "@pupitre/core/Availability";
import type { Command } from "@pupitre/core/Command";
export declare const useAvailability: <Input>(command: Command<string, "conversation", Input>) => Availability;

// @pupitre/react-bindings/useCannedReplies

import type { CannedReplies, State } from "@pupitre/core/composer/CannedReplies";
export declare const useCannedReplies: () => State & Pick<CannedReplies, "refresh" | "keep" | "remove">;

// @pupitre/react-bindings/useComposer

import type { Availability } from "@pupitre/core/Availability";
import type { Crossed, Draft, Held, Publishing } from "@pupitre/core/composer/Draft";
import type { DraftKind } from "@pupitre/core/composer/DraftStore";
import type { Problem } from "@pupitre/core/Message";
export interface Composer extends Pick<Draft, "write" | "claim" | "take" | "drop" | "publish" | "confirm" | "cancel" | "recall" | "release" | "reclaim" | "published"> {
    readonly text: string;
    readonly problem: Problem | undefined;
    readonly availability: Availability;
    readonly others: ReadonlyArray<string>;
    readonly crossed: Crossed | undefined;
    readonly publishing: Publishing;
    readonly held: Held | undefined;
    readonly elsewhere: boolean;
    readonly draft: Draft;
}
export declare const useComposer: (kind?: DraftKind) => Composer;

// @pupitre/react-bindings/useConnection

import type { ChannelStatus } from "@pupitre/core/EventChannel";
export declare const useConnection: () => ChannelStatus;

// @pupitre/react-bindings/useConversation

import type { Conversation } from "@pupitre/core/Conversation";
export declare const useConversation: () => Conversation;

// @pupitre/react-bindings/useConversationWindow

import type { Any, Load } from "@pupitre/core/Command";
import type { ConversationWindow, Driven } from "@pupitre/core/ConversationWindow";
import type { ConversationId } from "@pupitre/core/Id";
import type { Readable } from "@pupitre/core/Readable";
export declare const useConversationWindow: (id: ConversationId | undefined, commands?: ReadonlyMap<string, Any>, load?: Readable<Load | undefined>, driven?: Driven) => ConversationWindow | undefined;

// @pupitre/react-bindings/useDelivery

import type { Delivery } from "@pupitre/core/Delivery";
import type { Entry } from "@pupitre/core/Entry";
export declare const useDelivery: (entry: Entry) => Delivery | undefined;

// @pupitre/react-bindings/useDesk

import type { ConversationSummary } from "@pupitre/core/ConversationSummary";
export declare const useDesk: () => ReadonlyArray<ConversationSummary>;

// @pupitre/react-bindings/useFileAddress

import type { Located, Whereabouts } from "@pupitre/core/FileAddress";
import type { ConversationId, FileId } from "@pupitre/core/Id";
export interface UsedFileAddress extends Pick<Located, "ask"> {
    readonly whereabouts: Whereabouts;
}
export declare const useFileAddress: (conversationId: ConversationId, fileId: FileId, eager?: boolean) => UsedFileAddress;

// @pupitre/react-bindings/useFilters

import * as FilterBar from "@pupitre/filters/FilterBar";
import type { Kind, KindSet } from "@pupitre/filters/Kind";
import type { Narrowing } from "@pupitre/filters/Search";
export interface Filters {
    readonly bar: FilterBar.FilterBar;
    readonly counts: Readonly<Record<Kind, number>>;
    readonly hidden: number;
    readonly newHidden: number;
    readonly ownHidden: number;
    readonly beside: Narrowing | undefined;
    readonly toggle: (kind: Kind) => void;
    readonly select: (selection: KindSet) => void;
    readonly combine: (combinable: boolean) => void;
    readonly narrow: (by: Narrowing | undefined) => void;
    readonly seen: () => void;
}
export declare const useFilters: () => Filters;

// @pupitre/react-bindings/usePerson

import type { VisitorId } from "@pupitre/core/Id";
import type { Fold } from "@pupitre/core/Projection";
import type { Person } from "@pupitre/visitor-profile/Person";
import type { Profile } from "@pupitre/visitor-profile/Profile";
export declare const usePerson: (visitors: ReadonlyArray<VisitorId>, fold?: Fold<Profile>) => Person;

// @pupitre/react-bindings/useProfile

import type { VisitorId } from "@pupitre/core/Id";
import type { Fold } from "@pupitre/core/Projection";
import type { Profile } from "@pupitre/visitor-profile/Profile";
export declare const useProfile: (visitor: VisitorId | undefined, fold?: Fold<Profile>) => Profile;

// @pupitre/react-bindings/useProjection

import type { Fold } from "@pupitre/core/Projection";
import type { StreamKey } from "@pupitre/core/StreamKey";
export declare const useProjection: <S>(stream: StreamKey | undefined, fold: Fold<S>) => S;

// @pupitre/react-bindings/useRead

export declare const useRead: (seq: number | undefined) => void;

// @pupitre/react-bindings/useRow

import type { Entry } from "@pupitre/core/Entry";
export declare const useRow: (index: number) => Entry | undefined;

// @pupitre/react-bindings/useRowTranslation

import type { RowTranslation } from "@pupitre/core/composer/Translating";
export interface TranslatedRow {
    readonly on: boolean;
    readonly state: RowTranslation | undefined;
    readonly translate: () => void;
}
export declare const useRowTranslation: (seq: number) => TranslatedRow;

// @pupitre/react-bindings/useRows

import type { FilteredTimeline } from "@pupitre/filters/FilteredTimeline";
export declare const useRows: () => FilteredTimeline;

// @pupitre/react-bindings/useSelf

import type { Self } from "@pupitre/core/EventChannel";
export declare const useSelf: () => Self | undefined;

// @pupitre/react-bindings/useSignal

import type { Participant } from "@pupitre/core/Participant";
import type { Sent, Signal } from "@pupitre/core/Signal";
export declare const useSignal: <Tag extends Signal["_tag"]>(tag: Tag, from: Participant["_tag"]) => (Sent & {
    readonly signal: Extract<Signal, {
        _tag: Tag;
    }>;
}) | undefined;

// @pupitre/react-bindings/useSubmit

import type { Command } from "@pupitre/core/Command";
import type { Submission } from "@pupitre/core/EventChannel";
export declare const useSubmit: <Input>(command: Command<string, "conversation", Input>) => ((input: Input) => Submission);

// @pupitre/react-bindings/useSuggestions

import type { Ports, Suggestions } from "@pupitre/core/composer/Suggestions";
import type { Strip } from "@pupitre/core/composer/SuggestionStrip";
export declare const useSuggestionStrip: (suggestions: Suggestions | undefined) => Strip;
export declare const useSuggestions: (ports: Ports | undefined) => Suggestions | undefined;

// @pupitre/react-bindings/useTranslation

import type { Choice, Translating } from "@pupitre/core/composer/Translating";
import type { Languages, Reply } from "@pupitre/core/composer/Translation";
export interface Translation {
    readonly languages: Languages | undefined;
    readonly proposal: string | undefined;
    readonly choose: (choice: Choice) => void;
    readonly reply: Reply;
    readonly translating: Translating;
}
export declare const useTranslation: () => Translation;
