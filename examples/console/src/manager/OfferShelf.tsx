/**
 * The offers of the library: what each says, how long it lasts, whether any is left, and the form that keeps one.
 *
 * @since 0.1.0
 */
import type { OfferItem } from "@pupitre/actions/Library"
import { offers, searchOffers, standing } from "@pupitre/actions/Library"
import type { ItemId } from "@pupitre/core/Id"
import { host } from "@pupitre/core/SafeUrl"
import * as Shelf from "@pupitre/core/Shelf"
import { Tag } from "lucide-react"
import type { ReactNode } from "react"
import { useState } from "react"
import { Blank } from "../design/Notice.tsx"
import { useNow } from "../desk/Clock.ts"
import type { Speech } from "../words/Speech.ts"
import { useSpeech } from "../words/useSpeech.tsx"
import * as Address from "./Address.ts"
import "./Library.css"
import { OfferForm } from "./OfferForm.tsx"
import { placeWords } from "./OfferPlacing.tsx"
import { RowActions } from "./RowActions.tsx"
import { TakeOff } from "./ShelfPart.tsx"
import { ShelfTable } from "./ShelfTable.tsx"
import type { Tone } from "./State.tsx"
import { State } from "./State.tsx"
import type { Followed } from "./useStream.ts"

/** An offer with its id. */
export interface Held {
  readonly id: ItemId
  readonly item: OfferItem
}

/** The offers of the library. */
export const OfferShelf = ({
  followed,
  tabs,
}: {
  readonly followed: Followed<Shelf.Shelf>
  readonly tabs: ReactNode
}) => {
  const speech = useSpeech()
  const now = useNow(15_000)
  const [text, setText] = Address.useFilter("q")
  const [edited, setEdited] = useState<Held | "new">()
  const [taken, setTaken] = useState<Held>()
  const all = Shelf.read(followed.state, offers.decode)
  const found = new Set<string>(searchOffers(followed.state, text.trim()).map(({ id }) => id))
  const shown = all.filter(({ id }) => found.has(id))
  return (
    <div className="pu-section">
      <ShelfTable
        followed={followed}
        tabs={tabs}
        label={speech.say("shelf.offers")}
        columns={[
          { head: speech.say("shelf.offerTitle") },
          { head: speech.say("shelf.price") },
          { head: speech.say("shelf.validity") },
          { head: speech.say("shelf.category"), aside: true },
          { head: speech.say("shelf.language"), aside: true },
        ]}
        size={all.length}
        shown={shown.length}
        add={speech.say("shelf.addOffer")}
        onAdd={() => setEdited("new")}
        seek={speech.say("shelf.searchOffers")}
        sought={text}
        onSeek={setText}
        empty={
          <Blank icon={<Tag size={24} aria-hidden />} title={speech.say("shelf.noOffersTitle")}>
            {speech.say("shelf.noOffers")}
          </Blank>
        }
      >
        {shown.map((held) => (
          <Line key={held.id} held={held} now={now} onEdit={setEdited} onTake={setTaken} />
        ))}
      </ShelfTable>
      <OfferForm edited={edited} onClose={() => setEdited(undefined)} />
      <TakeOff
        shelving={offers}
        title={speech.say("shelf.removeOffer")}
        intro={speech.say("shelf.removeIntro", { what: taken?.item.title ?? "" })}
        id={taken?.id}
        onClose={() => setTaken(undefined)}
      />
    </div>
  )
}

const Line = ({
  held,
  now,
  onEdit,
  onTake,
}: {
  readonly held: Held
  readonly now: number
  readonly onEdit: (held: Held) => void
  readonly onTake: (held: Held) => void
}) => {
  const speech = useSpeech()
  const { title, message, image, link, price, category, language } = held.item
  const state = standing(held.item, now)
  const where = placeWords(held.item, speech)
  return (
    <tr>
      <td>
        <span className="pu-shelf-offer">
          <Picture image={image} />
          <span>
            <bdi className="pu-table-main">{title}</bdi>
            <bdi className="pu-shelf-message">{message}</bdi>
            <a className="pu-shelf-address" href={link.url} target="_blank" rel="noopener noreferrer" title={link.url}>
              <b>{host(link.url)}</b>
              {new URL(link.url).pathname}
            </a>
          </span>
        </span>
      </td>
      <td className="pu-table-price">
        {price !== undefined && (
          <>
            <bdi>{price.now}</bdi>
            {price.was !== undefined && (
              <span className="pu-table-more">
                <s>
                  <bdi>{price.was}</bdi>
                </s>
              </span>
            )}
          </>
        )}
      </td>
      <td className="pu-table-fit">
        <State tone={tones[state]}>{speech.say(`shelf.state.${state}`)}</State>
        <span className="pu-table-more">{period(held.item, speech)}</span>
      </td>
      <td className="pu-aside pu-table-quiet">
        <bdi>{category}</bdi>
        {where !== "" && <bdi className="pu-table-more">{where}</bdi>}
      </td>
      <td className="pu-aside pu-table-quiet pu-table-fit">
        {language === undefined ? "" : speech.language(language)}
      </td>
      <td className="pu-table-fit">
        <RowActions what={title} onEdit={() => onEdit(held)} onRemove={() => onTake(held)} />
      </td>
    </tr>
  )
}

/** The image in small. One that does not load leaves its place. */
const Picture = ({ image }: { readonly image: OfferItem["image"] }) => {
  const [lost, setLost] = useState<string>()
  return (
    <span className="pu-shelf-picture">
      {image === undefined || lost === image.url ? (
        <Tag size={18} aria-hidden />
      ) : (
        <img src={image.url} alt="" loading="lazy" referrerPolicy="no-referrer" onError={() => setLost(image.url)} />
      )}
    </span>
  )
}

const period = ({ from, until }: OfferItem, speech: Speech): string => {
  if (from === undefined)
    return until === undefined ? speech.say("shelf.always") : speech.say("shelf.toDate", { date: speech.stamp(until) })
  return until === undefined
    ? speech.say("shelf.fromDate", { date: speech.stamp(from) })
    : speech.say("shelf.fromTo", { from: speech.stamp(from), to: speech.stamp(until) })
}

const tones: Readonly<Record<ReturnType<typeof standing>, Tone>> = {
  valid: "accent",
  notYet: "quiet",
  over: "quiet",
  gone: "amber",
}
