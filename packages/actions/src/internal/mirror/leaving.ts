/**
 * Whether a step leads the visitor's page to another origin, and the question that is theirs to answer first.
 */
import type { Reason } from "@pupitre/core/Reason"
import * as ActionReason from "../../ActionReason.js"
import type { Element } from "../../NavigationGuard.js"
import type { NavigationStep } from "../../NavigationStep.js"

/** Where else a site's page may be led, and how its visitor is asked. */
export interface Leaving {
  /** Origins besides the page's own: `https://checkout.example`. */
  readonly origins: ReadonlyArray<string>
  /** Asks the visitor; `true` alone is a yes. Once `over` is aborted, nobody waits for an answer any more. */
  readonly ask: (url: string, over: AbortSignal) => Promise<boolean>
}

/** The address of another origin that a step leads to from a page that is at `here`; nothing when it stays. */
export const leadsAway = (step: NavigationStep, element: Element | undefined, here: string): string | undefined => {
  const to = step._tag === "GoTo" ? step.url : step._tag === "Click" ? element?.href : undefined
  if (to === undefined || !URL.canParse(to, here)) return undefined
  const url = new URL(to, here)
  return url.origin === new URL(here).origin ? undefined : url.href
}

/**
 * Holds back every script that would lead the page to another origin, and tells where, but for what `passes`; the links and
 * forms that the visitor follows go on. Where the browser cannot say (no Navigation API), nothing is held back. The returned
 * function ends it.
 */
export const holding = (passes: (url: string) => boolean, led: (url: string) => void): (() => void) => {
  const hold = (event: NavigateEvent): void => {
    const { url } = event.destination
    if (event.userInitiated || !event.cancelable || new URL(url).origin === location.origin || passes(url)) return
    event.preventDefault()
    led(url)
  }
  const { navigation } = window as { readonly navigation?: Navigation }
  navigation?.addEventListener("navigate", hold)
  return () => navigation?.removeEventListener("navigate", hold)
}

/** The one question that stands at a time. */
export interface Asking {
  /**
   * Asks whether the page may go to `url`, and tells `then` of it: that it is asked, and why it is not done; nothing when it
   * may.
   */
  readonly ask: (url: string, then: (reasons: ReadonlyArray<Reason>) => void) => void
  /** Nobody needs an answer any more. */
  readonly end: () => void
}

/** Nothing is asked yet. */
export const asking = (leaving: Leaving | undefined): Asking => {
  let standing: AbortController | undefined
  return {
    ask: (url, then) => {
      if (leaving === undefined) return then([ActionReason.make("OriginNotAllowed")])
      if (standing !== undefined) return then([ActionReason.make("LeavingPending")])
      then([ActionReason.make("LeavingAsked")])
      const own = (standing = new AbortController())
      const end = (why?: "LeavingRefused" | "LeavingUnanswered"): void => {
        if (standing !== own) return
        standing = undefined
        clearTimeout(patience)
        own.abort()
        then(why === undefined ? [] : [ActionReason.make(why)])
      }
      const patience = setTimeout(() => own.abort(), within)
      own.signal.addEventListener("abort", () => end("LeavingUnanswered"))
      leaving.ask(url, own.signal).then(
        (yes) => end(yes ? undefined : "LeavingRefused"),
        () => end("LeavingUnanswered"),
      )
    },
    end: () => standing?.abort(),
  }
}

/** Milliseconds that the visitor has to answer. */
const within = 60_000
