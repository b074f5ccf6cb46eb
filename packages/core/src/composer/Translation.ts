/**
 * The translation of a reply that is being written, and what a row shows of its translations: pure, nothing is asked here.
 *
 * The original is what was said; a translation is a layer over one revision of one text. Another letter, another language
 * or a later question, and it is gone: what goes out with a reply is the translation of that very reply.
 *
 * @since 0.1.0
 */
import type { TranslationAttached } from "../Fact.js"
import type { LanguageTag } from "../fact/Bounds.js"
import type { Reason } from "../Reason.js"
import type { Answer, Translated } from "./Translator.js"

/** Who speaks what, as the agent picked it for one conversation. */
export interface Languages {
  readonly visitor: LanguageTag
  readonly agent: LanguageTag
}

/** What is translated: a text, its revision, and the language it is to be in. */
export interface Subject {
  readonly text: string
  readonly rev: number
  readonly to: LanguageTag
}

/** The translation of a reply, as far as it has got. */
export type Reply =
  | { readonly _tag: "None" }
  | { readonly _tag: "Pending"; readonly of: Subject }
  /** What it goes out as, in order: several where it is too long as one message. */
  | { readonly _tag: "Done"; readonly of: Subject; readonly parts: ReadonlyArray<Part> }
  | { readonly _tag: "Failed"; readonly of: Subject; readonly reason: Reason }

/** What a message takes with it for the visitor. */
export interface Attached {
  readonly language: LanguageTag
  readonly text: string
  readonly provider: string
}

/** A message that a reply goes out as, with the translation of that very part. Joined, the parts' texts are the reply. */
export interface Part {
  readonly text: string
  readonly translation: Attached
  /** What should have stayed as it is and did not. */
  readonly lost?: ReadonlyArray<string>
}

/** What the question for a reply's translation comes to. */
export type Settled = Answer | ReadonlyArray<Part>

/** Nothing is translated. */
export const none: Reply = { _tag: "None" }

/** A translation is asked for. */
export const begin = (subject: Subject): Reply => ({ _tag: "Pending", of: subject })

/** The reply's translation after an answer: one to another question changes nothing. */
export const settle = (self: Reply, subject: Subject, answer: Settled): Reply => {
  if (self._tag !== "Pending" || !same(self.of, subject)) return self
  if (isParts(answer)) return { _tag: "Done", of: subject, parts: answer }
  return answer._tag === "NotTranslated"
    ? { _tag: "Failed", of: subject, reason: answer.reason }
    : { _tag: "Done", of: subject, parts: [part(subject, answer)] }
}

/** A text with the translation that answered for it. */
export const part = (
  { text, to: language }: Pick<Subject, "text" | "to">,
  { text: said, provider, lost }: Translated,
): Part => ({ text, translation: { language, text: said, provider }, ...(lost !== undefined && { lost }) })

/**
 * What is left of it for a reply as it now is: nothing once another letter was written or another language picked.
 *
 * @example
 * ```ts
 * import * as Translation from "@pupitre/core/composer/Translation"
 *
 * const subject = { text: "It ships tomorrow.", rev: 3, to: "fr" }
 * const answer = { _tag: "Translated", text: "Elle part demain.", provider: "LibreTranslate" } as const
 * const done = Translation.settle(Translation.begin(subject), subject, answer)
 * Translation.ready(done, subject)?.[0]?.translation.text // => "Elle part demain."
 * Translation.still(done, { rev: 4, to: "fr" })._tag // => "None"
 * ```
 */
export const still = (self: Reply, now: Pick<Subject, "rev" | "to"> | undefined): Reply =>
  self._tag === "None" || (now !== undefined && self.of.rev === now.rev && self.of.to === now.to) ? self : none

/** What a reply goes out as, if its translation is there. */
export const ready = (self: Reply, subject: Subject): ReadonlyArray<Part> | undefined =>
  self._tag === "Done" && same(self.of, subject) ? self.parts : undefined

/** The translations of a row that show: of each language and reader the newest, in the order in which they came. */
export const layers = <T extends TranslationAttached>(translations: ReadonlyArray<T>): ReadonlyArray<T> =>
  translations.filter(
    (one, index) =>
      !translations.some((other, later) => later > index && other.to === one.to && other.language === one.language),
  )

/** What the visitor reads in the place of an original: the newest translation for them, if there is one. */
export const forVisitor = <T extends TranslationAttached>(translations: ReadonlyArray<T> = []): T | undefined =>
  translations.findLast(({ to }) => to === "visitor")

const same = (a: Subject, b: Subject): boolean => a.rev === b.rev && a.text === b.text && a.to === b.to

const isParts = (answer: Settled): answer is ReadonlyArray<Part> => Array.isArray(answer)
