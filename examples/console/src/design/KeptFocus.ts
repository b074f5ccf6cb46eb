/**
 * Keeps the focus in the page: when what has it is taken off the page, it goes where whoever works with the keyboard
 * goes on.
 *
 * @since 0.1.0
 */
import { useEffect } from "react"

/**
 * Looks after the focus of the whole page. `place` is asked where it goes when the element that had it is gone, which it
 * is given: no longer in the page, but still among those that were taken off with it.
 */
export const useKeptFocus = (place: (lost: Element) => Element | null | undefined): void => {
  useEffect(() => {
    let last: Element | undefined
    let due = 0
    const onFocus = (event: FocusEvent): void => {
      if (event.target instanceof Element) last = event.target
    }
    // Whoever presses where nothing takes the focus has let go of it.
    const onPress = (event: PointerEvent): void => {
      if (event.target instanceof Element && event.target.closest(takers) === null) last = undefined
    }
    const look = (): void => {
      if (last === undefined || last.isConnected || due !== 0) return
      // What is taken off may be given its focus back elsewhere by whoever took it off, such as a dialog.
      due = requestAnimationFrame(() => {
        due = 0
        const lost = last
        if (lost === undefined || lost.isConnected || !isNowhere()) return
        last = undefined
        const next = place(lost)
        if (next instanceof HTMLElement) next.focus({ preventScroll: true })
      })
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { childList: true, subtree: true })
    document.addEventListener("focusin", onFocus)
    document.addEventListener("pointerdown", onPress, true)
    return () => {
      observer.disconnect()
      cancelAnimationFrame(due)
      document.removeEventListener("focusin", onFocus)
      document.removeEventListener("pointerdown", onPress, true)
    }
  }, [place])
}

const takers = "a[href], button, input, select, textarea, label, iframe, [tabindex], [contenteditable]"

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body
