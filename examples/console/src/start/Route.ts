/**
 * Where the page is: the path of its address, kept by the browser's own history.
 *
 * @since 0.1.0
 */
import { useSyncExternalStore } from "react"

/** The parts of the console. */
export type Part = "start" | "shop" | "atelier" | "desk" | "manager" | "gallery" | "missing"

const parts = ["shop", "atelier", "desk", "manager", "gallery"] as const

/** The part that shows a path. */
export const part = (path: string): Part => {
  const first = path.split("/")[1] ?? ""
  if (first === "") return "start"
  return parts.find((each) => each === first) ?? "missing"
}

/** The path now; the component renders again when it changes. */
export const usePath = (): string => useSyncExternalStore(subscribe, current, () => "/")

/** Goes to another path of the same page; the browser's back button comes back. */
export const go = (path: string): void => {
  if (path === current()) return
  history.pushState(null, "", path + location.search)
  for (const listener of listeners) listener()
}

const current = (): string => location.pathname
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  addEventListener("popstate", listener)
  return () => {
    listeners.delete(listener)
    removeEventListener("popstate", listener)
  }
}
