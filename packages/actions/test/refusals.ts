/**
 * What refuses each wish of an action, one situation for each reason: a table beside the code, so that a reason that nobody
 * thought of has no place to hide. Each wish has a situation in which it is done, too.
 */
import * as Block from "@pupitre/actions/Block"
import * as Close from "@pupitre/actions/Close"
import type * as OfferImage from "@pupitre/actions/OfferImage"
import * as Problems from "@pupitre/actions/Problems"
import * as ReportProblem from "@pupitre/actions/ReportProblem"
import * as SendLink from "@pupitre/actions/SendLink"
import * as SendOffer from "@pupitre/actions/SendOffer"
import * as Transfer from "@pupitre/actions/Transfer"
import type * as Command from "@pupitre/core/Command"
import { AddNote } from "@pupitre/core/command/AddNote"
import { Snooze, Wake } from "@pupitre/core/command/Snooze"
import { AddTag, maxTags, RemoveTag } from "@pupitre/core/command/Tags"
import * as Conversation from "@pupitre/core/Conversation"
import type { Fact, Mode } from "@pupitre/core/Fact"
import type { Participant, Role } from "@pupitre/core/Participant"
import * as Visitor from "@pupitre/core/Visitor"
import * as Workspace from "@pupitre/core/Workspace"
import {
  active,
  asked,
  camille,
  closed,
  directory,
  eight,
  event,
  ines,
  later,
  joinedBy,
  lea,
  lumi,
  marc,
  nobody,
  now,
  offeredTo,
  running,
  system,
} from "./desk.js"

/** Who wishes what, when and on which state: Inès, who has the conversation, unless told otherwise. */
export interface Situation {
  /** The rule of SPEC.md that says so. */
  readonly rule: string
  /** Under another policy than the table's. */
  readonly command?: Command.Any
  readonly state?: Conversation.Conversation | Visitor.Visitor | Workspace.Workspace
  readonly input?: unknown
  readonly by?: Participant
  readonly role?: Role
  readonly patch?: Partial<Command.Context>
}

/** One wish. */
export interface Wish {
  readonly command: Command.Any
  /** The rest of a situation that says nothing else. */
  readonly usual: Omit<Situation, "rule">
  readonly done: Situation
  /** By reason. */
  readonly refused: Readonly<Record<string, Situation>>
}

const { further } = eight
const half = "\ud800"
const manager = { by: lea, role: "manager" } as const
const visitor = { by: camille } as const
const server = { by: system } as const
const queued = later(active(), { _tag: "ConversationQueued", cause: "returned" })
const snoozed = later(active(), { _tag: "ConversationSnoozed", keepAssigned: true })
const inMode = (mode: Mode): Conversation.Conversation => later(active(), { _tag: "ModeChanged", mode })
const blocked = later(active(), { _tag: "VisitorBlocked", visitorId: camille.id, reason: "spam" })
const allowed = later(asked(), { _tag: "NavigationGranted", level: "observe" })
const revoked = later(active(), { _tag: "ConsentWithdrawn", scopes: ["observe"] })
const paused = later(running(), { _tag: "NavigationPaused" })

/** Whatever is wished of a conversation by whoever has it. */
const ofAConversation: Readonly<Record<string, Situation>> = {
  NotPermitted: { rule: "K28", by: camille },
  ConversationUnknown: { rule: "A1", state: Conversation.empty },
  ConversationClosed: { rule: "A1", state: closed() },
  NotAssigned: { rule: "A10", state: queued },
  NotOwner: { rule: "A10", by: marc },
}
/** Whatever waits while the conversation is set aside or handed over. */
const whileItGoesOn: Readonly<Record<string, Situation>> = {
  Snoozed: { rule: "H2", state: snoozed },
  TransferPending: { rule: "K15", state: offeredTo(marc) },
}
const notClosed = {
  ConversationUnknown: ofAConversation["ConversationUnknown"]!,
  ConversationClosed: ofAConversation["ConversationClosed"]!,
}
const notAVisitors = { NotPermitted: ofAConversation["NotPermitted"]! }
const notAnAgents: Readonly<Record<string, Situation>> = { NotPermitted: { rule: "A1", by: ines, role: "agent" } }

