/**
 * A reply that was published and is not sent yet: how long it can be recalled, and the ways to do that or not to wait.
 *
 * @since 0.1.0
 */
import type { Held as Waiting } from "@pupitre/core/composer/Draft"
import { Undo2 } from "lucide-react"
import { Button } from "../../design/Button.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { Countdown } from "../Countdown.tsx"
import { AboveLine } from "./Above.tsx"

/** A reply that can be recalled. */
export const Held = ({
  held,
  onRecall,
  onRelease,
}: {
  readonly held: Waiting
  readonly onRecall: () => void
  readonly onRelease: () => void
}) => {
  const speech = useSpeech()
  return (
    <AboveLine
      icon={<Undo2 size={16} aria-hidden />}
      deeds={
        <>
          <Button size="s" look="quiet" onClick={onRelease}>
            {speech.say("held.now")}
          </Button>
          <Button size="s" onClick={onRecall}>
            {speech.say("held.recall")}
          </Button>
        </>
      }
    >
      {speech.say("held.waits")} <Countdown until={held.until} />
      <q dir="auto">{held.text}</q>
    </AboveLine>
  )
}
