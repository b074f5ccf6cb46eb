/** `matrix-js-sdk`: a room's live timeline, driven as its sync loop drives it, without a server. */
import { load } from "./Installed.ts"
import type { Make, Wire } from "./Peer.ts"
import { kept, textOf, wire } from "./Peer.ts"

interface MatrixEvent {
  readonly getId: () => string
  readonly getContent: () => { readonly seq: number }
}
interface EventTimeline {
  readonly getEvents: () => ReadonlyArray<MatrixEvent>
}
interface EventTimelineSet {
  readonly addLiveEvent: (event: MatrixEvent, options: { readonly addToState: boolean }) => void
  readonly getLiveTimeline: () => EventTimeline
}
interface Room extends EventTimelineSet {
  readonly getUnfilteredTimelineSet: () => EventTimelineSet
  readonly addEventsToTimeline: (
    events: ReadonlyArray<MatrixEvent>,
    toStart: boolean,
    addToState: boolean,
    timeline: EventTimeline,
  ) => void
  readonly addPendingEvent: (event: MatrixEvent, transaction: string) => void
  readonly handleRemoteEcho: (remote: MatrixEvent, local: MatrixEvent) => void
  readonly getOrCreateFilteredTimelineSet: (filter: unknown) => EventTimelineSet
}
interface Sdk {
  readonly MatrixEvent: new (raw: object) => MatrixEvent & { readonly setStatus: (status: string) => void }
  readonly Room: new (id: string, client: object, user: string) => Room
  readonly Filter: new (user: string, id: string) => { readonly setDefinition: (definition: object) => void }
  readonly EventStatus: { readonly SENDING: string }
}

const user = "@ines:lumen.example"
const roomId = "!room:lumen.example"
const types: Readonly<Record<string, string>> = {
  MessagePosted: "m.room.message",
  PageVisited: "example.page",
  AgentAssigned: "example.assigned",
  ActionRecorded: "example.action",
}

const raw = (event: Wire) => ({
  type: types[event._tag] ?? event._tag,
  event_id: `$${event.id}`,
  room_id: roomId,
  sender: `@${event.by.id}:lumen.example`,
  origin_server_ts: event.at,
  content: { msgtype: "m.text", body: textOf(event), seq: event.seq },
})

export const make: Make = async (spare) => {
  const { logger } = (await load("matrix-js-sdk/lib/logger.js")) as { logger: { setLevel: (level: string) => void } }
  logger.setLevel("silent")
  const { MatrixEvent, Room, Filter, EventStatus } = (await load("matrix-js-sdk")) as Sdk
  const fresh = (seq: number): MatrixEvent => new MatrixEvent(JSON.parse(JSON.stringify(raw(wire(seq)))) as object)
  return {
    name: "matrix-js-sdk",
    open: (held) => {
      // Events belong to their room once they are in one.
      const event = kept(fresh)
      const client = { supportsThreads: () => false, getUserId: () => user, isInitialSyncComplete: () => true }
      const room = new Room(roomId, client, user)
      const live = room.getUnfilteredTimelineSet()
      for (const seq of held) live.addLiveEvent(event(seq), { addToState: false })
      const head = held.at(-1) ?? 0
      for (let seq = head + 1; seq <= Math.min(spare, head + 2000); seq++) event(seq)
      const rows = () => room.getLiveTimeline().getEvents()
      const read = () => rows().at(-1)
      return {
        add: (seq) => {
          live.addLiveEvent(event(seq), { addToState: false })
          return read()
        },
        own: (seq) => {
          const local = new MatrixEvent({ ...raw(wire(seq)), event_id: `~${roomId}:m${seq}`, sender: user })
          local.setStatus(EventStatus.SENDING)
          room.addPendingEvent(local, `m${seq}`)
          read()
          room.handleRemoteEcho(event(seq), local)
          return read()
        },
        page: (from, to) => {
          const page: Array<MatrixEvent> = []
          for (let seq = to; seq >= from; seq--) page.push(event(seq))
          room.addEventsToTimeline(page, true, false, room.getLiveTimeline())
          return read()
        },
        filter: (i) => {
          const filter = new Filter(user, `filter-${i % 4}`)
          filter.setDefinition({ room: { timeline: { types: [Object.values(types)[i % 4]] } } })
          const some = room.getOrCreateFilteredTimelineSet(filter).getLiveTimeline().getEvents()
          return [some.length, some.slice(0, 50)]
        },
        shown: () => rows().map((row) => row.getContent().seq),
      }
    },
  }
}
