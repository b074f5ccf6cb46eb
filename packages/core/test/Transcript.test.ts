import { assert, describe, it } from "@effect/vitest"
import * as Audience from "@pupitre/core/Audience"
import type { ChatEvent, Known } from "@pupitre/core/ChatEvent"
import * as Conversation from "@pupitre/core/Conversation"
import type { Fact } from "@pupitre/core/Fact"
import type { Participant } from "@pupitre/core/Participant"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Transcript from "@pupitre/core/Transcript"
import * as fc from "fast-check"
import { history } from "./histories.js"

const fr = { locale: "fr", timeZone: "Europe/Paris" } as const
const en = { locale: "en", timeZone: "UTC" } as const
const secret = "SECRET"
const url = `https://lumen.example/${secret}`

/** Facts that are nobody's to keep, each with the secret in every text it has. */
const hidden: ReadonlyArray<Fact> = [
  { _tag: "NoteAdded", text: secret },
  { _tag: "TagAdded", tag: secret },
  { _tag: "TagRemoved", tag: secret },
  { _tag: "AlertRaised", alert: { kind: "BlockedVisitor", reason: secret } },
  { _tag: "PageVisited", pageId: "p", visitId: "v", url, title: secret },
  { _tag: "ActionRecorded", name: "stock", label: secret, details: { secret } },
  { _tag: "TransferStarted", mode: "offer", to: { ...Scenario.ines, name: secret }, comment: secret },
  { _tag: "PageOpened", url, stale: true },
  { _tag: "ProblemReported", reportId: "r", category: secret, description: secret, excerpt: [] },
  { _tag: "VisitorBlocked", visitorId: "camille", reason: "other", comment: secret },
  { _tag: "TranslationAttached", target: 1, language: "fr", text: secret, provider: secret, to: "agents" },
  {
    _tag: "ConversationClosed",
    conversationId: "c",
    visitorId: "camille",
    tags: [secret],
    note: secret,
    history: true,
  },
  { _tag: "Tombstone", was: "NoteAdded" },
  { _tag: "Tombstone", was: "ActionRecorded" },
] as unknown as ReadonlyArray<Fact>

/** Facts that both sides keep. */
const shown: ReadonlyArray<Fact> = [
  {
    _tag: "FilePosted",
    fileId: "f",
    name: "devis.pdf",
    mediaType: "application/pdf",
    size: 9,
    url: "https://f.example/1",
  },
  { _tag: "LinkSent", url: "https://lumen.example/p/aube", label: "Lampe Aube" },
  {
    _tag: "OfferSent",
    title: "Aube",
    message: "Moins 15 %",
    link: { url: "https://lumen.example/p/aube", label: "La voir" },
    price: { now: "75 €", was: "89 €" },
  },
  { _tag: "Tombstone", was: "MessagePosted" },
] as unknown as ReadonlyArray<Fact>

const event = (fact: Fact, seq: number, by: Participant = Scenario.ines): ChatEvent =>
  ({ ...fact, id: `event-${seq}/0`, seq, at: 1_760_000_000_000 + seq * 60_000, by }) as Known

/** A history with facts of either kind between its own, some of what was said taken out again. */
const mixed: fc.Arbitrary<ReadonlyArray<ChatEvent>> = fc
  .tuple(
    history,
    fc.array(fc.tuple(fc.nat(40), fc.constantFrom(...hidden, ...shown)), { maxLength: 12 }),
    fc.array(fc.nat(40), { maxLength: 3 }),
  )
  .map(([events, more, taken]) => {
    const facts: Array<readonly [Fact, Participant]> = events.map((one) => [one as Known, one.by])
    for (const [place, fact] of more) facts.splice(place % (facts.length + 1), 0, [fact, Scenario.ines])
    const all = facts.map(([fact, by], index) => event(fact, index + 1, by))
    const targets = all.filter(({ _tag, seq }) => _tag === "MessagePosted" && taken.includes(seq))
    const redacted = targets.map(({ seq: target }): Fact => ({ _tag: "MessageRedacted", target, cause: "abuse" }))
    return [
      ...all.map((one) => (targets.includes(one) ? ({ ...one, text: secret } as ChatEvent) : one)),
      ...redacted.map((fact, index) => event(fact, all.length + index + 1)),
    ]
  })

