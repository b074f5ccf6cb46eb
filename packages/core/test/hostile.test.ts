import { assert, describe, it } from "@effect/vitest"
import * as ChatEvent from "@pupitre/core/ChatEvent"
import * as Result from "effect/Result"

const envelope = { id: "command-1/0", seq: 3, at: 5, by: { _tag: "Visitor", id: "camille" } }
const agent = { _tag: "Agent", id: "ines", name: "Inès" }
const of = (_tag: unknown, body: object = {}, head: object = {}): object => ({ ...envelope, ...head, _tag, ...body })
/** An event as text, for what an object literal cannot say. */
const text = (rest: string, head = `"id":"command-1/0","seq":3,"at":5,"by":{"_tag":"System"}`): unknown =>
  JSON.parse(`{${head},${rest}}`)
const nested = (levels: number, wrap: (inner: unknown) => unknown): unknown => {
  let value: unknown = 1
  for (let i = 0; i < levels; i++) value = wrap(value)
  return value
}
const inArray = (inner: unknown): unknown => [inner]
const inObject = (inner: unknown): unknown => ({ a: inner })
const long = (units: number): string => "x".repeat(units)
const circle = (): object => {
  const body: Record<string, unknown> = {}
  body["self"] = body
  return of("Future", body)
}
const booby = (): object =>
  Object.defineProperty(of("Future"), "x", {
    enumerable: true,
    get: () => {
      throw new Error("hunter2")
    },
  })
/** Whatever is refused carries this somewhere; no refusal may. */
const secret = "hunter2"

/** What must come out: the tag of a decoded event, or the paths refused, each with a reason when it matters. */
type Expected =
  | { readonly is: string; readonly without?: string }
  | { readonly at: ReadonlyArray<string>; readonly reason?: string }

const is = (tag: string, without?: string): Expected => ({ is: tag, ...(without !== undefined && { without }) })
const refused = (...at: ReadonlyArray<string>): Expected => ({ at })
const whole = (reason: string): Expected => ({ at: [""], reason })
const missing = ["_tag", "id", "seq", "at", "by"]

const page = { pageId: "p", visitId: "v", url: "https://a.example/", title: "A" }
const report = { reportId: "r", conversationId: "c", category: "x", severity: "minor", description: "x", excerpt: [] }
const action = { name: "a", label: "l" }

