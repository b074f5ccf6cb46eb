/**
 * Something that someone did in the conversation: an icon, what and who, and a line about it.
 *
 * @since 0.1.0
 */
import type { Participant } from "@pupitre/core/Participant"
import type { ReactNode } from "react"
import { useSpeech } from "../../../words/useSpeech.tsx"
import { Linked } from "../Linked.tsx"
import { name } from "../../Who.ts"
import { Moment } from "./Moment.tsx"

/** Something that someone did. `look` is `note` for what colleagues alone see. */
export const DeedCard = ({
  icon,
  kind,
  title,
  more,
  by,
  at,
  look,
  foot,
}: {
  readonly icon: ReactNode
  readonly kind: string
  readonly title?: string | undefined
  readonly more?: string | undefined
  readonly by: Participant
  readonly at: number
  readonly look?: "note" | undefined
  /** What can be done about it. */
  readonly foot?: ReactNode
}) => {
  const speech = useSpeech()
  return (
    <div className="pu-card" data-look={look}>
      <span className="pu-card-icon" aria-hidden>
        {icon}
      </span>
      <div className="pu-card-words">
        <div className="pu-card-kind">
          <span>
            {kind} · {name(by, speech)}
          </span>
          <Moment at={at} />
        </div>
        {title !== undefined && title !== "" && (
          <div className="pu-card-title" dir="auto">
            {look === "note" ? <Linked text={title} /> : title}
          </div>
        )}
        {more !== undefined && more !== "" && (
          <div className="pu-card-more" dir="auto">
            {more}
          </div>
        )}
        {foot}
      </div>
    </div>
  )
}
