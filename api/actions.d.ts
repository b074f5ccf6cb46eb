// @pupitre/actions/Action

import type { Words } from "@pupitre/core/Catalogue";
import * as Command from "@pupitre/core/Command";
import type { Conversation } from "@pupitre/core/Conversation";
import type { Reason } from "@pupitre/core/Reason";
import type { ActionName, Matrix } from "./Matrix.js";
export interface Action<Name extends string = string, Input = never> {
    readonly command: Command.Command<Name, "conversation", Input>;
    readonly icon: string;
    readonly label: Words;
    readonly confirm: boolean;
}
export type Any = Action<string, any>;
export declare const conditions: (matrix: Matrix, name: ActionName, state: Conversation, context: Command.Context) => ReadonlyArray<Reason>;
export declare const notBuilt: <const Name extends ActionName>(name: Name, matrix: Matrix, shown: Pick<Action, "icon" | "label" | "confirm">) => Action<Name, {}>;

// @pupitre/actions/ActionReason

import type { Params } from "@pupitre/core/Catalogue";
import type { Reason } from "@pupitre/core/Reason";
export type Key = keyof typeof catalogue;
export declare const catalogue: {
    readonly AnswerInvalid: {
        readonly fr: "« {fr} » n'a pas la forme attendue.";
        readonly en: "“{en}” does not have the expected form.";
    };
    readonly AnswerMissing: {
        readonly fr: "« {fr} » est obligatoire.";
        readonly en: "“{en}” is required.";
    };
    readonly HangUpFirst: {
        readonly fr: "Raccrochez d'abord.";
        readonly en: "Hang up first.";
    };
    readonly HostNotAllowed: {
        readonly fr: "Les liens vers {host} ne sont pas autorisés.";
        readonly en: "Links to {host} are not allowed.";
    };
    readonly LinkInvalid: {
        readonly fr: "Ce lien ne peut pas être envoyé.";
        readonly en: "This link cannot be sent.";
    };
    readonly LinkNotFound: {
        readonly fr: "Ce lien n'est plus dans la bibliothèque.";
        readonly en: "This link is no longer in the library.";
    };
    readonly NoTextThread: {
        readonly fr: "En appel, le visiteur n'a pas de fil de messages.";
        readonly en: "In a call the visitor has no message thread.";
    };
    readonly NotInThisVersion: {
        readonly fr: "Pas disponible dans cette version.";
        readonly en: "Not available in this version.";
    };
    readonly ScreenShared: {
        readonly fr: "La vidéo occupe l'écran du visiteur.";
        readonly en: "The video takes the visitor's screen.";
    };
    readonly TagMissing: {
        readonly fr: "Choisissez au moins un type de conversation.";
        readonly en: "Choose at least one conversation type.";
    };
    readonly TooManyTags: {
        readonly fr: "{max} types au plus.";
        readonly en: "At most {max} types.";
    };
    readonly VisitorLeft: {
        readonly fr: "Le visiteur a quitté le site.";
        readonly en: "The visitor has left the site.";
    };
    readonly VisitorWrote: {
        readonly fr: "Le visiteur a écrit entre-temps.";
        readonly en: "The visitor has written in the meantime.";
    };
};
export declare const make: (key: Key, params?: Params) => Reason;

// @pupitre/actions/Catalogue

import type * as Command from "@pupitre/core/Command";
import type { Action, Any } from "./Action.js";
import * as Close from "./Close.js";
import type { Matrix } from "./Matrix.js";
import * as SendLink from "./SendLink.js";
export interface Catalogue {
    readonly sendLink: Action<"sendLink", SendLink.Input>;
    readonly sendOffer: Any;
    readonly directNavigation: Any;
    readonly openCurrentPage: Any;
    readonly transfer: Any;
    readonly reportProblem: Any;
    readonly close: Action<"close", Close.Input>;
    readonly block: Any;
}
export interface Policy {
    readonly matrix?: Matrix;
    readonly sendLink?: Omit<SendLink.Policy, "matrix">;
    readonly close?: Omit<Close.Policy, "matrix">;
}
export declare const commands: (catalogue: Catalogue) => ReadonlyArray<Command.Any>;
export declare const list: (catalogue: Catalogue) => ReadonlyArray<Any>;
export declare const make: ({ matrix, sendLink, close }?: Policy) => Catalogue;

// @pupitre/actions/Close

