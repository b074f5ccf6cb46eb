/**
 * What has just become of a conversation that left the screen, said for a moment.
 *
 * @since 0.1.0
 */
import type { Store } from "@pupitre/core/Readable"
import { store } from "@pupitre/core/Readable"
import { Check, X } from "lucide-react"
import { useEffect, useSyncExternalStore } from "react"
import { IconButton } from "../../design/Button.tsx"
import { Notice } from "../../design/Notice.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"

const told: Store<string | undefined> = store<string | undefined>(undefined)

/** Says something in place of what was said before. */
export const tell = (words: string): void => told.set(words)

/** Milliseconds for which it is said. */
const lasts = 8_000

/** What was last told, until it has been read. */
export const Told = () => {
  const speech = useSpeech()
  const words = useSyncExternalStore(told.subscribe, told.get, told.get)
  useEffect(() => {
    if (words === undefined) return
    const timer = setTimeout(() => told.set(undefined), lasts)
    return () => clearTimeout(timer)
  }, [words])
  return (
    <div role="status">
      {words !== undefined && (
        <Notice
          flush
          icon={<Check size={16} aria-hidden />}
          action={
            <IconButton size="s" label={speech.say("dialog.close")} onClick={() => told.set(undefined)}>
              <X size={14} aria-hidden />
            </IconButton>
          }
        >
          {words}
        </Notice>
      )}
    </div>
  )
}
