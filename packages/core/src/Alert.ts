/**
 * What the agent is alerted to, marked with an exclamation mark in the thread: a closed set, in French and English.
 *
 * An alert that a fact implies is derived from that fact ({@link fromEvent}); one is stored only for what the server
 * alone knows (`RaisedAlert`). Connection and send failures are states, not alerts. No sentence comes from a server.
 *
 * @since 0.1.0
 */
import type { Catalogue, Locale, Params, Words } from "./Catalogue.js"
import { fill } from "./Catalogue.js"
import type { ChatEvent } from "./ChatEvent.js"
import type { ClosingCause, ConsentScope, ConversationClosed, Fact, RaisedAlert, TransferOutcome } from "./Fact.js"

/** How much an alert asks of the agent. */
export type Severity = "info" | "warning" | "critical"

/** An alert, with what its words need. Times in milliseconds. */
export type Alert =
  | RaisedAlert
  | { readonly kind: "Started" }
  | { readonly kind: "Queued"; readonly to?: string }
  | { readonly kind: "Ringing"; readonly agent: string; readonly expiresAt: number }
  | { readonly kind: "NotPickedUp"; readonly cause: "declined" | "timedOut" }
  | { readonly kind: "Assigned"; readonly agent: string }
  | { readonly kind: "Woken"; readonly cause: "timer" | "visitor" | "agent" }
  | { readonly kind: "Joined"; readonly agent: string }
  | { readonly kind: "TransferOutcome"; readonly outcome: TransferOutcome }
  | { readonly kind: "ConsentGiven"; readonly scopes: ReadonlyArray<ConsentScope> }
  | { readonly kind: "ConsentWithdrawn"; readonly scopes: ReadonlyArray<ConsentScope> }
  | { readonly kind: "ClosingSoon"; readonly deadline: number; readonly cause: ClosingCause }
  | { readonly kind: "ClosingCancelled"; readonly cause: "message" | "agent" }
  | { readonly kind: "Ended" }
  | { readonly kind: "Reopened"; readonly cause: "visitor" | "agent" }
  | { readonly kind: "Closed"; readonly cause?: NonNullable<ConversationClosed["cause"]> }
  | { readonly kind: "SurveyAnswered"; readonly csat?: number; readonly nps?: number }

/** The kinds of alert. */
export type AlertKind = Alert["kind"]

/** The alert that an event is, or that it implies; nothing for the others. */
export const fromEvent = (event: ChatEvent | Fact): Alert | undefined => {
  switch (event._tag) {
    case "AlertRaised":
      return event.alert
    case "ConversationStarted":
      return { kind: "Started" }
    case "ConversationQueued":
      return { kind: "Queued", ...(event.to !== undefined && { to: event.to.name }) }
    case "ConversationOffered":
      return { kind: "Ringing", agent: event.name, expiresAt: event.expiresAt }
    case "ConversationDeclined":
      return { kind: "NotPickedUp", cause: event.cause }
    case "AgentAssigned":
      return { kind: "Assigned", agent: event.name }
    case "ConversationWoken":
      return { kind: "Woken", cause: event.cause }
    case "TransferJoined":
      return { kind: "Joined", agent: event.name }
    case "TransferEnded":
      return { kind: "TransferOutcome", outcome: event.outcome }
    case "ConsentGiven":
      return { kind: "ConsentGiven", scopes: event.scopes }
    case "ConsentWithdrawn":
      return { kind: "ConsentWithdrawn", scopes: event.scopes }
    case "ClosingAnnounced":
      return { kind: "ClosingSoon", deadline: event.deadline, cause: event.cause }
    case "ClosingCancelled":
      return { kind: "ClosingCancelled", cause: event.cause }
    case "ConversationEnded":
      return { kind: "Ended" }
    case "ConversationReopened":
      return { kind: "Reopened", cause: event.cause }
    case "ConversationClosed":
      return { kind: "Closed", ...(event.cause !== undefined && { cause: event.cause }) }
    case "SurveyAnswered": {
      const { csat, nps } = event
      return { kind: "SurveyAnswered", ...(csat !== undefined && { csat }), ...(nps !== undefined && { nps }) }
    }
    default:
      return undefined
  }
}

/** How much an alert asks of the agent. */
export const severity = (alert: Alert): Severity => {
  switch (alert.kind) {
    case "SlaMissed":
      return "critical"
    case "TransferOutcome":
      return alert.outcome === "accepted" ? "info" : "warning"
    case "Woken":
    case "Reopened":
      return alert.cause === "visitor" ? "warning" : "info"
    case "VisitorLeft":
    case "VisitorIdle":
    case "Ended":
    case "ReassignedAway":
    case "FileRejected":
    case "SlaAtRisk":
    case "AlmostFull":
    case "BlockedVisitor":
    case "NotPickedUp":
    case "ConsentWithdrawn":
    case "ClosingSoon":
      return "warning"
    default:
      return "info"
  }
}

