/** What the places of canned replies are filled with, for an agent and for a manager. */
import { assert, describe, it } from "@effect/vitest"
import { filled, render } from "@pupitre/core/composer/Placeholders"
import type { StepContext } from "@pupitre/core/composer/DraftStep"
import { isStopped } from "@pupitre/core/composer/DraftStep"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as CustomKeys from "@pupitre/visitor-profile/CustomKeys"
import * as Profile from "@pupitre/visitor-profile/Profile"
import keys from "../demo/customKeys.json" with { type: "json" }
import { event, custom, identified } from "../../../packages/visitor-profile/test/visits.ts"
import type { Sources } from "../places.ts"
import { names, valuesOf } from "../places.ts"

const declared = keys.flatMap(({ id: _, ...key }) => CustomKeys.customKeys.decode(key) ?? [])
const { page, ...conversation } = Scenario.make("Bonjour").page("/lampes", "Lampes").conversation()
const sources: Sources = {
  conversation: { ...conversation, page },
  profile: Profile.fold([
    event(1, identified("L-10482", "authenticated", "Camille Roussel")),
    event(2, custom({ basket_amount: 349, unnamed: "9" })),
    event(
      3,
      custom(
        { loyalty_tier: "Or", newsletter: true, last_order: "2026-10-02", customer_file: "https://crm.example/1" },
        "authenticated",
      ),
    ),
  ]),
  agent: { ...Scenario.ines, name: " Inès Morel " },
  role: "agent",
  declared,
  locale: "fr",
}
/** What a reply becomes. Amounts have a blank that does not break. */
const said = (text: string, of: Partial<Sources> = {}): string =>
  render(text, valuesOf({ ...sources, ...of })).text.replaceAll(/[\u00a0\u202f]/g, " ")

describe("Places", () => {
  it("[CR3] visitor, agent, conversation and custom data are written as they are known, in the language that is given", () => {
    assert.strictEqual(
      said("{{visitor.name}}, {{visitor.firstName}} ; {{agent.name}}, {{ agent.firstName }} ; {{conversation.page}}"),
      "Camille Roussel, Camille ;  Inès Morel , Inès ; Lampes",
    )
    assert.strictEqual(said("{{conversation.id}}"), conversation.id)
    const text = "{{custom.loyalty_tier}} {{custom.newsletter}} {{custom.last_order}} {{custom.basket_amount}}"
    assert.strictEqual(said(text), "Or oui 2 oct. 2026 349,00 €")
    assert.strictEqual(said(text, { locale: "en" }), "Or yes Oct 2, 2026 €349.00")
    assert.isAbove(declared.length, 5)
  })

  it("[CR3] who they sign in as names a visitor; without that the conversation does; what is blank or nobody's is not known", () => {
    const text = "{{visitor.firstName|vous}} {{agent.firstName|nous}} {{conversation.page|ici}}"
    assert.strictEqual(said(text, { profile: Profile.empty }), "Camille Inès Lampes")
    const nobody = { profile: Profile.empty, conversation: {}, agent: undefined }
    assert.strictEqual(said(text, nobody), "vous nous ici")
    const blank = { ...nobody, conversation: { visitor: { ...Scenario.camille, name: " " } } }
    assert.strictEqual(said(text, blank), "vous nous ici")
    const rendered = render(names.map((name) => `{{${name}}}`).join(""), valuesOf({ ...sources, ...nobody }))
    assert.deepStrictEqual(rendered._tag === "Missing" && rendered.names, [...names])
  })

  it("[CR3] a key that the agent may not see stays, by its name, and the reply is not published; its fallback is", () => {
    const text = "Votre fiche : {{custom.customer_file}}"
    for (const key of ["customer_file", "unnamed", "nowhere"]) {
      assert.strictEqual(said(`{{custom.${key}}}`), `{{custom.${key}}}`)
      assert.strictEqual(said(`{{custom.${key}|votre compte}}`), "votre compte")
    }
    const stopped = filled.run({ text: said(text) }, {} as StepContext)
    assert.isTrue(!(stopped instanceof Promise) && isStopped(stopped))
    // A manager may see what is declared as sensitive.
    assert.strictEqual(said(text, { role: "manager" }), "Votre fiche : https://crm.example/1")
    // What the server kept back is nothing, also while it is not known yet how the key is declared.
    const told = Profile.withhold(sources.profile as Profile.Profile, ["open", "personal"], declared)
    for (const known of [declared, []])
      assert.strictEqual(said(text, { profile: told, role: "manager", declared: known }), text)
  })
})
