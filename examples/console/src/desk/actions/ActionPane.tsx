/**
 * The agent's actions: icon and label, or icons alone when the pane is collapsed. One that cannot be done now stays, and
 * says why under the pointer, under the focus and on a tap.
 *
 * What an action is called, its icon and whether it is asked about before it is done come with the action, so that a
 * team's own stands here like ours.
 *
 * @since 0.1.0
 */
import type { Shown } from "@pupitre/actions/Pane"
import type { Availability } from "@pupitre/core/Availability"
import type { Words } from "@pupitre/core/Catalogue"
import type { LucideIcon } from "lucide-react"
import {
  AlarmClock,
  AlarmClockOff,
  Ban,
  ChevronsLeft,
  ChevronsRight,
  CircleCheckBig,
  ExternalLink,
  Flag,
  Forward,
  Link,
  MousePointerClick,
  StickyNote,
  Tag,
  Tags,
  Zap,
} from "lucide-react"
import type { ReactNode } from "react"
import { useId } from "react"
import { Tip } from "../../design/Tip.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import "./ActionPane.css"

/** The agent's actions: one {@link ActionButton} each. */
export const ActionPane = ({
  children,
  collapsed,
  label,
  onTurn,
  onCollapse,
}: {
  readonly children: ReactNode
  readonly collapsed: boolean
  /** Another name than its own, where several stand in one page. */
  readonly label?: string
  /** Called as an agent turns to the pane, before anything in it is pressed: more than once. */
  readonly onTurn?: () => void
  readonly onCollapse: (collapsed: boolean) => void
}) => {
  const speech = useSpeech()
  const fold = speech.say(collapsed ? "action.expand" : "action.collapse")
  return (
    <aside
      className="pu-actions"
      data-collapsed={collapsed}
      aria-label={label ?? speech.say("action.pane")}
      onPointerEnter={onTurn}
      onFocus={onTurn}
    >
      <div className="pu-actions-head">
        <Tip words={fold} side="left">
          <button
            type="button"
            className="pu-action pu-actions-fold"
            aria-label={fold}
            aria-expanded={!collapsed}
            onClick={() => onCollapse(!collapsed)}
          >
            {collapsed ? <ChevronsLeft size={18} aria-hidden /> : <ChevronsRight size={18} aria-hidden />}
          </button>
        </Tip>
      </div>
      <ul className="pu-actions-list">{children}</ul>
    </aside>
  )
}

/** One action of the pane. `name` is its command's. */
export const ActionButton = ({
  name,
  icon,
  label: words,
  confirm,
  availability,
  collapsed,
  onRun,
}: {
  readonly name: string
  readonly icon: Shown["icon"]
  readonly label: Words
  /** What is asked before it is done. */
  readonly confirm: Shown["confirm"]
  readonly availability: Availability
  readonly collapsed: boolean
  /** Given the button, for what opens beside it. */
  readonly onRun: (button: Element) => void
}) => {
  const speech = useSpeech()
  const id = useId()
  const label = words[speech.locale]
  const why = availability._tag === "Disabled" ? speech.because(availability.reasons) : undefined
  const button = (
    <button
      type="button"
      className="pu-action"
      data-action={name}
      aria-label={label}
      aria-disabled={why !== undefined}
      {...(confirm !== false && { "aria-haspopup": "dialog" as const })}
      {...(why !== undefined && { "aria-describedby": `${id}-why` })}
      onClick={(event) => {
        if (why === undefined) onRun(event.currentTarget)
      }}
    >
      <ActionIcon icon={icon} />
      <span className="pu-action-words">{label}</span>
    </button>
  )
  return (
    <li data-name={name}>
      {/* Always inside of it: a button that is made anew as it goes off or on would lose the focus. */}
      <Tip
        side="left"
        onTap={why !== undefined}
        words={
          why === undefined ? (
            collapsed && label
          ) : (
            <>
              {collapsed && <b>{label}</b>}
              {why}
            </>
          )
        }
      >
        {button}
      </Tip>
      {why !== undefined && (
        <span id={`${id}-why`} className="pu-hidden">
          {why}
        </span>
      )}
    </li>
  )
}

/** The drawing of an action: one of those this desk knows by name, or the action's own. */
const ActionIcon = ({ icon }: { readonly icon: Shown["icon"] }) => {
  const Icon = typeof icon === "string" ? (icons[icon] ?? Zap) : undefined
  if (Icon !== undefined) return <Icon size={18} aria-hidden />
  return (
    <svg
      width={18}
      height={18}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      {typeof icon !== "string" && icon.paths.map((path) => <path key={path} d={path} />)}
    </svg>
  )
}

const icons: Readonly<Record<string, LucideIcon>> = {
  "alarm-clock": AlarmClock,
  "alarm-clock-off": AlarmClockOff,
  ban: Ban,
  "circle-check-big": CircleCheckBig,
  "external-link": ExternalLink,
  flag: Flag,
  forward: Forward,
  link: Link,
  "mouse-pointer-click": MousePointerClick,
  "sticky-note": StickyNote,
  tag: Tag,
  tags: Tags,
}
