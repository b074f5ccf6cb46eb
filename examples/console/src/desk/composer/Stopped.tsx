/**
 * Why a reply does not go out: the reasons of the step that stopped it, and the way past them where the step leaves that
 * to the agent. While a step takes its time, that it does.
 *
 * @since 0.1.0
 */
import type { Publishing } from "@pupitre/core/composer/Draft"
import { LoaderCircle, OctagonAlert } from "lucide-react"
import { Button } from "../../design/Button.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { AboveLine } from "./Above.tsx"

/** Why a reply does not go out. */
export const Stopped = ({
  publishing,
  onConfirm,
  onCancel,
}: {
  readonly publishing: Publishing
  readonly onConfirm: () => void
  readonly onCancel: () => void
}) => {
  const speech = useSpeech()
  if (publishing._tag === "Resting") return null
  if (publishing._tag === "Running") {
    return (
      <AboveLine
        role="status"
        icon={<LoaderCircle className="pu-spin" size={16} aria-hidden />}
        deeds={
          <Button size="s" look="quiet" onClick={onCancel}>
            {speech.say("dialog.cancel")}
          </Button>
        }
      >
        {speech.say("stopped.running")}
      </AboveLine>
    )
  }
  return (
    <AboveLine
      role="alert"
      tone="amber"
      icon={<OctagonAlert size={16} aria-hidden />}
      deeds={
        <>
          <Button size="s" look="quiet" onClick={onCancel}>
            {speech.say("stopped.back")}
          </Button>
          {publishing.confirmable === true && (
            <Button size="s" look="plain" onClick={onConfirm}>
              {speech.say("stopped.anyway")}
            </Button>
          )}
        </>
      }
    >
      {speech.because(publishing.reasons)}
    </AboveLine>
  )
}
