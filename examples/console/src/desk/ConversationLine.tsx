/**
 * One line of the list: who, whether they wait and for how long, what was said last.
 *
 * @since 0.1.0
 */
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { AgentId, ConversationId } from "@pupitre/core/Id"
import { Phone, Video } from "lucide-react"
import { memo } from "react"
import { Button } from "../design/Button.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import "./ConversationLine.css"
import { Elapsed } from "./Elapsed.tsx"
import { Face } from "./Face.tsx"
import { visitorName } from "./Who.ts"

/** One line of the list; `onTake` gives it the button that takes it from the queue. */
export const ConversationLine = memo(function ConversationLine({
  summary,
  self,
  selected,
  onOpen,
  onTake,
}: {
  readonly summary: ConversationSummary
  readonly self: AgentId | undefined
  readonly selected: boolean
  readonly onOpen: (id: ConversationId) => void
  readonly onTake?: (id: ConversationId) => void
}) {
  const speech = useSpeech()
  const { id, visitor, status, waitingSince, last, unanswered, visitorGone, mode, startedAt, owner } = summary
  const name = visitorName(visitor, speech)
  const waits = waitingSince !== undefined && status !== "closed"
  const there = !visitorGone && status !== "closed"
  return (
    <li className="pu-line" data-waits={waits} data-selected={selected} data-status={status}>
      <a
        className="pu-line-open"
        href={`/desk/c/${id}`}
        aria-current={selected ? "page" : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
          event.preventDefault()
          onOpen(id)
        }}
      >
        <Face
          name={visitor.name ?? ""}
          {...(status !== "closed" && {
            presence: { there, label: speech.say(there ? "visitor.here" : "visitor.gone") },
          })}
        />
        <span className="pu-line-words">
          <span className="pu-line-top">
            <span className="pu-line-name pu-ellipsis" title={name}>
              <bdi>{name}</bdi>
            </span>
            {mode === "call" && <Phone size={14} aria-label={speech.say("mode.call")} role="img" />}
            {mode === "video" && <Video size={14} aria-label={speech.say("mode.video")} role="img" />}
            <span className="pu-line-time" title={waits ? speech.say("list.waiting") : undefined}>
              {waits && <span className="pu-hidden">{speech.say("list.waiting")} </span>}
              {waits ? (
                <Elapsed since={waitingSince} form="timer" />
              ) : (
                <Elapsed since={last?.at ?? startedAt} form="span" />
              )}
            </span>
          </span>
          <span className="pu-line-low">
            <span className="pu-line-last pu-ellipsis">
              {last === undefined ? (
                <i>{speech.say("list.nothingSaid")}</i>
              ) : (
                <>
                  {last.by === "agent" && owner !== undefined && (
                    <span>
                      {owner.agentId === self
                        ? speech.say("list.you")
                        : speech.say("list.they", { owner: owner.name })}{" "}
                    </span>
                  )}
                  <bdi>{last.text}</bdi>
                </>
              )}
            </span>
            {unanswered > 0 && status !== "closed" && (
              <span className="pu-line-count" title={speech.count("list.unanswered", unanswered)}>
                <span aria-hidden>{unanswered > 99 ? "99+" : speech.number(unanswered)}</span>
                <span className="pu-hidden">{speech.count("list.unanswered", unanswered)}</span>
              </span>
            )}
          </span>
        </span>
      </a>
      {onTake !== undefined && (
        <Button
          className="pu-line-take"
          size="s"
          look="primary"
          aria-label={speech.say("list.takeWho", { visitor: name })}
          onClick={() => onTake(id)}
        >
          {speech.say("list.take")}
        </Button>
      )}
    </li>
  )
})
