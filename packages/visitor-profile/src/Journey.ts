/**
 * What the visitor did on the site (*parcours*): visits, pages, how long.
 *
 * Kept as the newest visits and pages, each once by its id; everything shown is computed from them, so that no order,
 * repetition or partition of the events changes it. Time is the union of the visits, never their sum: two tabs open at
 * once count once.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Mark, Newest } from "./Newest.js"
import * as Marks from "./Newest.js"
import * as CleanUrl from "./CleanUrl.js"
import { keptBack } from "./Sensitivity.js"
import type { VisitPolicy } from "./VisitPolicy.js"
import { standard } from "./VisitPolicy.js"

/** One page load; a reload is another one. `id` is the page's. */
export interface Page extends Mark {
  readonly visitId: string
  /** Without what may be secret. */
  readonly url: string
  readonly title: string
  /** Which page of the visitor's it is, from 1 on, where the server said so. */
  readonly nth?: number
}

/** The beginning of a visit. `id` is the visit's. */
export interface Visit extends Mark {
  /** Which visit it is, from 1 on, and how long the visitor had been there in those before, milliseconds, where the server said so. */
  readonly nth?: number
  readonly before?: number
}

/** What the visitor did. A visit is kept as its beginning, its last page and the last time that the visitor left in it; `id` is the visit's. */
export interface Journey {
  readonly visits: Newest<Visit>
  readonly pages: Newest<Page>
  /** The last page of each visit, which may be none of those that are kept: `id` is the visit's. */
  readonly reached: Newest<Mark>
  /** When the site was last open in no tab any more, visit by visit: `at` is the moment of leaving. */
  readonly left: Newest<Mark>
}

/**
 * How many visits and pages are kept, so that a profile at rest is as small after a thousand pages as after twelve. Beyond, the
 * oldest are forgotten; how many there were is known by the server's count of the last one, and how long by its count at the oldest
 * visit that is kept; else both are shown as "at least".
 */
export const limits = { visits: 6, pages: 12 } as const

/** Nothing yet. */
export const empty: Journey = { visits: Marks.empty, pages: Marks.empty, reached: Marks.empty, left: Marks.empty }

/** The journey after one more event. Only visits, pages and leaving change it. */
export const apply = (self: Journey, event: ChatEvent): Journey => {
  switch (event._tag) {
    case "VisitStarted": {
      const { visitId: id, seq, at, nth, before } = event
      const visit: Visit = { id, seq, at, ...(nth !== undefined && { nth }), ...(before !== undefined && { before }) }
      const visits = Marks.add(self.visits, visit, limits.visits)
      return visits === self.visits ? self : { ...self, visits }
    }
    case "PageVisited": {
      const { pageId: id, visitId, seq, at, title, nth } = event
      const url = CleanUrl.page(event.url)
      const page: Page = { id, seq, at, visitId, url, title, ...(nth !== undefined && { nth }) }
      const pages = Marks.add(self.pages, page, limits.pages)
      const reached = Marks.add(self.reached, { id: visitId, seq, at }, limits.visits)
      return pages === self.pages && reached === self.reached ? self : { ...self, pages, reached }
    }
    case "SiteLeft": {
      const left = Marks.add(self.left, { id: event.visitId, seq: event.seq, at: event.leftAt }, limits.visits)
      return left === self.left ? self : { ...self, left }
    }
    default:
      return self
  }
}

/** Both together. Associative, commutative, idempotent by visit and page; `empty` changes nothing. */
export const merge = (a: Journey, b: Journey): Journey => ({
  visits: Marks.merge(a.visits, b.visits, limits.visits),
  pages: Marks.merge(a.pages, b.pages, limits.pages),
  reached: Marks.merge(a.reached, b.reached, limits.visits),
  left: Marks.merge(a.left, b.left, limits.visits),
})

/** Without addresses and titles: how many visits and pages there were, and when, stays. */
export const erase = (self: Journey): Journey => ({
  ...self,
  pages: { ...self.pages, items: self.pages.items.map((page) => ({ ...page, url: "", title: "" })) },
})

