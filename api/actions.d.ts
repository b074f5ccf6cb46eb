// @pupitre/actions/Action

import * as Command from "@pupitre/core/Command";
import type { Conversation } from "@pupitre/core/Conversation";
import type { Reason } from "@pupitre/core/Reason";
import type { ActionName, Matrix } from "./Matrix.js";
import type { Shown } from "./Pane.js";
export interface Action<Name extends string = string, Input = never> extends Shown {
    readonly command: Command.Command<Name, "conversation", Input>;
}
export type Any = Action<string, any>;
export declare const conditions: (matrix: Matrix, name: ActionName, state: Conversation, context: Command.Context) => ReadonlyArray<Reason>;
export declare const heldBack: <const Name extends ActionName>(name: Name) => Action<Name, {}>;

// @pupitre/actions/ActionReason

import type { Params } from "@pupitre/core/Catalogue";
import type { Reason } from "@pupitre/core/Reason";
export type Key = keyof typeof catalogue;
export declare const catalogue: {
    readonly AlreadyControlling: {
        readonly fr: "Vous dirigez déjà la page.";
        readonly en: "You already drive the page.";
    };
    readonly AlreadyControllingAnother: {
        readonly fr: "Vous dirigez déjà la page d'un autre visiteur.";
        readonly en: "You already drive the page of another visitor.";
    };
    readonly AlreadyJoined: {
        readonly fr: "{agent} est déjà là.";
        readonly en: "{agent} is there already.";
    };
    readonly AlreadyObserving: {
        readonly fr: "Vous voyez déjà la page.";
        readonly en: "You already see the page.";
    };
    readonly AnnouncementNotOffered: {
        readonly fr: "Le visiteur ne peut pas être prévenu d'ici.";
        readonly en: "The visitor cannot be told from here.";
    };
    readonly AnswerInvalid: {
        readonly fr: "« {fr} » {takesFr}.";
        readonly en: "“{en}” {takesEn}.";
    };
    readonly AnswerMissing: {
        readonly fr: "« {fr} » est obligatoire.";
        readonly en: "“{en}” is required.";
    };
    readonly BotAlone: {
        readonly fr: "{to} ne partage pas une conversation avec un conseiller.";
        readonly en: "{to} never shares a conversation with an agent.";
    };
    readonly CategoryUnknown: {
        readonly fr: "Cette catégorie n'existe pas.";
        readonly en: "There is no such category.";
    };
    readonly ConversationOpen: {
        readonly fr: "Une conversation est ouverte : bloquez depuis celle-ci.";
        readonly en: "A conversation is open: block from there.";
    };
    readonly DescriptionEmpty: {
        readonly fr: "Décrivez le problème.";
        readonly en: "Describe the problem.";
    };
    readonly DuplicateReport: {
        readonly fr: "Ce problème vient d'être rapporté.";
        readonly en: "This problem has just been reported.";
    };
    readonly ExcerptInvalid: {
        readonly fr: "L'extrait ne fait pas partie de la conversation.";
        readonly en: "The excerpt is not part of the conversation.";
    };
    readonly FieldMasked: {
        readonly fr: "Ce champ est protégé.";
        readonly en: "This field is protected.";
    };
    readonly HangUpFirst: {
        readonly fr: "Raccrochez d'abord.";
        readonly en: "Hang up first.";
    };
    readonly HistoryNotOffered: {
        readonly fr: "La conversation ne peut pas être remise au visiteur.";
        readonly en: "The conversation cannot be given to the visitor.";
    };
    readonly HostNotAllowed: {
        readonly fr: "Les liens vers {host} ne sont pas autorisés.";
        readonly en: "Links to {host} are not allowed.";
    };
    readonly ImageInvalid: {
        readonly fr: "Cette image ne peut pas être envoyée.";
        readonly en: "This image cannot be sent.";
    };
    readonly ImageNotLookedAt: {
        readonly fr: "Cette image n'a pas encore été vérifiée.";
        readonly en: "This image has not been checked yet.";
    };
    readonly ImageNotOne: {
        readonly fr: "Cette adresse ne donne pas d'image PNG, JPEG, GIF ou WebP.";
        readonly en: "There is no PNG, JPEG, GIF or WebP image at this address.";
    };
    readonly ImageTooHeavy: {
        readonly fr: "Cette image est trop grande pour être envoyée.";
        readonly en: "This image is too large to be sent.";
    };
    readonly ImageUnreachable: {
        readonly fr: "L'image ne répond pas à cette adresse.";
        readonly en: "The image cannot be reached at this address.";
    };
    readonly LabelElsewhere: {
        readonly fr: "Le texte du lien annonce {host}, mais il mène à {to}.";
        readonly en: "The words of the link name {host}, but it leads to {to}.";
    };
    readonly LanguageDiffers: {
        readonly fr: "L'offre est en {offer}, la conversation en {conversation}.";
        readonly en: "The offer is in {offer}, the conversation in {conversation}.";
    };
    readonly LanguageNotSpoken: {
        readonly fr: "{to} ne parle pas la langue du visiteur ({language}).";
        readonly en: "{to} does not speak the visitor's language ({language}).";
    };
    readonly LeavingAsked: {
        readonly fr: "Cette page est hors du site : le visiteur doit d'abord confirmer.";
        readonly en: "This page is outside the site: the visitor has to confirm first.";
    };
    readonly LeavingPending: {
        readonly fr: "Le visiteur n'a pas encore répondu à la question précédente.";
        readonly en: "The visitor has not answered the question before this one yet.";
    };
    readonly LeavingRefused: {
        readonly fr: "Le visiteur préfère rester sur le site.";
        readonly en: "The visitor would rather stay on the site.";
    };
    readonly LeavingUnanswered: {
        readonly fr: "Le visiteur n'a pas répondu : il reste sur le site.";
        readonly en: "The visitor did not answer: they stay on the site.";
    };
    readonly LevelDiffers: {
        readonly fr: "La demande n'est plus la même.";
        readonly en: "The request is not the same any more.";
    };
    readonly LinkInvalid: {
        readonly fr: "Ce lien ne peut pas être envoyé.";
        readonly en: "This link cannot be sent.";
    };
    readonly LinkNotFound: {
        readonly fr: "Ce lien n'est plus dans la bibliothèque.";
        readonly en: "This link is no longer in the library.";
    };
    readonly LittleTime: {
        readonly fr: "{to} n'aura que {seconds} s pour répondre : sous {least} s, un bot n'en a souvent pas le temps.";
        readonly en: "{to} will have only {seconds} s to answer: under {least} s a bot often has not the time.";
    };
    readonly MoveNotAllowed: {
        readonly fr: "Un rapport ne passe pas de {from} à {to}.";
        readonly en: "A report does not go from {from} to {to}.";
    };
    readonly NavigationNotAllowed: {
        readonly fr: "Le visiteur ne l'a pas accepté.";
        readonly en: "The visitor has not allowed it.";
    };
    readonly NavigationPaused: {
        readonly fr: "La navigation est en pause.";
        readonly en: "The navigation is paused.";
    };
    readonly NavigationRevoked: {
        readonly fr: "Le visiteur a retiré son accord.";
        readonly en: "The visitor has taken their agreement back.";
    };
    readonly NavigationPending: {
        readonly fr: "Une demande est déjà en cours.";
        readonly en: "A request is already under way.";
    };
    readonly NoAgentInGroup: {
        readonly fr: "Personne n'est disponible dans {group}.";
        readonly en: "Nobody is available in {group}.";
    };
    readonly NobodyJoined: {
        readonly fr: "Personne ne vous a encore rejoint.";
        readonly en: "Nobody has joined you yet.";
    };
    readonly NoKnownPage: {
        readonly fr: "La page du visiteur n'est pas connue.";
        readonly en: "The visitor's page is not known.";
    };
    readonly NoteMissing: {
        readonly fr: "Écrivez une note de fin.";
        readonly en: "Write a closing note.";
    };
    readonly NotBlocked: {
        readonly fr: "Ce visiteur n'est pas bloqué.";
        readonly en: "This visitor is not blocked.";
    };
    readonly NoTextThread: {
        readonly fr: "En appel, le visiteur n'a pas de fil de messages.";
        readonly en: "In a call the visitor has no message thread.";
    };
    readonly NothingRequested: {
        readonly fr: "Rien n'est demandé.";
        readonly en: "Nothing is requested.";
    };
    readonly NotInThisVersion: {
        readonly fr: "Pas disponible dans cette version.";
        readonly en: "Not available in this version.";
    };
    readonly NoTransfer: {
        readonly fr: "Aucun transfert n'est en cours.";
        readonly en: "No transfer is under way.";
    };
    readonly NotFillable: {
        readonly fr: "Ce champ ne peut pas être rempli ainsi.";
        readonly en: "This field cannot be filled in like this.";
    };
    readonly NotReporter: {
        readonly fr: "Seul l'auteur du rapport peut le compléter.";
        readonly en: "Only whoever made the report can add to it.";
    };
    readonly NotRecipient: {
        readonly fr: "Ce transfert est destiné à {to}.";
        readonly en: "This transfer is for {to}.";
    };
    readonly NoWebPage: {
        readonly fr: "Sur ce canal, le visiteur n'a pas de page web.";
        readonly en: "On this channel the visitor has no web page.";
    };
    readonly ObserveFirst: {
        readonly fr: "Demandez d'abord à voir la page.";
        readonly en: "Ask to see the page first.";
    };
    readonly OfferElsewhere: {
        readonly fr: "Cette offre est prévue pour un autre site ou d'autres pages.";
        readonly en: "This offer is meant for another site or other pages.";
    };
    readonly OfferExpired: {
        readonly fr: "Cette offre n'est plus valable.";
        readonly en: "This offer is no longer valid.";
    };
    readonly OfferNotFound: {
        readonly fr: "Cette offre n'est plus dans la bibliothèque.";
        readonly en: "This offer is no longer in the library.";
    };
    readonly OfferUnavailable: {
        readonly fr: "Cette offre n'est pas disponible.";
        readonly en: "This offer is not available.";
    };
    readonly OriginalMissing: {
        readonly fr: "Indiquez le rapport d'origine.";
        readonly en: "Say which report it repeats.";
    };
    readonly OriginNotAllowed: {
        readonly fr: "Cette adresse n'est pas celle du site.";
        readonly en: "This address is not the site's.";
    };
    readonly ProblemNotFound: {
        readonly fr: "Ce rapport n'existe pas.";
        readonly en: "There is no such report.";
    };
    readonly ReasonMissing: {
        readonly fr: "Indiquez pourquoi.";
        readonly en: "Say why.";
    };
    readonly ReportUnderWay: {
        readonly fr: "Ce rapport est déjà pris en compte : il ne se complète plus.";
        readonly en: "This report has been taken up already: nothing can be added.";
    };
    readonly RequestExpired: {
        readonly fr: "La demande a expiré.";
        readonly en: "The request has expired.";
    };
    readonly ScreenShared: {
        readonly fr: "La vidéo occupe l'écran du visiteur.";
        readonly en: "The video takes the visitor's screen.";
    };
    readonly SelfTransfer: {
        readonly fr: "Cette personne a déjà la conversation.";
        readonly en: "This person already has the conversation.";
    };
    readonly SiteUnknown: {
        readonly fr: "Le site du visiteur n'est pas connu : bloquez-le partout.";
        readonly en: "The visitor's site is not known: block them everywhere.";
    };
    readonly SiteNotServed: {
        readonly fr: "{to} ne répond pas aux visiteurs de ce site.";
        readonly en: "{to} does not answer visitors of this site.";
    };
    readonly TagMissing: {
        readonly fr: "Choisissez au moins un type de conversation.";
        readonly en: "Choose at least one conversation type.";
    };
    readonly TagUnknown: {
        readonly fr: "« {tag} » n'est pas un type de conversation connu.";
        readonly en: "“{tag}” is not a known conversation type.";
    };
    readonly TargetGone: {
        readonly fr: "Cet élément n'est plus sur la page.";
        readonly en: "This element is no longer on the page.";
    };
    readonly TargetNotFound: {
        readonly fr: "Ce destinataire n'existe pas.";
        readonly en: "There is no such recipient.";
    };
    readonly TargetUnavailable: {
        readonly fr: "{to} n'est pas disponible.";
        readonly en: "{to} is not available.";
    };
    readonly TooManyTags: {
        readonly fr: "{max} types au plus.";
        readonly en: "At most {max} types.";
    };
    readonly TransferTimedOut: {
        readonly fr: "Le transfert a expiré.";
        readonly en: "The transfer has timed out.";
    };
    readonly UnblockPending: {
        readonly fr: "Le déblocage est déjà demandé.";
        readonly en: "The unblocking is asked for already.";
    };
    readonly VisitorLeft: {
        readonly fr: "Le visiteur a quitté le site.";
        readonly en: "The visitor has left the site.";
    };
    readonly VisitorOnly: {
        readonly fr: "Seul le visiteur peut le faire.";
        readonly en: "Only the visitor can do this.";
    };
    readonly VisitorUnknown: {
        readonly fr: "Ce visiteur n'est pas connu.";
        readonly en: "This visitor is not known.";
    };
    readonly VisitorWrote: {
        readonly fr: "Le visiteur a écrit entre-temps.";
        readonly en: "The visitor has written in the meantime.";
    };
};
export declare const make: (key: Key, params?: Params) => Reason;