/** The words of every alert, some by what they say (`Woken.timer`). `{name}` stands for a parameter. */
export const catalogue = {
  VisitorLeft: { fr: "Le visiteur a quitté le site.", en: "The visitor has left the site." },
  VisitorReturned: { fr: "Le visiteur est de retour sur le site.", en: "The visitor is back on the site." },
  VisitorIdle: { fr: "Pas de nouvelle du visiteur depuis {duration}.", en: "Nothing from the visitor for {duration}." },
  VisitorMinimised: { fr: "Le visiteur a réduit la fenêtre.", en: "The visitor has minimised the chat." },
  ReassignedAway: { fr: "La conversation a été confiée à {to}.", en: "The conversation was given to {to}." },
  "FileRejected.type": { fr: "Fichier refusé : {name} (type).", en: "File refused: {name} (type)." },
  "FileRejected.size": { fr: "Fichier refusé : {name} (trop lourd).", en: "File refused: {name} (too large)." },
  "FileRejected.count": { fr: "Fichier refusé : {name} (trop de fichiers).", en: "File refused: {name} (too many)." },
  "FileRejected.virus": { fr: "Fichier refusé : {name} (virus).", en: "File refused: {name} (virus)." },
  "FileRejected.name": { fr: "Fichier refusé : {name} (nom).", en: "File refused: {name} (name)." },
  SlaAtRisk: { fr: "Le visiteur attend depuis {duration}.", en: "The visitor has waited for {duration}." },
  SlaMissed: {
    fr: "Délai de réponse dépassé : {duration}.",
    en: "The time to answer has passed: {duration}.",
  },
  LanguageChanged: { fr: "Le visiteur écrit maintenant en {language}.", en: "The visitor now writes in {language}." },
  AlmostFull: {
    fr: "La conversation est presque pleine : encore {left} messages.",
    en: "The conversation is almost full: {left} messages left.",
  },
  BlockedVisitor: {
    fr: "Un visiteur bloqué a tenté d'écrire ({reason}).",
    en: "A blocked visitor tried to write ({reason}).",
  },
  Started: { fr: "La conversation commence.", en: "The conversation begins." },
  Queued: { fr: "La conversation attend un conseiller.", en: "The conversation is waiting for an agent." },
  "Queued.to": { fr: "La conversation attend {to}.", en: "The conversation is waiting for {to}." },
  Ringing: { fr: "{agent} peut répondre jusqu'à {time}.", en: "{agent} can pick up until {time}." },
  "NotPickedUp.declined": { fr: "La conversation a été déclinée.", en: "The conversation was declined." },
  "NotPickedUp.timedOut": { fr: "Personne n'a répondu à temps.", en: "Nobody picked up in time." },
  Assigned: { fr: "{agent} suit la conversation.", en: "{agent} has the conversation." },
  "Woken.timer": { fr: "La pause est finie.", en: "The snooze is over." },
  "Woken.visitor": { fr: "Le visiteur a écrit : la pause est finie.", en: "The visitor wrote: the snooze is over." },
  "Woken.agent": { fr: "La pause a été levée.", en: "The snooze was ended." },
  Joined: { fr: "{agent} a rejoint la conversation.", en: "{agent} has joined the conversation." },
  "TransferOutcome.accepted": { fr: "Le transfert a été accepté.", en: "The transfer was accepted." },
  "TransferOutcome.deferred": {
    fr: "Personne n'est libre : le transfert attend.",
    en: "Nobody is free: the transfer waits.",
  },
  "TransferOutcome.declined": { fr: "Le transfert a été décliné.", en: "The transfer was declined." },
  "TransferOutcome.timedOut": { fr: "Le transfert est resté sans réponse.", en: "The transfer was not answered." },
  "TransferOutcome.cancelled": { fr: "Le transfert a été annulé.", en: "The transfer was cancelled." },
  "TransferOutcome.failed": { fr: "Le transfert a échoué.", en: "The transfer failed." },
  ConsentGiven: { fr: "Le visiteur accepte : {scopes}.", en: "The visitor agrees to: {scopes}." },
  ConsentWithdrawn: {
    fr: "Le visiteur retire son accord : {scopes}.",
    en: "The visitor no longer agrees to: {scopes}.",
  },
  "ClosingSoon.idle": {
    fr: "Sans message, la conversation sera close à {time}.",
    en: "Without a message the conversation will close at {time}.",
  },
  "ClosingSoon.visitorLeft": {
    fr: "Le visiteur est parti : la conversation sera close à {time}.",
    en: "The visitor has left: the conversation will close at {time}.",
  },
  "ClosingCancelled.message": {
    fr: "Un message est arrivé : la conversation reste ouverte.",
    en: "A message came: the conversation stays open.",
  },
  "ClosingCancelled.agent": { fr: "La conversation reste ouverte.", en: "The conversation stays open." },
  Ended: {
    fr: "Le visiteur a terminé la conversation : il vous reste à la clôturer.",
    en: "The visitor has ended the conversation: it is yours to close.",
  },
  "Reopened.visitor": {
    fr: "Le visiteur écrit de nouveau : la conversation est rouverte.",
    en: "The visitor writes again: the conversation is reopened.",
  },
  "Reopened.agent": { fr: "La conversation est rouverte.", en: "The conversation is reopened." },
  Closed: { fr: "La conversation est close.", en: "The conversation is closed." },
  "Closed.idle": {
    fr: "La conversation est close, faute de message.",
    en: "The conversation is closed for want of a message.",
  },
  "Closed.visitorLeft": {
    fr: "La conversation est close : le visiteur est parti.",
    en: "The conversation is closed: the visitor has left.",
  },
  "Closed.blocked": {
    fr: "La conversation est close : le visiteur est bloqué.",
    en: "The conversation is closed: the visitor is blocked.",
  },
  "Closed.erasure": {
    fr: "La conversation est close : les données du visiteur vont être effacées.",
    en: "The conversation is closed: the visitor's data is to be erased.",
  },
  SurveyAnswered: { fr: "Le visiteur a répondu à l'enquête.", en: "The visitor has answered the survey." },
  "SurveyAnswered.csat": {
    fr: "Le visiteur a répondu à l'enquête : {csat} sur 5.",
    en: "The visitor has answered the survey: {csat} of 5.",
  },
} as const satisfies Catalogue

