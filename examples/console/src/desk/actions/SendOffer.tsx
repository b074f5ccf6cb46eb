/**
 * The dialog that sends an offer: one of the library, looked at again when it is sent, or one of the agent's own.
 *
 * @since 0.1.0
 */
import * as Offering from "@pupitre/actions/SendOffer"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { useEffect } from "react"
import { offering } from "../../../policy.ts"
import { Sheet } from "../../design/Sheet.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { actions } from "./Actions.ts"
import { useNow } from "../Clock.ts"
import * as Library from "./Library.ts"
import { useOfferImages } from "./OfferImages.ts"
import { SendOfferForm } from "./SendOfferForm.tsx"
import { useShelf } from "./Shelf.ts"
import { useWish } from "./Wish.ts"

/** The dialog that sends an offer. */
export const SendOffer = ({ open, onDone }: { readonly open: boolean; readonly onDone: () => void }) => {
  const speech = useSpeech()
  return (
    <Sheet wide open={open} title={speech.say("offer.title")} closeLabel={speech.say("dialog.close")} onClose={onDone}>
      <Content onDone={onDone} />
    </Sheet>
  )
}

const Content = ({ onDone }: { readonly onDone: () => void }) => {
  const conversation = useConversation()
  const { language, mode } = conversation
  const [shelf, ask] = useShelf(Library.offers)
  const { sending, refused, make } = useWish(actions.sendOffer.command, onDone)
  const images = useOfferImages()
  const now = useNow(1000)
  // One that has gone, or is no longer what was listed, is listed anew.
  useEffect(() => {
    if (refused.some(({ key }) => key === "OfferNotFound" || key === "OfferUnavailable")) ask()
  }, [refused, ask])
  return (
    <SendOfferForm
      shelf={shelf}
      now={now}
      language={language}
      mode={mode}
      where={conversation}
      sending={sending}
      refused={refused}
      compose={(input) =>
        Offering.compose(input, now, { ...offering, image: images.found, offers: Library.offers.find })
      }
      images={images}
      onSend={make}
      onCancel={onDone}
    />
  )
}
