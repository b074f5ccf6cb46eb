/**
 * Who a visitor is, where from, doing what, while a component shows it.
 *
 * @since 0.1.0
 */
import type { TenantId, VisitorId } from "@pupitre/core/Id"
import type { Fold } from "@pupitre/core/Projection"
import * as StreamKey from "@pupitre/core/StreamKey"
import type { Profile } from "@pupitre/visitor-profile/Profile"
import { applyTold, empty } from "@pupitre/visitor-profile/Profile"
import { read } from "@pupitre/visitor-profile/ProfileSchema"
import { useProjection } from "./useProjection.js"
import { useSelf } from "./useSelf.js"

const standard: Fold<Profile> = { initial: empty, apply: applyTold, read }

/**
 * The profile of a visitor: as the server keeps it, if it does, and then as their stream tells it; the empty one until it has
 * arrived, and for no visitor. How visits began is the server's word. For a server that says nothing of it, hand in what reads
 * it here, the same between renders: `{ initial: Profile.empty, apply: Profile.applyWith({ rules }) }`.
 */
export const useProfile = (visitor: VisitorId | undefined, fold: Fold<Profile> = standard): Profile => {
  const tenant = useSelf()?.tenant as TenantId | undefined
  const known = tenant !== undefined && visitor !== undefined
  return useProjection(known ? StreamKey.visitor(tenant, visitor) : undefined, fold)
}
