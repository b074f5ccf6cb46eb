/**
 * Whom a visitor can be given to at the demo's desk: its people and groups, as they stand at this moment.
 *
 * @since 0.1.0
 */
import type { Entry } from "@pupitre/actions/Directory"
import { serves, speaks } from "@pupitre/actions/Directory"
import type { Takes } from "@pupitre/core/desk/Routing"
import { takes } from "@pupitre/core/desk/Routing"
import type { Mode } from "@pupitre/core/Fact"
import type { AgentId, SiteId } from "@pupitre/core/Id"
import type { Recipient } from "@pupitre/core/Participant"
import type { Person } from "./People.ts"
import { agents, groups } from "./People.ts"

/** What is known of someone who is connected. */
export interface Present {
  readonly agentId: AgentId
  /** What they take. */
  readonly takes: Takes
  /** The most conversations at once, and how many there are. */
  readonly slots: number
  readonly open: number
}

/**
 * Everyone, as those who are `present` say. `sender` is nobody's next: who hands a visitor over does not get them back. Of a
 * group the next is who has the most room, of those who answer for `site`, and of those who speak `language` if there are any.
 */
export const entries = (
  present: ReadonlyArray<Present>,
  sender?: AgentId,
  language?: string,
  mode?: Mode,
  site?: SiteId,
): ReadonlyArray<Entry> => {
  const people = Object.values<Person>(agents).map((person) => {
    const { participant: to, skills, languages, sites } = person
    const seen = present.find(({ agentId }) => agentId === to.id)
    const { takes: taken = false } = seen ?? {}
    const available = mode === undefined ? taken === true || (taken !== false && taken.length > 0) : takes(taken, mode)
    const room = available && seen !== undefined ? seen.slots - seen.open : 0
    return {
      person,
      room,
      entry: {
        to,
        skills,
        languages,
        ...(sites !== undefined && { sites }),
        available,
        free: room > 0,
        ...(typeof taken !== "boolean" && { modes: taken }),
      } satisfies Entry,
    }
  })
  return [
    ...people.map(({ entry }) => entry),
    ...Object.values(groups).map((to): Entry => {
      const members = people.filter(({ person, entry }) => person.groups.includes(to.id) && entry.to.id !== sender)
      const [next] = members
        .filter(({ entry }) => entry.free && serves(entry, site))
        .toSorted(
          (a, b) =>
            Number(speaks(b.entry, language)) - Number(speaks(a.entry, language)) ||
            b.room - a.room ||
            (a.entry.to.id < b.entry.to.id ? -1 : 1),
        )
      return {
        to,
        skills: [],
        languages: [...new Set(members.flatMap(({ entry }) => entry.languages))],
        ...sitesOf(members.map(({ person }) => person)),
        available: members.some(({ entry }) => entry.available),
        free: next !== undefined,
        members: people.filter(({ person }) => person.groups.includes(to.id)).map(({ entry }) => entry.to.id),
        ...(next !== undefined && { next: next.entry.to }),
      }
    }),
  ]
}

/** The sites that any of them answers for: every one where someone names none, or there is nobody. */
const sitesOf = (people: ReadonlyArray<Person>): Pick<Entry, "sites"> => {
  const all = people.map(({ sites }) => sites)
  return all.length === 0 || all.includes(undefined) ? {} : { sites: [...new Set(all.flatMap((own) => own ?? []))] }
}

/** One of them. */
export const find = (
  to: Recipient,
  present: ReadonlyArray<Present>,
  sender?: AgentId,
  language?: string,
  mode?: Mode,
  site?: SiteId,
): Entry | undefined =>
  entries(present, sender, language, mode, site).find((entry) => entry.to._tag === to._tag && entry.to.id === to.id)
