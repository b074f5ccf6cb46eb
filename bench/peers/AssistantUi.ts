/** `@assistant-ui/core`: its repository of messages, in which each names the one before it. */
import { load } from "./Installed.ts"
import type { Make, Wire } from "./Peer.ts"
import { kept, textOf, wire } from "./Peer.ts"

interface Message {
  readonly id: string
  readonly metadata: { readonly custom: { readonly seq: number }; readonly isOptimistic?: boolean }
}
interface Repository {
  readonly getMessages: () => ReadonlyArray<Message>
  readonly getMessage: (id: string) => { readonly parentId: string | null; readonly index: number }
  readonly addOrUpdateMessage: (parent: string | null, message: Message) => void
  readonly deleteMessage: (id: string) => void
  readonly headId: string | null
}

const idOf = (seq: number): string => `command-${seq}/0`
const message = (event: Wire): Message =>
  ({
    id: event.id,
    createdAt: new Date(event.at),
    role: event.by._tag === "Visitor" ? "user" : "assistant",
    content: [{ type: "text", text: textOf(event) }],
    attachments: [],
    status: { type: "complete", reason: "stop" },
    metadata: { custom: { seq: event.seq, author: event.by.name, tag: event._tag } },
  }) as Message

export const make: Make = async (spare) => {
  const { MessageRepository } = (await load("@assistant-ui/core/internal")) as {
    MessageRepository: new () => Repository
  }
  const event = kept((seq) => message(JSON.parse(JSON.stringify(wire(seq))) as Wire))
  return {
    name: "@assistant-ui/core",
    open: (held) => {
      const repository = new MessageRepository()
      held.forEach((seq, i) => repository.addOrUpdateMessage(i === 0 ? null : idOf(held[i - 1]!), event(seq)))
      const head = held.at(-1) ?? 0
      for (let seq = head + 1; seq <= Math.min(spare, head + 2000); seq++) event(seq)
      const holds = new Set(held)
      const read = () => repository.getMessages().at(-1)
      return {
        add: (seq) => {
          if (seq > head) {
            repository.addOrUpdateMessage(repository.headId, event(seq))
          } else if (holds.has(seq)) {
            repository.addOrUpdateMessage(repository.getMessage(idOf(seq)).parentId, event(seq))
          } else {
            // A late one takes the place of the parent of the one that follows it.
            let before = seq - 1
            while (before > 0 && !holds.has(before)) before--
            let after = seq + 1
            while (!holds.has(after)) after++
            repository.addOrUpdateMessage(before === 0 ? null : idOf(before), event(seq))
            repository.addOrUpdateMessage(idOf(seq), event(after))
            holds.add(seq)
          }
          return read()
        },
        own: (seq) => {
          const parent = repository.headId
          const sent = event(seq)
          const local = { ...sent, id: `local-${seq}`, metadata: { ...sent.metadata, isOptimistic: true } }
          repository.addOrUpdateMessage(parent, local)
          read()
          repository.deleteMessage(local.id)
          repository.addOrUpdateMessage(parent, sent)
          return read()
        },
        page: (from, to) => {
          for (let seq = from; seq <= to; seq++) {
            repository.addOrUpdateMessage(seq === from ? null : idOf(seq - 1), event(seq))
          }
          repository.addOrUpdateMessage(idOf(to), event(to + 1))
          return read()
        },
        shown: () => repository.getMessages().map(({ metadata }) => metadata.custom.seq),
      }
    },
  }
}
