/**
 * Files that nobody should have to open, and their harmless neighbours, made anew: none lies in the project.
 *
 * @since 0.1.0
 */
import { AFRelationship, PDFDocument, PDFName, PDFString } from "@cantoo/pdf-lib"
import { Transformer } from "@napi-rs/image"
import type { Key, Why } from "@pupitre/core/composer/FileReason"
import { crc32, deflateSync } from "node:zlib"

/** A file, and why it is refused; nothing for one that is shared. */
export interface Sample {
  readonly what: string
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
  readonly refused?: readonly [Why, Key]
}

/** The test file of the antivirus industry, which is no virus, in two pieces so that this file is not taken for it. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*"].join("")

/** A picture of noise, which does not become small. */
export const pixels = (width: number, height: number): Uint8Array => {
  const rgba = new Uint8Array(width * height * 4)
  let seed = 1
  for (let i = 0; i < rgba.length; i++) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    rgba[i] = i % 4 === 3 ? 255 : seed >>> 24
  }
  return rgba
}

export const chunk = (name: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name, "latin1"), body])
  const out = Buffer.alloc(8 + body.length + 4)
  out.writeUInt32BE(body.length, 0)
  named.copy(out, 4)
  out.writeUInt32BE(crc32(named), 8 + body.length)
  return out
}

/** A PNG with more chunks before its end. */
export const pngWith = (png: Buffer, ...chunks: ReadonlyArray<Buffer>): Buffer =>
  Buffer.concat([png.subarray(0, png.length - 12), ...chunks, png.subarray(png.length - 12)])

export const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** A JPEG with more segments behind its beginning. */
export const jpegWith = (jpeg: Buffer, ...segments: ReadonlyArray<Buffer>): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)])

/** EXIF with a camera turned by a quarter, and a place in Paris. */
export const exif = (): Buffer => {
  const entries = [
    [0x010f, 2, 8, 38],
    [0x0112, 3, 1, 6 << 16],
  ] as const
  const tiff = Buffer.alloc(60)
  tiff.write("MM\0*", 0, "latin1")
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(entries.length, 8)
  entries.forEach(([tag, type, count, value], i) => {
    const at = 10 + i * 12
    tiff.writeUInt16BE(tag, at)
    tiff.writeUInt16BE(type, at + 2)
    tiff.writeUInt32BE(count, at + 4)
    tiff.writeUInt32BE(value, at + 8)
  })
  tiff.write("GPSPARIS", 38, "latin1")
  return Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff])
}

/** A chunk of RIFF, filled up to an even length. */
export const riff = (name: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8)
  head.write(name, 0, "latin1")
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length & 1)])
}

/** A simple WebP as an extended one, which says with its flags what else it has, and more chunks behind its picture. */
export const webpWith = (
  webp: Buffer,
  flags: number,
  { width, height }: { readonly width: number; readonly height: number },
  ...chunks: ReadonlyArray<Buffer>
): Buffer => {
  const said = Buffer.alloc(10)
  said[0] = flags
  said.writeUIntLE(width - 1, 4, 3)
  said.writeUIntLE(height - 1, 7, 3)
  const out = Buffer.concat([webp.subarray(0, 12), riff("VP8X", said), webp.subarray(12), ...chunks])
  out.writeUInt32LE(out.length - 8, 4)
  return out
}

/** A GIF with more blocks before its end. */
export const gifWith = (gif: Buffer, ...blocks: ReadonlyArray<Buffer>): Buffer =>
  Buffer.concat([gif.subarray(0, -1), ...blocks, gif.subarray(-1)])

/** A block of GIF that says more than the picture: its label, and a chain of texts of at most 255 bytes. */
export const extension = (label: number, ...texts: ReadonlyArray<Buffer>): Buffer =>
  Buffer.concat([
    Buffer.from([0x21, label]),
    ...texts.flatMap((text) => [Buffer.from([text.length]), text]),
    Buffer.from([0]),
  ])

/** XMP in GIF as programs write it: not in blocks, and with an end that every reader of blocks finds its way out of. */
export const xmpOfGif = (xmp: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from("\x21\xff\x0bXMP DataXMP", "latin1"),
    xmp,
    Buffer.from([0x01, ...Array.from({ length: 256 }, (_, i) => 0xff - i), 0]),
  ])

export const gif = Buffer.from("R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=", "base64")

/** A ZIP with nothing in it, and a note. */
const zip = (note: string): Buffer => {
  const end = Buffer.alloc(22)
  end.write("PK\x05\x06", 0, "latin1")
  end.writeUInt16LE(note.length, 20)
  return Buffer.concat([end, Buffer.from(note, "latin1")])
}

