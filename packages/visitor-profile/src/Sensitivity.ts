/**
 * How sensitive each value of a profile is, and which classes each role sees.
 *
 * Every value has a class: custom data as its key is declared, every other value as {@link classes} says. Whoever may not see a
 * class gets no value of it, from the server on: `Withholding` takes it out, and the sections of the pane mask what is left.
 *
 * @since 0.1.0
 */
import type { Role } from "@pupitre/core/Participant"

/** What a value is about: nothing personal, the person, what law or decency protects, or what opens something. */
export type Sensitivity = "open" | "personal" | "sensitive" | "secret"

/** What each role sees, unless a team says otherwise. Nobody sees what opens something. */
export const rights: Readonly<Record<Role, ReadonlyArray<Sensitivity>>> = {
  visitor: [],
  bot: ["open"],
  agent: ["open", "personal"],
  manager: ["open", "personal", "sensitive"],
  system: ["open", "personal", "sensitive"],
}

/**
 * The class of every value that is not custom data. Personal is what names the person, what they wrote, read and thought, and
 * whatever stands in an address that someone else made.
 */
export const classes = {
  /** What kind of way to the site it was, and the name of a known engine, network, mail service or assistant. */
  origin: "open",
  /** Another site's host, and the words of a campaign: whoever makes a link writes them. */
  source: "personal",
  /** The words that were searched for. */
  terms: "personal",
  /** Where the visitor was before, and the address that they came to. */
  address: "personal",
  /** How many visits and pages, how long, and when. */
  figures: "open",
  /** The address and the title of a page. */
  page: "personal",
  /** Browser, system, kind of device, screen, language, country: which machine, and not who sits before it. */
  device: "open",
  /** How many conversations there were, and when. */
  exchanges: "open",
  /** What the visitor thought of them. */
  rating: "personal",
  /** Who the visitor is said to be, and by what name. */
  identity: "personal",
  /** A value of custom data whose key nobody declared: nobody has said that it is not sensitive. */
  undeclared: "sensitive",
} as const satisfies Readonly<Record<string, Sensitivity>>

/** Whether a value may be seen, by its name in {@link classes}. */
export type May = (value: keyof typeof classes) => boolean

/** What one who sees these classes may see. */
export const seeing =
  (seen: ReadonlyArray<Sensitivity>): May =>
  (value) =>
    seen.includes(classes[value])

/** What stands where a value was kept back: it is nobody's to see. */
export const keptBack = "•"
