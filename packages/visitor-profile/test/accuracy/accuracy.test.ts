import { assert, describe, it } from "@effect/vitest"
import type { Score } from "./Cases.ts"
import { none, words } from "./Cases.ts"
import { chosen } from "./hostPackages.ts"
import { candidates, referrers } from "./referrers.ts"
import { userAgents } from "./userAgents.ts"

const share = ({ right, of }: Score): number => right / of
const origins = referrers()
const packages = candidates()
const agents = userAgents()
/** Where there are no cases the name of a test says so: it is not to be taken for one that has looked. */
const named = (name: string, looked: unknown): string => (looked === undefined ? `NOT LOOKED AT: ${name}` : name)

describe("accuracy on published cases", () => {
  it(`[P29] ${named("kind and source of at least 95 % of the published referrers are right", origins)}`, () => {
    if (origins === undefined) return console.warn(none)
    const { kind, whole, wrong } = origins[2]
    console.log(`kind ${words(kind)}, kind and source ${words(whole)}`)
    assert.isAtLeast(whole.of, 25)
    assert.isAtLeast(share(kind), 0.95, wrong.join("\n"))
    assert.isAtLeast(share(whole), 0.95, wrong.join("\n"))
  })

  it(`[P29] ${named("no other package that knows hosts does better than the one that was chosen", packages)}`, () => {
    if (packages === undefined) return console.warn(none)
    const own = packages.find(({ name }) => name === chosen)!
    assert.isAtLeast(packages.length, 2)
    for (const { name, kind, alone, within } of packages) {
      assert.isAtLeast(share(own.kind), share(kind), name)
      assert.isAtLeast(share(own.alone), share(alone), name)
      assert.isAtLeast(share(own.within), share(within), name)
    }
  })

  it(`[P42] ${named("browsers and systems are read at least as well as by the best of four parsers and more", agents)}`, () => {
    if (agents === undefined) return console.warn(none)
    const { ours, peers } = agents
    console.log(`browsers ${words(ours.browser)}, systems ${words(ours.system)}`)
    assert.isAtLeast(peers.length, 4)
    for (const { name, browser, system } of peers) {
      assert.isAtLeast(share(ours.browser), share(browser), name)
      assert.isAtLeast(share(ours.system), share(system), name)
    }
  })

  it(`[P42] ${named("of the browsers that open a page at least 95 % are read, and of their systems; every miss has a reason", agents)}`, () => {
    if (agents === undefined) return console.warn(none)
    const { ours, wrongOfPages, wrong } = agents
    console.log(`browsers ${words(ours.browserOfPages)}, systems ${words(ours.systemOfPages)}`)
    assert.isAtLeast(ours.browserOfPages.of, 100)
    assert.isAtLeast(share(ours.browserOfPages), 0.95, wrongOfPages.join("\n"))
    assert.isAtLeast(share(ours.systemOfPages), 0.95, wrongOfPages.join("\n"))
    assert.deepStrictEqual(
      [...wrongOfPages, ...wrong].filter((line) => line.includes("(unexplained)")),
      [],
    )
  })
})
