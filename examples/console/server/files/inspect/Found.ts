/**
 * Why a file is refused once one looks into it, and what every kind of file is held to.
 *
 * @since 0.1.0
 */
import type * as FileReason from "@pupitre/core/composer/FileReason"

/** Why the content of a file is refused. */
export type Refusal = Extract<
  FileReason.Key,
  "FileDamaged" | "FileHidesMore" | "FileActive" | "FileLocked" | "FileTooComplex" | "ImageTooLarge"
>

/** Thrown while a file is read, caught where reading began. */
export class Refused extends Error {
  readonly key: Refusal
  constructor(key: Refusal) {
    super(key)
    this.key = key
  }
}

/** The most pixels of an image, in millions: what a telephone of today takes. Decoded it is four bytes each in memory. */
export const maxMegapixels = 50

/** Refuses an image that would be too large in memory, by what it says of itself, before anything is decoded. */
export const fitsInMemory = (width: number, height: number): void => {
  if (width < 1 || height < 1) throw new Refused("FileDamaged")
  if (width * height > maxMegapixels * 1e6) throw new Refused("ImageTooLarge")
}

/** Refuses what stands after the end of a file, but for zeros, with which some devices fill up. */
export const nothingAfter = (bytes: Buffer, end: number): void => {
  for (let at = end; at < bytes.length; at++) if (bytes[at] !== 0) throw new Refused("FileHidesMore")
}
