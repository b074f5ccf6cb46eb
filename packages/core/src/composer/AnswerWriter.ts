/**
 * The port to whatever writes an answer anew, word by word: a model on the network or on a machine of one's own.
 *
 * It never rejects: how it ended is the last thing that it says, with a reason for the agent when it could not go on. Who
 * does not want it any more aborts the signal, and it says nothing after that. A key that it needs stays where the writer
 * is, which is on a server.
 *
 * @since 0.1.0
 */
import type { Catalogue } from "../Catalogue.js"
import type { Reason } from "../Reason.js"
import type { Prompt } from "./Prompt.js"

/** The next words. */
export interface Words {
  readonly _tag: "Words"
  readonly text: string
}

/** It is all there. */
export interface Written {
  readonly _tag: "Written"
}

/** It is not, and why: a reason of {@link failures}. */
export interface NotWritten {
  readonly _tag: "NotWritten"
  readonly reason: Reason
}

/** What a writer says: words, and then once how it ended. */
export type Piece = Words | Written | NotWritten

/** Whatever writes answers. */
export interface AnswerWriter {
  /** What the agent reads as the author: the name of a model. */
  readonly name: string
  readonly write: (prompt: Prompt, signal: AbortSignal) => AsyncIterable<Piece>
}

/** The longest answer that is taken from a writer, UTF-16 units. */
export const longest = 4_000

/** Why there is no answer, or not all of it, in words. */
export const failures = {
  WriterBusy: {
    fr: "L'assistant est très sollicité. Réessayez dans un instant.",
    en: "The assistant is very busy. Try again in a moment.",
  },
  WriterCutShort: {
    fr: "L'assistant s'est interrompu avant la fin.",
    en: "The assistant stopped before the end.",
  },
  WriterDeclined: {
    fr: "L'assistant n'a pas voulu répondre à cette demande.",
    en: "The assistant would not answer this.",
  },
  WriterKeyRefused: {
    fr: "L'assistant refuse la clé de votre équipe.",
    en: "The assistant refuses your team's key.",
  },
  WriterTimedOut: {
    fr: "L'assistant ne répond plus.",
    en: "The assistant has stopped answering.",
  },
  WriterTooLong: {
    fr: "La réponse de l'assistant est trop longue.",
    en: "The assistant's answer is too long.",
  },
  WriterUnreachable: {
    fr: "L'assistant ne peut pas être joint.",
    en: "The assistant cannot be reached.",
  },
  WriterUnusable: {
    fr: "L'assistant a donné une réponse inutilisable.",
    en: "The assistant gave an answer that cannot be used.",
  },
} as const satisfies Catalogue

/** Keys of {@link failures}. */
export type Failure = keyof typeof failures

/** There is no answer, or not all of it, and why. */
export const failed = (key: Failure): NotWritten => ({ _tag: "NotWritten", reason: { key } })
