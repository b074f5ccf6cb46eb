/**
 * Which actions are off in which mode and without the visitor, as data that a team overrides.
 *
 * The reference article says that some actions are unavailable in call and video mode, not which: this table is ours.
 *
 * @since 0.1.0
 */
import type { Catalogue, Words } from "@pupitre/core/Catalogue"
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

/** A reason of a team's own, with its words. Its key is none of ours. */
export interface OwnReason extends Words {
  readonly key: string
}

/** Why an action is off: one of our reasons, or one of a team's own. */
export type Cell = ActionReason.Key | OwnReason

/**
 * What an action is off for in each mode, and, as `gone`, while the visitor is not on the site; no reason means that it is
 * on.
 */
export type Row = Readonly<Record<Mode, ReadonlyArray<Cell>>> & {
  readonly gone?: ReadonlyArray<Cell>
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

/**
 * The words of a team's own reasons, for `Reason.text` beside `ActionReason.catalogue`.
 *
 * @example
 * ```ts
 * import * as Matrix from "@pupitre/actions/Matrix"
 *
 * const own = { key: "VideoFirst", fr: "Arrêtez d'abord la vidéo.", en: "End the video first." }
 * const { block } = Matrix.matrix
 * Matrix.words({ ...Matrix.matrix, block: { ...block, video: [own] } })["VideoFirst"]?.en // => "End the video first."
 * ```
 */
export const words = (of: Matrix): Catalogue => {
  const own: Record<string, Words> = {}
  for (const row of Object.values(of))
    for (const cell of Object.values(row).flat())
      if (typeof cell !== "string") own[cell.key] = { fr: cell.fr, en: cell.en }
  return own
}
