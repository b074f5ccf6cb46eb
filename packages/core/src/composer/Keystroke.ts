/**
 * What a press of Enter means where someone writes: send, begin a line, or nothing of ours.
 *
 * An input method uses Enter to choose what it has composed; that press never sends, also in the browsers that say so only
 * by the old key code.
 *
 * @since 0.1.0
 */

/** Which press sends; the other one begins a line. Shift and Enter begin a line in both. */
export type SendKey = "enter" | "ctrlEnter"

/** A press of a key, as browsers tell of it. */
export interface Press {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly isComposing: boolean
  readonly keyCode: number
}

/**
 * Whether a press sends; else the field does with it what it always does. With Ctrl, or ⌘, Enter sends whatever was chosen.
 *
 * @example
 * ```ts
 * import { sends } from "@pupitre/core/composer/Keystroke"
 *
 * const enter = { key: "Enter", shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, keyCode: 13 }
 * sends(enter, "enter") // => true
 * sends({ ...enter, isComposing: true }, "enter") // => false
 * sends(enter, "ctrlEnter") // => false
 * ```
 */
export const sends = (press: Press, sendKey: SendKey): boolean => {
  if (press.key !== "Enter" || press.shiftKey || press.altKey || isComposition(press)) return false
  return sendKey === "enter" || press.ctrlKey || press.metaKey
}

/** Whether a press belongs to an input method that is composing. */
export const isComposition = ({ isComposing, keyCode }: Press): boolean => isComposing || keyCode === composing

// Safari tells of the Enter that ends a composition once it has ended, but with the code of a key that composes.
const composing = 229
