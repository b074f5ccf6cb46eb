/**
 * Snooze (*Mettre en pause*): the wish is core's, here is what a desk shows for it.
 *
 * @since 0.1.0
 */
import type { Words } from "@pupitre/core/Catalogue"
import type * as Command from "@pupitre/core/Command"
import * as Snoozing from "@pupitre/core/command/Snooze"
import type { Action } from "./Action.js"

/** How long to set a conversation aside, as a choice of the form. */
export interface Preset {
  readonly id: "hours3" | "hours24" | "until" | "reply"
  readonly label: Words
  /** Milliseconds; absent for what the agent dates (`until`) and for what only the visitor ends (`reply`). */
  readonly after?: number
}

/** The choices, in the order of the form. Whether it comes back to the same agent is ticked unless they untick it. */
export const presets: ReadonlyArray<Preset> = [
  { id: "hours3", label: { fr: "3 heures", en: "3 hours" }, after: 3 * 3_600_000 },
  { id: "hours24", label: { fr: "24 heures", en: "24 hours" }, after: 24 * 3_600_000 },
  { id: "until", label: { fr: "Jusqu'à une date", en: "Until a date" } },
  { id: "reply", label: { fr: "Jusqu'à une réponse", en: "Until a reply" } },
]

/** The input for a choice made at a moment. `date` is the agent's, for `until`. Milliseconds. */
export const inputOf = (
  { id, after }: Preset,
  now: number,
  keepAssigned = true,
  date?: number,
): Command.Input<typeof Snoozing.Snooze> => {
  const until = after === undefined ? (id === "until" ? date : undefined) : now + after
  return until === undefined ? { keepAssigned } : { until, keepAssigned }
}

/** Set the conversation aside. */
export const snooze: Action<"snooze", Command.Input<typeof Snoozing.Snooze>> = {
  icon: "alarm-clock",
  label: { fr: "Mettre en pause", en: "Snooze" },
  confirm: false,
  command: Snoozing.Snooze,
}

/** Take it up again before its time. */
export const wake: Action<"wake", {}> = {
  icon: "alarm-clock-off",
  label: { fr: "Reprendre", en: "Resume" },
  confirm: false,
  command: Snoozing.Wake,
}
