import { assert, describe, it } from "@effect/vitest"
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import * as Summary from "@pupitre/core/ConversationSummary"
import * as Routing from "@pupitre/core/desk/Routing"
import type { Mode } from "@pupitre/core/Fact"
import type { AgentId, GroupId } from "@pupitre/core/Id"
import { takesSlot } from "@pupitre/core/Lifecycle"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as fc from "fast-check"

const line = Scenario.make("a").events.reduce(Summary.apply, undefined as ConversationSummary | undefined)!
const modes: ReadonlyArray<Mode> = ["chat", "call", "video", "messaging"]
const agents = ["a", "b", "c"].map((id) => id as AgentId)
const groups = ["g", "h"].map((id) => id as GroupId)

const candidates = fc
  .uniqueArray(
    fc.record({
      agentId: fc.constantFrom(...agents),
      slots: fc.nat(3),
      groups: fc.option(fc.subarray([...groups]), { nil: undefined }),
    }),
    { selector: ({ agentId }) => agentId, maxLength: 3 },
  )
  .map((all) =>
    all.map(({ groups, ...rest }): Routing.Candidate => ({
      ...rest,
      name: rest.agentId,
      ...(groups !== undefined && { groups }),
    })),
  )
const recipient = fc.constantFrom<ConversationSummary["queuedFor"]>(
  undefined,
  ...agents.map((id) => ({ _tag: "Agent", id, name: id }) as const),
  ...groups.map((id) => ({ _tag: "Group", id, name: id }) as const),
  { _tag: "Bot", id: agents[0]!, name: "a" },
)
const queued = fc
  .record({ mode: fc.constantFrom(...modes), queuedFor: recipient })
  .map(({ mode, queuedFor }): ConversationSummary => ({
    ...line,
    status: "queued",
    mode,
    ...(queuedFor !== undefined && { queuedFor }),
  }))
const taken = fc.array(
  fc.record({
    mode: fc.constantFrom(...modes),
    owner: fc.constantFrom(...agents).map((agentId) => ({ agentId, name: agentId })),
    status: fc.constantFrom<ConversationSummary["status"]>("active", "offered", "snoozed", "transferring"),
    startedAt: fc.nat(9),
  }),
  { maxLength: 6 },
)

/** Who may be given it, said once more and otherwise. */
const eligible = (
  conversation: ConversationSummary,
  { agentId, slots, groups = [] }: Routing.Candidate,
  open: ReadonlyArray<ConversationSummary>,
): boolean => {
  const busy = open.filter((one) => one.owner?.agentId === agentId && one.status !== "snoozed")
  if (busy.length >= slots) return false
  const written = (mode: Mode): boolean => mode === "chat" || mode === "messaging"
  if (busy.length > 0 && !(written(conversation.mode) && busy.every(({ mode }) => written(mode)))) return false
  const to = conversation.queuedFor
  if (to === undefined) return true
  return to._tag === "Agent" ? to.id === agentId : to._tag === "Group" && groups.includes(to.id)
}

describe("leastBusy", () => {
  it("[Q2] who takes some ways of talking alone is given no other", () => {
    const one = (modes?: ReadonlyArray<Mode>): Routing.Candidate => ({
      agentId: agents[0]!,
      name: "a",
      slots: 2,
      ...(modes !== undefined && { modes }),
    })
    for (const mode of modes) {
      const waits: ConversationSummary = { ...line, status: "queued", mode }
      assert.isDefined(Routing.leastBusy(waits, [one()], []))
      assert.isDefined(Routing.leastBusy(waits, [one([mode])], []))
      assert.isUndefined(Routing.leastBusy(waits, [one(modes.filter((other) => other !== mode))], []))
    }
    assert.isTrue(Routing.takes(true, "call"))
    assert.isFalse(Routing.takes(false, "chat"))
  })

  it("[Q2] gives a conversation to whoever may have it, and to nobody exactly when nobody may", () => {
    const looked = { given: 0, kept: 0, forced: 0, full: 0 }
    fc.assert(
      fc.property(queued, candidates, taken, (conversation, all, busy) => {
        const open = busy.map((one): ConversationSummary => ({ ...line, ...one }))
        const chosen = Routing.leastBusy(conversation, all, open)
        const may = all.filter((candidate) => eligible(conversation, candidate, open))
        assert.strictEqual(chosen === undefined, may.length === 0)
        if (chosen !== undefined) {
          assert.include(may, chosen)
          looked.given++
        } else looked.kept++
        for (const candidate of all) {
          const own = open.filter((one) => one.owner?.agentId === candidate.agentId && takesSlot(one.status))
          if (own.length >= candidate.slots) looked.full++
          else if (Routing.forcedUnavailable(conversation.mode, own)) looked.forced++
        }
      }),
      { numRuns: 1000 },
    )
    for (const [name, count] of Object.entries(looked)) assert.isAbove(count, 20, name)
  })

  it("[Q3] a call or a video goes with nothing else, a chat only with chats and messaging", () => {
    fc.assert(
      fc.property(fc.constantFrom(...modes), fc.array(fc.constantFrom(...modes), { maxLength: 4 }), (mode, own) => {
        const forced = Routing.forcedUnavailable(
          mode,
          own.map((one) => ({ mode: one })),
        )
        const live = [mode, ...own].some((one) => one === "call" || one === "video")
        assert.strictEqual(forced, own.length > 0 && live)
        // Whoever is in two conversations could have been given either after the other.
        if (own.length === 1) assert.strictEqual(forced, Routing.forcedUnavailable(own[0]!, [{ mode }]))
      }),
    )
  })

  it("[Q2] a full agent is waited for, and nobody else is asked", () => {
    const conversation: ConversationSummary = { ...line, queuedFor: { _tag: "Agent", id: agents[0]!, name: "a" } }
    const all = agents.map((agentId): Routing.Candidate => ({ agentId, name: agentId, slots: 1 }))
    const one: ConversationSummary = { ...line, status: "active", owner: { agentId: agents[0]!, name: "a" } }
    assert.isUndefined(Routing.leastBusy(conversation, all, [one]))
    assert.strictEqual(Routing.leastBusy(conversation, all, [{ ...one, status: "closed" }])?.agentId, agents[0])
    assert.isUndefined(Routing.leastBusy(conversation, all.slice(1), []))
  })
})
