/**
 * The field of the reply, for the tools that put something into it where the caret is.
 *
 * @since 0.1.0
 */
import type { RefObject } from "react"
import { createContext, useContext, useMemo } from "react"
import { insertIn, replaceIn } from "../../text/fieldCaret.ts"

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
  useMemo(
    () => ({
      field,
      insert: (text, away) => {
        if (field.current !== null) insertIn(field.current, text, away)
      },
      replace: (from, to, text) => {
        if (field.current !== null) replaceIn(field.current, from, to, text)
      },
      focus: () => field.current?.focus(),
    }),
    [field],
  )
