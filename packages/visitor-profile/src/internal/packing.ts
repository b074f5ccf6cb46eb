/**
 * Shapes of plain data, each written to and read from one short text.
 *
 * A text that comes again is written once, and then by what it does not share with one before it; a number in as few letters as
 * it needs; a UUID in 22. A shape reads only what it could have written: anything else is refused, so that what is read has
 * the type that it says.
 */

/** How values of one type are written and read. */
export interface Shape<A> {
  readonly put: (out: Writer, value: A) => void
  readonly take: (from: Reader) => A
}

/** A field that may be absent. */
export interface Optional<A> {
  readonly optional: Shape<A>
}

/** The shapes of an object's fields. */
export type Fields<A> = {
  readonly [K in keyof A]-?: undefined extends A[K] ? Optional<Exclude<A[K], undefined>> : Shape<A[K]>
}

/** The text of a value: letters that any log and any storage keeps in a byte each. */
export const pack = <A>(shape: Shape<A>, value: A, known: ReadonlyArray<string>): string => {
  const out: Writer = {
    cells: [],
    middles: [],
    words: new Map(),
    recent: [],
    known,
    ids: new Map(),
    seq: 0,
    at: 0,
    nth: 0,
    before: 0,
  }
  for (const word of known) out.words.set(word, out.words.size)
  shape.put(out, value)
  return narrow(JSON.stringify([out.cells.join(""), out.middles.join(between)]))
}

/** The value of a text; throws for one that is none. `known` as it was written with. */
export const unpack = <A>(shape: Shape<A>, text: string, known: ReadonlyArray<string>): A => {
  const given: unknown = JSON.parse(text)
  const [cells, middles] = Array.isArray(given) ? (given as ReadonlyArray<unknown>) : []
  if (typeof cells !== "string" || typeof middles !== "string") refuse()
  const words = [...known]
  const from: Reader = {
    cells,
    place: 0,
    middles: middles.split(between),
    words,
    known,
    ids: [],
    seq: 0,
    at: 0,
    nth: 0,
    before: 0,
  }
  const value = shape.take(from)
  if (from.place !== cells.length) refuse()
  return value
}

/** What is being written. */
export interface Writer {
  readonly cells: Array<string>
  /** Of each new text, what it does not share with another one. */
  readonly middles: Array<string>
  readonly words: Map<string, number>
  /** The last two new texts: addresses resemble the address before, titles the title before. */
  readonly recent: Array<string>
  readonly known: ReadonlyArray<string>
  readonly ids: Map<string, number>
  seq: number
  at: number
  nth: number
  before: number
}

/** What is being read. */
export interface Reader {
  readonly cells: string
  place: number
  readonly middles: Array<string>
  readonly words: Array<string>
  readonly known: ReadonlyArray<string>
  readonly ids: Array<string>
  seq: number
  at: number
  nth: number
  before: number
}

/** A whole number from 0 on. */
export const natural: Shape<number> = {
  put: (out, value) => {
    let rest = value
    for (; rest >= 32; rest = Math.floor(rest / 32)) out.cells.push(letters[32 + (rest % 32)]!)
    out.cells.push(letters[rest]!)
  },
  take: (from) => {
    let [value, weight] = [0, 1]
    for (;;) {
      const cell = cellOf(from)
      if (weight > 2 ** 50) refuse()
      value += (cell % 32) * weight
      if (cell < 32) return value
      weight *= 32
    }
  },
}

/** A whole number: its sign and four bits, and the rest of it if there is one. */
export const whole: Shape<number> = {
  put: (out, value) => {
    const size = Math.abs(value)
    const first = (size % 16) * 2 + (value < 0 ? 1 : 0)
    out.cells.push(letters[size < 16 ? first : first + 32]!)
    if (size >= 16) natural.put(out, Math.floor(size / 16))
  },
  take: (from) => {
    const cell = cellOf(from)
    const first = cell % 32
    const size = Math.floor(first / 2) + (cell < 32 ? 0 : 16 * natural.take(from))
    return first % 2 === 0 ? size : -size
  },
}

