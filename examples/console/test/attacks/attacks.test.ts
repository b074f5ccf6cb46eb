/** The table of attacks through everything that takes or exports an address, a text, a name, a key or a step. */
import * as Catalogue from "@pupitre/actions/Catalogue"
import { links, offers } from "@pupitre/actions/Library"
import * as NavigationGuard from "@pupitre/actions/NavigationGuard"
import { NavigationStep } from "@pupitre/actions/NavigationStep"
import * as OpenCurrentPage from "@pupitre/actions/OpenCurrentPage"
import * as CannedReplyCsv from "@pupitre/core/adapter/CannedReplyCsv"
import { fill } from "@pupitre/core/Catalogue"
import * as ChatEvent from "@pupitre/core/ChatEvent"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import * as ArticleFile from "@pupitre/core/composer/ArticleFile"
import { articles } from "@pupitre/core/composer/Articles"
import * as CannedFile from "@pupitre/core/composer/CannedFile"
import type { SharedReply } from "@pupitre/core/composer/CannedShelf"
import { categories, shared } from "@pupitre/core/composer/CannedShelf"
import type { Conversation } from "@pupitre/core/Conversation"
import type { Fact } from "@pupitre/core/Fact"
import { FileName, schemas } from "@pupitre/core/Fact"
import { DisplayName } from "@pupitre/core/Participant"
import * as SafeUrl from "@pupitre/core/SafeUrl"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Transcript from "@pupitre/core/Transcript"
import * as Visitor from "@pupitre/core/Visitor"
import * as Workspace from "@pupitre/core/Workspace"
import * as CustomData from "@pupitre/visitor-profile/CustomData"
import { customKeys } from "@pupitre/visitor-profile/CustomKeys"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { assert, describe, it } from "vitest"
import { actionsWith } from "../../actions.ts"
import * as Attacks from "./Attacks.ts"
import { pairs } from "./Pairs.ts"

const marc = { _tag: "Agent", id: "marc", name: "Marc" } as const
const lou = { _tag: "Agent", id: "lou", name: "Lou" } as const
const conversation = Scenario.make("Bonjour").agent("Bonjour Camille").conversation()
const own = conversation
const closed: Conversation = { ...conversation, status: "closed" }
const blocked: Visitor.Visitor = {
  ...Visitor.empty,
  consent: ["store"],
  blocked: { visitorId: Scenario.camille.id, reason: "spam", at: 0 } as never,
}
const reported = {
  ...Workspace.empty,
  problems: { "report-1": { status: "new" as const, conversationId: "talk-00001" as never } },
}
const states = {
  conversation: own,
  visitor: { ...Visitor.empty, consent: ["store" as const] },
  workspace: reported,
}

const open = Catalogue.make({
  transfer: { directory: () => ({ to: marc, available: true, free: true }) as never },
  close: { fields: [{ id: "why", label: { fr: "Pourquoi", en: "Why" }, kind: "textarea" }] },
})
const any = Command.catalogue([
  ...builtin,
  ...Catalogue.names.map((name): Command.Any => open[name].command),
  ...Object.values<Command.Any>({ ...open.further }),
  ...[links, offers, customKeys, shared, categories, articles].map((shelving): Command.Any => shelving.keep),
])
const demo = Command.catalogue(actionsWith({ links: () => undefined, offers: () => undefined }).commands)

type By = "visitor" | "agent" | "manager"
const people = { visitor: Scenario.camille, agent: Scenario.ines, manager: lou } as const

/** The facts of a wish, wherever they go; `undefined` when it is refused, and then for a reason that has words. */
const facts = (
  name: string,
  input: unknown,
  by: By,
  state?: unknown,
  commands: ReadonlyMap<string, Command.Any> = any,
): ReadonlyArray<Fact> | undefined => {
  const command = commands.get(name)
  if (command === undefined) throw new Error(`there is no command ${name}`)
  const context = {
    tenant: Scenario.tenant,
    by: people[by],
    role: by,
    at: 1_760_000_100_000,
    commandId: "attack-001",
    visitorOnline: true,
  }
  const decision = Command.decideCall(
    command,
    state ?? states[command.on as keyof typeof states],
    // As it comes over the wire.
    JSON.parse(JSON.stringify(input)),
    context as never,
  )
  if (decision._tag === "Accepted")
    return [...decision.events, ...(decision.also ?? []).flatMap(({ events }) => events)]
  assert.match(decision.rejection.reasons[0].key, /^[A-Z][A-Za-z]+$/)
  return undefined
}

