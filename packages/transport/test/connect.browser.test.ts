/** What a browser brings along: `localStorage`, locks, and the news that it is online again. */
import type { StreamKey } from "@pupitre/core/StreamKey"
import type { Connection } from "@pupitre/transport/Connection"
import { connect } from "@pupitre/transport/connect"
import * as Memory from "@pupitre/transport/connection/Memory"
import * as Outbox from "@pupitre/transport/Outbox"
import { afterEach, describe, expect, it } from "vitest"

const stream = "acme/conversation/c1" as StreamKey
const key = "pupitre-test"

/** A server that takes everything and answers nothing. */
const silent = Memory.make(() => ({ received: () => {}, closed: () => {} }))
const page = () => connect({ connection: silent, token: () => "token", outbox: Outbox.webStorage(localStorage, key) })

afterEach(() => {
  for (const name of Object.keys(localStorage)) if (name.startsWith(key)) localStorage.removeItem(name)
})

describe("connect in a browser", () => {
  it("[T10] dials at once when the browser is online again", async () => {
    const nowhere: Connection = {
      dial: ({ closed }) => {
        queueMicrotask(() => closed("nowhere"))
        return { send: () => {}, close: () => {} }
      },
    }
    const channel = await connect({ connection: nowhere, token: () => "token" })
    await expect.poll(() => channel.status.get()._tag).toBe("Offline")
    dispatchEvent(new Event("online"))
    expect(channel.status.get()._tag).toBe("Connecting")
    await channel.close()
    dispatchEvent(new Event("online"))
    expect(channel.status.get()._tag).toBe("Closed")
  })

  it("[T32] what a page wished is still wished by the next", async () => {
    const before = await page()
    const wishes = ["a", "b", "c"].map((text) => before.submit(stream, { name: "postMessage", input: { text } }))
    await before.close()
    const after = await page()
    expect(after.unsettled(stream).map(({ commandId }) => commandId)).toEqual(wishes.map(({ commandId }) => commandId))
    await after.close()
  })

  it("[T33] what a living page wished is not taken from it, and is inherited when it goes", async () => {
    const first = await page()
    const wish = first.submit(stream, { name: "postMessage", input: { text: "mine" } })
    const second = await page()
    expect(second.unsettled(stream)).toEqual([])
    await first.close()
    await expect.poll(() => second.unsettled(stream).map(({ commandId }) => commandId)).toEqual([wish.commandId])
    await second.close()
  })

  it("[T33] a page that had wished nothing when the other opened is inherited from too", async () => {
    // A frame is a page of its own to the storage: the browser tells this one what that one changes.
    const frame = document.body.appendChild(document.createElement("iframe"))
    const other = frame.contentWindow as Window
    const second = await page()
    const first = await connect({
      connection: silent,
      token: () => "token",
      outbox: Outbox.webStorage(other.localStorage, key, other.navigator.locks, other),
    })
    const wish = first.submit(stream, { name: "postMessage", input: { text: "mine" } })
    await first.close()
    await expect.poll(() => second.unsettled(stream).map(({ commandId }) => commandId)).toEqual([wish.commandId])
    await second.close()
    frame.remove()
  })
})
