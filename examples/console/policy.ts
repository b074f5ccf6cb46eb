/**
 * What the demo's team decides about its actions. Its desk and its server both read it here, so that neither can offer
 * what the other refuses.
 *
 * @since 0.1.0
 */
import type { Action, Any } from "@pupitre/actions/Action"
import { heldBack } from "@pupitre/actions/Action"
import * as Close from "@pupitre/actions/Close"
import * as DirectNavigation from "@pupitre/actions/DirectNavigation"
import * as SendLink from "@pupitre/actions/SendLink"
import type { Locale, Words } from "@pupitre/core/Catalogue"
import type * as Command from "@pupitre/core/Command"
import type { Conversation } from "@pupitre/core/Conversation"

/** The ways a conversation may end, and their words. What is stored is the key. */
export const outcomes: Readonly<Record<string, Words>> = {
  solved: { fr: "Résolue", en: "Solved" },
  toFollow: { fr: "À suivre", en: "To follow up" },
  unanswered: { fr: "Sans suite", en: "No outcome" },
}

/** What the closing form asks for. */
export const closing: Close.Policy = {
  tagRequired: true,
  tags: [
    { tag: "advice", label: { fr: "Conseil produit", en: "Product advice" }, category: "product" },
    { tag: "order", label: { fr: "Commande", en: "Order" }, category: "order" },
    { tag: "delivery", label: { fr: "Livraison", en: "Delivery" }, category: "order" },
    { tag: "return", label: { fr: "Retour", en: "Return" }, category: "order" },
    { tag: "repair", label: { fr: "Réparation", en: "Repair" }, category: "product" },
    { tag: "misc", label: { fr: "Autre", en: "Other" } },
  ],
  history: "offer",
  fields: [
    {
      id: "outcome",
      label: { fr: "Issue de la conversation", en: "Outcome" },
      kind: "select",
      required: true,
      options: Object.keys(outcomes),
    },
    { id: "sale", label: { fr: "Vente", en: "Sale" }, kind: "checkbox" },
    {
      id: "amount",
      label: { fr: "Montant (€)", en: "Amount (€)" },
      kind: "decimal",
      required: true,
      parent: "sale",
    },
  ],
}

/** The words of a conversation's type: the team's, or those that an agent gave it. */
export const tagWords = (tag: string, locale: Locale): string =>
  closing.tags?.find((known) => known.tag === tag)?.label?.[locale] ?? tag

/** What a conversation is about, as the closing's tags name it: told by the page where the visitor is. */
export const categoryOf = ({ page }: Pick<Conversation, "page">): string | undefined => {
  if (page === undefined) return undefined
  const [, , part] = new URL(page.url).pathname.split("/")
  return part === "p" || part === "c" ? "product" : part === "basket" ? "order" : undefined
}

/** The wishes that go on with the asking to see or drive a page. */
const navigating: ReadonlyArray<Command.Any> = [
  DirectNavigation.grantNavigation,
  DirectNavigation.refuseNavigation,
  DirectNavigation.withdrawNavigation,
  DirectNavigation.expireNavigation,
  DirectNavigation.startNavigation,
  DirectNavigation.pauseNavigation,
  DirectNavigation.resumeNavigation,
  DirectNavigation.endNavigation,
]

/** What holds the links that can be sent by their id. */
export type Links = NonNullable<SendLink.Policy["library"]>

/** The eight actions as the demo has them. */
export interface Actions {
  readonly sendLink: Action<"sendLink", SendLink.Input>
  readonly close: Action<"close", Close.Input>
  readonly directNavigation: Action<"requestNavigation", DirectNavigation.Level>
  /** All eight, in the order of the pane. */
  readonly all: ReadonlyArray<Any>
  readonly commands: ReadonlyArray<Command.Any>
}

/**
 * The eight actions under the demo's policy: links lead to the shop alone, wherever it is served. The five that have no
 * place on the demo's screens yet say so.
 */
export const actionsWith = (library: Links): Actions => {
  const sendLink = SendLink.make({ hosts: ["127.0.0.1", "localhost", "maison-lumen.example"], library })
  const close = Close.make(closing)
  const directNavigation = DirectNavigation.make()
  const all: ReadonlyArray<Any> = [
    sendLink,
    heldBack("sendOffer"),
    directNavigation,
    heldBack("openCurrentPage"),
    heldBack("transfer"),
    heldBack("reportProblem"),
    close,
    heldBack("block"),
  ]
  const commands = [...all.map((action) => action.command), ...navigating]
  return { sendLink, close, directNavigation, all, commands }
}
