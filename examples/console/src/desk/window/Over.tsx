/**
 * What stands in the composer's place when all is said: the way to who waits next, and the way back.
 *
 * @since 0.1.0
 */
import * as DeskList from "@pupitre/core/desk/DeskList"
import { useDesk } from "@pupitre/react-bindings/useDesk"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import { CircleCheckBig } from "lucide-react"
import { Button } from "../../design/Button.tsx"
import { Notice } from "../../design/Notice.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import * as Address from "../Address.ts"
import { Reopen } from "./WindowParts.tsx"

/** What stands in the composer's place when all is said. */
export const Over = () => {
  const speech = useSpeech()
  const me = useSelf()?.participant
  const { id, visitor } = useConversation()
  const next = useDesk()
    .filter((one) => one.status === "active" && me?._tag === "Agent" && one.owner?.agentId === me.id)
    .toSorted(DeskList.byUrgency)[0]
  return (
    <div className="pu-over" tabIndex={-1}>
      <Notice
        icon={<CircleCheckBig size={16} aria-hidden />}
        action={
          <div className="pu-over-does">
            {id !== undefined && visitor !== undefined && <Reopen conversation={id} visitor={visitor.id} />}
            {next !== undefined && (
              <Button size="s" data-next onClick={() => Address.open(next.id)}>
                {speech.say("composer.next")}
              </Button>
            )}
          </div>
        }
      >
        {speech.say("composer.over")}
      </Notice>
    </div>
  )
}
