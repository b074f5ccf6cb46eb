/**
 * Whether a value from outside is plain JSON that one event may hold: so deep, so many values, so much text.
 *
 * Asked before any schema sees the value, so that neither decoding nor whoever walks, compares or prints the event later
 * can be made to run out of stack or time. A client's wish has at most 2,000 values, and so a fact has not many more.
 */

/** What one event may be at most: levels within each other, values of any kind, UTF-16 units of text and keys together. */
export const limits = { depth: 24, values: 20_000, units: 512 * 1024 } as const

/** Why a value is not plain JSON within bounds. */
export type Excess = "TooDeep" | "TooManyValues" | "TooLong" | "NotJson"

/** What is wrong with a value, or `undefined`. Looks at no more than the bounds allow; a circle ends at one of them. */
export const excess = (input: unknown): Excess | undefined => {
  let values = 0
  let units = 0
  const waiting: Array<unknown> = [input]
  const depths: Array<number> = [0]
  while (waiting.length > 0) {
    const value = waiting.pop()
    const depth = depths.pop()!
    if (typeof value === "string") units += value.length
    else if (typeof value === "object" && value !== null) {
      if (depth === limits.depth) return "TooDeep"
      const keys = Array.isArray(value) ? undefined : Object.keys(value)
      const length = keys?.length ?? (value as ReadonlyArray<unknown>).length
      values += length
      if (values > limits.values) return "TooManyValues"
      for (let i = 0; i < length; i++) {
        const key = keys?.[i]
        if (key !== undefined) units += key.length
        waiting.push((value as Readonly<Record<PropertyKey, unknown>>)[key ?? i])
        depths.push(depth + 1)
      }
    } else if (typeof value === "number" ? !Number.isFinite(value) : typeof value !== "boolean" && value !== null) {
      return "NotJson"
    }
    if (units > limits.units) return "TooLong"
  }
  return undefined
}
