/**
 * The state of any stream through a fold, followed while a component shows it.
 *
 * @since 0.1.0
 */
import type { Fold } from "@pupitre/core/Projection"
import { follow } from "@pupitre/core/Projection"
import { constant } from "@pupitre/core/Readable"
import type { StreamKey } from "@pupitre/core/StreamKey"
import { useEffect, useState } from "react"
import { useReadable } from "./internal/useReadable.js"
import { useChannel } from "./PupitreProvider.js"

/** The state of a stream through a fold; the fold's initial state until it has arrived. Keep the fold the same between renders. */
export const useProjection = <S>(stream: StreamKey | undefined, fold: Fold<S>): S => {
  const channel = useChannel()
  const [state, setState] = useState(() => constant(fold.initial))
  useEffect(() => {
    if (stream === undefined) return
    const projection = follow(channel, stream, fold)
    setState(projection.state)
    return () => {
      setState(constant(fold.initial))
      projection.close()
    }
  }, [channel, stream, fold])
  return useReadable(state)
}
