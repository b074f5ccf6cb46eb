import type { CommandId } from "@pupitre/core/Id"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as Outbox from "@pupitre/transport/Outbox"
import { describe, expect, it } from "vitest"

const entry = (commandId: string): Outbox.Entry => ({
  commandId: commandId as CommandId,
  stream: "acme/conversation/c1" as StreamKey,
  call: { name: "postMessage", input: { text: commandId } },
  at: 1,
})

/** A `localStorage` that lasts as long as the test. */
const localStorage = (): Outbox.WebStorage & { readonly items: Map<string, string> } => {
  const items = new Map<string, string>()
  return {
    items,
    get length() {
      return items.size
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  }
}

/** `navigator.locks`, exclusive only. */
const locks = (): Outbox.Locks => {
  const queues = new Map<string, Promise<unknown>>()
  const held = new Set<string>()
  return {
    request: async (name, { ifAvailable, signal }, callback) => {
      if (ifAvailable === true && held.has(name)) return callback(null)
      await queues.get(name)
      if (signal?.aborted === true) throw new DOMException("left", "AbortError")
      held.add(name)
      const result = Promise.resolve(callback({ name }))
      queues.set(
        name,
        result.then(() => held.delete(name)),
      )
      return result
    },
  }
}

const ids = (entries: ReadonlyArray<Outbox.Entry>): ReadonlyArray<string> => entries.map((e) => e.commandId)
const moment = () => new Promise((resolve) => setTimeout(resolve, 5))

describe("Outbox.webStorage", () => {
  for (const [name, make] of [
    ["with locks", locks],
    ["with the platform's locks", () => navigator.locks],
    ["without locks", () => undefined],
  ] as const) {
    it(`[T32] ${name}: what a page left behind is held by the next, oldest first`, async () => {
      const [storage, shared] = [localStorage(), make()]
      const first = await Outbox.webStorage(storage, "desk", shared).open()
      for (let i = 0; i < 12; i++) await first.put(entry(`command-${i}`))
      first.remove("command-3" as CommandId)
      first.remove("never-there" as CommandId)
      first.release()
      await moment()
      const second = await Outbox.webStorage(storage, "desk", shared).open()
      const left = Array.from({ length: 12 }, (_, i) => `command-${i}`).filter((id) => id !== "command-3")
      expect(ids(second.held)).toEqual(left)
      expect(second.problems).toEqual([])
      for (const id of left) second.remove(id as CommandId)
      expect(storage.items.size).toBe(0)
    })
  }

  it.each([
    ["locks", locks()],
    ["the platform's locks", navigator.locks],
  ])("[T33] what a living tab holds is its own until it goes, then goes to one other, by %s", async (_, shared) => {
    const storage = localStorage()
    const open = () => Outbox.webStorage(storage, "living", shared).open()
    const first = await open()
    await first.put(entry("command-1"))
    const [second, third] = [await open(), await open()]
    const adopted: Array<string> = []
    for (const slot of [second, third]) slot.adopted((entries) => void adopted.push(...ids(entries)))
    expect([...second.held, ...third.held]).toEqual([])
    await first.put(entry("command-2"))
    await moment()
    expect(adopted).toEqual([])
    first.release()
    await moment()
    expect(adopted).toEqual(["command-1", "command-2"])
    expect(storage.items.size).toBe(2)
    for (const slot of [second, third]) slot.release()
  })

  it("[T32] another person's key is left alone", async () => {
    const storage = localStorage()
    const first = await Outbox.webStorage(storage, "desk/ines", locks()).open()
    await first.put(entry("command-1"))
    const second = await Outbox.webStorage(storage, "desk/paul", locks()).open()
    expect(second.held).toEqual([])
  })

  it("[T34] what cannot be read is told, without its content, and costs nothing else", async () => {
    const storage = localStorage()
    const first = await Outbox.webStorage(storage, "desk", undefined).open()
    await first.put(entry("command-1"))
    first.release()
    storage.setItem("desk/other/000000000", "{canary")
    storage.setItem("desk/other/000000001", '{"commandId":"canary"}')
    storage.setItem("unrelated", "x")
    await moment()
    const second = await Outbox.webStorage(storage, "desk", undefined).open()
    expect(ids(second.held)).toEqual(["command-1"])
    expect(second.problems).toHaveLength(2)
    expect(second.problems.join()).not.toContain("canary")
    expect(storage.items.has("unrelated")).toBe(true)
  })

  it("[T34] a storage that refuses opens empty and says so", async () => {
    const refusing: Outbox.WebStorage = {
      get length(): number {
        throw new Error("denied")
      },
      key: () => null,
      getItem: () => null,
      setItem: () => {
        throw new Error("denied")
      },
      removeItem: () => {},
    }
    const slot = await Outbox.webStorage(refusing, "desk", locks()).open()
    expect(slot.held).toEqual([])
    expect(slot.problems.join()).toContain("denied")
  })
})

describe("Outbox.memory", () => {
  it("[T32] hands what one session left to the next", async () => {
    const outbox = Outbox.memory()
    const first = await outbox.open()
    await first.put(entry("command-1"))
    await first.put(entry("command-2"))
    first.remove("command-1" as CommandId)
    first.release()
    await first.put(entry("command-3"))
    expect(ids((await outbox.open()).held)).toEqual(["command-2"])
  })
})
