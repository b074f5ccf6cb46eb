/**
 * What stands in the place of a part of the desk that could not be had. Loading the page again loses nothing: what is being
 * written is kept on this device, and so is what is being sent.
 *
 * @since 0.1.0
 */
import { CloudOff } from "lucide-react"
import { Button } from "../design/Button.tsx"
import { Blank } from "../design/Notice.tsx"
import { useSpeech } from "../words/useSpeech.tsx"

/** What stands in the place of a part that could not be had. `headed`: what is around it has said so in its title. */
export const Unreachable = ({ headed = false }: { readonly headed?: boolean }) => {
  const speech = useSpeech()
  return (
    <Blank
      icon={<CloudOff size={24} aria-hidden />}
      title={headed ? undefined : speech.say("part.unreachable")}
      action={<Button onClick={() => location.reload()}>{speech.say("part.again")}</Button>}
    >
      {speech.say("part.unreachableHint")}
    </Blank>
  )
}
