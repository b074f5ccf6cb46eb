/**
 * Texts that were written for this visitor and do not show: in another tab at the same time, or given back because they
 * could not be sent. None is lost before the agent says so.
 *
 * @since 0.1.0
 */
import { FileClock } from "lucide-react"
import { Button } from "../../design/Button.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { AboveLine } from "./Above.tsx"

/** Texts that do not show. */
export const Others = ({
  texts,
  onTake,
  onDrop,
}: {
  readonly texts: ReadonlyArray<string>
  readonly onTake: (text: string) => void
  readonly onDrop: (text: string) => void
}) => {
  const speech = useSpeech()
  return texts.map((text) => (
    <AboveLine
      key={text}
      icon={<FileClock size={16} aria-hidden />}
      deeds={
        <>
          <Button size="s" look="quiet" onClick={() => onDrop(text)}>
            {speech.say("others.drop")}
          </Button>
          <Button size="s" onClick={() => onTake(text)}>
            {speech.say("others.take")}
          </Button>
        </>
      }
    >
      {speech.say("others.kept")}
      <q dir="auto">{text}</q>
    </AboveLine>
  ))
}
