/**
 * Who the visitor is, where from, doing what: everything the information pane shows, as one aggregate.
 *
 * The fold of the visitor's own stream. Parts folded anywhere, in any order and with repetitions, merge to the same
 * whole: `merge` is associative, commutative and idempotent, and `empty` changes nothing.
 *
 * @since 0.1.0
 *
 * @example
 * ```ts
 * import * as Scenario from "@pupitre/core/testing/Scenario"
 * import * as Profile from "@pupitre/visitor-profile/Profile"
 *
 * const { visits } = Scenario.make("Bonjour").page("/lampes", "Lampes")
 * const profile = Profile.fold(visits)
 * profile.journey.pages.items.length // => 2
 * profile.provenance.last?.origin._tag // => "Direct"
 * ```
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { CustomData, Declared } from "./CustomData.js"
import * as Custom from "./CustomData.js"
import type { Device } from "./Device.js"
import * as Devices from "./Device.js"
import type { Identity } from "./Identity.js"
import * as Identities from "./Identity.js"
import type { Journey } from "./Journey.js"
import * as Journeys from "./Journey.js"
import type { PastExchanges } from "./PastExchanges.js"
import * as Exchanges from "./PastExchanges.js"
import type { Provenance, Reading } from "./Provenance.js"
import * as Provenances from "./Provenance.js"
import type { Sensitivity } from "./Sensitivity.js"
import { seeing } from "./Sensitivity.js"
import type { Section, Shown, View } from "./Section.js"
import { seenBy, show } from "./Section.js"
import { CustomDataSection } from "./section/CustomDataSection.js"
import { DeviceSection } from "./section/DeviceSection.js"
import { JourneySection } from "./section/JourneySection.js"
import { PastExchangesSection } from "./section/PastExchangesSection.js"
import { ProvenanceSection } from "./section/ProvenanceSection.js"

/** Everything known of a visitor. Plain data. */
export interface Profile {
  readonly provenance: Provenance
  readonly journey: Journey
  readonly device: Device
  readonly pastExchanges: PastExchanges
  readonly customData: CustomData
  readonly identity: Identity
}

/** Nothing known yet. */
export const empty: Profile = {
  provenance: Provenances.empty,
  journey: Journeys.empty,
  device: Devices.empty,
  pastExchanges: Exchanges.empty,
  customData: Custom.empty,
  identity: Identities.empty,
}

/** The profile after one more event of the visitor's stream. Total; what says nothing of the visitor changes nothing. */
export const apply = (self: Profile, event: ChatEvent): Profile => step(self, event, Provenances.apply)

/** {@link apply} with what a team reads origins with. Its own rules go before `KnownHosts.rules`: the first match decides. */
export const applyWith =
  (reading: Reading) =>
  (self: Profile, event: ChatEvent): Profile =>
    step(self, event, (provenance, visit) => Provenances.apply(provenance, visit, reading))

/** {@link apply} for a desk whose server says how each visit began, as `startVisit` lets it: no table of hosts is loaded. */
export const applyTold = (self: Profile, event: ChatEvent): Profile => step(self, event, Provenances.applyTold)

/** The profile that events, in any order, add up to. */
export const fold = (events: Iterable<ChatEvent>, from: Profile = empty): Profile => {
  let state = from
  for (const event of events) state = apply(state, event)
  return state
}

/** Both together: parts of one visitor's stream, folded apart. */
export const merge = (a: Profile, b: Profile): Profile => ({
  provenance: Provenances.merge(a.provenance, b.provenance),
  journey: Journeys.merge(a.journey, b.journey),
  device: Devices.merge(a.device, b.device),
  pastExchanges: Exchanges.merge(a.pastExchanges, b.pastExchanges),
  customData: Custom.merge(a.customData, b.customData),
  identity: Identities.merge(a.identity, b.identity),
})

/**
 * Without any value that tells of the person, whoever said it: addresses, words, names, titles, what the browser said,
 * custom data. Counts, times, kinds of origin and ratings stay. Erasing before merging or after it is the same.
 */
export const erase = (self: Profile): Profile => ({
  provenance: Provenances.erase(self.provenance),
  journey: Journeys.erase(self.journey),
  device: Devices.erase(self.device),
  pastExchanges: self.pastExchanges,
  customData: Custom.erase(self.customData),
  identity: Identities.erase(self.identity),
})

/**
 * The profile as one who may see these classes is told it: what folding their part of the stream gives, see `Withholding`. Who may
 * not even see what is open is told nothing. The same reference when all of it may be seen.
 */
export const withhold = (
  self: Profile,
  seen: ReadonlyArray<Sensitivity>,
  declared: ReadonlyArray<Declared> = [],
): Profile => {
  if (!seen.includes("open")) return empty
  const may = seeing(seen)
  const told: Profile = {
    provenance: Provenances.withhold(self.provenance, may),
    journey: may("page") ? self.journey : Journeys.withhold(self.journey),
    device: self.device,
    pastExchanges: may("rating") ? self.pastExchanges : Exchanges.withhold(self.pastExchanges),
    customData: Custom.hide(self.customData, seen, declared),
    identity: may("identity") ? self.identity : Identities.empty,
  }
  return (Object.keys(told) as Array<keyof Profile>).every((part) => told[part] === self[part]) ? self : told
}

/** The sections of the pane, in its order. */
export const standard: ReadonlyArray<Section<Profile>> = [
  ProvenanceSection,
  JourneySection,
  DeviceSection,
  PastExchangesSection,
  CustomDataSection,
]

/**
 * The pane as data: the standard sections, or those given, in the language and at the moment of the view. None of them is handed
 * what who looks may not see.
 */
export const sections = (
  self: Profile,
  view: View,
  of: ReadonlyArray<Section<Profile>> = standard,
): ReadonlyArray<Shown> => show(of, withhold(self, seenBy(view), view.customKeys), view)

function step(self: Profile, event: ChatEvent, began: (self: Provenance, event: ChatEvent) => Provenance): Profile {
  switch (event._tag) {
    case "VisitStarted":
      return {
        ...self,
        provenance: began(self.provenance, event),
        journey: Journeys.apply(self.journey, event),
        device: Devices.apply(self.device, event),
      }
    case "PageVisited":
    case "SiteLeft": {
      const journey = Journeys.apply(self.journey, event)
      return journey === self.journey ? self : { ...self, journey }
    }
    case "ConversationStarted":
    case "ConversationClosed":
    case "SurveyAnswered": {
      const pastExchanges = Exchanges.apply(self.pastExchanges, event)
      return pastExchanges === self.pastExchanges ? self : { ...self, pastExchanges }
    }
    case "VisitLocated": {
      const device = Devices.apply(self.device, event)
      return device === self.device ? self : { ...self, device }
    }
    case "CustomDataSet": {
      const customData = Custom.apply(self.customData, event)
      return customData === self.customData ? self : { ...self, customData }
    }
    case "VisitorIdentified": {
      const identity = Identities.apply(self.identity, event)
      return identity === self.identity ? self : { ...self, identity }
    }
    default:
      return self
  }
}
