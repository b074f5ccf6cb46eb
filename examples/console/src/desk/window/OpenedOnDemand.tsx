/**
 * The conversation that is open, which comes beside the desk's list and not before it: an agent can see who waits, and take
 * them, while it is on its way.
 *
 * @since 0.1.0
 */
import type { EventChannel } from "@pupitre/core/EventChannel"
import { onDemand } from "../../design/OnDemand.tsx"
import { Loading } from "./Loading.tsx"
import { Unreachable } from "../Unreachable.tsx"

const load = async () => import("./Opened.tsx")

/** The conversation that is open, once it is here. */
export const Opened = onDemand(
  async () => (await load()).Opened,
  ({ failed }) => (failed ? <Unreachable /> : <Loading />),
)

/** Drops what was picked on a channel and not shared. What never came has picked nothing. */
export const dropFiles = (channel: EventChannel): void =>
  void load().then(
    (part) => part.dropFiles(channel),
    () => {},
  )

/** Begins to forget what was written on a channel, in this page or before. Rejects when what knows how cannot be had. */
export const forgetDrafts = async (channel: EventChannel): Promise<void> => (await load()).forgetDrafts(channel)
