/**
 * The button that shows proposed answers or does without them; pressed after they were put away, it brings them back.
 *
 * @since 0.1.0
 */
import type { Suggestions } from "@pupitre/core/composer/Suggestions"
import { useSuggestionStrip } from "@pupitre/react-bindings/useSuggestions"
import { Sparkles } from "lucide-react"
import { IconButton } from "../../design/Button.tsx"
import { Tip } from "../../design/Tip.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"

/** The button that shows proposed answers or does without them. */
export const SuggestionTool = ({
  suggestions,
  on,
  onChange,
}: {
  readonly suggestions: Suggestions | undefined
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}) => {
  const speech = useSpeech()
  const { answers, dismissed } = useSuggestionStrip(suggestions)
  const away = answers !== undefined && answers <= dismissed
  const words = speech.say(on && !away ? "suggestion.off" : "suggestion.on")
  return (
    <Tip words={words}>
      <IconButton
        label={speech.say("suggestion.title")}
        aria-pressed={on && !away}
        onClick={() => (on && away ? suggestions?.again() : onChange(!on))}
      >
        <Sparkles size={17} aria-hidden />
      </IconButton>
    </Tip>
  )
}
