/** Files of an unsent reply over reloads and between pages, and where a browser keeps them. */
import { assert, describe, it } from "@effect/vitest"
import * as IndexedDbTrays from "@pupitre/core/adapter/IndexedDbTrays"
import * as AttachmentTray from "@pupitre/core/composer/AttachmentTray"
import * as FileReason from "@pupitre/core/composer/FileReason"
import type { KeptFile, TrayKey } from "@pupitre/core/composer/TrayStore"
import { lazily } from "@pupitre/core/composer/TrayStore"
import type { Listener, Sending } from "@pupitre/core/composer/Uploader"
import * as ConversationWindow from "@pupitre/core/ConversationWindow"
import type { FileId } from "@pupitre/core/Id"
import * as HeldChannel from "@pupitre/core/testing/HeldChannel"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as fc from "fast-check"
import { IDBFactory } from "fake-indexeddb"
import { sharedTrays } from "./sharedTrays.js"

const scenario = Scenario.make("Bonjour")
const settled = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

interface Uploading {
  readonly at: string
  readonly on: Listener
  readonly page: object
  readonly bytes: boolean
}

/** A server that keeps files, and the pages of one person before it. */
const setup = () => {
  const store = sharedTrays<File>()
  /** What the server has, by address: whether it is whole. */
  const server = new Map<string, boolean>()
  const uploads = new Set<Uploading>()
  let made = 0
  const ready = (at: string) => ({ fileId: at as FileId, name: "a.png", mediaType: "image/png", size: 1 })
  const open = () => {
    const own = store.page()
    const page = {}
    const uploader = {
      start: (sending: Sending<File>, on: Listener) => {
        const known = sending.at !== undefined && server.has(sending.at)
        const at = known ? sending.at : `up-${++made}`
        const upload: Uploading = { at, on, page, bytes: sending.file !== undefined }
        // It answers later, as a server does.
        void Promise.resolve().then(() => {
          if (!uploads.has(upload)) return
          if (sending.file === undefined && !known) return on.broken(FileReason.make("FileGone"))
          if (!known) server.set(at, false)
          on.located(at)
          if (sending.file === undefined && server.get(at) === true) {
            uploads.delete(upload)
            on.cleared(ready(at))
          }
        })
        uploads.add(upload)
        return {
          pause: () => {},
          resume: () => {},
          cancel: () => {
            uploads.delete(upload)
            server.delete(at)
          },
        }
      },
    }
    const held = HeldChannel.make({ tenant: Scenario.tenant, participant: Scenario.ines, role: "agent" })
    const window = ConversationWindow.open(held.channel, {
      tenant: Scenario.tenant,
      conversationId: scenario.conversation().id!,
    })
    const trays = AttachmentTray.make<File>({
      sniff: async () => "image/png",
      uploader,
      // As a page has it, whose store comes when it is asked for.
      store: lazily(async () => own),
    })
    const tray = trays.of(window)
    return {
      tray,
      trays,
      window,
      reload: () => {
        own.gone()
        for (const one of uploads) if (one.page === page) uploads.delete(one)
      },
    }
  }
  const clear = (upload: Uploading): void => {
    uploads.delete(upload)
    server.set(upload.at, true)
    upload.on.received()
    upload.on.cleared(ready(upload.at))
  }
  return { store, server, uploads, open, clear }
}

const png = (name: string): File => new File(["x"], name, { type: "image/png" })

