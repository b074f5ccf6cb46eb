/**
 * How far one's own message has got: one tick for sent, two for delivered, two in colour for read.
 *
 * @since 0.1.0
 */
import type { Entry } from "@pupitre/core/Entry"
import { useDelivery } from "@pupitre/react-bindings/useDelivery"
import { Check, CheckCheck } from "lucide-react"
import { useSpeech } from "../../../words/useSpeech.tsx"

/** How far one's own message has got. Nothing while it is being sent, or when it failed: the row says so already. */
export const Ticks = ({ entry }: { readonly entry: Entry }) => {
  const speech = useSpeech()
  const delivery = useDelivery(entry)
  if (delivery === undefined || delivery === "sending" || delivery === "failed") return null
  const Icon = delivery === "sent" ? Check : CheckCheck
  return (
    <span className="pu-ticks" data-delivery={delivery}>
      <Icon size={14} role="img" aria-label={speech.say(`delivery.${delivery}`)} />
    </span>
  )
}
