import type { Page } from "@pupitre/visitor-profile/collector/Collector"

type Listener = (event: unknown) => void

/** A browser in miniature: one storage for all of its tabs, time by hand. */
export const browser = (at = 1_760_000_000_000) => {
  const store = new Map<string, string>()
  const timers: Array<{ readonly at: number; readonly run: () => void }> = []
  let now = at
  let ids = 0
  const storage = {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => void store.set(key, value),
    removeItem: (key: string) => void store.delete(key),
  }
  const tab = (href: string, more: Partial<Page> & { readonly referrer?: string } = {}) => {
    const listeners = new Map<string, Set<Listener>>()
    const add = (type: string, listener: Listener): void => {
      const known = listeners.get(type) ?? new Set()
      listeners.set(type, known.add(listener))
    }
    const remove = (type: string, listener: Listener): void => void listeners.get(type)?.delete(listener)
    const { referrer = "", ...rest } = more
    const state = { title: "Accueil", visibilityState: "visible", href }
    const go = (_data: unknown, _unused: string, url?: string | URL | null): void => {
      if (url !== undefined && url !== null) state.href = new URL(url, state.href).href
    }
    const page: Page = {
      document: {
        referrer,
        get title() {
          return state.title
        },
        get visibilityState() {
          return state.visibilityState
        },
        addEventListener: add,
        removeEventListener: remove,
      },
      location: {
        get href() {
          return state.href
        },
      },
      history: { pushState: go, replaceState: go },
      navigator: { userAgent: "Mozilla/5.0", language: "fr-FR" },
      screen: { width: 1280, height: 800 },
      localStorage: storage,
      crypto: { randomUUID: () => `id-${++ids}`, getRandomValues: (into) => crypto.getRandomValues(into) },
      setTimeout: (run, millis) => timers.push({ at: now + millis, run }),
      addEventListener: add,
      removeEventListener: remove,
      ...rest,
    }
    return {
      page,
      state,
      original: go,
      emit: (type: string, event?: unknown): void => listeners.get(type)?.forEach((listener) => listener(event)),
      listening: (): number => [...listeners.values()].reduce((sum, { size }) => sum + size, 0),
    }
  }
  return {
    store,
    tab,
    now: () => now,
    /** Lets time pass, and runs what was to be run meanwhile. */
    pass: (millis: number): void => {
      now += millis
      for (const timer of timers.splice(0)) {
        if (timer.at <= now) timer.run()
        else timers.push(timer)
      }
    },
  }
}
