/**
 * Answers proposed in this window, from wherever the desk has them.
 *
 * @since 0.1.0
 */
import type { Ports, Suggestions } from "@pupitre/core/composer/Suggestions"
import { open } from "@pupitre/core/composer/Suggestions"
import type { Strip } from "@pupitre/core/composer/SuggestionStrip"
import { empty } from "@pupitre/core/composer/SuggestionStrip"
import { constant } from "@pupitre/core/Readable"
import { useEffect, useState } from "react"
import { useWindow } from "./ConversationProvider.js"
import { useReadable } from "./internal/useReadable.js"

/**
 * Answers proposed in the nearest window, while the component is mounted; with other ports they are looked for anew, and
 * without any there are none. The component renders when they begin or end, and not with what is proposed: that is
 * {@link useSuggestionStrip}'s.
 */
export const useSuggestions = (ports: Ports | undefined): Suggestions | undefined => {
  const window = useWindow()
  const [suggestions, setSuggestions] = useState<Suggestions>()
  useEffect(() => {
    if (ports === undefined) return
    const opened = open(window, ports)
    setSuggestions(opened)
    return () => {
      setSuggestions(undefined)
      opened.close()
    }
  }, [window, ports])
  return suggestions
}

/** What is proposed now, and after each change. */
export const useSuggestionStrip = (suggestions: Suggestions | undefined): Strip =>
  useReadable(suggestions?.strip ?? nothing)

const nothing = constant(empty)
