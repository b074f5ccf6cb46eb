import { assert, describe, it } from "@effect/vitest"
import * as Alert from "@pupitre/core/Alert"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Entry, Pending } from "@pupitre/core/Entry"
import type { Fact } from "@pupitre/core/Fact"
import type { AgentId } from "@pupitre/core/Id"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as EntryText from "@pupitre/filters/EntryText"
import * as Filter from "@pupitre/filters/Filter"
import * as Kind from "@pupitre/filters/Kind"
import * as TextSearch from "@pupitre/filters/TextSearch"
import * as fc from "fast-check"
import * as threads from "./threads.js"

const passed = (filter: Filter.Filter, rows: ReadonlyArray<Entry>): ReadonlyArray<Entry> =>
  rows.filter(Filter.toPredicate(filter))

/** What is known of the visitor shows in the pane, not in the thread. */
const aboutVisitor: ReadonlySet<string> = new Set(["CustomDataSet", "VisitorIdentified"])

/** Neither an alert, a gap, a note nor of a kind this version does not know. */
const classifiable = (row: Entry): boolean => {
  if (row._tag === "Gap" || row._tag === "Unknown") return false
  const fact: Fact = "fact" in row ? row.fact : row
  if (aboutVisitor.has(fact._tag)) return false
  if (fact._tag === "NoteAdded" || (fact._tag === "Tombstone" && fact.was === "NoteAdded")) return false
  return fact._tag === "ConversationClosed" || Alert.fromEvent(fact) === undefined
}

const rowOf = (fact: Fact, by: ChatEvent["by"] = Scenario.ines): ChatEvent =>
  ({ id: "command-1/0", seq: 1, at: 0, by, ...fact }) as ChatEvent

