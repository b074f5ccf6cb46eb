/**
 * WebP, chunk by chunk: as long as it says it is, and what tells of places, devices and people left out.
 *
 * @since 0.1.0
 */
import { Refused, fitsInMemory, nothingAfter } from "./Found.ts"

/** The same picture with nothing beside it. Its pixels are not touched. Throws {@link Refused}. */
export const clean = (bytes: Buffer): Buffer => {
  if (bytes.length < 20) throw new Refused("FileDamaged")
  const end = 8 + bytes.readUInt32LE(4)
  if (end > bytes.length) throw new Refused("FileDamaged")
  nothingAfter(bytes, end)
  const kept: Array<Buffer> = []
  let pictures = 0
  for (let at = 12; at < end;) {
    if (at + 8 > end) throw new Refused("FileDamaged")
    const name = bytes.toString("latin1", at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    const next = at + 8 + length + (length & 1)
    if (next > end) throw new Refused("FileDamaged")
    if (name === "VP8X") {
      if (length < 10) throw new Refused("FileDamaged")
      fitsInMemory(bytes.readUIntLE(at + 12, 3) + 1, bytes.readUIntLE(at + 15, 3) + 1)
      const told = Buffer.from(bytes.subarray(at, next))
      // It says what else there is: no more EXIF, no more XMP.
      told[8]! &= ~0x0c
      kept.push(told)
    } else if (picture.has(name)) {
      if (name === "VP8 " && length >= 10) {
        fitsInMemory(bytes.readUInt16LE(at + 14) & 0x3fff, bytes.readUInt16LE(at + 16) & 0x3fff)
      }
      if (name === "VP8L" && length >= 5) {
        const bits = bytes.readUInt32LE(at + 9)
        fitsInMemory((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
      }
      if (name !== "ICCP" && name !== "ANIM" && name !== "ALPH") pictures++
      kept.push(bytes.subarray(at, next))
    }
    at = next
  }
  if (pictures === 0) throw new Refused("FileDamaged")
  const head = Buffer.from(bytes.subarray(0, 12))
  head.writeUInt32LE(4 + kept.reduce((sum, { length }) => sum + length, 0), 4)
  return Buffer.concat([head, ...kept])
}

const picture: ReadonlySet<string> = new Set(["VP8 ", "VP8L", "ALPH", "ICCP", "ANIM", "ANMF"])
