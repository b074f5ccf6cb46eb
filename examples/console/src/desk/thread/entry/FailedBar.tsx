/**
 * Below what could not be sent: why, and what to do about it. Nothing written is lost until the agent says so.
 *
 * @since 0.1.0
 */
import type { CommandId } from "@pupitre/core/Id"
import type { Reasons } from "@pupitre/core/Reason"
import { CircleAlert } from "lucide-react"
import { Button } from "../../../design/Button.tsx"
import { useSpeech } from "../../../words/useSpeech.tsx"

/** Below what could not be sent. */
export const FailedBar = ({
  commandId,
  reasons,
  onRetry,
  onReclaim,
  onDismiss,
}: {
  readonly commandId: CommandId
  readonly reasons: Reasons
  readonly onRetry: (commandId: CommandId) => void
  /** Takes what was written back into the field. Absent for what was not written there. */
  readonly onReclaim?: ((commandId: CommandId) => void) | undefined
  readonly onDismiss: (commandId: CommandId) => void
}) => {
  const speech = useSpeech()
  return (
    <div className="pu-failed" role="alert">
      <CircleAlert size={14} aria-hidden />
      <span className="pu-failed-why">
        <b>{speech.say("entry.failed")}.</b> {speech.because(reasons)}
      </span>
      <Button size="s" look="danger" onClick={() => onRetry(commandId)}>
        {speech.say("entry.retry")}
      </Button>
      {onReclaim !== undefined && (
        <Button size="s" look="quiet" onClick={() => onReclaim(commandId)}>
          {speech.say("entry.reclaim")}
        </Button>
      )}
      <Button size="s" look="quiet" onClick={() => onDismiss(commandId)}>
        {speech.say("entry.dismiss")}
      </Button>
    </div>
  )
}
