/**
 * The offers of the library to pick from: picture, words, price, and whether each can be sent now.
 *
 * @since 0.1.0
 */
import type { Offer } from "@pupitre/actions/Library"
import { standing } from "@pupitre/actions/Library"
import { Ban, CalendarClock, CircleCheckBig, ImageOff, LoaderCircle, Search } from "lucide-react"
import { useState } from "react"
import type { Speech } from "../../words/Speech.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import "../../design/SearchField.css"
import "./SendLinkForm.css"
import type { Shelf } from "./Shelf.ts"

/** The offers of the library. `now` in milliseconds. */
export const OfferShelf = ({
  shelf,
  now,
  language,
  chosen,
  disabled,
  onPick,
}: {
  readonly shelf: Shelf<Offer>
  readonly now: number
  /** The conversation's: offers in another one say theirs. */
  readonly language: string | undefined
  readonly chosen: string | undefined
  readonly disabled: boolean
  readonly onPick: (offer: Offer) => void
}) => {
  const speech = useSpeech()
  const [sought, setSought] = useState("")
  if (shelf._tag !== "Loaded") {
    return (
      <p className="pu-shelf-note" role="status">
        {shelf._tag === "Loading" && <LoaderCircle className="pu-spin" size={14} aria-hidden />}
        {speech.say(shelf._tag === "Loading" ? "desk.loading" : "link.libraryFailed")}
      </p>
    )
  }
  const found = shelf.items
    .filter(({ title, message, category = "" }) => plain(`${title} ${message} ${category}`).includes(plain(sought)))
    // Those that can be sent first, in the order of the shelf.
    .toSorted((a, b) => Number(standing(a, now) !== "valid") - Number(standing(b, now) !== "valid"))
  return (
    <>
      <div className="pu-shelf-search">
        <Search size={15} aria-hidden />
        <input
          type="search"
          className="pu-input"
          aria-label={speech.say("offer.search")}
          placeholder={speech.say("offer.search")}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      </div>
      <ul className="pu-offers" aria-label={speech.say("offer.library")}>
        {found.map((offer) => (
          <li key={offer.id}>
            <button
              type="button"
              className="pu-offer"
              aria-pressed={chosen === offer.id}
              aria-disabled={disabled}
              data-standing={standing(offer, now)}
              onClick={() => {
                if (!disabled) onPick(offer)
              }}
            >
              <Thumb offer={offer} />
              <span className="pu-offer-words">
                <b className="pu-ellipsis" dir="auto" title={offer.title}>
                  {offer.title}
                </b>
                <span className="pu-offer-meta">
                  {offer.price !== undefined && <span className="pu-offer-price">{offer.price.now}</span>}
                  {offer.language !== undefined && offer.language.slice(0, 2) !== language?.slice(0, 2) && (
                    <span className="pu-offer-tongue">{offer.language.slice(0, 2)}</span>
                  )}
                  <Standing offer={offer} now={now} />
                </span>
              </span>
            </button>
          </li>
        ))}
        {found.length === 0 && (
          <li className="pu-shelf-note">{speech.say(shelf.items.length === 0 ? "link.libraryEmpty" : "offer.none")}</li>
        )}
      </ul>
    </>
  )
}

const Thumb = ({ offer: { image } }: { readonly offer: Offer }) => {
  const [lost, setLost] = useState(false)
  return (
    <span className="pu-offer-thumb" aria-hidden>
      {image === undefined || lost ? (
        <ImageOff size={16} />
      ) : (
        <img src={image.url} alt="" loading="lazy" referrerPolicy="no-referrer" onError={() => setLost(true)} />
      )}
    </span>
  )
}

const Standing = ({ offer, now }: { readonly offer: Offer; readonly now: number }) => {
  const speech = useSpeech()
  const stands = standing(offer, now)
  const Icon = stands === "valid" ? CircleCheckBig : stands === "notYet" ? CalendarClock : Ban
  return (
    <span className="pu-offer-standing pu-ellipsis">
      <Icon size={13} aria-hidden />
      {words(offer, stands, speech)}
    </span>
  )
}

const words = ({ from, until }: Offer, stands: ReturnType<typeof standing>, speech: Speech): string => {
  switch (stands) {
    case "valid":
      return until === undefined
        ? speech.say("offer.valid")
        : speech.say("offer.validUntil", { day: speech.date(until) })
    case "notYet":
      return speech.say("offer.notYet", { day: speech.date(from ?? 0) })
    case "over":
      return speech.say("offer.over", { day: speech.date(until ?? 0) })
    case "gone":
      return speech.say("offer.gone")
  }
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
