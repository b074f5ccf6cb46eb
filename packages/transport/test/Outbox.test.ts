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

/** Tabs over one storage: what one changes, the others are told of. */
const tabbed = () => {
  const shared = localStorage()
  const ears = new Map<object, (event: { readonly key: string | null }) => void>()
  const tab = () => {
    const self = {}
    const tell = (key: string) => {
      for (const [other, hear] of ears) if (other !== self) queueMicrotask(() => hear({ key }))
    }
    const storage: Outbox.WebStorage = {
      get length() {
        return shared.length
      },
      key: shared.key,
      getItem: shared.getItem,
      setItem: (key, value) => {
        shared.setItem(key, value)
        tell(key)
      },
      removeItem: (key) => {
        shared.removeItem(key)
        tell(key)
      },
    }
    const changes: Outbox.StorageChanges = {
      addEventListener: (_, listener) => void ears.set(self, listener),
      removeEventListener: () => void ears.delete(self),
    }
    return { storage, changes }
  }
  return { tab, listeners: () => ears.size }
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

  it("[T33] what is taken over before the session listens is given to it when it does, once", async () => {
    const [storage, shared] = [localStorage(), locks()]
    const open = () => Outbox.webStorage(storage, "desk", shared).open()
    const first = await open()
    await first.put(entry("command-1"))
    const second = await open()
    first.release()
    await moment()
    const given: Array<string> = []
    const listen = () => second.adopted((entries) => void given.push(...ids(entries)))
    listen()
    expect([second.held, given]).toEqual([[], ["command-1"]])
    listen()
    expect(given).toEqual(["command-1"])
  })

  it("[T33] a tab that held nothing when the other opened is followed from its first wish on", async () => {
    const [tabs, shared] = [tabbed(), locks()]
    const open = async (tab: ReturnType<typeof tabs.tab>) => {
      const slot = await Outbox.webStorage(tab.storage, "desk", shared, tab.changes).open()
      const given: Array<string> = []
      slot.adopted((entries) => void given.push(...ids(entries)))
      return { slot, given }
    }
    const [first, second] = [await open(tabs.tab()), await open(tabs.tab())]
    await first.slot.put(entry("command-1"))
    await first.slot.put(entry("command-2"))
    await moment()
    expect(second.given).toEqual([])
    // One that came later is followed too, and what was taken over goes on to the next.
    const third = await open(tabs.tab())
    await third.slot.put(entry("command-3"))
    first.slot.release()
    await moment()
    expect([...second.given, ...third.given]).toEqual(["command-1", "command-2"])
    third.slot.release()
    await moment()
    expect(second.given.toSorted()).toEqual(["command-1", "command-2", "command-3"])
    second.slot.release()
    expect(tabs.listeners()).toBe(0)
  })

  it("[T33] what a tab put just before it went is taken over with the rest", async () => {
    const [storage, shared] = [localStorage(), locks()]
    const first = await Outbox.webStorage(storage, "desk", shared).open()
    await first.put(entry("command-1"))
    const slow: Outbox.Locks = {
      request: async (name, options, callback) => {
        if (options.ifAvailable === true) {
          await first.put(entry("command-2"))
          first.release()
          await moment()
        }
        return shared.request(name, options, callback)
      },
    }
    const second = await Outbox.webStorage(storage, "desk", slow).open()
    expect(ids(second.held)).toEqual(["command-1", "command-2"])
  })

  it("[T32] a longer key that begins with this one is left alone", async () => {
    const [storage, shared] = [localStorage(), locks()]
    const first = await Outbox.webStorage(storage, "desk/ines", shared).open()
    await first.put(entry("command-1"))
    first.release()
    await moment()
    expect((await Outbox.webStorage(storage, "desk", shared).open()).held).toEqual([])
    expect(ids((await Outbox.webStorage(storage, "desk/ines", shared).open()).held)).toEqual(["command-1"])
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
