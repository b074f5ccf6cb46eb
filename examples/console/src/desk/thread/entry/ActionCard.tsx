/**
 * An action of the team's own, as its label and, folded away, what was noted with it.
 *
 * @since 0.1.0
 */
import { Collapsible } from "@base-ui/react/collapsible"
import type { Participant } from "@pupitre/core/Participant"
import { ChevronRight, Zap } from "lucide-react"
import { useSpeech } from "../../../words/useSpeech.tsx"
import { name as nameOf } from "../../Who.ts"
import { Moment } from "./Moment.tsx"

/** An action of the team's own. */
export const ActionCard = ({
  label,
  name,
  details,
  by,
  at,
}: {
  readonly label: string
  readonly name: string
  readonly details?: Readonly<Record<string, unknown>> | undefined
  readonly by: Participant
  readonly at: number
}) => {
  const speech = useSpeech()
  const rows = Object.entries(details ?? {})
  return (
    <div className="pu-card">
      <span className="pu-card-icon">
        <Zap size={16} aria-hidden />
      </span>
      <div className="pu-card-words">
        <div className="pu-card-kind">
          <span title={name}>
            {speech.say("entry.action")} · {nameOf(by, speech)}
          </span>
          <Moment at={at} />
        </div>
        <div className="pu-card-title" dir="auto">
          {label}
        </div>
        {rows.length > 0 && (
          <Collapsible.Root>
            <Collapsible.Trigger className="pu-card-fold">
              <ChevronRight size={14} aria-hidden />
              {speech.say("entry.details")}
            </Collapsible.Trigger>
            <Collapsible.Panel>
              <dl className="pu-card-details">
                {rows.map(([key, value]) => (
                  <div key={key}>
                    <dt>{key}</dt>
                    <dd dir="auto">{typeof value === "string" ? value : JSON.stringify(value)}</dd>
                  </div>
                ))}
              </dl>
            </Collapsible.Panel>
          </Collapsible.Root>
        )}
      </div>
    </div>
  )
}
