import { assert, describe, it } from "@effect/vitest"
import type { Entry } from "@pupitre/actions/Directory"
import { matrix as defaults } from "@pupitre/actions/Matrix"
import * as Transfer from "@pupitre/actions/Transfer"
import * as Audience from "@pupitre/core/Audience"
import { AddNote } from "@pupitre/core/command/AddNote"
import { ChangeMode } from "@pupitre/core/command/ChangeMode"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import type * as Conversation from "@pupitre/core/Conversation"
import { owner } from "@pupitre/core/Conversation"
import * as Deadline from "@pupitre/core/Deadline"
import * as Lifecycle from "@pupitre/core/Lifecycle"
import type { Recipient } from "@pupitre/core/Participant"
import {
  active,
  camille,
  closed,
  directory,
  eight,
  event,
  facts,
  ines,
  joinedBy,
  later,
  lea,
  lumi,
  marc,
  nobody,
  now,
  offeredTo,
  running,
  said,
  sav,
  system,
  tell,
} from "./desk.js"

const { command } = eight.transfer
const { acceptTransfer, declineTransfer, cancelTransfer, completeTransfer, expireTransfer, failTransfer } =
  eight.further
const give = (to: Recipient, mode: Transfer.Input["mode"], more: Partial<Transfer.Input> = {}, own = command) =>
  tell(own, active(), { to, mode, ...more })

