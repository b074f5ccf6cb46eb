/**
 * A part of the page whose code comes when it is first shown, or a little before.
 *
 * @since 0.1.0
 */
import type { ComponentType } from "react"
import { createElement, useEffect, useState, useSyncExternalStore } from "react"

/** How a part stands that is not here. */
export interface Absence {
  /**
   * Whether it was asked for and could not be had: the network is gone, or the page is older than its server. A browser does
   * not ask twice for the same code: what helps is to load the page again.
   */
  readonly failed: boolean
}

/** A part that comes when it is first shown. `fetch` brings it ahead of that. */
export type OnDemand<Props> = ComponentType<Props> & { readonly fetch: () => void }

/**
 * Makes a part of what fetches its component. Until it is here `Meanwhile` stands in its place, with the same props. What is
 * there all along and shows only when asked, like a dialog, does not come before it is `asked`.
 */
export const onDemand = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile: ComponentType<Props & Absence>,
  asked: (props: Props) => boolean = () => true,
): OnDemand<Props> => {
  let state: ComponentType<Props> | "absent" | "coming" | "failed" = "absent"
  const listeners = new Set<() => void>()
  const move = (next: typeof state): void => {
    state = next
    for (const listener of [...listeners]) listener()
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const fetch = (): void => {
    if (state !== "absent") return
    move("coming")
    load().then(move, () => move("failed"))
  }
  const Part = (props: Props) => {
    const now = useSyncExternalStore(
      subscribe,
      () => state,
      () => state,
    )
    useEffect(fetch, [])
    return typeof now === "string" ? <Meanwhile {...props} failed={now === "failed"} /> : createElement(now, props)
  }
  const OnceAsked = (props: Props) => {
    const [wanted, want] = useState(false)
    if (!wanted && asked(props)) want(true)
    return wanted ? <Part {...props} /> : null
  }
  return Object.assign(OnceAsked, { fetch })
}
