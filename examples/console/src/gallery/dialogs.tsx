/**
 * The forms of the agent's actions and the lines that ask something of the agent, on samples.
 *
 * @since 0.1.0
 */
import type { Entry } from "@pupitre/actions/Directory"
import type { Offer } from "@pupitre/actions/Library"
import * as Offering from "@pupitre/actions/SendOffer"
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { AgentId, ConversationId, GroupId, ItemId, SiteId } from "@pupitre/core/Id"
import { BlockForm } from "../desk/actions/BlockForm.tsx"
import { ConversationList } from "../desk/list/ConversationList.tsx"
import { ReportForm } from "../desk/actions/ReportForm.tsx"
import { SelfBar } from "../desk/list/SelfBar.tsx"
import { SendOfferForm } from "../desk/actions/SendOfferForm.tsx"
import { TransferForm } from "../desk/actions/TransferForm.tsx"
import { nothing } from "./Plate.tsx"
import * as Samples from "./samples.ts"

const answers = { onAccept: nothing, onDecline: nothing }
const day = 24 * 3_600_000

/** The form that sends an offer, where there are no cards and after a refusal. */
export const Offers = ({ now }: { readonly now: number }) => {
  const items = offers(now)
  const props = {
    shelf: { _tag: "Loaded", items },
    now,
    language: "fr",
    mode: "messaging",
    sending: "no",
    refused: [{ key: "OfferUnavailable" }],
    compose: (input: Offering.Input) => Offering.compose(input, now),
    images: { found: () => undefined, awaited: () => false, look: nothing },
    onSend: nothing,
    onCancel: nothing,
  } as const
  return (
    <div className="pu-gallery-sheet pu-gallery-wide">
      <SendOfferForm {...props} />
    </div>
  )
}

/** The form that hands a visitor over, after it was refused. */
export const Transfers = () => {
  const props = {
    entries: { _tag: "Loaded", items: entries },
    me: Samples.ines.id,
    language: "es",
    way: "call",
    site: "atelier" as SiteId,
    announcement: "Je vous mets en relation avec un collègue qui pourra mieux vous aider.",
    announces: "offer",
    draft: "",
    sending: "no",
    refused: [{ key: "TargetUnavailable", params: { to: Samples.tom.name } }],
    onAnnounce: nothing,
    onSend: nothing,
    onCancel: nothing,
  } as const
  return (
    <div className="pu-gallery-sheet">
      <TransferForm {...props} />
    </div>
  )
}

/** The form that reports a problem, after it was found to repeat another. */
export const Reports = ({ now }: { readonly now: number }) => {
  const props = {
    prefilled: {
      page: { url: Samples.longUrl, title: "Suspension laiton — Maison Lumen" },
      device: "Firefox 145 · Windows 10 · 1920 × 1080",
    },
    said: [
      { seq: 4, who: "Camille Roussel", text: "Le bouton « Payer » ne répond pas.", at: now - 90_000 },
      { seq: 5, who: Samples.ines.name, text: Samples.longText, at: now - 60_000 },
    ],
    sending: "no",
    refused: [{ key: "DuplicateReport" }],
    onSend: nothing,
    onCancel: nothing,
  } as const
  return (
    <div className="pu-gallery-sheet">
      <ReportForm {...props} />
    </div>
  )
}

/** The form that blocks a visitor. */
export const Blocks = ({ now }: { readonly now: number }) => (
  <div className="pu-gallery-sheet">
    <BlockForm
      visitor={Samples.longName}
      now={now}
      known={["advice", "order", "misc"]}
      site="Atelier Lumen"
      sending="no"
      refused="Cette date est passée."
      onSend={nothing}
      onCancel={nothing}
    />
  </div>
)