// @pupitre/actions/ActionRecord

import type { Params, Words } from "@pupitre/core/Catalogue";
import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { Fact } from "@pupitre/core/Fact";
export interface ActionRecord {
    readonly icon: string;
    readonly words: Words;
    readonly params: Params;
}
export type Key = keyof typeof catalogue;
export declare const catalogue: {
    readonly LinkSent: {
        readonly icon: "link";
        readonly fr: "Lien envoyé : {label}";
        readonly en: "Link sent: {label}";
    };
    readonly OfferSent: {
        readonly icon: "tag";
        readonly fr: "Offre envoyée : {title}";
        readonly en: "Offer sent: {title}";
    };
    readonly "NavigationRequested.observe": {
        readonly icon: "eye";
        readonly fr: "Demande à voir la page";
        readonly en: "Asked to see the page";
    };
    readonly "NavigationRequested.control": {
        readonly icon: "mouse-pointer-click";
        readonly fr: "Demande à diriger la page";
        readonly en: "Asked to drive the page";
    };
    readonly "NavigationGranted.observe": {
        readonly icon: "eye";
        readonly fr: "La page peut être vue";
        readonly en: "The page may be seen";
    };
    readonly "NavigationGranted.control": {
        readonly icon: "mouse-pointer-click";
        readonly fr: "La page peut être dirigée";
        readonly en: "The page may be driven";
    };
    readonly "NavigationRefused.refused": {
        readonly icon: "ban";
        readonly fr: "Demande refusée";
        readonly en: "Request refused";
    };
    readonly "NavigationRefused.expired": {
        readonly icon: "timer-off";
        readonly fr: "Demande restée sans réponse";
        readonly en: "Request not answered";
    };
    readonly "NavigationRefused.withdrawn": {
        readonly icon: "undo";
        readonly fr: "Demande retirée";
        readonly en: "Request withdrawn";
    };
    readonly "NavigationStarted.observe": {
        readonly icon: "eye";
        readonly fr: "La page est vue";
        readonly en: "The page is seen";
    };
    readonly "NavigationStarted.control": {
        readonly icon: "mouse-pointer-click";
        readonly fr: "La page est dirigée";
        readonly en: "The page is driven";
    };
    readonly NavigationPaused: {
        readonly icon: "pause";
        readonly fr: "Navigation en pause";
        readonly en: "Navigation paused";
    };
    readonly "NavigationEnded.visitor": {
        readonly icon: "square";
        readonly fr: "Navigation arrêtée par le visiteur";
        readonly en: "Navigation ended by the visitor";
    };
    readonly "NavigationEnded.agent": {
        readonly icon: "square";
        readonly fr: "Navigation arrêtée par le conseiller";
        readonly en: "Navigation ended by the agent";
    };
    readonly "NavigationEnded.revoked": {
        readonly icon: "square";
        readonly fr: "Navigation arrêtée : accord retiré";
        readonly en: "Navigation ended: no longer allowed";
    };
    readonly "NavigationEnded.visitorLeft": {
        readonly icon: "square";
        readonly fr: "Navigation arrêtée : le visiteur est parti";
        readonly en: "Navigation ended: the visitor has left";
    };
    readonly "NavigationEnded.agentLeft": {
        readonly icon: "square";
        readonly fr: "Navigation arrêtée : le conseiller est parti";
        readonly en: "Navigation ended: the agent has left";
    };
    readonly "NavigationEnded.siteChanged": {
        readonly icon: "square";
        readonly fr: "Navigation arrêtée : le visiteur est passé sur un autre site";
        readonly en: "Navigation ended: the visitor has gone to another site";
    };
    readonly "NavigationEnded.transfer": {
        readonly icon: "square";
        readonly fr: "Navigation arrêtée par le transfert";
        readonly en: "Navigation ended by the transfer";
    };
    readonly "NavigationEnded.snooze": {
        readonly icon: "square";
        readonly fr: "Navigation arrêtée par la pause";
        readonly en: "Navigation ended by the snooze";
    };
    readonly "NavigationEnded.close": {
        readonly icon: "square";
        readonly fr: "Navigation arrêtée par la clôture";
        readonly en: "Navigation ended by the closing";
    };
    readonly "NavigationEnded.mode": {
        readonly icon: "square";
        readonly fr: "Navigation arrêtée par le changement de mode";
        readonly en: "Navigation ended by the change of mode";
    };
    readonly PageOpened: {
        readonly icon: "external-link";
        readonly fr: "Page ouverte : {url}";
        readonly en: "Page opened: {url}";
    };
    readonly "PageOpened.stale": {
        readonly icon: "external-link";
        readonly fr: "Dernière page ouverte : {url}";
        readonly en: "Last page opened: {url}";
    };
    readonly TransferStarted: {
        readonly icon: "forward";
        readonly fr: "Transfert vers {to}";
        readonly en: "Transfer to {to}";
    };
    readonly "TransferEnded.accepted": {
        readonly icon: "check";
        readonly fr: "Transfert accepté";
        readonly en: "Transfer accepted";
    };
    readonly "TransferEnded.deferred": {
        readonly icon: "hourglass";
        readonly fr: "Transfert en attente";
        readonly en: "Transfer waiting";
    };
    readonly "TransferEnded.declined": {
        readonly icon: "x";
        readonly fr: "Transfert décliné";
        readonly en: "Transfer declined";
    };
    readonly "TransferEnded.timedOut": {
        readonly icon: "timer-off";
        readonly fr: "Transfert resté sans réponse";
        readonly en: "Transfer not answered";
    };
    readonly "TransferEnded.cancelled": {
        readonly icon: "undo";
        readonly fr: "Transfert annulé";
        readonly en: "Transfer cancelled";
    };
    readonly "TransferEnded.failed": {
        readonly icon: "triangle-alert";
        readonly fr: "Transfert échoué";
        readonly en: "Transfer failed";
    };
    readonly ProblemReported: {
        readonly icon: "flag";
        readonly fr: "Problème rapporté : {description}";
        readonly en: "Problem reported: {description}";
    };
    readonly ProblemDetailAdded: {
        readonly icon: "flag";
        readonly fr: "Rapport complété : {text}";
        readonly en: "Report completed: {text}";
    };
    readonly ProblemMoved: {
        readonly icon: "flag";
        readonly fr: "Rapport suivi";
        readonly en: "Report moved on";
    };
    readonly ConversationClosed: {
        readonly icon: "circle-check-big";
        readonly fr: "Conversation close";
        readonly en: "Conversation closed";
    };
    readonly "ConversationClosed.blocked": {
        readonly icon: "ban";
        readonly fr: "Conversation close, visiteur bloqué";
        readonly en: "Conversation closed, visitor blocked";
    };
    readonly "ConversationClosed.erasure": {
        readonly icon: "eraser";
        readonly fr: "Conversation close pour effacer les données du visiteur";
        readonly en: "Conversation closed to erase the visitor's data";
    };
    readonly "ConversationClosed.idle": {
        readonly icon: "timer-off";
        readonly fr: "Conversation close, sans message";
        readonly en: "Conversation closed, no message";
    };
    readonly "ConversationClosed.visitorLeft": {
        readonly icon: "log-out";
        readonly fr: "Conversation close, visiteur parti";
        readonly en: "Conversation closed, visitor gone";
    };
    readonly VisitorBlocked: {
        readonly icon: "ban";
        readonly fr: "Visiteur bloqué";
        readonly en: "Visitor blocked";
    };
    readonly VisitorUnblocked: {
        readonly icon: "circle-check";
        readonly fr: "Visiteur débloqué";
        readonly en: "Visitor unblocked";
    };
    readonly UnblockRequested: {
        readonly icon: "hand";
        readonly fr: "Déblocage demandé";
        readonly en: "Unblocking asked for";
    };
    readonly UnblockRefused: {
        readonly icon: "ban";
        readonly fr: "Déblocage refusé";
        readonly en: "Unblocking refused";
    };
    readonly VisitorErased: {
        readonly icon: "eraser";
        readonly fr: "Données du visiteur effacées";
        readonly en: "Visitor's data erased";
    };
    readonly ConversationSnoozed: {
        readonly icon: "alarm-clock";
        readonly fr: "Mise en pause";
        readonly en: "Snoozed";
    };
    readonly ConversationWoken: {
        readonly icon: "alarm-clock-off";
        readonly fr: "Pause finie";
        readonly en: "Snooze over";
    };
    readonly NoteAdded: {
        readonly icon: "sticky-note";
        readonly fr: "Note";
        readonly en: "Note";
    };
    readonly TagAdded: {
        readonly icon: "bookmark";
        readonly fr: "Type ajouté : {tag}";
        readonly en: "Tag added: {tag}";
    };
    readonly TagRemoved: {
        readonly icon: "bookmark-minus";
        readonly fr: "Type retiré : {tag}";
        readonly en: "Tag removed: {tag}";
    };
    readonly MessageRedacted: {
        readonly icon: "eraser";
        readonly fr: "Message retiré";
        readonly en: "Message taken out";
    };
    readonly ActionRecorded: {
        readonly icon: "zap";
        readonly fr: "{label}";
        readonly en: "{label}";
    };
};
export declare const fromEvent: (event: ChatEvent | Fact) => ActionRecord | undefined;

