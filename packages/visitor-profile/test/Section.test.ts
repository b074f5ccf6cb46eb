import { assert, describe, it } from "@effect/vitest"
import type { Role } from "@pupitre/core/Participant"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import { timeZoneCountry } from "@pupitre/visitor-profile/adapter/TimeZoneCountry"
import { userAgent } from "@pupitre/visitor-profile/adapter/UserAgent"
import * as Journey from "@pupitre/visitor-profile/Journey"
import * as Profile from "@pupitre/visitor-profile/Profile"
import type { Declared } from "@pupitre/visitor-profile/CustomData"
import type { Section, View } from "@pupitre/visitor-profile/Section"
import { show } from "@pupitre/visitor-profile/Section"
import { rights } from "@pupitre/visitor-profile/Sensitivity"
import { PagesSection } from "@pupitre/visitor-profile/section/JourneySection"
import * as fc from "fast-check"
import * as Law from "../../../scripts/project/Law.ts"
import { closed, custom, event, identified, law, page, rated, start, started, stream, visit } from "./visits.js"

const readers = { agent: userAgent, country: timeZoneCountry }
const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
const landing = "https://lumen.example/?utm_source=lettre" as SafeUrl
const profile = Profile.fold([
  event(1, visit("v1", { landing }), start),
  event(2, started("c0"), start + 1000),
  event(3, closed("c0"), start + 2000),
  event(
    4,
    visit("v2", {
      referrer: "https://duckduckgo.com/?q=lampe",
      userAgent: firefox,
      language: "fr-FR",
      timeZone: "Europe/Paris",
      screen: { width: 1920, height: 1080 },
    }),
    start + 86_400_000,
  ),
  event(5, page("p1", "v2", "/p/aube", "Aube, lampe de bureau"), start + 86_400_000),
])
const now = start + 86_400_000 + 192_000
const texts = (locale: "fr" | "en", at = now): Record<string, Record<string, string>> =>
  Object.fromEntries(
    Profile.sections(profile, { locale, now: at, readers }).map(({ key, rows }) => [
      key,
      Object.fromEntries(rows.map((row) => [row.key, row.text])),
    ]),
  )

/** `Intl` separates with spaces that do not break. */
const plain = (text: string | undefined): string | undefined => text?.replace(/[\u00A0\u202F]/g, " ")

