/**
 * The top of a window: who the visitor is, how they talk, how long it has been, and the cross that begins the closing.
 *
 * @since 0.1.0
 */
import type { Mode } from "@pupitre/core/Fact"
import type { Status } from "@pupitre/core/Lifecycle"
import type { Visitor } from "@pupitre/core/Participant"
import {
  ArrowLeft,
  ChevronDown,
  Hourglass,
  MessageSquareText,
  MessagesSquare,
  PanelRightClose,
  PanelRightOpen,
  Phone,
  Video,
  X,
} from "lucide-react"
import { Button, IconButton } from "../../design/Button.tsx"
import { Choice } from "../../design/Choice.tsx"
import { Dot } from "../../design/Dot.tsx"
import { Tip } from "../../design/Tip.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { Elapsed } from "../Elapsed.tsx"
import { visitorName } from "../Who.ts"
import "./WindowHeader.css"

/** What the header says. */
export interface Heading {
  readonly visitor: Visitor | undefined
  readonly there: boolean
  readonly status: Status
  readonly language?: string | undefined
  readonly mode: Mode
  readonly startedAt?: number | undefined
  readonly closedAt?: number | undefined
  readonly waitingSince?: number | undefined
  /** The agent in charge, when it is someone else. */
  readonly owner?: string | undefined
}

/** The top of a window. A `why` says that a control cannot be used now, and the reason. */
export const WindowHeader = ({
  heading,
  modeWhy,
  closeWhy,
  informationOpen,
  onMode,
  onClose,
  onInformation,
  onBack,
}: {
  readonly heading: Heading
  readonly modeWhy?: string | undefined
  readonly closeWhy?: string | undefined
  readonly informationOpen: boolean
  readonly onMode: (mode: Mode) => void
  readonly onClose: () => void
  readonly onInformation: () => void
  /** Back to the list, where a narrow screen shows one or the other. */
  readonly onBack: () => void
}) => {
  const speech = useSpeech()
  const { visitor, there, status, language, mode, startedAt, closedAt, waitingSince, owner } = heading
  const name = visitorName(visitor, speech)
  const Icon = icons[mode]
  const information = speech.say(informationOpen ? "window.hideInformation" : "window.showInformation")
  return (
    <header className="pu-head">
      <IconButton className="pu-head-back" label={speech.say("window.back")} onClick={onBack}>
        <ArrowLeft size={18} aria-hidden />
      </IconButton>
      <div className="pu-head-who">
        {status !== "closed" && <Dot there={there} label={speech.say(there ? "visitor.here" : "visitor.gone")} />}
        <h1 className="pu-head-name pu-ellipsis" tabIndex={-1} title={name} dir="auto">
          {name}
        </h1>
        {language !== undefined && (
          <Tip words={speech.say("window.language", { language: speech.language(language) })} side="bottom">
            <span className="pu-head-chip">{language.slice(0, 2)}</span>
          </Tip>
        )}
        {status === "closed" ? (
          <span className="pu-head-chip" data-tone="closed">
            {speech.say("window.closed")}
          </span>
        ) : (
          <Choice
            trigger={
              <Button
                size="s"
                look="quiet"
                className="pu-head-mode"
                aria-label={speech.say("window.mode", { mode: speech.say(`mode.${mode}`) })}
              >
                <Icon size={15} aria-hidden />
                <span className="pu-head-mode-words">{speech.say(`mode.${mode}`)}</span>
                <ChevronDown size={14} aria-hidden />
              </Button>
            }
            groups={[
              {
                label: speech.say("window.modeLabel"),
                value: mode,
                // Nobody is led from a page into messaging; from messaging there is a way back to it.
                options: (["chat", "call", "video", ...(mode === "messaging" ? [mode] : [])] as const).map((value) => {
                  const Item = icons[value]
                  return {
                    value,
                    label: speech.say(`mode.${value}`),
                    icon: <Item size={16} aria-hidden />,
                    why: value === mode ? undefined : modeWhy,
                  }
                }),
                onChoose: (value) => {
                  if (value !== mode) onMode(value as Mode)
                },
              },
            ]}
          />
        )}
        {owner !== undefined && (
          <span className="pu-head-owner pu-ellipsis">{speech.say("window.followed", { owner })}</span>
        )}
      </div>
      <div className="pu-head-times">
        {waitingSince !== undefined && status !== "closed" && (
          <span className="pu-head-waits">
            <WaitsFor since={waitingSince} />
          </span>
        )}
        {startedAt !== undefined && (
          <Tip words={speech.say("window.elapsed")} side="bottom">
            <span className="pu-head-elapsed">
              <Elapsed since={startedAt} until={closedAt} form="timer" />
            </span>
          </Tip>
        )}
      </div>
      <div className="pu-head-tools">
        <Tip words={information} side="bottom">
          <IconButton label={information} aria-pressed={informationOpen} onClick={onInformation}>
            {informationOpen ? <PanelRightClose size={18} aria-hidden /> : <PanelRightOpen size={18} aria-hidden />}
          </IconButton>
        </Tip>
        {status !== "closed" && (
          <Tip words={closeWhy ?? speech.say("window.close")} side="bottom" onTap={closeWhy !== undefined}>
            <IconButton
              label={speech.say("window.close")}
              aria-disabled={closeWhy !== undefined}
              onClick={() => {
                if (closeWhy === undefined) onClose()
              }}
            >
              <X size={18} aria-hidden />
            </IconButton>
          </Tip>
        )}
      </div>
    </header>
  )
}

const icons = { chat: MessageSquareText, call: Phone, video: Video, messaging: MessagesSquare } as const

const WaitsFor = ({ since }: { readonly since: number }) => {
  const speech = useSpeech()
  const [before, after] = speech.say("window.waits", { time: "\u0000" }).split("\u0000")
  return (
    <>
      <Hourglass className="pu-head-waits-icon" size={13} aria-hidden />
      <span className="pu-head-waits-words">{before}</span>
      <Elapsed since={since} form="timer" />
      <span className="pu-head-waits-words">{after}</span>
    </>
  )
}
