/**
 * What was found of the images of offers, for the policy to ask at the moment of a decision: those of the library are looked
 * at as they are kept, those that an agent types when their desk asks.
 *
 * @since 0.1.0
 */
import type { Offer } from "@pupitre/actions/Library"
import { searchOffers } from "@pupitre/actions/Library"
import type { Look, Verdict } from "@pupitre/actions/OfferImage"
import type { Readable } from "@pupitre/core/Readable"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import type { Shelf } from "@pupitre/core/Shelf"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"

/** What was found of the images of offers. */
export interface OfferImages {
  /** What the last look found; `Unknown` before the first. */
  readonly verdict: (url: SafeUrl) => Verdict
  /** Looks, unless somebody has just done so. Where too many are under way, the last verdict stands. */
  readonly look: Look
  /** Looks at the images of a shelf of offers, one after the other, as they come, until the scope closes. */
  readonly follow: (offers: Readable<Shelf>) => Effect.Effect<void, never, Scope.Scope>
}

/** How long a verdict is not asked about anew, milliseconds. */
const fresh = 60_000
/** How many verdicts are kept, the newest. */
const most = 2_000
/** How many looks go on at once. */
const atOnce = 8

/** Nothing found yet. `now` in milliseconds. */
export const make = (look: Look, now: () => number = Date.now): OfferImages => {
  const found = new Map<SafeUrl, { readonly verdict: Verdict; readonly at: number }>()
  const underWay = new Map<SafeUrl, Promise<Verdict>>()
  const verdict = (url: SafeUrl): Verdict => found.get(url)?.verdict ?? "Unknown"

  const keep = (url: SafeUrl, seen: Verdict): void => {
    // The newest stand last, so that the first is what goes.
    found.delete(url)
    found.set(url, { verdict: seen, at: now() })
    for (const oldest of found.keys()) {
      if (found.size <= most) break
      found.delete(oldest)
    }
  }

  /** What is known by now, or a look that others who ask meanwhile share. */
  const current: Look = async (url) => {
    const last = found.get(url)
    if (last !== undefined && now() - last.at < fresh) return last.verdict
    const already = underWay.get(url)
    if (already !== undefined) return already
    const begun = look(url)
      .then((seen) => {
        keep(url, seen)
        return seen
      })
      .finally(() => underWay.delete(url))
    underWay.set(url, begun)
    return begun
  }

  return {
    verdict,
    look: async (url) => (underWay.size < atOnce || underWay.has(url) ? current(url) : verdict(url)),
    follow: (offers) =>
      Effect.acquireRelease(
        Effect.sync(() => {
          // An offer that is kept anew is another one, and looked at anew.
          const walked = new WeakSet<Offer>()
          let open = true
          let walking = false
          const walk = async (): Promise<void> => {
            if (walking) return
            walking = true
            for (;;) {
              const next = searchOffers(offers.get(), "").find((offer) => !walked.has(offer))
              if (!open || next === undefined) break
              walked.add(next)
              if (next.image !== undefined) await current(next.image.url)
            }
            walking = false
          }
          const leave = offers.subscribe(() => void walk())
          void walk()
          return () => {
            open = false
            leave()
          }
        }),
        (leave) => Effect.sync(leave),
      ).pipe(Effect.asVoid),
  }
}
