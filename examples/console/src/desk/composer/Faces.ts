/**
 * Faces of signs as they are typed: turned into emoji once a blank follows, and back with Backspace.
 *
 * @since 0.1.0
 */
import { typed } from "@pupitre/core/composer/Emoticons"
import type { ChangeEvent, KeyboardEvent } from "react"
import { useRef } from "react"
import type { Caret } from "./Caret.ts"

/** What a field does about faces: asked after each change and before each key, which it says to have taken. */
export interface Faces {
  readonly onChange: (event: ChangeEvent<HTMLTextAreaElement>) => void
  readonly onKey: (event: KeyboardEvent) => boolean
}

/** Turns faces in a field, where `on`. */
export const useFaces = (caret: Caret, on: boolean): Faces => {
  const turned = useRef<{ readonly at: number; readonly face: string; readonly emoji: string }>(undefined)
  return {
    onChange: ({ target, nativeEvent }) => {
      turned.current = undefined
      const { inputType, data } = nativeEvent as InputEvent
      // Typed by hand, not pasted, inserted or undone.
      if (!on || !(inputType === "insertLineBreak" || (inputType === "insertText" && data === " "))) return
      const found = typed(target.value, target.selectionStart)
      if (found === undefined) return
      const { start, end, by } = found
      const face = target.value.slice(start, end)
      caret.replace(start, end, by)
      target.setSelectionRange(start + by.length + 1, start + by.length + 1)
      turned.current = { at: start, face, emoji: by }
    },
    onKey: ({ key, ctrlKey, metaKey, altKey }) => {
      const last = turned.current
      const at = caret.field.current
      turned.current = undefined
      if (last === undefined || at === null || key !== "Backspace" || ctrlKey || metaKey || altKey) return false
      const end = last.at + last.emoji.length
      if (at.selectionStart !== end + 1 || at.selectionEnd !== end + 1) return false
      caret.replace(last.at, end, last.face)
      at.setSelectionRange(last.at + last.face.length + 1, last.at + last.face.length + 1)
      return true
    },
  }
}
