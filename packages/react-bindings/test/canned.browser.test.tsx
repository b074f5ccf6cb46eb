import type { Answer } from "@pupitre/core/composer/CannedShelf"
import { own } from "@pupitre/core/composer/CannedShelf"
import type { ChannelStatus } from "@pupitre/core/EventChannel"
import type { ItemId } from "@pupitre/core/Id"
import * as Readable from "@pupitre/core/Readable"
import * as StreamKey from "@pupitre/core/StreamKey"
import * as Held from "@pupitre/core/testing/HeldChannel"
import * as Scenario from "@pupitre/core/testing/Scenario"
import { PupitreProvider } from "@pupitre/react-bindings/PupitreProvider"
import { useCannedReplies } from "@pupitre/react-bindings/useCannedReplies"
import { memo } from "react"
import { assert, describe, expect, it } from "vitest"
import { render } from "vitest-browser-react"

/** A desk whose server has `shelf`, or does not answer when there is none. */
const setup = () => {
  const held = Held.make({ tenant: Scenario.tenant, participant: Scenario.ines, role: "agent" })
  const status = Readable.store<ChannelStatus>({ _tag: "Online" })
  const server: { shelf: { readonly state: string; readonly texts: ReadonlyArray<string> } | undefined } = {
    shelf: undefined,
  }
  const asked: Array<unknown> = []
  const channel = {
    ...held.channel,
    status,
    query: async (_: string, input: unknown): Promise<Answer> => {
      asked.push(input)
      if (server.shelf === undefined) throw new Error("no answer")
      const { state, texts } = server.shelf
      const known = (input as { readonly state?: string }).state === state
      const replies = texts.map((text, i) => ({
        id: `r${i}` as ItemId,
        scope: "shared" as const,
        shortcut: `r${i}`,
        text,
      }))
      return { state, from: 0, total: replies.length, categories: [], replies: known ? [] : replies }
    },
  }
  return { held, channel, status, server, asked }
}

describe("useCannedReplies", () => {
  it("[R32] the replies are read once for all who show them, render them when they have changed and not else, and stay without an answer", async () => {
    const { channel, status, server, asked } = setup()
    const rendered = { one: 0, other: 0 }
    const Shown = memo(({ who }: { readonly who: keyof typeof rendered }) => {
      const { index, failed } = useCannedReplies()
      rendered[who]++
      return (
        <p>{`${index?.entries.map(({ reply }) => reply.text).join(", ") ?? "none"}${failed ? " (failed)" : ""}`}</p>
      )
    })
    const shown = await render(
      <PupitreProvider channel={channel}>
        <Shown who="one" />
        <Shown who="other" />
      </PupitreProvider>,
    )
    const texts = (): ReadonlyArray<string | null> =>
      [...shown.container.querySelectorAll("p")].map(({ textContent }) => textContent)
    const both = async (text: string): Promise<void> => await expect.poll(texts).toEqual([text, text])
    await both("none (failed)")
    assert.strictEqual(asked.length, 1)
    /** Away, and back: who shows them asks again. */
    const back = async (): Promise<void> => {
      const before = asked.length
      status.set({ _tag: "Offline", retryAt: 0 })
      await expect.poll(() => asked.length).toBe(before)
      status.set({ _tag: "Online" })
      await expect.poll(() => asked.length).toBe(before + 1)
    }
    server.shelf = { state: "1", texts: ["Bonjour", "Merci"] }
    await back()
    await both("Bonjour, Merci")
    const { one, other } = rendered
    // Nothing has changed: the connection renders them, what was read does not.
    await back()
    await both("Bonjour, Merci")
    assert.isAtMost(rendered.one - one, 2)
    assert.isAtMost(rendered.other - other, 2)
    server.shelf = { state: "2", texts: ["Bonsoir"] }
    await back()
    await both("Bonsoir")
    server.shelf = undefined
    await back()
    await both("Bonsoir (failed)")
  })

  it("[R32] what is kept of one's own is wished, and read again once it was answered", async () => {
    const { held, channel, server, asked } = setup()
    server.shelf = { state: "1", texts: [] }
    let outcome: string | undefined
    const Own = () => {
      const { index, keep } = useCannedReplies()
      return (
        <button
          onClick={() => {
            void keep("own-1" as ItemId, { shortcut: "colis", text: "Il arrive." }).then(({ _tag }) => (outcome = _tag))
          }}
        >
          {index?.entries.map(({ reply }) => reply.text).join() ?? "none"}
        </button>
      )
    }
    const shown = await render(
      <PupitreProvider channel={channel}>
        <Own />
      </PupitreProvider>,
    )
    await expect.poll(() => shown.container.textContent).toBe("")
    await shown.getByRole("button").click()
    await expect.poll(() => held.submitted.length).toBe(1)
    const [{ stream, call, settle }] = held.submitted as [(typeof held.submitted)[number]]
    assert.strictEqual(stream, StreamKey.workspace(Scenario.tenant, own.name))
    assert.deepStrictEqual(call, {
      name: own.keep.name,
      input: { id: "own-1", item: { shortcut: "colis", text: "Il arrive." } },
    })
    assert.strictEqual(asked.length, 1)
    server.shelf = { state: "2", texts: ["Il arrive."] }
    settle({ _tag: "Stored", from: 1, to: 1 })
    await expect.poll(() => shown.container.textContent).toBe("Il arrive.")
    await expect.poll(() => outcome).toBe("Stored")
    assert.strictEqual(asked.length, 2)
  })
})