// @pupitre/actions/Block

import type { Words } from "@pupitre/core/Catalogue";
import * as Command from "@pupitre/core/Command";
import { BlockReason, BlockScope } from "@pupitre/core/Fact";
import * as Schema from "effect/Schema";
import type { Action } from "./Action.js";
import type { Matrix } from "./Matrix.js";
export declare const Input: Schema.Struct<{
    readonly scope: Schema.optionalKey<Schema.Literals<readonly [
        "workspace",
        "site"
    ]>>;
    readonly reason: Schema.Literals<readonly [
        "insults",
        "spam",
        "fraud",
        "threats",
        "other"
    ]>;
    readonly comment: Schema.optionalKey<Schema.String>;
    readonly until: Schema.optionalKey<Schema.Int>;
    readonly close: Schema.optionalKey<Schema.Struct<{
        readonly tags: Schema.$Array<Schema.String>;
    }>>;
}>;
export interface Input extends Schema.Schema.Type<typeof Input> {
}
export interface Policy {
    readonly matrix?: Matrix;
}
export declare const blockVisitor: Command.Command<"blockVisitor", "visitor", {
    readonly scope?: "site" | "workspace";
    readonly reason: "fraud" | "insults" | "other" | "spam" | "threats";
    readonly comment?: string;
    readonly until?: number;
}>;
export declare const make: ({ matrix }?: Policy) => Action<"block", Input>;
export declare const reasons: Readonly<Record<BlockReason, Words>>;
export declare const refuseUnblock: Command.Command<"refuseUnblock", "visitor", {
    readonly comment?: string;
}>;
export declare const requestUnblock: Command.Command<"requestUnblock", "visitor", {
    readonly comment: string;
}>;
export declare const scopes: Readonly<Record<BlockScope, Words>>;
export declare const unblockVisitor: Command.Command<"unblockVisitor", "visitor", {
    readonly comment?: string;
    readonly site?: string & import("effect/Brand").Brand<"SiteId">;
}>;

