/**
 * The shape of what is known of a visitor, while it is on its way.
 *
 * @since 0.1.0
 */
import { Bone } from "../../design/Notice.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import "./InformationPane.css"

/** The shape of what is known of a visitor. */
export const InformationWait = () => {
  const speech = useSpeech()
  return (
    <div className="pu-info-bones">
      <span className="pu-hidden">{speech.say("information.loading")}</span>
      {["40%", "30%", "36%"].map((width) => (
        <div key={width}>
          <Bone width={width} />
          <Bone width="90%" height="10px" />
          <Bone width="76%" height="10px" />
        </div>
      ))}
    </div>
  )
}
