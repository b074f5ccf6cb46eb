/**
 * When something was, in short, with the whole date in its title.
 *
 * @since 0.1.0
 */
import { useSpeech } from "../words/useSpeech.tsx"

/** When something was, milliseconds. */
export const Stamp = ({ at }: { readonly at: number }) => {
  const speech = useSpeech()
  return (
    <time dateTime={new Date(at).toISOString()} title={speech.moment(at)}>
      {speech.stamp(at)}
    </time>
  )
}
