/**
 * What an open conversation is filed under, in sight.
 *
 * @since 0.1.0
 */
import { RemoveTag } from "@pupitre/core/command/Tags"
import { useAvailability } from "@pupitre/react-bindings/useAvailability"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { useSubmit } from "@pupitre/react-bindings/useSubmit"
import { X } from "lucide-react"
import { tagWords } from "../../../policy.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import "./Tagging.css"

/** The types of the conversation in a line, each with the way to take it away; nothing when there are none. */
export const TagLine = () => {
  const speech = useSpeech()
  const { tags, status } = useConversation()
  const off = useAvailability(RemoveTag)._tag === "Disabled"
  const remove = useSubmit(RemoveTag)
  if (tags.length === 0 || status === "closed") return null
  return (
    <ul className="pu-taglist" aria-label={speech.say("close.tags")}>
      {tags.map((tag) => (
        <li key={tag} className="pu-tag">
          <span className="pu-ellipsis" dir="auto">
            {tagWords(tag, speech.locale)}
          </span>
          {!off && (
            <button
              type="button"
              aria-label={speech.say("tag.remove", { tag: tagWords(tag, speech.locale) })}
              onClick={() => void remove({ tag })}
            >
              <X size={12} aria-hidden />
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
