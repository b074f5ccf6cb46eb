/**
 * The words of the information pane and of the customer record; part of {@link catalogue}.
 *
 * @since 0.1.0
 */
import type { Catalogue } from "@pupitre/core/Catalogue"

/** The words of the information pane and of the customer record. */
export const informationWords = {
  "information.masked": { fr: "Masqué pour votre rôle", en: "Hidden from your role" },
  "information.sourceAt": { fr: "d'après : {source}, {moment}", en: "from: {source}, {moment}" },
  "information.others": { fr: "Autres", en: "Others" },
  "information.pages": { fr: "Dernières pages", en: "Last pages" },
  "information.allPages.one": { fr: "Afficher la seule page ({n})", en: "Show the only page ({n})" },
  "information.allPages.other": { fr: "Afficher les {n} pages", en: "Show all {n} pages" },
  "information.fewerPages": { fr: "Afficher moins de pages", en: "Show fewer pages" },
  "information.newTab": { fr: "ouvre un nouvel onglet", en: "opens in a new tab" },
  "information.shared": { fr: "Identifiant partagé ?", en: "Shared id?" },
  "information.change": { fr: "Modifier : {what}", en: "Change: {what}" },
  "information.add": { fr: "Ajouter une information", en: "Add information" },
  "information.what": { fr: "Information", en: "Information" },
  "information.otherKey": { fr: "Autre…", en: "Other…" },
  "information.key": { fr: "Nom", en: "Name" },
  "information.keyMissing": { fr: "Donnez-lui un nom.", en: "Give it a name." },
  "information.value": { fr: "Valeur", en: "Value" },
  "information.valueMissing": { fr: "Saisissez une valeur.", en: "Type a value." },
  "information.emptyTakesAway": { fr: "Vide, elle est retirée.", en: "Left empty, it is taken away." },
  "information.unsaid": { fr: "Non renseigné", en: "Not said" },
  "information.yes": { fr: "oui", en: "yes" },
  "information.no": { fr: "non", en: "no" },
  "information.expected.string": { fr: "Un texte est attendu.", en: "A text is expected." },
  "information.expected.number": { fr: "Un nombre est attendu.", en: "A number is expected." },
  "information.expected.boolean": { fr: "Oui ou non est attendu.", en: "Yes or no is expected." },
  "information.expected.date": { fr: "Une date est attendue.", en: "A date is expected." },
  "information.expected.money": { fr: "Un montant est attendu.", en: "An amount is expected." },
  "information.expected.url": { fr: "Une adresse est attendue.", en: "An address is expected." },
  "information.cancel": { fr: "Annuler", en: "Cancel" },
  "information.save": { fr: "Enregistrer", en: "Save" },
  "information.kept": { fr: "En attente…", en: "Waiting…" },

  "record.title": { fr: "Dossier client de {visitor}", en: "Customer record of {visitor}" },
  "record.count.one": { fr: "{n} conversation", en: "{n} conversation" },
  "record.count.other": { fr: "{n} conversations", en: "{n} conversations" },
  "record.list": { fr: "Conversations", en: "Conversations" },
  "record.more": { fr: "Afficher les précédentes", en: "Show earlier ones" },
  "record.loading": { fr: "Chargement du dossier…", en: "Loading the record…" },
  "record.failed": {
    fr: "Le dossier n'a pas pu être lu. Réessayez.",
    en: "The record could not be read. Try again.",
  },
  "record.retry": { fr: "Réessayer", en: "Try again" },
  "record.empty": { fr: "Aucune conversation", en: "No conversation" },
  "record.open": { fr: "En cours", en: "Open" },
  "record.current": { fr: "Celle-ci", en: "This one" },
  "record.nobody": { fr: "Sans conseiller", en: "No agent" },
  "record.rating": { fr: "Note {n} sur 5", en: "Rated {n} of 5" },
  "record.notes": { fr: "Notes", en: "Notes" },
  "record.noNotes": { fr: "Aucune note.", en: "No notes." },
  "record.noteBy": { fr: "{name}, {moment}", en: "{name}, {moment}" },
  "record.addNote": { fr: "Ajouter une note", en: "Add a note" },
  "record.noteHint": {
    fr: "Pour vos collègues, jamais pour le visiteur.",
    en: "For colleagues, never for the visitor.",
  },
  "record.saveNote": { fr: "Ajouter", en: "Add" },
  "record.goTo": { fr: "Ouvrir au pupitre", en: "Open at the desk" },
  "record.previous": { fr: "Conversation précédente", en: "Conversation before" },
  "record.transcript": { fr: "Conversation du {date}", en: "Conversation of {date}" },
} as const satisfies Catalogue
