/**
 * Language and theme: from the address, else as chosen before, else as the browser says.
 *
 * Nothing is written until someone chooses. A choice reaches every frame of this origin, so that shop and desk side by
 * side change together.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import { useSyncExternalStore } from "react"

/** `auto` follows the system. */
export type Theme = "auto" | "light" | "dark"

/** What someone chose, or what stands in for it. */
export interface Preferences {
  readonly locale: Locale
  readonly theme: Theme
}

/** The preferences now; the component renders again when they change, here or in another frame. */
export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, get, get)

/** The preferences now; the same reference until one changes. */
export const get = (): Preferences => {
  const { locale, theme } = read()
  if (held === undefined || held.locale !== locale || held.theme !== theme) {
    held = { locale, theme }
    show(held)
  }
  return held
}

/** Chooses, for this page and every frame of this origin. */
export const choose = (choice: Partial<Preferences>): void => {
  const address = new URL(location.href)
  if (choice.locale !== undefined) {
    remember(localeKey, choice.locale)
    address.searchParams.delete("lang")
  }
  if (choice.theme !== undefined) {
    remember(themeKey, choice.theme)
    address.searchParams.delete("theme")
  }
  if (address.href !== location.href) history.replaceState(history.state, "", address)
  for (const listener of listeners) listener()
}

const localeKey = "pupitre.locale"
const themeKey = "pupitre.theme"
const listeners = new Set<() => void>()
let held: Preferences | undefined

function read(): Preferences {
  const asked = new URLSearchParams(location.search)
  const locale = asked.get("lang") ?? recall(localeKey) ?? navigator.language.slice(0, 2)
  const theme = asked.get("theme") ?? recall(themeKey)
  return { locale: locale === "fr" ? "fr" : "en", theme: theme === "light" || theme === "dark" ? theme : "auto" }
}

function show({ locale, theme }: Preferences): void {
  const root = document.documentElement
  root.lang = locale
  if (theme === "auto") delete root.dataset["theme"]
  else root.dataset["theme"] = theme
  root.style.colorScheme = theme === "auto" ? "light dark" : theme
}

function subscribe(listener: () => void): () => void {
  const changed = (event: StorageEvent): void => {
    if (event.key !== localeKey && event.key !== themeKey) return
    // The choice made elsewhere is newer than what this frame's address asked for.
    const address = new URL(location.href)
    address.searchParams.delete(event.key === localeKey ? "lang" : "theme")
    if (address.href !== location.href) history.replaceState(history.state, "", address)
    listener()
  }
  listeners.add(listener)
  addEventListener("storage", changed)
  return () => {
    listeners.delete(listener)
    removeEventListener("storage", changed)
  }
}

// Storage may be switched off in the browser; a choice then lasts as long as the page.
const chosen = new Map<string, string>()
function recall(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? chosen.get(key) ?? null
  } catch {
    return chosen.get(key) ?? null
  }
}
function remember(key: string, value: string): void {
  chosen.set(key, value)
  try {
    localStorage.setItem(key, value)
  } catch {
    // kept in `chosen`
  }
}
