/**
 * How people are named on the desk.
 *
 * @since 0.1.0
 */
import type { Participant, Visitor } from "@pupitre/core/Participant"
import type { Speech } from "../words/Speech.ts"

/** The name of a visitor; one who gave none is told apart by the end of the id. */
export const visitorName = (visitor: Visitor | undefined, speech: Speech): string =>
  visitor?.name ??
  speech.say("visitor.anonymous", {
    id: (visitor?.id ?? "")
      .replace(/[^\dA-Za-z]/g, "")
      .slice(-4)
      .toUpperCase(),
  })

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
