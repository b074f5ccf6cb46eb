/**
 * The problems that agents have reported, as a manager reads them: the fold of the workspace's stream `problems`.
 *
 * A report says what it says for good, and more as long as it is new; what becomes of it is a status that managers move along a
 * published table.
 *
 * @since 0.1.0
 */
import type { Words } from "@pupitre/core/Catalogue"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { ProblemReported, ProblemStatus } from "@pupitre/core/Fact"
import type { ReportId } from "@pupitre/core/Id"
import type { Participant } from "@pupitre/core/Participant"
import * as OpenReports from "./internal/openReports.js"
import { plain } from "./internal/plain.js"

/** A report and what has become of it. Times in milliseconds. */
export interface Report extends Omit<ProblemReported, "_tag"> {
  readonly by: Participant
  readonly at: number
  readonly status: ProblemStatus
  /** Why it was rejected, or what was said when it was last moved. */
  readonly reason?: string
  readonly duplicateOf?: ReportId
  /** Who moved it last, and when. */
  readonly moved?: { readonly by: Participant; readonly at: number }
  /** What whoever reported it said afterwards, oldest first. */
  readonly added?: ReadonlyArray<{ readonly text: string; readonly by: Participant; readonly at: number }>
}

/** The reports of a workspace, oldest first. */
export interface Problems {
  readonly reports: ReadonlyArray<Report>
  /** The last event applied. */
  readonly seq: number
}

/** No reports. */
export const empty: Problems = { reports: [], seq: 0 }

/** Where a report can go from where it stands. What is resolved, rejected or a duplicate stays so. */
export const moves: Readonly<Record<ProblemStatus, ReadonlyArray<ProblemStatus>>> = {
  new: ["acknowledged", "rejected", "duplicate"],
  acknowledged: ["inProgress", "rejected", "duplicate"],
  inProgress: ["resolved", "rejected", "duplicate"],
  resolved: [],
  rejected: [],
  duplicate: [],
}

/** The words of each status. */
export const statuses: Readonly<Record<ProblemStatus, Words>> = {
  new: { fr: "Nouveau", en: "New" },
  acknowledged: { fr: "Pris en compte", en: "Acknowledged" },
  inProgress: { fr: "En cours", en: "In progress" },
  resolved: { fr: "Résolu", en: "Resolved" },
  rejected: { fr: "Rejeté", en: "Rejected" },
  duplicate: { fr: "Doublon", en: "Duplicate" },
}

/** The reports after one more event. Total: a report told twice is one, a move of an unknown report changes nothing. */
export const apply = (self: Problems, event: ChatEvent): Problems => {
  const { seq, at, by } = event
  switch (event._tag) {
    case "ProblemReported": {
      if (self.reports.some(({ reportId }) => reportId === event.reportId)) return { ...self, seq }
      const { _tag: _, id: _id, seq: _seq, ...report } = event
      const reports: ReadonlyArray<Report> = [...self.reports, { ...report, status: "new" }]
      OpenReports.grew(self.reports, reports)
      return { reports, seq }
    }
    case "ProblemDetailAdded": {
      const { reportId, text } = event
      return changed(self, reportId, seq, (report) => ({
        ...report,
        added: [...(report.added ?? []), { text, by, at }],
      }))
    }
    case "ProblemMoved": {
      const { reportId, status, reason, duplicateOf } = event
      return changed(self, reportId, seq, (report) => {
        const { reason: _reason, duplicateOf: _duplicateOf, ...rest } = report
        return {
          ...rest,
          status,
          moved: { by, at },
          ...(reason !== undefined && { reason }),
          ...(duplicateOf !== undefined && { duplicateOf }),
        }
      })
    }
    default:
      return { ...self, seq }
  }
}

/** The reports that a list of events, in order, adds up to. */
export const fold = (events: Iterable<ChatEvent>, from: Problems = empty): Problems => {
  let state = from
  for (const event of events) state = apply(state, event)
  return state
}

/** What a manager looks for; what is absent does not matter. */
export interface Filter {
  readonly status?: ReadonlyArray<ProblemStatus>
  readonly category?: string
  readonly severity?: Report["severity"]
  /** In the title, in the description, in what was added or in the page, whatever the accents and the case. */
  readonly text?: string
}

/** The reports that match, newest first. */
export const matching = (
  { reports }: Problems,
  { status, category, severity, text = "" }: Filter = {},
): ReadonlyArray<Report> => {
  const sought = plain(text.trim())
  return reports
    .filter(
      (report) =>
        (status === undefined || status.includes(report.status)) &&
        (category === undefined || report.category === category) &&
        (severity === undefined || report.severity === severity) &&
        (sought === "" ||
          [
            report.title ?? "",
            report.description,
            ...(report.added ?? []).map((more) => more.text),
            report.page?.url ?? "",
          ].some((one) => plain(one).includes(sought))),
    )
    .toReversed()
}

/** Two reports of one page and one category within so long are held to be of one problem: 30 minutes, in milliseconds. */
export const duplicateWithin = 30 * 60_000

/**
 * The newest report that a new one would repeat: same category, same page whatever its query, not long ago, and not
 * settled. A hint, not a rule: who reports may say that it is another problem.
 */
export const duplicate = (
  { reports }: Problems,
  candidate: { readonly category: string; readonly page?: { readonly url: string } },
  at: number,
  within = duplicateWithin,
): Report | undefined => {
  const newest = OpenReports.newestAt(reports, candidate, isOpen)
  return newest === undefined || at - newest.at > within ? undefined : newest
}

/**
 * The reports that one is likely to repeat, for a manager who looks for its original: same category and same page
 * whatever its query, themselves no duplicates, oldest first.
 */
export const alike = (
  { reports }: Problems,
  { reportId, category, page }: Pick<Report, "reportId" | "category" | "page">,
): ReadonlyArray<Report> => {
  if (page === undefined) return []
  const place = OpenReports.placeOf(page.url)
  return reports.filter(
    (other) =>
      other.reportId !== reportId &&
      other.status !== "duplicate" &&
      other.category === category &&
      other.page !== undefined &&
      OpenReports.placeOf(other.page.url) === place,
  )
}

/** Whether it can still be moved on. */
const isOpen = ({ status }: Report): boolean => moves[status].length > 0

/** The reports with one of them changed; the same ones when there is none of this id. */
const changed = (self: Problems, reportId: ReportId, seq: number, change: (report: Report) => Report): Problems => {
  const place = self.reports.findIndex((report) => report.reportId === reportId)
  const held = self.reports[place]
  if (held === undefined) return { ...self, seq }
  const report = change(held)
  const reports = self.reports.with(place, report)
  OpenReports.changed(self.reports, reports, place, isOpen(report))
  return { reports, seq }
}
