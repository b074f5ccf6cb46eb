import { assert, describe, it } from "@effect/vitest"
import * as ActionReason from "@pupitre/actions/ActionReason"
import * as Catalogue from "@pupitre/actions/Catalogue"
import * as Close from "@pupitre/actions/Close"
import * as ClosingForm from "@pupitre/actions/ClosingForm"
import * as Matrix from "@pupitre/actions/Matrix"
import * as SendLink from "@pupitre/actions/SendLink"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import * as Conversation from "@pupitre/core/Conversation"
import type { Decision } from "@pupitre/core/Decision"
import type { Mode } from "@pupitre/core/Fact"
import * as Reason from "@pupitre/core/Reason"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Visitor from "@pupitre/core/Visitor"
import * as fc from "fast-check"
import { history } from "../../core/test/histories.js"
import { inputs } from "./inputs.js"

const context = (patch: Partial<Command.Context> = {}): Command.Context => ({
  tenant: Scenario.tenant,
  by: Scenario.ines,
  role: "agent",
  at: 1_760_000_100_000,
  commandId: "a-command-id" as Command.Context["commandId"],
  visitorOnline: true,
  ...patch,
})

const eight = Catalogue.make({ close: { tagRequired: true }, sendLink: { hosts: ["lumen.example"] } })
const keys = (reasons: ReadonlyArray<Reason.Reason>): ReadonlyArray<string> => reasons.map((reason) => reason.key)
const reasonsOf = (
  action: { readonly command: Command.Any },
  state: Conversation.Conversation,
): ReadonlyArray<string> => {
  const answer = Command.can(action.command, state, context())
  return answer._tag === "Enabled" ? [] : keys(answer.reasons)
}

const contexts: fc.Arbitrary<Command.Context> = fc
  .constantFrom<readonly [Command.Context["by"], Command.Context["role"]]>(
    [Scenario.ines, "agent"],
    [Scenario.ines, "manager"],
    [{ ...Scenario.ines, id: "marc" as never, name: "Marc" }, "agent"],
    [{ ...Scenario.ines, id: "marc" as never, name: "Marc" }, "manager"],
    [Scenario.camille, "visitor"],
    [{ _tag: "System" }, "system"],
  )
  .map(([by, role]) => context({ by, role }))

