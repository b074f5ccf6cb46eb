/**
 * Answers proposed in one window: looked for as soon as the visitor has written, written when the agent asks for it, put
 * away when the visitor writes again, and judged when the agent publishes.
 *
 * Only what the agent asks for goes into the draft, and nothing is ever sent from here but the record of what became of it.
 *
 * @since 0.1.0
 */
import { JudgeSuggestion } from "../command/JudgeSuggestion.js"
import { PostMessage } from "../command/PostMessage.js"
import type { ConversationWindow } from "../ConversationWindow.js"
import { owner } from "../Conversation.js"
import type { ConversationId, Seq } from "../Id.js"
import type { Readable } from "../Readable.js"
import { store } from "../Readable.js"
import type { Piece } from "./AnswerWriter.js"
import { failed } from "./AnswerWriter.js"
import type { Found, Source } from "./Suggestion.js"
import * as Strip from "./SuggestionStrip.js"

/** Which message of which conversation is to be answered. */
export interface Asked {
  readonly conversationId: ConversationId
  readonly answers: Seq
}

/** What is said of an answer while it is written: which message it is for and what it relies on, then its pieces. */
export type Told =
  | {
      readonly _tag: "Begun"
      readonly answers: number
      readonly provider: string
      readonly sources: ReadonlyArray<Source>
    }
  | Piece

/** Where answers come from. */
export interface Ports {
  /** Looks for answers. Rejects when that cannot be done. */
  readonly search: (asked: Asked) => Promise<Found>
  /** Writes one. Says nothing more once the signal is aborted; may reject. */
  readonly write?: (asked: Asked, signal: AbortSignal) => AsyncIterable<Told>
}

/** Answers proposed in one window. */
export interface Suggestions {
  readonly strip: Readable<Strip.Strip>
  /** Takes a suggestion over: gives its text for the draft. Nothing for one that has expired or is not whole. */
  readonly insert: (id: string) => string | undefined
  /** Proposes nothing more for this message, and stops what is being written. */
  readonly dismiss: () => void
  /** Proposes again what was put away, or looks again after a failure. */
  readonly again: () => void
  /** Has an answer written for the message that waits. */
  readonly write: () => void
  /** Stops what is being written. What is there stays, and can be inserted. */
  readonly stop: () => void
  /** Stops everything. */
  readonly close: () => void
}

/** Proposes answers in a window, as long as its agent has the conversation. */
export const open = (window: ConversationWindow, ports: Ports): Suggestions => {
  const strip = store(Strip.empty)
  let searches = 0
  let runs = 0
  let running: AbortController | undefined
  let closed = false
  const published = new Set<string>()

  const stop = (): void => {
    running?.abort()
    running = undefined
    strip.set(Strip.write(strip.get(), runs, { state: "stopped" }))
  }

  const search = (): void => {
    const { answers, dismissed } = strip.get()
    if (answers === undefined || answers <= dismissed) return
    // What was asked before knows less, and may come later.
    const own = ++searches
    const current = (): boolean => !closed && own === searches
    strip.set(Strip.asking(strip.get()))
    ports.search({ conversationId: window.id, answers: answers as Seq }).then(
      (found) => void (current() && strip.set(Strip.found(strip.get(), answers, found))),
      () => void (current() && strip.set(Strip.unsearched(strip.get(), answers))),
    )
  }

  /** What waits for this agent to answer it. */
  const waiting = (): number | undefined => {
    const { lastVisitorMessage, lastAgentMessage } = window.conversation.get()
    return mine(window) && lastVisitorMessage > lastAgentMessage ? lastVisitorMessage : undefined
  }
  const look = (): void => {
    const before = strip.get()
    const next = Strip.waits(before, waiting())
    if (next === before) return
    // What is written for a message that is not the last one any more is no use; nobody waits for the rest of it.
    if (next.answers !== before.answers) stop()
    strip.set(Strip.waits(strip.get(), waiting()))
    search()
  }

  const leave = [
    window.conversation.subscribe(look),
    window.channel.self.subscribe(look),
    window.channel.status.subscribe(() => {
      if (window.channel.status.get()._tag === "Online" && strip.get().search === "failed") search()
    }),
    window.changes(({ diff }) => {
      for (const { added } of diff) {
        for (const entry of added) {
          // What the agent looks up says more of the answer than what was known before.
          if (entry._tag === "ActionRecorded" && strip.get().answers !== undefined) queueMicrotask(search)
          if (entry._tag !== "Pending" || entry.fact._tag !== "MessagePosted") continue
          // A row that changes on its way to being stored is not another message.
          if (published.has(entry.key)) continue
          published.add(entry.key)
          onPublished(entry.fact.text)
        }
      }
    }),
  ]
  const onPublished = (text: string): void => {
    const { judgement, strip: after } = Strip.published(strip.get(), text)
    stop()
    strip.set(after)
    // Not while the thread is being changed: the record is a wish of its own.
    if (judgement === undefined) return
    const told = { ...judgement, answers: judgement.answers as Seq }
    queueMicrotask(() => closed || window.submit(JudgeSuggestion, told))
  }

  const write = async (): Promise<void> => {
    const { answers } = strip.get()
    if (ports.write === undefined || answers === undefined) return
    stop()
    const run = ++runs
    const own = (running = new AbortController())
    const change = (next: Strip.WritingChange): void => {
      if (!own.signal.aborted) strip.set(Strip.write(strip.get(), run, next))
    }
    strip.set(Strip.begin(strip.get(), run, strip.get().writer ?? ""))
    try {
      for await (const told of ports.write({ conversationId: window.id, answers: answers as Seq }, own.signal)) {
        if (own.signal.aborted) break
        switch (told._tag) {
          case "Begun":
            // The visitor has written since: it would answer what this device has not heard yet.
            if (told.answers !== answers) return change({ state: "failed", reason: failed("WriterCutShort").reason })
            change({ provider: told.provider, sources: told.sources })
            break
          case "Words":
            change({ words: told.text })
            break
          case "Written":
            change({ state: "written" })
            break
          case "NotWritten":
            change({ state: "failed", reason: told.reason })
        }
      }
      change({ state: "failed", reason: failed("WriterCutShort").reason })
    } catch {
      change({ state: "failed", reason: failed("WriterUnreachable").reason })
    } finally {
      if (running === own) running = undefined
      own.abort()
    }
  }

  look()
  return {
    strip,
    insert: (id) => {
      const suggestion = Strip.insertable(strip.get(), id)
      if (suggestion === undefined) return undefined
      strip.set(Strip.insert(strip.get(), id))
      return suggestion.text
    },
    dismiss: () => {
      stop()
      strip.set(Strip.dismiss(strip.get()))
    },
    again: () => {
      strip.set(Strip.recall(strip.get()))
      search()
    },
    write: () => void write(),
    stop,
    close: () => {
      closed = true
      stop()
      for (const one of leave) one()
    },
  }
}

/** Whether this agent has the conversation, and could publish in it. */
const mine = (window: ConversationWindow): boolean => {
  const by = window.channel.self.get()?.participant
  if (by?._tag !== "Agent" || owner(window.conversation.get())?.agentId !== by.id) return false
  return window.can(PostMessage)._tag === "Enabled"
}
