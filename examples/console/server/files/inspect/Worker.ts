/**
 * Looks into files in a thread of its own, one after the other: decoding is work that would keep everyone waiting, and a file
 * made to exhaust whoever reads it exhausts this thread.
 *
 * @since 0.1.0
 */
import { Transformer } from "@napi-rs/image"
import { readFile, writeFile } from "node:fs/promises"
import { parentPort } from "node:worker_threads"
import { Refused } from "./Found.ts"
import type { Refusal } from "./Found.ts"
import * as Gif from "./Gif.ts"
import * as Jpeg from "./Jpeg.ts"
import * as Pdf from "./Pdf.ts"
import * as Png from "./Png.ts"
import * as Webp from "./Webp.ts"

/** Which file, what it says it is, and where it goes when it is. */
export interface Question {
  readonly from: string
  readonly to: string
  readonly mediaType: string
}

/** What came of it: the bytes of what was written, or why there is none. */
export type Answer =
  | { readonly _tag: "Kept"; readonly size: number }
  | { readonly _tag: "Refused"; readonly key: Refusal }

const look = async ({ from, to, mediaType }: Question): Promise<Answer> => {
  try {
    const kept = await harmless(await readFile(from), mediaType)
    await writeFile(to, kept, { mode: 0o600 })
    return { _tag: "Kept", size: kept.length }
  } catch (error) {
    if (error instanceof Refused) return { _tag: "Refused", key: error.key }
    throw error
  }
}

const harmless = async (bytes: Buffer, mediaType: string): Promise<Buffer> => {
  if (looksLikeAPage(bytes) || isArchive(bytes)) throw new Refused("FileHidesMore")
  switch (mediaType) {
    case "image/png":
      return decoded(Png.clean(bytes))
    case "image/jpeg":
      return decoded(Jpeg.clean(bytes))
    case "image/webp":
      return decoded(Webp.clean(bytes))
    case "image/gif": {
      const kept = Gif.clean(bytes)
      Gif.decode(kept)
      return kept
    }
    case "application/pdf":
      await Pdf.look(bytes)
      return bytes
    default:
      throw new Refused("FileDamaged")
  }
}

/** The same bytes, once they have been decoded. */
const decoded = async (bytes: Buffer): Promise<Buffer> => {
  try {
    await new Transformer(bytes).rawPixels()
    return bytes
  } catch {
    throw new Refused("FileDamaged")
  }
}

/** What a program that guesses by the beginning would take for a page or a script. */
const looksLikeAPage = (bytes: Buffer): boolean =>
  /<(?:!doctype|html|head|body|script|svg|iframe|\?php)/i.test(bytes.toString("latin1", 0, 1024))

/** A ZIP is read from its end, wherever it begins: one whose last record reaches exactly to the end of the file. */
const isArchive = (bytes: Buffer): boolean => {
  const least = Math.max(0, bytes.length - 22 - 0xffff)
  for (let at = bytes.lastIndexOf("PK\x05\x06", undefined, "latin1"); at >= least;) {
    if (at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return true
    if (at === 0) return false
    at = bytes.lastIndexOf("PK\x05\x06", at - 1, "latin1")
  }
  return false
}

parentPort?.on("message", (question: Question) => {
  void look(question).then(
    (answer) => parentPort?.postMessage(answer),
    (error: unknown) => {
      throw error
    },
  )
})
