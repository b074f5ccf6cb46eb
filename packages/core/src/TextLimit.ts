/**
 * How much text a channel takes, counted as that channel counts: by what people see, by units, bytes or short messages.
 *
 * A limit is data, so that a desk, a shop and their server share it. Nothing is ever cut to fit: what is too long is
 * refused with the limit that it goes past, and `Splitting` offers parts.
 *
 * @since 0.1.0
 */
import * as Graphemes from "./Graphemes.js"
import type { Reason } from "./Reason.js"
import { make as reason } from "./Reason.js"

/**
 * What a channel counts: `graphemes` are what people see as one character, `codePoints` those of Unicode, `units` those of
 * UTF-16, as JavaScript and most messengers count, `bytes` those of UTF-8, and `sms` the short messages that a text is
 * sent as.
 */
export type Unit = "graphemes" | "codePoints" | "units" | "bytes" | "sms"

/** At most so many of a unit. */
export interface TextLimit {
  readonly unit: Unit
  readonly max: number
}

/** What every channel keeps to: 10,000 characters as people see them, and 32 KiB, which bounds what one frame carries. */
export const everywhere: ReadonlyArray<TextLimit> = [
  { unit: "graphemes", max: 10_000 },
  { unit: "bytes", max: 32 * 1024 },
]

/** How long a text is in a unit. */
export const measure = (text: string, unit: Unit): number => {
  switch (unit) {
    case "graphemes":
      return Graphemes.count(text)
    case "codePoints":
      return codePoints(text)
    case "units":
      return text.length
    case "bytes":
      return bytes(text)
    case "sms":
      return shortMessages(text)
  }
}

/**
 * The first of the limits that a text goes past, if it goes past one. What cannot be past one is not counted; `graphemes`
 * counts characters, for who has counted them already.
 *
 * @example
 * ```ts
 * import * as TextLimit from "@pupitre/core/TextLimit"
 *
 * TextLimit.exceeded("👍🏽👍🏽", [{ unit: "graphemes", max: 2 }]) // => undefined
 * TextLimit.exceeded("👍🏽👍🏽", [{ unit: "units", max: 7 }]) // => { unit: "units", max: 7 }
 * ```
 */
export const exceeded = (
  text: string,
  limits: ReadonlyArray<TextLimit>,
  graphemes: (text: string) => number = Graphemes.count,
): TextLimit | undefined =>
  limits.find(({ unit, max }) =>
    text.length <= max / unitsPer[unit] ? false : (unit === "graphemes" ? graphemes(text) : measure(text, unit)) > max,
  )

/** Why a text that goes past a limit is refused. */
export const refusal = ({ unit, max }: TextLimit): Reason =>
  reason(unit === "bytes" ? "TooManyBytes" : unit === "sms" ? "TooManySms" : "TooLong", { max })

/** The most of a unit that one UTF-16 unit of a text can come to. */
const unitsPer: Readonly<Record<Unit, number>> = { graphemes: 1, codePoints: 1, units: 1, bytes: 3, sms: 1 }

const codePoints = (text: string): number => {
  let pairs = 0
  for (let i = 1; i < text.length; i++) if (isLow(text.charCodeAt(i)) && isHigh(text.charCodeAt(i - 1))) pairs++
  return text.length - pairs
}

const bytes = (text: string): number => {
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) sum += 1
    else if (code < 0x800) sum += 2
    else if (isLow(code) && isHigh(text.charCodeAt(i - 1))) sum += 1
    else sum += 3
  }
  return sum
}

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff

/**
 * How many short messages a text is sent as. In the alphabet of GSM (3GPP 23.038) one holds 160 septets, or 153 when there
 * are several; a text with anything else in it goes as UTF-16, 70 units or 67. No sign is cut in two by the seam.
 */
const shortMessages = (text: string): number => {
  if (text === "") return 0
  const widths: Array<number> = []
  let gsm = true
  for (const sign of text) {
    const width = basic.has(sign) ? 1 : extended.has(sign) ? 2 : undefined
    if (width === undefined) {
      gsm = false
      break
    }
    widths.push(width)
  }
  if (!gsm) widths.splice(0, widths.length, ...Array.from(text, (sign) => sign.length))
  const [alone, among] = gsm ? [160, 153] : [70, 67]
  let sum = 0
  for (const width of widths) sum += width
  if (sum <= alone) return 1
  let messages = 1
  let filled = 0
  for (const width of widths) {
    if (filled + width > among) {
      messages++
      filled = 0
    }
    filled += width
  }
  return messages
}

const basic: ReadonlySet<string> = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
)
const extended: ReadonlySet<string> = new Set("\f^{}\\[~]|€")
