/**
 * Which reports of one place and one category are open, found without looking through all of them.
 *
 * The index is no part of the state: it belongs to the newest list of reports and is handed on as the list grows, so that each
 * report costs it one step. Whoever asks an older list, or one that came otherwise, has it made anew.
 *
 * @since 0.1.0
 */
import type { ProblemReported } from "@pupitre/core/Fact"

/** What of a report says where it belongs, and whether it is open. */
export type Placed = Pick<ProblemReported, "category"> & {
  readonly page?: { readonly url: string }
}

/** Where the open reports of a place stand in their list, the oldest first. */
type Index = Map<string, Array<number>>

const indices = new WeakMap<ReadonlyArray<Placed>, Index>()

/** The newest open report of the place and category of another one; nothing when that is of no page. */
export const newestAt = <R extends Placed>(
  reports: ReadonlyArray<R>,
  candidate: Placed,
  isOpen: (report: R) => boolean,
): R | undefined => {
  const key = keyOf(candidate)
  if (key === undefined) return undefined
  let index = indices.get(reports)
  if (index === undefined) {
    index = new Map()
    for (const [at, report] of reports.entries()) if (isOpen(report)) put(index, report, at)
    indices.set(reports, index)
  }
  const last = index.get(key)?.at(-1)
  return last === undefined ? undefined : reports[last]
}

/** Hands the index of a list on to the one that has one more report, which is open. */
export const grew = (before: ReadonlyArray<Placed>, after: ReadonlyArray<Placed>): void =>
  handOn(before, after, (index) => put(index, after[after.length - 1]!, after.length - 1))

/** Hands the index of a list on to the one in which the report at a place is another, open or not any more. */
export const changed = (
  before: ReadonlyArray<Placed>,
  after: ReadonlyArray<Placed>,
  at: number,
  isOpen: boolean,
): void =>
  handOn(before, after, (index) => {
    const key = keyOf(after[at]!)
    if (key === undefined) return
    const others = (index.get(key) ?? []).filter((one) => one !== at)
    index.set(key, isOpen ? [...others, at].toSorted((a, b) => a - b) : others)
  })

const handOn = (before: ReadonlyArray<Placed>, after: ReadonlyArray<Placed>, step: (index: Index) => void): void => {
  const index = indices.get(before)
  if (index === undefined) return
  indices.delete(before)
  step(index)
  indices.set(after, index)
}

const put = (index: Index, report: Placed, at: number): void => {
  const key = keyOf(report)
  if (key === undefined) return
  const held = index.get(key)
  if (held === undefined) index.set(key, [at])
  else held.push(at)
}

const keyOf = ({ category, page }: Placed): string | undefined =>
  page === undefined ? undefined : `${placeOf(page.url)} ${category}`

/** An address without its query. */
export const placeOf = (url: string): string => {
  const end = url.search(/[?#]/)
  return end === -1 ? url : url.slice(0, end)
}
