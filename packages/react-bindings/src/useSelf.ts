/**
 * Who the server says we are.
 *
 * @since 0.1.0
 */
import type { Self } from "@pupitre/core/EventChannel"
import { useReadable } from "./internal/useReadable.js"
import { useChannel } from "./PupitreProvider.js"

/** Who the server says we are; `undefined` until it has said hello. */
export const useSelf = (): Self | undefined => useReadable(useChannel().self)