// @pupitre/actions/Blocks

import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { BlockReason, UnblockRefused, UnblockRequested, VisitorBlocked, VisitorUnblocked } from "@pupitre/core/Fact";
import type { SiteId, VisitorId } from "@pupitre/core/Id";
import type { Participant } from "@pupitre/core/Participant";
export interface Blocks {
    readonly trail: ReadonlyArray<Mark>;
    readonly turnedAway: ReadonlyArray<TurnedAway>;
    readonly seq: number;
}
export type Mark = (({
    readonly _tag: "Blocked";
} & Omit<VisitorBlocked, "_tag">) | ({
    readonly _tag: "Unblocked";
} & Omit<VisitorUnblocked, "_tag">) | ({
    readonly _tag: "Requested";
} & Omit<UnblockRequested, "_tag">) | ({
    readonly _tag: "Refused";
} & Omit<UnblockRefused, "_tag">)) & {
    readonly by: Participant;
    readonly at: number;
    readonly seq: number;
};
export interface Returns {
    readonly times: number;
    readonly last: number;
}
export interface Standing {
    readonly visitorId: VisitorId;
    readonly site?: SiteId;
    readonly reason: BlockReason;
    readonly comment?: string;
    readonly by: Participant;
    readonly at: number;
    readonly until?: number;
    readonly follows?: VisitorId;
    readonly request?: Extract<Mark, {
        readonly _tag: "Requested" | "Refused";
    }>;
    readonly returns?: Returns;
}
export interface TurnedAway extends Returns {
    readonly visitorId: VisitorId;
    readonly site?: SiteId;
    readonly seq: number;
}
export declare const apply: (self: Blocks, event: ChatEvent) => Blocks;
export declare const empty: Blocks;
export declare const fold: (events: Iterable<ChatEvent>, from?: Blocks) => Blocks;
export declare const of: ({ trail }: Blocks, visitorId: string) => ReadonlyArray<Mark>;
export declare const ofPerson: (blocks: Blocks, visitors: ReadonlyArray<VisitorId>, at: number) => ReadonlyArray<Standing>;
export declare const standing: (blocks: Blocks, at: number) => ReadonlyArray<Standing>;

// @pupitre/actions/Catalogue

import type * as Command from "@pupitre/core/Command";
import type { Action, Any } from "./Action.js";
import * as Block from "./Block.js";
import * as Close from "./Close.js";
import * as DirectNavigation from "./DirectNavigation.js";
import type { Matrix } from "./Matrix.js";
import * as OpenCurrentPage from "./OpenCurrentPage.js";
import * as ReportProblem from "./ReportProblem.js";
import * as SendLink from "./SendLink.js";
import * as SendOffer from "./SendOffer.js";
import * as Transfer from "./Transfer.js";
export interface Catalogue {
    readonly sendLink: Action<"sendLink", SendLink.Input>;
    readonly sendOffer: Action<"sendOffer", SendOffer.Input>;
    readonly directNavigation: Action<"requestNavigation", DirectNavigation.Level>;
    readonly openCurrentPage: Action<"openCurrentPage", {}>;
    readonly transfer: Action<"startTransfer", Transfer.Input>;
    readonly reportProblem: Action<"reportProblem", ReportProblem.Input>;
    readonly close: Action<"close", Close.Input>;
    readonly block: Action<"block", Block.Input>;
    readonly further: Further;
}
export interface Further extends Transfer.FollowUps {
    readonly grantNavigation: typeof DirectNavigation.grantNavigation;
    readonly refuseNavigation: typeof DirectNavigation.refuseNavigation;
    readonly withdrawNavigation: typeof DirectNavigation.withdrawNavigation;
    readonly expireNavigation: typeof DirectNavigation.expireNavigation;
    readonly startNavigation: typeof DirectNavigation.startNavigation;
    readonly pauseNavigation: typeof DirectNavigation.pauseNavigation;
    readonly resumeNavigation: typeof DirectNavigation.resumeNavigation;
    readonly endNavigation: typeof DirectNavigation.endNavigation;
    readonly addToReport: typeof ReportProblem.addToReport;
    readonly moveProblem: typeof ReportProblem.moveProblem;
    readonly blockVisitor: typeof Block.blockVisitor;
    readonly unblockVisitor: typeof Block.unblockVisitor;
    readonly requestUnblock: typeof Block.requestUnblock;
    readonly refuseUnblock: typeof Block.refuseUnblock;
}
export interface Policy {
    readonly matrix?: Matrix;
    readonly sendLink?: Omit<SendLink.Policy, "matrix">;
    readonly sendOffer?: Omit<SendOffer.Policy, "matrix">;
    readonly directNavigation?: Omit<DirectNavigation.Policy, "matrix">;
    readonly openCurrentPage?: Omit<OpenCurrentPage.Policy, "matrix">;
    readonly transfer?: Omit<Transfer.Policy, "matrix">;
    readonly reportProblem?: Omit<ReportProblem.Policy, "matrix">;
    readonly close?: Omit<Close.Policy, "matrix">;
}
export declare const commands: (catalogue: Catalogue) => ReadonlyArray<Command.Any>;
export declare const list: (catalogue: Catalogue) => ReadonlyArray<Any>;
export declare const make: ({ matrix, ...policy }?: Policy) => Catalogue;
export declare const names: readonly [
    "sendLink",
    "sendOffer",
    "directNavigation",
    "openCurrentPage",
    "transfer",
    "reportProblem",
    "close",
    "block"
];

// @pupitre/actions/CleanPage

export declare const clean: (text: string) => string;
export declare const cleaner: (names?: ReadonlyArray<string>) => (text: string) => string;
export declare const secretNames: ReadonlyArray<string>;

// @pupitre/actions/Close

