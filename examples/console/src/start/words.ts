/**
 * The words of the start page, in French and English.
 *
 * @since 0.1.0
 */
import type { Catalogue } from "@pupitre/core/Catalogue"

/** The words of the start page. */
export const words = {
  title: { fr: "Pupitre, la boutique et son conseiller", en: "Pupitre, the shop and its agent" },
  tryThis: {
    fr: "À gauche, posez une question sur une lampe. À droite, voyez-la s'écrire, puis répondez.",
    en: "On the left, ask about a lamp. On the right, watch it being typed, then answer.",
  },
  shop: { fr: "Le visiteur", en: "The visitor" },
  desk: { fr: "Le conseiller", en: "The agent" },
  manager: { fr: "La page du manager", en: "The manager's page" },
  openAlone: { fr: "Ouvrir seul", en: "Open alone" },
  newTab: { fr: "(ouvre un nouvel onglet)", en: "(opens in a new tab)" },
  language: { fr: "Langue", en: "Language" },
  theme: { fr: "Thème", en: "Theme" },
  auto: { fr: "Auto", en: "Auto" },
  light: { fr: "Clair", en: "Light" },
  dark: { fr: "Sombre", en: "Dark" },
  missing: { fr: "Cette page n'existe pas.", en: "There is no such page." },
  home: { fr: "Revenir à l'accueil", en: "Back to the start" },
} as const satisfies Catalogue
