/**
 * What the demo's team decides about its actions. Its desk and its server both read it here, so that neither can offer
 * what the other refuses.
 *
 * @since 0.1.0
 */
import * as Catalogue from "@pupitre/actions/Catalogue"
import type * as Close from "@pupitre/actions/Close"
import type { Words } from "@pupitre/core/Catalogue"

/** The ways a conversation may end, and their words. What is stored is the key. */
export const outcomes: Readonly<Record<string, Words>> = {
  solved: { fr: "Résolue", en: "Solved" },
  toFollow: { fr: "À suivre", en: "To follow up" },
  unanswered: { fr: "Sans suite", en: "No outcome" },
}

/** What the closing form asks for. */
export const closing: Close.Policy = {
  tagRequired: true,
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

/** The eight actions under the demo's policy: links lead to the shop alone, wherever it is served. */
export const actions: Catalogue.Catalogue = Catalogue.make({
  sendLink: { hosts: ["127.0.0.1", "localhost", "maison-lumen.example"] },
  close: closing,
})
