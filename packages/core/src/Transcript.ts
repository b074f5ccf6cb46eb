/**
 * What was said in a conversation, to keep: as plain text, as a table and as data.
 *
 * Made from events, for the visitor from those of their projection. Only what people said and sent is in it, named here
 * and not filtered, so that a note, an alert, a tag or a page can be in nobody's copy, and a new kind of fact is in none
 * until someone says otherwise. What was taken out of the thread says so in its place.
 *
 * @since 0.1.0
 */
import type { Locale, Words } from "./Catalogue.js"
import type { ChatEvent } from "./ChatEvent.js"
import type { Participant } from "./Participant.js"
import { guarded } from "./internal/spreadsheet.js"
import type { Redactions } from "./Redaction.js"
import * as Redaction from "./Redaction.js"
import type { SafeUrl } from "./SafeUrl.js"
import { segments } from "./TextSpans.js"

/** One thing that was said or sent. */
export interface Line {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly by: "visitor" | "agent" | "bot" | "system"
  /** Absent when they have none. */
  readonly name?: string
  readonly kind: "message" | "file" | "link" | "offer" | "removed"
  /** Empty for what was removed. */
  readonly text: string
  readonly url?: SafeUrl
  /** Where words of a message lead that are no address themselves. */
  readonly links?: ReadonlyArray<SafeUrl>
  /** The text as the visitor was shown it in their language, when it was translated for them. */
  readonly translation?: string
}

/** The language of a copy, and the time zone of its times as IANA names it: UTC without one, and for one nobody knows. */
export interface Options {
  readonly locale: Locale
  readonly timeZone?: string
}

/** What was said and sent, in the order of the events. */
export const lines = (events: ReadonlyArray<ChatEvent>): ReadonlyArray<Line> => {
  const redactions: Record<number, Redactions[number]> = {}
  const translations = new Map<number, string>()
  for (const event of events) {
    if (event._tag === "MessageRedacted") redactions[event.target] = {}
    if (event._tag === "TranslationAttached" && event.to === "visitor") translations.set(event.target, event.text)
  }
  return Redaction.applyAll(events, redactions).flatMap((event) => {
    const said = whatWasSaid(event)
    if (said === undefined) return []
    const translation = said.kind === "message" ? translations.get(event.seq) : undefined
    return [{ at: event.at, ...author(event.by), ...said, ...(translation !== undefined && { translation }) }]
  })
}

/**
 * The conversation as plain text: a heading per day, then who said what at which time. Only headings, times and names
 * begin a line: a text of several lines is indented, so that nobody can write a line that looks like somebody else's.
 *
 * @example
 * ```ts
 * import * as Scenario from "@pupitre/core/testing/Scenario"
 * import * as Transcript from "@pupitre/core/Transcript"
 *
 * const { events } = Scenario.make("Bonjour").agent("Bonjour Camille,\nje regarde.").action("stock", "Stock vérifié")
 * const text = Transcript.text(events, { locale: "fr", timeZone: "Europe/Paris" })
 * text.split("\n").slice(3) // => ["10:53  Camille : Bonjour", "10:53  Inès : Bonjour Camille,", "    je regarde.", ""]
 * ```
 */
export const text = (events: ReadonlyArray<ChatEvent>, { locale, timeZone }: Options): string => {
  const zone = known(timeZone)
  const day = new Intl.DateTimeFormat(region[locale], { dateStyle: "full", timeZone: zone })
  const time = new Intl.DateTimeFormat(region[locale], { hour: "2-digit", minute: "2-digit", timeZone: zone })
  const said = lines(events)
  const written = [`${words.title[locale]} (${words.times[locale]} ${zone})`]
  let today = ""
  for (const line of said) {
    const date = day.format(line.at)
    if (date !== today) written.push("", date)
    today = date
    const colon = locale === "fr" ? " :" : ":"
    const whole = `${time.format(line.at)}  ${nameOf(line, locale)}${colon} ${content(line, locale)}`
    written.push(whole.replace(newLine, "\n    "))
  }
  return `${written.join("\n")}\n`
}

/**
 * The conversation as a table, a line per thing said: when (UTC), who, what it is, its text and where it leads. In the
 * form of RFC 4180, its fields divided by semicolons in French and commas in English, as spreadsheets there expect it.
 *
 * No spreadsheet takes a cell for a formula, also one that divides at other signs: where a text could begin one it gets
 * an apostrophe.
 */