describe("Filter", () => {
  it("[F2] what a filter shows is an order-preserving part of the thread", () => {
    fc.assert(
      fc.property(threads.events, threads.filter, (events, filter) => {
        const seqs = passed(filter, events).map((row) => (row as ChatEvent).seq)
        assert.isTrue(seqs.every((seq, i) => i === 0 || seqs[i - 1]! < seq))
        for (const row of events) assert.strictEqual(seqs.includes(row.seq), Filter.matches(filter, row))
      }),
      { numRuns: 500 },
    )
  })

  it("[F4] any filter is a homomorphism, idempotent, and commutes with any other", () => {
    fc.assert(
      fc.property(threads.events, threads.filter, threads.filter, fc.nat(24), (rows, f, g, cut) => {
        assert.deepStrictEqual(passed(f, rows), [...passed(f, rows.slice(0, cut)), ...passed(f, rows.slice(cut))])
        assert.deepStrictEqual(passed(f, passed(f, rows)), passed(f, rows))
        assert.deepStrictEqual(passed(f, passed(g, rows)), passed(g, passed(f, rows)))
        assert.deepStrictEqual(passed(f, passed(g, rows)), passed(Filter.and(f, g), rows))
      }),
      { numRuns: 500 },
    )
  })

  it("[F10] and, or and not obey De Morgan, and what is classifiable passes a filter or its opposite, never both", () => {
    fc.assert(
      fc.property(threads.events, threads.filter, threads.filter, (rows, f, g) => {
        const same = (a: Filter.Filter, b: Filter.Filter): void =>
          assert.deepStrictEqual(passed(a, rows), passed(b, rows))
        same(Filter.not(Filter.and(f, g)), Filter.or(Filter.not(f), Filter.not(g)))
        same(Filter.not(Filter.or(f, g)), Filter.and(Filter.not(f), Filter.not(g)))
        same(Filter.not(Filter.not(f)), f)
        same(Filter.and(f, Filter.or(f, g)), f)
        same(Filter.or(f, Filter.and(f, g)), f)
        const either = new Set([...passed(f, rows), ...passed(g, rows)])
        assert.deepStrictEqual(
          passed(Filter.or(f, g), rows),
          rows.filter((row) => either.has(row)),
        )
        for (const row of rows.filter(classifiable)) {
          assert.strictEqual(Filter.matches(Filter.not(f), row), !Filter.matches(f, row))
        }
      }),
      { numRuns: 500 },
    )
  })

  it("[F11] every classifiable entry has a kind, whatever its fact says; a page the agent led to is action and navigation", () => {
    let looked = 0
    for (const fact of threads.facts) {
      const row = rowOf(fact)
      if (classifiable(row)) assert.notStrictEqual(Kind.classify(row), Kind.none, fact._tag)
      else assert.strictEqual(Kind.classify(row), Kind.none, fact._tag)
      if (fact._tag === "PageVisited") {
        const led = fact.driven === true
        assert.strictEqual(Kind.classify(row), Kind.setOf(led ? ["actions", "navigation"] : ["navigation"]))
        looked += led ? 1 : 0
      }
    }
    assert.isAbove(looked, 0)
    assert.isAbove(threads.facts.length, 300)
  })

  it("[F12] nothing selected is everything; the kinds let pass what has none, alone and turned around", () => {
    fc.assert(
      fc.property(threads.events, fc.subarray([...Kind.all], { minLength: 1 }), (rows, kinds) => {
        assert.deepStrictEqual(passed(Filter.kinds(), rows), rows)
        assert.deepStrictEqual(passed(Filter.everything, rows), rows)
        const of = Filter.kinds(...kinds)
        for (const row of rows.filter((one) => !classifiable(one))) {
          assert.isTrue(Filter.matches(of, row))
          assert.isTrue(Filter.matches(Filter.not(of), row))
        }
        assert.deepStrictEqual(
          passed(of, rows),
          rows.filter((row) => Kind.shows(Kind.setOf(kinds), Kind.classify(row))),
        )
      }),
      { numRuns: 500 },
    )
  })

  it("[F12] under text, author and time alerts are filtered like anything else, and gaps stay whatever is asked", () => {
    const gap: Entry = { _tag: "Gap", key: "gap/1", from: 1, to: 2, state: "known" }
    fc.assert(
      fc.property(threads.filter, (filter) => {
        assert.isTrue(Filter.matches(filter, gap))
        assert.isTrue(Filter.matches(Filter.not(filter), gap))
      }),
      { numRuns: 500 },
    )
    const alert = { ...rowOf({ _tag: "AlertRaised", alert: { kind: "VisitorLeft" } }, { _tag: "System" }), at: 5 }
    assert.isFalse(Filter.matches(Filter.text("lampe"), alert))
    assert.isFalse(Filter.matches(Filter.author("agent"), alert))
    assert.isTrue(Filter.matches(Filter.author("system"), alert))
    assert.isFalse(Filter.matches(Filter.time({ from: 6 }), alert))
    assert.isFalse(Filter.matches(Filter.and(Filter.kinds("agent"), Filter.text("lampe")), alert))
    assert.isTrue(Filter.matches(Filter.and(Filter.kinds("agent"), Filter.time({ from: 5, to: 6 })), alert))
  })

  it("[F13] text is looked for in what people wrote, in what they sent and saw, and in translations; not in what was taken out", () => {
    const url = "https://lumen.example/p/aube" as SafeUrl
    const here: ReadonlyArray<Fact> = [
      { _tag: "MessagePosted", text: "La lampe École" },
      { _tag: "NoteAdded", text: "école" },
      { _tag: "FilePosted", fileId: "f" as never, name: "ecole.pdf", mediaType: "application/pdf", size: 1, url },
      { _tag: "LinkSent", url, label: "L’École" },
      { _tag: "OfferSent", title: "Offre", message: "pour l'école", link: { url, label: "Voir" } },
      { _tag: "PageVisited", pageId: "p" as never, visitId: "v" as never, url, title: "ÉCOLE" },
      { _tag: "ActionRecorded", name: "x", label: "E\u0301cole" },
      { _tag: "ActionRecorded", name: "x", label: { fr: "École", en: "School" } },
      { _tag: "ActionRecorded", name: "x", label: { fr: "Classe", en: "Ecole" } },
    ]
    for (const fact of here) {
      assert.isTrue(Filter.matches(Filter.text("ecole"), rowOf(fact)), fact._tag)
      assert.isFalse(Filter.matches(Filter.text("lycée"), rowOf(fact)), fact._tag)
    }
    const translated = {
      ...rowOf({ _tag: "MessagePosted", text: "school" }),
      translations: [{ text: "l'École" }],
    } as never
    assert.isTrue(Filter.matches(Filter.text("ecole"), translated))
    assert.isFalse(Filter.matches(Filter.text("school"), rowOf({ _tag: "Tombstone", was: "MessagePosted" })))
    const pending: Pending = {
      _tag: "Pending",
      key: "command-1/0",
      commandId: "command-1" as never,
      fact: here[0]!,
      by: Scenario.ines,
      at: 0,
    }
    assert.isTrue(Filter.matches(Filter.text("ECOLE lampe"), pending))
    assert.isFalse(Filter.matches(Filter.text("ECOLE lycee"), pending))
  })

  it("[F13] a filter of text passes what has every word of its query, as its texts say, whatever the fact", () => {
    fc.assert(
      fc.property(threads.events, fc.oneof(threads.words, threads.sentence), (rows, query) => {
        const wanted = TextSearch.fold(query).split(/\s+/)
        for (const row of rows) {
          const all = EntryText.texts(row).map(TextSearch.fold)
          assert.strictEqual(
            Filter.matches(Filter.text(query), row),
            wanted.every((word) => all.some((text) => text.includes(word))),
          )
        }
      }),
      { numRuns: 500 },
    )
  })

  it("[F14] what is highlighted is what was asked for, not what was to be left out", () => {
    const filter = Filter.and(
      Filter.or(Filter.text("lampe"), Filter.text("ABAT")),
      Filter.not(Filter.or(Filter.text("bleu"), Filter.not(Filter.text("jour")))),
    )
    assert.deepStrictEqual(Filter.highlights(filter, "La Lampe et l'abat-jour bleu"), [
      { at: 3, length: 5 },
      { at: 14, length: 4 },
      { at: 19, length: 4 },
    ])
    assert.deepStrictEqual(Filter.highlights(Filter.kinds("agent"), "La lampe"), [])
  })

  it("[F20] an author is a side, or one agent or bot by the id", () => {
    const asked = (by: ChatEvent["by"]) =>
      (["visitor", "agent", "bot", "system"] as const).filter((side) =>
        Filter.matches(Filter.author(side), rowOf({ _tag: "MessagePosted", text: "x" }, by)),
      )
    assert.deepStrictEqual(asked(Scenario.camille), ["visitor"])
    assert.deepStrictEqual(asked(Scenario.ines), ["agent"])
    assert.deepStrictEqual(asked(threads.bot), ["bot"])
    assert.deepStrictEqual(asked({ _tag: "System" }), ["system"])
    const by = (agentId: string, own: ChatEvent["by"]): boolean =>
      Filter.matches(Filter.author({ agentId: agentId as AgentId }), rowOf({ _tag: "NoteAdded", text: "x" }, own))
    assert.isTrue(by("ines", Scenario.ines))
    assert.isTrue(by("robo", threads.bot))
    assert.isFalse(by("robo", Scenario.ines))
    assert.isFalse(by("camille", Scenario.camille))
  })

  it("[F20] a time is from a moment on and before another", () => {
    fc.assert(
      fc.property(fc.nat(9), fc.option(fc.nat(9)), fc.option(fc.nat(9)), (at, from, to) => {
        const filter = Filter.time({ ...(from !== null && { from }), ...(to !== null && { to }) })
        const row = { ...rowOf({ _tag: "NoteAdded", text: "x" }), at }
        assert.strictEqual(Filter.matches(filter, row), (from === null || at >= from) && (to === null || at < to))
      }),
      { numRuns: 500 },
    )
  })

  it("[F20] a link is one that was sent or written, a file one that was shared", () => {
    const url = "https://lumen.example/p/aube" as SafeUrl
    const has = (fact: Fact): ReadonlyArray<boolean> => [
      Filter.matches(Filter.hasLink, rowOf(fact)),
      Filter.matches(Filter.hasFile, rowOf(fact)),
    ]
    const say = (text: string): Fact => ({ _tag: "MessagePosted", text })
    assert.deepStrictEqual(has({ _tag: "LinkSent", url, label: "Aube" }), [true, false])
    assert.deepStrictEqual(has({ _tag: "OfferSent", title: "", message: "", link: { url, label: "" } }), [true, false])
    assert.deepStrictEqual(has(say("voir HTTPS://lumen.example")), [true, false])
    assert.deepStrictEqual(has({ _tag: "NoteAdded", text: "(www.lumen.example)" }), [true, false])
    assert.deepStrictEqual(has({ ...say("ici"), spans: [{ _tag: "LinkSpan", at: 0, length: 3, url }] } as Fact), [
      true,
      false,
    ])
    assert.deepStrictEqual(has(say("le mot https:// seul, et awww.")), [false, false])
    assert.deepStrictEqual(has({ _tag: "PageVisited", pageId: "p" as never, visitId: "v" as never, url, title: "A" }), [
      false,
      false,
    ])
    assert.deepStrictEqual(
      has({ _tag: "FilePosted", fileId: "f" as never, name: "a.pdf", mediaType: "application/pdf", size: 1, url }),
      [false, true],
    )
    assert.deepStrictEqual(has({ _tag: "Tombstone", was: "FilePosted" }), [false, false])
  })

  it("[F21] links and offers are of the agent too, and notes are actions, where a desk says so and nowhere else", () => {
    const url = "https://lumen.example/p/aube" as SafeUrl
    const cards: ReadonlyArray<Fact> = [
      { _tag: "LinkSent", url, label: "Aube" },
      { _tag: "OfferSent", title: "", message: "", link: { url, label: "" } },
      { _tag: "Tombstone", was: "LinkSent" },
    ]
    const notes: ReadonlyArray<Fact> = [
      { _tag: "NoteAdded", text: "x" },
      { _tag: "Tombstone", was: "NoteAdded" },
    ]
    const kinds = (fact: Fact, classification?: Kind.Classification): ReadonlyArray<Kind.Kind> =>
      Kind.kindsOf(Kind.classify(rowOf(fact), classification))
    for (const fact of cards) {
      assert.deepStrictEqual(kinds(fact), ["actions"])
      assert.deepStrictEqual(kinds(fact, { notesUnderActions: true }), ["actions"])
      assert.deepStrictEqual(kinds(fact, { cardsUnderAgent: true }), ["agent", "actions"])
    }
    for (const fact of notes) {
      assert.deepStrictEqual(kinds(fact), [])
      assert.deepStrictEqual(kinds(fact, { cardsUnderAgent: true }), [])
      assert.deepStrictEqual(kinds(fact, { notesUnderActions: true }), ["actions"])
      assert.isFalse(Filter.matches(Filter.kinds("agent"), rowOf(fact), { notesUnderActions: true }))
    }
    for (const fact of threads.facts) {
      if (["LinkSent", "OfferSent", "NoteAdded", "Tombstone"].includes(fact._tag)) continue
      assert.deepStrictEqual(kinds(fact, { cardsUnderAgent: true, notesUnderActions: true }), kinds(fact))
    }
  })
})
