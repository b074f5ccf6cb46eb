/**
 * How many wishes of one name pages have sent, and how many of them the server has written down, as it answers. A wish
 * without an answer is sent again under its own id, so frames are not wishes; and one that was only sent may still be lost
 * with its tab.
 *
 * @since 0.1.0
 */
import type { Page } from "playwright"

/** What is counted, in every page that is listened to. */
export interface Wishes {
  readonly listen: (page: Page) => void
  /** Sent at least once. */
  readonly sent: () => number
  /** Answered. */
  readonly taken: () => number
}

/** Nothing yet. */
export const wishesOf = (name: string): Wishes => {
  const sent = new Set<string>()
  const taken = new Set<string>()
  const idIn = (text: string): string => /"commandId":"([^"]+)"/.exec(text)?.[1] ?? ""
  return {
    listen: (page) => {
      page.on("websocket", (socket) => {
        socket.on("framesent", ({ payload }) => {
          if (String(payload).includes(`"${name}"`)) sent.add(idIn(String(payload)))
        })
        socket.on("framereceived", ({ payload }) => {
          const id = String(payload).startsWith('{"_tag":"Ack"') ? idIn(String(payload)) : ""
          if (sent.has(id)) taken.add(id)
        })
      })
    },
    sent: () => sent.size,
    taken: () => taken.size,
  }
}
