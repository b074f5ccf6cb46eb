/**
 * Which actions are off in which mode, as data that a team overrides.
 *
 * The reference article says that some actions are unavailable in call and video mode, not which: this table is ours.
 *
 * @since 0.1.0
 */
import type { Mode } from "@pupitre/core/Fact"
import type * as ActionReason from "./ActionReason.js"

/** The eight actions of the desk. */
export type ActionName =
  | "sendLink"
  | "sendOffer"
  | "directNavigation"
  | "openCurrentPage"
  | "transfer"
  | "reportProblem"
  | "close"
  | "block"

/** For each action and mode the reasons it is off for; none means that the mode allows it. */
export type Matrix = Readonly<Record<ActionName, Readonly<Record<Mode, ReadonlyArray<ActionReason.Key>>>>>

/** The default table. */
export const matrix: Matrix = {
  sendLink: { chat: [], call: ["NoTextThread"], video: [], messaging: [] },
  sendOffer: { chat: [], call: ["NoTextThread"], video: [], messaging: [] },
  directNavigation: { chat: [], call: [], video: ["ScreenShared"], messaging: ["NoWebPage"] },
  openCurrentPage: { chat: [], call: [], video: [], messaging: ["NoWebPage"] },
  transfer: { chat: [], call: [], video: [], messaging: [] },
  reportProblem: { chat: [], call: [], video: [], messaging: [] },
  close: { chat: [], call: ["HangUpFirst"], video: [], messaging: [] },
  block: { chat: [], call: [], video: [], messaging: [] },
}

/** The actions that need the visitor on the site: off as `VisitorLeft` while they are not. */
export const needsVisitor: ReadonlySet<ActionName> = new Set<ActionName>(["directNavigation"])
