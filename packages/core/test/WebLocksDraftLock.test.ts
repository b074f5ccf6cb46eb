/** The lock of a draft between tabs, on the platform's own Web Locks and BroadcastChannel. */
import { assert, describe, it } from "@effect/vitest"
import type { WebLocksDraftLock } from "@pupitre/core/adapter/WebLocksDraftLock"
import { make } from "@pupitre/core/adapter/WebLocksDraftLock"
import type { DraftLock } from "@pupitre/core/composer/DraftLock"
import { memory } from "@pupitre/core/composer/DraftLock"

const draft = "reply Agent/ines lumen/conversation/one"

/** Who has it as a page knows it, with what is under way in it as it loses it. */
const page = (lock: DraftLock, putDown: () => Promise<void> = async () => {}) => {
  const seen = { has: false, lost: 0 }
  lock.watch(async () => {
    seen.has = false
    seen.lost++
    await putDown()
  })
  return {
    seen,
    take: (at = draft): Promise<void> =>
      new Promise((resolve) =>
        lock.take(at, () => {
          seen.has = true
          resolve()
        }),
      ),
  }
}

let names = 0
const tabs = async (run: (tab: (patience?: number) => WebLocksDraftLock) => Promise<void>): Promise<void> => {
  const name = `lock-${++names}`
  const made: Array<WebLocksDraftLock> = []
  try {
    await run((patience) => {
      const lock = make({ name, ...(patience !== undefined && { patience }) })
      made.push(lock)
      return lock
    })
  } finally {
    for (const one of made) one.close()
  }
}

describe("WebLocksDraftLock", () => {
  it("[DR14] the tab that takes it last has it, once the one before has kept what it wrote", () =>
    tabs(async (tab) => {
      // It may be asked for more than once: a tab that hears late that another was granted it asks again.
      const keeping: Array<() => void> = []
      const here = page(tab(60_000), () => new Promise((resolve) => keeping.push(resolve)))
      const there = page(tab(60_000))
      await here.take()
      assert.deepStrictEqual([here.seen.has, there.seen.has], [true, false])
      const taken = there.take()
      await new Promise<void>((resolve) => {
        const again = (): void => (here.seen.lost > 0 ? resolve() : void setTimeout(again))
        again()
      })
      assert.deepStrictEqual([here.seen.has, there.seen.has], [false, false])
      for (const kept of keeping) kept()
      await taken
      assert.isTrue(there.seen.has)
      // Another draft is another lock.
      await here.take("note Agent/ines lumen/conversation/one")
      assert.isTrue(there.seen.has)
    }))

  it("[DR14] taken in two tabs at once it is granted to one after the other, and a tab that is closed has put it down", () =>
    tabs(async (tab) => {
      const locks = [tab(60_000), tab(60_000), tab(60_000)]
      const pages = locks.map((lock) => page(lock))
      await Promise.all(pages.map((one) => one.take()))
      assert.isAtMost(pages.filter(({ seen }) => seen.has).length, 1)
      for (const lock of locks) lock.close()
      const next = page(tab(60_000))
      await next.take()
      assert.isTrue(next.seen.has)
    }))

  it("[DR14] a tab that does not put it down in time loses it", () =>
    tabs(async (tab) => {
      const here = page(tab(), () => new Promise(() => {}))
      const there = page(tab(20))
      await here.take()
      await there.take()
      assert.deepStrictEqual([here.seen.has, there.seen.has], [false, true])
    }))

  it("[DR14] where there are no Web Locks, or they are refused, a tab is granted what it asks for", async () => {
    const alone = page(memory())
    await alone.take()
    assert.isTrue(alone.seen.has)
    const lock = make({ name: "refused", locks: { request: () => Promise.reject(new Error("SecurityError")) } })
    const refused = page(lock)
    await refused.take()
    assert.isTrue(refused.seen.has)
    lock.close()
  })
})
