/**
 * A part of a stream's past as one answer: from its end, as much as fits, with what was said later about it.
 *
 * Who pages back reads from the newest down, so that what does not fit is what comes next. What was taken out is a
 * tombstone here too, whenever the page is from.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as ChatEvents from "@pupitre/core/ChatEvent"
import type { Mutation } from "@pupitre/core/Redaction"
import * as Effect from "effect/Effect"
import * as Codec from "../../Codec.js"
import type { Fetch, Page } from "../../Frame.js"
import type { EventLog, EventLogError } from "../../server/EventLog.js"
import type { LiveStream } from "./LiveStream.js"
import * as LiveStreams from "./LiveStream.js"
import type { Sight } from "./Sight.js"
import { maxBytes, maxEvents, maxNodes, weigh } from "./Subscription.js"

/** The question, which has an id. */
export type Asked = Pick<Fetch, "from" | "to"> & { readonly id: number }

/** The text of the answer; nothing when the log does not hold what it should, which is asked for again. */
export const answer = Effect.fnUntraced(function* (
  log: Pick<EventLog["Service"], "epoch" | "read" | "mutations">,
  live: LiveStream,
  { id, from, to }: Asked,
  sight: Sight,
): Effect.fn.Return<string | undefined, EventLogError> {
  const end = Math.min(to, live.head)
  const start = Math.max(from, end - maxEvents + 1)
  let page: Fitting = { from, to: from - 1, events: [], later: [] }
  if (start <= end) {
    const events = LiveStreams.recent(live, start, end) ?? (yield* log.read(live.key, start, end))
    const later = yield* log.mutations(live.key, start, end)
    if (events.length !== end - start + 1) return undefined
    // As it stands now, after the reads: a redaction of meanwhile counts.
    const { redactions } = live.conversation
    page = fit(start, end, sight.of(events, redactions), sight.of(later, redactions) as ReadonlyArray<Mutation>)
  }
  return Codec.encode({
    _tag: "Page",
    id,
    stream: live.key,
    epoch: log.epoch,
    from: page.from,
    to: page.to,
    events: page.events.map(ChatEvents.encode) as Page["events"],
    later: page.later.map(ChatEvents.encode) as Page["later"],
    head: live.head,
  })
})

interface Fitting {
  readonly from: number
  readonly to: number
  readonly events: ReadonlyArray<ChatEvent>
  readonly later: ReadonlyArray<ChatEvent>
}

/** As many numbers from the end as fit with all that aims at them; one at least, of its translations the newest then. */
function fit(start: number, end: number, shown: ReadonlyArray<ChatEvent>, said: ReadonlyArray<Mutation>): Fitting {
  const aiming = Map.groupBy(said, ({ target }) => target as number)
  const events: Array<ChatEvent> = []
  const later: Array<ChatEvent> = []
  let bytes = 0
  let nodes = 0
  const fits = (event: ChatEvent): boolean => {
    const weight = weigh(event)
    bytes += weight.bytes
    nodes += weight.nodes
    return bytes <= maxBytes && nodes <= maxNodes
  }
  let next = shown.length - 1
  let from = end + 1
  for (; from > start; from--) {
    const seq = from - 1
    const event = shown[next]?.seq === seq ? shown[next] : undefined
    const newestFirst = aiming.get(seq)?.toReversed() ?? []
    const itself = event === undefined || fits(event)
    const firstLeftOut = newestFirst.findIndex((mutation) => !fits(mutation))
    const first = from > end
    if (!first && (!itself || firstLeftOut !== -1)) break
    if (event !== undefined) {
      events.push(event)
      next--
    }
    later.push(...(firstLeftOut === -1 ? newestFirst : newestFirst.slice(0, firstLeftOut)))
  }
  return { from, to: end, events: events.toReversed(), later: later.toSorted((a, b) => a.seq - b.seq) }
}