describe("TrayStore", () => {
  it("[FL14] whatever pages do and whichever is reloaded, no file that was chosen is lost, doubled or brought twice", async () => {
    const step = fc.record({
      what: fc.constantFrom("add", "add", "clear", "reload", "reload", "remove", "post"),
      page: fc.nat({ max: 1 }),
      nth: fc.nat({ max: 4 }),
    })
    let [cleared, reloaded] = [0, 0]
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        const { uploads, open, clear, store } = setup()
        const pages = [open(), open()]
        const live = new Set<string>()
        let named = 0
        await settled()
        for (const { what, page: n, nth } of steps) {
          const page = pages[n]!
          const all = page.tray.state.get()
          const one = all[nth % Math.max(1, all.length)]
          if (what === "add" && all.length < 5) {
            const name = `f${++named}.png`
            live.add(name)
            page.tray.add([png(name)])
          } else if (what === "clear") {
            const [first] = [...uploads].filter(({ bytes }) => bytes)
            if (first !== undefined) {
              cleared++
              clear(first)
            }
          } else if (what === "reload") {
            reloaded++
            page.reload()
            pages[n] = open()
          } else if (what === "remove" && one !== undefined) {
            live.delete(one.name)
            page.tray.remove(one.key)
          } else if (what === "post" && one?.stage._tag === "Ready") {
            const outgoing = await page.trays.step.run({ text: "" }, { conversationId: page.window.id } as never)
            const { fileId } = one.stage.file
            for (const { input, take } of "before" in outgoing ? (outgoing.before ?? []) : []) {
              if ((input as { file: { fileId: string } }).file.fileId !== fileId) continue
              assert.isTrue(take?.())
              live.delete(one.name)
            }
          }
          await settled()
          const names = [...live].toSorted()
          for (const { tray } of pages) {
            assert.deepStrictEqual(
              tray.state
                .get()
                .map(({ name }) => name)
                .toSorted(),
              names,
            )
          }
          const going = [...uploads].filter(({ bytes }) => bytes).map(({ at }) => at)
          assert.strictEqual(new Set(going).size, going.length, "one page at a time")
        }
        // In the end the server has everything, and every page knows.
        for (let left = [...uploads]; left.length > 0; left = [...uploads]) {
          for (const upload of left) if (uploads.has(upload)) clear(upload)
          await settled()
        }
        for (const { tray } of pages) {
          assert.isTrue(tray.state.get().every(({ stage }) => stage._tag === "Ready"))
        }
        // Once the server has them, the browser keeps no bytes.
        assert.isTrue(store.kept().every(({ file }) => file === undefined))
        assert.strictEqual(store.kept().length, live.size)
      }),
      { numRuns: 150 },
    )
    assert.isAbove(Math.min(cleared, reloaded), 20)
  })

  it("[FL14] a reply waits for what an earlier page left, and goes with it", async () => {
    const { open, uploads, clear } = setup()
    const first = open()
    first.tray.add([png("a.png")])
    await settled()
    clear([...uploads][0]!)
    await settled()
    first.reload()
    const { trays, window } = open()
    const context = { conversationId: window.id } as never
    const early = await trays.step.run({ text: "Voici" }, context)
    // It goes with it, or it waits; never without.
    assert.isTrue(("_tag" in early && early.reasons[0]?.key === "FilesUnderWay") || "before" in early)
    await settled()
    const outgoing = await trays.step.run({ text: "Voici" }, context)
    assert.strictEqual("before" in outgoing ? outgoing.before?.length : 0, 1)
  })

  it("[FL14] what neither the server nor the browser has is to be chosen again, and then takes its place", async () => {
    const { open, uploads, clear, server } = setup()
    const first = open()
    first.tray.add([png("a.png")])
    await settled()
    clear([...uploads][0]!)
    await settled()
    first.reload()
    // Let be for too long.
    server.clear()
    const { tray } = open()
    await settled()
    const [gone] = tray.state.get()
    assert.strictEqual(gone?.stage._tag === "Failed" && gone.stage.reason.key, "FileGone")
    tray.add([png("a.png")])
    await settled()
    assert.deepStrictEqual(
      tray.state.get().map(({ name, stage }) => `${name} ${stage._tag}`),
      ["a.png Uploading"],
    )
  })

  it("[FL14] who leaves leaves no file behind", async () => {
    const { open, store, server } = setup()
    const { tray, trays, window } = open()
    tray.add([png("a.png")])
    await settled()
    trays.forget(window.channel)
    await settled()
    assert.isEmpty(store.kept())
    assert.strictEqual(server.size, 0)
  })
})

describe("IndexedDbTrays", () => {
  const key = (owner: string): TrayKey => ({ owner: `Agent/${owner}`, stream: "lumen/conversation/one" as never })
  const file = (of: string): KeptFile<File> => ({
    key: of,
    name: `${of}.png`,
    size: 1,
    mediaType: "image/png",
    file: png(of),
  })

  it("[FL15] what one page keeps the next one finds with its bytes, in its order, until it is removed, forgotten or too old", async () => {
    globalThis.indexedDB = new IDBFactory()
    let now = 1_000
    const tab = IndexedDbTrays.make({ now: () => now })
    const other = IndexedDbTrays.make({ now: () => now })
    const heard: Array<string> = []
    other.watch((of, change) => {
      heard.push(
        `${of.owner} ${change._tag === "Kept" ? `${change.file.key} ${"file" in change.file}` : `-${change.key}`}`,
      )
    })
    await tab.save(key("ines"), file("b"))
    await tab.save(key("ines"), file("a"))
    await tab.save(key("marc"), file("c"))
    const found = await other.load(key("ines"))
    assert.deepStrictEqual(
      found.map((one) => one.key),
      ["a", "b"],
    )
    assert.strictEqual(await found[0]?.file?.text(), "x")
    await tab.remove(key("ines"), "a")
    await new Promise((resolve) => setTimeout(resolve, 20))
    assert.deepStrictEqual(heard, ["Agent/ines b false", "Agent/ines a false", "Agent/marc c false", "Agent/ines -a"])
    await tab.forget("Agent/ines")
    assert.isEmpty(await other.load(key("ines")))
    assert.strictEqual((await other.load(key("marc"))).length, 1)
    now += 40 * 24 * 3_600_000
    const later = IndexedDbTrays.make({ now: () => now })
    await new Promise((resolve) => setTimeout(resolve, 20))
    assert.isEmpty(await later.load(key("marc")))
    for (const one of [tab, other, later]) one.close()
  })

  it("[FL15] what cannot be read is nothing, from the database or from another page", async () => {
    globalThis.indexedDB = new IDBFactory()
    const tab = IndexedDbTrays.make()
    await tab.save(key("ines"), { ...file("a"), size: 1.5 })
    const told: Array<unknown> = []
    tab.watch((_, change) => told.push(change))
    const channel = new BroadcastChannel("pupitre.trays")
    channel.postMessage({ key: key("ines"), change: { _tag: "Kept", file: { key: 7 } } })
    channel.postMessage("soup")
    await new Promise((resolve) => setTimeout(resolve, 20))
    assert.isEmpty(await tab.load(key("ines")))
    assert.isEmpty(told)
    channel.close()
    tab.close()
  })
})
