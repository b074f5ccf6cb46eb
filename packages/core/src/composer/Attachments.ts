/**
 * The files of one reply, from their choice to the thread, as pure state: what has happened to each, and what may happen next.
 *
 * A file is selected, validated, uploaded, scanned, ready and sent; on the way it may be rejected for good, fail and be
 * tried again, or be cancelled. What is not in the table changes nothing, so that a late answer about a file that was
 * cancelled is no answer.
 *
 * @since 0.1.0
 */
import type { FileId } from "../Id.js"
import type { Reason } from "../Reason.js"
import type { Limits } from "./FileCheck.js"
import { limits as usual } from "./FileCheck.js"
import type { Rejection } from "./FileReason.js"
import { make as reason } from "./FileReason.js"

/** A file that a server has checked and keeps, as it can be shared. */
export interface ReadyFile {
  readonly fileId: FileId
  readonly name: string
  readonly mediaType: string
  /** Bytes, as it is kept: what told of places and devices is no longer in it. */
  readonly size: number
}

/** A file as it was chosen. */
export interface Chosen {
  /** Names it on this device, once. */
  readonly key: string
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly mediaType: string
}

/** Where a file stands. */
export type Stage =
  | { readonly _tag: "Selected" }
  | { readonly _tag: "Validating" }
  /** `sent` is how many bytes the server has; it is `paused` while its sender holds it. */
  | { readonly _tag: "Uploading"; readonly sent: number; readonly paused: boolean }
  | { readonly _tag: "Scanning" }
  | { readonly _tag: "Ready"; readonly file: ReadyFile }
  | { readonly _tag: "Sent"; readonly file: ReadyFile }
  | { readonly _tag: "Rejected"; readonly rejection: Rejection }
  /** Something was in the way; tried again it goes on from `back`, and an upload from what was `sent`. */
  | { readonly _tag: "Failed"; readonly reason: Reason; readonly sent: number; readonly back: Trying }
  | { readonly _tag: "Cancelled" }

/** Where something can be in the way. */
export type Trying = "Validating" | "Uploading" | "Scanning"

/** One file of a reply. */
export interface Attachment extends Chosen {
  readonly stage: Stage
}

/** The files of one reply, in the order in which they were chosen. */
export type Attachments = ReadonlyArray<Attachment>

/** What happens to a file. */
export type Step = { readonly key: string } & (
  | { readonly _tag: "Looked" }
  /** It may go, under this name and as this. */
  | { readonly _tag: "Passed"; readonly name: string; readonly mediaType: string }
  | { readonly _tag: "Progressed"; readonly sent: number }
  | { readonly _tag: "Paused" }
  | { readonly _tag: "Resumed" }
  | { readonly _tag: "Received" }
  | { readonly _tag: "Cleared"; readonly file: ReadyFile }
  | { readonly _tag: "Refused"; readonly rejection: Rejection }
  | { readonly _tag: "Broken"; readonly reason: Reason }
  | { readonly _tag: "Retried" }
  | { readonly _tag: "Cancelled" }
  | { readonly _tag: "Posted" }
)

/** Which steps each stage knows; any other step changes nothing. */
export const table: Readonly<Record<Stage["_tag"], ReadonlyArray<Step["_tag"]>>> = {
  Selected: ["Looked", "Refused", "Cancelled"],
  Validating: ["Passed", "Refused", "Broken", "Cancelled"],
  Uploading: ["Progressed", "Paused", "Resumed", "Received", "Refused", "Broken", "Cancelled"],
  Scanning: ["Cleared", "Refused", "Broken", "Cancelled"],
  Ready: ["Posted", "Cancelled"],
  Failed: ["Retried", "Cancelled"],
  Sent: [],
  Rejected: [],
  Cancelled: [],
}

/** No file. */
export const empty: Attachments = []

/** The files with more of them: those past the limit are there as rejected, so that nobody looks for them. */
export const select = (
  self: Attachments,
  chosen: ReadonlyArray<Chosen>,
  { maxFiles }: Pick<Limits, "maxFiles"> = usual,
): Attachments => {
  let room = maxFiles - self.filter(counts).length
  const known = new Set(self.map(({ key }) => key))
  const added: Array<Attachment> = []
  for (const file of chosen) {
    if (known.has(file.key)) continue
    known.add(file.key)
    added.push({ ...file, stage: room > 0 ? { _tag: "Selected" } : tooMany(maxFiles) })
    room--
  }
  return added.length === 0 ? self : [...self, ...added]
}

/**
 * The files with one as an earlier page left it or another has brought it, in the order of their keys. One that nothing more
 * will happen to stays so.
 */
