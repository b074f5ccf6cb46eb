/**
 * Where the connection stands.
 *
 * @since 0.1.0
 */
import type { ChannelStatus } from "@pupitre/core/EventChannel"
import { useReadable } from "./internal/useReadable.js"
import { useChannel } from "./PupitreProvider.js"

/** Where the connection stands. */
export const useConnection = (): ChannelStatus => useReadable(useChannel().status)
