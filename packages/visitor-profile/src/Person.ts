/**
 * One person over several visitors: before and after signing in, on a phone and on a computer.
 *
 * Each visitor keeps the profile of their own stream, so that merging stays as lawful as it is for one; the whole is put
 * together when it is looked at. Streams have no common numbering: the whole is ordered by the server's clock, and within
 * one stream by its own numbers, whatever the clock says.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Journeys from "./Journey.js"
import type { Mark, Newest } from "./Newest.js"
import * as Exchanges from "./PastExchanges.js"
import type { Profile } from "./Profile.js"
import * as Profiles from "./Profile.js"

/** The profiles of one person by visitor id. */
export type Person = Readonly<Record<string, Profile>>

/** Nobody yet. */
export const empty: Person = {}

/** The person after one more event of one of their visitors. */
export const apply = (self: Person, visitor: string, event: ChatEvent): Person => {
  const known = own(self, visitor)
  const profile = Profiles.apply(known ?? Profiles.empty, event)
  return profile === known ? self : { ...self, [visitor]: profile }
}

/** Both together, visitor by visitor. Associative, commutative, idempotent; `empty` changes nothing. */
export const merge = (a: Person, b: Person): Person => {
  const parts = new Map(Object.entries(a))
  for (const [visitor, profile] of Object.entries(b)) {
    const known = parts.get(visitor)
    parts.set(visitor, known === undefined ? profile : Profiles.merge(known, profile))
  }
  return Object.fromEntries([...parts].toSorted(([x], [y]) => (x < y ? -1 : 1)))
}

/** The one record of the person: what all of their visitors did, in one order. */
export const whole = (self: Person): Profile => {
  const places = numbered(self)
  const all = Object.entries(self)
    .toSorted(([x], [y]) => (x < y ? -1 : 1))
    .map(([visitor, profile]) =>
      map(profile, (mark) => ({ ...mark, seq: places.get(`${visitor}/${mark.seq}`) ?? mark.seq })),
    )
    .reduce(Profiles.merge, Profiles.empty)
  const parts = Object.values(self)
  const [journeys, exchanges] = [parts.map(({ journey }) => journey), parts.map((part) => part.pastExchanges)]
  return {
    ...all,
    journey: Journeys.counting(all.journey, journeys),
    pastExchanges: Exchanges.counting(all.pastExchanges, exchanges),
  }
}

/** Without any value, visitor by visitor: {@link Profiles.erase}. */
export const erase = (self: Person): Person =>
  Object.fromEntries(Object.entries(self).map(([visitor, profile]) => [visitor, Profiles.erase(profile)]))

/** Every number of every stream, by its place in the order of all. */
function numbered(self: Person): ReadonlyMap<string, number> {
  const all: Array<{ readonly visitor: string; readonly seq: number; readonly at: number }> = []
  for (const [visitor, profile] of Object.entries(self)) {
    const marks = new Map<number, number>()
    map(profile, (mark) => {
      marks.set(mark.seq, Math.max(mark.at, marks.get(mark.seq) ?? 0))
      return mark
    })
    // A clock that steps back does not reorder a stream.
    let at = 0
    for (const [seq, time] of [...marks].toSorted(([x], [y]) => x - y)) {
      at = Math.max(at, time)
      all.push({ visitor, seq, at })
    }
  }
  all.sort((x, y) => x.at - y.at || (x.visitor < y.visitor ? -1 : x.visitor > y.visitor ? 1 : x.seq - y.seq))
  return new Map(all.map(({ visitor, seq }, i) => [`${visitor}/${seq}`, i + 1]))
}

/** The profile with each of its marks changed. */
function map(self: Profile, change: <A extends Mark>(mark: A) => A): Profile {
  const each = <A extends Mark>(marks: Newest<A>): Newest<A> => ({ ...marks, items: marks.items.map(change) })
  const { provenance, journey, device, pastExchanges, customData, identity } = self
  return {
    provenance: {
      ...(provenance.first !== undefined && { first: change(provenance.first) }),
      ...(provenance.last !== undefined && { last: change(provenance.last) }),
    },
    journey: {
      visits: each(journey.visits),
      pages: each(journey.pages),
      reached: each(journey.reached),
      left: each(journey.left),
    },
    device: {
      ...(device.seen !== undefined && { seen: change(device.seen) }),
      ...(device.located !== undefined && { located: change(device.located) }),
    },
    pastExchanges: {
      started: each(pastExchanges.started),
      closed: each(pastExchanges.closed),
      csat: each(pastExchanges.csat),
      nps: each(pastExchanges.nps),
    },
    customData: each(customData),
    identity: each(identity),
  }
}

function own(self: Person, visitor: string): Profile | undefined {
  return Object.hasOwn(self, visitor) ? self[visitor] : undefined
}