/** Yes or no. */
export const flag: Shape<boolean> = {
  put: (out, value) => natural.put(out, value ? 1 : 0),
  take: (from) => under(natural.take(from), 2) === 1,
}

/** Always the same. */
export const always = <const A>(value: A): Shape<A> => ({ put: () => undefined, take: () => value })

/** One of a few. New ones go to the end of the list. */
export const oneOf = <const A>(values: ReadonlyArray<A>): Shape<A> => ({
  put: (out, value) => natural.put(out, values.indexOf(value)),
  take: (from) => values[under(natural.take(from), values.length)]!,
})

/** A text: one that was there before by its place, a new one after a 0. */
export const text: Shape<string> = {
  put: (out, value) => {
    const held = out.words.get(value)
    if (held !== undefined) return natural.put(out, held + 1)
    natural.put(out, 0)
    out.words.set(value, out.words.size)
    const models = modelsOf(out.recent, out.known)
    let best = { model: 0, begins: 0, ends: 0 }
    for (const [model, like] of models.entries()) {
      const most = Math.min(value.length, like.length)
      let begins = 0
      while (begins < most && value[begins] === like[begins]) begins++
      let ends = 0
      while (ends < most - begins && value.at(-1 - ends) === like.at(-1 - ends)) ends++
      if (begins + ends > best.begins + best.ends) best = { model, begins, ends }
    }
    for (const cell of [best.model, best.begins, best.ends]) natural.put(out, cell)
    const middle = value.slice(best.begins, value.length - best.ends)
    out.middles.push(middle.replace(/[\u0080\u007F]/g, (mark) => `\u0080${mark === between ? "b" : "e"}`))
    out.recent.push(value)
  },
  take: (from) => {
    const held = natural.take(from)
    if (held > 0) return from.words[under(held - 1, from.words.length)]!
    const [model, begins, ends] = [natural.take(from), natural.take(from), natural.take(from)]
    const { words, known, middles } = from
    const like = modelsOf(words.slice(Math.max(known.length, words.length - 2)), known)[model] ?? ""
    const middle = middles[words.length - known.length]
    if (middle === undefined || begins + ends > like.length) refuse()
    const plain = middle.replace(/\u0080([be])/g, (_, mark) => (mark === "b" ? between : "\u0080"))
    const value = like.slice(0, begins) + plain + like.slice(like.length - ends)
    words.push(value)
    return value
  },
}

/** An id that is written once and never meant again. */
export const idOnce: Shape<string> = {
  put: (out, value) => {
    if (!uuid.test(value)) {
      natural.put(out, 1)
      return text.put(out, value)
    }
    natural.put(out, 0)
    const digits = value.replaceAll("-", "")
    for (let i = 0; i < 32; i += 3) {
      const three = Number.parseInt(digits.slice(i, i + 3), 16)
      const low = i < 30 ? 64 : 4
      out.cells.push(letters[Math.floor(three / low)]!, letters[three % low]!)
    }
  },
  take: (from) => {
    if (under(natural.take(from), 2) === 1) return text.take(from)
    let digits = ""
    for (let i = 0; i < 11; i++) {
      const [low, width] = i < 10 ? [64, 3] : [4, 2]
      const [one, other] = [cellOf(from), cellOf(from)]
      if (other >= low || one * low + other >= 16 ** width) refuse()
      digits += (one * low + other).toString(16).padStart(width, "0")
    }
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
  },
}

/** An id that others refer to: by its place, a new one after a 0. */
export const id: Shape<string> = {
  put: (out, value) => {
    const held = out.ids.get(value)
    if (held !== undefined) return natural.put(out, held + 1)
    natural.put(out, 0)
    out.ids.set(value, out.ids.size)
    idOnce.put(out, value)
  },
  take: (from) => {
    const held = natural.take(from)
    if (held > 0) return from.ids[under(held - 1, from.ids.length)]!
    const value = idOnce.take(from)
    from.ids.push(value)
    return value
  },
}

