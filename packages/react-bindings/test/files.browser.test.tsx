import { PostFile } from "@pupitre/core/command/PostFile"
import * as Command from "@pupitre/core/Command"
import * as AttachmentTray from "@pupitre/core/composer/AttachmentTray"
import type { Listener } from "@pupitre/core/composer/Uploader"
import * as ConversationWindow from "@pupitre/core/ConversationWindow"
import type { ConversationId, FileId } from "@pupitre/core/Id"
import * as Held from "@pupitre/core/testing/HeldChannel"
import * as Scenario from "@pupitre/core/testing/Scenario"
import { ConversationProvider } from "@pupitre/react-bindings/ConversationProvider"
import { PupitreProvider } from "@pupitre/react-bindings/PupitreProvider"
import { useAttachments } from "@pupitre/react-bindings/useAttachments"
import { useFileAddress } from "@pupitre/react-bindings/useFileAddress"
import { StrictMode } from "react"
import { assert, describe, expect, it } from "vitest"
import { render } from "vitest-browser-react"

const file = { name: "lampe.png", size: 1_000, type: "image/png" }

const setup = () => {
  const scenario = Scenario.make("Bonjour")
  const held = Held.make({ tenant: Scenario.tenant, participant: Scenario.ines, role: "agent" })
  const window = ConversationWindow.open(held.channel, {
    tenant: Scenario.tenant,
    conversationId: scenario.conversation().id!,
    commands: Command.catalogue([PostFile]),
  })
  const { events } = scenario
  held.push(scenario.stream, { _tag: "Range", range: { from: 1, to: events.length, events, head: events.length } })
  return { held, window }
}

describe("files", () => {
  it("[R30] the files of a window show as they get on, and stay when their list is shown anew", async () => {
    const { held, window } = setup()
    const uploads: Array<Listener> = []
    const trays = AttachmentTray.make<typeof file>({
      sniff: async () => "image/png",
      uploader: {
        start: (_, on) => {
          uploads.push(on)
          return { pause: () => {}, resume: () => {}, cancel: () => {} }
        },
      },
    })
    const List = () => {
      const { files, add, availability } = useAttachments(trays)
      return (
        <>
          <button type="button" disabled={availability._tag === "Disabled"} onClick={() => add([file])}>
            add
          </button>
          <p>{files.map(({ name, stage }) => `${name} ${stage._tag}`).join(", ")}</p>
        </>
      )
    }
    const Desk = ({ shown }: { shown: boolean }) => (
      <StrictMode>
        <PupitreProvider channel={held.channel}>
          <ConversationProvider window={window}>{shown && <List />}</ConversationProvider>
        </PupitreProvider>
      </StrictMode>
    )
    const screen = await render(<Desk shown />)
    await screen.getByRole("button", { name: "add" }).click()
    await expect.element(screen.getByText("lampe.png Uploading")).toBeVisible()
    await screen.rerender(<Desk shown={false} />)
    uploads[0]!.received()
    await screen.rerender(<Desk shown />)
    await expect.element(screen.getByText("lampe.png Scanning")).toBeVisible()
    uploads[0]!.refused({ why: "virus", reason: { key: "FileInfected" } })
    await expect.element(screen.getByText("lampe.png Rejected")).toBeVisible()
  })

  it("[R31] an address is asked for when it is to show, once for all who show it, and by a click else", async () => {
    const { held } = setup()
    const asked: Array<string> = []
    const query = async (_: string, input: unknown): Promise<unknown> => {
      const { fileId } = input as { readonly fileId: string }
      asked.push(fileId)
      return { found: { address: `/files/${fileId}`, expiresAt: 1, lasts: 300_000 } }
    }
    const channel = { ...held.channel, query }
    const One = ({ id, eager }: { id: string; eager: boolean }) => {
      const { whereabouts, ask } = useFileAddress("c" as ConversationId, id as FileId, eager)
      return (
        <button type="button" onClick={() => void ask()}>
          {id} {whereabouts._tag === "There" ? whereabouts.address : whereabouts._tag}
        </button>
      )
    }
    const screen = await render(
      <StrictMode>
        <PupitreProvider channel={channel}>
          <One id="a" eager />
          <One id="a" eager />
          <One id="b" eager={false} />
        </PupitreProvider>
      </StrictMode>,
    )
    await expect.poll(() => screen.getByText("a /files/a").elements().length).toBe(2)
    assert.deepStrictEqual(asked, ["a"])
    await screen.getByText("b Unknown").click()
    await expect.element(screen.getByText("b /files/b")).toBeVisible()
    assert.deepStrictEqual(asked, ["a", "b"])
  })
})
