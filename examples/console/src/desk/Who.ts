/**
 * How people are named on the desk.
 *
 * @since 0.1.0
 */
import type { Participant, Visitor } from "@pupitre/core/Participant"
import type { Speech } from "../words/Speech.ts"

/** The name of a visitor; those who gave none are told apart by four figures that come from the id. */
export const visitorName = (visitor: Visitor | undefined, speech: Speech): string =>
  visitor?.name ?? speech.say("visitor.anonymous", { id: figures(visitor?.id ?? "") })

const figures = (id: string): string => {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 10_000
  return String(sum).padStart(4, "0")
}

/** The name of whoever did something. */
export const name = (by: Participant, speech: Speech): string => {
  switch (by._tag) {
    case "Visitor":
      return visitorName(by, speech)
    case "Agent":
    case "Bot":
      return by.name
    case "System":
      return speech.say("entry.system")
  }
}

/** One or two letters for a name, or none when it begins with no letter. */
export const initials = (full: string): string => {
  const words = full.split(/[\s-]+/u).filter((word) => /^\p{L}/u.test(word))
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0] ?? "")
  return letters.join("").toLocaleUpperCase()
}

/** The same person. */
export const same = (a: Participant, b: Participant): boolean =>
  a._tag === b._tag && (a._tag === "System" || b._tag === "System" || a.id === b.id)
