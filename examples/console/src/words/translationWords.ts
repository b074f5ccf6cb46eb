/**
 * The words of translation; part of {@link catalogue}.
 *
 * @since 0.1.0
 */
import type { Catalogue } from "@pupitre/core/Catalogue"

/** The words of translation. */
export const translationWords = {
  "translation.tool": { fr: "Traduire la conversation", en: "Translate the conversation" },
  "translation.toolOn": { fr: "Traduction : {visitor} ↔ {agent}", en: "Translation: {visitor} ↔ {agent}" },
  "translation.title": { fr: "Traduction", en: "Translation" },
  "translation.visitor": { fr: "Le visiteur écrit et lit en", en: "The visitor writes and reads" },
  "translation.agent": { fr: "Vous écrivez et lisez en", en: "You write and read" },
  "translation.hint": {
    fr: "Vos réponses vous sont montrées traduites avant d'être publiées. L'original est toujours conservé.",
    en: "Your replies are shown to you translated before they are published. The original is always kept.",
  },
  "translation.seems": { fr: "d'après ses messages", en: "going by their messages" },
  "translation.start": { fr: "Traduire", en: "Translate" },
  "translation.stop": { fr: "Ne plus traduire", en: "Stop translating" },
  "translation.same": { fr: "Choisissez deux langues différentes.", en: "Pick two different languages." },

  "translation.proposal": {
    fr: "Le visiteur semble écrire en {language}. Traduire la conversation ?",
    en: "The visitor seems to write in {language}. Translate the conversation?",
  },
  "translation.no": { fr: "Non merci", en: "No, thanks" },

  "translation.pending": { fr: "Traduction en {language}…", en: "Translating into {language}…" },
  "translation.preview": { fr: "Le visiteur lira ({language})", en: "The visitor will read ({language})" },
  "translation.by": { fr: "Traduit par {provider}", en: "Translated by {provider}" },
  "translation.byBrowser": { fr: "Traduit par votre navigateur", en: "Translated by your browser" },
  "translation.forVisitor": { fr: "ce que lit le visiteur", en: "what the visitor reads" },
  "translation.again": { fr: "Publiez de nouveau pour envoyer", en: "Publish again to send" },
  "translation.againParts.one": {
    fr: "Publiez de nouveau pour envoyer {n} message",
    en: "Publish again to send {n} message",
  },
  "translation.againParts.other": {
    fr: "Publiez de nouveau pour envoyer les {n} messages",
    en: "Publish again to send the {n} messages",
  },
  "translation.lost": { fr: "Absent de la traduction : {what}", en: "Missing from the translation: {what}" },
  "translation.untranslated": { fr: "Publier sans traduction", en: "Publish untranslated" },
  "translation.retry": { fr: "Réessayer", en: "Try again" },

  "translation.row": { fr: "Traduction en cours…", en: "Translating…" },
  "translation.translate": { fr: "Traduire", en: "Translate" },
} as const satisfies Catalogue
