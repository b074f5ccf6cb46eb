/** A session on a clock moved by hand, opposite a server that says only what the test tells it to. */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Conversation } from "@pupitre/core/Conversation"
import { apply, empty } from "@pupitre/core/Conversation"
import type { Delivery } from "@pupitre/core/EventChannel"
import type { CommandId } from "@pupitre/core/Id"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as Codec from "@pupitre/transport/Codec"
import type { Link } from "@pupitre/transport/Connection"
import * as Memory from "@pupitre/transport/connection/Memory"
import type { ClientFrame, ServerFrame } from "@pupitre/transport/Frame"
import * as Outbox from "@pupitre/transport/Outbox"
import type { Problem } from "@pupitre/transport/Session"
import * as VirtualTime from "@pupitre/transport/testing/VirtualTime"
import * as Result from "effect/Result"
import { start } from "../src/internal/session/Runner.js"

export const stream = "acme/conversation/c1" as StreamKey
export const post = (text: string) => ({ name: "postMessage", input: { text } })

/** An event as it travels. */
export const event = (seq: number, commandId: string, text = `text ${seq}`) => ({
  _tag: "MessagePosted",
  id: `${commandId}/0`,
  seq,
  at: 1_000 + seq,
  by: { _tag: "Agent", id: "a1", name: "Inès" },
  text,
})

/** Events `from`..`to` of somebody else. */
export const others = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => event(from + i, `somebody-${from + i}`))

export const scriptedServer = (
  options: {
    readonly slot?: Outbox.Slot
    readonly token?: () => string | Promise<string>
    readonly id?: string
    /** How far the server's clock is ahead of the device's, milliseconds. */
    readonly ahead?: number
  } = {},
) => {
  const time = VirtualTime.make(1_000_000)
  const frames: Array<ClientFrame> = []
  const deliveries: Array<Delivery> = []
  const problems: Array<Problem> = []
  const links: Array<Link> = []
  let dials = 0
  let epoch = "e1"
  let welcoming = true
  const heartbeat = 15_000
  const life = 900_000
  let count = 0
  const say = (frame: ServerFrame): void => {
    links.at(-1)?.send(Codec.encode(frame))
    time.advance(0)
  }
  const connection = Memory.make(
    (link) => {
      dials++
      links.push(link)
      return {
        received: (text) => {
          const frame = Result.getOrThrow(Codec.decodeClient(text))
          frames.push(frame)
          if (frame._tag === "Hello" && welcoming) {
            const self = { tenant: "acme", participant: { _tag: "Agent", id: "a1", name: "Inès" }, role: "agent" }
            link.send(
              Codec.encode({
                _tag: "Welcome",
                epoch,
                self,
                heartbeat,
                expiresAt: time.now() + (options.ahead ?? 0) + life,
                expiresIn: life,
              } as ServerFrame),
            )
          }
        },
        closed: () => {},
      }
    },
    (task) => void time.after(0, task),
  )
  let buffered = 0
  const session = start({
    connection: { dial: (listener) => ({ ...connection.dial(listener), buffered: () => buffered }) },
    token: options.token ?? (() => "token"),
    slot: options.slot ?? Outbox.memory().openNow(),
    timing: time,
    random: () => 0.5,
    id: () => `${options.id ?? "device"}-${count++}`.padEnd(10, "x"),
  })
  session.problems((problem) => problems.push(problem))
  return {
    time,
    session,
    deliveries,
    problems,
    /** The frames of these kinds since the last time this was asked. */
    said: <Tag extends ClientFrame["_tag"]>(...tags: ReadonlyArray<Tag>) =>
      frames
        .splice(0)
        .filter((frame): frame is Extract<ClientFrame, { _tag: Tag }> =>
          (tags as ReadonlyArray<string>).includes(frame._tag),
        ),
    say,
    /** Says something that need not be a frame. */
    sayText: (text: string): void => {
      links.at(-1)?.send(text)
      time.advance(0)
    },
    range: (from: number, to: number, events: ReadonlyArray<unknown> = others(from, to), head = to): void =>
      say({ _tag: "Range", stream, epoch, from, to, events, head } as ServerFrame),
    /** The state after `head` events of somebody else, and that ranges follow from `from` on. */
    opened: (from: number, head: number): Conversation => {
      const state = others(1, head)
        .map((one) => one as unknown as ChatEvent)
        .reduce(apply, empty)
      say({ _tag: "Opened", stream, epoch, from, state })
      return state
    },
    ack: (commandId: CommandId, from = 1, to = from): void =>
      say({ _tag: "Ack", stream, epoch, commandId, from, to, dup: false }),
    head: (head: number): void => say({ _tag: "Head", stream, epoch, head }),
    /** Opens the stream and brings the session online. */
    begin: (options?: { readonly tail?: number; readonly aggregate?: boolean }): (() => void) => {
      const off = session.open(stream, (delivery) => deliveries.push(delivery), options)
      time.advance(0)
      return off
    },
    drop: (): void => {
      links.at(-1)?.close()
      time.advance(0)
    },
    restart: (next: string): void => {
      epoch = next
    },
    silent: (value: boolean): void => {
      welcoming = !value
    },
    /** Bytes that have not left the device. */
    buffer: (bytes: number): void => {
      buffered = bytes
    },
    dials: () => dials,
    /** The numbers given out, in order. */
    applied: () =>
      deliveries.flatMap((delivery) => (delivery._tag === "Range" ? delivery.range.events.map((e) => e.seq) : [])),
  }
}
