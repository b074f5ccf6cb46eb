// What one decision costs, of every kind an agent's pane asks for, on the easy path and on a desk with a full library, a
// thousand known reports and a long closing form, in one run: node bench/actions.ts (after a build).
import * as Catalogue from "@pupitre/actions/Catalogue"
import * as Library from "@pupitre/actions/Library"
import * as Problems from "@pupitre/actions/Problems"
import * as Command from "@pupitre/core/Command"
import { AddNote } from "@pupitre/core/command/AddNote"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import { Snooze, Wake } from "@pupitre/core/command/Snooze"
import { AddTag, RemoveTag } from "@pupitre/core/command/Tags"
import * as Conversation from "@pupitre/core/Conversation"
import type { Fact } from "@pupitre/core/Fact"
import type { Participant, Role } from "@pupitre/core/Participant"
import * as Shelf from "@pupitre/core/Shelf"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Visitor from "@pupitre/core/Visitor"
import * as Workspace from "@pupitre/core/Workspace"
import { timed, write } from "./Results.ts"

const marc = { _tag: "Agent", id: "marc", name: "Marc" }
const eight = Catalogue.make({
  transfer: { directory: () => ({ to: marc, skills: [], available: true, free: true }) as never },
})
const state = Scenario.make("Bonjour").agent("Bonjour").visitor("Merci").conversation()
const context: Command.Context = {
  tenant: Scenario.tenant,
  by: Scenario.ines,
  role: "agent",
  at: 1_760_000_100_000,
  commandId: "bench-000001" as Command.Context["commandId"],
  visitorOnline: true,
}
const offer = {
  title: "Lampe Aube",
  message: "Port offert",
  link: { url: "https://lumen.example/p/aube", label: "Voir" },
  image: { url: "https://lumen.example/aube.jpg", alt: "Une lampe" },
}
const told = (fact: unknown, seq: number, at: number) =>
  ({ ...(fact as Fact), id: `bench-${seq}/0`, seq, at, by: Scenario.ines }) as never
const shelf = (item: (n: number) => unknown): Shelf.Shelf =>
  Shelf.fold(
    Array.from({ length: 1000 }, (_, n) => told({ _tag: "ItemKept", itemId: `item-${n}`, item: item(n) }, n + 1, 0)),
  )
const links = shelf((n) => ({ label: `Lampe ${n}`, url: `https://lumen.example/p/${n}` }))
const offers = shelf(() => ({ ...offer, price: { now: "89 €", was: "99 €" }, until: 1_990_000_000_000 }))
const categories = ["basket", "display", "navigation", "account", "content"]
// A thousand reports of the last two days, of which the ten newest may be of the same problem.
const known = Problems.fold(
  Array.from({ length: 1000 }, (_, n) =>
    told(
      {
        _tag: "ProblemReported",
        reportId: `report-${n}`,
        conversationId: "c",
        category: categories[n % categories.length],
        severity: "minor",
        description: "Le panier se vide",
        page: { url: `https://lumen.example/collection/lampes/${n}?from=home`, title: "Lampe" },
        excerpt: [],
      },
      n + 1,
      context.at - (999 - n) * 179_000,
    ),
  ),
)
// A thousand within the last half hour, each of a page of its own: what a bad day looks like.
const fresh = Problems.fold(
  Array.from({ length: 1000 }, (_, n) =>
    told(
      {
        _tag: "ProblemReported",
        reportId: `fresh-${n}`,
        conversationId: "c",
        category: "basket",
        severity: "minor",
        description: "Le panier se vide",
        page: { url: `https://lumen.example/collection/lampes/${n}?from=home`, title: "Lampe" },
        excerpt: [],
      },
      n + 1,
      context.at - (999 - n) * 1_790,
    ),
  ),
)
const fields = Array.from({ length: 20 }, (_, n) => ({
  id: `field-${n}`,
  label: { fr: `Question ${n}`, en: `Question ${n}` },
  kind: n % 2 === 0 ? ("text" as const) : ("checkbox" as const),
  required: true,
}))
const full = Catalogue.make({
  sendLink: { hosts: ["other.example", "lumen.example"], library: (id) => Library.findLink(links, id) },
  sendOffer: { hosts: ["lumen.example"], imageHosts: ["lumen.example"], offers: (id) => Library.findOffer(offers, id) },
  reportProblem: { reports: () => known },
  close: { fields, tags: Array.from({ length: 200 }, (_, n) => ({ tag: `Type ${n}` })), ownTags: false },
})
const busy = Catalogue.make({ reportProblem: { reports: () => fresh } })

