/**
 * One step from a timeline to the next, and what several of them come to.
 *
 * A list that is drawn follows the steps themselves; who keeps something per row asks which rows came, changed, moved and
 * went.
 *
 * @since 0.1.0
 */
import type { Entry } from "./Entry.js"
import { key } from "./Entry.js"

/** One step from a timeline to the next: at `index`, `removed` rows give way to `added` ones. */
export interface Splice {
  readonly index: number
  readonly removed: ReadonlyArray<Entry>
  readonly added: ReadonlyArray<Entry>
}

/** What a change comes to for who keeps something per row, by the rows' keys. */
export interface Summary {
  readonly added: ReadonlyArray<string>
  /** Rows that are still there and show something else. */
  readonly updated: ReadonlyArray<string>
  /** Rows that are still there in another place, as when what was pending is confirmed. They may show something else. */
  readonly moved: ReadonlyArray<string>
  readonly removed: ReadonlyArray<string>
}

/** What a change comes to, by the rows' keys, each key once. Cost: the rows in the splices. */
export const summarise = (diff: ReadonlyArray<Splice>): Summary => {
  interface Fate {
    /** It was there before. */
    gone: boolean
    /** What it is now, while it is there. */
    now: Entry | undefined
    /** It only ever changed where it was. */
    inPlace: boolean
  }
  const fates = new Map<string, Fate>()
  const fateOf = (k: string): Fate => {
    let fate = fates.get(k)
    if (fate === undefined) fates.set(k, (fate = { gone: false, now: undefined, inPlace: true }))
    return fate
  }
  for (const { removed, added } of diff) {
    const here = new Set(removed.map(key))
    for (const entry of removed) {
      const fate = fateOf(key(entry))
      // What was pending leaves after what it became has come: the newer one stays.
      if (fate.now === entry) fate.now = undefined
      else fate.gone = true
    }
    for (const entry of added) {
      const fate = fateOf(key(entry))
      fate.now = entry
      fate.inPlace &&= here.has(key(entry))
    }
  }
  const added: Array<string> = []
  const updated: Array<string> = []
  const moved: Array<string> = []
  const removed: Array<string> = []
  for (const [k, { gone, now, inPlace }] of fates) {
    if (gone && now !== undefined) (inPlace ? updated : moved).push(k)
    else if (now !== undefined) added.push(k)
    else if (gone) removed.push(k)
  }
  return { added, updated, moved, removed }
}
