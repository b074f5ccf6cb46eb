/**
 * An offer that was sent, as it was at that moment: picture, words, price, until when, and where its link leads.
 *
 * @since 0.1.0
 */
import type { OfferSent } from "@pupitre/core/Fact"
import type { Participant } from "@pupitre/core/Participant"
import { ExternalLink, Tag } from "lucide-react"
import { useState } from "react"
import { useSpeech } from "../../../words/useSpeech.tsx"
import { name, same } from "../../Who.ts"
import { Moment } from "./Moment.tsx"

/** An offer that was sent. */
export const SentOffer = ({
  offer: { title, message, image, link, price, until },
  by,
  at,
  self,
}: {
  readonly offer: OfferSent
  readonly by: Participant
  readonly at: number
  readonly self: Participant | undefined
}) => {
  const speech = useSpeech()
  const [lost, setLost] = useState(false)
  const mine = self !== undefined && same(by, self)
  const { host } = new URL(link.url)
  return (
    <div className="pu-card pu-sent-offer">
      {image === undefined || lost ? (
        <span className="pu-card-icon">
          <Tag size={16} aria-hidden />
        </span>
      ) : (
        <img
          className="pu-sent-offer-image"
          src={image.url}
          alt={image.alt}
          referrerPolicy="no-referrer"
          onError={() => setLost(true)}
        />
      )}
      <div className="pu-card-words">
        <div className="pu-card-kind">
          {mine ? speech.say("entry.offer") : speech.say("entry.offerBy", { who: name(by, speech) })}
          <Moment at={at} />
        </div>
        <div className="pu-card-title" dir="auto">
          {title}
        </div>
        {message.trim() !== "" && (
          <div className="pu-card-more" dir="auto">
            {message}
          </div>
        )}
        <div className="pu-sent-offer-foot">
          {price !== undefined && (
            <span>
              <b>{price.now}</b>
              {price.was !== undefined && (
                <>
                  {" "}
                  <s>{price.was}</s>
                </>
              )}
            </span>
          )}
          {until !== undefined && <span>{speech.say("offer.validUntil", { day: speech.date(until) })}</span>}
          <a href={link.url} target="_blank" rel="noopener noreferrer" title={link.url}>
            <span className="pu-ellipsis" dir="auto">
              {link.label.trim() === "" ? host : link.label}
            </span>
            <ExternalLink size={13} role="img" aria-label={speech.say("entry.linkOpens")} />
          </a>
        </div>
      </div>
    </div>
  )
}
