/**
 * The visitor's profile: what one more event costs, and a million page views of fifty thousand visitors, who come and go in
 * any order: how fast they are folded, what a profile takes while it is folded and what it takes at rest.
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Journey from "@pupitre/visitor-profile/Journey"
import * as Profile from "@pupitre/visitor-profile/Profile"
import * as ProfileText from "@pupitre/visitor-profile/ProfileText"
import { measure, write } from "./Results.ts"

const event = (seq: number, at: number, fact: object): ChatEvent =>
  ({ id: `command-${seq}/0`, seq, at: 1_760_000_000_000 + at, by: { _tag: "System" }, ...fact }) as never

// ── what one event costs ────────────────────────────────────────────────────────────────────────────────────────────────

const pages = 20
/** A UUID, the same for the same number and another one for another. */
const uuid = (n: number): string => {
  let bits = n
  const word = (): string => {
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
    bits ^= bits >>> 16
    return (bits >>> 0).toString(16).padStart(8, "0")
  }
  const [a, b, c, d] = [word(), word(), word(), word()]
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-8${c.slice(1, 4)}-${c.slice(4)}${d}`
}
const agent = (n: number): string =>
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${140 + (n % 10)}.0.0.0 Safari/537.36`
const brand = (name: string, n: number): object => ({ brand: name, version: String(140 + (n % 10)) })
const visit = (visitor: number): object => ({
  _tag: "VisitStarted",
  visitId: uuid(visitor),
  landing: `https://maison-lumen.example/?utm_source=lettre&utm_medium=email&utm_campaign=rentree-${visitor % 7}`,
  referrer: "https://webmail.orange.example/",
  userAgent: agent(visitor),
  hints: {
    brands: [brand("Google Chrome", visitor), brand("Chromium", visitor), { brand: "Not)A;Brand", version: "24" }],
    platform: "Windows",
    platformVersion: "19.0.0",
    mobile: false,
  },
  language: "fr-FR",
  timeZone: "Europe/Paris",
  screen: { width: 1920, height: 1080 },
})
const lamps = ["aube", "brume", "plume", "falaise", "grange", "cigale", "lanterne", "halo", "mistral", "ardoise"]
/** Sixty addresses with titles of their own, of which a visitor sees some twice; one in three has a query. */
const queries = ["", "", "?ref=42&color=blue"]
const page = (visitor: number, i: number, query = queries[i % 3]!): object => {
  const n = (visitor * 7 + i * 13 + (i >> 2)) % 60
  const [lamp, shelf] = [
    lamps[n % 10]!,
    ["chevet", "bureau", "salon", "jardin", "couloir", "cuisine"][Math.floor(n / 10)]!,
  ]
  return {
    _tag: "PageVisited",
    pageId: uuid(visitor * 1000 + i + 500_000),
    visitId: uuid(visitor),
    url: `https://maison-lumen.example/lampes/${shelf}/${lamp}-${n}${query}`,
    title: `Lampe ${lamp} pour le ${shelf} — Maison Lumen`,
  }
}
const stream = (visitor: number, of = pages, query?: string): ReadonlyArray<ChatEvent> => [
  event(1, 0, visit(visitor)),
  ...Array.from({ length: of }, (_, i) => event(i + 2, (i + 1) * 20_000 + i, page(visitor, i, query))),
]

const one = stream(1)
const cost = (events: ReadonlyArray<ChatEvent>, from: Profile.Profile, times: number) => (): number => {
  const start = performance.now()
  let held = 0
  for (let i = 0; i < times; i++) held += Profile.fold(events, from).journey.pages.items.length
  if (held === 0) throw new Error("the profiles are not whole")
  return ((performance.now() - start) * 1_000) / (times * events.length)
}
const fold = measure(cost(one, Profile.empty, 2_000))
// Each address with a query, and each with one of which something must not be kept.
const queried = measure(cost(stream(1, pages, "?ref=42&color=blue"), Profile.empty, 2_000))
const telling = measure(cost(stream(1, pages, "?ref=42&color=blue&reset_token=x7"), Profile.empty, 2_000))
// The events that cost the most each by itself: a visit whose origin is read, one whose origin the server told, much custom data.
const many = 4_000
const after = (from: Profile.Profile, facts: ReadonlyArray<object>) => {
  // Read from text, as from a log: no two of them share a value.
  const events = facts.map((fact, i) => JSON.parse(JSON.stringify(event(i + 2, 0, fact))) as ChatEvent)
  return measure((): number => {
    const start = performance.now()
    let held = 0
    for (let i = 0; i < many; i++) held += Profile.apply(from, events[i % events.length]!) === from ? 0 : 1
    if (held !== many) throw new Error("an event changed nothing")
    return ((performance.now() - start) * 1_000) / many
  })
}
const alone = (fact: object): number => after(Profile.empty, [fact])
const searched = {
  ...visit(1),
  landing: "https://maison-lumen.example/",
  referrer: "https://www.google.fr/search?q=lampe",
}
const beginning = alone(searched)
const campaign = alone(visit(1))
const toldOrigin = alone({ ...searched, origin: { _tag: "SearchEngine", name: "Google" } })
// As many keys as a server takes, in the order in which it writes them; and in another one.
const keys = Array.from({ length: 50 }, (_, i) => [`key_${i}`, `value ${i}`] as const)
const set = (entries: ReadonlyArray<readonly [string, string]>): object => ({
  _tag: "CustomDataSet",
  values: Object.fromEntries(entries),
  trust: "page",
})
const ordered = keys.toSorted(([a], [b]) => (a < b ? -1 : 1))
const custom = alone(set(ordered))
const unordered = alone(set(keys))
const few = alone(set(keys.slice(0, 5)))
// The same keys once more, all of them and one by one.
const fifty = Profile.fold([event(1, 0, set(ordered))])
const again = after(fifty, [set(ordered.map(([key]) => [key, "another"]))])
const single = after(
  fifty,
  keys.map(([key]) => set([[key, "another"]])),
)
const fresh = after(
  fifty,
  keys.map((_, i) => set([[`more_${i}`, "new"]])),
)
// One that holds as much as it may, and forgets a page for each that comes.
const long = stream(2, 400)
const full = Profile.fold(long.slice(0, 201))
const most = measure(cost(long.slice(201), full, 50))

// ── a million page views ────────────────────────────────────────────────────────────────────────────────────────────────

const visitors = 50_000
/**
 * Most come once and see a few pages, a few come back for many: twenty pages each on average, in a long tail, and one visitor in
 * five thousand with a thousand.
 */
const lengths = Array.from({ length: visitors }, (_, i) =>
  i % 5_000 === 0 ? 1_000 : Math.max(1, Math.round(-pages * Math.log(1 - (((i * 7_919) % visitors) + 0.5) / visitors))),
)
const longest = Math.max(...lengths)
/** A visit has nine pages, and each the way that it came by. */
const perVisit = 9
const ways: ReadonlyArray<object> = [
  {},
  {
    landing: "https://maison-lumen.example/",
    referrer: "https://www.google.fr/",
    origin: { _tag: "SearchEngine", name: "Google" },
  },
  { landing: "https://maison-lumen.example/lampes/salon", referrer: "", origin: { _tag: "Direct" } },
  {
    landing: "https://maison-lumen.example/lampes/jardin/halo-37",
    referrer: "https://www.facebook.com/",
    origin: { _tag: "Social", network: "Facebook" },
  },
]
/** What a visitor does at one step: a page, with the visit that it begins, what the site says of them and, of one in four, a conversation. */
const doings = (visitor: number, step: number): ReadonlyArray<object> => {
  const [nth, own] = [Math.floor(step / perVisit) + 1, visitor * 1_000 + Math.floor(step / perVisit) + 90_000_000]
  const visitId = uuid(own)
  const facts: Array<object> = []
  if (step % perVisit === 0) {
    facts.push({ ...visit(visitor), ...ways[(visitor + nth) % ways.length]!, visitId, nth })
  }
  facts.push({ ...page(visitor, step), visitId, nth: step + 1 })
  if (step === 2)
    facts.push({
      _tag: "CustomDataSet",
      values: { cart: (visitor % 900) + 0.5, plan: "confort", tier: "gold" },
      trust: "page",
    })
  if (step === 4 && visitor % 4 === 0) {
    const conversationId = uuid(visitor + 40_000_000)
    facts.push({
      _tag: "VisitorIdentified",
      externalId: `client-${visitor}`,
      name: "Camille Roy",
      trust: "authenticated",
    })
    facts.push({ _tag: "ConversationStarted", conversationId }, { _tag: "ConversationClosed", conversationId })
    facts.push({ _tag: "SurveyAnswered", conversationId, csat: 4, nps: 9 })
  }
  if (step % perVisit === perVisit - 1)
    facts.push({ _tag: "SiteLeft", visitId, leftAt: 1_760_000_000_000 + step * 20_000 })
  return facts
}
const used = (): number => {
  globalThis.gc?.()
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
const before = used()
const profiles = Array.from({ length: visitors }, () => Profile.empty)
const heads = new Uint32Array(visitors)
let millis = 0
let views = 0
let folded = 0
for (let step = 0; step < longest; step++) {
  // Read from text, as from a log: what is measured is folding them, not making them up.
  const events: Array<readonly [visitor: number, event: ChatEvent]> = []
  for (let i = 0; i < visitors; i++) {
    const visitor = (i * 7919) % visitors
    if (lengths[visitor]! <= step) continue
    views++
    for (const fact of doings(visitor, step)) {
      const made = event((heads[visitor]! += 1), step * 20_000 + i, fact)
      events.push([visitor, JSON.parse(JSON.stringify(made)) as ChatEvent])
    }
  }
  folded += events.length
  const start = performance.now()
  for (const [visitor, each] of events) profiles[visitor] = Profile.apply(profiles[visitor]!, each)
  millis += performance.now() - start
}
const gone = { now: 0, online: false }
if (profiles.reduce((sum, { journey }) => sum + Journey.summary(journey, gone).pages, 0) !== views)
  throw new Error("some are lost")
const live = (used() - before) / visitors

const sizes: Array<number> = []
const rest: Array<string> = []
const began = performance.now()
for (let i = 0; i < visitors; i++) {
  const text = ProfileText.encode(profiles[i]!)
  sizes.push(Buffer.byteLength(text))
  rest.push(text)
  profiles[i] = Profile.empty
}
const encoding = ((performance.now() - began) * 1_000) / visitors
const resting = (used() - before) / visitors
if (Journey.summary(ProfileText.decode(rest[0]!)!.journey, gone).pages !== lengths[0])
  throw new Error("what rests is not whole")
sizes.sort((a, b) => a - b)
const mean = sizes.reduce((sum, size) => sum + size, 0) / visitors
const [half, most95, most99] = [0.5, 0.95, 0.99].map((part) => sizes[Math.floor(visitors * part)]!)
const within = sizes.filter((size) => size <= 2_048).length / visitors
const plain = Buffer.byteLength(JSON.stringify(Profile.fold(one)))
// As much custom data as a server takes, of texts that have nothing in common.
const text = (n: number): string =>
  Array.from({ length: 28 }, (_, i) => uuid(n * 28 + i + 9_000_000))
    .join("")
    .slice(0, 1_000)
const values = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`key_${i}`, text(i)]))
const told = [...one, event(pages + 2, 500_000, { _tag: "CustomDataSet", values, trust: "page" })]
const talkative = Buffer.byteLength(ProfileText.encode(Profile.fold(told)))

