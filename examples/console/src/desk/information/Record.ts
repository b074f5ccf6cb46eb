/**
 * The customer record as this desk reads it: the first page when it is opened, the next ones as they are asked for.
 *
 * @since 0.1.0
 */
import type { VisitorId } from "@pupitre/core/Id"
import { useChannel } from "@pupitre/react-bindings/PupitreProvider"
import type { Exchange, Page } from "@pupitre/visitor-profile/CustomerRecord"
import { customerRecord, read } from "@pupitre/visitor-profile/CustomerRecord"
import { useCallback, useEffect, useRef, useState } from "react"

/** A record as far as it has been read. */
export interface Record {
  readonly stage: "loading" | "ready" | "failed"
  readonly exchanges: ReadonlyArray<Exchange>
  readonly total: number
  /** Reads the next page, or the one that failed; absent when everything is here. */
  readonly more?: () => void
  /** Reads anew what is here. */
  readonly again: () => void
}

/** How many conversations a page has, and how many a query may. */
const size = 10
const most = 100

/** The record of a visitor. */
export const useRecord = (visitorId: VisitorId): Record => {
  const channel = useChannel()
  const [held, setHeld] = useState<Page>({ exchanges: [], total: 0 })
  const [stage, setStage] = useState<Record["stage"]>("loading")
  // What was asked last: an answer to anything before is too late.
  const asked = useRef({})
  const ask = useCallback(
    (
      input: { readonly limit: number; readonly after?: string },
      join: (page: Page) => (before: Page) => Page,
    ): void => {
      const own = (asked.current = {})
      setStage("loading")
      const answered = (answer: unknown): void => {
        if (own !== asked.current) return
        const page = read(answer)
        setStage(page === undefined ? "failed" : "ready")
        if (page !== undefined) setHeld(join(page))
      }
      channel.query(customerRecord.name, { visitorId, ...input }).then(answered, () => answered(undefined))
    },
    [channel, visitorId],
  )
  useEffect(() => {
    ask({ limit: size }, (page) => () => page)
    const left = asked
    return () => {
      left.current = {}
    }
  }, [ask])
  const { exchanges, total, next } = held
  const unread = stage !== "ready" && exchanges.length === 0
  return {
    stage,
    exchanges,
    total,
    ...((unread || next !== undefined) && {
      more: () =>
        ask({ limit: size, ...(next !== undefined && { after: next }) }, (page) => (before) => ({
          ...page,
          exchanges: [...before.exchanges, ...page.exchanges],
        })),
    }),
    again: () => ask({ limit: Math.min(most, Math.max(size, exchanges.length)) }, (page) => () => page),
  }
}