describe("sections", { timeout: Law.patience }, () => {
  it("[P17] the page that a visitor is on is called the current one, and once they have left the last one", () => {
    const label = (online: boolean): string | undefined =>
      Profile.sections(profile, { locale: "fr", now, readers, online })
        .find(({ key }) => key === "journey")
        ?.rows.find(({ key }) => key === "current")?.label
    assert.strictEqual(label(true), "Page en cours")
    assert.strictEqual(label(false), "Dernière page")
  })

  it("[P23] the pane in French and in English", () => {
    const fr = texts("fr")
    assert.deepStrictEqual(fr["provenance"], {
      last: "Moteur de recherche : DuckDuckGo",
      terms: "lampe",
      first: "Campagne : lettre",
    })
    assert.deepStrictEqual(fr["device"], {
      country: "France",
      browser: "Firefox 140",
      system: "Windows 10",
      kind: "Ordinateur",
      language: "français (France)",
      screen: "1920 × 1080",
    })
    const en = texts("en")
    assert.deepStrictEqual(en["provenance"], {
      last: "Search engine: DuckDuckGo",
      terms: "lampe",
      first: "Campaign: lettre",
    })
    assert.strictEqual(en["device"]?.["language"], "French (France)")
    assert.deepStrictEqual(en["pastExchanges"], { count: "1", last: "Oct 9, 2025" })
  })

  it("[P23] time on the site moves with now, pages and visits are counted", () => {
    assert.strictEqual(plain(texts("fr")["journey"]?.["duration"]), "3 min 12 s")
    assert.strictEqual(plain(texts("en", now + 1000)["journey"]?.["duration"]), "3 min 13 sec")
    assert.deepInclude(texts("fr")["journey"], { pages: "1", visits: "2", current: "Aube, lampe de bureau" })
  })

  it("[P23] days begin where it is looked at; a day that was declared by itself is the same everywhere", () => {
    const late = Date.UTC(2025, 9, 9, 23, 30)
    const label = { fr: "x", en: "x" }
    const customKeys: ReadonlyArray<Declared> = ["seen", "since"].map((key) => ({
      key,
      type: "date",
      label,
      sensitivity: "open",
    }))
    const self = Profile.fold([
      event(1, started("c1"), late - 1000),
      event(2, closed("c1"), late),
      event(3, custom({ seen: late, since: "2024-03-01" }), late),
    ])
    const days = (timeZone?: string): ReadonlyArray<string> =>
      Profile.sections(self, { locale: "en", now, customKeys, ...(timeZone !== undefined && { timeZone }) }).flatMap(
        ({ rows }) => rows.filter(({ key }) => /^last$|^data/.test(key)).map(({ text }) => text),
      )
    assert.deepStrictEqual(days(), ["Oct 9, 2025", "Oct 9, 2025", "Mar 1, 2024"])
    assert.deepStrictEqual(days("Europe/Paris"), ["Oct 10, 2025", "Oct 10, 2025", "Mar 1, 2024"])
    assert.deepStrictEqual(days("America/New_York"), ["Oct 9, 2025", "Oct 9, 2025", "Mar 1, 2024"])
  })

  it("[P24] what comes out is plain data, and says what it was read from", () => {
    const shown = Profile.sections(profile, { locale: "fr", now, readers })
    assert.deepStrictEqual(JSON.parse(JSON.stringify(shown)), shown)
    const [country] = shown.find(({ key }) => key === "device")?.rows ?? []
    assert.deepStrictEqual(country, {
      key: "country",
      label: "Pays",
      text: "France",
      source: "fuseau horaire",
      at: start + 86_400_000,
      sensitivity: "open",
    })
  })

  it("[P24] nothing known is nothing shown, but for the number of exchanges", () => {
    const shown = Profile.sections(Profile.empty, { locale: "en", now })
    assert.deepStrictEqual(
      shown.map(({ key, rows }) => [key, rows.length]),
      [
        ["provenance", 0],
        ["journey", 0],
        ["device", 0],
        ["pastExchanges", 1],
        ["customData", 0],
      ],
    )
  })

  it("[P24] without a reader the user agent is shown as it came", () => {
    const [, , device] = Profile.sections(profile, { locale: "en", now })
    assert.isTrue(device?.rows.some(({ text }) => text === firefox))
  })

  it("[P25] a team adds a section by writing a value", () => {
    const basket: Section<Profile.Profile> = {
      key: "basket",
      title: { fr: "Panier", en: "Basket" },
      lines: () => [
        {
          key: "amount",
          label: { fr: "Montant", en: "Amount" },
          text: "12 €",
          source: { fr: "panier", en: "basket" },
          sensitivity: "open",
        },
      ],
    }
    const shown = Profile.sections(profile, { locale: "fr", now }, [...Profile.standard, basket])
    assert.deepStrictEqual(shown.at(-1), {
      key: "basket",
      title: "Panier",
      rows: [{ key: "amount", label: "Montant", text: "12 €", source: "panier", sensitivity: "open" }],
    })
  })

  it("[P32] custom data: declared in order and typed, a wrong type raw with a warning, the others raw at the end", () => {
    const declared: ReadonlyArray<Declared> = [
      {
        key: "cart",
        type: "money",
        label: { fr: "Panier", en: "Basket" },
        order: 1,
        sensitivity: "open",
        currency: "EUR",
      },
      { key: "vip", type: "boolean", label: { fr: "VIP", en: "VIP" }, order: 2, sensitivity: "open" },
      { key: "since", type: "date", label: { fr: "Client depuis", en: "Customer since" }, sensitivity: "personal" },
      { key: "allergy", type: "string", label: { fr: "Allergie", en: "Allergy" }, sensitivity: "sensitive" },
    ]
    const self = Profile.fold([
      event(1, identified("c-1", "authenticated", "Camille Roy")),
      event(
        2,
        custom({ zone: "nord", cart: 129.9, vip: "peut-être", since: "2024-03-01", allergy: "latex", api_token: "x" }),
      ),
      event(3, custom({ note: "rappeler" }, "agent")),
    ])
    const rows = (more: Partial<View>) =>
      Profile.sections(self, { locale: "fr", now, customKeys: declared, ...more }).find(
        ({ key }) => key === "customData",
      )
    const shown = rows({ role: "manager" })
    assert.deepStrictEqual(
      shown?.rows.map(({ key, label, text, source, warning }) => [key, label, plain(text), source, warning]),
      [
        ["id", "Identifiant client", "Camille Roy (c-1)", "authentifié", undefined],
        ["data.cart", "Panier", "129,90 €", "déclaré par la page", undefined],
        ["data.vip", "VIP", "peut-être", "déclaré par la page", "Oui ou non était attendu."],
        ["data.allergy", "Allergie", "latex", "déclaré par la page", undefined],
        ["data.since", "Client depuis", "1 mars 2024", "déclaré par la page", undefined],
        ["data.api_token", "api_token", "", undefined, undefined],
        ["data.note", "note", "rappeler", "saisi par un conseiller", undefined],
        ["data.zone", "zone", "nord", "déclaré par la page", undefined],
      ],
    )
    assert.deepStrictEqual(shown?.badges, [{ key: "signedIn", text: "Authentifié", tone: "good" }])
    const text = (role: "agent" | "manager", key: string): readonly [string | undefined, true | undefined] => {
      const row = rows({ role })?.rows.find((one) => one.key === `data.${key}`)
      return [row?.text, row?.masked]
    }
    assert.deepStrictEqual(text("manager", "allergy"), ["latex", undefined])
    assert.deepStrictEqual(text("agent", "allergy"), ["", true])
    assert.deepStrictEqual(text("manager", "api_token"), ["", true])
    assert.deepStrictEqual(text("agent", "zone"), ["", true])
    assert.notInclude(JSON.stringify(rows({ role: "agent" })), "latex")
    assert.deepStrictEqual(rows({ role: "visitor" })?.rows, [])
  })

  it("[P34] what a role may not see is not in what it gets, whatever else a line said", () => {
    const secret = "canary4711"
    const section: Section<null> = {
      key: "x",
      title: { fr: "x", en: "x" },
      lines: () => [
        {
          key: "a",
          label: { fr: "Clé", en: "Key" },
          text: secret,
          url: `https://lumen.example/${secret}`,
          at: 1,
          source: { fr: secret, en: secret },
          warning: { fr: secret, en: secret },
          sensitivity: "sensitive",
        },
      ],
    }
    const view = { locale: "en", now } as const
    const [shown] = show([section], null, { ...view, role: "agent" })
    assert.deepStrictEqual(shown?.rows, [{ key: "a", label: "Key", text: "", masked: true, sensitivity: "sensitive" }])
    assert.deepStrictEqual(show([section], null, { ...view, role: "visitor" })[0]?.rows, [])
    assert.strictEqual(show([section], null, { ...view, role: "manager" })[0]?.rows[0]?.text, secret)
  })

  it("[P66] every value of every section says how sensitive it is, what it was read from and when that was", () => {
    const self = Profile.fold([
      event(1, visit("v1", { landing, userAgent: firefox, language: "fr-FR", screen: { width: 1, height: 2 } })),
      event(2, page("p1", "v1", "/p/aube", "Aube")),
      event(3, started("c1")),
      event(4, closed("c1")),
      event(5, rated("c1", 4, 9)),
      event(6, visit("v2", { referrer: "https://duckduckgo.com/?q=lampe", userAgent: "libwww-perl/6.67" })),
      event(7, page("p2", "v2", "/p/plume", "Plume")),
      event(8, identified("c-1", "authenticated", "Camille Roy")),
      event(9, custom({ zone: "nord", cart: 12 })),
    ])
    const phone = visit("v3", {
      referrer: "https://duckduckgo.com/?q=lampe",
      userAgent:
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
      hints: {
        brands: [{ brand: "Google Chrome", version: "141" }],
        platform: "Android",
        mobile: true,
        model: "Pixel 9",
      },
      language: "fr-CA",
      timeZone: "Europe/Paris",
      screen: { width: 412, height: 915 },
    })
    const many = Array.from({ length: 20 }, (_, i) => event(i + 11, { ...page(`many-${i}`, "v3"), nth: i + 3 }))
    const later = Profile.fold([event(10, phone), ...many], self)
    const seen: Record<string, string> = {}
    const told = [
      [self, readers],
      [later, readers],
      // Without a reader what the browser said of itself stands as it came.
      [later, {}],
      [Profile.fold([event(10, { ...phone, hints: {} })], self), {}],
    ] as const
    for (const locale of ["fr", "en"] as const) {
      for (const [known, by] of told) {
        const view: View = { locale, now: start + 60_000, role: "manager", readers: by }
        for (const section of Profile.sections(known, view, [...Profile.standard, PagesSection])) {
          assert.isAbove(section.rows.length, 0, section.key)
          for (const row of section.rows) {
            const name = `${section.key}.${row.key}`
            assert.isNotEmpty(row.source, name)
            assert.isNumber(row.at, name)
            assert.isBelow(row.at ?? 0, start + 60_000, name)
            if (!row.key.startsWith("many-")) seen[name] = row.sensitivity
          }
        }
      }
    }
    assert.deepStrictEqual(seen, {
      "provenance.last": "personal",
      "provenance.terms": "personal",
      "provenance.first": "personal",
      "journey.duration": "open",
      "journey.pages": "open",
      "journey.visits": "open",
      "journey.current": "personal",
      "device.bot": "open",
      "device.browser": "open",
      "device.country": "open",
      "device.system": "open",
      "device.kind": "open",
      "device.model": "open",
      "device.userAgent": "open",
      "device.language": "open",
      "device.screen": "open",
      "pastExchanges.count": "open",
      "pastExchanges.last": "open",
      "pastExchanges.csat": "personal",
      "pastExchanges.nps": "personal",
      "customData.id": "personal",
      "customData.data.cart": "sensitive",
      "customData.data.zone": "sensitive",
      "pages.p1": "personal",
      "pages.p2": "personal",
      "pages.earlier": "open",
    })
  })

  it("[P66] a role sees the same of a profile that was told it as of the whole", () => {
    const role = fc.constantFrom<Role>("agent", "manager", "bot", "visitor")
    law(
      fc.property(stream, role, (events, who) => {
        const whole = Profile.fold(events)
        const view: View = { locale: "fr", now: start + 60_000, role: who, readers }
        const all = [...Profile.standard, PagesSection]
        const shown = Profile.sections(whole, view, all)
        assert.deepStrictEqual(Profile.sections(Profile.withhold(whole, rights[who]), view, all), shown)
        for (const row of shown.flatMap(({ rows }) => rows))
          assert.isTrue(row.masked === true || rights[who].includes(row.sensitivity), row.key)
      }),
    )
  })

  it("[P24] a section has badges and links as data", () => {
    const shown = Profile.sections(profile, { locale: "en", now, readers })
    assert.deepStrictEqual(shown.find(({ key }) => key === "journey")?.badges, [
      { key: "here", text: "On the site", tone: "good" },
    ])
    assert.deepStrictEqual(shown.find(({ key }) => key === "pastExchanges")?.links, [
      { key: "record", label: "See the customer record" },
    ])
    const many = Array.from({ length: 40 }, (_, i) => event(i + 6, { ...page(`more-${i}`, "v2"), nth: i + 2 }))
    for (const [locale, row] of [
      ["fr", "Pages plus anciennes"],
      ["en", "Earlier pages"],
    ] as const) {
      const [long] = Profile.sections(Profile.fold(many, profile), { locale, now }, [PagesSection])
      assert.strictEqual(long?.rows.length, Journey.limits.pages + 1)
      assert.deepInclude(long?.rows.at(-1), { label: row, text: String(41 - Journey.limits.pages) })
    }
    const [pages] = Profile.sections(profile, { locale: "en", now }, [PagesSection])
    assert.deepStrictEqual(
      pages?.rows.map((row) => [row.label, plain(row.text)]),
      [["Aube, lampe de bureau", "3 min 12 sec"]],
    )
  })
})
