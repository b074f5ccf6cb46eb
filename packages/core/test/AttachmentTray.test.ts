import { assert, describe, it } from "@effect/vitest"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import type { KeptFile } from "@pupitre/core/command/PostFile"
import { PostFile, postFile } from "@pupitre/core/command/PostFile"
import type { AnyFile } from "@pupitre/core/composer/AttachmentTray"
import * as AttachmentTray from "@pupitre/core/composer/AttachmentTray"
import * as Attachments from "@pupitre/core/composer/Attachments"
import * as Drafts from "@pupitre/core/composer/Drafts"
import * as FileReason from "@pupitre/core/composer/FileReason"
import type { Listener, Sending } from "@pupitre/core/composer/Uploader"
import * as ConversationWindow from "@pupitre/core/ConversationWindow"
import type { ChannelStatus } from "@pupitre/core/EventChannel"
import type { ConversationId, FileId, VisitorId } from "@pupitre/core/Id"
import * as Readable from "@pupitre/core/Readable"
import * as HeldChannel from "@pupitre/core/testing/HeldChannel"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Timeline from "@pupitre/core/Timeline"

const photo: AnyFile = { name: "lampe.png", size: 1_000, type: "image/png" }
const kept = { fileId: "f-1" as FileId, name: "lampe.png", mediaType: "image/png", size: 900 }

/** An uploader held by hand: what it was told to send, and what was done to it. */
const setup = (hold = 0) => {
  const scenario = Scenario.make("Bonjour")
  const held = HeldChannel.make({ tenant: Scenario.tenant, participant: Scenario.ines, role: "agent" })
  const status = Readable.store<ChannelStatus>({ _tag: "Online" })
  const channel = { ...held.channel, status }
  const sent: Array<{ readonly sending: Sending<AnyFile>; readonly on: Listener; readonly did: Array<string> }> = []
  /** Who hears that the network is back. */
  const network = new Set<() => void>()
  /** What waits for its time, and after how many milliseconds. */
  const alarms = new Set<{ readonly after: number; readonly run: () => void }>()
  const ports: AttachmentTray.Ports<AnyFile> = {
    schedule: (after, run) => {
      const alarm = { after, run }
      alarms.add(alarm)
      return () => void alarms.delete(alarm)
    },
    random: () => 0.5,
    whenOnline: (again) => {
      network.add(again)
      return () => void network.delete(again)
    },
    sniff: async (file) => {
      if (file.name === "gone.png") throw new Error("gone")
      return file.name.startsWith("html") ? undefined : "image/png"
    },
    uploader: {
      start: (sending, on) => {
        const did: Array<string> = []
        sent.push({ sending, on, did })
        return {
          pause: () => void did.push("pause"),
          resume: () => void did.push("resume"),
          cancel: () => void did.push("cancel"),
        }
      },
    },
  }
  const open = (): ConversationWindow.ConversationWindow => {
    const window = ConversationWindow.open(channel, {
      tenant: Scenario.tenant,
      conversationId: scenario.conversation().id!,
      commands: Command.catalogue([...builtin, PostFile]),
    })
    const { events } = scenario
    held.push(scenario.stream, {
      _tag: "Range",
      range: { from: 1, to: events.length, events, head: events.length },
    })
    return window
  }
  const window = open()
  const trays = AttachmentTray.make(ports)
  const tray = trays.of(window)
  const drafts = Drafts.make({ steps: [trays.step], hold: () => hold, schedule: () => () => {} })
  const draft = drafts.of(window)
  const stages = (): ReadonlyArray<string> => tray.state.get().map(({ stage }) => stage._tag)
  /** The time of everything that waits has come; after how long, milliseconds. */
  const ring = (): ReadonlyArray<number> => {
    const due = [...alarms]
    alarms.clear()
    for (const { run } of due) run()
    return due.map(({ after }) => after)
  }
  return { scenario, held, status, network, alarms, ring, sent, open, window, trays, tray, drafts, draft, stages }
}

const settled = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

