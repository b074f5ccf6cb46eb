/**
 * The offer to send: picked on the left, or composed there, and on the right exactly what the visitor will see.
 *
 * @since 0.1.0
 */
import { Tabs } from "@base-ui/react/tabs"
import type { Offer } from "@pupitre/actions/Library"
import * as OfferPlace from "@pupitre/actions/OfferPlace"
import * as Offering from "@pupitre/actions/SendOffer"
import type { Locale } from "@pupitre/core/Catalogue"
import type { Conversation } from "@pupitre/core/Conversation"
import type { Mode, OfferSent } from "@pupitre/core/Fact"
import type { Reason } from "@pupitre/core/Reason"
import { Languages, LoaderCircle, MessagesSquare, Tag } from "lucide-react"
import { useState } from "react"
import "../../design/Form.css"
import { Notice } from "../../design/Notice.tsx"
import { OfferCard } from "../../shop/chat/OfferCard.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import * as Composition from "./OfferComposition.ts"
import { OfferFields } from "./OfferFields.tsx"
import type { OfferImages } from "./OfferImages.ts"
import { typed, useLook } from "./OfferImages.ts"
import { OfferShelf } from "./OfferShelf.tsx"
import "./SendOfferForm.css"
import type { Shelf } from "./Shelf.ts"
import type { Sending } from "./Wish.ts"
import { Kept, Refused, WishFoot } from "./WishForm.tsx"

/** What {@link SendOfferForm} is given. `now` in milliseconds. */
export interface Props {
  readonly shelf: Shelf<Offer>
  readonly now: number
  /** The conversation's language and mode. */
  readonly language: string | undefined
  readonly mode: Mode
  /** Where the visitor is, as far as it is known. */
  readonly where?: Pick<Conversation, "site" | "page">
  readonly sending: Sending
  /** Why the last try was refused. */
  readonly refused: ReadonlyArray<Reason>
  /** What an input would be sent as at this moment. */
  readonly compose: (input: Offering.Input) => ReturnType<typeof Offering.compose>
  /** What was found of images so far; `compose` asks it too. */
  readonly images: OfferImages
  readonly onSend: (input: Offering.Input) => void
  readonly onCancel: () => void
}

