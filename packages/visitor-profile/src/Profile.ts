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
import type { Device } from "./Device.js"
import * as Devices from "./Device.js"
import type { Journey } from "./Journey.js"
import * as Journeys from "./Journey.js"
import type { PastExchanges } from "./PastExchanges.js"
import * as Exchanges from "./PastExchanges.js"
import type { Provenance, Reading } from "./Provenance.js"
import * as Provenances from "./Provenance.js"
import type { Section, Shown, View } from "./Section.js"
import { show } from "./Section.js"
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
}

/** Nothing known yet. */
export const empty: Profile = {
  provenance: Provenances.empty,
  journey: Journeys.empty,
  device: Devices.empty,
  pastExchanges: Exchanges.empty,
}

/** The profile after one more event of the visitor's stream. Total; what says nothing of the visitor changes nothing. */
export const apply = (self: Profile, event: ChatEvent): Profile => step(self, event)

/** {@link apply} with what a team reads origins with. Its own rules go before `KnownHosts.rules`: the first match decides. */
export const applyWith =
  (reading: Reading) =>
  (self: Profile, event: ChatEvent): Profile =>
    step(self, event, reading)

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
})

/** The sections of the pane, in its order. */
export const standard: ReadonlyArray<Section<Profile>> = [
  ProvenanceSection,
  JourneySection,
  DeviceSection,
  PastExchangesSection,
]

/** The pane as data: the standard sections, or those given, in the language and at the moment of the view. */
export const sections = (
  self: Profile,
  view: View,
  of: ReadonlyArray<Section<Profile>> = standard,
): ReadonlyArray<Shown> => show(of, self, view)

function step(self: Profile, event: ChatEvent, reading?: Reading): Profile {
  switch (event._tag) {
    case "VisitStarted":
      return {
        ...self,
        provenance: Provenances.apply(self.provenance, event, reading),
        journey: Journeys.apply(self.journey, event),
        device: Devices.apply(self.device, event),
      }
    case "PageVisited": {
      const journey = Journeys.apply(self.journey, event)
      return journey === self.journey ? self : { ...self, journey }
    }
    case "ConversationStarted":
    case "ConversationClosed": {
      const pastExchanges = Exchanges.apply(self.pastExchanges, event)
      return pastExchanges === self.pastExchanges ? self : { ...self, pastExchanges }
    }
    default:
      return self
  }
}