/** Every text in a value. */
const textsIn = (value: unknown): ReadonlyArray<string> =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(textsIn)
      : []

/** A fact read from what a log or a frame holds; `undefined` for one that is not known. */
const told = (fact: object): ChatEvent.ChatEvent | undefined => {
  const read = ChatEvent.decode({ id: "attack-001/0", seq: 1, at: 1, by: Scenario.camille, ...fact })
  const event = read._tag === "Success" ? read.success : undefined
  return event?._tag === "Unknown" ? undefined : event
}

const offer = { title: "Aube", message: "", link: { url: "https://maison-lumen.example/" } }
const report = { category: "basket", severity: "minor", description: "x", excerpt: [] }
const visit = { visitId: "v-1", referrer: "", userAgent: "x" }
const file = { fileId: "f-1", name: "a.pdf", mediaType: "application/pdf", size: 1 }

/** Everything that takes an address. Gives what it has become, or nothing when it is refused. */
const takers: Readonly<Record<string, (url: string) => string | undefined>> = {
  "SafeUrl.parse": (url) => {
    const parsed = SafeUrl.parse(url)
    return "url" in parsed ? parsed.url : undefined
  },
  "the SafeUrl schema": (url) => Option.getOrUndefined(Schema.decodeUnknownOption(SafeUrl.SafeUrl)(url)),
  sendLink: (url) => urlOf(facts("sendLink", { url }, "agent")),
  "sendOffer, the link": (url) => urlOf(facts("sendOffer", { offer: { ...offer, link: { url } } }, "agent")),
  "sendOffer, the image": (url) => {
    const sent = facts("sendOffer", { offer: { ...offer, image: { url, alt: "x" } } }, "agent")
    return sent?.flatMap((fact) => (fact._tag === "OfferSent" ? [fact.image?.url] : []))[0]
  },
  "reportProblem, the page": (url) => {
    const sent = facts("reportProblem", { ...report, page: { url, title: "" } }, "agent")
    return sent?.flatMap((fact) => (fact._tag === "ProblemReported" ? [fact.page?.url] : []))[0]
  },
  "links.keep": (url) => kept(facts("links.keep", { id: "a", item: { label: "x", url } }, "manager"), "url"),
  "offers.keep, the link": (url) =>
    kept(facts("offers.keep", { id: "a", item: { ...offer, link: { url } } }, "manager"), "link"),
  "offers.keep, the image": (url) =>
    kept(facts("offers.keep", { id: "a", item: { ...offer, image: { url, alt: "x" } } }, "manager"), "image"),
  "articles.keep": (url) =>
    kept(facts("articles.keep", { id: "a", item: { title: "x", text: "x", url } }, "manager"), "url"),
  visitPage: (url) =>
    facts("visitPage", { pageId: "p-1", visitId: "v-1", url, title: "" }, "visitor")?.flatMap((fact) =>
      fact._tag === "PageVisited" ? [fact.url] : [],
    )[0],
  "startVisit, the landing": (url) =>
    facts("startVisit", { ...visit, landing: url }, "visitor")?.flatMap((fact) =>
      fact._tag === "VisitStarted" ? [fact.landing] : [],
    )[0],
  "a stored link": (url) => urlOf(list(told({ _tag: "LinkSent", url, label: "x" }))),
  "a stored file": (url) => urlOf(list(told({ _tag: "FilePosted", ...file, url }))),
  "a stored span": (url) => {
    const event = told({ _tag: "MessagePosted", text: "ici", spans: [{ _tag: "LinkSpan", at: 0, length: 3, url }] })
    const [span] = event?._tag === "MessagePosted" ? (event.spans ?? []) : []
    return span?._tag === "LinkSpan" ? span.url : undefined
  },
  "a step of the agent": (url) => {
    const step = Option.getOrUndefined(Schema.decodeUnknownOption(NavigationStep)({ _tag: "GoTo", url }))
    return step?._tag === "GoTo" ? step.url : undefined
  },
  "the page that an agent opens": (url) =>
    OpenCurrentPage.page({ ...own, page: { url, title: "" } } as unknown as Conversation, true)?.url,
  "custom data": (url) => {
    const reading = CustomData.read(url.trim(), { type: "url" })
    return reading._tag === "Link" ? reading.value : undefined
  },
}

