/**
 * Missing history: a dashed band with how much is missing.
 *
 * @since 0.1.0
 */
import type { Gap } from "@pupitre/core/Timeline"
import { Ellipsis, LoaderCircle } from "lucide-react"
import { useSpeech } from "../../words/useSpeech.tsx"

/** Missing history. */
export const GapBand = ({ gap }: { readonly gap: Gap }) => {
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
    </div>
  )
}
