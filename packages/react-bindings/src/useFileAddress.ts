/**
 * Where a shared file can be fetched from.
 *
 * @since 0.1.0
 */
import type { Located, Whereabouts } from "@pupitre/core/FileAddress"
import { locate } from "@pupitre/core/FileAddress"
import type { FileId } from "@pupitre/core/Id"
import { useEffect } from "react"
import { useWindow } from "./ConversationProvider.js"
import { useReadable } from "./internal/useReadable.js"

/** What {@link useFileAddress} gives. */
export interface UsedFileAddress extends Pick<Located, "ask"> {
  readonly whereabouts: Whereabouts
}

/**
 * Where a file of the nearest window's conversation can be fetched from. It is asked for when the component shows and
 * `eager` says so, and else by `ask` alone; asked again when the server could not be reached and is there again.
 */
export const useFileAddress = (fileId: FileId, eager = true): UsedFileAddress => {
  const { channel, id } = useWindow()
  const { whereabouts: known, ask } = locate(channel, id, fileId)
  const whereabouts = useReadable(known)
  const online = useReadable(channel.status)._tag === "Online"
  useEffect(() => {
    if (eager && online) void ask()
  }, [eager, online, ask])
  return { whereabouts, ask }
}
