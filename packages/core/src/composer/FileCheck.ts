/**
 * What of a file can be judged by its name, its size and its first bytes, the same on the sender's page and on the server.
 *
 * A file is what its content says, its name says and its sender says, and these three are one; anything else is refused.
 * Whether the content is whole and harmless is for a server to find out: nothing here decodes it.
 *
 * @since 0.1.0
 */
import * as FileReason from "./FileReason.js"

/** A kind of file that may be shared, and how its names end, in lower case. */
export interface Kind {
  readonly mediaType: string
  readonly extensions: readonly [string, ...Array<string>]
}

/** What may be shared. */
export interface Limits {
  /** The most bytes of one file. */
  readonly maxBytes: number
  /** The most files that wait at once in one conversation for one person. */
  readonly maxFiles: number
  readonly kinds: ReadonlyArray<Kind>
}

/** What most desks allow: five files at once, 10 MB each, images and PDF. */
export const limits: Limits = {
  maxBytes: 10_000_000,
  maxFiles: 5,
  kinds: [
    { mediaType: "image/png", extensions: ["png"] },
    { mediaType: "image/jpeg", extensions: ["jpg", "jpeg"] },
    { mediaType: "image/gif", extensions: ["gif"] },
    { mediaType: "image/webp", extensions: ["webp"] },
    { mediaType: "application/pdf", extensions: ["pdf"] },
  ],
}

/** A file as it is presented. */
export interface Presented {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** The media type that its sender says it has. */
  readonly declared: string
  /** The media type that its first bytes have; absent when they are of none that is known. */
  readonly found?: string | undefined
}

/** What becomes of it: the name it goes by from now on, or why it does not go. */
export type Checked =
  | { readonly _tag: "Fits"; readonly name: string; readonly mediaType: string }
  | { readonly _tag: "Rejected"; readonly rejection: FileReason.Rejection }

/** The most characters of a name. */
const maxName = 80

/**
 * Judges a file by its name, its size and its type, in this order.
 *
 * @example
 * ```ts
 * import * as FileCheck from "@pupitre/core/composer/FileCheck"
 *
 * const photo = { name: "C:\\photos\\lampe.JPG", size: 2_000, declared: "image/jpeg", found: "image/jpeg" }
 * FileCheck.check(photo) // => { _tag: "Fits", name: "lampe.JPG", mediaType: "image/jpeg" }
 *
 * const page = FileCheck.check({ ...photo, found: undefined })
 * page._tag === "Rejected" && page.rejection.why // => "type"
 * ```
 */
export const check = (file: Presented, { maxBytes, kinds }: Pick<Limits, "maxBytes" | "kinds"> = limits): Checked => {
  const name = cleanName(file.name)
  if (name === undefined) return rejected("name", "FileNameRefused")
  if (file.size <= 0) return rejected("size", "FileEmpty")
  if (file.size > maxBytes) return rejected("size", "FileTooLarge", { max: Math.floor(maxBytes / 1e6) })
  const extension = extensionOf(name)
  const named = kinds.find(({ extensions }) => extensions.includes(extension))
  const found = kinds.find(({ mediaType }) => mediaType === canonical(file.found ?? ""))
  if (named === undefined) return rejected("type", "FileTypeRefused")
  if (found !== named || canonical(file.declared) !== named.mediaType) return rejected("type", "FileTypeMismatch")
  return { _tag: "Fits", name, mediaType: named.mediaType }
}

/**
 * The name that a file goes by: without path, without what no disk takes, at most 80 characters, its end kept. Nothing for
 * one that no cleaning makes honest: it holds controls, or turns the direction of reading, so that it does not end as it
 * seems to.
 */
export const cleanName = (given: string): string | undefined => {
  const [base = ""] = given.split(/[\\/]/u).slice(-1)
  const spaced = base.normalize("NFC").replace(/[\s\u200B-\u200D\uFEFF]+/gu, (gap) => (/\s/u.test(gap) ? " " : ""))
  if (!spaced.isWellFormed() || misleading.test(spaced)) return undefined
  const name = spaced.replace(/[<>:"|?*]/gu, "-").replace(/^[\s.]+|[\s.]+$/gu, "")
  const extension = extensionOf(name)
  if (extension === "") return name === "" ? undefined : cut(name, maxName)
  const stem = name.slice(0, -extension.length - 1).trimEnd()
  const end = name.slice(-extension.length - 1)
  if (stem === "") return undefined
  return cut(device.test(stem) ? `_${stem}` : stem, maxName - end.length) + end
}

/** How a name ends, in lower case and without the dot; empty for one that ends in nothing a kind could have. */
export const extensionOf = (name: string): string => /[^.]\.([A-Za-z0-9]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? ""

// Controls, and what changes the direction of reading.
const misleading = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u

// Names that mean a device to one system or another, whatever follows the dot.
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu

const canonical = (mediaType: string): string => {
  const bare = mediaType.split(";", 1)[0]!.trim().toLowerCase()
  // An animated PNG is a PNG to everyone who does not look for the animation.
  return bare === "image/apng" ? "image/png" : bare
}

const rejected = (why: FileReason.Why, key: FileReason.Key, params?: Readonly<Record<string, number>>): Checked => ({
  _tag: "Rejected",
  rejection: { why, reason: FileReason.make(key, params) },
})

// Never within what is seen as one character.
function cut(text: string, most: number): string {
  if (text.length <= most) return text
  let kept = ""
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (kept.length + segment.length > most) break
    kept += segment
  }
  return kept.trimEnd()
}