const offer = { title: "Aube", message: "", link: { url: "https://lumen.example/a" } }
const offering = (kept: Partial<SendOffer.Offer>): Pick<Situation, "command" | "input"> => ({
  command: SendOffer.make({ hosts: ["lumen.example"], offers: () => ({ ...offer, ...kept }) }).command,
  input: { item: "aube" },
})
const found = (verdict: OfferImage.Verdict): Pick<Situation, "command" | "input"> => ({
  command: SendOffer.make({ image: () => verdict }).command,
  input: { offer: { ...offer, image: { url: "https://lumen.example/a.png", alt: "Une lampe" } } },
})
const link = "https://lumen.example/a"
const report = {
  category: "basket",
  severity: "minor",
  description: "Le panier se vide",
  page: { url: "https://lumen.example/panier", title: "Panier" },
  excerpt: [],
}
const reported = (status: "new" | "acknowledged" = "new"): Conversation.Conversation => {
  const made: Fact = {
    ...(report as object),
    _tag: "ProblemReported",
    reportId: "report-1",
    conversationId: active().id,
  } as Fact
  return status === "new"
    ? later(active(), made)
    : later(active(), made, { _tag: "ProblemMoved", reportId: "report-1", status } as Fact)
}
const problems = (...more: ReadonlyArray<Fact>): Workspace.Workspace =>
  Workspace.fold(
    [
      { ...(report as object), _tag: "ProblemReported", reportId: "report-1", conversationId: active().id } as Fact,
      ...more,
    ].map((fact, i) => event(fact, i + 1)),
  )
const known = Problems.fold([
  event(
    { ...(report as object), _tag: "ProblemReported", reportId: "report-1", conversationId: active().id } as Fact,
    1,
  ),
])
const knownVisitor: Visitor.Visitor = { ...Visitor.empty, id: camille.id, consent: ["store"] }
const away: Visitor.Visitor = { ...knownVisitor, blocked: { visitorId: camille.id, reason: "spam", since: now - 1 } }
const asksForEnd: Visitor.Visitor = { ...away, blocked: { ...away.blocked!, requested: true } }
const closing = (policy: Close.Policy): Pick<Situation, "command"> => ({ command: Close.make(policy).command })
const question = { id: "why", label: { fr: "Pourquoi", en: "Why" }, kind: "integer" } as const

