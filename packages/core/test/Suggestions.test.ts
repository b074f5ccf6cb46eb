import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import type { Asked, Ports, Told } from "@pupitre/core/composer/Suggestions"
import * as Suggestions from "@pupitre/core/composer/Suggestions"
import type { Found, Suggestion } from "@pupitre/core/composer/Suggestion"
import * as Strip from "@pupitre/core/composer/SuggestionStrip"
import { project } from "@pupitre/core/Audience"
import * as Conversation from "@pupitre/core/Conversation"
import * as ConversationWindow from "@pupitre/core/ConversationWindow"
import { JudgeSuggestion } from "@pupitre/core/command/JudgeSuggestion"
import * as HeldChannel from "@pupitre/core/testing/HeldChannel"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as fc from "fast-check"
import { assert, describe, it } from "vitest"

const suggestion = (answers: number, text = "Le retour est gratuit pendant trente jours."): Suggestion => ({
  id: "search-1",
  text,
  answers,
  provider: "search",
  sources: [{ kind: "article", id: "returns", title: "Retours" }],
})

/** A search that is answered by hand, and an answer that is written by hand. */
const byHand = () => {
  const asked: Array<Asked & { readonly answer: (found: Found) => void; readonly fail: () => void }> = []
  const written: Array<{ readonly asked: Asked; readonly signal: AbortSignal; readonly say: (told: Told) => void }> = []
  const ports: Ports = {
    search: async (question) => {
      const { promise, resolve, reject } = Promise.withResolvers<Found>()
      asked.push({ ...question, answer: resolve, fail: () => reject(new Error("no connection")) })
      return promise
    },
    write: (question, signal) => {
      const told: Array<Told> = []
      let wake = (): void => {}
      written.push({
        asked: question,
        signal,
        say: (one) => {
          told.push(one)
          wake()
        },
      })
      return {
        async *[Symbol.asyncIterator]() {
          for (;;) {
            const next = told.shift()
            if (next !== undefined) yield next
            else await new Promise<void>((resolve) => (wake = resolve))
          }
        },
      }
    },
  }
  return { asked, written, ports }
}

const setup = (role: "agent" | "manager" = "agent", participant = Scenario.ines) => {
  const scenario = Scenario.make("Bonjour")
  const held = HeldChannel.make({ tenant: Scenario.tenant, participant, role })
  const window = ConversationWindow.open(held.channel, {
    tenant: Scenario.tenant,
    conversationId: scenario.conversation().id!,
    commands: Command.catalogue(builtin),
    now: () => 0,
    schedule: () => () => {},
  })
  let delivered = 0
  const deliver = (): void => {
    const { events } = scenario
    const from = delivered + 1
    delivered = events.length
    held.push(scenario.stream, {
      _tag: "Range",
      range: { from, to: delivered, events: events.slice(from - 1), head: delivered },
    })
  }
  const hand = byHand()
  deliver()
  const suggestions = Suggestions.open(window, hand.ports)
  return { scenario, held, window, deliver, suggestions, ...hand }
}

/** Everything that promises have to do now is done. */
const settled = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve()
}

