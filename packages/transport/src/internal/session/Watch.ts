/**
 * A session's sight of the desk's list: asked for until the whole of it has come, anew with every connection.
 *
 * @since 0.1.0
 */
import type { Takes } from "@pupitre/core/desk/Routing"
import { askEvery } from "./Questions.js"
import type { State } from "./State.js"
import { send } from "./State.js"

/** Watches the desk's list, or asks for all of it again. */
export const watch = (self: State, now: number): void => {
  self.desk = "asking"
  self.deskAt = now
  if (self.phase._tag === "Online") watchDesk(self, now)
}

/** Says whether this agent takes conversations, now and after every reconnection. */
export const available = (self: State, yes: Takes): void => {
  self.available = yes
  const { phase } = self
  // Before that, the greeting says it.
  if (phase._tag === "Online" || (phase._tag === "Greeting" && phase.helloAt !== undefined))
    send(self, { _tag: "Available", available: yes })
}

/** Asks for the list, and says when to ask again. */
export function watchDesk(self: State, now: number): void {
  self.deskAt = now + askEvery
  send(self, { _tag: "WatchDesk" })
}
