/**
 * Report a problem (*Rapporter un problème*) of the site, told by the visitor, and what managers make of the report.
 *
 * A report is a fact of the conversation and of the workspace's stream `problems`, under the id of the wish: wished
 * twice it is one. The visitor never sees it. Page and device come filled in and may be mended.
 *
 * @since 0.1.0
 */
import type { Words } from "@pupitre/core/Catalogue"
import * as Command from "@pupitre/core/Command"
import type { Conversation } from "@pupitre/core/Conversation"
import { report } from "@pupitre/core/Conversation"
import { accept, reject } from "@pupitre/core/Decision"
import type { Fact, ProblemMoved, ProblemReported } from "@pupitre/core/Fact"
import { ProblemSeverity, ProblemStatus } from "@pupitre/core/Fact"
import { Label, Remark } from "@pupitre/core/fact/Bounds"
import { ReportId, Seq } from "@pupitre/core/Id"
import type { Reason } from "@pupitre/core/Reason"
import { make as coreReason } from "@pupitre/core/Reason"
import * as SafeUrl from "@pupitre/core/SafeUrl"
import * as StreamKey from "@pupitre/core/StreamKey"
import { problem } from "@pupitre/core/Workspace"
import * as Schema from "effect/Schema"
import type { Action } from "./Action.js"
import { conditions } from "./Action.js"
import * as ActionReason from "./ActionReason.js"
import { clean as defaultClean } from "./CleanPage.js"
import type { Matrix } from "./Matrix.js"
import { matrix as defaultMatrix } from "./Matrix.js"
import * as Problems from "./Problems.js"
import { pane } from "./Pane.js"

/** The longest description, in UTF-16 units. */
export const maxDescription = 1024
/** The most pieces of the thread that go with a report. */
export const maxExcerpt = 50

/** What the agent gives. `confirmed`: it is another problem than the one just reported. */
export const Input = Schema.Struct({
  category: Label,
  severity: ProblemSeverity,
  /** The problem in a few words; where there are none its description stands for it. */
  title: Schema.optionalKey(Label),
  description: Schema.String,
  page: Schema.optionalKey(Schema.Struct({ url: Schema.String, title: Label })),
  device: Schema.optionalKey(Remark),
  excerpt: Schema.Array(Seq).check(Schema.isMaxLength(maxExcerpt)),
  confirmed: Schema.optionalKey(Schema.Boolean),
})
export interface Input extends Schema.Schema.Type<typeof Input> {}

/** The kinds of problem to choose from, by default, and their words. What is stored is the key. */
export const categories: Readonly<Record<string, Words>> = {
  display: { fr: "Affichage", en: "Display" },
  navigation: { fr: "Navigation", en: "Navigation" },
  account: { fr: "Compte et connexion", en: "Account and sign-in" },
  basket: { fr: "Panier et paiement", en: "Basket and payment" },
  content: { fr: "Contenu erroné", en: "Wrong content" },
  other: { fr: "Autre", en: "Other" },
}

/** How bad a problem is, in words. */
export const severities: Readonly<Record<ProblemSeverity, Words>> = {
  minor: { fr: "Gênant", en: "Minor" },
  major: { fr: "Important", en: "Major" },
  blocking: { fr: "Bloquant", en: "Blocking" },
}

/** What a team decides. */
export interface Policy {
  readonly matrix?: Matrix
  /** The keys that may be stored as category; absent, those of {@link categories}. */
  readonly categories?: ReadonlyArray<string>
  /** The reports of the workspace, for who reports what was just reported; absent, nobody is told. */
  readonly reports?: () => Problems.Problems
  /** Within which time two reports of one page and category are held to be of one problem, milliseconds. */
  readonly duplicateWithin?: number
  /** Takes out of an address what is secret; `CleanPage`'s by default. */
  readonly clean?: (url: string) => string
}

/** What the form comes filled in with: the visitor's page without what is secret in it, and the device if known. */
export const prefill = (
  { page }: Conversation,
  device?: string,
  { clean = defaultClean }: Pick<Policy, "clean"> = {},
): Pick<Input, "page" | "device" | "excerpt"> => ({
  ...(page !== undefined && { page: { url: clean(page.url), title: page.title } }),
  ...(device !== undefined && device !== "" && { device: device.slice(0, 1024) }),
  excerpt: [],
})

/**
 * The action. While on, it is refused as `DescriptionEmpty`, `TooLong`, `NotWellFormed`, `CategoryUnknown`, `LinkInvalid`
 * (the page), `ExcerptInvalid` or, unless confirmed, `DuplicateReport`.
 */
