/**
 * Aggregate a profile: who the visitor is, where from, doing what, from parts that were folded apart.
 *
 *     node examples/04-aggregate-a-profile.ts
 */
import * as assert from "node:assert/strict"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Fact } from "@pupitre/core/Fact"
import { timeZoneCountry } from "@pupitre/visitor-profile/adapter/TimeZoneCountry"
import { userAgent } from "@pupitre/visitor-profile/adapter/UserAgent"
import * as Profile from "@pupitre/visitor-profile/Profile"
import type { Section } from "@pupitre/visitor-profile/Section"

// Two visits of one visitor, as the facts of the visitor's own stream.
const monday = Date.UTC(2026, 0, 12, 10, 0)
const tuesday = monday + 24 * 3_600_000
const stream: Array<ChatEvent> = []
const happened = (at: number, fact: object): void => {
  const seq = stream.length + 1
  const by = { _tag: "Visitor", id: "camille" }
  stream.push({ id: `command-${seq}/0`, seq, at, by, ...(fact as Fact) } as ChatEvent)
}
const device = {
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
  language: "fr-FR",
  timeZone: "Europe/Paris",
}
const visited = (at: number, pageId: string, visitId: string, title: string): void =>
  happened(at, { _tag: "PageVisited", pageId, visitId, url: `https://lumen.example/p/${pageId}`, title })

const newsletter = "https://lumen.example/?utm_source=lettre&utm_campaign=hiver"
happened(monday, { _tag: "VisitStarted", visitId: "v1", landing: newsletter, referrer: "", ...device })
visited(monday, "accueil", "v1", "Maison Lumen")
visited(monday + 150_000, "aube", "v1", "Lampe Aube")
const search = "https://duckduckgo.com/?q=lampe+de+chevet"
happened(tuesday, {
  _tag: "VisitStarted",
  visitId: "v2",
  landing: "https://lumen.example/",
  referrer: search,
  ...device,
})
visited(tuesday + 1_000, "plume", "v2", "Lampe Plume")

// A profile is the fold of the stream.
const profile = Profile.fold(stream)
assert.deepEqual(profile.provenance.first?.origin, { _tag: "Campaign", source: "lettre", name: "hiver" })
assert.deepEqual(profile.provenance.last?.origin, {
  _tag: "SearchEngine",
  name: "DuckDuckGo",
  terms: "lampe de chevet",
})

// Folded on three machines, out of order, one event twice: merged, it is the same profile.
const [a, b, c] = [stream.slice(3), [stream[2], stream[0], stream[2]], [stream[1]]].map((part) =>
  Profile.fold(part.filter((event) => event !== undefined)),
)
assert.deepEqual(
  [a, b, c].reduce((all = Profile.empty, part = Profile.empty) => Profile.merge(all, part)),
  profile,
)

// The information pane is data in the language of the desk. Time on the site runs with `now` while the visitor is there.
const view = { locale: "fr", readers: { agent: userAgent, country: timeZoneCountry } } as const
const pane = (now: number): ReadonlyArray<string> =>
  Profile.sections(profile, { ...view, now }).flatMap(({ title, rows }) => [
    title,
    ...rows.map(({ label, text }) => `  ${label} : ${text.replaceAll(/[\u00A0\u202F]/g, " ")}`),
  ])
const now = tuesday + 65_000
assert.deepEqual(pane(now), [
  "Provenance",
  "  Cette visite : Moteur de recherche : DuckDuckGo",
  "  Recherche : lampe de chevet",
  "  Première visite : Campagne : lettre · hiver",
  "Parcours",
  "  Temps de navigation : 3 min 35 s",
  "  Pages vues : 3",
  "  Visites : 2",
  "  Page en cours : Lampe Plume",
  "Profil",
  "  Pays : France",
  "  Navigateur : Firefox 145",
  "  Système : Linux",
  "  Appareil : Ordinateur",
  "  Langue : français (France)",
  "Échanges passés",
  "  Conversations : 0",
  "Informations personnalisées",
])
assert.equal(pane(now + 2_000)[5], "  Temps de navigation : 3 min 37 s")

// A team's own section is one more value.
const basket: Section<Profile.Profile> = {
  key: "basket",
  title: { fr: "Panier", en: "Basket" },
  lines: () => [
    {
      key: "amount",
      label: { fr: "Montant", en: "Amount" },
      text: "129 €",
      source: { fr: "panier", en: "basket" },
      sensitivity: "open",
    },
  ],
}
const [own] = Profile.sections(profile, { ...view, now }, [basket])
const amount = { key: "amount", label: "Montant", text: "129 €", source: "panier", sensitivity: "open" }
assert.deepEqual(own, { key: "basket", title: "Panier", rows: [amount] })
console.log(pane(now).join("\n"))
