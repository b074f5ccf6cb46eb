import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { AgentId } from "@pupitre/core/Id"
import type { Recipient } from "@pupitre/core/Participant"
import { assert, describe, it } from "vitest"
import { openOf, standingOf } from "../src/desk/list/Available.ts"
import { ringOf } from "../src/desk/list/Ringing.ts"

const ines = "ines" as AgentId
const marc = "marc" as AgentId
const line = (patch: Partial<ConversationSummary>): ConversationSummary => ({
  id: "c-1" as ConversationSummary["id"],
  visitor: { _tag: "Visitor", id: "v-1" as never },
  status: "active",
  mode: "chat",
  startedAt: 0,
  unanswered: 0,
  visitorGone: false,
  seq: 1,
  ...patch,
})
const to = (recipient: Recipient, expiresAt?: number) =>
  line({
    status: "transferring",
    owner: { agentId: marc, name: "Marc" },
    transfer: { to: recipient, mode: "offer", ...(expiresAt !== undefined && { expiresAt }) },
  })
const agent = (id: AgentId): Recipient => ({ _tag: "Agent", id, name: id })
const group: Recipient = { _tag: "Group", id: "advice" as never, name: "Conseil" }

describe("what asks an agent", () => {
  it("a transfer asks whom it is for, and nobody else", () => {
    assert.deepStrictEqual(ringOf(to(agent(ines), 30), ines, []), { kind: "transfer", declines: true, until: 30 })
    assert.isUndefined(ringOf(to(agent("lou" as AgentId)), ines, []))
    assert.isUndefined(ringOf(to({ _tag: "Bot", id: ines, name: "Lumi" }), ines, []))
    assert.isUndefined(ringOf(to(agent(ines)), undefined, []))
  })

  it("of a group everyone but the sender is asked, and nobody declines for the others", () => {
    assert.deepStrictEqual(ringOf(to(group), ines, ["advice"]), { kind: "transfer", declines: false })
    assert.isUndefined(ringOf(to(group), ines, ["orders"]))
    assert.isUndefined(ringOf(to(group), marc, ["advice"]))
  })

  it("a conversation that rings asks the agent it rings for", () => {
    const rings = line({ status: "offered", owner: { agentId: ines, name: "Inès" } })
    assert.deepStrictEqual(ringOf(rings, ines, []), { kind: "offer", declines: true })
    assert.isUndefined(ringOf(rings, marc, []))
    assert.isUndefined(ringOf(line({ owner: { agentId: ines, name: "Inès" } }), ines, []))
  })
})

describe("where an agent stands", () => {
  const own = (patch: Partial<ConversationSummary> = {}) => line({ owner: { agentId: ines, name: "Inès" }, ...patch })

  it("what takes a slot is open: not what is set aside, closed or somebody else's", () => {
    const all = [
      own(),
      own({ status: "offered" }),
      own({ status: "transferring" }),
      own({ status: "snoozed" }),
      own({ status: "closed" }),
      line({ owner: { agentId: marc, name: "Marc" } }),
      line({ status: "queued" }),
    ]
    assert.deepStrictEqual(
      openOf(all, ines).map(({ status }) => status),
      ["active", "offered", "transferring"],
    )
    assert.deepStrictEqual(openOf(all, undefined), [])
  })

  it("busy follows from the slots, and from a call or a video; unavailable is said", () => {
    assert.strictEqual(standingOf(true, [own()], 2), "available")
    assert.strictEqual(standingOf(true, [own(), own()], 2), "busy")
    assert.strictEqual(standingOf(true, [own({ mode: "call" })], 6), "busy")
    assert.strictEqual(standingOf(false, [own(), own()], 2), "unavailable")
    assert.strictEqual(standingOf(true, [own()], 0), "available")
  })
})
