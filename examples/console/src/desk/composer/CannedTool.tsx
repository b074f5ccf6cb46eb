/**
 * The tool that shows all canned replies: to look for one, insert it or publish it, and to keep one's own.
 *
 * @since 0.1.0
 */
import { MessageSquareQuote } from "lucide-react"
import { lazy, Suspense, useState } from "react"
import { IconButton } from "../../design/Button.tsx"
import { Tip } from "../../design/Tip.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { useCaret } from "./Caret.ts"
import type { Known } from "./Values.ts"

// What opens when asked for comes when asked for.
const CannedPicker = lazy(() => import("./CannedPicker.tsx"))

/** The tool. `onSend` publishes what stands in the field. */
export const CannedTool = ({
  known,
  language,
  off,
  onSend,
}: {
  readonly known: Known
  readonly language: string | undefined
  readonly off: boolean
  readonly onSend: () => void
}) => {
  const speech = useSpeech()
  const caret = useCaret()
  const [anchor, setAnchor] = useState<Element>()
  return (
    <>
      <Tip words={speech.say("canned.title")}>
        <IconButton
          label={speech.say("canned.title")}
          aria-haspopup="dialog"
          aria-expanded={anchor !== undefined}
          aria-disabled={off}
          onClick={(event) => {
            if (!off) setAnchor(event.currentTarget)
          }}
        >
          <MessageSquareQuote size={17} aria-hidden />
        </IconButton>
      </Tip>
      {anchor !== undefined && (
        <Suspense>
          <CannedPicker
            anchor={anchor}
            caret={caret}
            known={known}
            language={language}
            onSend={onSend}
            onClose={() => setAnchor(undefined)}
          />
        </Suspense>
      )}
    </>
  )
}
