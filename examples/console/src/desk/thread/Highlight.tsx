/**
 * A text with what is searched for marked in it.
 *
 * @since 0.1.0
 */
import * as Filter from "@pupitre/filters/Filter"
import type { ReactNode } from "react"
import { createContext, useContext } from "react"

/** What is searched for in the thread, if anything is. */
export const Sought = createContext<Filter.Filter | undefined>(undefined)

/** A text with what is searched for marked in it. Text stays text. */
export const Highlight = ({ text }: { readonly text: string }) => {
  const sought = useContext(Sought)
  const ranges = sought === undefined ? [] : Filter.highlights(sought, text)
  if (ranges.length === 0) return text
  const parts: Array<ReactNode> = []
  let from = 0
  for (const { at, length } of ranges) {
    parts.push(text.slice(from, at))
    parts.push(
      <mark key={at} className="pu-mark">
        {text.slice(at, at + length)}
      </mark>,
    )
    from = at + length
  }
  parts.push(text.slice(from))
  return parts
}