const list = (event: ChatEvent.ChatEvent | undefined): ReadonlyArray<Fact> | undefined =>
  event === undefined ? undefined : [event as Fact]

function urlOf(found: ReadonlyArray<Fact> | undefined): string | undefined {
  return found?.flatMap((fact) => {
    if (fact._tag === "LinkSent" || fact._tag === "FilePosted") return [fact.url]
    return fact._tag === "OfferSent" ? [fact.link.url] : []
  })[0]
}

function kept(found: ReadonlyArray<Fact> | undefined, field: "url" | "link" | "image"): string | undefined {
  const [fact] = found ?? []
  if (fact?._tag !== "ItemKept") return undefined
  const item = fact.item as unknown as Record<string, string | { readonly url: string } | undefined>
  const value = item[field]
  return typeof value === "string" ? value : value?.url
}

describe("addresses", () => {
  it("none that runs or carries a name is taken anywhere; the others lead where their parser says, and show its host", () => {
    const looked = pairs("addresses")
    for (const [place, take] of Object.entries(takers)) {
      for (const { what, url, becomes } of Attacks.addresses) {
        looked.look(what, place)
        const taken = take(url)
        if (becomes === "refused") {
          assert.isUndefined(taken, `${place}: ${what}`)
          continue
        }
        if (taken === undefined) throw new Error(`${place}: ${what} was refused`)
        const parsed = new URL(taken)
        assert.include(["http:", "https:"], parsed.protocol, `${place}: ${what}`)
        assert.strictEqual(parsed.username + parsed.password, "")
        assert.strictEqual(parsed.href, taken)
        assert.strictEqual(SafeUrl.host(taken as SafeUrl.SafeUrl), becomes.host, `${place}: ${what}`)
        assert.match(becomes.host, /^[\x21-\x7e]+$/)
      }
    }
    looked.tell()
  })

  it("what is sent from the demo's desk leads to its own hosts alone", () => {
    const looked = pairs("the demo's hosts")
    const allowed = /^(?:127\.0\.0\.1|localhost|(?:[a-z0-9-]+\.)*maison-lumen\.example)$/
    const shown = /^(?:127\.0\.0\.1|localhost)$/
    for (const { what, url, becomes } of Attacks.addresses) {
      for (const [place, name, input] of [
        ["sendLink", "sendLink", { url }],
        ["sendOffer, the link", "sendOffer", { offer: { ...offer, link: { url } } }],
        ["sendOffer, the image", "sendOffer", { offer: { ...offer, image: { url, alt: "x" } } }],
      ] as const) {
        looked.look(what, place)
        const where = place === "sendOffer, the image" ? shown : allowed
        const may = becomes !== "refused" && where.test(becomes.host)
        assert.strictEqual(facts(name, input, "agent", own, demo) !== undefined, may, `${place}: ${what}`)
      }
    }
    for (const { what, url } of Attacks.images) {
      looked.look(what, "sendOffer, the image")
      assert.isUndefined(
        facts("sendOffer", { offer: { ...offer, image: { url, alt: "x" } } }, "agent", own, demo),
        what,
      )
    }
    looked.tell()
  })
})

const place = { id: "a" }
const label = (text: string) => ({ fr: text, en: "x" })

/** Everything that takes a text: a wish with it, by whom, on what. Those that take a line take at most 200 of it. */
const writers: Readonly<
  Record<
    string,
    readonly [name: string, input: (text: string) => unknown, by: By, max?: number | undefined, state?: unknown]
  >
