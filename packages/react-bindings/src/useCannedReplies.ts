/**
 * The canned replies of this desk, read while a component shows them and again when the connection is back.
 *
 * @since 0.1.0
 */
import type { CannedReplies, State } from "@pupitre/core/composer/CannedReplies"
import { of } from "@pupitre/core/composer/CannedReplies"
import { useEffect } from "react"
import { useReadable } from "./internal/useReadable.js"
import { useChannel } from "./PupitreProvider.js"
import { useConnection } from "./useConnection.js"

/** The canned replies of this desk as they are now, and the ways to keep one's own. */
export const useCannedReplies = (): State & Pick<CannedReplies, "refresh" | "keep" | "remove"> => {
  const replies = of(useChannel())
  const online = useConnection()._tag === "Online"
  useEffect(() => {
    if (online) void replies.refresh()
  }, [replies, online])
  const { refresh, keep, remove } = replies
  return { ...useReadable(replies.state), refresh, keep, remove }
}
