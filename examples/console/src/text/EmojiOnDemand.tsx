/**
 * The emoji menu, loaded when it first shows; where it cannot be had, it says so.
 *
 * @since 0.1.0
 */
import type { ComponentProps } from "react"
import { lazy, Suspense } from "react"
import { useSpeech } from "../words/useSpeech.tsx"
import type { EmojiPicker } from "./EmojiPicker.tsx"
import "./EmojiWait.css"

/** The emoji menu. */
export const EmojiOnDemand = (props: ComponentProps<typeof EmojiPicker>) => {
  const speech = useSpeech()
  return (
    <Suspense fallback={<p className="pu-emoji-wait">{speech.say("emoji.loading")}</p>}>
      <Loaded {...props} />
    </Suspense>
  )
}

const Unreachable = (_: ComponentProps<typeof EmojiPicker>) => {
  const speech = useSpeech()
  return (
    <p className="pu-emoji-wait" role="alert">
      {speech.say("emoji.unreachable")}
    </p>
  )
}

const Loaded = lazy(() =>
  import("./EmojiPicker.tsx").then(
    (module) => ({ default: module.EmojiPicker }),
    () => ({ default: Unreachable }),
  ),
)
