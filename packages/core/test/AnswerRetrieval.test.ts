import type { Moment, Question, Turn } from "@pupitre/core/composer/Question"
import type { Answer, Past } from "@pupitre/core/composer/suggestion/AnswerRetrieval"
import * as Retrieval from "@pupitre/core/composer/suggestion/AnswerRetrieval"
import * as fc from "fast-check"
import { assert, describe, it } from "vitest"

const visitor = (text: string): Turn => ({ by: "visitor", text })
const agent = (text: string): Turn => ({ by: "agent", text })
const question = (...turns: ReadonlyArray<Turn>): Question => ({ answers: 1, turns })
const article = (id: string, title: string, text: string, more: Partial<Answer> = {}): Answer => ({
  text,
  source: { kind: "article", id, title },
  ...more,
})
const past = (id: string, moments: ReadonlyArray<Moment>, names: ReadonlyArray<string> = []): Past => ({
  source: { kind: "past", id, title: id },
  moments,
  names,
})

const shop = (): Retrieval.AnswerRetrieval => {
  const retrieval = Retrieval.make()
  retrieval.keep("articles", [
    article("returns", "Retours", "Vous avez trente jours pour retourner une lampe, et le retour est gratuit."),
    article("delivery", "Livraison", "La livraison prend deux à trois jours ouvrés et coûte 4,90 euros."),
    article("repair", "Réparation", "Notre atelier répare toutes les lampes, même celles de plus de dix ans."),
    article("delivery-en", "Delivery", "Delivery takes two to three working days.", { language: "en" }),
  ])
  return retrieval
}

const texts = (retrieval: Retrieval.AnswerRetrieval, asked: Question, options?: Retrieval.SuggestOptions) =>
  retrieval.suggest(asked, options).map(({ text }) => text)

