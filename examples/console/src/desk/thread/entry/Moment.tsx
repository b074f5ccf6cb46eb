/**
 * The time of a row, with the whole date in its title.
 *
 * @since 0.1.0
 */
import { useSpeech } from "../../../words/useSpeech.tsx"

/** The time of a row. */
export const Moment = ({ at }: { readonly at: number }) => {
  const speech = useSpeech()
  return (
    <time className="pu-moment" dateTime={new Date(at).toISOString()} title={speech.moment(at)}>
      {speech.time(at)}
    </time>
  )
}