/** The offer to send. */
export const SendOfferForm = (props: Props) => {
  const { shelf, now, language, mode, where = {}, sending, refused, compose, images, onSend, onCancel } = props
  const speech = useSpeech()
  const [tab, setTab] = useState<"library" | "own">("library")
  const [picked, setPicked] = useState<Offer>()
  const [own, setOwn] = useState(Composition.blank)
  const [asked, setAsked] = useState(false)
  const busy = sending !== "no"
  const chosen = tab === "library" && picked !== undefined ? findIn(shelf, picked) : undefined
  const input: Offering.Input | undefined =
    tab === "own"
      ? { offer: Composition.content(own) }
      : chosen === undefined
        ? undefined
        : // An offer that was listed a moment ago is shown as it was; its server looks again.
          { offer: chosen }
  const image = useLook(
    images,
    (tab === "own" ? own.image : chosen?.image?.url) ?? "",
    tab === "own" ? typed : 0,
    refused,
  )
  const looking = image === "Unknown"
  const composed = input === undefined ? undefined : compose(input)
  const reason = composed !== undefined && "reason" in composed ? composed.reason : undefined
  const sent = composed !== undefined && "sent" in composed ? composed.sent : undefined
  const written = Object.values(own).some((text) => text.trim() !== "")
  const shown = sent ?? (tab === "own" ? written && Composition.shown(own) : chosen && Composition.shownOf(chosen))
  const other = chosen?.language !== undefined && language !== undefined && differ(chosen.language, language)
  const elsewhere = chosen !== undefined && !OfferPlace.suits(chosen, where)
  const doubtful = other || elsewhere
  const late = refused.filter(({ key }) => key !== "LanguageDiffers" && key !== "OfferElsewhere")

  return (
    <form
      className="pu-form pu-offer-form"
      noValidate
      aria-busy={busy}
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (busy || looking || sent === undefined) return
        const confirmed = doubtful ? { confirmed: true } : {}
        if (tab === "own") onSend({ offer: Composition.content(own), ...confirmed })
        else if (chosen !== undefined) onSend({ item: chosen.id, ...confirmed })
      }}
    >
      <div className="pu-offer-halves">
        <Tabs.Root
          className="pu-offer-pick"
          value={tab}
          onValueChange={(value) => setTab(value === "own" ? "own" : "library")}
        >
          <Tabs.List className="pu-tabs" aria-label={speech.say("offer.from")}>
            <Tabs.Tab className="pu-tab" value="library">
              {speech.say("offer.library")}
            </Tabs.Tab>
            <Tabs.Tab className="pu-tab" value="own">
              {speech.say("offer.own")}
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="library" className="pu-offer-panel">
            <OfferShelf
              shelf={shelf}
              now={now}
              language={language}
              chosen={chosen?.id}
              disabled={busy}
              onPick={setPicked}
            />
          </Tabs.Panel>
          <Tabs.Panel value="own" className="pu-offer-panel">
            <OfferFields
              own={own}
              now={now}
              reason={asked ? reason : undefined}
              image={image}
              disabled={busy}
              onChange={setOwn}
            />
          </Tabs.Panel>
        </Tabs.Root>
        <div className="pu-offer-preview" role="group" aria-label={speech.say("link.preview")}>
          <span className="pu-field-label">{speech.say("link.preview")}</span>
          {shown === undefined || shown === false ? (
            <div className="pu-offer-none">
              <Tag size={20} aria-hidden />
              <p>{speech.say(tab === "own" ? "offer.write" : "offer.pick")}</p>
            </div>
          ) : mode === "messaging" && sent !== undefined ? (
            <Degraded sent={sent} />
          ) : (
            <div className="pu-offer-stage">
              <OfferCard locale={localeOf(language) ?? speech.locale} offer={shown} now={now}>
                <span className="offer-link" dir="auto">
                  {sent?.link.label ?? ((chosen?.link.label ?? own.label.trim()) || "…")}
                </span>
              </OfferCard>
            </div>
          )}
          {chosen !== undefined && (
            <button
              type="button"
              className="pu-offer-adapt"
              onClick={() => {
                setOwn(Composition.of(chosen))
                setTab("own")
              }}
            >
              {speech.say("offer.adapt")}
            </button>
          )}
          <div className="pu-offer-notes" aria-live="polite">
            {mode === "messaging" && (
              <Notice icon={<MessagesSquare size={18} aria-hidden />}>{speech.say("offer.degraded")}</Notice>
            )}
            {other && (
              <Notice tone="amber" icon={<Languages size={18} aria-hidden />}>
                {speech.say("offer.otherLanguage", {
                  offer: speech.language(chosen?.language ?? ""),
                  conversation: speech.language(language ?? ""),
                })}
              </Notice>
            )}
            {elsewhere && (
              <Notice tone="amber" icon={<Tag size={18} aria-hidden />}>
                {speech.because([{ key: "OfferElsewhere" }])}
              </Notice>
            )}
            {tab === "library" && reason !== undefined && <Notice tone="amber">{speech.because([reason])}</Notice>}
            {tab === "library" && looking && (
              <Notice icon={<LoaderCircle className="pu-spin" size={18} aria-hidden />}>
                {speech.say("offer.imageLooking")}
              </Notice>
            )}
            <Refused reasons={late} />
            <Kept sending={sending} />
          </div>
        </div>
      </div>
      <WishFoot
        sending={sending}
        confirm={speech.say(doubtful ? "offer.sendAnyway" : "offer.send")}
        disabled={looking || (sent === undefined && (tab === "library" || asked))}
        onCancel={onCancel}
      />
    </form>
  )
}

/** The text and the link that an offer becomes where there are no cards. */
const Degraded = ({ sent }: { readonly sent: OfferSent }) => {
  const [message, link] = Offering.degraded(sent)
  return (
    <div className="pu-offer-stage" data-degraded="">
      <p dir="auto">{message.text}</p>
      <p dir="auto">
        <b>{link.label}</b>
        <small>{link.url}</small>
      </p>
    </div>
  )
}

const findIn = (shelf: Shelf<Offer>, { id }: Offer): Offer | undefined =>
  shelf._tag === "Loaded" ? shelf.items.find((offer) => offer.id === id) : undefined

/** In which of the shop's languages the visitor reads, as far as is known. */
const localeOf = (language: string | undefined): Locale | undefined =>
  language === undefined ? undefined : /^fr\b/i.test(language) ? "fr" : "en"

const differ = (a: string, b: string): boolean =>
  a.split("-", 1)[0]?.toLowerCase() !== b.split("-", 1)[0]?.toLowerCase()
