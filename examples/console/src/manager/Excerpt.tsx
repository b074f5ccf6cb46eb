/**
 * What of a conversation goes with a report, as the thread itself shows it, and as it now is: what was taken out since
 * is out here too.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { EventChannel } from "@pupitre/core/EventChannel"
import type { ConversationId, TenantId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import { useChannel } from "@pupitre/react-bindings/PupitreProvider"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import { useEffect, useState } from "react"
import { Bone } from "../design/Notice.tsx"
import { Facts } from "../desk/thread/entry/Facts.tsx"
import "../desk/thread/Thread.css"
import { name } from "../desk/Who.ts"
import { useSpeech } from "../words/useSpeech.tsx"

/** What of a conversation goes with a report, by the numbers that the agent chose. */
export const Excerpt = ({
  conversation,
  numbers,
}: {
  readonly conversation: ConversationId
  readonly numbers: ReadonlyArray<number>
}) => {
  const speech = useSpeech()
  const events = usePast(conversation, Math.min(...numbers), Math.max(...numbers))
  const chosen = events === "failed" ? [] : events?.filter(({ seq }) => numbers.includes(seq))
  return (
    <section className="pu-excerpt">
      <h3>{speech.say("problem.excerpt")}</h3>
      {events === "failed" ? (
        <p className="pu-section-note">{speech.say("problem.excerptGone")}</p>
      ) : chosen === undefined ? (
        <Bone width="80%" />
      ) : (
        <ol>
          {chosen.map((event) => (
            <li key={event.id}>
              {event._tag !== "Unknown" && (
                <>
                  <span className="pu-excerpt-who">
                    <bdi>{name(event.by, speech)}</bdi>
                  </span>
                  <Facts
                    fact={event}
                    by={event.by}
                    at={event.at}
                    self={event.by}
                    continues
                    conversation={conversation}
                  />
                </>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** A part of a conversation's past as it now stands; absent on its way. */
const usePast = (
  conversation: ConversationId,
  from: number,
  to: number,
): ReadonlyArray<ChatEvent> | "failed" | undefined => {
  const channel = useChannel()
  const tenant = useSelf()?.tenant as TenantId | undefined
  const [past, setPast] = useState<ReadonlyArray<ChatEvent> | "failed">()
  useEffect(() => {
    if (tenant === undefined) return
    let left = false
    const stream = StreamKey.conversation(tenant, conversation)
    const read = (): void =>
      void fetchAll(channel, stream, from, to).then(
        (events) => left || setPast(events),
        () => left || setPast("failed"),
      )
    // A part of the past is fetched of a stream that is open; its end is enough, and tells what is taken out later.
    const close = channel.open(
      stream,
      (delivery) => {
        if (delivery._tag === "Range" && delivery.range.events.some(({ _tag }) => _tag === "MessageRedacted")) read()
      },
      { tail: 1 },
    )
    read()
    return () => {
      left = true
      close()
    }
  }, [channel, tenant, conversation, from, to])
  return past
}

/** All of `from`..`to`: an answer carries as much of it from its end as it can. */
const fetchAll = async (
  channel: EventChannel,
  stream: StreamKey.StreamKey,
  from: number,
  to: number,
): Promise<ReadonlyArray<ChatEvent>> => {
  if (to < from) return []
  const page = await channel.fetch(stream, from, to)
  if (page.to < page.from) return page.events
  return [...(await fetchAll(channel, stream, from, page.from - 1)), ...page.events]
}
