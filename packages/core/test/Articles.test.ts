/** The knowledge base: what of it answers are found in, how it moves as a file; and what managers read of what was proposed. */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as ArticleFile from "@pupitre/core/composer/ArticleFile"
import type { Article } from "@pupitre/core/composer/Articles"
import * as Articles from "@pupitre/core/composer/Articles"
import type { Question } from "@pupitre/core/composer/Question"
import * as AnswerRetrieval from "@pupitre/core/composer/suggestion/AnswerRetrieval"
import * as ShelvedAnswers from "@pupitre/core/composer/suggestion/ShelvedAnswers"
import * as SuggestionReport from "@pupitre/core/composer/SuggestionReport"
import type { ItemId } from "@pupitre/core/Id"
import * as Shelf from "@pupitre/core/Shelf"
import * as fc from "fast-check"
import { assert, describe, it } from "vitest"

const word = fc.constantFrom("livraison", "retour", "garantie", "ampoule", "Brest", "délai", "atelier", "colis")
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(" "))
const article: fc.Arbitrary<Article> = fc.record(
  {
    title: words,
    text: words,
    asked: fc.array(words, { maxLength: 3 }),
    language: fc.constantFrom("fr", "en"),
    published: fc.boolean(),
  },
  { requiredKeys: ["title", "text"] },
)

const question = (said: string): Question => ({ answers: 1, turns: [{ by: "visitor", text: said }], language: "fr" })

describe("Articles", () => {
  it("[SG13] whatever was kept, withdrawn and taken off on the way, answers are found in the articles as they stand", () => {
    const step = fc.oneof(
      fc.record({ id: fc.integer({ min: 0, max: 5 }), item: article }),
      fc.record({ id: fc.integer({ min: 0, max: 5 }) }),
      // Nothing has changed, or a thing that this version cannot read.
      fc.constantFrom({ id: -1 }, { id: 2, item: { title: 7 } }),
    )
    let found = 0
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 4 }), { minLength: 1, maxLength: 6 }), words, (rounds, said) => {
        const retrieval = AnswerRetrieval.make()
        const put = ShelvedAnswers.make(retrieval, Articles.articles, ShelvedAnswers.ofArticle)
        let shelf = Shelf.empty
        for (const round of rounds) {
          for (const { id, ...change } of round) {
            if (id < 0) continue
            const itemId = `a${id}` as ItemId
            const fact = "item" in change ? { _tag: "ItemKept", ...change, itemId } : { _tag: "ItemRemoved", itemId }
            shelf = Shelf.apply(shelf, { ...fact, seq: shelf.seq + 1, at: 0, by: { _tag: "System" } } as ChatEvent)
          }
          put(shelf)
        }
        const anew = AnswerRetrieval.make()
        ShelvedAnswers.make(anew, Articles.articles, ShelvedAnswers.ofArticle)(shelf)
        const ask = (from: typeof anew) =>
          from
            .suggest(question(said), { limit: 10 })
            .map(({ text, sources }) => [text, sources.map(({ id }) => id).toSorted()])
        const [own, fresh] = [ask(retrieval), ask(anew)]
        const inOrder = (all: typeof own) => all.map((one) => JSON.stringify(one)).toSorted()
        assert.deepStrictEqual(inOrder(own), inOrder(fresh))
        const read = new Map(Shelf.read(shelf, Articles.articles.decode).map(({ id, item }) => [id as string, item]))
        for (const id of own.flatMap(([, ids]) => ids ?? [])) {
          found++
          assert.isTrue(Articles.isPublished(read.get(id)!))
        }
      }),
      { numRuns: 300 },
    )
    assert.isAbove(found, 0)
  })

  it("[SG13] what has not changed on a shelf is not read again", () => {
    const kept: Array<string> = []
    const put = ShelvedAnswers.make(
      { keep: (key) => kept.push(key), forget: (key) => kept.push(`-${key}`) },
      Articles.articles,
      ShelvedAnswers.ofArticle,
    )
    const of = (id: string, item: unknown): Shelf.Kept => ({ id: id as ItemId, item, by: { _tag: "System" }, at: 0 })
    const [a, b] = [of("a", { title: "A", text: "a" }), of("b", { title: "B", text: "b" })]
    put({ items: [a, b], seq: 2 })
    put({ items: [a, of("b", { title: "B", text: "b", published: false })], seq: 3 })
    put({ items: [a], seq: 4 })
    assert.deepStrictEqual(kept, ["articles/a", "articles/b", "-articles/b", "-articles/b"])
  })

  it("[SG14] an agent reads an article that is published, and nothing else", () => {
    const of = (id: string, item: unknown): Shelf.Kept => ({ id: id as ItemId, item, by: { _tag: "System" }, at: 0 })
    const returns: Article = { title: "Retours", text: "Trente jours." }
    const shelf = { items: [of("a", returns), of("b", { ...returns, published: false }), of("c", { text: 7 })], seq: 3 }
    assert.deepStrictEqual(Articles.answer(shelf, { id: "a" as ItemId }), { article: returns })
    for (const id of ["b", "c", "nowhere"]) assert.deepStrictEqual(Articles.answer(shelf, { id: id as ItemId }), {})
    assert.deepStrictEqual(Articles.readArticle.roles, ["agent", "manager"])
  })

  it("an article is found by every word of its own, accents and case aside", () => {
    const all: ReadonlyArray<Articles.Held> = [
      { id: "a" as ItemId, item: { title: "Délais", text: "Deux jours.", asked: ["Quand arrive mon colis ?"] } },
      { id: "b" as ItemId, item: { title: "Retours", text: "Trente jours." } },
    ]
    const ids = (text: string): ReadonlyArray<string> => Articles.search(all, text).map(({ id }) => id)
    assert.deepStrictEqual(ids(" "), ["a", "b"])
    assert.deepStrictEqual(ids("DELAIS colis"), ["a"])
    assert.deepStrictEqual(ids("jours"), ["a", "b"])
    assert.deepStrictEqual(ids("jours lampe"), [])
  })

  it("[SG15] a file of articles brings back what was written, and changes nothing where it is there already", () => {
    fc.assert(
      fc.property(fc.array(article, { maxLength: 6 }), fc.array(article, { maxLength: 6 }), (before, incoming) => {
        assert.deepStrictEqual(ArticleFile.fromJson(ArticleFile.toJson(before)), { articles: before, problems: [] })
        const held = ArticleFile.plan([], before).added.map((item, i) => ({ id: `i${i}` as ItemId, item }))
        const again = ArticleFile.plan(
          held,
          held.map(({ item }) => item),
        )
        assert.deepStrictEqual(again, { added: [], changed: [], same: held.length })
        const { added, changed } = ArticleFile.plan(held, incoming)
        const ids = new Map(changed.map(({ id, item }) => [id, item]))
        const after = [
          ...held.map(({ id, item }) => ({ id, item: ids.get(id) ?? item })),
          ...added.map((item, i) => ({ id: `n${i}` as ItemId, item })),
        ]
        const repeated = ArticleFile.plan(after, incoming)
        assert.deepStrictEqual([repeated.added, repeated.changed], [[], []])
      }),
      { numRuns: 300 },
    )
    const rows = [
      { title: "A", text: "a" },
      { title: " ", text: "a" },
      { title: "A" },
      { title: "A", text: "a", url: "javascript:1" },
    ]
    assert.deepStrictEqual(ArticleFile.fromJson(JSON.stringify(rows)), {
      articles: [{ title: "A", text: "a" }],
      problems: [
        { row: 2, column: "title" },
        { row: 3, column: "text" },
        { row: 4, column: "url" },
      ],
    })
    for (const text of ["", "{}", "7"]) {
      assert.deepStrictEqual(ArticleFile.fromJson(text), { articles: [], problems: [{ row: 0 }] })
    }
  })
})

