/**
 * JPEG, segment by segment: a whole picture and nothing that another program would run, and what tells of places, devices
 * and people left out. How the camera was held is kept, since the picture would lie on its side without.
 *
 * Telephones put more after the picture: previews, a film, a map of brightness. What is known as theirs is left out as
 * well; anything else there is a refusal.
 *
 * @since 0.1.0
 */
import { Refused, fitsInMemory } from "./Found.ts"

/** The same picture with nothing beside it. Its pixels are not touched. Throws {@link Refused}. */
export const clean = (bytes: Buffer): Buffer => {
  const kept = [bytes.subarray(0, 2)]
  let at = 2
  let frames = 0
  let scans = 0
  let turned: number | undefined
  for (;;) {
    if (bytes[at] !== 0xff) throw new Refused("FileDamaged")
    while (bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1]
    if (marker === undefined) throw new Refused("FileDamaged")
    if (marker === 0xd9) {
      at += 2
      break
    }
    if (marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) throw new Refused("FileDamaged")
    if (at + 4 > bytes.length) throw new Refused("FileDamaged")
    const length = bytes.readUInt16BE(at + 2)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) throw new Refused("FileDamaged")
    const body = bytes.subarray(at + 4, end)
    if (isFrame(marker)) {
      if (++frames > 1 || body.length < 6) throw new Refused("FileDamaged")
      fitsInMemory(body.readUInt16BE(3), body.readUInt16BE(1))
    }
    if (marker === 0xe1) turned ??= orientation(body)
    if (belongs(marker, body)) kept.push(bytes.subarray(at, end))
    at = end
    if (marker === 0xda) {
      if (++scans > maxScans) throw new Refused("FileTooComplex")
      const from = at
      at = afterScan(bytes, at)
      kept.push(bytes.subarray(from, at))
    }
  }
  if (frames === 0 || scans === 0) throw new Refused("FileDamaged")
  if (!isOfACamera(bytes.subarray(at))) throw new Refused("FileHidesMore")
  kept.push(endOfImage)
  if (turned !== undefined && turned > 1) kept.splice(1, 0, exif(turned))
  return Buffer.concat(kept)
}

/** The most passes of a progressive picture: each costs as much as a whole one. */
const maxScans = 64

const endOfImage = Buffer.from([0xff, 0xd9])

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** What a decoder needs: tables, frames, scans, and how colours are meant. */
const belongs = (marker: number, body: Buffer): boolean => {
  if (marker === 0xe0) return body.toString("latin1", 0, 5) === "JFIF\0"
  if (marker === 0xe2) return body.toString("latin1", 0, 12) === "ICC_PROFILE\0"
  if (marker === 0xee) return body.toString("latin1", 0, 5) === "Adobe"
  return marker < 0xe0 || (marker > 0xef && marker !== 0xfe)
}

/** Where the next segment begins after coded data. */
const afterScan = (bytes: Buffer, from: number): number => {
  for (let at = from; ; at++) {
    at = bytes.indexOf(0xff, at)
    if (at < 0 || at + 1 >= bytes.length) throw new Refused("FileDamaged")
    const next = bytes[at + 1]!
    if (next !== 0x00 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
}

/** How the camera was held, 1 to 8, as EXIF has it. */
const orientation = (body: Buffer): number | undefined => {
  if (body.toString("latin1", 0, 6) !== "Exif\0\0" || body.length < 14) return undefined
  const tiff = body.subarray(6)
  const little = tiff.toString("latin1", 0, 2) === "II"
  const short = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  try {
    const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
    for (let entry = 0; entry < short(directory); entry++) {
      const at = directory + 2 + entry * 12
      if (short(at) !== 0x0112) continue
      const value = short(at + 8)
      return value >= 1 && value <= 8 ? value : undefined
    }
  } catch {
    // Past its end: what is broken says nothing.
  }
  return undefined
}

/** EXIF that says how the camera was held, and nothing else. */
const exif = (turned: number): Buffer => {
  // A header, one entry (the orientation, one short number), and no further table.
  const tiff = ["4d4d002a00000008", "0001", "0112", "0003", "00000001", `000${turned}0000`, "00000000"].join("")
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), Buffer.from(tiff, "hex")])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

const isOfACamera = (after: Buffer): boolean => {
  if (after.every((byte) => byte === 0)) return true
  // Further pictures, by the standard for several in one file.
  if (after.readUInt16BE(0) === 0xffd8 && after.subarray(-64).includes(endOfImage)) return true
  // A film of the moment.
  if (after.length > 12 && after.toString("latin1", 4, 8) === "ftyp") return true
  return after.subarray(-4).toString("latin1") === "SEFT"
}
