/**
 * The canned replies of a desk as a `Readable`: read once for every window, again when asked, and kept as they were while
 * the server does not answer. What the agent keeps of their own is wished here.
 *
 * @since 0.1.0
 */
import type { EventChannel, Outcome } from "../EventChannel.js"
import type { ItemId, TenantId } from "../Id.js"
import type { Readable } from "../Readable.js"
import { store } from "../Readable.js"
import * as StreamKey from "../StreamKey.js"
import type { Index } from "./CannedReply.js"
import { index } from "./CannedReply.js"
import type { Held, OwnReply } from "./CannedShelf.js"
import { fetch, own } from "./CannedShelf.js"

/** How far the replies have been read. `failed`: the last time there was no answer. */
export interface State {
  /** The replies made ready for searching; absent until they have come. */
  readonly index?: Index
  readonly failed: boolean
}

/** The canned replies of a desk. */
export interface CannedReplies {
  readonly state: Readable<State>
  /** Reads them again; those who ask meanwhile wait for the same answer. */
  readonly refresh: () => Promise<void>
  /** Keeps a reply of the agent's own, new or in place of the one of this id, and reads them again. */
  readonly keep: (id: ItemId, reply: OwnReply) => Promise<Outcome>
  /** Takes one of the agent's own off, and reads them again. */
  readonly remove: (id: ItemId) => Promise<Outcome>
}

/** The canned replies of a channel: the same for everyone who asks. */
export const of = (channel: EventChannel): CannedReplies => {
  let replies = known.get(channel)
  if (replies === undefined) known.set(channel, (replies = make(channel)))
  return replies
}

const known = /* #__PURE__ */ new WeakMap<EventChannel, CannedReplies>()

const make = (channel: EventChannel): CannedReplies => {
  const state = store<State>({ failed: false })
  let held: Held | undefined
  let asking: Promise<void> | undefined

  const ask = async (): Promise<void> => {
    try {
      const next = await fetch(channel, held)
      if (next !== undefined && next !== held) {
        held = next
        state.set({ index: index(next.replies, next.categories), failed: false })
      } else if (state.get().failed !== (next === undefined)) {
        state.set({ ...state.get(), failed: next === undefined })
      }
    } catch {
      if (!state.get().failed) state.set({ ...state.get(), failed: true })
    }
    asking = undefined
  }
  const refresh = (): Promise<void> => (asking ??= ask())

  const wish = async (name: string, input: object): Promise<Outcome> => {
    const tenant = channel.self.get()?.tenant as TenantId | undefined
    if (tenant === undefined) return { _tag: "NotSent", reason: "Closed" }
    const call = { name, input: input as never }
    const outcome = await channel.submit(StreamKey.workspace(tenant, own.name), call).outcome
    // One that was under way may have been answered before.
    await asking
    await refresh()
    return outcome
  }

  return {
    state,
    refresh,
    keep: (id, item) => wish(own.keep.name, { id, item }),
    remove: (id) => wish(own.remove.name, { id }),
  }
}
