/**
 * Which actions are off in which mode and without the visitor, as data that a team overrides.
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

/**
 * What an action is off for in each mode, and, as `gone`, while the visitor is not on the site; no reason means that it is
 * on.
 */
export type Row = Readonly<Record<Mode, ReadonlyArray<ActionReason.Key>>> & {
  readonly gone?: ReadonlyArray<ActionReason.Key>
}

/** The row of each action. */
export type Matrix = Readonly<Record<ActionName, Row>>

/** The default table. */
export const matrix: Matrix = {
  sendLink: { chat: [], call: ["NoTextThread"], video: [], messaging: [] },
  sendOffer: { chat: [], call: ["NoTextThread"], video: [], messaging: [] },
  directNavigation: { chat: [], call: [], video: ["ScreenShared"], messaging: ["NoWebPage"], gone: ["VisitorLeft"] },
  openCurrentPage: { chat: [], call: [], video: [], messaging: ["NoWebPage"] },
  transfer: { chat: [], call: [], video: [], messaging: [] },
  reportProblem: { chat: [], call: [], video: [], messaging: [] },
  close: { chat: [], call: ["HangUpFirst"], video: [], messaging: [] },
  block: { chat: [], call: [], video: [], messaging: [] },
}
