import { assert, describe, it } from "@effect/vitest"
import type * as Close from "@pupitre/actions/Close"
import * as ClosingForm from "@pupitre/actions/ClosingForm"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import { make as makeDrafts } from "@pupitre/core/composer/Drafts"
import * as DraftStep from "@pupitre/core/composer/DraftStep"
import * as Conversation from "@pupitre/core/Conversation"
import { open } from "@pupitre/core/ConversationWindow"
import * as Reason from "@pupitre/core/Reason"
import * as HeldChannel from "@pupitre/core/testing/HeldChannel"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as fc from "fast-check"

describe("ClosingForm", () => {
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
    const noted = (note: string) =>
      ClosingForm.confirm(ClosingForm.withNote(form, note), scenario.conversation(), { noteRequired: true })
    assert.deepInclude(noted("  "), { _tag: "Incomplete", problems: [{ key: "NoteMissing" }] })
    assert.strictEqual(noted("Rappeler lundi")._tag, "Ready")
  })

  it("[A9] a draft that is sent first is asked about no more; one that is stopped on its way is", async () => {
    const held = HeldChannel.make({ tenant: Scenario.tenant, participant: Scenario.ines, role: "agent" })
    const { events } = Scenario.make("a")
    const conversationId = Conversation.fold(events).id!
    const window = open(held.channel, { tenant: Scenario.tenant, conversationId })
    held.push(window.stream, { _tag: "Range", range: { from: 1, to: events.length, events, head: events.length } })
    let stops = true
    const stopping: DraftStep.DraftStep = {
      name: "no",
      run: (outgoing) => (stops ? DraftStep.stop([Reason.make("TooEarly")]) : outgoing),
    }
    const drafts = makeDrafts({ steps: [stopping] })
    const draft = drafts.of(window)
    draft.write("à moitié écrit")
    const form = ClosingForm.begin(window.conversation.get(), draft.text.get())
    const confirmed = (of: ClosingForm.ClosingForm) => ClosingForm.confirm(of, window.conversation.get())._tag
    assert.isFalse(await draft.publish())
    assert.strictEqual(draft.text.get(), "à moitié écrit")
    assert.strictEqual(confirmed(ClosingForm.begin(window.conversation.get(), draft.text.get())), "DraftPending")
    stops = false
    assert.strictEqual(confirmed(form), "DraftPending")
    assert.isTrue(await draft.publish())
    assert.deepStrictEqual(
      held.submitted.map(({ call }) => call),
      [{ name: "postMessage", input: { text: "à moitié écrit" } }],
    )
    assert.strictEqual(confirmed(ClosingForm.settleDraft(form)), "Ready")
    assert.strictEqual(confirmed(ClosingForm.begin(window.conversation.get(), draft.text.get())), "Ready")
    drafts.close()
    window.close()
  })

  it("[A9] files that were not shared are asked about as a draft is, with words or without", () => {
    const state = Scenario.make("a").conversation()
    const confirmed = (text: string, files: number) =>
      ClosingForm.confirm(ClosingForm.begin(state, text, files), state)._tag
    assert.strictEqual(confirmed("", 0), "Ready")
    assert.strictEqual(confirmed(" ", 1), "DraftPending")
    assert.strictEqual(confirmed("Voici", 2), "DraftPending")
    const settled = ClosingForm.settleDraft(ClosingForm.begin(state, "", 1))
    assert.strictEqual(ClosingForm.confirm(settled, state)._tag, "Ready")
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

  it("[A9] what is typed into questions of all six kinds is sent as it was typed; a number that is none holds the form back", () => {
    const state = Scenario.make("a").conversation()
    const fields = (["text", "textarea", "checkbox", "select", "integer", "decimal"] as const).map(
      (kind): Close.Field => ({ id: kind, label: { fr: kind, en: kind }, kind, required: true, options: ["S"] }),
    )
    const given = { text: "LUM-1042", textarea: "Un.\nDeux.", checkbox: true, select: "S", integer: 3, decimal: 89.9 }
    const filled = Object.entries(given).reduce(
      (form, [field, value]) => ClosingForm.withAnswer(form, field, value),
      ClosingForm.begin(state, ""),
    )
    assert.deepNestedInclude(ClosingForm.confirm(filled, state, { fields }), {
      _tag: "Ready",
      "input.answers": Object.entries(given).map(([field, value]) => ({ field, value })),
    })
    const half = ClosingForm.withAnswer(filled, "integer", 2.5)
    assert.deepNestedInclude(ClosingForm.confirm(half, state, { fields }), {
      _tag: "Incomplete",
      "problems[0].params.field": "integer",
    })
  })

  it("[CL3] the form begins with the tags given while the conversation went on", () => {
    const events: ReadonlyArray<ChatEvent> = [...Scenario.make("a").events, tagged("Livraison"), tagged("Colis")]
    const state = Conversation.fold(events)
    const form = ClosingForm.begin(state, "")
    assert.deepStrictEqual(form.tags, ["Livraison", "Colis"])
    const ready = ClosingForm.confirm(ClosingForm.toggleTag(form, "Colis"), state, { tagRequired: true })
    assert.deepNestedInclude(ready, { _tag: "Ready", "input.tags": ["Livraison"] })
    const known = { tags: [{ tag: "Livraison" }], ownTags: false }
    assert.deepNestedInclude(ClosingForm.confirm(form, state, known), { "problems[0].key": "TagUnknown" })
  })

  it("[CL4] tags of the conversation's category are recommended first, then those of another, then the rest", () => {
    const tagsOf = (text: string, category?: string, chosen: ReadonlyArray<string> = []) =>
      ClosingForm.suggestions(
        { ...begun, tags: chosen },
        { tags: known },
        category === undefined ? { text } : { text, category },
      ).map(({ tag }) => tag)
    assert.deepStrictEqual(tagsOf("", "order"), ["delivery", "return", "repair", "misc", "Éclairage"])
    assert.deepStrictEqual(tagsOf("", "product"), ["repair", "delivery", "return", "misc", "Éclairage"])
    assert.deepStrictEqual(tagsOf(""), ["delivery", "repair", "return", "misc", "Éclairage"])
    for (const text of ["ECLAI", " éclai", "e\u0301clai"]) assert.deepStrictEqual(tagsOf(text), ["Éclairage"], text)
    assert.deepStrictEqual(tagsOf("reparation"), ["repair"])
    assert.deepStrictEqual(tagsOf("zzz"), [])
    assert.deepStrictEqual(tagsOf("", "order", ["delivery", "ECLAIRAGE"]), ["return", "repair", "misc"])
    assert.deepStrictEqual(ClosingForm.suggestions(begun, {}, { text: "" }), [])
  })

  it("[CL4] every known tag is on the form or recommended, never both, and no text hides one that has its words", () => {
    const tag = fc.record({
      tag: fc.stringMatching(/^[a-zé]{1,4}$/),
      category: fc.constantFrom(undefined, "order", "product"),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(tag, { maxLength: 8, selector: ({ tag: one }) => one.normalize("NFD").replace(/\p{M}/gu, "") }),
        fc.array(fc.nat(7)),
        fc.nat(7),
        (all, picked, sought) => {
          const tags = all.map(({ category, ...one }) => (category === undefined ? one : { ...one, category }))
          const chosen = tags.filter((_, index) => picked.includes(index)).map((one) => one.tag)
          const form = { ...begun, tags: chosen }
          const offered = ClosingForm.suggestions(form, { tags }, { text: "", category: "order" })
          assert.sameMembers(
            [...offered.map((one) => one.tag), ...chosen],
            tags.map((one) => one.tag),
          )
          const rank = offered.map(({ category }) => (category === "order" ? 0 : category === undefined ? 2 : 1))
          assert.deepStrictEqual(
            rank,
            rank.toSorted((a, b) => a - b),
          )
          const one = offered[sought]
          if (one === undefined) return
          const text = one.tag.toUpperCase()
          assert.include(ClosingForm.suggestions(form, { tags }, { text, category: "order" }), one)
          assert.strictEqual(ClosingForm.tagOf(text, { tags, ownTags: false }), one.tag)
        },
      ),
    )
  })

  it("[CL5] what is typed is the tag known by these words, or a new one where the policy allows it", () => {
    const tagOf = (text: string, ownTags?: boolean) =>
      ClosingForm.tagOf(text, { tags: known, ...(ownTags !== undefined && { ownTags }) })
    for (const text of ["livraison", " Delivery ", "DELIVERY"]) assert.strictEqual(tagOf(text), "delivery", text)
    assert.strictEqual(tagOf("eclairage"), "Éclairage")
    assert.strictEqual(tagOf("  Colis   perdu "), "Colis perdu")
    assert.isUndefined(tagOf("Colis perdu", false))
    assert.strictEqual(tagOf("retour", false), "return")
    for (const text of ["", "  "]) assert.isUndefined(tagOf(text))
  })

  it("[CL1] the form sends that the visitor is given the conversation, and is not ready where it may not be", () => {
    const form = ClosingForm.withHistory(begun, true)
    const ready = ClosingForm.confirm(form, state, { history: "offer" })
    assert.deepStrictEqual(ready, { _tag: "Ready", input: { tags: [], seen: begun.seen, history: true } })
    const back = ClosingForm.confirm(ClosingForm.withHistory(form, false), state, { history: "offer" })
    assert.deepStrictEqual(back, { _tag: "Ready", input: { tags: [], seen: begun.seen } })
    assert.deepNestedInclude(ClosingForm.confirm(form, state), { "problems[0].key": "HistoryNotOffered" })
  })
})

const state = Scenario.make("a").conversation()
const begun = ClosingForm.begin(state, "")

const known: ReadonlyArray<Close.KnownTag> = [
  { tag: "misc", label: { fr: "Autre", en: "Other" } },
  { tag: "delivery", label: { fr: "Livraison", en: "Delivery" }, category: "order" },
  { tag: "repair", label: { fr: "Réparation", en: "Repair" }, category: "product" },
  { tag: "Éclairage" },
  { tag: "return", label: { fr: "Retour", en: "Return" }, category: "order" },
]

const tagged = (tag: string): ChatEvent =>
  ({ _tag: "TagAdded", tag, id: "event-000/0", seq: 9, at: 9, by: Scenario.ines }) as unknown as ChatEvent
