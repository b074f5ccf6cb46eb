/** `botframework-webchat-core`: its Redux store, given the actions that its adapter of a connection dispatches. */
import { load } from "./Installed.ts"
import type { Make, Wire } from "./Peer.ts"
import { kept, textOf, wire } from "./Peer.ts"

interface Activity {
  readonly id?: string
  readonly channelData: { readonly [key: string]: unknown; readonly "webchat:sequence-id": number }
}
interface Store {
  readonly dispatch: (action: object) => unknown
  readonly getState: () => { readonly activities: ReadonlyArray<Activity> }
}

const activity = (event: Wire) => ({
  type: "message",
  id: event.id,
  timestamp: new Date(event.at).toISOString(),
  from: { id: event.by.id, name: event.by.name, role: event.by._tag === "Visitor" ? "bot" : "user" },
  text: textOf(event),
  channelData: { "webchat:sequence-id": event.seq, tag: event._tag },
})

export const make: Make = async (spare) => {
  const { createStore } = (await load("botframework-webchat-core")) as { createStore: (initial: object) => Store }
  const event = kept((seq): Activity => activity(JSON.parse(JSON.stringify(wire(seq))) as Wire))
  const incoming = (one: Activity) => ({ type: "DIRECT_LINE/INCOMING_ACTIVITY", payload: { activity: one } })
  return {
    name: "botframework-webchat-core",
    open: (held) => {
      const store = createStore({ activities: held.map(event) })
      const head = held.at(-1) ?? 0
      for (let seq = head + 1; seq <= Math.min(spare, head + 2000); seq++) event(seq)
      const rows = () => store.getState().activities
      return {
        add: (seq) => {
          store.dispatch(incoming(event(seq)))
          return rows().at(-1)
        },
        own: (seq) => {
          const meta = { clientActivityID: `local-${seq}`, method: "keyboard" }
          const { id: _, ...unsent } = event(seq)
          const channelData = { ...unsent.channelData, clientActivityID: meta.clientActivityID }
          const payload = { activity: { ...unsent, channelData } }
          store.dispatch({ type: "DIRECT_LINE/POST_ACTIVITY_PENDING", meta, payload })
          rows().at(-1)
          const stored = { ...event(seq), channelData }
          store.dispatch(incoming(stored))
          store.dispatch({ type: "DIRECT_LINE/POST_ACTIVITY_FULFILLED", meta, payload: { activity: stored } })
          return rows().at(-1)
        },
        page: (from, to) => {
          for (let seq = from; seq <= to; seq++) store.dispatch(incoming(event(seq)))
          return rows().at(-1)
        },
        shown: () => rows().map(({ channelData }) => channelData["webchat:sequence-id"]),
      }
    },
  }
}
