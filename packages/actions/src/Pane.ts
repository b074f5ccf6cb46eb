/**
 * What a pane shows of each of the eight actions, as data: icon, words, whether it asks first.
 *
 * Apart from the actions, so that one that a product does not offer costs it no more than its words.
 *
 * @since 0.1.0
 */
import type { Words } from "@pupitre/core/Catalogue"
import type { ActionName } from "./Matrix.js"

/** What a pane shows of an action. */
export interface Shown {
  /** The name of its icon in the Lucide set. */
  readonly icon: string
  readonly label: Words
  /** Whether an interface asks before it is done: it cannot be undone by whoever does it. */
  readonly confirm: boolean
}

/** What a pane shows of each of the eight; the French words are those of the reference article. */
export const pane: Readonly<Record<ActionName, Shown>> = {
  sendLink: { icon: "link", label: { fr: "Envoyer un lien", en: "Send a link" }, confirm: false },
  sendOffer: { icon: "tag", label: { fr: "Envoyer une offre", en: "Send an offer" }, confirm: false },
  directNavigation: {
    icon: "mouse-pointer-click",
    label: { fr: "Diriger la navigation", en: "Direct the navigation" },
    confirm: false,
  },
  openCurrentPage: {
    icon: "external-link",
    label: { fr: "Ouvrir la page en cours", en: "Open the current page" },
    confirm: false,
  },
  transfer: { icon: "forward", label: { fr: "Transférer ce visiteur", en: "Transfer this visitor" }, confirm: false },
  reportProblem: { icon: "flag", label: { fr: "Rapporter un problème", en: "Report a problem" }, confirm: false },
  close: {
    icon: "circle-check-big",
    label: { fr: "Clôturer la discussion", en: "Close the conversation" },
    confirm: true,
  },
  block: { icon: "ban", label: { fr: "Bloquer ce visiteur", en: "Block this visitor" }, confirm: true },
}
