/**
 * What the site and its agents say of the visitor (*informations personnalisées*): values by key.
 *
 * Merged key by key: the more trusted writer stands, and of equally trusted ones the later in the stream. `null` takes a
 * key away, and is remembered, so that an older value that arrives late does not bring it back. What a key means is
 * declared apart, as data; reading a value against its declaration never loses it.
 *
 * @since 0.1.0
 */
import type { Words } from "@pupitre/core/Catalogue"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { CustomDataSet, CustomValue, Trust } from "@pupitre/core/Fact"
import * as CleanUrl from "./CleanUrl.js"
import type { Mark } from "./Newest.js"
import * as Marks from "./Newest.js"
import type { Sensitivity } from "./Sensitivity.js"
import { classes, keptBack } from "./Sensitivity.js"
import * as Secrecy from "./internal/secrecy.js"

/** The last word on one key. `id` is the key; `null` says that it was taken away. */
export interface Entry extends Mark {
  readonly value: CustomValue | null
  readonly trust: Trust
}

/** The last word on every key, those taken away among them, in the order of the keys. */
export interface CustomData {
  readonly items: ReadonlyArray<Entry>
  /** There were others, less trusted or older; absent while everything is here. */
  readonly more?: true
}

/** How many keys are kept, those taken away among them. A visitor has at most 50 with a value. */
export const limit = 200

/** Nothing said. */
export const empty: CustomData = { items: [] }

/** From the least trusted to the most. */
export const ladder: ReadonlyArray<Trust> = ["page", "authenticated", "agent"]

/** Who stands: the more trusted, then the later in the stream, then, over the same place, a removal. Total. */
export const order = (a: Entry, b: Entry): number =>
  ladder.indexOf(a.trust) - ladder.indexOf(b.trust) || Marks.compare(a, b) || weight(a) - weight(b) || byText(a, b)

/** The data after one more event. Only `CustomDataSet` changes it. */
export const apply = (self: CustomData, event: ChatEvent): CustomData => {
  if (event._tag !== "CustomDataSet") return self
  const { values } = event
  const keys = Object.keys(values)
  const walked = walk(self, event, keys, Object.values(values))
  if (walked !== undefined) return walked
  // A server writes the keys in their order; sorting fifty takes twice as long as all the rest.
  keys.sort()
  return (
    walk(
      self,
      event,
      keys,
      keys.map((key) => values[key]!),
    ) ?? self
  )
}

/** Both together. Associative, commutative, idempotent; `empty` changes nothing. */
export const merge = (a: CustomData, b: CustomData): CustomData => {
  const items: Array<Entry> = []
  let [i, j] = [0, 0]
  for (;;) {
    const [one, other] = [a.items[i], b.items[j]]
    if (one === undefined || other === undefined) break
    const later = one.id === other.id ? order(one, other) >= 0 : one.id < other.id
    items.push(later ? one : other)
    if (one.id <= other.id) i++
    if (other.id <= one.id) j++
  }
  items.push(...a.items.slice(i), ...b.items.slice(j))
  const whole = bounded(items, a.more === true || b.more === true)
  const same =
    whole.more === a.more && whole.items.length === a.items.length && whole.items.every((one, k) => one === a.items[k])
  return same ? a : whole
}

/** What a declared value is. Money is a number in the declared currency, or a text such as `12.50 EUR`. */
export type Type = "string" | "number" | "boolean" | "date" | "money" | "url"

/** What a team declares of a key. */
export interface Declared {
  readonly key: string
  readonly type: Type
  readonly label: Words
  /** Where it stands; those without a number come after, by key. */
  readonly order?: number
  readonly group?: Words
  readonly sensitivity: Sensitivity
  /** Who may set it. Everyone, unless given. A server hands {@link maySet} to `setCustomData`. */
  readonly setBy?: ReadonlyArray<Trust>
  /** ISO 4217, for money. */
  readonly currency?: string
}

/** Whether a key may be set with this trust, as the declarations say. What is not declared may be set by everyone. */
export const maySet =
  (declared: ReadonlyArray<Declared>) =>
  (key: string, trust: Trust): boolean => {
    const setBy = declared.find((one) => one.key === key)?.setBy
    return setBy === undefined || setBy.includes(trust)
  }

/** What a value was read as. `Raw` is shown as it came: nobody declared the key, or the value is not what was declared. */
export type Reading =
  | { readonly _tag: "Text"; readonly value: string }
  | { readonly _tag: "Number"; readonly value: number }
  | { readonly _tag: "Boolean"; readonly value: boolean }
  /** Milliseconds; a day by itself is its beginning in UTC. `instant`: a moment, whose day depends on where it is looked at. */
  | { readonly _tag: "Date"; readonly value: number; readonly instant?: true }
  | { readonly _tag: "Money"; readonly value: number; readonly currency: string }
  | { readonly _tag: "Link"; readonly value: string }
  | { readonly _tag: "Raw"; readonly value: string; readonly expected?: Type }

/** One value as a pane shows it. */
export interface Item {
  readonly key: string
  readonly reading: Reading
  readonly trust: Trust
  /** When it was said, milliseconds. */
  readonly at: number
  readonly sensitivity: Sensitivity
  readonly declared?: Declared
}

