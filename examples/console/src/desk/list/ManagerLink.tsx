/**
 * From a manager's desk to the manager's page.
 *
 * @since 0.1.0
 */
import { ClipboardList } from "lucide-react"
import { Tip } from "../../design/Tip.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"

/** From a manager's desk to the manager's page. */
export const ManagerLink = () => {
  const speech = useSpeech()
  return (
    <Tip words={speech.say("manager.open")} side="bottom">
      <a className="pu-button" data-look="quiet" data-square="" href="/manager" aria-label={speech.say("manager.open")}>
        <ClipboardList size={18} aria-hidden />
      </a>
    </Tip>
  )
}
