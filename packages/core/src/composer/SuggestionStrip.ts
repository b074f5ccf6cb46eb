/**
 * What is proposed to the agent in one conversation, as a strip above the field shows it: what was found, what is being
 * written, what of it went into the draft.
 *
 * Everything is bound to one message of the visitor. {@link waits} says which one is to be answered now; what answers
 * another has expired, shows so until something newer takes its place, and can no longer be inserted. What arrives late
 * for an earlier message is dropped. Nothing here sends.
 *
 * @since 0.1.0
 */
import type { Reason } from "../Reason.js"
import type { Found, Judgement, Suggestion } from "./Suggestion.js"
import { maxShown, verdict } from "./Suggestion.js"

/** An answer that is written word by word. */
export interface Writing {
  /** Told apart from an earlier one by its number. */
  readonly run: number
  readonly suggestion: Suggestion
  readonly state: "writing" | "written" | "stopped" | "failed"
  /** Why it failed. */
  readonly reason?: Reason
}

/** What is proposed in one conversation. */
export interface Strip {
  /** The visitor's message that waits for an answer: its sequence number. Absent while none does. */
  readonly answers?: number
  /** Whether answers are looked for, for that message. */
  readonly search: "none" | "asking" | "done" | "failed"
  /** What was found; for an earlier message until something newer is there. */
  readonly found: ReadonlyArray<Suggestion>
  /** What could write an answer, if anything can. */
  readonly writer?: string
  readonly writing?: Writing
  /** What the agent has put into the draft and not published. */
  readonly inserted?: Suggestion
  /** Up to this message, the agent wants nothing proposed. */
  readonly dismissed: number
  /** Up to this message, the agent has answered. */
  readonly answered: number
}

/** Nothing proposed. */
export const empty: Strip = { search: "none", found: [], dismissed: 0, answered: 0 }

/** This message of the visitor waits for an answer now, or none does. */
export const waits = (self: Strip, message: number | undefined): Strip => {
  const now = message !== undefined && message > self.answered ? message : undefined
  if (now === self.answers) return self
  const { answers: _, ...rest } = self
  if (now !== undefined) return { ...rest, answers: now, search: "none" }
  // What is answered needs no answer; what is in the draft stays the agent's.
  const { writing: _writing, ...kept } = rest
  return { ...kept, search: "none", found: [] }
}

/** Whether a suggestion answers another message than the one that waits. */
export const expired = ({ answers }: Strip, suggestion: Suggestion): boolean => suggestion.answers !== answers

/** What can be shown: what was found, then what is written; nothing once the agent has put it away. */
export const shown = (self: Strip): ReadonlyArray<Suggestion> => {
  const { found, writing, dismissed } = self
  return [...found, ...(writing === undefined ? [] : [writing.suggestion])].filter(({ answers }) => answers > dismissed)
}

/** Answers are looked for. */
export const asking = (self: Strip): Strip => (self.answers === undefined ? self : { ...self, search: "asking" })

/** These were found for a message; for another than the one that waits they are dropped. */
export const found = (self: Strip, message: number, { suggestions, writer }: Found): Strip => {
  // A server that has heard more answers what this device has not heard yet, and is asked again when it has.
  if (message !== self.answers || suggestions.some(({ answers }) => answers !== message)) return self
  const { writer: _, ...rest } = self
  return { ...rest, search: "done", found: suggestions.slice(0, maxShown), ...(writer !== undefined && { writer }) }
}

/** Nothing could be looked for. */
export const unsearched = (self: Strip, message: number): Strip =>
  message === self.answers ? { ...self, search: "failed" } : self

/** An answer to the message that waits is begun, in place of one that was written before. */
export const begin = (self: Strip, run: number, provider: string): Strip =>
  self.answers === undefined
    ? self
    : {
        ...self,
        writing: {
          run,
          state: "writing",
          suggestion: { id: `written-${run}`, text: "", answers: self.answers, provider, sources: [] },
        },
      }

/** More of an answer that is being written: further words, how it ended, what it comes from. */
export interface WritingChange extends Partial<Pick<Suggestion, "provider" | "sources">> {
  readonly words?: string
  readonly state?: Writing["state"]
  readonly reason?: Reason
}

/** What changed about an answer that is being written; of one that is over or was replaced nothing does. */
export const write = (self: Strip, run: number, change: WritingChange): Strip => {
  const { writing } = self
  if (writing === undefined || writing.run !== run || writing.state !== "writing") return self
  const { words = "", state = writing.state, reason, ...about } = change
  const suggestion = { ...writing.suggestion, ...about, text: writing.suggestion.text + words }
  return { ...self, writing: { run, suggestion, state, ...(reason !== undefined && { reason }) } }
}

/** The suggestion of an id, if it can go into the draft now: there is a text, whole, for the message that waits. */
export const insertable = (self: Strip, id: string): Suggestion | undefined => {
  const suggestion = shown(self).find((one) => one.id === id)
  if (suggestion === undefined || expired(self, suggestion) || suggestion.text.trim() === "") return undefined
  return self.writing?.suggestion === suggestion && self.writing.state === "writing" ? undefined : suggestion
}

/** A suggestion is in the draft now. One that could not be put there changes nothing. */
export const insert = (self: Strip, id: string): Strip => {
  const inserted = insertable(self, id)
  return inserted === undefined ? self : { ...self, inserted }
}

/** The agent wants nothing proposed for this message. */
export const dismiss = (self: Strip): Strip => {
  const newest = Math.max(self.answers ?? 0, ...shown(self).map(({ answers }) => answers))
  return newest <= self.dismissed ? self : { ...self, dismissed: newest }
}

/** The agent wants to see what is proposed all the same. */
export const recall = (self: Strip): Strip => (self.dismissed === 0 ? self : { ...self, dismissed: 0 })

/**
 * The agent has published this. Nothing waits until the visitor writes again; if anything was proposed, the judgement says
 * what became of it.
 */
export const published = (
  self: Strip,
  text: string,
): { readonly strip: Strip; readonly judgement?: Omit<Judgement, "conversationId"> } => {
  const { inserted, answers, ...rest } = self
  const { writing: _, ...kept } = rest
  const strip: Strip = { ...kept, search: "none", found: [], answered: Math.max(self.answered, answers ?? 0) }
  const offered = [...self.found, ...(self.writing === undefined ? [] : [self.writing.suggestion])].filter(
    (one) => !expired(self, one) && one.text !== "",
  )
  if (inserted === undefined && offered.length === 0) return { strip }
  const about = inserted ?? offered[0]!
  return {
    strip,
    judgement: {
      answers: about.answers,
      verdict: inserted === undefined ? "ignored" : verdict(inserted.text, text),
      shown: Math.max(1, offered.length),
      provider: about.provider,
      sources: about.sources.map(({ kind, id }) => ({ kind, id })),
    },
  }
}
