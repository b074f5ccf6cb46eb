/**
 * How far everyone has got on a stream: taken in, kept, and told to whoever watches, the latest and not every step.
 *
 * A mark is its session's own, whatever a client says. The desk is told all of them; the visitor the own ones and those
 * of agents who have been in charge: who merely looks is not shown by having read.
 *
 * @since 0.1.0
 */
import type { Audience } from "@pupitre/core/Audience"
import type { Mark, Marks } from "@pupitre/core/Marks"
import * as AllMarks from "@pupitre/core/Marks"
import * as Effect from "effect/Effect"
import * as Codec from "../../Codec.js"
import type { EventLog } from "../../server/EventLog.js"
import type { Access } from "./Access.js"
import * as Accesses from "./Access.js"
import type { LiveStream } from "./LiveStream.js"
import type { Streams } from "./Streams.js"
import type { Receiver, Run } from "./Subscription.js"

/** What is known of a stream's marks, and what of it was told. */
export interface Standing {
  marks: Marks
  /** Whether what the log holds is among them. */
  loaded: boolean
  /** Whether a change is about to be told. */
  due: boolean
  /** When the last change was told. */
  toldAt: number
  /** The last text of each audience: one that changes nothing for it is not sent. */
  readonly told: Map<Audience, string>
}

/** Nobody has got anything, as far as is known. */
export const unknown = (): Standing => ({
  marks: AllMarks.empty,
  loaded: false,
  due: false,
  toldAt: -Infinity,
  told: new Map(),
})

/** What marking needs. */
export interface Options {
  readonly log: EventLog["Service"]
  readonly streams: Streams
  readonly run: Run
  readonly now: () => number
}

/** How far everyone has got. */
export interface Marking {
  /** Takes in a session's own mark, if it may read the stream. */
  readonly mark: (access: Access, live: LiveStream, mark: Mark) => void
  /** Tells one who begins to look, or can be told again, how far everyone has got, if anyone has. */
  readonly tell: (receiver: Receiver, live: LiveStream) => void
}

/** Changes of one stream are told at most once in so many milliseconds. */
export const tellEvery = 100

/** Takes marks. */
export const make = ({ log, streams, run, now }: Options): Marking => {
  const announce = (live: LiveStream): void => {
    const { standing, subscriptions } = live
    standing.due = false
    standing.toldAt = now()
    const fresh = new Map<Audience, string>()
    for (const audience of ["agents", "visitor"] as const) {
      const text = textOf(live, audience, log.epoch)
      if (text === undefined || text === standing.told.get(audience)) continue
      standing.told.set(audience, text)
      fresh.set(audience, text)
    }
    for (const { receiver } of subscriptions) {
      const text = fresh.get(receiver.audience)
      // One that reads nothing is told when it does again.
      if (text !== undefined && !receiver.choked()) receiver.sendText(text)
    }
  }

  return {
    mark: (access, live, { delivered, read }) => {
      if (!Accesses.mayOpen(access, live)) return
      const { standing } = live
      const key = AllMarks.keyOf(access.by)
      const next = AllMarks.merge(standing.marks, key, { delivered, read }, live.head)
      if (next === standing.marks) return
      standing.marks = next
      run(Effect.ignore(log.mark(live.key, key, next[key]!)))
      if (standing.due) return
      standing.due = true
      const wait = standing.toldAt + tellEvery - now()
      if (wait <= 0) return announce(live)
      streams.hold(live.key)
      run(
        Effect.andThen(
          Effect.sleep(wait),
          Effect.sync(() => announce(live)),
        ).pipe(Effect.ensuring(Effect.sync(() => streams.letGo(live)))),
      )
    },
    tell: (receiver, live) => {
      const text = receiver.choked() ? undefined : textOf(live, receiver.audience, log.epoch)
      if (text !== undefined) receiver.sendText(text)
    },
  }
}

/** What this audience is told; nothing when it knows of nobody who has got anything. */
function textOf(
  { key: stream, standing, conversation }: LiveStream,
  audience: Audience,
  epoch: string,
): string | undefined {
  const { marks } = standing
  let shown = marks
  if (audience === "visitor") {
    const known = new Set(conversation.assignments.flatMap(({ agentId }) => [`Agent/${agentId}`, `Bot/${agentId}`]))
    shown = Object.fromEntries(Object.entries(marks).filter(([key]) => key.startsWith("Visitor/") || known.has(key)))
  }
  return Object.keys(shown).length === 0 ? undefined : Codec.encode({ _tag: "Marks", stream, epoch, marks: shown })
}
