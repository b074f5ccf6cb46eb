/**
 * What is known of the visitor, in sections that fold. A section is data: a title and rows, so that a team's own is shown
 * like ours.
 *
 * @since 0.1.0
 */
import { Collapsible } from "@base-ui/react/collapsible"
import type { Row as Known, Shown } from "@pupitre/visitor-profile/Section"
import { earlierPages } from "@pupitre/visitor-profile/section/JourneySection"
import type { LucideIcon } from "lucide-react"
import {
  ChevronRight,
  FolderOpen,
  History,
  Info,
  LampDesk,
  LockKeyhole,
  LogIn,
  MonitorSmartphone,
  Pencil,
  Plus,
  Route,
  TriangleAlert,
  UserRound,
} from "lucide-react"
import type { ReactNode } from "react"
import { memo, useCallback, useEffect, useId, useRef, useState } from "react"
import { Button, IconButton } from "../../design/Button.tsx"
import { InformationWait } from "./InformationWait.tsx"
import { Tip } from "../../design/Tip.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import "./InformationPane.css"

/** How values of the custom data are typed. */
export interface Typing {
  /** Whether the value of a row can be changed here. */
  readonly may: (row: Known) => boolean
  /** What it is typed into: for a row, or for something new. Calls `onDone` when it is saved or left. */
  readonly form: (row: Known | undefined, onDone: () => void) => ReactNode
}

/** What is known of the visitor. `sections` is absent until something has arrived. */
export const InformationPane = ({
  sections,
  pages = [],
  now = 0,
  label,
  typing,
  onLink,
}: {
  readonly sections: ReadonlyArray<Shown> | undefined
  /** The pages, the last one first, below what the journey amounts to: the last few, and the others when asked for. */
  readonly pages?: ReadonlyArray<Known>
  /** The moment, milliseconds: a page of today shows its time alone. */
  readonly now?: number
  /** Lets values of the custom data be typed; they are only read, unless given. */
  readonly typing?: Typing | undefined
  /** Another name than its own, where several stand in one page. */
  readonly label?: string
  /** Called with the key of a section's link that leads to something of the desk. */
  readonly onLink?: (key: string) => void
}) => {
  const speech = useSpeech()
  return (
    <aside className="pu-info" aria-label={label ?? speech.say("information.label")} aria-busy={sections === undefined}>
      {sections === undefined ? (
        <InformationWait />
      ) : (
        sections.map((section) => (
          <Section
            key={section.key}
            section={section}
            pages={section.key === "journey" ? pages : none}
            now={now}
            typing={section.key === "customData" ? typing : undefined}
            onLink={onLink}
          />
        ))
      )}
    </aside>
  )
}

const none: ReadonlyArray<Known> = []

const Section = ({
  section: { key, title, rows, badges = [], links = [] },
  pages,
  now,
  typing,
  onLink,
}: {
  readonly section: Shown
  readonly pages: ReadonlyArray<Known>
  readonly now: number
  readonly typing: Typing | undefined
  readonly onLink: ((key: string) => void) | undefined
}) => {
  const speech = useSpeech()
  const Icon = icons[key] ?? Info
  const { typed, type, panel, leave } = useTyped()
  return (
    <Collapsible.Root className="pu-info-section" defaultOpen data-section={key} ref={panel}>
      <h2>
        <Collapsible.Trigger className="pu-info-head">
          <Icon className="pu-info-icon" size={16} aria-hidden />
          <span>{title}</span>
          <ChevronRight className="pu-info-arrow" size={16} aria-hidden />
        </Collapsible.Trigger>
      </h2>
      <Collapsible.Panel className="pu-info-panel">
        {badges.length > 0 && (
          <p className="pu-info-badges">
            {badges.map((badge) => (
              <span key={badge.key} className="pu-info-badge" data-tone={badge.tone}>
                {badge.text}
              </span>
            ))}
          </p>
        )}
        {rows.length === 0 ? (
          <p className="pu-info-none">{speech.say("information.nothing")}</p>
        ) : (
          grouped(rows).map(({ group, of }, place) => (
            // A part of its own also for what belongs to no group, once there was one.
            <div key={`${group ?? ""} ${of[0]?.key ?? ""}`} className="pu-info-group">
              {(group !== undefined || place > 0) && <h3>{group ?? speech.say("information.others")}</h3>}
              <dl>
                {of.map((row) =>
                  typing !== undefined && typed === row.key ? (
                    <div key={row.key} data-row={row.key}>
                      <dt className="pu-hidden">{row.label}</dt>
                      <dd>{typing.form(row, leave)}</dd>
                    </div>
                  ) : (
                    <Row key={row.key} row={row} onType={typing?.may(row) === true ? type : undefined} />
                  ),
                )}
              </dl>
            </div>
          ))
        )}
        {pages.length > 1 && <Pages rows={pages} now={now} />}
        {typing !== undefined &&
          (typed === anew ? (
            typing.form(undefined, leave)
          ) : (
            <Button size="s" look="quiet" className="pu-info-add" data-type={anew} onClick={() => type(anew)}>
              <Plus size={14} aria-hidden />
              {speech.say("information.add")}
            </Button>
          ))}
        {links.map((link) =>
          link.url === undefined ? (
            <Button key={link.key} size="s" className="pu-info-link" onClick={() => onLink?.(link.key)}>
              <FolderOpen size={14} aria-hidden />
              {link.label}
            </Button>
          ) : (
            <a key={link.key} className="pu-info-away" href={link.url} target="_blank" rel="noopener noreferrer">
              {link.label}
              <span className="pu-hidden"> ({speech.say("information.newTab")})</span>
            </a>
          ),
        )}
      </Collapsible.Panel>
    </Collapsible.Root>
  )
}

