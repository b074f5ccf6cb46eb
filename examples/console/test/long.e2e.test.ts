/**
 * A conversation far longer than what a window opens with, read from its end to its beginning in a real browser.
 */
import type { Browser, Page } from "playwright"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import { launch, person } from "../scripts/Browser.ts"
import type { Served } from "../scripts/Served.ts"
import { serve } from "../scripts/Served.ts"
import { catalogue } from "../src/words/catalogue.ts"

const messages = 420
const within = { timeout: 15_000, interval: 50 }

let served: Served
let browser: Browser
let desk: Page
const complaints: Array<string> = []

const text = (n: number): string => `Message ${n} sur ${messages}${n % 7 === 0 ? " — avec une suite ".repeat(9) : ""}`

/** A visitor and Inès who have been writing to each other for long. */
const script = {
  name: "lise-longue",
  about: "Longer than a window opens with.",
  visitor: { id: "demo-lise", name: "Lise" },
  startedMinutesAgo: 600,
  turns: [
    { after: 0, by: "visitor", command: "giveConsent", input: { scopes: ["store"] } },
    { after: 1, by: "visitor", command: "startConversation", input: { mode: "chat" } },
    { after: 1, by: "ines", command: "takeConversation", input: {} },
    ...Array.from({ length: messages }, (_, i) => ({
      after: 10,
      by: i % 3 === 0 ? "visitor" : "ines",
      command: "postMessage",
      input: { text: text(i + 1) },
    })),
  ],
}

beforeAll(async () => {
  served = await serve({ more: { "lise-longue.json": script } })
  browser = await launch()
  desk = (await person(browser)).page
  desk.setDefaultTimeout(15_000)
  desk.on("pageerror", (error) => complaints.push(error.message))
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
})

const rows = () => desk.locator(".pu-thread-rows .pu-row")
const gap = () => desk.locator(".pu-thread-rows .pu-gap")
const box = () => desk.locator(".pu-thread-box")
const earlier = () => desk.locator(".pu-thread-earlier button")

/** The message that is first in view, or another, and how far from the top of the thread it stands. */
const reading = (text?: string): Promise<{ readonly text: string; readonly top: number }> =>
  box().evaluate((at, text) => {
    const edge = at.getBoundingClientRect().top
    const row = [...at.querySelectorAll(".pu-row[data-kind=MessagePosted]")].find((one) =>
      text === undefined ? one.getBoundingClientRect().bottom > edge : one.textContent.includes(text),
    )
    return {
      text: /Message \d+ sur/.exec(row?.textContent ?? "")?.[0] ?? "",
      top: Math.round((row?.getBoundingClientRect().top ?? 0) - edge),
    }
  }, text)

/** {@link reading} once it is what it was a moment before. */
const settled = async (): Promise<Awaited<ReturnType<typeof reading>>> => {
  let last = await reading()
  const isStill = async (): Promise<boolean> => {
    const before = last
    last = await reading()
    return last.text === before.text && last.top === before.top
  }
  await expect.poll(isStill, within).toBe(true)
  return last
}

const numbers = async (): Promise<ReadonlyArray<number>> =>
  (await rows().allTextContents()).flatMap((one) => {
    const found = /Message (\d+) sur/.exec(one)
    return found === null ? [] : [Number(found[1])]
  })

describe("a long thread", () => {
  it("opens at its end, and what is before is a hole that says how much is missing", async () => {
    await desk.goto(`${served.url}/desk/c/demo-lise-longue-2?lang=fr&as=ines`)
    await expect.poll(async () => (await numbers()).at(-1), within).toBe(messages)
    assert.isBelow(await rows().count(), 200)
    await earlier().click()
    await expect.poll(() => gap().count(), within).toBe(1)
    const missing = Number(/\d+/.exec((await gap().textContent()) ?? "")?.[0])
    assert.isAbove(missing, messages - 200 - 30)
  })

  it("what is loaded above moves nothing that is being read, at the very top too", async () => {
    await box().evaluate((at) => at.scrollTo(0, 0))
    for (let step = 0; step < 20; step++) {
      const more = (await earlier().count()) > 0 ? earlier() : gap().getByRole("button")
      if ((await more.count()) === 0) break
      await box().evaluate((at) => at.scrollTo(0, 0))
      const [before, held] = [await settled(), (await numbers())[0] ?? 0]
      await more.first().click()
      await expect
        .poll(async () => ((await numbers())[0] ?? 0) < held || (await earlier().count()) > 0, within)
        .toBe(true)
      const after = await reading(before.text)
      assert.isAtMost(Math.abs(after.top - before.top), 2, before.text)
    }
    assert.strictEqual(await gap().count(), 0)
  })

  it("the whole of it is there once and in order", async () => {
    for (let step = 0; step < 10 && (await earlier().count()) > 0; step++) await earlier().click()
    const whole = Array.from({ length: messages }, (_, i) => i + 1)
    await expect.poll(numbers, within).toEqual(whole)
    assert.deepStrictEqual(complaints, [])
    const label = catalogue["thread.toEnd"].fr
    await desk.getByRole("button", { name: label }).click()
    assert.strictEqual((await reading()).text === "", false)
  })
})
