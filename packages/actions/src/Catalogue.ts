/**
 * The eight actions of the desk in the order of its pane, and the commands they bring to a server.
 *
 * @since 0.1.0
 */
import type * as Command from "@pupitre/core/Command"
import type { Action, Any } from "./Action.js"
import { notBuilt } from "./Action.js"
import * as Close from "./Close.js"
import type { Matrix } from "./Matrix.js"
import { matrix as defaultMatrix } from "./Matrix.js"
import * as SendLink from "./SendLink.js"

/** What a team decides about the eight actions. */
export interface Policy {
  readonly matrix?: Matrix
  readonly sendLink?: Omit<SendLink.Policy, "matrix">
  readonly close?: Omit<Close.Policy, "matrix">
}

/** The eight actions by name. */
export interface Catalogue {
  readonly sendLink: Action<"sendLink", SendLink.Input>
  readonly sendOffer: Any
  readonly directNavigation: Any
  readonly openCurrentPage: Any
  readonly transfer: Any
  readonly reportProblem: Any
  readonly close: Action<"close", Close.Input>
  readonly block: Any
}

/** The eight actions under a policy. Those this version does not do are off, and say so. */
export const make = ({ matrix = defaultMatrix, sendLink, close }: Policy = {}): Catalogue => ({
  sendLink: SendLink.make({ ...sendLink, matrix }),
  sendOffer: notBuilt("sendOffer", matrix, {
    icon: "tag",
    label: { fr: "Envoyer une offre", en: "Send an offer" },
    confirm: false,
  }),
  directNavigation: notBuilt("directNavigation", matrix, {
    icon: "mouse-pointer-click",
    label: { fr: "Diriger la navigation", en: "Direct the navigation" },
    confirm: false,
  }),
  openCurrentPage: notBuilt("openCurrentPage", matrix, {
    icon: "external-link",
    label: { fr: "Ouvrir la page en cours", en: "Open the current page" },
    confirm: false,
  }),
  transfer: notBuilt("transfer", matrix, {
    icon: "forward",
    label: { fr: "Transférer ce visiteur", en: "Transfer this visitor" },
    confirm: false,
  }),
  reportProblem: notBuilt("reportProblem", matrix, {
    icon: "flag",
    label: { fr: "Rapporter un problème", en: "Report a problem" },
    confirm: false,
  }),
  close: Close.make({ ...close, matrix }),
  block: notBuilt("block", matrix, {
    icon: "ban",
    label: { fr: "Bloquer ce visiteur", en: "Block this visitor" },
    confirm: true,
  }),
})

/** The actions in the order of the pane. */
export const list = (catalogue: Catalogue): ReadonlyArray<Any> => [
  catalogue.sendLink,
  catalogue.sendOffer,
  catalogue.directNavigation,
  catalogue.openCurrentPage,
  catalogue.transfer,
  catalogue.reportProblem,
  catalogue.close,
  catalogue.block,
]

/** The commands of the actions, for `Command.catalogue([...builtin, ...commands(catalogue)])`. */
export const commands = (catalogue: Catalogue): ReadonlyArray<Command.Any> =>
  list(catalogue).map((action) => action.command)
