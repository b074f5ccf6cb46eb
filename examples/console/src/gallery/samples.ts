/**
 * What the gallery shows: our own words, each kind of entry, and the extremes that break a layout.
 *
 * @since 0.1.0
 */
import type { ChatEvent, Envelope, Known, Unknown } from "@pupitre/core/ChatEvent"
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { Entry, Failed, Gap, Pending } from "@pupitre/core/Entry"
import type { Fact } from "@pupitre/core/Fact"
import type {
  AgentId,
  CommandId,
  ConversationId,
  EventId,
  FileId,
  GroupId,
  PageId,
  ReportId,
  Seq,
  VisitId,
  VisitorId,
} from "@pupitre/core/Id"
import type { Agent, Bot, Participant, System, Visitor } from "@pupitre/core/Participant"
import type { SafeUrl } from "@pupitre/core/SafeUrl"

/** The agent whose desk it is. */
export const ines: Agent = { _tag: "Agent", id: "ines" as AgentId, name: "Inès Bellanger" }
/** A colleague. */
export const tom: Agent = { _tag: "Agent", id: "tom" as AgentId, name: "Tom Okafor" }
const bot: Bot = { _tag: "Bot", id: "lumi" as AgentId, name: "Lumi" }
const system: System = { _tag: "System" }
/** A visitor. */
export const camille: Visitor = { _tag: "Visitor", id: "v-camille" as VisitorId, name: "Camille Roussel" }

/** The address of a page of the shop. */
export const page = (path: string): SafeUrl => `https://maison-lumen.example${path}` as SafeUrl

/** A name of 60 characters. */
export const longName = "Marie-Apolline de Saint-Exupéry-Vandenbroucke van der Meersch"
/** A word that does not break by itself. */
export const longUrl = `https://maison-lumen.example/collections/${"suspension-laiton-brosse-".repeat(9)}?variante=grand-modele&couleur=ivoire`
/** 3,000 characters. */
export const longText = Array.from(
  { length: 60 },
  (_, i) => `${i + 1}. La lampe éclaire bien la table, ${i % 2 === 0 ? "mais le câble" : "et l'abat-jour"} `,
)
  .join("")
  .padEnd(3000, "…")
  .slice(0, 3000)

let made = 0
const envelope = (by: Participant, at: number): Envelope => {
  made += 1
  return { id: `sample-${made}/0` as EventId, seq: made as Envelope["seq"], at, by }
}

/** A stored event. */
export const event = (by: Participant, at: number, fact: Fact): Known => ({ ...envelope(by, at), ...fact })

const minute = 60_000

const pageOf = (path: string, title: string, n: number): Fact => ({
  _tag: "PageVisited",
  pageId: `p${n}` as PageId,
  visitId: "visit" as VisitId,
  url: page(path),
  title,
})

/** A conversation that ends now. */
export const conversation = (now: number): ReadonlyArray<ChatEvent> => {
  const ago = (minutes: number): number => now - minutes * minute
  const yesterday = now - 26 * 60 * minute
  const say = (by: Participant, at: number, text: string): ChatEvent => event(by, at, { _tag: "MessagePosted", text })
  return [
    event(camille, yesterday, {
      _tag: "ConversationStarted",
      conversationId: "c-camille" as ConversationId,
      visitor: camille,
      mode: "chat",
      language: "fr",
      consent: ["store", "preview"],
    }),
    event(camille, yesterday, pageOf("/lampes", "Lampes de table", 1)),
    say(
      camille,
      yesterday + minute,
      "Bonjour ! Je cherche une lampe pour un petit bureau, lumière chaude si possible.",
    ),
    say(bot, yesterday + minute + 4000, "Bonjour Camille, je vous passe un conseiller."),
    event(system, yesterday + 2 * minute, { _tag: "AgentAssigned", agentId: ines.id, name: ines.name }),
    say(
      ines,
      yesterday + 3 * minute,
      "Bonjour Camille, Inès à votre service. La Aube éclaire à 2 700 K, c'est la plus chaude de nos lampes de bureau.",
    ),
    event(camille, ago(14), pageOf("/p/aube", "Lampe Aube", 2)),
    event(camille, ago(13), pageOf("/p/brume", "Lampe Brume", 3)),
    say(camille, ago(12), "Me revoilà. Je crois que je préfère la Brume, en fait."),
    say(camille, ago(12) + 9000, "Elle est en stock ?"),
    say(ines, ago(11), "Oui, il en reste huit."),
    say(ines, ago(11) + 20_000, "Expédiée demain si vous commandez avant midi."),
    event(ines, ago(10), { _tag: "LinkSent", url: page("/p/brume"), label: "Lampe Brume, verre fumé" }),
    event(camille, ago(9), pageOf("/p/brume", "Lampe Brume", 4)),
    event(system, ago(8), { _tag: "AlertRaised", alert: { kind: "VisitorLeft" } }),
    event(system, ago(6), { _tag: "AlertRaised", alert: { kind: "VisitorReturned" } }),
    event(ines, ago(5), {
      _tag: "ActionRecorded",
      name: "stock.check",
      label: "Stock vérifié : 8 en réserve",
      details: { reference: "BRUME-FU", entrepot: "Nantes", quantite: 8 },
    }),
    event(ines, ago(4), { _tag: "ModeChanged", mode: "chat" }),
    say(camille, ago(1), "Parfait. Et pour la livraison, c'est combien ?"),
  ]
}

