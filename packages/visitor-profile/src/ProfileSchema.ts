/**
 * A profile as a server tells it to a desk, which begins there instead of at the start of the visitor's stream.
 *
 * @since 0.1.0
 *
 * @example
 * ```ts
 * import * as Scenario from "@pupitre/core/testing/Scenario"
 * import * as Profile from "@pupitre/visitor-profile/Profile"
 * import { read } from "@pupitre/visitor-profile/ProfileSchema"
 *
 * const profile = Profile.fold(Scenario.make("Bonjour").page("/lampes", "Lampes").visits)
 * read(JSON.parse(JSON.stringify(profile)))?.journey.pages.items.length // => 2
 * read({ journey: "long" }) // => undefined
 * ```
 */
import * as Fact from "@pupitre/core/Fact"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type * as Profiles from "./Profile.js"

const mark = { id: Schema.String, seq: Schema.Int, at: Schema.Int }
const newest = <F extends Schema.Struct.Fields>(fields: F) =>
  Schema.Struct({
    items: Schema.Array(Schema.Struct({ ...mark, ...fields })),
    more: Schema.optionalKey(Schema.Literal(true)),
  })
const touch = Schema.optionalKey(
  Schema.Struct({ ...mark, origin: Fact.Origin, referrer: Schema.optionalKey(Schema.String), landing: Schema.String }),
)
const { userAgent, hints, language, timeZone, screen, before } = Fact.VisitStarted.fields
const { country, source } = Fact.VisitLocated.fields
const { externalId, name, trust } = Fact.VisitorIdentified.fields
const { nth } = Fact.PageVisited.fields
const rating = newest({ value: Schema.Int })

/** A profile as it is told. */
export const Profile: Schema.Codec<Profiles.Profile, unknown> = Schema.Struct({
  provenance: Schema.Struct({ first: touch, last: touch }),
  journey: Schema.Struct({
    visits: newest({ nth, before }),
    pages: newest({ visitId: Schema.String, url: Schema.String, title: Schema.String, nth }),
    reached: newest({}),
    left: newest({}),
  }),
  device: Schema.Struct({
    seen: Schema.optionalKey(Schema.Struct({ ...mark, userAgent, hints, language, timeZone, screen })),
    located: Schema.optionalKey(Schema.Struct({ ...mark, country, source })),
  }),
  pastExchanges: Schema.Struct({
    started: newest({ previous: Schema.optionalKey(Schema.String), nth }),
    closed: newest({}),
    csat: rating,
    nps: rating,
  }),
  customData: newest({ value: Schema.NullOr(Fact.CustomValue), trust: Fact.Trust }),
  identity: newest({ externalId, name, trust }),
})

/** The profile that was told; nothing for what is none of this version's. Never throws. */
export const read = (told: unknown): Profiles.Profile | undefined => Option.getOrUndefined(decode(told))

const decode = Schema.decodeUnknownOption(Profile)
