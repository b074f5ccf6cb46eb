/**
 * The emoji menu of the reply. The menu itself, and the emoji, come when it is first opened.
 *
 * @since 0.1.0
 */
import { SmilePlus } from "lucide-react"
import { useRef, useState } from "react"
import { IconButton } from "../../design/Button.tsx"
import { Popover } from "../../design/Popover.tsx"
import { Tip } from "../../design/Tip.tsx"
import { EmojiOnDemand } from "../../text/EmojiOnDemand.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { useCaret } from "./Caret.ts"
import { change, useHabits } from "./Habits.ts"

/** The emoji menu of the reply. */
export const EmojiMenu = () => {
  const speech = useSpeech()
  const caret = useCaret()
  const { tone, recent } = useHabits()
  const [button, setButton] = useState<HTMLButtonElement | null>(null)
  const [open, setOpen] = useState(false)
  const inserted = useRef(false)
  const label = speech.say("emoji.open")
  return (
    <>
      <Tip words={label}>
        <IconButton
          ref={setButton}
          label={label}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => {
            inserted.current = false
            setOpen(!open)
          }}
        >
          <SmilePlus size={17} aria-hidden />
        </IconButton>
      </Tip>
      <Popover
        anchor={open ? (button ?? undefined) : undefined}
        title={label}
        side="top"
        bare
        after={() => (inserted.current ? caret.field.current : button)}
        onClose={() => setOpen(false)}
      >
        <EmojiOnDemand
          tone={tone}
          recent={recent}
          onTone={(next) => change({ tone: next })}
          onRecent={(next) => change({ recent: next })}
          onPick={(emoji, more) => {
            inserted.current = true
            caret.insert(emoji, more)
            if (!more) setOpen(false)
          }}
        />
      </Popover>
    </>
  )
}
