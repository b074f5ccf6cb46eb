/**
 * Everything of `@pupitre/visitor-profile` but its adapters, each module as a namespace. Import a module by its own path
 * to load it alone; `adapter/UserAgent` and `adapter/TimeZoneCountry` only have one.
 *
 * @since 0.1.0
 */
export * as AgentWords from "./AgentWords.js"
export * as CleanUrl from "./CleanUrl.js"
export * as Country from "./Country.js"
export * as CustomData from "./CustomData.js"
export * as CustomKeys from "./CustomKeys.js"
export * as CustomerRecord from "./CustomerRecord.js"
export * as Device from "./Device.js"
export * as ExchangeRecord from "./ExchangeRecord.js"
export * as HostWords from "./HostWords.js"
export * as Identity from "./Identity.js"
export * as JoinedVisitors from "./JoinedVisitors.js"
export * as Journey from "./Journey.js"
export * as KeptProfile from "./KeptProfile.js"
export * as KnownHosts from "./KnownHosts.js"
export * as Newest from "./Newest.js"
export * as PastExchanges from "./PastExchanges.js"
export * as Person from "./Person.js"
export * as Profile from "./Profile.js"
export * as ProfileSchema from "./ProfileSchema.js"
export * as ProfileText from "./ProfileText.js"
export * as Provenance from "./Provenance.js"
export * as Section from "./Section.js"
export * as Wording from "./Wording.js"
export * as CustomDataSection from "./section/CustomDataSection.js"
export * as DeviceSection from "./section/DeviceSection.js"
export * as JourneySection from "./section/JourneySection.js"
export * as PastExchangesSection from "./section/PastExchangesSection.js"
export * as ProvenanceSection from "./section/ProvenanceSection.js"