> = {
  "the visitor's message": ["postMessage", (text) => ({ text }), "visitor"],
  "the agent's message": ["postMessage", (text) => ({ text }), "agent"],
  "a note": ["addNote", (text) => ({ text }), "agent"],
  "the words of a link": ["sendLink", (text) => ({ url: "https://maison-lumen.example/", label: text }), "agent", 200],
  "the title of an offer": ["sendOffer", (text) => ({ offer: { ...offer, title: text } }), "agent", 200],
  "the message of an offer": ["sendOffer", (text) => ({ offer: { ...offer, message: text } }), "agent"],
  "the price of an offer": ["sendOffer", (text) => ({ offer: { ...offer, price: { now: text } } }), "agent", 200],
  "the words of an offer's link": [
    "sendOffer",
    (text) => ({ offer: { ...offer, link: { ...offer.link, label: text } } }),
    "agent",
    200,
  ],
  "the words of an image": [
    "sendOffer",
    (text) => ({ offer: { ...offer, image: { url: "https://maison-lumen.example/a.png", alt: text } } }),
    "agent",
    200,
  ],
  "a report": ["reportProblem", (text) => ({ ...report, description: text }), "agent"],
  "the title of a report": ["reportProblem", (text) => ({ ...report, title: text }), "agent", 200],
  "the device of a report": ["reportProblem", (text) => ({ ...report, device: text }), "agent"],
  "the title of a reported page": [
    "reportProblem",
    (text) => ({ ...report, page: { url: Attacks.page, title: text } }),
    "agent",
    200,
  ],
  "why a report is rejected": [
    "moveProblem",
    (text) => ({ reportId: "report-1", status: "rejected", reason: text }),
    "manager",
  ],
  "why someone is blocked": ["block", (text) => ({ reason: "spam", comment: text }), "agent"],
  "why someone is unblocked": ["unblockVisitor", (text) => ({ comment: text }), "manager", undefined, blocked],
  "why someone is blocked afterwards": [
    "blockVisitor",
    (text) => ({ reason: "spam", comment: text }),
    "manager",
    undefined,
    { ...Visitor.empty, id: Scenario.camille.id },
  ],
  "why an end is asked for": ["requestUnblock", (text) => ({ comment: text }), "agent", undefined, blocked],
  "why an end is refused": [
    "refuseUnblock",
    (text) => ({ comment: text }),
    "manager",
    undefined,
    { ...blocked, blocked: { ...blocked.blocked, requested: true } },
  ],
  "what is added to a report": [
    "addToReport",
    (text) => ({ reportId: "report-1", text }),
    "agent",
    undefined,
    { ...own, reports: { "report-1": { by: Scenario.ines.id, status: "new" } } },
  ],
  "a comment of a transfer": ["startTransfer", (text) => ({ to: marc, mode: "offer", comment: text }), "agent"],
  "the closing note": ["close", (text) => ({ tags: [], note: text, seen: 99 }), "agent"],
  "a type at closing": ["close", (text) => ({ tags: [text], seen: 99 }), "agent", 200],
  "an answer at closing": [
    "close",
    (text) => ({ tags: [], answers: [{ field: "why", value: text }], seen: 99 }),
    "agent",
  ],
  "the comment of the visitor's survey": [
    "answerSurvey",
    (text) => ({ csat: 1, comment: text }),
    "visitor",
    undefined,
    closed,
  ],
  "an answer of the visitor's survey": [
    "answerSurvey",
    (text) => ({ answers: [{ field: "why", value: text }] }),
    "visitor",
    undefined,
    closed,
  ],
  "a type of conversation": ["addTag", (text) => ({ tag: text }), "agent", 200],
  "the words of a kept link": [
    "links.keep",
    (text) => ({ ...place, item: { label: text, url: Attacks.page } }),
    "manager",
    200,
  ],
  "the title of a kept offer": [
    "offers.keep",
    (text) => ({ ...place, item: { ...offer, title: text } }),
    "manager",
    200,
  ],
  "the message of a kept offer": [
    "offers.keep",
    (text) => ({ ...place, item: { ...offer, message: text } }),
    "manager",
  ],
  "the title of a canned reply": [
    "cannedReplies.keep",
    (text) => ({ ...place, item: { shortcut: "x", title: text, text: "Bonjour" } }),
    "manager",
    200,
  ],
  "a canned reply": ["cannedReplies.keep", (text) => ({ ...place, item: { shortcut: "x", text } }), "manager"],
  "a category of canned replies": [
    "replyCategories.keep",
    (text) => ({ ...place, item: { name: { fr: text } } }),
    "manager",
    80,
  ],
  "the title of an article": [
    "articles.keep",
    (text) => ({ ...place, item: { title: text, text: "Oui" } }),
    "manager",
    200,
  ],
  "an article": ["articles.keep", (text) => ({ ...place, item: { title: "Soin", text } }), "manager"],
  "how an article is asked for": [
    "articles.keep",
    (text) => ({ ...place, item: { title: "Soin", text: "Oui", asked: [text] } }),
    "manager",
    200,
  ],
  "the label of a declared key": [
    "customKeys.keep",
    (text) => ({ ...place, item: { key: "tier", type: "string", label: label(text), sensitivity: "open" } }),
    "manager",
    200,
  ],
  "custom data": ["setCustomData", (text) => ({ values: { tier: text } }), "visitor"],
  "the title of a page": [
    "visitPage",
    (text) => ({ pageId: "p-1", visitId: "v-1", url: Attacks.page, title: text }),
    "visitor",
    200,
  ],
  "an action of the team's own": ["recordAction", (text) => ({ name: "x", label: text }), "agent", 200],
}