const documentWith = async (change: (document: PDFDocument) => Promise<void> | void): Promise<Buffer> => {
  // Without the moment of its making, which is not as long every time.
  const document = await PDFDocument.create({ updateMetadata: false })
  document.addPage([300, 200]).drawText("Devis")
  await change(document)
  return Buffer.from(await document.save({ useObjectStreams: true }))
}

/** A document of exactly so many bytes, most of them noise. */
export const documentOf = async (size: number): Promise<Buffer> => {
  const noise = (length: number): Uint8Array => pixels(1, Math.ceil(length / 4)).subarray(0, length)
  const of = async (length: number): Promise<Buffer> =>
    documentWith(({ context }) => void context.register(context.stream(noise(length))))
  const about = await of(size - 2_000)
  return of(size - 2_000 + size - about.length)
}

/** All of them. `large` is one more byte than may be. */
export const make = async (
  large: number,
): Promise<{
  readonly harmless: ReadonlyArray<Sample>
  readonly refused: ReadonlyArray<Sample>
}> => {
  const picture = (): Transformer => Transformer.fromRgbaPixels(pixels(64, 48), 64, 48)
  const png = await picture().png()
  const jpeg = await picture().jpeg(80)
  const webp = await picture().webp(70)
  const pdf = await documentWith(() => {})
  const action = async (s: string, more: Record<string, unknown> = {}): Promise<Buffer> =>
    documentWith(({ context, catalog }) => {
      const called = context.register(context.obj({ Type: "Action", S: s, ...more } as never))
      catalog.set(PDFName.of("OpenAction"), called)
    })
  const invoice = `<?xml version="1.0" encoding="UTF-8"?>\n<rsm:CrossIndustryInvoice xmlns:rsm="urn:un"/>`
  const attached = async (name: string, content: string): Promise<Buffer> =>
    documentWith(async (document) => {
      const afRelationship = AFRelationship.Data
      await document.attach(Buffer.from(content), name, { mimeType: "text/xml", afRelationship })
    })
  const header = (width: number, height: number): Buffer => {
    const body = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0])
    body.writeUInt32BE(width, 0)
    body.writeUInt32BE(height, 4)
    return chunk("IHDR", body)
  }
  const signature = png.subarray(0, 8)
  const bomb = Buffer.concat([
    signature,
    header(30_000, 30_000),
    chunk("IDAT", deflateSync(Buffer.alloc(1_000_000))),
    chunk("IEND", Buffer.alloc(0)),
  ])
  const html = Buffer.from("<!doctype html><script>alert(document.domain)</script>")
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  const after = (bytes: Buffer, ...more: ReadonlyArray<Buffer>): Buffer => Buffer.concat([bytes, ...more])
  const spoilt = (bytes: Buffer, at: number): Buffer => {
    const copy = Buffer.from(bytes)
    copy[at]! ^= 0xff
    return copy
  }
  const P = ["image/png", "png"] as const
  const J = ["image/jpeg", "jpg"] as const
  const G = ["image/gif", "gif"] as const
  const W = ["image/webp", "webp"] as const
  const D = ["application/pdf", "pdf"] as const
  const of = (
    what: string,
    [type, end]: readonly [string, string],
    bytes: Buffer,
    refused?: readonly [Why, Key],
    name = `a.${end}`,
  ): Sample => ({ what, name, type, bytes, ...(refused !== undefined && { refused }) })
  const mismatch = ["type", "FileTypeMismatch"] as const
  const other = ["type", "FileTypeRefused"] as const
  const damaged = ["content", "FileDamaged"] as const
  const hides = ["content", "FileHidesMore"] as const
  const acts = ["content", "FileActive"] as const
  return {
    harmless: [
      of("a PNG", P, png),
      of("a JPEG", J, jpeg),
      of("a GIF", G, gif),
      of("a WebP", W, webp),
      of("a PDF", D, pdf),
      of("a JPEG of a telephone, with another picture behind it", J, after(jpeg, jpeg)),
      of("a PNG that is filled up with zeros", P, after(png, Buffer.alloc(64))),
      of("a PDF that opens at a page", D, await action("GoTo", { D: ["0", "Fit"] })),
      of("a PDF with a link", D, await action("URI", { URI: PDFString.of("https://maison-lumen.example/") })),
      of("an electronic invoice", D, await attached("factur-x.xml", invoice)),
    ],
    refused: [
      of("a page that is called a PNG", P, html, mismatch),
      of("a page that is called a PDF", D, html, mismatch),
      of("a drawing with a script", ["image/svg+xml", "svg"], svg, other),
      of("a drawing that is called a PNG", P, svg, mismatch),
      of("a PNG that is called a JPEG", J, png, mismatch),
      of("a PDF that is called a picture", P, pdf, mismatch),
      of("a PNG whose sender says it is a page", ["text/html", "png"], png, mismatch),
      of("a program", ["application/x-msdownload", "exe"], Buffer.from(`MZ${"\0".repeat(200)}`), other),
      of("a program that is called a PDF", D, Buffer.from(`MZ${"\0".repeat(200)}`), mismatch),
      of("a second ending", ["image/png", "exe"], png, other, "photo.png.exe"),
      of("a name that turns its end around", P, png, ["name", "FileNameRefused"], "annexe\u202Egpj.png"),
      of("a name with a control in it", P, png, ["name", "FileNameRefused"], "a\u0007.png"),
      of("a ZIP that is called a PDF", D, zip(""), mismatch),
      of("one byte too many", P, after(png, Buffer.alloc(large - png.length)), ["size", "FileTooLarge"]),
      of("nothing", P, Buffer.alloc(0), ["size", "FileEmpty"]),
      of("a PNG with a page behind it", P, after(png, html), hides),
      of("a PNG that is a ZIP too", P, after(png, zip("")), hides),
      of("a JPEG with a page behind it", J, after(jpeg, html), hides),
      of("a JPEG with a page in its comment", J, jpegWith(jpeg, segment(0xfe, html)), hides),
      of(
        "a JPEG with a script of PHP in its EXIF",
        J,
        jpegWith(jpeg, segment(0xe1, Buffer.from("Exif\0\0<?php system($_GET[0]);"))),
        hides,
      ),
      of("a GIF with a script behind it", G, after(gif, Buffer.from("/*", "latin1"), html), hides),
      of("a WebP with more than it says", W, after(webp, html), hides),
      of("a PDF that is a ZIP too", D, after(pdf, zip("%%EOF")), hides),
      of("a PDF with a page behind it", D, after(pdf, Buffer.from("\n"), html), hides),
      of("half a PNG", P, png.subarray(0, png.length >> 1), damaged),
      of("half a JPEG", J, jpeg.subarray(0, jpeg.length >> 1), damaged),
      of("half a WebP", W, webp.subarray(0, webp.length >> 1), damaged),
      of("half a GIF", G, gif.subarray(0, gif.length - 6), damaged),
      of("half a PDF", D, pdf.subarray(0, pdf.length >> 1), damaged),
      of("a PNG whose sum is wrong", P, spoilt(png, 60), damaged),
      of("a PNG without a picture", P, after(signature, header(1, 1), chunk("IEND", Buffer.alloc(0))), damaged),
      of(
        "a PNG whose picture is broken",
        P,
        after(signature, header(9, 9), chunk("IDAT", Buffer.alloc(40)), chunk("IEND", Buffer.alloc(0))),
        damaged,
      ),
      of("a PNG of 900 megapixels", P, bomb, ["content", "ImageTooLarge"]),
      of(
        "a PDF of nothing but its frame",
        D,
        Buffer.from(`%PDF-1.7\n${"x".repeat(200)}\nstartxref\n9\n%%EOF\n`),
        damaged,
      ),
      of("a PDF with code", D, await documentWith((document) => document.addJavaScript("a", "app.alert(1)")), acts),
      of("a PDF that starts a program", D, await action("Launch", { F: PDFString.of("cmd.exe") }), acts),
      of("a PDF that sends a form", D, await action("SubmitForm", { F: PDFString.of("https://e.example/") }), acts),
      of("a PDF that opens another file", D, await action("GoToR", { F: PDFString.of("b.pdf") }), acts),
      of("a PDF with a program attached", D, await attached("setup.exe", "MZ"), acts),
      of("a PDF with a page attached as an invoice", D, await attached("factur-x.xml", "<html><script/></html>"), acts),
      of(
        "a PDF with a form of XML",
        D,
        await documentWith(({ context, catalog }) => {
          catalog.set(PDFName.of("AcroForm"), context.obj({ XFA: PDFString.of("x"), Fields: [] } as never))
        }),
        acts,
      ),
      of(
        "a PDF that is locked",
        D,
        await documentWith(({ context }) => {
          context.trailerInfo.Encrypt = context.register(
            context.obj({ Filter: "Standard", V: 1, R: 2, P: -4 } as never),
          )
        }),
        ["content", "FileLocked"],
      ),
    ],
  }
}