/** One of each kind of entry that a conversation rarely shows all of. */
export const kinds = (now: number): ReadonlyArray<readonly [string, Entry]> => {
  const at = now - 3 * minute
  const pending = (fact: Fact, n: number): Pending => ({
    _tag: "Pending",
    key: `pending-${n}/0`,
    commandId: `pending-${n}` as CommandId,
    fact,
    by: ines,
    at,
  })
  const failed = (fact: Fact, n: number, reasons: Failed["reasons"]): Failed => ({
    ...pending(fact, n),
    _tag: "Failed",
    reasons,
  })
  const gap: Gap = { _tag: "Gap", key: "gap/12", from: 12, to: 214, state: "known" }
  const unknown: Unknown = {
    ...envelope(system, at),
    _tag: "Unknown",
    kind: "PollAnswered",
    body: { score: 5 },
  }
  const translation = event(system, at, {
    _tag: "TranslationAttached",
    target: 1 as Seq,
    language: "fr",
    text: "Est-elle en stock ?",
    provider: "démonstration",
    to: "agents",
  })
  const text: Fact = { _tag: "MessagePosted", text: "Je vérifie le délai pour Brest." }
  return [
    [
      "ConversationStarted",
      event(camille, at, {
        _tag: "ConversationStarted",
        conversationId: "c" as ConversationId,
        visitor: camille,
        mode: "chat",
        consent: ["store"],
      }),
    ],
    ["AgentAssigned (self)", event(system, at, { _tag: "AgentAssigned", agentId: ines.id, name: ines.name })],
    ["AgentAssigned (colleague)", event(system, at, { _tag: "AgentAssigned", agentId: tom.id, name: tom.name })],
    ["MessagePosted (visitor)", event(camille, at, { _tag: "MessagePosted", text: "Elle est en stock ?" })],
    ["MessagePosted (self)", event(ines, at, { _tag: "MessagePosted", text: "Oui, expédiée demain." })],
    ["MessagePosted (colleague)", event(tom, at, { _tag: "MessagePosted", text: "Je prends la suite d'Inès." })],
    ["MessagePosted (bot)", event(bot, at, { _tag: "MessagePosted", text: "Un conseiller arrive." })],
    [
      "VisitStarted",
      event(camille, at, {
        _tag: "VisitStarted",
        visitId: "v" as VisitId,
        landing: page("/"),
        referrer: "",
        userAgent: "",
      }),
    ],
    ["PageVisited", event(camille, at, pageOf("/p/aube", "Lampe Aube", 9))],
    [
      "PageVisited (long)",
      event(camille, at, {
        ...pageOf("", "", 10),
        _tag: "PageVisited",
        pageId: "x" as PageId,
        visitId: "v" as VisitId,
        url: longUrl as SafeUrl,
        title: "Suspension en laiton brossé, grand modèle, câble textile ivoire de trois mètres",
      }),
    ],
    ["LinkSent", event(ines, at, { _tag: "LinkSent", url: page("/p/brume"), label: "Lampe Brume, verre fumé" })],
    ["LinkSent (long)", event(tom, at, { _tag: "LinkSent", url: longUrl as SafeUrl, label: longUrl.slice(0, 200) })],
    ["ModeChanged (call)", event(ines, at, { _tag: "ModeChanged", mode: "call" })],
    ["ModeChanged (video)", event(ines, at, { _tag: "ModeChanged", mode: "video" })],
    ["ConsentGiven", event(camille, at, { _tag: "ConsentGiven", scopes: ["store", "preview"] })],
    ["ConsentWithdrawn", event(camille, at, { _tag: "ConsentWithdrawn", scopes: ["preview"] })],
    [
      "ActionRecorded",
      event(ines, at, {
        _tag: "ActionRecorded",
        name: "stock.check",
        label: "Stock vérifié : 8 en réserve",
        details: { reference: "BRUME-FU", quantite: 8, tailles: ["S", "M"] },
      }),
    ],
    [
      "ActionRecorded (bare)",
      event(ines, at, {
        _tag: "ActionRecorded",
        name: "lumen.callBack",
        label: { fr: "Rappel prévu sous deux jours ouvrés", en: "Call back planned within two working days" },
      }),
    ],
    ["AlertRaised (left)", event(system, at, { _tag: "AlertRaised", alert: { kind: "VisitorLeft" } })],
    ["AlertRaised (returned)", event(system, at, { _tag: "AlertRaised", alert: { kind: "VisitorReturned" } })],
    [
      "ConversationClosed",
      event(ines, at, {
        _tag: "ConversationClosed",
        conversationId: "c" as ConversationId,
        visitorId: camille.id,
        tags: ["Conseil produit", "Livraison"],
        answers: [
          { field: "outcome", value: "solved" },
          { field: "sale", value: true },
          { field: "amount", value: 89.9 },
        ],
        note: "Hésitait entre Aube et Brume. Préfère le verre fumé.",
      }),
    ],
    [
      "MessagePosted (spans, quick replies)",
      event(bot, at, {
        _tag: "MessagePosted",
        text: "Bonjour @Camille, voici la page de livraison. Autre chose ?",
        spans: [
          { _tag: "MentionSpan", at: 8, length: 8, agentId: ines.id },
          { _tag: "LinkSpan", at: 24, length: 20, url: page("/livraison") },
        ],
        quickReplies: ["Oui", "Non, merci", "Parler à un conseiller"],
      }),
    ],
    [
      "MessagePosted (translated)",
      {
        ...event(camille, at, { _tag: "MessagePosted", text: "Is it in stock?" }),
        translations: [translation],
      } as Entry,
    ],
    [
      "FilePosted",
      event(camille, at, {
        _tag: "FilePosted",
        fileId: "f" as FileId,
        name: "facture-2026.pdf",
        mediaType: "application/pdf",
        size: 184_320,
        url: page("/fichiers/facture-2026.pdf"),
      }),
    ],
    ["Tombstone", event(camille, at, { _tag: "Tombstone", was: "MessagePosted", cause: "personalData" })],
    [
      "NoteAdded",
      event(ines, at, { _tag: "NoteAdded", text: "Cliente fidèle, trois commandes cette année.\nRappeler lundi." }),
    ],
    [
      "OfferSent",
      event(ines, at, {
        _tag: "OfferSent",
        title: "−15 % sur la lampe Aube",
        message: "Valable jusqu'à dimanche, avec la livraison offerte.",
        link: { url: page("/p/aube"), label: "Voir la lampe" },
        price: { now: "109,65 €", was: "129,00 €" },
      }),
    ],
    ["NavigationRequested", event(ines, at, { _tag: "NavigationRequested", level: "control", expiresAt: at + 60_000 })],
    ["NavigationGranted", event(camille, at, { _tag: "NavigationGranted", level: "control" })],
    ["NavigationRefused", event(camille, at, { _tag: "NavigationRefused", level: "observe", cause: "refused" })],
    ["NavigationStarted", event(ines, at, { _tag: "NavigationStarted", level: "observe" })],
    ["NavigationPaused", event(camille, at, { _tag: "NavigationPaused" })],
    ["NavigationEnded", event(camille, at, { _tag: "NavigationEnded", cause: "revoked" })],
    ["PageVisited (driven)", event(camille, at, { ...pageOf("/panier", "Votre panier", 11), driven: true } as Fact)],
    ["PageOpened", event(ines, at, { _tag: "PageOpened", url: page("/p/aube"), stale: false })],
    [
      "TransferStarted",
      event(ines, at, {
        _tag: "TransferStarted",
        mode: "offer",
        to: { _tag: "Group", id: "sav" as GroupId, name: "Service après-vente" },
        comment: "Le variateur grésille depuis la semaine dernière.",
      }),
    ],
    ["TransferJoined", event(tom, at, { _tag: "TransferJoined", agentId: tom.id, name: tom.name })],
    ["TransferEnded (declined)", event(tom, at, { _tag: "TransferEnded", outcome: "declined" })],
    ["TransferEnded (accepted)", event(tom, at, { _tag: "TransferEnded", outcome: "accepted" })],
    ["ConversationQueued", event(system, at, { _tag: "ConversationQueued", cause: "agentLeft" })],
    [
      "ConversationOffered",
      event(system, at, { _tag: "ConversationOffered", agentId: tom.id, name: tom.name, expiresAt: at + 30_000 }),
    ],
    ["ConversationDeclined", event(tom, at, { _tag: "ConversationDeclined", agentId: tom.id, cause: "timedOut" })],
    [
      "ConversationSnoozed",
      event(ines, at, { _tag: "ConversationSnoozed", until: at + 10_800_000, keepAssigned: true }),
    ],
    ["ConversationWoken", event(camille, at, { _tag: "ConversationWoken", cause: "visitor" })],
    [
      "ProblemReported",
      event(ines, at, {
        _tag: "ProblemReported",
        reportId: "r" as ReportId,
        conversationId: "c" as ConversationId,
        category: "Panier",
        severity: "major",
        description: "Le bouton « Valider » ne répond pas sur Firefox.",
        excerpt: [],
      }),
    ],
    [
      "VisitorBlocked",
      event(ines, at, {
        _tag: "VisitorBlocked",
        visitorId: camille.id,
        reason: "insults",
        comment: "Trois avertissements.",
      }),
    ],
    ["TagAdded", event(ines, at, { _tag: "TagAdded", tag: "Livraison" })],
    ["ClosingAnnounced", event(system, at, { _tag: "ClosingAnnounced", deadline: at + 120_000, cause: "idle" })],
    ["ClosingCancelled", event(system, at, { _tag: "ClosingCancelled", cause: "message" })],
    [
      "SurveyAnswered",
      event(camille, at, {
        _tag: "SurveyAnswered",
        conversationId: "c" as ConversationId,
        csat: 5,
        comment: "Très claire, merci !",
      }),
    ],
    ["AlertRaised (promise)", event(system, at, { _tag: "AlertRaised", alert: { kind: "SlaMissed", seconds: 190 } })],
    ["Unknown", unknown],
    ["Pending (message)", pending(text, 1)],
    ["Pending (link)", pending({ _tag: "LinkSent", url: page("/p/aube"), label: "Lampe Aube" }, 2)],
    [
      "Pending (closing)",
      pending(
        {
          _tag: "ConversationClosed",
          conversationId: "c" as ConversationId,
          visitorId: camille.id,
          tags: ["Livraison"],
        },
        5,
      ),
    ],
    ["Failed (refused)", failed(text, 3, [{ key: "NotOwner", params: { owner: tom.name } }])],
    [
      "Failed (link)",
      failed({ _tag: "LinkSent", url: page("/p/aube"), label: "Lampe Aube" }, 4, [{ key: "OutboxFull" }]),
    ],
    ["Gap", gap],
  ]
}

