/**
 * How this desk reads where visitors come from: with two thousand known hosts and the list of public suffixes. A part of the
 * page of its own, which comes after the rest.
 *
 * @since 0.1.0
 */
import type { Fold } from "@pupitre/core/Projection"
import { knownReferrers } from "@pupitre/visitor-profile/adapter/KnownReferrers"
import { publicSuffix } from "@pupitre/visitor-profile/adapter/PublicSuffix"
import type { Profile } from "@pupitre/visitor-profile/Profile"
import { applyWith, empty } from "@pupitre/visitor-profile/Profile"

/** The fold of a visitor's stream. */
export const fold: Fold<Profile> = {
  initial: empty,
  apply: applyWith({ known: knownReferrers, suffixes: publicSuffix }),
}
