/**
 * That the reply is being written in another of the agent's windows. Entering the field here takes it over.
 *
 * @since 0.1.0
 */
import { AppWindow } from "lucide-react"
import { useSpeech } from "../../words/useSpeech.tsx"
import { AboveLine } from "./Above.tsx"

/** That the reply is being written in another window. */
export const Elsewhere = () => {
  const speech = useSpeech()
  return (
    <AboveLine role="status" icon={<AppWindow size={16} aria-hidden />}>
      {speech.say("elsewhere.written")}
    </AboveLine>
  )
}
