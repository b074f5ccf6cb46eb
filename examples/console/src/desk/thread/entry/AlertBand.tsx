/**
 * What the agent must notice: the whole width, an exclamation mark, a colour by severity.
 *
 * @since 0.1.0
 */
import type { Severity } from "@pupitre/core/Alert"
import { CircleAlert, OctagonAlert, TriangleAlert } from "lucide-react"
import { useSpeech } from "../../../words/useSpeech.tsx"
import { Moment } from "./Moment.tsx"

/** What the agent must notice. `quote` is someone's own words. */
export const AlertBand = ({
  severity,
  words,
  more = [],
  quote,
  at,
}: {
  readonly severity: Severity
  readonly words: string
  readonly more?: ReadonlyArray<string>
  readonly quote?: string | undefined
  readonly at: number
}) => {
  const speech = useSpeech()
  const Icon = icons[severity]
  return (
    <div className="pu-alert" data-severity={severity}>
      <Icon size={16} role="img" aria-label={speech.say(`alert.${severity}`)} />
      <div className="pu-alert-words">
        <span>{words}</span>
        {more.map((line) => (
          <span key={line} className="pu-alert-more">
            {line}
          </span>
        ))}
        {quote !== undefined && (
          <blockquote className="pu-alert-quote" dir="auto">
            {quote}
          </blockquote>
        )}
      </div>
      <Moment at={at} />
    </div>
  )
}

const icons = { info: CircleAlert, warning: TriangleAlert, critical: OctagonAlert } as const
