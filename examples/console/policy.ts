/**
 * What the demo's team decides about its actions, as data. Its desk and its server both read it here, so that neither can
 * offer what the other refuses.
 *
 * @since 0.1.0
 */
import type * as Close from "@pupitre/actions/Close"
import type { Matrix } from "@pupitre/actions/Matrix"
import { matrix as defaults } from "@pupitre/actions/Matrix"
import type * as Transfer from "@pupitre/actions/Transfer"
import type { Locale, Words } from "@pupitre/core/Catalogue"
import type { EndPolicy } from "@pupitre/core/command/EndConversation"
import type { ReopenPolicy } from "@pupitre/core/command/Reopening"
import type * as PostMessage from "@pupitre/core/command/PostMessage"
import type { Conversation } from "@pupitre/core/Conversation"
import type { Role } from "@pupitre/core/Participant"

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
    { id: "lamps", label: { fr: "Lampes vendues", en: "Lamps sold" }, kind: "integer", parent: "sale" },
    { id: "order", label: { fr: "Numéro de commande", en: "Order number" }, kind: "text", parent: "sale" },
    {
      id: "decided",
      label: { fr: "Ce qui a décidé le client", en: "What decided it" },
      kind: "textarea",
      parent: "sale",
    },
  ],
}

/** Visitors of the demo may say that they are done; the agent still closes. */
export const ending = { visitorMayClose: true } as const satisfies EndPolicy

/**
 * For a day an agent may take up again what was closed, be it by mistake. What a visitor writes then begins another
 * conversation, linked to the one before.
 */
export const reopening = { within: 24 * 3_600_000 } as const satisfies ReopenPolicy

/** The words of a conversation's type: the team's, or those that an agent gave it. */
export const tagWords = (tag: string, locale: Locale): string =>
  closing.tags?.find((known) => known.tag === tag)?.label?.[locale] ?? tag

/** What a conversation is about, as the closing's tags name it: told by the page where the visitor is. */
export const categoryOf = ({ page }: Pick<Conversation, "page">): string | undefined => {
  if (page === undefined) return undefined
  const [, , part] = new URL(page.url).pathname.split("/")
  return part === "p" || part === "c" ? "product" : part === "basket" ? "order" : undefined
}

/** The most conversations that routing gives an agent at once; a manager takes them by hand. */
export const slots = (role: Role): number => (role === "agent" ? 6 : 0)

/**
 * How much text a channel takes from the desk: by messaging a reply is at most four short messages in a row. What a visitor
 * writes has come through the channel already.
 */
export const limits: NonNullable<PostMessage.MessageOptions["limits"]> = ({ mode }, by) =>
  mode === "messaging" && by._tag !== "Visitor" ? shortMessages : wide

const shortMessages = [{ unit: "sms", max: 4 }] as const
const wide = [] as const

/** Where the shop is served. Its pages show images from there alone: nothing else is let in by `server/Pages`. */
const imageHosts = ["127.0.0.1", "localhost"]

/** The hosts that links may lead to: the shop's, wherever it is. */
export const hosts = [...imageHosts, "maison-lumen.example"]

/** Where the links and images of offers may lead. */
export const offering = { hosts, imageHosts } as const

/** What is off in which mode: as by default, and in a video a visitor is not blocked while they are on the screen. */
export const matrix: Matrix = {
  ...defaults,
  block: {
    ...defaults.block,
    video: [{ key: "VideoFirst", fr: "Arrêtez d'abord la vidéo.", en: "End the video first." }],
  },
}

/** How a visitor is handed over: they are told of it first when the agent wishes it. */
export const transferring = { announce: "offer" } as const satisfies Transfer.Policy

/** The shop's own names, which no translation touches. */
export const glossary: ReadonlyArray<string> = ["Maison Lumen", "Aube", "Plume", "Brume", "Grange", "Falaise", "Cigale"]

/**
 * Where a reply may be translated before it is published: by the team's service, in a request of its own each time the
 * agent asks, or on the agent's device alone, so that nothing unpublished leaves it.
 */
export const draftsTranslatedBy = "service" as "service" | "device"
