/**
 * What the thread shows for what an action wrote: an icon and words, as data.
 *
 * @since 0.1.0
 */
import type { Params, Words } from "@pupitre/core/Catalogue"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Fact } from "@pupitre/core/Fact"

/** What the thread shows for one fact. `{name}` in the words stands for a parameter. */
export interface ActionRecord {
  /** The name of its icon in the Lucide set. */
  readonly icon: string
  readonly words: Words
  readonly params: Params
}

/** The facts that actions write, with the icon and the words of each; some by what they say (`NavigationEnded.visitor`). */
export const catalogue = {
  LinkSent: { icon: "link", fr: "Lien envoyé : {label}", en: "Link sent: {label}" },
  OfferSent: { icon: "tag", fr: "Offre envoyée : {title}", en: "Offer sent: {title}" },
  "NavigationRequested.observe": { icon: "eye", fr: "Demande à voir la page", en: "Asked to see the page" },
  "NavigationRequested.control": {
    icon: "mouse-pointer-click",
    fr: "Demande à diriger la page",
    en: "Asked to drive the page",
  },
  "NavigationGranted.observe": { icon: "eye", fr: "La page peut être vue", en: "The page may be seen" },
  "NavigationGranted.control": {
    icon: "mouse-pointer-click",
    fr: "La page peut être dirigée",
    en: "The page may be driven",
  },
  "NavigationRefused.refused": { icon: "ban", fr: "Demande refusée", en: "Request refused" },
  "NavigationRefused.expired": { icon: "timer-off", fr: "Demande restée sans réponse", en: "Request not answered" },
  "NavigationRefused.withdrawn": { icon: "undo", fr: "Demande retirée", en: "Request withdrawn" },
  "NavigationStarted.observe": { icon: "eye", fr: "La page est vue", en: "The page is seen" },
  "NavigationStarted.control": { icon: "mouse-pointer-click", fr: "La page est dirigée", en: "The page is driven" },
  NavigationPaused: { icon: "pause", fr: "Navigation en pause", en: "Navigation paused" },
  "NavigationEnded.visitor": {
    icon: "square",
    fr: "Navigation arrêtée par le visiteur",
    en: "Navigation ended by the visitor",
  },
  "NavigationEnded.agent": {
    icon: "square",
    fr: "Navigation arrêtée par le conseiller",
    en: "Navigation ended by the agent",
  },
  "NavigationEnded.revoked": {
    icon: "square",
    fr: "Navigation arrêtée : accord retiré",
    en: "Navigation ended: no longer allowed",
  },
  "NavigationEnded.visitorLeft": {
    icon: "square",
    fr: "Navigation arrêtée : le visiteur est parti",
    en: "Navigation ended: the visitor has left",
  },
  "NavigationEnded.agentLeft": {
    icon: "square",
    fr: "Navigation arrêtée : le conseiller est parti",
    en: "Navigation ended: the agent has left",
  },
  "NavigationEnded.siteChanged": {
    icon: "square",
    fr: "Navigation arrêtée : le visiteur est passé sur un autre site",
    en: "Navigation ended: the visitor has gone to another site",
  },
  "NavigationEnded.transfer": {
    icon: "square",
    fr: "Navigation arrêtée par le transfert",
    en: "Navigation ended by the transfer",
  },
  "NavigationEnded.snooze": {
    icon: "square",
    fr: "Navigation arrêtée par la pause",
    en: "Navigation ended by the snooze",
  },
  "NavigationEnded.close": {
    icon: "square",
    fr: "Navigation arrêtée par la clôture",
    en: "Navigation ended by the closing",
  },
  "NavigationEnded.mode": {
    icon: "square",
    fr: "Navigation arrêtée par le changement de mode",
    en: "Navigation ended by the change of mode",
  },
  PageOpened: { icon: "external-link", fr: "Page ouverte : {url}", en: "Page opened: {url}" },
  "PageOpened.stale": { icon: "external-link", fr: "Dernière page ouverte : {url}", en: "Last page opened: {url}" },
  TransferStarted: { icon: "forward", fr: "Transfert vers {to}", en: "Transfer to {to}" },
  "TransferEnded.accepted": { icon: "check", fr: "Transfert accepté", en: "Transfer accepted" },
  "TransferEnded.deferred": { icon: "hourglass", fr: "Transfert en attente", en: "Transfer waiting" },
  "TransferEnded.declined": { icon: "x", fr: "Transfert décliné", en: "Transfer declined" },
  "TransferEnded.timedOut": { icon: "timer-off", fr: "Transfert resté sans réponse", en: "Transfer not answered" },
  "TransferEnded.cancelled": { icon: "undo", fr: "Transfert annulé", en: "Transfer cancelled" },
  "TransferEnded.failed": { icon: "triangle-alert", fr: "Transfert échoué", en: "Transfer failed" },
  ProblemReported: { icon: "flag", fr: "Problème rapporté : {description}", en: "Problem reported: {description}" },
  ProblemDetailAdded: { icon: "flag", fr: "Rapport complété : {text}", en: "Report completed: {text}" },
  ProblemMoved: { icon: "flag", fr: "Rapport suivi", en: "Report moved on" },
  ConversationClosed: { icon: "circle-check-big", fr: "Conversation close", en: "Conversation closed" },
  "ConversationClosed.blocked": {
    icon: "ban",
    fr: "Conversation close, visiteur bloqué",
    en: "Conversation closed, visitor blocked",
  },
  "ConversationClosed.erasure": {
    icon: "eraser",
    fr: "Conversation close pour effacer les données du visiteur",
    en: "Conversation closed to erase the visitor's data",
  },
  "ConversationClosed.idle": {
    icon: "timer-off",
    fr: "Conversation close, sans message",
    en: "Conversation closed, no message",
  },
  "ConversationClosed.visitorLeft": {
    icon: "log-out",
    fr: "Conversation close, visiteur parti",
    en: "Conversation closed, visitor gone",
  },
  VisitorBlocked: { icon: "ban", fr: "Visiteur bloqué", en: "Visitor blocked" },
  VisitorUnblocked: { icon: "circle-check", fr: "Visiteur débloqué", en: "Visitor unblocked" },
  UnblockRequested: { icon: "hand", fr: "Déblocage demandé", en: "Unblocking asked for" },
  UnblockRefused: { icon: "ban", fr: "Déblocage refusé", en: "Unblocking refused" },
  VisitorErased: { icon: "eraser", fr: "Données du visiteur effacées", en: "Visitor's data erased" },
  ConversationSnoozed: { icon: "alarm-clock", fr: "Mise en pause", en: "Snoozed" },
  ConversationWoken: { icon: "alarm-clock-off", fr: "Pause finie", en: "Snooze over" },
  NoteAdded: { icon: "sticky-note", fr: "Note", en: "Note" },
  TagAdded: { icon: "bookmark", fr: "Type ajouté : {tag}", en: "Tag added: {tag}" },
  TagRemoved: { icon: "bookmark-minus", fr: "Type retiré : {tag}", en: "Tag removed: {tag}" },
  MessageRedacted: { icon: "eraser", fr: "Message retiré", en: "Message taken out" },
  ActionRecorded: { icon: "zap", fr: "{label}", en: "{label}" },
} as const satisfies Readonly<Record<string, { readonly icon: string } & Words>>

