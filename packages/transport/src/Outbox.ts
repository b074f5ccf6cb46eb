/**
 * The port to where wishes wait until they have an outcome, so that a reload or a crash of the page loses none.
 *
 * A wish is put here before it is sent for the first time and removed when it is settled. Every session has a slot of
 * its own; what another session left behind, its page being gone, is taken over by the next one. A wish taken over by
 * two pages at once is sent twice under one id and still has one outcome.
 *
 * @since 0.1.0
 */
import { Call } from "@pupitre/core/Command"
import { CommandId, Millis } from "@pupitre/core/Id"
import { StreamKey } from "@pupitre/core/StreamKey"
import * as Schema from "effect/Schema"

/** A wish as it waits. */
export const Entry = Schema.Struct({
  commandId: CommandId,
  stream: StreamKey,
  call: Call,
  /** The device's clock when it was made, for display. */
  at: Millis,
})
export interface Entry extends Schema.Schema.Type<typeof Entry> {}

/** One session's place in an outbox. */
export interface Slot {
  /** What was left from before, oldest first. */
  readonly held: ReadonlyArray<Entry>
  /** What was found and could not be read, in words for a log. */
  readonly problems: ReadonlyArray<string>
  /** Keeps a wish. It is durable when this returns, or when the promise it returned is fulfilled. */
  readonly put: (entry: Entry) => void | Promise<void>
  /** Forgets a wish. One that is not there is no error. */
  readonly remove: (commandId: CommandId) => void
  /** Calls the listener with wishes of pages that have gone in the meantime. */
  readonly adopted: (listener: (entries: ReadonlyArray<Entry>) => void) => void
  /** Leaves the slot; what it holds waits for the next session. */
  readonly release: () => void
}

/** Where wishes wait. */
export interface Outbox {
  /** Takes a slot, with everything that was left behind by sessions that are gone. */
  readonly open: () => Promise<Slot>
}

/** An outbox that lasts as long as this value: a session opened on it takes over what the one before left. */
export const memory = (): Outbox & { readonly openNow: () => Slot } => {
  const entries = new Map<CommandId, Entry>()
  const openNow = (): Slot => {
    let open = true
    return {
      held: [...entries.values()],
      problems: [],
      put: (entry) => {
        if (open) entries.set(entry.commandId, entry)
      },
      remove: (commandId) => {
        if (open) entries.delete(commandId)
      },
      adopted: () => {},
      release: () => {
        open = false
      },
    }
  }
  return { open: () => Promise.resolve(openNow()), openNow }
}
