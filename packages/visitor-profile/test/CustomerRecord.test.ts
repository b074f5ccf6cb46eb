import { assert, describe, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Fact } from "@pupitre/core/Fact"
import type { ConversationId } from "@pupitre/core/Id"
import { ines } from "@pupitre/core/testing/Scenario"
import * as CustomerRecord from "@pupitre/visitor-profile/CustomerRecord"
import * as ExchangeRecord from "@pupitre/visitor-profile/ExchangeRecord"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"
import { closed, event, rated, start, started } from "./visits.js"

const by = (seq: number, fact: Fact): ChatEvent => ({ ...event(seq, fact), by: ines })
const exchange = (id: string, startedAt: number): CustomerRecord.Exchange => ({
  id: id as ConversationId,
  startedAt,
  mode: "chat",
  agents: [],
  tags: [],
  notes: [],
})

describe("customer record", () => {
  it("[P49] a conversation is told with who had it, its notes, its rating and the one before it", () => {
    const record = ExchangeRecord.fold([
      event(1, { ...started("c2"), previousConversationId: "c1" } as Fact),
      event(2, { _tag: "AgentAssigned", agentId: ines.id, name: ines.name }),
      by(3, { _tag: "NoteAdded", text: "Préfère le téléphone" }),
      event(4, closed("c2")),
      event(5, rated("c2", 4)),
      by(6, { _tag: "NoteAdded", text: "Rappelée" }),
    ])
    assert.deepInclude(record, {
      previousConversationId: "c1" as ConversationId,
      closedAt: start + 4000,
      csat: 4,
      agents: [ines.name],
    })
    assert.deepStrictEqual(
      record?.notes.map(({ text }) => text),
      ["Préfère le téléphone", "Rappelée"],
    )
    assert.isUndefined(ExchangeRecord.fold([event(1, closed("c2"))]))
    const page = CustomerRecord.paged([record!], { limit: 10 })
    assert.deepStrictEqual(CustomerRecord.read(JSON.parse(JSON.stringify(page))), page)
    assert.isUndefined(CustomerRecord.read({ ...page, exchanges: [{}] }))
    assert.deepStrictEqual(
      Schema.decodeUnknownResult(CustomerRecord.customerRecord.output)(JSON.parse(JSON.stringify(page))),
      Result.succeed(page),
    )
  })

  it("[P50] the pages of a record hold each conversation once, the newest first", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (times, limit) => {
        const all = times.map((time, i) => exchange(`c${i}`, time))
        const seen: Array<CustomerRecord.Exchange> = []
        let after: ConversationId | undefined
        do {
          const page = CustomerRecord.paged(all, { limit, ...(after !== undefined && { after }) })
          assert.strictEqual(page.total, all.length)
          assert.isAtMost(page.exchanges.length, limit)
          seen.push(...page.exchanges)
          after = page.next
        } while (after !== undefined && seen.length <= all.length)
        assert.sameMembers(
          seen.map(({ id }) => id),
          all.map(({ id }) => id),
        )
        for (const [i, one] of seen.entries()) if (i > 0) assert.isAtMost(one.startedAt, seen[i - 1]!.startedAt)
      }),
      { numRuns: 1000 },
    )
  })
})
