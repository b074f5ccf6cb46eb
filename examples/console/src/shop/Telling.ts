/**
 * What the shop's page tells of itself once the visitor agrees: visits, pages, what is in the basket and which lamp was seen.
 *
 * @since 0.1.0
 */
import type { CustomValue } from "@pupitre/core/Fact"
import type { Reason } from "@pupitre/core/Reason"
import type { Collector, Wish } from "@pupitre/visitor-profile/collector/Collector"
import * as Collecting from "@pupitre/visitor-profile/collector/Collector"
import { visits } from "../../visits.ts"

/** Begins to collect, in silence until {@link agree}. Once per page. */
export const start = (): void => {
  collector ??= Collecting.start({
    page: window,
    agreed: false,
    address,
    visits,
    send: (wish) => (sending === undefined ? new Promise((resolve) => held.push({ wish, resolve })) : sending(wish)),
    // Whoever looks after the page reads what was not taken; it counts as never said.
    onRefused: ({ wish: { name }, keys, reasons }) => {
      console.warn(`${name} was refused: ${reasons.map((reason) => JSON.stringify(reason)).join(", ")}`)
      refused(keys)
    },
  })
}

/** The visitor agrees: what the page tells from now on, and what it has said before, waits until there is a way. */
export const agree = (): void => {
  start()
  collector?.agree(true)
}

/** There is a way: what waited goes, then everything else as it comes. */
export const tell = (send: Send): void => {
  sending = send
  for (const { wish, resolve } of held.splice(0)) resolve(send(wish))
}

/** The visitor no longer agrees, or is somebody else: the visit is forgotten and nothing more is told. */
export const cease = (): void => {
  collector?.agree(false)
  sending = undefined
  held.length = 0
  said.clear()
}

/** What was said under these keys was not taken: it counts as never said. */
const refused = (keys: Iterable<string>): void => {
  for (const key of keys) said.delete(key)
}

/** Says something of the visitor by key. What says what was said last is not said again. */
export const say = (values: Readonly<Record<string, CustomValue | null>>): void => {
  const news = Object.entries(values).filter(([key, value]) => said.get(key) !== value)
  if (news.length === 0 || collector === undefined) return
  for (const [key, value] of news) said.set(key, value)
  refused(collector.set(Object.fromEntries(news)))
}

/** Sends what the page tells, and answers why the server refused it. */
type Send = (wish: Wish) => Refusal
type Refusal = Promise<ReadonlyArray<Reason> | undefined>

let collector: Collector | undefined
const held: Array<{ readonly wish: Wish; readonly resolve: (reasons: Refusal) => void }> = []
let sending: Send | undefined
const said = new Map<string, CustomValue | null>()

/** Language and theme are no part of a page. */
const address = (href: string): string => {
  const url = new URL(href)
  for (const name of ["lang", "theme"]) url.searchParams.delete(name)
  return url.href
}