describe("transfer this visitor", () => {
  it("[K12] who is free has the visitor at once; for who is not, the visitor waits if the sender and the team say so", () => {
    const decision = give(marc, "assign", { comment: "Commande 12" })
    assert.deepStrictEqual(facts(decision), [
      { _tag: "TransferStarted", mode: "assign", to: marc, comment: "Commande 12" },
      { _tag: "TransferEnded", outcome: "accepted" },
      { _tag: "AgentAssigned", agentId: marc.id, name: "Marc" },
    ])
    assert.strictEqual(owner(later(active(), ...facts(decision)))?.agentId, marc.id)
    assert.deepInclude(facts(give(sav, "assign"))[2], { agentId: marc.id })
    assert.deepInclude(facts(give(lumi, "assign"))[2], { agentId: lumi.id })
    for (const mode of ["assign", "offer", "warm"] as const) {
      assert.strictEqual(said(give(lea, mode)), "TargetUnavailable")
      assert.strictEqual(said(give(nobody, mode)), "NoAgentInGroup")
      const waits = give(lea, mode, { anyway: true })
      assert.deepInclude(facts(waits)[1], { outcome: "deferred" })
      assert.deepInclude(later(active(), ...facts(waits)), { status: "queued", queuedFor: lea })
    }
    const { command: asked } = Transfer.make({
      directory: (to, sender) => {
        const entry = directory(to)
        return sender === ines.id || entry === undefined ? entry : { ...entry, free: false }
      },
    })
    assert.deepInclude(facts(give(sav, "assign", {}, asked))[2], { agentId: marc.id }, "the directory knows the sender")
    const never = Transfer.make({ directory, deferral: false }).command
    assert.strictEqual(said(give(lea, "assign", { anyway: true }, never)), "TargetUnavailable")
    assert.strictEqual(said(give(nobody, "assign", { anyway: true }, never)), "NoAgentInGroup")
    const full = Transfer.make({ directory: (to) => ({ to, skills: [], available: true, free: false }) }).command
    assert.strictEqual(said(give(marc, "assign", {}, full)), "TargetUnavailable")
    assert.strictEqual(said(give(marc, "offer", {}, full)), "+TransferStarted", "a full agent may still say yes")
    const chats = Transfer.make({
      directory: (to) => ({ to, skills: [], available: true, free: true, modes: ["call"] }),
    })
    for (const mode of ["assign", "offer", "warm"] as const)
      assert.strictEqual(said(give(marc, mode, {}, chats.command)), "TargetUnavailable", "calls alone")
    const oneself = Transfer.make({
      directory: (to) => ({ to, skills: [], available: true, free: true, members: [ines.id], next: ines }),
    }).command
    assert.strictEqual(said(give(sav, "assign", {}, oneself)), "NoAgentInGroup")
    const foreseen = Transfer.make().command
    assert.deepInclude(facts(give(marc, "assign", {}, foreseen))[1], { outcome: "deferred" })
  })

  it("[K13] an offer is answered by whom it is for, in time: 30 seconds, a bot a minute", () => {
    const until = (to: Recipient) => {
      const [started] = facts(give(to, "offer"))
      return started?._tag === "TransferStarted" && started.expiresAt
    }
    assert.strictEqual(until(marc), now + 30_000)
    assert.strictEqual(until(sav), now + 30_000)
    assert.strictEqual(until(lumi), now + 60_000)
    assert.strictEqual(Transfer.patience(lumi, { botExpiresAfter: 1 }), 5_000)
    assert.strictEqual(Transfer.patience(lumi, { botExpiresAfter: 600_000 }), 60_000)
  })

  it("[K61] a bot that is given less than fifteen seconds is warned about, and asked all the same", () => {
    const warned = (to: Recipient, mode: Transfer.Input["mode"], policy: Transfer.Policy = {}) =>
      Transfer.warning(to, mode, policy)?.params?.["seconds"]
    assert.strictEqual(warned(lumi, "offer", { botExpiresAfter: 14_999 }), 14)
    assert.strictEqual(warned(lumi, "warm", { botExpiresAfter: 1 }), 5)
    assert.isUndefined(warned(lumi, "offer", { botExpiresAfter: 15_000 }))
    assert.isUndefined(warned(lumi, "offer"))
    assert.isUndefined(warned(marc, "offer", { expiresAfter: 1_000, botExpiresAfter: 5_000 }), "an agent is no bot")
    assert.isUndefined(warned(lumi, "assign", { botExpiresAfter: 5_000 }), "nobody is asked")
    const hurried = Transfer.make({ directory, botExpiresAfter: 5_000 }).command
    assert.deepInclude(facts(give(lumi, "offer", {}, hurried))[0], { expiresAt: now + 5_000 })
  })

  it("[K13] an answer comes from whom it is asked of", () => {
    const accept = (to: Recipient, by: typeof marc | typeof lumi, patch = {}) =>
      tell(acceptTransfer, offeredTo(to), {}, by, patch)
    assert.strictEqual(said(accept(marc, marc)), "+TransferEnded AgentAssigned")
    assert.strictEqual(owner(later(offeredTo(marc), ...facts(accept(marc, marc))))?.agentId, marc.id)
    assert.strictEqual(said(accept(marc, lea)), "NotRecipient")
    assert.strictEqual(said(accept(marc, ines)), "NotRecipient")
    assert.strictEqual(said(accept(marc, lea, { role: "manager" })), "NotRecipient")
    assert.strictEqual(said(accept(sav, marc)), "+TransferEnded AgentAssigned")
    assert.strictEqual(said(accept(sav, lea)), "NotRecipient")
    assert.strictEqual(said(accept(sav, ines)), "NotRecipient", "the sender is of the group")
    assert.strictEqual(said(accept(lumi, lumi)), "+TransferEnded AgentAssigned")
    assert.strictEqual(said(accept(marc, marc, { at: now + 30_000 })), "TransferTimedOut")
    assert.strictEqual(said(tell(acceptTransfer, active(), {}, marc)), "NoTransfer")
    assert.strictEqual(said(tell(declineTransfer, offeredTo(sav), {}, marc)), "NotRecipient")
    assert.strictEqual(said(tell(declineTransfer, offeredTo(marc), {}, lea)), "NotRecipient")
  })

  it("[K49] where slots bind, a transfer is accepted by who has one to spare; who has none is told so, and may decline", () => {
    const full = { load: { open: 4, slots: 4 } }
    const accept = (patch: object, state = offeredTo(marc), by = marc) =>
      said(tell(acceptTransfer, state, {}, by, patch))
    assert.strictEqual(accept(full), "SlotsFull")
    assert.strictEqual(accept(full, offeredTo(sav)), "SlotsFull")
    assert.strictEqual(accept({ load: { open: 3, slots: 4 } }), "+TransferEnded AgentAssigned")
    assert.strictEqual(accept({ load: { open: 3, slots: 0 } }), "+TransferEnded AgentAssigned")
    assert.strictEqual(accept({ ...full, role: "manager" }), "+TransferEnded AgentAssigned")
    assert.strictEqual(accept(full, offeredTo(marc), lea), "NotRecipient")
    assert.strictEqual(said(tell(declineTransfer, offeredTo(marc), {}, marc, full)), "+TransferEnded")
  })

  it("[WT1] who accepts a warm transfer joins its sender, in time and with a slot of their own", () => {
    const warm = offeredTo(marc, "warm")
    const decision = tell(acceptTransfer, warm, {}, marc)
    assert.deepStrictEqual(facts(decision), [{ _tag: "TransferJoined", agentId: marc.id, name: "Marc" }])
    const both = later(warm, ...facts(decision))
    assert.deepInclude(both, { status: "transferring" })
    assert.strictEqual(owner(both)?.agentId, ines.id)
    assert.deepInclude(both.transfer, { by: ines, joined: { agentId: marc.id, name: "Marc", since: now } })
    assert.isUndefined(both.transfer?.expiresAt)
    assert.isUndefined(Deadline.next(both))
    assert.strictEqual(said(tell(expireTransfer, both, {}, system, { at: now + 9e9 })), "TooEarly")
    const full = { load: { open: 4, slots: 4 } }
    assert.strictEqual(said(tell(acceptTransfer, warm, {}, marc, full)), "SlotsFull")
    assert.strictEqual(said(tell(acceptTransfer, warm, {}, marc, { at: now + 30_000 })), "TransferTimedOut")
    const line = { status: "transferring", owner: { agentId: ines.id }, transfer: both.transfer! }
    assert.deepStrictEqual(Lifecycle.holders(line), [ines.id, marc.id])
    // Of a group one joins, and then nobody else does.
    assert.strictEqual(said(tell(acceptTransfer, offeredTo(sav, "warm"), {}, marc)), "+TransferJoined")
    assert.strictEqual(said(tell(acceptTransfer, joinedBy(lea, sav), {}, marc)), "AlreadyJoined")
    assert.strictEqual(said(give(lumi, "warm")), "BotAlone")
    assert.strictEqual(said(give(lumi, "offer")), "+TransferStarted")
  })

  it("[WT1] both speak as themselves while both are there, and everything else waits", () => {
    const link = { url: "https://lumen.example/a" } as never
    const speaking = (state: Conversation.Conversation, by: typeof ines) => [
      said(tell(PostMessage, state, { text: "Bonjour" }, by)),
      said(tell(AddNote, state, { text: "Fidèle" }, by)),
      said(tell(eight.sendLink.command, state, link, by)),
    ]
    const spoken = ["+MessagePosted", "+NoteAdded", "+LinkSent"]
    assert.deepStrictEqual(speaking(offeredTo(marc, "warm"), ines), spoken)
    assert.deepStrictEqual(speaking(offeredTo(marc, "warm"), marc), Array(3).fill("NotOwner"))
    for (const by of [ines, marc]) assert.deepStrictEqual(speaking(joinedBy(marc), by), spoken)
    assert.deepStrictEqual(speaking(joinedBy(marc), lea), Array(3).fill("NotOwner"))
    for (const by of [ines, marc])
      for (const decision of [
        tell(ChangeMode, joinedBy(marc), { mode: "call" }, by),
        tell(eight.close.command, joinedBy(marc), { tags: ["a"], seen: 99 }, by),
        tell(eight.block.command, joinedBy(marc), { reason: "spam" }, by),
        tell(command, joinedBy(marc), { to: lea, mode: "offer" }, by),
      ])
        assert.include(said(decision), "TransferPending")
  })

  it("[WT2] the sender leaves the visitor with who has joined or takes them back, and who has joined may leave", () => {
    const both = joinedBy(marc)
    const ends = [
      [tell(completeTransfer, both, {}), marc],
      [tell(completeTransfer, both, {}, lea, { role: "manager" }), marc],
      [tell(completeTransfer, both, { from: ines.id }, system), marc],
      [tell(cancelTransfer, both, {}), ines],
      [tell(declineTransfer, both, {}, marc), ines],
      [tell(declineTransfer, joinedBy(marc, sav), {}, marc), ines],
      [tell(failTransfer, both, { to: marc.id }, system), ines],
      [tell(failTransfer, joinedBy(marc, sav), { to: marc.id }, system), ines],
    ] as const
    for (const [decision, has] of ends) {
      const after = later(both, ...facts(decision))
      assert.deepInclude(after, { status: "active" }, said(decision))
      assert.strictEqual(owner(after)?.agentId, has.id)
      assert.isUndefined(after.transfer)
    }
    assert.strictEqual(said(tell(completeTransfer, both, {}, marc)), "NotOwner")
    assert.strictEqual(said(tell(completeTransfer, both, { from: lea.id }, system)), "NotOwner")
    assert.strictEqual(said(tell(completeTransfer, offeredTo(marc, "warm"), {})), "NobodyJoined")
    assert.strictEqual(said(tell(cancelTransfer, both, {}, marc)), "NotOwner")
    assert.strictEqual(said(tell(declineTransfer, both, {}, ines)), "NotRecipient")
    assert.strictEqual(said(tell(failTransfer, both, { to: lea.id }, system)), "NotRecipient")
  })

  it("[WT3] the visitor is told that somebody joins where they have been told of the transfer", () => {
    for (const announce of [true, false]) {
      const begun = later(active(), ...facts(give(marc, "warm", { announce })))
      const decision = tell(acceptTransfer, begun, {}, marc)
      const seen = facts(decision).map((fact, i) => Audience.project(event(fact, i + 1, marc), "visitor")?._tag)
      assert.deepStrictEqual(seen, announce ? ["TransferJoined"] : [undefined])
      const told = Audience.projectConversation(later(begun, ...facts(decision)), "visitor")
      assert.notProperty(told, "transfer")
      assert.deepInclude(told, { status: "active" })
    }
  })

  it("[K14] every end but success gives the conversation back to its sender", () => {
    const late = { at: now + 30_000 }
    const ends = [
      [tell(declineTransfer, offeredTo(marc), {}, marc), "declined"],
      [tell(cancelTransfer, offeredTo(marc), {}), "cancelled"],
      [tell(cancelTransfer, offeredTo(marc), {}, lea, { role: "manager" }), "cancelled"],
      [tell(expireTransfer, offeredTo(marc), {}, system, late), "timedOut"],
      [tell(failTransfer, offeredTo(marc), {}, system), "failed"],
    ] as const
    for (const [decision, outcome] of ends) {
      assert.deepStrictEqual(facts(decision), [{ _tag: "TransferEnded", outcome }])
      const back = later(offeredTo(marc), ...facts(decision))
      assert.strictEqual(back.status, "active")
      assert.strictEqual(owner(back)?.agentId, ines.id)
    }
    assert.strictEqual(said(tell(cancelTransfer, offeredTo(marc), {}, marc)), "NotOwner")
    assert.strictEqual(said(tell(expireTransfer, offeredTo(marc), {}, system)), "TooEarly")
    assert.strictEqual(said(tell(failTransfer, active(), {}, system)), "NoTransfer")
    // Handed to another meanwhile: that one has not left.
    assert.strictEqual(said(tell(failTransfer, offeredTo(marc), { to: ines.id }, system)), "NotRecipient")
    assert.strictEqual(said(tell(failTransfer, offeredTo(marc), { to: marc.id }, system)), "+TransferEnded")
    // A group, or a bot, of the same name as an agent is somebody else.
    for (const to of [
      { ...sav, id: marc.id as never },
      { ...lumi, id: marc.id },
    ])
      assert.strictEqual(said(tell(failTransfer, offeredTo(to), { to: marc.id }, system)), "NotRecipient")
  })

  it("[K15] one transfer at a time, of one's own conversation, to someone who is there and is not oneself", () => {
    assert.strictEqual(said(give(ines, "offer")), "SelfTransfer")
    assert.strictEqual(said(give({ ...marc, id: "gone" as never }, "offer")), "TargetNotFound")
    assert.deepInclude(facts(give({ ...marc, name: "Le patron" }, "offer"))[0], { to: marc })
    assert.strictEqual(said(tell(command, active(), { to: marc, mode: "offer" }, lea)), "NotOwner")
    assert.strictEqual(said(tell(command, offeredTo(marc), { to: lea, mode: "offer" })), "TransferPending")
    assert.strictEqual(said(tell(command, closed(), { to: marc, mode: "offer" })), "ConversationClosed")
    const set = later(active(), { _tag: "ConversationSnoozed", keepAssigned: true })
    assert.strictEqual(said(tell(command, set, { to: marc, mode: "offer" })), "Snoozed")
    const queued = later(active(), { _tag: "ConversationQueued", cause: "returned" })
    assert.strictEqual(
      said(tell(command, queued, { to: marc, mode: "offer" }, lea, { role: "manager" })),
      "NotAssigned",
    )
    assert.strictEqual(
      said(tell(command, active(), { to: ines, mode: "offer" }, lea, { role: "manager" })),
      "SelfTransfer",
    )
    assert.strictEqual(said(tell(command, active(), { to: marc, mode: "offer" }, camille)), "NotPermitted")
    assert.strictEqual(said(tell(ChangeMode, offeredTo(marc), { mode: "call" })), "TransferPending")
    assert.strictEqual(said(tell(eight.close.command, offeredTo(marc), { tags: ["a"], seen: 99 })), "TransferPending")
    assert.strictEqual(said(tell(PostMessage, offeredTo(marc, "warm"), { text: "Restez avec nous" })), "+MessagePosted")
    assert.notStrictEqual(Transfer.announcement.fr, Transfer.announcement.en)
  })

  it("[K46] who does not speak the visitor's language has them once the sender has confirmed it, never, or all the same, as the team says", () => {
    const spoken = (language: string | undefined): Conversation.Conversation => {
      const { language: _, ...rest } = active()
      return language === undefined ? rest : { ...rest, language }
    }
    const asked: Array<string | undefined> = []
    const entries = (to: Recipient, _sender?: string, language?: string): Entry | undefined => {
      asked.push(language)
      const entry = directory(to)
      const languages = to.id === marc.id ? ["fr-CA"] : to._tag === "Group" ? ["fr", "en"] : ["en"]
      return entry && { ...entry, languages }
    }
    const ask = (
      language: string | undefined,
      to: Recipient,
      more: Partial<Transfer.Input> = {},
      otherLanguage?: "confirm" | "refuse" | "allow",
    ) =>
      tell(
        Transfer.make({ directory: entries, ...(otherLanguage !== undefined && { otherLanguage }) }).command,
        spoken(language),
        { to, mode: "assign", ...more },
      )
    assert.strictEqual(said(ask("en-GB", marc)), "LanguageNotSpoken")
    assert.strictEqual(asked[0], "en-GB")
    for (const mode of ["offer", "warm"] as const)
      assert.strictEqual(said(ask("en", marc, { mode })), "LanguageNotSpoken")
    assert.strictEqual(said(ask("en", marc, { confirmed: true })), "+TransferStarted TransferEnded AgentAssigned")
    assert.strictEqual(said(ask("en", marc, { confirmed: true }, "refuse")), "LanguageNotSpoken")
    // Of a group that speaks it, too, who does not cannot accept where that is refused.
    const accept = (otherLanguage: "confirm" | "refuse") =>
      said(
        tell(
          Transfer.followUps({ directory: entries, otherLanguage }).acceptTransfer,
          { ...offeredTo(sav), language: "en" },
          {},
          marc,
        ),
      )
    assert.deepStrictEqual([accept("confirm"), accept("refuse")], ["+TransferEnded AgentAssigned", "LanguageNotSpoken"])
    assert.strictEqual(said(ask("en", marc, {}, "allow")), "+TransferStarted TransferEnded AgentAssigned")
    for (const language of ["fr", "fr-BE", "FR", undefined])
      assert.strictEqual(said(ask(language, marc)), "+TransferStarted TransferEnded AgentAssigned")
    // The group speaks it; the one of it who would have them at once does not.
    assert.strictEqual(said(ask("en", sav)), "LanguageNotSpoken")
    assert.strictEqual(said(ask("en", sav, { mode: "offer" })), "+TransferStarted")
    assert.strictEqual(said(ask("es", sav, { mode: "offer" })), "LanguageNotSpoken")
    // Both are to be said: that they do not speak it, and that nobody is free.
    assert.strictEqual(said(ask("fr", lea, { anyway: true })), "LanguageNotSpoken")
    assert.strictEqual(said(ask("fr", lea, { confirmed: true })), "TargetUnavailable")
    assert.strictEqual(said(ask("fr", lea, { confirmed: true, anyway: true })), "+TransferStarted TransferEnded")
    assert.strictEqual(
      said(give(lumi, "assign", {}, Transfer.make({ directory: entries }).command)),
      "LanguageNotSpoken",
    )
    assert.strictEqual(
      said(tell(Transfer.make().command, spoken("es"), { to: marc, mode: "offer" })),
      "+TransferStarted",
    )
  })

  it("[K80] who answers for other sites alone is given no visitor of this one; of a group it is whoever would have them at once", () => {
    const [here, elsewhere] = ["lumen" as never, "atelier" as never]
    const sites: Readonly<Record<string, ReadonlyArray<never>>> = { marc: [elsewhere], lea: [here, elsewhere] }
    const { command: sited } = Transfer.make({
      directory: (to) => {
        const entry = directory(to)
        const own = sites[to.id]
        return entry && (own === undefined ? entry : { ...entry, sites: own })
      },
    })
    const asks = (to: Recipient, mode: Transfer.Input["mode"], site?: never, anyway = false): string =>
      said(tell(sited, { ...active(), ...(site !== undefined && { site }) }, { to, mode, anyway }))
    for (const mode of ["assign", "offer", "warm"] as const) {
      assert.strictEqual(asks(marc, mode, here), "SiteNotServed")
      assert.match(asks(marc, mode, elsewhere), /^\+/)
      assert.match(asks(marc, mode), /^\+/, "a visitor whose site is not known is anybody's")
      assert.match(asks(lea, mode, here, true), /^\+/)
    }
    // Marc would be next of the group; asked, anyone of it may answer.
    assert.strictEqual(asks(sav, "assign", here), "SiteNotServed")
    assert.match(asks(sav, "assign", elsewhere), /^\+/)
    assert.match(asks(sav, "offer", here), /^\+/)
    const told: Array<unknown> = []
    const { command } = Transfer.make({ directory: (to, ...rest) => (told.push(rest.at(-1)), directory(to)) })
    tell(command, { ...active(), site: here }, { to: marc, mode: "offer" })
    assert.deepStrictEqual(told, [here])
  })

  it("[K47] the visitor is told of a transfer before it, in their language, when the sender wishes it and the policy offers it, or always", () => {
    const own = { fr: "Je vous confie.", en: "I pass you on." }
    const ask = (policy: Transfer.Policy, more: Partial<Transfer.Input> = {}, state = active()) =>
      tell(Transfer.make({ directory, ...policy }).command, state, { to: marc, mode: "offer", ...more })
    assert.strictEqual(said(ask({})), "+TransferStarted")
    assert.strictEqual(said(ask({}, { announce: true })), "AnnouncementNotOffered")
    assert.strictEqual(said(ask({ announce: "never" }, { announce: true })), "AnnouncementNotOffered")
    assert.strictEqual(said(ask({ announce: "offer" })), "+TransferStarted")
    assert.strictEqual(said(ask({ announce: "offer" }, { announce: true })), "+MessagePosted TransferStarted")
    assert.deepInclude(facts(ask({ announce: "offer" }, { announce: true }))[1], { announced: true })
    const always = ask({ announce: "always" })
    assert.deepStrictEqual(facts(always)[0], { _tag: "MessagePosted", text: Transfer.announcement.fr })
    const english = ask({ announce: "always", announcement: own }, {}, { ...active(), language: "en-GB" })
    assert.deepStrictEqual(facts(english)[0], { _tag: "MessagePosted", text: own.en })
    assert.strictEqual(Transfer.announcementIn("de", own), own.en)
    assert.strictEqual(Transfer.announcementIn(undefined, own), own.fr)
    // Nothing is said of a transfer that does not begin.
    assert.strictEqual(said(ask({ announce: "always" }, { to: lea })), "TargetUnavailable")
    const soon = later(active(), { _tag: "ClosingAnnounced", deadline: now + 9, cause: "idle" })
    assert.strictEqual(said(ask({ announce: "always" }, {}, soon)), "+ClosingCancelled MessagePosted TransferStarted")
    const seen = ask({ announce: "always" }, {}, running())
    assert.strictEqual(said(seen), "+MessagePosted NavigationEnded TransferStarted")
    const matrix = { ...defaults, transfer: { ...defaults.transfer, call: [] } }
    const call = later(active(), { _tag: "ModeChanged", mode: "call" })
    assert.strictEqual(said(ask({ announce: "always", matrix }, {}, call)), "+TransferStarted")
    assert.strictEqual(said(ask({ announce: "offer", matrix }, { announce: true }, call)), "NoTextThread")
  })
})
