/**
 * The agent's actions: icon and label, or icons alone when the pane is collapsed. One that cannot be done now stays, and
 * says why under the pointer, under the focus and on a tap.
 *
 * @since 0.1.0
 */
import type { Availability } from "@pupitre/core/Availability"
import type { LucideIcon } from "lucide-react"
import {
  Ban,
  ChevronsLeft,
  ChevronsRight,
  CircleCheckBig,
  ExternalLink,
  Flag,
  Forward,
  Link,
  MousePointerClick,
  Tag,
} from "lucide-react"
import { useId } from "react"
import { Tip } from "../design/Tip.tsx"
import type { Key } from "../words/catalogue.ts"
import { useSpeech } from "../words/useSpeech.tsx"
import "./ActionPane.css"

/** The eight actions, in the order of the pane. */
export const actionNames = [
  "sendLink",
  "sendOffer",
  "directNavigation",
  "openCurrentPage",
  "transfer",
  "reportProblem",
  "close",
  "block",
] as const

/** One of the eight actions. */
export type ActionName = (typeof actionNames)[number]

/** An action as the pane shows it. */
export interface ActionItem {
  readonly name: ActionName
  readonly availability: Availability
}

/** The agent's actions. */
export const ActionPane = ({
  items,
  collapsed,
  label,
  onCollapse,
  onRun,
}: {
  readonly items: ReadonlyArray<ActionItem>
  readonly collapsed: boolean
  /** Another name than its own, where several stand in one page. */
  readonly label?: string
  readonly onCollapse: (collapsed: boolean) => void
  readonly onRun: (name: ActionName) => void
}) => {
  const speech = useSpeech()
  const fold = speech.say(collapsed ? "action.expand" : "action.collapse")
  return (
    <aside className="pu-actions" data-collapsed={collapsed} aria-label={label ?? speech.say("action.pane")}>
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
      <ul className="pu-actions-list">
        {items.map((item) => (
          <li key={item.name} data-name={item.name}>
            <Action item={item} collapsed={collapsed} onRun={onRun} />
          </li>
        ))}
      </ul>
    </aside>
  )
}

const Action = ({
  item: { name, availability },
  collapsed,
  onRun,
}: {
  readonly item: ActionItem
  readonly collapsed: boolean
  readonly onRun: (name: ActionName) => void
}) => {
  const speech = useSpeech()
  const id = useId()
  const label = speech.say(labels[name])
  const Icon = icons[name]
  const why = availability._tag === "Disabled" ? speech.because(availability.reasons) : undefined
  const button = (
    <button
      type="button"
      className="pu-action"
      data-action={name}
      aria-label={label}
      aria-disabled={why !== undefined}
      {...(why !== undefined && { "aria-describedby": `${id}-why` })}
      onClick={() => {
        if (why === undefined) onRun(name)
      }}
    >
      <Icon size={18} aria-hidden />
      <span className="pu-action-words">{label}</span>
    </button>
  )
  return (
    <>
      {why === undefined && !collapsed ? (
        button
      ) : (
        <Tip
          side="left"
          onTap={why !== undefined}
          words={
            why === undefined ? (
              label
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
      )}
      {why !== undefined && (
        <span id={`${id}-why`} className="pu-hidden">
          {why}
        </span>
      )}
    </>
  )
}

const icons: Readonly<Record<ActionName, LucideIcon>> = {
  sendLink: Link,
  sendOffer: Tag,
  directNavigation: MousePointerClick,
  openCurrentPage: ExternalLink,
  transfer: Forward,
  reportProblem: Flag,
  close: CircleCheckBig,
  block: Ban,
}

const labels: Readonly<Record<ActionName, Key>> = {
  sendLink: "action.sendLink",
  sendOffer: "action.sendOffer",
  directNavigation: "action.directNavigation",
  openCurrentPage: "action.openCurrentPage",
  transfer: "action.transfer",
  reportProblem: "action.reportProblem",
  close: "action.close",
  block: "action.block",
}