/** Where a wish is made that needs more than a conversation that goes on, or somebody else than its agent. */
interface Where {
  readonly state?: unknown
  readonly by?: Participant
  readonly role?: Role
  /** Milliseconds after the rest. */
  readonly later?: number
}
const later = (...facts: ReadonlyArray<Fact>): Conversation.Conversation =>
  facts.reduce((now, fact) => Conversation.apply(now, told(fact, now.seq + 1, context.at)), state)
const { further } = eight
const visitor = { by: Scenario.camille, role: "visitor" } as const
const server = { by: { _tag: "System" }, role: "system" } as const
const asked: Fact = { _tag: "NavigationRequested", level: "observe", expiresAt: context.at + 60_000 }
const granted: Fact = { _tag: "NavigationGranted", level: "observe" }
const begun: Fact = { _tag: "NavigationStarted", level: "observe" }
const paused: Fact = { _tag: "NavigationPaused" }
const handed = {
  state: later({ _tag: "TransferStarted", mode: "offer", to: marc as never, expiresAt: context.at + 30_000 }),
  by: marc as Participant,
}
const calm = Visitor.fold(Scenario.make("Bonjour").visits.slice(0, 3))
const blocking = Command.decide(further.blockVisitor, calm, { reason: "spam" }, context)
const away = Visitor.fold(
  (blocking._tag === "Accepted" ? blocking.events : []).map((fact, n) => told(fact, calm.seq + n + 1, context.at)),
  calm,
)
const asking = Command.decide(further.requestUnblock, away, { comment: "Une erreur" }, context)
const pleaded = Visitor.fold(
  (asking._tag === "Accepted" ? asking.events : []).map((fact, n) => told(fact, away.seq + n + 1, context.at)),
  away,
)
const reported: Fact = {
  _tag: "ProblemReported",
  reportId: "report-1" as never,
  conversationId: state.id!,
  category: "basket",
  severity: "minor",
  description: "Le panier se vide",
  excerpt: [],
}
const wishes: ReadonlyArray<readonly [string, Command.Any, unknown, Where?]> = [
  ["postMessage", PostMessage, { text: "Bonjour" }],
  ["sendLink", eight.sendLink.command, { url: "https://lumen.example/" }],
  ["sendOffer", eight.sendOffer.command, { offer }],
  ["requestNavigation", eight.directNavigation.command, { level: "observe" }],
  ["openCurrentPage", eight.openCurrentPage.command, {}],
  ["startTransfer", eight.transfer.command, { to: marc, mode: "assign" }],
  [
    "reportProblem",
    eight.reportProblem.command,
    { category: "basket", severity: "minor", description: "Le panier se vide", excerpt: [] },
  ],
  ["close", eight.close.command, { tags: ["Retour"], seen: 99 }],
  ["block", eight.block.command, { reason: "spam" }],
  ["sendLink.library", full.sendLink.command, { item: "item-900" }],
  ["sendOffer.library", full.sendOffer.command, { item: "item-900" }],
  [
    "reportProblem.known",
    full.reportProblem.command,
    {
      category: "basket",
      severity: "minor",
      description: "Le panier se vide",
      page: { url: "https://lumen.example/panier?from=home", title: "Panier" },
      excerpt: [],
    },
  ],
  [
    "reportProblem.fresh",
    busy.reportProblem.command,
    {
      category: "basket",
      severity: "minor",
      description: "Le panier se vide",
      page: { url: "https://lumen.example/panier?from=home", title: "Panier" },
      excerpt: [],
    },
  ],
  [
    "close.fields",
    full.close.command,
    {
      tags: ["Type 199"],
      note: "Tout va bien",
      answers: fields.map(({ id, kind }) => ({ field: id, value: kind === "text" ? "oui" : true })),
      seen: 99,
    },
  ],
  ["acceptTransfer", further.acceptTransfer, {}, handed],
  ["declineTransfer", further.declineTransfer, {}, handed],
  ["cancelTransfer", further.cancelTransfer, {}, { state: handed.state }],
  ["expireTransfer", further.expireTransfer, {}, { ...server, state: handed.state, later: 30_000 }],
  ["failTransfer", further.failTransfer, { to: "marc" }, { ...server, state: handed.state }],
  ["grantNavigation", further.grantNavigation, { level: "observe" }, { ...visitor, state: later(asked) }],
  ["refuseNavigation", further.refuseNavigation, {}, { ...visitor, state: later(asked) }],
  ["withdrawNavigation", further.withdrawNavigation, {}, { state: later(asked) }],
  ["expireNavigation", further.expireNavigation, {}, { ...server, state: later(asked), later: 60_000 }],
  ["startNavigation", further.startNavigation, {}, { state: later(asked, granted) }],
  ["pauseNavigation", further.pauseNavigation, {}, { state: later(asked, granted, begun) }],
  ["resumeNavigation", further.resumeNavigation, {}, { ...visitor, state: later(asked, granted, begun, paused) }],
  ["endNavigation", further.endNavigation, { revoke: true }, { ...visitor, state: later(asked, granted, begun) }],
  ["addToReport", further.addToReport, { reportId: "report-1", text: "Sur Safari aussi" }, { state: later(reported) }],
  [
    "moveProblem",
    further.moveProblem,
    { reportId: "report-1", status: "acknowledged" },
    { state: Workspace.fold([told(reported, 1, context.at)]), role: "manager" },
  ],
  ["blockVisitor", further.blockVisitor, { reason: "spam" }, { state: calm }],
  ["unblockVisitor", further.unblockVisitor, {}, { state: away, role: "manager" }],
  ["requestUnblock", further.requestUnblock, { comment: "Une erreur" }, { state: away }],
  ["refuseUnblock", further.refuseUnblock, {}, { state: pleaded, role: "manager" }],
  ["snooze", Snooze, { until: context.at + 3_600_000 }],
  ["wake", Wake, {}, { state: later({ _tag: "ConversationSnoozed", keepAssigned: true }) }],
  ["addTag", AddTag, { tag: "Retour" }],
  ["removeTag", RemoveTag, { tag: "Retour" }, { state: later({ _tag: "TagAdded", tag: "Retour" }) }],
  ["addNote", AddNote, { text: "Deuxième demande" }],
]
const timedNames = new Set(wishes.map(([, { name }]) => name))
for (const { name } of Catalogue.commands(eight))
  if (!timedNames.has(name)) throw new Error(`nothing says what ${name} costs`)

write(
  "actions",
  wishes.map(([name, command, input, where = {}]) => {
    const { by = context.by, role = context.role, later: after = 0 } = where
    const on = where.state ?? state
    const made: Command.Context = { ...context, by, role, at: context.at + after }
    const decision = Command.decide(command, on, input, made)
    if (decision._tag === "Rejected") throw new Error(`${name} was refused: ${JSON.stringify(decision.rejection)}`)
    if (decision.events.length === 0) throw new Error(`${name} changed nothing`)
    const { mean, p50, p99 } = timed({
      count: 20_000,
      prepare: () => () => Command.decide(command, on, input, made),
    })
    return {
      id: `actions.decide.${name}`,
      unit: "µs",
      ours: mean * 1000,
      p50: p50 * 1000,
      p99: p99 * 1000,
      target: 5,
      looked: 20_000,
    }
  }),
)