describe("SuggestionReport", () => {
  it("[SG16] managers read how often what was proposed was taken, by what it comes from, each message once and no word of it", () => {
    const judged = fc.record({
      verdict: fc.constantFrom("accepted", "edited", "ignored"),
      provider: fc.constantFrom("search", "petit-modele"),
      sources: fc.array(fc.record({ kind: fc.constantFrom("reply", "article", "past"), id: fc.constant("secret") }), {
        maxLength: 3,
      }),
    })
    fc.assert(
      fc.property(fc.array(judged, { maxLength: 20 }), (all) => {
        const events = all.map((one, i) => ({ ...one, _tag: "SuggestionJudged", seq: i + 1, answers: 1, shown: 1 }))
        const report = events.reduce((self, one) => SuggestionReport.apply(self, one as never), SuggestionReport.empty)
        assert.strictEqual(SuggestionReport.size(report.all), all.length)
        const parts = SuggestionReport.origins.map((origin) => report.by[origin])
        for (const verdict of ["accepted", "edited", "ignored"] as const) {
          assert.strictEqual(
            parts.reduce((sum, part) => sum + part[verdict], 0),
            all.filter((one) => one.verdict === verdict).length,
          )
        }
        const written = all.filter(({ provider, sources }) => provider !== "search" || sources.length === 0).length
        assert.strictEqual(SuggestionReport.size(report.by.written), written)
        const share = SuggestionReport.taken(report.all)
        assert.isTrue(share >= 0 && share <= 1)
        assert.notInclude(JSON.stringify(report), "secret")
      }),
      { numRuns: 300 },
    )
  })
})