import type { Words } from "@pupitre/core/Catalogue";
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
    readonly history: Schema.optionalKey<Schema.Boolean>;
    readonly seen: Schema.Int;
}>;
export interface Input extends Schema.Schema.Type<typeof Input> {
}
export interface KnownTag {
    readonly tag: string;
    readonly label?: Words;
    readonly category?: string;
}
export interface Policy {
    readonly matrix?: Matrix;
    readonly tagRequired?: boolean;
    readonly noteRequired?: boolean;
    readonly tags?: ReadonlyArray<KnownTag>;
    readonly ownTags?: boolean;
    readonly history?: "offer" | "always" | "never";
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
    readonly history: boolean;
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
export interface Sought {
    readonly text: string;
    readonly category?: string;
}
export declare const begin: (conversation: Conversation, draft: string, files?: number) => ClosingForm;
export declare const confirm: (self: ClosingForm, conversation: Conversation, policy?: Close.Policy) => Confirmation;
export declare const questions: (self: ClosingForm, { fields }: Close.Policy) => ReadonlyArray<Close.Field>;
export declare const readOn: (self: ClosingForm, conversation: Conversation) => ClosingForm;
export declare const settleDraft: (self: ClosingForm) => ClosingForm;
export declare const suggestions: (self: ClosingForm, { tags }: Close.Policy, { text, category }: Sought) => ReadonlyArray<Close.KnownTag>;
export declare const tagOf: (text: string, { tags, ownTags }: Close.Policy) => string | undefined;
export declare const toggleTag: (self: ClosingForm, tag: string) => ClosingForm;
export declare const withAnswer: (self: ClosingForm, field: string, value: string | number | boolean) => ClosingForm;
export declare const withHistory: (self: ClosingForm, history: boolean) => ClosingForm;
export declare const withNote: (self: ClosingForm, note: string) => ClosingForm;

// @pupitre/actions/DirectNavigation

import * as Command from "@pupitre/core/Command";
import * as Schema from "effect/Schema";
import type { Action } from "./Action.js";
import type { Matrix } from "./Matrix.js";
export declare const Level: Schema.Struct<{
    readonly level: Schema.Literals<readonly [
        "observe",
        "control"
    ]>;
}>;
export interface Level extends Schema.Schema.Type<typeof Level> {
}
export interface Policy {
    readonly matrix?: Matrix;
    readonly expiresAfter?: number;
    readonly observeFromConsent?: boolean;
}
export declare const endNavigation: Command.Command<"endNavigation", "conversation", {
    readonly revoke?: boolean;
    readonly cause?: "agentLeft" | "siteChanged" | "visitorLeft";
    readonly agentId?: string & import("effect/Brand").Brand<"AgentId">;
}>;
export declare const expireNavigation: Command.Command<"expireNavigation", "conversation", {}>;
export declare const grantNavigation: Command.Command<"grantNavigation", "conversation", {
    readonly level: "control" | "observe";
}>;
export declare const make: (policy?: Policy) => Action<"requestNavigation", Level>;
export declare const pauseNavigation: Command.Command<"pauseNavigation", "conversation", {}>;
export declare const refuseNavigation: Command.Command<"refuseNavigation", "conversation", {}>;
export declare const resumeNavigation: Command.Command<"resumeNavigation", "conversation", {}>;
export declare const startNavigation: Command.Command<"startNavigation", "conversation", {}>;
export declare const withdrawNavigation: Command.Command<"withdrawNavigation", "conversation", {}>;

// @pupitre/actions/Directory

import { Mode } from "@pupitre/core/fact/LifeFacts";
import { AgentId, SiteId } from "@pupitre/core/Id";
import * as Query from "@pupitre/core/Query";
import * as Schema from "effect/Schema";
export declare const Entry: Schema.Struct<{
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
    readonly skills: Schema.$Array<Schema.String>;
    readonly languages: Schema.optionalKey<Schema.$Array<Schema.String>>;
    readonly sites: Schema.optionalKey<Schema.$Array<Schema.brand<Schema.String, "SiteId">>>;
    readonly available: Schema.Boolean;
    readonly modes: Schema.optionalKey<Schema.$Array<Schema.Literals<readonly [
        "chat",
        "call",
        "video",
        "messaging"
    ]>>>;
    readonly free: Schema.Boolean;
    readonly members: Schema.optionalKey<Schema.$Array<Schema.brand<Schema.String, "AgentId">>>;
    readonly next: Schema.optionalKey<Schema.TaggedStruct<"Agent", {
        readonly id: Schema.brand<Schema.String, "AgentId">;
        readonly name: Schema.String;
    }>>;
}>;
export interface Entry extends Schema.Schema.Type<typeof Entry> {
}
export declare const directory: Query.Query<"directory", {
    readonly text: string;
}, readonly {
    readonly to: {
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
    readonly skills: readonly string[];
    readonly languages?: readonly string[];
    readonly sites?: readonly (string & import("effect/Brand").Brand<"SiteId">)[];
    readonly available: boolean;
    readonly modes?: readonly ("call" | "chat" | "messaging" | "video")[];
    readonly free: boolean;
    readonly members?: readonly (string & import("effect/Brand").Brand<"AgentId">)[];
    readonly next?: {
        readonly _tag: "Agent";
        readonly id: string & import("effect/Brand").Brand<"AgentId">;
        readonly name: string;
    };
}[]>;
export declare const forVisitor: (entries: ReadonlyArray<Entry>, { mode, site }: {
    readonly mode: Mode;
    readonly site?: SiteId | undefined;
}, me?: AgentId) => ReadonlyArray<Entry>;
export declare const inMode: (entry: Entry, mode: Mode) => Entry;
export declare const rank: ({ to, available }: Entry) => 0 | 1 | 2 | 3;
export declare const search: (entries: ReadonlyArray<Entry>, text: string, me?: AgentId) => ReadonlyArray<Entry>;
export declare const serves: ({ sites }: Pick<Entry, "sites">, site: SiteId | undefined) => boolean;
export declare const speaks: ({ languages }: Pick<Entry, "languages">, language: string | undefined) => boolean;

// @pupitre/actions/Library

import * as Shelving from "@pupitre/core/command/Shelving";
import { ItemId } from "@pupitre/core/Id";
import * as Query from "@pupitre/core/Query";
import type * as Shelf from "@pupitre/core/Shelf";
import * as Schema from "effect/Schema";
export declare const Link: Schema.Struct<{
    readonly label: Schema.String;
    readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
    readonly category: Schema.optionalKey<Schema.String>;
    readonly language: Schema.optionalKey<Schema.String>;
    readonly id: Schema.brand<Schema.String, "ItemId">;
}>;
export interface Link extends Schema.Schema.Type<typeof Link> {
}
export declare const LinkItem: Schema.Struct<{
    readonly label: Schema.String;
    readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
    readonly category: Schema.optionalKey<Schema.String>;
    readonly language: Schema.optionalKey<Schema.String>;
}>;
export interface LinkItem extends Schema.Schema.Type<typeof LinkItem> {
}
export declare const Offer: Schema.Struct<{
    readonly sites: Schema.optionalKey<Schema.$Array<Schema.brand<Schema.String, "SiteId">>>;
    readonly paths: Schema.optionalKey<Schema.$Array<Schema.String>>;
    readonly title: Schema.String;
    readonly message: Schema.String;
    readonly image: Schema.optionalKey<Schema.Struct<{
        readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
        readonly alt: Schema.String;
    }>>;
    readonly link: Schema.Struct<{
        readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
        readonly label: Schema.optionalKey<Schema.String>;
    }>;
    readonly price: Schema.optionalKey<Schema.Struct<{
        readonly now: Schema.String;
        readonly was: Schema.optionalKey<Schema.String>;
    }>>;
    readonly from: Schema.optionalKey<Schema.Int>;
    readonly until: Schema.optionalKey<Schema.Int>;
    readonly available: Schema.optionalKey<Schema.Boolean>;
    readonly language: Schema.optionalKey<Schema.String>;
    readonly category: Schema.optionalKey<Schema.String>;
    readonly id: Schema.brand<Schema.String, "ItemId">;
}>;
export interface Offer extends Schema.Schema.Type<typeof Offer> {
}
export declare const OfferItem: Schema.Struct<{
    readonly sites: Schema.optionalKey<Schema.$Array<Schema.brand<Schema.String, "SiteId">>>;
    readonly paths: Schema.optionalKey<Schema.$Array<Schema.String>>;
    readonly title: Schema.String;
    readonly message: Schema.String;
    readonly image: Schema.optionalKey<Schema.Struct<{
        readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
        readonly alt: Schema.String;
    }>>;
    readonly link: Schema.Struct<{
        readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
        readonly label: Schema.optionalKey<Schema.String>;
    }>;
    readonly price: Schema.optionalKey<Schema.Struct<{
        readonly now: Schema.String;
        readonly was: Schema.optionalKey<Schema.String>;
    }>>;
    readonly from: Schema.optionalKey<Schema.Int>;
    readonly until: Schema.optionalKey<Schema.Int>;
    readonly available: Schema.optionalKey<Schema.Boolean>;
    readonly language: Schema.optionalKey<Schema.String>;
    readonly category: Schema.optionalKey<Schema.String>;
}>;
export interface OfferItem extends Schema.Schema.Type<typeof OfferItem> {
}
export declare const findLink: (shelf: Shelf.Shelf, id: ItemId) => Link | undefined;
export declare const findOffer: (shelf: Shelf.Shelf, id: ItemId) => Offer | undefined;
export declare const linkLibrary: Query.Query<"linkLibrary", {
    readonly text: string;
}, readonly {
    readonly label: string;
    readonly url: string & import("effect/Brand").Brand<"SafeUrl">;
    readonly category?: string;
    readonly language?: string;
    readonly id: string & import("effect/Brand").Brand<"ItemId">;
}[]>;
export declare const links: Shelving.Shelving<"links", LinkItem>;
export declare const offerLibrary: Query.Query<"offerLibrary", {
    readonly text: string;
}, readonly {
    readonly sites?: readonly (string & import("effect/Brand").Brand<"SiteId">)[];
    readonly paths?: readonly string[];
    readonly title: string;
    readonly message: string;
    readonly image?: {
        readonly url: string & import("effect/Brand").Brand<"SafeUrl">;
        readonly alt: string;
    };
    readonly link: {
        readonly url: string & import("effect/Brand").Brand<"SafeUrl">;
        readonly label?: string;
    };
    readonly price?: {
        readonly now: string;
        readonly was?: string;
    };
    readonly from?: number;
    readonly until?: number;
    readonly available?: boolean;
    readonly language?: string;
    readonly category?: string;
    readonly id: string & import("effect/Brand").Brand<"ItemId">;
}[]>;
export declare const offers: Shelving.Shelving<"offers", OfferItem>;
export declare const searchLinks: (shelf: Shelf.Shelf, text: string) => ReadonlyArray<Link>;
export declare const searchOffers: (shelf: Shelf.Shelf, text: string) => ReadonlyArray<Offer>;
export declare const standing: ({ from, until, available }: Pick<OfferItem, "from" | "until" | "available">, at: number) => "valid" | "notYet" | "over" | "gone";

// @pupitre/actions/Matrix

import type { Catalogue, Words } from "@pupitre/core/Catalogue";
import type { Mode } from "@pupitre/core/Fact";
import type * as ActionReason from "./ActionReason.js";
export type ActionName = "sendLink" | "sendOffer" | "directNavigation" | "openCurrentPage" | "transfer" | "reportProblem" | "close" | "block";
export type Cell = ActionReason.Key | OwnReason;
export type Matrix = Readonly<Record<ActionName, Row>>;
export interface OwnReason extends Words {
    readonly key: string;
}
export type Row = Readonly<Record<Mode, ReadonlyArray<Cell>>> & {
    readonly gone?: ReadonlyArray<Cell>;
};
export declare const matrix: Matrix;
export declare const words: (of: Matrix) => Catalogue;

// @pupitre/actions/NavigationGrant

import type { Conversation } from "@pupitre/core/Conversation";
import type { NavigationLevel } from "@pupitre/core/Fact";
import type { Highlight, NavigationStep } from "./NavigationStep.js";
export interface Granted<Level extends NavigationLevel> {
    readonly level: Level;
    readonly [given]: Level;
}
export type GrantedStep = NavigationStep & {
    readonly [granted]: true;
};
export type NavigationGrant = Granted<"observe"> | Granted<"control">;
declare const given: unique symbol;
declare const granted: unique symbol;
export declare const of: ({ status, navigation }: Conversation) => NavigationGrant | undefined;
export declare const step: {
    (grant: Granted<"control">, step: NavigationStep): GrantedStep;
    (grant: NavigationGrant, step: typeof Highlight.Type): GrantedStep;
};

// @pupitre/actions/NavigationGuard

import type { Availability } from "@pupitre/core/Availability";
import type { Conversation } from "@pupitre/core/Conversation";
import type { NavigationStep } from "./NavigationStep.js";
export interface Element {
    readonly type?: string;
    readonly autocomplete?: string;
    readonly masked?: boolean;
    readonly href?: string;
}
export interface Policy {
    readonly origins?: ReadonlyArray<string>;
    readonly element?: (target: string) => Element | undefined;
}
export declare const allows: (state: Conversation, step: NavigationStep, policy?: Policy) => Availability;
export declare const isSecret: ({ type, autocomplete, masked }: Element) => boolean;

// @pupitre/actions/NavigationStep

import * as Schema from "effect/Schema";
export declare const Click: Schema.TaggedStruct<"Click", {
    readonly target: Schema.String;
}>;
export declare const Fill: Schema.TaggedStruct<"Fill", {
    readonly target: Schema.String;
    readonly value: Schema.String;
}>;
export declare const GoTo: Schema.TaggedStruct<"GoTo", {
    readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
}>;
export declare const Highlight: Schema.TaggedStruct<"Highlight", {
    readonly target: Schema.String;
}>;
export declare const NavigationStep: Schema.Union<readonly [
    Schema.TaggedStruct<"GoTo", {
        readonly url: Schema.decodeTo<Schema.brand<Schema.String, "SafeUrl">, Schema.String, never, never>;
    }>,
    Schema.TaggedStruct<"Scroll", {
        readonly x: Schema.Finite;
        readonly y: Schema.Finite;
    }>,
    Schema.TaggedStruct<"Highlight", {
        readonly target: Schema.String;
    }>,
    Schema.TaggedStruct<"Click", {
        readonly target: Schema.String;
    }>,
    Schema.TaggedStruct<"Fill", {
        readonly target: Schema.String;
        readonly value: Schema.String;
    }>
]>;
export type NavigationStep = typeof NavigationStep.Type;
export declare const Scroll: Schema.TaggedStruct<"Scroll", {
    readonly x: Schema.Finite;
    readonly y: Schema.Finite;
}>;
export declare const Target: Schema.String;

// @pupitre/actions/OfferImage

import type { Handled } from "@pupitre/core/Query";
import * as Query from "@pupitre/core/Query";
import type { Reason } from "@pupitre/core/Reason";
import { SafeUrl } from "@pupitre/core/SafeUrl";
import * as Schema from "effect/Schema";
export type Look = (url: SafeUrl) => Promise<Verdict>;
export declare const Verdict: Schema.Literals<readonly [
    "Ready",
    "Unreachable",
    "NotAnImage",
    "TooLarge",
    "Unknown"
]>;
export type Verdict = typeof Verdict.Type;
export declare const answering: (look: Look, imageHosts?: ReadonlyArray<string>) => Handled;
export declare const offerImage: Query.Query<"offerImage", {
    readonly url: string & import("effect/Brand").Brand<"SafeUrl">;
}, {
    readonly verdict: "NotAnImage" | "Ready" | "TooLarge" | "Unknown" | "Unreachable";
}>;
export declare const refusal: (verdict: Verdict) => Reason | undefined;

// @pupitre/actions/OfferPlace

import type { Conversation } from "@pupitre/core/Conversation";
import * as Schema from "effect/Schema";
export declare const OfferPlace: Schema.Struct<{
    readonly sites: Schema.optionalKey<Schema.$Array<Schema.brand<Schema.String, "SiteId">>>;
    readonly paths: Schema.optionalKey<Schema.$Array<Schema.String>>;
}>;
export interface OfferPlace extends Schema.Schema.Type<typeof OfferPlace> {
}
export declare const PathBeginning: Schema.String;
export declare const isPlace: (value: unknown) => value is OfferPlace;
export declare const suits: ({ sites, paths }: OfferPlace, { site, page }: Pick<Conversation, "site" | "page">) => boolean;

// @pupitre/actions/OpenCurrentPage

import type { Words } from "@pupitre/core/Catalogue";
import type { Conversation } from "@pupitre/core/Conversation";
import type { PageOpened } from "@pupitre/core/Fact";
import type { Action } from "./Action.js";
import type { Matrix } from "./Matrix.js";
export interface Policy {
    readonly matrix?: Matrix;
    readonly clean?: (url: string) => string;
}
export declare const make: (policy?: Policy) => Action<"openCurrentPage", {}>;
export declare const page: ({ page: last }: Conversation, visitorOnline: boolean, { clean }?: Policy) => PageOpened | undefined;
export declare const staleWarning: Words;
export declare const warning: Words;

// @pupitre/actions/Pane

import type { Words } from "@pupitre/core/Catalogue";
import type { ActionName } from "./Matrix.js";
export interface Confirmation {
    readonly title: Words;
    readonly text: Words;
    readonly confirm: Words;
    readonly danger: boolean;
}
export type Icon = string | {
    readonly paths: ReadonlyArray<string>;
};
export interface Shown {
    readonly icon: Icon;
    readonly label: Words;
    readonly confirm: Confirmation | false;
}
export declare const pane: Readonly<Record<ActionName, Shown>>;

// @pupitre/actions/Problems

import type { Words } from "@pupitre/core/Catalogue";
import type { ChatEvent } from "@pupitre/core/ChatEvent";
import type { ProblemReported, ProblemStatus } from "@pupitre/core/Fact";
import type { ReportId } from "@pupitre/core/Id";
import type { Participant } from "@pupitre/core/Participant";
export interface Filter {
    readonly status?: ReadonlyArray<ProblemStatus>;
    readonly category?: string;
    readonly severity?: Report["severity"];
    readonly text?: string;
}
export interface Problems {
    readonly reports: ReadonlyArray<Report>;
    readonly seq: number;
}
export interface Report extends Omit<ProblemReported, "_tag"> {
    readonly by: Participant;
    readonly at: number;
    readonly status: ProblemStatus;
    readonly reason?: string;
    readonly duplicateOf?: ReportId;
    readonly moved?: {
        readonly by: Participant;
        readonly at: number;
    };
    readonly added?: ReadonlyArray<{
        readonly text: string;
        readonly by: Participant;
        readonly at: number;
    }>;
}
export declare const alike: ({ reports }: Problems, { reportId, category, page }: Pick<Report, "reportId" | "category" | "page">) => ReadonlyArray<Report>;
export declare const apply: (self: Problems, event: ChatEvent) => Problems;
export declare const duplicate: ({ reports }: Problems, candidate: {
    readonly category: string;
    readonly page?: {
        readonly url: string;
    };
}, at: number, within?: number) => Report | undefined;
export declare const duplicateWithin: number;
export declare const empty: Problems;
export declare const fold: (events: Iterable<ChatEvent>, from?: Problems) => Problems;
export declare const matching: ({ reports }: Problems, { status, category, severity, text }?: Filter) => ReadonlyArray<Report>;
export declare const moves: Readonly<Record<ProblemStatus, ReadonlyArray<ProblemStatus>>>;
export declare const statuses: Readonly<Record<ProblemStatus, Words>>;

// @pupitre/actions/ReportProblem

import type { Words } from "@pupitre/core/Catalogue";
import * as Command from "@pupitre/core/Command";
import type { Conversation } from "@pupitre/core/Conversation";
import { ProblemSeverity } from "@pupitre/core/Fact";
import * as Schema from "effect/Schema";
import type { Action } from "./Action.js";
import type { Matrix } from "./Matrix.js";
import * as Problems from "./Problems.js";
export declare const Input: Schema.Struct<{
    readonly category: Schema.String;
    readonly severity: Schema.Literals<readonly [
        "minor",
        "major",
        "blocking"
    ]>;
    readonly title: Schema.optionalKey<Schema.String>;
    readonly description: Schema.String;
    readonly page: Schema.optionalKey<Schema.Struct<{
        readonly url: Schema.String;
        readonly title: Schema.String;
    }>>;
    readonly device: Schema.optionalKey<Schema.String>;
    readonly excerpt: Schema.$Array<Schema.brand<Schema.Int, "Seq">>;
    readonly confirmed: Schema.optionalKey<Schema.Boolean>;
}>;
export interface Input extends Schema.Schema.Type<typeof Input> {
}
export interface Policy {
    readonly matrix?: Matrix;
    readonly categories?: ReadonlyArray<string>;
    readonly reports?: () => Problems.Problems;
    readonly duplicateWithin?: number;
    readonly clean?: (url: string) => string;
}
export declare const addToReport: Command.Command<"addToReport", "conversation", {
    readonly reportId: string & import("effect/Brand").Brand<"ReportId">;
    readonly text: string;
}>;
export declare const categories: Readonly<Record<string, Words>>;
export declare const make: (policy?: Policy) => Action<"reportProblem", Input>;
export declare const maxDescription = 1024;
export declare const maxExcerpt = 50;
export declare const moveProblem: Command.Command<"moveProblem", "workspace", {
    readonly reportId: string & import("effect/Brand").Brand<"ReportId">;
    readonly status: "acknowledged" | "duplicate" | "inProgress" | "new" | "rejected" | "resolved";
    readonly reason?: string;
    readonly duplicateOf?: string & import("effect/Brand").Brand<"ReportId">;
}>;
export declare const prefill: ({ page }: Conversation, device?: string, { clean }?: Pick<Policy, "clean">) => Pick<Input, "page" | "device" | "excerpt">;
export declare const severities: Readonly<Record<ProblemSeverity, Words>>;

// @pupitre/actions/SendLink

import type { LinkSent } from "@pupitre/core/Fact";
import { ItemId } from "@pupitre/core/Id";
import type { Reason } from "@pupitre/core/Reason";
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
        readonly item: Schema.brand<Schema.String, "ItemId">;
        readonly label: Schema.optionalKey<Schema.String>;
    }>
]>;
export type Input = typeof Input.Type;
export interface Policy {
    readonly matrix?: Matrix;
    readonly hosts?: ReadonlyArray<string>;
    readonly library?: (id: ItemId) => Pick<LinkItem, "url" | "label"> | undefined;
}
export declare const compose: (input: Input, { hosts, library }?: Pick<Policy, "hosts" | "library">) => {
    readonly sent: LinkSent;
} | {
    readonly reason: Reason;
};
export declare const make: ({ matrix, ...policy }?: Policy) => Action<"sendLink", Input>;
export declare const maxLabel = 200;

