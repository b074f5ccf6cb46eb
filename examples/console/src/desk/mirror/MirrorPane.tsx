/**
 * Directing the navigation, from the asking to the end: what the visitor is asked, how long they have, their page while it
 * is seen or driven, and who ended it.
 *
 * @since 0.1.0
 */
import { withdrawNavigation, startNavigation, pauseNavigation, endNavigation } from "@pupitre/actions/DirectNavigation"
import type { NavigationLevel } from "@pupitre/core/Fact"
import * as DeskList from "@pupitre/core/desk/DeskList"
import * as Navigation from "@pupitre/core/Navigation"
import * as Timeline from "@pupitre/core/Timeline"
import { useChannel } from "@pupitre/react-bindings/PupitreProvider"
import { useAction } from "@pupitre/react-bindings/useAction"
import { useAvailability } from "@pupitre/react-bindings/useAvailability"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { useRows } from "@pupitre/react-bindings/useRows"
import { useSubmit } from "@pupitre/react-bindings/useSubmit"
import { Eye, Hourglass, MousePointerClick, Pause, Play, ShieldCheck, Square, X } from "lucide-react"
import type { ReactNode } from "react"
import { useEffect, useRef, useState, useSyncExternalStore } from "react"
import { Button, IconButton } from "../../design/Button.tsx"
import { Blank } from "../../design/Notice.tsx"
import { Tip } from "../../design/Tip.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { actions } from "../actions/Actions.ts"
import * as Address from "../Address.ts"
import { useNow } from "../Clock.ts"
import "./MirrorPane.css"
import { visitorName } from "../Who.ts"
import { MirrorView } from "./MirrorView.tsx"

/** The pane beside the thread. `onClose` is asked once nothing is under way. */
export const MirrorPane = ({ visitor, onClose }: { readonly visitor: string; readonly onClose: () => void }) => {
  const speech = useSpeech()
  const { navigation } = useConversation()
  const [asked, setAsked] = useState(false)
  const pane = useRef<HTMLElement>(null)
  useStartOnceAllowed(navigation)
  useEffect(() => {
    pane.current?.focus()
    // Ready when the visitor agrees.
    void import("@pupitre/actions/mirror/MirrorScreen").catch(() => undefined)
  }, [])
  useEffect(() => {
    if (navigation.state !== "idle") setAsked(true)
  }, [navigation.state])
  const seen = Navigation.observes(navigation)
  return (
    <section
      ref={pane}
      className="pu-mirror"
      data-level={Navigation.controls(navigation) ? "control" : seen ? "observe" : "none"}
      aria-label={speech.say("mirror.pane", { visitor })}
      tabIndex={-1}
    >
      <header className="pu-mirror-head">
        <Standing navigation={navigation} />
        {navigation.state === "idle" ? (
          <IconButton label={speech.say("mirror.close")} onClick={onClose}>
            <X size={18} aria-hidden />
          </IconButton>
        ) : (
          <Deeds navigation={navigation} />
        )}
      </header>
      <DrivenElsewhere />
      {seen ? (
        <MirrorView visitor={visitor} drives={Navigation.controls(navigation)} />
      ) : navigation.state === "requested" ? (
        <Waiting level={navigation.level} expiresAt={navigation.expiresAt} visitor={visitor} />
      ) : navigation.state === "granted" ? (
        <Allowed />
      ) : navigation.state === "paused" ? (
        <Blank icon={<Pause size={24} aria-hidden />} title={speech.say("mirror.pausedTitle")}>
          {speech.say("mirror.paused", { visitor })}
        </Blank>
      ) : (
        <Asking visitor={visitor} again={asked} />
      )}
    </section>
  )
}

/** What was allowed begins by itself, for who waited for it here; whoever comes back to it begins by hand. */
const useStartOnceAllowed = (navigation: Navigation.Navigation): void => {
  const submit = useSubmit(startNavigation)
  const before = useRef(navigation.state)
  useEffect(() => {
    if (before.current === "requested" && navigation.state === "granted") submit({})
    before.current = navigation.state
  }, [navigation.state, submit])
}

/** In a few words, where it stands. */
const Standing = ({ navigation }: { readonly navigation: Navigation.Navigation }) => {
  const speech = useSpeech()
  const driven = Navigation.controls(navigation)
  const seen = Navigation.observes(navigation)
  const Icon = driven ? MousePointerClick : seen ? Eye : navigation.state === "paused" ? Pause : MousePointerClick
  return (
    <h2 className="pu-mirror-title" aria-live="polite">
      <span className="pu-mirror-badge" data-on={seen}>
        <Icon size={14} aria-hidden />
      </span>
      <span className="pu-ellipsis">
        {speech.say(
          driven
            ? "mirror.driving"
            : seen
              ? "mirror.seeing"
              : navigation.state === "paused"
                ? "mirror.isPaused"
                : "mirror.title",
        )}
      </span>
    </h2>
  )
}

