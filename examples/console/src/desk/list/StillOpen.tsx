/**
 * What an agent still has open, before they leave or take nobody more: each a way to it.
 *
 * @since 0.1.0
 */
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { ConversationId } from "@pupitre/core/Id"
import { Button } from "../../design/Button.tsx"
import "../../design/Form.css"
import { Sheet } from "../../design/Sheet.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import "./ConversationLine.css"
import { Elapsed } from "../Elapsed.tsx"
import { Face } from "../Face.tsx"
import "./StillOpen.css"
import { visitorName } from "../Who.ts"

/** What is still open, and the question whether to go on; `for` is what with. */
export const StillOpen = ({
  for: leaving,
  open,
  onOpen,
  onGo,
  onClose,
}: {
  readonly for: "unavailable" | "signOut" | undefined
  readonly open: ReadonlyArray<ConversationSummary>
  readonly onOpen: (id: ConversationId) => void
  readonly onGo: () => void
  readonly onClose: () => void
}) => {
  const speech = useSpeech()
  return (
    <Sheet
      open={leaving !== undefined}
      title={speech.say(leaving === "signOut" ? "leave.signOut" : "leave.unavailable")}
      closeLabel={speech.say("dialog.close")}
      onClose={onClose}
    >
      <div className="pu-form">
        <div className="pu-form-fields">
          <p className="pu-form-intro">
            {open.length === 0
              ? speech.say("leave.nothing")
              : `${speech.count("leave.open", open.length)} ${speech.say(
                  leaving === "signOut" ? "leave.signOutHint" : "leave.unavailableHint",
                )}`}
          </p>
          {open.length > 0 && (
            <ul className="pu-still">
              {open.map(({ id, visitor, waitingSince, last, startedAt }) => (
                <li key={id}>
                  <a
                    className="pu-line-open"
                    href={`/desk/c/${id}`}
                    onClick={(event) => {
                      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
                      event.preventDefault()
                      onClose()
                      onOpen(id)
                    }}
                  >
                    <Face name={visitor.name ?? ""} />
                    <span className="pu-line-words">
                      <span className="pu-line-top">
                        <span className="pu-line-name pu-ellipsis">
                          <bdi>{visitorName(visitor, speech)}</bdi>
                        </span>
                        <span className="pu-line-time">
                          <Elapsed since={waitingSince ?? last?.at ?? startedAt} form="span" />
                        </span>
                      </span>
                      <span className="pu-line-low">
                        <span className="pu-line-last pu-ellipsis">
                          <bdi>{last?.text ?? speech.say("list.nothingSaid")}</bdi>
                        </span>
                      </span>
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          )}
        </div>
        <div className="pu-form-foot">
          <Button look="quiet" onClick={onClose}>
            {speech.say("dialog.cancel")}
          </Button>
          <Button look="primary" onClick={onGo}>
            {speech.say(leaving === "signOut" ? "leave.signOut" : "leave.unavailable")}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
