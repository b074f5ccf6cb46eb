/** A section of a team's own beside the standard ones, with its own state. */
import type { Profile } from "@pupitre/visitor-profile/Profile"
import { standard } from "@pupitre/visitor-profile/Profile"
import type { Section, Shown, View } from "@pupitre/visitor-profile/Section"
import { show } from "@pupitre/visitor-profile/Section"

interface Customer extends Profile {
  readonly points: number
}

const Loyalty: Section<Customer> = {
  key: "loyalty",
  title: { fr: "Fidélité", en: "Loyalty" },
  lines: ({ points }) => [
    {
      key: "points",
      label: { fr: "Points", en: "Points" },
      text: String(points),
      source: { fr: "Programme de fidélité", en: "Loyalty scheme" },
      sensitivity: "personal",
    },
  ],
}

export const pane = (customer: Customer, view: View): ReadonlyArray<Shown> =>
  show<Customer>([...standard, Loyalty], customer, view)
