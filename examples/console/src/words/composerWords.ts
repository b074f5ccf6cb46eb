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

  "elsewhere.written": {
    fr: "Cette réponse est en cours d'écriture dans une autre fenêtre.",
    en: "This reply is being written in another window.",
  },

  "crossed.since": {
    fr: "{visitor} a écrit depuis le début de votre réponse",
    en: "{visitor} has written since you began your reply",
  },

  "recall.label": { fr: "Rappel d'une réponse publiée", en: "Recalling a published reply" },
  "recall.none": { fr: "Envoi immédiat", en: "Sent at once" },
  "recall.seconds.one": { fr: "Pendant {n} seconde", en: "For {n} second" },
  "recall.seconds.other": { fr: "Pendant {n} secondes", en: "For {n} seconds" },

  "missing.what": { fr: "À compléter avant de publier : {names}", en: "To fill in before publishing: {names}" },
  "missing.go": { fr: "Compléter", en: "Fill in" },

  "canned.title": { fr: "Réponses prédéfinies", en: "Canned replies" },
  "canned.found": { fr: "Réponses trouvées", en: "Replies found" },
  "canned.count.one": { fr: "{n} réponse prédéfinie", en: "{n} canned reply" },
  "canned.count.other": { fr: "{n} réponses prédéfinies", en: "{n} canned replies" },
  "canned.own": { fr: "À moi", en: "Mine" },
  "canned.group": { fr: "De mon groupe", en: "Of my group" },
  "canned.insert": { fr: "insérer", en: "insert" },
  "canned.send": { fr: "publier aussitôt", en: "publish at once" },
  "canned.away": { fr: "fermer", en: "close" },
  "canned.search": { fr: "Chercher une réponse", en: "Search replies" },
  "canned.which": { fr: "Lesquelles", en: "Which" },
  "canned.all": { fr: "Toutes", en: "All" },
  "canned.mine": { fr: "Les miennes", en: "Mine" },
  "canned.none": { fr: "Aucune réponse ne correspond.", en: "No reply matches." },
  "canned.noneMine": { fr: "Vous n'avez pas encore de réponse à vous.", en: "You have no reply of your own yet." },
  "canned.failed": {
    fr: "Les réponses ne peuvent pas être lues pour le moment.",
    en: "The replies cannot be read at the moment.",
  },
  "canned.sign": { fr: "Signe d'appel", en: "Calling sign" },
  "canned.new": { fr: "Nouvelle réponse", en: "New reply" },
  "canned.change": { fr: "Modifier la réponse", en: "Change the reply" },
  "canned.changeWhich": { fr: "Modifier {shortcut}", en: "Change {shortcut}" },
  "canned.remove": { fr: "Supprimer", en: "Remove" },
  "canned.removeWhich": { fr: "Supprimer {shortcut}", en: "Remove {shortcut}" },
  "canned.removeAsk": { fr: "Supprimer {shortcut} ?", en: "Remove {shortcut}?" },
  "canned.shortcut": { fr: "Raccourci", en: "Shortcut" },
  "canned.shortcutHint": { fr: "Un mot, sans espace", en: "One word, no space" },
  "canned.shortcutWrong": { fr: "Donnez-lui un mot, sans espace.", en: "Give it one word, no space." },
  "canned.categories": { fr: "Catégories", en: "Categories" },
  "canned.anyCategory": { fr: "Toutes catégories", en: "All categories" },
  "canned.noCategory": { fr: "Sans catégorie", en: "No category" },
  "canned.turn": { fr: "catégorie", en: "category" },
  "canned.category": { fr: "Catégorie", en: "Category" },
  "canned.titleField": { fr: "Titre", en: "Title" },
  "canned.text": { fr: "Texte", en: "Text" },
  "canned.textHint": {
    fr: "Après une barre, ce qui s'écrit faute de mieux : {{visitor.name|cher client}}",
    en: "After a bar, what is written when nothing is known: {{visitor.name|dear customer}}",
  },
  "canned.unknown": {
    fr: "Ne correspond à aucune information connue : {places}. Sans texte après une barre, ce sera à compléter avant de publier.",
    en: "Stands for nothing that is known: {places}. Without a text after a bar it has to be filled in before publishing.",
  },
  "canned.textMissing": { fr: "Écrivez la réponse.", en: "Write the reply." },
  "canned.textLong": { fr: "{max} caractères au plus.", en: "{max} characters at most." },
  "canned.places": { fr: "Insérer une information", en: "Insert information" },
  "canned.placesPick": { fr: "Choisir…", en: "Choose…" },
  "canned.keep": { fr: "Enregistrer", en: "Save" },

  "place.visitor.name": { fr: "nom du visiteur", en: "visitor's name" },
  "place.visitor.firstName": { fr: "prénom du visiteur", en: "visitor's first name" },
  "place.agent.name": { fr: "nom du conseiller", en: "agent's name" },
  "place.agent.firstName": { fr: "prénom du conseiller", en: "agent's first name" },
  "place.conversation.page": { fr: "page du visiteur", en: "visitor's page" },
  "place.conversation.id": { fr: "numéro de la conversation", en: "conversation number" },

  "key.enter": { fr: "Entrée", en: "Enter" },
  "key.ctrlEnter": { fr: "Ctrl + Entrée", en: "Ctrl + Enter" },
  "key.pages": { fr: "Page ↑ ↓", en: "Page ↑ ↓" },
  "key.escape": { fr: "Échap", en: "Esc" },
} as const satisfies Catalogue
