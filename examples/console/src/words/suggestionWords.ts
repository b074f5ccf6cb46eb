/**
 * The words of proposed answers; part of {@link catalogue}.
 *
 * @since 0.1.0
 */
import type { Catalogue } from "@pupitre/core/Catalogue"

/** The words of proposed answers. */
export const suggestionWords = {
  "suggestion.title": { fr: "Réponses suggérées", en: "Suggested replies" },
  "suggestion.hint": { fr: "↑ pour choisir, rien n'est envoyé", en: "↑ to choose, nothing is sent" },
  "suggestion.on": { fr: "Afficher les réponses suggérées", en: "Show suggested replies" },
  "suggestion.off": { fr: "Masquer les réponses suggérées", en: "Hide suggested replies" },
  "suggestion.dismiss": { fr: "Écarter pour ce message", en: "Put away for this message" },
  "suggestion.expired": {
    fr: "Dépassées : le visiteur a écrit depuis",
    en: "Out of date: the visitor has written since",
  },
  "suggestion.old": { fr: "Dépassée", en: "Out of date" },
  "suggestion.unsearched": { fr: "La recherche n'a pas abouti", en: "The search did not succeed" },
  "suggestion.again": { fr: "Chercher à nouveau", en: "Search again" },
  "suggestion.write": { fr: "Rédiger", en: "Write one" },
  "suggestion.rewrite": { fr: "Rédiger à nouveau", en: "Write again" },
  "suggestion.writing": { fr: "Réponse en cours de rédaction…", en: "Writing a reply…" },
  "suggestion.stop": { fr: "Arrêter", en: "Stop" },
  "suggestion.stopped": { fr: "interrompue", en: "stopped" },
  "suggestion.inserted": { fr: "Dans votre réponse", en: "In your reply" },
  "suggestion.read": { fr: "Lire l'article « {title} »", en: "Read the article “{title}”" },
  "reader.text": { fr: "Insérer le texte", en: "Insert the text" },
  "reader.part": { fr: "Insérer la sélection", en: "Insert the selection" },
  "reader.link": { fr: "Insérer le lien", en: "Insert the link" },
  "reader.gone": { fr: "Cet article n'est plus publié.", en: "This article is no longer published." },
  "reader.failed": {
    fr: "L'article ne peut pas être lu pour le moment.",
    en: "The article cannot be read at the moment.",
  },
  "suggestion.past": { fr: "{agent}, {date}", en: "{agent}, {date}" },
  "suggestion.accepted": { fr: "reprise telle quelle", en: "used as it was" },
  "suggestion.edited": { fr: "reprise et modifiée", en: "used and changed" },
  "suggestion.ignored": { fr: "laissée de côté", en: "left aside" },
  "entry.suggestionJudged": { fr: "Réponse suggérée", en: "Suggested reply" },
} as const satisfies Catalogue
