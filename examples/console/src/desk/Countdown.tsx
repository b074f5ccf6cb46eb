/**
 * Time that runs out, as a hint: what happens then the server does by itself.
 *
 * @since 0.1.0
 */
import { useSpeech } from "../words/useSpeech.tsx"
import { useNow } from "./Clock.ts"

/** How long until a moment, in seconds: 00:24. Stands at zero once it has passed. */
export const Countdown = ({ until }: { readonly until: number }) => {
  const speech = useSpeech()
  const now = useNow(1000)
  return <span className="pu-countdown">{speech.timer(Math.max(0, until - now))}</span>
}