/**
 * The values: those declared without a group, then group by group, each where its first one stands, then what nobody declared.
 * Within each in their order, then by key.
 */
export const items = (self: CustomData, declared: ReadonlyArray<Declared> = []): ReadonlyArray<Item> => {
  const known = new Map(declared.map((one) => [one.key, one]))
  const all: Array<Item> = []
  for (const { id: key, value, trust, at } of self.items) {
    if (value === null) continue
    const own = known.get(key)
    all.push({
      key,
      reading: own === undefined ? { _tag: "Raw", value: String(value) } : read(value, own),
      trust,
      at,
      sensitivity: classOf(key, value, own?.sensitivity),
      ...(own !== undefined && { declared: own }),
    })
  }
  return all.toSorted(placed(all))
}

/** The data without what is not to be seen by one who may see these classes: more classes, more keys. */
export const project = (
  self: CustomData,
  seen: ReadonlyArray<Sensitivity>,
  declared: ReadonlyArray<Declared> = [],
): CustomData => {
  const known = new Map(declared.map((one) => [one.key, one.sensitivity]))
  const kept = self.items.filter(({ id, value }) => value !== null && seen.includes(classOf(id, value, known.get(id))))
  return { items: kept }
}

/**
 * The event without the values that one who may see these classes is not to see: each key keeps its place, so that a pane
 * can say that there is something. For a server, so that they do not leave it.
 *
 * @example
 * ```ts
 * import * as CustomData from "@pupitre/visitor-profile/CustomData"
 * import { rights } from "@pupitre/visitor-profile/Sensitivity"
 *
 * const label = { fr: "Ville", en: "City" }
 * const declared = [{ key: "city", type: "string", label, sensitivity: "personal" }] as const
 * const event = { _tag: "CustomDataSet", values: { allergy: "nuts", city: "Brest" }, trust: "page" } as never
 * CustomData.withhold(event, rights.agent, declared) // => { _tag: "CustomDataSet", values: { allergy: "•", city: "Brest" }, trust: "page" }
 * ```
 */
export const withhold = (
  event: ChatEvent,
  seen: ReadonlyArray<Sensitivity>,
  declared: ReadonlyArray<Declared> = [],
): ChatEvent => {
  if (event._tag !== "CustomDataSet") return event
  const show = shown(seen, declared)
  return {
    ...event,
    values: Object.fromEntries(Object.entries(event.values).map(([key, value]) => [key, show(key, value)])),
  }
}

/** The data as it is after the events that {@link withhold} gives. */
export const hide = (
  self: CustomData,
  seen: ReadonlyArray<Sensitivity>,
  declared: ReadonlyArray<Declared> = [],
): CustomData => {
  const show = shown(seen, declared)
  const items = self.items.map((entry) => {
    const value = show(entry.id, entry.value)
    return value === entry.value ? entry : { ...entry, value }
  })
  return items.every((entry, i) => entry === self.items[i]) ? self : { ...self, items }
}

/** Without any value, and without what was taken away: nothing said. */
export const erase = (_: CustomData): CustomData => empty

/** What was declared, read; anything else as it came, with what was expected. Total. */
export const read = (value: CustomValue, { type, currency }: Pick<Declared, "type" | "currency">): Reading => {
  const raw: Reading = { _tag: "Raw", value: String(value), expected: type }
  switch (type) {
    case "string":
      return typeof value === "string" ? { _tag: "Text", value } : raw
    case "number": {
      const number = numberOf(value)
      return number === undefined ? raw : { _tag: "Number", value: number }
    }
    case "boolean":
      if (value === true || value === "true") return { _tag: "Boolean", value: true }
      return value === false || value === "false" ? { _tag: "Boolean", value: false } : raw
    case "date": {
      const date = dateOf(value)
      if (date === undefined) return raw
      return { _tag: "Date", value: date, ...(!(typeof value === "string" && day.test(value)) && { instant: true }) }
    }
    case "money": {
      const [, amount, named] = typeof value === "string" ? (/^(\S+) ([A-Z]{3})$/.exec(value.trim()) ?? []) : []
      const number = numberOf(amount ?? value)
      const unit = named ?? currency
      return number === undefined || unit === undefined || !/^[A-Z]{3}$/.test(unit)
        ? raw
        : { _tag: "Money", value: number, currency: unit }
    }
    case "url": {
      const url = typeof value === "string" && value.length <= 2048 ? CleanUrl.parse(value) : undefined
      const safe = url !== undefined && /^https?:$/.test(url.protocol) && url.username + url.password === ""
      return safe ? { _tag: "Link", value: url.href } : raw
    }
  }
}

/** What one who may see these classes sees in the place of a value. */
function shown(
  seen: ReadonlyArray<Sensitivity>,
  declared: ReadonlyArray<Declared>,
): (key: string, value: CustomValue | null) => CustomValue | null {
  const known = new Map(declared.map((one) => [one.key, one.sensitivity]))
  return (key, value) => (value === null || seen.includes(classOf(key, value, known.get(key))) ? value : keptBack)
}

