/**
 * What of the desk is in the address: the conversation that is open, and the kinds its thread is filtered by.
 *
 * `/desk/c/<conversation>?filter=visitor,agent`
 *
 * @since 0.1.0
 */
import type { ConversationId } from "@pupitre/core/Id"
import type { KindSet } from "@pupitre/filters/Kind"
import { all, kindsOf, setOf } from "@pupitre/filters/Kind"
import { usePath } from "../start/Route.ts"

/** The conversation in the address; the component renders again when it changes. */
export const useConversationId = (): ConversationId | undefined => {
  const [, desk, c, id] = usePath().split("/")
  return desk === "desk" && c === "c" && id !== undefined && /^[A-Za-z0-9_-]{1,64}$/.test(id)
    ? (id as ConversationId)
    : undefined
}

/** Goes to a conversation, or to none, with every filter off. `instead` leaves no way back to where one was. */
export const open = (id: ConversationId | undefined, instead = false): void => {
  const address = new URL(location.href)
  address.pathname = id === undefined ? "/desk" : `/desk/c/${id}`
  address.searchParams.delete("filter")
  if (address.href === location.href) return
  history[instead ? "replaceState" : "pushState"](null, "", address)
  dispatchEvent(new PopStateEvent("popstate"))
}

/** Goes to a conversation from elsewhere than the list: one begins there at its heading. */
export const lead = (id: ConversationId): void => {
  led = id
  open(id)
}

/** Whether one was led to this conversation; once. */
export const wasLed = (id: ConversationId): boolean => {
  if (led !== id) return false
  led = undefined
  return true
}

let led: ConversationId | undefined

/** The kinds in the address. */
export const filter = (): KindSet => {
  const named = (new URLSearchParams(location.search).get("filter") ?? "").split(",")
  return setOf(all.filter((kind) => named.includes(kind)))
}

/** Puts the chosen kinds into the address. */
export const keepFilter = (selection: KindSet): void => {
  const address = new URL(location.href)
  if (selection === 0) address.searchParams.delete("filter")
  // Commas as they are: an address is read by people too.
  else address.search = `${withoutFilter(address)}filter=${kindsOf(selection).join(",")}`
  if (address.href !== location.href) history.replaceState(history.state, "", address)
}

const withoutFilter = (address: URL): string => {
  address.searchParams.delete("filter")
  return address.search === "" ? "?" : `${address.search}&`
}
