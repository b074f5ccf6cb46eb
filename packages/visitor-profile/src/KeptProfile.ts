/**
 * The profile as a server keeps it beside the visitor's stream: folded with every table there is, told by role.
 *
 * What a gateway takes as its `aggregate`. A desk reads it with `ProfileSchema` and folds on with `Profile.applyTold`, so that
 * neither of them goes through the stream from its start.
 *
 * @since 0.1.0
 *
 * @example
 * ```ts
 * import * as KeptProfile from "@pupitre/visitor-profile/KeptProfile"
 * import * as Profile from "@pupitre/visitor-profile/Profile"
 *
 * const kept = KeptProfile.make()
 * kept.decode(kept.encode(Profile.empty)) // => Profile.empty
 * ```
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Role } from "@pupitre/core/Participant"
import type * as Schema from "effect/Schema"
import type { Declared } from "./CustomData.js"
import type { Profile } from "./Profile.js"
import * as Profiles from "./Profile.js"
import * as ProfileText from "./ProfileText.js"
import type { Reading } from "./Provenance.js"
import type { Sensitivity } from "./Sensitivity.js"
import { rights as standard } from "./Sensitivity.js"

/** How a profile is kept and told. */
export interface Options {
  /** What origins are read with where no server has said how a visit began. */
  readonly reading?: Reading
  /** The declared keys, asked at the moment that a profile is told. */
  readonly declared?: () => ReadonlyArray<Declared>
  /** What each role sees; `Sensitivity.rights` unless given. */
  readonly rights?: Readonly<Record<Role, ReadonlyArray<Sensitivity>>>
}

/** A profile that is kept. */
export interface KeptProfile {
  readonly initial: Profile
  readonly apply: (state: Profile, event: ChatEvent) => Profile
  readonly encode: (state: Profile) => string
  readonly decode: (text: string) => Profile | undefined
  /** What a role is told: plain data, without the values that it may not see. */
  readonly show: (state: Profile, role: Role) => Schema.Json
}

/** The profile, for a gateway to keep. */
export const make = ({ reading = {}, declared = () => [], rights = standard }: Options = {}): KeptProfile => ({
  initial: Profiles.empty,
  apply: Profiles.applyWith(reading),
  encode: ProfileText.encode,
  decode: ProfileText.decode,
  show: (state, role) => Profiles.withhold(state, rights[role], declared()) as unknown as Schema.Json,
})
