/**
 * Looks into files, one at a time and for as long as it may take: whole and decodable, nothing hidden, nothing that acts,
 * nothing told of who made it.
 *
 * @since 0.1.0
 */
import { rm } from "node:fs/promises"
import { Worker } from "node:worker_threads"
import type { Refusal } from "./inspect/Found.ts"
import { maxMegapixels } from "./inspect/Found.ts"
import type { Answer, Question } from "./inspect/Worker.ts"

/** Looks into files. */
export interface Inspection {
  /** Reads `from`, and writes to `to` what may be kept of it. Rejects when it could not be looked at. */
  readonly look: (question: Question) => Promise<Answer>
  /** Looks at nothing more. */
  readonly close: () => Promise<void>
}

/** The longest that one file may take, milliseconds. */
const longest = 20_000
/** What the thread may take of memory for what it reads, in megabytes; decoded pixels come on top. */
const memory = 256

/** An inspection whose thread begins with the first file. */
export const make = (): Inspection => {
  let worker: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  let closed = false

  const lookNow = async (question: Question): Promise<Answer> => {
    if (closed) throw new Error("the inspection is closed")
    const current = (worker ??= begin())
    return new Promise<Answer>((resolve, reject) => {
      const done = (): void => {
        clearTimeout(timer)
        current.off("message", onAnswer)
        current.off("error", onError)
        current.off("exit", onExit)
      }
      const onAnswer = (answer: Answer): void => {
        done()
        resolve(answer)
      }
      // A file that brings the thread down, or keeps it, is one that nobody should have to open.
      const tooMuch = (): void => {
        done()
        worker = undefined
        void current.terminate()
        void rm(question.to, { force: true }).then(() => resolve({ _tag: "Refused", key: "FileTooComplex" }), reject)
      }
      const onError = (error: Error & { readonly code?: string }): void => {
        if (error.code === "ERR_WORKER_OUT_OF_MEMORY") return tooMuch()
        done()
        worker = undefined
        reject(error)
      }
      const onExit = (): void => {
        done()
        worker = undefined
        reject(new Error("the inspection ended"))
      }
      const timer = setTimeout(tooMuch, longest)
      current.on("message", onAnswer)
      current.on("error", onError)
      current.on("exit", onExit)
      current.postMessage(question)
    })
  }

  return {
    look: async (question) => {
      const answer = last.then(async () => lookNow(question))
      last = answer.catch(() => undefined)
      return answer
    },
    close: async () => {
      closed = true
      await worker?.terminate()
    },
  }
}

/** What a refusal is measured by, for its words. */
export const limitOf = (key: Refusal): Readonly<Record<string, number>> | undefined =>
  key === "ImageTooLarge" ? { max: maxMegapixels } : undefined

const begin = (): Worker => {
  const worker = new Worker(new URL("inspect/Worker.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memory },
    execArgv: [],
  })
  // It keeps no process alive.
  worker.unref()
  return worker
}