describe("actions", () => {
  it("[A1] off means refused whatever the input, for the same reasons; on means refused only for declared input reasons", () => {
    const commands = [...builtin, ...Catalogue.commands(eight)].filter((command) => command.on === "conversation")
    assert.isAtLeast(commands.length, 14)
    const seen = { Disabled: 0, Accepted: 0, Rejected: 0 }
    fc.assert(
      fc.property(
        fc
          .constantFrom(...commands)
          .chain((command) => fc.tuple(fc.constant(command), inputs[command.name] ?? fc.constant({}))),
        fc.oneof(
          history.map((events) => Conversation.fold(events)),
          fc.constant(Conversation.empty),
        ),
        fc.constantFrom(false, false, false, true),
        contexts,
        ([command, input], open, closed, ctx) => {
          const closing = { by: Scenario.ines, at: 1, tags: [] }
          const state: Conversation.Conversation = closed ? { ...open, status: "closed", closing } : open
          const answer = Command.can(command, state, ctx)
          const decision = Command.decide(command, state, input, ctx)
          if (answer._tag === "Disabled") {
            seen.Disabled++
            assert.deepStrictEqual(decision, { _tag: "Rejected", rejection: { reasons: answer.reasons } })
          } else {
            seen[decision._tag]++
            if (decision._tag === "Rejected") {
              for (const key of keys(decision.rejection.reasons)) assert.include(command.inputReasons, key)
            }
          }
        },
      ),
      { numRuns: 3000 },
    )
    for (const count of Object.values(seen)) assert.isAtLeast(count, 20)
  })

  it("[A2] every reason that an action or a command may give has words in both languages", () => {
    const known: Readonly<Record<string, unknown>> = { ...Reason.catalogue, ...ActionReason.catalogue }
    for (const command of [...builtin, ...Catalogue.commands(eight)]) {
      for (const key of command.inputReasons) assert.property(known, key, `${command.name}: ${key}`)
    }
    assert.strictEqual(
      Reason.text("fr", ActionReason.make("HostNotAllowed", { host: "x.y" }), ActionReason.catalogue),
      "Les liens vers x.y ne sont pas autorisés.",
    )
  })

  it("[A3] the mode alone turns off what the matrix says, and nothing else", () => {
    for (const mode of ["chat", "call", "video", "messaging"] as const satisfies ReadonlyArray<Mode>) {
      const scenario = Scenario.make("Bonjour")
      const state = mode === "chat" ? scenario.conversation() : scenario.mode(mode).conversation()
      for (const name of Catalogue.names) {
        const expected: ReadonlyArray<string> = Matrix.matrix[name][mode]
        assert.deepStrictEqual(reasonsOf(eight[name], state), expected, `${name} in ${mode}`)
      }
    }
  })

  it("[A3] what needs the visitor on the site is off once they have left", () => {
    for (const name of Catalogue.names) {
      const command: Command.Any = eight[name].command
      const answer = Command.can(command, Scenario.make("a").conversation(), context({ visitorOnline: false }))
      const reasons = answer._tag === "Enabled" ? [] : keys(answer.reasons)
      assert.strictEqual(reasons.includes("VisitorLeft"), name === "directNavigation")
    }
  })

  it("[A4] a team's own matrix stands in for ours", () => {
    const matrix = { ...Matrix.matrix, close: { chat: [], call: [], video: ["HangUpFirst" as const], messaging: [] } }
    const own = Catalogue.make({ matrix })
    assert.deepStrictEqual(reasonsOf(own.close, Scenario.make("a").mode("call").conversation()), [])
    assert.deepStrictEqual(reasonsOf(own.close, Scenario.make("a").mode("video").conversation()), ["HangUpFirst"])
  })

  it("[A5] a link is what the browser will open, on an allowed host; its words default to the host", () => {
    const send = (url: string, label?: string) =>
      Command.decide(
        eight.sendLink.command,
        Scenario.make("a").conversation(),
        label === undefined ? { url } : { url, label },
        context(),
      )
    assert.deepStrictEqual(send("HTTPS://WWW.Lumen.example/p/aube"), {
      _tag: "Accepted",
      events: [{ _tag: "LinkSent", url: "https://www.lumen.example/p/aube" as never, label: "www.lumen.example" }],
    })
    const refused = (url: string): string => {
      const decision = send(url)
      return decision._tag === "Rejected" ? decision.rejection.reasons[0].key : "Accepted"
    }
    const bad = [
      "javascript:alert(1)",
      "java\nscript:alert(1)",
      "data:text/html,x",
      "//lumen.example",
      "lumen.example",
      "https://lumen.example@evil.test",
      "blob:https://lumen.example/1",
      "",
    ]
    for (const url of bad) assert.strictEqual(refused(url), "LinkInvalid", url)
    for (const url of ["https://evil.test/lumen.example", "https://lumen.example.evil.test", "https:\\\\evil.test"]) {
      assert.strictEqual(refused(url), "HostNotAllowed", url)
    }
    assert.strictEqual(refused("https://evillumen.example"), "HostNotAllowed")
    assert.strictEqual(send("https://lumen.example:8443/")._tag, "Accepted")
    const capital = SendLink.make({ hosts: ["Lumen.Example"] }).command
    const state = Scenario.make("a").conversation()
    assert.strictEqual(Command.decide(capital, state, { url: "https://lumen.example" }, context())._tag, "Accepted")
  })

  it("[A5] a link of the library is sent by its id as it is at that moment, under the same rules", () => {
    let label = "Lampe Aube"
    const kept = { aube: "https://lumen.example/p/aube", far: "https://evil.test/" } as Readonly<Record<string, string>>
    const library = (id: string) => (kept[id] === undefined ? undefined : { url: kept[id] as never, label })
    const { command } = SendLink.make({ hosts: ["lumen.example"], library })
    const send = (input: SendLink.Input) => Command.decide(command, Scenario.make("a").conversation(), input, context())
    const sent = (shown: string): Decision => ({
      _tag: "Accepted",
      events: [{ _tag: "LinkSent", url: "https://lumen.example/p/aube" as SafeUrl, label: shown }],
    })
    assert.deepStrictEqual(send({ item: "aube" }), sent("Lampe Aube"))
    label = "Aube, la lampe"
    assert.deepStrictEqual(send({ item: "aube" }), sent("Aube, la lampe"))
    assert.deepStrictEqual(send({ item: "aube", label: "Celle-ci" }), sent("Celle-ci"))
    const refused = (input: SendLink.Input): string => {
      const decision = send(input)
      return decision._tag === "Rejected" ? decision.rejection.reasons[0].key : "Accepted"
    }
    assert.strictEqual(refused({ item: "gone" }), "LinkNotFound")
    assert.strictEqual(refused({ item: "far" }), "HostNotAllowed")
  })

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
    assert.deepStrictEqual(close({ note: "x".repeat(1025) }), ["TooLong"])
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
    const other = context({ by: { ...Scenario.ines, id: "marc" as never } })
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

  it("[A9] the form asks about a draft, then about a message that crossed, and only then is ready", () => {
    const scenario = Scenario.make("a")
    let form = ClosingForm.toggleTag(ClosingForm.begin(scenario.conversation(), "à moitié écrit"), "Livraison")
    assert.strictEqual(ClosingForm.confirm(form, scenario.conversation())._tag, "DraftPending")
    form = ClosingForm.settleDraft(form)
    scenario.visitor("attendez")
    assert.strictEqual(ClosingForm.confirm(form, scenario.conversation())._tag, "VisitorWrote")
    form = ClosingForm.readOn(form, scenario.conversation())
    const ready = ClosingForm.confirm(form, scenario.conversation())
    assert.deepStrictEqual(ready, { _tag: "Ready", input: { tags: ["Livraison"], seen: 5 } })
    assert.strictEqual(
      ClosingForm.confirm(ClosingForm.toggleTag(form, "Livraison"), scenario.conversation(), { tagRequired: true })
        ._tag,
      "Incomplete",
    )
  })

  it("[A9] a question stands under an answered parent alone, and what is no longer asked is not sent", () => {
    const state = Scenario.make("a").conversation()
    const fields: ReadonlyArray<Close.Field> = [
      { id: "sale", label: { fr: "Vente", en: "Sale" }, kind: "checkbox" },
      { id: "amount", label: { fr: "Montant", en: "Amount" }, kind: "decimal", parent: "sale", required: true },
      { id: "orphan", label: { fr: "Seul", en: "Alone" }, kind: "text", parent: "nowhere" },
    ]
    const asked = (form: ClosingForm.ClosingForm) => ClosingForm.questions(form, { fields }).map(({ id }) => id)
    const begun = ClosingForm.begin(state, "")
    assert.deepStrictEqual(asked(begun), ["sale"])
    const sold = ClosingForm.withAnswer(begun, "sale", true)
    assert.deepStrictEqual(asked(sold), ["sale", "amount"])
    assert.strictEqual(ClosingForm.confirm(sold, state, { fields })._tag, "Incomplete")
    const priced = ClosingForm.withAnswer(sold, "amount", 89)
    const answers = [
      { field: "sale", value: true },
      { field: "amount", value: 89 },
    ]
    assert.deepNestedInclude(ClosingForm.confirm(priced, state, { fields }), {
      _tag: "Ready",
      "input.answers": answers,
    })
    const unsold = ClosingForm.confirm(ClosingForm.withAnswer(priced, "sale", false), state, { fields })
    assert.deepStrictEqual(unsold, { _tag: "Ready", input: { tags: [], seen: begun.seen } })
  })

  it("[A10] a manager may close what another agent has; another agent may not", () => {
    const state = Scenario.make("a").conversation()
    const marc = { ...Scenario.ines, id: "marc" as never, name: "Marc" }
    assert.strictEqual(Command.can(eight.close.command, state, context({ by: marc, role: "manager" }))._tag, "Enabled")
    const refused = Command.can(eight.close.command, state, context({ by: marc }))
    assert.deepStrictEqual(refused._tag === "Disabled" && keys(refused.reasons), ["NotOwner"])
  })
})