describe("texts", () => {
  it("a text is kept exactly as it came, or refused; what is not Unicode is refused everywhere", () => {
    const looked = pairs("texts")
    for (const [where, [name, input, by, max = 1024, state]] of Object.entries(writers)) {
      for (const { what, text, stored } of Attacks.texts) {
        looked.look(what, where)
        const written = facts(name, input(text), by, state)
        if (!text.isWellFormed()) assert.isUndefined(written, `${where}: ${what}`)
        // Words of a link that name an address may be refused as those of another.
        const names = where.startsWith("the words of") && /\.\p{L}{2}|:\/\//u.test(text)
        if (stored && !names && text.length <= max) assert.isDefined(written, `${where}: ${what}`)
        if (written === undefined) continue
        assert.isTrue(textsIn(written).every((one) => one.isWellFormed()))
        const found = textsIn(written)
        assert.isTrue(
          text.trim() === "" || found.includes(text) || found.includes(text.trim()),
          `${where}: ${what} became ${JSON.stringify(found)}`,
        )
      }
    }
    looked.tell()
  })

  it("a name that hides or turns around is none, and neither is a file's with a path", () => {
    const looked = pairs("names")
    for (const name of Attacks.names) {
      looked.look(name, "a person")
      assert.isFalse(Schema.is(DisplayName)(name), JSON.stringify(name))
      looked.look(name, "a stored author")
      const event = { _tag: "MessagePosted", text: "x", by: { ...Scenario.camille, name } }
      assert.isUndefined(told(event))
    }
    for (const name of [...Attacks.names, ...Attacks.fileNames]) {
      looked.look(name, "a file")
      assert.isFalse(Schema.is(FileName)(name), JSON.stringify(name))
      assert.isUndefined(told({ _tag: "FilePosted", ...file, name, url: "https://maison-lumen.example/a.pdf" }))
    }
    looked.tell()
  })

  it("names that every object has are values like others, and change no object", () => {
    const looked = pairs("keys")
    const before = Object.getOwnPropertyNames(Object.prototype).length
    for (const key of Attacks.keys) {
      looked.look(key, "custom data")
      const values = JSON.parse(`{"${key}":{"admin":true}}`) as unknown
      assert.isUndefined(facts("setCustomData", { values }, "visitor"), key)
      const set = facts("setCustomData", JSON.parse(`{"values":{"${key}":"x"}}`), "visitor")
      assert.strictEqual(set === undefined, key === "__proto__", key)
      looked.look(key, "a declared key")
      const item = { key, type: "string", label: label("x"), sensitivity: "open" }
      const declared = facts("customKeys.keep", { ...place, item }, "manager")
      assert.strictEqual(declared === undefined, key === "__proto__", key)
      looked.look(key, "an id of the library")
      const held = facts("links.keep", { id: key, item: { label: "x", url: Attacks.page } }, "manager")
      let shelf = Workspace.empty
      for (const fact of held ?? []) {
        const event = told(fact)
        if (event !== undefined) shelf = Workspace.apply(shelf, event)
      }
      assert.strictEqual(Workspace.holds(shelf, key), held !== undefined)
      assert.isFalse(Workspace.holds(Workspace.empty, key))
    }
    assert.isUndefined(({} as Record<string, unknown>)["admin"])
    assert.lengthOf(Object.getOwnPropertyNames(Object.prototype), before)
    looked.tell()
  })
})

