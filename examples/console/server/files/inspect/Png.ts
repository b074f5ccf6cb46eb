/**
 * PNG, chunk by chunk: every one whole and in its place, nothing after the end, and what is not needed for the picture left
 * out: texts, times, places, cameras, and what nobody knows.
 *
 * @since 0.1.0
 */
import { crc32 } from "node:zlib"
import { Refused, fitsInMemory, nothingAfter } from "./Found.ts"

/** The same picture with nothing beside it. Its pixels are not touched. Throws {@link Refused}. */
export const clean = (bytes: Buffer): Buffer => {
  const kept = [bytes.subarray(0, 8)]
  let at = 8
  let first = true
  let data = false
  for (;;) {
    if (at + 12 > bytes.length) throw new Refused("FileDamaged")
    const length = bytes.readUInt32BE(at)
    const end = at + 12 + length
    const name = bytes.toString("latin1", at + 4, at + 8)
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(name)) throw new Refused("FileDamaged")
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) throw new Refused("FileDamaged")
    if (first) {
      if (name !== "IHDR" || length !== 13) throw new Refused("FileDamaged")
      fitsInMemory(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12))
      first = false
    } else if (name === "IHDR") throw new Refused("FileDamaged")
    if (name === "IDAT") data = true
    if (picture.has(name)) kept.push(bytes.subarray(at, end))
    // A chunk that a reader must know, and that no reader of pictures does.
    else if (/^[A-Z]/.test(name)) throw new Refused("FileHidesMore")
    at = end
    if (name === "IEND") break
  }
  if (!data) throw new Refused("FileDamaged")
  nothingAfter(bytes, at)
  return Buffer.concat(kept)
}

const picture: ReadonlySet<string> = new Set([
  ...["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "hIST", "pHYs"],
  ...["acTL", "fcTL", "fdAT"],
])