console.log(
  [
    `${views.toLocaleString("en")} page views of ${visitors.toLocaleString("en")} visitors, ${folded.toLocaleString("en")} events in any order, ${pages} pages on average and ${longest} at most:`,
    `${Math.round(folded / (millis / 1000)).toLocaleString("en")} events a second, ${(live / 1024).toFixed(2)} KiB of heap per profile while it is folded;`,
    `at rest ${(resting / 1024).toFixed(2)} KiB of heap, ${encoding.toFixed(1)} µs to write; ${Math.round(mean)} bytes on average, ${half} in the middle, ${most95} for 95 %, ${most99} for 99 %, ${sizes.at(-1)} at most; ${(within * 100).toFixed(2)} % within 2 KiB;`,
    `one of ${pages} pages takes ${plain} bytes as JSON; with 50 keys of 1,000 characters that have nothing in common, ${talkative} at rest;`,
    `one more event: ${fold.toFixed(2)} µs, ${queried.toFixed(2)} with a query, ${telling.toFixed(2)} with a query of which something is not kept, ${most.toFixed(2)} of a profile that forgets a page for each that comes;`,
    `the first event: a visit whose origin is read ${beginning.toFixed(2)} µs (from a campaign ${campaign.toFixed(2)}), told by the server ${toldOrigin.toFixed(2)}; custom data of 5 keys ${few.toFixed(2)}, of 50 keys ${custom.toFixed(2)}, ${unordered.toFixed(2)} where no server has ordered them;`,
    `of a visitor of 50 keys: one of them ${single.toFixed(2)} µs, a new one ${fresh.toFixed(2)}, all 50 again ${again.toFixed(2)}.`,
  ].join("\n"),
)

