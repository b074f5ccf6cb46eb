/**
 * Canned replies as a table that spreadsheets open, written and read with `papaparse`.
 *
 * No cell is taken for a formula: where a text could begin one it gets an apostrophe, which is taken off again when the
 * table is read.
 *
 * @since 0.1.0
 */
import papaparse from "papaparse"
import type { Locale } from "../Catalogue.js"
import type { Category } from "../composer/CannedCategory.js"
import type { Reading } from "../composer/CannedFile.js"
import { columns, named, read, unreadable } from "../composer/CannedFile.js"
import type { SharedReply } from "../composer/CannedShelf.js"
import { guarded, unguarded } from "../internal/spreadsheet.js"

/**
 * The replies as a table in UTF-8 with its mark, divided by semicolons in French and commas in English, each with the name of
 * its category in that language.
 */
export const toCsv = (
  replies: ReadonlyArray<SharedReply>,
  { locale, categories = [] }: { readonly locale: Locale; readonly categories?: ReadonlyArray<Category> },
): string => {
  const rows = named(replies, categories, locale).map((reply) => columns.map((key) => guarded(reply[key] ?? "")))
  const options = { quotes: true, delimiter: locale === "fr" ? ";" : ",", newline: "\r\n" }
  return `${mark}${papaparse.unparse({ fields: [...columns], data: rows }, options)}\r\n`
}

/** What a table holds, however it is divided. Its first line names the columns; others than those known are left out. */
export const fromCsv = (text: string): Reading => {
  const { data, meta, errors } = papaparse.parse<Readonly<Record<string, string>>>(text, {
    header: true,
    skipEmptyLines: true,
    delimitersToGuess: [";", ",", "\t"],
    transformHeader: (header) => header.trim().toLowerCase(),
    transform: unguarded,
  })
  const there = columns.filter((key) => meta.fields?.includes(key))
  const broken = errors.some(({ type }) => type === "Quotes")
  return broken || !there.includes("shortcut") || !there.includes("text") ? unreadable : read(data)
}

const mark = "\uFEFF"
