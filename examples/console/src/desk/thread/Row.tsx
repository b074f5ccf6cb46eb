/**
 * One row of the thread. Renders again only when its own entry becomes another one: everything it is given is either
 * that entry or does not change while it is on screen.
 *
 * @since 0.1.0
 */
import type { Entry, Gap } from "@pupitre/core/Entry"
import { key } from "@pupitre/core/Entry"
import type { DraftKind } from "@pupitre/core/composer/DraftStore"
import type { CommandId } from "@pupitre/core/Id"
import type { Participant } from "@pupitre/core/Participant"
import type { ReactNode } from "react"
import { memo } from "react"
import { Facts } from "./entry/Facts.tsx"
import { FailedBar } from "./entry/FailedBar.tsx"
import { GapBand } from "./entry/GapBand.tsx"
import { UnknownCard } from "./entry/UnknownCard.tsx"
import { same } from "../Who.ts"

/** What can be done with rows. The same functions for the life of a thread. */
export interface RowActions {
  readonly onRetry: (commandId: CommandId) => void
  readonly onDismiss: (commandId: CommandId) => void
  /** Takes a reply or a note that could not be sent back to where it was written. */
  readonly onReclaim?: (commandId: CommandId, kind: DraftKind) => void
  /** Fetches what a gap stands for. */
  readonly onFill?: (gap: Gap) => void
  /** How far a message of one's own has got. */
  readonly ticks?: (entry: Entry) => ReactNode
  /** What can be done about something that one did. */
  readonly foot?: (entry: Entry) => ReactNode
  /** How far the translation of a message of the visitor has got, beside what is stored. */
  readonly translating?: (entry: Entry) => ReactNode
}

/** One row of the thread. `day` is given when it is the first of that day. */
export const Row = memo(function Row({
  entry,
  self,
  continues,
  day,
  actions,
}: {
  readonly entry: Entry
  readonly self: Participant | undefined
  readonly continues: boolean
  readonly day: string | undefined
  readonly actions: RowActions
}) {
  return (
    <>
      {day !== undefined && <DaySeparator day={day} />}
      <div
        className="pu-row"
        data-key={key(entry)}
        data-kind={entry._tag}
        data-side={side(entry)}
        data-continues={continues || undefined}
        data-progress={entry._tag === "Pending" ? "pending" : entry._tag === "Failed" ? "failed" : undefined}
      >
        {body(entry, self, continues, actions)}
      </div>
    </>
  )
})

const body = (entry: Entry, self: Participant | undefined, continues: boolean, actions: RowActions) => {
  switch (entry._tag) {
    case "Gap":
      return <GapBand gap={entry} onFill={actions.onFill} />
    case "Unknown":
      return <UnknownCard kind={entry.kind} at={entry.at} />
    case "Pending":
      return (
        <Facts
          fact={entry.fact}
          by={entry.by}
          at={entry.at}
          self={self}
          continues={continues}
          progress="pending"
          translations={entry.translations}
        />
      )
    case "Failed":
      return (
        <>
          <Facts
            fact={entry.fact}
            by={entry.by}
            at={entry.at}
            self={self}
            continues={continues}
            progress="failed"
            translations={entry.translations}
          />
          <FailedBar
            commandId={entry.commandId}
            reasons={entry.reasons}
            onRetry={actions.onRetry}
            onDismiss={actions.onDismiss}
            onReclaim={reclaims(entry.fact._tag, actions)}
          />
        </>
      )
    default:
      return (
        <Facts
          fact={entry}
          by={entry.by}
          at={entry.at}
          self={self}
          continues={continues}
          translations={entry.translations}
          translating={entry.by._tag === "Visitor" ? actions.translating?.(entry) : undefined}
          ticks={self !== undefined && same(entry.by, self) ? actions.ticks?.(entry) : undefined}
          foot={self !== undefined && same(entry.by, self) ? actions.foot?.(entry) : undefined}
        />
      )
  }
}

const DaySeparator = ({ day }: { readonly day: string }) => (
  <div className="pu-day" role="separator" aria-label={day}>
    <span aria-hidden>{day}</span>
  </div>
)

const minutes = 60_000

const said = (entry: Entry) => {
  if (entry._tag === "MessagePosted") return entry
  if ((entry._tag === "Pending" || entry._tag === "Failed") && entry.fact._tag === "MessagePosted") return entry
  return undefined
}

const side = (entry: Entry): "visitor" | "agent" | undefined => {
  if (said(entry) === undefined && !isFile(entry)) return undefined
  return "by" in entry && entry.by._tag === "Visitor" ? "visitor" : "agent"
}

const isFile = (entry: Entry): boolean =>
  entry._tag === "FilePosted" ||
  ((entry._tag === "Pending" || entry._tag === "Failed") && entry.fact._tag === "FilePosted")

/** Whether a message goes on right below one of the same author, within five minutes. */
export const continuesAfter = (entry: Entry, previous: Entry | undefined): boolean => {
  const now = said(entry)
  const before = previous === undefined ? undefined : said(previous)
  return (
    now !== undefined &&
    before !== undefined &&
    before._tag !== "Failed" &&
    same(now.by, before.by) &&
    now.at - before.at < 5 * minutes
  )
}

/** The moment of a row, if it has one. */
export const momentOf = (entry: Entry): number | undefined => (entry._tag === "Gap" ? undefined : entry.at)

const reclaims = (tag: string, { onReclaim }: RowActions): ((commandId: CommandId) => void) | undefined => {
  const kind = tag === "MessagePosted" ? "reply" : tag === "NoteAdded" ? "note" : undefined
  return kind === undefined || onReclaim === undefined ? undefined : (commandId) => onReclaim(commandId, kind)
}