/** A place in a stream, a time, and which one of several something is: each by its distance from the one written before. */
export const seq: Shape<number> = far("seq")
/** See {@link seq}. */
export const at: Shape<number> = far("at")
/** See {@link seq}. */
export const nth: Shape<number> = far("nth")
/** How long something was: by its distance too. */
export const before: Shape<number> = far("before")

/** A list of at most so many. */
export const list = <A>(item: Shape<A>, most: number): Shape<ReadonlyArray<A>> => ({
  put: (out, values) => {
    natural.put(out, values.length)
    for (const value of values) item.put(out, value)
  },
  take: (from) => Array.from({ length: under(natural.take(from), most + 1) }, () => item.take(from)),
})

/** An object, field by field in the order given. */
export const struct = <A extends object>(fields: Fields<A>): Shape<A> => {
  const all = Object.entries(fields as Readonly<Record<string, Shape<unknown> | Optional<unknown>>>)
  return {
    put: (out, value) => {
      for (const [key, shape] of all) {
        const held = (value as Readonly<Record<string, unknown>>)[key]
        if (!("optional" in shape)) shape.put(out, held)
        else {
          flag.put(out, held !== undefined)
          if (held !== undefined) shape.optional.put(out, held)
        }
      }
    },
    take: (from) => {
      const value: Record<string, unknown> = {}
      for (const [key, shape] of all) {
        if (!("optional" in shape)) value[key] = shape.take(from)
        else if (flag.take(from)) value[key] = shape.optional.take(from)
      }
      return value as A
    },
  }
}

/** One of several objects, told apart by `_tag`. New ones go to the end. */
export const tagged = <A extends { readonly _tag: string }>(cases: {
  readonly [Tag in A["_tag"]]: Fields<Omit<Extract<A, { readonly _tag: Tag }>, "_tag">>
}): Shape<A> => {
  const shapes = Object.entries(cases).map(
    ([tag, fields]) => [tag, struct<A>({ _tag: always(tag), ...(fields as object) } as Fields<A>)] as const,
  )
  return {
    put: (out, value) => {
      const place = shapes.findIndex(([tag]) => tag === value._tag)
      natural.put(out, place)
      shapes[place]![1].put(out, value)
    },
    take: (from) => shapes[under(natural.take(from), shapes.length)]![1].take(from),
  }
}

/** A field that may be absent. */
export const optional = <A>(shape: Shape<A>): Optional<A> => ({ optional: shape })

/** The same values under another form. */
export const as = <A, B>(shape: Shape<B>, to: (value: A) => B, back: (value: B) => A): Shape<A> => ({
  put: (out, value) => shape.put(out, to(value)),
  take: (from) => back(shape.take(from)),
})

/** What is read is not what is ever written. */
export function refuse(): never {
  throw new RangeError("not a packed value")
}

/** Stands between texts: JSON writes it as it is, and next to no text has it. */
const between = "\u007F"
const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** What a new text may resemble: the last one, the one before it, or one that everybody knows. */
function modelsOf(recent: ReadonlyArray<string>, known: ReadonlyArray<string>): ReadonlyArray<string> {
  return [recent.at(-1) ?? "", recent.at(-2) ?? "", ...known]
}

/** JSON with its wide letters written as escapes, put together from narrow ones so that an engine keeps it narrow too. */
function narrow(json: string): string {
  if (!/[^\0-\u00FF]/.test(json)) return json
  const escape = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`
  return Array.from({ length: json.length }, (_, i) => (json[i]! > "\u00FF" ? escape(json[i]!) : json[i]!)).join("")
}

function cellOf(from: Reader): number {
  const cell = letters.indexOf(from.cells[from.place++] ?? "?")
  return cell < 0 ? refuse() : cell
}

function under(value: number, limit: number): number {
  return value < limit ? value : refuse()
}

function far(which: "seq" | "at" | "nth" | "before"): Shape<number> {
  return {
    put: (out, value) => {
      whole.put(out, value - out[which])
      out[which] = value
    },
    take: (from) => (from[which] += whole.take(from)),
  }
}
