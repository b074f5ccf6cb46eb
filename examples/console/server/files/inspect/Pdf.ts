/**
 * PDF, object by object, those in compressed streams too: a document that shows itself and does nothing.
 *
 * Code, actions that start programs, send forms, fetch other files or play media, attached files and forms of XML are
 * refused. An attached invoice in XML is what makes an electronic invoice one (Factur-X, ZUGFeRD), and is let through when
 * that is what it is. Links and a first page to open at are only that.
 *
 * @since 0.1.0
 */
import {
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFStream,
  PDFString,
  ParseSpeeds,
  decodePDFRawStream,
} from "@cantoo/pdf-lib"
import { Refused } from "./Found.ts"

/** Looks through a document. Throws {@link Refused}. */
export const look = async (bytes: Buffer): Promise<void> => {
  frame(bytes)
  let document: PDFDocument
  try {
    document = await PDFDocument.load(bytes, {
      throwOnInvalidObject: true,
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
    })
    if (document.getPageCount() < 1) throw new Refused("FileDamaged")
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused(error instanceof EncryptedPDFError ? "FileLocked" : "FileDamaged")
  }
  for (const [, object] of document.context.enumerateIndirectObjects()) walk(object, document, 0)
}

/** It begins and ends as a document does: a version, and a table that stands where the end says. */
const frame = (bytes: Buffer): void => {
  if (!/^%PDF-[12]\.\d[\s%]/.test(bytes.toString("latin1", 0, 9) + " ")) throw new Refused("FileDamaged")
  const from = Math.max(0, bytes.length - 2048)
  const tail = bytes.toString("latin1", from)
  const end = tail.lastIndexOf("%%EOF")
  if (end < 0) throw new Refused("FileDamaged")
  if (/[^\s\0]/.test(tail.slice(end + 5))) throw new Refused("FileHidesMore")
  const start = /startxref\s+(\d{1,10})\s+%%EOF/.exec(tail.slice(tail.lastIndexOf("startxref")))?.[1]
  const table = start === undefined ? "" : bytes.toString("latin1", Number(start), Number(start) + 32)
  if (!/^\s*(?:xref\b|\d+\s+\d+\s+obj\b)/.test(table)) throw new Refused("FileDamaged")
}

const walk = (object: unknown, document: PDFDocument, depth: number): void => {
  if (depth > 100) throw new Refused("FileTooComplex")
  if (object instanceof PDFStream) return walk(object.dict, document, depth + 1)
  if (object instanceof PDFArray) {
    for (const one of object.asArray()) walk(one, document, depth + 1)
    return
  }
  if (!(object instanceof PDFDict)) return
  for (const [name, value] of object.entries()) {
    const key = name.decodeText()
    if (active.has(key)) throw new Refused("FileActive")
    if (key === "S" && actions.has(nameOf(value))) throw new Refused("FileActive")
    if (key === "Subtype" && annotations.has(nameOf(value))) throw new Refused("FileActive")
    if (key === "EF" && !isInvoice(object, document)) throw new Refused("FileActive")
    walk(value, document, depth + 1)
  }
}

const active: ReadonlySet<string> = new Set(["JS", "JavaScript", "XFA", "RichMediaContent", "RichMediaSettings"])
const actions: ReadonlySet<string> = new Set([
  ...["JavaScript", "Launch", "ImportData", "SubmitForm", "GoToE", "GoToR", "Rendition", "RichMediaExecute"],
  ...["Movie", "Sound", "Trans3D", "GoTo3DView"],
])
const annotations: ReadonlySet<string> = new Set(["FileAttachment", "RichMedia", "3D", "Movie", "Sound", "Screen"])

const nameOf = (value: unknown): string => (value instanceof PDFName ? value.decodeText() : "")

/** Whether an attachment is the XML of an electronic invoice: by its name, and because it is XML. */
const isInvoice = (specification: PDFDict, { context }: PDFDocument): boolean => {
  const called = specification.lookup(PDFName.of("UF")) ?? specification.lookup(PDFName.of("F"))
  const name = called instanceof PDFString || called instanceof PDFHexString ? called.decodeText() : ""
  if (!invoices.has(name.toLowerCase())) return false
  const files = specification.lookup(PDFName.of("EF"))
  if (!(files instanceof PDFDict)) return false
  return files.values().every((reference) => {
    const stream = context.lookup(reference)
    if (!(stream instanceof PDFRawStream)) return false
    const begins = Buffer.from(decodePDFRawStream(stream).getBytes(256)).toString("utf8")
    return /^\uFEFF?\s*<\?xml\s[^>]*>\s*(?:<!--[^>]*>\s*)*<(?:rsm:)?CrossIndustry/u.test(begins)
  })
}

const invoices: ReadonlySet<string> = new Set(["factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml"])