export const restore = (self: Attachments, chosen: Chosen, stage: Stage): Attachments => {
  const known = self.find(({ key }) => key === chosen.key)
  if (known !== undefined) {
    return table[known.stage._tag].length === 0
      ? self
      : self.map((one) => (one === known ? { ...one, ...chosen, stage } : one))
  }
  return [...self, { ...chosen, stage }].toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

/** The files after one more step. The same value when it changes nothing. */
export const apply = (self: Attachments, step: Step): Attachments => {
  const index = self.findIndex(({ key }) => key === step.key)
  const before = self[index]
  if (before === undefined) return self
  const after = next(before, step)
  return after === before ? self : self.with(index, after)
}

/** The files without one that nothing more will happen to. One that is still on its way stays: cancel it first. */
export const dismiss = (self: Attachments, key: string): Attachments => {
  const found = self.find((one) => one.key === key)
  return found === undefined || table[found.stage._tag].length > 0 ? self : self.filter((one) => one !== found)
}

/** What can be shared now. */
export const ready = (self: Attachments): ReadonlyArray<ReadyFile> =>
  self.flatMap(({ stage }) => (stage._tag === "Ready" ? [stage.file] : []))

/** Whether a file is on its way, and sending now would leave it behind. */
export const underWay = ({ stage: { _tag } }: Attachment): boolean =>
  _tag === "Selected" || _tag === "Validating" || _tag === "Uploading" || _tag === "Scanning"

/** Whether something is to be done about a file before a reply goes with the others. */
export const failed = ({ stage }: Attachment): boolean => stage._tag === "Failed"

/** Whether what is in the way of a file may be gone later, so that it is tried again without being asked to. */
export const passing = ({ stage }: Attachment): boolean =>
  stage._tag === "Failed" && (stage.reason.key === "FileNotSent" || stage.reason.key === "FileNotChecked")

/** Why the files keep a reply from going now; nothing when they do not. What was rejected is not waited for. */
export const obstacle = (self: Attachments): Reason | undefined => {
  if (self.some(failed)) return reason("FilesFailed")
  return self.some(underWay) ? reason("FilesUnderWay") : undefined
}

/** How many files were chosen and not shared: what is lost when nobody comes back. */
export const unshared = (self: Attachments): number =>
  self.filter((one) => underWay(one) || failed(one) || one.stage._tag === "Ready").length

/** How much of a file the server has, from 0 to 1. */
export const progress = ({ size, stage }: Attachment): number => {
  switch (stage._tag) {
    case "Uploading":
    case "Failed":
      return size === 0 ? 0 : stage.sent / size
    case "Scanning":
    case "Ready":
    case "Sent":
      return 1
    default:
      return 0
  }
}

function next(self: Attachment, step: Step): Attachment {
  const { stage } = self
  if (!table[stage._tag].includes(step._tag)) return self
  const to = (stage: Stage): Attachment => ({ ...self, stage })
  switch (step._tag) {
    case "Looked":
      return to({ _tag: "Validating" })
    case "Passed":
      return {
        ...self,
        name: step.name,
        mediaType: step.mediaType,
        stage: { _tag: "Uploading", sent: 0, paused: false },
      }
    case "Progressed": {
      if (stage._tag !== "Uploading") return self
      const sent = Math.min(Math.max(step.sent, stage.sent), self.size)
      return sent === stage.sent ? self : to({ ...stage, sent })
    }
    case "Paused":
    case "Resumed": {
      const paused = step._tag === "Paused"
      return stage._tag !== "Uploading" || stage.paused === paused ? self : to({ ...stage, paused })
    }
    case "Received":
      return to({ _tag: "Scanning" })
    case "Cleared":
      return to({ _tag: "Ready", file: step.file })
    case "Refused":
      return to({ _tag: "Rejected", rejection: step.rejection })
    case "Broken":
      return to({ _tag: "Failed", reason: step.reason, ...whereIt(self) })
    case "Retried":
      return stage._tag === "Failed" ? to(again(stage)) : self
    case "Cancelled":
      return to({ _tag: "Cancelled" })
    case "Posted":
      return stage._tag === "Ready" ? to({ _tag: "Sent", file: stage.file }) : self
  }
}

const whereIt = ({ size, stage }: Attachment): { readonly sent: number; readonly back: Trying } => {
  if (stage._tag === "Scanning") return { sent: size, back: "Scanning" }
  return stage._tag === "Uploading" ? { sent: stage.sent, back: "Uploading" } : { sent: 0, back: "Validating" }
}

const again = ({ sent, back }: Stage & { readonly _tag: "Failed" }): Stage =>
  back === "Uploading" ? { _tag: "Uploading", sent, paused: false } : { _tag: back }

// What takes a place among those that wait.
const counts = ({ stage: { _tag } }: Attachment): boolean =>
  _tag !== "Rejected" && _tag !== "Cancelled" && _tag !== "Sent"

const tooMany = (max: number): Stage => ({
  _tag: "Rejected",
  rejection: { why: "count", reason: reason("TooManyFiles", { max }) },
})