describe("AnswerRetrieval", () => {
  it("[SG7] finds the article that answers, whatever accents, case and plural, with its source and its message", () => {
    const [found] = shop().suggest({ answers: 7, turns: [visitor("Est-ce que les RETOURS sont gratuits ?")] })
    assert.strictEqual(found?.sources[0]?.id, "returns")
    assert.deepStrictEqual([found?.answers, found?.provider], [7, "search"])
    assert.strictEqual(shop().suggest(question(visitor("mon atelier reparé ma lampe")))[0]?.sources[0]?.id, "repair")
  })

  it("[SG7] proposes nothing when nothing speaks for it", () => {
    assert.deepStrictEqual(texts(shop(), question(visitor("Quel temps fait-il à Brest ?"))), [])
    assert.deepStrictEqual(texts(Retrieval.make(), question(visitor("Bonjour"))), [])
    assert.deepStrictEqual(texts(shop(), question()), [])
  })

  it("[SG7] proposes nothing in another language than the visitor's", () => {
    const asked = { ...question(visitor("delivery livraison")), language: "en-GB" }
    const retrieval = shop()
    retrieval.keep("fr", [article("fr", "Livraison delivery", "Delivery : en français.", { language: "fr" })])
    const found = retrieval.suggest(asked).flatMap(({ sources }) => sources.map(({ id }) => id))
    assert.include(found, "delivery-en")
    assert.notInclude(found, "fr")
  })

  it("[SG7] finds what was answered in such a moment, though it shares no word with the question", () => {
    const retrieval = shop()
    retrieval.learn(
      "c1",
      past("c1", [
        { seq: 2, turns: [visitor("Mon globe est fendu")], answer: "Je vous en envoie un autre aujourd'hui." },
      ]),
    )
    retrieval.learn("c2", past("c2", [{ seq: 2, turns: [visitor("Merci, au revoir")], answer: "Belle soirée !" }]))
    assert.strictEqual(
      texts(retrieval, question(visitor("Le globe est arrivé fendu")))[0],
      "Je vous en envoie un autre aujourd'hui.",
    )
    assert.strictEqual(
      texts(retrieval, question(agent("Voilà."), visitor("Merci beaucoup, au revoir")))[0],
      "Belle soirée !",
    )
  })

  it("[SG7] prefers what names things known here, and puts back what the agent has said already", () => {
    const retrieval = Retrieval.make()
    retrieval.keep("a", [
      article("aube", "", "La lampe Aube est en stock à Nantes."),
      article("brume", "", "La lampe Brume est en stock à Rennes."),
    ])
    const looked: Turn = { by: "record", text: "Stock Brume Rennes 3" }
    assert.match(texts(retrieval, question(visitor("La lampe est-elle en stock ?"), looked))[0]!, /Brume/)
    const said = question(
      agent("La lampe Brume est en stock à Rennes."),
      visitor("Et la lampe, elle est en stock où ?"),
    )
    assert.match(texts(retrieval, said, { least: 0 })[0]!, /Aube/)
  })

  it("[SG7] the same words are proposed once, with where they come from, and never more than asked", () => {
    const retrieval = shop()
    retrieval.learn("c1", past("c1", [{ seq: 2, turns: [visitor("retour")], answer: "Le retour est gratuit." }]))
    retrieval.learn("c2", past("c2", [{ seq: 2, turns: [visitor("retour ?")], answer: "le  retour est GRATUIT" }]))
    const found = retrieval.suggest(question(visitor("Le retour ?")), { least: 0 })
    const same = found.filter(({ text }) => /^le\s+retour est gratuit/i.test(text))
    assert.strictEqual(same.length, 1)
    assert.deepStrictEqual(same[0]!.sources.map(({ id }) => id).toSorted(), ["c1", "c2"])
    assert.isAtMost(found.length, 3)
    assert.strictEqual(retrieval.suggest(question(visitor("Le retour ?")), { least: 0, limit: 1 }).length, 1)
    assert.isTrue(
      retrieval
        .suggest(question(visitor("Le retour ?")), { among: ({ kind }) => kind === "article" })
        .every(({ sources }) => sources[0]?.kind === "article"),
    )
  })

  it("[SG4] what was said to one visitor is proposed to no other if it has an address, or a number or a name not known here", () => {
    const words = fc.array(fc.constantFrom<string>("votre", "lampe", "retour", "colis", "arrive", "demain", "merci"), {
      minLength: 2,
      maxLength: 6,
    })
    const secret = fc.oneof(
      fc.constantFrom("Camille", "CAMILLE", "camille", "Inès", "ines"),
      fc.integer({ min: 2, max: 99_999 }).map(String),
      fc.constantFrom(
        "CMD-4471",
        "06.12.34.56.78",
        "12B",
        "c.morel@exemple.fr",
        "www.colis.example/suivi",
        "https://lumen.example/r/9f",
      ),
    )
    fc.assert(
      fc.property(words, secret, fc.nat(), fc.boolean(), (said, particular, place, known) => {
        const answer = said.toSpliced(place % (said.length + 1), 0, particular).join(" ")
        const moment = { seq: 2, turns: [visitor(`Où est ${particular} ?`)], answer }
        const retrieval = Retrieval.make()
        retrieval.learn("c1", past("c1", [moment], ["Camille Aubry", "Inès"]))
        const asked = question(visitor(said.join(" ")), visitor(known ? `C'est ${particular}` : "Où est-ce ?"))
        const found = texts(retrieval, asked, { least: 0 })
        const anAddress = /@|www|:\/\//.test(particular)
        assert.strictEqual(found.includes(answer), known && !anAddress)
        assert.strictEqual(
          Retrieval.isForAnyone(
            answer,
            ["Camille Aubry", "Inès"],
            asked.turns.map(({ text }) => text),
          ),
          known && !anAddress,
        )
      }),
    )
  })

  it("[SG7] what is forgotten is found no more, and what is learned in any order comes to the same", () => {
    type Deed = readonly [key: string, texts: ReadonlyArray<string> | undefined]
    const key = fc.constantFrom("a", "b", "c", "d")
    const text = fc
      .array(fc.constantFrom("lampe", "retour", "livraison", "atelier", "globe", "3"), { minLength: 1, maxLength: 4 })
      .map((all) => all.join(" "))
    const deeds: fc.Arbitrary<ReadonlyArray<Deed>> = fc.array(
      fc.tuple(key, fc.option(fc.array(text, { maxLength: 3 }), { nil: undefined })),
      { maxLength: 12 },
    )
    const put = (retrieval: Retrieval.AnswerRetrieval, [name, all]: Deed): void => {
      if (all === undefined) retrieval.forget(name)
      else if (name < "c")
        retrieval.keep(
          name,
          all.map((one, i) => article(`${name}${i}`, "", one)),
        )
      else
        retrieval.learn(
          name,
          past(
            name,
            all.map((one, i) => ({ seq: i + 1, turns: [visitor(`et ${one}`)], answer: one })),
          ),
        )
    }
    fc.assert(
      fc.property(deeds, text, (all, asked) => {
        const lived = Retrieval.make()
        for (const deed of all) put(lived, deed)
        const last = new Map(all)
        const fresh = Retrieval.make()
        for (const deed of [...last].toSorted(([a], [b]) => (a < b ? -1 : 1))) put(fresh, deed)
        const options = { least: 0, limit: 50 }
        const rank = (retrieval: Retrieval.AnswerRetrieval) =>
          texts(retrieval, question(visitor(asked)), options).toSorted()
        assert.deepStrictEqual(rank(lived), rank(fresh))
        const known = new Set([...last.values()].flatMap((one) => one ?? []))
        assert.isTrue(rank(lived).every((one) => known.has(one)))
      }),
    )
  })

  it("[SG7] a text in a script without spaces is found by its words", () => {
    const retrieval = Retrieval.make()
    retrieval.keep("ja", [
      article("ja", "", "返品は三十日以内に無料で承ります。"),
      article("ja2", "", "配送には二日かかります。"),
    ])
    assert.match(texts(retrieval, question(visitor("返品はできますか")), { least: 0 })[0]!, /返品/)
  })
})