/** The lines of what rings, is handed over, set aside, waits for someone, will close; and where the agent stands. */
export const Lines = ({ now, scheme }: { readonly now: number; readonly scheme: string }) => (
  <div className="pu-gallery-box" style={{ width: 272 }}>
    <ConversationList
      label={`${scheme} ConversationList 3`}
      summaries={asking(now)}
      self={Samples.ines.id}
      selected={undefined}
      groups={["advice"]}
      onOpen={nothing}
      onTake={nothing}
      answers={answers}
    />
    {(["available", "busy", "unavailable"] as const).map((standing) => (
      <SelfBar
        key={standing}
        name={Samples.ines.name}
        role="agent"
        status="Online"
        standing={standing}
        load={{ open: standing === "busy" ? 6 : 2, slots: 6 }}
        onAvailable={nothing}
        onSignOut={nothing}
      />
    ))}
  </div>
)

const offers = (now: number): ReadonlyArray<Offer> => {
  const offer = (id: string, title: string, rest: Partial<Offer> = {}): Offer => ({
    id: id as ItemId,
    title,
    message: "La remise est déjà dans le prix.",
    image: { url: `${location.origin}/offers/${id}.webp` as never, alt: title },
    link: { url: Samples.page(`/p/${id}`), label: "Voir la lampe" },
    price: { now: "109,65 €", was: "129,00 €" },
    language: "fr",
    ...rest,
  })
  return [
    offer("aube", "Aube, 15 % de moins ce week-end", { until: now + 3 * day }),
    offer("plume", Samples.longName, { language: "en" }),
    offer("brume", "Brume, la série d'automne", { from: now + 2 * day }),
    offer("cigale", "Cigale, les soirs d'été", { until: now - 6 * day }),
    offer("nowhere", "Une image qui manque", { available: false }),
  ]
}

const entries: ReadonlyArray<Entry> = [
  { to: Samples.tom, skills: ["Livraison", "Retours"], languages: ["fr", "en"], available: true, free: true },
  {
    to: { _tag: "Agent", id: "shop" as AgentId, name: "Marc Tissier" },
    skills: ["Retours"],
    sites: ["lumen" as SiteId],
    available: true,
    free: true,
  },
  {
    to: { _tag: "Agent", id: "chats" as AgentId, name: "Hugo Lambert" },
    skills: ["Réparation"],
    sites: ["atelier" as SiteId],
    modes: ["chat"],
    available: true,
    free: true,
  },
  {
    to: { _tag: "Agent", id: "long" as AgentId, name: Samples.longName },
    skills: ["Éclairage"],
    available: true,
    free: false,
  },
  {
    to: { _tag: "Group", id: "advice" as GroupId, name: "Conseil" },
    skills: [],
    available: true,
    free: true,
    members: [Samples.tom.id],
    next: Samples.tom,
  },
  { to: { _tag: "Agent", id: "away" as AgentId, name: "Nadia Kermiche" }, skills: [], available: false, free: false },
  { to: { _tag: "Bot", id: "lumi" as AgentId, name: "Lumi" }, skills: [], available: true, free: true },
]

const asking = (now: number): ReadonlyArray<ConversationSummary> => {
  const [line] = Samples.summaries(now).filter(({ last }) => last !== undefined)
  const mine = { agentId: Samples.ines.id, name: Samples.ines.name }
  const theirs = { agentId: Samples.tom.id, name: Samples.tom.name }
  const of = (id: string, rest: Partial<ConversationSummary>): ReadonlyArray<ConversationSummary> =>
    line === undefined ? [] : [{ ...line, id: id as ConversationId, ...rest }]
  return [
    ...of("a-1", {
      status: "transferring",
      owner: theirs,
      transfer: { to: Samples.ines, mode: "offer", expiresAt: now + 24_000 },
    }),
    ...of("a-2", { status: "offered", mode: "call", owner: mine }),
    ...of("a-3", { status: "queued", queuedFor: Samples.ines }),
    ...of("a-4", { status: "queued", queuedFor: { _tag: "Agent", id: "l" as AgentId, name: Samples.longName } }),
    ...of("a-5", { status: "transferring", owner: mine, transfer: { to: Samples.tom, mode: "warm" } }),
    ...of("a-6", { status: "active", owner: mine, closesAt: now + 90_000 }),
    ...of("a-7", { status: "snoozed", owner: mine, snooze: { until: now + day, keepAssigned: true } }),
  ]
}
