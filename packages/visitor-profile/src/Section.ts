/**
 * A part of the information pane, as data: a title and rows of a label, a text and where the text comes from.
 *
 * A team adds a section of its own by writing one more value; any framework shows it, since there is nothing to call in
 * what comes out.
 *
 * @since 0.1.0
 */
import type { Locale, Words } from "@pupitre/core/Catalogue"
import type { Readers } from "./Device.js"
import type { Look } from "./Journey.js"

/** How the pane is looked at: in which language, when, and with which readers of the device. */
export interface View extends Look {
  readonly locale: Locale
  readonly readers?: Readers
}

/** One line as a section gives it. */
export interface Line {
  /** Stable name of the row within its section. */
  readonly key: string
  readonly label: Words
  /** What to show, already in the language of the view. */
  readonly text: string
  /** What the value was read from; absent when the visitor's own events say it. */
  readonly source?: Words
  /** The text names this page. */
  readonly url?: string
}

/** A section about some subject `A`, usually a profile. */
export interface Section<A> {
  /** Stable name of the section. */
  readonly key: string
  readonly title: Words
  /** Its lines now, in order; what is not known has no line. */
  readonly lines: (subject: A, view: View) => ReadonlyArray<Line>
}

/** One row, ready to show. */
export interface Row {
  readonly key: string
  readonly label: string
  readonly text: string
  readonly source?: string
  readonly url?: string
}

/** A section, ready to show: plain data. */
export interface Shown {
  readonly key: string
  readonly title: string
  readonly rows: ReadonlyArray<Row>
}

/** The sections of a subject in the language of the view. */
export const show = <A>(sections: ReadonlyArray<Section<A>>, subject: A, view: View): ReadonlyArray<Shown> =>
  sections.map(({ key, title, lines }) => ({
    key,
    title: title[view.locale],
    rows: lines(subject, view).map((line) => ({
      key: line.key,
      label: line.label[view.locale],
      text: line.text,
      ...(line.source !== undefined && { source: line.source[view.locale] }),
      ...(line.url !== undefined && { url: line.url }),
    })),
  }))
