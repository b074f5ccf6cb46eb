/**
 * How whoever sits here likes to write: the key that publishes, how long a reply can be recalled, the sign that calls a
 * canned reply, faces of signs, a skin tone, the emoji used last. Kept on this device, and the same in every window.
 *
 * @since 0.1.0
 */
import type { Tone } from "@pupitre/core/composer/Emoji"
import type { SendKey } from "@pupitre/core/composer/Keystroke"
import { store } from "@pupitre/core/Readable"
import { useSyncExternalStore } from "react"

/** How long a reply can wait, seconds. */
export const recalls = [0, 5, 10, 20] as const

/** What can call a canned reply. */
export const signs = ["/", "!", "::"] as const

/** How someone likes to write. */
export interface Habits {
  readonly sendKey: SendKey
  /** How long a published reply waits and can be recalled, seconds; 0 for not at all. */
  readonly recall: (typeof recalls)[number]
  /** What calls a canned reply in the field. */
  readonly sign: (typeof signs)[number]
  /** Whether faces of signs become emoji. */
  readonly emoticons: boolean
  readonly tone: Tone
  /** The emoji used last, as they are kept: for the menu to read. */
  readonly recent: string
}

/** The habits; the component renders again when they change. */
export const useHabits = (): Habits => useSyncExternalStore(habits.subscribe, habits.get, habits.get)

/** The habits now. */
export const habitsNow = (): Habits => habits.get()

/** Changes some of them, for every window of this page and for the next one. */
export const change = (next: Partial<Habits>): void => {
  const all = { ...habits.get(), ...next }
  habits.set(all)
  try {
    localStorage.setItem(name, JSON.stringify(all))
  } catch {
    // Storage is off: they last as long as the page.
  }
}

const name = "pupitre.habits"

const read = (): Habits => {
  let kept: { readonly [key: string]: unknown } = {}
  try {
    const value: unknown = JSON.parse(localStorage.getItem(name) ?? "{}")
    if (typeof value === "object" && value !== null) kept = value as typeof kept
  } catch {
    // What cannot be read is as if nothing had been chosen.
  }
  const { sendKey, recall, sign, emoticons, tone, recent } = kept
  return {
    sendKey: sendKey === "ctrlEnter" ? "ctrlEnter" : "enter",
    recall: recalls.find((one) => one === recall) ?? 0,
    sign: signs.find((one) => one === sign) ?? signs[0],
    emoticons: emoticons === true,
    tone: tones.find((one) => one === tone) ?? 0,
    recent: typeof recent === "string" ? recent : "[]",
  }
}

const tones = [0, 1, 2, 3, 4, 5] as const
const habits = store(read())
