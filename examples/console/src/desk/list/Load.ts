/**
 * What this agent has on their hands, as the desk's list says: one value for everything on the desk that asks.
 *
 * @since 0.1.0
 */
import type { Load } from "@pupitre/core/Command"
import * as DeskList from "@pupitre/core/desk/DeskList"
import type { EventChannel } from "@pupitre/core/EventChannel"
import type { Readable } from "@pupitre/core/Readable"
import { map } from "@pupitre/core/Readable"
import { useChannel } from "@pupitre/react-bindings/PupitreProvider"
import { slots } from "../../../policy.ts"
import { openOf } from "./Available.ts"

/** What whoever is on this channel has on their hands. */
export const useLoad = (): Readable<Load | undefined> => {
  const channel = useChannel()
  let load = loads.get(channel)
  if (load === undefined) loads.set(channel, (load = loadOf(channel)))
  return load
}

const loads = new WeakMap<EventChannel, Readable<Load | undefined>>()

const loadOf = (channel: EventChannel): Readable<Load | undefined> => {
  let before: Load | undefined
  return map(DeskList.of(channel), (lines) => {
    const self = channel.self.get()
    if (self?.participant._tag !== "Agent") return undefined
    const open = openOf(lines, self.participant.id).length
    const places = slots(self.role)
    // The same value as long as it says the same, so that nothing renders for nothing.
    if (before?.open !== open || before.slots !== places) before = { open, slots: places }
    return before
  })
}
