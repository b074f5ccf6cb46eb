/**
 * A stream of the workspace through a fold, and whether it is all there: an empty list is not a list on its way.
 *
 * @since 0.1.0
 */
import type { Reason } from "@pupitre/core/Reason"
import type { EventChannel } from "@pupitre/core/EventChannel"
import type { Fold } from "@pupitre/core/Projection"
import type { TenantId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import { useChannel } from "@pupitre/react-bindings/PupitreProvider"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import { useEffect, useState } from "react"

/** A stream as far as it has arrived. `refused` says why the server tells nothing of it (any more). */
export interface Followed<S> {
  readonly state: S
  /** Everything that was there when the server last told has arrived. */
  readonly whole: boolean
  readonly refused?: ReadonlyArray<Reason>
}

/** A stream of this workspace by its name. Keep the fold the same between renders. */
export const useStream = <S>(name: string, fold: Fold<S>): Followed<S> => {
  const channel = useChannel()
  const tenant = useSelf()?.tenant as TenantId | undefined
  const [followed, setFollowed] = useState<Followed<S>>({ state: fold.initial, whole: false })
  useEffect(() => {
    if (tenant === undefined) return
    return follow(channel, StreamKey.workspace(tenant, name), fold, setFollowed)
  }, [channel, tenant, name, fold])
  return followed
}

const follow = <S>(
  channel: EventChannel,
  stream: StreamKey.StreamKey,
  fold: Fold<S>,
  tell: (followed: Followed<S>) => void,
): (() => void) => {
  let state = fold.initial
  return channel.open(stream, (delivery) => {
    switch (delivery._tag) {
      case "Range": {
        for (const event of delivery.range.events) state = fold.apply(state, event)
        return tell({ state, whole: delivery.range.to >= delivery.range.head })
      }
      case "Reset":
        state = fold.initial
        return tell({ state, whole: false })
      case "Ended":
        return tell({ state, whole: false, refused: delivery.rejection.reasons })
      case "Opened":
      case "Marks":
      case "Aggregated":
      case "Mirrored":
      case "Signal":
      case "Settled":
        return
    }
  })
}