// @pupitre/actions/SendOffer

import type { LinkSent, MessagePosted, OfferSent } from "@pupitre/core/Fact";
import { ItemId } from "@pupitre/core/Id";
import type { Reason } from "@pupitre/core/Reason";
import * as SafeUrl from "@pupitre/core/SafeUrl";
import * as Schema from "effect/Schema";
import type { Action } from "./Action.js";
import type { Matrix } from "./Matrix.js";
import * as OfferImage from "./OfferImage.js";
import * as OfferPlace from "./OfferPlace.js";
export declare const Content: Schema.Struct<{
    readonly title: Schema.String;
    readonly message: Schema.String;
    readonly image: Schema.optionalKey<Schema.Struct<{
        readonly url: Schema.String;
        readonly alt: Schema.String;
    }>>;
    readonly link: Schema.Struct<{
        readonly url: Schema.String;
        readonly label: Schema.optionalKey<Schema.String>;
    }>;
    readonly price: Schema.optionalKey<Schema.Struct<{
        readonly now: Schema.String;
        readonly was: Schema.optionalKey<Schema.String>;
    }>>;
    readonly until: Schema.optionalKey<Schema.Int>;
}>;
export interface Content extends Schema.Schema.Type<typeof Content> {
}
export declare const Input: Schema.Union<readonly [
    Schema.Struct<{
        readonly offer: Schema.Struct<{
            readonly title: Schema.String;
            readonly message: Schema.String;
            readonly image: Schema.optionalKey<Schema.Struct<{
                readonly url: Schema.String;
                readonly alt: Schema.String;
            }>>;
            readonly link: Schema.Struct<{
                readonly url: Schema.String;
                readonly label: Schema.optionalKey<Schema.String>;
            }>;
            readonly price: Schema.optionalKey<Schema.Struct<{
                readonly now: Schema.String;
                readonly was: Schema.optionalKey<Schema.String>;
            }>>;
            readonly until: Schema.optionalKey<Schema.Int>;
        }>;
        readonly confirmed: Schema.optionalKey<Schema.Boolean>;
    }>,
    Schema.Struct<{
        readonly item: Schema.brand<Schema.String, "ItemId">;
        readonly confirmed: Schema.optionalKey<Schema.Boolean>;
    }>
]>;
export type Input = typeof Input.Type;
export interface Offer extends Content, OfferPlace.OfferPlace {
    readonly from?: number;
    readonly available?: boolean;
    readonly language?: string;
}
export interface Policy {
    readonly matrix?: Matrix;
    readonly hosts?: ReadonlyArray<string>;
    readonly imageHosts?: ReadonlyArray<string>;
    readonly image?: (url: SafeUrl.SafeUrl) => OfferImage.Verdict | undefined;
    readonly withoutImage?: boolean;
    readonly offers?: (id: ItemId) => Offer | undefined;
}
export declare const compose: (input: Input, at: number, { hosts, imageHosts, image: verdictOf, withoutImage, offers }?: Policy) => {
    readonly sent: OfferSent;
    readonly language?: string;
    readonly place: OfferPlace.OfferPlace;
} | {
    readonly reason: Reason;
};
export declare const degraded: ({ title, message, price, link }: OfferSent) => readonly [
    MessagePosted,
    LinkSent
];
export declare const make: (policy?: Policy) => Action<"sendOffer", Input>;

