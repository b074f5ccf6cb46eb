import { assert, describe, it } from "@effect/vitest"
import type { Score } from "./Cases.ts"
import { none, words } from "./Cases.ts"
import { referrers } from "./referrers.ts"
import { userAgents } from "./userAgents.ts"

const share = ({ right, of }: Score): number => right / of
const origins = referrers()
const agents = userAgents()

describe("accuracy on published cases", () => {
  // Where there are none the name of the test says so: it is not to be taken for one that has looked.
  if (origins === undefined) it("[P29] NOT LOOKED AT, no published referrers here", () => console.warn(none))
  else {
    it(`[P29] kind and source of at least 95 % of ${origins[2].whole.of} published referrers are right`, () => {
      const both = origins[2]
      console.log(`kind ${words(both.kind)}, kind and source ${words(both.whole)}`)
      assert.isAtLeast(both.whole.of, 25)
      assert.isAtLeast(share(both.kind), 0.95, both.wrong.join("\n"))
      assert.isAtLeast(share(both.whole), 0.95, both.wrong.join("\n"))
    })
  }

  if (agents === undefined) it("[P42] NOT LOOKED AT, no published user agents here", () => console.warn(none))
  else {
    const { ours, peers, wrongOfPages } = agents
    it(`[P42] ${ours.browser.of} browsers and ${ours.system.of} systems are read at least as well as by the best of ${peers.length} parsers`, () => {
      console.log(`browsers ${words(ours.browser)}, systems ${words(ours.system)}`)
      assert.isAtLeast(peers.length, 4)
      for (const { name, browser, system } of peers) {
        assert.isAtLeast(share(ours.browser), share(browser), name)
        assert.isAtLeast(share(ours.system), share(system), name)
      }
    })

    it("[P42] of the browsers that open a page at least 95 % are read, and of their systems", () => {
      console.log(`browsers ${words(ours.browserOfPages)}, systems ${words(ours.systemOfPages)}`)
      assert.isAtLeast(ours.browserOfPages.of, 100)
      assert.isAtLeast(share(ours.browserOfPages), 0.95, wrongOfPages.join("\n"))
      assert.isAtLeast(share(ours.systemOfPages), 0.95, wrongOfPages.join("\n"))
    })
  }
})