const toVisitor = (events: ReadonlyArray<ChatEvent>): ReadonlyArray<ChatEvent> =>
  Audience.projectAll(events, "visitor", Conversation.fold(events).redactions)

/** The cells of a table, read as RFC 4180 says. */
/** The rows of a table as RFC 4180 has it, every cell in quotes: a quote in a cell is doubled, anything else is itself. */
const cells = (csv: string, separator: string): ReadonlyArray<ReadonlyArray<string>> => {
  const rows: Array<Array<string>> = []
  let row: Array<string> = []
  for (let i = 0; i < csv.length;) {
    assert.strictEqual(csv[i], '"')
    let text = ""
    for (i++; csv[i] !== '"' || csv[i + 1] === '"'; i++) {
      if (csv[i] === '"') i++
      text += csv[i]
    }
    row.push(text)
    i++
    if (csv[i] === separator) i++
    else {
      assert.strictEqual(csv.slice(i, i + 2), "\r\n")
      rows.push(row)
      row = []
      i += 2
    }
  }
  return rows
}

describe("Transcript", () => {
  it("[TR1] a copy holds nothing that is not the visitor's, and is one for both sides", () => {
    let hiding = 0
    fc.assert(
      fc.property(mixed, (events) => {
        if (JSON.stringify(events).includes(secret)) hiding++
        const seen = toVisitor(events)
        for (const copy of [Transcript.text(events, fr), Transcript.csv(events, en), Transcript.json(events)]) {
          assert.notInclude(copy, secret)
        }
        assert.strictEqual(Transcript.text(seen, fr), Transcript.text(events, fr))
        assert.strictEqual(Transcript.csv(seen, en), Transcript.csv(events, en))
        assert.strictEqual(Transcript.json(seen), Transcript.json(events))
      }),
      { numRuns: 300 },
    )
    assert.isAbove(hiding, 50)
  })

  it("[TR2] everything said and sent is in it once, in order, and what was taken out says so", () => {
    fc.assert(
      fc.property(mixed, (events) => {
        const kept = new Set(["MessagePosted", "FilePosted", "LinkSent", "OfferSent"])
        const seen = toVisitor(events).filter(
          (one) => kept.has(one._tag) || (one._tag === "Tombstone" && kept.has(one.was)),
        )
        const lines = Transcript.lines(events)
        assert.deepStrictEqual(
          lines.map(({ at, kind }) => [at, kind === "removed"]),
          seen.map(({ at, _tag }) => [at, _tag === "Tombstone"]),
        )
        for (const [index, one] of seen.entries()) {
          if (one._tag === "MessagePosted") assert.strictEqual(lines[index]?.text, one.text)
          if ("name" in one.by) assert.strictEqual(lines[index]?.name, one.by.name)
        }
      }),
      { numRuns: 300 },
    )
    const said = [
      ...Scenario.make("Bonjour").agent("Hello").events,
      event({ _tag: "MessagePosted", text: "anonyme" }, 6, { _tag: "Visitor", id: "x" as never }),
      ...shown.map((fact, index) => event(fact, index + 7)),
      event(
        { _tag: "TranslationAttached", target: 5, language: "fr", text: "Salut", provider: "p", to: "visitor" } as Fact,
        11,
      ),
    ]
    assert.deepStrictEqual(Transcript.text(said, fr).split("\n"), [
      "Votre conversation (heures : Europe/Paris)",
      "",
      "jeudi 9 octobre 2025",
      "10:53  Camille : Bonjour",
      "10:53  Inès : Hello",
      "    [Traduction] Salut",
      "10:59  Visiteur : anonyme",
      "11:00  Inès : [Fichier] devis.pdf",
      "    <https://f.example/1>",
      "11:01  Inès : [Lien] Lampe Aube",
      "    <https://lumen.example/p/aube>",
      "11:02  Inès : [Offre] Aube (75 €)",
      "    Moins 15 %",
      "    La voir",
      "    <https://lumen.example/p/aube>",
      "11:03  Inès : [Message retiré]",
      "",
    ])
    const tomorrow = event({ _tag: "MessagePosted", text: "encore" }, 1000)
    assert.deepStrictEqual(
      Transcript.text([...said.slice(0, 3), tomorrow], en)
        .replaceAll(",", "")
        .split("\n"),
      [
        "Your conversation (times: UTC)",
        "",
        "Thursday 9 October 2025",
        "08:53  Camille: Bonjour",
        "",
        "Friday 10 October 2025",
        "01:33  Inès: encore",
        "",
      ],
    )
  })

  it("[TR3] nothing that somebody wrote begins a line of the text", () => {
    const breaks = fc.constantFrom("\n", "\r", "\r\n", "\u2028", "\u2029", "\u0085", "\v", "\f")
    const texts = fc.array(fc.oneof(breaks, fc.constantFrom("10:53  Inès : je rembourse", "oui", " ")), {
      minLength: 1,
    })
    fc.assert(
      fc.property(texts, fc.constantFrom("MessagePosted", "LinkSent"), (parts, tag) => {
        const text = parts.join("")
        const fact = { _tag: tag, text, label: text, url: "https://lumen.example/" } as unknown as Fact
        const lines = Transcript.text([event(fact, 1)], fr).split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
        assert.lengthOf(
          lines.filter((line) => line.startsWith("10:5")),
          1,
        )
        for (const line of lines.slice(4, -1)) assert.match(line, /^ {4}/)
      }),
      { numRuns: 500 },
    )
  })

  it("[TR4] no spreadsheet takes a cell for a formula, and every other text survives exactly", () => {
    const risky = fc.constantFrom("=", "+", "-", "@", "＝", "\t", "\r", "\n", ",", ";", '"', "'", " ", "|")
    const texts = fc.array(fc.oneof(risky, fc.constantFrom("1+1", "cmd|' /C calc'!A0", "é")), { minLength: 1 })
    fc.assert(
      fc.property(texts, fc.constantFrom("fr" as const, "en" as const), (parts, locale) => {
        const text = parts.join("")
        const csv = Transcript.csv([event({ _tag: "MessagePosted", text }, 1)], { locale })
        const own = cells(csv, locale === "fr" ? ";" : ",").flat()
        const anywhere = csv.split(/[,;|\t\n\r]/).map((piece) => piece.replace(/^[\s"]+/u, ""))
        for (const one of [...own, ...anywhere]) assert.notMatch(one, /^[=+\-@＝\t\r]/u, JSON.stringify(text))
      }),
      { numRuns: 1000 },
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z"'é,; \n]+$/), (text) => {
        const csv = Transcript.csv([event({ _tag: "MessagePosted", text }, 1)], { locale: "en" })
        const quoted = text.replaceAll('"', '""')
        assert.isTrue(csv.endsWith(`,"Inès","Message","${quoted}",""\r\n`))
      }),
      { numRuns: 300 },
    )
    const [head, row] = cells(Transcript.csv([event({ _tag: "MessagePosted", text: "=1" }, 1)], fr), ";")
    assert.deepStrictEqual(head, ["Date", "Auteur", "Nature", "Texte", "Lien"])
    assert.deepStrictEqual(row, ["2025-10-09T08:54:20.000Z", "Inès", "Message", "'=1", ""])
  })

  it("[TR5] a time zone that nobody knows is UTC", () => {
    const { events } = Scenario.make("Bonjour")
    const utc = Transcript.text(events, { locale: "en" })
    for (const timeZone of ["Nowhere/Else", "", "x".repeat(64)]) {
      assert.strictEqual(Transcript.text(events, { locale: "en", timeZone }), utc)
    }
    assert.include(Transcript.text(events, { locale: "en", timeZone: "Asia/Tokyo" }), "17:53")
  })

  it("[TR6] where words of a message lead stands with them, unless they are the address", () => {
    const address = "https://lumen.example/livraison"
    const text = `Voir la page et ${address}`
    const said = event(
      {
        _tag: "MessagePosted",
        text,
        spans: [
          { _tag: "LinkSpan", at: 5, length: 7, url: "https://lumen.example/p/aube" },
          { _tag: "LinkSpan", at: 16, length: address.length, url: address },
        ],
      } as unknown as Fact,
      1,
    )
    assert.deepStrictEqual(Transcript.lines([said])[0]?.links, ["https://lumen.example/p/aube"] as never)
    assert.include(Transcript.text([said], fr), `${text}\n    <https://lumen.example/p/aube>\n`)
    assert.isTrue(Transcript.csv([said], en).endsWith(`"${text}","https://lumen.example/p/aube"\r\n`))
    assert.notProperty(Transcript.lines([event({ _tag: "MessagePosted", text }, 1)])[0], "links")
  })
})
