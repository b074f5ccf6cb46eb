import { assert, describe, it } from "@effect/vitest"
import * as Audience from "@pupitre/core/Audience"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Command from "@pupitre/core/Command"
import { AddNote } from "@pupitre/core/command/AddNote"
import { AnswerSurvey } from "@pupitre/core/command/AnswerSurvey"
import { AssignAgent } from "@pupitre/core/command/AssignAgent"
import { builtin } from "@pupitre/core/command/builtin"
import { ChangeMode } from "@pupitre/core/command/ChangeMode"
import { GiveConsent, WithdrawConsent } from "@pupitre/core/command/Consent"
import { AnnounceClosing, CancelClosing, CloseIdle } from "@pupitre/core/command/IdleClosing"
import { Decline, OfferConversation, PickUp, QueueConversation } from "@pupitre/core/command/PickUp"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import { RaiseAlert } from "@pupitre/core/command/RaiseAlert"
import { ReassignConversation } from "@pupitre/core/command/Reassign"
import { RedactMessage, redactMessageBy } from "@pupitre/core/command/RedactMessage"
import { Snooze, Wake } from "@pupitre/core/command/Snooze"
import { StartConversation } from "@pupitre/core/command/StartConversation"
import { AddTag, RemoveTag } from "@pupitre/core/command/Tags"
import { TakeConversation } from "@pupitre/core/command/TakeConversation"
import { TurnAway } from "@pupitre/core/command/TurnAway"
import { VisitPage } from "@pupitre/core/command/Visit"
import * as Conversation from "@pupitre/core/Conversation"
import * as Deadline from "@pupitre/core/Deadline"
import type { Decision } from "@pupitre/core/Decision"
import { accept } from "@pupitre/core/Decision"
import * as Erasure from "@pupitre/core/Erasure"
import type { Fact } from "@pupitre/core/Fact"
import type * as Participant from "@pupitre/core/Participant"
import type { SiteId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Visitor from "@pupitre/core/Visitor"
import * as Workspace from "@pupitre/core/Workspace"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"

const now = 1_760_000_100_000
const system: Participant.System = { _tag: "System" }
const marc: Participant.Agent = { ...Scenario.ines, id: "marc" as Participant.Agent["id"], name: "Marc" }

const context = (
  by: Participant.Participant = Scenario.ines,
  role: Participant.Role = by._tag === "Visitor" ? "visitor" : by._tag === "System" ? "system" : "agent",
  at = now,
): Command.Context => ({
  tenant: Scenario.tenant,
  by,
  role,
  at,
  commandId: "a-command-id" as Command.Context["commandId"],
  visitorOnline: true,
})

const said = (decision: Decision): string =>
  decision._tag === "Rejected"
    ? decision.rejection.reasons.map(({ key }) => key).join(" ")
    : `+${decision.events.map(({ _tag }) => _tag).join(" ")}`

const then = (state: Conversation.Conversation, ...facts: ReadonlyArray<Fact>): Conversation.Conversation => {
  let after = state
  for (const fact of facts) {
    const seq = after.seq + 1
    after = Conversation.apply(after, { ...fact, id: `then-0001/${seq}`, seq, at: now, by: Scenario.ines } as ChatEvent)
  }
  return after
}

const blocked: Fact = { _tag: "VisitorBlocked", visitorId: Scenario.camille.id, reason: "spam" }
const active = (): Conversation.Conversation => Scenario.make("Bonjour").conversation()
const queued = (): Conversation.Conversation => then(active(), { _tag: "ConversationQueued", cause: "returned" })
const snoozed = (until?: number): Conversation.Conversation =>
  then(active(), { _tag: "ConversationSnoozed", keepAssigned: true, ...(until !== undefined && { until }) })
const transferring = (mode: "offer" | "warm"): Conversation.Conversation =>
  then(active(), { _tag: "TransferStarted", mode, to: marc })
const ringing = (): Conversation.Conversation =>
  then(queued(), { _tag: "ConversationOffered", agentId: marc.id, name: "Marc", expiresAt: now + 10 })
const watched = (): Conversation.Conversation =>
  then(
    active(),
    { _tag: "NavigationRequested", level: "observe", expiresAt: now + 10 },
    { _tag: "NavigationGranted", level: "observe" },
    { _tag: "NavigationStarted", level: "observe" },
  )

describe("commands of every desk", () => {
  it("[H1] a message comes after the facts that it brings about", () => {
    const announced = then(active(), { _tag: "ClosingAnnounced", deadline: now + 9, cause: "idle" })
    const post = (state: Conversation.Conversation, by: Participant.Participant) =>
      said(Command.decide(PostMessage, state, { text: "Oui" }, context(by)))
    assert.strictEqual(post(active(), Scenario.camille), "+MessagePosted")
    assert.strictEqual(post(announced, Scenario.camille), "+ClosingCancelled MessagePosted")
    assert.strictEqual(post(announced, Scenario.ines), "+ClosingCancelled MessagePosted")
    assert.strictEqual(post(snoozed(), Scenario.camille), "+ConversationWoken MessagePosted")
    const decision = Command.decide(PostMessage, snoozed(), { text: "Oui" }, context(Scenario.camille))
    const after = then(snoozed(), ...(decision._tag === "Accepted" ? decision.events : []))
    assert.deepInclude(after, { status: "queued", queuedFor: Scenario.ines })
  })

  it("[H2] while it is set aside or handed over an agent can only wait; the visitor can always write", () => {
    for (const [state, reason] of [
      [snoozed(), "Snoozed"],
      [transferring("offer"), "TransferPending"],
    ] as const) {
      assert.strictEqual(said(Command.decide(PostMessage, state, { text: "a" }, context())), reason)
      assert.strictEqual(said(Command.decide(ChangeMode, state, { mode: "call" as const }, context())), reason)
      assert.strictEqual(said(Command.decide(Snooze, state, {}, context())), reason)
      assert.include(said(Command.decide(PostMessage, state, { text: "a" }, context(Scenario.camille))), "+")
    }
    const warm = transferring("warm")
    assert.strictEqual(said(Command.decide(PostMessage, warm, { text: "a" }, context())), "+MessagePosted")
    assert.strictEqual(said(Command.decide(PostMessage, queued(), { text: "a" }, context())), "NotAssigned")
    assert.strictEqual(said(Command.decide(PostMessage, ringing(), { text: "a" }, context(marc))), "NotAssigned")
  })

  it("[H3] a snooze ends at its moment and not before, for the same agent unless told otherwise", () => {
    assert.deepStrictEqual(Command.decide(Snooze, active(), { until: now + 5 }, context()), {
      _tag: "Accepted",
      events: [{ _tag: "ConversationSnoozed", keepAssigned: true, until: now + 5 }],
    })
    assert.strictEqual(said(Command.decide(Snooze, active(), { until: now }, context())), "DateInPast")
    assert.strictEqual(said(Command.decide(Snooze, active(), {}, context(marc))), "NotOwner")
    const state = snoozed(now + 5)
    const wake = (by: Participant.Participant, at: number, role?: Participant.Role, of = state) =>
      said(Command.decide(Wake, of, {}, context(by, role, at)))
    assert.strictEqual(wake(system, now + 4), "TooEarly")
    assert.strictEqual(wake(system, now + 5), "+ConversationWoken")
    assert.strictEqual(wake(system, now + 5, undefined, snoozed()), "TooEarly")
    assert.strictEqual(wake(Scenario.ines, now), "+ConversationWoken")
    assert.strictEqual(wake(marc, now), "NotOwner")
    assert.strictEqual(wake(marc, now, "manager"), "+ConversationWoken")
    assert.strictEqual(wake(Scenario.ines, now, "agent", active()), "NotSnoozed")
  })

  it("[H4] an announced closing is carried out at its deadline alone, and told to the visitor's stream", () => {
    assert.strictEqual(
      said(Command.decide(AnnounceClosing, active(), { deadline: now, cause: "idle" as const }, context(system))),
      "DateInPast",
    )
    const announced = then(active(), { _tag: "ClosingAnnounced", deadline: now + 9, cause: "idle" })
    assert.strictEqual(
      said(Command.decide(AnnounceClosing, announced, { deadline: now + 1, cause: "idle" as const }, context(system))),
      "AlreadyAnnounced",
    )
    const close = (at: number, state = announced) => Command.decide(CloseIdle, state, {}, context(system, "system", at))
    assert.strictEqual(said(close(now + 8)), "TooEarly")
    assert.strictEqual(said(close(now + 9, active())), "NothingAnnounced")
    const decision = close(now + 9)
    assert.strictEqual(said(decision), "+ConversationClosed")
    if (decision._tag === "Accepted") {
      assert.deepStrictEqual(decision.also?.[0]?.events, decision.events)
      assert.deepInclude(decision.events[0], { cause: "idle" })
    }
    assert.strictEqual(said(Command.decide(CancelClosing, announced, {}, context())), "+ClosingCancelled")
    assert.strictEqual(said(Command.decide(CancelClosing, active(), {}, context())), "NothingAnnounced")
    assert.strictEqual(said(Command.decide(Snooze, announced, {}, context())), "+ClosingCancelled ConversationSnoozed")
  })

  it("[H23] where slots bind, an agent whose slots are all taken takes no conversation more, and is told how many of how many", () => {
    const take = (open: number, slots: number, state = queued(), role: Participant.Role = "agent") =>
      Command.decide(TakeConversation, state, {}, { ...context(marc, role), load: { open, slots } })
    assert.strictEqual(said(take(1, 2)), "+AgentAssigned")
    for (const open of [2, 3]) {
      const decision = take(open, 2)
      assert.deepStrictEqual(decision, {
        _tag: "Rejected",
        rejection: { reasons: [{ key: "SlotsFull", params: { open, slots: 2 } }] },
      })
    }
    assert.strictEqual(said(take(9, 0)), "+AgentAssigned", "nobody counts for who has none")
    assert.strictEqual(said(take(9, 2, queued(), "manager")), "+AgentAssigned")
    assert.strictEqual(said(Command.decide(TakeConversation, queued(), {}, context(marc))), "+AgentAssigned")
    // What rings for them holds its slot; what is another's is so for that reason alone.
    assert.strictEqual(said(take(2, 2, ringing())), "+AgentAssigned")
    assert.strictEqual(said(take(2, 2, active())), "NotOwner")
    const given = (open: number, state: Conversation.Conversation, agentId = marc.id) => {
      const loadOf = (agent: string) => (agent === marc.id ? { open, slots: 2 } : undefined)
      const by = { ...context(system), loadOf }
      return [
        said(Command.decide(AssignAgent, state, { agentId, name: "Marc" }, by)),
        said(Command.decide(OfferConversation, state, { agentId, name: "Marc", expiresAt: now + 10 }, by)),
      ]
    }
    assert.deepStrictEqual(given(1, queued()), ["+AgentAssigned", "+ConversationOffered"])
    assert.deepStrictEqual(given(2, queued()), ["AgentFull", "AgentFull"])
    assert.deepStrictEqual(
      given(2, queued(), Scenario.ines.id),
      ["+AgentAssigned", "+ConversationOffered"],
      "nobody counts",
    )
    assert.deepStrictEqual(given(2, ringing()), ["+AgentAssigned", "AlreadyOpen"])
    const aside = then(
      queued(),
      { _tag: "AgentAssigned", agentId: marc.id, name: "Marc" },
      { _tag: "ConversationSnoozed", keepAssigned: true },
    )
    assert.deepStrictEqual(given(2, aside), ["AgentFull", "AlreadyOpen"])
  })

  it("[H5] what rings is answered by whom it rings for and in time, or goes back to the queue", () => {
    const offer = { agentId: marc.id, name: "Marc", expiresAt: now + 10 }
    assert.strictEqual(
      said(Command.decide(OfferConversation, queued(), offer, context(system))),
      "+ConversationOffered",
    )
    assert.strictEqual(said(Command.decide(OfferConversation, active(), offer, context(system))), "AlreadyOpen")
    const state = ringing()
    assert.strictEqual(said(Command.decide(PickUp, state, {}, context(marc))), "+AgentAssigned")
    assert.strictEqual(said(Command.decide(PickUp, state, {}, context())), "NotOffered")
    assert.strictEqual(said(Command.decide(PickUp, state, {}, context(marc, "agent", now + 10))), "TooLate")
    assert.strictEqual(said(Command.decide(TakeConversation, state, {}, context())), "Ringing")
    assert.strictEqual(said(Command.decide(Decline, state, {}, context(system))), "TooEarly")
    const cause = (by: Participant.Participant, at: number): unknown => {
      const decision = Command.decide(Decline, state, {}, context(by, undefined, at))
      return decision._tag === "Accepted" && decision.events[0]
    }
    assert.deepInclude(cause(marc, now), { cause: "declined" })
    assert.deepInclude(cause(system, now + 10), { cause: "timedOut" })
    assert.strictEqual(said(Command.decide(QueueConversation, active(), {}, context())), "+ConversationQueued")
    assert.strictEqual(
      said(Command.decide(QueueConversation, watched(), {}, context())),
      "+NavigationEnded ConversationQueued",
    )
    assert.strictEqual(said(Command.decide(QueueConversation, active(), {}, context(marc))), "NotOwner")
    assert.strictEqual(said(Command.decide(QueueConversation, queued(), {}, context(system))), "NotAssigned")
  })

  it("[H14] what has waited for someone for long enough waits for others, and not before", () => {
    const sav: Participant.Group = { _tag: "Group", id: "sav" as Participant.Group["id"], name: "SAV" }
    const lumi: Participant.Bot = { _tag: "Bot", id: marc.id, name: "Lumi" }
    const day = 24 * 3_600_000
    const back: Fact = { _tag: "ConversationQueued", cause: "returned", to: marc }
    const ways: ReadonlyArray<readonly [ReadonlyArray<Fact>, Participant.Recipient]> = [
      [[back], marc],
      [[{ ...back, to: sav }], sav],
      [
        [
          { _tag: "ConversationSnoozed", keepAssigned: true },
          { _tag: "ConversationWoken", cause: "timer" },
        ],
        Scenario.ines,
      ],
      [
        [
          { _tag: "TransferStarted", mode: "assign", to: sav },
          { _tag: "TransferEnded", outcome: "deferred" },
        ],
        sav,
      ],
    ]
    const rings: ReadonlyArray<Fact> = [
      { _tag: "ConversationOffered", agentId: marc.id, name: "Marc", expiresAt: now + 10 },
      { _tag: "ConversationDeclined", agentId: marc.id, cause: "timedOut" },
    ]
    const later = (state: Conversation.Conversation, at: number, ...facts: ReadonlyArray<Fact>) =>
      facts.reduce(
        (after, fact, i) =>
          Conversation.apply(after, { ...fact, id: `later-001/${i}`, seq: after.seq + 1, at, by: system } as ChatEvent),
        state,
      )
    fc.assert(
      fc.property(
        fc.constantFrom(...ways),
        fc.array(fc.nat(day), { maxLength: 3 }),
        fc.integer({ min: 1, max: 2 * day }),
        fc.constantFrom(undefined, marc, Scenario.ines, sav, lumi),
        ([facts, waited], rang, after, to) => {
          let state = then(active(), ...facts)
          assert.deepInclude(state, { status: "queued", queuedFor: waited, queuedSince: now })
          for (const wait of rang) {
            state = later(state, now + wait, rings[0]!)
            assert.isUndefined(Deadline.unclaimed(state, after))
            state = later(state, now + wait, rings[1]!)
          }
          const due = now + after
          assert.strictEqual(Deadline.unclaimed(state, after), due)
          const decide = (at: number): Decision =>
            Command.decide(
              ReassignConversation,
              state,
              { after, ...(to !== undefined && { to }) },
              context(system, undefined, at),
            )
          assert.strictEqual(said(decide(due - 1)), "TooEarly")
          const decision = decide(due)
          assert.strictEqual(said(decision), "+ConversationQueued")
          const others = later(state, due, ...(decision._tag === "Accepted" ? decision.events : []))
          const next = to !== undefined && (to.id !== waited.id || to._tag !== waited._tag) ? to : undefined
          assert.strictEqual(others.status, "queued")
          assert.deepStrictEqual(others.queuedFor, next)
          assert.strictEqual(Deadline.unclaimed(others, after), next && due + after)
        },
      ),
      { numRuns: 300 },
    )
    const decide = (state: Conversation.Conversation, by: Participant.Participant = system) =>
      said(Command.decide(ReassignConversation, state, { after: 0 }, context(by)))
    assert.strictEqual(decide(queued()), "NobodyAwaited")
    assert.strictEqual(decide(active()), "NobodyAwaited")
    assert.strictEqual(decide(snoozed()), "NobodyAwaited")
    assert.strictEqual(decide(then(active(), back), Scenario.ines), "NotPermitted")
    assert.strictEqual(decide({ ...queued(), status: "closed" }), "ConversationClosed")
  })

  it("[H6] tags, notes and redactions: said twice they are one; only managers take out what was said", () => {
    const tagged = then(active(), { _tag: "TagAdded", tag: "Livraison" })
    assert.strictEqual(said(Command.decide(AddTag, tagged, { tag: " Livraison " }, context())), "+")
    assert.strictEqual(said(Command.decide(AddTag, tagged, { tag: "Retour" }, context())), "+TagAdded")
    assert.strictEqual(said(Command.decide(AddTag, tagged, { tag: "  " }, context())), "Blank")
    const full = { ...tagged, tags: Array.from({ length: 20 }, String) }
    assert.strictEqual(said(Command.decide(AddTag, full, { tag: "Retour" }, context())), "TagsFull")
    assert.strictEqual(said(Command.decide(RemoveTag, tagged, { tag: "Livraison" }, context())), "+TagRemoved")
    assert.strictEqual(said(Command.decide(RemoveTag, tagged, { tag: "Retour" }, context())), "+")
    assert.strictEqual(said(Command.decide(AddNote, active(), { text: "VIP" }, context())), "+NoteAdded")
    assert.strictEqual(said(Command.decide(AddNote, active(), { text: " " }, context())), "Blank")
    assert.strictEqual(said(Command.decide(AddNote, active(), { text: "VIP" }, context(marc))), "NotOwner")
    assert.strictEqual(said(Command.decide(AddNote, active(), { text: "VIP" }, context(marc, "manager"))), "+NoteAdded")
    const target = 3 as never
    const redact = (state: Conversation.Conversation, role: Participant.Role, to = target, command = RedactMessage) =>
      said(Command.decide(command, state, { target: to }, context(Scenario.ines, role)))
    assert.strictEqual(redact(active(), "agent"), "NotPermitted")
    assert.strictEqual(redact(active(), "manager"), "+MessageRedacted")
    assert.strictEqual(redact(active(), "manager", 99 as never), "NothingThere")
    assert.strictEqual(redact(active(), "agent", target, redactMessageBy(true)), "+MessageRedacted")
    assert.strictEqual(redact(then(active(), { _tag: "MessageRedacted", target }), "manager"), "+")
    assert.strictEqual(redact({ ...active(), status: "closed" }, "manager"), "+MessageRedacted")
  })

  it("[X6] a conversation that is over takes notes, of any agent, and stays as it was", () => {
    const over = Conversation.fold([
      ...Scenario.make("Bonjour").agent("Bonjour").events,
      { ...Scenario.make("x").events[0]!, _tag: "ConversationClosed", seq: 99, tags: [] } as never,
    ])
    assert.strictEqual(over.status, "closed")
    for (const agent of [Scenario.ines, marc]) {
      assert.strictEqual(said(Command.decide(AddNote, over, { text: "Rappelée" }, context(agent))), "+NoteAdded")
    }
    const noted = Conversation.apply(over, {
      ...Scenario.make("x").events[0]!,
      _tag: "NoteAdded",
      text: "x",
      seq: 100,
    } as never)
    assert.deepStrictEqual(noted, { ...over, notes: over.notes + 1, seq: 100 })
    assert.strictEqual(
      said(Command.decide(AddNote, Conversation.empty, { text: "x" }, context())),
      "ConversationUnknown",
    )
  })

  it("[H7] the survey is answered after the end, and every answer stands beside the ones before", () => {
    const answer = (state: Conversation.Conversation, input: Command.Input<typeof AnswerSurvey>) =>
      Command.decide(AnswerSurvey, state, input, context(Scenario.camille))
    assert.strictEqual(said(answer(active(), { csat: 4 })), "NotClosed")
    let closed: Conversation.Conversation = { ...active(), status: "closed" }
    assert.strictEqual(said(answer(closed, {})), "NothingGiven")
    for (const input of [{ csat: 4 }, { comment: "Parfait" }, { csat: 5, comment: "Parfait" }]) {
      const decision = answer(closed, input)
      const rated = "csat" in input ? [{ _tag: "SurveyAnswered", conversationId: closed.id, csat: input.csat }] : []
      const also = decision._tag === "Accepted" ? (decision.also ?? []) : []
      assert.deepStrictEqual<unknown>(
        also,
        rated.map((one) => ({ stream: StreamKey.visitor(Scenario.tenant, Scenario.camille.id), events: [one] })),
      )
      assert.strictEqual(said(decision), "+SurveyAnswered")
      closed = then(closed, ...(decision._tag === "Accepted" ? decision.events : []))
    }
    assert.deepStrictEqual(closed.survey, { csat: 5, comment: "Parfait" })
  })

  it("[H8] a blocked visitor gets nothing through but taking an agreement back, and is not told why", () => {
    const scenario = Scenario.make("Bonjour")
    const at = { id: "block-0001/0", seq: 99, at: now, by: Scenario.ines } as const
    const visitor = Visitor.apply(Visitor.fold(scenario.visits), { ...blocked, ...at } as ChatEvent)
    const conversation = then(scenario.conversation(), blocked)
    const tried: Array<string> = []
    for (const command of builtin) {
      if (!command.roles.includes("visitor")) continue
      const state = command.on === "visitor" ? visitor : conversation
      const answer = Command.can(command, state, context(Scenario.camille))
      if (command === WithdrawConsent) assert.strictEqual(answer._tag, "Enabled")
      else {
        assert.isTrue(
          answer._tag === "Disabled" && answer.reasons.some(({ key }) => key === "Unreachable"),
          command.name,
        )
        tried.push(command.name)
      }
    }
    for (const { name } of [StartConversation, PostMessage, VisitPage, GiveConsent]) assert.include(tried, name)
    const [shop, blog] = ["shop", "blog"] as unknown as [SiteId, SiteId]
    const here = Visitor.apply(Visitor.fold(scenario.visits), { ...blocked, site: shop, ...at } as ChatEvent)
    const there = then(scenario.conversation(), { ...blocked, site: shop })
    for (const command of builtin) {
      if (!command.roles.includes("visitor") || command === WithdrawConsent) continue
      const state = command.on === "visitor" ? here : there
      const unreachable = (site?: SiteId): boolean => {
        const answer = Command.can(command, state, { ...context(Scenario.camille), site })
        return answer._tag === "Disabled" && answer.reasons.some(({ key }) => key === "Unreachable")
      }
      assert.deepStrictEqual([unreachable(shop), unreachable(blog), unreachable()], [true, false, false], command.name)
    }
    const once = then(scenario.conversation(), { ...blocked, until: now + 5 })
    const post = (when: number) =>
      said(Command.decide(PostMessage, once, { text: "a" }, context(Scenario.camille, "visitor", when)))
    assert.strictEqual(post(now + 4), "Unreachable")
    assert.strictEqual(post(now + 5), "+MessagePosted")
  })

  it("[H9] at a deadline the server's wish is accepted and the deadline is another; before, it is too early", () => {
    const byName = Command.catalogue(builtin)
    const states = fc.constantFrom(
      snoozed(now + 5),
      ringing(),
      then(active(), { _tag: "ClosingAnnounced", deadline: now + 7, cause: "visitorLeft" }),
      then(snoozed(now + 5), { _tag: "ClosingAnnounced", deadline: now + 3, cause: "idle" }),
      then(ringing(), { _tag: "ClosingAnnounced", deadline: now + 30, cause: "idle" }),
    )
    fc.assert(
      fc.property(states, fc.nat(40), (state, early) => {
        const due = Deadline.next(state)
        assert.isDefined(due)
        if (due === undefined) return
        const command = byName.get(due.command)
        assert.isDefined(command, due.command)
        const decide = (at: number) => Command.decideCall(command, state, {}, context(system, "system", at))
        assert.strictEqual(said(decide(due.at - 1 - early)), "TooEarly")
        const decision = decide(due.at + early)
        assert.include(said(decision), "+")
        if (decision._tag === "Rejected") return
        const after = Deadline.next(then(state, ...decision.events))
        assert.notDeepEqual(after, due)
      }),
    )
    // Of two the first.
    const closing = (deadline: number) => ({ _tag: "ClosingAnnounced", deadline, cause: "idle" }) as const
    assert.deepStrictEqual(Deadline.next(then(snoozed(now + 5), closing(now + 3))), {
      at: now + 3,
      command: "closeIdle",
    })
    assert.deepStrictEqual(Deadline.next(then(snoozed(now + 5), closing(now + 9))), { at: now + 5, command: "wake" })
    assert.isUndefined(Deadline.next(active()))
    assert.isUndefined(Deadline.next(snoozed()))
    assert.isUndefined(Deadline.next({ ...snoozed(now + 5), status: "closed" }))
    assert.strictEqual(
      Deadline.next(then(active(), { _tag: "NavigationRequested", level: "observe", expiresAt: 5 }))?.command,
      "expireNavigation",
    )
    const handed = then(active(), { _tag: "TransferStarted", mode: "offer", to: marc, expiresAt: 6 })
    assert.deepStrictEqual(Deadline.next(handed), { at: 6, command: "expireTransfer" })
  })

  it("[H13] idle is counted from the last thing that happened, and nobody who waits, talks or is handed over is idle", () => {
    const moments = fc.record({
      messages: fc.array(fc.record({ by: fc.constantFrom(Scenario.ines, Scenario.camille), after: fc.nat(1000) }), {
        maxLength: 4,
      }),
      keptAfter: fc.option(fc.nat(1000), { nil: undefined }),
      assignedAfter: fc.option(fc.nat(1000), { nil: undefined }),
      // As often one that may be idle as one that is not for some reason.
      last: fc.oneof(
        fc.constant("active" as const),
        fc.constantFrom("snoozed", "transferring", "closed", "announced", "queued"),
      ),
      mode: fc.constantFrom<Conversation.Conversation["mode"]>("chat", "messaging", "call", "video"),
    })
    let idle = 0
    let busy = 0
    fc.assert(
      fc.property(moments, fc.nat(1000), ({ messages, keptAfter, assignedAfter, last, mode }, after) => {
        let state = { ...active(), mode }
        let at = now
        let lastAt = Math.max(state.lastMessageAt ?? 0, state.assignments.at(-1)!.since)
        const happen = (fact: Fact, wait: number, by: Participant.Participant = Scenario.ines): void => {
          at += wait
          const seq = state.seq + 1
          state = Conversation.apply(state, { ...fact, id: `then-0001/${seq}`, seq, at, by } as ChatEvent)
          if (fact._tag !== "ConversationSnoozed" && fact._tag !== "TransferStarted") lastAt = at
        }
        for (const { by, after: wait } of messages) happen({ _tag: "MessagePosted", text: "a" }, wait, by)
        if (assignedAfter !== undefined)
          happen({ _tag: "AgentAssigned", agentId: marc.id, name: "Marc" }, assignedAfter)
        if (keptAfter !== undefined) {
          happen({ _tag: "ClosingAnnounced", deadline: at + 9, cause: "idle" }, 0)
          happen({ _tag: "ClosingCancelled", cause: "agent" }, keptAfter)
        }
        if (last === "snoozed") happen({ _tag: "ConversationSnoozed", keepAssigned: true }, 5)
        if (last === "transferring") happen({ _tag: "TransferStarted", mode: "offer", to: marc, expiresAt: at + 9 }, 5)
        if (last === "queued") happen({ _tag: "ConversationQueued", cause: "returned" }, 5)
        if (last === "announced") happen({ _tag: "ClosingAnnounced", deadline: at + 9, cause: "idle" }, 5)
        if (last === "closed")
          happen({ _tag: "ConversationClosed", conversationId: state.id!, visitorId: Scenario.camille.id, tags: [] }, 5)
        const waits = Conversation.isWaiting(state) || mode === "call" || mode === "video" || last !== "active"
        if (waits) busy++
        else idle++
        assert.strictEqual(Deadline.idle(state, after), waits ? undefined : lastAt + after)
      }),
      { numRuns: 500 },
    )
    assert.isAbove(idle, 10)
    assert.isAbove(busy, 10)
  })

  it("[H10] what is seen of the visitor's page ends in so many words with a mode without page and when they leave", () => {
    const mode = (to: "call" | "video" | "messaging") =>
      said(Command.decide(ChangeMode, watched(), { mode: to }, context()))
    assert.strictEqual(mode("call"), "+ModeChanged")
    assert.strictEqual(mode("video"), "+NavigationEnded ModeChanged")
    assert.strictEqual(mode("messaging"), "+NavigationEnded ModeChanged")
    const alert = (kind: "VisitorLeft" | "VisitorReturned") =>
      said(Command.decide(RaiseAlert, watched(), { alert: { kind } }, context(system)))
    assert.strictEqual(alert("VisitorLeft"), "+NavigationEnded AlertRaised")
    assert.strictEqual(alert("VisitorReturned"), "+AlertRaised")
    assert.strictEqual(said(Command.decide(Snooze, watched(), {}, context())), "+NavigationEnded ConversationSnoozed")
    assert.strictEqual(
      said(Command.decide(AssignAgent, active(), { agentId: marc.id, name: "Marc" }, context(system))),
      "AlreadyOpen",
    )
  })

  it("[H76] that who is kept away came back is written by the server alone, of whom a block kept away, in the workspace", () => {
    const blocks = (...facts: ReadonlyArray<readonly [at: number, fact: object]>): Workspace.Workspace =>
      Workspace.fold(facts.map(([at, fact], i) => ({ ...fact, id: `w/${i}`, seq: i + 1, at, by: marc }) as never))
    const blocked = { _tag: "VisitorBlocked", visitorId: "v1", reason: "spam" }
    const told = { visitorId: "v1", times: 3, last: 40 } as never
    const turn = (state: Workspace.Workspace, input: object = {}, by: Participant.Participant = system) =>
      Command.decide(TurnAway, state, Object.assign({}, told, input), context(by))
    const away = blocks([10, { ...blocked, until: 50 }])
    assert.deepStrictEqual(turn(away), accept([{ _tag: "VisitorTurnedAway", ...(told as object) } as never]))
    assert.strictEqual(said(turn(away, { last: 49 })), "+VisitorTurnedAway", "though the block has ended since")
    assert.strictEqual(said(turn(away, { last: 50 })), "+")
    assert.strictEqual(said(turn(blocks([10, blocked], [20, { ...blocked, _tag: "VisitorUnblocked" }]))), "+")
    const shop = blocks([10, { ...blocked, site: "shop" }])
    assert.strictEqual(said(turn(shop)), "+")
    assert.strictEqual(said(turn(shop, { site: "shop" })), "+VisitorTurnedAway")
    for (const by of [Scenario.ines, Scenario.camille]) assert.strictEqual(said(turn(away, {}, by)), "NotPermitted")
    assert.isTrue(builtin.includes(TurnAway as never))
    const event = {
      _tag: "VisitorTurnedAway",
      visitorId: "v1",
      times: 3,
      last: 40,
      id: "w/1",
      seq: 1,
      at: 60,
      by: system,
    }
    assert.strictEqual<unknown>(Erasure.erased(event as never), event)
    assert.isUndefined(Audience.project(event as never, "visitor"))
  })

  it("[H11] a workspace is a fold: in two steps as in one, whatever the ids, and a block ends by itself", () => {
    const id = fc.constantFrom("a", "b", "__proto__", "constructor")
    const site = fc.constantFrom("shop", "blog")
    const fact = fc.oneof(
      id.map((reportId) => ({ _tag: "ProblemReported", reportId })),
      fc
        .record({ reportId: id, status: fc.constantFrom("acknowledged", "rejected") })
        .map((f) => ({ _tag: "ProblemMoved", ...f })),
      fc
        .record({ visitorId: id, reason: fc.constant("spam"), site }, { requiredKeys: ["visitorId", "reason"] })
        .map((f) => ({ _tag: "VisitorBlocked", ...f })),
      fc
        .record({ visitorId: id, site }, { requiredKeys: ["visitorId"] })
        .map((f) => ({ _tag: "VisitorUnblocked", ...f })),
      fc.constant({ _tag: "Unknown", kind: "Later", body: {} }),
    )
    const log = fc
      .array(fact, { maxLength: 20 })
      .map((facts) =>
        facts.map((f, i) => ({ ...f, id: `w-000001/${i}`, seq: i + 1, at: i, by: system }) as unknown as ChatEvent),
      )
    fc.assert(
      fc.property(log, fc.nat(20), (events, cut) => {
        const whole = Workspace.fold(events)
        assert.deepStrictEqual(Workspace.fold(events.slice(cut), Workspace.fold(events.slice(0, cut))), whole)
        assert.strictEqual(whole.seq, events.length)
        for (const one of ["a", "__proto__", "constructor", "toString"]) {
          const last = events.findLast((event) => "reportId" in event && event.reportId === one)
          const reported = events.some((event) => event._tag === "ProblemReported" && event.reportId === one)
          assert.strictEqual(Workspace.problem(whole, one) !== undefined, reported && last !== undefined)
          for (const by of [undefined, "shop", "blog"] as const) {
            const keeps = (scope: string | undefined): boolean =>
              events.findLast(
                (event) =>
                  (event._tag === "VisitorBlocked" || event._tag === "VisitorUnblocked") &&
                  event.visitorId === one &&
                  (event.site === scope || (event._tag === "VisitorUnblocked" && event.site === undefined)),
              )?._tag === "VisitorBlocked"
            const away = keeps(undefined) || (by !== undefined && keeps(by))
            assert.strictEqual(Workspace.block(whole, one, now, by as SiteId | undefined) !== undefined, away)
          }
        }
      }),
    )
    const until = { ...blocked, until: 50, id: "w-000001/0", seq: 1, at: 1, by: system } as unknown as ChatEvent
    assert.isDefined(Workspace.block(Workspace.fold([until]), "camille", 49))
    assert.isUndefined(Workspace.block(Workspace.fold([until]), "camille", 50))
  })

  it("[H20] half of a letter is refused wherever it stands in a wish, and whole letters are not", () => {
    const team = Command.make({
      name: "note.keep",
      on: "workspace",
      roles: ["agent"],
      input: Schema.Struct({ at: Schema.Json }),
      inputReasons: [],
      availability: () => Command.unless(),
      facts: () => accept([]),
    })
    const context = { tenant: "t", by: Scenario.ines, role: "agent", at: 1, commandId: "c-1", visitorOnline: true }
    const reasonOf = (at: unknown): string | undefined => {
      const decision = Command.decideCall(team, Workspace.empty, { at }, context as never)
      return decision._tag === "Rejected" ? decision.rejection.reasons[0].key : undefined
    }
    const places = [
      (text: string) => text,
      (text: string) => [["x", text]],
      (text: string) => ({ a: { b: [1, null, text] } }),
      (text: string) => ({ [text]: 1 }),
    ]
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...places), (text, put) => {
        assert.isUndefined(reasonOf(put(text)))
        for (const half of ["\ud83d", "\ude00"]) {
          for (const broken of [half, `${text}${half}`, `${half}\n${text}`])
            if (!broken.isWellFormed()) assert.strictEqual(reasonOf(put(broken)), "NotWellFormed")
        }
      }),
    )
  })
})
