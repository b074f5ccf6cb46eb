/**
 * What an agent must know of where the conversation stands, above its thread: it is a call, it is being handed over, it
 * rings, it is set aside, it will close, it waits for someone, its visitor is blocked. With what can be done about it.
 *
 * Times are hints: what happens at their end the server does.
 *
 * @since 0.1.0
 */
import { requestUnblock } from "@pupitre/actions/Block"
import type { Transfer } from "@pupitre/core/Conversation"
import * as Alert from "@pupitre/core/Alert"
import { isBlocked, owner } from "@pupitre/core/Conversation"
import { closingProposed } from "@pupitre/core/Keeping"
import { CancelClosing } from "@pupitre/core/command/IdleClosing"
import { ChangeMode } from "@pupitre/core/command/ChangeMode"
import { Decline, PickUp } from "@pupitre/core/command/PickUp"
import { Wake } from "@pupitre/core/command/Snooze"
import type { Command } from "@pupitre/core/Command"
import { useAvailability } from "@pupitre/react-bindings/useAvailability"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import { useSubmit } from "@pupitre/react-bindings/useSubmit"
import {
  AlarmClock,
  Ban,
  Forward,
  Hourglass,
  LogOut,
  Phone,
  PhoneIncoming,
  ShieldOff,
  Timer,
  Users,
} from "lucide-react"
import type { ReactNode } from "react"
import type { Look } from "../../design/Button.tsx"
import { Button } from "../../design/Button.tsx"
import { Notice } from "../../design/Notice.tsx"
import { Tip } from "../../design/Tip.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { actions } from "../actions/Actions.ts"
import { Countdown } from "../Countdown.tsx"
import { useGroups } from "../list/Groups.tsx"
import { useKeptAway } from "../actions/KeptAway.ts"
import { RequestUnblock, requestWords } from "../actions/RequestUnblock.tsx"
import { isFor } from "../list/Ringing.ts"
import { useNow } from "../Clock.ts"
import "./Standing.css"

const { acceptTransfer, declineTransfer, cancelTransfer, completeTransfer } = actions.further

/** Where the conversation stands, if there is anything to know. */
export const Standing = ({ visitor, onClose }: { readonly visitor: string; readonly onClose: () => void }) => {
  const speech = useSpeech()
  const conversation = useConversation()
  const { status, mode, closingSoon, blocked, blockedOn, endedAt } = conversation
  return (
    <>
      {(blocked !== undefined || blockedOn !== undefined) && <Blocked visitor={visitor} />}
      {mode === "call" && status !== "offered" && status !== "closed" && <Calling visitor={visitor} />}
      {status === "transferring" && <Handing visitor={visitor} />}
      {status === "offered" && <Ringing visitor={visitor} />}
      {status === "snoozed" && <Aside />}
      {status === "queued" && <Queued />}
      {closingProposed(conversation) && <NotKept onClose={onClose} />}
      {endedAt !== undefined && status !== "closed" && (
        <Band pressing icon={<LogOut size={18} aria-hidden />}>
          {Alert.text(speech.locale, { kind: "Ended" })}
        </Band>
      )}
      {closingSoon !== undefined && status !== "closed" && <Closing {...closingSoon} />}
    </>
  )
}

const Blocked = ({ visitor }: { readonly visitor: string }) => {
  const speech = useSpeech()
  const conversation = useConversation()
  const now = useNow(1000)
  const id = conversation.visitor?.id
  const { standing, can } = useKeptAway(id)
  if (!isBlocked(conversation, now)) return null
  return (
    <Band
      icon={<Ban size={18} aria-hidden />}
      quote={standing?.request?.comment}
      action={
        id !== undefined &&
        can(requestUnblock)._tag === "Enabled" && <RequestUnblock visitorId={id} visitor={visitor} />
      }
    >
      {(standing && requestWords(standing, speech)) ?? speech.say("standing.blocked")}
    </Band>
  )
}

