/**
 * The words of the desk's dialogs, banners and lines around the actions; part of {@link catalogue}.
 *
 * @since 0.1.0
 */
import type { Catalogue } from "@pupitre/core/Catalogue"

/** The words of the actions. */
export const actionWords = {
  "wish.sending": { fr: "Envoi…", en: "Sending…" },
  "wish.kept": {
    fr: "Hors ligne : c'est conservé et partira au retour de la connexion.",
    en: "Offline: this is kept and will be sent once the connection is back.",
  },

  "offer.title": { fr: "Envoyer une offre", en: "Send an offer" },
  "offer.from": { fr: "Origine de l'offre", en: "Where the offer comes from" },
  "offer.library": { fr: "Bibliothèque", en: "Library" },
  "offer.own": { fr: "Composer", en: "Compose" },
  "offer.search": { fr: "Chercher une offre", en: "Search offers" },
  "offer.none": { fr: "Aucune offre ne correspond.", en: "No offer matches." },
  "offer.pick": { fr: "Choisissez une offre pour la voir ici.", en: "Pick an offer to see it here." },
  "offer.adapt": { fr: "Partir de cette offre pour en composer une", en: "Compose one from this offer" },
  "offer.valid": { fr: "Valable", en: "Valid" },
  "offer.validUntil": { fr: "Jusqu'au {day}", en: "Until {day}" },
  "offer.notYet": { fr: "À partir du {day}", en: "From {day}" },
  "offer.over": { fr: "Terminée le {day}", en: "Over since {day}" },
  "offer.gone": { fr: "Épuisée", en: "Sold out" },
  "offer.degraded": {
    fr: "Ce canal n'affiche pas de carte : l'offre part en texte et en lien.",
    en: "This channel shows no cards: the offer is sent as a text and a link.",
  },
  "offer.otherLanguage": {
    fr: "L'offre est en {offer}, le visiteur parle {conversation}.",
    en: "The offer is in {offer}, the visitor speaks {conversation}.",
  },
  "offer.send": { fr: "Envoyer", en: "Send" },
  "offer.sendAnyway": { fr: "Envoyer quand même", en: "Send anyway" },
  "offer.titleMissing": { fr: "Donnez un titre à l'offre.", en: "Give the offer a title." },
  "offer.altMissing": { fr: "Dites ce que montre l'image.", en: "Say what the image shows." },
  "offer.imageHint": { fr: "PNG, JPEG ou WebP de la boutique", en: "PNG, JPEG or WebP of the shop" },
  "offer.altHint": { fr: "Lu à qui ne voit pas l'image", en: "Read to those who do not see it" },
  "offer.field.title": { fr: "Titre", en: "Title" },
  "offer.field.message": { fr: "Message", en: "Message" },
  "offer.field.url": { fr: "Adresse du lien", en: "Link address" },
  "offer.field.label": { fr: "Texte du lien", en: "Link text" },
  "offer.field.image": { fr: "Adresse de l'image", en: "Image address" },
  "offer.field.alt": { fr: "Description de l'image", en: "Image description" },
  "offer.field.price": { fr: "Prix", en: "Price" },
  "offer.field.was": { fr: "Ancien prix", en: "Price before" },
  "offer.field.until": { fr: "Valable jusqu'au", en: "Valid until" },
} as const satisfies Catalogue
