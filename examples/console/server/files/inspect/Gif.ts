/**
 * GIF, block by block: whole pictures, nothing after the end, and comments and what programs wrote for themselves left out.
 *
 * @since 0.1.0
 */
import { GifReader } from "omggif"
import { Refused, fitsInMemory, nothingAfter } from "./Found.ts"

/** The same pictures with nothing beside them. Their pixels are not touched. Throws {@link Refused}. */
export const clean = (bytes: Buffer): Buffer => {
  if (bytes.length < 14) throw new Refused("FileDamaged")
  fitsInMemory(bytes.readUInt16LE(6), bytes.readUInt16LE(8))
  let at = 13 + table(bytes[10]!)
  const kept = [bytes.subarray(0, at)]
  let frames = 0
  for (;;) {
    const from = at
    const kind = bytes[at]
    if (kind === 0x3b) {
      at++
      break
    }
    if (kind === 0x21) {
      const label = bytes[at + 1]
      const program = bytes.toString("latin1", at + 3, at + 14)
      at = afterBlocks(bytes, at + 2)
      const belongs = label === 0xf9 || (label === 0xff && (program === "NETSCAPE2.0" || program === "ANIMEXTS1.0"))
      if (belongs) kept.push(bytes.subarray(from, at))
    } else if (kind === 0x2c) {
      if (at + 11 > bytes.length) throw new Refused("FileDamaged")
      fitsInMemory(bytes.readUInt16LE(at + 5), bytes.readUInt16LE(at + 7))
      at = afterBlocks(bytes, at + 11 + table(bytes[at + 9]!))
      kept.push(bytes.subarray(from, at))
      frames++
    } else throw new Refused("FileDamaged")
  }
  if (frames === 0) throw new Refused("FileDamaged")
  nothingAfter(bytes, at)
  return Buffer.concat([...kept, Buffer.from([0x3b])])
}

/** Decodes every picture of it. Throws {@link Refused} for one that is broken, or more than can be looked at. */
export const decode = (bytes: Buffer): void => {
  const reader = read(() => new GifReader(bytes))
  const { width, height } = reader
  if (width * height * reader.numFrames() > maxPixels) throw new Refused("FileTooComplex")
  const pixels = new Uint8Array(width * height * 4)
  for (let frame = 0; frame < reader.numFrames(); frame++) {
    const { x, y, width: w, height: h } = reader.frameInfo(frame)
    if (x + w > width || y + h > height) throw new Refused("FileDamaged")
    read(() => reader.decodeAndBlitFrameRGBA(frame, pixels))
  }
}

/** The most pixels of all its pictures together. */
const maxPixels = 500e6

const read = <A>(run: () => A): A => {
  // It complains of broken data on the console, and leaves the rest of the picture empty.
  const { log } = console
  let complained = false
  console.log = () => {
    complained = true
  }
  try {
    return run()
  } catch {
    throw new Refused("FileDamaged")
  } finally {
    console.log = log
    // eslint-disable-next-line no-unsafe-finally -- a complaint is a refusal
    if (complained) throw new Refused("FileDamaged")
  }
}

/** The bytes of a table of colours, as its flags say. */
const table = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1))

/** Where a chain of blocks ends. */
const afterBlocks = (bytes: Buffer, from: number): number => {
  for (let at = from; at < bytes.length;) {
    const length = bytes[at]!
    at += length + 1
    if (length === 0) return at
  }
  throw new Refused("FileDamaged")
}
