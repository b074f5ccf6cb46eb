/**
 * The pane of information: full, with empty sections, and not there yet.
 *
 * @since 0.1.0
 */
import type { Shown } from "@pupitre/visitor-profile/Section"
import { InformationPane } from "../desk/information/InformationPane.tsx"
import { Plate } from "./Plate.tsx"
import * as Samples from "./samples.ts"

/** The pane of information. */
export const InformationPlates = () => (
  <>
    <Plate name="InformationPane">
      {(scheme) => (
        <>
          <div className="pu-gallery-row">
            <InformationPane label={`${scheme} InformationPane 1`} sections={information} />
            <InformationPane
              label={`${scheme} InformationPane 2`}
              sections={information.map((section) => ({ ...section, rows: [] }))}
            />
            <InformationPane label={`${scheme} InformationPane 3`} sections={undefined} />
          </div>
        </>
      )}
    </Plate>
  </>
)

/** Sections of a visitor who came by a search. */
export const information: ReadonlyArray<Shown> = [
  {
    key: "provenance",
    title: "Provenance",
    rows: [
      {
        key: "last",
        label: "Cette visite",
        text: "Moteur de recherche : Google",
        source: "page précédente",
        sensitivity: "open",
      },
      {
        key: "terms",
        label: "Recherche",
        text: "lampe de bureau lumière chaude",
        source: "page précédente",
        sensitivity: "personal",
      },
    ],
  },
  {
    key: "journey",
    title: "Parcours",
    rows: [
      {
        key: "duration",
        label: "Temps de navigation",
        text: "6 min 12 s",
        source: "pages vues et départ, à l'heure du serveur",
        sensitivity: "open",
      },
      { key: "pages", label: "Pages vues", text: "7", source: "page du visiteur", sensitivity: "open" },
      { key: "visits", label: "Visites", text: "3", source: "page du visiteur", sensitivity: "open" },
      {
        key: "current",
        label: "Page en cours",
        text: "Lampe Brume",
        url: Samples.page("/p/brume"),
        source: "page du visiteur",
        sensitivity: "personal",
      },
    ],
  },
  {
    key: "device",
    title: "Profil",
    rows: [
      { key: "country", label: "Pays", text: "France", source: "fuseau horaire", sensitivity: "open" },
      { key: "browser", label: "Navigateur", text: "Firefox 152", source: "navigateur", sensitivity: "open" },
      { key: "system", label: "Système", text: "macOS 26", source: "navigateur", sensitivity: "open" },
    ],
  },
  {
    key: "pastExchanges",
    title: "Échanges passés",
    rows: [
      { key: "count", label: "Conversations", text: "4", source: "conversations terminées", sensitivity: "open" },
      { key: "last", label: "Dernière", text: "3 mars 2026", source: "conversations terminées", sensitivity: "open" },
    ],
  },
]
