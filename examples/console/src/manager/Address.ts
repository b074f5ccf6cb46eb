/**
 * What of the manager's page is in the address: the section, and what is open in it.
 *
 * `/manager/problems/<report>?status=new`, `/manager/library/offers`
 *
 * @since 0.1.0
 */
import { useState } from "react"
import { usePath } from "../start/Route.ts"

/** The sections, in the order of the page. */
export const sections = ["problems", "visitors", "library", "data"] as const

/** One of the sections. */
export type Section = (typeof sections)[number]

/** Where the address leads: a section, and what is open in it by its id. */
export interface Place {
  readonly section: Section
  readonly open: string | undefined
}

/** Where a path leads; what names no section leads to the first. */
export const placeOf = (path: string): Place => {
  const [, , named, open] = path.split("/")
  const section = sections.find((one) => one === named) ?? sections[0]
  return { section, open: open !== undefined && /^[A-Za-z0-9_-]{1,64}$/.test(open) ? open : undefined }
}

/** The path of a place. */
export const pathOf = ({ section, open }: Place): string => `/manager/${section}${open === undefined ? "" : `/${open}`}`

/** Where the address leads now; the component renders again when it changes. */
export const usePlace = (): Place => placeOf(usePath())

/** Goes to a place. What the section was filtered by stays while one stays in it. */
export const go = (place: Place): void => {
  const address = new URL(location.href)
  if (placeOf(address.pathname).section !== place.section) {
    for (const name of filters) address.searchParams.delete(name)
  }
  address.pathname = pathOf(place)
  if (address.href === location.href) return
  history.pushState(null, "", address)
  dispatchEvent(new PopStateEvent("popstate"))
}

/** What sections are filtered by, as the address names it. */
const filters = ["status", "category", "severity", "scope", "language", "q"] as const

/** A filter that stands in the address, and the way to change it. The empty text is none. */
export const useFilter = (name: (typeof filters)[number]): readonly [string, (value: string) => void] => {
  const [value, setValue] = useState(() => new URLSearchParams(location.search).get(name) ?? "")
  return [
    value,
    (next) => {
      setValue(next)
      const address = new URL(location.href)
      if (next === "") address.searchParams.delete(name)
      else address.searchParams.set(name, next)
      if (address.href !== location.href) history.replaceState(history.state, "", address)
    },
  ]
}
