/**
 * The button that takes up again a conversation that is over; it stays where that cannot be, and says why.
 *
 * Whether it can be is decided on the visitor's stream, which knows their last conversation and whether one is open.
 *
 * @since 0.1.0
 */
import { reopenConversation } from "@pupitre/core/command/Reopening"
import type { ConversationId, VisitorId } from "@pupitre/core/Id"
import type { Reason } from "@pupitre/core/Reason"
import { make as reason } from "@pupitre/core/Reason"
import * as StreamKey from "@pupitre/core/StreamKey"
import { RotateCcw } from "lucide-react"
import { useId, useSyncExternalStore } from "react"
import { reopening } from "../../../policy.ts"
import { Button } from "../../design/Button.tsx"
import { Tip } from "../../design/Tip.tsx"
import { useStreamWish } from "../../wish/useStreamWish.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import { useLoad } from "../list/Load.ts"
import { useKeptAway } from "./KeptAway.ts"

const command = reopenConversation(reopening)

/** The button that takes up again a visitor's conversation that is over. */
export const Reopen = ({
  conversation,
  visitor,
}: {
  readonly conversation: ConversationId
  readonly visitor: VisitorId
}) => {
  const speech = useSpeech()
  const id = useId()
  const load = useLoad()
  const { last, can } = useKeptAway(visitor)
  const answer = can(command, useSyncExternalStore(load.subscribe, load.get, load.get))
  const wish = useStreamWish(command, (tenant) => StreamKey.visitor(tenant, visitor))
  const reasons: ReadonlyArray<Reason> =
    answer._tag === "Disabled" ? answer.reasons : last === conversation ? [] : [reason("NotReopenable")]
  const why = reasons.length > 0 ? speech.because(reasons) : wish.refused
  return (
    <>
      <Tip words={why ?? false} onTap={why !== undefined}>
        <Button
          size="s"
          aria-disabled={reasons.length > 0 || wish.sending !== "no"}
          {...(why !== undefined && { "aria-describedby": `${id}-why` })}
          onClick={() => {
            if (reasons.length === 0 && wish.sending === "no") wish.make({ conversationId: conversation })
          }}
        >
          <RotateCcw size={14} aria-hidden />
          {speech.say("composer.reopen")}
        </Button>
      </Tip>
      {why !== undefined && (
        <span id={`${id}-why`} className="pu-hidden">
          {why}
        </span>
      )}
    </>
  )
}
