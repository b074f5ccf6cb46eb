/**
 * Opens a conversation while a component shows it.
 *
 * @since 0.1.0
 */
import type { Any, Load } from "@pupitre/core/Command"
import type { ConversationWindow, Driven } from "@pupitre/core/ConversationWindow"
import { open } from "@pupitre/core/ConversationWindow"
import type { ConversationId, TenantId } from "@pupitre/core/Id"
import type { Readable } from "@pupitre/core/Readable"
import { useEffect, useState } from "react"
import { useChannel } from "./PupitreProvider.js"
import { useSelf } from "./useSelf.js"

/**
 * The window of a conversation, open as long as the component is mounted with this id; `undefined` before the server has said
 * hello, on a server, and for no id. Give it to a `ConversationProvider`. `commands` lets wishes kept over a reload show again,
 * `load` lets it say when this person has no slot left, and `driven` when they drive another visitor's page; keep all three the
 * same between renders.
 */
export const useConversationWindow = (
  id: ConversationId | undefined,
  commands?: ReadonlyMap<string, Any>,
  load?: Readable<Load | undefined>,
  driven?: Driven,
): ConversationWindow | undefined => {
  const channel = useChannel()
  const tenant = useSelf()?.tenant as TenantId | undefined
  const [window, setWindow] = useState<ConversationWindow>()
  useEffect(() => {
    if (id === undefined || tenant === undefined) return
    const opened = open(channel, {
      tenant,
      conversationId: id,
      ...(commands !== undefined && { commands }),
      ...(load !== undefined && { load }),
      ...(driven !== undefined && { driven }),
    })
    setWindow(opened)
    return () => {
      setWindow(undefined)
      opened.close()
    }
  }, [channel, tenant, id, commands, load, driven])
  return window
}
