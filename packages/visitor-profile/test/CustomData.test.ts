import { assert, describe, it } from "@effect/vitest"
import type { Words } from "@pupitre/core/Catalogue"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { CustomDataSet, CustomValue, Trust } from "@pupitre/core/Fact"
import * as CustomData from "@pupitre/visitor-profile/CustomData"
import { keptBack, rights } from "@pupitre/visitor-profile/Sensitivity"
import * as fc from "fast-check"
import * as Law from "../../../scripts/project/Law.ts"
import { custom, event, law } from "./visits.js"

const trusts = ["page", "authenticated", "agent"] as const
const classes = ["open", "personal", "sensitive", "secret"] as const
const fold = (events: Iterable<ChatEvent>): CustomData.CustomData => {
  let self = CustomData.empty
  for (const one of events) self = CustomData.apply(self, one)
  return self
}
const values = (self: CustomData.CustomData): Record<string, CustomValue> =>
  Object.fromEntries(self.items.flatMap(({ id, value }) => (value === null ? [] : [[id, value]])))

const key = fc.constantFrom("a", "b", "c", "constructor", "prototype", "toString", "valueOf", "session_token", "tier")
const value = fc.oneof(fc.constant(null), fc.string({ maxLength: 12 }), fc.double({ noNaN: true }), fc.boolean())
const writes: fc.Arbitrary<ReadonlyArray<CustomDataSet>> = fc.array(
  fc.record({
    _tag: fc.constant("CustomDataSet" as const),
    values: fc.dictionary(key, value, { maxKeys: 4, noNullPrototype: true }),
    trust: fc.constantFrom<Trust>(...trusts),
  }),
  { maxLength: 30 },
)
const stream = writes.map((all) => all.map((one, i) => event(i + 1, one)))
describe("custom data", { timeout: Law.patience }, () => {
  it("[P33] in whatever order an event names its keys, the data is the same", () => {
    const set = (keys: ReadonlyArray<string>): CustomData.CustomData => {
      const values = Object.fromEntries(keys.map((key) => [key, key]))
      return CustomData.apply(CustomData.empty, event(1, { _tag: "CustomDataSet", values, trust: "page" }))
    }
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom("a", "b", "B", "a1", "10", "9", "z")), (keys) => {
        assert.deepStrictEqual(set(keys), set(keys.toReversed()))
      }),
      { numRuns: 500 },
    )
  })

  it("[P69] keys said at once are those keys said one after the other; what says nothing new leaves the same reference", () =>
    law(
      fc.property(
        stream,
        fc.constantFrom<Trust>(...trusts),
        fc.nat(40),
        fc.dictionary(key, value),
        (events, trust, seq, said) => {
          const held = fold(events)
          const set = (values: typeof said) => event(seq, { _tag: "CustomDataSet", values, trust })
          const apart = Object.entries(said).map(([name, one]) => set({ [name]: one }))
          const next = CustomData.apply(held, set(said))
          assert.deepStrictEqual(next, apart.reduce(CustomData.apply, held))
          const names = next.items.map(({ id }) => id)
          assert.deepStrictEqual(names, names.toSorted())
          assert.strictEqual(CustomData.apply(next, set(said)), next)
          for (const one of apart) assert.strictEqual(CustomData.apply(next, one), next)
        },
      ),
    ))

  it("[P33] by key the more trusted writer stands, then the later; null takes away", () => {
    const self = fold([
      event(1, custom({ tier: "silver", plan: "a", gone: 1 })),
      event(2, custom({ tier: "gold" }, "agent")),
      event(3, custom({ tier: "bronze", plan: "b", gone: null })),
      event(4, custom({ tier: "iron" }, "authenticated")),
    ])
    assert.deepStrictEqual(values(self), { tier: "gold", plan: "b" })
  })

  it("[P33] what stands is what a plain reading of the whole stream gives, in whatever order and however often it came", () =>
    law(
      fc.property(
        stream.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 })),
        ),
        ([events, disorder]) => {
          const model = new Map<string, { readonly trust: Trust; readonly value: CustomValue | null }>()
          for (const one of events) {
            if (one._tag !== "CustomDataSet") continue
            for (const [name, said] of Object.entries(one.values)) {
              const held = model.get(name)
              if (held !== undefined && trusts.indexOf(held.trust) > trusts.indexOf(one.trust)) continue
              model.set(name, { trust: one.trust, value: said })
            }
          }
          const expected = [...model].flatMap(([name, { value: said }]) => (said === null ? [] : [[name, said]]))
          assert.deepStrictEqual(values(fold(disorder)), Object.fromEntries(expected))
          assert.deepStrictEqual(fold(disorder), fold(events))
        },
      ),
    ))

  it("[P33] an older value that arrives after its removal does not come back", () => {
    const [set, removed] = [event(1, custom({ a: 1 })), event(2, custom({ a: null }))]
    assert.deepStrictEqual(values(CustomData.merge(fold([removed]), fold([set]))), {})
    assert.deepStrictEqual(values(fold([removed, set])), {})
  })

  it("[P18] at most so many keys are kept, the least trusted and oldest go first, and it is said", () => {
    const many = Array.from({ length: CustomData.limit + 20 }, (_, i) => event(i + 1, custom({ [`k${i}`]: i })))
    const self = fold([event(1000, custom({ kept: 1 }, "agent")), ...many])
    assert.strictEqual(self.items.length, CustomData.limit)
    assert.isTrue(self.more)
    assert.strictEqual(values(self)["kept"], 1)
  })

  it("[P34] more rights, more keys, and nothing that is not among the classes seen", () =>
    law(
      fc.property(
        stream,
        fc.subarray([...classes]),
        fc.subarray([...classes]),
        fc.array(fc.tuple(key, fc.constantFrom(...classes)), { maxLength: 5 }),
        (events, some, others, told) => {
          const declared = told.map(([name, sensitivity]): CustomData.Declared => ({
            key: name,
            type: "string",
            label: { fr: name, en: name },
            sensitivity,
          }))
          const self = fold(events)
          const few = new Set(CustomData.project(self, some, declared).items.map(({ id }) => id))
          const more = new Set(CustomData.project(self, [...some, ...others], declared).items.map(({ id }) => id))
          assert.isTrue([...few].every((name) => more.has(name)))
          const allowed = CustomData.items(self, declared).filter(({ sensitivity }) => some.includes(sensitivity))
          assert.deepStrictEqual([...few].toSorted(), allowed.map((item) => item.key).toSorted())
        },
      ),
    ))

  it("[P53] a value that is not to be seen is in no event that leaves, and what is seen is the same", () =>
    law(
      fc.property(
        stream,
        fc.subarray(["open", "personal", "sensitive"] as const),
        fc.dictionary(key, fc.constantFrom(...classes)),
        (events, seen, known) => {
          const declared = Object.entries(known).map(([one, sensitivity]): CustomData.Declared => ({
            key: one,
            type: "string",
            label: { fr: one, en: one },
            sensitivity,
          }))
          const left = events.map((one) => CustomData.withhold(one, seen, declared))
          const shown = CustomData.project(fold(events), seen, declared)
          assert.deepStrictEqual(CustomData.project(fold(left), seen, declared), shown)
          // Each key keeps its place, and its order is that of the whole.
          assert.deepStrictEqual(
            fold(left).items.map(({ id, seq, trust }) => [id, seq, trust]),
            fold(events).items.map(({ id, seq, trust }) => [id, seq, trust]),
          )
          const visible = new Set(shown.items.map(({ id }) => id))
          for (const { id, value: said } of fold(left).items)
            assert.isTrue(visible.has(id) || said === null || said === keptBack, id)
        },
      ),
    ))

  it("[P68] what was kept back before its key was declared is masked under its label, whatever it was declared to be", () => {
    const told = CustomData.withhold(event(1, custom({ points: 12 })), rights.agent)
    for (const type of ["string", "number", "boolean", "date", "money", "url"] as const) {
      const label = { fr: "Points", en: "Points" }
      const declared: ReadonlyArray<CustomData.Declared> = [{ key: "points", type, label, sensitivity: "open" }]
      const [item] = CustomData.items(fold([told]), declared)
      assert.strictEqual(item?.declared?.label, label)
      assert.strictEqual(item?.sensitivity, "secret")
      assert.deepStrictEqual(CustomData.project(fold([told]), rights.manager, declared).items, [])
    }
  })

  it("[P34] each role sees at least what the one below it sees; nobody sees what opens something, a visitor nothing", () => {
    assert.deepStrictEqual(rights.visitor, [])
    for (const [less, more] of [
      [rights.visitor, rights.bot],
      [rights.bot, rights.agent],
      [rights.agent, rights.manager],
    ] as const) {
      for (const one of less) assert.include(more, one)
    }
    for (const seen of Object.values(rights)) assert.notInclude(seen, "secret")
    assert.notInclude(rights.agent, "sensitive")
    const hidden = fold([event(1, custom({ api_key: "x", pay: "4970 1000 0000 0006", zone: "nord" }))])
    assert.deepStrictEqual(values(CustomData.project(hidden, rights.manager)), { zone: "nord" })
  })

  it("[P32] a value is read as declared, or shown as it came with what was expected; nothing throws, nothing is lost", () => {
    const read = (said: CustomValue, type: CustomData.Type, currency?: string): CustomData.Reading =>
      CustomData.read(said, { type, ...(currency !== undefined && { currency }) })
    assert.deepStrictEqual(read("12.5", "number"), { _tag: "Number", value: 12.5 })
    assert.deepStrictEqual(read("false", "boolean"), { _tag: "Boolean", value: false })
    assert.deepStrictEqual(read("12.50 USD", "money"), { _tag: "Money", value: 12.5, currency: "USD" })
    assert.deepStrictEqual(read(12.5, "money", "EUR"), { _tag: "Money", value: 12.5, currency: "EUR" })
    assert.deepStrictEqual(read("2026-02-30x", "date"), { _tag: "Raw", value: "2026-02-30x", expected: "date" })
    assert.deepStrictEqual(read("2026-03-01", "date"), { _tag: "Date", value: Date.UTC(2026, 2, 1) })
    assert.deepStrictEqual(read("2024-02-29", "date"), { _tag: "Date", value: Date.UTC(2024, 1, 29) })
    const moment = Date.UTC(2026, 2, 1, 23, 30)
    for (const said of ["2026-03-01T23:30Z", "2026-03-02T00:30+01:00", moment]) {
      assert.deepStrictEqual(read(said, "date"), { _tag: "Date", value: moment, instant: true })
    }
    for (const none of ["2026-02-30", "2026-02-29", "2026-04-31T10:00Z", "2026-13-01", "2026-01-00"]) {
      assert.deepStrictEqual(read(none, "date"), { _tag: "Raw", value: none, expected: "date" })
    }
    assert.deepStrictEqual(read("https://crm.example/1", "url"), { _tag: "Link", value: "https://crm.example/1" })
    for (const bad of ["javascript:alert(1)", "https://a:b@c.example/", "x"]) {
      assert.deepStrictEqual(read(bad, "url"), { _tag: "Raw", value: bad, expected: "url" })
    }
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()),
        fc.constantFrom<CustomData.Type>("string", "number", "boolean", "date", "money", "url"),
        (said, type) => {
          const reading = read(said, type, "EUR")
          if (reading._tag === "Raw") assert.strictEqual(reading.value, String(said))
        },
      ),
      { numRuns: 1000 },
    )
  })

  it("[P34] of what nobody declared no value is told to who may not see what is sensitive, whatever it is called", () => {
    const name = fc.oneof(
      fc.constantFrom("diagnosis", "pregnant", "grossesse", "religion", "syndicat", "iq", "x", "zone", "plan"),
      fc.stringMatching(/^[A-Za-z0-9_.-]{1,64}$/),
    )
    law(
      fc.property(name, fc.oneof(fc.string({ minLength: 2 }), fc.double({ noNaN: true }), fc.boolean()), (id, said) => {
        const one = event(1, custom({ [id]: said }))
        for (const role of ["visitor", "bot", "agent"] as const) {
          const told = CustomData.withhold(one, rights[role])
          assert.deepStrictEqual(told._tag === "CustomDataSet" && told.values, { [id]: keptBack })
          assert.deepStrictEqual(CustomData.project(fold([one]), rights[role]).items, [])
        }
      }),
    )
    for (const id of ["diagnosis", "pregnant", "health_note", "zone"]) {
      const [item] = CustomData.items(CustomData.project(fold([event(1, custom({ [id]: "oui" }))]), rights.manager))
      assert.deepStrictEqual(item?.reading, { _tag: "Raw", value: "oui" })
    }
  })

  it("[P34] of what nobody declared, what opens something is kept back, and what only sounds like it is not", () => {
    const back = (name: string, said: CustomValue): boolean => {
      const one = event(1, custom({ [name]: said }))
      const withheld = CustomData.withhold(one, rights.manager)
      const kept = withheld._tag === "CustomDataSet" && withheld.values[name] === keptBack
      assert.strictEqual(CustomData.project(fold([one]), rights.manager).items.length, kept ? 0 : 1, name)
      return kept
    }
    for (const name of [
      ...["auth", "o_auth", "authCode", "authorization", "x-auth-2", "accesstoken", "resetToken", "client_secret"],
      ...["password", "userpassword", "pwd", "api_key", "apiKey", "apikey", "session", "php_session", "sessionId"],
      ...["session_key", "PHPSESSID", "otp", "otp2", "card", "card_number", "creditcard", "cardNumber", "iban", "cvv"],
      ...["ssn", "jwt", "credentials", "signature"],
    ])
      assert.isTrue(back(name, "x"), name)
    for (const name of [
      ...["author", "authors", "coauthor", "authority", "session_count", "sessions", "last_session_pages", "hotprice"],
      ...["cardinal", "cardboard", "discard", "secretary", "className", "caribbean", "compass", "passenger", "tier"],
    ])
      assert.isFalse(back(name, "x"), name)
    for (const said of [
      ...["4970 1000 0000 0006", "4970-1000-0000-0006", "CB4970100000000006", "carte 4970100000000006 12/27"],
      ...["378282246310005", "5555555555554444", "FR76 3000 6000 0112 3456 7890 189", "GB82WEST12345698765432"],
      ...["1 84 12 76 451 089 46", 4_970_100_000_000_006],
    ])
      assert.isTrue(back("note", said), String(said))
    for (const said of [
      ...["3760123450016", "4006381333931", "9782070368228", "1760000000000", "4970 1000 0000 0007"],
      ...["20261125094003", "commande 2026112500001234", "06 12 34 56 78", "FR76 3000 6000 0112 3456 7890 188"],
      ...[1_760_000_000_000, 12.5, "4970, 1000, 0000, 0006"],
    ])
      assert.isFalse(back("product_sku", said), String(said))
  })

  it("[P34] any card with its check digit is kept back, and with another one it is not", () => {
    const digits = fc.array(fc.nat(9), { minLength: 14, maxLength: 14 })
    fc.assert(
      fc.property(
        fc.constantFrom("4", "5"),
        digits,
        fc.nat(8),
        fc.constantFrom("", " ", "-"),
        (first, more, off, gap) => {
          const begun = `${first}${first === "5" ? "1" : "2"}${more.slice(1).join("")}`
          const sum = [...begun].reduce((all, digit, i) => {
            const n = i % 2 === 0 ? Number(digit) * 2 : Number(digit)
            return all + (n > 9 ? n - 9 : n)
          }, 0)
          const check = (10 - (sum % 10)) % 10
          const shown = (last: number): number => {
            const card = `${begun}${last}`.replace(/(\d{4})(?=\d)/g, `$1${gap}`)
            return CustomData.project(fold([event(1, custom({ note: card }))]), rights.manager).items.length
          }
          assert.strictEqual(shown(check), 0)
          assert.strictEqual(shown((check + 1 + off) % 10), 1)
        },
      ),
      { numRuns: 500 },
    )
  })

  it("[P32] the keys of a group stand together, where its first one stands; what has no group before them, the others last", () => {
    const [basket, client] = ["Panier", "Client"].map((name) => ({ fr: name, en: name })) as [Words, Words]
    const declare = (name: string, order?: number, group?: Words): CustomData.Declared => ({
      key: name,
      type: "string",
      label: { fr: name, en: name },
      sensitivity: "open",
      ...(order !== undefined && { order }),
      ...(group !== undefined && { group }),
    })
    const declared = [
      declare("amount", 1, basket),
      declare("tier", 2, client),
      declare("articles", 3, basket),
      declare("plan", 4),
      declare("since", undefined, client),
      declare("zone"),
    ]
    const self = fold([
      event(
        1,
        custom(Object.fromEntries(["other", ...declared.map((one) => one.key), "any"].map((name) => [name, "x"]))),
      ),
    ])
    assert.deepStrictEqual(
      CustomData.items(self, declared).map((item) => item.key),
      ["plan", "zone", "amount", "articles", "tier", "since", "any", "other"],
    )
    assert.deepStrictEqual(CustomData.items(self, declared.toReversed()), CustomData.items(self, declared))
  })

  it("[P35] a key may be set by those whom its declaration names, and by everyone where it names none", () => {
    const label = { fr: "x", en: "x" }
    const may = CustomData.maySet([
      { key: "tier", type: "string", label, sensitivity: "open", setBy: ["authenticated", "agent"] },
      { key: "plan", type: "string", label, sensitivity: "open" },
    ])
    assert.deepStrictEqual(
      trusts.map((trust) => [may("tier", trust), may("plan", trust), may("other", trust)]),
      [
        [false, true, true],
        [true, true, true],
        [true, true, true],
      ],
    )
  })
})