describe("exports", () => {
  const said = Attacks.texts.filter(({ stored }) => stored)
  const events = said.flatMap(({ text }, i): ReadonlyArray<ChatEvent.ChatEvent> => {
    const all = [
      { _tag: "MessagePosted", text, by: Scenario.camille },
      { _tag: "MessagePosted", text, by: Scenario.ines },
      { _tag: "LinkSent", url: Attacks.page, label: text.slice(0, 200).toWellFormed(), by: Scenario.ines },
      {
        _tag: "OfferSent",
        title: text.slice(0, 200).toWellFormed(),
        message: text,
        link: { url: Attacks.page, label: text.slice(0, 200).toWellFormed() },
        by: Scenario.ines,
      },
    ]
    return all.map((fact, j) => {
      const event = told({
        ...fact,
        id: `attack-${i + 100}/${j}`,
        seq: i * 4 + j + 1,
        at: 1_760_000_000_000 + i * 1000,
      })
      if (event === undefined) throw new Error(`${text} as ${fact._tag} is no fact`)
      return event
    })
  })
  const kinds = ["visitor's message", "agent's message", "link", "offer"] as const
  const look = (name: string): void => {
    const looked = pairs(name)
    for (const { what } of said) for (const kind of kinds) looked.look(what, `${name}, ${kind}`)
    looked.tell()
  }

  it("no cell of a table begins a formula, however the table is read", () => {
    for (const locale of ["fr", "en"] as const) {
      const table = Transcript.csv(events, { locale })
      // Read as the format says, and as by programs that divide at other signs or know nothing of quotes.
      const cells = [
        ...[...table.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = ""]) => cell.replaceAll('""', '"')),
        ...table.split(/[,;|\t\r\n\v\f\u0085\u2028\u2029]/u),
      ]
      assert.isAbove(cells.length, events.length * 5)
      for (const cell of cells) assert.notMatch(cell, /^[\s"]*[=+\-@＝＋－＠\t\r]/u, JSON.stringify(cell))
    }
    look("the table")
  })

  it("a table of canned replies begins no formula either, and reads back as it was", () => {
    const looked = pairs("the table of canned replies")
    const line = (text: string): string => [...text].slice(0, 190).join("").trim()
    const replies = said.map(({ text }, i): SharedReply => ({ shortcut: `r${i}`, title: line(text), text }))
    for (const locale of ["fr", "en"] as const) {
      const table = CannedReplyCsv.toCsv(replies, { locale }).replace(/^\uFEFF/, "")
      const cells = [
        ...[...table.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = ""]) => cell.replaceAll('""', '"')),
        ...table.split(/[,;|\t\r\n\v\f\u0085\u2028\u2029]/u),
      ]
      assert.isAbove(cells.length, replies.length * 3)
      for (const cell of cells) assert.notMatch(cell, /^[\s"]*[=+\-@＝＋－＠\t\r]/u, JSON.stringify(cell))
      const back = CannedReplyCsv.fromCsv(table)
      for (const [i, { what, text }] of said.entries()) {
        looked.look(what, `the text, ${locale}`)
        looked.look(what, `the title, ${locale}`)
        assert.strictEqual(back.replies[i]?.text, text, what)
        assert.strictEqual(back.replies[i]?.title, line(text), what)
      }
    }
    looked.tell()
  })

  it("an address of a link, an offer or a text leaves in a copy as what may be opened, and one that is refused in none", () => {
    const looked = pairs("addresses in copies")
    const sent: Readonly<Record<string, (url: string) => { readonly _tag: string }>> = {
      link: (url) => ({ _tag: "LinkSent", url, label: "ici" }),
      offer: (url) => ({ _tag: "OfferSent", title: "Aube", message: "", link: { url, label: "ici" } }),
      image: (url) => ({
        _tag: "OfferSent",
        ...offer,
        link: { url: Attacks.page, label: "ici" },
        image: { url, alt: "x" },
      }),
      words: (url) => ({ _tag: "MessagePosted", text: "ici", spans: [{ _tag: "LinkSpan", at: 0, length: 3, url }] }),
    }
    for (const [where, fact] of Object.entries(sent)) {
      for (const { what, url, becomes } of Attacks.addresses) {
        looked.look(what, where)
        const { _tag: kind, ...body } = fact(url)
        const envelope = { id: "attack-001/0" as never, seq: 1 as never, at: 1, by: Scenario.ines }
        // A log gives back what it cannot read as a fact of an unknown kind.
        const event = told({ ...envelope, _tag: kind, ...body }) ?? {
          ...envelope,
          _tag: "Unknown" as const,
          kind,
          body,
        }
        assert.strictEqual(event._tag === "Unknown", becomes === "refused", `${where}: ${what}`)
        const [line, ...rest] = JSON.parse(Transcript.json([event])) as ReadonlyArray<Transcript.Line>
        assert.lengthOf(rest, 0)
        const text = Transcript.text([event], { locale: "fr" })
        const table = Transcript.csv([event], { locale: "fr" })
        if (becomes === "refused") {
          assert.isUndefined(line, `${where}: ${what}`)
          for (const copy of [text, table]) assert.notInclude(copy, url, `${where}: ${what}`)
          continue
        }
        const led = line?.url ?? line?.links?.[0]
        // The picture of an offer is in no copy.
        const host = where === "image" ? "maison-lumen.example" : becomes.host
        assert.propertyVal(SafeUrl.parse(led ?? ""), "url", led)
        assert.strictEqual(SafeUrl.host(led as SafeUrl.SafeUrl), host, `${where}: ${what}`)
        assert.include(text, `<${led}>`)
        assert.include(table, `"${led}"`)
      }
    }
    looked.tell()
  })

  it("a file of the library keeps an address that may be opened, names the row of one that may not, and leaves texts alone", () => {
    const looked = pairs("addresses in files of the library")
    for (const { what, url, becomes } of Attacks.addresses) {
      looked.look(what, "an article")
      const file = JSON.stringify([{ title: "Soin", text: "Oui", url }])
      const { articles: read, problems } = ArticleFile.fromJson(file)
      assert.deepStrictEqual(problems, becomes === "refused" ? [{ row: 1, column: "url" }] : [], what)
      const [{ url: written } = {}] = JSON.parse(ArticleFile.toJson(read)) as ReadonlyArray<{ readonly url?: string }>
      if (becomes === "refused") assert.isUndefined(written, what)
      else assert.strictEqual(SafeUrl.host(written as SafeUrl.SafeUrl), becomes.host, what)
      if (url.length > 2000) continue
      looked.look(what, "a canned reply")
      const reply: SharedReply = { shortcut: "r", text: url }
      const table = CannedReplyCsv.fromCsv(CannedReplyCsv.toCsv([reply], { locale: "fr" }).replace(/^\uFEFF/, ""))
      for (const { replies } of [table, CannedFile.fromJson(CannedFile.toJson([reply]))])
        assert.deepStrictEqual(
          replies.map(({ text }) => text),
          [url],
          what,
        )
    }
    looked.tell()
  })

  it("a copy holds nothing that was written for the desk alone, in whatever field it was written", () => {
    const looked = pairs("what is in no copy")
    for (const [where, [name, input, by, max = 1024, state]] of Object.entries(writers)) {
      if (
        /^the (?:visitor's|agent's) message$|^the (?:words|title|message|price) of an? (?:link|offer|image|offer's link)$|^the words of an offer's link$/.test(
          where,
        )
      )
        continue
      const canary = "canari-4711"
      const written = facts(name, input(canary), by, state)
      assert.isDefined(written, where)
      const made = (written ?? []).flatMap((fact, i) => {
        const event = told({ ...fact, id: `attack-777/${i}`, seq: i + 1, by: people[by] })
        return event === undefined ? [] : [event]
      })
      assert.isAbove(made.length, 0, where)
      looked.look(String(max), where)
      for (const copy of [
        Transcript.text(made, { locale: "fr" }),
        Transcript.csv(made, { locale: "fr" }),
        Transcript.json(made),
      ])
        assert.notInclude(copy, canary, where)
    }
    looked.tell()
  })

  it("a copy as text has no line but those of its own", () => {
    for (const locale of ["fr", "en"] as const) {
      const copy = Transcript.text(events, { locale })
      const lines = copy.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u)
      const heads = lines.filter((line) => /^\d\d:\d\d  /.test(line))
      assert.lengthOf(heads, events.length)
      for (const line of lines.slice(1)) assert.match(line, /^(?:$|\d\d:\d\d  |    |\p{L})/u, JSON.stringify(line))
      assert.isFalse(lines.some((line) => line.startsWith("10:42") && !heads.includes(line)))
    }
    look("the copy as text")
  })

  it("a copy as data reads back as what was said", () => {
    const read = JSON.parse(Transcript.json(events)) as ReadonlyArray<{ readonly kind: string; readonly text: string }>
    assert.lengthOf(read, events.length)
    const messages = read.filter(({ kind }) => kind === "message").map(({ text }) => text)
    assert.deepStrictEqual(
      messages,
      said.flatMap(({ text }) => [text, text]),
    )
    look("the copy as data")
  })

  it("a parameter of a sentence is words in it, and no sentence of its own", () => {
    const looked = pairs("sentences")
    for (const { what, text } of said) {
      looked.look(what, "a sentence")
      const words = { fr: "Message de {who} : {text}", en: "From {who}: {text}" }
      assert.strictEqual(fill(words, "fr", { who: "{text}", text }), `Message de {text} : ${text}`)
    }
    looked.tell()
  })
})

