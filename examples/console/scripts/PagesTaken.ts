/**
 * How many pages of a visitor the server has written down, as it answers their browser: one that was only sent may still be
 * lost with its tab.
 *
 * @since 0.1.0
 */
import type { Page } from "playwright"

/** What is counted, in every page that is listened to. */
export interface PagesTaken {
  readonly listen: (page: Page) => void
  readonly count: () => number
}

/** Nothing yet. */
export const pagesTaken = (): PagesTaken => {
  const sent = new Set<string>()
  const taken = new Set<string>()
  const idIn = (text: string): string => /"commandId":"([^"]+)"/.exec(text)?.[1] ?? ""
  return {
    listen: (page) => {
      page.on("websocket", (socket) => {
        socket.on("framesent", ({ payload }) => {
          if (String(payload).includes('"visitPage"')) sent.add(idIn(String(payload)))
        })
        socket.on("framereceived", ({ payload }) => {
          const id = String(payload).startsWith('{"_tag":"Ack"') ? idIn(String(payload)) : ""
          if (sent.has(id)) taken.add(id)
        })
      })
    },
    count: () => taken.size,
  }
}
