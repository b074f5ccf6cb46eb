import { assert, describe, it } from "@effect/vitest"
import * as ActionReason from "@pupitre/actions/ActionReason"
import * as Catalogue from "@pupitre/actions/Catalogue"
import * as Close from "@pupitre/actions/Close"
import * as Audience from "@pupitre/core/Audience"
import * as Command from "@pupitre/core/Command"
import * as Conversation from "@pupitre/core/Conversation"
import * as Deadline from "@pupitre/core/Deadline"
import * as Reason from "@pupitre/core/Reason"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Visitor from "@pupitre/core/Visitor"
import { context, eight, keys, marc, refusals } from "./fixtures.js"

describe("Close", () => {
  it("[A6] closing needs what the team asks for, and is refused when the visitor has written since", () => {
    const scenario = Scenario.make("a").agent("b")
    const state = scenario.conversation()
    const close = (input: Partial<Close.Input>, now = state): ReadonlyArray<string> => {
      const decision = Command.decide(
        eight.close.command,
        now,
        { tags: ["Livraison"], seen: state.lastVisitorMessage, ...input },
        context(),
      )
      return decision._tag === "Accepted" ? [] : keys(decision.rejection.reasons)
    }
    assert.deepStrictEqual(close({}), [])
    assert.deepStrictEqual(close({ tags: ["  "] }), ["TagMissing"])
    const types = (count: number): Array<string> => Array.from({ length: count }, (_, i) => `Type ${i}`)
    assert.deepStrictEqual(close({ tags: types(10) }), [])
    assert.deepStrictEqual(close({ tags: types(11) }), ["TooManyTags"])
    assert.deepStrictEqual(close({ note: "x".repeat(1025) }), ["TooLong"])
    const noted = Catalogue.make({ close: { noteRequired: true } }).close.command
    for (const [note, expected] of [
      [undefined, ["NoteMissing"]],
      [" \n", ["NoteMissing"]],
      ["Colis renvoyé", []],
    ] as const) {
      const input = { tags: [], seen: state.lastVisitorMessage, ...(note !== undefined && { note }) }
      assert.deepStrictEqual(refusals(Command.decide(noted, state, input, context())), expected)
    }
    assert.deepStrictEqual(close({}, scenario.visitor("encore").conversation()), ["VisitorWrote"])
  })

  it("[A7] a closing is told to the visitor's stream in the same decision, and closing again is a success without facts", () => {
    const scenario = Scenario.make("a")
    const input = { tags: [" Livraison ", "Livraison"], note: " ok ", seen: 3 }
    const decision = Command.decide(eight.close.command, scenario.conversation(), input, context())
    assert.isTrue(decision._tag === "Accepted")
    if (decision._tag !== "Accepted") return
    assert.deepStrictEqual(
      decision.also?.map(({ stream }) => stream),
      ["demo/visitor/camille" as never],
    )
    assert.deepStrictEqual(decision.also?.[0]?.events, decision.events)
    const [closed] = decision.events
    assert.deepInclude(closed, { _tag: "ConversationClosed", tags: ["Livraison"], note: "ok" })
    const after = Conversation.apply(scenario.conversation(), {
      ...closed!,
      id: "c/0",
      seq: 5,
      at: 9,
      by: Scenario.ines,
    } as never)
    assert.strictEqual(after.status, "closed")
    assert.deepStrictEqual(Command.decide(eight.close.command, after, input, context()), {
      _tag: "Accepted",
      events: [],
    })
    const other = context({ by: marc })
    assert.strictEqual(Command.decide(eight.close.command, after, input, other)._tag, "Rejected")
    const visitor = Visitor.fold([
      ...scenario.visits,
      { ...closed!, id: "c/0", seq: 9, at: 9, by: Scenario.ines } as never,
    ])
    assert.isUndefined(visitor.conversationId)
  })

  it("[A8] a team's closing questions: required when asked, of the right form, none that were not asked", () => {
    const fields: ReadonlyArray<Close.Field> = [
      { id: "sold", label: { fr: "Vente", en: "Sale" }, kind: "checkbox" },
      { id: "amount", label: { fr: "Montant", en: "Amount" }, kind: "decimal", required: true, parent: "sold" },
      { id: "size", label: { fr: "Taille", en: "Size" }, kind: "select", options: ["S", "L"] },
    ]
    const state = Scenario.make("a").conversation()
    const found = (answers: NonNullable<Close.Input["answers"]>): ReadonlyArray<string> =>
      Close.problems(state, { tags: [], seen: 9, answers }, { fields }).map(
        ({ key, params }) => `${key} ${params?.["field"]}`,
      )
    assert.deepStrictEqual(found([]), [])
    assert.deepStrictEqual(found([{ field: "sold", value: true }]), ["AnswerMissing amount"])
    assert.deepStrictEqual(
      found([
        { field: "sold", value: true },
        { field: "amount", value: 12.5 },
      ]),
      [],
    )
    assert.deepStrictEqual(
      found([
        { field: "size", value: "M" },
        { field: "other", value: 1 },
      ]),
      ["AnswerInvalid size", "AnswerInvalid other"],
    )
    assert.deepStrictEqual(found([{ field: "amount", value: 12.5 }]), ["AnswerInvalid amount"], "its parent is not set")
    assert.deepStrictEqual(
      found([
        { field: "size", value: "S" },
        { field: "size", value: "L" },
      ]),
      ["AnswerInvalid size"],
    )
    const asked: Close.Policy = { fields: [{ ...fields[2]!, id: "why", kind: "text", required: true }] }
    const [blank] = Close.problems(state, { tags: [], seen: 9, answers: [{ field: "why", value: "  " }] }, asked)
    assert.strictEqual(Reason.text("fr", blank!, ActionReason.catalogue), "« Taille » est obligatoire.")
  })

  it("[A8] each of the six kinds of question takes what it asks for, and says what that is to what does not fit", () => {
    const kinds: Readonly<
      Record<Close.Field["kind"], readonly [fits: ReadonlyArray<unknown>, not: ReadonlyArray<unknown>, why: string]>
    > = {
      text: [["LUM-1042"], [12, true, "x".repeat(Close.maxNote + 1)], "prend au plus 1024 caractères"],
      textarea: [
        ["Le variateur.\nEt la garantie.", "x".repeat(Close.maxNote)],
        [12, true, "x".repeat(Close.maxNote + 1)],
        "prend au plus 1024 caractères",
      ],
      checkbox: [[true], ["oui", 1], "demande un des choix proposés"],
      select: [["S", "L"], ["M", 1, true], "demande un des choix proposés"],
      integer: [[0, 3, -2], [2.5, "3", "trois", true], "demande un nombre entier, comme 12"],
      decimal: [[3, 89.9], ["89,9", true], "demande un nombre, comme 12,50"],
    }
    const state = Scenario.make("a").conversation()
    const policy: Close.Policy = {
      fields: Object.keys(kinds).map((kind) => ({
        id: kind,
        label: { fr: kind, en: kind },
        kind: kind as Close.Field["kind"],
        options: ["S", "L"],
      })),
    }
    const found = (answers: NonNullable<Close.Input["answers"]>): ReadonlyArray<string> =>
      Close.problems(state, { tags: [], seen: 9, answers }, policy).map((problem) =>
        Reason.text("fr", problem, ActionReason.catalogue),
      )
    for (const [field, [taken, refused, why]] of Object.entries(kinds)) {
      for (const value of taken) assert.deepStrictEqual(found([{ field, value: value as string }]), [], field)
      for (const value of refused)
        assert.deepStrictEqual(found([{ field, value: value as string }]), [`« ${field} » ${why}.`], field)
    }
    const all = Object.entries(kinds).map(([field, [[value]]]) => ({ field, value: value as string }))
    assert.deepStrictEqual(found(all), [])
    const closed = Command.decide(Close.make(policy).command, state, { tags: [], seen: 9, answers: all }, context())
    assert.deepNestedInclude(closed, { "events[0].answers": all })
    assert.deepStrictEqual(found([{ field: "colour", value: "bleu" }]), ["« colour » n'est pas demandé."])
  })

  it("[A10] a manager may close what another agent has; another agent may not", () => {
    const state = Scenario.make("a").conversation()
    assert.strictEqual(Command.can(eight.close.command, state, context({ by: marc, role: "manager" }))._tag, "Enabled")
    const refused = Command.can(eight.close.command, state, context({ by: marc }))
    assert.deepStrictEqual(refused._tag === "Disabled" && keys(refused.reasons), ["NotOwner"])
  })

  it("[A10] a manager closes what another agent has set aside: it does not come back, and an agent who has it not may not", () => {
    const active = Scenario.make("a").conversation()
    const set = { _tag: "ConversationSnoozed", until: 1_760_000_200_000, keepAssigned: true } as const
    const after = (state: Conversation.Conversation, fact: object): Conversation.Conversation =>
      Conversation.apply(state, {
        ...fact,
        id: "then-0001/0",
        seq: state.seq + 1,
        at: 1_760_000_100_000,
        by: marc,
      } as never)
    const state = after(active, set)
    assert.strictEqual(state.status, "snoozed")
    const input = { tags: ["Livraison"], seen: state.seq }
    const refused = Command.decide(eight.close.command, state, input, context({ by: marc }))
    assert.deepStrictEqual(refused._tag === "Rejected" && keys(refused.rejection.reasons), ["NotOwner"])
    const decision = Command.decide(eight.close.command, state, input, context({ by: marc, role: "manager" }))
    assert.isTrue(decision._tag === "Accepted")
    if (decision._tag !== "Accepted") return
    const over = after(state, decision.events[0]!)
    assert.strictEqual(over.status, "closed")
    assert.isUndefined(over.snooze)
    assert.isUndefined(Deadline.next(over), "nothing wakes it any more")
  })

  it("[CL1] the visitor is given the conversation as policy and agent say, and never when the policy says so", () => {
    const state = Scenario.make("a").conversation()
    const told = (policy: Close.Policy, asked?: boolean): ReadonlyArray<unknown> => {
      const input = { tags: [], seen: 9, ...(asked !== undefined && { history: asked }) }
      const decision = Command.decide(Close.make(policy).command, state, input, context())
      if (decision._tag === "Rejected") return keys(decision.rejection.reasons)
      const facts = [...decision.events, ...(decision.also ?? []).flatMap(({ events }) => events)]
      return facts.map((fact) => "history" in fact && fact.history)
    }
    const [yes, no, refused] = [[true, true], [false, false], ["HistoryNotOffered"]]
    assert.deepStrictEqual(
      [undefined, false, true].map((asked) => told({ history: "offer" }, asked)),
      [no, no, yes],
    )
    assert.deepStrictEqual(
      [undefined, false, true].map((asked) => told({ history: "always" }, asked)),
      [yes, yes, yes],
    )
    for (const policy of [{}, { history: "never" as const }]) {
      assert.deepStrictEqual(
        [undefined, false, true].map((asked) => told(policy, asked)),
        [no, no, refused],
      )
    }
  })

  it("[CL1] the visitor sees that they may keep it, and still nothing of the rest", () => {
    const scenario = Scenario.make("a")
    const { command } = Close.make({ history: "offer" })
    scenario.command(command, { tags: ["SECRET"], note: "SECRET", seen: 9, history: true })
    const seen = Audience.projectAll(scenario.events, "visitor")
    assert.deepInclude(seen.at(-1), { _tag: "ConversationClosed", tags: [], history: true })
    assert.isTrue(Conversation.fold(seen).closing?.history)
    assert.notInclude(JSON.stringify(seen), "SECRET")
  })

  it("[CL2] where agents add no types of their own, one that the policy does not know refuses the closing", () => {
    const state = Scenario.make("a").conversation()
    const tags = [{ tag: "delivery" }, { tag: "return" }]
    const found = (given: ReadonlyArray<string>, policy: Close.Policy) =>
      Close.problems(state, { tags: given, seen: 9 }, policy)
    assert.deepStrictEqual(found(["delivery", " return ", " "], { tags, ownTags: false }), [])
    assert.deepStrictEqual(found(["delivery", " Colis "], { tags, ownTags: false }), [
      { key: "TagUnknown", params: { tag: "Colis" } },
    ])
    assert.deepStrictEqual(keys(found(["delivery"], { ownTags: false })), ["TagUnknown"])
    for (const policy of [{ tags }, { tags, ownTags: true }, {}]) assert.deepStrictEqual(found(["Colis"], policy), [])
  })
})
