/** Drafts in IndexedDB, on an implementation of it in memory and the platform's own BroadcastChannel. */
import { assert, beforeEach, describe, it } from "@effect/vitest"
import type { IndexedDbDrafts } from "@pupitre/core/adapter/IndexedDbDrafts"
import { make } from "@pupitre/core/adapter/IndexedDbDrafts"
import type { DraftKey } from "@pupitre/core/composer/DraftStore"
import { nameOf } from "@pupitre/core/composer/DraftStore"
import * as Writing from "@pupitre/core/composer/Writing"
import { IDBFactory } from "fake-indexeddb"
import { createStore, set } from "idb-keyval"

const key = (owner: string, id = "one"): DraftKey => ({
  owner: `Agent/${owner}`,
  stream: `lumen/conversation/${id}` as DraftKey["stream"],
  kind: "reply",
})
const written = (text: string, writer: string, at = 1_000): Writing.Writing =>
  Writing.write(Writing.empty, text, { writer, at })

const using = async (
  run: (tab: IndexedDbDrafts, other: IndexedDbDrafts) => Promise<void>,
  now = 1_000,
): Promise<void> => {
  const [tab, other] = [make({ now: () => now }), make({ now: () => now })]
  try {
    await run(tab, other)
  } finally {
    tab.close()
    other.close()
  }
}

describe("IndexedDbDrafts", () => {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory()
  })

  it("[DR13] what one page keeps, the next one finds", () =>
    using(async (tab, other) => {
      assert.isUndefined(await tab.load(key("ines")))
      await tab.save(key("ines"), written("Bonjour 👩‍👩‍👧", "a"))
      assert.strictEqual(Writing.text((await other.load(key("ines")))!), "Bonjour 👩‍👩‍👧")
      assert.isUndefined(await other.load(key("marc")), "another person's")
      assert.isUndefined(await other.load({ ...key("ines"), kind: "note" }))
    }))

  it("[DR13] what two tabs keep at once is both kept", () =>
    using(async (tab, other) => {
      await Promise.all([tab.save(key("ines"), written("ici", "a")), other.save(key("ines"), written("là", "b"))])
      const both = (await tab.load(key("ines")))!
      assert.deepStrictEqual([Writing.text(both), ...Writing.others(both)], ["là", "ici"])
    }))

  it("[DR13] a tab hears of what another keeps, and not of its own", () =>
    using(async (tab, other) => {
      const heard = new Promise<readonly [DraftKey, Writing.Writing]>((resolve) =>
        other.watch((...told) => resolve(told)),
      )
      tab.watch(() => assert.fail("heard itself"))
      await tab.save(key("ines"), written("Bonjour", "a"))
      const [of, writing] = await heard
      assert.deepStrictEqual(of, key("ines"))
      assert.strictEqual(Writing.text(writing), "Bonjour")
    }))

  it("[DR13] what a page wrote is there for the next one though the page was gone before the database had it", async () => {
    const stored = new Map<string, string>()
    const journal = {
      get length() {
        return stored.size
      },
      key: (index: number) => [...stored.keys()][index] ?? null,
      getItem: (name: string) => stored.get(name) ?? null,
      setItem: (name: string, value: string) => void stored.set(name, value),
      removeItem: (name: string) => void stored.delete(name),
    }
    const gone = make({ now: () => 1_000, journal })
    let writing = Writing.empty
    const saves = Array.from("Bonjour", (_, i) => {
      writing = Writing.write(writing, "Bonjour".slice(0, i + 1), { writer: "a", at: 1_000 })
      return gone.save(key("ines"), writing)
    })
    // Nothing of the database has run yet: this is all that a page leaves that is closed now.
    const left = new Map(stored)
    assert.strictEqual(left.size, 1)
    await Promise.all(saves)
    assert.strictEqual(Writing.text((await gone.load(key("ines")))!), "Bonjour")
    gone.close()
    assert.strictEqual(stored.size, 0, "the database has it: it stands nowhere else")
    globalThis.indexedDB = new IDBFactory()
    for (const [name, value] of left) stored.set(name, value)
    stored.set("pupitre.drafts/other/broken", "{")
    stored.set("somebody.else", "x")
    const next = make({ now: () => 1_000, journal })
    assert.strictEqual(Writing.text((await next.load(key("ines")))!), "Bonjour")
    assert.deepStrictEqual([...stored.keys()], ["somebody.else"])
    next.close()
  })

  it("[DR13] what cannot be read is nothing, and is written over", () =>
    using(async (tab) => {
      await set(nameOf(key("ines")), { heads: "none", seen: 1 }, createStore("pupitre.drafts", "drafts"))
      assert.isUndefined(await tab.load(key("ines")))
      await tab.save(key("ines"), written("Bonjour", "a"))
      assert.strictEqual(Writing.text((await tab.load(key("ines")))!), "Bonjour")
    }))

  it("[DR13] a person's drafts are forgotten, nobody else's; old ones by themselves, published ones sooner", async () => {
    const day = 24 * 3_600_000
    await using(async (tab) => {
      for (const who of ["ines", "marc"]) await tab.save(key(who), written("Bonjour", "a"))
      await tab.forget("Agent/ines")
      assert.isUndefined(await tab.load(key("ines")))
      assert.isDefined(await tab.load(key("marc")))
      await tab.save(key("marc", "published"), Writing.write(written("x", "a"), "", { writer: "a", at: 1_000 }))
    })
    const left = async (now: number): Promise<ReadonlyArray<boolean>> => {
      let found: ReadonlyArray<boolean> = []
      await using(async (tab) => {
        // What it sweeps as it is made goes before what is asked of it next.
        await tab.save(key("other"), written("", "a", now))
        found = [(await tab.load(key("marc"))) !== undefined, (await tab.load(key("marc", "published"))) !== undefined]
      }, now)
      return found
    }
    assert.deepStrictEqual(await left(day - 1), [true, true])
    await left(2 * day)
    assert.deepStrictEqual(await left(2 * day), [true, false])
    await left(31 * day)
    assert.deepStrictEqual(await left(31 * day), [false, false])
  })
})
