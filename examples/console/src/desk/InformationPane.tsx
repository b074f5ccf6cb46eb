/**
 * What is known of the visitor, in sections that fold. A section is data: a title and rows, so that a team's own is shown
 * like ours.
 *
 * @since 0.1.0
 */
import { Collapsible } from "@base-ui/react/collapsible"
import type { Row as Known, Shown } from "@pupitre/visitor-profile/Section"
import type { LucideIcon } from "lucide-react"
import {
  ChevronRight,
  FolderOpen,
  History,
  Info,
  LockKeyhole,
  LogIn,
  MonitorSmartphone,
  Route,
  TriangleAlert,
  UserRound,
} from "lucide-react"
import { memo } from "react"
import { Button } from "../design/Button.tsx"
import { Bone } from "../design/Notice.tsx"
import { Tip } from "../design/Tip.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import "./InformationPane.css"

/** What is known of the visitor. `sections` is absent until something has arrived. */
export const InformationPane = ({
  sections,
  pages = [],
  label,
  onLink,
}: {
  readonly sections: ReadonlyArray<Shown> | undefined
  /** The last pages, the last one first, below what the journey amounts to. */
  readonly pages?: ReadonlyArray<Known>
  /** Another name than its own, where several stand in one page. */
  readonly label?: string
  /** Called with the key of a section's link that leads to something of the desk. */
  readonly onLink?: (key: string) => void
}) => {
  const speech = useSpeech()
  return (
    <aside className="pu-info" aria-label={label ?? speech.say("information.label")} aria-busy={sections === undefined}>
      {sections === undefined ? (
        <div className="pu-info-bones">
          <span className="pu-hidden">{speech.say("information.loading")}</span>
          {["40%", "30%", "36%"].map((width) => (
            <div key={width}>
              <Bone width={width} />
              <Bone width="90%" height="10px" />
              <Bone width="76%" height="10px" />
            </div>
          ))}
        </div>
      ) : (
        sections.map((section) => (
          <Section
            key={section.key}
            section={section}
            pages={section.key === "journey" ? pages : none}
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
  onLink,
}: {
  readonly section: Shown
  readonly pages: ReadonlyArray<Known>
  readonly onLink: ((key: string) => void) | undefined
}) => {
  const speech = useSpeech()
  const Icon = icons[key] ?? Info
  return (
    <Collapsible.Root className="pu-info-section" defaultOpen data-section={key}>
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
                {of.map((row) => (
                  <Row key={row.key} row={row} />
                ))}
              </dl>
            </div>
          ))
        )}
        {pages.length > 1 && <Pages rows={pages} />}
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
  function Row({ row: { key, label, text, source, at, warning, masked, url } }: { readonly row: Known }) {
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
  ({ row: a }, { row: b }) =>
    Object.keys({ ...a, ...b }).every((key) => a[key as keyof Known] === b[key as keyof Known]),
)

/** The last pages: when each was opened, and how long it was looked at. */
const Pages = ({ rows }: { readonly rows: ReadonlyArray<Known> }) => {
  const speech = useSpeech()
  return (
    <div className="pu-info-group">
      <h3>{speech.say("information.pages")}</h3>
      <ol className="pu-info-pages">
        {rows.map(({ key, label, text, url, at }) => (
          <li key={key}>
            <a href={url} target="_blank" rel="noopener noreferrer" title={url}>
              <bdi>{label}</bdi>
            </a>
            <span>
              {at !== undefined && <time dateTime={new Date(at).toISOString()}>{speech.time(at)}</time>}
              <span>{text}</span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

const icons: Readonly<Record<string, LucideIcon>> = {
  provenance: LogIn,
  journey: Route,
  device: MonitorSmartphone,
  pastExchanges: History,
  customData: UserRound,
}
