/**
 * Missing history: a dashed band with how much is missing, and the way to load it.
 *
 * @since 0.1.0
 */
import type { Gap } from "@pupitre/core/Entry"
import { Ellipsis, LoaderCircle } from "lucide-react"
import { Button } from "../../../design/Button.tsx"
import { useSpeech } from "../../../words/useSpeech.tsx"

/** Missing history. */
export const GapBand = ({ gap, onFill }: { readonly gap: Gap; readonly onFill?: ((gap: Gap) => void) | undefined }) => {
  const speech = useSpeech()
  const n = gap.to - gap.from + 1
  const words =
    gap.state === "filling"
      ? speech.count("entry.gapFilling", n)
      : speech.count(gap.state === "failed" ? "entry.gapFailed" : "entry.gap", n)
  return (
    <div className="pu-gap" data-state={gap.state}>
      {gap.state === "filling" ? (
        <LoaderCircle className="pu-spin" size={16} aria-hidden />
      ) : (
        <Ellipsis size={16} aria-hidden />
      )}
      <span>{words}</span>
      {onFill !== undefined && gap.state !== "filling" && (
        <Button size="s" look="quiet" onClick={() => onFill(gap)}>
          {speech.say(gap.state === "failed" ? "entry.retry" : "entry.gapLoad")}
        </Button>
      )}
    </div>
  )
}
