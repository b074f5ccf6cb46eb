/**
 * What a reply still has to be filled in with, said while it is written: the visitor never reads a placeholder.
 *
 * @since 0.1.0
 */
import type { Publishing } from "@pupitre/core/composer/Draft"
import { filled, places } from "@pupitre/core/composer/Placeholders"
import { TextCursorInput } from "lucide-react"
import { Button } from "../../design/Button.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { AboveLine } from "./Above.tsx"
import { useCaret } from "./Caret.ts"
import type { Known } from "./Values.ts"

/** Whether publishing was stopped for what has to be filled in. */
export const isUnfilled = (publishing: Publishing): boolean =>
  publishing._tag === "Stopped" && publishing.step === filled.name

/** What has to be filled in, and the way to it. */
export const Missing = ({
  text,
  known,
  pressing,
}: {
  readonly text: string
  readonly known: Known
  /** Whether it has kept the reply from being published. */
  readonly pressing: boolean
}) => {
  const speech = useSpeech()
  const { field } = useCaret()
  const all = places(text)
  const [first] = all
  if (first === undefined) return null
  const labels = [...new Set(all.map(({ name }) => known.label(name)))]
  return (
    <AboveLine
      tone="amber"
      role={pressing ? "alert" : "status"}
      icon={<TextCursorInput size={16} aria-hidden />}
      deeds={
        <Button
          size="s"
          onClick={() => {
            field.current?.focus()
            field.current?.setSelectionRange(first.from, first.to)
          }}
        >
          {speech.say("missing.go")}
        </Button>
      }
    >
      {speech.say("missing.what", { names: speech.list(labels) })}
    </AboveLine>
  )
}