/** Every wish of the eight actions, and what rides on the same mechanism. */
export const wishes: ReadonlyArray<Wish> = [
  {
    command: eight.sendLink.command,
    usual: { input: { url: link } },
    done: { rule: "A5" },
    refused: {
      ...ofAConversation,
      ...whileItGoesOn,
      NoTextThread: { rule: "A3", state: inMode("call") },
      LinkInvalid: { rule: "A5", input: { url: "javascript:alert(1)" } },
      HostNotAllowed: { rule: "A5", input: { url: "https://evil.test/" } },
      LinkNotFound: { rule: "A5", input: { item: "gone" } },
      TooLong: { rule: "A5", input: { url: link, label: "x".repeat(SendLink.maxLabel + 1) } },
      NotWellFormed: { rule: "A5", input: { url: link, label: half } },
      LabelElsewhere: { rule: "A12", input: { url: link, label: "evil.test" } },
    },
  },
  {
    command: eight.sendOffer.command,
    usual: { input: { offer } },
    done: { rule: "K3" },
    refused: {
      ...ofAConversation,
      ...whileItGoesOn,
      NoTextThread: { rule: "A3", state: inMode("call") },
      OfferNotFound: { rule: "K1", input: { item: "gone" } },
      OfferExpired: { rule: "K1", ...offering({ until: now }) },
      OfferUnavailable: { rule: "K1", ...offering({ available: false }) },
      LanguageDiffers: { rule: "K2", ...offering({ language: "en" }) },
      OfferElsewhere: {
        rule: "K81",
        ...offering({ paths: ["/p"] }),
        state: { ...active(), page: { url: link, title: "" } } as never,
      },
      LinkInvalid: { rule: "K3", input: { offer: { ...offer, link: { url: "javascript:1" } } } },
      HostNotAllowed: { rule: "K3", input: { offer: { ...offer, link: { url: "https://evil.test/" } } } },
      LabelElsewhere: { rule: "A12", input: { offer: { ...offer, link: { url: link, label: "evil.test" } } } },
      ImageInvalid: { rule: "K3", input: { offer: { ...offer, image: { url: `${link}.svg`, alt: "Une lampe" } } } },
      ImageUnreachable: { rule: "OI1", ...found("Unreachable") },
      ImageNotOne: { rule: "OI1", ...found("NotAnImage") },
      ImageTooHeavy: { rule: "OI1", ...found("TooLarge") },
      ImageNotLookedAt: { rule: "OI1", ...found("Unknown") },
      Blank: { rule: "K3", input: { offer: { ...offer, title: " " } } },
      NotWellFormed: { rule: "K3", input: { offer: { ...offer, message: half } } },
    },
  },
  {
    command: eight.directNavigation.command,
    usual: { input: { level: "observe" } },
    done: { rule: "K5" },
    refused: {
      ...ofAConversation,
      ...whileItGoesOn,
      ScreenShared: { rule: "A3", state: inMode("video") },
      NoWebPage: { rule: "A3", state: inMode("messaging") },
      VisitorLeft: { rule: "A3", patch: { visitorOnline: false } },
      NoKnownPage: { rule: "K5", state: later(withoutPage(), { _tag: "ModeChanged", mode: "call" }) },
      AlreadyControlling: { rule: "K5", state: running("control"), input: { level: "control" } },
      AlreadyControllingAnother: {
        rule: "K86",
        state: running(),
        patch: { drivesAnother: () => true },
      },
      AlreadyObserving: { rule: "K5", state: running() },
      ObserveFirst: { rule: "K5", input: { level: "control" } },
      NavigationPending: { rule: "K6", state: asked() },
      NavigationPaused: { rule: "K7", state: paused },
    },
  },
  {
    command: further.grantNavigation,
    usual: { ...visitor, state: asked(), input: { level: "observe" } },
    done: { rule: "K5" },
    refused: {
      ...notAnAgents,
      ...notClosed,
      Unreachable: {
        rule: "K23",
        state: later(blocked, { _tag: "NavigationRequested", level: "observe", expiresAt: now + 9 }),
      },
      NothingRequested: { rule: "K6", state: active() },
      RequestExpired: { rule: "K6", patch: { at: now + 60_000 } },
      LevelDiffers: { rule: "K6", input: { level: "control" } },
    },
  },
  {
    command: further.refuseNavigation,
    usual: { ...visitor, state: asked() },
    done: { rule: "K6" },
    refused: {
      ...notAnAgents,
      ...notClosed,
      Unreachable: { rule: "K23", state: blocked },
      NothingRequested: { rule: "K6", state: active() },
    },
  },
  {
    command: further.withdrawNavigation,
    usual: { state: asked() },
    done: { rule: "K6" },
    refused: { ...ofAConversation, NothingRequested: { rule: "K6", state: active() } },
  },
  {
    command: further.expireNavigation,
    usual: { ...server, state: asked(), patch: { at: now + 60_000 } },
    done: { rule: "K6" },
    refused: {
      ...notAnAgents,
      ...notClosed,
      NothingRequested: { rule: "K6", state: active() },
      TooEarly: { rule: "K6", patch: { at: now + 59_999 } },
    },
  },
  {
    command: further.startNavigation,
    usual: { state: allowed },
    done: { rule: "K5" },
    refused: {
      ...ofAConversation,
      NavigationNotAllowed: { rule: "K10", state: asked() },
      NavigationRevoked: { rule: "K85", state: revoked },
      VisitorLeft: { rule: "K7", patch: { visitorOnline: false } },
      AlreadyControllingAnother: {
        rule: "K86",
        state: later(asked("control"), { _tag: "NavigationGranted", level: "control" }),
        patch: { drivesAnother: () => true },
      },
    },
  },
  {
    command: further.pauseNavigation,
    usual: { state: running() },
    done: { rule: "K7" },
    refused: {
      ...ofAConversation,
      NotPermitted: { rule: "K7", by: system },
      Unreachable: { rule: "K23", ...visitor, state: blocked },
      NavigationNotAllowed: { rule: "K7", state: active() },
      NavigationRevoked: { rule: "K85", state: revoked },
    },
  },
  {
    command: further.resumeNavigation,
    usual: { ...visitor, state: paused },
    done: { rule: "K7" },
    refused: {
      ...notAnAgents,
      ...notClosed,
      Unreachable: { rule: "K23", state: blocked },
      NavigationNotAllowed: { rule: "K7", state: running() },
      NavigationRevoked: { rule: "K85", state: revoked },
    },
  },
  {
    command: further.endNavigation,
    usual: { state: running(), input: {} },
    done: { rule: "K7" },
    refused: {
      ...ofAConversation,
      NotPermitted: { rule: "K7", role: "bot" },
      Unreachable: { rule: "K23", ...visitor, state: blocked },
      NavigationNotAllowed: { rule: "K7", state: active() },
      NavigationRevoked: { rule: "K85", state: revoked },
    },
  },
  {
    command: eight.openCurrentPage.command,
    usual: {},
    done: { rule: "K11" },
    refused: {
      ...ofAConversation,
      ...whileItGoesOn,
      NoWebPage: { rule: "A3", state: inMode("messaging") },
      NoKnownPage: { rule: "K11", state: withoutPage() },
    },
  },
  {
    command: eight.transfer.command,
    usual: { input: { to: marc, mode: "offer" } },
    done: { rule: "K13" },
    refused: {
      ...ofAConversation,
      ...whileItGoesOn,
      SelfTransfer: { rule: "K15", input: { to: ines, mode: "offer" } },
      TargetNotFound: { rule: "K15", input: { to: { ...marc, id: "gone" }, mode: "offer" } },
      BotAlone: { rule: "WT1", input: { to: lumi, mode: "warm" } },
      TargetUnavailable: { rule: "K12", input: { to: lea, mode: "offer" } },
      NoAgentInGroup: { rule: "K12", input: { to: nobody, mode: "assign" } },
      LanguageNotSpoken: {
        rule: "K46",
        command: Transfer.make({
          directory: (to) => {
            const entry = directory(to)
            return entry && { ...entry, languages: ["en"] }
          },
        }).command,
      },
      SiteNotServed: {
        rule: "K80",
        state: { ...active(), site: "lumen" as never },
        command: Transfer.make({
          directory: (to) => {
            const entry = directory(to)
            return entry && { ...entry, sites: ["atelier" as never] }
          },
        }).command,
      },
      AnnouncementNotOffered: {
        rule: "K47",
        command: Transfer.make({ directory }).command,
        input: { to: marc, mode: "offer", announce: true },
      },
      NoTextThread: { rule: "K47", state: inMode("call"), input: { to: marc, mode: "offer", announce: true } },
    },
  },
  {
    command: further.acceptTransfer,
    usual: { by: marc, state: offeredTo(marc) },
    done: { rule: "K13" },
    refused: {
      ...notAVisitors,
      ...notClosed,
      NoTransfer: { rule: "K15", state: active() },
      NotRecipient: { rule: "K13", by: ines },
      TransferTimedOut: { rule: "K13", patch: { at: now + 30_000 } },
      SlotsFull: { rule: "K49", patch: { load: { open: 3, slots: 3 } } },
      AlreadyJoined: { rule: "WT1", state: joinedBy(marc) },
      LanguageNotSpoken: {
        rule: "K46",
        command: Transfer.followUps({
          otherLanguage: "refuse",
          directory: (to) => {
            const entry = directory(to)
            return entry && { ...entry, languages: ["en"] }
          },
        }).acceptTransfer,
      },
    },
  },
  {
    command: further.completeTransfer,
    usual: { state: joinedBy(marc), input: {} },
    done: { rule: "WT2" },
    refused: {
      ...ofAConversation,
      NoTransfer: { rule: "K15", state: active() },
      NobodyJoined: { rule: "WT2", state: offeredTo(marc, "warm") },
      NotOwner: { rule: "WT2", input: { from: marc.id } },
    },
  },
  {
    command: further.declineTransfer,
    usual: { by: marc, state: offeredTo(marc) },
    done: { rule: "K14" },
    refused: {
      ...notAVisitors,
      ...notClosed,
      NoTransfer: { rule: "K15", state: active() },
      NotRecipient: { rule: "K13", by: ines },
    },
  },
  {
    command: further.cancelTransfer,
    usual: { state: offeredTo(marc) },
    done: { rule: "K14" },
    refused: { ...ofAConversation, NoTransfer: { rule: "K15", state: active() } },
  },
  {
    command: further.expireTransfer,
    usual: { ...server, state: offeredTo(marc), patch: { at: now + 30_000 } },
    done: { rule: "K14" },
    refused: {
      ...notAnAgents,
      ...notClosed,
      NoTransfer: { rule: "K15", state: active() },
      TooEarly: { rule: "K13", patch: { at: now + 29_999 } },
    },
  },
  {
    command: further.failTransfer,
    usual: { ...server, state: offeredTo(marc), input: { to: marc.id } },
    done: { rule: "K14" },
    refused: {
      ...notAnAgents,
      ...notClosed,
      NoTransfer: { rule: "K15", state: active() },
      NotRecipient: { rule: "K14", input: { to: ines.id } },
    },
  },
  {
    command: eight.reportProblem.command,
    usual: { input: report },
    done: { rule: "K17" },
    refused: {
      ...ofAConversation,
      DescriptionEmpty: { rule: "K17", input: { ...report, description: " " } },
      TooLong: { rule: "K17", input: { ...report, description: "x".repeat(ReportProblem.maxDescription + 1) } },
      NotWellFormed: { rule: "K17", input: { ...report, description: half } },
      CategoryUnknown: { rule: "K17", input: { ...report, category: "none" } },
      LinkInvalid: { rule: "K17", input: { ...report, page: { url: "javascript:1", title: "" } } },
      ExcerptInvalid: { rule: "K17", input: { ...report, excerpt: [900] } },
      DuplicateReport: { rule: "K18", command: ReportProblem.make({ reports: () => known }).command },
    },
  },
  {
    command: further.addToReport,
    usual: { state: reported(), input: { reportId: "report-1", text: "Sur Safari aussi" } },
    done: { rule: "K48" },
    refused: {
      ...notAVisitors,
      ConversationUnknown: { rule: "A1", state: Conversation.empty },
      ProblemNotFound: { rule: "K48", input: { reportId: "report-2", text: "x" } },
      NotReporter: { rule: "K48", by: marc },
      ReportUnderWay: { rule: "K48", state: reported("acknowledged") },
      DescriptionEmpty: { rule: "K48", input: { reportId: "report-1", text: " " } },
      TooLong: { rule: "K48", input: { reportId: "report-1", text: "x".repeat(ReportProblem.maxDescription + 1) } },
      NotWellFormed: { rule: "K48", input: { reportId: "report-1", text: half } },
    },
  },
  {
    command: further.moveProblem,
    usual: { ...manager, state: problems(), input: { reportId: "report-1", status: "acknowledged" } },
    done: { rule: "K19" },
    refused: {
      ...notAnAgents,
      ProblemNotFound: { rule: "K19", input: { reportId: "report-2", status: "acknowledged" } },
      MoveNotAllowed: {
        rule: "K19",
        state: problems({ _tag: "ProblemMoved", reportId: "report-1", status: "resolved" } as Fact),
      },
      ReasonMissing: { rule: "K19", input: { reportId: "report-1", status: "rejected", reason: " " } },
      OriginalMissing: { rule: "K19", input: { reportId: "report-1", status: "duplicate", duplicateOf: "report-1" } },
    },
  },
  {
    command: eight.close.command,
    usual: { input: { tags: ["Retour"], seen: 99 } },
    done: { rule: "A7" },
    refused: {
      ...ofAConversation,
      ConversationClosed: { rule: "A7", state: closed(), by: marc },
      TransferPending: { rule: "K15", state: offeredTo(marc) },
      HangUpFirst: { rule: "A3", state: inMode("call") },
      VisitorWrote: { rule: "A6", input: { tags: ["Retour"], seen: 0 } },
      TagMissing: { rule: "A6", input: { tags: [" "], seen: 99 } },
      TooManyTags: { rule: "A6", input: { tags: Array.from({ length: Close.maxTags + 1 }, String), seen: 99 } },
      TooLong: { rule: "A6", input: { tags: ["Retour"], note: "x".repeat(Close.maxNote + 1), seen: 99 } },
      TagUnknown: { rule: "CL2", ...closing({ ownTags: false, tags: [{ tag: "Livraison" }] }) },
      NoteMissing: { rule: "A6", ...closing({ noteRequired: true }) },
      HistoryNotOffered: { rule: "CL1", input: { tags: ["Retour"], history: true, seen: 99 } },
      AnswerMissing: { rule: "A8", ...closing({ fields: [{ ...question, required: true }] }) },
      AnswerInvalid: {
        rule: "A8",
        ...closing({ fields: [question] }),
        input: { tags: [], answers: [{ field: "why", value: "trois" }], seen: 99 },
      },
    },
  },
  {
    command: Block.make().command,
    usual: { input: { reason: "spam" } },
    done: { rule: "K21" },
    refused: {
      ...ofAConversation,
      TransferPending: { rule: "K15", state: offeredTo(marc) },
      DateInPast: { rule: "K21", input: { reason: "spam", until: now } },
      SiteUnknown: { rule: "K62", input: { reason: "spam", scope: "site" } },
    },
  },
  {
    command: further.blockVisitor,
    usual: { state: knownVisitor, input: { reason: "spam" } },
    done: { rule: "K44" },
    refused: {
      ...notAVisitors,
      VisitorUnknown: { rule: "K44", state: Visitor.empty },
      ConversationOpen: { rule: "K44", state: { ...knownVisitor, conversationId: active().id! } },
      DateInPast: { rule: "K44", input: { reason: "spam", until: now } },
      SiteUnknown: { rule: "K62", input: { reason: "spam", scope: "site" } },
    },
  },
  {
    command: further.unblockVisitor,
    usual: { ...manager, state: away, input: {} },
    done: { rule: "K22" },
    refused: {
      NotPermitted: { rule: "K22", by: ines, role: "agent" },
      NotBlocked: { rule: "K22", state: knownVisitor },
    },
  },
  {
    command: further.requestUnblock,
    usual: { state: away, input: { comment: "Une plaisanterie" } },
    done: { rule: "K45" },
    refused: {
      ...notAVisitors,
      NotBlocked: { rule: "K45", state: knownVisitor },
      UnblockPending: { rule: "K45", state: asksForEnd },
      ReasonMissing: { rule: "K45", input: { comment: " " } },
    },
  },
  {
    command: further.refuseUnblock,
    usual: { ...manager, state: asksForEnd, input: {} },
    done: { rule: "K45" },
    refused: {
      NotPermitted: { rule: "K45", by: ines, role: "agent" },
      NotBlocked: { rule: "K45", state: knownVisitor },
      NothingRequested: { rule: "K45", state: away },
    },
  },
  {
    command: Snooze,
    usual: { input: {} },
    done: { rule: "K24" },
    refused: { ...ofAConversation, ...whileItGoesOn, DateInPast: { rule: "K24", input: { until: now } } },
  },
  {
    command: Wake,
    usual: { state: snoozed },
    done: { rule: "K24" },
    refused: {
      ...ofAConversation,
      NotSnoozed: { rule: "K24", state: active() },
      TooEarly: { rule: "K24", ...server },
    },
  },
  {
    command: AddTag,
    usual: { input: { tag: "Retour" } },
    done: { rule: "H6" },
    refused: {
      ...ofAConversation,
      Blank: { rule: "H6", input: { tag: " " } },
      TagsFull: {
        rule: "H6",
        state: later(
          active(),
          ...Array.from({ length: maxTags }, (_, n): Fact => ({ _tag: "TagAdded", tag: `Type ${n}` })),
        ),
      },
    },
  },
  {
    command: RemoveTag,
    usual: { state: later(active(), { _tag: "TagAdded", tag: "Retour" }), input: { tag: "Retour" } },
    done: { rule: "H6" },
    refused: ofAConversation,
  },
  {
    command: AddNote,
    usual: { input: { text: "Deuxième demande" } },
    done: { rule: "H6" },
    refused: {
      NotPermitted: ofAConversation["NotPermitted"]!,
      ConversationUnknown: ofAConversation["ConversationUnknown"]!,
      NotAssigned: ofAConversation["NotAssigned"]!,
      NotOwner: ofAConversation["NotOwner"]!,
      Blank: { rule: "H6", input: { text: " " } },
      NotWellFormed: { rule: "H6", input: { text: half } },
      TooLong: { rule: "H6", input: { text: "x".repeat(10_001) } },
      TooManyBytes: { rule: "H6", input: { text: `a${"\u0301".repeat(20_000)}` } },
    },
  },
]

function withoutPage(): Conversation.Conversation {
  const { page: _, ...rest } = active()
  return rest
}