describe("steps on the visitor's page", () => {
  const driven = {
    ...own,
    page: { url: Attacks.page, title: "" },
    navigation: { state: "running", level: "control" },
  } as unknown as Conversation
  const allows = (...args: Parameters<typeof NavigationGuard.allows>): boolean =>
    NavigationGuard.allows(...args)._tag === "Enabled"

  it("the page is led nowhere but on its own site", () => {
    const looked = pairs("destinations")
    assert.isTrue(allows(driven, { _tag: "GoTo", url: "https://maison-lumen.example/c/lampes" as never }))
    for (const url of Attacks.destinations) {
      looked.look(url, "an address that the agent gives")
      assert.isFalse(allows(driven, { _tag: "GoTo", url: url as never }), url)
      looked.look(url, "a link that the agent clicks")
      const click = { _tag: "Click", target: "e1" } as const
      assert.isFalse(allows(driven, click, { element: () => ({ href: url }) }), url)
      const parsed = Schema.decodeUnknownOption(schemas.PageVisited)({ pageId: "p", visitId: "v", url, title: "" })
      assert.isTrue(Option.isNone(parsed) || /^https?:$/.test(new URL(parsed.value.url).protocol))
    }
    looked.tell()
  })

  it("what is the visitor's alone is neither shown, clicked nor filled in, and nothing is done without leave", () => {
    const looked = pairs("secret fields")
    const steps = [
      { _tag: "Fill", target: "e1", value: "x" },
      { _tag: "Click", target: "e1" },
      { _tag: "Highlight", target: "e1" },
    ] as const
    for (const field of Attacks.secretFields) {
      for (const step of steps) {
        looked.look(JSON.stringify(field), step._tag)
        assert.isFalse(allows(driven, step, { element: () => field }), JSON.stringify(field))
      }
    }
    for (const step of [
      ...steps,
      { _tag: "GoTo", url: Attacks.page as never },
      { _tag: "Scroll", x: 0, y: 0 },
    ] as const) {
      looked.look("nobody asked", step._tag)
      assert.isFalse(allows(own, step, { element: () => ({ type: "text" }) }))
    }
    looked.tell()
  })
})