const cases: ReadonlyArray<readonly [name: string, input: unknown, expected: Expected]> = [
  // No event at all.
  ["nothing", undefined, whole("NotJson")],
  ["null", null, refused("")],
  ["a text", secret, refused("")],
  ["a number", 7, refused("")],
  ["a big integer", 10n, whole("NotJson")],
  ["a function", () => secret, whole("NotJson")],
  ["a symbol", Symbol(secret), whole("NotJson")],
  ["an empty object", {}, refused(...missing)],
  ["an array", [secret], refused("")],
  ["an array of events", [of("MessagePosted", { text: secret })], refused("")],
  ["a date", new Date(0), refused(...missing)],
  ["an event in an event", { event: of("MessagePosted", { text: secret }) }, refused(...missing)],

  // The envelope.
  ["no id", { ...of("Future"), id: undefined }, whole("NotJson")],
  ["an id without its place", of("Future", {}, { id: secret }), refused("id")],
  ["an id with a path", of("Future", {}, { id: `../../${secret}/0` }), refused("id")],
  ["an id followed by a line", of("Future", {}, { id: "command-1/0\n" }), refused("id")],
  ["an id of a megabyte", of("Future", {}, { id: long(1_000_000) }), whole("TooLong")],
  ["seq zero", of("Future", {}, { seq: 0 }), refused("seq")],
  ["a negative seq", of("Future", {}, { seq: -3 }), refused("seq")],
  ["a fractional seq", of("Future", {}, { seq: 1.5 }), refused("seq")],
  ["a seq as text", of("Future", {}, { seq: "3" }), refused("seq")],
  ["a seq past what a number can count", of("Future", {}, { seq: 2 ** 53 }), refused("seq")],
  [
    "a seq of 1e400",
    text(`"_tag":"Future"`, `"id":"command-1/0","seq":1e400,"at":5,"by":{"_tag":"System"}`),
    whole("NotJson"),
  ],
  ["a seq that is no number", of("Future", {}, { seq: Number.NaN }), whole("NotJson")],
  [
    "a seq of minus zero",
    text(`"_tag":"Future"`, `"id":"command-1/0","seq":-0,"at":5,"by":{"_tag":"System"}`),
    refused("seq"),
  ],
  ["a time before 1970", of("Future", {}, { at: -1 }), refused("at")],
  ["a time of minus zero", of("Future", {}, { at: -0 }), is("Unknown")],
  ["a time as a date", of("Future", {}, { at: "2025-01-01T00:00:00Z" }), refused("at")],
  ["an author of an unknown kind", of("Future", {}, { by: { _tag: "Root", id: secret } }), refused("by")],
  ["an author without a tag", of("Future", {}, { by: { id: secret } }), refused("by")],
  ["an author that is a text", of("Future", {}, { by: secret }), refused("by")],
  ["an agent without a name", of("Future", {}, { by: { _tag: "Agent", id: "ines" } }), refused("by.name")],
  [
    "a name that turns the direction of a line",
    of("Future", {}, { by: { ...agent, name: `a\u202E${secret}` } }),
    refused("by.name"),
  ],
  ["a name of NUL", of("Future", {}, { by: { ...agent, name: "\u0000" } }), refused("by.name")],
  ["a name of 100,000 letters", of("Future", {}, { by: { ...agent, name: long(100_000) } }), refused("by.name")],
  [
    "an author with more than an author has",
    of("TagAdded", { tag: "a" }, { by: { ...agent, role: secret } }),
    is("TagAdded", secret),
  ],
  ["an author 100,000 levels deep", of("Future", {}, { by: nested(100_000, inObject) }), whole("TooDeep")],

  // The tag.
  ["a tag that is a number", of(7), refused("_tag")],
  ["a tag that is an object", of({ toString: "MessagePosted" }), refused("_tag")],
  ["a tag of 65 letters", of(long(65)), refused("_tag")],
  ["a tag of 64 letters", of(long(64)), is("Unknown")],
  ["a tag of nothing", of(""), is("Unknown")],
  ["a tag named constructor", of("constructor"), is("Unknown")],
  ["a tag named __proto__", of("__proto__"), is("Unknown")],
  ["a tag named hasOwnProperty", of("hasOwnProperty"), is("Unknown")],
  ["a tag that says Unknown itself", of("Unknown", { kind: "MessagePosted", body: {} }), is("Unknown")],
  ["a tag in other letters", of("messageposted", { text: "a" }), is("Unknown")],
  ["a tag with a NUL", of("MessagePosted\u0000", { text: "a" }), is("Unknown")],
  ["a tag given twice", text(`"_tag":"Future","text":"a","_tag":"MessagePosted"`), is("MessagePosted")],

  // What comes from a later version.
  ["a kind of the future", of("PollOpened", { question: "?", choices: [1, null, { a: [] }] }), is("Unknown")],
  ["a field of the future", of("MessagePosted", { text: "a", mood: secret }), is("MessagePosted", secret)],
  [
    "fields of the future within a field",
    of("OfferSent", { title: "a", message: "b", link: { url: "https://a.example/", label: "c", mood: secret } }),
    is("OfferSent", secret),
  ],
  ["a choice of the future", of("ModeChanged", { mode: "hologram" }), refused("mode")],
  ["an alert of the future", of("AlertRaised", { alert: { kind: "Tamed" } }), refused("alert")],

  // Bodies with something wrong in them.
  ["a message without text", of("MessagePosted"), refused("text")],
  ["a message of blanks", of("MessagePosted", { text: " \n\t" }), refused("text")],
  ["a message that is a list", of("MessagePosted", { text: [secret] }), refused("text")],
  ["a message with half a character", of("MessagePosted", { text: `a\uD800${secret}` }), refused("text")],
  ["a message with a NUL", of("MessagePosted", { text: "a\u0000b" }), is("MessagePosted")],
  ["a message of markup", of("MessagePosted", { text: "<img src=x onerror=alert(1)>" }), is("MessagePosted")],
  ["a message of 33 KiB", of("MessagePosted", { text: long(33 * 1024) }), refused("text")],
  ["a message of a megabyte", of("MessagePosted", { text: long(1_000_000) }), whole("TooLong")],
  [
    "a message of 20,000 marks on one letter",
    of("MessagePosted", { text: `a${"\u0301".repeat(20_000)}` }),
    refused("text"),
  ],
  ["a message 100,000 levels deep", of("MessagePosted", { text: nested(100_000, inArray) }), whole("TooDeep")],
  ["a link that runs", of("LinkSent", { url: `javascript:alert("${secret}")`, label: "a" }), refused("url")],
  [
    "a link that runs, behind blanks",
    of("LinkSent", { url: `\u0001java\nscript:alert("${secret}")`, label: "a" }),
    refused("url"),
  ],
  ["a link that holds a page", of("LinkSent", { url: `data:text/html,${secret}`, label: "a" }), refused("url")],
  ["a link to a file", of("LinkSent", { url: `file:///etc/${secret}`, label: "a" }), refused("url")],
  ["a link with a password", of("LinkSent", { url: `https://a:${secret}@a.example/`, label: "a" }), refused("url")],
  ["a link without a scheme", of("LinkSent", { url: `//a.example/${secret}`, label: "a" }), refused("url")],
  [
    "a link of 100,000 letters",
    of("LinkSent", { url: `https://a.example/${long(100_000)}`, label: "a" }),
    refused("url"),
  ],
  ["a page that runs", of("PageVisited", { ...page, url: `javascript:${secret}` }), refused("url")],
  ["an opened page that runs", of("PageOpened", { url: `vbscript:${secret}`, stale: false }), refused("url")],
  [
    "a picture of an offer that runs",
    of("OfferSent", {
      title: "a",
      message: "b",
      image: { url: `javascript:${secret}`, alt: "c" },
      link: { url: "https://a.example/", label: "c" },
    }),
    refused("image.url"),
  ],
  ["a label of 201 letters", of("TagAdded", { tag: long(201) }), refused("tag")],
  ["a label with half a character", of("TagAdded", { tag: "\uD800" }), is("TagAdded")],
  ["a stale that is a text", of("PageOpened", { url: "https://a.example/", stale: secret }), refused("stale")],
  [
    "a report with 51 rows",
    of("ProblemReported", { ...report, excerpt: Array.from({ length: 51 }, (_, i) => i + 1) }),
    refused("excerpt"),
  ],
  ["a report with a row before the first", of("ProblemReported", { ...report, excerpt: [0] }), refused("excerpt.0")],
  [
    "a report with a million rows",
    of("ProblemReported", { ...report, excerpt: Array.from({ length: 1_000_000 }, () => secret) }),
    whole("TooManyValues"),
  ],
  [
    "a report whose rows are a length",
    of("ProblemReported", { ...report, excerpt: { length: 1e9 } }),
    refused("excerpt"),
  ],
  [
    "an alert whose minutes are minus one",
    of("AlertRaised", { alert: { kind: "VisitorIdle", minutes: -1 } }),
    refused("alert.minutes"),
  ],
  ["a redaction of no event", of("MessageRedacted", { target: secret }), refused("target")],
  ["two wrong fields", of("LinkSent", { url: secret, label: 7 }), refused("url", "label")],
  ["an action whose name is a path", of("ActionRecorded", { ...action, name: `../${secret}` }), refused("name")],
  ["details that are a list", of("ActionRecorded", { ...action, details: [secret] }), refused("details")],
  ["details 24 levels deep", of("ActionRecorded", { ...action, details: nested(23, inObject) }), is("ActionRecorded")],
  ["details 25 levels deep", of("ActionRecorded", { ...action, details: nested(24, inObject) }), whole("TooDeep")],
  [
    "details 100,000 levels deep",
    of("ActionRecorded", { ...action, details: { x: nested(100_000, inArray) } }),
    whole("TooDeep"),
  ],
  [
    "details of 300,000 keys",
    of("ActionRecorded", {
      ...action,
      details: Object.fromEntries(Array.from({ length: 300_000 }, (_, i) => [`k${i}`, i])),
    }),
    whole("TooManyValues"),
  ],
  [
    "details with a key of a megabyte",
    of("ActionRecorded", { ...action, details: { [long(1_000_000)]: 1 } }),
    whole("TooLong"),
  ],
  ["details with a function", of("ActionRecorded", { ...action, details: { x: () => secret } }), whole("NotJson")],

  [
    "details with 1e400",
    text(`"_tag":"ActionRecorded","name":"a","label":"l","details":{"${secret}":1e400}`),
    whole("NotJson"),
  ],
  ["an unknown body with 1e400", text(`"_tag":"Future","x":1e400`), whole("NotJson")],

  // Bodies that nobody here knows.
  ["an unknown body 100,000 lists deep", of("Future", { x: nested(100_000, inArray) }), whole("TooDeep")],
  ["an unknown body 100,000 objects deep", of("Future", { x: nested(100_000, inObject) }), whole("TooDeep")],
  [
    "an unknown body of 21,000 values",
    of("Future", { x: Array.from({ length: 21_000 }, () => 0) }),
    whole("TooManyValues"),
  ],
  ["an unknown body of 19,000 values", of("Future", { x: Array.from({ length: 19_000 }, () => 0) }), is("Unknown")],
  ["an unknown body with a list of holes", of("Future", { x: Array.from({ length: 3 }) }), whole("NotJson")],
  ["an unknown body that holds itself", circle(), whole("TooDeep")],
  ["an unknown body of half a million letters", of("Future", { x: long(530_000) }), whole("TooLong")],
  ["an unknown body with a big integer", of("Future", { x: 1n }), whole("NotJson")],
  ["a field whose own code fails", booby(), whole("NotJson")],

  // Prototypes.
  ["__proto__ in an unknown body", text(`"_tag":"Future","__proto__":{"admin":true}`), is("Unknown")],
  ["constructor in an unknown body", text(`"_tag":"Future","constructor":{"prototype":{"admin":true}}`), is("Unknown")],
  [
    "__proto__ beside a known body",
    text(`"_tag":"MessagePosted","text":"a","__proto__":{"admin":true}`),
    is("MessagePosted"),
  ],
  ["__proto__ in place of the body", text(`"_tag":"MessagePosted","__proto__":{"text":"${secret}"}`), refused("text")],
  [
    "__proto__ in the author",
    text(`"_tag":"Future"`, `"id":"command-1/0","seq":3,"at":5,"by":{"_tag":"System","__proto__":{"admin":true}}`),
    is("Unknown"),
  ],
  [
    "__proto__ in details",
    text(`"_tag":"ActionRecorded","name":"a","label":"l","details":{"__proto__":{"admin":true}}`),
    is("ActionRecorded"),
  ],
  [
    "an envelope of __proto__",
    JSON.parse(`{"_tag":"Future","__proto__":${JSON.stringify(envelope)}}`),
    refused("id", "seq", "at", "by"),
  ],
]

