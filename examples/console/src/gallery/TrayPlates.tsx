/**
 * What stands around the field of a reply: files in each of their states, proposed answers, a translation, canned replies.
 *
 * @since 0.1.0
 */
import type { Attachment, Stage } from "@pupitre/core/composer/Attachments"
import type { Category } from "@pupitre/core/composer/CannedCategory"
import type { CannedReply } from "@pupitre/core/composer/CannedReply"
import { index, search, sections } from "@pupitre/core/composer/CannedReply"
import type { Rejection } from "@pupitre/core/composer/FileReason"
import { make as reason } from "@pupitre/core/composer/FileReason"
import { catalogue } from "@pupitre/core/composer/FileWords"
import type { Suggestion } from "@pupitre/core/composer/Suggestion"
import type { Suggestions } from "@pupitre/core/composer/Suggestions"
import type { Strip } from "@pupitre/core/composer/SuggestionStrip"
import type { FileId, ItemId } from "@pupitre/core/Id"
import { constant } from "@pupitre/core/Readable"
import { Composer } from "../desk/composer/Composer.tsx"
import { Attachments } from "../desk/composer/Attachments.tsx"
import { CannedList } from "../desk/composer/CannedList.tsx"
import { CategoryBar } from "../desk/composer/CategoryBar.tsx"
import { Missing } from "../desk/composer/Missing.tsx"
import { SuggestionStrip } from "../desk/composer/SuggestionStrip.tsx"
import { Reading } from "../desk/composer/Translation.tsx"
import type { Known } from "../desk/composer/Values.ts"
import { learn } from "../words/Speech.ts"
import { nothing, Plate } from "./Plate.tsx"

learn(catalogue)

const file = { fileId: "f" as FileId, name: "lampe.png", mediaType: "image/png", size: 482_000 }
const rejected = (
  why: Rejection["why"],
  key: Parameters<typeof reason>[0],
  params?: { readonly max: number },
): Stage => ({
  _tag: "Rejected",
  rejection: { why, reason: reason(key, params) },
})

/** A file in each of its states: its name, and how it stands. */
const stages: ReadonlyArray<readonly [name: string, stage: Stage]> = [
  ["choisie.png", { _tag: "Selected" }],
  ["regardée.png", { _tag: "Validating" }],
  ["plan-de-montage-du-lampadaire-Falaise-version-définitive.pdf", { _tag: "Uploading", sent: 240_000, paused: false }],
  ["en pause.pdf", { _tag: "Uploading", sent: 240_000, paused: true }],
  ["analysée.png", { _tag: "Scanning" }],
  ["lampe.png", { _tag: "Ready", file }],
  ["coupée.pdf", { _tag: "Failed", reason: reason("FileNotSent"), sent: 120_000, back: "Uploading" }],
  ["oubliée.pdf", { _tag: "Failed", reason: reason("FileGone"), sent: 0, back: "Validating" }],
  ["annulée.png", { _tag: "Cancelled" }],
]
const refusals: ReadonlyArray<readonly [name: string, stage: Stage]> = [
  ["photo.exe.png", rejected("name", "FileNameRefused")],
  ["sixième.png", rejected("count", "TooManyFiles", { max: 5 })],
  ["grande.png", rejected("size", "FileTooLarge", { max: 10 })],
  ["note.docx", rejected("type", "FileTypeRefused")],
  ["facture.pdf", rejected("content", "FileTypeMismatch")],
  ["eicar.pdf", rejected("virus", "FileInfected")],
]
const trayOf = (all: typeof stages): Parameters<typeof Attachments>[0]["attachments"] => ({
  files: all.map(([name, stage], key): Attachment => ({
    key: String(key),
    name,
    size: 482_000,
    mediaType: "image/png",
    stage,
  })),
  availability: { _tag: "Enabled" },
  file: () => undefined,
  add: nothing,
  pause: nothing,
  resume: nothing,
  remove: nothing,
})

