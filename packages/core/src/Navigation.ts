/**
 * How far an agent may go on the visitor's page now, as a machine: asked, allowed, going on, paused, over.
 *
 * Seeing and driving are two permissions, each asked for and given on its own; the visitor can take either back at any
 * moment. Nothing of the page travels outside `running`.
 *
 * @since 0.1.0
 */
import type { Fact, NavigationEnd, NavigationEnded, NavigationLevel } from "./Fact.js"

/** How far an agent may go on the visitor's page now. Times in milliseconds. */
export type Navigation =
  /** `revoked`: the visitor has taken back what they had agreed to, and was not asked since. */
  | { readonly state: "idle"; readonly revoked?: true }
  | {
      readonly state: "requested"
      readonly level: NavigationLevel
      readonly expiresAt: number
      readonly running?: NavigationLevel
    }
  | { readonly state: "granted"; readonly level: NavigationLevel; readonly running?: NavigationLevel }
  | { readonly state: "running"; readonly level: NavigationLevel }
  | { readonly state: "paused"; readonly level: NavigationLevel }

/** Nobody sees or drives anything. */
export const idle: Navigation = { state: "idle" }

const revoked: Navigation = { state: "idle", revoked: true }

/**
 * The machine after a fact. A fact that makes no sense here changes nothing; losing the agent ends it, and so does the
 * consent taken back that it stands on. Only what the visitor is told of ends it, so that both sides agree: a transfer or
 * a snooze, of which the visitor is not told, comes with the end in so many words.
 */
export const apply = (self: Navigation, fact: Fact): Navigation => {
  switch (fact._tag) {
    case "NavigationRequested": {
      const { level, expiresAt } = fact
      if (self.state === "idle") return { state: "requested", level, expiresAt }
      return self.state === "running" && self.level !== "control" && self.level !== level
        ? { state: "requested", level, expiresAt, running: self.level }
        : self
    }
    case "NavigationGranted": {
      if (self.state !== "requested" || self.level !== fact.level) return self
      const { expiresAt: _, ...asked } = self
      return { ...asked, state: "granted" }
    }
    case "NavigationRefused":
      if (self.state !== "requested" || self.level !== fact.level) return self
      return self.running === undefined ? idle : { state: "running", level: self.running }
    case "NavigationStarted":
      return (self.state === "granted" || self.state === "paused") && self.level === fact.level
        ? { state: "running", level: fact.level }
        : self
    case "NavigationPaused":
      return self.state === "running" ? { state: "paused", level: self.level } : self
    case "NavigationEnded":
    case "AgentAssigned":
    case "ConversationQueued":
    case "ConversationWoken":
    case "ConversationClosed":
      return idle
    case "TransferEnded":
      return fact.outcome === "accepted" || fact.outcome === "deferred" ? idle : self
    case "ConsentWithdrawn": {
      const still = (level: NavigationLevel): boolean =>
        !fact.scopes.includes("observe") && !(level === "control" && fact.scopes.includes("control"))
      if (still("level" in self ? self.level : "control")) return self
      const before = "running" in self ? self.running : undefined
      return before !== undefined && still(before) ? { state: "running", level: before } : revoked
    }
    default:
      return self
  }
}

/** Whether the agent may see the page now. */
export const observes = (self: Navigation): boolean =>
  self.state === "running" || ("running" in self && self.running !== undefined)

/** Whether the agent may drive the page now. */
export const controls = (self: Navigation): boolean =>
  (self.state === "running" && self.level === "control") || ("running" in self && self.running === "control")

/** Whether the page is the agent's to drive until it is over: now, or once a pause is. */
export const driven = (self: Navigation): boolean =>
  controls(self) || (self.state === "paused" && self.level === "control")

/** What is written before the fact that ends it: its end and why; nothing when nothing is asked, allowed or going on. */
export const ending = (self: Navigation, cause: NavigationEnd): ReadonlyArray<NavigationEnded> =>
  self.state === "idle" ? [] : [{ _tag: "NavigationEnded", cause }]
