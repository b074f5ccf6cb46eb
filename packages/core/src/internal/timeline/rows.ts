/**
 * A persistent list in chunks: what the timeline keeps its rows in.
 *
 * Appending grows the last chunk in place when this value is the newest one of its line (its length is the chunk's own),
 * so that an append costs the same at any size and older values stay what they were. Everything else copies the chunks
 * it touches and the directory, some hundred words for 100,000 rows.
 */

/** The most rows in one chunk. Measured: docs/decisions/timeline-structure.md. */
export const chunkSize = 256

/** A persistent list in chunks. `starts[i]` is the index of the first row of `chunks[i]`. */
export interface Rows<A> {
  readonly chunks: ReadonlyArray<Array<A>>
  readonly starts: ReadonlyArray<number>
  readonly size: number
}

/** No rows. */
export const empty: Rows<never> = { chunks: [], starts: [], size: 0 }

/** The list with items at its end. */
export const append = <A>(self: Rows<A>, items: ReadonlyArray<A>): Rows<A> => {
  const last = self.chunks.length - 1
  if (last >= 0) {
    const chunk = self.chunks[last]!
    const used = self.size - self.starts[last]!
    if (chunk.length === used && used + items.length <= chunkSize) {
      for (let i = 0; i < items.length; i++) chunk.push(items[i]!)
      return { chunks: self.chunks, starts: self.starts, size: self.size + items.length }
    }
  }
  return splice(self, self.size, 0, items)
}

/** The list with `remove` rows from `index` replaced by items. */
export const splice = <A>(self: Rows<A>, index: number, remove: number, items: ReadonlyArray<A>): Rows<A> => {
  const { chunks, starts, size } = self
  const first = Math.max(0, chunkAt(self, index === size && index > 0 ? index - 1 : index))
  let last = first
  while (last + 1 < chunks.length && starts[last + 1]! < index + remove) last++
  const from = starts[first] ?? 0
  const to = Math.min(starts[last + 1] ?? size, size)
  const inOne = to - from - remove + items.length
  if (first === last && chunks.length > 0 && index + remove <= to && inOne > 0 && inOne <= chunkSize) {
    // The common insertion, within one chunk: native copies, and a new directory of starts only if they move.
    const chunk = chunks[first]!.slice(0, to - from)
    if (items.length === remove) for (let i = 0; i < remove; i++) chunk[index - from + i] = items[i]!
    else chunk.splice(index - from, remove, ...items)
    const nextChunks = chunks.slice()
    nextChunks[first] = chunk
    if (first < chunks.length - 1) nextChunks[chunks.length - 1] = whole(self, chunks.length - 1)
    const moved = items.length - remove
    const nextStarts = moved === 0 ? starts : starts.map((start, i) => (i > first ? start + moved : start))
    return { chunks: nextChunks, starts: nextStarts, size: size + moved }
  }
  // The full chunk before an append is kept as it is, not rebuilt.
  const keepFirst = index === to && remove === 0 && to - from === chunkSize
  const head = keepFirst ? [] : slice(self, from, index)
  const tail = slice(self, index + remove, to)
  const nextChunks: Array<Array<A>> = chunks.slice(0, keepFirst ? last + 1 : first)
  const total = head.length + items.length + tail.length
  if (total > 0 && total <= chunkSize) {
    for (let i = 0; i < items.length; i++) head.push(items[i]!)
    for (let i = 0; i < tail.length; i++) head.push(tail[i]!)
    nextChunks.push(head)
  } else if (total > 0) {
    const all = head.concat(items, tail)
    // An append fills its chunks; an insertion leaves room in both halves.
    const each = tail.length === 0 ? chunkSize : Math.ceil(total / Math.ceil(total / chunkSize))
    for (let i = 0; i < total; i += each) nextChunks.push(all.slice(i, i + each))
  }
  for (let i = last + 1; i < chunks.length; i++) nextChunks.push(i === chunks.length - 1 ? whole(self, i) : chunks[i]!)
  const nextStarts: Array<number> = []
  let at = 0
  for (const chunk of nextChunks) {
    nextStarts.push(at)
    at += chunk.length
  }
  return { chunks: nextChunks, starts: nextStarts, size: at }
}

/** The row at an index; the index must be within the list. */
export const at = <A>(self: Rows<A>, index: number): A => {
  const i = chunkAt(self, index)
  return self.chunks[i]![index - self.starts[i]!]!
}

/** The rows from `from` up to, not including, `to`, as an array of the caller's own. */
export const slice = <A>(self: Rows<A>, from: number, to: number): Array<A> => {
  const out: Array<A> = []
  if (from >= to) return out
  for (let i = chunkAt(self, from); i < self.chunks.length && self.starts[i]! < to; i++) {
    const start = self.starts[i]!
    const chunk = self.chunks[i]!
    const end = Math.min(to - start, chunk.length)
    for (let j = Math.max(0, from - start); j < end; j++) out.push(chunk[j]!)
  }
  return out
}

/** The number of the chunk that holds an index; -1 for an empty list, the last one past the end. */
export const chunkAt = <A>(self: Rows<A>, index: number): number => {
  const { starts } = self
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= index) low = middle
    else high = middle - 1
  }
  return high < 0 ? -1 : low
}

// The last chunk may have grown past this value's own rows: a newer value must not inherit those.
const whole = <A>(self: Rows<A>, i: number): Array<A> => {
  const chunk = self.chunks[i]!
  const used = self.size - self.starts[i]!
  return i === self.chunks.length - 1 && used < chunk.length ? chunk.slice(0, used) : chunk
}
