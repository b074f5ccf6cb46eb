/**
 * A profile that fits in a bound: the oldest of what it holds and the longest texts give way, step by step, until it does.
 *
 * What stays is a profile like any other, that says what was forgotten. What people write into it, custom data and who they say they
 * are, is never touched: none of it may be taken for another by what is missing.
 */
import type { Mark, Newest } from "../Newest.js"
import type { Profile } from "../Profile.js"

/** The profile itself where it fits, else the first of its smaller ones that does, or the smallest. */
export const fit = (self: Profile, fits: (profile: Profile) => boolean): Profile => {
  let [next, step] = [self, 0]
  while (!fits(next) && step < steps.length) {
    const [most, longest] = steps[step++]!
    next = shortened(newest(self, most), longest)
  }
  return next
}

/** How many of each thing are kept, and how long their texts may be: pages go before what everybody's addresses are made of. */
const steps: ReadonlyArray<readonly [most: number, longest: number]> = [
  ...[12, 11, 10, 9, 8, 7, 6, 5, 4].map((most) => [most, 512] as const),
  ...[4, 3, 2].map((most) => [most, 128] as const),
  ...[64, 32, 8, 0].map((longest) => [1, longest] as const),
]

function newest(self: Profile, most: number): Profile {
  const of = <A extends Mark>(marks: Newest<A>): Newest<A> =>
    marks.items.length <= most ? marks : { items: marks.items.slice(-most), more: true }
  const { visits, pages, reached, left } = self.journey
  const { started, closed, csat, nps } = self.pastExchanges
  return {
    ...self,
    journey: { visits: of(visits), pages: of(pages), reached: of(reached), left: of(left) },
    pastExchanges: { started: of(started), closed: of(closed), csat: of(csat), nps: of(nps) },
  }
}

/** An address that is too long loses its query or is none; any other text ends early, never inside a character. */
function shortened(self: Profile, longest: number): Profile {
  const cut = <A>(value: A, key: string): A => {
    if (typeof value === "string") return (value.length <= longest || ids.has(key) ? value : short(value, key)) as A
    if (Array.isArray(value)) return value.map((each) => cut(each, key)) as A
    if (typeof value !== "object" || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, cut(each, name)])) as A
  }
  const short = (text: string, key: string): string => {
    if (!addresses.has(key)) return text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "")
    const bare = text.replace(/[?#].*$/s, "")
    return bare.length <= longest ? bare : ""
  }
  const { provenance, journey, device } = self
  const { seen } = device
  return {
    ...self,
    provenance: cut(provenance, ""),
    journey: cut(journey, ""),
    device: { ...device, ...(seen !== undefined && { seen: cut(seen, "") }) },
  }
}

const ids = new Set(["id", "visitId", "_tag"])
const addresses = new Set(["url", "landing", "referrer"])