/** Texts that break layouts. */
export const extremes = (now: number): ReadonlyArray<ChatEvent> => {
  const at = now - 4 * minute
  const named: Visitor = { ...camille, name: longName }
  const colleague: Agent = { ...tom, name: longName }
  return [
    event(named, at, { _tag: "MessagePosted", text: longUrl }),
    event(ines, at, { _tag: "MessagePosted", text: longUrl }),
    event(named, at, { _tag: "MessagePosted", text: "👍🏽" }),
    event(named, at + 1000, { _tag: "MessagePosted", text: "Merci 🙏✨ à bientôt 👩‍👩‍👧‍👦 🇫🇷" }),
    event(named, at + 2000, { _tag: "MessagePosted", text: "مرحبا، هل هذا المصباح متوفر في المتجر؟ أحتاج إلى اثنين." }),
    event(ines, at, { _tag: "MessagePosted", text: "שלום, כן, יש לנו שמונה במלאי (BRUME-FU)." }),
    event(named, at + 3000, { _tag: "MessagePosted", text: "<b>pas du gras</b> <script>alert(1)</script>" }),
    event(named, at + 4000, { _tag: "MessagePosted", text: "Première ligne\n\nTroisième ligne\n    retrait gardé" }),
    event(named, at + 400_000, { _tag: "MessagePosted", text: longText }),
    event(colleague, at, { _tag: "MessagePosted", text: "Un nom de soixante caractères." }),
    event(colleague, at, { _tag: "AgentAssigned", agentId: colleague.id, name: longName }),
  ]
}

