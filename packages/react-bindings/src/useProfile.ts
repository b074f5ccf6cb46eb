/**
 * Who a visitor is, where from, doing what, while a component shows it.
 *
 * @since 0.1.0
 */
import type { TenantId, VisitorId } from "@pupitre/core/Id"
import type { Fold } from "@pupitre/core/Projection"
import * as StreamKey from "@pupitre/core/StreamKey"
import type { Profile } from "@pupitre/visitor-profile/Profile"
import { apply, empty } from "@pupitre/visitor-profile/Profile"
import { useProjection } from "./useProjection.js"
import { useSelf } from "./useSelf.js"

const standard: Fold<Profile> = { initial: empty, apply }

/**
 * The profile of a visitor, as their stream tells it; the empty one until it has arrived, and for no visitor. With rules of
 * a team's own: `{ initial: Profile.empty, apply: Profile.applyWith({ rules }) }`, the same between renders.
 */
export const useProfile = (visitor: VisitorId | undefined, fold: Fold<Profile> = standard): Profile => {
  const tenant = useSelf()?.tenant as TenantId | undefined
  const known = tenant !== undefined && visitor !== undefined
  return useProjection(known ? StreamKey.visitor(tenant, visitor) : undefined, fold)
}