export const csv = (events: ReadonlyArray<ChatEvent>, { locale }: Pick<Options, "locale">): string => {
  const head = (["when", "who", "what", "text", "link"] as const).map((key) => words[key][locale])
  const rows = lines(events).map((line) => [
    new Date(line.at).toISOString(),
    nameOf(line, locale),
    words[line.kind][locale],
    line.translation === undefined ? line.text : `${line.text}\n${line.translation}`,
    line.url ?? line.links?.join(" ") ?? "",
  ])
  const separator = locale === "fr" ? ";" : ","
  return [head, ...rows].map((cells) => `${cells.map(cell).join(separator)}\r\n`).join("")
}

/** The conversation as JSON: an array of {@link Line}s. */
export const json = (events: ReadonlyArray<ChatEvent>): string => JSON.stringify(lines(events), undefined, 2)

const words = {
  title: { fr: "Votre conversation", en: "Your conversation" },
  times: { fr: "heures :", en: "times:" },
  visitor: { fr: "Visiteur", en: "Visitor" },
  agent: { fr: "Conseiller", en: "Agent" },
  bot: { fr: "Assistant", en: "Assistant" },
  system: { fr: "Système", en: "System" },
  message: { fr: "Message", en: "Message" },
  file: { fr: "Fichier", en: "File" },
  link: { fr: "Lien", en: "Link" },
  offer: { fr: "Offre", en: "Offer" },
  removed: { fr: "Message retiré", en: "Message removed" },
  translated: { fr: "Traduction", en: "Translation" },
  when: { fr: "Date", en: "Date" },
  who: { fr: "Auteur", en: "Author" },
  what: { fr: "Nature", en: "Kind" },
  text: { fr: "Texte", en: "Text" },
} as const satisfies Record<string, Words>

const region = { fr: "fr-FR", en: "en-GB" } as const

function whatWasSaid(event: ChatEvent): Pick<Line, "kind" | "text" | "url" | "links"> | undefined {
  switch (event._tag) {
    case "MessagePosted": {
      const links = segments(event.text, event.spans).flatMap(({ text: shownAs, span }) =>
        span?._tag === "LinkSpan" && shownAs !== span.url ? [span.url] : [],
      )
      return { kind: "message", text: event.text, ...(links.length > 0 && { links }) }
    }
    case "FilePosted":
      return { kind: "file", text: event.name, ...(event.url !== undefined && { url: event.url }) }
    case "LinkSent":
      return { kind: "link", text: event.label, url: event.url }
    case "OfferSent": {
      const { title, message, price, link } = event
      const priced = price === undefined ? title : `${title} (${price.now})`
      return { kind: "offer", text: `${priced}\n${message}\n${link.label}`, url: link.url }
    }
    case "Tombstone":
      return shown.has(event.was) ? { kind: "removed", text: "" } : undefined
    default:
      return undefined
  }
}

// What was taken out shows where it would have shown.
const shown: ReadonlySet<string> = new Set(["MessagePosted", "FilePosted", "LinkSent", "OfferSent"])

function author(by: Participant): Pick<Line, "by" | "name"> {
  switch (by._tag) {
    case "Visitor":
      return by.name === undefined ? { by: "visitor" } : { by: "visitor", name: by.name }
    case "Agent":
      return { by: "agent", name: by.name }
    case "Bot":
      return { by: "bot", name: by.name }
    case "System":
      return { by: "system" }
  }
}

const nameOf = ({ by, name }: Line, locale: Locale): string => name ?? words[by][locale]

function content({ kind, text: said, url, links = [], translation }: Line, locale: Locale): string {
  if (kind === "removed") return `[${words.removed[locale]}]`
  const before = kind === "message" ? "" : `[${words[kind][locale]}] `
  const after = [...(url === undefined ? [] : [url]), ...links].map((link) => `\n<${link}>`).join("")
  const translated = translation === undefined ? "" : `\n[${words.translated[locale]}] ${translation}`
  return `${before}${said}${after}${translated}`
}

// Everything that some program shows as the end of a line.
const newLine = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu

const cell = (value: string): string => `"${guarded(value).replaceAll('"', '""')}"`

function known(timeZone: string | undefined): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: timeZone ?? "UTC" }).resolvedOptions().timeZone
  } catch {
    return "UTC"
  }
}