import type { Conversation } from "@pupitre/core/Conversation";
import type { Reason } from "@pupitre/core/Reason";
import * as Schema from "effect/Schema";
import type { Action } from "./Action.js";
import type { Matrix } from "./Matrix.js";
export interface Field {
    readonly id: string;
    readonly label: {
        readonly fr: string;
        readonly en: string;
    };
    readonly kind: "text" | "textarea" | "checkbox" | "select" | "integer" | "decimal";
    readonly required?: boolean;
    readonly parent?: string;
    readonly options?: ReadonlyArray<string>;
}
export declare const Input: Schema.Struct<{
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
    readonly seen: Schema.Int;
}>;
export interface Input extends Schema.Schema.Type<typeof Input> {
}
export interface Policy {
    readonly matrix?: Matrix;
    readonly tagRequired?: boolean;
    readonly fields?: ReadonlyArray<Field>;
}
export declare const make: (policy?: Policy) => Action<"close", Input>;
export declare const maxNote = 1024;
export declare const maxTag = 200;
export declare const maxTags = 10;
export declare const problems: (state: Conversation, input: Input, policy?: Policy) => ReadonlyArray<Reason>;

// @pupitre/actions/ClosingForm

import type { Conversation } from "@pupitre/core/Conversation";
import type { Reason } from "@pupitre/core/Reason";
import * as Close from "./Close.js";
export interface ClosingForm {
    readonly tags: ReadonlyArray<string>;
    readonly note: string;
    readonly answers: Readonly<Record<string, string | number | boolean>>;
    readonly seen: number;
    readonly draft: "none" | "ask" | "discard";
}
export type Confirmation = {
    readonly _tag: "Ready";
    readonly input: Close.Input;
} | {
    readonly _tag: "DraftPending";
} | {
    readonly _tag: "VisitorWrote";
} | {
    readonly _tag: "Incomplete";
    readonly problems: readonly [
        Reason,
        ...Array<Reason>
    ];
};
export declare const begin: (conversation: Conversation, draft: string) => ClosingForm;
export declare const confirm: (self: ClosingForm, conversation: Conversation, policy?: Close.Policy) => Confirmation;
export declare const questions: (self: ClosingForm, { fields }: Close.Policy) => ReadonlyArray<Close.Field>;
export declare const readOn: (self: ClosingForm, conversation: Conversation) => ClosingForm;
export declare const settleDraft: (self: ClosingForm) => ClosingForm;
export declare const toggleTag: (self: ClosingForm, tag: string) => ClosingForm;
export declare const withAnswer: (self: ClosingForm, field: string, value: string | number | boolean) => ClosingForm;
export declare const withNote: (self: ClosingForm, note: string) => ClosingForm;

// @pupitre/actions/Library

import * as Query from "@pupitre/core/Query";
import * as Schema from "effect/Schema";
export declare const LinkItem: Schema.Struct<{
    readonly id: Schema.String;
    readonly label: Schema.String;
    readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
    readonly category: Schema.optionalKey<Schema.String>;
}>;
export interface LinkItem extends Schema.Schema.Type<typeof LinkItem> {
}
export declare const linkLibrary: Query.Query<"linkLibrary", {
    readonly text: string;
}, readonly {
    readonly id: string;
    readonly label: string;
    readonly url: string & import("effect/Brand").Brand<"SafeUrl">;
    readonly category?: string;
}[]>;

// @pupitre/actions/Matrix

import type { Mode } from "@pupitre/core/Fact";
import type * as ActionReason from "./ActionReason.js";
export type ActionName = "sendLink" | "sendOffer" | "directNavigation" | "openCurrentPage" | "transfer" | "reportProblem" | "close" | "block";
export type Matrix = Readonly<Record<ActionName, Readonly<Record<Mode, ReadonlyArray<ActionReason.Key>>>>>;
export declare const matrix: Matrix;
export declare const needsVisitor: ReadonlySet<ActionName>;

// @pupitre/actions/SendLink

import * as Schema from "effect/Schema";
import type { Action } from "./Action.js";
import type { LinkItem } from "./Library.js";
import type { Matrix } from "./Matrix.js";
export declare const Input: Schema.Union<readonly [
    Schema.Struct<{
        readonly url: Schema.String;
        readonly label: Schema.optionalKey<Schema.String>;
    }>,
    Schema.Struct<{
        readonly item: Schema.String;
        readonly label: Schema.optionalKey<Schema.String>;
    }>
]>;
export type Input = typeof Input.Type;
export interface Policy {
    readonly matrix?: Matrix;
    readonly hosts?: ReadonlyArray<string>;
    readonly library?: (id: string) => Pick<LinkItem, "url" | "label"> | undefined;
}
export declare const make: ({ matrix, hosts, library }?: Policy) => Action<"sendLink", Input>;
export declare const maxLabel = 200;
