/**
 * When a visit is over, as the demo's team decides. The shop's pages, which tell of visits, and the desk's pane, which shows them,
 * both read it here; apart from the other policies, so that the shop loads nothing of the desk's actions.
 *
 * @since 0.1.0
 */
import type { VisitPolicy } from "@pupitre/visitor-profile/VisitPolicy"

/** After half an hour of silence the next page begins another visit. */
export const visits: VisitPolicy = { idleAfter: 30 * 60_000 }
