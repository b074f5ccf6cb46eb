/**
 * The third section of the pane: with what the visitor came.
 *
 * @since 0.1.0
 */
import type { Words } from "@pupitre/core/Catalogue"
import type { DeviceKind, Program, Source, Sourced } from "../Device.js"
import { describe } from "../Device.js"
import type { Profile } from "../Profile.js"
import type { Badge, Line, Section } from "../Section.js"
import { classes } from "../Sensitivity.js"
import * as Wording from "../Wording.js"

/** Country, browser, system, kind of device, language, screen. Without a reader of user agents, the text as it came. */
export const DeviceSection: Section<Pick<Profile, "device">> = {
  key: "device",
  title: { fr: "Profil", en: "Profile" },
  lines: ({ device }, { locale, readers }) => {
    if (device.seen === undefined) return []
    const { country, browser, system, kind, model, botSource, language, screen } = describe(device, readers)
    const lines: Array<Line> = []
    const { at } = device.seen
    const line = (key: string, label: Words, text: string, source: Source): Line => ({
      key,
      label,
      text,
      source: sources[source],
      at,
      sensitivity: classes.device,
    })
    const add = <A>(key: string, label: Words, value: Sourced<A> | undefined, text: (value: A) => string): void => {
      if (value !== undefined) lines.push(line(key, label, text(value.value), value.source))
    }
    if (botSource !== undefined) {
      const label = { fr: "Automate", en: "Bot" }
      lines.push(line("bot", label, Wording.yes(locale, true), botSource))
    }
    add("country", { fr: "Pays", en: "Country" }, country, (code) => Wording.country(locale, code))
    add("browser", { fr: "Navigateur", en: "Browser" }, browser, release)
    add("system", { fr: "Système", en: "System" }, system, program)
    add("kind", { fr: "Appareil", en: "Device" }, kind, (value) => kinds[value][locale])
    add("model", { fr: "Modèle", en: "Model" }, model, (value) => value)
    if (browser === undefined && system === undefined) {
      const { userAgent } = device.seen
      const label = { fr: "Agent utilisateur", en: "User agent" }
      if (userAgent !== "") lines.push(line("userAgent", label, userAgent, "userAgent"))
    }
    add("language", { fr: "Langue", en: "Language" }, language, (tag) => Wording.language(locale, tag))
    add("screen", { fr: "Écran", en: "Screen" }, screen, ({ width, height }) => `${width} × ${height}`)
    return lines
  },
  badges: ({ device }, { readers }) => (describe(device, readers).bot ? [robot] : []),
}

const robot: Badge = { key: "bot", text: { fr: "Automate", en: "Bot" }, tone: "warning" }

const sources: Readonly<Record<Source, Words>> = {
  userAgent: { fr: "navigateur", en: "user agent" },
  hints: { fr: "indications du navigateur", en: "client hints" },
  proxy: { fr: "serveur mandataire", en: "proxy" },
  address: { fr: "adresse IP", en: "IP address" },
  language: { fr: "langue du navigateur", en: "browser language" },
  timeZone: { fr: "fuseau horaire", en: "time zone" },
  screen: { fr: "écran", en: "screen" },
}

const kinds: Readonly<Record<DeviceKind, Words>> = {
  desktop: { fr: "Ordinateur", en: "Computer" },
  mobile: { fr: "Téléphone", en: "Phone" },
  tablet: { fr: "Tablette", en: "Tablet" },
  tv: { fr: "Téléviseur", en: "Television" },
  console: { fr: "Console de jeu", en: "Game console" },
  wearable: { fr: "Montre ou lunettes", en: "Watch or glasses" },
}

/** A browser by its first number alone: what follows it changes weekly and tells an agent nothing. */
function release({ name, version }: Program): string {
  return program(version === undefined ? { name } : { name, version: version.split(".", 1)[0]! })
}

function program({ name, version }: Program): string {
  return version === undefined ? name : `${name} ${version}`
}
