/**
 * The port through which a file reaches a server that keeps and checks files: started, held, resumed from where it broke
 * off, cancelled.
 *
 * @since 0.1.0
 */
import type { ConversationId } from "../Id.js"
import type { Reason } from "../Reason.js"
import type { ReadyFile } from "./Attachments.js"
import type { Rejection } from "./FileReason.js"
import { make } from "./FileReason.js"

/** What a server says of a file that it has whole. */
export type Verdict =
  /** It is being looked at: ask again. */
  | { readonly _tag: "Scanning" }
  | { readonly _tag: "Ready"; readonly file: ReadyFile }
  | { readonly _tag: "Rejected"; readonly rejection: Rejection }
  /** It could not be looked at: asked again, it will be. */
  | { readonly _tag: "Failed"; readonly reason: Reason }

/** What an upload tells of itself. After `refused` and `cleared` it tells nothing more, after `broken` nothing until it is resumed. */
export interface Listener {
  /** The server keeps it here, from now on: an absolute address. */
  readonly located: (at: string) => void
  /** The server has so many bytes. */
  readonly progressed: (sent: number) => void
  /** The server has all of them. */
  readonly received: () => void
  readonly cleared: (file: ReadyFile) => void
  readonly refused: (rejection: Rejection) => void
  /** Something is in the way that may be gone later. */
  readonly broken: (reason: Reason) => void
}

/** A file on its way. */
export interface Upload {
  /** Sends no more of it until it is resumed. */
  readonly pause: () => void
  /** Goes on from what the server has, after a pause or after it broke. */
  readonly resume: () => void
  /** Gives it up, and what the server has of it. */
  readonly cancel: () => void
}

/** What an upload is about. */
export interface Sending<File> {
  /** Absent where nothing more can be sent of it: then it is asked what became of it at its address. */
  readonly file?: File
  /** Where an earlier page has brought it, whole or in part. */
  readonly at?: string
  readonly conversationId: ConversationId
  /** The name and the type that it goes by. */
  readonly name: string
  readonly mediaType: string
}

/** Brings files of some kind, a browser's for one, to a server. */
export interface Uploader<File> {
  readonly start: (sending: Sending<File>, listener: Listener) => Upload
}

/**
 * An uploader that is loaded with the first file. One that cannot be loaded is `broken`, and loaded again when it is
 * resumed.
 */
export const lazily = <File>(load: () => Promise<Uploader<File>>): Uploader<File> => ({
  start: (sending, on) => {
    let upload: Upload | undefined
    let wanted: "going" | "paused" | "cancelled" = "going"
    const begin = (): void =>
      void load().then(
        (uploader) => {
          if (wanted === "cancelled" || upload !== undefined) return
          upload = uploader.start(sending, on)
          if (wanted === "paused") upload.pause()
        },
        () => on.broken(make("FileNotSent")),
      )
    begin()
    return {
      pause: () => {
        wanted = "paused"
        upload?.pause()
      },
      resume: () => {
        wanted = "going"
        if (upload === undefined) begin()
        else upload.resume()
      },
      cancel: () => {
        wanted = "cancelled"
        upload?.cancel()
      },
    }
  },
})
