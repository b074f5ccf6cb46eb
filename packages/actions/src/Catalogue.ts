/**
 * The eight actions of the desk in the order of its pane, and the commands they bring to a server.
 *
 * Some actions are more than one wish: a transfer is also accepted, a report is also moved on. Those wishes are
 * `further`; they have no place of their own in the pane.
 *
 * @since 0.1.0
 */
import type * as Command from "@pupitre/core/Command"
import type { Action, Any } from "./Action.js"
import * as Block from "./Block.js"
import * as Close from "./Close.js"
import * as DirectNavigation from "./DirectNavigation.js"
import type { ActionName, Matrix } from "./Matrix.js"
import { matrix as defaultMatrix } from "./Matrix.js"
import * as OpenCurrentPage from "./OpenCurrentPage.js"
import * as ReportProblem from "./ReportProblem.js"
import * as SendLink from "./SendLink.js"
import * as SendOffer from "./SendOffer.js"
import * as Transfer from "./Transfer.js"

/** What a team decides about the eight actions. */
export interface Policy {
  readonly matrix?: Matrix
  readonly sendLink?: Omit<SendLink.Policy, "matrix">
  readonly sendOffer?: Omit<SendOffer.Policy, "matrix">
  readonly directNavigation?: Omit<DirectNavigation.Policy, "matrix">
  readonly openCurrentPage?: Omit<OpenCurrentPage.Policy, "matrix">
  readonly transfer?: Omit<Transfer.Policy, "matrix">
  readonly reportProblem?: Omit<ReportProblem.Policy, "matrix">
  readonly close?: Omit<Close.Policy, "matrix">
}

/** The wishes that go on with what an action began, by name. */
export interface Further extends Transfer.FollowUps {
  readonly grantNavigation: typeof DirectNavigation.grantNavigation
  readonly refuseNavigation: typeof DirectNavigation.refuseNavigation
  readonly withdrawNavigation: typeof DirectNavigation.withdrawNavigation
  readonly expireNavigation: typeof DirectNavigation.expireNavigation
  readonly startNavigation: typeof DirectNavigation.startNavigation
  readonly pauseNavigation: typeof DirectNavigation.pauseNavigation
  readonly resumeNavigation: typeof DirectNavigation.resumeNavigation
  readonly endNavigation: typeof DirectNavigation.endNavigation
  readonly addToReport: typeof ReportProblem.addToReport
  readonly moveProblem: typeof ReportProblem.moveProblem
  readonly blockVisitor: typeof Block.blockVisitor
  readonly unblockVisitor: typeof Block.unblockVisitor
  readonly requestUnblock: typeof Block.requestUnblock
  readonly refuseUnblock: typeof Block.refuseUnblock
}

/** The eight actions by name, and the wishes that go on with them. */
export interface Catalogue {
  readonly sendLink: Action<"sendLink", SendLink.Input>
  readonly sendOffer: Action<"sendOffer", SendOffer.Input>
  readonly directNavigation: Action<"requestNavigation", DirectNavigation.Level>
  readonly openCurrentPage: Action<"openCurrentPage", {}>
  readonly transfer: Action<"startTransfer", Transfer.Input>
  readonly reportProblem: Action<"reportProblem", ReportProblem.Input>
  readonly close: Action<"close", Close.Input>
  readonly block: Action<"block", Block.Input>
  readonly further: Further
}

/** The names of the eight, in the order of the pane. */
export const names = [
  "sendLink",
  "sendOffer",
  "directNavigation",
  "openCurrentPage",
  "transfer",
  "reportProblem",
  "close",
  "block",
] as const satisfies ReadonlyArray<ActionName>

/** The eight actions under a policy. */
export const make = ({ matrix = defaultMatrix, ...policy }: Policy = {}): Catalogue => ({
  sendLink: SendLink.make({ ...policy.sendLink, matrix }),
  sendOffer: SendOffer.make({ ...policy.sendOffer, matrix }),
  directNavigation: DirectNavigation.make({ ...policy.directNavigation, matrix }),
  openCurrentPage: OpenCurrentPage.make({ ...policy.openCurrentPage, matrix }),
  transfer: Transfer.make({ ...policy.transfer, matrix }),
  reportProblem: ReportProblem.make({ ...policy.reportProblem, matrix }),
  close: Close.make({ ...policy.close, matrix }),
  block: Block.make({ matrix }),
  further: {
    ...Transfer.followUps(policy.transfer),
    grantNavigation: DirectNavigation.grantNavigation,
    refuseNavigation: DirectNavigation.refuseNavigation,
    withdrawNavigation: DirectNavigation.withdrawNavigation,
    expireNavigation: DirectNavigation.expireNavigation,
    startNavigation: DirectNavigation.startNavigation,
    pauseNavigation: DirectNavigation.pauseNavigation,
    resumeNavigation: DirectNavigation.resumeNavigation,
    endNavigation: DirectNavigation.endNavigation,
    addToReport: ReportProblem.addToReport,
    moveProblem: ReportProblem.moveProblem,
    blockVisitor: Block.blockVisitor,
    unblockVisitor: Block.unblockVisitor,
    requestUnblock: Block.requestUnblock,
    refuseUnblock: Block.refuseUnblock,
  },
})

/** The actions in the order of the pane. */
export const list = (catalogue: Catalogue): ReadonlyArray<Any> => names.map((name): Any => catalogue[name])

/** The commands of the actions, for `Command.catalogue([...builtin, ...commands(catalogue)])`. */
export const commands = (catalogue: Catalogue): ReadonlyArray<Command.Any> => [
  ...list(catalogue).map((action) => action.command),
  ...Object.values<Command.Any>({ ...catalogue.further }),
]
