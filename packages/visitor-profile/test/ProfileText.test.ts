import { assert, describe, it } from "@effect/vitest"
import type { Fact } from "@pupitre/core/Fact"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import * as Journey from "@pupitre/visitor-profile/Journey"
import * as PastExchanges from "@pupitre/visitor-profile/PastExchanges"
import * as Profile from "@pupitre/visitor-profile/Profile"
import * as ProfileText from "@pupitre/visitor-profile/ProfileText"
import * as fc from "fast-check"
import {
  closed,
  custom,
  event,
  identified,
  left,
  located,
  page,
  rated,
  start,
  started,
  stream,
  visit,
} from "./visits.js"

const law = <A>(property: fc.IProperty<A>): void =>
  fc.assert(property, { numRuns: 1000, interruptAfterTimeLimit: 5000 })
const uuid = (n: number): string => `0123456${n % 10}-89ab-4cde-8f01-${String(n).padStart(12, "0")}`
const hints = {
  brands: [
    { brand: "Google Chrome", version: "149" },
    { brand: "Chromium", version: "149" },
  ],
  platform: "Windows",
  mobile: false,
}

describe("a profile at rest", () => {
  it("[P51] what is read is what was written", () => {
    law(
      fc.property(stream, (events) => {
        const profile = Profile.fold(events)
        assert.deepStrictEqual(ProfileText.decode(ProfileText.encode(profile)), profile)
      }),
    )
    const whole = Profile.fold([
      event(
        1,
        visit(uuid(1), { referrer: "https://www.google.fr/search?q=lampe", hints, screen: { width: 1, height: 2 } }),
      ),
      event(2, located(uuid(1), "FR")),
      event(3, page(uuid(2), uuid(1), "/p/aube", "~ = Aube")),
      event(4, page("~not-a-uuid", "=nor-this", "/p/aube", "Aube")),
      event(5, started(uuid(3))),
      event(6, closed(uuid(3))),
      event(7, rated(uuid(3), 4, 9)),
      event(8, custom({ tier: "gold", gone: null, n: 1.5, vip: true }, "agent")),
      event(9, identified("c-1", "authenticated", "Camille")),
      event(
        10,
        visit(uuid(4), { referrer: "https://webmail.orange.example/", language: "fr", timeZone: "Europe/Paris" }),
      ),
    ])
    assert.deepStrictEqual(ProfileText.decode(ProfileText.encode(whole)), whole)
    assert.deepStrictEqual(ProfileText.decode(ProfileText.encode(Profile.erase(whole))), Profile.erase(whole))
    assert.deepStrictEqual(ProfileText.decode(ProfileText.encode(Profile.empty)), Profile.empty)
  })

  it("[P51] any ids, addresses and titles are written and read", () =>
    law(
      fc.property(
        fc.array(fc.tuple(fc.oneof(fc.uuid(), fc.string()), fc.string({ unit: "binary" }), fc.string()), {
          maxLength: 20,
        }),
        (pages) => {
          const profile = Profile.fold(
            pages.map(([id, title, visitId], i) => event(i + 1, { ...page(id, visitId, `/${i % 3}`), title })),
          )
          assert.deepStrictEqual(ProfileText.decode(ProfileText.encode(profile)), profile)
        },
      ),
    ))

  it("[P67] a journey however long leaves at most two KiB, and how many pages and visits there were is said", () => {
    const shelf = fc.constantFrom("chevet", "bureau", "salon", "jardin", "couloir", "cuisine")
    const lamp = fc.constantFrom("aube", "brume", "plume", "falaise", "grange", "cigale", "lanterne", "halo", "mistral")
    const way = fc.constantFrom(
      {
        landing: "https://maison-lumen.example/?utm_source=lettre&utm_medium=email&utm_campaign=rentree-3",
        referrer: "",
      },
      { landing: "https://maison-lumen.example/lampes/salon", referrer: "https://www.google.fr/" },
      { landing: "https://maison-lumen.example/lampes/jardin/halo-37", referrer: "https://blog.example/des-lampes" },
    )
    const ids = fc.infiniteStream(fc.uuid())
    const views = fc.array(fc.tuple(shelf, lamp, fc.nat(99), fc.integer({ min: 1, max: 900_000 })), {
      minLength: 1,
      maxLength: 400,
      size: "max",
    })
    law(
      fc.property(views, fc.integer({ min: 1, max: 30 }), way, way, ids, (pages, each, first, next, uuids) => {
        const newId = (): string => uuids.next().value!
        let [profile, seq, at, visitId] = [Profile.empty, 0, start, ""]
        const tell = (fact: Fact): void => {
          profile = Profile.apply(profile, event(++seq, fact, at))
        }
        pages.forEach(([where, which, n, stay], i) => {
          if (i % each === 0) {
            visitId = newId()
            const { landing, referrer } = i === 0 ? first : next
            const userAgent = `Mozilla/5.0 (Linux; Android 1${n % 6}; SM-S9${n}B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1${n}.0.0.0 Mobile Safari/537.36`
            tell({
              ...visit(visitId, {
                landing: landing as SafeUrl,
                referrer,
                userAgent,
                hints,
                timeZone: "Europe/Paris",
                language: "fr-FR",
              }),
              nth: i / each + 1,
            })
          }
          tell({
            ...page(
              newId(),
              visitId,
              `/lampes/${where}/${which}-${n}`,
              `Lampe ${which} pour le ${where} — Maison Lumen`,
            ),
            nth: i + 1,
          })
          at += stay
          if (i % each === each - 1) tell(left(visitId, at))
          if (i === 1) tell(custom({ plan: "confort", cart: n + 0.5 }))
        })
        const text = ProfileText.encode(profile)
        assert.isAtMost(Buffer.byteLength(text), 2_048)
        const told = Journey.summary(ProfileText.decode(text)!.journey, { now: at })
        assert.deepInclude(told, { pages: pages.length, visits: Math.ceil(pages.length / each), atLeast: false })
      }),
    )
  })

  it("[P70] of texts and ids however long no more than two KiB is left: it is said what was forgotten, and counts stay", () => {
    const letters = fc.string({ unit: "binary", minLength: 150, maxLength: 200, size: "max" })
    const long = fc.array(letters, { minLength: 3, maxLength: 3 })
    let gaveWay = 0
    law(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        long,
        fc.boolean(),
        (many, [title = "", agent = "", path = ""], few) => {
          let [seq, profile] = [0, Profile.empty]
          const tell = (fact: Fact): void => {
            profile = Profile.apply(profile, event(++seq, fact))
          }
          const address = encodeURIComponent(path.toWellFormed()).slice(0, few ? 20 : 700)
          for (let i = 0; i < many; i++) {
            const landing = `https://lumen.example/${address}?n=${i}` as SafeUrl
            const referrer = `https://blog.example/${address}`
            tell({ ...visit(uuid(i), { landing, referrer, userAgent: agent.repeat(5) }), nth: i + 1, before: i })
            tell({ ...page(uuid(100 + i), uuid(i), `/${i}/${address}`, title), nth: i + 1 })
            tell({ ...started(`conversation ${i}`), nth: i + 1 })
            tell(rated(`conversation ${i}`, 1 + (i % 5), i % 11))
            tell(closed(`conversation ${i}`))
          }
          const text = ProfileText.encode(profile)
          assert.isAtMost(Buffer.byteLength(text), ProfileText.limit)
          const kept = ProfileText.decode(text)!
          const look = { now: start, online: false }
          const { pages, visits, atLeast } = Journey.summary(kept.journey, look)
          assert.deepStrictEqual({ pages, visits, atLeast }, { pages: many, visits: many, atLeast: false })
          const { count, lastId, csat, nps } = PastExchanges.summary(profile.pastExchanges)
          const at = PastExchanges.summary(kept.pastExchanges)
          assert.deepStrictEqual([at.count, at.lastId, at.csat?.last, at.nps], [count, lastId, csat?.last, nps])
          for (const which of ["visits", "pages"] as const) {
            const [held, had] = [kept.journey[which], profile.journey[which]]
            assert.strictEqual(held.more, held.items.length < had.items.length ? true : had.more)
          }
          // Only what was too long gave way, and what is read again stays as it is.
          if (text !== ProfileText.encode(kept)) assert.fail("what was read is written otherwise")
          if (JSON.stringify(kept) !== JSON.stringify(profile)) gaveWay++
        },
      ),
    )
    assert.isAbove(gaveWay, 100)
    // What people write is never touched.
    const said = Profile.fold([
      event(1, custom({ note: "x".repeat(1024), other: "y".repeat(1024) })),
      event(2, identified("z".repeat(200), "page", "Camille")),
    ])
    assert.deepStrictEqual(ProfileText.decode(ProfileText.encode(said)), said)
  })

  it("[P71] a key of custom data takes its letters and no more than 26 bytes", () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,63}$/)
    const said = fc.oneof(fc.stringMatching(/^[a-zA-Z0-9 ]{0,200}$/), fc.boolean(), fc.integer(), fc.constant(null))
    law(
      fc.property(fc.uniqueArray(fc.tuple(name, said), { maxLength: 50, selector: ([key]) => key }), (all) => {
        const profile = Profile.fold([event(1_000_000, custom(Object.fromEntries(all)))])
        const letters = all.reduce((sum, [key, value]) => sum + key.length + String(value).length, 0)
        const bytes = (one: Profile.Profile): number => Buffer.byteLength(ProfileText.encode(one))
        assert.isAtMost(bytes(profile) - bytes(Profile.empty), letters + 26 * all.length)
      }),
    )
  })

  it("[P51] a text that is no profile gives nothing, and nothing throws", () => {
    for (const text of ["", "1", "1{}", "1null", "1[]", '1["",""]', '1["~",""]', '1["zz",""]', "1[1,2]", "2[]", "{}"]) {
      assert.isUndefined(ProfileText.decode(text), text)
    }
    law(
      fc.property(stream, fc.nat(), fc.string({ maxLength: 3 }), (events, at, other) => {
        const text = ProfileText.encode(Profile.fold(events))
        const found = ProfileText.decode(text.slice(0, at % text.length) + other + text.slice((at % text.length) + 1))
        // What was read all the same is a profile: it can be written, shown and gone on from.
        if (found === undefined) return
        assert.deepStrictEqual(ProfileText.decode(ProfileText.encode(found)), found)
        assert.isObject(Profile.fold(events, found))
        assert.strictEqual(Profile.sections(found, { locale: "fr", now: 0 }).length, 5)
      }),
    )
  })
})
