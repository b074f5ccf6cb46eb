/**
 * An answer that something proposes to the agent (*smart answer*): its text, where it comes from, and the one message of
 * the visitor that it answers.
 *
 * It is good for that message alone: as soon as the visitor has written again it has expired. Nothing here sends
 * anything; what is taken over goes into the draft, and the agent publishes it or does not.
 *
 * @since 0.1.0
 */
import type { ConversationId } from "../Id.js"
import type { SafeUrl } from "../SafeUrl.js"

/** What an answer comes from: a canned reply, an article of the knowledge base, what an agent published before. */
export type SourceKind = "reply" | "article" | "past"

/** Where an answer comes from, for the agent to judge it by. */
export interface Source {
  readonly kind: SourceKind
  /** Of the reply or the article; of the conversation for what was published before. */
  readonly id: string
  /** What it is called there. */
  readonly title: string
  readonly url?: SafeUrl
  /** When it was published, milliseconds, for what was published before. */
  readonly at?: number
}

/** A proposed answer. */
export interface Suggestion {
  /** One of its own among those for one message. */
  readonly id: string
  readonly text: string
  /** The sequence number of the visitor's message that it answers. */
  readonly answers: number
  /** What proposes it: a search, or the name of a model. */
  readonly provider: string
  /** The best first. Something that makes up its words has those that it was given to read. */
  readonly sources: ReadonlyArray<Source>
}

/** What a search for answers came to. */
export interface Found {
  /** The best first. */
  readonly suggestions: ReadonlyArray<Suggestion>
  /** The name of what could write an answer, if there is anything that can. */
  readonly writer?: string
}

/** The name of what finds answers, as a provider; one of another name has written its own. */
export const search = "search"

/** The most suggestions that are shown for one message. */
export const maxShown = 3

/**
 * What became of what was proposed for a message, told when the agent has answered it: published as it was, published
 * after changing it, or left alone.
 */
export type Verdict = "accepted" | "edited" | "ignored"

/** The record of it: no word of what was written, neither by the agent nor by whatever proposed it. */
export interface Judgement {
  readonly conversationId: ConversationId
  /** The sequence number of the visitor's message. */
  readonly answers: number
  readonly verdict: Verdict
  /** How many were proposed. */
  readonly shown: number
  /** Of the one that was inserted; of the first one where none was. */
  readonly provider: string
  readonly sources: ReadonlyArray<Pick<Source, "kind" | "id">>
}

/**
 * The verdict on a suggestion that was put into the draft, by what was published in the end. At least a third of its words
 * must be left for it to have been edited; what an agent wrote over it owes it nothing.
 *
 * @example
 * ```ts
 * import * as Suggestion from "@pupitre/core/composer/Suggestion"
 *
 * Suggestion.verdict("Le retour est gratuit.", " Le retour est gratuit. ") // => "accepted"
 * Suggestion.verdict("Le retour est gratuit.", "Bonjour, le retour est gratuit.") // => "edited"
 * Suggestion.verdict("Le retour est gratuit.", "Un instant, je regarde.") // => "ignored"
 * ```
 */
export const verdict = (suggested: string, published: string): Verdict => {
  const [before, after] = [wordsOf(suggested), wordsOf(published)]
  if (suggested.trim() === published.trim()) return "accepted"
  const left = new Set(after)
  const kept = before.filter((word) => left.has(word)).length
  return before.length > 0 && kept * 3 >= before.length ? "edited" : "ignored"
}

const wordsOf = (text: string): ReadonlyArray<string> => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