/** Which row is being typed, and the way back to where that began. */
const useTyped = () => {
  const panel = useRef<HTMLDivElement>(null)
  const [{ typed, left }, set] = useState<{ readonly typed?: string; readonly left?: string | undefined }>({})
  const type = useCallback((row: string) => set({ typed: row }), [])
  const leave = useCallback(() => set((now) => ({ left: now.typed })), [])
  useEffect(() => {
    if (left === undefined) return
    const back = [...(panel.current?.querySelectorAll<HTMLElement>("[data-type]") ?? [])]
    // A value that was taken away has no row to come back to.
    const at = back.find((one) => one.dataset["type"] === left) ?? back.at(-1)
    at?.focus()
  }, [left])
  return { typed, type, panel, leave }
}

/** The row of something new. */
const anew = "new"

interface Group {
  readonly group: string | undefined
  readonly of: Array<Known>
}

/** Rows as they come, those of one group that follow each other together. */
const grouped = (rows: ReadonlyArray<Known>): ReadonlyArray<Group> => {
  const all: Array<Group> = []
  for (const row of rows) {
    const last = all.at(-1)
    if (last !== undefined && last.group === row.group) last.of.push(row)
    else all.push({ group: row.group, of: [row] })
  }
  return all
}

/** One row: rendered again only when something of it is another one, while time goes on beside it. */
const Row = memo(
  function Row({
    row: { key, label, text, source, at, warning, masked, url },
    onType,
  }: {
    readonly row: Known
    readonly onType: ((key: string) => void) | undefined
  }) {
    const speech = useSpeech()
    const moment = at === undefined ? undefined : speech.moment(at)
    const from =
      source === undefined
        ? undefined
        : moment === undefined
          ? speech.say("information.source", { source })
          : speech.say("information.sourceAt", { source, moment })
    const value =
      masked === true ? (
        <span className="pu-info-masked">
          <LockKeyhole size={12} aria-hidden />
          {speech.say("information.masked")}
        </span>
      ) : url === undefined ? (
        <bdi>{text}</bdi>
      ) : (
        <a href={url} target="_blank" rel="noopener noreferrer" title={url}>
          <bdi>{text}</bdi>
        </a>
      )
    return (
      <div className="pu-info-row" data-row={key} data-wide={text.length > 22 || warning !== undefined || undefined}>
        <dt>{label}</dt>
        <dd>
          {from === undefined ? value : <Tip words={from}>{<span className="pu-info-value">{value}</span>}</Tip>}
          {from !== undefined && <span className="pu-hidden"> ({from})</span>}
          {onType !== undefined && (
            <IconButton
              size="s"
              className="pu-info-type"
              data-type={key}
              label={speech.say("information.change", { what: label })}
              onClick={() => onType(key)}
            >
              <Pencil size={13} aria-hidden />
            </IconButton>
          )}
          {warning !== undefined && (
            <span className="pu-info-warning">
              <TriangleAlert size={12} aria-hidden />
              {warning}
            </span>
          )}
        </dd>
      </div>
    )
  },
  ({ row: a, onType: before }, { row: b, onType: after }) =>
    before === after && Object.keys({ ...a, ...b }).every((key) => a[key as keyof Known] === b[key as keyof Known]),
)

/** The last pages, or all that are kept: when each was opened, and how long it was looked at; then how many there were before them. */
const Pages = ({ rows: given, now }: { readonly rows: ReadonlyArray<Known>; readonly now: number }) => {
  const speech = useSpeech()
  const id = useId()
  const [all, setAll] = useState(false)
  const rows = given.filter(({ key }) => key !== earlierPages)
  const earlier = given.find(({ key }) => key === earlierPages)
  return (
    <div className="pu-info-group">
      <h3>{speech.say("information.pages")}</h3>
      <ol className="pu-info-pages" id={id}>
        {(all ? rows : rows.slice(0, few)).map(({ key, label, text, url, at }) => (
          <li key={key}>
            <a href={url} target="_blank" rel="noopener noreferrer" title={url}>
              <bdi>{label}</bdi>
            </a>
            <span>
              {at !== undefined && <time dateTime={new Date(at).toISOString()}>{speech.brief(at, now)}</time>}
              <span>{text}</span>
            </span>
          </li>
        ))}
      </ol>
      {earlier !== undefined && (all || rows.length <= few) && (
        <p className="pu-info-earlier">
          <span>{earlier.label}</span>
          <span>{earlier.text}</span>
        </p>
      )}
      {rows.length > few && (
        <Button
          size="s"
          look="quiet"
          className="pu-info-add"
          aria-expanded={all}
          aria-controls={id}
          onClick={() => setAll(!all)}
        >
          {all ? speech.say("information.fewerPages") : speech.count("information.allPages", rows.length)}
        </Button>
      )}
    </div>
  )
}

/** How many of the pages show unless all are asked for. */
const few = 5

const icons: Readonly<Record<string, LucideIcon>> = {
  provenance: LogIn,
  journey: Route,
  device: MonitorSmartphone,
  pastExchanges: History,
  customData: UserRound,
  lamps: LampDesk,
}
