import * as SendLink from "@pupitre/actions/SendLink"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import * as Drafts from "@pupitre/core/composer/Drafts"
import * as Translations from "@pupitre/core/composer/Translations"
import type { Answer } from "@pupitre/core/composer/Translator"
import * as ConversationWindow from "@pupitre/core/ConversationWindow"
import type { Entry } from "@pupitre/core/Entry"
import { key } from "@pupitre/core/Entry"
import type { VisitorId } from "@pupitre/core/Id"
import type { HeldChannel } from "@pupitre/core/testing/HeldChannel"
import * as Held from "@pupitre/core/testing/HeldChannel"
import * as StreamKey from "@pupitre/core/StreamKey"
import * as Scenario from "@pupitre/core/testing/Scenario"
import { at } from "@pupitre/core/Timeline"
import * as FilteredTimeline from "@pupitre/filters/FilteredTimeline"
import { slice } from "@pupitre/filters/FilteredTimeline"
import { ConversationProvider } from "@pupitre/react-bindings/ConversationProvider"
import { DraftsProvider } from "@pupitre/react-bindings/DraftsProvider"
import { PupitreProvider } from "@pupitre/react-bindings/PupitreProvider"
import { TranslationsProvider } from "@pupitre/react-bindings/TranslationsProvider"
import { useAction } from "@pupitre/react-bindings/useAction"
import { useAvailability } from "@pupitre/react-bindings/useAvailability"
import { useComposer } from "@pupitre/react-bindings/useComposer"
import { useConversationWindow } from "@pupitre/react-bindings/useConversationWindow"
import { useDelivery } from "@pupitre/react-bindings/useDelivery"
import { useFilters } from "@pupitre/react-bindings/useFilters"
import { usePerson } from "@pupitre/react-bindings/usePerson"
import { useProfile } from "@pupitre/react-bindings/useProfile"
import { useRead } from "@pupitre/react-bindings/useRead"
import { useRow } from "@pupitre/react-bindings/useRow"
import { useRowTranslation } from "@pupitre/react-bindings/useRowTranslation"
import { useTranslation } from "@pupitre/react-bindings/useTranslation"
import { useRows } from "@pupitre/react-bindings/useRows"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import { useSignal } from "@pupitre/react-bindings/useSignal"
import type { ReactNode } from "react"
import { memo, StrictMode } from "react"
import { flushSync } from "react-dom"
import { renderToString } from "react-dom/server"
import { assert, describe, expect, it, vi } from "vitest"
import { render } from "vitest-browser-react"

const setup = () => {
  const scenario = Scenario.make("Bonjour").agent("Bonjour Camille")
  const held = Held.make({ tenant: Scenario.tenant, participant: Scenario.ines, role: "agent" })
  const window = ConversationWindow.open(held.channel, {
    tenant: Scenario.tenant,
    conversationId: scenario.conversation().id!,
  })
  const deliver = (from = 1): void => {
    const { events } = scenario
    held.push(scenario.stream, {
      _tag: "Range",
      range: { from, to: events.length, events: events.slice(from - 1), head: events.length },
    })
  }
  deliver()
  return { scenario, held, window, deliver }
}

const Desk = (props: { held: HeldChannel; window: ConversationWindow.ConversationWindow; children: ReactNode }) => (
  <PupitreProvider channel={props.held.channel}>
    <ConversationProvider window={props.window}>{props.children}</ConversationProvider>
  </PupitreProvider>
)

const preview = (counter: number) =>
  ({
    _tag: "Signal",
    sent: { by: Scenario.camille, counter, at: 0, signal: { _tag: "Preview", text: `p${counter}`, more: 0 } },
  }) as const

const Tick = memo(({ entry, rendered }: { readonly entry: Entry; readonly rendered: (key: string) => void }) => {
  const delivery = useDelivery(entry)
  rendered(key(entry))
  return <p>{delivery}</p>
})

