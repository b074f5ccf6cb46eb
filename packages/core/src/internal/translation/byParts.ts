/** What must stay kept out of what is translated: a translator that cannot mark it gets the parts between. */
import type { Piece } from "../../composer/KeptWhole.js"

/**
 * A text put together again of its pieces, those that stay as they are and the others translated together. Space at the
 * ends of a part stays where it was. Nothing when the answer has not a text for every part.
 */
export const byParts = async <Failed>(
  pieces: ReadonlyArray<Piece>,
  translate: (parts: ReadonlyArray<string>) => Promise<ReadonlyArray<string> | Failed>,
): Promise<string | Failed | undefined> => {
  const parts = pieces.filter(hasWords).map(({ text }) => text.trim())
  const answer = parts.length === 0 ? [] : await translate(parts)
  if (!Array.isArray(answer)) return answer as Failed
  if (answer.length !== parts.length) return undefined
  let next = 0
  return pieces
    .map((piece) => {
      if (!hasWords(piece)) return piece.text
      const [before = ""] = /^\s*/u.exec(piece.text) ?? []
      const [after = ""] = /\s*$/u.exec(piece.text) ?? []
      return `${before}${String(answer[next++]).trim()}${after}`
    })
    .join("")
}

const hasWords = ({ text, kept }: Piece): boolean => !kept && /\p{L}/u.test(text)