write("profile", [
  { id: "profile.fold", unit: "µs", ours: fold, target: 2, looked: 2_000 * one.length },
  { id: "profile.fold.query", unit: "µs", ours: queried, target: 2, looked: 2_000 * one.length },
  { id: "profile.fold.telling", unit: "µs", ours: telling, target: 2, looked: 2_000 * one.length },
  { id: "profile.visit.read", unit: "µs", ours: beginning, target: 2, looked: many },
  { id: "profile.visit.campaign", unit: "µs", ours: campaign, target: 2, looked: many },
  { id: "profile.visit.told", unit: "µs", ours: toldOrigin, target: 2, looked: many },
  { id: "profile.custom.50", unit: "µs", ours: custom, target: 2, looked: many },
  { id: "profile.custom.50.again", unit: "µs", ours: again, target: 2, looked: many },
  { id: "profile.custom.50.single", unit: "µs", ours: single, target: 2, looked: many },
  { id: "profile.custom.50.new", unit: "µs", ours: fresh, target: 2, looked: many },
  { id: "profile.custom.50.unordered", unit: "µs", ours: unordered, target: 20, looked: many },
  { id: "profile.fold.full", unit: "µs", ours: most, target: 2, looked: 50 * 200 },
  {
    id: "profile.aggregate.1m",
    unit: "events/s",
    ours: folded / (millis / 1000),
    target: 100_000,
    more: true,
    looked: folded,
  },
  { id: "profile.rest", unit: "bytes", ours: sizes.at(-1)!, target: 2_048, looked: visitors },
  { id: "profile.rest.mean", unit: "bytes", ours: mean, target: 2_048, looked: visitors },
  { id: "profile.rest.within", unit: "%", ours: within * 100, target: 100, more: true, looked: visitors },
  { id: "profile.rest.heap", unit: "bytes", ours: resting, target: 2_048, looked: visitors },
])
