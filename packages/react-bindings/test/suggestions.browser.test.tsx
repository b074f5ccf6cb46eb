import type { Ports } from "@pupitre/core/composer/Suggestions"
import type { Found } from "@pupitre/core/composer/Suggestion"
import { shown } from "@pupitre/core/composer/SuggestionStrip"
import * as ConversationWindow from "@pupitre/core/ConversationWindow"
import * as Held from "@pupitre/core/testing/HeldChannel"
import * as Scenario from "@pupitre/core/testing/Scenario"
import { ConversationProvider } from "@pupitre/react-bindings/ConversationProvider"
import { PupitreProvider } from "@pupitre/react-bindings/PupitreProvider"
import { useSuggestions, useSuggestionStrip } from "@pupitre/react-bindings/useSuggestions"
import type { Suggestions } from "@pupitre/core/composer/Suggestions"
import { StrictMode } from "react"
import { assert, describe, expect, it } from "vitest"
import { render } from "vitest-browser-react"

const setup = () => {
  const scenario = Scenario.make("Le retour est gratuit ?")
  const held = Held.make({ tenant: Scenario.tenant, participant: Scenario.ines, role: "agent" })
  const conversationId = scenario.conversation().id!
  const window = ConversationWindow.open(held.channel, { tenant: Scenario.tenant, conversationId })
  let delivered = 0
  const deliver = (): void => {
    const { events } = scenario
    const range = { from: delivered + 1, to: events.length, events: events.slice(delivered), head: events.length }
    delivered = events.length
    held.push(scenario.stream, { _tag: "Range", range })
  }
  deliver()
  const asked: Array<number> = []
  const ports: Ports = {
    search: async ({ answers }): Promise<Found> => {
      asked.push(answers)
      return { suggestions: [{ id: "search-1", text: `Oui (${answers}).`, answers, provider: "search", sources: [] }] }
    },
  }
  return { scenario, held, window, deliver, asked, ports }
}

describe("useSuggestions", () => {
  it("[R20] answers are proposed while the component is there and no longer, and render what shows them alone", async () => {
    const { scenario, held, window, deliver, asked, ports } = setup()
    let desks = 0
    const Shown = ({ suggestions }: { readonly suggestions: Suggestions | undefined }) => (
      <p>{shown(useSuggestionStrip(suggestions)).map(({ text }) => text)}</p>
    )
    const Desk = ({ wanted }: { readonly wanted: boolean }) => {
      desks++
      return <Shown suggestions={useSuggestions(wanted ? ports : undefined)} />
    }
    const page = (wanted: boolean) => (
      <StrictMode>
        <PupitreProvider channel={held.channel}>
          <ConversationProvider window={window}>
            <Desk wanted={wanted} />
          </ConversationProvider>
        </PupitreProvider>
      </StrictMode>
    )
    const screen = await render(page(true))
    const first = scenario.conversation().lastVisitorMessage
    await expect.poll(() => screen.container.textContent).toBe(`Oui (${first}).`)
    const before = desks
    scenario.visitor("Et la livraison ?")
    deliver()
    const second = scenario.conversation().lastVisitorMessage
    await expect.poll(() => screen.container.textContent).toBe(`Oui (${second}).`)
    assert.strictEqual(desks, before)
    await screen.rerender(page(false))
    await expect.poll(() => screen.container.textContent).toBe("")
    const soFar = asked.length
    scenario.visitor("Allô ?")
    deliver()
    await screen.unmount()
    assert.strictEqual(asked.length, soFar)
    assert.deepStrictEqual(held.submitted, [])
  })
})