describe("AttachmentTray", () => {
  it("[FL8] a file goes from its choice to the thread, and is shared only once it was cleared", async () => {
    const { tray, draft, sent, stages, held, window } = setup()
    tray.add([photo])
    assert.deepStrictEqual(stages(), ["Validating"])
    assert.isFalse(await draft.publish())
    assert.deepStrictEqual(sent[0]!.sending, {
      file: photo,
      conversationId: window.id,
      name: "lampe.png",
      mediaType: "image/png",
    })
    sent[0]!.on.progressed(400)
    sent[0]!.on.received()
    draft.write("Voici la lampe")
    assert.isFalse(await draft.publish())
    assert.deepInclude(draft.publishing.get(), { _tag: "Stopped", step: "files", reasons: [{ key: "FilesUnderWay" }] })
    assert.isEmpty(held.submitted)
    sent[0]!.on.cleared(kept)
    assert.isTrue(await draft.publish())
    assert.deepStrictEqual(
      held.submitted.map(({ call }) => call),
      [
        { name: "postFile", input: { file: kept } },
        { name: "postMessage", input: { text: "Voici la lampe" } },
      ],
    )
    assert.isEmpty(tray.state.get())
    const pending = Timeline.slice(window.timeline.get()).filter(({ _tag }) => _tag === "Pending")
    assert.deepInclude(pending[0]?._tag === "Pending" ? pending[0].fact : {}, { _tag: "FilePosted", ...kept })
  })

  it("[FL8] a file needs no words, and what was rejected is not waited for", async () => {
    const { tray, draft, sent, held } = setup()
    tray.add([photo, { ...photo, name: "html.png" }])
    await settled()
    sent[0]!.on.received()
    sent[0]!.on.cleared(kept)
    assert.isTrue(await draft.publish())
    assert.deepStrictEqual(
      held.submitted.map(({ call }) => call.name),
      ["postFile"],
    )
    assert.isFalse(await draft.publish())
  })

  it("[FL12] a file goes out once, whatever waits to be recalled, and not when it was taken out meanwhile", async () => {
    const { tray, draft, sent, held } = setup(5_000)
    const clear = async (fileId: string): Promise<void> => {
      const before = sent.length
      tray.add([photo])
      await settled()
      sent[before]!.on.received()
      sent[before]!.on.cleared({ ...kept, fileId: fileId as FileId })
    }
    await clear("f-1")
    await clear("f-2")
    draft.write("Voici")
    assert.isTrue(await draft.publish())
    assert.isEmpty(held.submitted)
    tray.remove(tray.state.get()[1]!.key)
    draft.write("et encore")
    // The second sends the first, which waited.
    assert.isTrue(await draft.publish())
    draft.release()
    assert.deepStrictEqual(
      held.submitted.map(({ call }) => call.name),
      ["postFile", "postMessage", "postMessage"],
    )
    assert.deepStrictEqual(held.submitted[0]!.call.input, { file: kept })
  })

  it("[FL8] what does not fit is never sent, and what cannot be read can be tried again", async () => {
    const { tray, sent, stages } = setup()
    tray.add([
      { ...photo, name: "html.png" },
      { ...photo, name: "gone.png" },
      { ...photo, size: 20_000_000 },
    ])
    await settled()
    assert.deepStrictEqual(stages(), ["Rejected", "Failed", "Rejected"])
    assert.isEmpty(sent)
    tray.resume(tray.state.get()[1]!.key)
    assert.strictEqual(stages()[1], "Validating")
    await settled()
    assert.strictEqual(stages()[1], "Failed")
  })

  it("[FL9] an upload that broke off goes on by itself when the channel is online again, and not before", async () => {
    const { tray, sent, stages, status } = setup()
    tray.add([photo])
    await settled()
    sent[0]!.on.progressed(600)
    status.set({ _tag: "Offline", retryAt: 0 })
    sent[0]!.on.broken(FileReason.make("FileNotSent"))
    assert.deepStrictEqual(stages(), ["Failed"])
    status.set({ _tag: "Connecting", attempt: 1 })
    assert.deepStrictEqual(stages(), ["Failed"])
    assert.isEmpty(sent[0]!.did)
    status.set({ _tag: "Online" })
    assert.deepStrictEqual(tray.state.get()[0]!.stage, { _tag: "Uploading", sent: 600, paused: false })
    assert.deepStrictEqual(sent[0]!.did, ["resume"])
  })

  it("[FL9] an upload that broke off goes on when the network is back, though the channel never was away; then nobody listens", async () => {
    const { tray, sent, network, stages } = setup()
    tray.add([photo, { ...photo, name: "autre.png" }])
    await settled()
    tray.pause(tray.state.get()[1]!.key)
    sent[0]!.on.progressed(600)
    assert.strictEqual(network.size, 0)
    sent[0]!.on.broken(FileReason.make("FileNotSent"))
    assert.deepStrictEqual(stages(), ["Failed", "Uploading"])
    assert.strictEqual(network.size, 1)
    for (const back of network) back()
    assert.deepStrictEqual(
      tray.state.get().map(({ stage }) => stage),
      [
        { _tag: "Uploading", sent: 600, paused: false },
        { _tag: "Uploading", sent: 0, paused: true },
      ],
    )
    assert.deepStrictEqual(
      sent.map(({ did }) => did),
      [["resume"], ["pause"]],
    )
    assert.strictEqual(network.size, 0)
    // It breaks off again, and is taken out: nothing is left to listen for.
    sent[0]!.on.broken(FileReason.make("FileNotSent"))
    assert.strictEqual(network.size, 1)
    tray.remove(tray.state.get()[0]!.key)
    assert.strictEqual(network.size, 0)
  })

  it("[FL17] what broke off is tried again by itself though nobody notices the cut, and is broken until it goes on", async () => {
    const { tray, sent, stages, ring, alarms } = setup()
    tray.add([photo])
    await settled()
    const { on, did } = sent[0]!
    on.progressed(400)
    assert.strictEqual(alarms.size, 0)
    const waited: Array<number> = []
    for (let i = 0; i < 5; i++) {
      on.broken(FileReason.make("FileNotSent"))
      waited.push(...ring())
      assert.deepStrictEqual(stages(), ["Failed"])
    }
    // Doubling from 2 s to 10 s, of which half to all is waited: here three quarters.
    assert.deepStrictEqual(waited, [1_500, 3_000, 6_000, 7_500, 7_500])
    assert.deepStrictEqual(
      did,
      Array.from({ length: 5 }, () => "resume"),
    )
    // What the server has already is no progress; any more is, and the next wait is a short one.
    on.progressed(400)
    assert.deepStrictEqual(stages(), ["Uploading"])
    on.broken(FileReason.make("FileNotSent"))
    assert.deepStrictEqual(ring(), [7_500])
    on.progressed(401)
    on.broken(FileReason.make("FileNotSent"))
    assert.deepStrictEqual(ring(), [1_500])
    on.received()
    assert.deepStrictEqual(stages(), ["Scanning"])
    // Nobody could look at it: that too is asked again.
    on.broken(FileReason.make("FileNotChecked"))
    assert.deepStrictEqual(ring(), [1_500])
    on.cleared(kept)
    assert.deepStrictEqual(stages(), ["Ready"])
    assert.strictEqual(alarms.size, 0)
  })

  it("[FL17] what trying again does not mend is left to its sender, and nothing waits for what was resumed or taken out", async () => {
    const { tray, sent, network, alarms, ring } = setup()
    tray.add([photo])
    await settled()
    const { on, did } = sent[0]!
    for (const key of ["FileGone", "FileRoom"] as const) {
      on.broken(FileReason.make(key))
      assert.strictEqual(alarms.size, 0)
    }
    on.broken(FileReason.make("FileNotSent"))
    assert.strictEqual(alarms.size, 1)
    for (const back of network) back()
    assert.strictEqual(alarms.size, 0)
    assert.deepStrictEqual(did, ["resume"])
    on.broken(FileReason.make("FileNotSent"))
    tray.remove(tray.state.get()[0]!.key)
    assert.strictEqual(alarms.size, 0)
    assert.isEmpty(ring())
    assert.deepStrictEqual(did, ["resume", "cancel"])
  })

  it("[FL9] what is paused stays so until it is resumed; what is taken out is given up, and says nothing more", async () => {
    const { tray, sent, stages } = setup()
    tray.add([photo])
    await settled()
    const { key } = tray.state.get()[0]!
    tray.pause(key)
    tray.pause(key)
    tray.resume(key)
    assert.deepStrictEqual(sent[0]!.did, ["pause", "resume"])
    assert.strictEqual(tray.file(key), photo)
    tray.remove(key)
    assert.deepStrictEqual(sent[0]!.did, ["pause", "resume", "cancel"])
    assert.isUndefined(tray.file(key))
    sent[0]!.on.received()
    sent[0]!.on.cleared(kept)
    assert.isEmpty(stages())
  })

  it("[FL9] one that is taken out while it is looked at is not sent", async () => {
    const { tray, sent } = setup()
    tray.add([photo])
    tray.remove(tray.state.get()[0]!.key)
    await settled()
    assert.isEmpty(sent)
  })

  it("[FL10] files stay with their conversation when its window is closed and opened again", async () => {
    const { trays, tray, window, open, drafts, sent, held } = setup()
    tray.add([photo])
    await settled()
    window.close()
    sent[0]!.on.received()
    sent[0]!.on.cleared(kept)
    const again = open()
    assert.strictEqual(trays.of(again), tray)
    assert.strictEqual(Attachments.unshared(tray.state.get()), 1)
    assert.isTrue(await drafts.of(again).publish())
    assert.strictEqual(held.submitted.length, 1)
    assert.strictEqual(Attachments.unshared(tray.state.get()), 0)
  })

  it("[FL10] who leaves leaves no file behind: uploads are given up", async () => {
    const { trays, tray, window, sent } = setup()
    tray.add([photo])
    await settled()
    trays.forget(window.channel)
    assert.deepStrictEqual(sent[0]!.did, ["cancel"])
    assert.isEmpty(tray.state.get())
    assert.isEmpty(trays.of(window).state.get())
  })
})

