/**
 * Why an action is off or was refused, in French and English.
 *
 * @since 0.1.0
 */
import type { Catalogue, Params } from "@pupitre/core/Catalogue"
import type { Reason } from "@pupitre/core/Reason"

/** The reasons that actions give, beside those of core. */
export const catalogue = {
  AlreadyControlling: { fr: "Vous dirigez déjà la page.", en: "You already drive the page." },
  AlreadyControllingAnother: {
    fr: "Vous dirigez déjà la page d'un autre visiteur.",
    en: "You already drive the page of another visitor.",
  },
  AlreadyJoined: { fr: "{agent} est déjà là.", en: "{agent} is there already." },
  AlreadyObserving: { fr: "Vous voyez déjà la page.", en: "You already see the page." },
  AnnouncementNotOffered: {
    fr: "Le visiteur ne peut pas être prévenu d'ici.",
    en: "The visitor cannot be told from here.",
  },
  AnswerInvalid: { fr: "« {fr} » {takesFr}.", en: "“{en}” {takesEn}." },
  AnswerMissing: { fr: "« {fr} » est obligatoire.", en: "“{en}” is required." },
  BotAlone: {
    fr: "{to} ne partage pas une conversation avec un conseiller.",
    en: "{to} never shares a conversation with an agent.",
  },
  CategoryUnknown: { fr: "Cette catégorie n'existe pas.", en: "There is no such category." },
  ConversationOpen: {
    fr: "Une conversation est ouverte : bloquez depuis celle-ci.",
    en: "A conversation is open: block from there.",
  },
  DescriptionEmpty: { fr: "Décrivez le problème.", en: "Describe the problem." },
  DuplicateReport: { fr: "Ce problème vient d'être rapporté.", en: "This problem has just been reported." },
  ExcerptInvalid: {
    fr: "L'extrait ne fait pas partie de la conversation.",
    en: "The excerpt is not part of the conversation.",
  },
  FieldMasked: { fr: "Ce champ est protégé.", en: "This field is protected." },
  HangUpFirst: { fr: "Raccrochez d'abord.", en: "Hang up first." },
  HistoryNotOffered: {
    fr: "La conversation ne peut pas être remise au visiteur.",
    en: "The conversation cannot be given to the visitor.",
  },
  HostNotAllowed: { fr: "Les liens vers {host} ne sont pas autorisés.", en: "Links to {host} are not allowed." },
  ImageInvalid: { fr: "Cette image ne peut pas être envoyée.", en: "This image cannot be sent." },
  ImageNotLookedAt: { fr: "Cette image n'a pas encore été vérifiée.", en: "This image has not been checked yet." },
  ImageNotOne: {
    fr: "Cette adresse ne donne pas d'image PNG, JPEG, GIF ou WebP.",
    en: "There is no PNG, JPEG, GIF or WebP image at this address.",
  },
  ImageTooHeavy: { fr: "Cette image est trop grande pour être envoyée.", en: "This image is too large to be sent." },
  ImageUnreachable: {
    fr: "L'image ne répond pas à cette adresse.",
    en: "The image cannot be reached at this address.",
  },
  LabelElsewhere: {
    fr: "Le texte du lien annonce {host}, mais il mène à {to}.",
    en: "The words of the link name {host}, but it leads to {to}.",
  },
  LanguageDiffers: {
    fr: "L'offre est en {offer}, la conversation en {conversation}.",
    en: "The offer is in {offer}, the conversation in {conversation}.",
  },
  LanguageNotSpoken: {
    fr: "{to} ne parle pas la langue du visiteur ({language}).",
    en: "{to} does not speak the visitor's language ({language}).",
  },
  LeavingAsked: {
    fr: "Cette page est hors du site : le visiteur doit d'abord confirmer.",
    en: "This page is outside the site: the visitor has to confirm first.",
  },
  LeavingPending: {
    fr: "Le visiteur n'a pas encore répondu à la question précédente.",
    en: "The visitor has not answered the question before this one yet.",
  },
  LeavingRefused: { fr: "Le visiteur préfère rester sur le site.", en: "The visitor would rather stay on the site." },
  LeavingUnanswered: {
    fr: "Le visiteur n'a pas répondu : il reste sur le site.",
    en: "The visitor did not answer: they stay on the site.",
  },
  LevelDiffers: { fr: "La demande n'est plus la même.", en: "The request is not the same any more." },
  LinkInvalid: { fr: "Ce lien ne peut pas être envoyé.", en: "This link cannot be sent." },
  LinkNotFound: { fr: "Ce lien n'est plus dans la bibliothèque.", en: "This link is no longer in the library." },
  LittleTime: {
    fr: "{to} n'aura que {seconds} s pour répondre : sous {least} s, un bot n'en a souvent pas le temps.",
    en: "{to} will have only {seconds} s to answer: under {least} s a bot often has not the time.",
  },
  MoveNotAllowed: { fr: "Un rapport ne passe pas de {from} à {to}.", en: "A report does not go from {from} to {to}." },
  NavigationNotAllowed: { fr: "Le visiteur ne l'a pas accepté.", en: "The visitor has not allowed it." },
  NavigationPaused: { fr: "La navigation est en pause.", en: "The navigation is paused." },
  NavigationRevoked: {
    fr: "Le visiteur a retiré son accord.",
    en: "The visitor has taken their agreement back.",
  },
  NavigationPending: { fr: "Une demande est déjà en cours.", en: "A request is already under way." },
  NoAgentInGroup: { fr: "Personne n'est disponible dans {group}.", en: "Nobody is available in {group}." },
  NobodyJoined: { fr: "Personne ne vous a encore rejoint.", en: "Nobody has joined you yet." },
  NoKnownPage: { fr: "La page du visiteur n'est pas connue.", en: "The visitor's page is not known." },
  NoteMissing: { fr: "Écrivez une note de fin.", en: "Write a closing note." },
  NotBlocked: { fr: "Ce visiteur n'est pas bloqué.", en: "This visitor is not blocked." },
  NoTextThread: {
    fr: "En appel, le visiteur n'a pas de fil de messages.",
    en: "In a call the visitor has no message thread.",
  },
  NothingRequested: { fr: "Rien n'est demandé.", en: "Nothing is requested." },
  NotInThisVersion: { fr: "Pas disponible dans cette version.", en: "Not available in this version." },
  NoTransfer: { fr: "Aucun transfert n'est en cours.", en: "No transfer is under way." },
  NotFillable: { fr: "Ce champ ne peut pas être rempli ainsi.", en: "This field cannot be filled in like this." },
  NotReporter: {
    fr: "Seul l'auteur du rapport peut le compléter.",
    en: "Only whoever made the report can add to it.",
  },
  NotRecipient: { fr: "Ce transfert est destiné à {to}.", en: "This transfer is for {to}." },
  NoWebPage: {
    fr: "Sur ce canal, le visiteur n'a pas de page web.",
    en: "On this channel the visitor has no web page.",
  },
  ObserveFirst: { fr: "Demandez d'abord à voir la page.", en: "Ask to see the page first." },
  OfferElsewhere: {
    fr: "Cette offre est prévue pour un autre site ou d'autres pages.",
    en: "This offer is meant for another site or other pages.",
  },
  OfferExpired: { fr: "Cette offre n'est plus valable.", en: "This offer is no longer valid." },
  OfferNotFound: { fr: "Cette offre n'est plus dans la bibliothèque.", en: "This offer is no longer in the library." },
  OfferUnavailable: { fr: "Cette offre n'est pas disponible.", en: "This offer is not available." },
  OriginalMissing: { fr: "Indiquez le rapport d'origine.", en: "Say which report it repeats." },
  OriginNotAllowed: { fr: "Cette adresse n'est pas celle du site.", en: "This address is not the site's." },
  ProblemNotFound: { fr: "Ce rapport n'existe pas.", en: "There is no such report." },
  ReasonMissing: { fr: "Indiquez pourquoi.", en: "Say why." },
  ReportUnderWay: {
    fr: "Ce rapport est déjà pris en compte : il ne se complète plus.",
    en: "This report has been taken up already: nothing can be added.",
  },
  RequestExpired: { fr: "La demande a expiré.", en: "The request has expired." },
  ScreenShared: { fr: "La vidéo occupe l'écran du visiteur.", en: "The video takes the visitor's screen." },
  SelfTransfer: { fr: "Cette personne a déjà la conversation.", en: "This person already has the conversation." },
  SiteUnknown: {
    fr: "Le site du visiteur n'est pas connu : bloquez-le partout.",
    en: "The visitor's site is not known: block them everywhere.",
  },
  SiteNotServed: {
    fr: "{to} ne répond pas aux visiteurs de ce site.",
    en: "{to} does not answer visitors of this site.",
  },
  TagMissing: { fr: "Choisissez au moins un type de conversation.", en: "Choose at least one conversation type." },
  TagUnknown: {
    fr: "« {tag} » n'est pas un type de conversation connu.",
    en: "“{tag}” is not a known conversation type.",
  },
  TargetGone: { fr: "Cet élément n'est plus sur la page.", en: "This element is no longer on the page." },
  TargetNotFound: { fr: "Ce destinataire n'existe pas.", en: "There is no such recipient." },
  TargetUnavailable: { fr: "{to} n'est pas disponible.", en: "{to} is not available." },
  TooManyTags: { fr: "{max} types au plus.", en: "At most {max} types." },
  TransferTimedOut: { fr: "Le transfert a expiré.", en: "The transfer has timed out." },
  UnblockPending: { fr: "Le déblocage est déjà demandé.", en: "The unblocking is asked for already." },
  VisitorLeft: { fr: "Le visiteur a quitté le site.", en: "The visitor has left the site." },
  VisitorOnly: { fr: "Seul le visiteur peut le faire.", en: "Only the visitor can do this." },
  VisitorUnknown: { fr: "Ce visiteur n'est pas connu.", en: "This visitor is not known." },
  VisitorWrote: { fr: "Le visiteur a écrit entre-temps.", en: "The visitor has written in the meantime." },
} as const satisfies Catalogue

/** Keys of {@link catalogue}. */
export type Key = keyof typeof catalogue

/** A reason of this package. */
export const make = (key: Key, params?: Params): Reason => (params === undefined ? { key } : { key, params })