/** Each page in its place, without its address and title: see `Withholding`. */
export const withhold = (self: Journey): Journey => ({
  ...self,
  pages: { ...self.pages, items: self.pages.items.map((page) => ({ ...page, url: "", title: keptBack })) },
})

/**
 * The journey of several visitors' journeys, in one order, with how many pages and visits there were in all of them. How long is known
 * where no visit of theirs is forgotten: two may have been there at once, and what was forgotten does not say.
 */
export const counting = (self: Journey, parts: ReadonlyArray<Journey>): Journey => {
  const all = parts.map((part) => summary(part, { now: 0, online: false }))
  const known = !all.some(({ atLeast }) => atLeast)
  const of = (which: "pages" | "visits"): number => all.reduce((sum, each) => sum + each[which], 0)
  const visits = numbered(self.visits, known, of("visits"))
  const timed = parts.length < 2 ? visits.items : visits.items.map(({ before: _, ...visit }) => visit)
  return { ...self, pages: numbered(self.pages, known, of("pages")), visits: { ...visits, items: timed } }
}

/** The moment a journey is looked at. */
export interface Look {
  /** Milliseconds, the server's clock as well as it is known. */
  readonly now: number
  /**
   * Whether the site is open in some tab, where that is known: who is there is there however long the silence, who is not has
   * left. Absent where nobody can say; then `leftAt`, what was written down and the silence do.
   */
  readonly online?: boolean
  /** When the visitor left, milliseconds, where that is known before it is written down; absent while the site is open in some tab. */
  readonly leftAt?: number
  /** When a visit is over although nobody said so: after half an hour of silence, unless given. */
  readonly visits?: VisitPolicy
}

/** What a journey amounts to. */
export interface Summary {
  /** Time on the site in all visits, milliseconds; grows with `now` while `live`. */
  readonly duration: number
  /** Visits were forgotten whose time no server had counted: `duration` is a lower bound. */
  readonly atLeastDuration: boolean
  readonly live: boolean
  readonly pages: number
  readonly visits: number
  /** Some were forgotten that no server had counted: `pages` and `visits` are lower bounds. */
  readonly atLeast: boolean
  /** How many of the pages and of the visits are counted and no longer kept. */
  readonly earlier: { readonly pages: number; readonly visits: number }
  /** The page of the last load. */
  readonly current?: Page
  /** When the last visit began, and the last sign of life that is a fact; milliseconds. Absent while there was none. */
  readonly began?: number
  readonly seen?: number
}

/** What the journey amounts to, looked at now. A clock that stands before the last event takes nothing away. */
export const summary = (self: Journey, look: Look): Summary => {
  const intervals = new Map<string, Interval>()
  for (const { id, at } of self.visits.items) widen(intervals, id, at)
  for (const { visitId, at } of self.pages.items) widen(intervals, visitId, at)
  for (const { id, at } of self.reached.items) if (intervals.has(id)) widen(intervals, id, at)
  for (const { id, at } of self.left.items) {
    // Of a visit that was forgotten the end alone is none, and nobody left before they came.
    const known = intervals.get(id)
    if (known !== undefined) intervals.set(id, { ...known, to: Math.max(known.to, at) })
  }
  const current = Marks.last(self.pages)
  const newest = newestVisit(self)
  const last = newest === undefined ? undefined : intervals.get(newest)
  let live = false
  if (newest !== undefined && last !== undefined) {
    const { now, online, leftAt, visits = standard } = look
    live = online ?? (leftAt === undefined && !hasLeft(self, newest) && now - last.to <= visits.idleAfter)
    const end = live ? now : (leftAt ?? last.to)
    intervals.set(newest, { ...last, to: Math.max(last.to, end) })
  }
  // What was before the oldest visit whose past the server told is counted; what came after is here.
  const told = self.visits.more === true ? self.visits.items.find(({ before }) => before !== undefined) : undefined
  const pages = counted(self.pages, self.pages.items.length)
  const visits = counted(self.visits, intervals.size)
  return {
    duration: (told?.before ?? 0) + union([...intervals.values()], told?.at),
    atLeastDuration: self.visits.more === true && told === undefined,
    live,
    pages,
    visits,
    atLeast: [self.pages, self.visits].some(uncounted),
    earlier: { pages: pages - self.pages.items.length, visits: visits - intervals.size },
    ...(current !== undefined && { current }),
    ...(last !== undefined && { began: last.from, seen: last.to }),
  }
}