describe("PostFile", () => {
  const file: KeptFile = { ...kept, conversationId: "c" as ConversationId, by: Scenario.ines }
  const decide = (found: Partial<KeptFile> | undefined) => {
    const scenario = Scenario.make("Bonjour")
    const conversation = scenario.conversation()
    const command = postFile({
      find: (id) =>
        id === file.fileId && found !== undefined ? { ...file, conversationId: conversation.id!, ...found } : undefined,
    })
    // What the sender says of it is not what is taken.
    const input = { file: { ...kept, name: "autre.pdf", mediaType: "application/pdf", size: 1 } }
    return Command.decide(command, conversation, input, {
      tenant: Scenario.tenant,
      by: Scenario.ines,
      role: "agent",
      at: 1,
      commandId: "command-1" as never,
      visitorOnline: true,
    })
  }

  it("[FL11] what becomes a fact is the file as it is kept, whatever is said of it", () => {
    const decision = decide({})
    assert.deepStrictEqual(decision._tag === "Accepted" && decision.events, [{ _tag: "FilePosted", ...kept }])
  })

  it("[FL11] a file that is not kept, is somebody else's or another conversation's is refused", () => {
    const others: ReadonlyArray<Partial<KeptFile> | undefined> = [
      undefined,
      { conversationId: "other" as ConversationId },
      { by: { ...Scenario.ines, id: "marc" as never } },
      { by: { _tag: "Visitor", id: "ines" as VisitorId } },
    ]
    for (const other of others) {
      const decision = decide(other)
      assert.deepStrictEqual(decision._tag === "Rejected" && decision.rejection.reasons.map(({ key }) => key), [
        "FileUnknown",
      ])
    }
  })

  it("[FL16] one past the number that may wait is refused as such", () => {
    const decision = decide({ tooMany: { max: 5 } })
    assert.deepStrictEqual(decision._tag === "Rejected" && decision.rejection.reasons, [
      { key: "TooManyFiles", params: { max: 5 } },
    ])
  })
})