const Reading = ({ seq }: { readonly seq: number | undefined }) => {
  useRead(seq)
  return null
}

describe("react-bindings", () => {
  it("[R14] a reply's translation shows beside the text that it was made of; a message's renders its row alone", async () => {
    const { scenario, held, window, deliver } = setup()
    scenario.visitor("Merci")
    deliver(6)
    const asked: Array<{ readonly text: string; readonly answer: (text: string) => Promise<void> }> = []
    const translations = Translations.make({
      translator: () => ({
        translate: ({ text }) => {
          const { promise, resolve } = Promise.withResolvers<Answer>()
          const answer = async (translated: string): Promise<void> => {
            resolve({ _tag: "Translated", text: translated, provider: "Test" })
            await promise
          }
          asked.push({ text, answer })
          return promise
        },
        languages: () => Promise.resolve({ _tag: "Languages", from: ["fr", "en"], to: ["fr", "en"] }),
      }),
      agent: () => "en",
    })
    const rendered: Array<number> = []
    const Translated = memo(({ seq }: { readonly seq: number }) => {
      const { on, state } = useRowTranslation(seq)
      rendered.push(seq)
      return <p>{on ? (state?._tag === "Done" ? state.text : state?._tag) : "off"}</p>
    })
    const seen: Array<string> = []
    const Replying = () => {
      const { reply, choose } = useTranslation()
      const { text, write, publish } = useComposer()
      if (reply._tag === "Done") seen.push(`${text}: ${reply.parts[0]?.translation.text}`)
      return (
        <>
          <button onClick={() => choose({ visitor: "fr", agent: "en" })}>pick</button>
          <input aria-label="reply" value={text} onChange={(event) => write(event.target.value)} />
          <button onClick={() => void publish()}>publish</button>
          <output>{reply._tag === "Done" ? reply.parts[0]?.translation.text : reply._tag}</output>
        </>
      )
    }
    const shown = await render(
      <TranslationsProvider translations={translations}>
        <DraftsProvider drafts={Drafts.make({ steps: [translations.step] })}>
          <Desk held={held} window={window}>
            <Translated seq={3} />
            <Translated seq={6} />
            <Replying />
          </Desk>
        </DraftsProvider>
      </TranslationsProvider>,
    )
    const rows = () => [...shown.container.querySelectorAll("p")].map((p) => p.textContent)
    assert.deepStrictEqual(rows(), ["off", "off"])
    await shown.getByText("pick").click()
    await expect.poll(rows).toEqual(["Pending", "Pending"])
    rendered.length = 0
    await asked.find(({ text }) => text === "Merci")!.answer("Thanks")
    await expect.poll(rows).toEqual(["Pending", "Thanks"])
    assert.deepStrictEqual(rendered, [6])

    const output = () => shown.container.querySelector("output")?.textContent
    await shown.getByLabelText("reply").fill("Yes")
    await shown.getByText("publish").click()
    await expect.poll(output).toBe("Pending")
    await asked.find(({ text }) => text === "Yes")!.answer("Oui")
    await expect.poll(output).toBe("Oui")
    await shown.getByLabelText("reply").fill("Yes!")
    await expect.poll(output).toBe("None")
    assert.deepStrictEqual([...new Set(seen)], ["Yes: Oui"])
  })

  it("[R11] a mark renders the rows whose status it changes, and no other", async () => {
    const { scenario, held, window, deliver } = setup()
    scenario.agent("Autre chose ?")
    deliver(6)
    const rendered: Array<string> = []
    const rows = () =>
      slice(FilteredTimeline.make(window.timeline.get(), 0)).filter((row) => row._tag === "MessagePosted")
    const shown = await render(
      <Desk held={held} window={window}>
        {rows().map((entry) => (
          <Tick key={key(entry)} entry={entry} rendered={(one) => rendered.push(one)} />
        ))}
      </Desk>,
    )
    rendered.length = 0
    const tell = (read: number) => {
      flushSync(() => {
        held.push(window.stream, { _tag: "Marks", marks: { "Visitor/camille": { delivered: 6, read } } })
      })
    }
    tell(5)
    assert.strictEqual(rendered.length, 3)
    assert.deepStrictEqual(
      [...shown.container.querySelectorAll("p")].map((p) => p.textContent),
      ["read", "read", "delivered"],
    )
    rendered.length = 0
    tell(6)
    assert.deepStrictEqual(rendered, [scenario.events[5]!.id])
  })

  it("[R12] what is read is told while the page is looked at, and nothing while its end is out of sight", async () => {
    const { held, window } = setup()
    const tree = (seq: number | undefined) => (
      <Desk held={held} window={window}>
        <Reading seq={seq} />
      </Desk>
    )
    const told = (): ReadonlyArray<unknown> => held.marks.filter(({ mark }) => mark.read > 0).map(({ mark }) => mark)
    const focus = vi.spyOn(document, "hasFocus").mockReturnValue(true)
    const sight = vi.spyOn(document, "visibilityState", "get").mockReturnValue("visible")
    const shown = await render(tree(undefined))
    assert.deepEqual(told(), [])
    focus.mockReturnValue(false)
    await shown.rerender(tree(5))
    sight.mockReturnValue("hidden")
    focus.mockReturnValue(true)
    document.dispatchEvent(new Event("visibilitychange"))
    assert.deepEqual(told(), [])
    sight.mockReturnValue("visible")
    dispatchEvent(new Event("focus"))
    assert.deepEqual(told(), [{ delivered: 5, read: 5 }])
    await shown.rerender(tree(undefined))
    dispatchEvent(new Event("focus"))
    assert.strictEqual(told().length, 1)
    focus.mockRestore()
    sight.mockRestore()
  })

  it("[R1] one new message renders one row, and the list", async () => {
    const { scenario, held, window, deliver } = setup()
    const rendered: Array<string> = []
    let lists = 0
    const Row = memo(({ entry }: { entry: Entry }) => {
      rendered.push(key(entry))
      return <li>{entry._tag}</li>
    })
    const List = () => {
      lists++
      return (
        <ul>
          {slice(useRows()).map((entry) => (
            <Row key={key(entry)} entry={entry} />
          ))}
        </ul>
      )
    }
    await render(
      <Desk held={held} window={window}>
        <List />
      </Desk>,
    )
    assert.strictEqual(rendered.length, 5)
    rendered.length = 0
    lists = 0
    scenario.visitor("Une question")
    flushSync(() => deliver(6))
    assert.deepStrictEqual(rendered, [scenario.events[5]!.id])
    assert.strictEqual(lists, 1)
  })

  it("[R2] a row of its own renders only when it changes", async () => {
    const { scenario, held, window, deliver } = setup()
    let renders = 0
    const First = () => {
      renders++
      return <p>{useRow(0)?._tag}</p>
    }
    await render(
      <Desk held={held} window={window}>
        <First />
      </Desk>,
    )
    scenario.visitor("Une question")
    flushSync(() => deliver(6))
    assert.strictEqual(renders, 1)
  })

  it("[R3] 2,000 previews render neither rows nor filters, and what shows them at most once per frame", async () => {
    const { scenario, held, window } = setup()
    let rows = 0
    let bars = 0
    let typed = 0
    const Rows = () => {
      rows++
      return <p>{useRows().size}</p>
    }
    const Bar = () => {
      bars++
      return <p>{useFilters().counts.visitor}</p>
    }
    const Typing = () => {
      typed++
      return <p data-testid="typing">{useSignal("Preview", "Visitor")?.signal.text ?? ""}</p>
    }
    const screen = await render(
      <Desk held={held} window={window}>
        <Rows />
        <Bar />
        <Typing />
      </Desk>,
    )
    const began = performance.now()
    for (let counter = 1; counter <= 2_000; counter++) flushSync(() => held.push(scenario.stream, preview(counter)))
    await expect.poll(() => screen.getByTestId("typing").element().textContent).toBe("p2000")
    assert.deepStrictEqual([rows, bars], [1, 1])
    const frames = (performance.now() - began) / (1000 / 60)
    assert.isAtMost(typed, frames + 3)
  })

  it("[R4] a choice of filter changes what shows, and says how many are hidden", async () => {
    const { held, window } = setup()
    const Bar = () => {
      const { counts, hidden, toggle } = useFilters()
      return (
        <button type="button" onClick={() => toggle("visitor")}>
          {useRows().size} shown, {hidden} hidden, {counts.visitor} visitor
        </button>
      )
    }
    const screen = await render(
      <Desk held={held} window={window}>
        <Bar />
      </Desk>,
    )
    const button = screen.getByRole("button")
    assert.strictEqual(button.element().textContent, "5 shown, 0 hidden, 1 visitor")
    await button.click()
    assert.strictEqual(button.element().textContent, "3 shown, 2 hidden, 1 visitor")
  })

  it("[R5] an availability changes when the conversation does, and carries its reasons", async () => {
    const { scenario, held, window, deliver } = setup()
    const Post = () => {
      const answer = useAvailability(PostMessage)
      return <p data-testid="post">{answer._tag === "Enabled" ? "on" : answer.reasons[0].key}</p>
    }
    const screen = await render(
      <Desk held={held} window={window}>
        <Post />
      </Desk>,
    )
    const post = screen.getByTestId("post").element()
    assert.strictEqual(post.textContent, "on")
    scenario.command(
      {
        ...PostMessage,
        facts: () => ({
          _tag: "Accepted",
          events: [{ _tag: "AgentAssigned", agentId: "marc" as never, name: "Marc" }],
        }),
      },
      { text: "" },
    )
    flushSync(() => deliver(6))
    assert.strictEqual(post.textContent, "NotOwner")
  })

  it("[R6] publishing empties the draft and shows the message as pending", async () => {
    const { held, window } = setup()
    const Composer = () => {
      const { text, write, publish, problem } = useComposer()
      const rows = useRows()
      return (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void publish()
          }}
        >
          <input value={text} onChange={(event) => write(event.target.value)} aria-label="reply" />
          <button type="submit" disabled={problem !== undefined}>
            Publish
          </button>
          <output>{slice(rows).at(-1)?._tag}</output>
        </form>
      )
    }
    const screen = await render(
      <Desk held={held} window={window}>
        <Composer />
      </Desk>,
    )
    await screen.getByLabelText("reply").fill("Oui, en stock")
    await screen.getByRole("button").click()
    assert.strictEqual(screen.container.querySelector("output")?.textContent, "Pending")
    assert.strictEqual((screen.getByLabelText("reply").element() as HTMLInputElement).value, "")
    assert.deepStrictEqual(
      held.submitted.map(({ call }) => call),
      [{ name: "postMessage", input: { text: "Oui, en stock" } }],
    )
  })

  it("[R7] a window opened by a component is closed with it, in strict mode too", async () => {
    const { scenario, held } = setup()
    const Opened = () => <p>{useConversationWindow(scenario.conversation().id) === undefined ? "no" : "open"}</p>
    const before = held.listeners(scenario.stream)
    const screen = await render(
      <StrictMode>
        <PupitreProvider channel={held.channel}>
          <Opened />
        </PupitreProvider>
      </StrictMode>,
    )
    assert.strictEqual(screen.container.textContent, "open")
    assert.strictEqual(held.listeners(scenario.stream), before + 1)
    await screen.unmount()
    assert.strictEqual(held.listeners(scenario.stream), before)
  })

  it("[R8] everything renders on a server", () => {
    const { held, window } = setup()
    const All = () => {
      const { text } = useComposer()
      return <p>{`${useSelf()?.role} ${useRows().size} ${useFilters().hidden} ${text}`}</p>
    }
    assert.include(
      renderToString(
        <Desk held={held} window={window}>
          <All />
        </Desk>,
      ),
      "agent 5 0",
    )
  })

  it("[R9] an action says whether it is on, and its run makes the wish", async () => {
    const { held, window } = setup()
    const action = SendLink.make()
    const Pane = () => {
      const { label, availability, run } = useAction(action)
      return (
        <button
          type="button"
          disabled={availability._tag === "Disabled"}
          onClick={() => void run({ url: "https://lumen.example" })}
        >
          {label.fr}
        </button>
      )
    }
    const screen = await render(
      <Desk held={held} window={window}>
        <Pane />
      </Desk>,
    )
    await screen.getByText("Envoyer un lien").click()
    assert.deepStrictEqual(
      held.submitted.map(({ call }) => call.name),
      ["sendLink"],
    )
    assert.strictEqual(at(window.timeline.get(), 5)?._tag, "Pending")
  })

  it("[R10] a profile follows the visitor's stream while it is shown, and no longer", async () => {
    const { scenario, held, window } = setup()
    const stream = StreamKey.visitor(Scenario.tenant, Scenario.camille.id)
    const Pages = () => <p data-testid="pages">{useProfile(Scenario.camille.id).journey.pages.items.length}</p>
    const screen = await render(
      <Desk held={held} window={window}>
        <Pages />
      </Desk>,
    )
    const { visits } = scenario.page("/p/aube", "Aube")
    flushSync(() =>
      held.push(stream, { _tag: "Range", range: { from: 1, to: visits.length, events: visits, head: visits.length } }),
    )
    assert.strictEqual(screen.getByTestId("pages").element().textContent, "2")
    await screen.unmount()
    assert.strictEqual(held.listeners(stream), 0)
  })

  it("[R13] a person follows each of their visitors; one who comes in or goes leaves the others as they are", async () => {
    const { scenario, held, window } = setup()
    const phone = "phone" as VisitorId
    const { visits } = scenario.page("/p/aube", "Aube")
    const tell = (visitor: VisitorId): void =>
      flushSync(() =>
        held.push(StreamKey.visitor(Scenario.tenant, visitor), {
          _tag: "Range",
          range: { from: 1, to: visits.length, events: visits, head: visits.length },
        }),
      )
    const seen: Array<string> = []
    const Pages = ({ of }: { readonly of: ReadonlyArray<VisitorId> }) => {
      const all = Object.entries(usePerson(of)).map(
        ([visitor, { journey }]) => `${visitor} ${journey.pages.items.length}`,
      )
      seen.push(all.join(", "))
      return <p data-testid="pages">{all.join(", ")}</p>
    }
    const shown = (of: ReadonlyArray<VisitorId>) => (
      <StrictMode>
        <Desk held={held} window={window}>
          <Pages of={of} />
        </Desk>
      </StrictMode>
    )
    const { id } = Scenario.camille
    const screen = await render(shown([id]))
    const text = (): string | null => screen.getByTestId("pages").element().textContent
    tell(id)
    assert.strictEqual(text(), `${id} 2`)
    seen.length = 0
    await screen.rerender(shown([id, phone]))
    assert.strictEqual(text(), `${id} 2`)
    tell(phone)
    assert.strictEqual(text(), `${id} 2, ${phone} 2`)
    await screen.rerender(shown([phone]))
    assert.strictEqual(text(), `${phone} 2`)
    // Never without whoever stays.
    assert.notInclude(seen, "")
    assert.strictEqual(held.listeners(StreamKey.visitor(Scenario.tenant, id)), 0)
    assert.strictEqual(held.listeners(StreamKey.visitor(Scenario.tenant, phone)), 1)
    await screen.unmount()
    assert.strictEqual(held.listeners(StreamKey.visitor(Scenario.tenant, phone)), 0)
  })
})