const suggestion = (id: string, text: string, source: Suggestion["sources"][number]): Suggestion => ({
  id,
  text,
  answers: 7,
  provider: "search",
  sources: [source],
})
const found: ReadonlyArray<Suggestion> = [
  suggestion("a", "La livraison prend deux à trois jours ouvrés partout en France et coûte 4,90 €.", {
    kind: "article",
    id: "delivery",
    title: "Délais et frais de livraison",
  }),
  suggestion("b", "Nos lampes partent sous 24 h et arrivent en 2 à 3 jours ouvrés.", {
    kind: "reply",
    id: "delai",
    title: "Délai de livraison",
  }),
  suggestion("c", "Oui, Brest est livrée dans le même délai.", {
    kind: "past",
    id: "p",
    title: "Inès Morel",
    at: Date.UTC(2026, 9, 12),
  }),
]
const written = {
  ...suggestion("written-1", "Bonjour, oui : la livraison à Brest prend le même temps, deux à", {
    kind: "article",
    id: "delivery",
    title: "Délais et frais de livraison",
  }),
  provider: "petit-modele",
}
const base: Strip = { answers: 7, search: "done", found, writer: "petit-modele", dismissed: 0, answered: 6 }
const strips: ReadonlyArray<Strip> = [
  base,
  { ...base, found: found.slice(0, 1), writing: { run: 1, suggestion: written, state: "writing" } },
  { ...base, inserted: found[0]! },
  { ...base, answers: 9 },
  { ...base, found: [] },
  { answers: 7, search: "failed", found: [], dismissed: 0, answered: 6 },
]
const suggestionsOf = (strip: Strip): Suggestions => ({
  strip: constant(strip),
  insert: () => undefined,
  dismiss: nothing,
  again: nothing,
  write: nothing,
  stop: nothing,
  close: nothing,
})

const categories: ReadonlyArray<Category> = [
  { id: "greeting" as ItemId, name: { fr: "Accueil", en: "Greeting" }, order: 1, colour: "green" },
  { id: "delivery" as ItemId, name: { fr: "Livraison", en: "Delivery" }, order: 2, colour: "blue" },
  { id: "returns" as ItemId, name: { fr: "Retours", en: "Returns" }, order: 3, colour: "amber" },
]
const canned = (shortcut: string, text: string, more: Partial<CannedReply>): CannedReply => ({
  id: shortcut as ItemId,
  scope: "shared",
  shortcut,
  text,
  ...more,
})
const replies = index(
  [
    canned("bonjour", "Bonjour {{visitor.name}}, je suis {{agent.name}}.", { category: "greeting", title: "Accueil" }),
    canned("fidélité", "Avec votre statut {{custom.loyalty_tier}}, la livraison est offerte.", {
      category: "delivery",
      scope: "group",
    }),
    canned("moi", "Je m'en occupe tout de suite.", { scope: "own" }),
  ],
  categories,
)
const known: Known = {
  values: { "visitor.name": "Camille Roussel", "agent.name": "Inès Morel" },
  label: () => "Programme fidélité",
}

/** What stands around the field of a reply. */
export const TrayPlates = () => {
  const none = { visitor: "Camille Roussel", onDraft: nothing, onPublish: nothing }
  const tray = (all: typeof stages) => <Attachments attachments={trayOf(all)} onGone={nothing} />
  return (
    <>
      <Plate name="Attachments">
        <div className="pu-gallery-box pu-gallery-composers">
          <Composer {...none} draft="Voici." above={tray(stages.slice(0, 4))} />
          <Composer {...none} draft="Voici." above={tray(stages.slice(4))} />
          <Composer {...none} draft="" above={tray(refusals.slice(0, 3))} />
          <Composer {...none} draft="" above={tray(refusals.slice(3))} />
        </div>
      </Plate>
      <Plate name="SuggestionStrip">
        <div className="pu-gallery-box pu-gallery-composers">
          {strips.map((strip, place) => (
            <Composer
              // oxlint-disable-next-line react/no-array-index-key -- a list that never changes
              key={place}
              {...none}
              draft=""
              above={<SuggestionStrip suggestions={suggestionsOf(strip)} />}
            />
          ))}
        </div>
      </Plate>
      <Plate name="Translation">
        <div className="pu-gallery-box pu-gallery-composers">
          <Composer
            {...none}
            draft="Elle part demain : voir https://lumen.example/p/aube"
            above={
              <Reading
                of={{ text: "Elle part demain.", rev: 1, to: "en" }}
                parts={[
                  {
                    text: "Elle part demain.",
                    translation: { language: "en", text: "It ships tomorrow.", provider: "LibreTranslate" },
                    lost: ["https://lumen.example/p/aube"],
                  },
                ]}
              />
            }
          />
        </div>
      </Plate>
      <Plate name="CannedList">
        {(scheme) => (
          <div className="pu-gallery-box pu-gallery-composers">
            <Composer
              {...none}
              draft="/"
              above={
                <div className="pu-canned-call">
                  <CategoryBar categories={categories} category={undefined} onNarrow={nothing} />
                  <CannedList
                    id={`canned-${scheme}`}
                    index={replies}
                    sections={sections(replies, search(replies, ""))}
                    active={1}
                    known={known}
                    sign="/"
                    onActive={nothing}
                    onTake={nothing}
                  />
                </div>
              }
            />
            <Composer
              {...none}
              draft="Avec votre statut {{custom.loyalty_tier}}, la livraison est offerte."
              above={
                <Missing
                  text="Avec votre statut {{custom.loyalty_tier}}, la livraison est offerte."
                  known={known}
                  pressing
                />
              }
            />
          </div>
        )}
      </Plate>
    </>
  )
}
