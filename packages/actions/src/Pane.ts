/**
 * What a pane shows of each of the eight actions, as data: icon, words, what is asked first.
 *
 * Apart from the actions, so that one that a product does not offer costs it no more than its words.
 *
 * @since 0.1.0
 */
import type { Words } from "@pupitre/core/Catalogue"
import type { ActionName } from "./Matrix.js"

/**
 * An icon as data: a name of the Lucide set, of which an interface draws those it knows, or the paths of a drawing of one's
 * own, on a field of 24 by 24, drawn as lines two wide.
 */
export type Icon = string | { readonly paths: ReadonlyArray<string> }

/** What an interface asks before an action is done that cannot be undone by whoever does it. */
export interface Confirmation {
  readonly title: Words
  /** What it comes to. */
  readonly text: Words
  /** What the button says that does it. */
  readonly confirm: Words
  /** Whether it takes something away from someone. */
  readonly danger: boolean
}

/** What a pane shows of an action. */
export interface Shown {
  readonly icon: Icon
  readonly label: Words
  /** What is asked before it is done, if anything is. */
  readonly confirm: Confirmation | false
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
    confirm: {
      title: { fr: "Clôturer la discussion ?", en: "Close the conversation?" },
      text: {
        fr: "Elle se termine pour de bon ; un nouveau message du visiteur en ouvrira une autre.",
        en: "It is over for good; a new message of the visitor opens another one.",
      },
      confirm: { fr: "Clôturer", en: "Close" },
      danger: false,
    },
  },
  block: {
    icon: "ban",
    label: { fr: "Bloquer ce visiteur", en: "Block this visitor" },
    confirm: {
      title: { fr: "Bloquer ce visiteur ?", en: "Block this visitor?" },
      text: {
        fr: "Il ne pourra plus joindre personne, et n'en saura rien.",
        en: "They will reach nobody any more, and are not told.",
      },
      confirm: { fr: "Bloquer", en: "Block" },
      danger: true,
    },
  },
}