export const make = (policy: Policy = {}): Action<"reportProblem", Input> => ({
  ...pane.reportProblem,
  command: Command.make({
    name: "reportProblem",
    on: "conversation",
    roles: ["agent", "manager", "bot"],
    input: Input,
    inputReasons: [
      "DescriptionEmpty",
      "TooLong",
      "NotWellFormed",
      "CategoryUnknown",
      "LinkInvalid",
      "ExcerptInvalid",
      "DuplicateReport",
    ],
    availability: (state, context) =>
      Command.unless(...conditions(policy.matrix ?? defaultMatrix, "reportProblem", state, context)),
    facts: (state, input, { at, commandId, tenant }) => {
      const { clean = defaultClean } = policy
      const { category, severity, device, excerpt } = input
      const said = described(input.description)
      if ("reason" in said) return reject(said.reason)
      const title = input.title?.trim() ?? ""
      if (!title.isWellFormed()) return reject(coreReason("NotWellFormed"))
      if (!(policy.categories ?? Object.keys(categories)).includes(category))
        return reject(ActionReason.make("CategoryUnknown"))
      if (excerpt.some((seq) => seq > state.seq)) return reject(ActionReason.make("ExcerptInvalid"))
      const page = input.page === undefined ? undefined : SafeUrl.parse(clean(input.page.url.trim()))
      if (page !== undefined && "refusal" in page)
        return reject(ActionReason.make("LinkInvalid", { why: page.refusal }))
      if (state.id === undefined) return reject(coreReason("ConversationUnknown"))
      const reported: ProblemReported = {
        _tag: "ProblemReported",
        reportId: ReportId.make(commandId),
        conversationId: state.id,
        category,
        severity,
        ...(title !== "" && { title }),
        description: said.text,
        ...(page !== undefined && { page: { url: page.url, title: input.page?.title ?? "" } }),
        ...(device !== undefined && device.trim() !== "" && { device }),
        excerpt: [...new Set(excerpt)].toSorted((a, b) => a - b),
      }
      const known = policy.reports?.()
      if (input.confirmed !== true && known !== undefined) {
        const same = Problems.duplicate(known, reported, at, policy.duplicateWithin)
        if (same !== undefined) return reject(ActionReason.make("DuplicateReport", { report: same.reportId }))
      }
      return accept([reported], [{ stream: StreamKey.workspace(tenant, "problems"), events: [reported] }])
    },
  }),
})

/**
 * Who reported a problem says more about it, while it is new, even when the conversation is over. Refused while available as
 * `ProblemNotFound`, `NotReporter`, `ReportUnderWay` (a manager has taken it up), `DescriptionEmpty`, `TooLong` or
 * `NotWellFormed`.
 */
export const addToReport = Command.make({
  name: "addToReport",
  on: "conversation",
  roles: ["agent", "manager", "bot"],
  input: Schema.Struct({ reportId: ReportId, text: Schema.String }),
  inputReasons: ["ProblemNotFound", "NotReporter", "ReportUnderWay", "DescriptionEmpty", "TooLong", "NotWellFormed"],
  availability: ({ status, reports }) =>
    Command.unless(
      status === "unstarted" && coreReason("ConversationUnknown"),
      status !== "unstarted" && reports === undefined && ActionReason.make("ProblemNotFound"),
    ),
  facts: (state, input, { by, tenant }) => {
    const { reportId } = input
    const held = report(state, reportId)
    if (held === undefined) return reject(ActionReason.make("ProblemNotFound"))
    if ((by._tag !== "Agent" && by._tag !== "Bot") || held.by !== by.id) return reject(ActionReason.make("NotReporter"))
    if (held.status !== "new") return reject(ActionReason.make("ReportUnderWay"))
    const said = described(input.text)
    if ("reason" in said) return reject(said.reason)
    const events: ReadonlyArray<Fact> = [{ _tag: "ProblemDetailAdded", reportId, text: said.text }]
    return accept(events, [{ stream: StreamKey.workspace(tenant, "problems"), events }])
  },
})

/**
 * A manager moves a report on, along `Problems.moves`, and the conversation that it was made in is told. Refused while available as `ProblemNotFound`, `MoveNotAllowed`,
 * `ReasonMissing` (rejected without one) or `OriginalMissing` (a duplicate of nothing that is known, or of itself).
 */
export const moveProblem = Command.make({
  name: "moveProblem",
  on: "workspace",
  roles: ["manager"],
  input: Schema.Struct({
    reportId: ReportId,
    status: ProblemStatus,
    reason: Schema.optionalKey(Remark),
    duplicateOf: Schema.optionalKey(ReportId),
  }),
  inputReasons: ["ProblemNotFound", "MoveNotAllowed", "ReasonMissing", "OriginalMissing"],
  availability: ({ problems }) => Command.unless(isEmpty(problems) && ActionReason.make("ProblemNotFound")),
  facts: (state, { reportId, status, reason, duplicateOf }, { tenant }) => {
    const held = problem(state, reportId)
    if (held === undefined) return reject(ActionReason.make("ProblemNotFound"))
    const { status: from, conversationId } = held
    if (!Problems.moves[from].includes(status)) return reject(ActionReason.make("MoveNotAllowed", { from, to: status }))
    if (status === "rejected" && (reason ?? "").trim() === "") return reject(ActionReason.make("ReasonMissing"))
    const original = duplicateOf === undefined ? undefined : problem(state, duplicateOf)
    if (status === "duplicate" && (original === undefined || duplicateOf === reportId))
      return reject(ActionReason.make("OriginalMissing"))
    const moved: ProblemMoved = {
      _tag: "ProblemMoved",
      reportId,
      status,
      ...(reason !== undefined && reason.trim() !== "" && { reason }),
      ...(status === "duplicate" && duplicateOf !== undefined && { duplicateOf }),
    }
    return accept([moved], [{ stream: StreamKey.conversation(tenant, conversationId), events: [moved] }])
  },
})

/** What someone wrote of a problem, as it is kept. */
const described = (written: string): { readonly text: string } | { readonly reason: Reason } => {
  const text = written.trim()
  if (text === "") return { reason: ActionReason.make("DescriptionEmpty") }
  if (text.length > maxDescription) return { reason: coreReason("TooLong", { max: maxDescription }) }
  return text.isWellFormed() ? { text } : { reason: coreReason("NotWellFormed") }
}

const isEmpty = (record: object): boolean => {
  for (const _ in record) return false
  return true
}
