/**
 * A part of the information pane, as data: a title, rows of a label and a text with where it comes from, links, badges.
 *
 * A team adds a section of its own by writing one more value; any framework shows it, since there is nothing to call in
 * what comes out. Every row says how sensitive it is and what it was read from; whoever may not see it gets its label alone, and
 * who sees nothing gets none.
 *
 * @since 0.1.0
 */
import type { Locale, Words } from "@pupitre/core/Catalogue"
import type { Role } from "@pupitre/core/Participant"
import type { Declared } from "./CustomData.js"
import type { Readers } from "./Device.js"
import type { Look } from "./Journey.js"
import type { Sensitivity } from "./Sensitivity.js"
import { rights } from "./Sensitivity.js"

/** How the pane is looked at: by whom, in which language, when, with which readers and declarations. */
export interface View extends Look {
  readonly locale: Locale
  /** Where days begin, as `Intl` names it: `Europe/Paris`. UTC, unless given. */
  readonly timeZone?: string
  readonly readers?: Readers
  /** What a team declares of custom data. */
  readonly customKeys?: ReadonlyArray<Declared>
  /** Who looks. An agent, unless given. */
  readonly role?: Role
  /** What each role sees. `Sensitivity.rights` unless given; a role that it does not name sees what is open. */
  readonly rights?: Readonly<Partial<Record<Role, ReadonlyArray<Sensitivity>>>>
}

/** One line as a section gives it. */
export interface Line {
  /** Stable name of the row within its section. */
  readonly key: string
  readonly label: Words
  /** What to show, already in the language of the view. */
  readonly text: string
  /** What the value was read from, and who vouches for it. */
  readonly source: Words
  /** When the value was said, milliseconds. */
  readonly at?: number
  /** How sensitive it is. */
  readonly sensitivity: Sensitivity
  /** What is wrong with the value, which is shown as it came. */
  readonly warning?: Words
  /** Rows of one group stand together under its name. */
  readonly group?: Words
  /** The text names this page. */
  readonly url?: string
}

/** Something to open from a section: an address, or what the desk knows by the key. */
export interface Link {
  readonly key: string
  readonly label: Words
  readonly url?: string
}

/** A word on the section as a whole. */
export interface Badge {
  readonly key: string
  readonly text: Words
  readonly tone: "good" | "neutral" | "warning"
}

/** A section about some subject `A`, usually a profile. */
export interface Section<A> {
  /** Stable name of the section. */
  readonly key: string
  readonly title: Words
  /** Its lines now, in order; what is not known has no line. */
  readonly lines: (subject: A, view: View) => ReadonlyArray<Line>
  readonly links?: (subject: A, view: View) => ReadonlyArray<Link>
  readonly badges?: (subject: A, view: View) => ReadonlyArray<Badge>
}

/** One row, ready to show. */
export interface Row {
  readonly key: string
  readonly label: string
  readonly text: string
  /** Absent where the value is masked. */
  readonly source?: string
  readonly at?: number
  readonly sensitivity: Sensitivity
  /** There is a value, and who looks may not see it: the text is empty. */
  readonly masked?: true
  readonly warning?: string
  readonly group?: string
  readonly url?: string
}

/** A section, ready to show: plain data. What it has none of is absent. */
export interface Shown {
  readonly key: string
  readonly title: string
  readonly rows: ReadonlyArray<Row>
  readonly links?: ReadonlyArray<{ readonly key: string; readonly label: string; readonly url?: string }>
  readonly badges?: ReadonlyArray<{ readonly key: string; readonly text: string; readonly tone: Badge["tone"] }>
}

/** The sections of a subject in the language of the view, without the values that who looks may not see. */
export const show = <A>(sections: ReadonlyArray<Section<A>>, subject: A, view: View): ReadonlyArray<Shown> => {
  const { locale } = view
  const seen = seenBy(view)
  return sections.map(({ key, title, lines, links, badges }) => {
    const links_ = links?.(subject, view) ?? []
    const badges_ = badges?.(subject, view) ?? []
    return {
      key,
      title: title[locale],
      rows: lines(subject, view)
        .filter(() => seen.length > 0)
        .map((line) => row(seen.includes(line.sensitivity) ? line : mask(line), locale)),
      ...(links_.length > 0 && { links: links_.map((link) => ({ ...link, label: link.label[locale] })) }),
      ...(badges_.length > 0 && { badges: badges_.map((badge) => ({ ...badge, text: badge.text[locale] })) }),
    }
  })
}

/** The classes that who looks may see. */
export const seenBy = ({ role = "agent", rights: given = rights }: View): ReadonlyArray<Sensitivity> =>
  given[role] ?? ["open"]

/** What may be known of a value without knowing it. */
function mask({ key, label, group, sensitivity }: Line): Omit<Line, "source"> & Pick<Row, "masked"> {
  return {
    key,
    label,
    text: "",
    masked: true,
    sensitivity,
    ...(group !== undefined && { group }),
  }
}

function row(
  { source, warning, group, label, ...line }: Omit<Line, "source"> & { readonly source?: Words },
  locale: Locale,
): Row {
  return {
    ...line,
    label: label[locale],
    ...(source !== undefined && { source: source[locale] }),
    ...(warning !== undefined && { warning: warning[locale] }),
    ...(group !== undefined && { group: group[locale] }),
  }
}
