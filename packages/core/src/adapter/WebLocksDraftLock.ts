/**
 * Says which of a person's tabs publishes a draft, by the browser's Web Locks and a `BroadcastChannel`.
 *
 * A tab that wants a draft waits for the lock and says so; the one that has it calls off what it is doing, keeps what is
 * written, and puts it down. One that does not answer loses it. A tab that is closed has put down everything.
 *
 * @since 0.1.0
 */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { DraftLock } from "../composer/DraftLock.js"
import { memory } from "../composer/DraftLock.js"

/** How the lock is kept. */
export interface Options {
  /** Begins the names of the locks, and names the channel between tabs; `pupitre.draft-lock` unless given. */
  readonly name?: string
  /** The browser's `navigator.locks` unless given. */
  readonly locks?: Locks | undefined
  /** How long a tab may take to put a draft down, milliseconds, before it is taken from it; a second unless given. */
  readonly patience?: number
}

/** What is used of a browser's `navigator.locks`. */
export interface Locks {
  readonly request: (
    name: string,
    options: { readonly steal?: boolean; readonly signal?: AbortSignal },
    callback: () => Promise<void>,
  ) => Promise<unknown>
}

/** A lock that can be left. */
export interface WebLocksDraftLock extends DraftLock {
  /** Puts everything down and stops listening. */
  readonly close: () => void
}

/** The lock of this tab. Where there are no Web Locks a tab knows of no other, and is always granted it. */
export const make = ({
  name = "pupitre.draft-lock",
  locks = platform(),
  patience = 1_000,
}: Options = {}): WebLocksDraftLock => {
  if (locks === undefined || typeof BroadcastChannel === "undefined") return { ...memory(), close: () => {} }
  const channel = new BroadcastChannel(name)
  const listeners = new Set<(at: string) => Promise<void>>()
  /** What puts down each draft that this tab has. */
  const had = new Map<string, () => void>()
  /** What this tab waits for, with what to call then. */
  const wanted = new Map<string, () => void>()

  const lose = async (at: string): Promise<void> => {
    const putDown = had.get(at)
    // Taken again from here on, it is asked for again.
    had.delete(at)
    await Promise.allSettled([...listeners].map((listener) => listener(at)))
    putDown?.()
  }

  const onMessage = ({ data }: { readonly data: unknown }): void => {
    const said = Option.getOrUndefined(decode(data))
    if (said === undefined) return
    // Who was granted it had perhaps not heard yet that it is wanted here.
    if (said.is === "had" && wanted.has(said.draft)) channel.postMessage({ is: "wanted", draft: said.draft })
    if (said.is === "wanted") void lose(said.draft)
  }
  channel.addEventListener("message", onMessage)

  const ask = async (at: string): Promise<void> => {
    const waits = new AbortController()
    const timer = setTimeout(() => waits.abort(), patience)
    let putDown: (() => void) | undefined
    const hold = (): Promise<void> => {
      clearTimeout(timer)
      return new Promise((resolve) => {
        had.set(at, (putDown = resolve))
        const granted = wanted.get(at)
        wanted.delete(at)
        channel.postMessage({ is: "had", draft: at })
        granted?.()
      })
    }
    try {
      const asked = locks.request(`${name} ${at}`, { signal: waits.signal }, hold)
      channel.postMessage({ is: "wanted", draft: at })
      await asked.catch((cause: unknown) => {
        if (putDown !== undefined || !waits.signal.aborted) throw cause
        return locks.request(`${name} ${at}`, { steal: true }, hold)
      })
    } catch {
      // Another tab has waited long enough; or there is nothing to wait for, where the browser gives no locks.
      if (putDown !== undefined && had.get(at) === putDown) await lose(at)
      else wanted.get(at)?.()
      wanted.delete(at)
    }
  }

  return {
    take: (at, granted) => {
      if (had.has(at)) return granted()
      const asked = wanted.has(at)
      wanted.set(at, granted)
      if (!asked) void ask(at)
    },
    watch: (listener) => {
      const entry = (at: string): Promise<void> => listener(at)
      listeners.add(entry)
      return () => void listeners.delete(entry)
    },
    close: () => {
      channel.removeEventListener("message", onMessage)
      channel.close()
      for (const putDown of had.values()) putDown()
      had.clear()
      wanted.clear()
    },
  }
}

const decode = Schema.decodeUnknownOption(
  Schema.Struct({ is: Schema.Literals(["wanted", "had"]), draft: Schema.String }),
)

function platform(): Locks | undefined {
  return (globalThis as { readonly navigator?: { readonly locks?: Locks } }).navigator?.locks
}