// @pupitre/actions/Snooze

import type { Words } from "@pupitre/core/Catalogue";
import type * as Command from "@pupitre/core/Command";
import * as Snoozing from "@pupitre/core/command/Snooze";
import type { Action } from "./Action.js";
export interface Preset {
    readonly id: "hours3" | "hours24" | "until" | "reply";
    readonly label: Words;
    readonly after?: number;
}
export declare const inputOf: ({ id, after }: Preset, now: number, keepAssigned?: boolean, date?: number) => Command.Input<typeof Snoozing.Snooze>;
export declare const presets: ReadonlyArray<Preset>;
export declare const snooze: Action<"snooze", Command.Input<typeof Snoozing.Snooze>>;
export declare const wake: Action<"wake", {}>;

// @pupitre/actions/Transfer

import type { Words } from "@pupitre/core/Catalogue";
import * as Command from "@pupitre/core/Command";
import type { Mode } from "@pupitre/core/Fact";
import { TransferMode } from "@pupitre/core/Fact";
import type { SiteId } from "@pupitre/core/Id";
import { AgentId } from "@pupitre/core/Id";
import { Recipient } from "@pupitre/core/Participant";
import type { Reason } from "@pupitre/core/Reason";
import * as Schema from "effect/Schema";
import type { Action } from "./Action.js";
import type { Entry } from "./Directory.js";
import type { Matrix } from "./Matrix.js";
export interface FollowUps {
    readonly acceptTransfer: Wish<"acceptTransfer">;
    readonly declineTransfer: Wish<"declineTransfer">;
    readonly cancelTransfer: Wish<"cancelTransfer">;
    readonly completeTransfer: Command.Command<"completeTransfer", "conversation", {
        readonly from?: AgentId;
    }>;
    readonly expireTransfer: Wish<"expireTransfer">;
    readonly failTransfer: Command.Command<"failTransfer", "conversation", {
        readonly to?: AgentId;
    }>;
}
export declare const Input: Schema.Struct<{
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
    readonly comment: Schema.optionalKey<Schema.String>;
    readonly anyway: Schema.optionalKey<Schema.Boolean>;
    readonly confirmed: Schema.optionalKey<Schema.Boolean>;
    readonly announce: Schema.optionalKey<Schema.Boolean>;
}>;
export interface Input extends Schema.Schema.Type<typeof Input> {
}
export interface Policy {
    readonly matrix?: Matrix;
    readonly directory?: (to: Recipient, sender?: AgentId, language?: string, mode?: Mode, site?: SiteId) => Entry | undefined;
    readonly otherLanguage?: "confirm" | "refuse" | "allow";
    readonly announce?: "never" | "offer" | "always";
    readonly announcement?: Words;
    readonly deferral?: boolean;
    readonly expiresAfter?: number;
    readonly botExpiresAfter?: number;
}
type Wish<Name extends string> = Command.Command<Name, "conversation", {}>;
export declare const announcement: Words;
export declare const announcementIn: (language: string | undefined, words?: Words) => string;
export declare const followUps: (policy?: Policy) => FollowUps;
export declare const littleTime = 15000;
export declare const make: (policy?: Policy) => Action<"startTransfer", Input>;
export declare const patience: (to: Recipient, { expiresAfter, botExpiresAfter }?: Policy) => number;
export declare const warning: (to: Recipient, mode: TransferMode, policy?: Policy) => Reason | undefined;

