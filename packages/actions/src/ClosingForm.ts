/**
 * The closing form, as state local to one desk: begin, fill, confirm or cancel. Nothing of it travels until confirmed.
 *
 * It asks before it closes over an unsent draft or file, and again when the visitor has written since it was opened.
 *
 * @since 0.1.0
 */
import type { Conversation } from "@pupitre/core/Conversation"
import type { Reason } from "@pupitre/core/Reason"
import * as Close from "./Close.js"

/** A closing form being filled. Immutable. */
export interface ClosingForm {
  readonly tags: ReadonlyArray<string>
  readonly note: string
  readonly answers: Readonly<Record<string, string | number | boolean>>
  /** Whether the visitor is to be given the conversation to keep. */
  readonly history: boolean
  /** The last visitor message when the form was opened, or when the agent said to close all the same. */
  readonly seen: number
  /** What the agent has said to do with an unsent draft and its files, which themselves stay the composer's. */
  readonly draft: "none" | "ask" | "discard"
}

/** What confirming a form comes to. */
export type Confirmation =
  /** Close with this. */
  | { readonly _tag: "Ready"; readonly input: Close.Input }
  /** First: send, discard or keep the unsent draft. */
  | { readonly _tag: "DraftPending" }
  /** First: the visitor has written since the form was opened. */
  | { readonly _tag: "VisitorWrote" }
  /** First: mend these. */
  | { readonly _tag: "Incomplete"; readonly problems: readonly [Reason, ...Array<Reason>] }

/**
 * A form, opened now, with the tags that the conversation was given while it went on. `draft` is what stands unsent in
 * the composer, `files` how many wait there or are on their way.
 */
export const begin = (conversation: Conversation, draft: string, files = 0): ClosingForm => ({
  tags: conversation.tags,
  note: "",
  answers: {},
  history: false,
  seen: conversation.lastVisitorMessage,
  draft: draft.trim() === "" && files === 0 ? "none" : "ask",
})

/** The form with a tag added, or removed if it was there. */
export const toggleTag = (self: ClosingForm, tag: string): ClosingForm => ({
  ...self,
  tags: self.tags.includes(tag) ? self.tags.filter((one) => one !== tag) : [...self.tags, tag],
})

/** What an agent types to find a tag, and what the conversation is about. */
export interface Sought {
  /** Part of a tag's words; empty for all. */
  readonly text: string
  /** The category of the conversation, as the team names it. */
  readonly category?: string
}

/**
 * The tags to recommend: those of the conversation's category, then those of any other, then the rest, each in the
 * policy's order. Only those that have the text in their words, whichever the language, accents and case aside, and
 * that are not on the form yet.
 */
export const suggestions = (
  self: ClosingForm,
  { tags = [] }: Close.Policy,
  { text, category }: Sought,
): ReadonlyArray<Close.KnownTag> => {
  const wanted = plain(text)
  const chosen = new Set(self.tags.map(plain))
  const found = tags.filter((known) => {
    const words = wordsOf(known)
    return words.some((one) => one.includes(wanted)) && !words.some((one) => chosen.has(one))
  })
  const rank = (known: Close.KnownTag): number =>
    known.category === undefined ? 2 : known.category === category ? 0 : 1
  return found.toSorted((a, b) => rank(a) - rank(b))
}

/**
 * The tag that a text means: the one that the policy knows by these words, accents and case aside, or a new one where
 * the policy allows it. Nothing for a blank text.
 */
export const tagOf = (text: string, { tags = [], ownTags = true }: Close.Policy): string | undefined => {
  const wanted = plain(text)
  if (wanted === "") return undefined
  const known = tags.find((one) => wordsOf(one).includes(wanted))
  return known?.tag ?? (ownTags ? text.trim().replace(/\s+/gu, " ") : undefined)
}

/** The form with its note. */
export const withNote = (self: ClosingForm, note: string): ClosingForm => ({ ...self, note })

/** The form with an answer to a team's own question. */
export const withAnswer = (self: ClosingForm, field: string, value: string | number | boolean): ClosingForm => ({
  ...self,
  answers: { ...self.answers, [field]: value },
})

/** The form with whether the visitor is to be given the conversation. */
export const withHistory = (self: ClosingForm, history: boolean): ClosingForm => ({ ...self, history })

/** The unsent draft is given up, or was sent. */
export const settleDraft = (self: ClosingForm): ClosingForm => ({ ...self, draft: "discard" })

/** The agent has read what crossed, and closes all the same. */
export const readOn = (self: ClosingForm, conversation: Conversation): ClosingForm => ({
  ...self,
  seen: conversation.lastVisitorMessage,
})

/** The questions that stand on the form now, in the policy's order: a child only under a parent that is answered. */
export const questions = (self: ClosingForm, { fields = [] }: Close.Policy): ReadonlyArray<Close.Field> => {
  const known = new Map(fields.map((field) => [field.id, field]))
  const stands = ({ parent }: Close.Field, depth: number): boolean => {
    if (parent === undefined) return true
    const above = known.get(parent)
    return above !== undefined && depth > 0 && isAnswer(self.answers[parent]) && stands(above, depth - 1)
  }
  return fields.filter((field) => stands(field, fields.length))
}

/** What confirming comes to, against the conversation as it is now. */
export const confirm = (self: ClosingForm, conversation: Conversation, policy: Close.Policy = {}): Confirmation => {
  // What was answered and then no longer asked is left out, as is what was emptied again.
  const answers = questions(self, policy).flatMap(({ id: field }) => {
    const value = self.answers[field]
    return isAnswer(value) ? [{ field, value }] : []
  })
  const input: Close.Input = {
    tags: self.tags,
    seen: self.seen,
    ...(self.note.trim() !== "" && { note: self.note }),
    ...(answers.length > 0 && { answers }),
    ...(self.history && { history: true }),
  }
  const [first, ...rest] = Close.problems(conversation, input, policy).filter(({ key }) => key !== "VisitorWrote")
  if (first !== undefined) return { _tag: "Incomplete", problems: [first, ...rest] }
  if (self.draft === "ask") return { _tag: "DraftPending" }
  if (conversation.lastVisitorMessage > self.seen) return { _tag: "VisitorWrote" }
  return { _tag: "Ready", input }
}

const wordsOf = ({ tag, label }: Close.KnownTag): ReadonlyArray<string> =>
  (label === undefined ? [tag] : [tag, label.fr, label.en]).map(plain)

const plain = (text: string): string =>
  text.trim().replace(/\s+/gu, " ").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

const isAnswer = (value: string | number | boolean | undefined): value is string | number | boolean =>
  value !== undefined && value !== false && (typeof value !== "string" || value.trim() !== "")