/** Keys of {@link catalogue}. */
export type Key = keyof typeof catalogue

/** What a visitor may allow, in words. */
export const scopeWords: Readonly<Record<ConsentScope, Words>> = {
  store: { fr: "conserver la conversation", en: "keeping the conversation" },
  preview: { fr: "montrer ce qu'il écrit", en: "showing what they write" },
  observe: { fr: "montrer sa page", en: "showing their page" },
  control: { fr: "diriger sa page", en: "driving their page" },
}

/** The key of an alert in the {@link catalogue}. */
export const keyOf = (alert: Alert): Key => {
  switch (alert.kind) {
    case "FileRejected":
    case "NotPickedUp":
    case "Woken":
    case "ClosingSoon":
    case "ClosingCancelled":
    case "Reopened":
      return `${alert.kind}.${alert.cause}` as Key
    case "TransferOutcome":
      return `TransferOutcome.${alert.outcome}`
    case "Queued":
      return alert.to === undefined ? "Queued" : "Queued.to"
    case "Closed":
      return alert.cause === undefined ? "Closed" : `Closed.${alert.cause}`
    case "SurveyAnswered":
      return alert.csat === undefined ? "SurveyAnswered" : "SurveyAnswered.csat"
    default:
      return alert.kind
  }
}

/**
 * An alert in words. Times, durations, languages and lists are written as the locale does; `timeZone` is the device's
 * own unless given.
 *
 * @example
 * ```ts
 * import * as Alert from "@pupitre/core/Alert"
 *
 * Alert.text("en", { kind: "VisitorIdle", minutes: 5 }) // => "Nothing from the visitor for 5 minutes."
 * Alert.text("fr", { kind: "Woken", cause: "timer" }) // => "La pause est finie."
 * ```
 */
export const text = (locale: Locale, alert: Alert, timeZone?: string): string => {
  const time = (at: number): string =>
    new Intl.DateTimeFormat(locale, { timeStyle: "short", ...(timeZone !== undefined && { timeZone }) }).format(at)
  const params = (): Params => {
    switch (alert.kind) {
      case "VisitorIdle":
        return { duration: unit(locale, alert.minutes, "minute") }
      case "SlaAtRisk":
      case "SlaMissed":
        return alert.seconds < 120
          ? { duration: unit(locale, alert.seconds, "second") }
          : { duration: unit(locale, Math.floor(alert.seconds / 60), "minute") }
      case "LanguageChanged":
        return { language: languageName(locale, alert.language) }
      case "Ringing":
        return { agent: alert.agent, time: time(alert.expiresAt) }
      case "ClosingSoon":
        return { time: time(alert.deadline) }
      case "ConsentGiven":
      case "ConsentWithdrawn":
        return { scopes: new Intl.ListFormat(locale).format(alert.scopes.map((scope) => scopeWords[scope][locale])) }
      case "ReassignedAway":
        return { to: alert.to }
      case "FileRejected":
        return { name: alert.name }
      case "AlmostFull":
        return { left: alert.left }
      case "BlockedVisitor":
        return { reason: alert.reason }
      case "Queued":
        return alert.to === undefined ? {} : { to: alert.to }
      case "Assigned":
      case "Joined":
        return { agent: alert.agent }
      case "SurveyAnswered":
        return alert.csat === undefined ? {} : { csat: alert.csat }
      default:
        return {}
    }
  }
  return fill(catalogue[keyOf(alert)], locale, params())
}

// A tag may have the form of one and still be no language.
const languageName = (locale: Locale, tag: string): string => {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(tag) ?? tag
  } catch {
    return tag
  }
}

const unit = (locale: Locale, n: number, name: "minute" | "second"): string =>
  new Intl.NumberFormat(locale, { style: "unit", unit: name, unitDisplay: "long" }).format(n)