describe("hostile events", () => {
  const before = Reflect.ownKeys(Object.prototype).length
  it("[E7] the table of what may come is long enough, and no line stands twice", () => {
    assert.isAtLeast(new Set(cases.map(([name]) => name)).size, 60)
    assert.strictEqual(new Set(cases.map(([name]) => name)).size, cases.length)
  })

  for (const [name, input, expected] of cases) {
    it(`[E7] ${name}`, () => {
      const start = performance.now()
      const result = ChatEvent.decode(input)
      // Hundreds of times what any takes, so that a busy machine does not count.
      assert.isBelow(performance.now() - start, 2_000)
      assert.strictEqual(Reflect.ownKeys(Object.prototype).length, before)
      assert.isUndefined(({} as { admin?: unknown }).admin)
      if ("is" in expected) {
        assert.isTrue(Result.isSuccess(result), JSON.stringify(result))
        if (Result.isFailure(result)) return
        assert.strictEqual(result.success._tag, expected.is)
        assert.strictEqual(Object.getPrototypeOf(result.success), Object.prototype)
        assert.isUndefined((result.success as { admin?: unknown }).admin)
        // What was let in can be printed, read again, and gives the same.
        const printed = JSON.stringify(ChatEvent.encode(result.success))
        const again = ChatEvent.decode(JSON.parse(printed))
        assert.isTrue(Result.isSuccess(again))
        if (Result.isSuccess(again)) assert.strictEqual(JSON.stringify(ChatEvent.encode(again.success)), printed)
        if (expected.without !== undefined) assert.notInclude(printed, expected.without)
      } else {
        assert.isTrue(Result.isFailure(result), JSON.stringify(result).slice(0, 500))
        if (Result.isSuccess(result)) return
        assert.deepStrictEqual(
          result.failure.map(({ path }) => path.join(".")),
          expected.at,
        )
        if (expected.reason !== undefined) assert.strictEqual(result.failure[0]?.reason, expected.reason)
        const said = JSON.stringify(result.failure)
        assert.notInclude(said, secret)
        assert.isBelow(said.length, 2_000)
      }
    })
  }

  it("[E7] however much is wrong, no more than fifty places are named", () => {
    const refusals = ChatEvent.decode(
      of("ProblemReported", { ...report, excerpt: Array.from({ length: 10_000 }, () => secret) }),
    )
    assert.isTrue(Result.isFailure(refusals) && refusals.failure.length === 50)
  })
})
