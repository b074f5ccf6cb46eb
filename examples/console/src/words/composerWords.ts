/**
 * The words of what stands around the field of a reply; part of {@link catalogue}.
 *
 * @since 0.1.0
 */
import type { Catalogue } from "@pupitre/core/Catalogue"

/** The words of what stands around the field of a reply. */
export const composerWords = {
  "stopped.running": { fr: "Avant de publier…", en: "Before publishing…" },
  "stopped.back": { fr: "Revenir au texte", en: "Back to the text" },
  "stopped.anyway": { fr: "Publier quand même", en: "Publish anyway" },

  "held.waits": { fr: "Pas encore envoyé, rappel possible :", en: "Not sent yet, can be recalled:" },
  "held.recall": { fr: "Reprendre", en: "Recall" },
  "held.now": { fr: "Envoyer maintenant", en: "Send now" },

  "others.kept": { fr: "Un autre texte a été conservé", en: "Another text was kept" },
  "others.take": { fr: "Reprendre", en: "Use it" },
  "others.drop": { fr: "Supprimer", en: "Discard" },

  "crossed.since": {
    fr: "{visitor} a écrit depuis le début de votre réponse",
    en: "{visitor} has written since you began your reply",
  },

  "recall.label": { fr: "Rappel d'une réponse publiée", en: "Recalling a published reply" },
  "recall.none": { fr: "Envoi immédiat", en: "Sent at once" },
  "recall.seconds.one": { fr: "Pendant {n} seconde", en: "For {n} second" },
  "recall.seconds.other": { fr: "Pendant {n} secondes", en: "For {n} seconds" },
} as const satisfies Catalogue
