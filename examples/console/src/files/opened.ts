/**
 * What a link to a shared file does when it is used: its address may have ended since it was shown.
 *
 * @since 0.1.0
 */
import type { MouseEvent } from "react"

/** Gives the link an address that still lasts before it is followed. Without `ask` its address is for good. */
export const opened =
  (ask: (() => Promise<string | undefined>) | undefined) =>
  (event: MouseEvent<HTMLAnchorElement>): void => {
    const link = event.currentTarget
    if (ask === undefined || link.dataset["fresh"] !== undefined) return
    event.preventDefault()
    void ask().then((address) => {
      if (address === undefined) return
      link.href = address
      // Followed again, this time as it is: the browser does what the link says, a new tab or a download.
      link.dataset["fresh"] = ""
      link.click()
      delete link.dataset["fresh"]
    })
  }
