/** A section of the profile is data with a name, a title in both languages and its lines. */
import type { Profile } from "@pupitre/visitor-profile/Profile"
import type { Section } from "@pupitre/visitor-profile/Section"

// refused 2741: Property 'lines' is missing
export const empty: Section<Profile> = { key: "loyalty", title: { fr: "Fidélité", en: "Loyalty" } }
