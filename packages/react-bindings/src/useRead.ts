/**
 * Tells the other side how far this person has read, while they look.
 *
 * @since 0.1.0
 */
import { useEffect } from "react"
import { useWindow } from "./ConversationProvider.js"

/**
 * Marks everything up to a sequence number as read, as soon as the page is visible and has the focus; nothing while
 * `seq` is absent, as it should be while the end of the thread is out of sight.
 */
export const useRead = (seq: number | undefined): void => {
  const window = useWindow()
  useEffect(() => {
    if (seq === undefined) return
    const tell = (): void => {
      if (document.visibilityState === "visible" && document.hasFocus()) window.read(seq)
    }
    tell()
    addEventListener("focus", tell)
    document.addEventListener("visibilitychange", tell)
    return () => {
      removeEventListener("focus", tell)
      document.removeEventListener("visibilitychange", tell)
    }
  }, [window, seq])
}
