/**
 * When a visit is over although nobody said so: one policy for the page that tells of visits and for whoever looks at them.
 *
 * A team declares it once and hands it to `Collector.start` and to `Journey.summary`, by the view of a pane; two values would
 * show as gone who goes on in the same visit, or as there whose next page begins another.
 *
 * @since 0.1.0
 *
 * @example
 * ```ts
 * import * as Scenario from "@pupitre/core/testing/Scenario"
 * import * as Journey from "@pupitre/visitor-profile/Journey"
 * import * as Profile from "@pupitre/visitor-profile/Profile"
 * import type { VisitPolicy } from "@pupitre/visitor-profile/VisitPolicy"
 *
 * const visits: VisitPolicy = { idleAfter: 10 * 60_000 } // for Collector.start({ visits, ... }) too
 * const { journey, device } = Profile.fold(Scenario.make("Bonjour").visits)
 * const now = (device.seen?.at ?? 0) + 20 * 60_000
 * Journey.summary(journey, { now, visits }).live // => false
 * Journey.summary(journey, { now }).live // => true
 * ```
 */

/** When a visit is over. */
export interface VisitPolicy {
  /** Silence after which the next page begins another visit, and a visitor of whom nobody knows more is gone; milliseconds. */
  readonly idleAfter: number
}

/** Half an hour, as web statistics count. */
export const standard: VisitPolicy = { idleAfter: 30 * 60_000 }
