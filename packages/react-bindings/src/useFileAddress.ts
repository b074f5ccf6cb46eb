/**
 * Where a shared file can be fetched from.
 *
 * @since 0.1.0
 */
import type { Located, Whereabouts } from "@pupitre/core/FileAddress"
import { locate } from "@pupitre/core/FileAddress"
import type { ConversationId, FileId } from "@pupitre/core/Id"
import { useEffect } from "react"
import { useReadable } from "./internal/useReadable.js"
import { useChannel } from "./PupitreProvider.js"

/** What {@link useFileAddress} gives. */
export interface UsedFileAddress extends Pick<Located, "ask"> {
  readonly whereabouts: Whereabouts
}

/**
 * Where a file of a conversation can be fetched from. It is asked for when the component shows and `eager` says so, and
 * else by `ask` alone; asked again when the server could not be reached and is there again.
 */
export const useFileAddress = (conversationId: ConversationId, fileId: FileId, eager = true): UsedFileAddress => {
  const channel = useChannel()
  const { whereabouts: known, ask } = locate(channel, conversationId, fileId)
  const whereabouts = useReadable(known)
  const online = useReadable(channel.status)._tag === "Online"
  useEffect(() => {
    if (eager && online) void ask()
  }, [eager, online, ask])
  return { whereabouts, ask }
}
