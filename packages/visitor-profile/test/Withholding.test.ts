import { assert, describe, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Conversation from "@pupitre/core/Conversation"
import type { Fact } from "@pupitre/core/Fact"
import type { Role } from "@pupitre/core/Participant"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import type { Declared } from "@pupitre/visitor-profile/CustomData"
import * as KeptProfile from "@pupitre/visitor-profile/KeptProfile"
import { classify } from "@pupitre/visitor-profile/Provenance"
import type { Sensitivity } from "@pupitre/visitor-profile/Sensitivity"
import { rights } from "@pupitre/visitor-profile/Sensitivity"
import * as Withholding from "@pupitre/visitor-profile/Withholding"
import * as fc from "fast-check"
import * as Law from "../../../scripts/project/Law.ts"
import { closed, custom, event, identified, law, page, rated, started, visit } from "./visits.js"

const declared = (["open", "personal", "sensitive", "secret"] as const).map((sensitivity): Declared => {
  const label = { fr: sensitivity, en: sensitivity }
  return { key: sensitivity, type: "string", label, sensitivity }
})
const kept = KeptProfile.make({ declared: () => declared })

/** A text that says of which class it is. */
const word = (sensitivity: Sensitivity): fc.Arbitrary<string> => fc.nat(99).map((n) => `canary-${sensitivity}-${n}`)
const personal = word("personal")
const told = <A>(facts: fc.Arbitrary<A>, make: (of: A) => Fact): fc.Arbitrary<Fact> => facts.map(make)
const fact: fc.Arbitrary<Fact> = fc.oneof(
  told(fc.tuple(fc.nat(3), personal, personal), ([n, source, terms]) => {
    const landing = `https://lumen.example/?utm_source=${source}&utm_term=${terms}` as SafeUrl
    return visit(`visit-${n}`, { landing, referrer: `https://a.example/${source}` })
  }),
  told(fc.tuple(fc.nat(3), personal, fc.boolean()), ([n, host, searched]) =>
    visit(`visit-${n}`, {
      referrer: searched ? `https://duckduckgo.com/?q=${host}` : `https://${host}.example/`,
      landing: `https://lumen.example/${host}` as SafeUrl,
    }),
  ),
  told(fc.tuple(fc.nat(5), personal), ([n, path]) => page(`page-${n}`, "visit-1", `/${path}`, path)),
  told(fc.tuple(personal, fc.constantFrom("page" as const, "authenticated" as const), personal), ([id, trust, name]) =>
    identified(id, trust, name),
  ),
  told(fc.tuple(fc.constantFrom(...declared), fc.nat(9)), ([{ key, sensitivity }, n]) =>
    custom({ [key]: `canary-${sensitivity}-${n}` }),
  ),
  told(word("sensitive"), (said) => custom({ pregnant: said })),
  told(word("secret"), (said) => custom({ api_key: said })),
  told(fc.integer({ min: 1, max: 5 }), (csat) => rated("c1", csat)),
  fc.constant(closed("c1")),
)
const events: fc.Arbitrary<ReadonlyArray<ChatEvent>> = fc
  .array(fc.tuple(fact, personal), { maxLength: 20 })
  .map((all) => {
    const begun: Fact = { ...started("c1"), language: "fr" }
    return [[begun, "canary-personal-0"] as const, ...all].map(([one, name], i): ChatEvent => {
      const by = { _tag: "Visitor", id: "camille" as never, name } as const
      const origin = one._tag === "VisitStarted" ? { origin: classify(one) } : {}
      const visitor = one._tag === "ConversationStarted" ? { visitor: by } : {}
      return { ...event(i + 1, one), ...origin, ...visitor, by }
    })
  })
const role = fc.constantFrom<Role>("agent", "manager", "bot", "visitor")

describe("what a role is told", { timeout: Law.patience }, () => {
  it("[P66] nothing of a class that it may not see is in an event, a profile or a state, and all of the others is", () =>
    law(
      fc.property(events, role, (all, who) => {
        const [seen, whole] = [rights[who], JSON.stringify(all)]
        const left = all.flatMap((one) => Withholding.ofEvent(one, seen, declared) ?? [])
        const state = Withholding.ofConversation(all.reduce(Conversation.apply, Conversation.empty), seen)
        const profile = kept.show(all.reduce(kept.apply, kept.initial), who)
        for (const some of [left, profile, ...(seen.length === 0 ? [] : [state])]) {
          for (const [text, sensitivity] of JSON.stringify(some).matchAll(/canary-(\w+)-\d+/g))
            assert.include(seen, sensitivity, text)
        }
        const words = (text: string) => new Set([...text.matchAll(/canary-(\w+)-\d+/g)].map(([one]) => one))
        const due = [...words(whole)].filter((one) => seen.some((sensitivity) => one.includes(sensitivity)))
        assert.sameMembers([...words(JSON.stringify(left))], due)
        // Opinions are numbers, which no word marks.
        if (!seen.includes("personal")) assert.notInclude(JSON.stringify([left, state.survey ?? {}]), '"csat":')
      }),
    ))

  it("[P66] a state is told as folding what is told gives it", () =>
    law(
      fc.property(events, role, (all, who) => {
        const seen = rights[who]
        fc.pre(seen.length > 0)
        const left = all.flatMap((one) => Withholding.ofEvent(one, seen, declared) ?? [])
        const fold = (some: ReadonlyArray<ChatEvent>) => some.reduce(Conversation.apply, Conversation.empty)
        const { seq: _, ...state } = Withholding.ofConversation(fold(all), seen)
        const { seq: _seq, ...folded } = fold(left)
        assert.deepStrictEqual(state, folded)
      }),
    ))

  it("[P66] what is counted is the same for all who are told anything", () =>
    law(
      fc.property(events, (all) => {
        const counts = (who: Role) => {
          const { journey, pastExchanges } = kept.show(
            all.reduce(kept.apply, kept.initial),
            who,
          ) as never as ReturnType<typeof kept.apply>
          const marks = [journey.visits, journey.pages, journey.left, pastExchanges.started, pastExchanges.closed]
          return marks.map(({ items }) => items.map(({ id, at }) => [id, at]))
        }
        assert.deepStrictEqual(counts("bot"), counts("manager"))
        assert.deepStrictEqual(counts("agent"), counts("manager"))
      }),
    ))

  it("[P66] a fact that this version does not know is told by its name to who may not see what is personal", () => {
    const body = { text: "canary" }
    const unknown: ChatEvent = { ...event(1, page("p", "v")), _tag: "Unknown", kind: "CartFilled", body } as never
    assert.deepInclude(Withholding.ofEvent(unknown, rights.bot), { kind: "CartFilled", body: {} })
    assert.strictEqual(Withholding.ofEvent(unknown, rights.agent), unknown)
  })
})