/** Pause and end, and the next level while the page is only seen. */
const Deeds = ({ navigation }: { readonly navigation: Navigation.Navigation }) => {
  const speech = useSpeech()
  const pause = useSubmit(pauseNavigation)
  const end = useSubmit(endNavigation)
  const withdraw = useSubmit(withdrawNavigation)
  const { availability, run } = useAction(actions.directNavigation)
  const pausing = useAvailability(pauseNavigation)
  const seen = Navigation.observes(navigation)
  const asking = seen && navigation.state === "requested"
  return (
    <div className="pu-mirror-deeds">
      {asking && (
        <>
          <span className="pu-mirror-asking" role="status">
            <Hourglass size={14} aria-hidden />
            {speech.say("mirror.controlAsked")} <Left until={navigation.expiresAt} />
          </span>
          <Button size="s" onClick={() => withdraw({})}>
            {speech.say("mirror.withdraw")}
          </Button>
        </>
      )}
      {seen && !asking && availability._tag === "Enabled" && (
        <Button size="s" look="primary" onClick={() => run({ level: "control" })}>
          <MousePointerClick size={14} aria-hidden />
          {speech.say("mirror.askControl")}
        </Button>
      )}
      {navigation.state === "granted" && seen && <Start />}
      {pausing._tag === "Enabled" && (
        <Tip words={speech.say("mirror.pause")} side="bottom">
          <IconButton size="s" label={speech.say("mirror.pause")} onClick={() => pause({})}>
            <Pause size={15} aria-hidden />
          </IconButton>
        </Tip>
      )}
      {(seen || navigation.state === "paused") && (
        <Button size="s" look="danger" onClick={() => end({})}>
          <Square size={12} aria-hidden />
          {speech.say("mirror.end")}
        </Button>
      )}
    </div>
  )
}

/** That the agent drives another visitor's page, and the way to it: for want of that this one is only seen. */
const DrivenElsewhere = () => {
  const speech = useSpeech()
  const { availability } = useAction(actions.directNavigation)
  const starting = useAvailability(startNavigation)
  const { get, subscribe } = DeskList.driven(useChannel())
  const line = useSyncExternalStore(subscribe, get, get)
  const off = [availability, starting].some(
    (one) => one._tag === "Disabled" && one.reasons.some(({ key }) => key === "AlreadyControllingAnother"),
  )
  if (!off || line === undefined) return null
  return (
    <p className="pu-mirror-elsewhere" role="status">
      {speech.say("mirror.elsewhere", { visitor: visitorName(line.visitor, speech) })}
      <Button size="s" onClick={() => Address.lead(line.id)}>
        {speech.say("mirror.goThere")}
      </Button>
    </p>
  )
}

/** Before anything is asked, and after it is over. */
const Asking = ({ visitor, again }: { readonly visitor: string; readonly again: boolean }) => {
  const speech = useSpeech()
  const { availability, run } = useAction(actions.directNavigation)
  const off = availability._tag === "Disabled"
  return (
    <Panel
      icon={<Eye size={24} aria-hidden />}
      title={again ? <Over /> : speech.say("mirror.askTitle", { visitor })}
      action={
        <Button look="primary" disabled={off} onClick={() => run({ level: "observe" })}>
          {speech.say(again ? "mirror.askAgain" : "mirror.askObserve")}
        </Button>
      }
    >
      {off ? <p role="status">{speech.because(availability.reasons)}</p> : <p>{speech.say("mirror.askText")}</p>}
      <p className="pu-mirror-safe">
        <ShieldCheck size={15} aria-hidden />
        {speech.say("mirror.safe")}
      </p>
    </Panel>
  )
}

/** Who ended it and why. */
const Over = () => {
  const speech = useSpeech()
  const { timeline } = useRows()
  const last = Timeline.slice(timeline).findLast(
    (entry) => entry._tag === "NavigationEnded" || entry._tag === "NavigationRefused",
  )
  const cause = last?._tag === "NavigationEnded" || last?._tag === "NavigationRefused" ? last.cause : undefined
  return <>{speech.say(cause === undefined ? "mirror.over" : `mirror.over.${cause}`)}</>
}

const Waiting = ({
  level,
  expiresAt,
  visitor,
}: {
  readonly level: NavigationLevel
  readonly expiresAt: number
  readonly visitor: string
}) => {
  const speech = useSpeech()
  const withdraw = useSubmit(withdrawNavigation)
  return (
    <Panel
      icon={<Hourglass size={24} aria-hidden />}
      title={speech.say(level === "observe" ? "mirror.waitObserve" : "mirror.waitControl", { visitor })}
      action={<Button onClick={() => withdraw({})}>{speech.say("mirror.withdraw")}</Button>}
    >
      <p className="pu-mirror-left">
        <Left until={expiresAt} />
      </p>
    </Panel>
  )
}

const Allowed = () => {
  const speech = useSpeech()
  return (
    <Panel icon={<Play size={24} aria-hidden />} title={speech.say("mirror.allowed")} action={<Start />}>
      <p>{speech.say("mirror.allowedText")}</p>
    </Panel>
  )
}

const Start = () => {
  const speech = useSpeech()
  const start = useSubmit(startNavigation)
  const availability = useAvailability(startNavigation)
  return (
    <Button look="primary" size="s" disabled={availability._tag === "Disabled"} onClick={() => start({})}>
      <Play size={14} aria-hidden />
      {speech.say("mirror.start")}
    </Button>
  )
}

const Left = ({ until }: { readonly until: number }) => {
  const speech = useSpeech()
  const now = useNow(1000)
  return <span className="pu-mirror-clock">{speech.timer(Math.max(0, until - now))}</span>
}

const Panel = ({
  icon,
  title,
  action,
  children,
}: {
  readonly icon: ReactNode
  readonly title: ReactNode
  readonly action: ReactNode
  readonly children: ReactNode
}) => (
  <div className="pu-blank pu-mirror-panel">
    <span className="pu-blank-icon">{icon}</span>
    <strong role="status">{title}</strong>
    {children}
    {action}
  </div>
)
