/**
 * The emoji that someone used last, the latest first, each once.
 *
 * @since 0.1.0
 */

/** Emoji as they were inserted, the latest first. */
export type RecentEmoji = ReadonlyArray<string>

/** How many are kept unless told otherwise. */
export const keep = 24

/** After one more use. */
export const use = (self: RecentEmoji, emoji: string, max = keep): RecentEmoji =>
  [emoji, ...self.filter((other) => other !== emoji)].slice(0, max)

/** What was kept as JSON, read again: what is no emoji of any set is left out, and what cannot be read is none. */
export const read = (kept: string | null | undefined, isEmoji: (text: string) => boolean, max = keep): RecentEmoji => {
  let value: unknown
  try {
    value = JSON.parse(kept ?? "[]")
  } catch {
    return []
  }
  if (!Array.isArray(value)) return []
  const texts = value.filter((one): one is string => typeof one === "string" && one.length <= 64 && isEmoji(one))
  return [...new Set(texts)].slice(0, max)
}