/** Keys of {@link catalogue}. */
export type Key = keyof typeof catalogue

/** What the thread shows for an event; nothing for one that no action writes. */
export const fromEvent = (event: ChatEvent | Fact): ActionRecord | undefined => {
  switch (event._tag) {
    case "LinkSent":
      return record("LinkSent", { label: event.label })
    case "OfferSent":
      return record("OfferSent", { title: event.title })
    case "NavigationRequested":
    case "NavigationGranted":
    case "NavigationStarted":
      return record(`${event._tag}.${event.level}`)
    case "NavigationRefused":
    case "NavigationEnded":
      return record(event._tag === "NavigationEnded" ? `${event._tag}.${event.cause}` : `${event._tag}.${event.cause}`)
    case "PageOpened":
      return record(event.stale ? "PageOpened.stale" : "PageOpened", { url: event.url })
    case "TransferStarted":
      return record("TransferStarted", { to: event.to.name })
    case "TransferEnded":
      return record(`TransferEnded.${event.outcome}`)
    case "ProblemReported":
      return record("ProblemReported", { description: event.description })
    case "ProblemDetailAdded":
      return record("ProblemDetailAdded", { text: event.text })
    case "ConversationClosed":
      return record(event.cause === undefined ? "ConversationClosed" : `ConversationClosed.${event.cause}`)
    case "TagAdded":
    case "TagRemoved":
      return record(event._tag, { tag: event.tag })
    case "ActionRecorded":
      return typeof event.label === "string"
        ? record("ActionRecorded", { label: event.label })
        : { ...record("ActionRecorded", { ...event.label }), words: { fr: "{fr}", en: "{en}" } }
    case "NavigationPaused":
    case "ProblemMoved":
    case "VisitorBlocked":
    case "VisitorUnblocked":
    case "UnblockRequested":
    case "UnblockRefused":
    case "VisitorErased":
    case "ConversationSnoozed":
    case "ConversationWoken":
    case "NoteAdded":
    case "MessageRedacted":
      return record(event._tag)
    default:
      return undefined
  }
}

const record = (key: Key, params: Params = {}): ActionRecord => {
  const { icon, fr, en } = catalogue[key]
  return { icon, words: { fr, en }, params }
}
