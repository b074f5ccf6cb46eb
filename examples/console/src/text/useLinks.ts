/**
 * The addresses in a text, found once the page has what finds them: that is loaded with the first text that may have one.
 *
 * @since 0.1.0
 */
import type { Finder } from "@pupitre/core/adapter/Links"
import type { LinkSpan } from "@pupitre/core/Fact"
import { store } from "@pupitre/core/Readable"
import { useEffect, useMemo, useSyncExternalStore } from "react"

/** The addresses in a text. The same reference as long as the text is the same. */
export const useLinks = (text: string): ReadonlyArray<LinkSpan> => {
  const find = useSyncExternalStore(finder.subscribe, finder.get, finder.get)
  const may = maybe.test(text)
  useEffect(() => {
    if (may) load()
  }, [may])
  return useMemo(() => (may && find !== undefined ? find(text) : none), [may, find, text])
}

const finder = store<Finder | undefined>(undefined)
const none: ReadonlyArray<LinkSpan> = []

// Every address has a letter or a sign on both sides of a point, or a scheme.
const maybe = /:\/\/|[^\s.]\.[^\s.]/u

let loading = false
const load = (): void => {
  if (loading) return
  loading = true
  import("@pupitre/core/adapter/Links").then(
    ({ find }) => finder.set(find),
    // Out of reach: the next text with an address tries again.
    () => (loading = false),
  )
}
