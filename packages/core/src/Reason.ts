/**
 * Why something cannot be done: a key that a catalogue puts into words, with parameters.
 *
 * The same reason disables a button, refuses a command and explains itself on screen. Keys of this package are below; a
 * team's own actions bring their own keys and words.
 *
 * @since 0.1.0
 */
import type { Catalogue, Locale, Params } from "./Catalogue.js"
import { fill } from "./Catalogue.js"

/** Why something cannot be done. */
export interface Reason {
  readonly key: string
  readonly params?: Params
}

/** A refusal always gives at least one reason. */
export type Reasons = readonly [Reason, ...Array<Reason>]

/** The reasons that core's own commands give. */
export const catalogue = {
  AgentFull: {
    fr: "Toutes les places du conseiller sont prises : {open} sur {slots}.",
    en: "All slots of the agent are taken: {open} of {slots}.",
  },
  AlreadyOpen: { fr: "Une conversation est déjà ouverte.", en: "A conversation is already open." },
  AlreadyEnded: { fr: "La conversation est déjà terminée.", en: "The conversation has ended already." },
  NotReopenable: { fr: "Cette conversation ne se rouvre plus.", en: "This conversation cannot be reopened." },
  AlreadyAnnounced: { fr: "La clôture est déjà annoncée.", en: "The closing is already announced." },
  AlreadyYours: { fr: "Vous avez déjà cette conversation.", en: "You already have this conversation." },
  AssertionRefused: { fr: "La connexion n'a pas été confirmée.", en: "The sign-in was not confirmed." },
  AnswerTooLarge: { fr: "La réponse est trop volumineuse.", en: "The answer is too large." },
  Blank: { fr: "Le message est vide.", en: "The message is empty." },
  ConsentMissing: {
    fr: "Le visiteur n'a pas donné son accord ({scope}).",
    en: "The visitor has not agreed ({scope}).",
  },
  ConversationClosed: { fr: "La conversation est close.", en: "The conversation is closed." },
  ConversationUnknown: { fr: "Cette conversation n'existe pas.", en: "There is no such conversation." },
  CrossedMessage: {
    fr: "Le visiteur vient d'écrire : lisez avant de publier.",
    en: "The visitor has just written: read it before you publish.",
  },
  CustomKeyInvalid: {
    fr: "« {key} » n'est pas une clé : lettres, chiffres, « _ », « . » et « - », 64 au plus.",
    en: "“{key}” is not a key: letters, digits, “_”, “.” and “-”, 64 at most.",
  },
  CustomKeyNotYours: { fr: "« {key} » ne peut être renseigné d'ici.", en: "“{key}” cannot be set from here." },
  CustomTooManyKeys: { fr: "Un visiteur a au plus {max} données.", en: "A visitor has at most {max} data." },
  CustomValueTooLong: {
    fr: "La valeur de « {key} » dépasse {max} caractères.",
    en: "The value of “{key}” is longer than {max} characters.",
  },
  ExternalIdInvalid: {
    fr: "Un identifiant a de 1 à {max} caractères.",
    en: "An identifier has 1 to {max} characters.",
  },
  DateInPast: { fr: "Cette date est passée.", en: "This date has passed." },
  Failed: { fr: "Une erreur est survenue : rien n'a été fait.", en: "Something went wrong: nothing was done." },
  FileUnknown: { fr: "Ce fichier n'est pas prêt à être envoyé.", en: "This file is not ready to be sent." },
  GoesInParts: { fr: "Il peut partir en {parts} messages.", en: "It can go as {parts} messages." },
  InvalidInput: { fr: "Saisie refusée : {detail}", en: "Input refused: {detail}" },
  ItemUnknown: { fr: "Cet élément n'existe plus.", en: "This is not there any more." },
  NobodyAwaited: {
    fr: "La conversation n'attend personne en particulier.",
    en: "The conversation waits for nobody in particular.",
  },
  NotAssigned: { fr: "La conversation attend un conseiller.", en: "The conversation is waiting for an agent." },
  NotClosed: { fr: "La conversation n'est pas close.", en: "The conversation is not closed." },
  NotOffered: { fr: "Cette conversation ne vous est pas proposée.", en: "This conversation is not offered to you." },
  NotOwner: { fr: "La conversation est suivie par {owner}.", en: "{owner} has this conversation." },
  NotPermitted: { fr: "Votre rôle ne le permet pas.", en: "Your role does not allow it." },
  NotSnoozed: { fr: "La conversation n'est pas en pause.", en: "The conversation is not snoozed." },
  NotWellFormed: { fr: "Le texte contient des caractères invalides.", en: "The text contains invalid characters." },
  NothingAnnounced: { fr: "Aucune clôture n'est annoncée.", en: "No closing is announced." },
  NothingGiven: { fr: "La réponse est vide.", en: "The answer is empty." },
  NotClosedYet: {
    fr: "Une conversation est encore ouverte : clôturez-la d'abord.",
    en: "A conversation is still open: close it first.",
  },
  NothingThere: { fr: "Il n'y a rien à cet endroit.", en: "There is nothing there." },
  NothingToWithdraw: { fr: "Aucun accord à retirer.", en: "There is no consent to withdraw." },
  OtherWindow: {
    fr: "Vous écriviez à l'instant à un autre visiteur. Est-ce bien pour celui-ci ?",
    en: "You were writing to another visitor a moment ago. Is this meant for this one?",
  },
  PlaceholderMissing: { fr: "À compléter avant de publier : {names}.", en: "To fill in before publishing: {names}." },
  Ringing: { fr: "La conversation est proposée à {agent}.", en: "The conversation is offered to {agent}." },
  SameMode: { fr: "La conversation est déjà dans ce mode.", en: "The conversation is already in this mode." },
  ShelfFull: { fr: "{max} éléments au plus.", en: "At most {max} of these." },
  SlotsFull: {
    fr: "Toutes vos places sont prises : {open} sur {slots}.",
    en: "All your slots are taken: {open} of {slots}.",
  },
  Snoozed: { fr: "La conversation est en pause.", en: "The conversation is snoozed." },
  TagsFull: { fr: "{max} types au plus.", en: "At most {max} tags." },
  TooEarly: { fr: "Il est trop tôt.", en: "It is too early." },
  TooLate: { fr: "Il est trop tard.", en: "It is too late." },
  TooLong: { fr: "Le texte dépasse {max} caractères.", en: "The text is longer than {max} characters." },
  TooManyBytes: { fr: "Le texte dépasse {max} octets.", en: "The text is longer than {max} bytes." },
  TooManySms: { fr: "Le texte dépasse {max} SMS.", en: "The text takes more than {max} text messages." },
  TransferPending: { fr: "Un transfert est en cours.", en: "A transfer is under way." },
  UnknownCommand: { fr: "Cette commande n'existe pas ici.", en: "There is no such command here." },
  Unreachable: { fr: "Personne n'est joignable pour le moment.", en: "Nobody can be reached at the moment." },
} as const satisfies Catalogue

/** Keys of {@link catalogue}. */
export type Key = keyof typeof catalogue

/** A reason of this package. */
export const make = (key: Key, params?: Params): Reason => (params === undefined ? { key } : { key, params })

/**
 * A reason in words. Pass the catalogues that may know it; a key that none knows is shown as it is.
 *
 * @example
 * ```ts
 * import * as Reason from "@pupitre/core/Reason"
 *
 * Reason.text("en", Reason.make("NotOwner", { owner: "Inès" })) // => "Inès has this conversation."
 * ```
 */
export const text = (locale: Locale, reason: Reason, ...catalogues: ReadonlyArray<Catalogue>): string => {
  for (const known of [...catalogues, catalogue as Catalogue]) {
    const words = known[reason.key]
    if (words !== undefined) return fill(words, locale, reason.params)
  }
  return reason.key
}
