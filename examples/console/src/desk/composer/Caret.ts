/**
 * The field of the reply, for the tools that put something into it where the caret is.
 *
 * @since 0.1.0
 */
import * as Insertion from "@pupitre/core/composer/Insertion"
import type { RefObject } from "react"
import { createContext, useContext, useMemo } from "react"

/** The field, as tools use it. Positions are in UTF-16 units. */
export interface Caret {
  readonly field: RefObject<HTMLTextAreaElement | null>
  /**
   * Puts a text in the place of what is selected, as typed: it can be undone, and no character of what is there is cut. The
   * caret is after it; the focus is there too, unless one stays `away` for more.
   */
  readonly insert: (text: string, away?: boolean) => void
  /** Puts a text in the place of a part of what is there. */
  readonly replace: (from: number, to: number, text: string) => void
  readonly focus: () => void
}

const Given = createContext<Caret | undefined>(undefined)

/** Gives the tools below it their field. */
export const CaretProvider = Given.Provider

/** The field of the nearest composer. Without one it throws: a mistake of the program. */
export const useCaret = (): Caret => {
  const caret = useContext(Given)
  if (caret === undefined) throw new Error("useCaret: there is no composer above this component")
  return caret
}

/** The caret of a field. */
export const useCaretOf = (field: RefObject<HTMLTextAreaElement | null>): Caret =>
  useMemo(() => {
    const put = (text: string): void => {
      const at = field.current
      if (at === null || at.readOnly) return
      at.focus()
      // The only way that leaves the browser's own undo whole.
      // eslint-disable-next-line typescript/no-deprecated -- nothing has come in its place
      if (document.execCommand(text === "" ? "delete" : "insertText", false, text)) return
      at.setRangeText(text, at.selectionStart, at.selectionEnd, "end")
      at.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }))
    }
    const replace = (from: number, to: number, text: string): void => {
      field.current?.focus()
      field.current?.setSelectionRange(from, to)
      if (from !== to || text !== "") put(text)
    }
    return {
      field,
      insert: (text, away = false) => {
        const at = field.current
        if (at === null) return
        const before = document.activeElement
        const { replaced, by, caret } = Insertion.insert(
          at.value,
          { start: at.selectionStart, end: at.selectionEnd },
          text,
        )
        replace(replaced.start, replaced.end, by)
        at.setSelectionRange(caret, caret)
        if (away && before instanceof HTMLElement) before.focus()
      },
      replace,
      focus: () => field.current?.focus(),
    }
  }, [field])
