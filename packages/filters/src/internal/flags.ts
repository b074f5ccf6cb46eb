/**
 * A persistent list of yes and no that knows how many yeses there are before any index, and where each of them is.
 *
 * Made like the timeline's own rows: chunks, the last of which grows in place when this value is the newest one of its
 * line. An append costs the same at any size; anything else rewrites the chunks it touches and the directory.
 */

/** The most items in one chunk: what a count within it looks at. */
const chunkSize = 256

interface Chunk {
  /** 1 for yes. */
  readonly bytes: Uint8Array
  /** How many of them the newest value of this line uses. */
  used: number
}

/** A persistent list of yes and no. */
export interface Flags {
  readonly chunks: ReadonlyArray<Chunk>
  /** For each chunk, the index of its first item, and the yeses before it. */
  readonly starts: ReadonlyArray<number>
  readonly before: ReadonlyArray<number>
  readonly size: number
  /** The number of yeses. */
  readonly count: number
}

/** Nothing. */
export const empty: Flags = { chunks: [], starts: [], before: [], size: 0, count: 0 }

/** Whether the item at an index, which must be within the list, is a yes. */
export const at = (self: Flags, index: number): boolean => {
  const i = last(self.starts, index)
  return self.chunks[i]!.bytes[index - self.starts[i]!] === 1
}

/** The number of yeses among the first `index` items. */
export const rank = (self: Flags, index: number): number => {
  if (index >= self.size) return self.count
  const i = last(self.starts, index)
  return self.before[i]! + sum(self.chunks[i]!.bytes, index - self.starts[i]!)
}

/** The indices of the yeses from the one numbered `from`, counted from 0, up to and not including `to`. */
export const select = (self: Flags, from: number, to: number): ReadonlyArray<number> => {
  const out: Array<number> = []
  const stop = Math.min(to, self.count)
  if (from >= stop) return out
  let i = last(self.before, from)
  let skip = from - self.before[i]!
  for (; out.length < stop - from; i++) {
    const { bytes } = self.chunks[i]!
    const start = self.starts[i]!
    const length = (self.starts[i + 1] ?? self.size) - start
    for (let at = bytes.indexOf(1); at >= 0 && at < length; at = bytes.indexOf(1, at + 1)) {
      if (skip-- > 0) continue
      if (out.length === stop - from) break
      out.push(start + at)
    }
  }
  return out
}

/** The list with `remove` items from `index` replaced by others, 1 for yes. */
export const splice = (self: Flags, index: number, remove: number, items: Uint8Array): Flags => {
  const { chunks, starts, before, size } = self
  const end = chunks.length - 1
  if (index === size && remove === 0 && end >= 0) {
    const chunk = chunks[end]!
    const used = size - starts[end]!
    if (chunk.used === used && used + items.length <= chunk.bytes.length) {
      chunk.bytes.set(items, used)
      chunk.used += items.length
      return { ...self, size: size + items.length, count: self.count + sum(items, items.length) }
    }
  }
  const first = Math.max(0, last(starts, index === size && index > 0 ? index - 1 : index))
  let final = first
  while (final < end && starts[final + 1]! < index + remove) final++
  const from = starts[first] ?? 0
  const to = final < end ? starts[final + 1]! : size
  // A full chunk before an append stays as it is.
  const keep = index === to && remove === 0 && to - from === chunkSize
  const middle = new Uint8Array((keep ? 0 : to - from - remove) + items.length)
  if (!keep) copy(self, from, index, middle, 0)
  middle.set(items, keep ? 0 : index - from)
  if (!keep) copy(self, index + remove, to, middle, index - from + items.length)
  const appends = index + remove >= size
  // An append fills its chunks; an insertion leaves room in all of them.
  const each = appends ? chunkSize : Math.ceil(middle.length / Math.ceil(middle.length / chunkSize))
  const cut: Array<Chunk> = []
  for (let i = 0; i < middle.length; i += each) {
    const bytes = new Uint8Array(chunkSize)
    bytes.set(middle.subarray(i, i + each))
    cut.push({ bytes, used: Math.min(each, middle.length - i) })
  }
  if (cut.length === 1 && first === final && !keep && end >= 0) {
    // The common change, within one chunk: the directory is the old one but for what moves.
    const count = sum(cut[0]!.bytes, middle.length)
    const more = count - ((before[first + 1] ?? self.count) - before[first]!)
    const nextChunks = chunks.slice()
    nextChunks[first] = cut[0]!
    const moved = middle.length - (to - from)
    return {
      chunks: nextChunks,
      starts: shifted(starts, first + 1, moved),
      before: shifted(before, first + 1, more),
      size: size + moved,
      count: self.count + more,
    }
  }
  let start = keep ? to : from
  let count = keep ? self.count : (before[first] ?? 0)
  const kept = keep ? first + 1 : first
  const next: Directory = {
    chunks: chunks.slice(0, kept),
    starts: starts.slice(0, kept),
    before: before.slice(0, kept),
  }
  for (const chunk of cut) {
    next.chunks.push(chunk)
    next.starts.push(start)
    next.before.push(count)
    start += chunk.used
    count += sum(chunk.bytes, chunk.used)
  }
  // What comes after is what it was, further on.
  const moved = start - to
  if (final >= end) return { ...next, size: start, count }
  const more = count - before[final + 1]!
  return {
    chunks: next.chunks.concat(chunks.slice(final + 1)),
    starts: next.starts.concat(shifted(starts, final + 1, moved).slice(final + 1)),
    before: next.before.concat(shifted(before, final + 1, more).slice(final + 1)),
    size: size + moved,
    count: self.count + more,
  }
}

// ── inside ──────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Directory {
  readonly chunks: Array<Chunk>
  readonly starts: Array<number>
  readonly before: Array<number>
}

/** The numbers, those from an index on further by so much. */
const shifted = (numbers: ReadonlyArray<number>, from: number, by: number): ReadonlyArray<number> => {
  if (by === 0) return numbers
  const out = numbers.slice()
  for (let i = from; i < out.length; i++) out[i]! += by
  return out
}

const copy = (self: Flags, from: number, to: number, into: Uint8Array, at: number): void => {
  for (let i = from < to ? last(self.starts, from) : 0; from < to; i++) {
    const start = self.starts[i]!
    const stop = Math.min(to, self.starts[i + 1] ?? self.size)
    into.set(self.chunks[i]!.bytes.subarray(from - start, stop - start), at)
    at += stop - from
    from = stop
  }
}

/** The last place whose number is at most `n`; -1 when there is none. */
const last = (numbers: ReadonlyArray<number>, n: number): number => {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! <= n) low = middle + 1
    else high = middle
  }
  return low - 1
}

const sum = (bytes: Uint8Array, length: number): number => {
  let count = 0
  for (let i = 0; i < length; i++) count += bytes[i]!
  return count
}
