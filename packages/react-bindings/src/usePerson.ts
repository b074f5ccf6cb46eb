/**
 * One person over several visitors, while a component shows them.
 *
 * @since 0.1.0
 */
import type { TenantId, VisitorId } from "@pupitre/core/Id"
import type { Fold, Projection } from "@pupitre/core/Projection"
import { follow } from "@pupitre/core/Projection"
import { store } from "@pupitre/core/Readable"
import * as StreamKey from "@pupitre/core/StreamKey"
import type { Person } from "@pupitre/visitor-profile/Person"
import { empty } from "@pupitre/visitor-profile/Person"
import type { Profile } from "@pupitre/visitor-profile/Profile"
import * as Profiles from "@pupitre/visitor-profile/Profile"
import { read } from "@pupitre/visitor-profile/ProfileSchema"
import { useEffect, useMemo, useRef } from "react"
import { useReadable } from "./internal/useReadable.js"
import { useChannel } from "./PupitreProvider.js"
import { useSelf } from "./useSelf.js"

const standard: Fold<Profile> = { initial: Profiles.empty, apply: Profiles.applyTold, read }

/**
 * The profiles of a person's visitors, each as its server keeps it and its own stream tells it: `Person.whole` is the one record of them. A visitor
 * whose stream has told nothing yet is not in it. One who comes in or goes leaves the others as they are. The fold as for
 * `useProfile`, the same between renders.
 */
export const usePerson = (visitors: ReadonlyArray<VisitorId>, fold: Fold<Profile> = standard): Person => {
  const channel = useChannel()
  const tenant = useSelf()?.tenant as TenantId | undefined
  const person = useMemo(() => store(empty), [])
  const followed = useRef(new Map<VisitorId, Projection<Profile>>())
  const names = visitors.join(" ")
  useEffect(() => {
    const all = followed.current
    return () => {
      for (const { close } of all.values()) close()
      all.clear()
      person.set(empty)
    }
  }, [channel, tenant, fold, person])
  useEffect(() => {
    const all = followed.current
    const wanted = new Set(names === "" || tenant === undefined ? [] : (names.split(" ") as Array<VisitorId>))
    for (const [visitor, { close }] of all) {
      if (wanted.has(visitor)) continue
      close()
      all.delete(visitor)
    }
    const tell = (): void =>
      person.set(
        Object.fromEntries(
          [...all].flatMap(([visitor, { state }]) => (state.get() === fold.initial ? [] : [[visitor, state.get()]])),
        ),
      )
    for (const visitor of wanted) {
      if (all.has(visitor) || tenant === undefined) continue
      const projection = follow(channel, StreamKey.visitor(tenant, visitor), fold)
      all.set(visitor, projection)
      projection.state.subscribe(tell)
    }
    tell()
  }, [channel, tenant, fold, person, names])
  return useReadable(person)
}
