/**
 * One window of conversation, for every hook below it.
 *
 * @since 0.1.0
 */
import type { ConversationWindow } from "@pupitre/core/ConversationWindow"
import type { FilteredThread } from "@pupitre/filters/FilteredThread"
import { follow } from "@pupitre/filters/FilteredThread"
import type { KindSet } from "@pupitre/filters/Kind"
import type { ReactNode } from "react"
import { createContext, createElement, useContext, useMemo } from "react"

interface Shown {
  readonly window: ConversationWindow
  readonly thread: FilteredThread
}

// A search of a long thread lets the browser paint and listen between its steps.
const schedule = (run: () => void): (() => void) => {
  const timer = setTimeout(run)
  return () => clearTimeout(timer)
}

const Conversation = createContext<Shown | undefined>(undefined)

/** Gives the hooks below it their conversation. The filters begin with `selection`; a new window begins anew. */
export const ConversationProvider = (props: {
  readonly window: ConversationWindow
  readonly selection?: KindSet
  readonly children?: ReactNode
}): ReactNode => {
  const { window, selection = 0, children } = props
  // The first selection only: afterwards the choice is the bar's.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const shown = useMemo(() => ({ window, thread: follow(window, { selection, schedule }) }), [window])
  return createElement(Conversation.Provider, { value: shown }, children)
}

/** The window of the nearest `ConversationProvider`. Without one it throws: a mistake of the program. */
export const useWindow = (): ConversationWindow => useShown().window

/** The thread of the nearest window through its filters, for hooks. */
export const useThread = (): FilteredThread => useShown().thread

const useShown = (): Shown => {
  const shown = useContext(Conversation)
  if (shown === undefined) throw new Error("there is no ConversationProvider above this component")
  return shown
}
