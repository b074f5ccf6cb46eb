/**
 * A message in another language, below what was said: in which, and what translated it.
 *
 * @since 0.1.0
 */
import { Languages } from "lucide-react"
import { useSpeech } from "../../../words/useSpeech.tsx"
import { Linked } from "../Linked.tsx"
import "./Translated.css"

/** A message in another language. */
export const Translated = ({
  text,
  language,
  provider,
  to,
}: {
  readonly text: string
  readonly language: string
  readonly provider: string
  readonly to: "visitor" | "agents"
}) => {
  const speech = useSpeech()
  const by = provider === "Browser" ? speech.say("translation.byBrowser") : speech.say("translation.by", { provider })
  return (
    <div className="pu-translation">
      <Languages size={13} role="img" aria-label={speech.say("entry.translation")} />
      <div>
        <div dir="auto" lang={language}>
          <Linked text={text} />
        </div>
        <small>
          {[speech.language(language), by, ...(to === "visitor" ? [speech.say("translation.forVisitor")] : [])].join(
            " · ",
          )}
        </small>
      </div>
    </div>
  )
}
