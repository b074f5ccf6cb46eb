/** Canned replies: found as one types, rendered whole or not at all, kept for whom they are, moved as files. */
import { assert, describe, it } from "@effect/vitest"
import * as CannedReplyCsv from "@pupitre/core/adapter/CannedReplyCsv"
import * as CannedFile from "@pupitre/core/composer/CannedFile"
import type { Category } from "@pupitre/core/composer/CannedCategory"
import * as CannedCategory from "@pupitre/core/composer/CannedCategory"
import type { CannedReply } from "@pupitre/core/composer/CannedReply"
import { called, index, matches, search, sections } from "@pupitre/core/composer/CannedReply"
import type { SharedReply } from "@pupitre/core/composer/CannedShelf"
import * as CannedShelf from "@pupitre/core/composer/CannedShelf"
import * as DraftStep from "@pupitre/core/composer/DraftStep"
import * as Placeholders from "@pupitre/core/composer/Placeholders"
import type { EventChannel } from "@pupitre/core/EventChannel"
import type { GroupId, ItemId } from "@pupitre/core/Id"
import type { Asker } from "@pupitre/core/Query"
import type { Kept } from "@pupitre/core/Shelf"
import * as fc from "fast-check"

const word = fc.constantFrom("délai", "Délais", "retour", "remboursé", "cœur", "lampe", "Été", "l'été", "50%", "œuvre")
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((all) => all.join(" "))
const scope = fc.constantFrom<CannedReply["scope"]>("own", "group", "shared")
const reply = (id: number): fc.Arbitrary<CannedReply> =>
  fc.record(
    {
      id: fc.constant(`r${id}` as ItemId),
      scope,
      shortcut: word,
      text: words,
      title: words,
      category: fc.constantFrom("delivery", "returns", "gone"),
      language: fc.constantFrom("fr", "fr-CA", "en"),
    },
    { requiredKeys: ["id", "scope", "shortcut", "text"] },
  )
const replies = fc.integer({ min: 0, max: 12 }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => reply(i))))

const categories: ReadonlyArray<Category> = [
  { id: "returns" as ItemId, name: { fr: "Retours", en: "Returns" }, order: 1 },
  { id: "delivery" as ItemId, name: { fr: "Délais", en: "Delivery" }, order: 2, colour: "blue" },
  { id: "empty" as ItemId, name: { en: "Lamps" } },
]
const namesOf = ({ category }: CannedReply): string =>
  CannedCategory.names(categories.find(({ id }) => id === category) ?? { name: {} }).join("\n")

/** Accents and case aside, said once more and otherwise. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll("œ", "oe")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")

/** How many replies of a desk are in a category that it has. */
const inAny = ({ replies: all, categories: own }: CannedFile.Holding): number =>
  all.filter(({ item }) => own.some(({ id }) => id === item.category)).length