/** What was kept back stays so whatever is declared later: it is no value that could be read. */
function classOf(key: string, value: CustomValue, declared: Sensitivity | undefined): Sensitivity {
  return value === keptBack ? "secret" : (declared ?? undeclared(key, value))
}

/** A key that nobody declared may be about anything; that its value opens something may show in either. */
function undeclared(key: string, value: CustomValue): Sensitivity {
  if (Secrecy.named(key)) return "secret"
  return typeof value !== "boolean" && Secrecy.numbered(String(value)) ? "secret" : classes.undeclared
}

/** What belongs to no group comes first, so that nothing stands under the name of a group that is not its own. */
function placed(all: ReadonlyArray<Item>): (a: Item, b: Item) => number {
  const groups = new Map<string, readonly [rank: number, key: string]>()
  for (const item of all) {
    const { group } = item.declared ?? {}
    if (group === undefined) continue
    const known = groups.get(group.fr)
    const own = [rank(item), item.key] as const
    if (known === undefined || own[0] < known[0] || (own[0] === known[0] && own[1] < known[1]))
      groups.set(group.fr, own)
  }
  const of = ({ declared }: Item): readonly [rank: number, key: string] =>
    declared === undefined ? [Infinity, ""] : (groups.get(declared.group?.fr ?? "") ?? [-Infinity, ""])
  const byKey = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  const apart = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0)
  return (a, b) => {
    const [one, other] = [of(a), of(b)]
    return apart(one[0], other[0]) || byKey(one[1], other[1]) || apart(rank(a), rank(b)) || byKey(a.key, b.key)
  }
}

function rank({ declared }: Item): number {
  return declared === undefined ? Infinity : Math.min(declared.order ?? 1e9, 1e9)
}

/** One walk over the keys and those held, side by side; nothing for keys that are not in order. What changes nothing makes nothing. */
function walk(
  self: CustomData,
  event: ChatEvent & CustomDataSet,
  keys: ReadonlyArray<string>,
  values: ReadonlyArray<CustomValue | null>,
): CustomData | undefined {
  const { seq, at, trust } = event
  const held = self.items
  // Those held before `copied` are in `items`, once there is one.
  let items: Array<Entry> | undefined
  let [copied, next] = [0, 0]
  for (let i = 0; i < keys.length; i++) {
    const id = keys[i]!
    const place = placeOf(held, id, next)
    const known = held[place]
    if (known?.id === id) {
      next = place + 1
      if (stands(known, event)) continue
    } else {
      if (i > 0 && keys[i - 1]! > id) return undefined
      next = place
    }
    items ??= []
    while (copied < place) items.push(held[copied++]!)
    copied = next
    items.push({ id, seq, at, value: values[i]!, trust })
  }
  if (items === undefined) return self
  while (copied < held.length) items.push(held[copied++]!)
  return bounded(items, self.more === true)
}

/** Whether what is held of a key outlasts what an event says of it. */
function stands(known: Entry, { seq, at, trust, values }: ChatEvent & CustomDataSet): boolean {
  // Most are told apart by their place in the stream alone.
  if (known.trust === trust && known.seq !== seq) return known.seq > seq
  return order(known, { id: known.id, seq, at, value: values[known.id]!, trust }) >= 0
}

/** Where a key is among those held from a place on, or would be. */
function placeOf(held: ReadonlyArray<Entry>, id: string, from: number): number {
  let [low, high] = [from, held.length]
  if (low === high || held[low]!.id === id) return low
  while (low < high) {
    const middle = (low + high) >> 1
    if (held[middle]!.id < id) low = middle + 1
    else high = middle
  }
  return low
}

/** No more than the limit: the least trusted and oldest go. */
function bounded(items: ReadonlyArray<Entry>, more: boolean): CustomData {
  if (items.length <= limit) return more ? { items, more: true } : { items }
  const gone = new Set(items.toSorted(order).slice(0, items.length - limit))
  return { items: items.filter((entry) => !gone.has(entry)), more: true }
}

function weight({ value }: Entry): number {
  return value === null ? 1 : 0
}

function byText(a: Entry, b: Entry): number {
  if (a.value === b.value) return 0
  const [one, other] = [JSON.stringify(a.value), JSON.stringify(b.value)]
  return one < other ? -1 : one > other ? 1 : 0
}

function numberOf(value: CustomValue): number | undefined {
  if (typeof value === "number") return value
  return typeof value === "string" && /^-?\d{1,15}(\.\d{1,15})?$/.test(value.trim()) ? Number(value) : undefined
}

const day = /^\d{4}-\d{2}-\d{2}$/

function dateOf(value: CustomValue): number | undefined {
  const isText = typeof value === "string" && /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}[\d:.]*(Z|[+-]\d{2}:\d{2}))?$/.test(value)
  if (isText && !isDay(value.slice(0, 10))) return undefined
  const date = isText ? Date.parse(value) : value
  return typeof date === "number" && Math.abs(date) <= 8.64e15 ? date : undefined
}

/** A day that the calendar has: `Date.parse` takes February 30 for March 2. */
function isDay(text: string): boolean {
  const at = Date.parse(text)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}
