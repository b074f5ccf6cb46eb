/** A fact has no author, no moment and no place: those are the envelope's, which only a log gives. */
import type { Fact, MessagePosted } from "@pupitre/core/Fact"
import { accept } from "@pupitre/core/Decision"

// refused 2353: 'by' does not exist in type
export const signed: MessagePosted = { _tag: "MessagePosted", text: "Bonjour", by: { _tag: "System" } }

// refused 2353: 'seq' does not exist in type
export const placed = accept([{ _tag: "MessagePosted", text: "Bonjour", seq: 1 }])

declare const fact: Fact
// refused 2339: Property 'at' does not exist
export const moment = fact.at
