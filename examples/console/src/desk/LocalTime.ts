/**
 * Moments as a `datetime-local` field writes them: in this device's own time, without a zone.
 *
 * @since 0.1.0
 */

/** A moment for the field, to the minute. Milliseconds. */
export const toField = (at: number): string => {
  const moment = new Date(at)
  const two = (n: number): string => String(n).padStart(2, "0")
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`
}

/** The moment that a field holds, milliseconds; `undefined` while it holds none. */
export const fromField = (text: string): number | undefined => {
  if (!/^\d{4,5}-\d\d-\d\dT\d\d:\d\d/.test(text)) return undefined
  const at = new Date(text).getTime()
  return Number.isNaN(at) ? undefined : at
}
