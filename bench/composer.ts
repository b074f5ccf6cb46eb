// What a letter costs in a draft over a thread of 100,000, and a search over 10,000 canned replies: node --expose-gc
// bench/composer.ts (after a build).
import type { CannedReply } from "@pupitre/core/composer/CannedReply"
import { index, search } from "@pupitre/core/composer/CannedReply"
import { crossedMessage } from "@pupitre/core/composer/crossedMessage"
import { make } from "@pupitre/core/composer/Drafts"
import { memory } from "@pupitre/core/composer/DraftStore"
import { otherWindow } from "@pupitre/core/composer/otherWindow"
import { filled } from "@pupitre/core/composer/Placeholders"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import { open } from "@pupitre/core/ConversationWindow"
import type { ConversationId, ItemId } from "@pupitre/core/Id"
import * as HeldChannel from "@pupitre/core/testing/HeldChannel"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Timeline from "@pupitre/core/Timeline"
import MiniSearch from "minisearch"
import type { Row } from "./Results.ts"
import { timed, write } from "./Results.ts"

const rows: Array<Row> = []

// ── a letter ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const size = 100_000
const begun = Scenario.make("Bonjour").events
const held = HeldChannel.make({ tenant: Scenario.tenant, participant: Scenario.ines, role: "agent" })
const window = open(held.channel, {
  tenant: Scenario.tenant,
  conversationId: "conversation-1" as ConversationId,
  memory: size * 2,
})
const events = Array.from({ length: size }, (_, i): ChatEvent => {
  const known = begun[i]
  return known ?? ({ ...begun[2]!, id: `command-${i + 1}/0`, seq: i + 1, text: `Message ${i}` } as ChatEvent)
})
held.push(window.stream, { _tag: "Range", range: { from: 1, to: size, events, head: size } })
if (Timeline.size(window.timeline.get()) < size) throw new Error("the thread is not held")

const drafts = make({ store: memory(), steps: [filled, otherWindow(), crossedMessage()] })
const draft = drafts.of(window)
// As a composer follows it.
for (const readable of [draft.text, draft.problem, draft.others, draft.crossed, draft.publishing]) {
  readable.subscribe(() => void readable.get())
}
const reply = "D'après le transporteur, votre colis est à l'entrepôt de Lyon : il repart demain matin. ".repeat(5)
const letter = timed({
  count: reply.length,
  prepare: () => {
    draft.write("")
    return (i) => draft.write(reply.slice(0, i + 1))
  },
})
rows.push({
  id: "draft.keystroke.100k",
  unit: "ms",
  ours: letter.mean,
  p50: letter.p50,
  p99: letter.p99,
  target: 0.2,
  slow: 0.2,
  looked: reply.length,
})

// ── a search ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const subjects = ["délai", "retour", "garantie", "échange", "suivi", "paiement", "réparation", "ampoule", "livraison"]
const texts = [
  "Nos lampes partent sous 24 h et arrivent en deux à trois jours ouvrés, où que vous soyez en France.",
  "Vous avez trente jours pour nous retourner un article, dans son emballage d'origine, sans donner de raison.",
  "La garantie couvre deux ans le luminaire et un an l'ampoule ; gardez la facture, elle suffit.",
  "Notre atelier répare toutes nos lampes, même hors garantie : comptez dix jours, le devis est gratuit.",
]
const replies = Array.from({ length: 10_000 }, (_, i): CannedReply => {
  const subject = subjects[i % subjects.length]!
  return {
    id: `reply-${i}` as ItemId,
    scope: i % 10 === 0 ? "own" : i % 3 === 0 ? "group" : "shared",
    shortcut: `${subject}${i}`,
    title: `${subject} n° ${i}`,
    category: subjects[(i * 7) % subjects.length]!,
    text: `${texts[i % texts.length]!} ${texts[(i * 3 + 1) % texts.length]!} (${i})`,
  }
})
const queries = [
  "",
  "d",
  "del",
  "delai42",
  "garantie atelier",
  "emballage origine",
  "zzz",
  "retour 99",
  "ampoule facture",
]
const ready = index(replies)
const sought = timed({
  count: queries.length * 20,
  prepare: () => (i) => search(ready, queries[i % queries.length]!, { language: "fr" }),
})

const bare = (term: string): string => term.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
const library = new MiniSearch<CannedReply>({
  fields: ["shortcut", "title", "category", "text"],
  processTerm: bare,
  searchOptions: { prefix: true, combineWith: "AND", boost: { shortcut: 8, title: 4, category: 2 }, processTerm: bare },
})
library.addAll(replies)
const theirs = timed({
  count: queries.length * 4,
  prepare: () => (i) => {
    const query = queries[i % queries.length]!
    return library.search(query === "" ? MiniSearch.wildcard : query).slice(0, 50)
  },
})
rows.push({
  id: "canned.search.10k",
  unit: "ms",
  ours: sought.mean,
  p50: sought.p50,
  p99: sought.p99,
  target: 5,
  peer: "minisearch, the same fields, by prefix",
  peerValue: theirs.mean,
  looked: replies.length * queries.length,
})

drafts.close()
window.close()
write("composer", rows)
for (const { id, ours, unit, p99, peerValue } of rows) {
  console.log(
    `${id}: ${ours.toPrecision(3)} ${unit}, p99 ${p99?.toPrecision(3)}${peerValue === undefined ? "" : `; beside ${peerValue.toPrecision(3)}`}`,
  )
}