/** A page with how long it was looked at. */
export interface Viewed {
  readonly page: Page
  /** Until the next page of the same visit, or the end of the visit as far as it is known; milliseconds. */
  readonly duration: number
  /** The visitor is there now. */
  readonly live: boolean
}

/**
 * The pages kept, the last one first, each with its time: until the next load of the same visit, the last page of a visit until
 * the visitor left in it, that of the last visit until now while the visitor is there. Where nobody knows when they left, not at all.
 */
export const viewed = (self: Journey, look: Look): ReadonlyArray<Viewed> => {
  const { live } = summary(self, look)
  const current = Marks.last(self.pages)
  const newest = newestVisit(self)
  const next = new Map(self.left.items.map(({ id, at }) => [id, at]))
  const all: Array<Viewed> = []
  for (const page of self.pages.items.toReversed()) {
    const there = page === current && page.visitId === newest && live
    const known = next.get(page.visitId) ?? page.at
    const last = page === current ? (look.leftAt ?? known) : known
    const end = there ? look.now : Math.max(last, known)
    all.push({ page, duration: Math.max(0, end - page.at), live: there })
    next.set(page.visitId, page.at)
  }
  return all
}

/** How many there were: the server's count of the last one, or as many as are known. */
function counted({ items }: Newest<Visit>, known: number): number {
  return Math.max(known, ...items.map(({ nth = 0 }) => nth))
}

/** With the number of all of them at the last one, where some are forgotten and it is known. */
function numbered<A extends Visit>(self: Newest<A>, known: boolean, count: number): Newest<A> {
  const last = self.items.at(-1)
  if (last === undefined || self.more !== true) return self
  const { nth: _, ...mark } = last
  return { ...self, items: [...self.items.slice(0, -1), (known ? { ...mark, nth: count } : mark) as A] }
}

/** Whether some were forgotten and no server has said how many there were. */
function uncounted({ items, more }: Newest<Visit>): boolean {
  return more === true && items.at(-1)?.nth === undefined
}

interface Interval {
  readonly from: number
  readonly to: number
}

function newestVisit(self: Journey): string | undefined {
  const started = Marks.last(self.visits)
  const current = Marks.last(self.pages)
  const later = started !== undefined && (current === undefined || Marks.compare(started, current) > 0)
  return later ? started.id : current?.visitId
}

/** Whether the visitor left after the last thing they did in a visit. */
function hasLeft(self: Journey, visit: string): boolean {
  const left = self.left.items.findLast(({ id }) => id === visit)
  const [page, began] = [Marks.last(self.pages), Marks.last(self.visits)]
  return left !== undefined && left.seq > (page?.seq ?? 0) && left.seq > (began?.seq ?? 0)
}

function widen(intervals: Map<string, Interval>, visit: string, at: number): void {
  const known = intervals.get(visit)
  intervals.set(visit, known === undefined ? { from: at, to: at } : hull(known, at))
}

function hull({ from, to }: Interval, at: number): Interval {
  return { from: Math.min(from, at), to: Math.max(to, at) }
}

/** How long they are together, from a moment on if one is given. */
function union(intervals: ReadonlyArray<Interval>, since = -Infinity): number {
  let covered = 0
  let end = since
  for (const { from, to } of intervals.toSorted((a, b) => a.from - b.from)) {
    if (to <= end) continue
    covered += to - Math.max(from, end)
    end = to
  }
  return covered
}
