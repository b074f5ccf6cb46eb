/**
 * Time that passes: the only component that renders again every second.
 *
 * @since 0.1.0
 */
import { useSpeech } from "../words/useSpeech.tsx"
import { useNow } from "./Clock.ts"

/** How long since a moment: `timer` counts seconds (02:14), `span` gives the largest unit (2 min). */
export const Elapsed = ({
  since,
  until,
  form,
}: {
  readonly since: number
  readonly until?: number | undefined
  readonly form: "timer" | "span"
}) => {
  const speech = useSpeech()
  const now = useNow(1000)
  const duration = Math.max(0, (until ?? now) - since)
  return <>{form === "timer" ? speech.timer(duration) : speech.span(duration)}</>
}
