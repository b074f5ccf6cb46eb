/**
 * The words of what is done with the text of a reply: its length, its parts, its emoji, its keys; part of {@link catalogue}.
 *
 * @since 0.1.0
 */
import type { Catalogue } from "@pupitre/core/Catalogue"

/** The words of what is done with the text of a reply. */
export const textWords = {
  "length.characters.one": { fr: "{n} caractère", en: "{n} character" },
  "length.characters.other": { fr: "{n} caractères", en: "{n} characters" },
  "length.sms.one": { fr: "{n} SMS", en: "{n} text message" },
  "length.sms.other": { fr: "{n} SMS", en: "{n} text messages" },
  "length.parts.one": { fr: "Trop long : {n} message", en: "Too long: {n} message" },
  "length.parts.other": { fr: "Trop long : partira en {n} messages", en: "Too long: will go as {n} messages" },

  "splitting.title.one": { fr: "Ce texte part en {n} message", en: "This text goes as {n} message" },
  "splitting.title.other": { fr: "Ce texte part en {n} messages", en: "This text goes as {n} messages" },
  "splitting.send.one": { fr: "Publier {n} message", en: "Publish {n} message" },
  "splitting.send.other": { fr: "Publier les {n} messages", en: "Publish the {n} messages" },
  "splitting.back": { fr: "Raccourcir le texte", en: "Shorten the text" },

  "emoji.open": { fr: "Emoji", en: "Emoji" },
  "emoji.search": { fr: "Rechercher un emoji", en: "Search for an emoji" },
  "emoji.searchHint": { fr: "fusée, merci, :tada:…", en: "rocket, thanks, :tada:…" },
  "emoji.recent": { fr: "Récents", en: "Recent" },
  "emoji.found.one": { fr: "{n} emoji", en: "{n} emoji" },
  "emoji.found.other": { fr: "{n} emoji", en: "{n} emoji" },
  "emoji.none": { fr: "Aucun emoji de ce nom", en: "No emoji by that name" },
  "emoji.groups": { fr: "Catégories", en: "Categories" },
  "emoji.grid": { fr: "Emoji", en: "Emoji" },
  "emoji.tone": { fr: "Couleur de peau", en: "Skin tone" },
  "emoji.noTone": { fr: "sans couleur de peau", en: "no skin tone" },
  "emoji.loading": { fr: "Chargement…", en: "Loading…" },
  "emoji.failed": { fr: "Les emoji n'ont pas pu être chargés.", en: "The emoji could not be loaded." },
  "emoji.unreachable": {
    fr: "Les emoji sont injoignables. Rechargez la page quand la connexion est revenue.",
    en: "The emoji cannot be reached. Reload the page once the connection is back.",
  },
  "emoji.again": { fr: "Réessayer", en: "Try again" },
  "emoji.shortcodes": { fr: "Emoji par leur nom", en: "Emoji by name" },
  "emoji.keys": {
    fr: "Entrée : insérer · Maj + Entrée : en insérer plusieurs",
    en: "Enter: insert · Shift + Enter: insert several",
  },

  "habits.label": { fr: "Clavier et émoticônes", en: "Keyboard and emoticons" },
  "habits.sendKey": { fr: "Publier avec", en: "Publish with" },
  "habits.enter": { fr: "Entrée", en: "Enter" },
  "habits.enterHint": { fr: "Maj + Entrée va à la ligne", en: "Shift + Enter begins a line" },
  "habits.ctrlEnter": { fr: "Ctrl + Entrée", en: "Ctrl + Enter" },
  "habits.ctrlEnterHint": { fr: "Entrée va à la ligne", en: "Enter begins a line" },
  "habits.emoticons": { fr: "Émoticônes comme :)", en: "Emoticons like :)" },
  "habits.turned": { fr: "Devenir des emoji", en: "Become emoji" },
  "habits.turnedHint": { fr: "Retour arrière les rétablit", en: "Backspace brings them back" },
  "habits.kept": { fr: "Rester comme écrites", en: "Stay as written" },

  "composer.hintCtrl": {
    fr: "Ctrl + Entrée publie, Entrée va à la ligne",
    en: "Ctrl + Enter to publish, Enter for a new line",
  },
} as const satisfies Catalogue