/** 200 entries. */
export const many = (now: number): ReadonlyArray<ChatEvent> =>
  Array.from({ length: 200 }, (_, i) => {
    const at = now - (200 - i) * 2 * minute
    if (i % 9 === 4) return event(camille, at, pageOf(`/p/lampe-${i}`, `Lampe ${i}`, i))
    if (i % 31 === 20) return event(ines, at, { _tag: "LinkSent", url: page(`/p/${i}`), label: `Lampe ${i}` })
    return event(i % 3 === 0 ? ines : camille, at, {
      _tag: "MessagePosted",
      text: i % 3 === 0 ? "Oui, tout à fait." : `Question ${i} : et celle-ci, elle existe en vert ?`,
    })
  })

/** Lines of the list in every state. */
export const summaries = (now: number): ReadonlyArray<ConversationSummary> => {
  const visitor = (id: string, name?: string): Visitor => ({
    _tag: "Visitor",
    id: id as VisitorId,
    ...(name !== undefined && { name }),
  })
  const base = { mode: "chat", visitorGone: false, unanswered: 0, seq: 4 } as const
  const mine = { agentId: ines.id, name: ines.name }
  const of = (
    id: string,
    rest: Omit<ConversationSummary, "id" | "seq" | "mode" | "visitorGone" | "unanswered"> &
      Partial<ConversationSummary>,
  ): ConversationSummary => ({
    ...base,
    id: id as ConversationId,
    ...rest,
  })
  const ago = (seconds: number): number => now - seconds * 1000
  return [
    of("c-queue", {
      visitor: visitor("v-0f3a"),
      status: "queued",
      startedAt: ago(52),
      waitingSince: ago(52),
      unanswered: 1,
      last: {
        by: "visitor",
        text: "Bonjour, est-ce que l'interrupteur de la Brume est à variateur ?",
        at: ago(50),
        seq: 4,
      },
    }),
    of("c-queue-call", {
      visitor: visitor("v-ada", "Ada Lindqvist"),
      status: "queued",
      mode: "call",
      startedAt: ago(11),
      waitingSince: ago(11),
    }),
    of("c-camille", {
      visitor: camille,
      status: "active",
      owner: mine,
      startedAt: ago(860),
      waitingSince: ago(64),
      unanswered: 2,
      last: { by: "visitor", text: "Parfait. Et pour la livraison, c'est combien ?", at: ago(64), seq: 4 },
    }),
    of("c-marc", {
      visitor: visitor("v-marc", "Marc Tessier"),
      status: "active",
      owner: mine,
      startedAt: ago(2400),
      visitorGone: true,
      last: { by: "agent", text: "Je vous envoie le bon de retour par mail.", at: ago(540), seq: 4 },
    }),
    of("c-long", {
      visitor: visitor("v-long", longName),
      status: "active",
      mode: "video",
      owner: mine,
      startedAt: ago(400),
      waitingSince: ago(4000),
      unanswered: 128,
      last: { by: "visitor", text: longUrl.slice(0, 139), at: ago(4000), seq: 4 },
    }),
    of("c-noor", {
      visitor: visitor("v-noor", "نور الهاشمي"),
      status: "active",
      owner: { agentId: tom.id, name: tom.name },
      startedAt: ago(9000),
      last: { by: "visitor", text: "شكرا جزيلا", at: ago(7300), seq: 4 },
    }),
    of("c-closed", {
      visitor: visitor("v-paul", "Paul Imbert"),
      status: "closed",
      owner: mine,
      startedAt: ago(90_000),
      last: { by: "agent", text: "Bonne journée !", at: ago(88_000), seq: 4 },
    }),
  ]
}
