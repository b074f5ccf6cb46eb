/**
 * A link that was sent: where it goes is always said, whatever its label says.
 *
 * @since 0.1.0
 */
import type { Participant } from "@pupitre/core/Participant"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import { ExternalLink, Link } from "lucide-react"
import { useSpeech } from "../../../words/useSpeech.tsx"
import { name, same } from "../../Who.ts"
import { Moment } from "./Moment.tsx"

/** A link that was sent. */
export const LinkCard = ({
  url,
  label,
  by,
  at,
  self,
}: {
  readonly url: SafeUrl
  readonly label: string
  readonly by: Participant
  readonly at: number
  readonly self: Participant | undefined
}) => {
  const speech = useSpeech()
  const { host, pathname } = new URL(url)
  const mine = self !== undefined && same(by, self)
  return (
    <div className="pu-card">
      <span className="pu-card-icon">
        <Link size={16} aria-hidden />
      </span>
      <div className="pu-card-words">
        <div className="pu-card-kind">
          {mine ? speech.say("entry.link") : speech.say("entry.linkBy", { who: name(by, speech) })}
          <Moment at={at} />
        </div>
        <a className="pu-card-link" href={url} target="_blank" rel="noopener noreferrer">
          <span className="pu-card-title" dir="auto">
            {label.trim() === "" ? host : label}
          </span>
          <span className="pu-card-host pu-ellipsis" title={url}>
            <b>{host}</b>
            {pathname === "/" ? "" : pathname}
          </span>
          <ExternalLink size={14} role="img" aria-label={speech.say("entry.linkOpens")} />
        </a>
      </div>
    </div>
  )
}
