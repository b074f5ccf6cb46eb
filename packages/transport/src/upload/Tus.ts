/**
 * Brings files to a server by the tus protocol with `tus-js-client`: an upload that is cut goes on from what the server has.
 *
 * When the server has a file whole, its own address says what became of it: `GET` answers with a `Verdict` of
 * `@pupitre/core/composer/Uploader`, and is asked again while it is `Scanning`. A refusal to take a file in at all has one
 * as its body too.
 *
 * @since 0.1.0
 */
import * as FileReason from "@pupitre/core/composer/FileReason"
import type { Uploader, Verdict } from "@pupitre/core/composer/Uploader"
import { Verdict as VerdictSchema } from "@pupitre/core/composer/VerdictSchema"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { DetailedError } from "tus-js-client"
import { Upload } from "tus-js-client"

/** How files are brought. */
export interface Options {
  /** Where uploads begin: an absolute address. */
  readonly endpoint: string
  /** A token that says who sends, asked for as often as one is needed: one that has ended is asked for again. */
  readonly token: () => Promise<string>
  /**
   * After how many milliseconds each try follows the one before, when a connection breaks; then it is `broken`. One that is
   * resumed has all of them again.
   */
  readonly retryAfter?: ReadonlyArray<number>
  /** Milliseconds between two questions for a verdict that is not there yet. */
  readonly askEvery?: number
}

/** An uploader for a browser's files, and in Node for a `Buffer`. */
export const make = ({
  endpoint,
  token,
  retryAfter = [0, 1_000, 3_000, 5_000],
  askEvery = 1_000,
}: Options): Uploader<Blob | Uint8Array> => ({
  start: ({ file, at, conversationId, name, mediaType }, on) => {
    let state: "sending" | "asking" | "still" | "over" = "sending"
    let held: string | undefined
    // A request that waits for its token while it is given up is not made: it would go without what was set on it.
    let turn = 0
    const bearer = async (): Promise<string> => `Bearer ${(held ??= await token())}`

    const settle = (verdict: Verdict): void => {
      if (state === "over") return
      if (verdict._tag === "Ready") {
        state = "over"
        on.cleared(verdict.file)
      } else if (verdict._tag === "Rejected") {
        state = "over"
        on.refused(verdict.rejection)
      } else {
        state = "still"
        on.broken(verdict._tag === "Failed" ? verdict.reason : FileReason.make("FileNotSent"))
      }
    }

    const ask = async (url: string): Promise<void> => {
      state = "asking"
      for (let fresh = false; ;) {
        const verdict = await verdictOf(url, bearer).catch((): Verdict => cut)
        // Paused or cancelled meanwhile.
        if ((state as string) !== "asking") return
        if (verdict === "unauthorized" && !fresh) {
          fresh = true
          held = undefined
          continue
        }
        if (verdict === "unauthorized") return settle(cut)
        if (verdict._tag !== "Scanning") return settle(verdict)
        await new Promise((resolve) => setTimeout(resolve, askEvery))
      }
    }

    let received = file === undefined
    const begin = (url: string | null): Upload => {
      const upload = new Upload((file ?? new Uint8Array()) as Blob, {
        endpoint,
        metadata: { conversation: conversationId, name, type: mediaType },
        retryDelays: [...retryAfter],
        // Nothing of a file stays in the browser: its name may say more than its sender wants to leave here.
        storeFingerprintForResuming: false,
        onBeforeRequest: async (request) => {
          const mine = turn
          const authorization = await bearer()
          if (mine === turn) request.setHeader("Authorization", authorization)
          else await new Promise<never>(() => {})
        },
        onShouldRetry: (error) => {
          const status = error.originalResponse?.getStatus() ?? 0
          if (status === 401) held = undefined
          return status === 0 || status === 401 || status === 409 || status === 423 || status >= 500
        },
        onUploadUrlAvailable: () => {
          if (upload.url !== null) on.located(upload.url)
        },
        onProgress: (sent) => {
          if (state === "sending") on.progressed(sent)
        },
        onSuccess: () => {
          if (state !== "sending" || upload.url === null) return
          received = true
          on.received()
          void ask(upload.url)
        },
        onError: (error) => {
          if (state === "sending") settle(told(error))
        },
      })
      // With an address it goes on there.
      upload.url = url
      return upload
    }
    let current = begin(at ?? null)
    if (file !== undefined) current.start()
    else if (at !== undefined) void ask(at)

    return {
      pause: () => {
        if (state !== "sending") return
        state = "still"
        turn++
        void current.abort().catch(ignore)
      },
      resume: () => {
        if (state !== "still") return
        if (received && current.url !== null) void ask(current.url)
        else {
          state = "sending"
          // The client counts its tries once for all: another one has them all before it.
          current = begin(current.url)
          current.start()
        }
      },
      cancel: () => {
        state = "over"
        turn++
        void current.abort(true).catch(ignore)
      },
    }
  },
})

const cut: Verdict = { _tag: "Failed", reason: FileReason.make("FileNotSent") }

/** What a server says of a file; that nobody may ask with this token; or that it cannot be known now. */
const verdictOf = async (url: string, bearer: () => Promise<string>): Promise<Verdict | "unauthorized"> => {
  const response = await fetch(url, { headers: { authorization: await bearer(), accept: "application/json" } })
  if (response.status === 401) return "unauthorized"
  // Given up, or let be for too long.
  if (response.status === 404) return { _tag: "Failed", reason: FileReason.make("FileGone") }
  return decode(await response.text()) ?? cut
}

/** What a server said when it would not take a file in. */
const told = (error: Error): Verdict => {
  const { originalResponse } = error as Partial<DetailedError>
  return (
    (originalResponse === undefined || originalResponse === null ? undefined : decode(originalResponse.getBody())) ??
    cut
  )
}

const decode = (text: string): Verdict | undefined => Option.getOrUndefined(decodeVerdict(text))

const decodeVerdict = Schema.decodeUnknownOption(Schema.fromJsonString(VerdictSchema))

// An upload that nobody can give up is swept by the server.
const ignore = (): void => {}