describe("CannedReply", () => {
  it("[CR1] a search finds what has every word, ranked by shortcut, prefix, word, content, one's own before others'", () => {
    const query = fc.oneof(
      words,
      word.map((one) => one.slice(0, 3)),
      fc.constantFrom("deliv", "Returns"),
      word.map((one) => one.toUpperCase()),
      word.map((one) => one.normalize("NFD").replace(/\p{M}/gu, "")),
      fc.constant(""),
    )
    fc.assert(
      fc.property(replies, query, fc.constantFrom("fr", undefined), (all, text, language) => {
        const found = search(index(all, categories), text, { limit: 100, language })
        const sought = bare(text.trim())
        const has = (one: CannedReply): boolean => {
          const whole = bare([one.shortcut, one.title ?? "", namesOf(one), one.text].join("\n"))
          return sought.split(/\s+/).every((each) => whole.includes(each))
        }
        const byShortcut = (one: CannedReply): boolean => bare(one.shortcut).startsWith(sought)
        assert.deepStrictEqual(
          new Set(found.map(({ reply: { id } }) => id)),
          new Set(all.filter((one) => byShortcut(one) || has(one)).map(({ id }) => id)),
        )
        const ranks = found.map(({ match }) => matches.indexOf(match))
        assert.deepStrictEqual(
          ranks,
          ranks.toSorted((a, b) => a - b),
        )
        const order = ["own", "group", "shared"]
        for (const [i, { reply: one, match }] of found.entries()) {
          if (match === "shortcut") assert.strictEqual(bare(one.shortcut), sought)
          else assert.notStrictEqual(bare(one.shortcut), sought)
          if (match === "prefix") assert.isTrue(byShortcut(one))
          const next = found[i + 1]
          const foreign = (other: CannedReply): number =>
            language !== undefined && other.language !== undefined && !other.language.startsWith(language) ? 1 : 0
          if (next?.match === match) {
            assert.isAtMost(foreign(one), foreign(next.reply))
          }
          if (next?.match === match && foreign(one) === foreign(next.reply)) {
            assert.isAtMost(order.indexOf(one.scope), order.indexOf(next.reply.scope))
          }
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it("[CR7] what is found stands by category, each once, in the managers' order and that of none last", () => {
    fc.assert(
      fc.property(replies, words, fc.boolean(), (all, text, everything) => {
        const ready = index(all, categories)
        const query = everything ? "" : text
        const found = search(ready, query, { limit: 100 })
        const by = sections(ready, found)
        const ids = (some: typeof found): ReadonlyArray<string> => some.map(({ reply: { id } }) => id).toSorted()
        assert.deepStrictEqual(ids(by.flatMap((one) => one.found)), ids(found))
        const places = by.map(({ category }) => ["returns", "delivery", "empty", undefined].indexOf(category?.id))
        assert.deepStrictEqual(
          places,
          places.toSorted((a, b) => a - b),
        )
        for (const { category, found: own } of by) {
          assert.isNotEmpty(own)
          // As a search in that category alone has them: one's order within it is the search's own.
          assert.deepStrictEqual(search(ready, query, { limit: 100, category: category?.id ?? "" }), own)
          for (const { reply: one } of own) {
            assert.strictEqual(one.category === "gone" ? undefined : one.category, category?.id)
          }
        }
        assert.isEmpty(search(ready, query, { category: "gone" }))
      }),
      { numRuns: 500 },
    )
  })

  it("[CR7] a category has a name in one language at least, shows in the other where it has no name there", () => {
    const { decode } = CannedShelf.categories
    assert.isUndefined(decode({ name: {} }))
    assert.isUndefined(decode({ name: { fr: " " } }))
    assert.isUndefined(decode({ name: { fr: "Retours" }, colour: "beige" }))
    assert.deepStrictEqual(decode({ name: { en: "Lamps" }, order: 3 }), { name: { en: "Lamps" }, order: 3 })
    assert.strictEqual(CannedCategory.nameIn({ name: { en: "Lamps" } }, "fr"), "Lamps")
    assert.strictEqual(CannedCategory.nameIn({ name: { fr: "Lampes", en: "Lamps" } }, "fr"), "Lampes")
    assert.strictEqual(CannedCategory.called(categories, " DELAIS ")?.id, "delivery")
  })

  it("[CR2] a call is a sign at the beginning of a word up to the caret, whatever the sign", () => {
    const cases: ReadonlyArray<readonly [string, string, ReturnType<typeof called>]> = [
      ["/", "/", { from: 0, to: 1, query: "" }],
      ["/del", "/", { from: 0, to: 4, query: "del" }],
      ["Bonjour\n/retour gratuit", "/", { from: 8, to: 23, query: "retour gratuit" }],
      ["!bon", "!", { from: 0, to: 4, query: "bon" }],
      ["oui ::bon", "::", { from: 4, to: 9, query: "bon" }],
      ["et/ou", "/", undefined],
      ["https://lumen.example", "/", undefined],
      ["Bonjour !", "!", { from: 8, to: 9, query: "" }],
      ["Bonjour ! Je", "!", undefined],
      ["1 / 2", "/", undefined],
      ["/bon\njour", "/", undefined],
      ["rien", "/", undefined],
      ["x", "", undefined],
    ]
    for (const [text, sign, expected] of cases) assert.deepStrictEqual(called(text, text.length, sign), expected, text)
    assert.deepStrictEqual(called("/bonjour", 3, "/"), { from: 0, to: 3, query: "bo" })
  })

  /** Anything at all, with what placeholders are made of more often than not. */
  const soup = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          "{",
          "}",
          "{{",
          "}}",
          "{{{",
          "}}}",
          "|",
          "\n",
          " ",
          ".",
          "visitor.name",
          "prénom",
          "{{agent.name}}",
        ),
        fc.string({ unit: "grapheme", maxLength: 4 }),
      ),
      { maxLength: 16 },
    )
    .map((all) => all.join(""))

  it("[CR3] no text with two opening braces in it is rendered or published, whatever is between them and around", () => {
    const values = fc.dictionary(fc.oneof(fc.constantFrom("visitor.name", "agent.name", "prénom"), soup), soup)
    let [whole, stopped] = [0, 0]
    fc.assert(
      fc.property(soup, values, (text, known) => {
        const rendering = Placeholders.render(text, known)
        const opens = rendering.text.includes("{{")
        assert.strictEqual(rendering._tag, opens ? "Missing" : "Rendered")
        const published = Placeholders.filled.run({ text: rendering.text }, {} as never)
        if (rendering._tag === "Rendered") {
          if (text.includes("{{")) whole++
          return assert.deepStrictEqual(published, { text: rendering.text })
        }
        stopped++
        assert.isNotEmpty(rendering.names)
        for (const name of rendering.names) assert.notStrictEqual(name.trim(), "", "a name that says nothing")
        assert.isTrue(DraftStep.isStopped(published as DraftStep.Stopped))
        const { reasons, confirmable } = published as DraftStep.Stopped
        assert.deepStrictEqual(reasons, [{ key: "PlaceholderMissing", params: { names: rendering.names.join(", ") } }])
        assert.notStrictEqual(confirmable, true)
      }),
      { numRuns: 3_000 },
    )
    assert.isAbove(whole, 0)
    assert.isAbove(stopped, 0)
  })

  it("[CR3] what is between the braces is filled or named, in any letters; with a brace in it or no end it is never filled", () => {
    const plain = fc.string({ unit: "grapheme", maxLength: 8 }).map((text) => text.replace(/[{}|]/g, "é"))
    const blank = fc.constantFrom("", " ", "\u00a0", "\n")
    const name = fc.oneof(
      fc.constantFrom(
        "visitor.name",
        "prenom",
        "custom.prénom",
        "custom.a b",
        "visitor name",
        "客户",
        "1",
        "__proto__",
      ),
      plain.map((text) => text.trim()).filter((text) => text !== ""),
    )
    interface Piece {
      readonly text: string
      readonly name?: string
      readonly fallback?: string
      readonly broken?: true
    }
    const place = fc
      .record({ name, fallback: fc.option(plain, { nil: undefined }), before: blank, after: blank })
      .map(({ name: of, fallback, before, after }): Piece => ({
        text: `{{${before}${of}${after}${fallback === undefined ? "" : `|${fallback}`}}}`,
        name: of,
        ...(fallback !== undefined && { fallback }),
      }))
    const broken = fc
      .tuple(
        name,
        plain,
        fc.constantFrom("{{A|B {c}}}", "{{A|B {c}}", "{{A{B}}", "{{{A}}}", "{{A|{{B}}}}", "{{A|B", "{{A}", "{{A} }"),
      )
      .map(([a, b, form]): Piece => ({
        text: form.replace("A", () => a).replace("B", () => b),
        broken: true,
      }))
    const piece = fc.oneof(
      { weight: 3, arbitrary: place },
      { weight: 2, arbitrary: plain.map((text): Piece => ({ text })) },
      { weight: 1, arbitrary: broken },
    )
    let [filled, named] = [0, 0]
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 5 }),
        fc.array(fc.tuple(name, soup), { maxLength: 5 }),
        (pieces, known) => {
          const values = new Map(known)
          const given = Object.fromEntries(known)
          const outcomes = pieces.map(({ text, name: of, fallback, broken: bad }) => {
            if (bad === true) return undefined
            if (of === undefined) return text
            const value = Object.hasOwn(given, of) ? values.get(of) : undefined
            return value === undefined || value.trim() === "" ? fallback : value.replaceAll("{", "").replaceAll("}", "")
          })
          const rendering = Placeholders.render(pieces.map(({ text }) => text).join(""), given)
          if (outcomes.every((one) => one !== undefined)) {
            if (pieces.some((one) => one.name !== undefined)) filled++
            return assert.deepStrictEqual(rendering, { _tag: "Rendered", text: outcomes.join("") })
          }
          assert.strictEqual(rendering._tag, "Missing")
          if (rendering._tag !== "Missing" || pieces.some((one) => one.broken === true)) return
          named++
          const missing = pieces.flatMap((one, at) => (outcomes[at] === undefined ? [one.name!] : []))
          assert.deepStrictEqual(rendering.names, [...new Set(missing)])
        },
      ),
      { numRuns: 3_000 },
    )
    assert.isAbove(filled, 100)
    assert.isAbove(named, 100)
  })

  it("[CR3] a value stands as it is, a fallback for what is not known or blank, and nothing is read twice", () => {
    const text = "{{visitor.name|cher client}}, {{agent.name}} ({{custom.tier|}}) {{ custom.tier | — }}"
    assert.deepStrictEqual(Placeholders.render(text, { "visitor.name": "  ", "agent.name": "{{visitor.name}}" }), {
      _tag: "Rendered",
      text: "cher client, visitor.name ()  — ",
    })
    assert.deepStrictEqual(Placeholders.render("{{constructor.name}} {{custom.a}} {{custom.a}}", {}), {
      _tag: "Missing",
      text: "{{constructor.name}} {{custom.a}} {{custom.a}}",
      names: ["constructor.name", "custom.a"],
    })
    const odd = "{{ not a place }} {{prenom}} {{visitor.name|cher {client}} {{}} {x.y} }}\n{{agent.name, bonjour"
    assert.deepStrictEqual(Placeholders.render(odd, { "visitor.name": "Camille", "agent.name": "Inès" }), {
      _tag: "Missing",
      text: odd,
      names: ["not a place", "prenom", "{{visitor.name|cher {client}}", "{{}}", "{{agent.name, bonjour"],
    })
    assert.deepStrictEqual(Placeholders.render("{x.y} }} {a:{b:1}}", {}), {
      _tag: "Rendered",
      text: "{x.y} }} {a:{b:1}}",
    })
  })

  const asker = (id: string, role: Asker["role"] = "agent"): Asker => ({
    tenant: "lumen" as never,
    by: { _tag: "Agent", id: id as never, name: id },
    role,
  })
  const keptBy = (by: string, id: string, item: unknown): Kept => ({
    id: id as ItemId,
    item,
    by: { _tag: "Agent", id: by as never, name: by },
    at: 0,
  })
  const source = (groups: ReadonlyArray<string>): CannedShelf.Source => ({
    categories: {
      items: [keptBy("lou", "delivery", { name: { fr: "Livraison" } }), keptBy("lou", "odd", { name: "Divers" })],
      seq: 2,
    },
    shared: {
      items: [
        keptBy("lou", "a", { shortcut: "bonjour", text: "Bonjour" }),
        keptBy("lou", "b", { shortcut: "atelier", text: "À l'atelier", group: "workshop" }),
        keptBy("lou", "c", { shortcut: "with space", text: "unreadable" }),
      ],
      seq: 3,
    },
    own: {
      items: [
        keptBy("ines", "d", { shortcut: "moi", text: "D'Inès" }),
        keptBy("marc", "e", { shortcut: "moi", text: "De Marc" }),
      ],
      seq: 2,
    },
    groups: groups as ReadonlyArray<GroupId>,
  })

  it("[CR4] an agent reads what is everyone's, their groups' and their own, and nothing of anybody else", () => {
    const read = (groups: ReadonlyArray<string>, of: Asker): ReadonlyArray<string> =>
      CannedShelf.forAgent(source(groups), of).map(({ id, scope: whose }) => `${id} ${whose}`)
    assert.deepStrictEqual(read([], asker("ines")), ["d own", "a shared"])
    assert.deepStrictEqual(read(["workshop"], asker("marc")), ["e own", "a shared", "b group"])
    assert.deepStrictEqual(read([], asker("lou", "manager")), ["a shared", "b group"])
  })

  it("[CR4] all of them come page by page, once, and not again while nothing has changed", async () => {
    const many = Array.from({ length: 500 }, (_, i) =>
      keptBy("lou", `i${i}`, { shortcut: `s${i}`, text: "x".repeat(300) }),
    )
    let shelf: CannedShelf.Source = { ...source([]), shared: { items: many, seq: 500 } }
    let asked = 0
    const channel: Pick<EventChannel, "query"> = {
      query: async (_, input) => {
        asked++
        // Something is kept in the middle of it.
        if (asked === 2) shelf = { ...shelf, shared: { items: many.slice(1), seq: 501 } }
        return structuredClone(CannedShelf.answer(shelf, asker("ines"), input as never))
      },
    }
    const held = await CannedShelf.fetch(channel)
    assert.deepStrictEqual(held?.replies, CannedShelf.forAgent(shelf, asker("ines")))
    assert.deepStrictEqual(held?.categories, [{ id: "delivery" as ItemId, name: { fr: "Livraison" } }])
    assert.isAtLeast(asked, 5)
    asked = 0
    assert.strictEqual(await CannedShelf.fetch(channel, held), held)
    assert.strictEqual(asked, 1)
    // A category that has another name is news of its own.
    const renamed = keptBy("lou", "delivery", { name: { fr: "Expédition" } })
    shelf = { ...shelf, categories: { items: [renamed], seq: 3 } }
    assert.deepStrictEqual((await CannedShelf.fetch(channel, held))?.categories[0]?.name, { fr: "Expédition" })
    assert.isUndefined(await CannedShelf.fetch({ query: async () => ({ replies: "none" }) }))
  })

  const cell = fc.oneof(
    fc.string({ minLength: 1, maxLength: 12 }).filter((text) => /\S/.test(text) && text.isWellFormed()),
    fc
      .array(fc.constantFrom("=", "+", "-", "@", "'", '"', ";", ",", "\t", "\n", "\r\n", "a", " ", "|", "1"), {
        minLength: 1,
        maxLength: 8,
      })
      .map((all) => all.join(""))
      .filter((text) => /\S/.test(text)),
    words,
  )
  const kept: fc.Arbitrary<SharedReply> = fc.record(
    {
      shortcut: cell.map((text) => text.replace(/\s/g, "") || "x").filter((text) => /^\S{1,40}$/u.test(text)),
      title: cell,
      text: cell,
      category: cell,
      language: fc.constantFrom("fr", "en-GB"),
      group: fc.constantFrom("workshop" as GroupId, "a-b_c" as GroupId),
    },
    { requiredKeys: ["shortcut", "text"] },
  )

  it("[CR5] a file brings back exactly what was written, as JSON and as a table, and no cell is a formula", () => {
    fc.assert(
      fc.property(fc.array(kept, { minLength: 1, maxLength: 6 }), fc.constantFrom("fr", "en"), (all, locale) => {
        // Each is in the category that has the name of its cell.
        const ids = new Map(all.flatMap(({ category }) => (category === undefined ? [] : [[category, category]])))
        const own = [...ids.keys()].map((name, i): Category => ({ id: `c${i}` as ItemId, name: { [locale]: name } }))
        const inOwn = all.map(({ category, ...rest }): SharedReply => {
          const found = own.find(({ name }) => name[locale] === category)
          return found === undefined ? rest : { ...rest, category: found.id }
        })
        const json = CannedFile.fromJson(CannedFile.toJson(inOwn, own))
        assert.deepStrictEqual(json, {
          replies: all,
          categories: own.map(({ name }) => ({ name })),
          problems: [],
        })
        const table = CannedReplyCsv.toCsv(inOwn, { locale, categories: own })
        assert.deepStrictEqual(CannedReplyCsv.fromCsv(table), { replies: all, categories: [], problems: [] })
        // As the table's own form divides it, and as programs do that know nothing of quotes.
        const cells = Array.from(table.slice(1).matchAll(/"((?:[^"]|"")*)"/g), ([, inside]) => inside!)
        assert.strictEqual(cells.length, (all.length + 1) * CannedFile.columns.length)
        for (const each of [...cells, ...cells.flatMap((inside) => inside.split(/[;,\t\n|]/))]) {
          assert.notMatch(each, /^\s*[=+\-@]/)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it("[CR5] what cannot be kept is named by row and column, and the rest is kept", () => {
    const rows = [
      { shortcut: "bon", text: "Bonjour", other: 1 },
      { shortcut: "two words", text: "x" },
      { shortcut: "vide", text: "  " },
      { text: "sans" },
      { shortcut: "long", text: "x".repeat(4_001) },
      { shortcut: "langue", text: "x", language: "français" },
      7,
    ]
    const { replies: read, problems } = CannedFile.fromJson(JSON.stringify(rows))
    assert.deepStrictEqual(read, [{ shortcut: "bon", text: "Bonjour" }])
    assert.deepStrictEqual(
      problems.map(({ row, column }) => `${row} ${column}`),
      ["2 shortcut", "3 text", "4 shortcut", "5 text", "6 language", "7 shortcut"],
    )
    for (const text of ["", "{", "7", '"x"', JSON.stringify(Array.from({ length: 10_001 }, () => 1))]) {
      assert.deepStrictEqual(CannedFile.fromJson(text), CannedFile.unreadable)
    }
    for (const text of ["", "a;b\n1;2", 'shortcut,text\n"a']) {
      assert.deepStrictEqual(CannedReplyCsv.fromCsv(text), CannedFile.unreadable)
    }
    assert.deepStrictEqual(CannedReplyCsv.fromCsv("Text\tShortcut\nBonjour\tbon\n"), {
      replies: [{ shortcut: "bon", text: "Bonjour" }],
      categories: [],
      problems: [],
    })
  })

  it("[CR8] a category that is there keeps its names, place and colour; one with another name keeps its replies", () => {
    const making = { locale: "en", newId: () => "new" as ItemId } as const
    const own = { shortcut: "bon", text: "Bonjour", category: "delivery" }
    const desk = { replies: [{ id: "r" as ItemId, item: own }], categories }
    const given = { replies: [{ ...own, category: "DELIVERY" }], categories: [{ name: { fr: "Lampes", en: "lamps" } }] }
    assert.deepStrictEqual(CannedFile.plan(desk, given, making), { categories: [], added: [], changed: [], same: 1 })
    const renamed = categories.map((one) => (one.id === "delivery" ? { ...one, name: { fr: "Expédition" } } : one))
    const known = index([{ ...own, id: "r" as ItemId, scope: "shared" }], renamed)
    assert.strictEqual(sections(known, search(known, "expedition"))[0]?.category?.name.fr, "Expédition")
    // Taken off, its replies are in none.
    const without = index([{ ...own, id: "r" as ItemId, scope: "shared" }], [])
    assert.deepStrictEqual(
      sections(without, search(without, "")).map(({ category, found }) => [category, found.length]),
      [[undefined, 1]],
    )
  })

  it("[CR6] bringing in what is kept changes nothing; a shortcut that is there is replaced, under its id", () => {
    fc.assert(
      fc.property(fc.array(kept, { maxLength: 6 }), fc.array(kept, { maxLength: 6 }), (before, incoming) => {
        let count = 0
        const making = { locale: "fr", newId: () => `n${++count}` as ItemId } as const
        const file = (all: ReadonlyArray<SharedReply>) => ({ replies: all, categories: [] })
        const first = CannedFile.plan({ replies: [], categories: [] }, file(before), making)
        const held = first.added.map((item, i) => ({ id: `i${i}` as ItemId, item }))
        const desk = { replies: held, categories: first.categories }
        // What a desk writes comes back as what it has, categories and all.
        const items = held.map(({ item }) => item)
        const again = CannedFile.fromJson(CannedFile.toJson(items, desk.categories))
        const none = { categories: [], added: [], changed: [], same: held.length }
        assert.deepStrictEqual(CannedFile.plan(desk, again, making), none)
        const { added, changed, categories: more } = CannedFile.plan(desk, file(incoming), making)
        const ids = new Map(changed.map(({ id, item }) => [id, item]))
        const after = [
          ...held.map(({ id, item }) => ({ id, item: ids.get(id) ?? item })),
          ...added.map((item, i) => ({ id: `r${i}` as ItemId, item })),
        ]
        const grown = { replies: after, categories: [...desk.categories, ...more] }
        const repeated = CannedFile.plan(grown, file(incoming), making)
        assert.deepStrictEqual([repeated.added, repeated.changed, repeated.categories], [[], [], []])
        const shown = CannedFile.named(
          after.map(({ item }) => item),
          grown.categories,
          "fr",
        )
        const said = new Set(incoming.map(({ category }) => category?.trim()))
        for (const { name } of more) assert.isTrue(said.has(name.fr))
        assert.strictEqual(shown.filter(({ category }) => category !== undefined).length, inAny(grown))
      }),
      { numRuns: 300 },
    )
  })
})
