/**
 * The newest of what happened, each thing once, never more than a limit.
 *
 * The one structure under every aggregate of this package. Keeping the newest `limit` of a set is a merge that is
 * associative, commutative and idempotent, whatever was forgotten on the way, so that parts folded on several nodes add
 * up to the same whole. What was forgotten is never silent: `more` says that there was something.
 *
 * @since 0.1.0
 */

/** Something that happened once: its identity, and its place in the visitor's stream. */
export interface Mark {
  readonly id: string
  /** Its place in the stream; the order. */
  readonly seq: number
  /** The server's clock, milliseconds. */
  readonly at: number
}

/** The newest marks, oldest first, at most the limit that they are added and merged with. */
export interface Newest<A extends Mark> {
  readonly items: ReadonlyArray<A>
  /** There were others, older; absent while everything is here. */
  readonly more?: true
}

/** Nothing yet. */
export const empty: Newest<never> = { items: [] }

/** The order of the stream: by `seq`, then by clock and identity so that no two different marks are equal. */
export const compare = (a: Mark, b: Mark): number =>
  a.seq - b.seq || a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** With one more. A mark known by its id counts once, at its newest place; nothing new gives the same reference. */
export const add = <A extends Mark>(self: Newest<A>, item: A, limit: number): Newest<A> => {
  const known = indexOf(self.items, item.id)
  if (known >= 0 && compare(self.items[known] as A, item) >= 0) return self
  const full = known < 0 && self.items.length >= limit
  const oldest = self.items[0]
  if (full && oldest !== undefined && compare(item, oldest) < 0)
    return self.more === true ? self : { ...self, more: true }
  const newest = self.items.at(-1)
  if (known < 0 && (newest === undefined || compare(newest, item) < 0)) {
    // What most events do, and without room for more in the copy.
    const after = (full ? self.items.slice(1) : self.items).concat([item])
    return full || self.more === true ? { items: after, more: true } : { items: after }
  }
  const items = self.items.slice(full ? 1 : 0)
  if (known >= 0) items.splice(known, 1)
  let place = items.length
  while (place > 0 && compare(items[place - 1] as A, item) > 0) place--
  items.splice(place, 0, item)
  return full || self.more === true ? { items, more: true } : { items }
}

/** Both together. Give both sides' limit: it is part of what makes the merge lawful. */
export const merge = <A extends Mark>(a: Newest<A>, b: Newest<A>, limit: number): Newest<A> => {
  if (b.items.length === 0 && b.more !== true) return a
  if (a.items.length === 0 && a.more !== true) return b
  const newest = new Map<string, A>()
  for (const item of a.items) newest.set(item.id, item)
  for (const item of b.items) {
    const other = newest.get(item.id)
    if (other === undefined || compare(other, item) < 0) newest.set(item.id, item)
  }
  // Each side is in order already.
  const items: Array<A> = []
  let [i, j] = [0, 0]
  for (;;) {
    const [one, other] = [a.items[i], b.items[j]]
    if (one === undefined && other === undefined) break
    const first = other === undefined || (one !== undefined && compare(one, other) <= 0) ? one! : other
    if (first === one) i++
    else j++
    if (newest.get(first.id) !== first) continue
    newest.delete(first.id)
    items.push(first)
  }
  const whole = bounded(items, limit, a.more === true || b.more === true)
  return whole.more === a.more &&
    whole.items.length === a.items.length &&
    whole.items.every((one, k) => one === a.items[k])
    ? a
    : whole
}

/** The newest one. */
export const last = <A extends Mark>(self: Newest<A>): A | undefined => self.items.at(-1)

/** From the end, where what comes again most often is. Length and last letter alone tell most ids apart, and cost less. */
const indexOf = (items: ReadonlyArray<Mark>, id: string): number => {
  const { length } = id
  const letter = id.charCodeAt(length - 1)
  for (let i = items.length - 1; i >= 0; i--) {
    const other = items[i]!.id
    // An empty id has no letter.
    if (other.length === length && (length === 0 || other.charCodeAt(length - 1) === letter) && other === id) return i
  }
  return -1
}

function bounded<A extends Mark>(items: ReadonlyArray<A>, limit: number, more: boolean): Newest<A> {
  const kept = items.length > limit ? items.slice(items.length - limit) : items
  return more || kept.length < items.length ? { items: kept, more: true } : { items: kept }
}
