/**
 * Why the page is neither seen nor driven: the visitor has taken back what they had agreed to, or they never agreed.
 */
import type { Navigation } from "@pupitre/core/Navigation"
import type { Reason } from "@pupitre/core/Reason"
import * as ActionReason from "../ActionReason.js"

/** The reason, by what stands now. */
export const notAllowed = (navigation: Navigation): Reason =>
  ActionReason.make(
    navigation.state === "idle" && navigation.revoked === true ? "NavigationRevoked" : "NavigationNotAllowed",
  )
