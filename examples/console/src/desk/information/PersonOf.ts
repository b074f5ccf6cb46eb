/**
 * The person behind a visitor, as this desk sees them: every visitor who has signed in as the same customer is one record.
 *
 * @since 0.1.0
 */
import type { VisitorId } from "@pupitre/core/Id"
import { usePerson } from "@pupitre/react-bindings/usePerson"
import { joining } from "@pupitre/visitor-profile/Identity"
import type { Joined } from "@pupitre/visitor-profile/JoinedVisitors"
import { joinedVisitors, read } from "@pupitre/visitor-profile/JoinedVisitors"
import * as Person from "@pupitre/visitor-profile/Person"
import type { Profile } from "@pupitre/visitor-profile/Profile"
import { useMemo } from "react"
import { useAnswer } from "../Answer.ts"

/** A person, as far as their streams have arrived. */
export interface Known {
  /** The one record of all of their visitors; nothing until this visitor's own stream has told something. */
  readonly profile: Profile | undefined
  /** Why the id they signed in under brings nobody together. */
  readonly shared: Joined["shared"]
}

/** The person behind a visitor. */
export const usePersonOf = (visitor: VisitorId | undefined): Known => {
  const own = useMemo(() => (visitor === undefined ? [] : [visitor]), [visitor])
  const alone = usePerson(own)
  const profile = visitor === undefined ? undefined : alone[visitor]
  // Asked again as soon as they sign in.
  const id = profile === undefined ? undefined : joining(profile.identity)
  const asked = useMemo(
    () => (visitor === undefined || id === undefined ? undefined : { visitorId: visitor }),
    [visitor, id],
  )
  const joined = useAnswer(joinedVisitors.name, asked, read)
  const others = useMemo(() => joined?.visitors.filter((one) => one !== visitor) ?? [], [joined, visitor])
  const more = usePerson(others)
  const whole = useMemo(
    () => (others.length === 0 ? profile : profile && Person.whole(Person.merge(alone, more))),
    [others, profile, alone, more],
  )
  return { profile: whole, shared: joined?.shared }
}
