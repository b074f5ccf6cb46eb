/**
 * A fact of a kind that this version does not know: said so, with what it is called, never hidden.
 *
 * @since 0.1.0
 */
import { CircleHelp } from "lucide-react"
import { useSpeech } from "../../../words/useSpeech.tsx"
import { Moment } from "./Moment.tsx"

/** A fact of a kind that this version does not know. */
export const UnknownCard = ({ kind, at }: { readonly kind: string; readonly at: number }) => {
  const speech = useSpeech()
  return (
    <div className="pu-card" data-look="unknown">
      <span className="pu-card-icon">
        <CircleHelp size={16} aria-hidden />
      </span>
      <div className="pu-card-words">
        <div className="pu-card-kind">
          {speech.say("entry.unknown")}
          <Moment at={at} />
        </div>
        <code className="pu-card-code">{kind}</code>
      </div>
    </div>
  )
}