/** The visitor no longer agrees that what is said is kept: it had better be closed, and a manager may erase it. */
const NotKept = ({ onClose }: { readonly onClose: () => void }) => {
  const speech = useSpeech()
  const manager = useSelf()?.role === "manager"
  const mayClose = useAvailability(actions.close.command)._tag === "Enabled"
  return (
    <Band
      pressing
      icon={<ShieldOff size={18} aria-hidden />}
      action={
        <>
          {mayClose && (
            <Button size="s" onClick={onClose}>
              {speech.say("standing.closeNow")}
            </Button>
          )}
          {manager && (
            <a className="pu-button" data-size="s" href="/manager/visitors">
              {speech.say("standing.erase")}
            </a>
          )}
        </>
      }
    >
      {speech.say("standing.notKept")}
    </Band>
  )
}

const Calling = ({ visitor }: { readonly visitor: string }) => {
  const speech = useSpeech()
  const mayEnd = useAvailability(ChangeMode)._tag === "Enabled"
  const submit = useSubmit(ChangeMode)
  return (
    <Band
      icon={<Phone size={18} aria-hidden />}
      action={
        mayEnd && (
          <Button size="s" onClick={() => void submit({ mode: "chat" })}>
            {speech.say("standing.hangUp")}
          </Button>
        )
      }
    >
      {speech.say("standing.calling", { visitor })}
    </Band>
  )
}

const Handing = ({ visitor }: { readonly visitor: string }) => {
  const speech = useSpeech()
  const conversation = useConversation()
  const me = useSelf()?.participant
  const groups = useGroups()
  const { transfer } = conversation
  if (transfer === undefined) return null
  const sender = owner(conversation)
  const self = me?._tag === "Agent" ? me.id : undefined
  if (transfer.joined !== undefined) return <Together visitor={visitor} joined={transfer.joined} />
  const icon = <Forward size={18} aria-hidden />
  const time = transfer.expiresAt !== undefined && <Countdown until={transfer.expiresAt} />
  if (isFor(transfer.to, self, groups) && sender?.agentId !== self) {
    return (
      <Band
        pressing
        icon={icon}
        time={time}
        quote={transfer.comment}
        action={
          <>
            <Do command={acceptTransfer} look="primary">
              {speech.say(transfer.mode === "warm" ? "ring.join" : "ring.accept")}
            </Do>
            {transfer.to._tag !== "Group" && <Do command={declineTransfer}>{speech.say("ring.decline")}</Do>}
          </>
        }
      >
        {speech.say(ringWords(transfer), {
          from: sender?.name ?? "",
          visitor,
          group: transfer.to.name,
        })}
      </Band>
    )
  }
  return (
    <Band icon={icon} time={time} action={<Do command={cancelTransfer}>{speech.say("standing.takeBack")}</Do>}>
      {speech.say(transfer.mode === "warm" ? "standing.warm" : "standing.offered", { to: transfer.to.name })}
    </Band>
  )
}

const ringWords = ({ mode, to }: Transfer) => {
  if (mode === "warm") return to._tag === "Group" ? "ring.warmGroup" : "ring.warm"
  return to._tag === "Group" ? "ring.transferGroup" : "ring.transfer"
}

/** Two agents are there: who is in charge hands over or goes on alone, who has joined may leave again. */
const Together = ({ visitor, joined }: { readonly visitor: string; readonly joined: { readonly name: string } }) => {
  const speech = useSpeech()
  const conversation = useConversation()
  const sender = owner(conversation)
  const mayLeave = useAvailability(declineTransfer)._tag === "Enabled"
  const mayHandOver = useAvailability(completeTransfer)._tag === "Enabled"
  return (
    <Band
      icon={<Users size={18} aria-hidden />}
      quote={conversation.transfer?.comment}
      action={
        mayLeave ? (
          <Do command={declineTransfer}>{speech.say("standing.leave")}</Do>
        ) : (
          mayHandOver && (
            <>
              <Do command={completeTransfer} look="primary">
                {speech.say("standing.handOver")}
              </Do>
              <Do command={cancelTransfer}>{speech.say("standing.goOnWithout", { to: joined.name })}</Do>
            </>
          )
        )
      }
    >
      {speech.say(mayLeave ? "standing.youJoined" : "standing.joined", {
        from: sender?.name ?? "",
        to: joined.name,
        visitor,
      })}
    </Band>
  )
}