describe("Suggestions", () => {
  it("[SG1] are asked for with every message of the visitor, and shown for that message alone", async () => {
    const { scenario, deliver, suggestions, asked } = setup()
    const first = scenario.conversation().lastVisitorMessage
    assert.deepStrictEqual(
      asked.map(({ answers }) => answers),
      [first],
    )
    scenario.visitor("Le retour est-il payant ?")
    deliver()
    const second = scenario.conversation().lastVisitorMessage
    assert.deepStrictEqual(
      asked.map(({ answers }) => answers),
      [first, second],
    )
    asked[1]!.answer({ suggestions: [suggestion(second)] })
    await settled()
    asked[0]!.answer({ suggestions: [suggestion(first, "Bonjour !")] })
    await settled()
    assert.deepStrictEqual(Strip.shown(suggestions.strip.get()), [suggestion(second)])
  })

  it("[SG2] inserting, dismissing, writing and stopping put nothing on the wire", async () => {
    const { held, suggestions, asked, written, scenario } = setup()
    const message = scenario.conversation().lastVisitorMessage
    asked[0]!.answer({ suggestions: [suggestion(message)], writer: "small" })
    await settled()
    assert.strictEqual(suggestions.insert("search-1"), suggestion(message).text)
    suggestions.write()
    written[0]!.say({ _tag: "Begun", answers: message, provider: "small", sources: [] })
    written[0]!.say({ _tag: "Words", text: "Oui." })
    await settled()
    suggestions.stop()
    assert.isTrue(written[0]!.signal.aborted)
    assert.strictEqual(suggestions.insert("written-1"), "Oui.")
    suggestions.dismiss()
    suggestions.again()
    await settled()
    assert.deepStrictEqual([held.submitted, held.signals], [[], []])
  })

  it("[SG2] whatever is done with them in whatever order, the only wish is the record of what was published", async () => {
    const deeds = ["insert", "dismiss", "again", "write", "stop", "say", "answer", "visitor", "publish"] as const
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...deeds), { maxLength: 25 }), async (steps) => {
        const { scenario, held, window, deliver, suggestions, asked, written } = setup()
        let published = 0
        for (const step of steps) {
          const message = scenario.conversation().lastVisitorMessage
          if (step === "insert") suggestions.insert("search-1")
          else if (step === "say") written.at(-1)?.say({ _tag: "Words", text: "secret " })
          else if (step === "answer")
            asked.at(-1)?.answer({ suggestions: [suggestion(asked.at(-1)!.answers)], writer: "small" })
          else if (step === "visitor") {
            scenario.visitor(`Encore ${message}`)
            deliver()
          } else if (step === "publish") {
            published++
            window.submit(PostMessage, { text: "Voici." })
          } else suggestions[step]()
          await settled()
        }
        const names = held.submitted.map(({ call }) => call.name)
        assert.strictEqual(names.filter((name) => name === "postMessage").length, published)
        const others = held.submitted.filter(({ call }) => call.name !== "postMessage")
        assert.isTrue(others.every(({ call }) => call.name === "judgeSuggestion") && others.length <= published)
        assert.notMatch(JSON.stringify(others), /secret|retour est gratuit/)
        suggestions.close()
      }),
      { numRuns: 200 },
    )
  })

  it("[SG1] a message of the visitor hangs up on what is being written, and its words stay as expired", async () => {
    const { scenario, deliver, suggestions, written } = setup()
    const message = scenario.conversation().lastVisitorMessage
    suggestions.write()
    written[0]!.say({ _tag: "Begun", answers: message, provider: "small", sources: [] })
    written[0]!.say({ _tag: "Words", text: "Oui, " })
    await settled()
    scenario.visitor("Non, attendez")
    deliver()
    assert.isTrue(written[0]!.signal.aborted)
    written[0]!.say({ _tag: "Words", text: "trop tard" })
    await settled()
    const { writing } = suggestions.strip.get()
    assert.deepStrictEqual([writing?.suggestion.text, writing?.state], ["Oui, ", "stopped"])
    assert.isTrue(Strip.expired(suggestions.strip.get(), writing!.suggestion))
    assert.isUndefined(suggestions.insert("written-1"))
  })

  it("[SG5] publishing an inserted suggestion records that it was accepted, once, for managers", async () => {
    const { scenario, held, window, suggestions, asked } = setup()
    const message = scenario.conversation().lastVisitorMessage
    asked[0]!.answer({ suggestions: [suggestion(message)] })
    await settled()
    window.submit(PostMessage, { text: suggestions.insert("search-1")! })
    await settled()
    assert.deepStrictEqual(
      held.submitted.map(({ call }) => call.name),
      ["postMessage", "judgeSuggestion"],
    )
    const { workspace, events } = scenario.command(JudgeSuggestion, held.submitted[1]!.call.input as never)
    const fact = workspace.at(-1)!
    assert.deepStrictEqual(
      [fact._tag, (fact as { readonly verdict?: string }).verdict],
      ["SuggestionJudged", "accepted"],
    )
    assert.isFalse(events.some(({ _tag }) => _tag === "SuggestionJudged"))
    assert.isUndefined(project(fact, "visitor"))
  })

  it("[SG5] a message on its way to being stored is published once, whatever is proposed meanwhile", async () => {
    const { scenario, held, window, deliver, suggestions, asked } = setup()
    asked[0]!.answer({ suggestions: [suggestion(asked[0]!.answers)] })
    await settled()
    window.submit(PostMessage, { text: "Un instant" })
    scenario.visitor("Et la livraison ?")
    deliver()
    const message = scenario.conversation().lastVisitorMessage
    asked.at(-1)!.answer({ suggestions: [suggestion(message)] })
    await settled()
    held.submitted[0]!.settle({ _tag: "Stored", from: message + 1, to: message + 1 })
    await settled()
    assert.deepStrictEqual(Strip.shown(suggestions.strip.get()), [suggestion(message)])
    assert.lengthOf(
      held.submitted.filter(({ call }) => call.name === "judgeSuggestion"),
      1,
    )
  })

  it("[SG5] a record names a message that the visitor wrote, and is the owner's alone", () => {
    const scenario = Scenario.make("Bonjour")
    const state = scenario.conversation()
    const context = { tenant: Scenario.tenant, at: 0, commandId: "judge-0001" as never, visitorOnline: true }
    const input = { answers: 99 as never, verdict: "ignored" as const, shown: 1, provider: "search", sources: [] }
    const tell = (
      by: typeof Scenario.ines | typeof Scenario.camille,
      role: "agent" | "visitor",
      answers: number,
    ): string => {
      const decision = Command.decide(
        JudgeSuggestion,
        state,
        { ...input, answers: answers as never },
        { ...context, by, role },
      )
      return decision._tag === "Rejected" ? decision.rejection.reasons[0].key : decision._tag
    }
    assert.strictEqual(tell(Scenario.ines, "agent", state.lastVisitorMessage), "Accepted")
    assert.strictEqual(tell(Scenario.ines, "agent", 99), "NothingThere")
    assert.strictEqual(tell({ ...Scenario.ines, id: "marc" as never }, "agent", 1), "NotOwner")
    assert.strictEqual(tell(Scenario.camille, "visitor", 1), "NotPermitted")
    assert.strictEqual(Conversation.owner(state)?.agentId, Scenario.ines.id)
  })

  it("[SG6] nothing is proposed to whom the conversation is not, and what failed is asked for again", async () => {
    const other = setup("agent", { ...Scenario.ines, id: "marc" as never })
    assert.deepStrictEqual(other.asked, [])
    const { suggestions, asked, scenario } = setup()
    asked[0]!.fail()
    await settled()
    assert.strictEqual(suggestions.strip.get().search, "failed")
    suggestions.again()
    asked[1]!.answer({ suggestions: [suggestion(scenario.conversation().lastVisitorMessage)] })
    await settled()
    assert.strictEqual(Strip.shown(suggestions.strip.get()).length, 1)
  })

  it("[SG6] what the agent looks up is asked with again", async () => {
    const { scenario, deliver, asked } = setup()
    scenario.action("stock.checked", "Aube : 3 en stock")
    deliver()
    await settled()
    // The first search is still under way; it would tell of what was known before.
    assert.strictEqual(asked.length, 2)
  })
})
