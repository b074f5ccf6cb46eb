/**
 * Why a file is not shared, in words, French and English. Apart from what gives the reasons, so that a page loads them with
 * its first file.
 *
 * @since 0.1.0
 */
import type { Catalogue } from "../Catalogue.js"

/** The reasons that files give, for `Reason.text`. */
export const catalogue = {
  FileNameRefused: {
    fr: "Son nom contient des caractères qui en cachent la fin.",
    en: "Its name contains characters that hide how it ends.",
  },
  TooManyFiles: { fr: "{max} fichiers au plus à la fois.", en: "At most {max} files at once." },
  FileEmpty: { fr: "Le fichier est vide.", en: "The file is empty." },
  FileTooLarge: { fr: "Le fichier dépasse {max} Mo.", en: "The file is larger than {max} MB." },
  FileTypeRefused: {
    fr: "Seuls les fichiers PNG, JPEG, GIF, WebP et PDF peuvent être envoyés.",
    en: "Only PNG, JPEG, GIF, WebP and PDF files can be sent.",
  },
  FileTypeMismatch: {
    fr: "Son contenu n'est pas ce que son nom annonce.",
    en: "Its content is not what its name says.",
  },
  FileDamaged: { fr: "Le fichier est abîmé ou incomplet.", en: "The file is damaged or incomplete." },
  FileHidesMore: {
    fr: "Le fichier contient autre chose que ce qu'il montre.",
    en: "The file contains something else than what it shows.",
  },
  FileActive: {
    fr: "Le document contient du code, une action automatique ou une pièce jointe.",
    en: "The document contains code, an automatic action or an attachment.",
  },
  FileLocked: {
    fr: "Le document est chiffré : il ne peut être vérifié.",
    en: "The document is encrypted: it cannot be checked.",
  },
  FileTooComplex: {
    fr: "Le fichier est trop complexe pour être vérifié.",
    en: "The file is too complex to be checked.",
  },
  ImageTooLarge: { fr: "L'image dépasse {max} mégapixels.", en: "The image has more than {max} megapixels." },
  FileInfected: { fr: "L'antivirus a refusé ce fichier.", en: "The virus scanner refused this file." },
  FileNotSent: { fr: "L'envoi a été interrompu.", en: "The upload was interrupted." },
  FileGone: {
    fr: "Le navigateur ne l'a plus : choisissez-le à nouveau.",
    en: "The browser no longer has it: choose it again.",
  },
  FileNotChecked: { fr: "Le fichier n'a pas pu être vérifié.", en: "The file could not be checked." },
  FileRoom: {
    fr: "Trop de fichiers attendent ou ont été envoyés.",
    en: "Too many files are waiting or have been sent.",
  },
  FilesUnderWay: {
    fr: "Un fichier n'est pas encore prêt.",
    en: "A file is not ready yet.",
  },
  FilesFailed: {
    fr: "Un fichier n'est pas passé : réessayez ou retirez-le.",
    en: "A file did not go through: try again or remove it.",
  },
} as const satisfies Catalogue
