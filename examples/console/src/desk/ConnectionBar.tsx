/**
 * Across the top of the window while the desk is not connected: what happens next, and that nothing is lost.
 *
 * @since 0.1.0
 */
import type { ChannelStatus } from "@pupitre/core/EventChannel"
import { CloudOff, LoaderCircle, LogOut } from "lucide-react"
import { Button } from "../design/Button.tsx"
import { Notice } from "../design/Notice.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import { useNow } from "./Clock.ts"

/** Across the top of the window while the desk is not connected; nothing while it is, or at the very first try. */
export const ConnectionBar = ({ status }: { readonly status: ChannelStatus }) => {
  const speech = useSpeech()
  switch (status._tag) {
    case "Online":
      return null
    case "Connecting":
      return status.attempt <= 1 ? null : <Waiting />
    case "Offline":
      return <Waiting until={status.retryAt} />
    case "Closed":
      return (
        <Notice
          tone="red"
          flush
          icon={<LogOut size={16} aria-hidden />}
          action={
            <Button size="s" onClick={() => location.reload()}>
              {speech.say("channel.reload")}
            </Button>
          }
        >
          {speech.say("channel.over", { reason: status.reason })}
        </Notice>
      )
  }
}

const Waiting = ({ until }: { readonly until?: number }) => {
  const speech = useSpeech()
  const now = useNow(1000)
  const seconds = until === undefined ? 0 : Math.ceil((until - now) / 1000)
  return (
    <Notice
      tone="amber"
      flush
      icon={
        seconds > 0 ? <CloudOff size={16} aria-hidden /> : <LoaderCircle className="pu-spin" size={16} aria-hidden />
      }
    >
      {seconds > 0
        ? speech.say("channel.reconnecting", { seconds: speech.number(seconds) })
        : speech.say("channel.reconnectingNow")}
    </Notice>
  )
}