const Ringing = ({ visitor }: { readonly visitor: string }) => {
  const speech = useSpeech()
  const { offer } = useConversation()
  const me = useSelf()?.participant
  if (offer === undefined) return null
  const mine = me?._tag === "Agent" && me.id === offer.agentId
  return (
    <Band
      pressing={mine}
      icon={<PhoneIncoming size={18} aria-hidden />}
      time={<Countdown until={offer.expiresAt} />}
      action={
        mine && (
          <>
            <Do command={PickUp} look="primary">
              {speech.say("ring.pickUp")}
            </Do>
            <Do command={Decline}>{speech.say("ring.decline")}</Do>
          </>
        )
      }
    >
      {mine ? speech.say("ring.offered", { visitor }) : speech.say("standing.rings", { agent: offer.name })}
    </Band>
  )
}

const Aside = () => {
  const speech = useSpeech()
  const now = useNow(60_000)
  const { snooze } = useConversation()
  return (
    <Band icon={<AlarmClock size={18} aria-hidden />} action={<Do command={Wake}>{speech.say("standing.wake")}</Do>}>
      {snooze?.until === undefined
        ? speech.say("standing.snoozedReply")
        : speech.say("standing.snoozed", { moment: speech.brief(snooze.until, now) })}
    </Band>
  )
}

const Queued = () => {
  const speech = useSpeech()
  const { queuedFor } = useConversation()
  if (queuedFor === undefined) return null
  return (
    <Band icon={<Hourglass size={18} aria-hidden />}>{speech.say("standing.waitsFor", { to: queuedFor.name })}</Band>
  )
}

const Closing = ({ deadline, cause }: { readonly deadline: number; readonly cause: "idle" | "visitorLeft" }) => {
  const speech = useSpeech()
  return (
    <Band
      pressing
      icon={<Timer size={18} aria-hidden />}
      time={<Countdown until={deadline} />}
      action={<Do command={CancelClosing}>{speech.say("standing.keepOpen")}</Do>}
    >
      {speech.say(`standing.closing.${cause}`)}
    </Band>
  )
}

/** A button that makes a wish without input, while it can be made; for want of a slot alone it stays, and says so. */
const Do = ({
  command,
  look,
  children,
}: {
  readonly command: Command<string, "conversation", {}> | typeof completeTransfer
  readonly look?: Look
  readonly children: string
}) => {
  const speech = useSpeech()
  const answer = useAvailability(command)
  const submit = useSubmit(command)
  const full = answer._tag === "Disabled" ? answer.reasons.filter(({ key }) => key === "SlotsFull") : []
  if (answer._tag === "Disabled" && full.length < answer.reasons.length) return null
  const why = full.length > 0 ? speech.because(full) : undefined
  return (
    <Tip words={why ?? false} onTap={why !== undefined}>
      <Button
        size="s"
        {...(look !== undefined && { look })}
        aria-disabled={why !== undefined}
        onClick={() => {
          if (why === undefined) void submit({})
        }}
      >
        {children}
      </Button>
    </Tip>
  )
}

const Band = ({
  icon,
  time,
  quote,
  pressing = false,
  action,
  children,
}: {
  readonly icon: ReactNode
  readonly time?: ReactNode
  /** What a colleague says of it. */
  readonly quote?: string | undefined
  /** Whether it needs the agent now. */
  readonly pressing?: boolean
  readonly action?: ReactNode
  readonly children: string
}) => (
  <Notice
    flush
    tone={pressing ? "amber" : "plain"}
    icon={icon}
    action={action !== undefined && <div className="pu-standing-does">{action}</div>}
  >
    <div className="pu-standing" role="status">
      {children}
    </div>
    {quote !== undefined && (
      <blockquote className="pu-standing-quote" dir="auto">
        {quote}
      </blockquote>
    )}
    {time !== undefined && time !== false && <span className="pu-standing-time">{time}</span>}
  </Notice>
)