// @pupitre/actions/mirror/MirrorScreen

import type { FromDesk, FromPage } from "@pupitre/core/Mirror";
import type { Readable } from "@pupitre/core/Readable";
import type { Reason } from "@pupitre/core/Reason";
import type { Pointer } from "@pupitre/core/Signal";
import * as NavigationGrant from "../NavigationGrant.js";
import type { NavigationStep } from "../NavigationStep.js";
export interface Made {
    readonly id: number;
    readonly step: NavigationStep;
    readonly reasons: ReadonlyArray<Reason> | undefined;
}
export interface MirrorScreen {
    readonly shown: Readable<Shown>;
    readonly made: Readable<Made | undefined>;
    readonly receive: (item: FromPage) => void;
    readonly goTo: (address: string) => boolean;
    readonly close: () => void;
}
export interface Options {
    readonly root: HTMLElement;
    readonly send: (item: FromDesk) => void;
    readonly point: (pointer: Pointer) => void;
    readonly grant: () => NavigationGrant.NavigationGrant | undefined;
    readonly labels: {
        readonly page: string;
        readonly field: string;
    };
}
export type Shown = {
    readonly _tag: "Waiting";
} | {
    readonly _tag: "Page";
    readonly url: string;
    readonly width: number;
    readonly height: number;
    readonly stale: boolean;
};
export declare const open: ({ root, send, point, grant, labels }: Options) => MirrorScreen;

// @pupitre/actions/mirror/PageMirror

import type { Conversation } from "@pupitre/core/Conversation";
import type { ConversationWindow } from "@pupitre/core/ConversationWindow";
import type { FromDesk, FromPage } from "@pupitre/core/Mirror";
import type { Readable } from "@pupitre/core/Readable";
import type { SafeUrl } from "@pupitre/core/SafeUrl";
import type { Leaving } from "../internal/mirror/leaving.js";
export interface Line {
    readonly send: (item: FromPage) => void;
    readonly conversation: Readable<Conversation>;
}
export interface Options {
    readonly mask?: string;
    readonly share?: string;
    readonly own?: string;
    readonly leaving?: Leaving;
    readonly goTo?: (url: SafeUrl) => void;
    readonly name?: string;
    readonly colors?: {
        readonly observe: string;
        readonly control: string;
    };
}
export interface PageMirror {
    readonly receive: (item: FromDesk) => void;
    readonly point: (at: {
        readonly x: number;
        readonly y: number;
    } | undefined) => void;
    readonly stop: () => void;
}
export type { Leaving } from "../internal/mirror/leaving.js";
export declare const serve: (window: ConversationWindow, options?: Options) => (() => void);
export declare const start: ({ send, conversation }: Line, options?: Options) => PageMirror;
