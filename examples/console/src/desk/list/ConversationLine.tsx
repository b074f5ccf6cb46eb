/**
 * One line of the list: who, whether they wait and for how long, what was said last.
 *
 * @since 0.1.0
 */
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import { isBlocked } from "@pupitre/core/ConversationSummary"
import type { AgentId, ConversationId } from "@pupitre/core/Id"
import { AlarmClock, Ban, Forward, Hourglass, Phone, Timer, Users, Video } from "lucide-react"
import type { ReactNode } from "react"
import { memo } from "react"
import { Button } from "../../design/Button.tsx"
import { Tip } from "../../design/Tip.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { useNow } from "../Clock.ts"
import "./ConversationLine.css"
import { Countdown } from "../Countdown.tsx"
import { Elapsed } from "../Elapsed.tsx"
import { Face } from "../Face.tsx"
import type { Ring } from "./Ringing.ts"
import { visitorName } from "../Who.ts"

/** What an agent can answer to a conversation that asks them. */
export interface Answers {
  readonly onAccept: (id: ConversationId, kind: Ring["kind"]) => void
  readonly onDecline: (id: ConversationId, kind: Ring["kind"]) => void
}

/** One line of the list; `onTake` gives it the button that takes it from the queue, `ring` those that answer it. */
export const ConversationLine = memo(function ConversationLine({
  summary,
  self,
  selected,
  onOpen,
  onTake,
  full,
  ring,
  answers,
}: {
  readonly summary: ConversationSummary
  readonly self: AgentId | undefined
  readonly selected: boolean
  readonly onOpen: (id: ConversationId) => void
  readonly onTake?: (id: ConversationId) => void
  /** Why this agent can take it not now, for want of a slot. */
  readonly full?: string | undefined
  readonly ring?: Ring | undefined
  readonly answers?: Answers | undefined
}) {
  const speech = useSpeech()
  const { id, visitor, status, waitingSince, last, unanswered, visitorGone, mode, startedAt, owner } = summary
  const name = visitorName(visitor, speech)
  const waits = waitingSince !== undefined && status !== "closed" && status !== "snoozed"
  const there = !visitorGone && status !== "closed"
  return (
    <li className="pu-line" data-waits={waits || ring !== undefined} data-selected={selected} data-status={status}>
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
            <span className="pu-line-time" title={waits && ring === undefined ? speech.say("list.waiting") : undefined}>
              {waits && ring === undefined && <span className="pu-hidden">{speech.say("list.waiting")} </span>}
              {ring?.until !== undefined ? (
                <Countdown until={ring.until} />
              ) : summary.snooze?.until !== undefined ? (
                <Back until={summary.snooze.until} />
              ) : waits ? (
                <Elapsed since={waitingSince} form="timer" />
              ) : (
                <Elapsed since={last?.at ?? startedAt} form="span" />
              )}
            </span>
          </span>
          <span className="pu-line-low">
            <State summary={summary} self={self} />
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
      {ring !== undefined && answers !== undefined && (
        <div className="pu-line-take">
          {/* What rings for them holds its slot already. */}
          <Roomy
            full={ring.kind === "offer" ? undefined : full}
            label={speech.say(ring.kind === "offer" ? "ring.pickUpWho" : "ring.acceptWho", { visitor: name })}
            onClick={() => answers.onAccept(id, ring.kind)}
          >
            {speech.say(ring.kind === "offer" ? "ring.pickUp" : "ring.accept")}
          </Roomy>
          {ring.declines && (
            <Button
              size="s"
              aria-label={speech.say("ring.declineWho", { visitor: name })}
              onClick={() => answers.onDecline(id, ring.kind)}
            >
              {speech.say("ring.decline")}
            </Button>
          )}
        </div>
      )}
      {onTake !== undefined && (
        <div className="pu-line-take">
          <Roomy full={full} label={speech.say("list.takeWho", { visitor: name })} onClick={() => onTake(id)}>
            {speech.say("list.take")}
          </Roomy>
        </div>
      )}
    </li>
  )
})

/** A button that takes one conversation more; without a slot it stays and says why. */
const Roomy = ({
  full,
  label,
  onClick,
  children,
}: {
  readonly full: string | undefined
  readonly label: string
  readonly onClick: () => void
  readonly children: string
}) => (
  <Tip words={full ?? false} onTap={full !== undefined}>
    <Button
      size="s"
      look="primary"
      aria-label={label}
      aria-disabled={full !== undefined}
      onClick={() => {
        if (full === undefined) onClick()
      }}
    >
      {children}
    </Button>
  </Tip>
)

/** What the line says before the last words: handed over, waiting for someone, about to close. */
const State = ({ summary, self }: { readonly summary: ConversationSummary; readonly self: AgentId | undefined }) => {
  const speech = useSpeech()
  const now = useNow(60_000)
  const { status, transfer, queuedFor, closesAt, owner } = summary
  if (transfer?.joined !== undefined) {
    const other = owner?.agentId === self ? transfer.joined : owner
    return <Mark icon={<Users size={13} aria-hidden />}>{speech.say("list.with", { agent: other?.name ?? "" })}</Mark>
  }
  if (status === "transferring" && transfer !== undefined) {
    const words =
      owner?.agentId === self
        ? speech.say("list.transferTo", { to: transfer.to.name })
        : speech.say("list.transferFrom", { from: owner?.name ?? "" })
    return <Mark icon={<Forward size={13} aria-hidden />}>{words}</Mark>
  }
  if (status === "queued" && queuedFor !== undefined) {
    const words =
      queuedFor._tag !== "Group" && queuedFor.id === self
        ? speech.say("list.forYou")
        : speech.say("list.for", { to: queuedFor.name })
    return <Mark icon={<Hourglass size={13} aria-hidden />}>{words}</Mark>
  }
  if (isBlocked(summary, now)) return <Mark icon={<Ban size={13} aria-hidden />}>{speech.say("list.blocked")}</Mark>
  if (closesAt !== undefined && status !== "closed") {
    return <Mark icon={<Timer size={13} aria-hidden />}>{speech.say("list.closing")}</Mark>
  }
  return null
}

const Mark = ({ icon, children }: { readonly icon: ReactNode; readonly children: string }) => (
  <span className="pu-line-mark pu-ellipsis" title={children}>
    {icon}
    <span className="pu-ellipsis">{children}</span>
  </span>
)

const Back = ({ until }: { readonly until: number }) => {
  const speech = useSpeech()
  const now = useNow(60_000)
  return (
    <span className="pu-line-back">
      <AlarmClock size={13} role="img" aria-label={speech.say("entry.snoozed")} />
      {speech.brief(until, now)}
    </span>
  )
}
