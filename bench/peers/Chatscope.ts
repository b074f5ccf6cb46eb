/** `@chatscope/use-chat`: its storage of grouped messages, without the React provider around it. */
import { load } from "./Installed.ts"
import type { Make, Wire } from "./Peer.ts"
import { kept, textOf, wire } from "./Peer.ts"

interface Message {
  readonly id: string
  readonly seq: number
  readonly senderId: string
}
interface Group {
  readonly senderId: string
  readonly messages: ReadonlyArray<Message>
  readonly addMessage: (message: Message) => void
}
interface Storage {
  readonly addConversation: (conversation: unknown) => void
  readonly setActiveConversation: (id: string) => void
  readonly addMessage: (message: Message, conversation: string) => void
  readonly updateMessage: (message: Message) => void
  readonly getState: () => { readonly currentMessages: ReadonlyArray<Group> }
}
interface Chat {
  readonly BasicStorage: new (options: object) => Storage
  readonly Conversation: new (options: object) => unknown
  readonly MessageGroup: new (options: object) => Group
}

const conversation = "conversation"
const message = (event: Wire) => ({
  id: event.id,
  seq: event.seq,
  status: 2,
  contentType: 0,
  senderId: event.by.id,
  direction: event.by._tag === "Visitor" ? "incoming" : "outgoing",
  content: textOf(event),
  createdTime: new Date(event.at),
})

export const make: Make = async (spare) => {
  const { BasicStorage, Conversation, MessageGroup } = (await load("@chatscope/use-chat")) as Chat
  const event = kept((seq): Message => message(JSON.parse(JSON.stringify(wire(seq))) as Wire))
  return {
    name: "@chatscope/use-chat",
    open: (held) => {
      let groups = 0
      const storage = new BasicStorage({ groupIdGenerator: () => `group-${groups++}` })
      storage.addConversation(new Conversation({ id: conversation }))
      storage.setActiveConversation(conversation)
      // What is held is put there in one piece: one by one it takes the time of the square of their number.
      const all: Array<Group> = []
      for (const seq of held) {
        const one = event(seq)
        let last = all.at(-1)
        if (last?.senderId !== one.senderId) {
          all.push(
            (last = new MessageGroup({ id: `group-${groups++}`, senderId: one.senderId, direction: "incoming" })),
          )
        }
        last.addMessage(one)
      }
      if (all.length > 0) (storage as unknown as { messages: object }).messages = { [conversation]: all }
      const head = held.at(-1) ?? 0
      for (let seq = head + 1; seq <= Math.min(spare, head + 2000); seq++) event(seq)
      const rows = () => storage.getState().currentMessages
      const read = () => rows().at(-1)?.messages.at(-1)
      const add = (seq: number) => {
        storage.addMessage(event(seq), conversation)
        return read()
      }
      return {
        add,
        own: (seq) => {
          // It finds what it updates by its id: that a server gives another is not provided for.
          storage.addMessage({ ...event(seq), seq: -1 }, conversation)
          read()
          storage.updateMessage(event(seq))
          return read()
        },
        page: (from, to) => {
          for (let seq = from; seq <= to; seq++) add(seq)
          return read()
        },
        shown: () => rows().flatMap(({ messages }) => messages.map(({ seq }) => seq)),
      }
    },
  }
}
