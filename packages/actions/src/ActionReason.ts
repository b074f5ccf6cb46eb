/**
 * Why an action is off or was refused, in French and English.
 *
 * @since 0.1.0
 */
import type { Catalogue, Params } from "@pupitre/core/Catalogue"
import type { Reason } from "@pupitre/core/Reason"

/** The reasons that actions give, beside those of core. */
export const catalogue = {
  AnswerInvalid: { fr: "« {fr} » n'a pas la forme attendue.", en: "“{en}” does not have the expected form." },
  AnswerMissing: { fr: "« {fr} » est obligatoire.", en: "“{en}” is required." },
  HangUpFirst: { fr: "Raccrochez d'abord.", en: "Hang up first." },
  HistoryNotOffered: {
    fr: "La conversation ne peut pas être remise au visiteur.",
    en: "The conversation cannot be given to the visitor.",
  },
  HostNotAllowed: { fr: "Les liens vers {host} ne sont pas autorisés.", en: "Links to {host} are not allowed." },
  LinkInvalid: { fr: "Ce lien ne peut pas être envoyé.", en: "This link cannot be sent." },
  LinkNotFound: { fr: "Ce lien n'est plus dans la bibliothèque.", en: "This link is no longer in the library." },
  NoTextThread: {
    fr: "En appel, le visiteur n'a pas de fil de messages.",
    en: "In a call the visitor has no message thread.",
  },
  NotInThisVersion: { fr: "Pas disponible dans cette version.", en: "Not available in this version." },
  NoWebPage: {
    fr: "Sur ce canal, le visiteur n'a pas de page web.",
    en: "On this channel the visitor has no web page.",
  },
  ScreenShared: { fr: "La vidéo occupe l'écran du visiteur.", en: "The video takes the visitor's screen." },
  TagMissing: { fr: "Choisissez au moins un type de conversation.", en: "Choose at least one conversation type." },
  TagUnknown: {
    fr: "« {tag} » n'est pas un type de conversation connu.",
    en: "“{tag}” is not a known conversation type.",
  },
  TooManyTags: { fr: "{max} types au plus.", en: "At most {max} types." },
  VisitorLeft: { fr: "Le visiteur a quitté le site.", en: "The visitor has left the site." },
  VisitorWrote: { fr: "Le visiteur a écrit entre-temps.", en: "The visitor has written in the meantime." },
} as const satisfies Catalogue

/** Keys of {@link catalogue}. */
export type Key = keyof typeof catalogue

/** A reason of this package. */
export const make = (key: Key, params?: Params): Reason => (params === undefined ? { key } : { key, params })
