/**
 * The shape of a conversation that is on its way.
 *
 * @since 0.1.0
 */
import { Bone } from "../../design/Notice.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"

/** The shape of a conversation that is on its way. */
export const Loading = () => {
  const speech = useSpeech()
  return (
    <div className="pu-window" aria-busy>
      <div className="pu-talk pu-loading">
        <span className="pu-hidden">{speech.say("thread.loading")}</span>
        <Bone width="180px" height="20px" />
        <Bone width="46%" height="36px" />
        <Bone width="32%" height="36px" />
        <Bone width="52%" height="36px" />
      </div>
    </div>
  )
}
