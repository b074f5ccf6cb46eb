/**
 * The moment, as often as a component needs it: one timer for the page, running only while something ticks.
 *
 * @since 0.1.0
 */
import { useCallback, useSyncExternalStore } from "react"

/** The moment in milliseconds, rounded down to `every` milliseconds; the component renders again when that changes. */
export const useNow = (every: number): number => {
  const read = useCallback(() => Math.floor(now() / every) * every, [every])
  return useSyncExternalStore(subscribe, read, read)
}

const listeners = new Set<() => void>()
let held = 0
let timer: ReturnType<typeof setInterval> | undefined

// Between two ticks the moment stands still, so that one rendering sees one moment.
const now = (): number => {
  if (timer === undefined) held = Date.now()
  return held
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  timer ??= setInterval(() => {
    held = Date.now()
    for (const each of [...listeners]) each()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
