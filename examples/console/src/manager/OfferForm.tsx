/**
 * An offer of the library: what it says, when it can be sent, and on the right exactly what the visitor will see. What
 * sending it would refuse is refused here.
 *
 * @since 0.1.0
 */
import type { OfferItem } from "@pupitre/actions/Library"
import { offers } from "@pupitre/actions/Library"
import * as SendOffer from "@pupitre/actions/SendOffer"
import type { ItemId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import { useState } from "react"
import { offering } from "../../policy.ts"
import { Field } from "../design/Field.tsx"
import "../design/Form.css"
import { Notice } from "../design/Notice.tsx"
import { EditSheet } from "./EditSheet.tsx"
import { useNow } from "../desk/Clock.ts"
import { fromField, toField } from "../desk/LocalTime.ts"
import * as Composition from "../desk/actions/OfferComposition.ts"
import { OfferFields } from "../desk/actions/OfferFields.tsx"
import { typed, useLook, useOfferImages } from "../desk/actions/OfferImages.ts"
import "../desk/actions/SendOfferForm.css"
import { OfferCard } from "../shop/chat/OfferCard.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import { FormFoot } from "../design/FormFoot.tsx"
import { OfferPlacing, placed, placeOf } from "./OfferPlacing.tsx"
import { Placing } from "./Placing.tsx"
import "./Library.css"
import type { Held } from "./OfferShelf.tsx"
import { useStreamWish } from "../wish/useStreamWish.ts"

/** The form of an offer; closed while nothing is edited. */
export const OfferForm = ({
  edited,
  onClose,
}: {
  readonly edited: Held | "new" | undefined
  readonly onClose: () => void
}) => {
  const speech = useSpeech()
  return (
    <EditSheet
      wide
      edited={edited}
      add={speech.say("shelf.addOffer")}
      edit={speech.say("shelf.editOffer")}
      onClose={onClose}
    >
      {(one) => <Form edited={one} onClose={onClose} />}
    </EditSheet>
  )
}

const Form = ({ edited, onClose }: { readonly edited: Held | "new"; readonly onClose: () => void }) => {
  const speech = useSpeech()
  const now = useNow(15_000)
  const before = edited === "new" ? undefined : edited.item
  const [id] = useState(() => (edited === "new" ? (crypto.randomUUID() as ItemId) : edited.id))
  const [own, setOwn] = useState(() => (before === undefined ? Composition.blank : Composition.of({ ...before, id })))
  const [from, setFrom] = useState(before?.from === undefined ? "" : toField(before.from))
  const [available, setAvailable] = useState(before?.available !== false)
  const [category, setCategory] = useState(before?.category ?? "")
  const [language, setLanguage] = useState(before?.language ?? speech.locale)
  const [place, setPlace] = useState(() => placed(before ?? {}))
  const [asked, setAsked] = useState(false)
  const wish = useStreamWish(offers.keep, (tenant) => StreamKey.workspace(tenant, offers.name))
  const content = Composition.content(own)
  // When it can be sent is the library's to say: an offer may be kept before its first moment and after its last one.
  const images = useOfferImages()
  const image = useLook(images, own.image, typed)
  // It is kept without waiting for a look: the server looks at what is kept.
  const composed = SendOffer.compose({ offer: content }, Number.NEGATIVE_INFINITY, {
    ...offering,
    image: images.found,
  })
  const reason = "reason" in composed ? composed.reason : undefined
  const sent = "sent" in composed ? composed.sent : undefined
  const since = fromField(from)
  const where = placeOf(place)
  const dateWrong =
    since === undefined
      ? from === ""
        ? undefined
        : speech.say("shelf.dateWrong")
      : content.until !== undefined && content.until <= since
        ? speech.say("shelf.untilBeforeFrom")
        : undefined
  return (
    <form
      className="pu-form pu-offer-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (sent === undefined || where === undefined || dateWrong !== undefined || wish.sending !== "no") return
        const { _tag: _, itemId: _item, ...said } = sent
        const item: OfferItem = {
          ...said,
          link: content.link.label === undefined ? { url: sent.link.url } : sent.link,
          ...(since !== undefined && { from: since }),
          ...(!available && { available }),
          ...(language !== "" && { language }),
          ...(category.trim() !== "" && { category: category.trim() }),
          ...where,
        }
        if (offers.decode(item) !== undefined) wish.make({ id, item }, onClose)
      }}
    >
      <div className="pu-offer-halves">
        <div className="pu-form-fields pu-shelf-fields">
          {wish.refused !== undefined && <Notice tone="red">{wish.refused}</Notice>}
          <OfferFields
            own={own}
            now={0}
            reason={asked ? reason : undefined}
            image={image}
            disabled={wish.sending !== "no"}
            onChange={setOwn}
          />
          <Field
            label={speech.say("shelf.from")}
            optional={speech.say("manager.optional")}
            wrong={asked ? dateWrong : undefined}
          >
            <input type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
          </Field>
          <OfferPlacing
            value={place}
            wrong={asked && where === undefined ? speech.say("shelf.pathsWrong") : undefined}
            onChange={setPlace}
          />
          <Placing category={category} language={language} onCategory={setCategory} onLanguage={setLanguage} />
          <label className="pu-check">
            <input type="checkbox" checked={available} onChange={(event) => setAvailable(event.target.checked)} />
            <span>{speech.say("shelf.stock")}</span>
          </label>
        </div>
        <section className="pu-offer-preview" aria-label={speech.say("shelf.preview")}>
          <span className="pu-field-label">{speech.say("shelf.preview")}</span>
          <div className="pu-offer-stage">
            <OfferCard
              locale={language.startsWith("en") ? "en" : language.startsWith("fr") ? "fr" : speech.locale}
              offer={sent ?? Composition.shown(own)}
              now={now}
            >
              <span className="offer-link" dir="auto">
                {sent?.link.label ?? own.label}
              </span>
            </OfferCard>
          </div>
        </section>
      </div>
      <FormFoot sending={wish.sending} confirm={speech.say("manager.save")} onCancel={onClose} />
    </form>
  )
}
